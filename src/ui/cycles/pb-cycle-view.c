/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-cycle-view.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-plan.h"
#include "ui/cycles/pb-cycle-chips.h"
#include "ui/cycles/pb-cycle-line.h"
#include "ui/cycles/pb-retro-row.h"
#include "ui/cycles/pb-work-group.h"
#include "ui/widgets/pb-markdown-view.h"
#include "ui/widgets/pb-record-row.h"

/**
 * PbCycleView:
 *
 * The cycles of the group on a line, and below it the chosen one: its stages,
 * what it is for, the work that is planned in it and what was learned.
 */
struct _PbCycleView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  PbCycleLine *line;
  GtkLabel *title_label;
  PbChip *stage_chip;
  GtkLabel *dates_label;
  AdwWrapBox *buttons_box;
  GtkButton *close_button;
  GtkButton *retro_button;
  GtkButton *carry_button;
  GtkButton *edit_button;
  AdwPreferencesGroup *stages_group;
  AdwPreferencesGroup *intentions_group;
  PbMarkdownView *intentions_view;
  PbWorkGroup *objectives_group;
  PbWorkGroup *tasks_group;
  PbWorkGroup *deliverables_group;
  AdwPreferencesGroup *retros_group;
  AdwPreferencesGroup *other_retros_group;
  AdwPreferencesGroup *decisions_group;

  AdwActionRow *stage_rows[PB_N_CYCLE_STAGES];
  PbChip *stage_chips[PB_N_CYCLE_STAGES];

  PbGroupContext *context;
  PbCycleRecords *records;
  GPtrArray *retro_rows;
  GPtrArray *decision_rows;
  char *retro_layout;
  char *decision_layout;
  char *group_id;
  char *wanted;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PbCycleView, pb_cycle_view, ADW_TYPE_BIN)

/* The cycles of the group that have a place in time. */
static GPtrArray *
dup_cycles (PbCycleView *self)
{
  GPtrArray *cycles = pb_cycle_records_dup (self->records, PB_KIND_CYCLE);

  while (cycles->len > 0 && !pb_record_has (cycles->pdata[0], PB_CYCLE_START))
    g_ptr_array_remove_index (cycles, 0);

  return cycles;
}

/* The cycle that is running, or the next one, or the last one. */
static PbRecord *
find_current (GPtrArray *cycles,
              PbDay      day)
{
  for (guint i = 0; i < cycles->len; i++)
    {
      PbCyclePlan plan;

      pb_cycle_plan_init_record (&plan, cycles->pdata[i]);
      if (plan.end == PB_DAY_NONE || plan.end >= day)
        return cycles->pdata[i];
    }

  return cycles->len > 0 ? cycles->pdata[cycles->len - 1] : NULL;
}

static PbRecord *
find_chosen (PbCycleView *self,
             GPtrArray   *cycles)
{
  const char *id = pb_cycle_line_get_chosen (self->line);

  for (guint i = 0; i < cycles->len; i++)
    {
      if (g_strcmp0 (pb_record_get_id (cycles->pdata[i]), id) == 0)
        return cycles->pdata[i];
    }

  return find_current (cycles, pb_group_context_get_day (self->context));
}

static gboolean
is_locked (PbCycleView *self)
{
  return pb_group_context_get_locked (self->context);
}

static void
show_stages (PbCycleView       *self,
             const PbCyclePlan *plan,
             PbDay              day)
{
  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      g_autofree char *from = pb_day_to_locale (plan->stages[i].start);
      g_autofree char *to = pb_day_to_locale (plan->stages[i].end);
      g_autofree char *subtitle = NULL;
      int days = pb_cycle_plan_get_days (plan, i);

      /* Translators: the first and last day of a stage, and how many days that is. */
      if (days > 0)
        subtitle = g_strdup_printf (ngettext ("%s – %s, %d day", "%s – %s, %d days",
                                              (gulong) days),
                                    from, to, days);
      else if (plan->stages[i].start != PB_DAY_NONE)
        /* Translators: the first day of a stage without an end. */
        subtitle = g_strdup_printf (_("since %s"), from);
      adw_action_row_set_subtitle (self->stage_rows[i], subtitle ? subtitle : _("No days yet"));
      pb_chip_set_stage (self->stage_chips[i], pb_cycle_plan_get_state (plan, i, day));
    }
}

static void
show_heading (PbCycleView       *self,
              PbRecord          *cycle,
              const PbCyclePlan *plan,
              PbDay              day,
              gboolean           locked)
{
  g_autofree char *title = pb_record_dup_title (cycle);
  g_autofree char *from = pb_day_to_locale (plan->start);
  g_autofree char *to = pb_day_to_locale (plan->end);
  g_autofree char *dates = NULL;
  const char *id = pb_record_get_id (cycle);
  int open = pb_cycle_plan_find_open (plan, day);

  gtk_label_set_label (self->title_label, title);
  if (plan->end == PB_DAY_NONE)
    /* Translators: the first day of a cycle without an end. */
    dates = g_strdup_printf (_("since %s"), from);
  else
    /* Translators: the first and the last day of a cycle. */
    dates = g_strdup_printf (_("%s – %s"), from, to);
  gtk_label_set_label (self->dates_label, dates);

  if (open >= 0)
    pb_chip_set (self->stage_chip, pb_enum_get_label (pb_cycle_stage_get_type (), open),
                 "media-playback-start-symbolic", "accent");
  else
    pb_chip_set_stage (self->stage_chip, plan->start > day ? PB_CYCLE_STAGE_STATE_AHEAD
                                                           : PB_CYCLE_STAGE_STATE_OVER);

  gtk_widget_set_visible (GTK_WIDGET (self->buttons_box), !locked);

  /* A stage that ends today is closed already. */
  gtk_widget_set_visible (GTK_WIDGET (self->close_button),
                          open >= 0 && plan->stages[open].end != day);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->close_button), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->retro_button), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->carry_button), "s", id);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit_button), "s", id);
}

static int
compare_retros (gconstpointer a,
                gconstpointer b)
{
  PbDay first = pb_record_get_day (*(PbRecord * const *) a, PB_RETROSPECTIVE_DATE);
  PbDay second = pb_record_get_day (*(PbRecord * const *) b, PB_RETROSPECTIVE_DATE);

  return first > second ? -1 : first < second;
}

/* Takes rows away and remembers which of them were open. */
static void
clear_rows (GPtrArray  *rows,
            GHashTable *expanded)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GtkWidget *row = rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      if (expanded != NULL && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row)))
        g_hash_table_add (expanded, g_strdup (pb_record_get_id (
                                      pb_retro_row_get_record (PB_RETRO_ROW (row)))));
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (rows, 0);
}

static void
make_retro_rows (PbCycleView *self,
                 GPtrArray   *retros)
{
  g_autoptr(GHashTable) expanded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  clear_rows (self->retro_rows, expanded);
  for (guint i = 0; i < retros->len; i++)
    {
      PbRecord *retro = retros->pdata[i];
      GtkWidget *row = pb_retro_row_new (self->context, retro);
      gboolean other = !pb_record_has (retro, PB_RETROSPECTIVE_CYCLE);

      adw_preferences_group_add (other ? self->other_retros_group : self->retros_group, row);
      g_ptr_array_add (self->retro_rows, row);
      if (g_hash_table_contains (expanded, pb_record_get_id (retro)))
        adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
    }
}

static void
show_retros (PbCycleView *self,
             PbDossier   *dossier,
             PbRecord    *cycle)
{
  GPtrArray *records = pb_dossier_get_records (dossier, PB_KIND_RETROSPECTIVE);
  g_autoptr(GPtrArray) retros = g_ptr_array_new ();
  g_autoptr(GString) layout = g_string_new (NULL);
  guint n_others = 0;

  for (guint i = 0; records && i < records->len; i++)
    {
      const char *of = pb_record_get_text (records->pdata[i], PB_RETROSPECTIVE_CYCLE);

      if (of == NULL || g_str_equal (of, pb_record_get_id (cycle)))
        {
          g_ptr_array_add (retros, records->pdata[i]);
          n_others += of == NULL;
        }
    }
  g_ptr_array_sort (retros, compare_retros);

  for (guint i = 0; i < retros->len; i++)
    g_string_append_printf (layout, "%s %d ", pb_record_get_id (retros->pdata[i]),
                            pb_record_has (retros->pdata[i], PB_RETROSPECTIVE_CYCLE));
  if (g_set_str (&self->retro_layout, layout->str))
    make_retro_rows (self, retros);
  for (guint i = 0; i < retros->len; i++)
    pb_retro_row_update (self->retro_rows->pdata[i], retros->pdata[i]);

  gtk_widget_set_visible (GTK_WIDGET (self->retros_group), retros->len > n_others);
  gtk_widget_set_visible (GTK_WIDGET (self->other_retros_group), n_others > 0);
}

static void
show_decisions (PbCycleView *self,
                PbDossier   *dossier,
                PbRecord    *cycle)
{
  GPtrArray *decisions = pb_dossier_get_referring (dossier, pb_record_get_id (cycle),
                                                   PB_DECISION_CYCLE);
  g_autoptr(GString) layout = g_string_new (NULL);

  for (guint i = 0; decisions && i < decisions->len; i++)
    g_string_append_printf (layout, "%s ", pb_record_get_id (decisions->pdata[i]));

  if (g_set_str (&self->decision_layout, layout->str))
    {
      clear_rows (self->decision_rows, NULL);
      for (guint i = 0; decisions && i < decisions->len; i++)
        {
          GtkWidget *row = pb_record_row_new (decisions->pdata[i]);

          adw_preferences_group_add (self->decisions_group, row);
          g_ptr_array_add (self->decision_rows, row);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->decisions_group), decisions && decisions->len > 0);
}

static void
show_cycle (PbCycleView *self,
            PbDossier   *dossier,
            PbRecord    *cycle)
{
  PbDay day = pb_group_context_get_day (self->context);
  gboolean locked = is_locked (self);
  const char *intentions = pb_record_get_text (cycle, PB_CYCLE_INTENTIONS);
  PbCyclePlan plan;

  pb_cycle_plan_init_record (&plan, cycle);
  show_heading (self, cycle, &plan, day, locked);
  show_stages (self, &plan, day);
  pb_markdown_view_set_text (self->intentions_view, intentions ? intentions : "");
  gtk_widget_set_visible (GTK_WIDGET (self->intentions_group), intentions != NULL);
  pb_work_group_update (self->objectives_group, cycle, locked);
  pb_work_group_update (self->tasks_group, cycle, locked);
  pb_work_group_update (self->deliverables_group, cycle, locked);
  show_retros (self, dossier, cycle);
  show_decisions (self, dossier, cycle);
}

static void
update (PbCycleView *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  const GError *error = pb_group_context_get_error (self->context);
  g_autoptr(GPtrArray) cycles = NULL;
  PbRecord *chosen;

  if (dossier == NULL || pb_cycle_records_get_loading (self->records))
    {
      g_autofree char *escaped = error ? g_markup_escape_text (error->message, -1) : NULL;

      adw_status_page_set_description (self->failed_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, error ? "failed" : "loading");
      return;
    }

  self->updating = TRUE;
  cycles = dup_cycles (self);
  if (g_set_str (&self->group_id, pb_dossier_get_group_id (dossier)))
    pb_cycle_line_set_chosen (self->line, NULL);
  pb_cycle_line_set_cycles (self->line, cycles, pb_group_context_get_day (self->context));
  if (self->wanted != NULL)
    {
      pb_cycle_line_set_chosen (self->line, self->wanted);
      g_clear_pointer (&self->wanted, g_free);
    }

  chosen = find_chosen (self, cycles);
  if (chosen != NULL)
    {
      pb_cycle_line_set_chosen (self->line, pb_record_get_id (chosen));
      show_cycle (self, dossier, chosen);
    }
  gtk_stack_set_visible_child_name (self->stack, chosen ? "content" : "empty");
  self->updating = FALSE;
}

static void
chosen_changed_cb (PbCycleView *self)
{
  if (!self->updating)
    update (self);
}

static void
pb_cycle_view_dispose (GObject *object)
{
  PbCycleView *self = PB_CYCLE_VIEW (object);

  self->updating = TRUE;
  g_clear_pointer (&self->retro_rows, g_ptr_array_unref);
  g_clear_pointer (&self->decision_rows, g_ptr_array_unref);

  /* The template would take the stack from under the bin. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_CYCLE_VIEW);
  g_clear_object (&self->records);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_cycle_view_parent_class)->dispose (object);
}

static void
pb_cycle_view_finalize (GObject *object)
{
  PbCycleView *self = PB_CYCLE_VIEW (object);

  g_clear_pointer (&self->retro_layout, g_free);
  g_clear_pointer (&self->decision_layout, g_free);
  g_clear_pointer (&self->group_id, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (pb_cycle_view_parent_class)->finalize (object);
}

static void
pb_cycle_view_class_init (PbCycleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_cycle_view_dispose;
  object_class->finalize = pb_cycle_view_finalize;

  g_type_ensure (PB_TYPE_CHIP);
  g_type_ensure (PB_TYPE_CYCLE_LINE);
  g_type_ensure (PB_TYPE_MARKDOWN_VIEW);
  g_type_ensure (PB_TYPE_WORK_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-cycle-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, stack);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, line);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, stage_chip);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, dates_label);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, buttons_box);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, close_button);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, retro_button);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, carry_button);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, edit_button);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, stages_group);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, intentions_group);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, intentions_view);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, objectives_group);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, tasks_group);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, deliverables_group);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, retros_group);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, other_retros_group);
  gtk_widget_class_bind_template_child (widget_class, PbCycleView, decisions_group);
  gtk_widget_class_bind_template_callback (widget_class, chosen_changed_cb);
}

static void
pb_cycle_view_init (PbCycleView *self)
{
  self->updating = TRUE;
  self->retro_rows = g_ptr_array_new ();
  self->decision_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < PB_N_CYCLE_STAGES; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *chip = pb_chip_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     pb_enum_get_label (pb_cycle_stage_get_type (), i));
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
      adw_preferences_group_add (self->stages_group, row);
      self->stage_rows[i] = ADW_ACTION_ROW (row);
      self->stage_chips[i] = PB_CHIP (chip);
    }
}

/**
 * pb_cycle_view_new:
 * @records: the cycles of the group and what is planned in them
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
pb_cycle_view_new (PbCycleRecords *records)
{
  PbCycleView *self;

  g_return_val_if_fail (PB_IS_CYCLE_RECORDS (records), NULL);

  self = g_object_new (PB_TYPE_CYCLE_VIEW, NULL);
  self->records = g_object_ref (records);
  self->context = g_object_ref (pb_cycle_records_get_context (records));
  pb_work_group_set_up (self->objectives_group, records, PB_KIND_OBJECTIVE);
  pb_work_group_set_up (self->tasks_group, records, PB_KIND_TASK);
  pb_work_group_set_up (self->deliverables_group, records, PB_KIND_DELIVERABLE);
  g_signal_connect_object (records, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * pb_cycle_view_get_chosen:
 * @self: a view
 *
 * Returns: (nullable): the identifier of the cycle that is shown
 */
const char *
pb_cycle_view_get_chosen (PbCycleView *self)
{
  g_return_val_if_fail (PB_IS_CYCLE_VIEW (self), NULL);

  return pb_cycle_line_get_chosen (self->line);
}

/**
 * pb_cycle_view_choose:
 * @self: a view
 * @cycle_id: the identifier of a cycle
 *
 * Shows a cycle, as soon as it is there.
 */
void
pb_cycle_view_choose (PbCycleView *self,
                      const char  *cycle_id)
{
  g_return_if_fail (PB_IS_CYCLE_VIEW (self));

  g_set_str (&self->wanted, cycle_id);
  update (self);
}
