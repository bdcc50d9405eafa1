/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-close-stage-dialog.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-plan.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/pb-ui.h"

/**
 * PbCloseStageDialog:
 *
 * Asks for the last day of the stage that a cycle is in, and says what comes of
 * it.
 */
struct _PbCloseStageDialog
{
  PbCycleDialog parent_instance;

  AdwPreferencesGroup *day_group;
  GtkLabel *summary_label;
  GtkWidget *day_row;

  PbRecord *cycle;
  int stage;
};

G_DEFINE_FINAL_TYPE (PbCloseStageDialog, pb_close_stage_dialog, PB_TYPE_CYCLE_DIALOG)

/* The cycle with the stage closed on the day that is entered. */
static gboolean
read_plan (PbCloseStageDialog *self,
           PbCyclePlan        *plan)
{
  g_autoptr(GVariant) value = pb_field_row_dup_value (PB_FIELD_ROW (self->day_row), NULL);

  pb_cycle_plan_init_record (plan, self->cycle);

  return value != NULL &&
         pb_cycle_plan_close_stage (plan, self->stage, g_variant_get_int32 (value));
}

static void
update (PbCloseStageDialog *self)
{
  g_autofree char *summary = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  PbCyclePlan plan;
  gboolean ready = read_plan (self, &plan);

  if (!ready)
    {
      from = pb_day_to_locale (plan.stages[self->stage].start);
      /* Translators: the day on which a stage has begun. */
      summary = g_strdup_printf (_("The stage cannot end before it has begun, on %s."), from);
    }
  else if (self->stage == PB_CYCLE_STAGE_EVOLUTION)
    {
      summary = g_strdup (_("The cycle ends with this stage."));
    }
  else
    {
      const PbCycleStageDays *next = &plan.stages[self->stage + 1];
      const char *label = pb_enum_get_label (pb_cycle_stage_get_type (), self->stage + 1);

      from = pb_day_to_locale (next->start);
      to = pb_day_to_locale (plan.end);
      if (plan.end == PB_DAY_NONE)
        /* Translators: the next stage and its first day. */
        summary = g_strdup_printf (_("%s begins on %s."), label, from);
      else
        /* Translators: the next stage, its first day, and the last day of the cycle. */
        summary = g_strdup_printf (_("%s begins on %s. The cycle ends on %s."), label, from, to);
    }

  gtk_label_set_label (self->summary_label, summary);
  pb_cycle_dialog_set_ready (PB_CYCLE_DIALOG (self), ready);
}

static PbEdit *
pb_close_stage_dialog_make_edit (PbCycleDialog *dialog)
{
  PbCloseStageDialog *self = PB_CLOSE_STAGE_DIALOG (dialog);
  g_autofree char *name = pb_record_dup_title (self->cycle);
  g_autofree char *title = NULL;
  PbCyclePlan plan;
  PbEdit *edit;

  if (!read_plan (self, &plan))
    return NULL;

  /* Translators: what a person did: a stage of a cycle, and the name of the cycle. */
  title = g_strdup_printf (_("Close %s of “%s”"),
                           pb_enum_get_label (pb_cycle_stage_get_type (), self->stage), name);
  edit = pb_edit_new (title);
  pb_cycle_plan_fill_edit (&plan, edit, self->cycle);

  return edit;
}

static void
pb_close_stage_dialog_dispose (GObject *object)
{
  PbCloseStageDialog *self = PB_CLOSE_STAGE_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_CLOSE_STAGE_DIALOG);
  g_clear_object (&self->cycle);

  G_OBJECT_CLASS (pb_close_stage_dialog_parent_class)->dispose (object);
}

static void
pb_close_stage_dialog_class_init (PbCloseStageDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_close_stage_dialog_dispose;
  PB_CYCLE_DIALOG_CLASS (klass)->make_edit = pb_close_stage_dialog_make_edit;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-close-stage-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbCloseStageDialog, day_group);
  gtk_widget_class_bind_template_child (widget_class, PbCloseStageDialog, summary_label);
}

static void
pb_close_stage_dialog_init (PbCloseStageDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_close_stage_dialog_new:
 * @context: the group
 * @cycle: a cycle that is in a stage today
 *
 * Returns: (transfer floating): a dialog that closes that stage
 */
AdwDialog *
pb_close_stage_dialog_new (PbGroupContext *context,
                           PbRecord       *cycle)
{
  PbCloseStageDialog *self;
  g_autoptr(GVariant) day = NULL;
  PbCyclePlan plan;
  PbDay today;
  int stage;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RECORD (cycle), NULL);

  today = pb_group_context_get_today (context);
  pb_cycle_plan_init_record (&plan, cycle);
  stage = pb_cycle_plan_find_open (&plan, today);
  g_return_val_if_fail (stage >= 0, NULL);

  self = g_object_new (PB_TYPE_CLOSE_STAGE_DIALOG, NULL);
  pb_cycle_dialog_set_context (PB_CYCLE_DIALOG (self), context);
  self->cycle = g_object_ref (cycle);
  self->stage = stage;

  self->day_row = pb_day_row_new (pb_cycle_stage_get_end_field (stage));
  adw_preferences_group_add (self->day_group, self->day_row);
  adw_dialog_set_focus (ADW_DIALOG (self), self->day_row);
  adw_preferences_group_set_title (self->day_group,
                                   pb_enum_get_label (pb_cycle_stage_get_type (), stage));
  day = g_variant_ref_sink (g_variant_new_int32 (today));
  pb_field_row_set_value (PB_FIELD_ROW (self->day_row), day);
  g_signal_connect_object (self->day_row, "edited", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return ADW_DIALOG (self);
}
