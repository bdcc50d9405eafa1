/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-dossier-changes.h"

#include "model/pb-field-value.h"

/* Which changes of the past the rules ask for: those that make a described state
 * untrue, those of who may decide what, those of the purpose and of what is
 * measured, and the reviews of the state.
 */
static gboolean
is_watched (PbFieldId field)
{
  static const PbFieldId fields[] = {
    PB_GROUP_PURPOSE, PB_AGREEMENT_PROVISIONS, PB_AGREEMENT_APPLICABILITY,
    PB_AGREEMENT_MODIFICATION, PB_AGREEMENT_VERSION, PB_ROLE_RESPONSIBILITIES,
    PB_ROLE_AUTHORITIES, PB_ROLE_DECIDING, PB_ROLE_COMPENSATION, PB_ROLE_ALLOWANCE,
    PB_ACCOUNT_THRESHOLD, PB_ACCOUNT_SIGNERS, PB_ACCOUNT_OTHER_SIGNERS,
    PB_STATE_ELEMENT_LAST_REVIEWED, PB_STATE_ELEMENT_REVIEWED_BY, PB_STATE_TEXT_TEXT,
    PB_STATE_TEXT_CHANGED_ON,
  };
  const PbFieldInfo *info = field ? pb_field_get_info (field) : NULL;

  if (info == NULL)
    return FALSE;
  if (info->type == PB_TYPE_ENUM || info->flags & PB_FIELD_CONSEQUENTIAL)
    return TRUE;

  switch ((guint) PB_FIELD_KIND (field))
    {
    case PB_KIND_METRIC:
    case PB_KIND_TARGET:
    case PB_KIND_TOOL:
      return TRUE;

    default:
      break;
    }

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i] == field)
        return TRUE;
    }

  return FALSE;
}

/* Whether rules ask how fields of a kind have changed: not for those of which there are
 * many.
 */
gboolean
pb_dossier_watches (PbKind kind)
{
  const PbFieldInfo *info;

  if (pb_kind_get_info (kind)->flags & PB_KIND_APPEND_ONLY)
    return FALSE;

  switch ((guint) kind)
    {
    case PB_KIND_EVIDENCE:
    case PB_KIND_ACTIVITY:
    case PB_KIND_VOTE:
    case PB_KIND_TASK:
    case PB_KIND_TRANSACTION:
    case PB_KIND_FEEDBACK:
      return FALSE;

    default:
      break;
    }

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      if (is_watched (info->id))
        return TRUE;
    }

  return FALSE;
}

/* Whether anything has happened to a record since it was entered. */
static gboolean
is_untouched (PbWorker   *worker,
              PbRecord   *record,
              gboolean    past,
              gboolean   *untouched,
              GError    **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  gboolean row;

  *untouched = pb_record_get_untouched (record);
  if (*untouched || !past)
    return TRUE;

  statement = pb_sql_prepare (worker->sql,
                              "SELECT u_hlc = c_hlc FROM entity WHERE uuid = unhex(?1)", error);
  if (statement == NULL)
    return FALSE;

  pb_sql_bind_text (statement, 1, pb_record_get_id (record));
  if (!pb_sql_step (worker->sql, statement, &row, error))
    return FALSE;

  *untouched = row && sqlite3_column_int (statement, 0);

  return TRUE;
}

static void
add_creation (PbDossier *dossier,
              PbRecord  *record)
{
  PbFieldChange known = {
    .id = pb_record_get_id (record),
    .day = pb_day_from_instant (pb_record_get_created (record)),
    .by = pb_record_get_changed_by (record),
  };

  if (known.day <= pb_dossier_get_day (dossier))
    pb_dossier_add_change (dossier, &known);
}

/* Tells @dossier how the fields of @record that rules watch have changed up to its day;
 * @past: whether that day is over.
 */
gboolean
pb_dossier_read_changes (PbWorker   *worker,
                         PbDossier  *dossier,
                         PbRecord   *record,
                         gboolean    past,
                         GError    **error)
{
  g_autoptr(GPtrArray) changes = NULL;
  gboolean untouched;

  /* Most records are entered and never changed: no need to look into the log. */
  if (!is_untouched (worker, record, past, &untouched, error))
    return FALSE;
  if (untouched)
    {
      add_creation (dossier, record);
      return TRUE;
    }

  changes = pb_engine_list_changes (worker->engine, pb_record_get_id (record), error);
  if (changes == NULL)
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const PbEngineChange *change = changes->pdata[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      PbFieldChange known = {
        .id = change->id,
        .day = pb_day_from_instant (change->instant),
        .by = change->who,
      };

      if (known.day > pb_dossier_get_day (dossier))
        continue;

      if (change->type != PB_CHANGE_CREATE && (!change->effective || !is_watched (change->field)))
        continue;

      switch ((guint) change->type)
        {
        case PB_CHANGE_CREATE:
          break;

        case PB_CHANGE_SET:
          before = pb_field_to_text (change->field, change->before);
          after = pb_field_to_text (change->field, change->after);
          break;

        /* The elements of sets come and go one by one. */
        case PB_CHANGE_ADD:
          after = g_strdup (change->element);
          break;

        case PB_CHANGE_REMOVE:
          before = g_strdup (change->element);
          break;

        default:
          continue;
        }

      known.field = change->type == PB_CHANGE_CREATE ? 0 : change->field;
      known.before = before;
      known.after = after;

      pb_dossier_add_change (dossier, &known);
    }

  return TRUE;
}
