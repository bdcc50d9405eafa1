/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-merge3.h"

#include <string.h>

/* Merged text is part of what all devices must agree on, so nothing in this
 * file may change what it gives for the same input: neither the bound, nor the
 * order in which equal paths are tried, nor the rules for neighbouring changes.
 * tests/storage/test-merge3.c holds vectors of it.
 */

/* A region with more differing lines than this is taken as replaced whole. */
#define MAX_EDITS 4000

typedef struct
{
  const char *text;
  gsize length;
  guint hash;
} PbLine;

/* Lines [base, base + n_base) became [side, side + n_side). */
typedef struct
{
  int base;
  int n_base;
  int side;
  int n_side;
} PbHunk;

static GArray *
split_lines (const char *text,
             gsize       length)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PbLine));
  const char *end = text + length;

  while (text < end)
    {
      const char *feed = memchr (text, '\n', end - text);
      PbLine line = { .text = text };

      line.length = (feed ? feed + 1 : end) - text;
      line.hash = 5381;
      for (gsize i = 0; i < line.length; i++)
        line.hash = line.hash * 33 + (guchar) text[i];

      g_array_append_val (lines, line);
      text += line.length;
    }

  return lines;
}

static const PbLine *
get_line (GArray *lines,
          int     n)
{
  return &g_array_index (lines, PbLine, n);
}

static gboolean
lines_equal (const PbLine *a,
             const PbLine *b)
{
  return a->hash == b->hash && a->length == b->length &&
         memcmp (a->text, b->text, a->length) == 0;
}

typedef struct
{
  GArray *a;
  GArray *b;
  int *forward;
  int *backward;
  int origin;
  GArray *hunks;
} PbDiff;

static void
add_hunk (PbDiff *diff,
          int     a,
          int     n_a,
          int     b,
          int     n_b)
{
  PbHunk hunk = { a, n_a, b, n_b };

  if (diff->hunks->len > 0)
    {
      PbHunk *last = &g_array_index (diff->hunks, PbHunk, diff->hunks->len - 1);

      if (last->base + last->n_base == a && last->side + last->n_side == b)
        {
          last->n_base += n_a;
          last->n_side += n_b;
          return;
        }
    }

  g_array_append_val (diff->hunks, hunk);
}

/* Finds a point on a shortest path from corner to corner (Myers, “An O(ND)
 * Difference Algorithm”, section 4b).  Both ends differ at their first and last
 * lines.  Returns whether there is one within the bound.
 */
static gboolean
find_middle (PbDiff *diff,
             int     a,
             int     n,
             int     b,
             int     m,
             int    *x_out,
             int    *y_out)
{
  int delta = n - m;
  int limit = MIN ((n + m + 1) / 2, MAX_EDITS / 2);
  int *forward = diff->forward + diff->origin;
  int *backward = diff->backward + diff->origin;

  forward[1] = 0;
  backward[1] = 0;

  for (int d = 0; d <= limit; d++)
    {
      for (int k = -d; k <= d; k += 2)
        {
          int x = k == -d || (k != d && forward[k - 1] < forward[k + 1]) ? forward[k + 1]
                                                                         : forward[k - 1] + 1;
          int y = x - k;

          while (x < n && y < m && x >= 0 && y >= 0 &&
                 lines_equal (get_line (diff->a, a + x), get_line (diff->b, b + y)))
            {
              x++;
              y++;
            }
          forward[k] = x;

          if (delta % 2 != 0 && delta - k >= -(d - 1) && delta - k <= d - 1 &&
              x + backward[delta - k] >= n)
            {
              *x_out = x;
              *y_out = y;
              return x <= n && y <= m && y >= 0;
            }
        }

      for (int k = -d; k <= d; k += 2)
        {
          int x = k == -d || (k != d && backward[k - 1] < backward[k + 1]) ? backward[k + 1]
                                                                           : backward[k - 1] + 1;
          int y = x - k;

          while (x < n && y < m && x >= 0 && y >= 0 &&
                 lines_equal (get_line (diff->a, a + n - 1 - x),
                              get_line (diff->b, b + m - 1 - y)))
            {
              x++;
              y++;
            }
          backward[k] = x;

          if (delta % 2 == 0 && delta - k >= -d && delta - k <= d &&
              x + forward[delta - k] >= n)
            {
              *x_out = n - x;
              *y_out = m - y;
              return x <= n && y <= m && y >= 0;
            }
        }
    }

  return FALSE;
}

/* Each level halves the number of edits, which is bounded, and so is the
 * recursion.
 */
static void
diff_region (PbDiff *diff,
             int     a,
             int     n,
             int     b,
             int     m)
{
  int x;
  int y;

  while (n > 0 && m > 0 && lines_equal (get_line (diff->a, a), get_line (diff->b, b)))
    {
      a++;
      b++;
      n--;
      m--;
    }
  while (n > 0 && m > 0 &&
         lines_equal (get_line (diff->a, a + n - 1), get_line (diff->b, b + m - 1)))
    {
      n--;
      m--;
    }

  if (n == 0 && m == 0)
    return;

  if (n == 0 || m == 0 || !find_middle (diff, a, n, b, m, &x, &y) ||
      (x == 0 && y == 0) || (x == n && y == m))
    {
      add_hunk (diff, a, n, b, m);
      return;
    }

  diff_region (diff, a, x, b, y);
  diff_region (diff, a + x, n - x, b + y, m - y);
}

static GArray *
diff_lines (GArray *a,
            GArray *b)
{
  int size = (int) MIN (a->len + b->len + 1, MAX_EDITS) + 3;
  PbDiff diff = { .a = a, .b = b, .origin = size };

  diff.hunks = g_array_new (FALSE, FALSE, sizeof (PbHunk));
  diff.forward = g_new0 (int, 2 * size + 1);
  diff.backward = g_new0 (int, 2 * size + 1);

  diff_region (&diff, 0, (int) a->len, 0, (int) b->len);

  g_free (diff.forward);
  g_free (diff.backward);

  return diff.hunks;
}

static gboolean
is_blank (const PbLine *line)
{
  for (gsize i = 0; i < line->length; i++)
    {
      if (!g_ascii_isspace (line->text[i]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
runs_on (GArray *lines,
         int     n)
{
  return n > 0 && n < (int) lines->len &&
         lines_equal (get_line (lines, n - 1), get_line (lines, n)) &&
         !is_blank (get_line (lines, n));
}

/* Which of several identical lines was changed cannot be told, so a change that
 * touches a run of them is taken to cover the whole run: where the other side
 * changed it too, they meet.
 */
static void
cover_runs (GArray *base,
            GArray *hunks)
{
  guint kept = 0;

  for (guint i = 0; i < hunks->len; i++)
    {
      PbHunk *hunk = &g_array_index (hunks, PbHunk, i);
      int first = hunk->base;
      int last = hunk->base + hunk->n_base;
      PbHunk *previous;
      int side;
      int side_end;

      /* A change that begins right behind a run touches it as well. */
      if (first > 1 && runs_on (base, first - 1))
        first--;
      while (runs_on (base, first))
        first--;
      if (last + 1 < (int) base->len && runs_on (base, last + 1))
        last++;
      while (runs_on (base, last))
        last++;

      side = hunk->side - (hunk->base - first);
      side_end = hunk->side + hunk->n_side + (last - hunk->base - hunk->n_base);

      /* Hunks in one run have met.  The earlier one reaches back as far. */
      previous = kept > 0 ? &g_array_index (hunks, PbHunk, kept - 1) : NULL;
      if (previous != NULL && first < previous->base + previous->n_base)
        {
          previous->n_base = last - previous->base;
          previous->n_side = side_end - previous->side;
          continue;
        }

      g_array_index (hunks, PbHunk, kept++) =
        (PbHunk) { first, last - first, side, side_end - side };
    }

  g_array_set_size (hunks, kept);
}

static void
append_lines (GString *text,
              GArray  *lines,
              int      first,
              int      n)
{
  for (int i = first; i < first + n; i++)
    g_string_append_len (text, get_line (lines, i)->text, get_line (lines, i)->length);
}

/* What stands on one side for the lines [start, end) of the base. */
static void
find_side (GArray *hunks,
           guint   first,
           guint   n,
           int     offset,
           int     start,
           int     end,
           int    *side,
           int    *n_side)
{
  int grown = 0;

  for (guint i = first; i < first + n; i++)
    {
      const PbHunk *hunk = &g_array_index (hunks, PbHunk, i);

      grown += hunk->n_side - hunk->n_base;
    }

  *side = start + offset;
  *n_side = end - start + grown;
}

static gboolean
same_lines (GArray *a,
            int     first_a,
            int     n_a,
            GArray *b,
            int     first_b,
            int     n_b)
{
  if (n_a != n_b)
    return FALSE;

  for (int i = 0; i < n_a; i++)
    {
      if (!lines_equal (get_line (a, first_a + i), get_line (b, first_b + i)))
        return FALSE;
    }

  return TRUE;
}

typedef struct
{
  GArray *lines;
  GArray *hunks;
  guint next;
  guint first;
  int offset;
  int start;
  int n;
} PbSide;

static const PbHunk *
peek (PbSide *side)
{
  return side->next < side->hunks->len ? &g_array_index (side->hunks, PbHunk, side->next) : NULL;
}

/* Takes the next hunk of a side into the region where it overlaps or touches
 * it.
 */
static gboolean
take (PbSide *side,
      int    *end)
{
  const PbHunk *hunk = peek (side);

  if (hunk == NULL || hunk->base > *end)
    return FALSE;

  *end = MAX (*end, hunk->base + hunk->n_base);
  side->next++;

  return TRUE;
}

static void
close_region (PbSide *side,
              int     start,
              int     end)
{
  find_side (side->hunks, side->first, side->next - side->first, side->offset, start, end,
             &side->start, &side->n);
  side->offset = side->start + side->n - end;
}

static void
append_region (GString *text,
               GArray  *conflicts,
               PbSide  *newer,
               PbSide  *older)
{
  gboolean newer_changed = newer->next > newer->first;
  gboolean older_changed = older->next > older->first;
  PbMergeConflict conflict = { .start = text->len };
  g_autoptr(GString) other = NULL;

  if (!newer_changed)
    {
      append_lines (text, older->lines, older->start, older->n);
      return;
    }

  append_lines (text, newer->lines, newer->start, newer->n);

  if (!older_changed || same_lines (newer->lines, newer->start, newer->n,
                                    older->lines, older->start, older->n))
    return;

  conflict.length = text->len - conflict.start;
  other = g_string_new (NULL);
  append_lines (other, older->lines, older->start, older->n);
  conflict.other = g_strdup (other->str);
  g_array_append_val (conflicts, conflict);
}

/**
 * pb_merge3:
 * @base: what both sides started from
 * @base_length: its length
 * @newer: one side
 * @newer_length: its length
 * @older: the other side
 * @older_length: its length
 * @conflicts: (element-type PbMergeConflict): where places that both sides
 *   changed are added, in their order
 * @length: (out): the length of the result
 *
 * Merges two versions of a text line by line.  Where both changed the same or
 * neighbouring lines, the newer side is in the text and the other is in
 * @conflicts.
 *
 * Returns: (transfer full): the merged text
 */
char *
pb_merge3 (const char *base,
           gsize       base_length,
           const char *newer,
           gsize       newer_length,
           const char *older,
           gsize       older_length,
           GArray     *conflicts,
           gsize      *length)
{
  g_autoptr(GArray) base_lines = split_lines (base, base_length);
  g_autoptr(GArray) newer_lines = split_lines (newer, newer_length);
  g_autoptr(GArray) older_lines = split_lines (older, older_length);
  g_autoptr(GArray) newer_hunks = diff_lines (base_lines, newer_lines);
  g_autoptr(GArray) older_hunks = diff_lines (base_lines, older_lines);
  PbSide a = { .lines = newer_lines, .hunks = newer_hunks };
  PbSide b = { .lines = older_lines, .hunks = older_hunks };
  GString *text = g_string_sized_new (newer_length + 1);
  int at = 0;

  cover_runs (base_lines, newer_hunks);
  cover_runs (base_lines, older_hunks);

  while (peek (&a) || peek (&b))
    {
      const PbHunk *first = peek (&a);
      int start;
      int end;

      if (first == NULL || (peek (&b) && peek (&b)->base < first->base))
        first = peek (&b);

      start = first->base;
      end = start;
      a.first = a.next;
      b.first = b.next;
      while (take (&a, &end) || take (&b, &end))
        ;

      append_lines (text, base_lines, at, start - at);
      close_region (&a, start, end);
      close_region (&b, start, end);
      append_region (text, conflicts, &a, &b);
      at = end;
    }

  append_lines (text, base_lines, at, (int) base_lines->len - at);
  *length = text->len;

  return g_string_free_and_steal (text);
}

/**
 * pb_merge_conflict_clear:
 * @self: a conflict
 *
 * Frees what it holds.
 */
void
pb_merge_conflict_clear (PbMergeConflict *self)
{
  g_clear_pointer (&self->other, g_free);
}

/**
 * pb_text_delta_append:
 * @json: where to write
 * @base: a text
 * @base_length: its length
 * @text: what became of it
 * @length: its length
 *
 * Writes the difference between two texts as the value of a long text:
 * `{"d":[[line,deleted,"inserted"],…]}`, with lines of @base counted from 0.
 *
 * Returns: whether that is worth it; if not, nothing was written
 */
gboolean
pb_text_delta_append (GString    *json,
                      const char *base,
                      gsize       base_length,
                      const char *text,
                      gsize       length)
{
  g_autoptr(GArray) base_lines = split_lines (base, base_length);
  g_autoptr(GArray) lines = split_lines (text, length);
  g_autoptr(GArray) hunks = diff_lines (base_lines, lines);
  gsize before = json->len;

  g_string_append (json, "{\"d\":[");

  for (guint i = 0; i < hunks->len; i++)
    {
      const PbHunk *hunk = &g_array_index (hunks, PbHunk, i);
      const char *inserted = text;
      gsize n_inserted = 0;

      if (hunk->n_side > 0)
        {
          const PbLine *last = get_line (lines, hunk->side + hunk->n_side - 1);

          inserted = get_line (lines, hunk->side)->text;
          n_inserted = last->text + last->length - inserted;
        }

      g_string_append_printf (json, "%s[%d,%d,", i > 0 ? "," : "", hunk->base, hunk->n_base);
      pb_json_append_string (json, inserted, n_inserted);
      g_string_append_c (json, ']');

      if (json->len - before > length / 2)
        {
          g_string_truncate (json, before);
          return FALSE;
        }
    }

  g_string_append (json, "]}");

  return TRUE;
}

static const char *
skip_lines (const char *at,
            const char *end,
            gint64      n)
{
  for (; n > 0 && at < end; n--)
    {
      const char *feed = memchr (at, '\n', end - at);

      at = feed ? feed + 1 : end;
    }

  return n == 0 ? at : NULL;
}

/**
 * pb_text_delta_apply:
 * @value: the value of a long text with a `d`
 * @base: the text that it starts from
 * @base_length: its length
 * @length: (out): the length of the result
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where @value does not
 *   fit @base or the text grew too long
 */
char *
pb_text_delta_apply (const PbSlice *value,
                     const char    *base,
                     gsize          base_length,
                     gsize         *length)
{
  g_autoptr(GString) text = g_string_sized_new (base_length + value->length);
  const char *end = base + base_length;
  const char *at = base;
  gint64 line = 0;
  PbScanner scanner;

  pb_scanner_init (&scanner, value->text, value->length);
  if (pb_scanner_next (&scanner) != PB_TOKEN_OBJECT ||
      pb_scanner_next (&scanner) != PB_TOKEN_KEY || !pb_slice_is (&scanner.string, "d") ||
      pb_scanner_next (&scanner) != PB_TOKEN_ARRAY)
    return NULL;

  while (pb_scanner_next (&scanner) == PB_TOKEN_ARRAY)
    {
      const char *copied = at;
      gsize before;
      gint64 first;
      gint64 deleted;

      if (pb_scanner_next (&scanner) != PB_TOKEN_INTEGER || scanner.integer < line)
        return NULL;
      first = scanner.integer;

      if (pb_scanner_next (&scanner) != PB_TOKEN_INTEGER || scanner.integer < 0)
        return NULL;
      deleted = scanner.integer;

      if (pb_scanner_next (&scanner) != PB_TOKEN_STRING)
        return NULL;

      at = skip_lines (at, end, first - line);
      if (at == NULL)
        return NULL;
      g_string_append_len (text, copied, at - copied);

      at = skip_lines (at, end, deleted);
      if (at == NULL || text->len + scanner.string.length > PB_MERGE_MAX_TEXT)
        return NULL;
      line = first + deleted;

      before = text->len;
      g_string_set_size (text, before + scanner.string.length);
      g_string_set_size (text, before + pb_slice_unescape (&scanner.string, text->str + before));

      if (pb_scanner_next (&scanner) != PB_TOKEN_ARRAY_END)
        return NULL;
    }

  if (scanner.token != PB_TOKEN_ARRAY_END)
    return NULL;

  g_string_append_len (text, at, end - at);
  if (text->len > PB_MERGE_MAX_TEXT)
    return NULL;
  *length = text->len;

  return g_string_free_and_steal (g_steal_pointer (&text));
}
