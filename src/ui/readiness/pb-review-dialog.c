/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-review-dialog.h"

#include "formats/pb-group-state.h"
#include "framework/pb-checklist.h"
#include "framework/pb-phase-flow.h"

#include <glib/gi18n.h>

#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-markdown-editor.h"

/**
 * PbReviewDialog:
 *
 * Takes a group through a phase review: what the records say, what the group
 * concludes, the decision that this leads to, and the transition that an adopted
 * decision makes.  All of it is one action that can be undone.
 */
struct _PbReviewDialog
{
  AdwDialog parent_instance;

  AdwNavigationView *navigation_view;
  PbChip *reading_chip;
  GtkLabel *reading_label;
  AdwPreferencesGroup *signs_group;
  AdwBanner *error_banner;
  GtkCheckButton *continue_check;
  GtkCheckButton *evolve_check;
  GtkCheckButton *complete_check;
  PbMarkdownEditor *editor;
  AdwPreferencesGroup *people_group;
  AdwPreferencesGroup *decision_group;
  AdwComboRow *decision_row;
  AdwEntryRow *proposal_row;
  GtkButton *answer_button;
  AdwNavigationPage *transition_page;
  AdwBanner *transition_banner;
  AdwPreferencesGroup *transition_group;
  AdwComboRow *phase_row;
  AdwEntryRow *reason_row;
  GtkWidget *date_row;

  PbGroupContext *context;
  PbDossier *dossier;
  PbJudgement *judgement;
  PbPhaseFlow *flow;
  GPtrArray *decisions; /* those offered, after the one that is to be proposed */
  GPtrArray *members;
  GPtrArray *checks;
  GArray *phases;       /* those offered */
  gboolean reviewing;
  gboolean storing;
};

G_DEFINE_FINAL_TYPE (PbReviewDialog, pb_review_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static PbReviewQuestion
get_answer (PbReviewDialog *self)
{
  if (gtk_check_button_get_active (self->evolve_check))
    return PB_REVIEW_QUESTION_EVOLVE;
  if (gtk_check_button_get_active (self->complete_check))
    return PB_REVIEW_QUESTION_COMPLETE;

  return PB_REVIEW_QUESTION_CONTINUE;
}

/* The decision that was chosen; %NULL where a new one is proposed. */
static PbRecord *
get_decision (PbReviewDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->decision_row);

  return selected > 0 && selected <= self->decisions->len ? self->decisions->pdata[selected - 1]
                                                          : NULL;
}

/* The decision that the transition rests on. */
static PbRecord *
get_adopted (PbReviewDialog *self)
{
  PbRecord *decision = self->reviewing ? get_decision (self) : self->flow->adopted;

  return decision != NULL &&
         pb_record_get_enum (decision, PB_DECISION_STATUS) == PB_DECISION_STATUS_ADOPTED
           ? decision : NULL;
}

static PbPhase
get_target (PbReviewDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->phase_row);

  return g_array_index (self->phases, PbPhase, MIN (selected, self->phases->len - 1));
}

static gboolean
leads_on (PbReviewDialog *self)
{
  return self->reviewing && get_answer (self) != PB_REVIEW_QUESTION_CONTINUE &&
         get_adopted (self) != NULL;
}

static void
update_actions (PbReviewDialog *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  PbReviewQuestion answer = get_answer (self);
  gboolean goes_on = answer == PB_REVIEW_QUESTION_CONTINUE;
  gboolean proposes = !goes_on && get_decision (self) == NULL;
  PbPhase target = get_target (self);
  gboolean reasoned = *get_text (self->reason_row) != '\0' ||
                      !pb_phase_needs_reason (self->flow->phase, target);
  gboolean decided = get_adopted (self) != NULL ||
                     !pb_phase_needs_decision (self->flow->phase, target);
  g_autoptr(GVariant) date = pb_field_row_dup_value (PB_FIELD_ROW (self->date_row), NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->decision_group), !goes_on);
  gtk_widget_set_visible (GTK_WIDGET (self->proposal_row), proposes);
  gtk_button_set_label (self->answer_button,
                        leads_on (self) ? _("_Next") : _("_Record the Review"));

  gtk_widget_action_set_enabled (widget, "review.answer",
                                 !self->storing &&
                                 (!proposes || *get_text (self->proposal_row) != '\0'));
  gtk_widget_action_set_enabled (widget, "review.transition",
                                 !self->storing && reasoned && decided && date != NULL);
  adw_banner_set_title (self->transition_banner,
                        !decided ? _("A group is closed by an adopted decision only.")
                                 : _("Going back, or leaving out a phase, needs a reason."));
  adw_banner_set_revealed (self->transition_banner, !decided || !reasoned);
}

static void
changed_cb (PbReviewDialog *self)
{
  /* The template sets choices before there is a context. */
  if (self->context != NULL)
    update_actions (self);
}

static char **
dup_participants (PbReviewDialog *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      g_strv_builder_add (builder, pb_record_get_id (self->members->pdata[i]));

  return g_strv_builder_end (builder);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbReviewDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  AdwBanner *banner;

  self->storing = FALSE;

  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  update_actions (self);
  banner = adw_navigation_view_get_visible_page (self->navigation_view) == self->transition_page
             ? self->transition_banner : self->error_banner;
  adw_banner_set_title (banner, error->message);
  adw_banner_set_revealed (banner, TRUE);
}

static void
store (PbReviewDialog *self,
       PbEdit         *edit)
{
  self->storing = TRUE;
  update_actions (self);
  pb_group_context_commit_async (self->context, edit, NULL, stored_cb, g_object_ref (self));
}

static char *
freeze (PbReviewDialog *self)
{
  g_autoptr(PbChecklist) checklist = pb_checklist_new_from_judgement (self->judgement);

  return pb_checklist_to_json (checklist);
}

static void
add_review (PbReviewDialog *self,
            PbEdit         *edit)
{
  PbReviewQuestion answer = get_answer (self);
  PbRecord *decision = get_decision (self);
  g_auto(GStrv) participants = dup_participants (self);
  g_autofree char *text = pb_markdown_editor_dup_text (self->editor);
  g_autofree char *checklist = freeze (self);
  g_autofree char *id = NULL;

  if (answer != PB_REVIEW_QUESTION_CONTINUE)
    id = decision ? g_strdup (pb_record_get_id (decision))
                  : g_strdup (pb_phase_flow_add_proposal (edit, self->dossier,
                                                          get_text (self->proposal_row), text));

  pb_phase_flow_add_review (edit, self->dossier, answer, text,
                            (const char * const *) participants, id, checklist);
}

static void
answer_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbReviewDialog *self = PB_REVIEW_DIALOG (widget);
  g_autoptr(PbEdit) edit = NULL;

  if (leads_on (self))
    {
      adw_navigation_view_push (self->navigation_view, self->transition_page);
      return;
    }

  edit = pb_edit_new (_("Phase review"));
  add_review (self, edit);
  store (self, edit);
}

static void
transition_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PbReviewDialog *self = PB_REVIEW_DIALOG (widget);
  PbPhase target = get_target (self);
  PbRecord *decision = get_adopted (self);
  g_autoptr(GVariant) date = pb_field_row_dup_value (PB_FIELD_ROW (self->date_row), NULL);
  g_autofree char *title = NULL;
  g_autofree char *checklist = freeze (self);
  g_autofree char *state = pb_group_state_write (self->dossier, NULL);
  g_autoptr(PbEdit) edit = NULL;

  /* Translators: what a person did; %s is the name of a phase. */
  title = g_strdup_printf (_("Begin %s"), pb_enum_get_label (pb_phase_get_type (), target));
  edit = pb_edit_new (title);
  if (self->reviewing)
    add_review (self, edit);
  pb_phase_flow_add_transition (edit, self->dossier, target, g_variant_get_int32 (date),
                                decision ? pb_record_get_id (decision) : NULL,
                                get_text (self->reason_row), checklist, state);
  store (self, edit);
}

static void
fill_reading (PbReviewDialog *self)
{
  GPtrArray *reasons = pb_judgement_get_reading_reasons (self->judgement);
  GPtrArray *results = pb_judgement_get_results (self->judgement);
  g_autoptr(GString) text = g_string_new (NULL);

  pb_chip_set_reading (self->reading_chip, pb_judgement_get_reading (self->judgement));
  for (guint i = 0; i < reasons->len; i++)
    {
      PbReadingReason *reason = reasons->pdata[i];

      g_string_append_printf (text, "%s%s", i ? "\n" : "", reason->sentence);
    }
  gtk_label_set_label (self->reading_label,
                       text->len > 0 ? text->str : _("The records give no reason for concern."));

  for (guint i = 0; i < results->len; i++)
    {
      PbResult *result = results->pdata[i];
      PbStatement *statement = pb_result_get_statement (result);
      GtkWidget *row;
      GtkWidget *chip;

      if (pb_statement_get_section (statement) != PB_SECTION_SIGNS)
        continue;

      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     pb_statement_get_title (statement));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), pb_result_get_reason (result));
      chip = pb_chip_new ();
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      pb_chip_set_result (PB_CHIP (chip), pb_result_get_value (result));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
      adw_preferences_group_add (self->signs_group, row);
    }
}

static gboolean
is_ours (PbReviewDialog *self,
         PbRecord       *record,
         PbFieldId       group)
{
  return g_strcmp0 (pb_record_get_text (record, group),
                    pb_dossier_get_group_id (self->dossier)) == 0;
}

static void
fill_people (PbReviewDialog *self)
{
  GPtrArray *members = pb_dossier_get_records (self->dossier, PB_KIND_MEMBER);

  for (guint i = 0; i < members->len; i++)
    {
      PbRecord *member = members->pdata[i];
      GtkWidget *row;
      GtkWidget *check;

      if (!is_ours (self, member, PB_MEMBER_GROUP) || pb_record_has (member, PB_MEMBER_LEFT))
        continue;

      row = adw_action_row_new ();
      check = gtk_check_button_new ();
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     pb_record_get_text (member, PB_MEMBER_NAME));
      gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      pb_record_get_text (member, PB_MEMBER_NAME), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_preferences_group_add (self->people_group, row);
      g_ptr_array_add (self->members, g_object_ref (member));
      g_ptr_array_add (self->checks, check);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->people_group), self->members->len > 0);
}

static void
fill_decisions (PbReviewDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  PbRecord *known[] = { self->flow->adopted, self->flow->proposed };

  gtk_string_list_append (names, _("Propose a New One"));
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *title = NULL;
      g_autofree char *shown = NULL;

      if (known[i] == NULL)
        continue;

      title = pb_record_dup_title (known[i]);
      /* Translators: the title of a decision and its status. */
      shown = g_strdup_printf (_("%s (%s)"), title,
                               pb_enum_nick_label (pb_decision_status_get_type (),
                                                   pb_record_get_text (known[i],
                                                                       PB_DECISION_STATUS)));
      gtk_string_list_append (names, shown);
      g_ptr_array_add (self->decisions, g_object_ref (known[i]));
    }

  adw_combo_row_set_model (self->decision_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->decision_row, self->decisions->len > 0 ? 1 : 0);
}

static void
fill_phases (PbReviewDialog *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  int wanted = self->flow->target >= 0 ? self->flow->target
                                       : pb_phase_get_next (self->flow->phase);
  guint selected = 0;

  for (int phase = PB_PHASE_CONVERSATION; phase <= PB_PHASE_CLOSED; phase++)
    {
      PbPhase offered = phase;

      if (phase == self->flow->phase)
        continue;
      if (phase == wanted)
        selected = self->phases->len;
      g_array_append_val (self->phases, offered);
      gtk_string_list_append (names, pb_enum_get_label (pb_phase_get_type (), phase));
    }

  adw_combo_row_set_model (self->phase_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->phase_row, selected);
}

/* The row of a date says so when it was edited, through an action of the dialog
 * that it is in. */
static void
fill_date (PbReviewDialog *self)
{
  PbDay day = pb_group_context_get_today (self->context);
  PbRecord *decision = self->flow->adopted;
  PbDay closed = decision ? pb_record_get_day (decision, PB_DECISION_CLOSED) : PB_DAY_NONE;

  self->date_row = pb_day_row_new (PB_PHASE_TRANSITION_DATE);
  adw_preferences_group_add (self->transition_group, self->date_row);
  pb_field_row_set_value (PB_FIELD_ROW (self->date_row),
                          g_variant_new_int32 (closed != PB_DAY_NONE && closed < day ? closed
                                                                                     : day));
  g_signal_connect_object (self->date_row, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A page that was pushed keeps the dialog alive: libadwaita 1.7 lets go of it
 * only with the page. */
static void
pb_review_dialog_closed (AdwDialog *dialog)
{
  PbReviewDialog *self = PB_REVIEW_DIALOG (dialog);

  adw_navigation_view_replace (self->navigation_view, NULL, 0);
}

static void
pb_review_dialog_dispose (GObject *object)
{
  PbReviewDialog *self = PB_REVIEW_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_REVIEW_DIALOG);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->phases, g_array_unref);
  g_clear_pointer (&self->flow, pb_phase_flow_free);
  g_clear_object (&self->judgement);
  g_clear_object (&self->dossier);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_review_dialog_parent_class)->dispose (object);
}

static void
pb_review_dialog_class_init (PbReviewDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AdwDialogClass *dialog_class = ADW_DIALOG_CLASS (klass);

  object_class->dispose = pb_review_dialog_dispose;
  dialog_class->closed = pb_review_dialog_closed;

  g_type_ensure (PB_TYPE_CHIP);
  g_type_ensure (PB_TYPE_MARKDOWN_EDITOR);

  gtk_widget_class_install_action (widget_class, "review.answer", NULL, answer_activated);
  gtk_widget_class_install_action (widget_class, "review.transition", NULL, transition_activated);

  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/readiness/pb-review-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, navigation_view);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, reading_chip);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, reading_label);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, signs_group);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, continue_check);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, evolve_check);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, complete_check);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, editor);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, people_group);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, decision_group);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, decision_row);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, proposal_row);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, answer_button);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, transition_page);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, transition_banner);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, transition_group);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, phase_row);
  gtk_widget_class_bind_template_child (widget_class, PbReviewDialog, reason_row);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
pb_review_dialog_init (PbReviewDialog *self)
{
  self->decisions = g_ptr_array_new_with_free_func (g_object_unref);
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->checks = g_ptr_array_new ();
  self->phases = g_array_new (FALSE, FALSE, sizeof (PbPhase));
  gtk_widget_init_template (GTK_WIDGET (self));
}

static PbReviewDialog *
create (PbGroupContext *context,
        gboolean        reviewing)
{
  PbReviewDialog *self = g_object_new (PB_TYPE_REVIEW_DIALOG, NULL);

  self->reviewing = reviewing;
  self->dossier = g_object_ref (pb_group_context_get_dossier (context));
  self->judgement = g_object_ref (pb_group_context_get_judgement (context));
  self->flow = pb_phase_flow_new (self->dossier);
  self->context = g_object_ref (context);

  fill_date (self);
  fill_phases (self);
  fill_decisions (self);
  fill_people (self);
  fill_reading (self);
  update_actions (self);

  return self;
}

/**
 * pb_review_dialog_new:
 * @context: a context that has judged its group for today
 *
 * Returns: (transfer floating): a dialog that leads through a phase review
 */
AdwDialog *
pb_review_dialog_new (PbGroupContext *context)
{
  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (pb_group_context_get_judgement (context) != NULL, NULL);

  return ADW_DIALOG (create (context, TRUE));
}

/**
 * pb_review_dialog_new_transition:
 * @context: a context that has judged its group for today
 *
 * Returns: (transfer floating): a dialog that begins another phase, on the decision
 *   that was adopted for it where there is one
 */
AdwDialog *
pb_review_dialog_new_transition (PbGroupContext *context)
{
  PbReviewDialog *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (pb_group_context_get_judgement (context) != NULL, NULL);

  self = create (context, FALSE);
  adw_dialog_set_title (ADW_DIALOG (self), _("Phase Transition"));
  adw_navigation_view_replace_with_tags (self->navigation_view,
                                         (const char *[]) { "transition" }, 1);

  return ADW_DIALOG (self);
}
