/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-text-dag.h"

#include "storage/pb-merge3.h"

#include <string.h>

typedef struct
{
  PbStamp stamp;
  PbWireValue value;
  guint first_pred;
  guint n_preds;

  /* Made when asked for. */
  char *text;
  gsize length;
  guint chain;
  gboolean unreadable;
} PbVersion;

/* The versions of one long text, each made from those that its author had
 * seen.  Several that nobody has joined yet are merged for reading only, so
 * that two devices never answer each other's merges.
 */
struct _PbTextDag
{
  GArray *versions;
  GArray *preds;
};

static void
version_clear (gpointer data)
{
  g_clear_pointer (&((PbVersion *) data)->text, g_free);
}

/**
 * pb_text_dag_new:
 *
 * Returns: (transfer full): a text without versions
 */
PbTextDag *
pb_text_dag_new (void)
{
  PbTextDag *self = g_new0 (PbTextDag, 1);

  self->versions = g_array_new (FALSE, FALSE, sizeof (PbVersion));
  g_array_set_clear_func (self->versions, version_clear);
  self->preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));

  return self;
}

/**
 * pb_text_dag_free:
 * @self: (transfer full): a text
 */
void
pb_text_dag_free (PbTextDag *self)
{
  g_array_unref (self->versions);
  g_array_unref (self->preds);
  g_free (self);
}

/**
 * pb_text_dag_add:
 * @self: a text
 * @stamp: the operation, greater than all added before
 * @preds: (array length=n_preds): the versions that it was made from; a delta
 *   starts from the first
 * @n_preds: how many
 * @value: its value, which must outlive @self
 */
void
pb_text_dag_add (PbTextDag         *self,
                 const PbStamp     *stamp,
                 const PbStamp     *preds,
                 guint              n_preds,
                 const PbWireValue *value)
{
  PbVersion version = { .stamp = *stamp, .value = *value, .n_preds = n_preds };

  version.first_pred = self->preds->len;
  if (n_preds > 0)
    g_array_append_vals (self->preds, preds, n_preds);
  g_array_append_val (self->versions, version);
}

static PbVersion *
find_version (PbTextDag     *self,
              const PbStamp *stamp)
{
  guint low = 0;
  guint high = self->versions->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      PbVersion *version = &g_array_index (self->versions, PbVersion, middle);
      int order = pb_stamp_compare (&version->stamp, stamp);

      if (order == 0)
        return version;
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

static const PbStamp *
get_preds (PbTextDag       *self,
           const PbVersion *version)
{
  return &g_array_index (self->preds, PbStamp, version->first_pred);
}

static void
make_text (PbVersion       *version,
           const PbVersion *base)
{
  if (!pb_text_value_is_delta (&version->value))
    {
      version->text = pb_text_value_dup_full (&version->value, &version->length);
      return;
    }

  if (base == NULL || base->unreadable || base->chain >= PB_TEXT_READ_CHAIN)
    {
      version->unreadable = TRUE;
      return;
    }

  version->chain = base->chain + 1;
  version->text = pb_text_delta_apply (&version->value.slice, base->text, base->length,
                                       &version->length);

  /* A delta that does not fit changes nothing. */
  if (version->text == NULL)
    {
      version->length = base->length;
      version->text = g_memdup2 (base->text, base->length + 1);
    }
}

static void
read_version (PbTextDag *self,
              PbVersion *version)
{
  g_autoptr(GPtrArray) chain = g_ptr_array_new ();

  /* Back to a version that is known or whole, then forward again.  Versions
   * before are always smaller, so this ends.
   */
  while (version != NULL && version->text == NULL && !version->unreadable)
    {
      g_ptr_array_add (chain, version);
      version = pb_text_value_is_delta (&version->value) && version->n_preds > 0
                  ? find_version (self, get_preds (self, version))
                  : NULL;
    }

  for (guint i = chain->len; i > 0; i--)
    {
      PbVersion *next = chain->pdata[i - 1];

      make_text (next, version);
      version = next;
    }
}

/**
 * pb_text_dag_get:
 * @self: a text
 * @stamp: an operation
 * @length: (out): the length of the text
 *
 * Returns: (transfer none) (nullable): that version, or %NULL where what it
 *   starts from was not received yet
 */
const char *
pb_text_dag_get (PbTextDag     *self,
                 const PbStamp *stamp,
                 gsize         *length)
{
  PbVersion *version = find_version (self, stamp);

  *length = 0;
  if (version == NULL)
    return NULL;

  read_version (self, version);
  *length = version->length;

  return version->text;
}

/* Marks a version and all that it was made from. */
static void
mark_ancestors (PbTextDag       *self,
                const PbVersion *version,
                guint8          *marks,
                guint8           bit)
{
  const PbVersion *versions = &g_array_index (self->versions, PbVersion, 0);
  g_autoptr(GArray) waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  guint place = (guint) (version - versions);

  marks[place] |= bit;
  g_array_append_val (waiting, place);

  while (waiting->len > 0)
    {
      const PbVersion *next = &versions[g_array_index (waiting, guint, waiting->len - 1)];

      g_array_set_size (waiting, waiting->len - 1);
      for (guint i = 0; i < next->n_preds; i++)
        {
          const PbVersion *pred = find_version (self, get_preds (self, next) + i);

          if (pred == NULL)
            continue;

          place = (guint) (pred - versions);
          if (!(marks[place] & bit))
            {
              marks[place] |= bit;
              g_array_append_val (waiting, place);
            }
        }
    }
}

/* The greatest readable version that both sides were made from. */
static PbVersion *
find_base (PbTextDag *self,
           guint8    *marks)
{
  for (guint i = self->versions->len; i > 0; i--)
    {
      PbVersion *version = &g_array_index (self->versions, PbVersion, i - 1);

      if (marks[i - 1] != 3)
        continue;
      read_version (self, version);
      if (!version->unreadable)
        return version;
    }

  return NULL;
}

static PbVersion *
find_readable (PbTextDag *self)
{
  for (guint i = self->versions->len; i > 0; i--)
    {
      PbVersion *version = &g_array_index (self->versions, PbVersion, i - 1);

      read_version (self, version);
      if (!version->unreadable)
        return version;
    }

  return NULL;
}

/**
 * pb_text_dag_merge:
 * @self: a text
 * @heads: (array length=n_heads): the versions to join, in ascending order
 * @n_heads: how many
 * @length: (out): the length of the text
 * @conflict: (out): whether two of them changed the same place
 *
 * Joins versions, the newest first.  Those that cannot be read yet wait; if none
 * can, the newest readable version stands for them.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where nothing can be
 *   read
 */
char *
pb_text_dag_merge (PbTextDag     *self,
                   const PbStamp *heads,
                   guint          n_heads,
                   gsize         *length,
                   gboolean      *conflict)
{
  g_autofree guint8 *marks = g_malloc0 (self->versions->len + 1);
  g_autofree char *text = NULL;

  *conflict = FALSE;
  *length = 0;

  for (guint i = n_heads; i > 0; i--)
    {
      PbVersion *head = find_version (self, &heads[i - 1]);
      g_autoptr(GArray) conflicts = NULL;
      PbVersion *base;
      char *merged;

      if (head == NULL)
        continue;
      read_version (self, head);
      if (head->unreadable)
        continue;

      if (text == NULL)
        {
          text = g_memdup2 (head->text, head->length + 1);
          *length = head->length;
          mark_ancestors (self, head, marks, 1);
          continue;
        }

      for (guint n = 0; n < self->versions->len; n++)
        marks[n] &= 1;
      mark_ancestors (self, head, marks, 2);
      base = find_base (self, marks);

      conflicts = g_array_new (FALSE, FALSE, sizeof (PbMergeConflict));
      g_array_set_clear_func (conflicts, (GDestroyNotify) pb_merge_conflict_clear);
      merged = pb_merge3 (base ? base->text : "", base ? base->length : 0, text, *length,
                          head->text, head->length, conflicts, length);
      g_free (text);
      text = merged;
      *conflict |= conflicts->len > 0;

      for (guint n = 0; n < self->versions->len; n++)
        marks[n] = marks[n] != 0;
    }

  if (text == NULL)
    {
      PbVersion *version = find_readable (self);

      if (version == NULL)
        return NULL;
      *length = version->length;
      return g_memdup2 (version->text, version->length + 1);
    }

  return g_steal_pointer (&text);
}

/**
 * pb_text_value_check:
 * @value: a value
 *
 * Returns: whether it can be that of a long text: null, `{"f":"whole"}` or
 *   `{"d":[…]}`
 */
gboolean
pb_text_value_check (const PbWireValue *value)
{
  if (value->type == PB_WIRE_NULL || value->text_form == PB_WIRE_TEXT_DELTA)
    return TRUE;

  return value->text_form == PB_WIRE_TEXT_FULL &&
         pb_slice_fits (&value->text, PB_MERGE_MAX_TEXT);
}

/**
 * pb_text_value_is_delta:
 * @value: the value of a long text
 *
 * Returns: whether it starts from another version
 */
gboolean
pb_text_value_is_delta (const PbWireValue *value)
{
  return value->text_form == PB_WIRE_TEXT_DELTA;
}

/**
 * pb_text_value_dup_full:
 * @value: the value of a long text that is no delta
 * @length: (out): the length of the text
 *
 * Returns: (transfer full): the text
 */
char *
pb_text_value_dup_full (const PbWireValue *value,
                        gsize             *length)
{
  if (value->text_form == PB_WIRE_TEXT_FULL)
    return pb_slice_dup (&value->text, length);

  *length = 0;

  return g_strdup ("");
}
