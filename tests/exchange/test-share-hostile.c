/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "share-fixture.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* What somebody may leave in a shared folder who means ill, or whose disk is broken.
 * Each file is refused by its name, with a reason; what is sound comes in, in time and
 * without filling the memory.
 */

#define MALLORY "0193512900007000800000005f3a9c1e"
#define RECORD "01935129000070008000000000000001"
#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define MAX_SECONDS 20
#define MAX_KILOBYTES (700 * 1024)

typedef struct
{
  char *folder;
  char *there;
  char *space;
  char *id;
  Device ada;
  Device ben;
} Hostile;

static void
set_up (Hostile       *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  self->folder = make_folder ();
  self->there = g_build_filename (self->folder, "d", "mallory", NULL);
  device_init (&self->ada, "Ada", self->folder);
  device_init (&self->ben, "Ben", self->folder);
  self->id = add_group (self->ada.library.store, "Care");
  device_exchange (&self->ada, 0, 1);
  g_assert_cmpint (pb_share_probe (self->ada.share, &self->space, &error), ==, PB_SHARE_SPACE);
  g_assert_cmpint (g_mkdir_with_parents (self->there, 0700), ==, 0);
}

static void
tear_down (Hostile       *self,
           gconstpointer  data)
{
  device_clear (&self->ada);
  device_clear (&self->ben);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->there);
  g_free (self->space);
  g_free (self->id);
}

static char *
dup_path (Hostile    *self,
          const char *name)
{
  return g_build_filename (self->there, name, NULL);
}

static void
write_file (Hostile    *self,
            const char *name,
            const char *text,
            gssize      length)
{
  g_autofree char *path = dup_path (self, name);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static void
append_hashed (GChecksum  *sum,
               const char *line,
               gsize       length)
{
  guint8 digest[32];
  gsize size = sizeof digest;
  g_autoptr(GChecksum) one = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (one, (const guchar *) line, (gssize) length);
  g_checksum_get_digest (one, digest, &size);
  g_checksum_update (sum, digest, (gssize) size);
}

/* A segment of one line whose hash is right, whatever the line is. */
static GString *
make_segment (Hostile    *self,
              const char *device,
              const char *line,
              gsize       length)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "{\"pb\":1,\"min\":1,\"space\":\"%s\",\"dev\":\"%s\",\"first\":1,"
                          "\"prev\":\"" ZEROS "\"}", self->space, device);
  g_checksum_update (sum, (const guchar *) text->str, (gssize) text->len);
  append_hashed (sum, line, length);
  g_string_append_c (text, '\n');
  g_string_append_len (text, line, (gssize) length);
  g_string_append_printf (text, "\n{\"last\":1,\"sha256\":\"%s\"}\n", g_checksum_get_string (sum));

  return text;
}

static void
write_line (Hostile    *self,
            const char *name,
            const char *line,
            gssize      length)
{
  g_autoptr(GString) text = make_segment (self, MALLORY, line,
                                          length < 0 ? strlen (line) : (gsize) length);

  write_file (self, name, text->str, (gssize) text->len);
}

static char *
make_line (const char *body)
{
  return g_strconcat ("{\"q\":1,\"h\":\"0193512a7b2c0001\",\"e\":\"" RECORD "\",\"k\":\"group\","
                      "\"o\":", body, "}", NULL);
}

static void
write_body (Hostile    *self,
            const char *name,
            const char *body)
{
  g_autofree char *line = make_line (body);

  write_line (self, name, line, -1);
}

/* Sanitizers keep what was given back. */
static void
assert_small (void)
{
#ifndef __SANITIZE_ADDRESS__
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_assert_cmpint (usage.ru_maxrss, <, MAX_KILOBYTES);
#endif
}

/* Every file of the folder that was written here is named, so many changes come in,
 * and what Ada did is there.
 */
static void
assert_refused (Hostile *self,
                guint    n_findings,
                guint    n_in)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr(PbShareReport) report = device_sync (&self->ben, PB_SHARE_JOIN);

  for (guint i = 0; i < report->findings->len; i++)
    {
      PbShareFinding *finding = report->findings->pdata[i];

      g_test_message ("%s: %s", finding->path, finding->sentence);
      g_assert_true (g_str_has_prefix (finding->path, "d/mallory"));
      g_assert_true (g_utf8_validate (finding->path, -1, NULL));
      g_assert_cmpuint (strlen (finding->sentence), >, 10);
    }
  g_assert_cmpuint (report->findings->len, ==, n_findings);
  g_assert_cmpuint (report->n_in, ==, n_in);
  assert_text (self->ben.library.store, self->id, PB_GROUP_NAME, "Care");
  g_assert_cmpint (g_get_monotonic_time () - start, <, MAX_SECONDS * G_USEC_PER_SEC);
  assert_small ();
}

static void
test_deep (Hostile       *self,
           gconstpointer  data)
{
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *objects = NULL;
  g_autoptr(GString) text = g_string_new ("{\"s\":{\"name\":");

  g_string_append (text, deep);
  write_body (self, "arrays.ops", text->str);
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "{\"a\":");
  write_body (self, "objects.ops", text->str);

  /* Closed again, so that only the depth is wrong. */
  objects = g_strnfill (200000, ']');
  g_string_assign (text, "{\"s\":{\"name\":");
  g_string_append_printf (text, "%s%s}}", deep, objects);
  write_body (self, "closed.ops", text->str);

  /* In the header and the footer, too. */
  g_string_printf (text, "{\"pb\":1,\"min\":1,\"space\":%s\n", deep);
  write_file (self, "header.ops", text->str, -1);
  assert_refused (self, 4, 1);
}

static void
test_numbers (Hostile       *self,
              gconstpointer  data)
{
  static const char * const heads[] = {
    "{\"q\":99999999999999999999999999,\"h\":\"0193512a7b2c0001\"",
    "{\"q\":1e99999,\"h\":\"0193512a7b2c0001\"",
    "{\"q\":-1,\"h\":\"0193512a7b2c0001\"",
    "{\"q\":1.0,\"h\":\"0193512a7b2c0001\"",
    "{\"q\":1,\"h\":\"ffffffffffffffffffff\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.ops", i);
      g_autofree char *line = g_strconcat (heads[i], ",\"e\":\"" RECORD "\",\"k\":\"group\","
                                           "\"o\":{\"s\":{\"name\":\"No\"}}}", NULL);

      write_line (self, name, line, -1);
    }
  write_body (self, "float.ops", "{\"c\":1,\"s\":{\"name\":1e999999}}");
  write_body (self, "digits.ops", "{\"c\":1,\"s\":{\"name\":99999999999999999999999999}}");
  assert_refused (self, G_N_ELEMENTS (heads) + 2, 1);
}

static void
test_encodings (Hostile       *self,
                gconstpointer  data)
{
  static const char * const names[] = {
    "\xff\xfe", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\x01z", "\\ud800", "\\u0000",
    "\\x", "caf\xe9",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.ops", i);
      g_autofree char *body = g_strdup_printf ("{\"c\":1,\"s\":{\"name\":\"%s\"}}", names[i]);

      write_body (self, name, body);
    }
  {
    g_autofree char *line = make_line ("{\"c\":1,\"s\":{\"name\":\"a?b\"}}");
    gsize length = strlen (line);

    *strchr (line, '?') = '\0';
    write_line (self, "nul.ops", line, (gssize) length);
  }
  assert_refused (self, G_N_ELEMENTS (names) + 1, 1);
}

/* A pack that would fill the disk or the memory. */
static void
write_gzip (Hostile    *self,
            const char *name,
            const char *head,
            char        filler,
            guint       n_megabytes)
{
  g_autofree char *path = dup_path (self, name);
  g_autofree char *block = g_strnfill (1024 * 1024, filler);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GZlibCompressor) deflater = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  g_autoptr(GOutputStream) outer = NULL;
  g_autoptr(GOutputStream) stream = NULL;
  g_autoptr(GError) error = NULL;

  outer = G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, &error));
  g_assert_no_error (error);
  stream = g_converter_output_stream_new (outer, G_CONVERTER (deflater));
  g_output_stream_write_all (stream, head, strlen (head), NULL, NULL, &error);
  for (guint i = 0; i < n_megabytes; i++)
    g_output_stream_write_all (stream, block, 1024 * 1024, NULL, NULL, &error);
  g_output_stream_close (stream, NULL, &error);
  g_assert_no_error (error);
}

static void
test_bombs (Hostile       *self,
            gconstpointer  data)
{
  write_gzip (self, "line.ops.gz", "{\"pb\":", ' ', 600);
  write_gzip (self, "lines.ops.gz", "{\"pb\":1\n", '\n', 600);
  write_gzip (self, "zeros.ops.gz", "", '\0', 600);
  write_file (self, "broken.ops.gz", "\x1f\x8b\x08\x00garbage that is not gzip", -1);

  /* The zeros do not even begin like a log: they are of no interest. */
  assert_refused (self, 3, 1);
}

/* Files of a size that nobody should read as a whole; on the disk they are holes. */
static void
test_gigabytes (Hostile       *self,
                gconstpointer  data)
{
  static const char * const heads[] = { "{\"pb\":", "{\"pb\":1,\"min\":1,\n", "no log" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.ops", i);
      g_autofree char *path = dup_path (self, name);

      write_file (self, name, heads[i], -1);
      g_assert_cmpint (truncate (path, G_GINT64_CONSTANT (3) << 30), ==, 0);
    }
  assert_refused (self, 2, 1);
}

/* Names that lead elsewhere, or nowhere. */
static void
test_paths (Hostile       *self,
            gconstpointer  data)
{
  static const char * const names[] = {
    "..ops", "...", "a\nb.ops", "-rf.ops", "%s%n.ops", "\xff\xfe.ops", "con.ops", "a b;ls.ops",
  };
  g_autofree char *pipe = dup_path (self, "pipe.ops");
  g_autofree char *link = dup_path (self, "link.ops");
  g_autofree char *loop = dup_path (self, "loop");
  g_autofree char *folder = dup_path (self, "folder.ops");
  g_autofree char *hidden = dup_path (self, ".hidden.ops");
  g_autofree char *long_name = g_strnfill (240, 'x');
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      write_file (self, names[i], "{\"pb\":nothing}\n", -1);
      n += names[i][0] != '.';
    }
  write_file (self, long_name, "{\"pb\":nothing}\n", -1);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("/dev/zero", link), ==, 0);
  g_assert_cmpint (symlink ("..", loop), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (hidden, "{\"pb\":nothing}\n", -1, NULL));
  assert_refused (self, n + 4, 1);
}

/* A device writes into the log of another one, or claims to be all of them. */
static void
test_forged (Hostile       *self,
             gconstpointer  data)
{
  g_autoptr(GPtrArray) files = list_files (self->folder, ".ops");
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GString) forged = NULL;
  const char *at;
  gsize length;
  char *space;

  g_assert_true (g_file_get_contents (files->pdata[0], &text, &length, NULL));
  at = strstr (text, "\"dev\":\"");
  g_assert_nonnull (at);
  other = g_strndup (at + 7, 32);

  device_exchange (&self->ben, 1, 0);

  /* Ada's first operation, said to be another one at the same moment. */
  at = strchr (text, '\n') + 1;
  line = g_strndup (at, (gsize) (strchr (at, '\n') - at));
  memcpy (strstr (line, "Care"), "Scam", 4);
  forged = make_segment (self, other, line, strlen (line));
  write_file (self, "forged.ops", forged->str, (gssize) forged->len);

  /* Ada's segment as it is, but of another network, or changed on the way. */
  space = strstr (text, self->space);
  g_assert_nonnull (space);
  write_file (self, "replayed.ops", text, (gssize) length);
  memset (space, 'a', 32);
  write_file (self, "network.ops", text, (gssize) length);

  g_string_assign (forged, "{\"pb\":1,\"min\":1,\"space\":\"0\",\"dev\":\"../../../etc/passwd\","
                           "\"first\":1,\"prev\":\"" ZEROS "\"}\n");
  write_file (self, "device.ops", forged->str, -1);

  assert_refused (self, 3, 0);
}

/* What is well formed but strange is kept, and does nothing. */
static void
test_inert (Hostile       *self,
            gconstpointer  data)
{
  write_body (self, "sql.ops", "{\"c\":1,\"s\":{\"name'); DROP TABLE op; --\":\"'; DROP TABLE op\","
              "\"../../x\":\"../../../etc/passwd\"}}");
  assert_refused (self, 0, 2);
  g_assert_cmpint (sqlite_get (self->ben.library.path, "SELECT count(*) FROM op"), ==, 2);
}

/* Profiles are read as carefully. */
static void
test_profiles (Hostile       *self,
               gconstpointer  data)
{
  g_autofree char *deep = g_strnfill (30000, '[');
  g_autofree char *large = g_strnfill (1024 * 1024, 'x');
  g_autofree char *folder = g_build_filename (self->folder, "d", "5f3a9c1e-" MALLORY, NULL);
  g_autofree char *path = g_build_filename (folder, "device.json", NULL);
  const char *texts[] = { deep, large, "{\"name\":7,\"key\":[]}", "{\"name\":\"\\ud800\"}", "\xff" };

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PbShareReport) report = NULL;

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      report = device_sync (&self->ben, PB_SHARE_JOIN);
      g_assert_cmpuint (report->n_in, ==, i == 0 ? 1 : 0);
    }
  assert_text (self->ben.library.store, self->id, PB_GROUP_NAME, "Care");
}

#define hostile_add(path, func) g_test_add (path, Hostile, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  hostile_add ("/share-hostile/deep", test_deep);
  hostile_add ("/share-hostile/numbers", test_numbers);
  hostile_add ("/share-hostile/encodings", test_encodings);
  hostile_add ("/share-hostile/bombs", test_bombs);
  hostile_add ("/share-hostile/gigabytes", test_gigabytes);
  hostile_add ("/share-hostile/paths", test_paths);
  hostile_add ("/share-hostile/forged", test_forged);
  hostile_add ("/share-hostile/inert", test_inert);
  hostile_add ("/share-hostile/profiles", test_profiles);

  return g_test_run ();
}
