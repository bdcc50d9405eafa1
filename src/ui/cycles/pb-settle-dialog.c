/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-settle-dialog.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-work.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-long-text-row.h"
#include "ui/dialogs/pb-record-draft.h"
#include "ui/dialogs/pb-reference-source.h"
#include "ui/dialogs/pb-set-row.h"
#include "ui/pb-ui.h"

/**
 * PbSettleDialog:
 *
 * Says what comes of an insight: adopted, with what it leads to, declined, or
 * merged into another one.  A decision that it leads to can be begun right here.
 */
struct _PbSettleDialog
{
  PbCycleDialog parent_instance;

  AdwPreferencesGroup *insight_group;
  AdwToggleGroup *disposition_group;
  AdwPreferencesGroup *changes_group;
  AdwEntryRow *decision_row;
  AdwPreferencesGroup *merge_group;
  AdwComboRow *into_row;
  AdwPreferencesGroup *reason_group;
  GtkWidget *changes_row;
  GtkWidget *reason_row;

  PbRecord *insight;
  GPtrArray *others;
};

G_DEFINE_FINAL_TYPE (PbSettleDialog, pb_settle_dialog, PB_TYPE_CYCLE_DIALOG)

static int
get_disposition (PbSettleDialog *self)
{
  const char *name = adw_toggle_group_get_active_name (self->disposition_group);

  return name ? pb_enum_from_nick (pb_insight_disposition_get_type (), name) : -1;
}

static PbRecord *
get_into (PbSettleDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->into_row);

  /* The first line stands for none. */
  if (selected == GTK_INVALID_LIST_POSITION || selected < 1 || selected > self->others->len)
    return NULL;

  return self->others->pdata[selected - 1];
}

static void
changed_cb (PbSettleDialog *self)
{
  int disposition;
  gboolean merged;

  if (self->insight == NULL)
    return;

  disposition = get_disposition (self);
  merged = disposition == PB_INSIGHT_DISPOSITION_MERGED;
  gtk_widget_set_visible (GTK_WIDGET (self->changes_group),
                          disposition == PB_INSIGHT_DISPOSITION_ADOPTED);
  gtk_widget_set_visible (GTK_WIDGET (self->merge_group), merged);
  pb_cycle_dialog_set_ready (PB_CYCLE_DIALOG (self),
                             disposition >= 0 && (!merged || get_into (self) != NULL));
}

static void
edited_cb (PbSettleDialog *self)
{
  if (self->insight == NULL)
    return;

  pb_cycle_dialog_set_dirty (PB_CYCLE_DIALOG (self), TRUE);
  changed_cb (self);
}

/* The set loses and gains one by one, so that what others added meanwhile
 * stays.
 */
static void
fill_changes (PbSettleDialog *self,
              PbEdit         *edit)
{
  const char *id = pb_record_get_id (self->insight);
  g_autoptr(GVariant) value = pb_field_row_dup_value (PB_FIELD_ROW (self->changes_row), NULL);
  g_autofree const char **chosen = value ? g_variant_get_strv (value, NULL) : NULL;
  g_autofree const char **before = NULL;
  gsize n;

  before = pb_record_get_set (self->insight, PB_INSIGHT_CHANGES, &n);
  for (gsize i = 0; i < n; i++)
    {
      if (chosen == NULL || !g_strv_contains (chosen, before[i]))
        pb_edit_set_remove (edit, id, PB_INSIGHT_CHANGES, before[i]);
    }
  for (gsize i = 0; chosen != NULL && chosen[i] != NULL; i++)
    {
      if (!pb_record_set_contains (self->insight, PB_INSIGHT_CHANGES, chosen[i]))
        pb_edit_set_add (edit, id, PB_INSIGHT_CHANGES, chosen[i]);
    }
}

/* A decision that is begun here is a proposal with the insight as its reason. */
static void
fill_decision (PbSettleDialog *self,
               PbEdit         *edit)
{
  PbGroupContext *context = pb_cycle_dialog_get_context (PB_CYCLE_DIALOG (self));
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->decision_row));
  PbDay today = pb_group_context_get_today (context);
  g_autofree char *id = NULL;

  if (*title == '\0')
    return;

  id = g_strdup (pb_edit_create (edit, PB_KIND_DECISION, NULL));
  pb_edit_set_text (edit, id, PB_DECISION_GROUP, pb_group_context_get_group_id (context));
  pb_edit_set_text (edit, id, PB_DECISION_TITLE, title);
  pb_edit_set_enum (edit, id, PB_DECISION_STATUS, PB_DECISION_STATUS_PROPOSED);
  pb_edit_set_day (edit, id, PB_DECISION_OPENED, today);
  pb_edit_set_text (edit, id, PB_DECISION_RATIONALE,
                    pb_record_get_text (self->insight, PB_INSIGHT_TEXT));
  pb_edit_set_add (edit, pb_record_get_id (self->insight), PB_INSIGHT_CHANGES, id);
}

static const char *
get_edit_title (int disposition)
{
  if (disposition == PB_INSIGHT_DISPOSITION_ADOPTED)
    return _("Adopt an Insight");

  return disposition == PB_INSIGHT_DISPOSITION_DECLINED ? _("Decline an Insight")
                                                        : _("Merge an Insight");
}

static PbEdit *
pb_settle_dialog_make_edit (PbCycleDialog *dialog)
{
  PbSettleDialog *self = PB_SETTLE_DIALOG (dialog);
  PbGroupContext *context = pb_cycle_dialog_get_context (dialog);
  int disposition = get_disposition (self);
  PbRecord *into = get_into (self);
  g_autoptr(GVariant) reason = NULL;
  g_autoptr(GError) error = NULL;
  PbEdit *edit;

  reason = pb_field_row_dup_value (PB_FIELD_ROW (self->reason_row), &error);
  if (error != NULL)
    {
      pb_field_row_set_problem (PB_FIELD_ROW (self->reason_row), error->message);
      return NULL;
    }

  edit = pb_edit_new (get_edit_title (disposition));
  pb_insight_fill_disposition (edit, self->insight, disposition,
                               reason ? g_variant_get_string (reason, NULL) : NULL,
                               into ? pb_record_get_id (into) : NULL,
                               pb_group_context_get_today (context));
  if (disposition == PB_INSIGHT_DISPOSITION_ADOPTED)
    {
      fill_changes (self, edit);
      fill_decision (self, edit);
    }

  return edit;
}

static void
pb_settle_dialog_dispose (GObject *object)
{
  PbSettleDialog *self = PB_SETTLE_DIALOG (object);

  g_clear_object (&self->insight);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_SETTLE_DIALOG);
  g_clear_pointer (&self->others, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_settle_dialog_parent_class)->dispose (object);
}

static void
pb_settle_dialog_class_init (PbSettleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_settle_dialog_dispose;
  PB_CYCLE_DIALOG_CLASS (klass)->make_edit = pb_settle_dialog_make_edit;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-settle-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbSettleDialog, insight_group);
  gtk_widget_class_bind_template_child (widget_class, PbSettleDialog, disposition_group);
  gtk_widget_class_bind_template_child (widget_class, PbSettleDialog, changes_group);
  gtk_widget_class_bind_template_child (widget_class, PbSettleDialog, decision_row);
  gtk_widget_class_bind_template_child (widget_class, PbSettleDialog, merge_group);
  gtk_widget_class_bind_template_child (widget_class, PbSettleDialog, into_row);
  gtk_widget_class_bind_template_child (widget_class, PbSettleDialog, reason_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
pb_settle_dialog_init (PbSettleDialog *self)
{
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The insights that it can be merged into: all that were not merged themselves. */
static void
fill_others (PbSettleDialog *self,
             PbGroupContext *context)
{
  GPtrArray *insights = pb_dossier_get_records (pb_group_context_get_dossier (context),
                                                PB_KIND_INSIGHT);
  const char *into = pb_record_get_text (self->insight, PB_INSIGHT_MERGED_INTO);
  g_autoptr(GtkStringList) texts = gtk_string_list_new (NULL);
  g_autoptr(GtkExpression) expression = NULL;
  guint selected = 0;

  gtk_string_list_append (texts, _("Not chosen yet"));
  for (guint i = 0; insights && i < insights->len; i++)
    {
      PbRecord *other = insights->pdata[i];

      if (g_str_equal (pb_record_get_id (other), pb_record_get_id (self->insight)) ||
          pb_record_get_enum (other, PB_INSIGHT_DISPOSITION) == PB_INSIGHT_DISPOSITION_MERGED)
        continue;

      g_ptr_array_add (self->others, g_object_ref (other));
      if (g_strcmp0 (pb_record_get_id (other), into) == 0)
        selected = self->others->len;
      gtk_string_list_append (texts, pb_record_get_text (other, PB_INSIGHT_TEXT));
    }

  expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  adw_combo_row_set_expression (self->into_row, expression);
  adw_combo_row_set_model (self->into_row, G_LIST_MODEL (texts));
  adw_combo_row_set_selected (self->into_row, selected);
}

static void
add_rows (PbSettleDialog *self,
          PbGroupContext *context)
{
  g_autoptr(PbRecordDraft) draft = pb_record_draft_new_edit (self->insight);
  g_autoptr(PbReferenceSource) source =
    pb_reference_source_new (pb_group_context_get_store (context),
                             pb_group_context_get_group_id (context), draft);

  self->changes_row = pb_set_row_new (PB_INSIGHT_CHANGES, source);
  adw_preferences_group_add (self->changes_group, self->changes_row);
  pb_field_row_set_value (PB_FIELD_ROW (self->changes_row),
                          pb_record_get_value (self->insight, PB_INSIGHT_CHANGES));
  g_signal_connect_object (self->changes_row, "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);

  self->reason_row = pb_long_text_row_new (PB_INSIGHT_REASON);
  adw_preferences_group_add (self->reason_group, self->reason_row);
  pb_field_row_set_value (PB_FIELD_ROW (self->reason_row),
                          pb_record_get_value (self->insight, PB_INSIGHT_REASON));
  g_signal_connect_object (self->reason_row, "edited", G_CALLBACK (edited_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pb_settle_dialog_new:
 * @context: a context with a dossier
 * @insight: an insight
 * @disposition: what is offered first; pending for nothing
 *
 * Returns: (transfer floating): a dialog that settles @insight
 */
AdwDialog *
pb_settle_dialog_new (PbGroupContext       *context,
                      PbRecord             *insight,
                      PbInsightDisposition  disposition)
{
  PbSettleDialog *self;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RECORD (insight), NULL);

  self = g_object_new (PB_TYPE_SETTLE_DIALOG, NULL);
  pb_cycle_dialog_set_context (PB_CYCLE_DIALOG (self), context);

  /* Titles of groups are markup. */
  escaped = g_markup_escape_text (pb_record_get_text (insight, PB_INSIGHT_TEXT), -1);
  adw_preferences_group_set_title (self->insight_group, escaped);
  if (disposition != PB_INSIGHT_DISPOSITION_PENDING)
    adw_toggle_group_set_active_name (self->disposition_group,
                                      pb_enum_get_nick (pb_insight_disposition_get_type (),
                                                        disposition));

  /* Filling the rows is not yet editing. */
  g_signal_handlers_block_by_func (self->into_row, edited_cb, self);
  self->insight = g_object_ref (insight);
  fill_others (self, context);
  g_signal_handlers_unblock_by_func (self->into_row, edited_cb, self);
  add_rows (self, context);
  pb_cycle_dialog_set_dirty (PB_CYCLE_DIALOG (self), FALSE);
  changed_cb (self);

  return ADW_DIALOG (self);
}
