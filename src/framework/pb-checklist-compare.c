/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-checklist.h"

/* What changed between two checklists, and which records made it so.  A result
 * rests on records; where it differs, those that only one of the two rests on,
 * and those that were edited in between, are what is to be looked at.
 */

static void
difference_free (gpointer data)
{
  PbDifference *difference = data;

  g_strfreev (difference->records);
  g_free (difference);
}

/* The records of which a field was changed after one day and up to another. */
static GHashTable *
list_changed (PbDossier *dossier,
              PbDay      after,
              PbDay      until)
{
  GHashTable *changed = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; dossier != NULL && i < pb_dossier_get_n_changes (dossier); i++)
    {
      const PbFieldChange *change = pb_dossier_get_change (dossier, i);

      if (change->day > after && change->day <= until)
        g_hash_table_add (changed, (gpointer) change->id);
    }

  return changed;
}

static void
add_records (GStrvBuilder          *builder,
             GHashTable            *added,
             const PbChecklistItem *of,
             const PbChecklistItem *other,
             GHashTable            *changed)
{
  for (guint i = 0; of != NULL && of->records[i] != NULL; i++)
    {
      gboolean shared = other != NULL &&
                        g_strv_contains ((const char * const *) other->records, of->records[i]);

      if ((!shared || g_hash_table_contains (changed, of->records[i])) &&
          g_hash_table_add (added, of->records[i]))
        g_strv_builder_add (builder, of->records[i]);
    }
}

/* A sign of readiness is neither good nor bad, and numbers have no verdict. */
static int
measure (const PbChecklistItem *before,
         const PbChecklistItem *after)
{
  PbResultScale from;
  PbResultScale to;

  if (before == NULL || after == NULL ||
      !pb_result_value_get_scale (before->value, &from) ||
      !pb_result_value_get_scale (after->value, &to) || from != to ||
      from == PB_RESULT_SCALE_SIGNAL || from == PB_RESULT_SCALE_COUNT)
    return 0;

  return pb_result_value_get_step (before->value) - pb_result_value_get_step (after->value);
}

static PbDifference *
difference_new (const PbChecklistItem *before,
                const PbChecklistItem *after,
                GHashTable            *changed)
{
  PbDifference *difference = g_new0 (PbDifference, 1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);

  difference->id = after ? after->id : before->id;
  difference->before = before;
  difference->after = after;
  difference->step = measure (before, after);
  add_records (builder, added, after, before, changed);
  add_records (builder, added, before, after, changed);
  difference->records = g_strv_builder_end (builder);

  return difference;
}

static int
compare_differences (gconstpointer a,
                     gconstpointer b)
{
  const PbDifference *first = *(const PbDifference **) a;
  const PbDifference *second = *(const PbDifference **) b;

  return first->step - second->step;
}

/**
 * pb_checklist_compare:
 * @before: the earlier checklist
 * @after: the later one
 * @dossier: (nullable): the records on the later day, with their changes
 *
 * Both checklists have to outlive what is returned.
 *
 * Returns: (transfer full) (element-type PbDifference): the statements whose
 *   result is not the same, those that got worse first, otherwise in the order of
 *   @after
 */
GPtrArray *
pb_checklist_compare (PbChecklist *before,
                      PbChecklist *after,
                      PbDossier   *dossier)
{
  g_autoptr(GHashTable) changed = NULL;
  GPtrArray *differences;
  GPtrArray *items;

  g_return_val_if_fail (PB_IS_CHECKLIST (before), NULL);
  g_return_val_if_fail (PB_IS_CHECKLIST (after), NULL);

  differences = g_ptr_array_new_with_free_func (difference_free);
  changed = list_changed (dossier, pb_checklist_get_day (before), pb_checklist_get_day (after));
  items = pb_checklist_get_items (after);

  for (guint i = 0; i < items->len; i++)
    {
      const PbChecklistItem *now = items->pdata[i];
      const PbChecklistItem *then = pb_checklist_find (before, now->id);

      if (then == NULL || then->value != now->value)
        g_ptr_array_add (differences, difference_new (then, now, changed));
    }

  items = pb_checklist_get_items (before);
  for (guint i = 0; i < items->len; i++)
    {
      const PbChecklistItem *then = items->pdata[i];

      if (pb_checklist_find (after, then->id) == NULL)
        g_ptr_array_add (differences, difference_new (then, NULL, changed));
    }

  g_ptr_array_sort (differences, compare_differences);

  return differences;
}
