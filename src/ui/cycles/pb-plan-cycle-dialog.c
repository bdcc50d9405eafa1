/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-plan-cycle-dialog.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-plan.h"
#include "framework/pb-template.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-long-text-row.h"
#include "ui/pb-ui.h"

/**
 * PbPlanCycleDialog:
 *
 * Plans a cycle: from a template, a first day and how long each stage lasts.
 */
struct _PbPlanCycleDialog
{
  PbCycleDialog parent_instance;

  AdwComboRow *template_row;
  AdwEntryRow *name_row;
  AdwPreferencesGroup *days_group;
  AdwPreferencesGroup *intentions_group;
  GtkLabel *summary_label;
  GtkWidget *start_row;
  GtkWidget *length_rows[PB_N_CYCLE_STAGES];
  GtkWidget *intentions_row;

  GPtrArray *templates;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (PbPlanCycleDialog, pb_plan_cycle_dialog, PB_TYPE_CYCLE_DIALOG)

static PbDay
get_start (PbPlanCycleDialog *self)
{
  g_autoptr(GVariant) value = pb_field_row_dup_value (PB_FIELD_ROW (self->start_row), NULL);

  return value ? g_variant_get_int32 (value) : PB_DAY_NONE;
}

static void
read_plan (PbPlanCycleDialog *self,
           PbCyclePlan       *plan)
{
  int days[PB_N_CYCLE_STAGES];

  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    days[i] = (int) adw_spin_row_get_value (ADW_SPIN_ROW (self->length_rows[i]));

  pb_cycle_plan_init_lengths (plan, get_start (self), days);
}

static void
update (PbPlanCycleDialog *self)
{
  PbCyclePlan plan;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *summary = NULL;
  gboolean ready;
  int days;

  read_plan (self, &plan);
  ready = plan.start != PB_DAY_NONE && plan.end != PB_DAY_NONE;
  if (ready)
    {
      from = pb_day_to_locale (plan.start);
      to = pb_day_to_locale (plan.end);
      days = plan.end - plan.start + 1;
      /* Translators: the first and the last day of a cycle, and how many days that is. */
      summary = g_strdup_printf (ngettext ("From %s to %s: %d day.", "From %s to %s: %d days.",
                                           (gulong) days),
                                 from, to, days);
    }
  gtk_label_set_label (self->summary_label, summary ? summary : "");
  pb_cycle_dialog_set_ready (PB_CYCLE_DIALOG (self),
                             ready && *gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
}

static void
changed_cb (PbPlanCycleDialog *self)
{
  if (self->filling)
    return;

  pb_cycle_dialog_set_dirty (PB_CYCLE_DIALOG (self), TRUE);
  update (self);
}

/* Takes lengths and intentions of the template; what was typed as name stays. */
static void
fill_template (PbPlanCycleDialog *self,
               gboolean           first)
{
  PbGroupContext *context = pb_cycle_dialog_get_context (PB_CYCLE_DIALOG (self));
  guint selected = adw_combo_row_get_selected (self->template_row);
  PbDay start = get_start (self);
  g_autoptr(PbRecord) cycle = NULL;
  PbCyclePlan plan;

  if (selected >= self->templates->len)
    return;

  if (start == PB_DAY_NONE)
    start = pb_group_context_get_today (context);
  cycle = pb_template_apply (self->templates->pdata[selected],
                             pb_group_context_get_group_id (context), start);
  pb_cycle_plan_init_record (&plan, cycle);

  self->filling = TRUE;
  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    adw_spin_row_set_value (ADW_SPIN_ROW (self->length_rows[i]),
                            pb_cycle_plan_get_days (&plan, i));
  if (first)
    pb_field_row_set_value (PB_FIELD_ROW (self->intentions_row),
                            pb_record_get_value (cycle, PB_CYCLE_INTENTIONS));
  self->filling = FALSE;
  update (self);
}

static void
template_changed_cb (PbPlanCycleDialog *self)
{
  if (!self->filling)
    fill_template (self, FALSE);
}

static PbEdit *
pb_plan_cycle_dialog_make_edit (PbCycleDialog *dialog)
{
  PbPlanCycleDialog *self = PB_PLAN_CYCLE_DIALOG (dialog);
  PbGroupContext *context = pb_cycle_dialog_get_context (dialog);
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autoptr(PbRecord) cycle = pb_record_new (PB_KIND_CYCLE, NULL);
  g_autoptr(GVariant) intentions = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;
  PbCyclePlan plan;
  PbEdit *edit;

  intentions = pb_field_row_dup_value (PB_FIELD_ROW (self->intentions_row), &error);
  if (error != NULL)
    {
      pb_field_row_set_problem (PB_FIELD_ROW (self->intentions_row), error->message);
      return NULL;
    }

  read_plan (self, &plan);
  pb_record_set_value (cycle, PB_CYCLE_GROUP,
                       g_variant_new_string (pb_group_context_get_group_id (context)));
  pb_record_set_value (cycle, PB_CYCLE_NAME, g_variant_new_string (name));
  pb_record_set_value (cycle, PB_CYCLE_INTENTIONS, intentions);
  pb_cycle_plan_fill_record (&plan, cycle);

  /* Translators: what a person did; %s is the name of a cycle. */
  title = g_strdup_printf (_("Plan “%s”"), name);
  edit = pb_edit_new (title);
  pb_edit_add_record (edit, cycle);

  return edit;
}

static void
pb_plan_cycle_dialog_dispose (GObject *object)
{
  PbPlanCycleDialog *self = PB_PLAN_CYCLE_DIALOG (object);

  self->filling = TRUE;
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_PLAN_CYCLE_DIALOG);
  g_clear_pointer (&self->templates, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_plan_cycle_dialog_parent_class)->dispose (object);
}

static void
pb_plan_cycle_dialog_class_init (PbPlanCycleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_plan_cycle_dialog_dispose;
  PB_CYCLE_DIALOG_CLASS (klass)->make_edit = pb_plan_cycle_dialog_make_edit;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-plan-cycle-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbPlanCycleDialog, template_row);
  gtk_widget_class_bind_template_child (widget_class, PbPlanCycleDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PbPlanCycleDialog, days_group);
  gtk_widget_class_bind_template_child (widget_class, PbPlanCycleDialog, intentions_group);
  gtk_widget_class_bind_template_child (widget_class, PbPlanCycleDialog, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, template_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
pb_plan_cycle_dialog_init (PbPlanCycleDialog *self)
{
  self->filling = TRUE;
  self->templates = pb_templates_list (PB_KIND_CYCLE);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->start_row = pb_day_row_new (PB_CYCLE_START);
  adw_preferences_group_add (self->days_group, self->start_row);
  g_signal_connect_object (self->start_row, "edited", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);

  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      GtkWidget *row = adw_spin_row_new_with_range (0, 400, 1);
      const char *label = pb_enum_get_label (pb_cycle_stage_get_type (), i);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Days"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      g_signal_connect_object (row, "notify::value", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->days_group, row);
      self->length_rows[i] = row;
    }

  self->intentions_row = pb_long_text_row_new (PB_CYCLE_INTENTIONS);
  adw_preferences_group_add (self->intentions_group, self->intentions_row);
  g_signal_connect_object (self->intentions_row, "edited", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The next cycle begins on the day after the last one, or today; the rhythm that
 * the group has declared is offered first.
 */
static void
fill_first (PbPlanCycleDialog *self,
            PbCycleRecords    *records)
{
  PbGroupContext *context = pb_cycle_records_get_context (records);
  g_autoptr(GPtrArray) cycles = pb_cycle_records_dup (records, PB_KIND_CYCLE);
  PbRecord *group = pb_group_context_get_group (context);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  PbDay start = pb_group_context_get_today (context);
  g_autoptr(GVariant) day = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < cycles->len; i++)
    {
      PbCyclePlan plan;

      pb_cycle_plan_init_record (&plan, cycles->pdata[i]);
      if (plan.end != PB_DAY_NONE)
        start = MAX (start, plan.end + 1);
    }

  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names, pb_template_get_name (self->templates->pdata[i]));
  adw_combo_row_set_model (self->template_row, G_LIST_MODEL (names));
  if (group && pb_record_get_enum (group, PB_GROUP_CYCLE_CADENCE) == PB_CADENCE_QUARTERLY)
    adw_combo_row_set_selected (self->template_row, 1);

  /* Translators: the name of a new cycle; %u counts the cycles of the group. */
  name = g_strdup_printf (_("Cycle %u"), cycles->len + 1);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name);
  day = g_variant_ref_sink (g_variant_new_int32 (start));
  pb_field_row_set_value (PB_FIELD_ROW (self->start_row), day);
  fill_template (self, TRUE);
}

/**
 * pb_plan_cycle_dialog_new:
 * @records: the cycles of the group
 *
 * Returns: (transfer floating): a dialog that plans a cycle
 */
AdwDialog *
pb_plan_cycle_dialog_new (PbCycleRecords *records)
{
  PbPlanCycleDialog *self;

  g_return_val_if_fail (PB_IS_CYCLE_RECORDS (records), NULL);

  self = g_object_new (PB_TYPE_PLAN_CYCLE_DIALOG, NULL);
  pb_cycle_dialog_set_context (PB_CYCLE_DIALOG (self), pb_cycle_records_get_context (records));
  fill_first (self, records);

  return ADW_DIALOG (self);
}
