/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-cycles-page.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-plan.h"
#include "framework/pb-cycle-work.h"
#include "model/pb-field-value.h"
#include "ui/cycles/pb-carry-over-dialog.h"
#include "ui/cycles/pb-close-stage-dialog.h"
#include "ui/cycles/pb-cycle-registers.h"
#include "ui/cycles/pb-cycle-view.h"
#include "ui/cycles/pb-feedback-dialog.h"
#include "ui/cycles/pb-learning-details.h"
#include "ui/cycles/pb-plan-cycle-dialog.h"
#include "ui/cycles/pb-retro-dialog.h"
#include "ui/cycles/pb-settle-dialog.h"
#include "ui/dialogs/pb-record-dialog.h"

/**
 * PbCyclesPage:
 *
 * How the group plans, works and learns: its cycles, tasks, insights and the
 * feedback that it gets.
 */
struct _PbCyclesPage
{
  PbRegisterPage parent_instance;

  PbCycleRecords *records;
  PbCycleView *cycle_view;
};

static void pb_cycles_page_page_init (PbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbCyclesPage, pb_cycles_page, PB_TYPE_REGISTER_PAGE,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_PAGE, pb_cycles_page_page_init))

static PbPageInterface *parent_page_iface;

static PbGroupContext *
get_context (gpointer self)
{
  return pb_register_page_get_context (PB_REGISTER_PAGE (self));
}

/* A record of the group, or NULL. */
static PbRecord *
lookup (gpointer    self,
        const char *id)
{
  return pb_cycle_records_lookup (PB_CYCLES_PAGE (self)->records, id);
}

static PbRecord *
lookup_target (GtkWidget *widget,
               GVariant  *parameter)
{
  return lookup (widget, g_variant_get_string (parameter, NULL));
}

static void
plan_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  adw_dialog_present (pb_plan_cycle_dialog_new (PB_CYCLES_PAGE (widget)->records), widget);
}

static void
close_stage_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PbRecord *cycle = lookup_target (widget, parameter);
  PbCyclePlan plan;

  if (cycle == NULL)
    return;

  pb_cycle_plan_init_record (&plan, cycle);
  if (pb_cycle_plan_find_open (&plan, pb_group_context_get_today (get_context (widget))) < 0)
    return;

  adw_dialog_present (pb_close_stage_dialog_new (get_context (widget), cycle), widget);
}

static void
carry_over_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PbRecord *cycle = lookup_target (widget, parameter);

  if (cycle != NULL)
    adw_dialog_present (pb_carry_over_dialog_new (PB_CYCLES_PAGE (widget)->records, cycle),
                        widget);
}

/* Without a cycle in the target, the retrospective is of the cycle shown. */
static void
retro_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbCyclesPage *self = PB_CYCLES_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  PbRecord *cycle = lookup (self, *id ? id : pb_cycle_view_get_chosen (self->cycle_view));

  adw_dialog_present (pb_retro_dialog_new (get_context (self), cycle), widget);
}

/* What is begun while a cycle is shown is planned for it. */
static void
new_work_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbCyclesPage *self = PB_CYCLES_PAGE (widget);
  PbKind kind = pb_kind_from_name (g_variant_get_string (parameter, NULL));
  const char *cycle_id = pb_cycle_view_get_chosen (self->cycle_view);
  PbRecordDialog *dialog;

  g_return_if_fail (kind != PB_KIND_COMMON);

  dialog = pb_record_dialog_new (get_context (self), kind);
  if (cycle_id != NULL && kind == PB_KIND_OBJECTIVE)
    pb_record_dialog_set_value (dialog, PB_OBJECTIVE_CYCLES, pb_field_new_set (&cycle_id, 1));
  else if (cycle_id != NULL && kind == PB_KIND_TASK)
    pb_record_dialog_set_value (dialog, PB_TASK_CYCLE, g_variant_new_string (cycle_id));
  else if (cycle_id != NULL && kind == PB_KIND_DELIVERABLE)
    pb_record_dialog_set_value (dialog, PB_DELIVERABLE_CYCLE, g_variant_new_string (cycle_id));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
plan_work_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PbCyclesPage *self = PB_CYCLES_PAGE (widget);
  PbRecord *work = lookup_target (widget, parameter);
  const char *cycle_id = pb_cycle_view_get_chosen (self->cycle_view);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autoptr(PbEdit) edit = NULL;

  if (work == NULL || cycle_id == NULL)
    return;

  name = pb_record_dup_title (work);
  /* Translators: what a person did; %s is the name of a task or objective. */
  title = g_strdup_printf (_("Plan “%s”"), name);
  edit = pb_edit_new (title);
  pb_work_fill_cycle (edit, work, cycle_id);
  pb_group_context_commit (get_context (self), edit);
}

static void
new_feedback_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PbRecordDialog *dialog = pb_record_dialog_new (get_context (widget), PB_KIND_FEEDBACK);

  pb_record_dialog_set_value (
    dialog, PB_FEEDBACK_DATE,
    g_variant_new_int32 (pb_group_context_get_today (get_context (widget))));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
new_insight_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PbRecordDialog *dialog = pb_record_dialog_new (get_context (widget), PB_KIND_INSIGHT);

  pb_record_dialog_set_value (
    dialog, PB_INSIGHT_RECORDED,
    g_variant_new_int32 (pb_group_context_get_today (get_context (widget))));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* From the list of a retrospective into the insight itself. */
static void
show_insight_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PbRecord *insight = lookup_target (widget, parameter);

  if (insight != NULL)
    pb_register_page_open (PB_REGISTER_PAGE (widget), insight);
}

static void
settle (GtkWidget            *widget,
        GVariant             *parameter,
        PbInsightDisposition  disposition)
{
  PbRecord *insight = lookup_target (widget, parameter);

  if (insight != NULL)
    adw_dialog_present (pb_settle_dialog_new (get_context (widget), insight, disposition),
                        widget);
}

static void
adopt_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  settle (widget, parameter, PB_INSIGHT_DISPOSITION_ADOPTED);
}

static void
decline_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  settle (widget, parameter, PB_INSIGHT_DISPOSITION_DECLINED);
}

static void
merge_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  settle (widget, parameter, PB_INSIGHT_DISPOSITION_MERGED);
}

static void
resettle_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbRecord *insight = lookup_target (widget, parameter);

  if (insight != NULL)
    settle (widget, parameter, MAX (0, pb_record_get_enum (insight, PB_INSIGHT_DISPOSITION)));
}

static void
reopen_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbRecord *insight = lookup_target (widget, parameter);
  g_autoptr(PbEdit) edit = NULL;

  if (insight == NULL)
    return;

  edit = pb_edit_new (_("Open an Insight Again"));
  pb_insight_fill_disposition (edit, insight, PB_INSIGHT_DISPOSITION_PENDING,
                               pb_record_get_text (insight, PB_INSIGHT_REASON), NULL,
                               pb_group_context_get_today (get_context (widget)));
  pb_group_context_commit (get_context (widget), edit);
}

static void
handle_feedback (GtkWidget        *widget,
                 GVariant         *parameter,
                 PbFeedbackStatus  status)
{
  PbRecord *feedback = lookup_target (widget, parameter);

  if (feedback != NULL)
    adw_dialog_present (pb_feedback_dialog_new (get_context (widget), feedback, status), widget);
}

static void
answer_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  handle_feedback (widget, parameter, PB_FEEDBACK_STATUS_ANSWERED);
}

static void
act_on_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  handle_feedback (widget, parameter, PB_FEEDBACK_STATUS_ACTED_ON);
}

static void
decline_feedback_activated (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  handle_feedback (widget, parameter, PB_FEEDBACK_STATUS_DECLINED);
}

static const struct
{
  const char *name;
  const char *parameter;
  GtkWidgetActionActivateFunc func;
} actions[] = {
  { "cycles.plan", NULL, plan_activated },
  { "cycles.close-stage", "s", close_stage_activated },
  { "cycles.carry-over", "s", carry_over_activated },
  { "cycles.retro", "s", retro_activated },
  { "cycles.new-work", "s", new_work_activated },
  { "cycles.plan-work", "s", plan_work_activated },
  { "cycles.new-feedback", NULL, new_feedback_activated },
  { "cycles.new-insight", NULL, new_insight_activated },
  { "cycles.adopt", "s", adopt_activated },
  { "cycles.decline", "s", decline_activated },
  { "cycles.merge", "s", merge_activated },
  { "cycles.resettle", "s", resettle_activated },
  { "cycles.reopen", "s", reopen_activated },
  { "cycles.answer", "s", answer_activated },
  { "cycles.act-on", "s", act_on_activated },
  { "cycles.decline-feedback", "s", decline_feedback_activated },
};

static void
update_actions (PbCyclesPage *self)
{
  PbGroupContext *context = get_context (self);
  gboolean able = pb_group_context_get_dossier (context) != NULL &&
                  !pb_group_context_get_locked (context);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, able);
}

static GMenuModel *
make_add_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Plan a Cycle…"), "cycles.plan");
  g_menu_append (menu, _("Run a _Retrospective…"), "cycles.retro('')");
  g_menu_append (menu, _("New _Task…"), "cycles.new-work('task')");
  g_menu_append (menu, _("New _Objective…"), "cycles.new-work('objective')");
  g_menu_append (menu, _("New _Deliverable…"), "cycles.new-work('deliverable')");
  g_menu_append (menu, _("New _Insight…"), "cycles.new-insight");
  g_menu_append (menu, _("New _Feedback…"), "cycles.new-feedback");

  return G_MENU_MODEL (menu);
}

static void
pb_cycles_page_set_up (PbRegisterPage *page)
{
  PbCyclesPage *self = PB_CYCLES_PAGE (page);
  PbGroupContext *context = get_context (self);
  g_autoptr(GMenuModel) menu = make_add_menu ();
  GtkWidget *view;

  self->records = pb_cycle_records_new (context);
  view = pb_cycle_view_new (self->records);
  self->cycle_view = PB_CYCLE_VIEW (view);
  pb_register_page_set_title (page, _("Cycles"));
  pb_register_page_set_add_menu (page, menu);
  pb_register_page_add_view (page, "cycles", _("Cycles"), view);
  pb_register_page_add_view (page, "tasks", _("Tasks"), pb_task_register_new (context));
  pb_register_page_add_view (page, "insights", _("Insights"), pb_insight_register_new (context));
  pb_register_page_add_view (page, "feedback", _("Feedback"), pb_feedback_register_new (context));

  g_signal_connect_object (context, "updated", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  update_actions (self);
}

static AdwNavigationPage *
pb_cycles_page_make_detail (PbRegisterPage *page,
                            PbRecord       *record)
{
  PbDetailFunc func;

  if (pb_record_get_kind (record) == PB_KIND_RETROSPECTIVE)
    func = pb_retro_fill_detail;
  else if (pb_record_get_kind (record) == PB_KIND_INSIGHT)
    func = pb_insight_fill_detail;
  else if (pb_record_get_kind (record) == PB_KIND_FEEDBACK)
    func = pb_feedback_fill_detail;
  else
    return NULL;

  return pb_detail_page_new (get_context (page), record, func, NULL);
}

/* A cycle is shown on the line, everything else as a detail. */
static gboolean
pb_cycles_page_go_to (PbPage     *page,
                      const char *target)
{
  PbCyclesPage *self = PB_CYCLES_PAGE (page);
  PbRecord *record = lookup (self, target);

  if (record == NULL || pb_record_get_kind (record) != PB_KIND_CYCLE)
    return parent_page_iface->go_to (page, target);

  pb_register_page_show_view (PB_REGISTER_PAGE (self), "cycles");
  pb_cycle_view_choose (self->cycle_view, target);

  return TRUE;
}

static void
pb_cycles_page_page_init (PbPageInterface *iface)
{
  parent_page_iface = g_type_interface_peek_parent (iface);
  iface->go_to = pb_cycles_page_go_to;
}

static void
pb_cycles_page_dispose (GObject *object)
{
  G_OBJECT_CLASS (pb_cycles_page_parent_class)->dispose (object);

  g_clear_object (&PB_CYCLES_PAGE (object)->records);
}

static void
pb_cycles_page_class_init (PbCyclesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PbRegisterPageClass *page_class = PB_REGISTER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_cycles_page_dispose;
  page_class->set_up = pb_cycles_page_set_up;
  page_class->make_detail = pb_cycles_page_make_detail;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].func);

  /* Opening an insight changes nothing and is always possible. */
  gtk_widget_class_install_action (widget_class, "cycles.show-insight", "s", show_insight_activated);
}

static void
pb_cycles_page_init (PbCyclesPage *self)
{
}

/**
 * pb_cycles_page_new:
 * @context: the group
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
pb_cycles_page_new (PbGroupContext *context)
{
  return g_object_new (PB_TYPE_CYCLES_PAGE, "context", context, NULL);
}
