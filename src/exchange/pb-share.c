/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-segment.h"
#include "exchange/pb-share-file.h"
#include "exchange/pb-share-private.h"
#include "model/pb-id.h"
#include "storage/pb-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SPACE_NAME "phasebook-space.json"
#define DEVICES_NAME "d"
#define FORMAT 1
#define MAX_SPACE_BYTES 4096
#define TAG_DIGITS 8

/**
 * PbShare:
 *
 * A folder in which several devices leave what they did for each other: a work tree
 * of Git, a folder that Syncthing or Nextcloud carries, a USB stick.  Each device
 * writes only below a folder of its own, so that those tools never have two
 * versions of a file; nothing is ever changed or deleted that another one wrote.
 *
 * It may be used from any thread, by one at a time.
 */

G_DEFINE_FINAL_TYPE (PbShare, pb_share, G_TYPE_OBJECT)

static void
share_file_free (gpointer data)
{
  PbShareFile *file = data;

  g_ptr_array_unref (file->entries);
  g_free (file->problem);
  g_free (file);
}

/* A file of which nothing is known yet. */
PbShareFile *
pb_share_file_new (void)
{
  PbShareFile *file = g_new0 (PbShareFile, 1);

  file->entries = g_ptr_array_new_with_free_func (pb_share_entry_unref);

  return file;
}

/* One more reference to an entry. */
PbShareEntry *
pb_share_entry_ref (PbShareEntry *entry)
{
  return g_atomic_rc_box_acquire (entry);
}

static void
clear_entry (gpointer data)
{
  PbShareEntry *entry = data;

  g_free (entry->path);
  g_free (entry->device);
  g_free (entry->hash);
  g_clear_pointer (&entry->piece, pb_log_piece_unref);
}

/* Gives that back. */
void
pb_share_entry_unref (gpointer entry)
{
  g_atomic_rc_box_release_full (entry, clear_entry);
}

static void
pb_share_finalize (GObject *object)
{
  PbShare *self = PB_SHARE (object);

  pb_share_release (self);
  g_free (self->folder);
  g_clear_object (&self->trust);
  g_hash_table_unref (self->files);

  G_OBJECT_CLASS (pb_share_parent_class)->finalize (object);
}

static void
pb_share_class_init (PbShareClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_share_finalize;
}

static void
pb_share_init (PbShare *self)
{
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, share_file_free);
}

/**
 * pb_share_new:
 * @folder: a folder, which need not be there
 * @trust: (nullable): the keys that somebody has confirmed
 *
 * Returns: (transfer full): the shared folder
 */
PbShare *
pb_share_new (const char *folder,
              PbTrust    *trust)
{
  PbShare *self = g_object_new (PB_TYPE_SHARE, NULL);

  self->folder = g_strdup (folder);
  self->trust = trust ? g_object_ref (trust) : NULL;

  return self;
}

/**
 * pb_share_get_folder:
 * @self: a shared folder
 *
 * Returns: (transfer none) (type filename): where it is
 */
const char *
pb_share_get_folder (PbShare *self)
{
  g_return_val_if_fail (PB_IS_SHARE (self), NULL);

  return self->folder;
}

static char *
parse_space (const char *text,
             gsize       length,
             gint64     *format)
{
  PbScanner scanner;
  char *space;

  while (length > 0 && text[length - 1] == '\n')
    length--;

  pb_scanner_init (&scanner, text, length);
  if (pb_scanner_next (&scanner) != PB_TOKEN_OBJECT ||
      pb_scanner_next (&scanner) != PB_TOKEN_KEY ||
      !pb_slice_is (&scanner.string, "phasebook") ||
      pb_scanner_next (&scanner) != PB_TOKEN_INTEGER)
    return NULL;
  *format = scanner.integer;

  if (pb_scanner_next (&scanner) != PB_TOKEN_KEY || !pb_slice_is (&scanner.string, "space") ||
      pb_scanner_next (&scanner) != PB_TOKEN_STRING || scanner.string.length != PB_ID_LENGTH)
    return NULL;

  space = g_strndup (scanner.string.text, scanner.string.length);
  if (!pb_id_is_valid (space))
    g_clear_pointer (&space, g_free);

  return space;
}

/**
 * pb_share_probe:
 * @self: a shared folder
 * @space: (out): the identifier of the space in it
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Looks what the folder is, and changes nothing.
 *
 * Returns: what it is; %PB_SHARE_MISSING where there is an error, too
 */
PbShareKind
pb_share_probe (PbShare  *self,
                char    **space,
                GError  **error)
{
  g_autofree char *path = g_build_filename (self->folder, SPACE_NAME, NULL);
  g_autofree char *devices = g_build_filename (self->folder, DEVICES_NAME, NULL);
  g_autofree char *text = NULL;
  gint64 format = FORMAT;
  gsize length = 0;

  *space = NULL;
  if (!g_file_test (self->folder, G_FILE_TEST_IS_DIR))
    return PB_SHARE_MISSING;

  text = pb_share_file_read (path, MAX_SPACE_BYTES, &length);
  if (text == NULL && !g_file_test (path, G_FILE_TEST_EXISTS) &&
      !g_file_test (devices, G_FILE_TEST_IS_DIR))
    return PB_SHARE_EMPTY;

  if (text == NULL)
    {
      g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_FORMAT,
                   /* Translators: %s is the name of a file. */
                   _("The file “%s” is missing in the folder: it may still be on its way."),
                   SPACE_NAME);
      return PB_SHARE_MISSING;
    }

  *space = parse_space (text, length, &format);
  if (*space && format == FORMAT)
    return PB_SHARE_SPACE;

  g_clear_pointer (space, g_free);
  if (format > FORMAT)
    g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_NEWER,
                         _("A newer version of Phasebook wrote this."));
  else
    g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_FORMAT,
                 /* Translators: %s is the name of a file. */
                 _("The file “%s” of the folder is damaged."), SPACE_NAME);

  return PB_SHARE_MISSING;
}

/**
 * pb_share_create:
 * @self: a folder that is empty, or nobody has begun to share in
 * @space: the identifier of a space
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Begins to share in the folder.
 *
 * Returns: whether it worked
 */
gboolean
pb_share_create (PbShare     *self,
                 const char  *space,
                 GError     **error)
{
  g_autofree char *text = g_strdup_printf ("{\"phasebook\":%d,\"space\":\"%s\"}\n", FORMAT, space);

  return pb_share_file_write (self->folder, SPACE_NAME, text, strlen (text), error);
}

/**
 * pb_share_dup_folder_of:
 * @self: a shared folder
 * @device: the identifier of a device
 *
 * Returns: (transfer full) (type filename): the folder below which only that device
 *   writes
 */
char *
pb_share_dup_folder_of (PbShare    *self,
                        const char *device)
{
  g_autofree char *name = g_strdup_printf ("%s-%s", device + PB_ID_LENGTH - TAG_DIGITS, device);

  return g_build_filename (self->folder, DEVICES_NAME, name, NULL);
}

/**
 * pb_share_find_end:
 * @scan: what is in the folder
 * @device: the identifier of a device
 * @hash: (out): the hash of the segment that ends there, or %NULL
 *
 * Finds how far a log goes in the folder without a gap, as far as the library
 * agrees.
 *
 * Returns: the place of the last operation, or 0
 */
gint64
pb_share_find_end (PbShareScan  *scan,
                   const char   *device,
                   const char  **hash)
{
  gint64 end = 0;

  *hash = NULL;
  for (guint i = 0; i < scan->entries->len; i++)
    {
      PbShareEntry *entry = scan->entries->pdata[i];

      if (g_str_equal (entry->device, device) && entry->first <= end + 1 && entry->last > end &&
          entry->is_taken)
        {
          end = entry->last;
          *hash = entry->hash;
        }
    }

  return end;
}

/**
 * pb_share_publish:
 * @self: a shared folder
 * @space: the identifier of the space
 * @own: the identifier of the own device, in whose folder the file goes
 * @device: the identifier of the device that made the operations
 * @prev: (nullable): the hash of the segment before
 * @lines: the lines of the operations, each ended by a line feed
 * @signer: (nullable): signs it
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Writes a segment.
 *
 * Returns: (transfer full) (nullable): the operations, as they can be read from the
 *   folder now
 */
PbLogPiece *
pb_share_publish (PbShare     *self,
                  const char  *space,
                  const char  *own,
                  const char  *device,
                  const char  *prev,
                  GBytes      *lines,
                  PbSigner    *signer,
                  GError     **error)
{
  g_autofree char *folder = pb_share_dup_folder_of (self, own);
  g_autofree char *name = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbSegment) segment = NULL;
  gsize offset = 0;

  bytes = pb_segment_write (space, device, prev, lines, signer, NULL, error);
  if (bytes == NULL)
    return NULL;

  /* What others could not read would stand in the way of all that comes after. */
  segment = pb_segment_parse (bytes, &offset, error);
  if (segment == NULL)
    return NULL;

  name = g_strdup_printf ("%s%s" PB_SHARE_SEGMENT_NAME,
                          g_str_equal (own, device) ? "" : device + PB_ID_LENGTH - TAG_DIGITS,
                          g_str_equal (own, device) ? "" : "-", segment->first, segment->last);
  if (!pb_share_file_write (folder, name, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                            error))
    return NULL;

  return pb_segment_to_piece (segment, signer != NULL);
}

/**
 * pb_share_introduce:
 * @self: a shared folder
 * @info: the own device
 * @identity: (nullable): who signs
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Says who uses this device, unless the folder knows it.  Also takes away what was
 * left of files that were never finished.
 *
 * Returns: whether it worked
 */
gboolean
pb_share_introduce (PbShare          *self,
                    const PbLogInfo  *info,
                    PbIdentity       *identity,
                    GError          **error)
{
  g_autofree char *folder = pb_share_dup_folder_of (self, info->device);
  g_autofree char *path = g_build_filename (folder, PB_SHARE_PROFILE_NAME, NULL);
  g_autofree char *text = pb_share_profile_format (info, identity);
  g_autofree char *there = pb_share_file_read (path, MAX_SPACE_BYTES, NULL);

  pb_share_file_clean (folder);
  if (g_strcmp0 (text, there) == 0)
    return TRUE;

  return pb_share_file_write (folder, PB_SHARE_PROFILE_NAME, text, strlen (text), error);
}

/**
 * pb_share_finding_free:
 * @finding: (transfer full): something that could not be used
 *
 * Frees it.
 */
void
pb_share_finding_free (PbShareFinding *finding)
{
  g_free (finding->path);
  g_free (finding->sentence);
  g_free (finding);
}

/**
 * pb_share_scan_free:
 * @self: (transfer full): what is in a shared folder
 *
 * Frees it.
 */
void
pb_share_scan_free (PbShareScan *self)
{
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->devices, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}
