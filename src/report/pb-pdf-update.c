/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-pdf-update-private.h"

#include <stdlib.h>
#include <string.h>

/* Every line of a table of objects is so long. */
#define ENTRY 20

/* Elements of structure are small; what begins with more is a stream. */
#define HEAD 160

typedef struct
{
  const char *pdf;
  gsize       length;
  gsize       table;
  guint       n_objects;
  guint       root;
  guint       info;
  GString    *out;
  GArray     *updated;
} Update;

typedef struct
{
  guint number;
  gsize place;
} Updated;

static const char *
find_last (const char *pdf,
           gsize       length,
           const char *what)
{
  gsize size = strlen (what);

  for (gsize i = length; i >= size; i--)
    {
      if (memcmp (pdf + i - size, what, size) == 0)
        return pdf + i - size;
      if (length - i > 64 * 1024)
        break;
    }

  return NULL;
}

/* Reads the table of objects and what stands behind it. */
static gboolean
read_table (Update *self)
{
  const char *start = find_last (self->pdf, self->length, "startxref\n");
  const char *trailer = find_last (self->pdf, self->length, "trailer\n");
  const char *root, *info, *first;
  g_autofree char *tail = NULL;

  if (start == NULL || trailer == NULL)
    return FALSE;

  tail = g_strndup (trailer, self->pdf + self->length - trailer);
  root = strstr (tail, "/Root ");
  info = strstr (tail, "/Info ");
  if (root == NULL || info == NULL)
    return FALSE;

  self->table = g_ascii_strtoull (start + strlen ("startxref\n"), NULL, 10);
  self->root = g_ascii_strtoull (root + strlen ("/Root "), NULL, 10);
  self->info = g_ascii_strtoull (info + strlen ("/Info "), NULL, 10);
  if (self->table + 32 > self->length ||
      strncmp (self->pdf + self->table, "xref\n0 ", strlen ("xref\n0 ")) != 0)
    return FALSE;

  self->n_objects = g_ascii_strtoull (self->pdf + self->table + strlen ("xref\n0 "), NULL, 10);
  first = strchr (self->pdf + self->table + strlen ("xref\n"), '\n');
  if (first == NULL)
    return FALSE;
  self->table = first + 1 - self->pdf;

  return self->table + (gsize) self->n_objects * ENTRY <= self->length &&
         self->root > 0 && self->root < self->n_objects;
}

/* The beginning of an object; not more than @limit of it. */
static const char *
get_object (const Update *self,
            guint         number,
            gsize         limit,
            gsize        *length)
{
  const char *entry = self->pdf + self->table + (gsize) number * ENTRY;
  gsize place = g_ascii_strtoull (entry, NULL, 10);

  if (place == 0 || place >= self->length)
    return NULL;

  *length = MIN (limit, self->length - place);

  return self->pdf + place;
}

/* Writes an object once more with something added at the end of its dictionary. */
static gboolean
write_object (Update     *self,
              guint       number,
              const char *added)
{
  gsize length;
  const char *object = get_object (self, number, self->length, &length);
  const char *end = object ? g_strstr_len (object, length, "\n>>\nendobj") : NULL;
  Updated updated = { number, self->length + self->out->len };

  if (end == NULL || g_strstr_len (object, end - object, "stream"))
    return FALSE;

  g_string_append_len (self->out, object, end - object);
  g_string_append_printf (self->out, "\n%s>>\nendobj\n", added);
  g_array_append_val (self->updated, updated);

  return TRUE;
}

/* Text for people: UTF-16 in hexadecimal. */
static char *
dup_text (const char *text)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);
  GString *hex = g_string_new ("<FEFF");

  for (glong i = 0; i < n; i++)
    g_string_append_printf (hex, "%04X", units[i]);
  g_string_append_c (hex, '>');

  return g_string_free_and_steal (hex);
}

static gboolean
is_figure (const Update *self,
           guint         number)
{
  gsize length;
  const char *object = get_object (self, number, HEAD, &length);
  const char *end = object ? g_strstr_len (object, length, "endobj") : NULL;

  return end && g_strstr_len (object, end - object, "/Type /StructElem") &&
         g_strstr_len (object, end - object, "/S /Figure");
}

static void
write_alternatives (Update    *self,
                    GPtrArray *alternatives)
{
  g_autoptr(GArray) figures = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < self->n_objects; i++)
    {
      if (is_figure (self, i))
        g_array_append_val (figures, i);
    }

  /* Elements are numbered as they were begun.  If there were more or fewer of
   * them, no text would be better than a wrong one.
   */
  if (figures->len != alternatives->len)
    return;

  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *text = dup_text (alternatives->pdata[i]);
      g_autofree char *added = g_strdup_printf ("   /Alt %s\n", text);

      write_object (self, g_array_index (figures, guint, i), added);
    }
}

static void
write_table (Update *self,
             gsize   before)
{
  gsize table = self->length + self->out->len;

  g_string_append (self->out, "xref\n");
  for (guint i = 0; i < self->updated->len; i++)
    {
      const Updated *updated = &g_array_index (self->updated, Updated, i);

      g_string_append_printf (self->out, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
                              updated->number, updated->place);
    }
  g_string_append_printf (self->out,
                          "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %u 0 R\n"
                          "   /Prev %" G_GSIZE_FORMAT "\n>>\nstartxref\n%" G_GSIZE_FORMAT
                          "\n%%%%EOF\n",
                          self->n_objects, self->root, self->info, before, table);
}

/*
 * pb_pdf_update:
 * @pdf: a PDF file as cairo writes version 1.4, with a zero behind its end
 * @length: its length without the zero
 * @language: (nullable): the language of its text
 * @alternatives: (element-type utf8): what each of its figures shows, in order
 *
 * Cairo cannot say the language of a document nor what a figure shows to those who
 * do not see it.  PDF files may be changed by adding to their end, so this is
 * added there.
 *
 * Returns: (transfer full) (nullable): what to write behind @pdf, or %NULL where it
 *   has not the form that is expected and had better stay as it is
 */
char *
pb_pdf_update (const char *pdf,
               gsize       length,
               const char *language,
               GPtrArray  *alternatives)
{
  g_autoptr(GString) out = g_string_new (NULL);
  g_autoptr(GString) added = g_string_new ("   /ViewerPreferences << /DisplayDocTitle true >>\n");
  g_autoptr(GArray) updated = g_array_new (FALSE, FALSE, sizeof (Updated));
  Update self = { pdf, length, 0, 0, 0, 0, out, updated };
  gsize before;
  const char *start;

  if (!read_table (&self))
    return NULL;

  start = find_last (pdf, length, "startxref\n");
  before = g_ascii_strtoull (start + strlen ("startxref\n"), NULL, 10);

  write_alternatives (&self, alternatives);
  if (language && *language &&
      strspn (language, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
        strlen (language))
    g_string_append_printf (added, "   /Lang (%s)\n", language);
  if (!write_object (&self, self.root, added->str))
    return NULL;
  write_table (&self, before);

  return g_string_free_and_steal (g_steal_pointer (&out));
}
