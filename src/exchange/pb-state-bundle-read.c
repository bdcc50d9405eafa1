/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-state-bundle-private.h"

#include "exchange/pb-exchange-error.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"
#include "storage/pb-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Reads what others wrote, who may mean ill: nothing is believed before hash and
 * signature fit, and afterwards still nothing is larger or deeper than allowed.
 */

typedef struct
{
  const char *text;
  gsize length;
} Line;

typedef struct
{
  PbStateBundle *bundle;
  GHashTable *ids;

  /* The file whose data is being read. */
  PbBundleFile *file;
  GByteArray *data;
  gsize size;
} Reader;

static gboolean
fail_format (GError **error,
             guint    line)
{
  g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_FORMAT,
               /* Translators: %u is the number of a line. */
               _("This is not a state bundle that can be read: line %u is wrong."), line);

  return FALSE;
}

static gboolean
fail_limit (GError **error)
{
  g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_LIMIT,
                       _("The file is larger than a state bundle can be."));

  return FALSE;
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_CHANGED,
                       _("The file is not as it was signed: it was changed, or damaged on its "
                         "way. Ask whoever sent it to send it again."));

  return FALSE;
}

/* Puts @scanner on the value of a member. */
static gboolean
find_member (const Line *line,
             const char *name,
             PbScanner  *scanner)
{
  pb_scanner_init (scanner, line->text, line->length);
  if (pb_scanner_next (scanner) != PB_TOKEN_OBJECT)
    return FALSE;

  while (pb_scanner_next (scanner) == PB_TOKEN_KEY)
    {
      gboolean found = pb_slice_is (&scanner->string, name);

      pb_scanner_next (scanner);
      if (found)
        return scanner->token != PB_TOKEN_ERROR;
      if (!pb_scanner_skip (scanner))
        return FALSE;
    }

  return FALSE;
}

/* Whether all of the line is of the subset. */
static gboolean
is_whole (const Line *line)
{
  PbScanner scanner;

  pb_scanner_init (&scanner, line->text, line->length);

  return pb_scanner_next (&scanner) == PB_TOKEN_OBJECT && pb_scanner_skip (&scanner) &&
         pb_scanner_next (&scanner) == PB_TOKEN_END;
}

static char *
dup_member (const Line *line,
            const char *name,
            gsize       max_bytes)
{
  PbScanner scanner;

  if (!find_member (line, name, &scanner) || scanner.token != PB_TOKEN_STRING ||
      !pb_slice_fits (&scanner.string, max_bytes))
    return NULL;

  return pb_slice_dup (&scanner.string, NULL);
}

static gboolean
get_integer (const Line *line,
             const char *name,
             gint64     *value)
{
  PbScanner scanner;

  if (!find_member (line, name, &scanner) || scanner.token != PB_TOKEN_INTEGER)
    return FALSE;

  *value = scanner.integer;

  return TRUE;
}

static gboolean
next_line (const char **at,
           const char  *end,
           Line        *line)
{
  const char *stop = memchr (*at, '\n', end - *at);

  if (stop == NULL)
    return FALSE;

  line->text = *at;
  line->length = stop - *at;
  *at = stop + 1;

  return line->length <= _PB_BUNDLE_MAX_LINE;
}

/* A pair of strings in an array. */
static gboolean
read_vouch (PbScanner *scanner,
            GPtrArray *succession)
{
  g_autofree char *key = NULL;
  g_autofree char *signature = NULL;

  if (pb_scanner_next (scanner) != PB_TOKEN_STRING ||
      !pb_slice_fits (&scanner->string, _PB_BUNDLE_MAX_TEXT))
    return FALSE;
  key = pb_slice_dup (&scanner->string, NULL);
  if (pb_scanner_next (scanner) != PB_TOKEN_STRING ||
      !pb_slice_fits (&scanner->string, _PB_BUNDLE_MAX_TEXT))
    return FALSE;
  signature = pb_slice_dup (&scanner->string, NULL);
  g_ptr_array_add (succession, pb_vouch_new (key, signature));

  return pb_scanner_next (scanner) == PB_TOKEN_ARRAY_END;
}

static gboolean
read_succession (PbStateBundle *self,
                 const Line    *line)
{
  PbScanner scanner;

  if (!find_member (line, "earlier", &scanner) || scanner.token != PB_TOKEN_ARRAY)
    return FALSE;

  while (pb_scanner_next (&scanner) == PB_TOKEN_ARRAY)
    {
      if (self->succession->len >= PB_SUCCESSION_MAX || !read_vouch (&scanner, self->succession))
        return FALSE;
    }

  return scanner.token == PB_TOKEN_ARRAY_END &&
         pb_succession_verify (self->succession, self->public_key);
}

static gboolean
read_header (PbStateBundle  *self,
             const Line     *line,
             GError        **error)
{
  g_autofree char *at = NULL;
  g_autofree char *day = NULL;
  g_autofree char *audience = NULL;
  g_autoptr(GDateTime) moment = NULL;
  int value;

  self->author = dup_member (line, "by", _PB_BUNDLE_MAX_TEXT);
  self->public_key = dup_member (line, "key", _PB_BUNDLE_MAX_TEXT);
  self->group_id = dup_member (line, "group", _PB_BUNDLE_MAX_TEXT);
  self->group_name = dup_member (line, "name", PB_TEXT_MAX_BYTES);
  self->fingerprint = dup_member (line, "fingerprint", _PB_BUNDLE_MAX_TEXT);
  at = dup_member (line, "at", _PB_BUNDLE_MAX_TEXT);
  day = dup_member (line, "day", _PB_BUNDLE_MAX_TEXT);
  audience = dup_member (line, "audience", _PB_BUNDLE_MAX_TEXT);

  moment = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  self->day = day ? pb_day_parse (day) : PB_DAY_NONE;
  value = audience ? pb_enum_from_nick (pb_audience_get_type (), audience) : -1;
  if (self->author == NULL || !pb_public_key_check (self->public_key) ||
      self->group_id == NULL || !pb_id_is_valid (self->group_id) || self->group_name == NULL ||
      self->fingerprint == NULL || moment == NULL || self->day == PB_DAY_NONE || value < 0 ||
      !read_succession (self, line))
    return fail_format (error, 1);

  self->instant = g_date_time_to_unix (moment) * G_USEC_PER_SEC;
  self->audience = value;

  return TRUE;
}

/* The version is looked at before the signature, which newer ones may make otherwise. */
static gboolean
check_version (const Line  *line,
               GError     **error)
{
  gint64 version;

  if (!is_whole (line) || !get_integer (line, "version", &version) || version < 1)
    return fail_format (error, 1);

  if (version <= _PB_BUNDLE_VERSION)
    return TRUE;

  g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_NEWER,
                       _("The file was written by a newer version of Phasebook."));

  return FALSE;
}

static gboolean
check_signature (PbStateBundle  *self,
                 const char     *text,
                 const Line     *last,
                 GError        **error)
{
  g_autofree char *said = dup_member (last, "sha256", _PB_BUNDLE_MAX_TEXT);
  g_autofree char *signature = dup_member (last, "sig", _PB_BUNDLE_MAX_TEXT);
  g_autofree char *hash = NULL;

  if (!is_whole (last) || said == NULL || signature == NULL)
    return fail_changed (error);

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, last->text - text);

  return (g_str_equal (hash, said) &&
          pb_signature_verify (self->public_key, _PB_BUNDLE_PURPOSE, hash, signature)) ||
         fail_changed (error);
}

/* The elements of a set, a line each, as pb_field_parse() takes them. */
static char *
read_elements (PbScanner *scanner)
{
  g_autoptr(GString) text = g_string_new (NULL);

  while (pb_scanner_next (scanner) == PB_TOKEN_STRING)
    {
      g_autofree char *element = pb_slice_dup (&scanner->string, NULL);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, element);
    }

  return scanner->token == PB_TOKEN_ARRAY_END
           ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

/* Values that only a newer version understands are counted, not taken. */
static gboolean
read_value (PbStateBundle *self,
            PbRecord      *record,
            const char    *name,
            PbScanner     *scanner)
{
  const PbFieldInfo *info = pb_kind_find_field (pb_record_get_kind (record), name);
  g_autofree char *text = NULL;
  g_autoptr(GVariant) value = NULL;
  PbToken token = pb_scanner_next (scanner);

  if (info == NULL)
    info = pb_kind_find_field (PB_KIND_COMMON, name);

  if (info && pb_field_type_is_set (info->type) && token == PB_TOKEN_ARRAY)
    {
      text = read_elements (scanner);
      if (text == NULL)
        return FALSE;
    }
  else if (info && !pb_field_type_is_set (info->type) && token == PB_TOKEN_STRING &&
           pb_slice_fits (&scanner->string, PB_LONG_TEXT_MAX_BYTES))
    {
      text = pb_slice_dup (&scanner->string, NULL);
    }
  else if (token == PB_TOKEN_ERROR || !pb_scanner_skip (scanner))
    {
      return FALSE;
    }

  value = text && *text ? pb_field_parse (info->id, text, NULL) : NULL;
  if (value)
    pb_record_set_value (record, info->id, value);
  else
    self->n_unknown++;

  return TRUE;
}

static gboolean
read_record (Reader     *reader,
             const Line *line,
             const char *name)
{
  PbStateBundle *self = reader->bundle;
  PbKind kind = pb_kind_from_name (name);
  g_autofree char *id = dup_member (line, "id", _PB_BUNDLE_MAX_TEXT);
  g_autoptr(PbRecord) record = NULL;
  PbScanner scanner;

  if (id == NULL || !pb_id_is_valid (id) || self->records->len >= _PB_BUNDLE_MAX_RECORDS)
    return FALSE;

  if (kind == PB_KIND_COMMON)
    {
      self->n_unknown++;
      return TRUE;
    }

  if (!find_member (line, "values", &scanner) || scanner.token != PB_TOKEN_OBJECT)
    return FALSE;

  record = pb_record_new (kind, id);
  while (pb_scanner_next (&scanner) == PB_TOKEN_KEY)
    {
      g_autofree char *field = pb_slice_fits (&scanner.string, _PB_BUNDLE_MAX_TEXT)
                                 ? pb_slice_dup (&scanner.string, NULL) : NULL;

      if (field == NULL || !read_value (self, record, field, &scanner))
        return FALSE;
    }
  if (scanner.token != PB_TOKEN_OBJECT_END)
    return FALSE;

  /* The same record twice would be two truths. */
  if (!g_hash_table_add (reader->ids, g_strdup (id)))
    return FALSE;
  g_ptr_array_add (self->records, g_steal_pointer (&record));

  return TRUE;
}

static gboolean
end_file (Reader *reader)
{
  PbBundleFile *file = g_steal_pointer (&reader->file);
  GByteArray *data = g_steal_pointer (&reader->data);
  gboolean whole = file == NULL || data->len == reader->size;

  if (file)
    {
      file->bytes = g_byte_array_free_to_bytes (data);
      g_ptr_array_add (reader->bundle->files, file);
    }

  return whole;
}

static gboolean
begin_file (Reader     *reader,
            const Line *line,
            const char *name)
{
  g_autofree char *media_type = dup_member (line, "type", _PB_BUNDLE_MAX_TEXT);
  gint64 size;

  if (!end_file (reader) || reader->bundle->files->len >= _PB_BUNDLE_MAX_FILES ||
      !_pb_bundle_is_file_name (name) || media_type == NULL ||
      !get_integer (line, "size", &size) || size < 0 || size > _PB_BUNDLE_MAX_BYTES)
    return FALSE;

  reader->file = g_new0 (PbBundleFile, 1);
  reader->file->name = g_strdup (name);
  reader->file->media_type = g_steal_pointer (&media_type);
  reader->data = g_byte_array_new ();
  reader->size = size;

  return TRUE;
}

static gboolean
add_data (Reader     *reader,
          const char *text)
{
  g_autofree guchar *bytes = NULL;
  gsize length;

  if (reader->file == NULL)
    return FALSE;

  bytes = g_base64_decode (text, &length);
  if (length == 0 || length > _PB_BUNDLE_CHUNK || reader->data->len + length > reader->size)
    return FALSE;
  g_byte_array_append (reader->data, bytes, length);

  return TRUE;
}

static gboolean
read_line (Reader     *reader,
           const Line *line)
{
  PbStateBundle *self = reader->bundle;
  g_autofree char *word = NULL;

  if (!is_whole (line))
    return FALSE;

  if ((word = dup_member (line, "record", _PB_BUNDLE_MAX_TEXT)))
    return read_record (reader, line, word);
  if ((word = dup_member (line, "data", 2 * _PB_BUNDLE_CHUNK)))
    return add_data (reader, word);
  if ((word = dup_member (line, "file", _PB_BUNDLE_MAX_TEXT)))
    return begin_file (reader, line, word);
  if ((word = dup_member (line, "attachment", PB_TEXT_MAX_BYTES)))
    {
      g_ptr_array_add (self->attachments, g_steal_pointer (&word));
      return self->attachments->len <= _PB_BUNDLE_MAX_ATTACHMENTS;
    }

  self->n_unknown++;

  return TRUE;
}

static gboolean
read_lines (Reader      *reader,
            const char  *at,
            const Line  *last,
            GError     **error)
{
  guint number = 1;
  gint64 said;
  Line line;

  while (at < last->text)
    {
      number++;
      if (!next_line (&at, last->text, &line) || !read_line (reader, &line))
        return fail_format (error, number);
    }

  if (!end_file (reader))
    return fail_format (error, number + 1);
  if (!get_integer (last, "lines", &said) || said != number)
    return fail_changed (error);

  return g_hash_table_contains (reader->ids, reader->bundle->group_id) || fail_format (error, 1);
}

/* The last line, which ends the file. */
static gboolean
find_last (const char *text,
           gsize       length,
           Line       *last)
{
  const char *begin;

  if (length < 2 || text[length - 1] != '\n')
    return FALSE;

  begin = g_strrstr_len (text, length - 1, "\n");
  if (begin == NULL)
    return FALSE;

  last->text = begin + 1;
  last->length = text + length - 1 - last->text;

  return last->length <= _PB_BUNDLE_MAX_LINE;
}

/**
 * pb_state_bundle_sniff:
 * @start: the first bytes of a file
 * @length: how many
 *
 * Tells a state bundle from other files, as from changes for a shared library,
 * which have the same suffix.
 *
 * Returns: whether it begins like a state bundle
 */
gboolean
pb_state_bundle_sniff (const char *start,
                       gsize       length)
{
  return length >= strlen (_PB_BUNDLE_START) &&
         memcmp (start, _PB_BUNDLE_START, strlen (_PB_BUNDLE_START)) == 0;
}

/**
 * pb_state_bundle_sniff_file:
 * @file: a file
 *
 * Reads the first bytes of @file.
 *
 * Returns: whether it begins like a state bundle; %FALSE where it cannot be read
 */
gboolean
pb_state_bundle_sniff_file (GFile *file)
{
  g_autoptr(GFileInputStream) stream = NULL;
  char start[sizeof _PB_BUNDLE_START];
  gsize n = 0;

  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  /* A pipe would be waited for. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_REGULAR)
    return FALSE;

  stream = g_file_read (file, NULL, NULL);

  return stream &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &n, NULL, NULL) &&
         pb_state_bundle_sniff (start, n);
}

/**
 * pb_state_bundle_read:
 * @bytes: a file
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Reads a bundle.  It is an error, %PB_EXCHANGE_ERROR_CHANGED, if a single bit is
 * not as it was signed; whose signature that is, pb_state_bundle_check() says.
 *
 * Returns: (transfer full) (nullable): the bundle
 */
PbStateBundle *
pb_state_bundle_read (GBytes  *bytes,
                      GError **error)
{
  g_autoptr(PbStateBundle) self = g_object_new (PB_TYPE_STATE_BUNDLE, NULL);
  g_autoptr(GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader reader = { self, ids, NULL, NULL, 0 };
  const char *text, *at;
  Line first, last;
  gsize length;
  gboolean read;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = at = g_bytes_get_data (bytes, &length);
  if (length > _PB_BUNDLE_MAX_BYTES)
    {
      fail_limit (error);
      return NULL;
    }
  if (!pb_state_bundle_sniff (text, length) || !next_line (&at, text + length, &first))
    {
      fail_format (error, 1);
      return NULL;
    }
  if (!check_version (&first, error))
    return NULL;
  if (!find_last (text, length, &last) || last.text < at)
    {
      fail_changed (error);
      return NULL;
    }

  read = read_header (self, &first, error) && check_signature (self, text, &last, error) &&
         read_lines (&reader, at, &last, error);
  if (reader.file)
    end_file (&reader);

  return read ? g_steal_pointer (&self) : NULL;
}

/**
 * pb_state_bundle_load:
 * @file: a file
 * @cancellable: (nullable): to stop
 * @error: return location for a %PB_EXCHANGE_ERROR or a #GIOErrorEnum
 *
 * Reads a bundle from a file, and never more of it than a bundle can have.
 *
 * Returns: (transfer full) (nullable): the bundle
 */
PbStateBundle *
pb_state_bundle_load (GFile         *file,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GByteArray) content = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (_PB_BUNDLE_CHUNK);
  gsize n;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_SPECIAL)
    {
      fail_format (error, 1);
      return NULL;
    }

  stream = g_file_read (file, cancellable, error);
  if (stream == NULL)
    return NULL;

  do
    {
      if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, _PB_BUNDLE_CHUNK, &n,
                                    cancellable, error))
        return NULL;
      g_byte_array_append (content, buffer, n);
      if (content->len > _PB_BUNDLE_MAX_BYTES)
        {
          fail_limit (error);
          return NULL;
        }
    }
  while (n == _PB_BUNDLE_CHUNK);

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&content));

  return pb_state_bundle_read (bytes, error);
}
