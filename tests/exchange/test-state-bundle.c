/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-state-bundle.h"
#include "formats/pb-example-network.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"
#include "framework/pb-redaction.h"
#include "storage/pb-group-summary.h"
#include "tests/storage/store-fixture.h"

#include <string.h>

#define SECRET "Never-to-be-seen"
#define MOMENT (G_GINT64_CONSTANT (1750000000) * G_USEC_PER_SEC)

typedef struct
{
  Fixture library;
  PbIdentity *identity;
  char *group;
} Share;

static void
set_up (Share         *self,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture_set_up (&self->library, NULL);
  self->identity = pb_identity_new (self->library.folder, PB_IDENTITY_FILE_ONLY);
  g_assert_true (pb_identity_ensure (self->identity, "Ada", NULL, &error));
  g_assert_no_error (error);
  self->group = add_group (self->library.store, "Care Circle");
}

static void
tear_down (Share         *self,
           gconstpointer  data)
{
  g_free (self->group);
  g_object_unref (self->identity);
  fixture_clear (&self->library);
}

static PbStateBundle *
make_bundle (Share      *self,
             const char *group,
             PbAudience  audience)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbDossier) redacted = NULL;

  dossier = pb_store_dossier_sync (self->library.store, group, pb_day_parse (TODAY), &error);
  g_assert_no_error (error);
  redacted = pb_dossier_redact (dossier, audience, "Ada", NULL);

  return pb_state_bundle_new (redacted, audience, "f00d");
}

static GBytes *
write_bundle (Share         *self,
              PbStateBundle *bundle)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = pb_state_bundle_write (bundle, self->identity, MOMENT,
                                         &error);

  g_assert_no_error (error);

  return bytes;
}

static PbStateBundle *
read_bundle (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  PbStateBundle *bundle = pb_state_bundle_read (bytes, &error);

  g_assert_no_error (error);

  return bundle;
}

static void
assert_refused (const char *text,
                gssize      length,
                int         code)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr(GError) error = NULL;

  g_assert_null (pb_state_bundle_read (bytes, &error));
  g_assert_error (error, PB_EXCHANGE_ERROR, code);
}

static void
assert_same_records (GPtrArray *one,
                     GPtrArray *two)
{
  g_assert_cmpuint (one->len, ==, two->len);
  for (guint i = 0; i < one->len; i++)
    {
      PbRecord *a = one->pdata[i], *b = two->pdata[i];
      PbKind kind = pb_record_get_kind (a);

      g_assert_cmpstr (pb_record_get_id (a), ==, pb_record_get_id (b));
      g_assert_cmpint (kind, ==, pb_record_get_kind (b));
      for (guint n = 0; n < pb_kind_get_n_fields (kind); n++)
        {
          PbFieldId field = pb_kind_get_nth_field (kind, n)->id;

          g_assert_true (pb_value_equal (pb_record_get_value (a, field),
                                         pb_record_get_value (b, field)));
        }
    }
}

static void
test_round_trip (Share         *self,
                 gconstpointer  data)
{
  g_autoptr(PbStateBundle) bundle = NULL;
  g_autoptr(PbStateBundle) again = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) twice = NULL;
  g_autoptr(GBytes) report = NULL;
  g_autofree char *large = g_malloc (200001);
  PbBundleFile *file;

  set_text (self->library.store, self->group, PB_GROUP_PURPOSE, "Care “for” \\ \"each\"\n\nother 🌱");
  memset (large, 0xfe, 200001);
  report = g_bytes_new (large, 200001);
  bundle = make_bundle (self, self->group, PB_AUDIENCE_PARTNERS);
  pb_state_bundle_add_file (bundle, "report.pdf", "application/pdf", report);

  bytes = write_bundle (self, bundle);
  twice = write_bundle (self, bundle);
  g_assert_true (g_bytes_equal (bytes, twice));
  g_assert_true (pb_state_bundle_sniff (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));

  again = read_bundle (bytes);
  g_assert_cmpstr (pb_state_bundle_get_author (again), ==, "Ada");
  g_assert_cmpstr (pb_state_bundle_get_public_key (again), ==,
                   pb_identity_get_public_key (self->identity));
  g_assert_cmpint (pb_state_bundle_get_instant (again), ==, MOMENT);
  g_assert_cmpstr (pb_state_bundle_get_group_id (again), ==, self->group);
  g_assert_cmpstr (pb_state_bundle_get_group_name (again), ==, "Care Circle");
  g_assert_cmpint (pb_state_bundle_get_day (again), ==, pb_day_parse (TODAY));
  g_assert_cmpint (pb_state_bundle_get_audience (again), ==, PB_AUDIENCE_PARTNERS);
  g_assert_cmpstr (pb_state_bundle_get_fingerprint (again), ==, "f00d");
  g_assert_cmpuint (pb_state_bundle_get_n_unknown (again), ==, 0);
  assert_same_records (pb_state_bundle_get_records (bundle), pb_state_bundle_get_records (again));

  g_assert_cmpuint (pb_state_bundle_get_files (again)->len, ==, 1);
  file = pb_state_bundle_get_files (again)->pdata[0];
  g_assert_cmpstr (file->name, ==, "report.pdf");
  g_assert_cmpstr (file->media_type, ==, "application/pdf");
  g_assert_true (g_bytes_equal (file->bytes, report));
}

/* Every group of the example goes out, comes in, and stands in an empty library. */
static void
test_example (Share         *self,
              gconstpointer  data)
{
  PbEdit *edit = pb_example_network_build (pb_day_parse (TODAY));
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GError) error = NULL;

  commit (self->library.store, edit);
  groups = pb_store_groups_sync (self->library.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, >, 4);

  for (guint i = 0; i < groups->len; i++)
    {
      const char *id = pb_group_summary_get_id (groups->pdata[i]);
      g_autoptr(PbStateBundle) bundle = make_bundle (self, id, PB_AUDIENCE_PARTNERS);
      g_autoptr(GBytes) bytes = write_bundle (self, bundle);
      g_autoptr(PbStateBundle) again = read_bundle (bytes);
      PbEdit *fill = pb_state_bundle_dup_edit (again);
      g_auto(Fixture) other = { 0 };
      g_autoptr(PbDossier) dossier = NULL;

      g_test_message ("%s: %u records, %zu bytes", pb_state_bundle_get_group_name (again),
                      pb_state_bundle_get_records (again)->len, g_bytes_get_size (bytes));
      assert_same_records (pb_state_bundle_get_records (bundle),
                           pb_state_bundle_get_records (again));

      fixture_set_up (&other, NULL);
      commit (other.store, fill);
      dossier = pb_store_dossier_sync (other.store, id, pb_day_parse (TODAY), &error);
      g_assert_no_error (error);
      for (guint n = 0; n < pb_state_bundle_get_records (again)->len; n++)
        {
          PbRecord *record = pb_state_bundle_get_records (again)->pdata[n];

          g_assert_nonnull (pb_dossier_lookup (dossier, pb_record_get_id (record)));
        }
    }
}

static char *
add_hidden (Share      *self,
            PbKind      kind,
            const char *title,
            const char *audience)
{
  char *id = add_of_group (self->library.store, kind, self->group, title);

  set_text (self->library.store, id, PB_COMMON_AUDIENCE, audience);

  return id;
}

static void
assert_not_in (GBytes     *bytes,
               const char *word)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_null (g_strstr_len (text, length, word));
}

/* Nothing that was not meant for the readers is in the file, in whatever form. */
static void
test_nothing_private (Share         *self,
                      gconstpointer  data)
{
  PbStore *store = self->library.store;
  g_autofree char *shown = add_of_group (store, PB_KIND_MEMBER, self->group, "Ben");
  g_autofree char *hidden = add_hidden (self, PB_KIND_MEMBER, SECRET " person", "members");
  g_autofree char *decision = add_hidden (self, PB_KIND_DECISION, SECRET " decision", "private");
  g_autofree char *link = NULL;
  PbEdit *edit = pb_edit_new ("Link");
  g_autoptr(PbStateBundle) bundle = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) public = NULL;
  GPtrArray *attachments;

  pb_store_set_author (store, SECRET " author", SECRET "-handle");
  set_text (store, shown, PB_MEMBER_CONTACT, SECRET "@example.org");
  set_text (store, shown, PB_COMMON_SOURCE, "csv:" SECRET ".csv#3");
  set_text (store, self->group, PB_GROUP_ARCHIVE, "/srv/" SECRET "/archive.tar");
  link = g_strdup (pb_edit_create (edit, PB_KIND_LINK, NULL));
  pb_edit_set_text (edit, link, PB_LINK_SUBJECT, self->group);
  pb_edit_set_text (edit, link, PB_LINK_URL, "file:///srv/" SECRET "/minutes.pdf");
  commit (store, edit);

  bundle = make_bundle (self, self->group, PB_AUDIENCE_PARTNERS);
  bytes = write_bundle (self, bundle);
  assert_not_in (bytes, SECRET);
  assert_not_in (bytes, hidden);
  assert_not_in (bytes, decision);

  attachments = pb_state_bundle_get_attachments (bundle);
  g_assert_cmpuint (attachments->len, ==, 1);
  g_assert_cmpstr (attachments->pdata[0], ==, "minutes.pdf");

  g_clear_object (&bundle);
  bundle = make_bundle (self, self->group, PB_AUDIENCE_PUBLIC);
  public = write_bundle (self, bundle);
  assert_not_in (public, shown);
  assert_not_in (public, "Ben");

  /* Even where somebody forgot to leave records out before. */
  {
    g_autoptr(GError) error = NULL;
    g_autoptr(PbDossier) all = pb_store_dossier_sync (store, self->group, pb_day_parse (TODAY),
                                                      &error);
    g_autoptr(PbStateBundle) careless = pb_state_bundle_new (all, PB_AUDIENCE_PARTNERS, NULL);
    g_autoptr(GBytes) written = write_bundle (self, careless);

    g_assert_no_error (error);
    assert_not_in (written, SECRET);
  }
}

static void
test_changed (Share         *self,
              gconstpointer  data)
{
  g_autoptr(PbStateBundle) bundle = make_bundle (self, self->group, PB_AUDIENCE_PARTNERS);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *copy = NULL;
  gsize length, first;
  const char *text;

  bytes = write_bundle (self, bundle);
  text = g_bytes_get_data (bytes, &length);
  first = (const char *) memchr (text, '\n', length) - text;

  /* Whatever letter is another one, and wherever it ends too early, it is seen. */
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr(GBytes) bad = NULL;
      g_autoptr(GError) error = NULL;

      g_free (copy);
      copy = g_memdup2 (text, length);
      copy[i] = copy[i] == 'a' ? 'b' : 'a';
      bad = g_bytes_new (copy, length);
      g_assert_null (pb_state_bundle_read (bad, &error));
      g_assert_nonnull (error);
      if (i > first)
        g_assert_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_CHANGED);
    }
  for (gsize i = first + 1; i < length; i += 13)
    assert_refused (text, i, PB_EXCHANGE_ERROR_CHANGED);
}

/* A signature of somebody else does not make it whole again. */
static void
test_forged (Share         *self,
             gconstpointer  data)
{
  g_autoptr(PbStateBundle) bundle = make_bundle (self, self->group, PB_AUDIENCE_PARTNERS);
  g_autoptr(GBytes) bytes = write_bundle (self, bundle);
  g_autoptr(PbSigner) other = pb_signer_new (NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *hash = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *forged = NULL;
  char *at;

  at = strstr (text, "Care Circle");
  memcpy (at, "Cure", 4);
  at = strstr (text, "{\"lines\":");
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, at - text);
  signature = pb_signer_sign (other, "pb-state1", hash, NULL);
  *at = '\0';
  forged = g_strdup_printf ("%s{\"lines\":2,\"sha256\":\"%s\",\"sig\":\"%s\"}\n", text, hash,
                            signature);
  assert_refused (forged, -1, PB_EXCHANGE_ERROR_CHANGED);
}

/* Signs any text, as somebody who means ill can. */
static char *
sign (Share      *self,
      const char *lines,
      guint       n_lines)
{
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *signature = NULL;

  text = g_strdup_printf ("{\"phasebook\":\"state\",\"version\":1,\"by\":\"Eve\",\"key\":\"%s\","
                          "\"earlier\":[],\"at\":\"2025-06-30T10:00:00Z\",\"group\":\"%s\","
                          "\"name\":\"Care Circle\",\"day\":\"2025-06-30\","
                          "\"audience\":\"partners\",\"fingerprint\":\"\"}\n%s",
                          pb_identity_get_public_key (self->identity), self->group, lines);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  signature = pb_signer_sign (pb_identity_get_signer (self->identity), "pb-state1", hash, NULL);

  return g_strdup_printf ("%s{\"lines\":%u,\"sha256\":\"%s\",\"sig\":\"%s\"}\n", text, n_lines,
                          hash, signature);
}

static char *
sign_after_group (Share      *self,
                  const char *line)
{
  g_autofree char *lines =
    g_strdup_printf ("{\"record\":\"group\",\"id\":\"%s\",\"values\":{\"name\":\"Care\"}}\n%s\n",
                     self->group, line);

  return sign (self, lines, 3);
}

static void
test_hostile (Share         *self,
              gconstpointer  data)
{
  static const char * const bad[] = {
    "", "null", "[]", "{\"record\":\"member\"}", "{\"record\":\"member\",\"id\":\"x\",\"values\":{}}",
    "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}",
    "{\"a\":1e9}", "{\"a\":99999999999999999999}", "{\"a\":\"\\u0000\"}", "{\"a\":\"\xff\"}",
    "{\"data\":\"QUJD\"}", "{\"file\":\"../x\",\"type\":\"a/b\",\"size\":0}",
    "{\"file\":\"/x\",\"type\":\"a/b\",\"size\":0}", "{\"file\":\".x\",\"type\":\"a/b\",\"size\":0}",
    "{\"file\":\"x\",\"type\":\"a/b\",\"size\":-1}", "{\"file\":\"x\",\"type\":\"a/b\",\"size\":3}",
    "{\"file\":\"x\",\"type\":\"a/b\",\"size\":999999999999999}",
  };
  g_autofree char *twice = NULL;
  g_autofree char *long_line = NULL;
  g_autofree char *signed_text = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *id = NULL;
  g_autofree char *line = NULL;
  g_autofree char *spaces = g_strnfill (5 * 1024 * 1024, 'a');
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PbStateBundle) bundle = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *text = sign_after_group (self, bad[i]);

      g_test_message ("%u", i);
      assert_refused (text, -1, PB_EXCHANGE_ERROR_FORMAT);
    }

  twice = g_strdup_printf ("{\"record\":\"group\",\"id\":\"%s\",\"values\":{}}", self->group);
  signed_text = sign_after_group (self, twice);
  assert_refused (signed_text, -1, PB_EXCHANGE_ERROR_FORMAT);
  g_free (signed_text);

  long_line = g_strdup_printf ("{\"x\":\"%s\"}", spaces);
  signed_text = sign_after_group (self, long_line);
  assert_refused (signed_text, -1, PB_EXCHANGE_ERROR_FORMAT);
  g_free (signed_text);

  /* Without the group itself, and with a wrong count of lines. */
  signed_text = sign (self, "", 1);
  assert_refused (signed_text, -1, PB_EXCHANGE_ERROR_FORMAT);
  g_free (signed_text);
  signed_text = sign (self, "{\"attachment\":\"x\"}\n", 7);
  assert_refused (signed_text, -1, PB_EXCHANGE_ERROR_CHANGED);

  assert_refused ("", 0, PB_EXCHANGE_ERROR_FORMAT);
  assert_refused ("{\"pb\":1,\"min\":1}\n", -1, PB_EXCHANGE_ERROR_FORMAT);
  assert_refused ("{\"phasebook\":\"state\",", -1, PB_EXCHANGE_ERROR_FORMAT);
  assert_refused ("{\"phasebook\":\"state\",\"version\":1}\n", -1, PB_EXCHANGE_ERROR_CHANGED);
  assert_refused ("{\"phasebook\":\"state\",\"version\":2}\n", -1, PB_EXCHANGE_ERROR_NEWER);

  /* What a newer version of the program adds is left alone, and said. */
  id = pb_id_new ();
  line = g_strdup_printf ("{\"record\":\"hologram\",\"id\":\"%s\",\"values\":{}}", id);
  unknown = sign_after_group (self, line);
  bytes = g_bytes_new (unknown, strlen (unknown));
  bundle = read_bundle (bytes);
  g_assert_cmpuint (pb_state_bundle_get_n_unknown (bundle), ==, 1);
  g_assert_cmpuint (pb_state_bundle_get_records (bundle)->len, ==, 1);
}

static void
test_whose (Share         *self,
            gconstpointer  data)
{
  g_autoptr(PbStateBundle) made = make_bundle (self, self->group, PB_AUDIENCE_PARTNERS);
  g_autoptr(GBytes) bytes = write_bundle (self, made);
  g_autoptr(PbStateBundle) bundle = read_bundle (bytes);
  g_autoptr(PbTrust) trust = pb_trust_new (self->library.path);
  g_autofree char *unknown = pb_state_bundle_dup_verdict (bundle, PB_TRUST_FIRST_SEEN);
  g_autofree char *known = pb_state_bundle_dup_verdict (bundle, PB_TRUST_VERIFIED);

  g_assert_cmpint (pb_state_bundle_check (bundle, trust, NULL), ==, PB_TRUST_FIRST_SEEN);
  g_assert_cmpint (pb_state_bundle_check (bundle, trust, self->identity), ==, PB_TRUST_VERIFIED);
  pb_trust_confirm (trust, pb_state_bundle_get_public_key (bundle), "Ada", "Ben",
                    pb_day_parse (TODAY));
  g_assert_cmpint (pb_state_bundle_check (bundle, trust, NULL), ==, PB_TRUST_VERIFIED);

  g_assert_nonnull (strstr (unknown, "Ada"));
  g_assert_nonnull (strstr (unknown, "nobody here has confirmed"));
  g_assert_null (strstr (known, "nobody"));

  /* After a change of keys, who knew the old one still knows. */
  g_assert_true (pb_identity_renew (self->identity, NULL, NULL));
  g_clear_pointer (&bytes, g_bytes_unref);
  g_clear_object (&bundle);
  bytes = write_bundle (self, made);
  bundle = read_bundle (bytes);
  g_assert_null (pb_trust_lookup (trust, pb_state_bundle_get_public_key (bundle)));
  g_assert_cmpint (pb_state_bundle_check (bundle, trust, NULL), ==, PB_TRUST_VERIFIED);
}

static void
test_files (Share         *self,
            gconstpointer  data)
{
  g_autoptr(PbStateBundle) made = make_bundle (self, self->group, PB_AUDIENCE_PARTNERS);
  g_autoptr(GBytes) bytes = write_bundle (self, made);
  g_autofree char *path = g_build_filename (self->library.folder, "care.phasebook", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFile) zero = g_file_new_for_path ("/dev/zero");
  g_autoptr(PbStateBundle) bundle = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_false (pb_state_bundle_sniff_file (file));
  g_assert_null (pb_state_bundle_load (file, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      g_bytes_get_size (bytes), NULL));
  g_assert_true (pb_state_bundle_sniff_file (file));
  bundle = pb_state_bundle_load (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bundle);

  g_assert_false (pb_state_bundle_sniff_file (zero));
  g_assert_null (pb_state_bundle_load (zero, NULL, &error));
  g_assert_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_FORMAT);
}

#define share_add(path, func) g_test_add (path, Share, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  share_add ("/state-bundle/round-trip", test_round_trip);
  share_add ("/state-bundle/example", test_example);
  share_add ("/state-bundle/nothing-private", test_nothing_private);
  share_add ("/state-bundle/changed", test_changed);
  share_add ("/state-bundle/forged", test_forged);
  share_add ("/state-bundle/hostile", test_hostile);
  share_add ("/state-bundle/whose", test_whose);
  share_add ("/state-bundle/files", test_files);

  return g_test_run ();
}
