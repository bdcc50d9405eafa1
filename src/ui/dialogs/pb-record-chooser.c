/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-record-chooser.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-field-layout.h"
#include "ui/widgets/pb-text-limit.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbRecordChooser:
 *
 * A popover in which one searches for a record, or makes a new one.
 */
struct _PbRecordChooser
{
  GtkPopover parent_instance;

  GtkSearchEntry *search_entry;
  GtkStack *stack;
  GtkListView *list_view;
  GtkFilterListModel *filtered;
  GtkCustomFilter *filter;
  GtkBox *create_box;

  PbReferenceSource *source;
  PbFieldId field;
  char *needle;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRecordChooser, pb_record_chooser, GTK_TYPE_POPOVER)

static char *
record_title_cb (GtkListItem *item,
                 PbRecord    *record)
{
  return record ? pb_record_dup_title (record) : NULL;
}

static char *
record_kind_cb (GtkListItem *item,
                PbRecord    *record)
{
  if (record == NULL)
    return NULL;

  /* A part is known by what it says more than by its title. */
  if (pb_kind_get_info (pb_record_get_kind (record))->flags & PB_KIND_PART)
    return pb_record_dup_summary (record);

  return g_strdup (pb_kind_get_label (pb_record_get_kind (record)));
}

static gboolean
record_matches (gpointer item,
                gpointer user_data)
{
  PbRecordChooser *self = PB_RECORD_CHOOSER (user_data);
  g_autofree char *title = NULL;
  g_autofree char *folded = NULL;

  if (self->needle == NULL || *self->needle == '\0')
    return TRUE;

  title = pb_record_dup_title (item);
  folded = g_utf8_casefold (title ? title : "", -1);

  return strstr (folded, self->needle) != NULL;
}

static void
add_create_button (PbRecordChooser *self,
                   PbKind           kind,
                   const char      *typed,
                   gboolean         more)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *child;
  g_autofree char *label = NULL;

  if (*typed == '\0')
    /* Translators: a button that makes a new record: a kind such as “Objective”. */
    label = g_strdup_printf (_("New %s…"), pb_kind_get_label (kind));
  else if (more)
    /* Translators: a button that makes a new record, of which more is asked: a
     * kind such as “Account”, then the title that was typed.
     */
    label = g_strdup_printf (_("Add %s “%s”…"), pb_kind_get_label (kind), typed);
  else
    /* Translators: a button that makes a new record: a kind such as “Objective”,
     * then the title that was typed.
     */
    label = g_strdup_printf (_("Add %s “%s”"), pb_kind_get_label (kind), typed);

  child = gtk_label_new (label);
  gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_MIDDLE);
  gtk_button_set_child (GTK_BUTTON (button), child);
  gtk_widget_add_css_class (button, "flat");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "chooser.create");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", (guint) kind);
  gtk_box_append (self->create_box, button);
}

static char *
dup_typed (PbRecordChooser *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry))));
}

static void
update_state (PbRecordChooser *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;
  g_autofree char *typed = dup_typed (self);
  GtkWidget *button;
  gboolean more;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");

  while ((button = gtk_widget_get_first_child (GTK_WIDGET (self->create_box))))
    gtk_box_remove (self->create_box, button);
  for (PbKind kind = PB_KIND_COMMON + 1; self->source && kind < PB_N_KINDS; kind++)
    {
      if (pb_reference_source_can_create (self->source, self->field, kind, &more))
        add_create_button (self, kind, typed, more);
    }
}

static void
choose (PbRecordChooser *self,
        PbRecord        *record)
{
  g_autoptr(PbRecord) kept = g_object_ref (record);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, kept);
}

static void
search_changed_cb (PbRecordChooser *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  g_free (self->needle);
  self->needle = g_utf8_casefold (typed, -1);
  g_strstrip (self->needle);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_state (self);
}

static void
search_activated_cb (PbRecordChooser *self)
{
  g_autoptr(PbRecord) first = g_list_model_get_item (G_LIST_MODEL (self->filtered), 0);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (self->create_box));

  if (first)
    choose (self, first);
  else if (button)
    gtk_widget_activate (button);
}

static void
search_stopped_cb (PbRecordChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
record_activated_cb (PbRecordChooser *self,
                     guint            position)
{
  g_autoptr(PbRecord) record = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (record)
    choose (self, record);
}

static void
shown_cb (PbRecordChooser *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  /* Asked for only now, so that a form with many references opens at once. */
  if (gtk_filter_list_model_get_model (self->filtered) == NULL && self->source)
    {
      g_autoptr(GListModel) model = pb_reference_source_get_model (self->source, self->field);

      gtk_filter_list_model_set_model (self->filtered, model);
    }
}

static void
created_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PbRecordChooser) self = user_data;
  g_autoptr(PbRecord) record = NULL;

  record = pb_reference_source_create_finish (PB_REFERENCE_SOURCE (object), result, NULL);
  if (record && self->source)
    g_signal_emit (self, signals[CHOSEN], 0, record);
}

static void
create_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbRecordChooser *self = PB_RECORD_CHOOSER (widget);
  g_autofree char *title = dup_typed (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  pb_reference_source_create_async (self->source, g_variant_get_uint32 (parameter), title,
                                    created_cb, g_object_ref (self));
}

static void
pb_record_chooser_dispose (GObject *object)
{
  PbRecordChooser *self = PB_RECORD_CHOOSER (object);

  if (self->filter)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_object (&self->source);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RECORD_CHOOSER);

  G_OBJECT_CLASS (pb_record_chooser_parent_class)->dispose (object);
}

static void
pb_record_chooser_finalize (GObject *object)
{
  PbRecordChooser *self = PB_RECORD_CHOOSER (object);

  g_clear_pointer (&self->needle, g_free);

  G_OBJECT_CLASS (pb_record_chooser_parent_class)->finalize (object);
}

static void
pb_record_chooser_class_init (PbRecordChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_record_chooser_dispose;
  object_class->finalize = pb_record_chooser_finalize;

  /**
   * PbRecordChooser::chosen:
   * @self: the chooser
   * @record: the record
   *
   * Somebody chose or made a record.
   */
  signals[CHOSEN] = g_signal_new ("chosen",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 1,
                                  PB_TYPE_RECORD);

  gtk_widget_class_install_action (widget_class, "chooser.create", "u", create_action);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-record-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PbRecordChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, PbRecordChooser, list_view);
  gtk_widget_class_bind_template_child (widget_class, PbRecordChooser, filtered);
  gtk_widget_class_bind_template_child (widget_class, PbRecordChooser, filter);
  gtk_widget_class_bind_template_child (widget_class, PbRecordChooser, create_box);
  gtk_widget_class_bind_template_callback (widget_class, record_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_title_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
pb_record_chooser_init (PbRecordChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_text_limit_editable (GTK_EDITABLE (self->search_entry), PB_TEXT_MAX_BYTES, NULL, NULL);

  gtk_custom_filter_set_filter_func (self->filter, record_matches, self, NULL);
  g_signal_connect_object (self->filtered, "items-changed",
                           G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pb_record_chooser_new:
 *
 * Returns: (transfer full): a chooser
 */
GtkWidget *
pb_record_chooser_new (void)
{
  return g_object_new (PB_TYPE_RECORD_CHOOSER, NULL);
}

/**
 * pb_record_chooser_set_source:
 * @self: a chooser
 * @source: what there is to choose from
 * @field: the field that is to refer to what is chosen
 */
void
pb_record_chooser_set_source (PbRecordChooser   *self,
                              PbReferenceSource *source,
                              PbFieldId          field)
{
  g_return_if_fail (PB_IS_RECORD_CHOOSER (self));
  g_return_if_fail (PB_IS_REFERENCE_SOURCE (source));

  self->field = field;
  g_set_object (&self->source, source);
  gtk_filter_list_model_set_model (self->filtered, NULL);
  update_state (self);
}
