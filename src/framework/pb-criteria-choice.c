/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-criteria-choice.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

/**
 * pb_criteria_set_load_record:
 * @record: a criteria set of the library
 * @error: return location for a %PB_CRITERIA_ERROR, whose message names the record
 *   instead of a file
 *
 * Reads the criteria that a record holds.
 *
 * Returns: (transfer full): the criteria set
 */
PbCriteriaSet *
pb_criteria_set_load_record (PbRecord  *record,
                             GError   **error)
{
  g_autofree char *title = NULL;
  g_autoptr(GBytes) bytes = NULL;
  const char *text;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);
  g_return_val_if_fail (pb_record_get_kind (record) == PB_KIND_CRITERIA_SET, NULL);

  title = pb_record_dup_title (record);
  text = pb_record_get_text (record, PB_CRITERIA_SET_CONTENT);
  bytes = g_bytes_new (text, text ? strlen (text) : 0);

  return pb_criteria_set_load (bytes, title, error);
}

/**
 * pb_criteria_set_choose:
 * @dossier: a sealed dossier
 * @fallback: what to judge by where the group has chosen nothing
 * @problem: (out) (optional) (nullable) (transfer full): why the chosen criteria
 *   could not be used, in a sentence
 *
 * Finds what a group is judged by: the criteria set that it has chosen, or
 * @fallback.  A set that cannot be read, for example because it was made by a newer
 * version, never keeps a group from being judged.
 *
 * Returns: (transfer full): the criteria set
 */
PbCriteriaSet *
pb_criteria_set_choose (PbDossier      *dossier,
                        PbCriteriaSet  *fallback,
                        char          **problem)
{
  g_autoptr(GError) error = NULL;
  PbRecord *record;
  PbCriteriaSet *set;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (fallback), NULL);

  if (problem)
    *problem = NULL;

  record = pb_dossier_lookup (dossier, pb_record_get_text (pb_dossier_get_group (dossier),
                                                           PB_GROUP_CRITERIA));
  if (record == NULL || pb_record_get_kind (record) != PB_KIND_CRITERIA_SET)
    return g_object_ref (fallback);

  set = pb_criteria_set_load_record (record, &error);
  if (set)
    return set;

  if (problem)
    /* Translators: what is wrong with a criteria set, with its name, line and column */
    *problem = g_strdup_printf (_("The criteria that this group has chosen cannot be used, so the "
                                  "built-in ones are: %s"), error->message);

  return g_object_ref (fallback);
}
