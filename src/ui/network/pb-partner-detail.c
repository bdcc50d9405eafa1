/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-partner-detail.h"

#include "framework/pb-relation-standing.h"
#include "ui/widgets/pb-record-row.h"

#include <glib/gi18n.h>
#include <string.h>

/* What there is to say of another group: how the relation to it stands, what both
 * have agreed, how they coordinate, what it says of itself, and every contact.
 */

/* The log begins with the newest; more is shown on request. */
#define FEW_CONTACTS 12

static const PbRelationStanding *
find_standing (GPtrArray  *standings,
               const char *id)
{
  for (guint i = 0; i < standings->len; i++)
    {
      const PbRelationStanding *standing = standings->pdata[i];

      if (strcmp (standing->id, id) == 0)
        return standing;
    }

  return NULL;
}

static void
add_agreements (PbDetailPage             *page,
                const PbRelationStanding *standing)
{
  AdwPreferencesGroup *group = pb_detail_page_add_group (page, _("Active Agreements"));

  if (standing->agreements->len == 0)
    adw_preferences_group_set_description (group, _("No agreement between both is in force."));
  for (guint i = 0; i < standing->agreements->len; i++)
    pb_detail_add_record (group, standing->agreements->pdata[i], NULL);
}

static void
add_mechanisms (PbDetailPage             *page,
                const PbRelationStanding *standing)
{
  AdwPreferencesGroup *group = pb_detail_page_add_group (page, _("How Both Coordinate"));

  if (standing->mechanism_texts[0] == NULL)
    adw_preferences_group_set_description (group,
                                           _("No liaison, meeting, channel or report schedule is "
                                             "recorded; the relation has fields for them."));
  for (guint i = 0; standing->mechanism_texts[i]; i++)
    {
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), standing->mechanism_texts[i]);
      adw_preferences_group_add (group, row);
    }
}

static void
add_their_state (PbDetailPage             *page,
                 const PbRelationStanding *standing)
{
  AdwPreferencesGroup *group = pb_detail_page_add_group (page, _("Their Own State"));
  g_autofree char *state = pb_relation_standing_dup_state (standing);
  g_autofree char *since = NULL;
  GtkWidget *row;
  GtkWidget *chip = pb_chip_new ();

  row = pb_detail_add_property (group, _("Published"), state);
  pb_chip_set_freshness (PB_CHIP (chip), standing->state);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);

  if (standing->state_url)
    {
      GtkWidget *link = gtk_link_button_new_with_label (standing->state_url, _("Open"));

      gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), link);
    }

  if (standing->phase >= 0)
    {
      g_autofree char *day = pb_day_to_locale (standing->phase_since);

      /* Translators: a phase and a date. */
      since = g_strdup_printf (_("%s since %s"),
                               pb_enum_get_label (pb_phase_get_type (), standing->phase), day);
    }
  pb_detail_add_property (group, _("Phase"), since ? since : _("Not recorded"));
}

static void
add_relations (PbDetailPage             *page,
               const PbRelationStanding *standing)
{
  PbDossier *dossier = pb_group_context_get_dossier (pb_detail_page_get_context (page));
  AdwPreferencesGroup *group = pb_detail_page_add_group (page, _("Relations"));

  for (guint i = 0; i < standing->relations->len; i++)
    {
      PbRecord *relation = standing->relations->pdata[i];
      g_autofree char *sentence = dossier ? pb_relation_dup_sentence (relation, dossier) : NULL;
      const char *status = pb_enum_get_label (pb_relation_status_get_type (),
                                              pb_record_get_enum (relation, PB_RELATION_STATUS));
      g_autofree char *why = g_strdup (pb_record_get_text (relation, PB_RELATION_WHY));
      g_autofree char *subtitle = NULL;
      GtkWidget *row;

      if (why)
        g_strdelimit (why, "\n", ' ');
      subtitle = why ? g_strdup_printf ("%s · %s", status, why) : g_strdup (status);
      row = pb_detail_add_record (group, relation, subtitle);
      if (sentence != NULL)
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.edit-record");
    }
}

static GtkWidget *
new_contact_row (PbDossier       *dossier,
                 const PbContact *contact)
{
  g_autofree char *day = pb_day_to_locale (contact->day);
  const char *owner = pb_record_get_owner (contact->record);
  PbRecord *whole = owner ? pb_dossier_lookup (dossier, owner) : NULL;
  PbRecord *shown = pb_record_get_kind (contact->record) == PB_KIND_AGREEMENT_PARTY && whole
                      ? whole
                      : contact->record;
  GtkWidget *row = pb_record_row_new (shown);
  g_autofree char *subtitle = NULL;

  /* Translators: what the contact was, and a date. */
  subtitle = g_strdup_printf (_("%s, %s"), pb_contact_kind_get_label (contact->kind), day);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);

  return row;
}

static void
add_log (PbDetailPage *page,
         PbRecord     *record,
         PbContactRow *contact_row,
         gboolean      all_contacts)
{
  PbGroupContext *context = pb_detail_page_get_context (page);
  PbDossier *dossier = pb_group_context_get_dossier (context);
  AdwPreferencesGroup *group = pb_detail_page_add_group (page, _("Contacts"));
  g_autoptr(GArray) contacts = pb_contact_list (dossier, pb_record_get_id (record),
                                                pb_group_context_get_day (context));
  guint n_shown = all_contacts ? contacts->len : MIN (contacts->len, FEW_CONTACTS);

  if (contact_row)
    adw_preferences_group_add (group, GTK_WIDGET (contact_row));
  if (contacts->len == 0)
    adw_preferences_group_set_description (group, _("No contact is on record."));

  for (guint i = 0; i < n_shown; i++)
    adw_preferences_group_add (group, new_contact_row (dossier,
                                                       &g_array_index (contacts, PbContact, i)));

  if (n_shown < contacts->len)
    {
      GtkWidget *more = adw_button_row_new ();
      g_autofree char *title = g_strdup_printf (ngettext ("Show %u More", "Show %u More",
                                                          contacts->len - n_shown),
                                                contacts->len - n_shown);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), title);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (more), "network.all-contacts");
      adw_preferences_group_add (group, more);
    }
}

/**
 * pb_partner_detail_fill:
 * @page: an empty detail
 * @record: the other group
 * @contact_row: (nullable): logs contacts, where that can be done now
 * @all_contacts: whether to list all contacts, or only the newest
 *
 * Fills the detail of another group.
 */
void
pb_partner_detail_fill (PbDetailPage *page,
                        PbRecord     *record,
                        PbContactRow *contact_row,
                        gboolean      all_contacts)
{
  PbGroupContext *context = pb_detail_page_get_context (page);
  PbDossier *dossier = pb_group_context_get_dossier (context);
  g_autoptr(GPtrArray) standings = NULL;
  const PbRelationStanding *standing;
  g_autofree char *sentence = NULL;

  if (dossier == NULL)
    return;

  standings = pb_relation_standing_list (dossier, pb_group_context_get_criteria (context),
                                         pb_group_context_get_day (context));
  standing = find_standing (standings, pb_record_get_id (record));
  if (standing == NULL)
    {
      pb_detail_page_add_sentence (page, _("There is no relation to this group yet."));
      pb_detail_page_add_button (page, _("Add _Relation…"), "network.relate");
      pb_detail_page_add_text (page, PB_GROUP_PURPOSE);
      return;
    }

  sentence = pb_relation_standing_dup_summary (standing);
  pb_chip_set (pb_detail_page_add_chip (page), pb_neglect_get_label (standing->neglect),
               pb_neglect_get_icon_name (standing->neglect),
               pb_neglect_get_css_class (standing->neglect));
  pb_detail_page_add_sentence (page, sentence);
  if (standing->own)
    pb_detail_page_add_button (page, _("_Go to This Group"), "win.show-record");

  add_log (page, record, contact_row, all_contacts);
  add_agreements (page, standing);
  add_mechanisms (page, standing);
  if (!standing->own)
    add_their_state (page, standing);
  add_relations (page, standing);
  pb_detail_page_add_text (page, PB_GROUP_PURPOSE);
}
