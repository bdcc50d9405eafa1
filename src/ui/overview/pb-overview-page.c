/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/overview/pb-overview-page.h"

#include <glib/gi18n.h>

#include "storage/pb-history-list.h"
#include "ui/history/pb-history-row.h"
#include "ui/overview/pb-attention-row.h"
#include "ui/overview/pb-metric-card.h"
#include "ui/overview/pb-overview-facts.h"
#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-timeline-view.h"

/* More rows than that hide behind a button. */
#define N_ROWS_AT_FIRST 5

/* How many of the last changes are shown. */
#define N_CHANGES 5

/**
 * PbOverviewPage:
 *
 * Where a group stands: its phase, how it holds it, and what needs attention.
 */
struct _PbOverviewPage
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkLabel *name_label;
  GtkLabel *phase_label;
  PbChip *reading_chip;
  GtkBox *reasons_box;
  GtkWidget *timeline_box;
  PbTimelineView *timeline_view;
  GtkLabel *sentence_label;
  GtkListBox *timeline_list;
  GtkListBox *attention_list;
  GtkWidget *calm_box;
  GtkButton *more_attention_button;
  GtkWidget *numbers_group;
  AdwWrapBox *numbers_box;
  GtkWidget *lately_group;
  GtkListBox *lately_list;

  PbGroupContext *context;
  GListModel *changes;
  GCancellable *cancellable;
  gboolean all_attention;
};

typedef enum
{
  PROP_CONTEXT = 1,
} PbOverviewPageProperty;

static void page_iface_init (PbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbOverviewPage, pb_overview_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_PAGE, page_iface_init))

static char *
dup_phase_sentence (PbJudgement *judgement)
{
  int phase = pb_judgement_get_phase (judgement);
  PbDay since = pb_judgement_get_phase_since (judgement);
  g_autofree char *day = NULL;

  if (phase < 0)
    return g_strdup (_("No phase is recorded yet"));

  if (since == PB_DAY_NONE)
    return g_strdup (pb_enum_get_label (pb_phase_get_type (), phase));

  day = pb_day_to_locale (since);

  /* Translators: the phase of a group and the day since when it is in it, as in
   * “Iteration since 3 March 2025”.
   */
  return g_strdup_printf (_("%1$s since %2$s"), pb_enum_get_label (pb_phase_get_type (), phase), day);
}

static void
remove_children (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_reasons (PbOverviewPage *self,
              PbJudgement    *judgement)
{
  GPtrArray *reasons = pb_judgement_get_reading_reasons (judgement);

  remove_children (self->reasons_box);

  for (guint i = 0; i < reasons->len; i++)
    {
      const PbReadingReason *reason = g_ptr_array_index (reasons, i);
      GtkWidget *label = gtk_label_new (reason->sentence);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (self->reasons_box, label);
    }
}

static void
show_attention (PbOverviewPage *self)
{
  GPtrArray *attention = pb_group_context_get_attention (self->context);
  gboolean can_edit = !pb_group_context_get_locked (self->context);
  guint n = attention != NULL ? attention->len : 0;
  guint n_shown = self->all_attention ? n : MIN (n, N_ROWS_AT_FIRST);

  gtk_list_box_remove_all (self->attention_list);

  for (guint i = 0; i < n_shown; i++)
    gtk_list_box_append (self->attention_list,
                         pb_attention_row_new (g_ptr_array_index (attention, i), can_edit));

  gtk_widget_set_visible (GTK_WIDGET (self->attention_list), n > 0);
  gtk_widget_set_visible (self->calm_box, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more_attention_button), n_shown < n);

  if (n_shown < n)
    {
      g_autofree char *label = NULL;

      /* Translators: a button; %u is how many things need attention in all. */
      label = g_strdup_printf (ngettext ("Show All (%u)", "Show All (%u)", n), n);
      gtk_button_set_label (self->more_attention_button, label);
    }
}

static void
add_timeline_row (PbOverviewPage *self,
                  const char     *sentence,
                  const char     *record)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  gtk_list_box_append (self->timeline_list, row);

  if (record != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", record);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");
    }
}

static void
show_timeline (PbOverviewPage *self,
               PbTimeline     *timeline)
{
  gtk_list_box_remove_all (self->timeline_list);

  for (guint i = 0; i < timeline->segments->len; i++)
    {
      const PbTimelineSegment *segment = g_ptr_array_index (timeline->segments, i);

      add_timeline_row (self, segment->sentence, NULL);
    }

  for (guint i = 0; i < timeline->marks->len; i++)
    {
      const PbTimelineMark *mark = g_ptr_array_index (timeline->marks, i);

      add_timeline_row (self, mark->sentence,
                        mark->decision != NULL ? mark->decision : mark->record);
    }

  pb_timeline_view_take_timeline (self->timeline_view, timeline);
}

static void
show_numbers (PbOverviewPage *self,
              GPtrArray      *numbers)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers_box))) != NULL)
    adw_wrap_box_remove (self->numbers_box, child);

  for (guint i = 0; i < numbers->len; i++)
    {
      const PbOverviewNumber *number = g_ptr_array_index (numbers, i);

      adw_wrap_box_append (self->numbers_box,
                           pb_metric_card_new (number->data, number->metric_id));
    }

  gtk_widget_set_visible (self->numbers_group, numbers->len > 0);
}

static void
gathered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PbOverviewPage) self = user_data;
  g_autoptr(PbOverviewFacts) facts = NULL;

  facts = pb_overview_facts_gather_finish (PB_GROUP_CONTEXT (source), result, NULL);

  /* Overtaken by newer ones. */
  if (facts == NULL)
    return;

  show_timeline (self, g_steal_pointer (&facts->timeline));
  show_numbers (self, facts->numbers);
}

static void
gather_facts (PbOverviewPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  pb_overview_facts_gather_async (self->context, self->cancellable, gathered_cb,
                                  g_object_ref (self));
}

static GtkWidget *
create_change_row (gpointer item,
                   gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *byline = pb_history_item_dup_byline (item);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pb_history_item_get_title (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), byline);
  gtk_widget_set_focusable (row, FALSE);

  return row;
}

static void
update_changes (PbOverviewPage *self)
{
  gtk_widget_set_visible (self->lately_group,
                          self->changes != NULL && g_list_model_get_n_items (self->changes) > 0);
}

static void
follow_changes (PbOverviewPage *self)
{
  const char *group_id = pb_group_context_get_group_id (self->context);

  g_clear_object (&self->changes);

  if (group_id != NULL)
    {
      PbHistoryList *list = pb_history_list_new (pb_group_context_get_store (self->context), NULL,
                                                 group_id);

      self->changes = G_LIST_MODEL (gtk_slice_list_model_new (G_LIST_MODEL (list), 0, N_CHANGES));
      g_signal_connect_object (self->changes, "items-changed", G_CALLBACK (update_changes), self,
                               G_CONNECT_SWAPPED);
    }

  gtk_list_box_bind_model (self->lately_list, self->changes, create_change_row, NULL, NULL);
  update_changes (self);
}

static void
update_actions (PbOverviewPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean judged = pb_group_context_get_judgement (self->context) != NULL;

  gtk_widget_action_set_enabled (widget, "overview.edit-group",
                                 judged && !pb_group_context_get_locked (self->context));
}

static void
show_content (PbOverviewPage *self,
              PbJudgement    *judgement)
{
  g_autofree char *name = pb_record_dup_title (pb_group_context_get_group (self->context));
  g_autofree char *phase = dup_phase_sentence (judgement);

  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->phase_label, phase);
  pb_chip_set_reading (self->reading_chip, pb_judgement_get_reading (judgement));
  show_reasons (self, judgement);
  show_attention (self);
  gather_facts (self);
}

static void
update (PbOverviewPage *self)
{
  PbJudgement *judgement = pb_group_context_get_judgement (self->context);
  const GError *error = pb_group_context_get_error (self->context);

  update_actions (self);

  if (judgement != NULL)
    {
      show_content (self, judgement);
      gtk_stack_set_visible_child_name (self->stack, "content");
    }
  else if (error != NULL)
    {
      adw_status_page_set_description (self->failed_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failed");
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "loading");
    }
}

static void
group_changed_cb (PbOverviewPage *self)
{
  self->all_attention = FALSE;
  follow_changes (self);
}

static void
sentence_changed_cb (PbOverviewPage *self)
{
  gtk_label_set_label (self->sentence_label, pb_timeline_view_get_sentence (self->timeline_view));
}

static void
edit_group_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PbOverviewPage *self = PB_OVERVIEW_PAGE (widget);

  gtk_widget_activate_action (widget, "win.edit-record", "s",
                              pb_group_context_get_group_id (self->context));
}

static void
show_impact_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.page", "s", "impact");
}

static void
show_history_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.page", "s", "history");
}

static void
show_all_attention_activated (GtkWidget  *widget,
                              const char *action_name,
                              GVariant   *parameter)
{
  PbOverviewPage *self = PB_OVERVIEW_PAGE (widget);

  self->all_attention = TRUE;
  show_attention (self);
  gtk_widget_child_focus (GTK_WIDGET (self->attention_list), GTK_DIR_TAB_FORWARD);
}

static void
page_iface_init (PbPageInterface *iface)
{
}

static void
pb_overview_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PbOverviewPage *self = PB_OVERVIEW_PAGE (object);

  switch ((PbOverviewPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_overview_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PbOverviewPage *self = PB_OVERVIEW_PAGE (object);

  switch ((PbOverviewPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_overview_page_constructed (GObject *object)
{
  PbOverviewPage *self = PB_OVERVIEW_PAGE (object);

  G_OBJECT_CLASS (pb_overview_page_parent_class)->constructed (object);

  g_signal_connect_object (self->context, "updated", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::group-id", G_CALLBACK (group_changed_cb), self,
                           G_CONNECT_SWAPPED);
  follow_changes (self);
  update (self);
}

static void
pb_overview_page_dispose (GObject *object)
{
  PbOverviewPage *self = PB_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->lately_list != NULL)
    gtk_list_box_bind_model (self->lately_list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->changes);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_OVERVIEW_PAGE);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_overview_page_parent_class)->dispose (object);
}

static void
pb_overview_page_class_init (PbOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_overview_page_get_property;
  object_class->set_property = pb_overview_page_set_property;
  object_class->constructed = pb_overview_page_constructed;
  object_class->dispose = pb_overview_page_dispose;

  g_object_class_override_property (object_class, PROP_CONTEXT, "context");

  gtk_widget_class_install_action (widget_class, "overview.show-all-attention", NULL,
                                   show_all_attention_activated);
  gtk_widget_class_install_action (widget_class, "overview.edit-group", NULL,
                                   edit_group_activated);
  gtk_widget_class_install_action (widget_class, "overview.show-impact", NULL,
                                   show_impact_activated);
  gtk_widget_class_install_action (widget_class, "overview.show-history", NULL,
                                   show_history_activated);

  g_type_ensure (PB_TYPE_CHIP);
  g_type_ensure (PB_TYPE_TIMELINE_VIEW);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/overview/pb-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, name_label);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, phase_label);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, reading_chip);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, reasons_box);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, timeline_box);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, timeline_view);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, timeline_list);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, attention_list);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, calm_box);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, more_attention_button);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, numbers_group);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, numbers_box);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, lately_group);
  gtk_widget_class_bind_template_child (widget_class, PbOverviewPage, lately_list);
  gtk_widget_class_bind_template_callback (widget_class, sentence_changed_cb);
}

static void
pb_overview_page_init (PbOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
