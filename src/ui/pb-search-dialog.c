/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-search-dialog.h"

#include <glib/gi18n.h>

#include "model/pb-search-query.h"
#include "storage/pb-search-hit.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-text-limit.h"

/* More than anybody reads; the search tells when there is more. */
#define MAX_HITS 200

/* The same of what is searched for, in bytes. */
#define MAX_QUERY 4096

/**
 * PbSearchDialog:
 *
 * Searches everything in the library.  Results are sorted by kind, with the
 * words that were found marked; choosing one leads to it.
 */
struct _PbSearchDialog
{
  AdwDialog parent_instance;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  AdwBanner *problem_banner;
  AdwStatusPage *failed_page;
  GtkListView *list_view;
  GtkSingleSelection *selection;
  GtkCustomSorter *kind_sorter;

  PbGroupContext *context;
  PbGroupTree *tree;
  GListStore *hits;
  GCancellable *cancellable;
};

typedef enum
{
  PROP_HITS = 1,
} PbSearchDialogProperty;

static GParamSpec *props[PROP_HITS + 1];

G_DEFINE_FINAL_TYPE (PbSearchDialog, pb_search_dialog, ADW_TYPE_DIALOG)

static char *
pb_search_hit_title (gpointer self,
                     gpointer item)
{
  return g_strdup (item != NULL ? pb_search_hit_get_title (item) : "");
}

static char *
pb_search_hit_kind (gpointer self,
                    gpointer item)
{
  if (item == NULL)
    return g_strdup ("");

  return g_strdup (pb_kind_get_plural (pb_record_get_kind (pb_search_hit_get_record (item))));
}

/* Line breaks would make two lines of one; both forms have the same bytes. */
static char *
pb_search_hit_snippet (gpointer self,
                       gpointer item)
{
  return g_strdelimit (g_strdup (item != NULL ? pb_search_hit_get_snippet (item) : ""),
                       "\n\r\t", ' ');
}

static PangoAttrList *
pb_search_hit_marks (gpointer self,
                     gpointer item)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  const PbSearchMark *marks;
  guint n_marks = 0;

  marks = item != NULL ? pb_search_hit_get_marks (item, &n_marks) : NULL;

  for (guint i = 0; i < n_marks; i++)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

      bold->start_index = line->start_index = marks[i].start;
      bold->end_index = line->end_index = marks[i].start + marks[i].length;
      pango_attr_list_insert (attributes, bold);
      pango_attr_list_insert (attributes, line);
    }

  return attributes;
}

static char *
pb_search_hit_name (gpointer self,
                    gpointer item)
{
  PbKind kind;

  if (item == NULL)
    return g_strdup ("");

  kind = pb_record_get_kind (pb_search_hit_get_record (item));

  /* Translators: what a screen reader says of a search result: its kind, its
   * title and the text in which the words were found.
   */
  return g_strdup_printf (C_("search result", "%s: %s. %s"), pb_kind_get_label (kind),
                          pb_search_hit_get_title (item), pb_search_hit_get_snippet (item));
}

static int
compare_kinds (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  PbKind first = pb_record_get_kind (pb_search_hit_get_record ((gpointer) a));
  PbKind second = pb_record_get_kind (pb_search_hit_get_record ((gpointer) b));

  return first < second ? -1 : first > second;
}

static void
announce_found (PbSearchDialog *self,
                guint           n)
{
  g_autofree char *sentence = NULL;

  /* Translators: %u is how many results a search has. */
  sentence = g_strdup_printf (ngettext ("%u result", "%u results", n), n);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_LOW);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PbSearchDialog) self = user_data;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;

  hits = pb_store_search_finish (PB_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);

  if (hits == NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return;
    }

  g_list_store_splice (self->hits, 0, g_list_model_get_n_items (G_LIST_MODEL (self->hits)),
                       hits->pdata, hits->len);
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "results" : "none");
  if (hits->len > 0)
    gtk_list_view_scroll_to (self->list_view, 0, GTK_LIST_SCROLL_SELECT, NULL);
  announce_found (self, hits->len);
}

static void
search_changed_cb (PbSearchDialog *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autoptr(PbSearchQuery) query = pb_search_query_new (text);
  const char *problem = pb_search_query_get_problem (query);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  if (problem != NULL)
    adw_banner_set_title (self->problem_banner, problem);
  adw_banner_set_revealed (self->problem_banner, problem != NULL);

  if (pb_search_query_is_empty (query))
    {
      gtk_stack_set_visible_child_name (self->stack, "start");
      return;
    }

  self->cancellable = g_cancellable_new ();
  pb_store_search_async (pb_group_context_get_store (self->context), text, MAX_HITS,
                         self->cancellable, found_cb, g_object_ref (self));
}

static void
open_hit (PbSearchDialog *self,
          guint           position)
{
  g_autoptr(PbSearchHit) hit = NULL;
  PbRecord *record;
  const char *group;

  hit = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  if (hit == NULL)
    return;

  record = pb_search_hit_get_record (hit);
  group = pb_search_hit_get_group_id (hit);
  if (group == NULL && pb_record_get_kind (record) == PB_KIND_GROUP)
    group = pb_record_get_id (record);

  if (group != NULL && pb_group_tree_lookup (self->tree, group) != NULL)
    pb_group_context_set_group_id (self->context, group);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "s",
                              pb_record_get_id (record));
  adw_dialog_close (ADW_DIALOG (self));
}

/* Lets people go on from an example. */
static void
example_activated_cb (PbSearchDialog *self,
                      AdwActionRow   *row)
{
  const char *example = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  pb_search_dialog_set_text (self, example);
}

static void
list_activate_cb (PbSearchDialog *self,
                  guint           position)
{
  open_hit (self, position);
}

static void
search_activate_cb (PbSearchDialog *self)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "results"))
    open_hit (self, gtk_single_selection_get_selected (self->selection));
}

static void
search_stop_cb (PbSearchDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               PbSearchDialog        *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n == 0 || selected == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;

  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    selected = MIN (selected + 1, n - 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    selected = selected > 0 ? selected - 1 : 0;
  else
    return GDK_EVENT_PROPAGATE;

  gtk_list_view_scroll_to (self->list_view, selected, GTK_LIST_SCROLL_SELECT, NULL);

  return GDK_EVENT_STOP;
}

static void
pb_search_dialog_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PbSearchDialog *self = PB_SEARCH_DIALOG (object);

  switch ((PbSearchDialogProperty) prop_id)
    {
    case PROP_HITS:
      g_value_set_object (value, self->hits);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_search_dialog_dispose (GObject *object)
{
  PbSearchDialog *self = PB_SEARCH_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_SEARCH_DIALOG);
  g_clear_object (&self->hits);
  g_clear_object (&self->tree);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_search_dialog_parent_class)->dispose (object);
}

static void
pb_search_dialog_class_init (PbSearchDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_search_dialog_get_property;
  object_class->dispose = pb_search_dialog_dispose;

  /**
   * PbSearchDialog:hits:
   *
   * What was found, a list of #PbSearchHit, the best first.
   */
  props[PROP_HITS] =
    g_param_spec_object ("hits", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/pb-search-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbSearchDialog, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PbSearchDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbSearchDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbSearchDialog, problem_banner);
  gtk_widget_class_bind_template_child (widget_class, PbSearchDialog, list_view);
  gtk_widget_class_bind_template_child (widget_class, PbSearchDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, PbSearchDialog, kind_sorter);
  gtk_widget_class_bind_template_callback (widget_class, pb_search_hit_title);
  gtk_widget_class_bind_template_callback (widget_class, pb_search_hit_kind);
  gtk_widget_class_bind_template_callback (widget_class, pb_search_hit_snippet);
  gtk_widget_class_bind_template_callback (widget_class, pb_search_hit_marks);
  gtk_widget_class_bind_template_callback (widget_class, pb_search_hit_name);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, example_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
}

static void
pb_search_dialog_init (PbSearchDialog *self)
{
  self->hits = g_list_store_new (PB_TYPE_SEARCH_HIT);
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_text_limit_editable (GTK_EDITABLE (self->search_entry), MAX_QUERY, NULL, NULL);
  gtk_custom_sorter_set_sort_func (self->kind_sorter, compare_kinds, NULL, NULL);
}

/**
 * pb_search_dialog_new:
 * @context: where the choice is shown
 * @tree: the groups
 *
 * Returns: (transfer floating): a dialog that searches everything
 */
AdwDialog *
pb_search_dialog_new (PbGroupContext *context,
                      PbGroupTree    *tree)
{
  PbSearchDialog *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_GROUP_TREE (tree), NULL);

  self = g_object_new (PB_TYPE_SEARCH_DIALOG, NULL);
  self->context = g_object_ref (context);
  self->tree = g_object_ref (tree);

  return ADW_DIALOG (self);
}

/**
 * pb_search_dialog_set_text:
 * @self: a search
 * @text: what to look for
 *
 * Begins with @text, to which more can be added.
 */
void
pb_search_dialog_set_text (PbSearchDialog *self,
                           const char     *text)
{
  g_return_if_fail (PB_IS_SEARCH_DIALOG (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->search_entry), -1);
}
