/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-segment-reader.h"
#include "storage/pb-op.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SPACE "0190a8d0000070008000000000000001"
#define DEVICE "0190a8d0000070008000000000000002"
#define RECORD "0190a8d0000070008000000000000003"

static char *
make_line (gint64      seq,
           const char *title,
           const char *more)
{
  return g_strdup_printf ("{\"q\":%" G_GINT64_FORMAT ",\"h\":\"0193512a7b%06" G_GINT64_MODIFIER
                          "x\",\"e\":\"" RECORD "\",\"k\":\"group\",\"o\":{\"c\":1,\"s\":"
                          "{\"name\":\"%s\"}%s}}\n", seq, seq, title, more);
}

static GBytes *
make_lines (gint64 first,
            gint64 last)
{
  GString *text = g_string_new (NULL);

  for (gint64 seq = first; seq <= last; seq++)
    {
      g_autofree char *line = make_line (seq, "Care", "");

      g_string_append (text, line);
    }

  return g_string_free_to_bytes (text);
}

static GBytes *
make_segment (gint64       first,
              gint64       last,
              const char  *prev,
              PbSigner    *signer,
              char       **hash)
{
  g_autoptr(GBytes) lines = make_lines (first, last);
  g_autoptr(GError) error = NULL;
  GBytes *segment = pb_segment_write (SPACE, DEVICE, prev, lines, signer, hash, &error);

  g_assert_no_error (error);

  return segment;
}

static void
assert_refused (const char *text,
                gssize      length,
                int         code)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbSegment) segment = NULL;
  gsize offset = 0;

  segment = pb_segment_parse (bytes, &offset, &error);
  g_assert_null (segment);
  g_assert_error (error, PB_EXCHANGE_ERROR, code);
}

static void
test_round_trip (void)
{
  g_autofree char *hash = NULL;
  g_autoptr(GBytes) first = make_segment (1, 3, NULL, NULL, &hash);
  g_autoptr(GBytes) second = make_segment (4, 4, hash, NULL, NULL);
  g_autoptr(GByteArray) both = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbSegment) one = NULL;
  g_autoptr(PbSegment) other = NULL;
  g_autoptr(GBytes) lines = make_lines (1, 3);
  g_autoptr(GError) error = NULL;
  gsize offset = 0;

  g_byte_array_append (both, g_bytes_get_data (first, NULL), (guint) g_bytes_get_size (first));
  g_byte_array_append (both, g_bytes_get_data (second, NULL), (guint) g_bytes_get_size (second));
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&both));

  one = pb_segment_parse (bytes, &offset, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offset, ==, g_bytes_get_size (first));
  g_assert_cmpstr (one->space, ==, SPACE);
  g_assert_cmpstr (one->device, ==, DEVICE);
  g_assert_cmpint (one->first, ==, 1);
  g_assert_cmpint (one->last, ==, 3);
  g_assert_cmpstr (one->hash, ==, hash);
  g_assert_null (one->signature);
  g_assert_true (g_bytes_equal (one->lines, lines));

  other = pb_segment_parse (bytes, &offset, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (other->prev, ==, hash);
  g_assert_cmpuint (offset, ==, g_bytes_get_size (bytes));
}

static void
test_signature (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbSigner) signer = pb_signer_new (&error);
  g_autoptr(PbSigner) other = pb_signer_new (&error);
  g_autoptr(GBytes) bytes = make_segment (1, 3, NULL, signer, NULL);
  g_autoptr(PbSegment) segment = NULL;
  gsize offset = 0;

  segment = pb_segment_parse (bytes, &offset, &error);
  g_assert_no_error (error);
  g_assert_true (pb_segment_verify (segment, pb_signer_get_public_key (signer)));
  g_assert_false (pb_segment_verify (segment, pb_signer_get_public_key (other)));
  g_assert_false (pb_segment_verify (segment, NULL));

  /* Another content under the same signature. */
  segment->hash[0] = segment->hash[0] == '0' ? '1' : '0';
  g_assert_false (pb_segment_verify (segment, pb_signer_get_public_key (signer)));
}

/* A file that is still on its way is refused at whatever place it ends. */
static void
test_torn (void)
{
  g_autoptr(GBytes) bytes = make_segment (1, 3, NULL, NULL, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (gsize length = 1; length < size; length++)
    assert_refused (text, (gssize) length, PB_EXCHANGE_ERROR_FORMAT);
}

/* No byte can be another one unnoticed. */
static void
test_flipped (void)
{
  g_autoptr(GBytes) bytes = make_segment (1, 3, NULL, NULL, NULL);
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree char *copy = g_memdup2 (text, size);
      g_autoptr(GBytes) changed = NULL;
      g_autoptr(PbSegment) segment = NULL;
      g_autoptr(GError) error = NULL;
      gsize offset = 0;

      copy[i] ^= 0x04;
      changed = g_bytes_new_take (g_steal_pointer (&copy), size);
      segment = pb_segment_parse (changed, &offset, &error);
      g_assert_null (segment);
      g_assert_true (error->domain == PB_EXCHANGE_ERROR);
    }
}

/* Segments whose hash is right, but whose content is not. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *lines;
    const char *why;
  } cases[] = {
    { "", "no operation" },
    { "{\"q\":1}\n", "half an operation" },
    { "{\"q\":1,\"h\":\"0193512a7b2c0001\",\"e\":\"" RECORD "\",\"k\":\"group\",\"o\":"
      "[[[[[[[[[[[[1]]]]]]]]]]]]}\n", "depth" },
    { "{\"q\":1,\"h\":\"0193512a7b2c0001\",\"e\":\"" RECORD "\",\"k\":\"group\",\"o\":"
      "{\"c\":1e99}}\n", "a fraction" },
    { "{\"q\":99999999999999999999,\"h\":\"0193512a7b2c0001\",\"e\":\"" RECORD "\",\"k\":"
      "\"group\",\"o\":{}}\n", "a huge number" },
    { "{\"q\":1,\"h\":\"0193512a7b2c0001\",\"e\":\"" RECORD "\",\"k\":\"group\",\"o\":"
      "{\"s\":{\"name\":\"\xff\"}}}\n", "bad UTF-8" },
    { "{\"q\":1,\"h\":\"0193512a7b2c0001\",\"e\":\"" RECORD "\",\"k\":\"group\",\"o\":"
      "{\"s\":{\"name\":\"a\"},\"m\":1}}\n", "the rest of the action is missing" },
    { "{\"q\":2,\"h\":\"0193512a7b2c0001\",\"e\":\"" RECORD "\",\"k\":\"group\",\"o\":{}}\n",
      "another place than the header says" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *header = "{\"pb\":1,\"min\":1,\"space\":\"" SPACE "\",\"dev\":\"" DEVICE "\","
        "\"first\":1,\"prev\":\"0000000000000000000000000000000000000000000000000000000000000000\"}";
      g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
      g_autofree char *text = NULL;
      const char *feed = strchr (cases[i].lines, '\n');

      g_test_message ("%s", cases[i].why);
      g_checksum_update (sum, (const guchar *) header, -1);
      if (feed)
        {
          g_autoptr(GChecksum) one = g_checksum_new (G_CHECKSUM_SHA256);
          guint8 digest[32];
          gsize n = sizeof digest;

          g_checksum_update (one, (const guchar *) cases[i].lines, feed - cases[i].lines);
          g_checksum_get_digest (one, digest, &n);
          g_checksum_update (sum, digest, (gssize) n);
        }
      text = g_strdup_printf ("%s\n%s{\"last\":1,\"sha256\":\"%s\"}\n", header, cases[i].lines,
                              g_checksum_get_string (sum));
      assert_refused (text, -1, PB_EXCHANGE_ERROR_FORMAT);
    }

  assert_refused ("{\"pb\":2,\"min\":2,\"whatever\":[]}\n", -1, PB_EXCHANGE_ERROR_NEWER);
  assert_refused ("{\"pb\":1,\"min\":1,\"space\":\"../../etc/passwd\"}\n", -1,
                  PB_EXCHANGE_ERROR_FORMAT);
}

/* What is not there can be added later: a member behind the known ones. */
static void
test_newer_header (void)
{
  g_autoptr(GBytes) bytes = make_segment (1, 1, NULL, NULL, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto(GStrv) lines = g_strsplit (text, "\n", 3);
  g_autofree char *header = g_strndup (lines[0], strlen (lines[0]) - 1);
  g_autofree char *longer = g_strconcat (header, ",\"new\":{\"a\":[1,2]}}", NULL);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr(GChecksum) one = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *all = NULL;
  g_autoptr(GBytes) newer = NULL;
  g_autoptr(PbSegment) segment = NULL;
  g_autoptr(GError) error = NULL;
  guint8 digest[32];
  gsize n = sizeof digest, offset = 0;

  g_checksum_update (one, (const guchar *) lines[1], -1);
  g_checksum_get_digest (one, digest, &n);
  g_checksum_update (sum, (const guchar *) longer, -1);
  g_checksum_update (sum, digest, (gssize) n);
  all = g_strdup_printf ("%s\n%s\n{\"last\":1,\"sha256\":\"%s\"}\n", longer, lines[1],
                         g_checksum_get_string (sum));
  newer = g_bytes_new (all, strlen (all));
  segment = pb_segment_parse (newer, &offset, &error);
  g_assert_no_error (error);
  g_assert_cmpint (segment->last, ==, 1);
}

static char *
make_file (const char *folder,
           const char *name,
           GBytes     *bytes,
           gboolean    compress)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GOutputStream) out =
    G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, 0, NULL, &error));
  g_autoptr(GZlibCompressor) deflater = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);

  g_assert_no_error (error);
  if (compress)
    {
      GOutputStream *inner = g_steal_pointer (&out);

      out = g_converter_output_stream_new (inner, G_CONVERTER (deflater));
      g_object_unref (inner);
    }
  g_output_stream_write_all (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL,
                             NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (out, NULL, &error);
  g_assert_no_error (error);

  return path;
}

static guint
count_segments (const char *path,
                int         code)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbSegmentReader) reader = pb_segment_reader_open (path, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (reader)
    {
      g_autoptr(PbSegment) segment = pb_segment_reader_next (reader, NULL, &error);

      if (segment == NULL)
        break;
      n++;
    }

  if (code < 0)
    g_assert_no_error (error);
  else
    g_assert_error (error, PB_EXCHANGE_ERROR, code);

  return n;
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("phasebook-segment-XXXXXX", NULL);
  g_autoptr(GByteArray) all = g_byte_array_new ();
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) broken = NULL;
  g_autoptr(GBytes) zeros = NULL;
  g_autoptr(GBytes) other = g_bytes_new_static ("# A page\n", 9);
  g_autofree char *plain = NULL, *packed = NULL, *cut = NULL, *bomb = NULL, *page = NULL;
  g_autofree char *link = NULL, *pipe = NULL;
  char *prev = NULL;

  for (gint64 first = 1; first <= 1001; first += 50)
    {
      char *hash;
      g_autoptr(GBytes) one = make_segment (first, first + 49, prev, NULL, &hash);

      g_byte_array_append (all, g_bytes_get_data (one, NULL), (guint) g_bytes_get_size (one));
      g_free (prev);
      prev = hash;
    }
  g_free (prev);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  broken = g_bytes_new_from_bytes (bytes, 0, g_bytes_get_size (bytes) - 20);
  zeros = g_bytes_new_take (g_malloc0 (2 * PB_SEGMENT_MAX_BYTES), 2 * PB_SEGMENT_MAX_BYTES);
  memcpy ((char *) g_bytes_get_data (zeros, NULL), "{\"pb\":", 6);

  plain = make_file (folder, "Some file (1)", bytes, FALSE);
  packed = make_file (folder, "PACK.OPS.GZ", bytes, TRUE);
  cut = make_file (folder, "cut", broken, FALSE);
  bomb = make_file (folder, "bomb", zeros, TRUE);
  page = make_file (folder, "page.md", other, FALSE);
  link = g_build_filename (folder, "link.ops", NULL);
  g_assert_cmpint (symlink (plain, link), ==, 0);
  pipe = g_build_filename (folder, "pipe.ops", NULL);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);

  g_assert_cmpuint (count_segments (plain, -1), ==, 21);
  g_assert_cmpuint (count_segments (packed, -1), ==, 21);
  g_assert_cmpuint (count_segments (cut, PB_EXCHANGE_ERROR_FORMAT), ==, 20);
  g_assert_cmpuint (count_segments (bomb, PB_EXCHANGE_ERROR_LIMIT), ==, 0);
  g_assert_cmpuint (count_segments (page, -1), ==, 0);
  g_assert_cmpuint (count_segments (link, -1), ==, 0);
  g_assert_cmpuint (count_segments (pipe, -1), ==, 0);

  for (char **path = (char *[]) { plain, packed, cut, bomb, page, link, pipe, NULL }; *path; path++)
    g_unlink (*path);
  g_rmdir (folder);
}

/* A line that is no operation says nothing of one: what was read of the one before it must not
 * be mixed with a part of it, whose text may end earlier.
 */
static void
test_left_alone (void)
{
  static const char broken[] = "{\"q\":2,\"h\":\"0193512a7b000002\",\"e\":\"" RECORD "\","
                               "\"k\":\"group\",\"o\":{\"s\":{\"3f6670e5159\"}";
  g_autofree char *line = make_line (1, "Care", "");
  PbOpHead head = { 0 };
  PbOpHead before;

  g_assert_true (pb_op_parse_line (line, strlen (line) - 1, &head));
  before = head;
  for (gsize length = 0; length <= strlen (broken); length++)
    {
      g_assert_false (pb_op_parse_line (broken, length, &head));
      g_assert_cmpuint (head.seq, ==, before.seq);
      g_assert_cmpuint (head.hlc, ==, before.hlc);
      g_assert_true (head.kind.text == before.kind.text);
      g_assert_true (head.body.text == before.body.text);
      g_assert_cmpuint (head.body.length, ==, before.body.length);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/segment/round-trip", test_round_trip);
  g_test_add_func ("/segment/signature", test_signature);
  g_test_add_func ("/segment/torn", test_torn);
  g_test_add_func ("/segment/flipped", test_flipped);
  g_test_add_func ("/segment/hostile", test_hostile);
  g_test_add_func ("/segment/newer-header", test_newer_header);
  g_test_add_func ("/segment/files", test_files);
  g_test_add_func ("/segment/left-alone", test_left_alone);

  return g_test_run ();
}
