/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/agreements/pb-agreements-page.h"

#include "framework/pb-agreement-status.h"
#include "framework/pb-template.h"
#include "ui/agreements/pb-agreement-calendar.h"
#include "ui/agreements/pb-agreement-detail.h"
#include "ui/agreements/pb-agreement-edits.h"
#include "ui/dialogs/pb-fields-dialog.h"
#include "ui/widgets/pb-file-export.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbAgreementsPage:
 *
 * What the group has agreed to: a register, the detail of one agreement, and the
 * calendar of reviews, terms and obligations.
 */
struct _PbAgreementsPage
{
  PbRegisterPage parent_instance;

  PbRegisterView *view;
  PbRegisterFacet *party_facet;
  PbAgreementCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (PbAgreementsPage, pb_agreements_page, PB_TYPE_REGISTER_PAGE)

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

static char *
dup_parties (PbRecord *agreement,
             gpointer  user_data)
{
  return pb_agreement_dup_parties (agreement,
                                   pb_group_context_get_dossier (get_context (user_data)));
}

static PbAgreementNeeds
get_needs (gpointer  self,
           PbRecord *agreement)
{
  return pb_agreement_get_needs (agreement, pb_group_context_get_dossier (get_context (self)),
                                 get_today (self));
}

static char *
dup_need (PbRecord *agreement,
          gpointer  user_data)
{
  PbAgreementNeeds needs = get_needs (user_data, agreement);

  return g_strdup (pb_agreement_need_get_label (pb_agreement_needs_get_worst (needs)));
}

static gboolean
show_need (PbRecord *agreement,
           PbChip   *chip,
           gpointer  user_data)
{
  PbAgreementNeeds needs = get_needs (user_data, agreement);

  if (needs == PB_AGREEMENT_NEED_NONE)
    return FALSE;

  pb_agreement_need_show (pb_agreement_needs_get_worst (needs), chip);

  return TRUE;
}

static gboolean
needs (PbRecord   *agreement,
       const char *choice,
       gpointer    user_data)
{
  PbAgreementNeeds of = get_needs (user_data, agreement);

  for (guint bit = 1; bit <= PB_AGREEMENT_NEED_EXPIRED; bit <<= 1)
    {
      if ((of & bit) && g_str_equal (pb_agreement_need_get_nick (bit), choice))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_party (PbRecord   *agreement,
           const char *choice,
           gpointer    user_data)
{
  PbDossier *dossier = pb_group_context_get_dossier (get_context (user_data));
  GPtrArray *parties = dossier ? pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                                           PB_AGREEMENT_PARTY_AGREEMENT)
                               : NULL;

  for (guint i = 0; parties != NULL && i < parties->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (parties->pdata[i], PB_AGREEMENT_PARTY_PARTY), choice) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Everybody who is a party to something can be chosen. */
static void
update_parties (PbAgreementsPage *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (get_context (self));
  GPtrArray *parties = dossier ? pb_dossier_get_records (dossier, PB_KIND_AGREEMENT_PARTY) : NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (parties == NULL || pb_register_facet_is_active (self->party_facet))
    return;

  pb_register_facet_clear_choices (self->party_facet);
  for (guint i = 0; i < parties->len; i++)
    {
      const char *id = pb_record_get_text (parties->pdata[i], PB_AGREEMENT_PARTY_PARTY);
      PbRecord *party = id ? pb_dossier_lookup (dossier, id) : NULL;
      g_autofree char *name = NULL;

      if (party == NULL || !g_hash_table_add (seen, (gpointer) id))
        continue;

      name = pb_record_dup_title (party);
      pb_register_facet_add_choice (self->party_facet, id, name);
    }
}

static void
updated_cb (PbAgreementsPage *self)
{
  update_parties (self);
  pb_register_view_refilter (self->view);
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
  gtk_widget_activate_action (widget, "win.new-record", "(ss)", "agreement", "");
}

static void
new_from_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbTemplate *template = pb_template_find (PB_KIND_AGREEMENT,
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

static void
review_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbRecord *agreement = lookup (widget, parameter);
  g_autoptr(PbEdit) edit = NULL;

  if (agreement == NULL)
    return;

  edit = pb_agreement_edit_review (agreement, get_today (widget));
  pb_group_context_commit (get_context (widget), edit);
}

static void
new_version_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  PbRecord *agreement = lookup (widget, parameter);
  g_autoptr(PbEdit) edit = NULL;
  g_autofree char *id = NULL;

  if (agreement == NULL)
    return;

  edit = pb_agreement_edit_version (agreement, pb_group_context_get_dossier (get_context (widget)),
                                    &id);
  pb_register_page_commit_and_open (PB_REGISTER_PAGE (widget), edit, id);
}

static void
done_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbRecord *obligation = lookup (widget, parameter);
  g_autoptr(PbEdit) edit = NULL;

  if (obligation == NULL)
    return;

  edit = pb_agreement_edit_obligation (obligation, get_today (widget));
  pb_group_context_commit (get_context (widget), edit);
}

/* Begins a dialog about a record; takes @edit_title. */
static PbFieldsDialog *
make_dialog (GtkWidget  *widget,
             PbRecord   *record,
             const char *title,
             char       *edit_title)
{
  g_autofree char *owned = edit_title;

  return pb_fields_dialog_new (get_context (widget), record, title, owned);
}

static void
add_active (PbEdit   *edit,
            PbRecord *agreement,
            gpointer  user_data)
{
  pb_agreement_edit_add_force (edit, agreement, NULL);
}

static void
add_force (PbEdit   *edit,
           PbRecord *agreement,
           gpointer  user_data)
{
  const char *older = pb_record_get_text (agreement, PB_AGREEMENT_SUPERSEDES);
  PbDossier *dossier = pb_group_context_get_dossier (user_data);

  pb_agreement_edit_add_force (edit, agreement,
                               older && dossier ? pb_dossier_lookup (dossier, older) : NULL);
}

static void
add_end (PbEdit   *edit,
         PbRecord *agreement,
         gpointer  user_data)
{
  pb_edit_set_enum (edit, pb_record_get_id (agreement), PB_AGREEMENT_STATUS,
                    PB_AGREEMENT_STATUS_ENDED);
}

static void
renew_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbRecord *agreement = lookup (widget, parameter);
  PbDay today = get_today (widget);
  g_autofree char *name = agreement ? pb_record_dup_title (agreement) : NULL;
  PbFieldsDialog *dialog;

  if (agreement == NULL)
    return;

  dialog = make_dialog (widget, agreement, _("Renew Agreement"),
                        /* Translators: what a person did: the name of an agreement. */
                        g_strdup_printf (_("Renew “%s”"), name));
  pb_fields_dialog_set_words (dialog, _("The agreement goes on with a new term."), _("_Renew"));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_END,
                        g_variant_new_int32 (pb_agreement_get_renewed_end (agreement, today)));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_REVIEW_DATE,
                        g_variant_new_int32 (pb_agreement_get_next_review (agreement, today)));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_DECISION, NULL);
  pb_fields_dialog_set_func (dialog, add_active, NULL, NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
put_in_force_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PbRecord *agreement = lookup (widget, parameter);
  PbDay today = get_today (widget);
  g_autofree char *name = agreement ? pb_record_dup_title (agreement) : NULL;
  PbFieldsDialog *dialog;
  gboolean replaces;

  if (agreement == NULL)
    return;

  replaces = pb_record_has (agreement, PB_AGREEMENT_SUPERSEDES);
  dialog = make_dialog (widget, agreement, _("Put in Force"),
                        /* Translators: what a person did: the name of an agreement. */
                        g_strdup_printf (_("Put “%s” in force"), name));
  pb_fields_dialog_set_words (dialog,
                              replaces ? _("The version before ends on the same day.") : NULL,
                              _("Put in _Force"));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_START,
                        pb_record_has (agreement, PB_AGREEMENT_START)
                          ? NULL
                          : g_variant_new_int32 (today));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_END, NULL);
  pb_fields_dialog_add (dialog, PB_AGREEMENT_REVIEW_DATE,
                        g_variant_new_int32 (pb_agreement_get_next_review (agreement, today)));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_DECISION, NULL);
  pb_fields_dialog_set_func (dialog, add_force, g_object_ref (get_context (widget)),
                             g_object_unref);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
replace_activated (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  PbRecord *agreement = lookup (widget, parameter);
  g_autofree char *name = agreement ? pb_record_dup_title (agreement) : NULL;
  PbFieldsDialog *dialog;

  if (agreement == NULL)
    return;

  dialog = make_dialog (widget, agreement, _("Replace Another Agreement"),
                        /* Translators: what a person did: the name of an agreement. */
                        g_strdup_printf (_("Replace another agreement by “%s”"), name));
  pb_fields_dialog_set_words (dialog, _("This agreement comes into force, and the other one is "
                                        "superseded."),
                              _("_Replace"));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_SUPERSEDES, NULL);
  pb_fields_dialog_add (dialog, PB_AGREEMENT_START, g_variant_new_int32 (get_today (widget)));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_DECISION, NULL);
  pb_fields_dialog_set_func (dialog, add_force, g_object_ref (get_context (widget)),
                             g_object_unref);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
end_activated (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbRecord *agreement = lookup (widget, parameter);
  g_autofree char *name = agreement ? pb_record_dup_title (agreement) : NULL;
  PbFieldsDialog *dialog;

  if (agreement == NULL)
    return;

  dialog = make_dialog (widget, agreement, _("End Agreement"),
                        /* Translators: what a person did: the name of an agreement. */
                        g_strdup_printf (_("End “%s”"), name));
  pb_fields_dialog_set_words (dialog, NULL, _("_End"));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_ENDED, g_variant_new_int32 (get_today (widget)));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_ENDED_BY, NULL);
  pb_fields_dialog_set_func (dialog, add_end, NULL, NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
amend_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbRecord *agreement = lookup (widget, parameter);
  g_autofree char *name = agreement ? pb_record_dup_title (agreement) : NULL;
  g_autofree char *version = NULL;
  PbFieldsDialog *dialog;

  if (agreement == NULL)
    return;

  version = pb_agreement_dup_next_version (pb_record_get_text (agreement, PB_AGREEMENT_VERSION));
  dialog = make_dialog (widget, agreement, _("Amend Agreement"),
                        /* Translators: what a person did: the name of an agreement. */
                        g_strdup_printf (_("Amend “%s”"), name));
  pb_fields_dialog_set_words (dialog, _("For a small change. What was there before stays in the "
                                        "history."),
                              NULL);
  pb_fields_dialog_add (dialog, PB_AGREEMENT_VERSION, g_variant_new_string (version));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_DECISION, NULL);
  pb_fields_dialog_add (dialog, PB_AGREEMENT_PROVISIONS, NULL);
  pb_fields_dialog_add (dialog, PB_AGREEMENT_APPLICABILITY, NULL);
  pb_fields_dialog_add (dialog, PB_AGREEMENT_MODIFICATION, NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
sign_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  PbRecord *party = lookup (widget, parameter);
  PbFieldsDialog *dialog;

  if (party == NULL)
    return;

  dialog = make_dialog (widget, party, _("Sign"), g_strdup (_("Record a signature")));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_PARTY_SIGNED_ON,
                        g_variant_new_int32 (get_today (widget)));
  pb_fields_dialog_add (dialog, PB_AGREEMENT_PARTY_SIGNED_BY, NULL);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
save_calendar_activated (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  PbAgreementsPage *self = PB_AGREEMENTS_PAGE (widget);
  char *ics = pb_agreement_calendar_dup_ics (self->calendar);
  g_autoptr(GBytes) bytes = g_bytes_new_take (ics, strlen (ics));
  PbRecord *group = pb_group_context_get_group (get_context (self));
  g_autofree char *title = group ? pb_record_dup_title (group) : g_strdup ("");
  /* Translators: the name of a file: the name of a group. */
  g_autofree char *name = g_strdup_printf (_("%s – Agreements.ics"), title);

  pb_file_export (widget, get_context (self), _("Save Calendar"), name, bytes);
}

static GMenuModel *
make_add_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) templates_menu = g_menu_new ();
  g_autoptr(GPtrArray) templates = pb_templates_list (PB_KIND_AGREEMENT);

  g_menu_append (menu, _("_New Agreement…"), "agreements.new");
  for (guint i = 0; i < templates->len; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (pb_template_get_name (templates->pdata[i]),
                                                   NULL);

      g_menu_item_set_action_and_target (item, "agreements.new-from", "s",
                                         pb_template_get_id (templates->pdata[i]));
      g_menu_append_item (templates_menu, item);
    }
  g_menu_append_section (menu, _("From a Template"), G_MENU_MODEL (templates_menu));

  return G_MENU_MODEL (menu);
}

static void
add_columns (PbAgreementsPage *self)
{
  static const struct
  {
    PbFieldId field;
    gboolean shown;
  } fields[] = {
    { PB_AGREEMENT_KIND, TRUE },     { PB_AGREEMENT_SCOPE, FALSE },
    { PB_AGREEMENT_TYPE, FALSE },    { PB_AGREEMENT_REVIEW_DATE, TRUE },
    { PB_AGREEMENT_END, FALSE },     { PB_AGREEMENT_START, FALSE },
    { PB_AGREEMENT_VERSION, FALSE }, { PB_AGREEMENT_DECISION, FALSE },
  };
  PbRegisterColumn *column;

  column = pb_register_view_add_field_column (self->view, PB_AGREEMENT_TITLE);
  column = pb_register_view_add_field_column (self->view, PB_AGREEMENT_STATUS);
  pb_register_column_set_chip (column, pb_agreement_show_status, NULL, NULL);
  column = pb_register_view_add_column (self->view, "due", _("Due"), dup_need, self);
  pb_register_column_set_chip (column, show_need, self, NULL);
  pb_register_view_add_column (self->view, "parties", _("Parties"), dup_parties, self);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      column = pb_register_view_add_field_column (self->view, fields[i].field);
      pb_register_column_set_shown (column, fields[i].shown);
    }
}

static void
add_facets (PbAgreementsPage *self)
{
  PbRegisterFacet *facet;

  pb_register_view_add_facet (self->view, PB_AGREEMENT_STATUS);
  facet = pb_register_view_add_own_facet (self->view, "due", _("Due"), needs, self);
  for (guint bit = PB_AGREEMENT_NEED_EXPIRED; bit != 0; bit >>= 1)
    pb_register_facet_add_choice (facet, pb_agreement_need_get_nick (bit),
                                  pb_agreement_need_get_label (bit));
  pb_register_view_add_facet (self->view, PB_AGREEMENT_KIND);
  pb_register_view_add_facet (self->view, PB_AGREEMENT_SCOPE);
  self->party_facet = pb_register_view_add_own_facet (self->view, "party", _("Party"), has_party,
                                                      self);
}

static void
pb_agreements_page_set_up (PbRegisterPage *page)
{
  PbAgreementsPage *self = PB_AGREEMENTS_PAGE (page);
  g_autoptr(GMenuModel) add_menu = make_add_menu ();
  g_autoptr(GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  self->view = PB_REGISTER_VIEW (pb_register_view_new ());
  pb_register_view_set_up (self->view, get_context (self), PB_KIND_AGREEMENT, "agreements");
  add_columns (self);
  add_facets (self);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("_Add an Agreement"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), add_menu);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  pb_register_view_set_empty (self->view, "pb-agreements-symbolic", _("No Agreements Yet"),
                              _("What members, roles and groups have promised each other belongs "
                                "here, with when to look at it again."),
                              button);

  self->calendar = PB_AGREEMENT_CALENDAR (pb_agreement_calendar_new (get_context (self)));
  pb_register_page_set_title (page, _("Agreements"));
  pb_register_page_add_view (page, "register", _("All"), GTK_WIDGET (self->view));
  pb_register_page_add_view (page, "calendar", _("Calendar"), GTK_WIDGET (self->calendar));
  pb_register_page_set_add_menu (page, add_menu);
  g_menu_append (menu, _("_Save Calendar…"), "agreements.save-calendar");
  pb_register_page_set_menu (page, G_MENU_MODEL (menu));

  g_signal_connect_object (get_context (self), "updated", G_CALLBACK (updated_cb), self,
                           G_CONNECT_SWAPPED);
  update_parties (self);
  pb_register_view_start (self->view);
}

static AdwNavigationPage *
pb_agreements_page_make_detail (PbRegisterPage *page,
                                PbRecord       *record)
{
  if (pb_record_get_kind (record) != PB_KIND_AGREEMENT)
    return NULL;

  return pb_detail_page_new (get_context (page), record, pb_agreement_fill_detail, page);
}

static void
pb_agreements_page_class_init (PbAgreementsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  PbRegisterPageClass *page_class = PB_REGISTER_PAGE_CLASS (klass);

  page_class->set_up = pb_agreements_page_set_up;
  page_class->make_detail = pb_agreements_page_make_detail;

  gtk_widget_class_install_action (widget_class, "agreements.new", NULL, new_activated);
  gtk_widget_class_install_action (widget_class, "agreements.new-from", "s", new_from_activated);
  gtk_widget_class_install_action (widget_class, "agreements.review", "s", review_activated);
  gtk_widget_class_install_action (widget_class, "agreements.renew", "s", renew_activated);
  gtk_widget_class_install_action (widget_class, "agreements.put-in-force", "s",
                                   put_in_force_activated);
  gtk_widget_class_install_action (widget_class, "agreements.new-version", "s",
                                   new_version_activated);
  gtk_widget_class_install_action (widget_class, "agreements.amend", "s", amend_activated);
  gtk_widget_class_install_action (widget_class, "agreements.replace", "s", replace_activated);
  gtk_widget_class_install_action (widget_class, "agreements.end", "s", end_activated);
  gtk_widget_class_install_action (widget_class, "agreements.sign", "s", sign_activated);
  gtk_widget_class_install_action (widget_class, "agreements.done", "s", done_activated);
  gtk_widget_class_install_action (widget_class, "agreements.save-calendar", NULL,
                                   save_calendar_activated);
}

static void
pb_agreements_page_init (PbAgreementsPage *self)
{
}

/**
 * pb_agreements_page_new:
 * @context: the group
 *
 * Returns: (transfer full): the page
 */
GtkWidget *
pb_agreements_page_new (PbGroupContext *context)
{
  return g_object_new (PB_TYPE_AGREEMENTS_PAGE, "context", context, NULL);
}
