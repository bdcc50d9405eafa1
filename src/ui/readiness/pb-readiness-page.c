/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-readiness-page.h"

#include "framework/pb-phase-flow.h"

#include <glib/gi18n.h>

#include "ui/readiness/pb-attest-dialog.h"
#include "ui/readiness/pb-compare-dialog.h"
#include "ui/readiness/pb-criteria-button.h"
#include "ui/readiness/pb-result-section.h"
#include "ui/readiness/pb-trend-view.h"
#include "ui/widgets/pb-chip.h"

/**
 * PbReadinessPage:
 *
 * The checklist of the phase that a group is in, judged for today or for a day
 * in the past.
 */
struct _PbReadinessPage
{
  AdwBin parent_instance;

  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *calendar;
  AdwBanner *past_banner;
  AdwBanner *way_banner;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  GtkBox *sections_box;
  GtkLabel *phase_label;
  PbChip *reading_chip;
  GtkLabel *evidence_label;
  PbTrendView *trend_view;
  PbCriteriaButton *criteria_button;

  PbGroupContext *context;
  GtkSizeGroup *chip_group;
  PbResultSection *sections[PB_N_SECTIONS];
  char *wanted;
  gboolean setting_calendar;
};

typedef enum
{
  PROP_CONTEXT = 1,
} PbReadinessPageProperty;

static void page_iface_init (PbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbReadinessPage, pb_readiness_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_PAGE, page_iface_init))

static void
update_actions (PbReadinessPage *self)
{
  gboolean open = pb_group_context_get_judgement (self->context) != NULL &&
                  !pb_group_context_get_locked (self->context);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "readiness.today",
                                 pb_group_context_get_in_past (self->context));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "readiness.compare",
                                 pb_group_context_get_judgement (self->context) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "readiness.attest", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "readiness.dispute", open);
}

static void
show_day (PbReadinessPage *self)
{
  PbDay day = pb_group_context_get_day (self->context);
  gboolean past = pb_group_context_get_in_past (self->context);
  g_autofree char *day_text = pb_day_to_locale (day);
  g_autofree char *label = NULL;
  g_autofree char *banner = NULL;
  int year;
  int month;
  int mday;

  /* Translators: a button that opens a calendar; %s is a date. */
  label = past ? g_strdup_printf (_("Judged for %s"), day_text)
               : g_strdup (_("Judged for Today"));
  gtk_menu_button_set_label (self->day_button, label);

  /* Translators: %s is a date. */
  banner = g_strdup_printf (_("This is how the group stood on %s."), day_text);
  adw_banner_set_title (self->past_banner, banner);
  adw_banner_set_revealed (self->past_banner, past);

  if (pb_day_get_ymd (day, &year, &month, &mday))
    {
      /* By way of the first, so that every step is a day that there is. */
      self->setting_calendar = TRUE;
      g_object_set (self->calendar, "day", 1, "year", year, "month", month - 1, NULL);
      g_object_set (self->calendar, "day", mday, NULL);
      self->setting_calendar = FALSE;
    }
}

static void
show_summary (PbReadinessPage *self,
              PbJudgement     *judgement)
{
  int phase = pb_judgement_get_phase (judgement);
  guint n_with;
  guint n_all;
  g_autofree char *evidence = NULL;

  gtk_label_set_label (self->phase_label,
                       phase < 0 ? _("No phase is recorded yet")
                                 : pb_enum_get_label (pb_phase_get_type (), phase));
  pb_chip_set_reading (self->reading_chip, pb_judgement_get_reading (judgement));

  pb_judgement_get_evidence_ratio (judgement, &n_with, &n_all);
  if (n_all == 0)
    evidence = g_strdup (_("Nothing is met yet, so there is nothing to show evidence for."));
  else
    /* Translators: the evidence ratio: how many of the statements that are met or
     * partly met rest on records or outside evidence, as in “21 of 30”.
     */
    evidence = g_strdup_printf (ngettext ("%1$u of %2$u statement that is met or partly met rests "
                                          "on records or outside evidence.",
                                          "%1$u of %2$u statements that are met or partly met "
                                          "rest on records or outside evidence.", n_all),
                                n_with, n_all);
  gtk_label_set_label (self->evidence_label, evidence);
}

static PbResultRow *
find_row (PbReadinessPage *self,
          const char      *statement_id)
{
  for (guint i = 0; i < PB_N_SECTIONS; i++)
    {
      PbResultRow *row = pb_result_section_find_row (self->sections[i], statement_id);

      if (row != NULL)
        return row;
    }

  return NULL;
}

/* Opens the statement that was asked for, once there is a checklist. */
static gboolean
show_wanted (PbReadinessPage *self)
{
  PbResultRow *row;

  if (self->wanted == NULL)
    return FALSE;

  row = find_row (self, self->wanted);
  if (row == NULL)
    return FALSE;

  g_clear_pointer (&self->wanted, g_free);
  pb_result_row_set_expanded (row, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (row));

  return TRUE;
}

/* An adopted decision on another phase waits for its transition. */
static void
show_way (PbReadinessPage *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  g_autoptr(PbPhaseFlow) flow = dossier != NULL ? pb_phase_flow_new (dossier) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *sentence = NULL;

  if (flow == NULL || flow->adopted == NULL || pb_group_context_get_in_past (self->context))
    {
      adw_banner_set_revealed (self->way_banner, FALSE);
      return;
    }

  title = pb_record_dup_title (flow->adopted);
  /* Translators: %s is the title of a decision. */
  sentence = g_strdup_printf (_("“%s” is adopted; the phase has not begun yet"), title);
  adw_banner_set_title (self->way_banner, sentence);
  adw_banner_set_revealed (self->way_banner, TRUE);
}

static void
update (PbReadinessPage *self)
{
  PbJudgement *judgement = pb_group_context_get_judgement (self->context);
  const GError *error = pb_group_context_get_error (self->context);

  update_actions (self);
  show_day (self);
  show_way (self);

  if (judgement != NULL && pb_judgement_get_results (judgement)->len > 0)
    {
      show_summary (self, judgement);
      for (guint i = 0; i < PB_N_SECTIONS; i++)
        pb_result_section_update (self->sections[i], judgement);
      gtk_stack_set_visible_child_name (self->stack, "content");
      show_wanted (self);
    }
  else if (judgement != NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
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
day_selected_cb (PbReadinessPage *self)
{
  g_autoptr(GDateTime) date = NULL;
  PbDay day;

  if (self->setting_calendar)
    return;

  date = gtk_calendar_get_date (self->calendar);
  day = pb_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                         g_date_time_get_day_of_month (date));
  pb_group_context_set_day (self->context, day);
}

static void
today_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbReadinessPage *self = PB_READINESS_PAGE (widget);

  gtk_popover_popdown (self->day_popover);
  pb_group_context_set_day (self->context, PB_DAY_NONE);
}

static void
open_attest_dialog (PbReadinessPage *self,
                    GVariant        *parameter,
                    gboolean         dispute)
{
  PbJudgement *judgement = pb_group_context_get_judgement (self->context);
  PbResult *result = NULL;

  if (judgement != NULL)
    result = pb_judgement_get_result (judgement, g_variant_get_string (parameter, NULL));

  if (result != NULL)
    adw_dialog_present (pb_attest_dialog_new (self->context, result, dispute),
                        GTK_WIDGET (self));
}

static void
attest_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  open_attest_dialog (PB_READINESS_PAGE (widget), parameter, FALSE);
}

static void
dispute_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  open_attest_dialog (PB_READINESS_PAGE (widget), parameter, TRUE);
}

/* A month back is a good beginning; any other day can be chosen. */
static void
compare_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PbReadinessPage *self = PB_READINESS_PAGE (widget);
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbDay day = pb_dossier_get_day (dossier);

  adw_dialog_present (pb_compare_dialog_new (dossier,
                                             pb_group_context_get_criteria (self->context),
                                             pb_day_add_months (day, -1), day),
                      widget);
}

static gboolean
pb_readiness_page_go_to (PbPage     *page,
                         const char *target)
{
  PbReadinessPage *self = PB_READINESS_PAGE (page);

  g_set_str (&self->wanted, target);

  return show_wanted (self);
}

static void
page_iface_init (PbPageInterface *iface)
{
  iface->go_to = pb_readiness_page_go_to;
}

static void
pb_readiness_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  PbReadinessPage *self = PB_READINESS_PAGE (object);

  switch ((PbReadinessPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_readiness_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  PbReadinessPage *self = PB_READINESS_PAGE (object);

  switch ((PbReadinessPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_readiness_page_constructed (GObject *object)
{
  PbReadinessPage *self = PB_READINESS_PAGE (object);

  G_OBJECT_CLASS (pb_readiness_page_parent_class)->constructed (object);

  pb_trend_view_set_context (self->trend_view, self->context);
  self->chip_group = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (guint i = 0; i < PB_N_SECTIONS; i++)
    {
      GtkWidget *section = pb_result_section_new (self->context, self->chip_group, i);

      gtk_box_append (self->sections_box, section);
      self->sections[i] = PB_RESULT_SECTION (section);
    }

  pb_criteria_button_set_context (self->criteria_button, self->context);
  g_signal_connect_object (self->context, "updated", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
pb_readiness_page_dispose (GObject *object)
{
  PbReadinessPage *self = PB_READINESS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_READINESS_PAGE);
  g_clear_object (&self->chip_group);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_readiness_page_parent_class)->dispose (object);
}

static void
pb_readiness_page_finalize (GObject *object)
{
  PbReadinessPage *self = PB_READINESS_PAGE (object);

  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (pb_readiness_page_parent_class)->finalize (object);
}

static void
pb_readiness_page_class_init (PbReadinessPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_readiness_page_get_property;
  object_class->set_property = pb_readiness_page_set_property;
  object_class->constructed = pb_readiness_page_constructed;
  object_class->dispose = pb_readiness_page_dispose;
  object_class->finalize = pb_readiness_page_finalize;

  g_object_class_override_property (object_class, PROP_CONTEXT, "context");

  gtk_widget_class_install_action (widget_class, "readiness.today", NULL, today_activated);
  gtk_widget_class_install_action (widget_class, "readiness.compare", NULL, compare_activated);
  gtk_widget_class_install_action (widget_class, "readiness.attest", "s", attest_activated);
  gtk_widget_class_install_action (widget_class, "readiness.dispute", "s", dispute_activated);

  g_type_ensure (PB_TYPE_CHIP);
  g_type_ensure (PB_TYPE_TREND_VIEW);
  g_type_ensure (PB_TYPE_CRITERIA_BUTTON);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/readiness/pb-readiness-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, day_button);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, day_popover);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, past_banner);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, way_banner);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, sections_box);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, phase_label);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, reading_chip);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, trend_view);
  gtk_widget_class_bind_template_child (widget_class, PbReadinessPage, criteria_button);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
pb_readiness_page_init (PbReadinessPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
