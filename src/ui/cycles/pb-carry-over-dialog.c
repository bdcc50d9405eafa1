/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-carry-over-dialog.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-work.h"
#include "ui/pb-ui.h"

/**
 * PbCarryOverDialog:
 *
 * Plans what one cycle leaves open for a later one.
 */
struct _PbCarryOverDialog
{
  PbCycleDialog parent_instance;

  AdwComboRow *cycle_row;
  GtkLabel *summary_label;

  PbCycleRecords *records;
  PbRecord *cycle;
  GPtrArray *later;
};

G_DEFINE_FINAL_TYPE (PbCarryOverDialog, pb_carry_over_dialog, PB_TYPE_CYCLE_DIALOG)

/* The edit that carries over to the chosen cycle, and how much that is. */
static PbEdit *
make_edit (PbCarryOverDialog *self,
           guint             *n)
{
  static const PbKind kinds[] = { PB_KIND_OBJECTIVE, PB_KIND_TASK, PB_KIND_DELIVERABLE };
  guint selected = adw_combo_row_get_selected (self->cycle_row);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  PbRecord *to;
  PbEdit *edit;

  *n = 0;
  if (selected >= self->later->len)
    return NULL;

  to = self->later->pdata[selected];
  name = pb_record_dup_title (to);
  /* Translators: what a person did; %s is the name of a cycle. */
  title = g_strdup_printf (_("Carry Over to “%s”"), name);
  edit = pb_edit_new (title);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GPtrArray) works = pb_cycle_records_dup (self->records, kinds[i]);

      *n += pb_work_fill_carry_over (edit, works, pb_record_get_id (self->cycle),
                                     pb_record_get_id (to));
    }

  return edit;
}

static void
changed_cb (PbCarryOverDialog *self)
{
  g_autoptr(PbEdit) edit = NULL;
  g_autofree char *summary = NULL;
  guint n;

  if (self->later == NULL)
    return;

  edit = make_edit (self, &n);
  if (self->later->len == 0)
    summary = g_strdup (_("There is no later cycle yet. Plan one first."));
  else if (n == 0)
    summary = g_strdup (_("Nothing is open."));
  else
    summary = g_strdup_printf (ngettext ("%u objective, task or deliverable is still open.",
                                         "%u objectives, tasks and deliverables are still open.",
                                         n),
                               n);

  gtk_label_set_label (self->summary_label, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->cycle_row), self->later->len > 0);
  pb_cycle_dialog_set_ready (PB_CYCLE_DIALOG (self), n > 0);
}

static PbEdit *
pb_carry_over_dialog_make_edit (PbCycleDialog *dialog)
{
  guint n;

  return make_edit (PB_CARRY_OVER_DIALOG (dialog), &n);
}

static void
pb_carry_over_dialog_dispose (GObject *object)
{
  PbCarryOverDialog *self = PB_CARRY_OVER_DIALOG (object);

  g_clear_pointer (&self->later, g_ptr_array_unref);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_CARRY_OVER_DIALOG);
  g_clear_object (&self->cycle);
  g_clear_object (&self->records);

  G_OBJECT_CLASS (pb_carry_over_dialog_parent_class)->dispose (object);
}

static void
pb_carry_over_dialog_class_init (PbCarryOverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_carry_over_dialog_dispose;
  PB_CYCLE_DIALOG_CLASS (klass)->make_edit = pb_carry_over_dialog_make_edit;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-carry-over-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbCarryOverDialog, cycle_row);
  gtk_widget_class_bind_template_child (widget_class, PbCarryOverDialog, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
pb_carry_over_dialog_init (PbCarryOverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_carry_over_dialog_new:
 * @records: the cycles of the group
 * @cycle: the cycle that leaves something open
 *
 * Returns: (transfer floating): a dialog that carries it over
 */
AdwDialog *
pb_carry_over_dialog_new (PbCycleRecords *records,
                          PbRecord       *cycle)
{
  PbCarryOverDialog *self;
  g_autoptr(GPtrArray) cycles = NULL;
  g_autoptr(GPtrArray) later = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  PbDay start;

  g_return_val_if_fail (PB_IS_CYCLE_RECORDS (records), NULL);
  g_return_val_if_fail (PB_IS_RECORD (cycle), NULL);

  start = pb_record_get_day (cycle, PB_CYCLE_START);
  cycles = pb_cycle_records_dup (records, PB_KIND_CYCLE);
  for (guint i = 0; i < cycles->len; i++)
    {
      if (pb_record_get_day (cycles->pdata[i], PB_CYCLE_START) > start)
        g_ptr_array_add (later, g_object_ref (cycles->pdata[i]));
    }

  for (guint i = 0; i < later->len; i++)
    {
      g_autofree char *title = pb_record_dup_title (later->pdata[i]);

      gtk_string_list_append (names, title);
    }

  self = g_object_new (PB_TYPE_CARRY_OVER_DIALOG, NULL);
  pb_cycle_dialog_set_context (PB_CYCLE_DIALOG (self), pb_cycle_records_get_context (records));
  self->records = g_object_ref (records);
  self->cycle = g_object_ref (cycle);
  adw_combo_row_set_model (self->cycle_row, G_LIST_MODEL (names));
  self->later = g_steal_pointer (&later);
  changed_cb (self);

  return ADW_DIALOG (self);
}
