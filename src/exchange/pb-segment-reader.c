/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-segment-reader.h"

#include "exchange/pb-exchange-error.h"
#include "storage/pb-op.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (64 * 1024)
#define FOOTER "{\"last\":"

/* No more than this comes out of a file, and no more than this for each byte. */
#define MAX_INFLATED (512 * G_GUINT64_CONSTANT (1024) * 1024)
#define MAX_RATIO 200

struct _PbSegmentReader
{
  GInputStream *stream;
  guint64 left;

  /* What was read and not given away yet; @line is where its last line begins
   * that is not whole yet, and up to @scanned there is no other line feed.
   */
  GByteArray *data;
  gsize line;
  gsize scanned;
  gboolean finished;
};

/**
 * pb_segment_reader_open:
 * @path: a file
 * @error: return location for a %PB_EXCHANGE_ERROR or a `G_FILE_ERROR`
 *
 * Opens a file where it begins like one with segments.  What is no ordinary file
 * is refused: links could lead anywhere, and pipes would never end.
 *
 * Returns: (transfer full) (nullable): its reader, or %NULL; without an error where
 *   the file is of another kind
 */
PbSegmentReader *
pb_segment_reader_open (const char  *path,
                        GError     **error)
{
  g_autoptr(PbSegmentReader) self = NULL;
  char begin[16];
  struct stat status;
  gssize n;
  int fd;

  fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0);
  if (fd < 0 || fstat (fd, &status) != 0 || !S_ISREG (status.st_mode))
    {
      int saved_errno = fd < 0 ? errno : 0;

      if (fd >= 0)
        close (fd);
      if (saved_errno != 0 && saved_errno != ELOOP)
        g_set_error_literal (error, G_FILE_ERROR, (int) g_file_error_from_errno (saved_errno),
                             g_strerror (saved_errno));
      return NULL;
    }

  self = g_new0 (PbSegmentReader, 1);
  self->stream = g_unix_input_stream_new (fd, TRUE);
  self->data = g_byte_array_new ();

  n = pread (fd, begin, sizeof begin, 0);
  if (n >= 2 && begin[0] == '\x1f' && begin[1] == '\x8b')
    {
      g_autoptr(GZlibDecompressor) inflater =
        g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
      g_autoptr(GInputStream) outer = g_steal_pointer (&self->stream);

      self->stream = g_converter_input_stream_new (outer, G_CONVERTER (inflater));
      self->left = MIN (MAX_INFLATED, (guint64) status.st_size * MAX_RATIO);

      return g_steal_pointer (&self);
    }

  if (n <= 0 || !pb_segment_begins (begin, (gsize) n))
    return NULL;

  self->left = MAX_INFLATED;

  return g_steal_pointer (&self);
}

/**
 * pb_segment_reader_free:
 * @self: (transfer full): a reader
 *
 * Closes the file.
 */
void
pb_segment_reader_free (PbSegmentReader *self)
{
  g_clear_object (&self->stream);
  g_byte_array_unref (self->data);
  g_free (self);
}

static gboolean
fail_limit (GError **error)
{
  g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_LIMIT,
                       _("It is larger than anything that Phasebook writes."));

  return FALSE;
}

/* Whether the data now ends, at @end, with a whole segment. */
static gboolean
find_end (PbSegmentReader *self,
          gsize           *end)
{
  const guint8 *feed;

  while (self->scanned < self->data->len &&
         (feed = memchr (self->data->data + self->scanned, '\n',
                         self->data->len - self->scanned)))
    {
      const guint8 *line = self->data->data + self->line;
      gboolean is_footer = (gsize) (feed - line) >= strlen (FOOTER) &&
                           memcmp (line, FOOTER, strlen (FOOTER)) == 0;

      self->line = self->scanned = (gsize) (feed - self->data->data) + 1;
      if (is_footer)
        {
          *end = self->line;
          return TRUE;
        }
    }

  self->scanned = self->data->len;

  return FALSE;
}

static gboolean
read_more (PbSegmentReader  *self,
           GCancellable     *cancellable,
           GError          **error)
{
  guint old = self->data->len;
  gssize n;

  if (old > PB_SEGMENT_MAX_BYTES || self->scanned - self->line > PB_OP_MAX_LINE)
    return fail_limit (error);

  g_byte_array_set_size (self->data, old + CHUNK);
  n = g_input_stream_read (self->stream, self->data->data + old, CHUNK, cancellable, error);
  g_byte_array_set_size (self->data, old + (guint) MAX (n, 0));
  if (n < 0)
    return FALSE;

  if ((guint64) n > self->left)
    return fail_limit (error);
  self->left -= (guint64) n;

  /* A file of another kind that happened to be compressed. */
  if (old == 0 && n > 0 && !pb_segment_begins ((const char *) self->data->data, (gsize) n))
    g_byte_array_set_size (self->data, 0);

  self->finished = n == 0 || self->data->len == 0;

  return TRUE;
}

/**
 * pb_segment_reader_next:
 * @self: a reader
 * @cancellable: (nullable): to give up
 * @error: return location for a %PB_EXCHANGE_ERROR or a `G_IO_ERROR`
 *
 * Reads one more segment and checks its form and its hash.  After an error there
 * is nothing more to read.
 *
 * Returns: (transfer full) (nullable): the segment, or %NULL without an error at the
 *   end
 */
PbSegment *
pb_segment_reader_next (PbSegmentReader  *self,
                        GCancellable     *cancellable,
                        GError          **error)
{
  gsize end = 0, offset = 0;

  while (!find_end (self, &end))
    {
      if (!self->finished && !read_more (self, cancellable, error))
        {
          self->finished = TRUE;
          g_byte_array_set_size (self->data, 0);
          self->line = self->scanned = 0;
          return NULL;
        }

      if (self->finished)
        {
          g_autoptr(GBytes) rest = NULL;

          if (self->data->len == 0)
            return NULL;

          /* Says what is wrong with it. */
          rest = g_bytes_new (self->data->data, self->data->len);
          g_byte_array_set_size (self->data, 0);
          self->line = self->scanned = 0;
          return pb_segment_parse (rest, &offset, error);
        }
    }

  {
    g_autoptr(GBytes) bytes = g_bytes_new (self->data->data, end);
    PbSegment *segment = pb_segment_parse (bytes, &offset, error);

    g_byte_array_remove_range (self->data, 0, (guint) end);
    self->line = self->scanned = 0;
    if (segment == NULL)
      {
        self->finished = TRUE;
        g_byte_array_set_size (self->data, 0);
      }

    return segment;
  }
}
