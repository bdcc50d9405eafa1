/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-record-defaults.h"

#include "model/pb-enums.h"

/* Which kind of system a record is usually made with. */
static const struct
{
  PbFieldId field;
  PbSystemKind kind;
} systems[] = {
  { PB_DECISION_SYSTEM, PB_SYSTEM_KIND_DECISION_MAKING },
  { PB_TASK_SYSTEM, PB_SYSTEM_KIND_ROLES_AND_TASKS },
  { PB_TRANSACTION_SYSTEM, PB_SYSTEM_KIND_RESOURCES },
  { PB_FEEDBACK_SYSTEM, PB_SYSTEM_KIND_COMMUNICATION },
};

/* Where whoever writes a record down is most likely the one it names. */
static const PbFieldId authors[] = {
  PB_DECISION_PROPOSER,
  PB_ATTESTATION_BY,
  PB_RETROSPECTIVE_FACILITATOR,
};

/* What usually belongs to the cycle that is under way. */
static const PbFieldId cycles[] = {
  PB_TASK_CYCLE,
  PB_RETROSPECTIVE_CYCLE,
};

/* Fields that hold the asset of an amount. */
static const PbFieldId assets[] = {
  PB_TRANSACTION_ASSET,
  PB_BUDGET_LINE_ASSET,
  PB_OBLIGATION_ASSET,
  PB_ROLE_ALLOWANCE_ASSET,
  PB_TASK_REWARD_ASSET,
};

static void
fill (PbRecord   *record,
      PbFieldId   field,
      const char *text)
{
  if (text && PB_FIELD_KIND (field) == pb_record_get_kind (record) &&
      !pb_record_has (record, field))
    pb_record_set_value (record, field, g_variant_new_string (text));
}

/* Most records come into being on the day on which they are written down; these
 * have a day that is only known later, or was long ago.
 */
static gboolean
begins_today (PbKind kind)
{
  return kind != PB_KIND_GROUP && kind != PB_KIND_AGREEMENT && kind != PB_KIND_AGREEMENT_PARTY &&
         kind != PB_KIND_METRIC && kind != PB_KIND_ACCOUNT;
}

static gboolean
is_under_way (PbRecord *cycle,
              PbDay     today)
{
  PbDay end = pb_record_get_day (cycle, PB_CYCLE_END);

  return pb_record_get_day (cycle, PB_CYCLE_START) <= today &&
         (end == PB_DAY_NONE || end >= today);
}

/* The only record of @kind that @is_wanted, or none. */
static PbRecord *
find_only (PbDossier *dossier,
           PbKind     kind,
           gboolean (*is_wanted) (PbRecord *record,
                                  int       argument),
           int        argument)
{
  GPtrArray *records = pb_dossier_get_records (dossier, kind);
  PbRecord *found = NULL;

  for (guint i = 0; records && i < records->len; i++)
    {
      if (!is_wanted (records->pdata[i], argument))
        continue;
      if (found)
        return NULL;
      found = records->pdata[i];
    }

  return found;
}

static gboolean
system_is_wanted (PbRecord *system,
                  int       kind)
{
  return pb_record_get_enum (system, PB_SYSTEM_KIND) == kind &&
         pb_record_get_enum (system, PB_SYSTEM_STATUS) == PB_SYSTEM_STATUS_RUNNING;
}

static gboolean
account_is_wanted (PbRecord *account,
                   int       unused)
{
  return !pb_record_has (account, PB_ACCOUNT_CLOSED);
}

static gboolean
cycle_is_wanted (PbRecord *cycle,
                 int       today)
{
  return is_under_way (cycle, today);
}

static const char *
get_id (PbRecord *record)
{
  return record ? pb_record_get_id (record) : NULL;
}

static void
fill_from_dossier (PbRecord   *record,
                   PbDossier  *dossier,
                   PbDay       today,
                   const char *author_name,
                   const char *author_handle)
{
  PbRecord *author = pb_dossier_find_author (dossier, author_name, author_handle);
  g_auto(GStrv) used = pb_dossier_dup_assets (dossier);

  for (guint i = 0; i < G_N_ELEMENTS (authors); i++)
    fill (record, authors[i], get_id (author));
  for (guint i = 0; i < G_N_ELEMENTS (systems); i++)
    fill (record, systems[i].field,
          get_id (find_only (dossier, PB_KIND_SYSTEM, system_is_wanted, systems[i].kind)));
  for (guint i = 0; i < G_N_ELEMENTS (cycles); i++)
    fill (record, cycles[i],
          get_id (find_only (dossier, PB_KIND_CYCLE, cycle_is_wanted, today)));

  fill (record, PB_TRANSACTION_ACCOUNT,
        get_id (find_only (dossier, PB_KIND_ACCOUNT, account_is_wanted, 0)));
  if (used[0] && used[1] == NULL)
    {
      fill (record, PB_TRANSACTION_ASSET, used[0]);
      fill (record, PB_BUDGET_LINE_ASSET, used[0]);
    }
}

/**
 * pb_record_fill_defaults:
 * @record: a new record
 * @dossier: (nullable): what is known of its group
 * @today: the day on which it is made
 * @author_name: (nullable): who makes it
 * @author_handle: (nullable): the same
 *
 * Fills in what is most likely: the day, who it is, and what the group has only
 * one of.  What is there already stays.
 */
void
pb_record_fill_defaults (PbRecord   *record,
                         PbDossier  *dossier,
                         PbDay       today,
                         const char *author_name,
                         const char *author_handle)
{
  PbKind kind;
  PbFieldId day;

  g_return_if_fail (PB_IS_RECORD (record));

  kind = pb_record_get_kind (record);
  day = pb_kind_get_info (kind)->day;
  if (day && begins_today (kind) && !pb_record_has (record, day))
    pb_record_set_value (record, day, g_variant_new_int32 (today));

  if (dossier)
    fill_from_dossier (record, dossier, today, author_name, author_handle);
}

static gboolean
is_name_of (PbRecord   *member,
            const char *name)
{
  const char *own[] = { pb_record_get_text (member, PB_MEMBER_NAME),
                        pb_record_get_text (member, PB_MEMBER_HANDLE) };
  g_autofree char *key = NULL;

  if (name == NULL || *name == '\0')
    return FALSE;

  key = g_utf8_casefold (*name == '@' ? name + 1 : name, -1);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autofree char *other = NULL;

      if (own[i] == NULL)
        continue;
      other = g_utf8_casefold (*own[i] == '@' ? own[i] + 1 : own[i], -1);
      if (g_str_equal (key, other))
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_dossier_find_author:
 * @dossier: what is known of a group
 * @name: (nullable): the name of who is at work
 * @handle: (nullable): their handle
 *
 * Returns: (transfer none) (nullable): the member that is called so and has not
 *   left
 */
PbRecord *
pb_dossier_find_author (PbDossier  *dossier,
                        const char *name,
                        const char *handle)
{
  GPtrArray *members = pb_dossier_get_records (dossier, PB_KIND_MEMBER);

  for (guint i = 0; members && i < members->len; i++)
    {
      PbRecord *member = members->pdata[i];

      if (!pb_record_has (member, PB_MEMBER_LEFT) &&
          g_strcmp0 (pb_record_get_text (member, PB_MEMBER_GROUP),
                     pb_dossier_get_group_id (dossier)) == 0 &&
          (is_name_of (member, name) || is_name_of (member, handle)))
        return member;
    }

  return NULL;
}

static int
compare_assets (gconstpointer a,
                gconstpointer b)
{
  return g_utf8_collate (*(const char * const *) a, *(const char * const *) b);
}

/**
 * pb_dossier_dup_assets:
 * @dossier: what is known of a group
 *
 * Returns: (transfer full) (array zero-terminated=1): the assets that its
 *   amounts are in, by name; never %NULL
 */
GStrv
pb_dossier_dup_assets (PbDossier *dossier)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (assets); i++)
    {
      GPtrArray *records = pb_dossier_get_records (dossier, PB_FIELD_KIND (assets[i]));

      for (guint j = 0; records && j < records->len; j++)
        {
          const char *asset = pb_record_get_text (records->pdata[j], assets[i]);

          if (asset && !g_ptr_array_find_with_equal_func (found, asset, g_str_equal, NULL))
            g_ptr_array_add (found, g_strdup (asset));
        }
    }

  g_ptr_array_sort (found, compare_assets);

  return found->len > 0 ? (GStrv) g_ptr_array_steal (found, NULL) : g_new0 (char *, 1);
}
