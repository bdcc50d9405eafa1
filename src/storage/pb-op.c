/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-op.h"

#include <string.h>

/* A title is for people to recognise an action by; longer ones are cut. */
#define MAX_TITLE_BYTES 256

static gboolean
expect_key (PbScanner  *scanner,
            const char *key)
{
  return pb_scanner_next (scanner) == PB_TOKEN_KEY && pb_slice_is (&scanner->string, key);
}

static gboolean
expect_hex (PbScanner *scanner,
            guint      n_digits,
            guint64   *values)
{
  const PbSlice *string = &scanner->string;

  if (pb_scanner_next (scanner) != PB_TOKEN_STRING || string->escaped ||
      string->length != n_digits)
    return FALSE;

  for (guint i = 0; i < n_digits; i += 16)
    {
      if (!pb_hex_parse (string->text + i, 16, &values[i / 16]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_kind_name (const PbSlice *name)
{
  if (name->escaped || name->length == 0 || name->length > PB_OP_MAX_KIND_BYTES)
    return FALSE;

  for (gsize i = 0; i < name->length; i++)
    {
      if (name->text[i] <= ' ' || name->text[i] > '~')
        return FALSE;
    }

  return TRUE;
}

/**
 * pb_op_parse_line:
 * @line: a line of a log, without line feed
 * @length: how many bytes
 * @head: (out caller-allocates): what it says; points into @line, and is left alone where the
 *   line is no operation
 *
 * Reads the frame of an operation.  The body is valid JSON of the subset
 * afterwards, but not yet understood: see pb_op_decode().
 *
 * Returns: whether the line is an operation
 */
gboolean
pb_op_parse_line (const char *line,
                  gsize       length,
                  PbOpHead   *head)
{
  PbOpHead found = { 0 };
  PbScanner scanner;
  guint64 entity[2];

  if (length > PB_OP_MAX_LINE)
    return FALSE;

  pb_scanner_init (&scanner, line, length);

  if (pb_scanner_next (&scanner) != PB_TOKEN_OBJECT)
    return FALSE;

  if (!expect_key (&scanner, "q") || pb_scanner_next (&scanner) != PB_TOKEN_INTEGER ||
      scanner.integer < 1 || scanner.integer > PB_OP_MAX_SEQ)
    return FALSE;
  found.seq = scanner.integer;

  if (!expect_key (&scanner, "h") || !expect_hex (&scanner, 16, &found.hlc) ||
      found.hlc == 0 || found.hlc > G_MAXINT64)
    return FALSE;

  if (!expect_key (&scanner, "e") || !expect_hex (&scanner, 32, entity))
    return FALSE;
  for (int i = 0; i < 16; i++)
    found.entity[i] = (guint8) (entity[i / 8] >> (8 * (7 - i % 8)));

  if (!expect_key (&scanner, "k") || pb_scanner_next (&scanner) != PB_TOKEN_STRING ||
      !is_kind_name (&scanner.string))
    return FALSE;
  found.kind = scanner.string;

  if (!expect_key (&scanner, "o") || pb_scanner_next (&scanner) != PB_TOKEN_OBJECT)
    return FALSE;
  found.body.text = scanner.start;
  if (!pb_scanner_skip (&scanner))
    return FALSE;
  found.body.length = scanner.at - found.body.text;
  found.body.escaped = FALSE;

  if (pb_scanner_next (&scanner) != PB_TOKEN_OBJECT_END ||
      pb_scanner_next (&scanner) != PB_TOKEN_END)
    return FALSE;

  *head = found;

  return TRUE;
}

/**
 * pb_op_format_line:
 * @seq: the place in the log
 * @hlc: the clock
 * @entity: the record
 * @kind: the name of its kind
 * @body: the body
 * @body_length: its length
 * @length: (out) (optional): the length of the line
 *
 * Returns: (transfer full): the line, byte for byte what pb_op_parse_line() read
 */
char *
pb_op_format_line (gint64        seq,
                   guint64       hlc,
                   const guint8  entity[16],
                   const char   *kind,
                   const char   *body,
                   gsize         body_length,
                   gsize        *length)
{
  GString *line = g_string_sized_new (body_length + 128);

  g_string_append_printf (line, "{\"q\":%" G_GINT64_FORMAT ",\"h\":\"%016" G_GINT64_MODIFIER
                          "x\",\"e\":\"", seq, hlc);
  for (int i = 0; i < 16; i++)
    g_string_append_printf (line, "%02x", entity[i]);
  g_string_append (line, "\",\"k\":\"");
  g_string_append (line, kind);
  g_string_append (line, "\",\"o\":");
  g_string_append_len (line, body, body_length);
  g_string_append_c (line, '}');

  if (length)
    *length = line->len;

  return g_string_free_and_steal (line);
}

/* Reads an object and notes whether it is a long text, so that those are not
 * read again to find out.
 */
static gboolean
read_object (PbScanner   *scanner,
             PbWireValue *value)
{
  guint depth = scanner->depth;

  value->slice.text = scanner->start;

  if (pb_scanner_next (scanner) == PB_TOKEN_KEY)
    {
      gboolean full = pb_slice_is (&scanner->string, "f");
      gboolean delta = pb_slice_is (&scanner->string, "d");
      PbToken token = pb_scanner_next (scanner);

      if (full && token == PB_TOKEN_STRING)
        {
          value->text_form = PB_WIRE_TEXT_FULL;
          value->text = scanner->string;
        }
      else if (delta && token == PB_TOKEN_ARRAY)
        {
          value->text_form = PB_WIRE_TEXT_DELTA;
        }
    }

  if (scanner->token == PB_TOKEN_ERROR || !pb_scanner_leave (scanner, depth))
    return FALSE;

  value->slice.length = scanner->at - value->slice.text;

  return TRUE;
}

static gboolean
read_value (PbScanner   *scanner,
            PbWireValue *value)
{
  PbToken token = pb_scanner_next (scanner);

  memset (value, 0, sizeof *value);

  switch (token)
    {
    case PB_TOKEN_NULL:
      value->type = PB_WIRE_NULL;
      return TRUE;

    case PB_TOKEN_FALSE:
      value->type = PB_WIRE_FALSE;
      return TRUE;

    case PB_TOKEN_TRUE:
      value->type = PB_WIRE_TRUE;
      return TRUE;

    case PB_TOKEN_INTEGER:
      value->type = PB_WIRE_INTEGER;
      value->integer = scanner->integer;
      return TRUE;

    case PB_TOKEN_STRING:
      value->type = PB_WIRE_STRING;
      value->slice = scanner->string;
      return TRUE;

    case PB_TOKEN_OBJECT:
      value->type = PB_WIRE_OBJECT;
      return read_object (scanner, value);

    case PB_TOKEN_ERROR:
    case PB_TOKEN_END:
    case PB_TOKEN_OBJECT_END:
    case PB_TOKEN_ARRAY:
    case PB_TOKEN_ARRAY_END:
    case PB_TOKEN_KEY:
    default:
      return FALSE;
    }
}

static PbOpEntry *
find_entry (GArray        *entries,
            guint          first,
            const PbSlice *key)
{
  for (guint i = first; i < entries->len; i++)
    {
      PbOpEntry *entry = &g_array_index (entries, PbOpEntry, i);

      if (pb_slice_equal (&entry->key, key))
        return entry;
    }

  return NULL;
}

static gboolean
read_values (PbScanner *scanner,
             GArray    *entries,
             PbOpInfo  *info)
{
  if (pb_scanner_next (scanner) != PB_TOKEN_OBJECT)
    return FALSE;

  while (pb_scanner_next (scanner) == PB_TOKEN_KEY)
    {
      PbOpEntry entry = { .key = scanner->string };

      if (entry.key.length == 0 || entry.key.length > PB_OP_MAX_KEY_BYTES ||
          info->n_entries == PB_OP_MAX_KEYS ||
          find_entry (entries, info->first_entry, &entry.key) ||
          !read_value (scanner, &entry.value))
        return FALSE;

      g_array_append_val (entries, entry);
      info->n_entries++;
    }

  return scanner->token == PB_TOKEN_OBJECT_END;
}

static gboolean
read_preds (PbScanner *scanner,
            guint64    hlc,
            GArray    *entries,
            GArray    *preds,
            PbOpInfo  *info)
{
  if (pb_scanner_next (scanner) != PB_TOKEN_OBJECT)
    return FALSE;

  while (pb_scanner_next (scanner) == PB_TOKEN_KEY)
    {
      PbOpEntry *entry = find_entry (entries, info->first_entry, &scanner->string);

      if (entry == NULL || entry->n_preds > 0 || pb_scanner_next (scanner) != PB_TOKEN_ARRAY)
        return FALSE;

      entry->first_pred = preds->len;
      while (pb_scanner_next (scanner) == PB_TOKEN_STRING)
        {
          PbStamp stamp;

          /* What was seen is always earlier: that makes every moment of the
           * past causally closed.
           */
          if (entry->n_preds == PB_OP_MAX_PREDS || scanner->string.escaped ||
              !pb_stamp_parse (&stamp, scanner->string.text, scanner->string.length) ||
              stamp.hlc >= hlc)
            return FALSE;

          g_array_append_val (preds, stamp);
          entry->n_preds++;
        }

      if (scanner->token != PB_TOKEN_ARRAY_END)
        return FALSE;
    }

  return scanner->token == PB_TOKEN_OBJECT_END;
}

/* The members in their fixed order: c, s, p, m, then whatever newer versions
 * add.
 */
static gboolean
read_body (PbScanner *scanner,
           guint64    hlc,
           GArray    *entries,
           GArray    *preds,
           PbOpInfo  *info)
{
  static const char * const known[] = { "c", "s", "p", "m" };
  guint place = 0;

  if (pb_scanner_next (scanner) != PB_TOKEN_OBJECT)
    return FALSE;

  while (pb_scanner_next (scanner) == PB_TOKEN_KEY)
    {
      guint member = 0;

      while (member < G_N_ELEMENTS (known) && !pb_slice_is (&scanner->string, known[member]))
        member++;

      if (member < place && member < G_N_ELEMENTS (known))
        return FALSE;
      place = member + 1;

      if (member == 0 || member == 3)
        {
          if (pb_scanner_next (scanner) != PB_TOKEN_INTEGER || scanner->integer != 1)
            return FALSE;
          if (member == 0)
            info->create = TRUE;
          else
            info->more = TRUE;
        }
      else if (member == 1)
        {
          if (!read_values (scanner, entries, info))
            return FALSE;
        }
      else if (member == 2)
        {
          if (!read_preds (scanner, hlc, entries, preds, info))
            return FALSE;
        }
      else
        {
          gboolean title = pb_slice_is (&scanner->string, "t");

          if (pb_scanner_next (scanner) == PB_TOKEN_STRING && title)
            info->title = scanner->string;
          if (!pb_scanner_skip (scanner))
            return FALSE;
        }
    }

  return scanner->token == PB_TOKEN_OBJECT_END && pb_scanner_next (scanner) == PB_TOKEN_END;
}

/* Whether an operation belongs with the next one must be known even where the
 * rest of it is not understood.
 */
static gboolean
find_more (const char *body,
           gsize       length)
{
  PbScanner scanner;

  pb_scanner_init (&scanner, body, length);
  if (pb_scanner_next (&scanner) != PB_TOKEN_OBJECT)
    return FALSE;

  while (pb_scanner_next (&scanner) == PB_TOKEN_KEY)
    {
      gboolean more = pb_slice_is (&scanner.string, "m");

      if (pb_scanner_next (&scanner) == PB_TOKEN_INTEGER && more)
        return scanner.integer == 1;
      if (!pb_scanner_skip (&scanner))
        return FALSE;
    }

  return FALSE;
}

/**
 * pb_op_decode:
 * @body: the body of an operation
 * @length: how many bytes
 * @hlc: the clock of the operation
 * @entries: (element-type PbOpEntry): where its entries are added
 * @preds: (element-type PbStamp): where the heads that they replace are added
 * @info: (out caller-allocates): what it does
 *
 * What is added points into @body.
 *
 * Returns: whether the body was understood; if not, nothing was added and only
 *   @info's `more` says something
 */
gboolean
pb_op_decode (const char *body,
              gsize       length,
              guint64     hlc,
              GArray     *entries,
              GArray     *preds,
              PbOpInfo   *info)
{
  PbScanner scanner;
  guint n_preds = preds->len;

  memset (info, 0, sizeof *info);
  info->first_entry = entries->len;

  pb_scanner_init (&scanner, body, length);
  if (read_body (&scanner, hlc, entries, preds, info))
    return TRUE;

  g_array_set_size (entries, info->first_entry);
  g_array_set_size (preds, n_preds);
  memset (info, 0, sizeof *info);
  info->more = find_more (body, length);

  return FALSE;
}

/**
 * pb_op_decode_vector:
 * @value: the value of a deletion
 * @vector: (element-type PbStamp): where the last operations that its author
 *   had seen are added, one for each device
 *
 * Returns: whether @value is a deletion; what says that the record is not
 *   deleted is none
 */
gboolean
pb_op_decode_vector (const PbWireValue *value,
                     GArray            *vector)
{
  PbScanner scanner;
  gboolean found = FALSE;

  if (value->type != PB_WIRE_OBJECT)
    return FALSE;

  pb_scanner_init (&scanner, value->slice.text, value->slice.length);
  pb_scanner_next (&scanner);

  while (pb_scanner_next (&scanner) == PB_TOKEN_KEY)
    {
      if (!pb_slice_is (&scanner.string, "v"))
        {
          pb_scanner_next (&scanner);
          if (!pb_scanner_skip (&scanner))
            return FALSE;
          continue;
        }

      if (found || pb_scanner_next (&scanner) != PB_TOKEN_OBJECT)
        return FALSE;
      found = TRUE;

      while (pb_scanner_next (&scanner) == PB_TOKEN_KEY)
        {
          PbStamp stamp;
          guint64 tag;

          if (scanner.string.escaped || scanner.string.length != 8 ||
              !pb_hex_parse (scanner.string.text, 8, &tag) ||
              !expect_hex (&scanner, 16, &stamp.hlc) || stamp.hlc > G_MAXINT64)
            return FALSE;

          stamp.tag = (guint32) tag;
          g_array_append_val (vector, stamp);
        }
    }

  return found;
}

/**
 * pb_op_writer_init:
 * @self: (out caller-allocates): a writer
 */
void
pb_op_writer_init (PbOpWriter *self)
{
  self->create = FALSE;
  self->n_keys = 0;
  self->values = g_string_new (NULL);
  self->preds = g_string_new (NULL);
}

/**
 * pb_op_writer_clear:
 * @self: a writer
 *
 * Frees what it holds.
 */
void
pb_op_writer_clear (PbOpWriter *self)
{
  g_string_free (g_steal_pointer (&self->values), TRUE);
  g_string_free (g_steal_pointer (&self->preds), TRUE);
}

/**
 * pb_op_writer_begin:
 * @self: a writer that has room for another key
 * @key: a register
 * @preds: (array length=n_preds): the heads that are replaced
 * @n_preds: how many
 *
 * Returns: (transfer none): where the caller writes the value
 */
GString *
pb_op_writer_begin (PbOpWriter    *self,
                    const char    *key,
                    const PbStamp *preds,
                    guint          n_preds)
{
  if (self->n_keys++ > 0)
    g_string_append_c (self->values, ',');

  if (n_preds > 0)
    {
      if (self->preds->len > 0)
        g_string_append_c (self->preds, ',');
      pb_json_append_string (self->preds, key, strlen (key));
      g_string_append (self->preds, ":[");
      for (guint i = 0; i < n_preds; i++)
        {
          char text[PB_STAMP_LENGTH + 1];

          pb_stamp_format (&preds[i], text);
          g_string_append_printf (self->preds, "%s\"%s\"", i > 0 ? "," : "", text);
        }
      g_string_append_c (self->preds, ']');
    }

  pb_json_append_string (self->values, key, strlen (key));
  g_string_append_c (self->values, ':');

  return self->values;
}

/**
 * pb_op_writer_finish:
 * @self: a writer
 * @more: whether the next operation belongs to the same action
 * @title: (nullable): what the user did, in the first operation of an action
 * @length: (out): the length of the body
 *
 * Returns: (transfer full): the body
 */
char *
pb_op_writer_finish (PbOpWriter *self,
                     gboolean    more,
                     const char *title,
                     gsize      *length)
{
  GString *body = g_string_sized_new (self->values->len + self->preds->len + 32);

  g_string_append_c (body, '{');
  if (self->create)
    g_string_append (body, "\"c\":1,");
  if (self->n_keys > 0)
    {
      g_string_append (body, "\"s\":{");
      g_string_append_len (body, self->values->str, self->values->len);
      g_string_append (body, "},");
    }
  if (self->preds->len > 0)
    {
      g_string_append (body, "\"p\":{");
      g_string_append_len (body, self->preds->str, self->preds->len);
      g_string_append (body, "},");
    }
  if (more)
    g_string_append (body, "\"m\":1,");
  if (title && *title != '\0')
    {
      gsize cut = strlen (title);

      if (cut > MAX_TITLE_BYTES)
        cut = g_utf8_find_prev_char (title, title + MAX_TITLE_BYTES + 1) - title;
      g_string_append (body, "\"t\":");
      pb_json_append_string (body, title, cut);
      g_string_append_c (body, ',');
    }

  if (body->len > 1)
    g_string_truncate (body, body->len - 1);
  g_string_append_c (body, '}');

  *length = body->len;

  return g_string_free_and_steal (body);
}
