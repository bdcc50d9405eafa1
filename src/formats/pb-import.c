/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-import.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define READ_STEP (1024 * 1024)

static char *
dup_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name ? g_filename_display_name (name) : g_file_get_parse_name (file);
}

static void
set_too_large (const char  *name,
               GError     **error)
{
  g_autofree char *size = g_format_size_full (PB_IMPORT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  /* Translators: the name of a file, then the largest size, e.g. “64 MiB”. */
  g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_TOO_LARGE,
               _("“%s” is too large to import: at most %s are read."), name, size);
}

static void
take_file_error (GError      *local,
                 const char  *name,
                 GError     **error)
{
  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, local);
      return;
    }

  if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (local, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY))
    /* Translators: the name of a file. */
    g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_FOUND,
                 _("There is no file “%s”."), name);
  else if (g_error_matches (local, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    /* Translators: the name of a file. */
    g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_PERMISSION,
                 _("“%s” cannot be read: you do not have the permission."), name);
  else
    /* Translators: the name of a file, then what the system says about it. */
    g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_FAILED,
                 _("“%s” cannot be read: %s"), name, local->message);

  g_error_free (local);
}

/* Only regular files are read: a pipe or a device may never end. */
static gboolean
check_file (GFile         *file,
            const char    *name,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFileInfo) info = NULL;
  GError *local = NULL;
  GFileType type;

  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                            G_FILE_QUERY_INFO_NONE, cancellable, &local);
  if (info == NULL)
    {
      take_file_error (local, name, error);
      return FALSE;
    }

  type = g_file_info_get_file_type (info);
  if (type == G_FILE_TYPE_DIRECTORY)
    {
      /* Translators: the name of a folder. */
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_A_FILE,
                   _("“%s” is a folder, not a file."), name);
      return FALSE;
    }
  if (type != G_FILE_TYPE_REGULAR)
    {
      /* Translators: the name of something that is neither file nor folder. */
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_A_FILE,
                   _("“%s” is not an ordinary file."), name);
      return FALSE;
    }

  if (g_file_info_get_size (info) > PB_IMPORT_MAX_BYTES)
    {
      set_too_large (name, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * pb_import_load_file:
 * @file: a file that somebody chose
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a %PB_IMPORT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Reads a file as a whole; it blocks, so it belongs on a thread of its own.
 * Folders, devices, files without permission and files above
 * %PB_IMPORT_MAX_BYTES are refused.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
GBytes *
pb_import_load_file (GFile         *file,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GByteArray) bytes = NULL;
  g_autofree char *name = NULL;
  g_autofree guint8 *buffer = NULL;
  GError *local = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  name = dup_name (file);
  if (!check_file (file, name, cancellable, error))
    return NULL;

  stream = g_file_read (file, cancellable, &local);
  if (stream == NULL)
    {
      take_file_error (local, name, error);
      return NULL;
    }

  bytes = g_byte_array_new ();
  buffer = g_malloc (READ_STEP);
  while (TRUE)
    {
      gssize n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, READ_STEP, cancellable,
                                      &local);

      if (n < 0)
        {
          take_file_error (local, name, error);
          return NULL;
        }
      if (n == 0)
        break;

      /* The file may have grown since its size was asked for. */
      if (bytes->len + (gsize) n > PB_IMPORT_MAX_BYTES)
        {
          set_too_large (name, error);
          return NULL;
        }
      g_byte_array_append (bytes, buffer, n);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* Names the line, and the byte within it, at which @data stops being text. */
static gboolean
check_text (const char  *data,
            gsize        size,
            const char  *file_name,
            GError     **error)
{
  const char *end;
  const char *line_start = data;
  guint line = 1;

  /* A zero byte ends a valid run, too: text has none. */
  if (g_utf8_validate_len (data, size, &end))
    return TRUE;

  if (size >= 2 && ((guint8) data[0] == 0xff || (guint8) data[0] == 0xfe) &&
      ((guint8) data[1] == 0xff || (guint8) data[1] == 0xfe))
    {
      /* Translators: the name of a file. */
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_UTF8,
                   _("“%s” is text in UTF-16. Save it as UTF-8, then import it again."), file_name);
      return FALSE;
    }

  for (const char *at = data; at < end; at++)
    {
      if (*at == '\n' || (*at == '\r' && at[1] != '\n'))
        {
          line++;
          line_start = at + 1;
        }
    }

  /* Translators: the name of a file, then numbers counted from 1. */
  g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_UTF8,
               _("“%s” is not text in UTF-8: line %u, byte %u cannot be read."), file_name, line,
               (guint) (end - line_start) + 1);

  return FALSE;
}

static gboolean
is_blank (const char *data,
          gsize       size)
{
  static const char mark[] = "\xef\xbb\xbf";

  if (size >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0)
    {
      data += strlen (mark);
      size -= strlen (mark);
    }

  for (gsize i = 0; i < size; i++)
    {
      if (!g_ascii_isspace (data[i]))
        return FALSE;
    }

  return TRUE;
}

/* The format that somebody chose, or that a choice is for. */
static const PbFormat *
find_chosen (PbImportContext *context)
{
  const char *name = pb_import_context_get_choice (context, "format");
  const PbFormat *format;

  if (name == NULL && pb_import_context_get_choice (context, "kind"))
    name = "csv";
  format = name ? pb_format_find (name) : NULL;

  return format && format->read ? format : NULL;
}

/**
 * pb_import_recognize:
 * @bytes: what is in a file
 * @file_name: its name, with the folders that say something about it
 *
 * Returns: (nullable): the format that is the surest that the file is of its sort
 */
const PbFormat *
pb_import_recognize (GBytes     *bytes,
                     const char *file_name)
{
  const PbFormat *best = NULL;
  const PbFormat *format;
  int best_score = 0;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  for (guint i = 0; (format = pb_format_get_nth (i)); i++)
    {
      int score = format->read ? format->probe (bytes, file_name) : 0;

      if (score > best_score)
        {
          best = format;
          best_score = score;
        }
    }

  return best;
}

/**
 * pb_import_read:
 * @bytes: what is in the file
 * @file_name: the name of the file, with the folders that say something about it
 * @context: what is in the library
 * @error: return location for a %PB_IMPORT_ERROR
 *
 * Finds out what sort of file it is and makes a proposal of it.  May be called on
 * any thread.
 *
 * Returns: (transfer full) (nullable): the proposal
 */
PbProposal *
pb_import_read (GBytes           *bytes,
                const char       *file_name,
                PbImportContext  *context,
                GError          **error)
{
  const PbFormat *best;
  const char *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);
  g_return_val_if_fail (PB_IS_IMPORT_CONTEXT (context), NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > PB_IMPORT_MAX_BYTES)
    {
      set_too_large (file_name, error);
      return NULL;
    }
  if (is_blank (data, size))
    {
      /* Translators: the name of a file. */
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_EMPTY, _("“%s” is empty."), file_name);
      return NULL;
    }
  if (!check_text (data, size, file_name, error))
    return NULL;

  best = find_chosen (context);
  if (best == NULL)
    best = pb_import_recognize (bytes, file_name);
  if (best == NULL)
    {
      /* Translators: the name of a file; the words in quotes are headings of the document. */
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOT_RECOGNIZED,
                   _("“%s” is of no sort that is known here. It is not a group state with the "
                     "headings “Purpose”, “Practice” and “Progress”, and not a table or a file of "
                     "another program."),
                   file_name);
      return NULL;
    }

  return best->read (bytes, file_name, context, error);
}
