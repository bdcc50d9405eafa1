/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-result-detail.h"

#include <glib/gi18n.h>

#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-record-row.h"

/* The newest records say enough; the rest is counted. */
#define MAX_RECORDS 12

/**
 * PbResultDetail:
 *
 * What the result of a statement rests on: its full text, the numbers, the
 * records behind it and what members say.
 */
struct _PbResultDetail
{
  AdwBin parent_instance;

  GtkLabel *text_label;
  GtkLabel *mode_label;
  GtkBox *disputes_box;
  GtkWidget *numbers_box;
  GtkListBox *numbers_list;
  GtkWidget *records_box;
  GtkListBox *records_list;
  GtkLabel *more_records_label;
  GtkWidget *attestations_box;
  GtkListBox *attestations_list;
  GtkWidget *attest_button;
  GtkWidget *dispute_button;
  GtkLabel *rule_label;
};

G_DEFINE_FINAL_TYPE (PbResultDetail, pb_result_detail, ADW_TYPE_BIN)

static void
show_numbers (PbResultDetail *self,
              PbResult       *result)
{
  GPtrArray *numbers = pb_result_get_numbers (result);

  gtk_widget_set_visible (self->numbers_box, numbers->len > 0);

  for (guint i = 0; i < numbers->len; i++)
    {
      const PbNumber *number = g_ptr_array_index (numbers, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), number->label);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), number->value);
      gtk_widget_add_css_class (row, "property");
      gtk_widget_set_focusable (row, FALSE);
      gtk_list_box_append (self->numbers_list, row);
    }
}

static void
show_records (PbResultDetail *self,
              PbResult       *result,
              PbDossier      *dossier)
{
  const char * const *ids = pb_result_get_records (result);
  guint n_known = 0;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      PbRecord *record = pb_dossier_lookup (dossier, ids[i]);

      if (record == NULL)
        continue;

      if (n_known++ < MAX_RECORDS)
        gtk_list_box_append (self->records_list, pb_record_row_new (record));
    }

  gtk_widget_set_visible (self->records_box, n_known > 0);

  if (n_known > MAX_RECORDS)
    {
      guint n_more = n_known - MAX_RECORDS;
      g_autofree char *more = NULL;

      /* Translators: %u is how many further records there are. */
      more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);
      gtk_label_set_label (self->more_records_label, more);
      gtk_widget_set_visible (GTK_WIDGET (self->more_records_label), TRUE);
    }
}

static char *
dup_attested_caption (const PbAttested *attested)
{
  g_autofree char *on = pb_day_to_locale (attested->on);
  g_autofree char *expires = pb_day_to_locale (attested->expires);
  g_autofree char *evidence = NULL;
  g_autofree char *dates = NULL;

  if (attested->expired)
    /* Translators: two dates: when a member said something, and until when it
     * counted.
     */
    dates = g_strdup_printf (_("Said on %1$s, counted until %2$s"), on, expires);
  else
    /* Translators: two dates: when a member said something, and until when it
     * counts.
     */
    dates = g_strdup_printf (_("Said on %1$s, counts until %2$s"), on, expires);

  if (attested->n_evidence == 0)
    evidence = g_strdup (_("no evidence"));
  else
    /* Translators: %u is how many pieces of evidence a member gave. */
    evidence = g_strdup_printf (ngettext ("%u piece of evidence", "%u pieces of evidence",
                                          attested->n_evidence), attested->n_evidence);

  if (attested->reason != NULL && *attested->reason != '\0')
    return g_strdup_printf ("%s · %s\n%s", dates, evidence, attested->reason);

  return g_strdup_printf ("%s · %s", dates, evidence);
}

static void
show_attestations (PbResultDetail *self,
                   PbResult       *result)
{
  GPtrArray *attestations = pb_result_get_attestations (result);

  gtk_widget_set_visible (self->attestations_box, attestations->len > 0);

  for (guint i = 0; i < attestations->len; i++)
    {
      const PbAttested *attested = g_ptr_array_index (attestations, i);
      g_autofree char *caption = dup_attested_caption (attested);
      GtkWidget *row = pb_record_row_new (attested->record);
      GtkWidget *chip = pb_chip_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), attested->by);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), caption);
      pb_chip_set_result (PB_CHIP (chip), attested->value);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), chip);
      if (attested->expired || !attested->latest)
        gtk_widget_add_css_class (row, "pb-past");
      gtk_list_box_append (self->attestations_list, row);
    }
}

static void
show_disputes (PbResultDetail *self,
               PbResult       *result)
{
  const char * const *disputes = pb_result_get_disputes (result);

  gtk_widget_set_visible (GTK_WIDGET (self->disputes_box), disputes != NULL && disputes[0] != NULL);

  for (guint i = 0; disputes != NULL && disputes[i] != NULL; i++)
    {
      GtkWidget *label = gtk_label_new (disputes[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (self->disputes_box, label);
    }
}

static void
show_rule (PbResultDetail *self,
           PbResult       *result,
           PbJudgement    *judgement)
{
  g_autofree char *text = NULL;

  /* Translators: what a result was judged by: the id of the statement, the id and
   * version of the rule, the title and version of the criteria set.
   */
  text = g_strdup_printf (_("Statement %1$s, rule %2$s version %3$u, criteria “%4$s” %5$s"),
                          pb_result_get_id (result), pb_result_get_rule (result),
                          pb_result_get_rule_version (result),
                          pb_judgement_get_criteria_title (judgement),
                          pb_judgement_get_criteria_version (judgement));
  gtk_label_set_label (self->rule_label, text);
}

static void
show_buttons (PbResultDetail *self,
              PbResult       *result,
              gboolean        can_edit)
{
  PbStatement *statement = pb_result_get_statement (result);
  const char *id = pb_result_get_id (result);
  gboolean computed = (pb_result_get_flags (result) & PB_RESULT_COMPUTED) != 0;

  gtk_widget_set_visible (self->attest_button,
                          can_edit && pb_statement_takes_attestations (statement));
  gtk_widget_set_visible (self->dispute_button, can_edit && computed);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->attest_button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->attest_button), "readiness.attest");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->dispute_button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->dispute_button), "readiness.dispute");
}

static void
pb_result_detail_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_RESULT_DETAIL);

  G_OBJECT_CLASS (pb_result_detail_parent_class)->dispose (object);
}

static void
pb_result_detail_class_init (PbResultDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_result_detail_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/readiness/pb-result-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, text_label);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, mode_label);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, disputes_box);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, numbers_box);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, numbers_list);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, records_box);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, records_list);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, more_records_label);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, attestations_box);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, attestations_list);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, attest_button);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, dispute_button);
  gtk_widget_class_bind_template_child (widget_class, PbResultDetail, rule_label);
}

static void
pb_result_detail_init (PbResultDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_result_detail_new:
 * @context: a context with a judgement
 * @result: one of its results
 *
 * Returns: (transfer floating): what @result rests on
 */
GtkWidget *
pb_result_detail_new (PbGroupContext *context,
                      PbResult       *result)
{
  PbResultDetail *self;
  PbStatement *statement;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RESULT (result), NULL);

  self = g_object_new (PB_TYPE_RESULT_DETAIL, NULL);
  statement = pb_result_get_statement (result);

  gtk_label_set_label (self->text_label, pb_statement_get_text (statement));
  gtk_label_set_label (self->mode_label, pb_mode_get_description (pb_statement_get_mode (statement)));
  show_disputes (self, result);
  show_numbers (self, result);
  show_records (self, result, pb_group_context_get_dossier (context));
  show_attestations (self, result);
  show_rule (self, result, pb_group_context_get_judgement (context));
  show_buttons (self, result, !pb_group_context_get_locked (context));

  return GTK_WIDGET (self);
}
