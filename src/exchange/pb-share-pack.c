/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-pack.h"

#include "exchange/pb-segment-reader.h"
#include "exchange/pb-share-file.h"
#include "exchange/pb-share-private.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define PACK_PREFIX "pack-"
#define PACK_SUFFIX ".ops.gz"

/* Small enough for every reader, and for the memory of every computer. */
#define MAX_PACK_BYTES (32 * 1024 * 1024)

/* A file of the own device that holds one segment. */
typedef struct
{
  const char *path;
  const PbShareEntry *entry;
} Small;

static int
compare_small (gconstpointer a,
               gconstpointer b)
{
  const Small *one = a;
  const Small *other = b;

  return (one->entry->first > other->entry->first) - (one->entry->first < other->entry->first);
}

static gboolean
is_whole (const PbShareFile *file,
          const PbShare     *share)
{
  return file->seen == share->n_scans && file->problem == NULL && file->entries->len > 0;
}

/* Only what has just the name that this device gives: what a tool has called
 * otherwise is that tool's to take away.
 */
static gboolean
is_small (const char        *name,
          const PbShareFile *file,
          PbLogList         *known,
          const char        *device)
{
  const PbShareEntry *entry = file->entries->pdata[0];
  g_autofree char *own = g_strdup_printf (PB_SHARE_SEGMENT_NAME, entry->first, entry->last);

  return file->entries->len == 1 && g_str_equal (entry->device, device) &&
         g_str_equal (name, own) && g_hash_table_contains (known->pieces, entry->hash);
}

/* Finds what lies in the own folder: the hashes of what is packed, and what is not. */
static GArray *
list_small (PbShare     *self,
            PbLogList   *known,
            const char  *device,
            GHashTable  *packed)
{
  GArray *smalls = g_array_new (FALSE, FALSE, sizeof (Small));
  g_autofree char *folder = pb_share_dup_folder_of (self, device);
  GHashTableIter iter;
  gpointer path, value;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      const PbShareFile *file = value;
      g_autofree char *full = g_build_filename (self->folder, path, NULL);
      g_autofree char *parent = g_path_get_dirname (full);
      g_autofree char *name = g_path_get_basename (full);

      if (!is_whole (file, self) || !g_str_equal (parent, folder))
        continue;

      if (g_str_has_prefix (name, PACK_PREFIX) && g_str_has_suffix (name, PACK_SUFFIX))
        {
          for (guint i = 0; i < file->entries->len; i++)
            g_hash_table_add (packed, ((PbShareEntry *) file->entries->pdata[i])->hash);
        }
      else if (is_small (name, file, known, device))
        {
          Small small = { path, file->entries->pdata[0] };

          g_array_append_val (smalls, small);
        }
    }

  g_array_sort (smalls, compare_small);

  return smalls;
}

static void
remove_small (PbShare     *self,
              const Small *small)
{
  g_autofree char *full = g_build_filename (self->folder, small->path, NULL);

  /* One that stays is found to be packed the next time. */
  g_unlink (full);
}

static GBytes *
compress (GByteArray  *text,
          GError     **error)
{
  g_autoptr(GZlibCompressor) deflater = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream =
    g_converter_output_stream_new (memory, G_CONVERTER (deflater));

  if (!g_output_stream_write_all (stream, text->data, text->len, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Whether just those segments can be read from the file. */
static gboolean
check_pack (const char    *path,
            const Small   *smalls,
            guint          n,
            GCancellable  *cancellable)
{
  g_autoptr(PbSegmentReader) reader = pb_segment_reader_open (path, NULL);

  for (guint i = 0; reader && i < n; i++)
    {
      g_autoptr(PbSegment) segment = pb_segment_reader_next (reader, cancellable, NULL);

      if (segment == NULL || !g_str_equal (segment->hash, smalls[i].entry->hash))
        return FALSE;
    }

  return reader != NULL;
}

static gboolean
write_pack (PbShare       *self,
            const char    *device,
            const Small   *smalls,
            guint          n,
            GByteArray    *text,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *folder = pb_share_dup_folder_of (self, device);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GBytes) bytes = compress (text, error);

  if (bytes == NULL)
    return FALSE;

  name = g_strdup_printf (PACK_PREFIX "%010" G_GINT64_FORMAT "-%010" G_GINT64_FORMAT PACK_SUFFIX,
                          smalls[0].entry->first, smalls[n - 1].entry->last);
  path = g_build_filename (folder, name, NULL);
  if (!pb_share_file_write (folder, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                            error))
    return FALSE;

  /* Nothing is taken away before it can be read from elsewhere. */
  if (check_pack (path, smalls, n, cancellable))
    {
      for (guint i = 0; i < n; i++)
        remove_small (self, &smalls[i]);
    }
  else
    {
      g_unlink (path);
    }

  return TRUE;
}

/* Reads segments that follow on each other, as many as fit. */
static guint
read_smalls (PbShare     *self,
             const Small *smalls,
             guint        n,
             GByteArray  *text)
{
  guint i;

  for (i = 0; i < n; i++)
    {
      g_autofree char *path = g_build_filename (self->folder, smalls[i].path, NULL);
      g_autofree char *part = NULL;
      gsize length;

      if (i > 0 && smalls[i].entry->first != smalls[i - 1].entry->last + 1)
        break;

      part = pb_share_file_read (path, MAX_PACK_BYTES - text->len, &length);
      if (part == NULL)
        break;
      g_byte_array_append (text, (const guint8 *) part, (guint) length);
    }

  return i;
}

/**
 * pb_share_pack:
 * @self: a shared folder that has just been scanned
 * @known: what the library has
 * @device: the identifier of the own device
 * @cancellable: (nullable): to give up
 * @error: return location for a %PB_EXCHANGE_ERROR or a `G_IO_ERROR`
 *
 * Puts the segments that the own device has left in the folder over time into one
 * compressed file, when there are many.  They are taken away when the new file was
 * read again from the folder, and not before.
 *
 * Returns: whether it worked
 */
gboolean
pb_share_pack (PbShare       *self,
               PbLogList     *known,
               const char    *device,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GHashTable) packed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GArray) smalls = list_small (self, known, device, packed);
  const Small *all;
  guint n;

  /* Of a time when the program was ended in between. */
  for (guint i = smalls->len; i > 0; i--)
    {
      const Small *small = &g_array_index (smalls, Small, i - 1);

      if (g_hash_table_contains (packed, small->entry->hash))
        {
          remove_small (self, small);
          g_array_remove_index (smalls, i - 1);
        }
    }

  all = (const Small *) (gconstpointer) smalls->data;
  for (guint from = 0; smalls->len - from >= PB_SHARE_PACK_LEAST; from += n)
    {
      g_autoptr(GByteArray) text = g_byte_array_new ();

      n = read_smalls (self, all + from, smalls->len - from, text);
      if (n > 1 && !write_pack (self, device, all + from, n, text, cancellable, error))
        return FALSE;
      n = MAX (n, 1);
    }

  return TRUE;
}
