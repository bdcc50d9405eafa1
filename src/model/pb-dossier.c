/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-dossier-private.h"

#include "model/pb-id.h"

#include <string.h>

/**
 * PbDossier:
 *
 * The records of one group as they stood on one day: all that judging and
 * reporting may know.
 *
 * It is filled by the store, then sealed; from then on it never changes and may
 * be read on any thread.  Records come in one order whatever the order in which
 * they were added, so that what is made from them is the same each time.
 */
struct _PbDossier
{
  GObject parent_instance;

  PbRecord *group;
  PbDay day;
  gboolean sealed;
  GPtrArray *records[PB_N_KINDS];
  GHashTable *by_id;
  GHashTable *referring;
  GArray *changes;
  GStringChunk *strings;

  /* How many more there are of a record, by its identifier. */
  GHashTable *crowds;

  /* A dossier of an earlier day lies over the one that it was made from: it holds
   * only what was different then.
   */
  PbDossier *base;
  GHashTable *replaced;
  GHashTable *merged;
  guint n_changes;
  GMutex lock;
};

G_DEFINE_FINAL_TYPE (PbDossier, pb_dossier, G_TYPE_OBJECT)

/* Which records refer by which field to which identifier. */
typedef struct
{
  PbFieldId field;
  const char *id;
} PbReference;

static guint
reference_hash (gconstpointer data)
{
  const PbReference *reference = data;

  return pb_id_hash (reference->id) * 31 + reference->field;
}

static gboolean
reference_equal (gconstpointer a,
                 gconstpointer b)
{
  const PbReference *one = a;
  const PbReference *other = b;

  return one->field == other->field && strcmp (one->id, other->id) == 0;
}

static void
pb_dossier_finalize (GObject *object)
{
  PbDossier *self = PB_DOSSIER (object);

  g_clear_pointer (&self->referring, g_hash_table_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  for (guint i = 0; i < PB_N_KINDS; i++)
    g_clear_pointer (&self->records[i], g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->crowds, g_hash_table_unref);
  g_clear_pointer (&self->merged, g_hash_table_unref);
  g_clear_pointer (&self->replaced, g_hash_table_unref);
  g_clear_object (&self->base);
  g_clear_object (&self->group);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (pb_dossier_parent_class)->finalize (object);
}

static void
pb_dossier_class_init (PbDossierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_dossier_finalize;
}

static void
pb_dossier_init (PbDossier *self)
{
  for (guint i = 0; i < PB_N_KINDS; i++)
    self->records[i] = g_ptr_array_new_with_free_func (g_object_unref);

  self->by_id = g_hash_table_new (pb_id_hash, g_str_equal);
  self->referring = g_hash_table_new_full (reference_hash, reference_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);
  self->changes = g_array_new (FALSE, FALSE, sizeof (PbFieldChange));
  self->strings = g_string_chunk_new (1024);
  self->crowds = g_hash_table_new_full (pb_id_hash, g_str_equal, NULL, g_free);
  g_mutex_init (&self->lock);
}

/**
 * pb_dossier_new:
 * @group: the group that the dossier is about
 * @day: the day to look from
 *
 * Returns: (transfer full): a dossier that holds only @group
 */
PbDossier *
pb_dossier_new (PbRecord *group,
                PbDay     day)
{
  PbDossier *self;

  g_return_val_if_fail (PB_IS_RECORD (group), NULL);
  g_return_val_if_fail (pb_record_get_kind (group) == PB_KIND_GROUP, NULL);
  g_return_val_if_fail (day != PB_DAY_NONE, NULL);

  self = g_object_new (PB_TYPE_DOSSIER, NULL);
  self->group = g_object_ref (group);
  self->day = day;
  pb_dossier_add (self, group);

  return self;
}

/**
 * pb_dossier_get_day:
 * @self: a dossier
 *
 * Returns: the day to look from
 */
PbDay
pb_dossier_get_day (PbDossier *self)
{
  g_return_val_if_fail (PB_IS_DOSSIER (self), PB_DAY_NONE);

  return self->day;
}

/**
 * pb_dossier_get_group:
 * @self: a dossier
 *
 * Returns: (transfer none): the group that it is about
 */
PbRecord *
pb_dossier_get_group (PbDossier *self)
{
  g_return_val_if_fail (PB_IS_DOSSIER (self), NULL);

  return self->group;
}

/**
 * pb_dossier_get_group_id:
 * @self: a dossier
 *
 * Returns: (transfer none): the identifier of the group that it is about
 */
const char *
pb_dossier_get_group_id (PbDossier *self)
{
  g_return_val_if_fail (PB_IS_DOSSIER (self), NULL);

  return pb_record_get_id (self->group);
}

/**
 * pb_dossier_add_crowd:
 * @self: a dossier that is not sealed yet
 * @id: the identifier of a record
 * @crowd: what there is besides, which the dossier does not hold
 *
 * Has one record stand for many, as one observation for all of a day on which a
 * machine took hundreds.
 */
void
pb_dossier_add_crowd (PbDossier     *self,
                      const char    *id,
                      const PbCrowd *crowd)
{
  g_return_if_fail (PB_IS_DOSSIER (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (crowd != NULL);
  g_return_if_fail (!self->sealed);

  g_hash_table_replace (self->crowds, g_string_chunk_insert (self->strings, id),
                        g_memdup2 (crowd, sizeof *crowd));
}

/**
 * pb_dossier_get_crowd:
 * @self: a dossier
 * @record: one of its records
 *
 * Returns: (transfer none) (nullable): what @record stands for besides itself
 */
const PbCrowd *
pb_dossier_get_crowd (PbDossier *self,
                      PbRecord  *record)
{
  GHashTable *crowds;

  g_return_val_if_fail (PB_IS_DOSSIER (self), NULL);
  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  crowds = self->base ? self->base->crowds : self->crowds;

  return g_hash_table_size (crowds) == 0 ? NULL :
    g_hash_table_lookup (crowds, pb_record_get_id (record));
}

/**
 * pb_dossier_add:
 * @self: a dossier that is not sealed yet
 * @record: a record as it stood on the dossier's day; nobody changes it any more
 *
 * Adds @record; one that is there already is left as it is.
 */
void
pb_dossier_add (PbDossier *self,
                PbRecord  *record)
{
  g_return_if_fail (PB_IS_DOSSIER (self));
  g_return_if_fail (PB_IS_RECORD (record));
  g_return_if_fail (!self->sealed);

  if (g_hash_table_contains (self->by_id, pb_record_get_id (record)))
    return;

  g_hash_table_insert (self->by_id, (gpointer) pb_record_get_id (record), record);
  g_ptr_array_add (self->records[pb_record_get_kind (record)], g_object_ref (record));
}

/**
 * pb_dossier_add_change:
 * @self: a dossier that is not sealed yet
 * @change: a change up to the dossier's day; it is copied
 */
void
pb_dossier_add_change (PbDossier           *self,
                       const PbFieldChange *change)
{
  PbFieldChange copy;

  g_return_if_fail (PB_IS_DOSSIER (self));
  g_return_if_fail (change != NULL && change->id != NULL);
  g_return_if_fail (!self->sealed);

  copy = *change;
  copy.id = g_string_chunk_insert_const (self->strings, change->id);
  copy.before = change->before ? g_string_chunk_insert_const (self->strings, change->before) : NULL;
  copy.after = change->after ? g_string_chunk_insert_const (self->strings, change->after) : NULL;
  copy.by = change->by ? g_string_chunk_insert_const (self->strings, change->by) : NULL;
  g_array_append_val (self->changes, copy);
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  PbRecord *one = *(PbRecord * const *) a;
  PbRecord *other = *(PbRecord * const *) b;
  PbDay first = pb_record_get_start (one);
  PbDay second = pb_record_get_start (other);

  if (first != second)
    return first < second ? -1 : 1;

  return strcmp (pb_record_get_id (one), pb_record_get_id (other));
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const PbFieldChange *one = a;
  const PbFieldChange *other = b;
  int order;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;

  order = strcmp (one->id, other->id);
  if (order == 0)
    order = one->field < other->field ? -1 : one->field > other->field;
  if (order == 0)
    order = g_strcmp0 (one->before, other->before);
  if (order == 0)
    order = g_strcmp0 (one->after, other->after);

  return order;
}

static void
add_reference (PbDossier  *self,
               PbFieldId   field,
               const char *id,
               PbRecord   *record)
{
  PbReference key = { field, id };
  GPtrArray *records = g_hash_table_lookup (self->referring, &key);

  if (records == NULL)
    {
      records = g_ptr_array_new ();
      g_hash_table_insert (self->referring, g_memdup2 (&key, sizeof key), records);
    }

  g_ptr_array_add (records, record);
}

static void
index_record (PbDossier *self,
              PbRecord  *record)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      if (info->type == PB_TYPE_REF && pb_record_has (record, info->id))
        add_reference (self, info->id, pb_record_get_text (record, info->id), record);

      if (info->type == PB_TYPE_REF_SET)
        {
          g_autofree const char **ids = pb_record_get_set (record, info->id, NULL);

          /* The strings lie in the record's value, which never changes. */
          for (int j = 0; ids[j]; j++)
            add_reference (self, info->id, ids[j], record);
        }
    }
}

/**
 * pb_dossier_seal:
 * @self: a dossier
 *
 * Orders and indexes the records.  Nothing can be added any more.
 */
void
pb_dossier_seal (PbDossier *self)
{
  g_return_if_fail (PB_IS_DOSSIER (self));
  g_return_if_fail (!self->sealed);

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      g_ptr_array_sort (self->records[kind], compare_records);
      for (guint i = 0; i < self->records[kind]->len; i++)
        index_record (self, self->records[kind]->pdata[i]);
    }

  g_array_sort (self->changes, compare_changes);
  self->n_changes = self->changes->len;
  self->sealed = TRUE;
}

/* Records come in the order of their first days, so that those of later days are
 * all at the end.
 */
static guint
count_up_to (GPtrArray *records,
             PbDay      day)
{
  guint low = 0;
  guint high = records->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (pb_record_get_start (records->pdata[middle]) > day)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* The records of @all that were there, without those that were replaced. */
static GPtrArray *
filter (PbDossier *self,
        GPtrArray *all,
        gboolean   replaced)
{
  GPtrArray *records = g_ptr_array_new ();
  guint n = all ? count_up_to (all, self->day) : 0;

  if (!replaced)
    {
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (records, all->pdata[i]);
      return records;
    }

  for (guint i = 0; i < n; i++)
    {
      if (!g_hash_table_contains (self->replaced, all->pdata[i]))
        g_ptr_array_add (records, all->pdata[i]);
    }

  return records;
}

/* Puts @more, in any order, into @records, which are in order. */
static void
merge (GPtrArray *records,
       GPtrArray *more)
{
  guint to = records->len + more->len;
  guint from = records->len;
  guint left = more->len;

  g_ptr_array_sort (more, compare_records);
  g_ptr_array_set_size (records, (int) to);

  while (left > 0)
    {
      if (from > 0 && compare_records (&records->pdata[from - 1], &more->pdata[left - 1]) > 0)
        records->pdata[--to] = records->pdata[--from];
      else
        records->pdata[--to] = more->pdata[--left];
    }
}

/*
 * pb_dossier_new_over:
 * @base: a sealed dossier
 * @day: an earlier day
 * @replaced: (transfer full): for records of @base, how they stood on that day; %NULL
 *   where they were not there
 *
 * Makes the dossier of an earlier day without copying and indexing what was the
 * same then.  Records that start after @day are left out whether or not @replaced
 * names them.
 *
 * Returns: (transfer full): the dossier, sealed
 */
PbDossier *
pb_dossier_new_over (PbDossier  *base,
                     PbDay       day,
                     GHashTable *replaced)
{
  PbDossier *self = g_object_new (PB_TYPE_DOSSIER, NULL);
  PbRecord *group = g_hash_table_lookup (replaced, base->group);
  GPtrArray *replacing[PB_N_KINDS] = { NULL };
  GHashTableIter iter;
  gpointer before, then;

  self->base = g_object_ref (base);
  self->day = day;
  self->replaced = replaced;
  self->group = g_object_ref (group ? group : base->group);

  g_hash_table_iter_init (&iter, replaced);
  while (g_hash_table_iter_next (&iter, &before, &then))
    {
      GPtrArray **list = &replacing[pb_record_get_kind (before)];

      if (*list == NULL)
        *list = g_ptr_array_new ();
      if (then)
        g_ptr_array_add (*list, then);
    }

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      g_ptr_array_unref (self->records[kind]);
      self->records[kind] = filter (self, base->records[kind], replacing[kind] != NULL);
      if (replacing[kind])
        merge (self->records[kind], replacing[kind]);
      g_clear_pointer (&replacing[kind], g_ptr_array_unref);
    }

  /* Which lists of who refers to whom are different: all that have one of the
   * replaced records.  They are made when somebody asks for them.
   */
  g_hash_table_iter_init (&iter, replaced);
  while (g_hash_table_iter_next (&iter, &before, &then))
    {
      if (then == NULL)
        continue;
      g_hash_table_insert (self->by_id, (gpointer) pb_record_get_id (then), then);
      index_record (self, then);
    }

  while (self->n_changes < base->n_changes &&
         g_array_index (base->changes, PbFieldChange, self->n_changes).day <= day)
    self->n_changes++;
  self->sealed = TRUE;

  return self;
}

/**
 * pb_dossier_get_records:
 * @self: a sealed dossier
 * @kind: a kind
 *
 * Returns: (transfer none) (element-type PbRecord): the records of that kind,
 *   ordered by their first day and then by identifier
 */
GPtrArray *
pb_dossier_get_records (PbDossier *self,
                        PbKind     kind)
{
  g_return_val_if_fail (PB_IS_DOSSIER (self), NULL);
  g_return_val_if_fail (self->sealed, NULL);
  g_return_val_if_fail (pb_kind_get_info (kind) != NULL, NULL);

  return self->records[kind];
}

/**
 * pb_dossier_lookup:
 * @self: a dossier
 * @id: (nullable): an identifier
 *
 * Returns: (transfer none) (nullable): the record, where it was there on the
 *   dossier's day
 */
PbRecord *
pb_dossier_lookup (PbDossier  *self,
                   const char *id)
{
  PbRecord *record;

  g_return_val_if_fail (PB_IS_DOSSIER (self), NULL);

  if (id == NULL)
    return NULL;

  record = g_hash_table_lookup (self->by_id, id);
  if (record || self->base == NULL)
    return record;

  record = g_hash_table_lookup (self->base->by_id, id);
  if (record == self->group)
    return record;
  if (record == NULL || pb_record_get_start (record) > self->day ||
      g_hash_table_contains (self->replaced, record))
    return NULL;

  return record;
}

/* Whether a list of the dossier below is to be had as it is. */
static gboolean
is_same (PbDossier *self,
         GPtrArray *all)
{
  if (pb_record_get_start (all->pdata[all->len - 1]) > self->day)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      if (g_hash_table_contains (self->replaced, all->pdata[i]))
        return FALSE;
    }

  return TRUE;
}

/* Several threads may read a dossier: the lists that are kept are made once. */
static GPtrArray *
find_referring_over (PbDossier         *self,
                     const PbReference *key)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  GPtrArray *all = g_hash_table_lookup (self->base->referring, key);
  GPtrArray *then = g_hash_table_lookup (self->referring, key);
  GPtrArray *records;

  if (self->merged == NULL)
    self->merged = g_hash_table_new_full (reference_hash, reference_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);

  records = g_hash_table_lookup (self->merged, key);
  if (records == NULL)
    {
      PbReference *kept;

      if (all == NULL && then == NULL)
        return NULL;

      if (then == NULL && is_same (self, all))
        {
          records = g_ptr_array_ref (all);
        }
      else
        {
          records = filter (self, all, TRUE);
          if (then)
            merge (records, then);
        }

      kept = g_memdup2 (key, sizeof *key);
      kept->id = g_string_chunk_insert_const (self->strings, key->id);
      g_hash_table_insert (self->merged, kept, records);
    }

  return records->len > 0 ? records : NULL;
}

/**
 * pb_dossier_get_referring:
 * @self: a sealed dossier
 * @id: (nullable): an identifier
 * @field: a reference or a set of references
 *
 * Returns: (transfer none) (nullable) (element-type PbRecord): the records whose
 *   @field refers to @id, in the order of pb_dossier_get_records(), or %NULL
 *   where there are none
 */
GPtrArray *
pb_dossier_get_referring (PbDossier  *self,
                          const char *id,
                          PbFieldId   field)
{
  PbReference key = { field, id };

  g_return_val_if_fail (PB_IS_DOSSIER (self), NULL);
  g_return_val_if_fail (self->sealed, NULL);

  if (id && self->base)
    return find_referring_over (self, &key);

  return id ? g_hash_table_lookup (self->referring, &key) : NULL;
}

/**
 * pb_dossier_get_n_changes:
 * @self: a dossier
 *
 * Returns: how many past changes it holds
 */
guint
pb_dossier_get_n_changes (PbDossier *self)
{
  g_return_val_if_fail (PB_IS_DOSSIER (self), 0);

  return self->sealed ? self->n_changes : self->changes->len;
}

/**
 * pb_dossier_get_change:
 * @self: a sealed dossier
 * @n: which change, from 0, the oldest first
 *
 * Returns: (transfer none): the change
 */
const PbFieldChange *
pb_dossier_get_change (PbDossier *self,
                       guint      n)
{
  g_return_val_if_fail (PB_IS_DOSSIER (self), NULL);
  g_return_val_if_fail (self->sealed && n < self->n_changes, NULL);

  return &g_array_index (self->base ? self->base->changes : self->changes, PbFieldChange, n);
}

/**
 * pb_dossier_get_phase:
 * @self: a sealed dossier
 * @since: (out) (optional): the day of the transition into it, or %PB_DAY_NONE
 *
 * The phase is never stored: it is where the last transition up to the
 * dossier's day led.
 *
 * Returns: a #PbPhase, or -1 where no transition was recorded
 */
int
pb_dossier_get_phase (PbDossier *self,
                      PbDay     *since)
{
  GPtrArray *transitions = pb_dossier_get_records (self, PB_KIND_PHASE_TRANSITION);
  int phase = -1;

  if (since)
    *since = PB_DAY_NONE;

  for (guint i = 0; transitions && i < transitions->len; i++)
    {
      PbRecord *transition = transitions->pdata[i];
      PbDay date = pb_record_get_day (transition, PB_PHASE_TRANSITION_DATE);
      int to = pb_record_get_enum (transition, PB_PHASE_TRANSITION_TO);

      if (date == PB_DAY_NONE || date > self->day || to < 0 ||
          g_strcmp0 (pb_record_get_text (transition, PB_PHASE_TRANSITION_GROUP),
                     pb_dossier_get_group_id (self)) != 0)
        continue;

      phase = to;
      if (since)
        *since = date;
    }

  return phase;
}
