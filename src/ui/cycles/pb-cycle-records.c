/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-cycle-records.h"

#include "storage/pb-record-list.h"

/**
 * PbCycleRecords:
 *
 * What the Cycles page plans with.
 *
 * A dossier knows nothing of what begins only after its day.  Cycles and
 * objectives that are planned ahead are read from the library; in the past the
 * dossier is all there is.
 */
struct _PbCycleRecords
{
  GObject parent_instance;

  PbGroupContext *context;
  PbRecordList *cycles;
  PbRecordList *objectives;
  char *group_id;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbCycleRecords, pb_cycle_records, G_TYPE_OBJECT)

static void
emit_changed (PbCycleRecords *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_list (PbCycleRecords  *self,
          PbRecordList   **list,
          PbKind           kind)
{
  g_autoptr(PbQuery) query = pb_query_new (kind);

  pb_query_set_group (query, self->group_id);
  if (*list != NULL)
    {
      pb_record_list_set_query (*list, query);
      return;
    }

  *list = pb_record_list_new (pb_group_context_get_store (self->context), query);
  g_signal_connect_object (*list, "items-changed", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (*list, "notify::loading", G_CALLBACK (emit_changed), self,
                           G_CONNECT_SWAPPED);
}

static void
update_group (PbCycleRecords *self)
{
  if (!g_set_str (&self->group_id, pb_group_context_get_group_id (self->context)) ||
      self->group_id == NULL)
    return;

  set_list (self, &self->cycles, PB_KIND_CYCLE);
  set_list (self, &self->objectives, PB_KIND_OBJECTIVE);
}

static void
updated_cb (PbCycleRecords *self)
{
  update_group (self);
  emit_changed (self);
}

static void
pb_cycle_records_dispose (GObject *object)
{
  PbCycleRecords *self = PB_CYCLE_RECORDS (object);

  g_clear_object (&self->cycles);
  g_clear_object (&self->objectives);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_cycle_records_parent_class)->dispose (object);
}

static void
pb_cycle_records_finalize (GObject *object)
{
  g_clear_pointer (&PB_CYCLE_RECORDS (object)->group_id, g_free);

  G_OBJECT_CLASS (pb_cycle_records_parent_class)->finalize (object);
}

static void
pb_cycle_records_class_init (PbCycleRecordsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pb_cycle_records_dispose;
  G_OBJECT_CLASS (klass)->finalize = pb_cycle_records_finalize;

  /**
   * PbCycleRecords::changed:
   * @self: the records
   *
   * Something came, went or is another now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_cycle_records_init (PbCycleRecords *self)
{
}

/**
 * pb_cycle_records_new:
 * @context: the group
 *
 * Returns: (transfer full): what its cycles are planned with
 */
PbCycleRecords *
pb_cycle_records_new (PbGroupContext *context)
{
  PbCycleRecords *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);

  self = g_object_new (PB_TYPE_CYCLE_RECORDS, NULL);
  self->context = g_object_ref (context);
  g_signal_connect_object (context, "updated", G_CALLBACK (updated_cb), self, G_CONNECT_SWAPPED);
  update_group (self);

  return self;
}

/**
 * pb_cycle_records_get_context:
 * @self: the records
 *
 * Returns: (transfer none): the group
 */
PbGroupContext *
pb_cycle_records_get_context (PbCycleRecords *self)
{
  g_return_val_if_fail (PB_IS_CYCLE_RECORDS (self), NULL);

  return self->context;
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  PbDay first = pb_record_get_start (*(PbRecord * const *) a);
  PbDay second = pb_record_get_start (*(PbRecord * const *) b);

  return first < second ? -1 : first > second;
}

static gboolean
is_of_group (PbCycleRecords *self,
             PbRecord       *record)
{
  const PbFieldInfo *group = pb_kind_find_flag (pb_record_get_kind (record), PB_FIELD_OF_GROUP);

  return g_strcmp0 (pb_record_get_text (record, group->id), self->group_id) == 0;
}

static PbRecordList *
get_list (PbCycleRecords *self,
          PbKind          kind)
{
  if (pb_group_context_get_in_past (self->context))
    return NULL;

  return kind == PB_KIND_CYCLE ? self->cycles
                               : kind == PB_KIND_OBJECTIVE ? self->objectives : NULL;
}

/**
 * pb_cycle_records_dup:
 * @self: the records
 * @kind: cycle, objective, task or deliverable
 *
 * Returns: (transfer full) (element-type PbRecord): those of the group itself, in
 *   the order of time
 */
GPtrArray *
pb_cycle_records_dup (PbCycleRecords *self,
                      PbKind          kind)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  PbDossier *dossier;
  PbRecordList *list;
  GPtrArray *known;

  g_return_val_if_fail (PB_IS_CYCLE_RECORDS (self), records);

  list = get_list (self, kind);
  for (guint i = 0; list && i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(PbRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (is_of_group (self, record))
        g_ptr_array_add (records, g_steal_pointer (&record));
    }

  dossier = pb_group_context_get_dossier (self->context);
  known = dossier && !list ? pb_dossier_get_records (dossier, kind) : NULL;
  for (guint i = 0; known && i < known->len; i++)
    {
      if (is_of_group (self, known->pdata[i]))
        g_ptr_array_add (records, g_object_ref (known->pdata[i]));
    }

  g_ptr_array_sort (records, compare_starts);

  return records;
}

/**
 * pb_cycle_records_get_loading:
 * @self: the records
 *
 * Returns: whether they are still being read
 */
gboolean
pb_cycle_records_get_loading (PbCycleRecords *self)
{
  g_autoptr(GPtrArray) cycles = NULL;

  g_return_val_if_fail (PB_IS_CYCLE_RECORDS (self), FALSE);

  if (pb_group_context_get_dossier (self->context) == NULL || self->cycles == NULL)
    return TRUE;

  /* What is shown stays until there is something else; what the list still has
   * of another group does not count.
   */
  cycles = pb_cycle_records_dup (self, PB_KIND_CYCLE);

  return cycles->len == 0 && pb_record_list_get_loading (self->cycles);
}

/**
 * pb_cycle_records_lookup:
 * @self: the records
 * @id: (nullable): the identifier of a record
 *
 * Returns: (transfer none) (nullable): the record, also where it begins only
 *   later
 */
PbRecord *
pb_cycle_records_lookup (PbCycleRecords *self,
                         const char     *id)
{
  static const PbKind kinds[] = { PB_KIND_CYCLE, PB_KIND_OBJECTIVE };
  PbDossier *dossier;

  g_return_val_if_fail (PB_IS_CYCLE_RECORDS (self), NULL);

  for (guint k = 0; id != NULL && k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr(GPtrArray) records = pb_cycle_records_dup (self, kinds[k]);

      for (guint i = 0; i < records->len; i++)
        {
          if (g_str_equal (pb_record_get_id (records->pdata[i]), id))
            return records->pdata[i];
        }
    }

  dossier = pb_group_context_get_dossier (self->context);

  return dossier && id ? pb_dossier_lookup (dossier, id) : NULL;
}
