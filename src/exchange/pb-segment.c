/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-segment.h"

#include "exchange/pb-digest.h"
#include "exchange/pb-exchange-error.h"
#include "model/pb-id.h"
#include "storage/pb-op.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The version of the format that is written, and the newest that is read. */
#define FORMAT 1

#define PURPOSE "pb1"
#define HEAD "{\"pb\":"
#define MAX_FRAME_BYTES 4096
#define MAX_SIGNATURE_BYTES 128

/* Reads the lines of a segment one after the other. */
typedef struct
{
  const char *at;
  const char *end;
  const char *line;
  gsize length;
  guint number;
} Lines;

static gboolean
next_line (Lines *lines)
{
  const char *feed = memchr (lines->at, '\n', lines->end - lines->at);

  if (feed == NULL)
    return FALSE;

  lines->line = lines->at;
  lines->length = feed - lines->at;
  lines->at = feed + 1;
  lines->number++;

  return TRUE;
}

static gboolean
fail (const Lines  *lines,
      GError      **error)
{
  g_set_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_FORMAT,
               /* Translators: %u is the number of a line. */
               _("Line %u is damaged."), lines->number);

  return FALSE;
}

static gboolean
expect_key (PbScanner  *scanner,
            const char *key)
{
  return pb_scanner_next (scanner) == PB_TOKEN_KEY && pb_slice_is (&scanner->string, key);
}

static gboolean
expect_integer (PbScanner  *scanner,
                const char *key,
                gint64     *value)
{
  if (!expect_key (scanner, key) || pb_scanner_next (scanner) != PB_TOKEN_INTEGER)
    return FALSE;

  *value = scanner->integer;

  return *value > 0;
}

/* A string that needs no unescaping, of at most @max bytes. */
static gboolean
expect_string (PbScanner  *scanner,
               const char *key,
               gsize       max,
               char      **value)
{
  if (!expect_key (scanner, key) || pb_scanner_next (scanner) != PB_TOKEN_STRING ||
      scanner->string.escaped || scanner->string.length > max)
    return FALSE;

  *value = g_strndup (scanner->string.text, scanner->string.length);

  return TRUE;
}

static gboolean
is_hash (const char *text)
{
  for (gsize i = 0; i < PB_LOG_HASH_LENGTH; i++)
    {
      if (!g_ascii_isdigit (text[i]) && !(text[i] >= 'a' && text[i] <= 'f'))
        return FALSE;
    }

  return text[PB_LOG_HASH_LENGTH] == '\0';
}

/* Members that a newer version has added behind are passed over: they count for
 * the hash, and a version that needs them read says so in `min`.
 */
static gboolean
parse_header (PbSegment  *self,
              Lines      *lines,
              GError    **error)
{
  PbScanner scanner;
  gint64 format, least;

  if (lines->length > MAX_FRAME_BYTES)
    return fail (lines, error);

  pb_scanner_init (&scanner, lines->line, lines->length);
  if (pb_scanner_next (&scanner) != PB_TOKEN_OBJECT ||
      !expect_integer (&scanner, "pb", &format) || !expect_integer (&scanner, "min", &least))
    return fail (lines, error);

  if (least > FORMAT)
    {
      g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_NEWER,
                           _("A newer version of Phasebook wrote this."));
      return FALSE;
    }

  if (!expect_string (&scanner, "space", PB_ID_LENGTH, &self->space) ||
      !expect_string (&scanner, "dev", PB_ID_LENGTH, &self->device) ||
      !expect_integer (&scanner, "first", &self->first) ||
      !expect_string (&scanner, "prev", PB_LOG_HASH_LENGTH, &self->prev) ||
      !pb_id_is_valid (self->space) || !pb_id_is_valid (self->device) || !is_hash (self->prev) ||
      self->first > PB_OP_MAX_SEQ || !pb_scanner_leave (&scanner, 1) ||
      pb_scanner_next (&scanner) != PB_TOKEN_END)
    return fail (lines, error);

  return TRUE;
}

static gboolean
parse_footer (PbSegment  *self,
              Lines      *lines,
              GError    **error)
{
  PbScanner scanner;
  gint64 last;
  PbToken token;

  if (lines->length > MAX_FRAME_BYTES)
    return fail (lines, error);

  pb_scanner_init (&scanner, lines->line, lines->length);
  if (pb_scanner_next (&scanner) != PB_TOKEN_OBJECT ||
      !expect_integer (&scanner, "last", &last) || last != self->last ||
      !expect_string (&scanner, "sha256", PB_LOG_HASH_LENGTH, &self->hash))
    return fail (lines, error);

  token = pb_scanner_next (&scanner);
  if (token == PB_TOKEN_KEY)
    {
      if (!pb_slice_is (&scanner.string, "sig") ||
          pb_scanner_next (&scanner) != PB_TOKEN_STRING || scanner.string.escaped ||
          scanner.string.length > MAX_SIGNATURE_BYTES)
        return fail (lines, error);

      self->signature = g_strndup (scanner.string.text, scanner.string.length);
      token = pb_scanner_next (&scanner);
    }

  if (token != PB_TOKEN_OBJECT_END || pb_scanner_next (&scanner) != PB_TOKEN_END)
    return fail (lines, error);

  return TRUE;
}

/* Whether more of what somebody did at once would have to follow. */
static gboolean
has_more (const PbOpHead *head)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  PbOpInfo info;

  return pb_op_decode (head->body.text, head->body.length, head->hlc, entries, preds, &info) &&
         info.more;
}

/* Reads all operations, up to and with the footer's line. */
static gboolean
parse_lines (PbSegment  *self,
             Lines      *lines,
             PbDigest   *sum,
             GError    **error)
{
  PbOpHead head = { 0 };

  self->last = self->first - 1;
  while (next_line (lines))
    {
      if (!pb_op_parse_line (lines->line, lines->length, &head))
        {
          if (self->last < self->first || has_more (&head))
            return fail (lines, error);
          return parse_footer (self, lines, error);
        }

      if (head.seq != self->last + 1)
        return fail (lines, error);
      self->last = head.seq;
      /* The hash is over hashes, so that it can be checked where a line was taken out
       * for good and only its hash was left.
       */
      pb_digest_add_hashed (sum, lines->line, lines->length);
    }

  g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_FORMAT,
                       _("The end is missing: it may still be on its way."));

  return FALSE;
}

/**
 * pb_segment_begins:
 * @text: (array length=length): the beginning of a file
 * @length: how many bytes
 *
 * Returns: whether it looks like a segment, whatever the name of the file
 */
gboolean
pb_segment_begins (const char *text,
                   gsize       length)
{
  return length >= strlen (HEAD) && memcmp (text, HEAD, strlen (HEAD)) == 0;
}

/**
 * pb_segment_parse:
 * @bytes: one segment, or several one after the other
 * @offset: (inout): where it begins; afterwards where the next one begins
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Reads a segment and checks its form, that nothing is missing, and its hash.
 * Who signed it is another question: see pb_segment_verify().
 *
 * Returns: (transfer full) (nullable): the segment
 */
PbSegment *
pb_segment_parse (GBytes  *bytes,
                  gsize   *offset,
                  GError **error)
{
  g_autoptr(PbSegment) self = g_new0 (PbSegment, 1);
  g_autoptr(PbDigest) sum = pb_digest_new ();
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  Lines lines = { 0 };
  const char *body;

  g_return_val_if_fail (*offset < size, NULL);

  lines.at = text + *offset;
  lines.end = text + MIN (size, *offset + PB_SEGMENT_MAX_BYTES);
  if (!next_line (&lines))
    {
      lines.number = 1;
      fail (&lines, error);
      return NULL;
    }

  if (!parse_header (self, &lines, error))
    return NULL;
  pb_digest_add (sum, lines.line, lines.length);

  body = lines.at;
  if (!parse_lines (self, &lines, sum, error))
    return NULL;

  if (!g_str_equal (pb_digest_get_hex (sum), self->hash))
    {
      g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_CHANGED,
                           _("It was changed after it had been written."));
      return NULL;
    }

  self->lines = g_bytes_new_from_bytes (bytes, body - text, lines.line - body);
  *offset = lines.at - text;

  return g_steal_pointer (&self);
}

/**
 * pb_segment_write:
 * @space: the identifier of the space
 * @device: the identifier of the device that made the operations
 * @prev: (nullable): the hash of the segment before, or %NULL for none
 * @lines: the lines of operations that follow on each other, each ended by a
 *   line feed
 * @signer: (nullable): signs the segment
 * @hash: (out) (optional): the hash of the segment
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): the segment as a file
 */
GBytes *
pb_segment_write (const char  *space,
                  const char  *device,
                  const char  *prev,
                  GBytes      *lines,
                  PbSigner    *signer,
                  char       **hash,
                  GError     **error)
{
  static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(PbDigest) sum = pb_digest_new ();
  g_autofree char *signature = NULL;
  gsize size;
  const char *data = g_bytes_get_data (lines, &size);
  Lines walk = { .at = data, .end = data + size };
  PbOpHead head;
  gint64 last = 0;

  while (next_line (&walk))
    {
      if (!pb_op_parse_line (walk.line, walk.length, &head) ||
          (last != 0 && head.seq != last + 1))
        {
          fail (&walk, error);
          return NULL;
        }

      if (last == 0)
        {
          g_string_append_printf (text, HEAD "%d,\"min\":%d,\"space\":\"%s\",\"dev\":\"%s\","
                                  "\"first\":%" G_GINT64_FORMAT ",\"prev\":\"%s\"}",
                                  FORMAT, FORMAT, space, device, head.seq, prev ? prev : zeros);
          pb_digest_add (sum, text->str, text->len);
          g_string_append_c (text, '\n');
        }
      pb_digest_add_hashed (sum, walk.line, walk.length);
      last = head.seq;
    }

  if (last == 0 || walk.at != walk.end || size > PB_SEGMENT_MAX_BYTES - 2 * MAX_FRAME_BYTES)
    {
      g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_LIMIT,
                           _("One action is too large to be sent."));
      return NULL;
    }

  g_string_append_len (text, data, size);
  g_string_append_printf (text, "{\"last\":%" G_GINT64_FORMAT ",\"sha256\":\"%s\"", last,
                          pb_digest_get_hex (sum));
  if (signer)
    {
      signature = pb_signer_sign (signer, PURPOSE, pb_digest_get_hex (sum), error);
      if (signature == NULL)
        return NULL;
      g_string_append_printf (text, ",\"sig\":\"%s\"", signature);
    }
  g_string_append (text, "}\n");

  if (hash)
    *hash = g_strdup (pb_digest_get_hex (sum));

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/**
 * pb_segment_verify:
 * @self: a segment
 * @public_key: (nullable): the public key of its device
 *
 * Returns: whether the owner of the key has signed it
 */
gboolean
pb_segment_verify (PbSegment  *self,
                   const char *public_key)
{
  return self->signature && public_key &&
         pb_signature_verify (public_key, PURPOSE, self->hash, self->signature);
}

/**
 * pb_segment_to_piece:
 * @self: a segment
 * @is_signed: whether its signature was verified
 *
 * Returns: (transfer full): its operations, for the library
 */
PbLogPiece *
pb_segment_to_piece (PbSegment *self,
                     gboolean   is_signed)
{
  return pb_log_piece_new (self->device, self->first, self->last, self->prev, self->hash,
                           is_signed, self->lines);
}

/**
 * pb_segment_free:
 * @self: (transfer full): a segment
 *
 * Frees it.
 */
void
pb_segment_free (PbSegment *self)
{
  g_free (self->space);
  g_free (self->device);
  g_free (self->prev);
  g_free (self->hash);
  g_free (self->signature);
  g_clear_pointer (&self->lines, g_bytes_unref);
  g_free (self);
}
