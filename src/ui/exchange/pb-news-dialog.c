/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-news-dialog.h"

#include <glib/gi18n.h>

#include "ui/pb-ui.h"
#include "ui/widgets/pb-record-row.h"

/* Whoever wants to see more looks at the history. */
#define MAX_RECORDS 200

/**
 * PbNewsDialog:
 *
 * What came in from others: from whom, and which records it changed, by kind.
 */
struct _PbNewsDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwPreferencesPage *page;
  AdwPreferencesGroup *people_group;

  GPtrArray *records;
  guint n_more;
  guint n_loading;
};

G_DEFINE_FINAL_TYPE (PbNewsDialog, pb_news_dialog, ADW_TYPE_DIALOG)

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  PbRecord *first = (PbRecord *) a;
  PbRecord *second = (PbRecord *) b;
  g_autofree char *first_title = NULL;
  g_autofree char *second_title = NULL;

  if (pb_record_get_kind (first) != pb_record_get_kind (second))
    return (int) pb_record_get_kind (first) - (int) pb_record_get_kind (second);

  first_title = pb_record_dup_label (first);
  second_title = pb_record_dup_label (second);

  return g_utf8_collate (first_title, second_title);
}

/* Its history tells what was changed, word by word. */
static GtkWidget *
new_row (PbRecord *record)
{
  GtkWidget *row = pb_record_row_new (record);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.record-history");
  if (pb_record_get_deleted (record))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), C_("history", "Deleted"));
  else if (pb_record_has_conflicts (record))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), C_("attention", "Conflict"));

  return row;
}

static void
show_records (PbNewsDialog *self)
{
  AdwPreferencesGroup *group = NULL;
  PbKind kind = PB_KIND_COMMON;

  g_ptr_array_sort_values (self->records, compare_records);
  for (guint i = 0; i < self->records->len; i++)
    {
      PbRecord *record = self->records->pdata[i];

      if (group == NULL || pb_record_get_kind (record) != kind)
        {
          kind = pb_record_get_kind (record);
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, pb_kind_get_plural (kind));
          adw_preferences_page_add (self->page, group);
        }
      adw_preferences_group_add (group, new_row (record));
    }

  if (self->n_more > 0)
    {
      g_autofree char *text = NULL;

      text = g_strdup_printf (ngettext ("%u more record: see the History page",
                                        "%u more records: see the History page", self->n_more),
                              self->n_more);
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_description (group, text);
      adw_preferences_page_add (self->page, group);
    }
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
got_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(PbNewsDialog) self = user_data;
  PbRecord *record = pb_store_get_finish (PB_STORE (source), result, NULL);

  if (self->records == NULL)
    {
      g_clear_object (&record);
      return;
    }

  /* What only a newer version understands has nothing to show. */
  if (record)
    g_ptr_array_add (self->records, record);
  if (--self->n_loading == 0)
    show_records (self);
}

static void
show_people (PbNewsDialog *self,
             PbShareNews  *news)
{
  for (guint i = 0; i < news->people->len; i++)
    {
      PbShareArrival *person = news->people->pdata[i];
      g_autofree char *subtitle = NULL;
      GtkWidget *row = adw_action_row_new ();

      subtitle = g_strdup_printf (ngettext ("%u change", "%u changes", person->n_in),
                                  person->n_in);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     person->name ? person->name : _("Unknown"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_preferences_group_add (self->people_group, row);
    }
}

static void
pb_news_dialog_dispose (GObject *object)
{
  PbNewsDialog *self = PB_NEWS_DIALOG (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_NEWS_DIALOG);

  G_OBJECT_CLASS (pb_news_dialog_parent_class)->dispose (object);
}

static void
pb_news_dialog_class_init (PbNewsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_news_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/exchange/pb-news-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbNewsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbNewsDialog, page);
  gtk_widget_class_bind_template_child (widget_class, PbNewsDialog, people_group);
}

static void
pb_news_dialog_init (PbNewsDialog *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_news_dialog_new:
 * @store: a library
 * @news: what came into it
 *
 * Returns: (transfer floating): a dialog that tells of @news
 */
AdwDialog *
pb_news_dialog_new (PbStore     *store,
                    PbShareNews *news)
{
  PbNewsDialog *self;
  guint n;

  g_return_val_if_fail (PB_IS_STORE (store), NULL);
  g_return_val_if_fail (news != NULL, NULL);

  self = g_object_new (PB_TYPE_NEWS_DIALOG, NULL);
  show_people (self, news);

  n = MIN (news->ids->len, MAX_RECORDS);
  self->n_more = news->ids->len - n;
  self->n_loading = n;
  for (guint i = 0; i < n; i++)
    pb_store_get_async (store, news->ids->pdata[i], NULL, got_cb, g_object_ref (self));
  if (n == 0)
    show_records (self);

  return ADW_DIALOG (self);
}
