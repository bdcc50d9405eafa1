/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/pb-op.h"
#include "storage/pb-scanner.h"

#include <string.h>

typedef struct
{
  const char *text;
  gsize length;
} PbInput;

#define INPUT(literal) { literal, sizeof (literal) - 1 }

static gboolean
is_valid (const char *text,
          gsize       length)
{
  /* A copy of the exact size, so that reading past the end is seen. */
  g_autofree char *copy = g_memdup2 (text, MAX (length, 1));
  PbScanner scanner;
  PbToken token;

  pb_scanner_init (&scanner, copy, length);
  do
    token = pb_scanner_next (&scanner);
  while (token != PB_TOKEN_ERROR && token != PB_TOKEN_END);

  /* Both are final. */
  g_assert_cmpint (pb_scanner_next (&scanner), ==, token);

  return token == PB_TOKEN_END;
}

static void
test_valid (void)
{
  static const PbInput inputs[] = {
    INPUT ("{}"), INPUT ("[]"), INPUT ("0"), INPUT ("-1"), INPUT ("999999999999999"),
    INPUT ("-999999999999999"), INPUT ("true"), INPUT ("false"), INPUT ("null"), INPUT ("\"\""),
    INPUT ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), INPUT ("\"\\u00e9\\ud83d\\ude00\""),
    INPUT ("\"\xc3\xa9\xf0\x9f\x98\x80\x7f\""), INPUT ("[[[[[[[[]]]]]]]]"),
    INPUT ("{\"a\":{\"b\":[1,{\"c\":null},\"x\"]},\"\":false}"), INPUT ("[1,2,3]"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_test_message ("%s", inputs[i].text);
      g_assert_true (is_valid (inputs[i].text, inputs[i].length));
    }
}

static void
test_invalid (void)
{
  static const PbInput inputs[] = {
    /* not one whole value */
    INPUT (""), INPUT ("{"), INPUT ("["), INPUT ("}"), INPUT ("]"), INPUT ("{]"), INPUT ("[}"),
    INPUT ("{}{}"), INPUT ("1 "), INPUT ("1,"), INPUT ("[1,]"), INPUT ("[,1]"), INPUT ("{,}"),
    INPUT ("{\"a\"}"), INPUT ("{\"a\":}"), INPUT ("{\"a\":1,}"), INPUT ("{a:1}"), INPUT ("{1:1}"),
    INPUT ("[1 2]"), INPUT ("{\"a\":1\"b\":2}"), INPUT ("[1:2]"),
    /* white space */
    INPUT (" 1"), INPUT ("[1, 2]"), INPUT ("{\"a\": 1}"), INPUT ("1\n"), INPUT ("\t[]"),
    INPUT ("\xef\xbb\xbf{}"),
    /* numbers */
    INPUT ("-"), INPUT ("-0"), INPUT ("01"), INPUT ("-01"), INPUT ("+1"), INPUT ("1.0"),
    INPUT (".5"), INPUT ("1e5"), INPUT ("1E999999999"), INPUT ("1000000000000000"),
    INPUT ("99999999999999999999999999"), INPUT ("0x10"), INPUT ("NaN"), INPUT ("Infinity"),
    INPUT ("--1"), INPUT ("1-"),
    /* words */
    INPUT ("True"), INPUT ("tru"), INPUT ("truee"), INPUT ("nul"), INPUT ("undefined"),
    /* strings */
    INPUT ("\""), INPUT ("\"\\"), INPUT ("\"\\\""), INPUT ("\"\\x\""), INPUT ("\"\\u12\""),
    INPUT ("\"\\u12g4\""), INPUT ("\"\\u0000\""), INPUT ("\"\0\""), INPUT ("\"\\\0\""),
    INPUT ("\"\n\""), INPUT ("\"\x1f\""), INPUT ("'a'"),
    INPUT ("\"\\ud800\""), INPUT ("\"\\ud800x\""), INPUT ("\"\\ud800\\u0041\""),
    INPUT ("\"\\udc00\""), INPUT ("\"\\ud800\\ud800\""), INPUT ("\"\\ud83d\\ude0"),
    /* not UTF-8: overlong, surrogate, beyond Unicode, cut short, lone byte */
    INPUT ("\"\xc0\xaf\""), INPUT ("\"\xe0\x80\xaf\""), INPUT ("\"\xed\xa0\x80\""),
    INPUT ("\"\xf4\x90\x80\x80\""), INPUT ("\"\xc3\""), INPUT ("\"\xff\""), INPUT ("\"\x80\""),
    /* depth */
    INPUT ("[[[[[[[[[]]]]]]]]]"),
    INPUT ("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}}}"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      g_autofree char *shown = g_strescape (inputs[i].text, NULL);

      g_test_message ("%u: %s", i, shown);
      g_assert_false (is_valid (inputs[i].text, inputs[i].length));
    }
}

static void
test_large (void)
{
  g_autoptr(GString) deep = g_string_new (NULL);
  g_autoptr(GString) many = g_string_new ("{");
  g_autoptr(GString) wide = g_string_new ("\"");

  for (int i = 0; i < 1000000; i++)
    g_string_append_c (deep, i % 2 ? '{' : '[');
  g_assert_false (is_valid (deep->str, deep->len));

  for (int i = 0; i < 100000; i++)
    g_string_append_printf (many, "%s\"k%d\":%d", i ? "," : "", i, i);
  g_string_append_c (many, '}');
  g_assert_true (is_valid (many->str, many->len));

  for (int i = 0; i < 5 * 1024 * 1024; i++)
    g_string_append_c (wide, 'x');
  g_string_append_c (wide, '"');
  g_assert_true (is_valid (wide->str, wide->len));
}

static void
test_strings (void)
{
  static const char text[] = "“q” \"x\" \\ / \b\f\n\r\t \x01 é 😀";
  g_autoptr(GString) json = g_string_new (NULL);
  g_autofree char *read = NULL;
  PbScanner scanner;
  gsize length;

  pb_json_append_string (json, text, strlen (text));
  pb_scanner_init (&scanner, json->str, json->len);
  g_assert_cmpint (pb_scanner_next (&scanner), ==, PB_TOKEN_STRING);
  read = pb_slice_dup (&scanner.string, &length);
  g_assert_cmpstr (read, ==, text);
  g_assert_cmpuint (length, ==, strlen (text));

  {
    static const char escaped[] = "\"\\u00e9\\ud83d\\ude00\\/\"";
    g_autofree char *unescaped = NULL;

    pb_scanner_init (&scanner, escaped, strlen (escaped));
    pb_scanner_next (&scanner);
    unescaped = pb_slice_dup (&scanner.string, NULL);
    g_assert_cmpstr (unescaped, ==, "é😀/");
    g_assert_false (pb_slice_fits (&scanner.string, 6));
    g_assert_true (pb_slice_fits (&scanner.string, 7));
  }
}

static void
test_skip (void)
{
  static const char text[] = "{\"a\":[1,{\"b\":[]}],\"c\":2}";
  PbScanner scanner;
  const char *start;

  pb_scanner_init (&scanner, text, strlen (text));
  pb_scanner_next (&scanner);
  pb_scanner_next (&scanner);
  pb_scanner_next (&scanner);
  start = scanner.start;
  g_assert_true (pb_scanner_skip (&scanner));
  g_assert_cmpmem (start, (gsize) (scanner.at - start), "[1,{\"b\":[]}]", 12);
  g_assert_cmpint (pb_scanner_next (&scanner), ==, PB_TOKEN_KEY);
  g_assert_true (pb_slice_is (&scanner.string, "c"));
}

/* Every prefix and every single changed byte of a value is read to an end. */
static void
test_damaged (void)
{
  static const char text[] =
    "{\"q\":231,\"h\":\"0193512a7b2c0003\",\"o\":{\"s\":{\"t\":\"a\\n\\u00e9\xc3\xa9\","
    "\"d\":[[1,2,\"x\"]],\"n\":null,\"b\":[true,false,-5]}}}";
  gsize length = strlen (text);

  g_assert_true (is_valid (text, length));
  for (gsize i = 0; i < length; i++)
    g_assert_false (is_valid (text, i));

  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *copy = g_strdup (text);

      for (int byte = 0; byte < 256; byte++)
        {
          copy[i] = (char) byte;
          is_valid (copy, length);
        }
    }
}

static const char good_line[] =
  "{\"q\":231,\"h\":\"0193512a7b2c0003\",\"e\":\"019351290000700080000000000000ff\","
  "\"k\":\"agreement\",\"o\":{\"c\":1,\"s\":{\"title\":\"Care days\",\"tags/health\":1},"
  "\"p\":{\"title\":[\"0193512800000000-5f3a9c1e\"]},\"m\":1,\"t\":\"Edit\",\"x\":[{}]}}";

static void
test_line (void)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  g_autofree char *again = NULL;
  PbOpHead head;
  PbOpInfo info;

  g_assert_true (pb_op_parse_line (good_line, strlen (good_line), &head));
  g_assert_cmpint (head.seq, ==, 231);
  g_assert_cmphex (head.hlc, ==, G_GUINT64_CONSTANT (0x0193512a7b2c0003));
  g_assert_cmpint (head.entity[15], ==, 0xff);
  g_assert_true (pb_slice_is (&head.kind, "agreement"));

  g_assert_true (pb_op_decode (head.body.text, head.body.length, head.hlc, entries, preds, &info));
  g_assert_true (info.create);
  g_assert_true (info.more);
  g_assert_true (pb_slice_is (&info.title, "Edit"));
  g_assert_cmpuint (info.n_entries, ==, 2);
  g_assert_cmpuint (g_array_index (entries, PbOpEntry, 0).n_preds, ==, 1);
  g_assert_cmphex (g_array_index (preds, PbStamp, 0).tag, ==, 0x5f3a9c1e);

  again = pb_op_format_line (head.seq, head.hlc, head.entity, "agreement", head.body.text,
                             head.body.length, NULL);
  g_assert_cmpstr (again, ==, good_line);
}

#define LINE(q, h, e, k, o) \
  "{\"q\":" q ",\"h\":\"" h "\",\"e\":\"" e "\",\"k\":\"" k "\",\"o\":" o "}"
#define HLC "0193512a7b2c0003"
#define ENTITY "019351290000700080000000000000ff"

static void
test_bad_lines (void)
{
  static const char * const lines[] = {
    LINE ("0", HLC, ENTITY, "group", "{}"),
    LINE ("-1", HLC, ENTITY, "group", "{}"),
    LINE ("274877906944", HLC, ENTITY, "group", "{}"),
    LINE ("\"1\"", HLC, ENTITY, "group", "{}"),
    LINE ("1", "0000000000000000", ENTITY, "group", "{}"),
    LINE ("1", "8000000000000000", ENTITY, "group", "{}"),
    LINE ("1", "0193512A7B2C0003", ENTITY, "group", "{}"),
    LINE ("1", "193512a7b2c0003", ENTITY, "group", "{}"),
    LINE ("1", HLC, "019351290000700080000000000000f", "group", "{}"),
    LINE ("1", HLC, "01935129-0000-7000-8000-0000000000ff", "group", "{}"),
    LINE ("1", HLC, ENTITY, "", "{}"),
    LINE ("1", HLC, ENTITY, "a b", "{}"),
    LINE ("1", HLC, ENTITY, "gr\\u006fup", "{}"),
    LINE ("1", HLC, ENTITY, "0123456789012345678901234567890123456789012345678901234567890123456789",
          "{}"),
    LINE ("1", HLC, ENTITY, "group", "[]"),
    LINE ("1", HLC, ENTITY, "group", "null"),
    LINE ("1", HLC, ENTITY, "group", "{\"s\":{\"a\":1.5}}"),
    LINE ("1", HLC, ENTITY, "group", "{}") " ",
    LINE ("1", HLC, ENTITY, "group", "{},\"z\":1"),
    "{\"h\":\"" HLC "\",\"q\":1,\"e\":\"" ENTITY "\",\"k\":\"group\",\"o\":{}}",
    "{\"q\":1,\"h\":\"" HLC "\",\"e\":\"" ENTITY "\",\"k\":\"group\"}",
    "{}",
    "",
  };
  PbOpHead head;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_false (pb_op_parse_line (lines[i], strlen (lines[i]), &head));
    }
  g_assert_true (pb_op_parse_line (LINE ("1", HLC, ENTITY, "group", "{}"),
                                   strlen (LINE ("1", HLC, ENTITY, "group", "{}")), &head));
}

static void
test_bad_bodies (void)
{
  static const struct
  {
    const char *body;
    gboolean more;
  } bodies[] = {
    { "{\"s\":{\"a\":[1]}}", FALSE },
    { "{\"s\":[],\"m\":1}", TRUE },
    { "{\"s\":{\"a\":1,\"a\":2}}", FALSE },
    { "{\"s\":{\"a\":1,\"\\u0061\":2}}", FALSE },
    { "{\"s\":{\"\":1}}", FALSE },
    { "{\"c\":2}", FALSE },
    { "{\"c\":true,\"m\":1}", TRUE },
    { "{\"s\":{},\"c\":1}", FALSE },
    { "{\"m\":1,\"s\":{}}", TRUE },
    { "{\"s\":{},\"s\":{}}", FALSE },
    { "{\"x\":1,\"s\":{\"a\":1}}", FALSE },
    { "{\"p\":{\"a\":[\"0193512800000000-5f3a9c1e\"]}}", FALSE },
    { "{\"s\":{\"a\":1},\"p\":{\"b\":[\"0193512800000000-5f3a9c1e\"]}}", FALSE },
    { "{\"s\":{\"a\":1},\"p\":{\"a\":\"0193512800000000-5f3a9c1e\"}}", FALSE },
    { "{\"s\":{\"a\":1},\"p\":{\"a\":[\"0193512800000000\"]}}", FALSE },
    { "{\"s\":{\"a\":1},\"p\":{\"a\":[\"0193512800000000-5f3a9c1E\"]}}", FALSE },
    { "{\"s\":{\"a\":1},\"p\":{\"a\":[\"8193512800000000-5f3a9c1e\"]}}", FALSE },
    { "{\"s\":{\"a\":1},\"p\":{\"a\":[\"" HLC "-5f3a9c1e\"]}}", FALSE },
    { "{\"s\":{\"a\":1},\"p\":{\"a\":[\"0193512b00000000-5f3a9c1e\"]}}", FALSE },
    { "{\"s\":{\"a\":1},\"p\":{\"a\":[\"0193512800000000-5f3a9c1e\"],"
      "\"a\":[\"0193512800000000-5f3a9c1e\"]}}", FALSE },
  };
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  PbOpInfo info;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_test_message ("%s", bodies[i].body);
      g_assert_false (pb_op_decode (bodies[i].body, strlen (bodies[i].body),
                                    G_GUINT64_CONSTANT (0x0193512a7b2c0003), entries, preds,
                                    &info));
      g_assert_cmpint (info.more, ==, bodies[i].more);
      g_assert_cmpuint (info.n_entries, ==, 0);
      g_assert_cmpuint (entries->len, ==, 0);
      g_assert_cmpuint (preds->len, ==, 0);
    }
}

static gboolean
decode_counted (guint n_keys,
                guint n_preds,
                guint key_bytes)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
  g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
  g_autoptr(GString) body = g_string_new ("{\"s\":{");
  PbOpInfo info;

  for (guint i = 0; i < n_keys; i++)
    g_string_append_printf (body, "%s\"%0*u\":1", i ? "," : "", (int) key_bytes, i);
  g_string_append_printf (body, "},\"p\":{\"%0*u\":[", (int) key_bytes, 0u);
  for (guint i = 0; i < n_preds; i++)
    g_string_append_printf (body, "%s\"%016x-00000001\"", i ? "," : "", i + 1);
  g_string_append (body, "]}}");

  return pb_op_decode (body->str, body->len, 1000, entries, preds, &info);
}

static void
test_limits (void)
{
  g_autofree char *text = g_malloc (PB_OP_MAX_LINE + 1);
  PbOpHead head;

  g_assert_true (decode_counted (PB_OP_MAX_KEYS, PB_OP_MAX_PREDS, 4));
  g_assert_false (decode_counted (PB_OP_MAX_KEYS + 1, 0, 4));
  g_assert_false (decode_counted (1, PB_OP_MAX_PREDS + 1, 4));
  g_assert_true (decode_counted (1, 1, PB_OP_MAX_KEY_BYTES));
  g_assert_false (decode_counted (1, 1, PB_OP_MAX_KEY_BYTES + 1));

  memset (text, ' ', PB_OP_MAX_LINE + 1);
  g_assert_false (pb_op_parse_line (text, PB_OP_MAX_LINE + 1, &head));
}

/* Random damage to a line never makes it read past its end, whatever it still
 * says.
 */
static void
test_mutations (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (42);
  gsize length = strlen (good_line);
  guint n_good = 0;

  for (int round = 0; round < 20000; round++)
    {
      g_autofree char *copy = g_memdup2 (good_line, length);
      g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (PbOpEntry));
      g_autoptr(GArray) preds = g_array_new (FALSE, FALSE, sizeof (PbStamp));
      PbOpHead head;
      PbOpInfo info;

      for (int n = g_rand_int_range (rand, 1, 4); n > 0; n--)
        copy[g_rand_int_range (rand, 0, (gint32) length)] =
          "{}[]\",:01e\\u\x80\xff"[g_rand_int_range (rand, 0, 14)];

      if (pb_op_parse_line (copy, length, &head))
        {
          n_good++;
          pb_op_decode (head.body.text, head.body.length, head.hlc, entries, preds, &info);
        }
    }

  g_assert_cmpuint (n_good, >, 100);
}

static void
test_vector (void)
{
  static const struct
  {
    const char *text;
    int n;
  } values[] = {
    { "{\"v\":{}}", 0 },
    { "{\"v\":{\"5f3a9c1e\":\"0193512a7b2c0003\",\"00000001\":\"0000000000000001\"}}", 2 },
    { "{\"x\":[1],\"v\":{}}", 0 },
    { "{}", -1 },
    { "{\"v\":1}", -1 },
    { "{\"v\":{\"5f3a9c1e\":1}}", -1 },
    { "{\"v\":{\"5F3A9C1E\":\"0193512a7b2c0003\"}}", -1 },
    { "{\"v\":{\"5f3a9c1e\":\"ffffffffffffffff\"}}", -1 },
    { "{\"v\":{},\"v\":{}}", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(GArray) vector = g_array_new (FALSE, FALSE, sizeof (PbStamp));
      PbWireValue value = { .type = PB_WIRE_OBJECT,
                            .slice = { values[i].text, strlen (values[i].text), FALSE } };

      g_test_message ("%s", values[i].text);
      g_assert_cmpint (pb_op_decode_vector (&value, vector), ==, values[i].n >= 0);
      if (values[i].n >= 0)
        g_assert_cmpint (vector->len, ==, values[i].n);
    }
}

static void
test_clock (void)
{
  gint64 now = G_GINT64_CONSTANT (1767225600123456);
  guint64 hlc = pb_hlc_next (now, 0, 0);
  PbStamp stamp = { hlc, 0x5f3a9c1e };
  PbStamp read;
  char text[PB_STAMP_LENGTH + 1];

  g_assert_cmpint (pb_hlc_to_instant (hlc), ==, now - now % 1000);
  g_assert_cmpuint (pb_hlc_next (now, hlc, 0), ==, hlc + 1);
  g_assert_cmpuint (pb_hlc_next (now, hlc, hlc + 70000), ==, hlc + 70001);
  g_assert_cmpuint (pb_hlc_next (now - G_USEC_PER_SEC, hlc, 0), ==, hlc + 1);
  g_assert_cmpuint (pb_hlc_next (0, 0, 0), ==, 1);
  g_assert_cmpuint (pb_hlc_last_of (now), ==, hlc | 0xffff);

  pb_stamp_format (&stamp, text);
  g_assert_true (pb_stamp_parse (&read, text, strlen (text)));
  g_assert_cmpint (pb_stamp_compare (&stamp, &read), ==, 0);
  read.tag++;
  g_assert_cmpint (pb_stamp_compare (&stamp, &read), <, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scanner/valid", test_valid);
  g_test_add_func ("/scanner/invalid", test_invalid);
  g_test_add_func ("/scanner/large", test_large);
  g_test_add_func ("/scanner/strings", test_strings);
  g_test_add_func ("/scanner/skip", test_skip);
  g_test_add_func ("/scanner/damaged", test_damaged);
  g_test_add_func ("/op/line", test_line);
  g_test_add_func ("/op/bad-lines", test_bad_lines);
  g_test_add_func ("/op/bad-bodies", test_bad_bodies);
  g_test_add_func ("/op/limits", test_limits);
  g_test_add_func ("/op/mutations", test_mutations);
  g_test_add_func ("/op/vector", test_vector);
  g_test_add_func ("/op/clock", test_clock);

  return g_test_run ();
}
