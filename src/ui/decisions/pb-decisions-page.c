/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/decisions/pb-decisions-page.h"

#include "framework/pb-template.h"
#include "ui/decisions/pb-decision-detail.h"
#include "ui/decisions/pb-decision-words.h"
#include "ui/dialogs/pb-fields-dialog.h"
#include "ui/dialogs/pb-record-dialog.h"

#include <glib/gi18n.h>

/**
 * PbDecisionsPage:
 *
 * What the group has decided, is deciding and has turned down: a log, and the
 * detail of one decision with its votes and what they come to.
 */
struct _PbDecisionsPage
{
  PbRegisterPage parent_instance;

  PbRegisterView *view;
};

G_DEFINE_FINAL_TYPE (PbDecisionsPage, pb_decisions_page, PB_TYPE_REGISTER_PAGE)

static PbGroupContext *
get_context (gpointer self)
{
  return pb_register_page_get_context (PB_REGISTER_PAGE (self));
}

static PbDay
get_today (gpointer self)
{
  return pb_group_context_get_today (get_context (self));
}

static PbDecisionMarks
get_marks (gpointer  self,
           PbRecord *decision)
{
  return pb_decision_get_marks (decision, pb_group_context_get_dossier (get_context (self)),
                                get_today (self));
}

static char *
dup_mark (PbRecord *decision,
          gpointer  user_data)
{
  return g_strdup (pb_decision_mark_get_label (get_marks (user_data, decision)));
}

static gboolean
show_mark (PbRecord *decision,
           PbChip   *chip,
           gpointer  user_data)
{
  PbDecisionMarks marks = get_marks (user_data, decision);

  if (marks == 0)
    return FALSE;

  pb_decision_mark_show (marks, chip);

  return TRUE;
}

static gboolean
has_mark (PbRecord   *decision,
          const char *choice,
          gpointer    user_data)
{
  PbDecisionMarks marks = get_marks (user_data, decision);

  for (guint bit = 1; bit <= PB_DECISION_MARK_REVIEW; bit <<= 1)
    {
      if ((marks & bit) && g_str_equal (pb_decision_mark_get_nick (bit), choice))
        return TRUE;
    }

  return FALSE;
}

static PbRecord *
lookup (gpointer  self,
        GVariant *id)
{
  PbDossier *dossier = pb_group_context_get_dossier (get_context (self));

  return dossier ? pb_dossier_lookup (dossier, g_variant_get_string (id, NULL)) : NULL;
}

static void
new_activated (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.new-record", "(ss)", "decision", "");
}

static void
new_from_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbTemplate *template = pb_template_find (PB_KIND_DECISION,
                                           g_variant_get_string (parameter, NULL));
  PbGroupContext *context = get_context (widget);
  g_autoptr(PbEdit) edit = NULL;
  g_autofree char *title = NULL;
  const char *id;

  /* Translators: what a person did: the name of a template. */
  title = g_strdup_printf (_("Begin “%s”"), pb_template_get_name (template));
  edit = pb_edit_new (title);
  id = pb_template_apply_edit (template, edit, pb_group_context_get_group_id (context),
                               pb_group_context_get_today (context));
  pb_register_page_commit_and_open (PB_REGISTER_PAGE (widget), edit, id);
}

/* A dialog about a decision; takes @edit_title. */
static PbFieldsDialog *
make_dialog (GtkWidget  *widget,
             PbRecord   *decision,
             const char *title,
             char       *edit_title)
{
  g_autofree char *owned = edit_title;

  return pb_fields_dialog_new (get_context (widget), decision, title, owned);
}

/* What the votes say already is suggested. */
static GVariant *
suggest_status (GtkWidget *widget,
                PbRecord  *decision)
{
  GPtrArray *votes = pb_dossier_get_referring (pb_group_context_get_dossier (get_context (widget)),
                                               pb_record_get_id (decision), PB_VOTE_DECISION);
  g_autoptr(PbRecord) closed = pb_record_copy (decision);
  g_autoptr(PbDecisionResult) result = NULL;

  pb_record_set_value (closed, PB_DECISION_CLOSED, g_variant_new_int32 (get_today (widget)));
  pb_record_set_value (closed, PB_DECISION_STATUS, g_variant_new_string ("adopted"));
  result = pb_decision_result_new (closed, votes, get_today (widget));

  return g_variant_new_string (result->verdict == PB_DECISION_VERDICT_REJECTED ? "rejected"
                                                                               : "adopted");
}

static void
close_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbRecord *decision = lookup (widget, parameter);
  g_autofree char *name = decision ? pb_record_dup_title (decision) : NULL;
  PbFieldsDialog *dialog;

  if (decision == NULL)
    return;

  dialog = make_dialog (widget, decision, _("Close Decision"),
                        /* Translators: what a person did: the name of a decision. */
                        g_strdup_printf (_("Close “%s”"), name));
  pb_fields_dialog_set_words (dialog, _("The result that the votes come to is suggested. What is "
                                        "decided needs a method, and votes or an outcome."),
                              _("_Close"));
  pb_fields_dialog_add (dialog, PB_DECISION_STATUS, suggest_status (widget, decision));
  pb_fields_dialog_add (dialog, PB_DECISION_CLOSED, g_variant_new_int32 (get_today (widget)));
  pb_fields_dialog_add (dialog, PB_DECISION_METHOD, NULL);
  pb_fields_dialog_add (dialog, PB_DECISION_OUTCOME, NULL);
  pb_fields_dialog_add (dialog, PB_DECISION_IMPLEMENTATION_DUE, NULL);
  pb_fields_dialog_add (dialog, PB_DECISION_REVIEW_DATE, NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
implementation_activated (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  PbRecord *decision = lookup (widget, parameter);
  g_autofree char *name = decision ? pb_record_dup_title (decision) : NULL;
  PbFieldsDialog *dialog;

  if (decision == NULL)
    return;

  dialog = make_dialog (widget, decision, _("Implementation"),
                        /* Translators: what a person did: the name of a decision. */
                        g_strdup_printf (_("Say how far “%s” is carried out"), name));
  pb_fields_dialog_add (dialog, PB_DECISION_IMPLEMENTATION, g_variant_new_string ("done"));
  pb_fields_dialog_add (dialog, PB_DECISION_IMPLEMENTATION_DUE, NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
review_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbRecord *decision = lookup (widget, parameter);
  g_autofree char *name = decision ? pb_record_dup_title (decision) : NULL;
  PbFieldsDialog *dialog;

  if (decision == NULL)
    return;

  dialog = make_dialog (widget, decision, _("Review Decision"),
                        /* Translators: what a person did: the name of a decision. */
                        g_strdup_printf (_("Review “%s”"), name));
  pb_fields_dialog_set_words (dialog, _("Say what came of it, and when to look at it again."),
                              NULL);
  pb_fields_dialog_add (dialog, PB_DECISION_OUTCOME, NULL);
  pb_fields_dialog_add (dialog, PB_DECISION_REVIEW_DATE,
                        g_variant_new_int32 (pb_day_add_months (get_today (widget), 6)));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
link_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbRecord *decision = lookup (widget, parameter);
  g_autofree char *name = decision ? pb_record_dup_title (decision) : NULL;
  PbFieldsDialog *dialog;

  if (decision == NULL)
    return;

  dialog = make_dialog (widget, decision, _("What It Changed"),
                        /* Translators: what a person did: the name of a decision. */
                        g_strdup_printf (_("Link what “%s” changed"), name));
  pb_fields_dialog_add (dialog, PB_DECISION_CHANGES, NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
add_vote_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbRecord *decision = lookup (widget, parameter);
  PbRecordDialog *dialog;

  if (decision == NULL)
    return;

  dialog = pb_record_dialog_new_part (get_context (widget), PB_KIND_VOTE, decision);
  pb_record_dialog_set_value (dialog, PB_VOTE_CAST_ON, g_variant_new_int32 (get_today (widget)));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static GMenuModel *
make_add_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) templates_menu = g_menu_new ();
  g_autoptr(GPtrArray) templates = pb_templates_list (PB_KIND_DECISION);

  g_menu_append (menu, _("_New Decision…"), "decisions.new");
  for (guint i = 0; i < templates->len; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (pb_template_get_name (templates->pdata[i]),
                                                   NULL);

      g_menu_item_set_action_and_target (item, "decisions.new-from", "s",
                                         pb_template_get_id (templates->pdata[i]));
      g_menu_append_item (templates_menu, item);
    }
  g_menu_append_section (menu, _("From a Template"), G_MENU_MODEL (templates_menu));

  return G_MENU_MODEL (menu);
}

static void
add_columns (PbDecisionsPage *self)
{
  static const struct
  {
    PbFieldId field;
    gboolean shown;
  } fields[] = {
    { PB_DECISION_CLASS, TRUE },        { PB_DECISION_METHOD, TRUE },
    { PB_DECISION_CLOSED, TRUE },       { PB_DECISION_IMPLEMENTATION, TRUE },
    { PB_DECISION_OPENED, FALSE },      { PB_DECISION_IMPLEMENTATION_DUE, FALSE },
    { PB_DECISION_REVIEW_DATE, FALSE }, { PB_DECISION_PROPOSER, FALSE },
    { PB_DECISION_EXTERNAL_REF, FALSE },
  };
  PbRegisterColumn *column;

  pb_register_view_add_field_column (self->view, PB_DECISION_TITLE);
  column = pb_register_view_add_field_column (self->view, PB_DECISION_STATUS);
  pb_register_column_set_chip (column, pb_decision_show_status, NULL, NULL);
  column = pb_register_view_add_column (self->view, "attention", _("Attention"), dup_mark, self);
  pb_register_column_set_chip (column, show_mark, self, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      column = pb_register_view_add_field_column (self->view, fields[i].field);
      pb_register_column_set_shown (column, fields[i].shown);
      if (fields[i].field == PB_DECISION_IMPLEMENTATION)
        pb_register_column_set_chip (column, pb_decision_show_implementation, NULL, NULL);
    }
}

static void
add_facets (PbDecisionsPage *self)
{
  PbRegisterFacet *facet;

  pb_register_view_add_facet (self->view, PB_DECISION_STATUS);
  facet = pb_register_view_add_own_facet (self->view, "attention", _("Attention"), has_mark, self);
  for (guint bit = 1; bit <= PB_DECISION_MARK_REVIEW; bit <<= 1)
    pb_register_facet_add_choice (facet, pb_decision_mark_get_nick (bit),
                                  pb_decision_mark_get_label (bit));
  pb_register_view_add_facet (self->view, PB_DECISION_CLASS);
  pb_register_view_add_facet (self->view, PB_DECISION_METHOD);
  pb_register_view_add_facet (self->view, PB_DECISION_IMPLEMENTATION);
}

static void
pb_decisions_page_set_up (PbRegisterPage *page)
{
  PbDecisionsPage *self = PB_DECISIONS_PAGE (page);
  g_autoptr(GMenuModel) add_menu = make_add_menu ();
  GtkWidget *button = gtk_menu_button_new ();

  self->view = PB_REGISTER_VIEW (pb_register_view_new ());
  pb_register_view_set_up (self->view, get_context (self), PB_KIND_DECISION, "decisions");
  add_columns (self);
  add_facets (self);
  pb_register_view_set_sort (self->view, PB_DECISION_OPENED, TRUE);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Record a Decision"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), add_menu);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  pb_register_view_set_empty (self->view, "pb-decisions-symbolic", _("No Decisions Yet"),
                              _("What the group decides belongs here: how, by whom, and what came "
                                "of it."),
                              button);

  pb_register_page_set_title (page, _("Decisions"));
  pb_register_page_add_view (page, "register", _("All"), GTK_WIDGET (self->view));
  pb_register_page_set_add_menu (page, add_menu);
  g_signal_connect_object (get_context (self), "updated", G_CALLBACK (pb_register_view_refilter),
                           self->view, G_CONNECT_SWAPPED);
  pb_register_view_start (self->view);
}

static AdwNavigationPage *
pb_decisions_page_make_detail (PbRegisterPage *page,
                               PbRecord       *record)
{
  if (pb_record_get_kind (record) != PB_KIND_DECISION)
    return NULL;

  return pb_detail_page_new (get_context (page), record, pb_decision_fill_detail, page);
}

static void
pb_decisions_page_class_init (PbDecisionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PbRegisterPageClass *page_class = PB_REGISTER_PAGE_CLASS (klass);

  page_class->set_up = pb_decisions_page_set_up;
  page_class->make_detail = pb_decisions_page_make_detail;

  gtk_widget_class_install_action (widget_class, "decisions.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "decisions.new-from", "s", new_from_activated);
  gtk_widget_class_install_action (widget_class, "decisions.close", "s", close_activated);
  gtk_widget_class_install_action (widget_class, "decisions.add-vote", "s", add_vote_activated);
  gtk_widget_class_install_action (widget_class, "decisions.implementation", "s",
                                   implementation_activated);
  gtk_widget_class_install_action (widget_class, "decisions.review", "s", review_activated);
  gtk_widget_class_install_action (widget_class, "decisions.link", "s", link_activated);
}

static void
pb_decisions_page_init (PbDecisionsPage *self)
{
}

/**
 * pb_decisions_page_new:
 * @context: the group
 *
 * Returns: (transfer full): the page
 */
GtkWidget *
pb_decisions_page_new (PbGroupContext *context)
{
  return g_object_new (PB_TYPE_DECISIONS_PAGE, "context", context, NULL);
}
