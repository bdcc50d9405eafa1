/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/agreements/pb-agreement-detail.h"

#include "model/pb-field-value.h"

#include <glib/gi18n.h>

/* What there is to say of one agreement. */

/* Longer chains are a mistake in the records. */
#define MAX_VERSIONS 50

/**
 * pb_agreement_show_status:
 * @agreement: an agreement
 * @chip: a chip
 * @user_data: not used
 *
 * Shows the stored status of an agreement.
 *
 * Returns: %TRUE
 */
gboolean
pb_agreement_show_status (PbRecord *agreement,
                          PbChip   *chip,
                          gpointer  user_data)
{
  static const struct
  {
    const char *icon_name;
    const char *tone;
  } looks[] = {
    [PB_AGREEMENT_STATUS_DRAFT] = { "document-edit-symbolic", "neutral" },
    [PB_AGREEMENT_STATUS_PROPOSED] = { "mail-forward-symbolic", "accent" },
    [PB_AGREEMENT_STATUS_ACTIVE] = { "object-select-symbolic", "success" },
    [PB_AGREEMENT_STATUS_SUSPENDED] = { "media-playback-pause-symbolic", "warning" },
    [PB_AGREEMENT_STATUS_ENDED] = { "media-playback-stop-symbolic", "neutral" },
    [PB_AGREEMENT_STATUS_SUPERSEDED] = { "go-next-symbolic", "neutral" },
    [PB_AGREEMENT_STATUS_DEPRECATED] = { "media-playback-stop-symbolic", "neutral" },
  };
  int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);

  pb_chip_set (chip, pb_enum_get_label (pb_agreement_status_get_type (), status),
               looks[status].icon_name, looks[status].tone);

  return TRUE;
}

/**
 * pb_agreement_need_show:
 * @need: one thing that an agreement asks for
 * @chip: a chip
 *
 * Shows @need.
 */
void
pb_agreement_need_show (PbAgreementNeeds  need,
                        PbChip           *chip)
{
  g_return_if_fail (need != PB_AGREEMENT_NEED_NONE);

  pb_chip_set (chip, pb_agreement_need_get_label (need), pb_agreement_need_get_icon_name (need),
               pb_agreement_need_get_css_class (need));
}

static PbAgreementNeeds
get_needs (PbDetailPage *page,
           PbRecord     *agreement)
{
  PbGroupContext *context = pb_detail_page_get_context (page);

  return pb_agreement_get_needs (agreement, pb_group_context_get_dossier (context),
                                 pb_group_context_get_today (context));
}

static char *
dup_party_name (PbRecord  *party,
                PbDossier *dossier)
{
  const char *id = pb_record_get_text (party, PB_AGREEMENT_PARTY_PARTY);
  PbRecord *who = id ? pb_dossier_lookup (dossier, id) : NULL;

  return who ? pb_record_dup_title (who) : g_strdup (_("Unknown party"));
}

/**
 * pb_agreement_dup_parties:
 * @agreement: an agreement
 * @dossier: (nullable): the group
 *
 * Returns: (transfer full): who has made it, as a list of names
 */
char *
pb_agreement_dup_parties (PbRecord  *agreement,
                          PbDossier *dossier)
{
  GPtrArray *parties = dossier ? pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                                           PB_AGREEMENT_PARTY_AGREEMENT)
                               : NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; parties != NULL && i < parties->len; i++)
    g_ptr_array_add (names, dup_party_name (parties->pdata[i], dossier));
  g_ptr_array_add (names, NULL);

  /* Translators: between the names in a list of records. */
  return g_strjoinv (C_("list of names", ", "), (char **) names->pdata);
}

static void
add_needs (PbDetailPage *page,
           PbRecord     *agreement)
{
  PbDay today = pb_group_context_get_today (pb_detail_page_get_context (page));
  PbDossier *dossier = pb_group_context_get_dossier (pb_detail_page_get_context (page));
  PbAgreementNeeds needs = get_needs (page, agreement);

  for (guint bit = PB_AGREEMENT_NEED_EXPIRED; bit != 0; bit >>= 1)
    {
      g_autofree char *sentence = NULL;

      if (!(needs & bit))
        continue;

      pb_agreement_need_show (bit, pb_detail_page_add_chip (page));
      sentence = pb_agreement_need_dup_sentence (agreement, dossier, bit, today);
      pb_detail_page_add_sentence (page, sentence);
    }
}

static void
add_buttons (PbDetailPage *page,
             PbRecord     *agreement)
{
  g_autoptr(GMenu) more = g_menu_new ();
  const char *id = pb_record_get_id (agreement);
  int status = pb_record_get_enum (agreement, PB_AGREEMENT_STATUS);
  gboolean open = status == PB_AGREEMENT_STATUS_DRAFT || status == PB_AGREEMENT_STATUS_PROPOSED;
  gboolean alive = status == PB_AGREEMENT_STATUS_ACTIVE ||
                   status == PB_AGREEMENT_STATUS_SUSPENDED;
  struct
  {
    gboolean offered;
    const char *label;
    const char *action;
  } more_items[] = {
    { TRUE, _("_Amend in Place…"), "agreements.amend" },
    { open, _("Re_place Another…"), "agreements.replace" },
    { alive, _("E_nd…"), "agreements.end" },
  };

  if (pb_store_get_read_only (pb_group_context_get_store (pb_detail_page_get_context (page))))
    return;

  if (open || status == PB_AGREEMENT_STATUS_SUSPENDED)
    gtk_widget_add_css_class (pb_detail_page_add_button (page, _("Put in _Force…"),
                                                         "agreements.put-in-force"),
                              "suggested-action");
  if (alive)
    {
      GtkWidget *review = pb_detail_page_add_button (page, _("Re_view Done"),
                                                     "agreements.review");

      if (get_needs (page, agreement) &
          (PB_AGREEMENT_NEED_REVIEW_DUE | PB_AGREEMENT_NEED_REVIEW_OVERDUE))
        gtk_widget_add_css_class (review, "suggested-action");
      pb_detail_page_add_button (page, _("_Renew…"), "agreements.renew");
    }
  if (!open)
    pb_detail_page_add_button (page, _("New _Version"), "agreements.new-version");

  for (guint i = 0; i < G_N_ELEMENTS (more_items); i++)
    {
      g_autoptr(GMenuItem) item = NULL;

      if (!more_items[i].offered)
        continue;
      item = g_menu_item_new (more_items[i].label, NULL);
      g_menu_item_set_action_and_target (item, more_items[i].action, "s", id);
      g_menu_append_item (more, item);
    }
  pb_detail_page_set_menu (page, G_MENU_MODEL (more));
}

static GtkWidget *
make_row_button (const char *label,
                 const char *action_name,
                 const char *id)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pb-small");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);

  return button;
}

static GtkWidget *
add_row (AdwPreferencesGroup *group,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);

  return row;
}

static void
add_parties (PbDetailPage *page,
             PbRecord     *agreement,
             PbDossier    *dossier)
{
  GPtrArray *parties = pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                                 PB_AGREEMENT_PARTY_AGREEMENT);
  AdwPreferencesGroup *group;

  if (parties == NULL || parties->len == 0)
    return;

  group = pb_detail_page_add_group (page, _("Parties"));
  for (guint i = 0; i < parties->len; i++)
    {
      PbRecord *party = parties->pdata[i];
      g_autofree char *name = dup_party_name (party, dossier);
      g_autofree char *day = NULL;
      g_autofree char *signature = NULL;
      const char *by = pb_record_get_text (party, PB_AGREEMENT_PARTY_SIGNED_BY);
      PbDay signed_on = pb_record_get_day (party, PB_AGREEMENT_PARTY_SIGNED_ON);
      GtkWidget *row;

      if (signed_on == PB_DAY_NONE)
        {
          row = add_row (group, name, _("Not signed"));
          adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                     make_row_button (_("_Sign…"), "agreements.sign",
                                                      pb_record_get_id (party)));
          continue;
        }

      day = pb_day_to_locale (signed_on);
      if (by != NULL && *by != '\0')
        /* Translators: a day, then the name of a person. */
        signature = g_strdup_printf (_("Signed on %s by %s"), day, by);
      else
        /* Translators: a day. */
        signature = g_strdup_printf (_("Signed on %s"), day);
      add_row (group, name, signature);
    }
}

/* “Grove Cell, due on 3 May 2026, 500 USDC, every month”. */
static char *
dup_obligation_line (PbRecord  *obligation,
                     PbDossier *dossier,
                     PbDay      today)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *by = pb_record_get_text (obligation, PB_OBLIGATION_BY);
  PbRecord *who = by ? pb_dossier_lookup (dossier, by) : NULL;
  PbDay due = pb_record_get_day (obligation, PB_OBLIGATION_DUE);
  PbDay done = pb_record_get_day (obligation, PB_OBLIGATION_DONE_ON);
  GVariant *amount = pb_record_get_value (obligation, PB_OBLIGATION_AMOUNT);
  const char *asset = pb_record_get_text (obligation, PB_OBLIGATION_ASSET);
  g_autofree char *day = NULL;

  if (who != NULL)
    g_ptr_array_add (parts, pb_record_dup_title (who));

  day = done != PB_DAY_NONE ? pb_day_to_locale (done)
        : due != PB_DAY_NONE ? pb_day_to_locale (due) : NULL;
  /* Translators: %s is a day in these parts of a list. */
  if (done != PB_DAY_NONE)
    g_ptr_array_add (parts, g_strdup_printf (_("done on %s"), day));
  else if (due != PB_DAY_NONE && due < today)
    g_ptr_array_add (parts, g_strdup_printf (_("was due on %s"), day));
  else if (due != PB_DAY_NONE)
    g_ptr_array_add (parts, g_strdup_printf (_("due on %s"), day));

  if (amount != NULL)
    {
      g_autofree char *number = pb_field_to_locale (PB_OBLIGATION_AMOUNT, amount);

      g_ptr_array_add (parts, g_strjoin (" ", number, asset, NULL));
    }
  if (pb_record_has (obligation, PB_OBLIGATION_RECURRING))
    g_ptr_array_add (parts,
                     g_strdup (pb_enum_get_label (pb_cadence_get_type (),
                                                  pb_record_get_enum (obligation,
                                                                      PB_OBLIGATION_RECURRING))));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* What is still to be done first, by its day, then what was done, the last first. */
static int
compare_obligations (gconstpointer a,
                     gconstpointer b)
{
  PbRecord *first = *(PbRecord **) a;
  PbRecord *second = *(PbRecord **) b;
  PbDay done_first = pb_record_get_day (first, PB_OBLIGATION_DONE_ON);
  PbDay done_second = pb_record_get_day (second, PB_OBLIGATION_DONE_ON);
  PbDay due_first = pb_record_get_day (first, PB_OBLIGATION_DUE);
  PbDay due_second = pb_record_get_day (second, PB_OBLIGATION_DUE);

  if ((done_first == PB_DAY_NONE) != (done_second == PB_DAY_NONE))
    return done_first == PB_DAY_NONE ? -1 : 1;
  if (done_first != done_second)
    return done_first > done_second ? -1 : 1;
  if ((due_first == PB_DAY_NONE) != (due_second == PB_DAY_NONE))
    return due_first == PB_DAY_NONE ? 1 : -1;
  if (due_first != due_second)
    return due_first < due_second ? -1 : 1;

  return strcmp (pb_record_get_id (first), pb_record_get_id (second));
}

static void
add_obligations (PbDetailPage *page,
                 PbRecord     *agreement,
                 PbDossier    *dossier)
{
  GPtrArray *unordered = pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                                   PB_OBLIGATION_AGREEMENT);
  PbDay today = pb_group_context_get_today (pb_detail_page_get_context (page));
  g_autoptr(GPtrArray) obligations = NULL;
  AdwPreferencesGroup *group;

  if (unordered == NULL || unordered->len == 0)
    return;

  obligations = g_ptr_array_copy (unordered, NULL, NULL);
  g_ptr_array_set_free_func (obligations, NULL);
  g_ptr_array_sort (obligations, compare_obligations);
  group = pb_detail_page_add_group (page, _("Obligations"));
  for (guint i = 0; i < obligations->len; i++)
    {
      PbRecord *obligation = obligations->pdata[i];
      g_autofree char *title = pb_record_dup_title (obligation);
      g_autofree char *line = dup_obligation_line (obligation, dossier, today);
      gboolean done = pb_record_get_day (obligation, PB_OBLIGATION_DONE_ON) != PB_DAY_NONE;
      PbDay due = pb_record_get_day (obligation, PB_OBLIGATION_DUE);
      GtkWidget *row = add_row (group, title, line);
      GtkWidget *chip = pb_chip_new ();

      if (done)
        pb_chip_set (PB_CHIP (chip), C_("obligation", "Done"), "object-select-symbolic",
                     "success");
      else if (due != PB_DAY_NONE && due < today)
        pb_chip_set (PB_CHIP (chip), C_("obligation", "Overdue"), "dialog-warning-symbolic",
                     "error");
      else
        pb_chip_set (PB_CHIP (chip), C_("obligation", "Open"), "pb-quiet-symbolic", "neutral");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", pb_record_get_id (obligation));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.edit-record");
      if (!done)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                   make_row_button (_("_Done"), "agreements.done",
                                                    pb_record_get_id (obligation)));
    }
}

static void
add_terms (PbDetailPage *page,
           PbRecord     *agreement,
           PbDossier    *dossier)
{
  static const PbFieldId fields[] = {
    PB_AGREEMENT_KIND, PB_AGREEMENT_SCOPE, PB_AGREEMENT_TYPE, PB_AGREEMENT_DOMAIN,
    PB_AGREEMENT_VERSION, PB_AGREEMENT_START, PB_AGREEMENT_END, PB_AGREEMENT_ENDED,
    PB_AGREEMENT_REVIEW_DATE, PB_AGREEMENT_REVIEW_INTERVAL, PB_AGREEMENT_NOTICE_DAYS,
    PB_AGREEMENT_ONCHAIN_REF, PB_AGREEMENT_FILE, PB_AGREEMENT_FILE_HASH,
  };
  static const PbFieldId refs[] = {
    PB_AGREEMENT_DECISION, PB_AGREEMENT_ENDED_BY, PB_AGREEMENT_HANDED_TO,
  };
  AdwPreferencesGroup *group = pb_detail_page_add_group (page, _("Terms"));
  g_autofree const char **objectives = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    pb_detail_add_field (group, agreement, fields[i]);
  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    {
      const char *id = pb_record_get_text (agreement, refs[i]);

      pb_detail_add_record (group, id ? pb_dossier_lookup (dossier, id) : NULL,
                            pb_field_get_label (refs[i]));
    }

  objectives = pb_record_get_set (agreement, PB_AGREEMENT_OBJECTIVES, NULL);
  for (guint i = 0; objectives != NULL && objectives[i] != NULL; i++)
    pb_detail_add_record (group, pb_dossier_lookup (dossier, objectives[i]), NULL);
}

static char *
dup_version_line (PbRecord *agreement)
{
  const char *version = pb_record_get_text (agreement, PB_AGREEMENT_VERSION);
  const char *status = pb_enum_get_label (pb_agreement_status_get_type (),
                                          pb_record_get_enum (agreement, PB_AGREEMENT_STATUS));

  if (version == NULL || *version == '\0')
    return g_strdup (status);

  /* Translators: the version of an agreement and its status. */
  return g_strdup_printf (_("Version %s · %s"), version, status);
}

static void
add_versions (PbDetailPage *page,
              PbRecord     *agreement,
              PbDossier    *dossier)
{
  GPtrArray *newer = pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                               PB_AGREEMENT_SUPERSEDES);
  const char *older = pb_record_get_text (agreement, PB_AGREEMENT_SUPERSEDES);
  PbRecord *record = older ? pb_dossier_lookup (dossier, older) : NULL;
  AdwPreferencesGroup *group;

  if ((newer == NULL || newer->len == 0) && record == NULL)
    return;

  group = pb_detail_page_add_group (page, _("Versions"));
  for (guint i = 0; newer != NULL && i < newer->len; i++)
    {
      g_autofree char *line = dup_version_line (newer->pdata[i]);

      pb_detail_add_record (group, newer->pdata[i], line);
    }
  for (guint i = 0; record != NULL && i < MAX_VERSIONS; i++)
    {
      g_autofree char *line = dup_version_line (record);

      pb_detail_add_record (group, record, line);
      older = pb_record_get_text (record, PB_AGREEMENT_SUPERSEDES);
      record = older ? pb_dossier_lookup (dossier, older) : NULL;
    }
}

/* Decisions that say they change this agreement. */
static void
add_decisions (PbDetailPage *page,
               PbRecord     *agreement,
               PbDossier    *dossier)
{
  GPtrArray *decisions = pb_dossier_get_referring (dossier, pb_record_get_id (agreement),
                                                   PB_DECISION_CHANGES);
  AdwPreferencesGroup *group;

  if (decisions == NULL || decisions->len == 0)
    return;

  group = pb_detail_page_add_group (page, _("Decisions about It"));
  for (guint i = 0; i < decisions->len; i++)
    pb_detail_add_record (group, decisions->pdata[i], NULL);
}

/**
 * pb_agreement_fill_detail:
 * @page: an empty detail
 * @agreement: an agreement
 * @user_data: not used
 *
 * Shows everything that is known of an agreement, and what can be done with it.
 */
void
pb_agreement_fill_detail (PbDetailPage *page,
                          PbRecord     *agreement,
                          gpointer      user_data)
{
  PbDossier *dossier = pb_group_context_get_dossier (pb_detail_page_get_context (page));

  pb_agreement_show_status (agreement, pb_detail_page_add_chip (page), NULL);
  add_needs (page, agreement);
  add_buttons (page, agreement);
  if (dossier != NULL)
    add_parties (page, agreement, dossier);
  pb_detail_page_add_text (page, PB_AGREEMENT_WHY);
  pb_detail_page_add_text (page, PB_AGREEMENT_PROVISIONS);
  if (dossier != NULL)
    add_obligations (page, agreement, dossier);
  pb_detail_page_add_text (page, PB_AGREEMENT_APPLICABILITY);
  pb_detail_page_add_text (page, PB_AGREEMENT_MODIFICATION);
  if (dossier != NULL)
    {
      add_terms (page, agreement, dossier);
      add_versions (page, agreement, dossier);
      add_decisions (page, agreement, dossier);
    }
  pb_detail_page_add_text (page, PB_COMMON_NOTE);
}
