/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/state/pb-text-diff.h"

#include <glib/gi18n.h>
#include <string.h>

/* With more differences than this the search would take longer than a person
 * waits, and its result would be of no use: the stretch counts as replaced.
 */
#define MAX_DIFFERENCES 1500

typedef struct
{
  const char *start;
  gsize       length;
  guint       symbol;
} PbToken;

typedef gsize (*PbTokenLength) (const char *text);

static gsize
line_length (const char *text)
{
  const char *end = strchr (text, '\n');

  return end ? (gsize) (end - text + 1) : strlen (text);
}

/* Words are kept whole, so are runs of space; every other character stands for
 * itself.
 */
static gsize
word_length (const char *text)
{
  const char *p = text;
  gunichar c = g_utf8_get_char (p);

  if (g_unichar_isalnum (c))
    {
      while (*p && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        {
          p = g_utf8_next_char (p);
          c = g_utf8_get_char (p);
        }
    }
  else if (c == ' ')
    {
      while (*p == ' ')
        p++;
    }
  else
    {
      p = g_utf8_next_char (p);
    }

  return p - text;
}

static GArray *
tokenize (const char    *text,
          gsize          length,
          PbTokenLength  get_length,
          GHashTable    *symbols)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (PbToken));
  gsize at = 0;

  while (at < length)
    {
      PbToken token = { text + at, MIN (get_length (text + at), length - at), 0 };
      char *key = g_strndup (token.start, token.length);
      gpointer known = g_hash_table_lookup (symbols, key);

      if (known)
        {
          g_free (key);
        }
      else
        {
          known = GUINT_TO_POINTER (g_hash_table_size (symbols) + 1);
          g_hash_table_insert (symbols, key, known);
        }
      token.symbol = GPOINTER_TO_UINT (known);

      at += token.length;
      g_array_append_val (tokens, token);
    }

  return tokens;
}

/* Myers' greedy search for the shortest way from one list to the other.  Says
 * of every token whether it stands in both; FALSE where they differ too much.
 */
static gboolean
find_common (const PbToken *a,
             int            n,
             const PbToken *b,
             int            m,
             gboolean      *in_a,
             gboolean      *in_b)
{
  int limit = MIN (n + m, MAX_DIFFERENCES);
  g_autoptr(GPtrArray) trace = g_ptr_array_new_with_free_func (g_free);
  g_autofree int *furthest = g_new0 (int, 2 * limit + 3);
  int offset = limit + 1;
  int x, y, d;
  gboolean found = FALSE;

  for (d = 0; d <= limit && !found; d++)
    {
      int *row = g_new (int, 2 * d + 3);

      /* The row holds the state before this step, around the middle. */
      memcpy (row, &furthest[offset - d - 1], sizeof (int) * (2 * d + 3));
      g_ptr_array_add (trace, row);

      for (int k = -d; k <= d; k += 2)
        {
          if (k == -d || (k != d && furthest[offset + k - 1] < furthest[offset + k + 1]))
            x = furthest[offset + k + 1];
          else
            x = furthest[offset + k - 1] + 1;
          y = x - k;

          while (x < n && y < m && a[x].symbol == b[y].symbol)
            {
              x++;
              y++;
            }
          furthest[offset + k] = x;

          if (x >= n && y >= m)
            {
              found = TRUE;
              break;
            }
        }
    }

  if (!found)
    return FALSE;

  x = n;
  y = m;
  for (d = (int) trace->len - 1; d >= 0; d--)
    {
      const int *row = trace->pdata[d];
      int middle = d + 1;
      int k = x - y;
      int before_k, before_x, before_y;

      if (k == -d || (k != d && row[middle + k - 1] < row[middle + k + 1]))
        before_k = k + 1;
      else
        before_k = k - 1;
      before_x = d == 0 ? 0 : row[middle + before_k];
      before_y = d == 0 ? 0 : before_x - before_k;

      while (x > before_x && y > before_y)
        {
          in_a[--x] = TRUE;
          in_b[--y] = TRUE;
        }
      x = before_x;
      y = before_y;
    }

  return TRUE;
}

static void
piece_free (gpointer data)
{
  PbDiffPiece *piece = data;

  g_free (piece->text);
  g_free (piece);
}

static void
append_piece (GPtrArray  *pieces,
              PbDiffKind  kind,
              const char *text,
              gsize       length)
{
  PbDiffPiece *last = pieces->len ? g_ptr_array_index (pieces, pieces->len - 1) : NULL;
  PbDiffPiece *piece;

  if (length == 0)
    return;

  if (last && last->kind == kind)
    {
      g_autofree char *more = g_strndup (text, length);
      g_autofree char *old = last->text;

      last->text = g_strconcat (old, more, NULL);
      return;
    }

  piece = g_new (PbDiffPiece, 1);
  piece->kind = kind;
  piece->text = g_strndup (text, length);
  g_ptr_array_add (pieces, piece);
}

static gsize
span (const PbToken *tokens,
      guint          from,
      guint          to)
{
  if (from == to)
    return 0;

  return tokens[to - 1].start + tokens[to - 1].length - tokens[from].start;
}

static void
diff_span (GPtrArray     *pieces,
           const char    *before,
           gsize          before_length,
           const char    *after,
           gsize          after_length,
           PbTokenLength  get_length)
{
  g_autoptr(GHashTable) symbols = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) left = tokenize (before, before_length, get_length, symbols);
  g_autoptr(GArray) right = tokenize (after, after_length, get_length, symbols);
  const PbToken *a = (const PbToken *) left->data;
  const PbToken *b = (const PbToken *) right->data;
  g_autofree gboolean *in_a = g_new0 (gboolean, left->len + 1);
  g_autofree gboolean *in_b = g_new0 (gboolean, right->len + 1);
  guint i = 0, j = 0;

  if (!find_common (a, left->len, b, right->len, in_a, in_b))
    {
      append_piece (pieces, PB_DIFF_REMOVED, before, before_length);
      append_piece (pieces, PB_DIFF_ADDED, after, after_length);
      return;
    }

  while (i < left->len || j < right->len)
    {
      guint from_i = i, from_j = j;

      while (i < left->len && j < right->len && in_a[i] && in_b[j])
        {
          i++;
          j++;
        }
      if (i > from_i)
        append_piece (pieces, PB_DIFF_SAME, a[from_i].start, span (a, from_i, i));

      from_i = i;
      from_j = j;
      while (i < left->len && !in_a[i])
        i++;
      while (j < right->len && !in_b[j])
        j++;

      /* Lines that took the place of others are compared by their words. */
      if (get_length == line_length && i > from_i && j > from_j)
        {
          diff_span (pieces, a[from_i].start, span (a, from_i, i),
                     b[from_j].start, span (b, from_j, j), word_length);
          continue;
        }
      if (i > from_i)
        append_piece (pieces, PB_DIFF_REMOVED, a[from_i].start, span (a, from_i, i));
      if (j > from_j)
        append_piece (pieces, PB_DIFF_ADDED, b[from_j].start, span (b, from_j, j));
    }
}

/**
 * pb_text_diff:
 * @before: the older text
 * @after: the newer text
 *
 * Compares two texts, first by lines and then, where lines changed, by words.
 * The pieces that are the same or removed make @before, those that are the
 * same or added make @after.
 *
 * Returns: (transfer full) (element-type PbDiffPiece): the pieces in reading
 *   order
 */
GPtrArray *
pb_text_diff (const char *before,
              const char *after)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);

  g_return_val_if_fail (before != NULL, pieces);
  g_return_val_if_fail (after != NULL, pieces);

  diff_span (pieces, before, strlen (before), after, strlen (after), line_length);

  return pieces;
}

static guint
count_words (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p; p += word_length (p))
    n += g_unichar_isalnum (g_utf8_get_char (p));

  return n;
}

/**
 * pb_text_diff_describe:
 * @pieces: (element-type PbDiffPiece): compared texts
 *
 * Returns: (transfer full): a sentence on how much changed
 */
char *
pb_text_diff_describe (GPtrArray *pieces)
{
  g_autofree char *removed_text = NULL;
  g_autofree char *added_text = NULL;
  guint removed = 0, added = 0;
  gboolean other = FALSE;

  g_return_val_if_fail (pieces != NULL, NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const PbDiffPiece *piece = g_ptr_array_index (pieces, i);

      if (piece->kind == PB_DIFF_SAME)
        continue;
      other = TRUE;
      if (piece->kind == PB_DIFF_REMOVED)
        removed += count_words (piece->text);
      else
        added += count_words (piece->text);
    }

  if (!other)
    return g_strdup (_("The two versions are the same"));
  if (removed == 0 && added == 0)
    return g_strdup (_("Only spaces and punctuation changed"));

  removed_text = g_strdup_printf (ngettext ("%u word removed", "%u words removed", removed),
                                  removed);
  added_text = g_strdup_printf (ngettext ("%u word added", "%u words added", added), added);
  if (removed == 0)
    return g_steal_pointer (&added_text);
  if (added == 0)
    return g_steal_pointer (&removed_text);

  /* Translators: both are counts, as in “3 words removed, 5 words added”. */
  return g_strdup_printf (_("%s, %s"), removed_text, added_text);
}
