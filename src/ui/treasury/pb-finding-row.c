/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-finding-row.h"

#include "ui/pb-ui.h"
#include "ui/treasury/pb-treasury-actions.h"
#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-record-row.h"

#include <glib/gi18n.h>

static GtkWidget *
make_chip (const PbTreasuryFinding *finding)
{
  gboolean grave = finding->kind <= PB_TREASURY_WITHOUT_DECISION;
  GtkWidget *chip = pb_chip_new ();

  pb_chip_set (PB_CHIP (chip), pb_treasury_finding_kind_get_label (finding->kind),
               grave ? "dialog-warning-symbolic" : "pb-partly-symbolic",
               grave ? "warning" : NULL);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);

  return chip;
}

static GtkWidget *
make_match_button (PbRecord *transaction)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Match…"));
  g_autofree char *title = pb_transaction_dup_title (transaction);
  g_autofree char *name = NULL;

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pb_record_get_id (transaction));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "treasury.match");
  /* Translators: the name of a button; %s is the name of a payment. */
  name = g_strdup_printf (_("Match “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  return button;
}

/* How much it was and when, which tells payments of one name apart, and the reason. */
static char *
dup_payment (PbRecord                *transaction,
             const PbTreasuryFinding *finding)
{
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (transaction, PB_TRANSACTION_DATE));
  g_autofree char *money = finding->amount ? pb_amount_dup_text (finding->amount, finding->asset)
                                           : NULL;

  if (money == NULL)
    return g_strdup (finding->sentence);

  /* Translators: what is the matter in a word, an amount, a day, and a whole sentence. */
  return g_strdup_printf (_("%1$s: %2$s on %3$s. %4$s"),
                          pb_treasury_finding_kind_get_label (finding->kind), money, day,
                          finding->sentence);
}

/* What has one record leads to it. */
static GtkWidget *
make_plain_row (const PbTreasuryFinding *finding,
                gboolean                 locked)
{
  PbRecord *record = finding->records->pdata[0];
  GtkWidget *row = adw_action_row_new ();

  if (pb_record_get_kind (record) == PB_KIND_TRANSACTION)
    {
      g_autofree char *title = pb_transaction_dup_title (record);
      g_autofree char *subtitle = dup_payment (record, finding);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  else
    {
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->sentence);
    }
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 4);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 6);
  /* There is no room for both where it is narrow. */
  if (finding->kind == PB_TREASURY_UNMATCHED && !locked)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_match_button (record));
  else
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_chip (finding));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", pb_record_get_id (record));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.show-record");

  return row;
}

/**
 * pb_finding_row_new:
 * @finding: what does not add up
 * @locked: whether nothing can be changed
 *
 * Returns: (transfer floating): a row with the reason, and the records that it is
 *   about
 */
GtkWidget *
pb_finding_row_new (const PbTreasuryFinding *finding,
                    gboolean                 locked)
{
  GtkWidget *row;

  if (finding->records->len == 1)
    return make_plain_row (finding, locked);

  row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->sentence);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row), 4);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), make_chip (finding));
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (row));
  for (guint i = 0; i < finding->records->len; i++)
    {
      PbRecord *record = finding->records->pdata[i];
      GtkWidget *child = pb_record_row_new (record);

      if (pb_record_get_kind (record) == PB_KIND_TRANSACTION)
        {
          g_autofree char *caption = pb_transaction_dup_caption (record);

          adw_action_row_set_subtitle (ADW_ACTION_ROW (child), caption);
        }
      adw_expander_row_add_row (ADW_EXPANDER_ROW (row), child);
    }

  return row;
}
