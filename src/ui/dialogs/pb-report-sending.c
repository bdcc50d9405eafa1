/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reports that are to be sent: which one a report fulfils, and which one follows. */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-report-sending.h"

static gboolean
is_for (PbRecord   *report,
        int         kind,
        int         audience)
{
  int other = pb_record_get_enum (report, PB_REPORT_FOR_AUDIENCE);

  return pb_record_get_enum (report, PB_REPORT_KIND) == kind &&
         pb_record_get_day (report, PB_REPORT_SENT_ON) == PB_DAY_NONE &&
         (other < 0 || audience < 0 || other == audience);
}

/**
 * pb_report_find_due:
 * @dossier: a group
 * @kind: a kind of report
 * @audience: who it is made for
 *
 * Returns: (transfer none) (nullable): the report of @kind that is to be sent to
 *   @audience next
 */
PbRecord *
pb_report_find_due (PbDossier    *dossier,
                    PbReportKind  kind,
                    PbAudience    audience)
{
  GPtrArray *reports;
  PbRecord *found = NULL;
  PbDay first = PB_DAY_NONE;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);

  reports = pb_dossier_get_records (dossier, PB_KIND_REPORT);
  for (guint i = 0; reports && i < reports->len; i++)
    {
      PbRecord *report = reports->pdata[i];
      PbDay due = pb_record_get_day (report, PB_REPORT_DUE_ON);

      if (due != PB_DAY_NONE && is_for (report, (int) kind, (int) audience) &&
          (found == NULL || due < first))
        {
          found = report;
          first = due;
        }
    }

  return found;
}

/* Whether there is another one of the kind that is still to be sent. */
static gboolean
is_planned (PbDossier *dossier,
            PbRecord  *report)
{
  GPtrArray *reports = pb_dossier_get_records (dossier, PB_KIND_REPORT);

  for (guint i = 0; reports && i < reports->len; i++)
    {
      PbRecord *other = reports->pdata[i];

      if (g_strcmp0 (pb_record_get_id (other), pb_record_get_id (report)) != 0 &&
          pb_record_has (other, PB_REPORT_RECURRING) &&
          is_for (other, pb_record_get_enum (report, PB_REPORT_KIND),
                  pb_record_get_enum (report, PB_REPORT_FOR_AUDIENCE)))
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_report_add_next:
 * @edit: what is about to be stored
 * @before: (nullable): the report as it is stored
 * @after: the report as it will be
 * @dossier: (nullable): its group
 *
 * Where @edit says that a recurring report was sent, adds the next one, due as
 * long after this one was due; where it was not due, after it was sent.
 */
void
pb_report_add_next (PbEdit    *edit,
                    PbRecord  *before,
                    PbRecord  *after,
                    PbDossier *dossier)
{
  static const PbFieldId kept[] = {
    PB_COMMON_AUDIENCE, PB_REPORT_GROUP, PB_REPORT_KIND, PB_REPORT_FOR_AUDIENCE,
    PB_REPORT_SENT_TO, PB_REPORT_MACHINE_READABLE, PB_REPORT_RECURRING,
  };
  PbDay sent, due, next;
  const char *id;

  g_return_if_fail (PB_IS_EDIT (edit));
  g_return_if_fail (PB_IS_RECORD (after));

  sent = pb_record_get_day (after, PB_REPORT_SENT_ON);
  due = pb_record_get_day (after, PB_REPORT_DUE_ON);
  if (sent == PB_DAY_NONE || !pb_record_has (after, PB_REPORT_RECURRING) ||
      (before && pb_record_get_day (before, PB_REPORT_SENT_ON) != PB_DAY_NONE))
    return;

  next = pb_day_add_cadence (due == PB_DAY_NONE ? sent : due,
                             pb_record_get_enum (after, PB_REPORT_RECURRING));
  if (next == PB_DAY_NONE || (dossier && is_planned (dossier, after)))
    return;

  id = pb_edit_create (edit, PB_KIND_REPORT, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      GVariant *value = pb_record_get_value (after, kept[i]);

      if (value)
        pb_edit_set_value (edit, id, kept[i], value);
    }
  pb_edit_set_day (edit, id, PB_REPORT_DUE_ON, next);
}
