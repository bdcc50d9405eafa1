/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-evidence-row.h"

#include <glib/gi18n.h>

#include "ui/pb-ui.h"

/**
 * PbEvidenceRow:
 *
 * A piece of evidence that is being written down.
 */
struct _PbEvidenceRow
{
  AdwExpanderRow parent_instance;

  AdwEntryRow *text_row;
  AdwEntryRow *reference_row;
  AdwComboRow *origin_row;
};

typedef enum
{
  SIGNAL_CHANGED,
  SIGNAL_REMOVE,
} PbEvidenceRowSignal;

static guint signals[SIGNAL_REMOVE + 1];

G_DEFINE_FINAL_TYPE (PbEvidenceRow, pb_evidence_row, ADW_TYPE_EXPANDER_ROW)

/* What people can say; computed results are evidence by themselves. */
static const PbEvidenceOrigin origins[] = {
  PB_EVIDENCE_ORIGIN_OWN_RECORD,
  PB_EVIDENCE_ORIGIN_MEMBER_STATEMENT,
  PB_EVIDENCE_ORIGIN_OUTSIDE_PARTY,
  PB_EVIDENCE_ORIGIN_ONCHAIN_REFERENCE,
};

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static void
changed_cb (PbEvidenceRow *self)
{
  const char *text = get_text (self->text_row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 *text != '\0' ? text : _("New evidence"));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_REMOVE], 0);
}

static void
pb_evidence_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_EVIDENCE_ROW);

  G_OBJECT_CLASS (pb_evidence_row_parent_class)->dispose (object);
}

static void
pb_evidence_row_class_init (PbEvidenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_evidence_row_dispose;

  /**
   * PbEvidenceRow::changed:
   *
   * What is written has changed.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbEvidenceRow::remove:
   *
   * The row is not wanted any more.
   */
  signals[SIGNAL_REMOVE] =
    g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "evidence.remove", NULL, remove_activated);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/readiness/pb-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbEvidenceRow, text_row);
  gtk_widget_class_bind_template_child (widget_class, PbEvidenceRow, reference_row);
  gtk_widget_class_bind_template_child (widget_class, PbEvidenceRow, origin_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
pb_evidence_row_init (PbEvidenceRow *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (self));

  for (guint i = 0; i < G_N_ELEMENTS (origins); i++)
    gtk_string_list_append (labels,
                            pb_enum_get_label (pb_evidence_origin_get_type (), origins[i]));

  adw_combo_row_set_model (self->origin_row, G_LIST_MODEL (labels));
}

/**
 * pb_evidence_row_new:
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
pb_evidence_row_new (void)
{
  return g_object_new (PB_TYPE_EVIDENCE_ROW, NULL);
}

/**
 * pb_evidence_row_is_complete:
 * @self: an evidence row
 *
 * Returns: whether it says what it shows
 */
gboolean
pb_evidence_row_is_complete (PbEvidenceRow *self)
{
  g_return_val_if_fail (PB_IS_EVIDENCE_ROW (self), FALSE);

  return *get_text (self->text_row) != '\0';
}

/**
 * pb_evidence_row_add_to_edit:
 * @self: an evidence row that is complete
 * @edit: an edit
 * @subject_id: the identifier of what it is evidence for
 * @today: the day that it is written down
 *
 * Adds the evidence to @edit.
 */
void
pb_evidence_row_add_to_edit (PbEvidenceRow *self,
                             PbEdit        *edit,
                             const char    *subject_id,
                             PbDay          today)
{
  const char *id;
  const char *reference;

  g_return_if_fail (PB_IS_EVIDENCE_ROW (self));
  g_return_if_fail (PB_IS_EDIT (edit));

  reference = get_text (self->reference_row);
  id = pb_edit_create (edit, PB_KIND_EVIDENCE, NULL);
  pb_edit_set_text (edit, id, PB_EVIDENCE_SUBJECT, subject_id);
  pb_edit_set_text (edit, id, PB_EVIDENCE_TEXT, get_text (self->text_row));
  pb_edit_set_enum (edit, id, PB_EVIDENCE_ORIGIN,
                    origins[adw_combo_row_get_selected (self->origin_row)]);
  pb_edit_set_day (edit, id, PB_EVIDENCE_DATE, today);
  if (*reference != '\0')
    pb_edit_set_text (edit, id, PB_EVIDENCE_REFERENCE, reference);
}
