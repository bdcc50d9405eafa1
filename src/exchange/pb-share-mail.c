/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Changes that go by mail, or in a pocket: many segments in one compressed file, which
 * the others put into the folder `in` of their shared folder.
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-mail.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-segment-reader.h"
#include "exchange/pb-share-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define INBOX "in"

/* Names are hints; this many digits never meet twice. */
#define NAME_DIGITS 20

#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_PLAIN_BYTES (512 * 1024 * 1024)
#define CHUNK 65536

/**
 * pb_share_mail_sniff:
 * @file: a file
 *
 * Returns: whether it holds changes for a shared library; %FALSE where it cannot be
 *   read
 */
gboolean
pb_share_mail_sniff (GFile *file)
{
  g_autoptr(PbSegmentReader) reader = NULL;
  g_autoptr(PbSegment) segment = NULL;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  /* A pipe would be waited for. */
  if (g_file_peek_path (file) == NULL ||
      g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return FALSE;

  reader = pb_segment_reader_open (g_file_peek_path (file), NULL);
  if (reader)
    segment = pb_segment_reader_next (reader, NULL, NULL);

  return segment != NULL;
}

/**
 * pb_share_mail_receive:
 * @share: a shared folder
 * @file: a file with changes, on this computer
 * @cancellable: (nullable): to give up
 * @error: return location for a %PB_EXCHANGE_ERROR or a `G_IO_ERROR`
 *
 * Puts a copy of @file where the next run reads it, which checks it as it checks
 * everything there.  The name comes from the content, so that devices that got the
 * same mail write the same file.
 *
 * Returns: whether it is there now
 */
gboolean
pb_share_mail_receive (PbShare       *share,
                       GFile         *file,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofree char *inbox = NULL;
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  const char *path;
  gsize length;

  g_return_val_if_fail (PB_IS_SHARE (share), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  path = g_file_peek_path (file);
  text = path ? pb_share_file_read (path, MAX_BYTES, &length) : NULL;
  if (text == NULL)
    {
      g_autofree char *base = g_file_get_basename (file);
      g_autofree char *display = g_filename_display_name (base);

      g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_LIMIT,
                   /* Translators: %s is the name of a file. */
                   _("“%s” cannot be read, or is larger than 64 MB."), display);
      return FALSE;
    }

  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  name = g_strdup_printf ("%.*s" PB_SHARE_MAIL_SUFFIX, NAME_DIGITS, hash);
  inbox = g_build_filename (pb_share_get_folder (share), INBOX, NULL);

  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         pb_share_file_write (inbox, name, text, length, error);
}

/* Adds a file, which may be compressed, to @out. */
static gboolean
add_file (GOutputStream  *out,
          const char     *path,
          gsize          *total,
          GCancellable   *cancellable,
          GError        **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GInputStream) memory = NULL;
  g_autoptr(GInputStream) plain = NULL;
  gsize length;

  /* It may have gone, as when it was packed with others. */
  text = pb_share_file_read (path, MAX_BYTES, &length);
  if (text == NULL)
    return TRUE;

  memory = g_memory_input_stream_new_from_data (text, (gssize) length, NULL);
  if (length > 2 && memcmp (text, "\x1f\x8b", 2) == 0)
    {
      g_autoptr(GZlibDecompressor) inflater =
        g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);

      plain = g_converter_input_stream_new (memory, G_CONVERTER (inflater));
    }
  else
    {
      plain = g_object_ref (memory);
    }

  while (TRUE)
    {
      char chunk[CHUNK];
      gssize n = g_input_stream_read (plain, chunk, sizeof chunk, cancellable, error);

      if (n <= 0)
        return n == 0;

      *total += (gsize) n;
      if (*total > MAX_PLAIN_BYTES)
        {
          g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_LIMIT,
                               _("There is too much in the folder for one file. Share the folder "
                                 "itself, for example on a disk."));
          return FALSE;
        }
      if (!g_output_stream_write_all (out, chunk, (gsize) n, NULL, cancellable, error))
        return FALSE;
    }
}

/**
 * pb_share_mail_collect:
 * @share: a shared folder
 * @cancellable: (nullable): to give up
 * @error: return location for a %PB_EXCHANGE_ERROR or a `G_IO_ERROR`
 *
 * Puts all changes that are in the folder, of everybody, into one file.  It holds them
 * as they were signed.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
pb_share_mail_collect (PbShare       *share,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GZlibCompressor) deflater = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) out = g_converter_output_stream_new (memory, G_CONVERTER (deflater));
  g_autoptr(PbLogList) known = g_new0 (PbLogList, 1);
  g_autoptr(PbShareScan) scan = NULL;
  g_autoptr(GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GError) local_error = NULL;
  gsize total = 0;

  g_return_val_if_fail (PB_IS_SHARE (share), NULL);

  known->logs = g_ptr_array_new ();
  known->pieces = g_hash_table_new (g_str_hash, g_str_equal);
  pb_share_probe (share, &known->space, &local_error);
  if (known->space == NULL)
    {
      g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_MISSING,
                           local_error ? local_error->message : _("The folder is not there."));
      return NULL;
    }

  scan = pb_share_scan (share, known, cancellable, error);
  if (scan == NULL)
    return NULL;

  for (guint i = 0; i < scan->entries->len; i++)
    {
      PbShareEntry *entry = scan->entries->pdata[i];
      g_autofree char *path = NULL;

      if (!g_hash_table_add (done, entry->path))
        continue;

      path = g_build_filename (pb_share_get_folder (share), entry->path, NULL);
      if (!add_file (out, path, &total, cancellable, error))
        return NULL;
    }

  if (!g_output_stream_close (out, cancellable, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
