/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-private.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-segment-reader.h"
#include "exchange/pb-share-file.h"
#include "model/pb-id.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* Far more than a shared folder ever has. */
#define MAX_DEPTH 5
#define MAX_FILES 200000
#define MAX_FINDINGS 200
#define MAX_PROFILE_BYTES (64 * 1024)

/* How much of what is new is kept from the first reading to when it is taken in. */
#define MAX_KEPT_BYTES (64 * 1024 * 1024)

typedef struct
{
  PbShare *share;
  const char *space;
  PbLogList *known;
  GCancellable *cancellable;
  GHashTable *profiles;
  PbShareScan *scan;
  guint n_files;
  gsize kept;
} Walk;

static void
add_finding (Walk       *walk,
             const char *path,
             const char *sentence)
{
  PbShareFinding *finding;

  if (walk->scan->findings->len >= MAX_FINDINGS)
    return;

  finding = g_new0 (PbShareFinding, 1);
  finding->path = g_utf8_make_valid (path, -1);
  finding->sentence = g_strdup (sentence);
  g_ptr_array_add (walk->scan->findings, finding);
}

static PbShareProfile *
find_profile (Walk       *walk,
              const char *device)
{
  PbShareProfile *profile = g_hash_table_lookup (walk->profiles, device);
  PbLogInfo *known;

  if (profile)
    return profile;

  known = pb_log_list_find (walk->known, device);
  profile = pb_share_profile_parse (device, NULL, 0, known ? known->public_key : NULL, NULL);
  g_hash_table_insert (walk->profiles, g_strdup (device), profile);

  return profile;
}

/* Whether the signature, if there is one, is right; that none is there is found
 * out when all are known.
 */
static gboolean
check_signature (Walk       *walk,
                 PbSegment  *segment,
                 gboolean   *is_signed)
{
  PbShareProfile *profile = find_profile (walk, segment->device);

  *is_signed = FALSE;
  if (segment->signature == NULL || profile->keys->len == 0)
    return !profile->is_doubtful;

  for (guint i = 0; i < profile->keys->len && !*is_signed; i++)
    *is_signed = pb_segment_verify (segment, profile->keys->pdata[i]);

  return *is_signed;
}

static void
add_entry (Walk       *walk,
           GPtrArray  *entries,
           const char *path,
           guint       nth,
           PbSegment  *segment,
           gboolean    is_signed)
{
  PbShareEntry *entry = g_atomic_rc_box_new0 (PbShareEntry);

  entry->path = g_strdup (path);
  entry->nth = nth;
  entry->device = g_strdup (segment->device);
  entry->first = segment->first;
  entry->last = segment->last;
  entry->hash = g_strdup (segment->hash);
  entry->is_signed = is_signed;

  if (!g_hash_table_contains (walk->known->pieces, segment->hash) &&
      walk->kept + g_bytes_get_size (segment->lines) <= MAX_KEPT_BYTES)
    {
      entry->piece = pb_segment_to_piece (segment, is_signed);
      walk->kept += g_bytes_get_size (segment->lines);
    }

  g_ptr_array_add (entries, entry);
}

/* Reads a file that was not there before, or is another one now. */
static gboolean
read_segments (Walk        *walk,
               const char  *path,
               GPtrArray   *entries,
               char       **problem,
               GError     **error)
{
  g_autofree char *full = g_build_filename (pb_share_get_folder (walk->share), path, NULL);
  g_autoptr(PbSegmentReader) reader = NULL;
  g_autoptr(GError) local_error = NULL;

  reader = pb_segment_reader_open (full, &local_error);
  for (guint nth = 0; reader; nth++)
    {
      g_autoptr(PbSegment) segment = pb_segment_reader_next (reader, walk->cancellable,
                                                             &local_error);
      gboolean is_signed;

      if (segment == NULL)
        break;

      if (!g_str_equal (segment->space, walk->space))
        g_set_str (problem, _("It belongs to another network."));
      else if (!check_signature (walk, segment, &is_signed))
        g_set_str (problem, _("It is not signed with the key of the device that it names."));
      else
        add_entry (walk, entries, path, nth, segment, is_signed);
    }

  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (local_error)
    g_set_str (problem, local_error->message);

  return TRUE;
}

static gboolean
scan_file (Walk               *walk,
           const char         *path,
           const struct stat  *status,
           GError            **error)
{
  PbShareFile *file = g_hash_table_lookup (walk->share->files, path);

  if (file == NULL || file->size != status->st_size ||
      file->changed.tv_sec != status->st_mtim.tv_sec ||
      file->changed.tv_nsec != status->st_mtim.tv_nsec || file->inode != status->st_ino ||
      file->problem)
    {
      file = pb_share_file_new ();
      file->size = status->st_size;
      file->changed = status->st_mtim;
      file->inode = status->st_ino;
      g_hash_table_replace (walk->share->files, g_strdup (path), file);
      if (!read_segments (walk, path, file->entries, &file->problem, error))
        {
          g_hash_table_remove (walk->share->files, path);
          return FALSE;
        }
    }

  file->seen = walk->share->n_scans;
  if (file->problem)
    add_finding (walk, path, file->problem);
  for (guint i = 0; i < file->entries->len; i++)
    g_ptr_array_add (walk->scan->entries, pb_share_entry_ref (file->entries->pdata[i]));

  return TRUE;
}

/* The names of folders begin with the tag of the device and end with its
 * identifier.
 */
static void
read_profile (Walk       *walk,
              const char *folder,
              const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  PbShareProfile *profile;
  PbLogInfo *known;
  const char *device;
  gsize length;

  if (strlen (name) <= PB_ID_LENGTH)
    return;
  device = name + strlen (name) - PB_ID_LENGTH;
  if (!pb_id_is_valid (device))
    return;

  path = g_build_filename (pb_share_get_folder (walk->share), folder, PB_SHARE_PROFILE_NAME, NULL);
  text = pb_share_file_read (path, MAX_PROFILE_BYTES, &length);
  if (text == NULL)
    return;

  known = pb_log_list_find (walk->known, device);
  profile = pb_share_profile_parse (device, text, length, known ? known->public_key : NULL,
                                    walk->share->trust);
  if (profile->is_doubtful)
    {
      g_autofree char *relative = g_build_filename (folder, PB_SHARE_PROFILE_NAME, NULL);

      add_finding (walk, relative,
                   _("The device shows another key than before, and the earlier key does not "
                     "vouch for it. Compare the words of the key with its owner."));
    }
  g_hash_table_insert (walk->profiles, g_strdup (device), profile);
}

static gboolean
is_of_interest (const char *name)
{
  /* Hidden ones belong to the tools that carry the folder, attachments and readable
   * copies are no logs.
   */
  return name[0] != '.' && g_strcmp0 (name, "att") != 0 && g_strcmp0 (name, "state") != 0;
}

/* Elsewhere in the folder there may be whatever its owner likes. */
static gboolean
is_for_logs (const char *path)
{
  return g_str_has_prefix (path, "d" G_DIR_SEPARATOR_S) ||
         g_str_has_prefix (path, "in" G_DIR_SEPARATOR_S);
}

static gboolean
walk_folder (Walk        *walk,
             const char  *folder,
             guint        depth,
             GError     **error)
{
  g_autofree char *full = g_build_filename (pb_share_get_folder (walk->share), folder, NULL);
  g_autoptr(GDir) dir = g_dir_open (full, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *file = g_build_filename (full, name, NULL);
      struct stat status;

      if (g_cancellable_set_error_if_cancelled (walk->cancellable, error))
        return FALSE;

      /* Links are not followed: they could lead anywhere, or in circles. */
      if (!is_of_interest (name) || lstat (file, &status) != 0)
        continue;

      if (S_ISDIR (status.st_mode) && depth < MAX_DEPTH)
        {
          read_profile (walk, path, name);
          if (!walk_folder (walk, path, depth + 1, error))
            return FALSE;
        }
      else if (S_ISREG (status.st_mode) && status.st_size > 0 && walk->n_files++ < MAX_FILES &&
               !scan_file (walk, path, &status, error))
        {
          return FALSE;
        }
      else if (!S_ISDIR (status.st_mode) && !S_ISREG (status.st_mode) && is_for_logs (path))
        {
          add_finding (walk, path, _("It is a link, or no ordinary file: it was not opened."));
        }
    }

  return TRUE;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const PbShareEntry *one = *(const PbShareEntry * const *) a;
  const PbShareEntry *other = *(const PbShareEntry * const *) b;
  int order = strcmp (one->device, other->device);

  if (order == 0)
    order = (one->first > other->first) - (one->first < other->first);
  if (order == 0)
    order = (other->last > one->last) - (other->last < one->last);
  if (order == 0)
    order = other->is_signed - one->is_signed;

  return order ? order : strcmp (one->hash, other->hash);
}

static gboolean
is_known (PbLogList    *known,
          PbShareEntry *entry)
{
  const gint64 *first = g_hash_table_lookup (known->pieces, entry->hash);

  return first && *first == entry->first;
}

/* The same segment may lie in several places.  A device that has signed once signs
 * from then on, so that nobody else can go on in its name.
 */
static void
choose_entries (Walk *walk)
{
  g_autoptr(GPtrArray) all = g_steal_pointer (&walk->scan->entries);
  PbShareEntry *before = NULL;
  gboolean has_signed = FALSE;

  g_ptr_array_sort (all, compare_entries);
  walk->scan->entries = g_ptr_array_new_with_free_func (pb_share_entry_unref);

  for (guint i = 0; i < all->len; i++)
    {
      PbShareEntry *entry = all->pdata[i];
      gboolean same_device = before && g_str_equal (before->device, entry->device);

      if (!same_device)
        has_signed = FALSE;

      if (same_device && g_str_equal (before->hash, entry->hash))
        continue;

      if (!entry->is_signed && has_signed)
        {
          add_finding (walk, entry->path,
                       _("It is not signed, although its device has begun to sign."));
          continue;
        }

      has_signed = has_signed || entry->is_signed;
      entry->is_taken = entry->is_taken || is_known (walk->known, entry);
      before = entry;
      g_ptr_array_add (walk->scan->entries, pb_share_entry_ref (entry));
    }
}

static gboolean
was_not_seen (gpointer key,
              gpointer value,
              gpointer user_data)
{
  const PbShareFile *file = value;
  const PbShare *share = user_data;

  return file->seen != share->n_scans;
}

/**
 * pb_share_scan:
 * @self: a shared folder
 * @known: what the library has
 * @cancellable: (nullable): to give up
 * @error: return location for a %PB_EXCHANGE_ERROR, or for `G_IO_ERROR_CANCELLED`
 *
 * Looks through the folder.  Files are known by their content: whatever a tool has
 * called them, and however often they are there.  What was read once and is still
 * the same is not read again.
 *
 * Returns: (transfer full) (nullable): what is in the folder
 */
PbShareScan *
pb_share_scan (PbShare       *self,
               PbLogList     *known,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(PbShareScan) scan = g_new0 (PbShareScan, 1);
  g_autoptr(GHashTable) profiles =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pb_share_profile_free);
  Walk walk = { self, known->space, known, cancellable, profiles, scan, 0, 0 };
  GHashTableIter iter;
  gpointer value;

  scan->entries = g_ptr_array_new_with_free_func (pb_share_entry_unref);
  scan->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_share_finding_free);
  scan->devices = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_log_info_free);

  self->n_scans++;
  if (!walk_folder (&walk, "", 0, error))
    return NULL;
  g_hash_table_foreach_remove (self->files, was_not_seen, self);

  choose_entries (&walk);
  g_hash_table_iter_init (&iter, profiles);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      PbLogInfo *info = ((PbShareProfile *) value)->info;

      if (info->name || info->public_key)
        g_ptr_array_add (scan->devices, pb_log_info_new (info->device, info->name, info->handle,
                                                         info->public_key));
    }

  return g_steal_pointer (&scan);
}

/* Most segments of a file are read one after the other. */
static gboolean
open_at (PbShare       *self,
         PbShareEntry  *entry,
         GError       **error)
{
  g_autofree char *path = g_build_filename (self->folder, entry->path, NULL);
  GError *local_error = NULL;

  if (self->reader && g_str_equal (self->reader_path, path) && self->reader_nth <= entry->nth)
    return TRUE;

  pb_share_release (self);
  self->reader = pb_segment_reader_open (path, &local_error);
  self->reader_path = g_steal_pointer (&path);
  self->reader_nth = 0;
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, local_error);

  return FALSE;
}

/**
 * pb_share_load:
 * @self: a shared folder
 * @entry: a segment that was found in it
 * @cancellable: (nullable): to give up
 * @error: return location for a %PB_EXCHANGE_ERROR or a `G_IO_ERROR`
 *
 * Reads the operations of a segment, unless they are still at hand from the scan.
 *
 * Returns: (transfer full) (nullable): the operations
 */
PbLogPiece *
pb_share_load (PbShare       *self,
               PbShareEntry  *entry,
               GCancellable  *cancellable,
               GError       **error)
{
  if (entry->piece)
    return g_steal_pointer (&entry->piece);

  if (!open_at (self, entry, error))
    return NULL;

  while (self->reader)
    {
      guint nth = self->reader_nth++;
      g_autoptr(PbSegment) segment = pb_segment_reader_next (self->reader, cancellable, error);

      if (segment == NULL)
        {
          pb_share_release (self);
          if (error && *error)
            return NULL;
        }
      else if (nth == entry->nth && g_str_equal (segment->hash, entry->hash))
        {
          return pb_segment_to_piece (segment, entry->is_signed);
        }
    }

  g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_CHANGED,
                       _("It was changed while it was read."));

  return NULL;
}

/**
 * pb_share_release:
 * @self: a shared folder
 *
 * Closes what pb_share_load() has left open to go on from there, so that a disk can
 * be taken out.
 */
void
pb_share_release (PbShare *self)
{
  g_clear_pointer (&self->reader, pb_segment_reader_free);
  g_clear_pointer (&self->reader_path, g_free);
}
