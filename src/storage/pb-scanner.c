/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-scanner.h"

#include <string.h>

#define MAX_DIGITS 15

typedef enum
{
  STATE_VALUE,
  STATE_FIRST_KEY,
  STATE_FIRST_ELEMENT,
  STATE_AFTER_VALUE,
  STATE_DONE,
  STATE_ERROR,
} PbScannerState;

static PbToken
fail (PbScanner *self)
{
  self->state = STATE_ERROR;

  return self->token = PB_TOKEN_ERROR;
}

static gboolean
read_unit (const char *at,
           const char *end,
           guint      *unit)
{
  guint value = 0;

  if (end - at < 4)
    return FALSE;

  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return FALSE;
      value = value << 4 | (guint) digit;
    }

  *unit = value;

  return TRUE;
}

/* Reads what follows "\u", the second half of a surrogate pair included.
 * Returns the character, or 0 where there is none that text may hold.
 */
static gunichar
read_escaped_char (const char **at,
                   const char  *end)
{
  guint high;
  guint low;

  if (!read_unit (*at, end, &high))
    return 0;
  *at += 4;

  if (high >= 0xdc00 && high <= 0xdfff)
    return 0;
  if (high < 0xd800 || high > 0xdbff)
    return high;

  if (end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u' || !read_unit (*at + 2, end, &low) ||
      low < 0xdc00 || low > 0xdfff)
    return 0;
  *at += 6;

  return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

/* Each byte of a word, and whether any byte of it needs a closer look. */
#define BYTES(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))
#define HIGH_BITS BYTES (0x80)
#define HAS_ZERO(word) (((word) - BYTES (1)) & ~(word) & HIGH_BITS)
#define HAS_CONTROL(word) (((word) - BYTES (0x20)) & ~(word) & HIGH_BITS)

/* Passes over bytes that stand for themselves, eight at a time.  Returns whether
 * some of them were not ASCII in @wide.
 */
static const char *
skip_plain (const char *at,
            const char *end,
            gboolean   *wide)
{
  guint64 seen = 0;

  while (end - at >= 8)
    {
      guint64 word;

      memcpy (&word, at, sizeof word);
      if (HAS_CONTROL (word) | HAS_ZERO (word ^ BYTES ('"')) | HAS_ZERO (word ^ BYTES ('\\')))
        break;

      seen |= word;
      at += 8;
    }

  while (at < end && (guchar) *at >= 0x20 && *at != '"' && *at != '\\')
    seen |= (guchar) *at++;

  *wide |= (seen & HIGH_BITS) != 0;

  return at;
}

/* Reads the rest of a string, behind its first quotation mark. */
static gboolean
read_string (PbScanner *self)
{
  const char *at = self->at;
  gboolean wide = FALSE;

  self->string.text = at;
  self->string.escaped = FALSE;

  for (;;)
    {
      at = skip_plain (at, self->end, &wide);
      if (at == self->end || (guchar) *at < 0x20)
        return FALSE;
      if (*at == '"')
        break;

      self->string.escaped = TRUE;
      if (++at == self->end)
        return FALSE;

      if (*at == 'u')
        {
          at++;
          if (read_escaped_char (&at, self->end) == 0)
            return FALSE;
        }
      else if (*at != '\0' && strchr ("\"\\/bfnrt", *at) != NULL)
        {
          at++;
        }
      else
        {
          return FALSE;
        }
    }

  self->string.length = at - self->string.text;
  self->at = at + 1;

  return !wide || g_utf8_validate_len (self->string.text, self->string.length, NULL);
}

static gboolean
read_integer (PbScanner *self)
{
  gboolean negative = *self->at == '-';
  const char *at = self->at + (negative ? 1 : 0);
  const char *first = at;
  gint64 value = 0;

  while (at < self->end && g_ascii_isdigit (*at))
    {
      if (at - first == MAX_DIGITS)
        return FALSE;
      value = value * 10 + (*at++ - '0');
    }

  if (at == first || (*first == '0' && (at - first > 1 || negative)))
    return FALSE;

  self->integer = negative ? -value : value;
  self->at = at;

  return TRUE;
}

static gboolean
read_word (PbScanner  *self,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || memcmp (self->at, word, length) != 0)
    return FALSE;

  self->at += length;

  return TRUE;
}

static PbToken
open_level (PbScanner *self,
            gboolean   object)
{
  if (self->depth == PB_SCANNER_MAX_DEPTH)
    return fail (self);

  self->in_object[self->depth++] = object;
  self->at++;
  self->state = object ? STATE_FIRST_KEY : STATE_FIRST_ELEMENT;

  return self->token = object ? PB_TOKEN_OBJECT : PB_TOKEN_ARRAY;
}

static PbToken
close_level (PbScanner *self)
{
  gboolean object = self->in_object[--self->depth];

  self->at++;
  self->state = self->depth == 0 ? STATE_DONE : STATE_AFTER_VALUE;

  return self->token = object ? PB_TOKEN_OBJECT_END : PB_TOKEN_ARRAY_END;
}

static PbToken
read_key (PbScanner *self)
{
  if (*self->at != '"')
    return fail (self);

  self->at++;
  if (!read_string (self) || self->at == self->end || *self->at != ':')
    return fail (self);

  self->at++;
  self->state = STATE_VALUE;

  return self->token = PB_TOKEN_KEY;
}

static PbToken
read_value (PbScanner *self)
{
  PbToken token = PB_TOKEN_ERROR;

  switch (*self->at)
    {
    case '{':
      return open_level (self, TRUE);
    case '[':
      return open_level (self, FALSE);
    case '"':
      self->at++;
      token = read_string (self) ? PB_TOKEN_STRING : PB_TOKEN_ERROR;
      break;
    case 't':
      token = read_word (self, "true") ? PB_TOKEN_TRUE : PB_TOKEN_ERROR;
      break;
    case 'f':
      token = read_word (self, "false") ? PB_TOKEN_FALSE : PB_TOKEN_ERROR;
      break;
    case 'n':
      token = read_word (self, "null") ? PB_TOKEN_NULL : PB_TOKEN_ERROR;
      break;
    default:
      if (*self->at == '-' || g_ascii_isdigit (*self->at))
        token = read_integer (self) ? PB_TOKEN_INTEGER : PB_TOKEN_ERROR;
      break;
    }

  if (token == PB_TOKEN_ERROR)
    return fail (self);

  self->state = self->depth == 0 ? STATE_DONE : STATE_AFTER_VALUE;

  return self->token = token;
}

static PbToken
read_after_value (PbScanner *self)
{
  gboolean object = self->in_object[self->depth - 1];

  if (*self->at == (object ? '}' : ']'))
    return close_level (self);
  if (*self->at != ',')
    return fail (self);

  self->at++;
  self->start = self->at;
  if (self->at == self->end)
    return fail (self);

  return object ? read_key (self) : read_value (self);
}

/**
 * pb_scanner_init:
 * @self: (out caller-allocates): a scanner
 * @text: what to read; must outlive the scanner and its slices
 * @length: how many bytes
 */
void
pb_scanner_init (PbScanner  *self,
                 const char *text,
                 gsize       length)
{
  self->token = PB_TOKEN_ERROR;
  self->start = text;
  self->at = text;
  self->end = text + length;
  self->depth = 0;
  self->state = STATE_VALUE;
}

/**
 * pb_scanner_next:
 * @self: a scanner
 *
 * Returns: the next token; once it is %PB_TOKEN_ERROR or %PB_TOKEN_END it stays
 *   so
 */
PbToken
pb_scanner_next (PbScanner *self)
{
  self->start = self->at;

  if (self->state == STATE_ERROR)
    return PB_TOKEN_ERROR;
  if (self->state == STATE_DONE)
    return self->at == self->end ? (self->token = PB_TOKEN_END) : fail (self);
  if (self->at == self->end)
    return fail (self);

  switch ((PbScannerState) self->state)
    {
    case STATE_FIRST_KEY:
      return *self->at == '}' ? close_level (self) : read_key (self);
    case STATE_FIRST_ELEMENT:
      return *self->at == ']' ? close_level (self) : read_value (self);
    case STATE_AFTER_VALUE:
      return read_after_value (self);
    case STATE_VALUE:
    case STATE_DONE:
    case STATE_ERROR:
    default:
      return read_value (self);
    }
}

/**
 * pb_scanner_skip:
 * @self: a scanner that has just read the first token of a value
 *
 * Reads to the end of that value.  From where its first token began up to `at`
 * is then the whole of it.
 *
 * Returns: whether the value was whole
 */
gboolean
pb_scanner_skip (PbScanner *self)
{
  if (self->token != PB_TOKEN_OBJECT && self->token != PB_TOKEN_ARRAY)
    return self->token != PB_TOKEN_ERROR;

  return pb_scanner_leave (self, self->depth);
}

/**
 * pb_scanner_leave:
 * @self: a scanner
 * @depth: its `depth` within an object or array
 *
 * Reads on until that object or array has ended.
 *
 * Returns: whether it was whole
 */
gboolean
pb_scanner_leave (PbScanner *self,
                  guint      depth)
{
  while (self->depth >= depth)
    {
      if (pb_scanner_next (self) == PB_TOKEN_ERROR)
        return FALSE;
    }

  return TRUE;
}

/**
 * pb_slice_unescape:
 * @self: the inside of a string, as the scanner gave it
 * @buffer: (out caller-allocates): room for @self's length and one byte more
 *
 * Writes the text that the string stands for.
 *
 * Returns: its length
 */
gsize
pb_slice_unescape (const PbSlice *self,
                   char          *buffer)
{
  const char *at = self->text;
  const char *end = self->text + self->length;
  char *out = buffer;

  if (!self->escaped)
    {
      memcpy (buffer, self->text, self->length);
      buffer[self->length] = '\0';
      return self->length;
    }

  while (at < end)
    {
      static const char letters[] = "bfnrt";
      static const char meanings[] = "\b\f\n\r\t";
      const char *backslash = memchr (at, '\\', end - at);
      gsize run = (backslash ? backslash : end) - at;
      const char *letter;

      memcpy (out, at, run);
      out += run;
      at += run;
      if (at == end)
        break;

      at++;
      letter = strchr (letters, *at);
      if (*at == 'u')
        {
          at++;
          out += g_unichar_to_utf8 (read_escaped_char (&at, end), out);
        }
      else
        {
          *out++ = letter ? meanings[letter - letters] : *at;
          at++;
        }
    }

  *out = '\0';

  return out - buffer;
}

/**
 * pb_slice_dup:
 * @self: the inside of a string
 * @length: (out) (optional): the length of the text
 *
 * Returns: (transfer full): the text that the string stands for
 */
char *
pb_slice_dup (const PbSlice *self,
              gsize         *length)
{
  char *text = g_malloc (self->length + 1);
  gsize written = pb_slice_unescape (self, text);

  if (length)
    *length = written;

  return text;
}

/**
 * pb_slice_fits:
 * @self: the inside of a string
 * @max_bytes: a length
 *
 * Returns: whether the text that it stands for is no longer than @max_bytes
 */
gboolean
pb_slice_fits (const PbSlice *self,
               gsize          max_bytes)
{
  g_autofree char *text = NULL;
  gsize length;

  if (self->length <= max_bytes || !self->escaped)
    return self->length <= max_bytes;

  text = pb_slice_dup (self, &length);

  return length <= max_bytes;
}

/**
 * pb_slice_equal:
 * @a: the inside of a string
 * @b: the inside of another
 *
 * Returns: whether both stand for the same text
 */
gboolean
pb_slice_equal (const PbSlice *a,
                const PbSlice *b)
{
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  gsize one_length;
  gsize other_length;

  if (!a->escaped && !b->escaped)
    return a->length == b->length && memcmp (a->text, b->text, a->length) == 0;

  one = pb_slice_dup (a, &one_length);
  other = pb_slice_dup (b, &other_length);

  return one_length == other_length && memcmp (one, other, one_length) == 0;
}

/**
 * pb_slice_is:
 * @self: the inside of a string
 * @text: a text without characters that need a backslash
 *
 * Returns: whether @self stands there as @text; a needlessly escaped form does
 *   not
 */
gboolean
pb_slice_is (const PbSlice *self,
             const char    *text)
{
  return !self->escaped && strlen (text) == self->length &&
         memcmp (self->text, text, self->length) == 0;
}

/**
 * pb_json_append_string:
 * @json: where to write
 * @text: valid UTF-8 without NUL
 * @length: how many bytes
 *
 * Writes a string of the canonical subset: only what must be escaped is.
 */
void
pb_json_append_string (GString    *json,
                       const char *text,
                       gsize       length)
{
  gsize run = 0;

  g_string_append_c (json, '"');

  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      if (c >= 0x20 && c != '"' && c != '\\')
        continue;

      g_string_append_len (json, text + run, i - run);
      run = i + 1;

      if (c == '"' || c == '\\')
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, (char) c);
        }
      else if (c == '\n')
        {
          g_string_append (json, "\\n");
        }
      else if (c == '\t')
        {
          g_string_append (json, "\\t");
        }
      else if (c == '\r')
        {
          g_string_append (json, "\\r");
        }
      else
        {
          g_string_append_printf (json, "\\u%04x", c);
        }
    }

  g_string_append_len (json, text + run, length - run);
  g_string_append_c (json, '"');
}
