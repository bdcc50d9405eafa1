/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/pb-segment-reader.h"
#include "exchange/pb-share-profile.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define DEVICE "0193512900007000800000005f3a9c1e"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* What was accepted can be written again, and says the same. */
static void
check_segment (PbSegment *segment)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) again = NULL;
  g_autoptr(PbSegment) same = NULL;
  gsize offset = 0;

  again = pb_segment_write (segment->space, segment->device, segment->prev, segment->lines, NULL,
                            NULL, &error);
  g_assert_no_error (error);
  same = pb_segment_parse (again, &offset, &error);
  g_assert_no_error (error);
  g_assert_cmpint (same->first, ==, segment->first);
  g_assert_cmpint (same->last, ==, segment->last);
  g_assert_true (g_bytes_equal (same->lines, segment->lines));
}

static void
check_error (const GError *error)
{
  g_assert_nonnull (error);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
try_to_read (GBytes *bytes)
{
  g_autofree char *path = NULL;
  g_autoptr(PbSegmentReader) reader = NULL;
  g_autoptr(GError) error = NULL;
  int fd = g_file_open_tmp ("fuzz-segment-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);

  reader = pb_segment_reader_open (path, &error);
  while (reader)
    {
      g_autoptr(PbSegment) segment = pb_segment_reader_next (reader, NULL, &error);

      if (segment == NULL)
        break;
      check_segment (segment);
    }
  if (error)
    check_error (error);
  g_unlink (path);
}

/* The bytes as one segment whose hash is right, so that more than the hash is tried. */
static GBytes *
seal (const guint8 *data,
      gsize         size)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GString *text = g_string_new (NULL);
  const guint8 *feed = memchr (data, '\n', size);
  gsize n = 0;

  for (gboolean header = TRUE; feed; header = FALSE)
    {
      gsize length = (gsize) (feed - data);
      guint8 digest[32];
      gsize digest_size = sizeof digest;

      if (length >= 8 && memcmp (data, "{\"last\":", 8) == 0)
        break;

      if (header)
        {
          g_checksum_update (sum, data, (gssize) length);
        }
      else
        {
          g_autoptr(GChecksum) one = g_checksum_new (G_CHECKSUM_SHA256);

          g_checksum_update (one, data, (gssize) length);
          g_checksum_get_digest (one, digest, &digest_size);
          g_checksum_update (sum, digest, (gssize) digest_size);
          n++;
        }
      g_string_append_len (text, (const char *) data, (gssize) length + 1);
      data = feed + 1;
      size -= length + 1;
      feed = memchr (data, '\n', size);
    }
  g_string_append_printf (text, "{\"last\":%" G_GSIZE_FORMAT ",\"sha256\":\"%s\"}\n", n,
                          g_checksum_get_string (sum));

  return g_string_free_to_bytes (text);
}

static GBytes *
compress (GBytes *bytes)
{
  g_autoptr(GZlibCompressor) deflater = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  GBytes *packed = g_converter_convert_bytes (G_CONVERTER (deflater), bytes, NULL);

  g_assert_nonnull (packed);

  return packed;
}

/* Whatever lies in a shared folder is refused with a sentence, or can be written again
 * as it was: as a segment, as a pack of several, and as what a device says of itself.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GBytes) plain = g_bytes_new (data, size);
  g_autoptr(GBytes) sealed = seal (data, size);
  g_autoptr(GBytes) packed = compress (sealed);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbSegment) segment = NULL;
  gsize offset = 0;

  try_to_read (plain);
  try_to_read (packed);

  segment = pb_segment_parse (sealed, &offset, &error);
  if (segment)
    check_segment (segment);
  else
    check_error (error);

  pb_share_profile_free (pb_share_profile_parse (DEVICE, (const char *) data, size, NULL, NULL));

  return 0;
}
