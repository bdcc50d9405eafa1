/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/agreements/pb-agreement-edits.h"

#include "framework/pb-agreement-status.h"

#include <glib/gi18n.h>
#include <string.h>

/* What people do with agreements, each as one edit. */

/**
 * pb_agreement_get_renewed_end:
 * @agreement: an agreement
 * @day: today
 *
 * Returns: when its term would end if it was renewed: as long again as it was, or
 *   a year, but never in the past
 */
PbDay
pb_agreement_get_renewed_end (PbRecord *agreement,
                              PbDay     day)
{
  PbDay start;
  PbDay end;
  int length;

  g_return_val_if_fail (PB_IS_RECORD (agreement), PB_DAY_NONE);

  start = pb_record_get_day (agreement, PB_AGREEMENT_START);
  end = pb_record_get_day (agreement, PB_AGREEMENT_END);
  length = start != PB_DAY_NONE && end != PB_DAY_NONE && end > start ? end - start : 365;
  end = end == PB_DAY_NONE ? day + length : end + length;

  return end > day ? end : day + length;
}

/**
 * pb_agreement_edit_review:
 * @agreement: an agreement
 * @day: the day on which it was reviewed
 *
 * Returns: (transfer full): an edit that sets when to review it next
 */
PbEdit *
pb_agreement_edit_review (PbRecord *agreement,
                          PbDay     day)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_RECORD (agreement), NULL);

  name = pb_record_dup_title (agreement);
  /* Translators: what a person did: the name of an agreement. */
  title = g_strdup_printf (_("Review “%s”"), name);
  edit = pb_edit_new (title);
  pb_edit_set_day (edit, pb_record_get_id (agreement), PB_AGREEMENT_REVIEW_DATE,
                   pb_agreement_get_next_review (agreement, day));

  return edit;
}

/**
 * pb_agreement_dup_next_version:
 * @version: (nullable): a version, such as “2” or “1.4”
 *
 * Returns: (transfer full): the version after it: its last number is one higher;
 *   “2” where there is no number
 */
char *
pb_agreement_dup_next_version (const char *version)
{
  const char *end = version ? version + strlen (version) : NULL;
  const char *digits = end;

  while (digits != NULL && digits > version && g_ascii_isdigit (digits[-1]))
    digits--;
  if (digits == end || end - digits > 9)
    return g_strdup ("2");

  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) (digits - version), version,
                          g_ascii_strtoull (digits, NULL, 10) + 1);
}

/* Copies what a field of @from holds into a new record. */
static void
copy_field (PbEdit            *edit,
            const char        *id,
            PbRecord          *from,
            const PbFieldInfo *info)
{
  GVariant *value = pb_record_get_value (from, info->id);

  if (value != NULL && !(info->flags & PB_FIELD_EVENT))
    pb_edit_set_value (edit, id, info->id, value);
}

static void
copy_parts (PbEdit     *edit,
            const char *id,
            PbDossier  *dossier,
            PbRecord   *agreement,
            PbFieldId   owner)
{
  PbKind kind = PB_FIELD_KIND (owner);
  GPtrArray *parts = pb_dossier_get_referring (dossier, pb_record_get_id (agreement), owner);

  for (guint i = 0; parts != NULL && i < parts->len; i++)
    {
      const char *part = pb_edit_create (edit, kind, NULL);
      const PbFieldInfo *info;

      /* Nobody has signed or done anything of the new one yet. */
      for (guint n = 0; (info = pb_kind_get_nth_field (kind, n)); n++)
        {
          if (info->id != owner && info->id != PB_AGREEMENT_PARTY_SIGNED_BY)
            copy_field (edit, part, parts->pdata[i], info);
        }
      pb_edit_set_text (edit, part, owner, id);
    }
}

/**
 * pb_agreement_edit_version:
 * @agreement: an agreement
 * @dossier: the group
 * @id: (out): the identifier of the new version
 *
 * Makes a draft of the next version, with the same provisions, parties and
 * obligations, that supersedes this one once it comes into force.
 *
 * Returns: (transfer full): the edit
 */
PbEdit *
pb_agreement_edit_version (PbRecord   *agreement,
                           PbDossier  *dossier,
                           char      **id)
{
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;
  g_autofree char *version = NULL;
  const PbFieldInfo *info;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_RECORD (agreement), NULL);
  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  name = pb_record_dup_title (agreement);
  /* Translators: what a person did: the name of an agreement. */
  title = g_strdup_printf (_("Begin a new version of “%s”"), name);
  edit = pb_edit_new (title);
  *id = g_strdup (pb_edit_create (edit, PB_KIND_AGREEMENT, NULL));

  for (guint i = 0; (info = pb_kind_get_nth_field (PB_KIND_AGREEMENT, i)); i++)
    {
      switch (info->id)
        {
        case PB_AGREEMENT_START:
        case PB_AGREEMENT_END:
        case PB_AGREEMENT_ENDED_BY:
        case PB_AGREEMENT_REVIEW_DATE:
        case PB_AGREEMENT_ONCHAIN_REF:
        case PB_AGREEMENT_FILE:
        case PB_AGREEMENT_FILE_HASH:
        case PB_AGREEMENT_DECISION:
          break;
        default:
          if (PB_FIELD_KIND (info->id) == PB_KIND_AGREEMENT)
            copy_field (edit, *id, agreement, info);
        }
    }

  version = pb_agreement_dup_next_version (pb_record_get_text (agreement, PB_AGREEMENT_VERSION));
  pb_edit_set_enum (edit, *id, PB_AGREEMENT_STATUS, PB_AGREEMENT_STATUS_DRAFT);
  pb_edit_set_text (edit, *id, PB_AGREEMENT_VERSION, version);
  pb_edit_set_text (edit, *id, PB_AGREEMENT_SUPERSEDES, pb_record_get_id (agreement));
  copy_parts (edit, *id, dossier, agreement, PB_AGREEMENT_PARTY_AGREEMENT);
  copy_parts (edit, *id, dossier, agreement, PB_OBLIGATION_AGREEMENT);

  return edit;
}

/**
 * pb_agreement_edit_obligation:
 * @obligation: an obligation
 * @day: the day on which it was done
 *
 * Returns: (transfer full): an edit that says so, and adds the next one where it
 *   recurs
 */
PbEdit *
pb_agreement_edit_obligation (PbRecord *obligation,
                              PbDay     day)
{
  static const PbFieldId kept[] = {
    PB_OBLIGATION_AGREEMENT, PB_OBLIGATION_TEXT, PB_OBLIGATION_BY, PB_OBLIGATION_RECURRING,
    PB_OBLIGATION_AMOUNT, PB_OBLIGATION_ASSET,
  };
  PbEdit *edit;
  PbDay due;
  PbDay next = PB_DAY_NONE;
  const char *id;

  g_return_val_if_fail (PB_IS_RECORD (obligation), NULL);

  edit = pb_edit_new (_("Mark an obligation as done"));
  pb_edit_set_day (edit, pb_record_get_id (obligation), PB_OBLIGATION_DONE_ON, day);

  due = pb_record_get_day (obligation, PB_OBLIGATION_DUE);
  if (pb_record_has (obligation, PB_OBLIGATION_RECURRING))
    next = pb_day_add_cadence (due == PB_DAY_NONE ? day : due,
                               pb_record_get_enum (obligation, PB_OBLIGATION_RECURRING));
  if (next == PB_DAY_NONE)
    return edit;

  id = pb_edit_create (edit, PB_KIND_OBLIGATION, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      GVariant *value = pb_record_get_value (obligation, kept[i]);

      if (value != NULL)
        pb_edit_set_value (edit, id, kept[i], value);
    }
  pb_edit_set_day (edit, id, PB_OBLIGATION_DUE, next);

  return edit;
}

/**
 * pb_agreement_edit_add_force:
 * @edit: an edit
 * @agreement: an agreement, as it will be
 * @superseded: (nullable): the agreement that it supersedes
 *
 * Adds to @edit that @agreement is active, and that @superseded is not any more
 * since that day.
 */
void
pb_agreement_edit_add_force (PbEdit   *edit,
                             PbRecord *agreement,
                             PbRecord *superseded)
{
  PbDay start;

  g_return_if_fail (PB_IS_EDIT (edit));
  g_return_if_fail (PB_IS_RECORD (agreement));

  pb_edit_set_enum (edit, pb_record_get_id (agreement), PB_AGREEMENT_STATUS,
                    PB_AGREEMENT_STATUS_ACTIVE);
  if (superseded == NULL)
    return;

  start = pb_record_get_day (agreement, PB_AGREEMENT_START);
  pb_edit_set_enum (edit, pb_record_get_id (superseded), PB_AGREEMENT_STATUS,
                    PB_AGREEMENT_STATUS_SUPERSEDED);
  if (start != PB_DAY_NONE && !pb_record_has (superseded, PB_AGREEMENT_ENDED))
    pb_edit_set_day (edit, pb_record_get_id (superseded), PB_AGREEMENT_ENDED, start);
}
