/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-state-texts.h"

#include "formats/pb-day-reading.h"
#include "formats/pb-inline-text.h"
#include "model/pb-id.h"

#include <string.h>

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  PbRecord *one = *(PbRecord * const *) a;
  PbRecord *other = *(PbRecord * const *) b;
  gint64 first = pb_record_get_integer (one, PB_STATE_TEXT_PLACE);
  gint64 second = pb_record_get_integer (other, PB_STATE_TEXT_PLACE);
  int result;

  if (first != second)
    return first < second ? -1 : 1;

  result = g_strcmp0 (pb_record_get_text (one, PB_STATE_TEXT_LABEL),
                      pb_record_get_text (other, PB_STATE_TEXT_LABEL));

  return result ? result : g_strcmp0 (pb_record_get_id (one), pb_record_get_id (other));
}

/**
 * pb_state_texts_sort:
 * @texts: (element-type PbRecord): texts of one group state
 *
 * Returns: (transfer full) (element-type PbRecord): the same in the order of the
 *   document
 */
GPtrArray *
pb_state_texts_sort (GPtrArray *texts)
{
  GPtrArray *sorted = g_ptr_array_copy (texts, (GCopyFunc) (void *) g_object_ref, NULL);

  g_ptr_array_set_free_func (sorted, g_object_unref);
  g_ptr_array_sort (sorted, compare_texts);

  return sorted;
}

/**
 * pb_state_texts_dup_id:
 * @group_id: the identifier of a group
 * @key: names a block of its document
 *
 * Returns: (transfer full): the identifier of the text that an import makes of
 *   the block
 */
char *
pb_state_texts_dup_id (const char *group_id,
                       const char *key)
{
  g_autofree char *name = g_strconcat ("state-text:", key, NULL);

  return pb_id_derive (group_id, name);
}

static void
match_ids (GPtrArray      *texts,
           PbStateOutline *outline,
           const char     *group_id,
           GHashTable     *matches,
           GHashTable     *matched)
{
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < texts->len; i++)
    g_hash_table_insert (by_id, (gpointer) pb_record_get_id (texts->pdata[i]), texts->pdata[i]);

  for (guint i = 0; i < outline->blocks->len; i++)
    {
      PbStateBlock *block = outline->blocks->pdata[i];
      g_autofree char *id = pb_state_texts_dup_id (group_id, block->key);
      PbRecord *text = g_hash_table_lookup (by_id, id);

      if (text)
        {
          g_hash_table_insert (matches, block->key, text);
          g_hash_table_add (matched, text);
        }
    }
}

/* The key of a block without its number among those of the same label. */
static gboolean
has_key (PbStateBlock *block,
         const char   *key)
{
  gsize length = strlen (key);

  return strncmp (block->key, key, length) == 0 &&
         (block->key[length] == '\0' || block->key[length] == '#');
}

static void
match_label (PbRecord       *text,
             PbStateOutline *outline,
             GHashTable     *matches)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *label = pb_record_get_text (text, PB_STATE_TEXT_LABEL);
  int section = pb_record_get_enum (text, PB_STATE_TEXT_SECTION);
  g_autofree char *key = NULL;

  if (label == NULL)
    return;

  key = pb_state_block_dup_key (label, section < 0 ? PB_STATE_SECTION_ABOUT : section, taken);
  for (guint i = 0; i < outline->blocks->len; i++)
    {
      PbStateBlock *block = outline->blocks->pdata[i];

      if (has_key (block, key) && !g_hash_table_contains (matches, block->key))
        {
          g_hash_table_insert (matches, block->key, text);
          return;
        }
    }
}

/**
 * pb_state_texts_match:
 * @texts: (element-type PbRecord): texts of one group state
 * @outline: its document
 * @group_id: the identifier of the group
 *
 * Finds the text of each block: the one that was made of it, else one of the same
 * label that was made of no other.
 *
 * Returns: (transfer full) (element-type utf8 PbRecord): the texts by the keys of
 *   the blocks; both belong to the arguments
 */
GHashTable *
pb_state_texts_match (GPtrArray      *texts,
                      PbStateOutline *outline,
                      const char     *group_id)
{
  GHashTable *matches = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) matched = g_hash_table_new (NULL, NULL);
  g_autoptr(GPtrArray) sorted = pb_state_texts_sort (texts);

  match_ids (sorted, outline, group_id, matches, matched);
  for (guint i = 0; i < sorted->len; i++)
    {
      if (!g_hash_table_contains (matched, sorted->pdata[i]))
        match_label (sorted->pdata[i], outline, matches);
    }

  return matches;
}

static char *
dup_plain (PbStateBlock *block)
{
  g_autofree char *single = NULL;

  if (block == NULL || *block->text->text == '\0')
    return NULL;

  single = pb_block_text_dup_single (block->text);

  return pb_inline_text_dup_plain (single ? single : block->text->text);
}

/**
 * pb_state_facts_new:
 * @outline: a group state
 *
 * Returns: (transfer full): what it says about the group itself
 */
PbStateFacts *
pb_state_facts_new (PbStateOutline *outline)
{
  PbStateBlock *name = pb_state_outline_get_role (outline, PB_LABEL_NAME);
  PbStateBlock *description = pb_state_outline_get_role (outline, PB_LABEL_DESCRIPTION);
  PbStateBlock *founded = pb_state_outline_get_role (outline, PB_LABEL_FOUNDED);
  PbStateFacts *self = g_new0 (PbStateFacts, 1);

  /* A name is one line; what follows it is not part of it. */
  if (name && *name->text->text)
    {
      g_autofree char *line = g_strndup (name->text->text, strcspn (name->text->text, "\n"));

      self->name = pb_inline_text_dup_plain (line);
    }

  if (description && *description->text->text)
    {
      self->description = pb_block_text_dup_single (description->text);
      if (self->description == NULL)
        self->description = g_strdup (description->text->text);
    }

  self->founded_text = dup_plain (founded);
  self->founded = PB_DAY_NONE;
  if (self->founded_text)
    self->founded = pb_day_reading_parse (self->founded_text).day;

  return self;
}

/**
 * pb_state_facts_free:
 * @self: facts
 *
 * Frees @self.
 */
void
pb_state_facts_free (PbStateFacts *self)
{
  g_free (self->name);
  g_free (self->description);
  g_free (self->founded_text);
  g_free (self);
}
