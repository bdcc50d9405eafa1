/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-dossier-past.h"

#include "model/pb-dossier-private.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

/**
 * PbDossierPast:
 *
 * The earlier days of a dossier, without asking the library again: records that
 * came later are left out, events that had not happened are hidden, and the
 * changes that the dossier knows are taken back.
 *
 * Of fields whose changes the dossier does not know, the past days show what it
 * shows.  May be read on several threads at once.
 */
struct _PbDossierPast
{
  GObject parent_instance;

  PbDossier *dossier;

  /* Records that were different on some day, those that last differed first. */
  GArray *versions;

  /* The changes of a record, the oldest first. */
  GHashTable *changes;
};

G_DEFINE_FINAL_TYPE (PbDossierPast, pb_dossier_past, G_TYPE_OBJECT)

typedef struct
{
  PbRecord *record; /* borrowed */
  PbDay     until;  /* before this day it was different from what it is */
} Version;

/* How many owners lie between a part and the group at the most. */
#define MAX_STEPS 4

static void
pb_dossier_past_finalize (GObject *object)
{
  PbDossierPast *self = PB_DOSSIER_PAST (object);

  g_clear_pointer (&self->versions, g_array_unref);
  g_clear_pointer (&self->changes, g_hash_table_unref);
  g_clear_object (&self->dossier);

  G_OBJECT_CLASS (pb_dossier_past_parent_class)->finalize (object);
}

static void
pb_dossier_past_class_init (PbDossierPastClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_dossier_past_finalize;
}

static void
pb_dossier_past_init (PbDossierPast *self)
{
  self->versions = g_array_new (FALSE, FALSE, sizeof (Version));
  self->changes = g_hash_table_new_full (pb_id_hash, g_str_equal, NULL,
                                         (GDestroyNotify) g_ptr_array_unref);
}

static PbDay
get_created_day (PbRecord *record)
{
  gint64 created = pb_record_get_created (record);

  return created == 0 ? PB_DAY_NONE : pb_day_from_instant (created);
}

/* From which day a record was there: by its own first day; without one, since it
 * was entered, or since something happened to it if that was earlier.  Parts go
 * with what they belong to.
 */
static PbDay
get_first_day (PbDossierPast *self,
               PbRecord      *record,
               int            steps)
{
  PbDay start = pb_record_get_start (record);
  PbDay first = get_created_day (record);
  const PbFieldInfo *whole = pb_kind_find_flag (pb_record_get_kind (record), PB_FIELD_OWNER);
  PbRecord *owner;
  const PbFieldInfo *info;

  if (start != PB_DAY_NONE || first == PB_DAY_NONE ||
      record == pb_dossier_get_group (self->dossier))
    return start;

  owner = whole ? pb_dossier_lookup (self->dossier, pb_record_get_text (record, whole->id)) : NULL;
  if (owner && owner != record && steps < MAX_STEPS)
    return MIN (first, get_first_day (self, owner, steps + 1));

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      PbDay day;

      if (!(info->flags & PB_FIELD_EVENT))
        continue;
      day = pb_record_get_day (record, info->id);
      if (day != PB_DAY_NONE)
        first = MIN (first, day);
    }

  return first;
}

static PbDay
get_until (PbDossierPast *self,
           PbRecord      *record)
{
  PbDay until = pb_record_get_start (record) == PB_DAY_NONE ? get_first_day (self, record, 0)
                                                            : PB_DAY_NONE;
  GPtrArray *changes = g_hash_table_lookup (self->changes, pb_record_get_id (record));
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (pb_record_get_kind (record), i)); i++)
    {
      if (info->flags & PB_FIELD_EVENT)
        until = MAX (until, pb_record_get_day (record, info->id));
    }

  if (changes)
    until = MAX (until, ((const PbFieldChange *) changes->pdata[changes->len - 1])->day);

  return until;
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const Version *one = a;
  const Version *other = b;

  return one->until > other->until ? -1 : one->until < other->until;
}

/**
 * pb_dossier_past_new:
 * @dossier: a sealed dossier
 *
 * Returns: (transfer full): the days before that of @dossier
 */
PbDossierPast *
pb_dossier_past_new (PbDossier *dossier)
{
  PbDossierPast *self;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);

  self = g_object_new (PB_TYPE_DOSSIER_PAST, NULL);
  self->dossier = g_object_ref (dossier);

  for (guint i = 0; i < pb_dossier_get_n_changes (dossier); i++)
    {
      const PbFieldChange *change = pb_dossier_get_change (dossier, i);
      GPtrArray *list;

      if (change->field == 0)
        continue;
      list = g_hash_table_lookup (self->changes, change->id);
      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (self->changes, (gpointer) change->id, list);
        }
      g_ptr_array_add (list, (gpointer) change);
    }

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *records = pb_dossier_get_records (dossier, kind);

      for (guint i = 0; i < records->len; i++)
        {
          Version version = { records->pdata[i], get_until (self, records->pdata[i]) };

          if (version.until != PB_DAY_NONE)
            g_array_append_val (self->versions, version);
        }
    }
  g_array_sort (self->versions, compare_versions);

  return self;
}

/* Takes back what happened to the elements of a set on one day. */
static void
take_back_elements (PbRecord   *record,
                    PbFieldId   field,
                    GPtrArray  *changes,
                    guint       from,
                    guint       to)
{
  g_autofree const char **now = pb_record_get_set (record, field, NULL);
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();
  g_autoptr(GVariant) value = NULL;

  for (guint i = 0; now && now[i]; i++)
    g_ptr_array_add (elements, (gpointer) now[i]);

  for (guint i = from; i < to; i++)
    {
      const PbFieldChange *change = changes->pdata[i];
      const char *element = change->after ? change->after : change->before;
      int net = 0;
      guint at;

      for (guint j = from; element && j < to; j++)
        {
          const PbFieldChange *other = changes->pdata[j];

          net += g_strcmp0 (other->after, element) == 0;
          net -= g_strcmp0 (other->before, element) == 0;
        }

      if (net > 0 && g_ptr_array_find_with_equal_func (elements, element, g_str_equal, &at))
        g_ptr_array_remove_index (elements, at);
      else if (net < 0 &&
               !g_ptr_array_find_with_equal_func (elements, element, g_str_equal, NULL))
        g_ptr_array_add (elements, (gpointer) element);
    }

  value = pb_field_new_set ((const char * const *) elements->pdata, elements->len);
  pb_record_set_value (record, field, value);
}

/* Takes back what happened to a field on one day.  The changes of a day are not
 * known in their order: the first is that whose value before no other one made.
 */
static void
take_back_value (PbRecord  *record,
                 PbFieldId  field,
                 GPtrArray *changes,
                 guint      from,
                 guint      to)
{
  for (guint i = from; i < to; i++)
    {
      const PbFieldChange *change = changes->pdata[i];
      gboolean made = FALSE;

      for (guint j = from; j < to && !made; j++)
        made = g_strcmp0 (((const PbFieldChange *) changes->pdata[j])->after, change->before) == 0;

      if (!made)
        {
          g_autoptr(GVariant) value = change->before ? pb_field_parse (field, change->before, NULL)
                                                     : NULL;

          pb_record_set_value (record, field, value);
          return;
        }
    }
}

static gboolean
is_set (PbFieldId field)
{
  switch ((guint) pb_field_get_info (field)->type)
    {
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS_SET:
      return TRUE;

    default:
      return FALSE;
    }
}

static void
take_back_changes (PbDossierPast *self,
                   PbRecord      *record,
                   PbDay          day)
{
  GPtrArray *changes = g_hash_table_lookup (self->changes, pb_record_get_id (record));
  PbDay created = get_created_day (record);
  guint end = changes ? changes->len : 0;

  while (end > 0)
    {
      const PbFieldChange *last = changes->pdata[end - 1];
      guint from = end - 1;

      if (last->day <= day)
        return;

      while (from > 0 && ((const PbFieldChange *) changes->pdata[from - 1])->day == last->day &&
             ((const PbFieldChange *) changes->pdata[from - 1])->field == last->field)
        from--;

      /* What was entered later counts as it was first entered. */
      if (created > day && last->day <= created)
        return;

      if (is_set (last->field))
        take_back_elements (record, last->field, changes, from, end);
      else
        take_back_value (record, last->field, changes, from, end);
      end = from;
    }
}

/**
 * pb_dossier_past_dup_record:
 * @self: the past of a dossier
 * @record: a record of that dossier
 * @day: an earlier day
 *
 * Returns: (transfer full) (nullable): a copy of @record as it stood on @day, or
 *   %NULL where it was not there
 */
PbRecord *
pb_dossier_past_dup_record (PbDossierPast *self,
                            PbRecord      *record,
                            PbDay          day)
{
  g_autoptr(PbRecord) then = NULL;
  PbDay first;

  g_return_val_if_fail (PB_IS_DOSSIER_PAST (self), NULL);
  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  first = get_first_day (self, record, 0);
  if (record != pb_dossier_get_group (self->dossier) && first != PB_DAY_NONE && first > day)
    return NULL;

  then = pb_record_copy (record);
  take_back_changes (self, then, day);

  return pb_record_copy_as_of (then, day);
}

static void
clear_record (gpointer record)
{
  g_clear_object (&record);
}

/**
 * pb_dossier_past_get:
 * @self: the past of a dossier
 * @day: a day, not later than that of the dossier
 *
 * Returns: (transfer full): the dossier as of @day, sealed
 */
PbDossier *
pb_dossier_past_get (PbDossierPast *self,
                     PbDay          day)
{
  g_autoptr(GHashTable) replaced = NULL;

  g_return_val_if_fail (PB_IS_DOSSIER_PAST (self), NULL);
  g_return_val_if_fail (day != PB_DAY_NONE, NULL);
  g_return_val_if_fail (day <= pb_dossier_get_day (self->dossier), NULL);

  if (day == pb_dossier_get_day (self->dossier))
    return g_object_ref (self->dossier);

  replaced = g_hash_table_new_full (NULL, NULL, NULL, clear_record);
  for (guint i = 0; i < self->versions->len; i++)
    {
      const Version *version = &g_array_index (self->versions, Version, i);

      if (version->until <= day)
        break;

      /* Those that begin later are left out anyway. */
      if (pb_record_get_start (version->record) <= day)
        g_hash_table_insert (replaced, version->record,
                             pb_dossier_past_dup_record (self, version->record, day));
    }

  return pb_dossier_new_over (self->dossier, day, g_steal_pointer (&replaced));
}

/**
 * pb_dossier_at:
 * @dossier: a sealed dossier
 * @day: a day, not later than that of @dossier
 *
 * Derives the dossier of an earlier day.  For many days of one dossier,
 * #PbDossierPast is quicker.
 *
 * Returns: (transfer full): the dossier as of @day, sealed
 */
PbDossier *
pb_dossier_at (PbDossier *dossier,
               PbDay      day)
{
  g_autoptr(PbDossierPast) past = NULL;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);

  past = pb_dossier_past_new (dossier);

  return pb_dossier_past_get (past, day);
}
