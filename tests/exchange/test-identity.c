/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-fingerprint.h"
#include "exchange/pb-identity.h"
#include "exchange/pb-trust.h"
#include "tests/storage/store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* The first example of RFC 8032 for Ed25519: secret key, public key. */
#define RFC_SECRET "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg=="
#define RFC_PUBLIC "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="

typedef struct
{
  char *folder;
} Folder;

static void
set_up (Folder        *self,
        gconstpointer  data)
{
  self->folder = g_dir_make_tmp ("phasebook-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
}

static void
tear_down (Folder        *self,
           gconstpointer  data)
{
  remove_tree (self->folder);
  g_free (self->folder);
}

static PbSigner *
new_signer (void)
{
  g_autoptr(GError) error = NULL;
  PbSigner *signer = pb_signer_new (&error);

  g_assert_no_error (error);

  return signer;
}

static void
test_signatures (void)
{
  g_autoptr(PbSigner) signer = new_signer ();
  g_autoptr(PbSigner) other = new_signer ();
  g_autoptr(GError) error = NULL;
  const char *key = pb_signer_get_public_key (signer);
  g_autofree char *signature = pb_signer_sign (signer, "pb1", "text", &error);
  g_autofree char *again = pb_signer_sign (signer, "pb1", "text", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (key), ==, 44);
  g_assert_cmpuint (strlen (signature), ==, 88);
  g_assert_cmpstr (signature, ==, again);
  g_assert_true (pb_signature_verify (key, "pb1", "text", signature));

  g_assert_false (pb_signature_verify (key, "pb2", "text", signature));
  g_assert_false (pb_signature_verify (key, "pb1", "text.", signature));
  g_assert_false (pb_signature_verify (pb_signer_get_public_key (other), "pb1", "text",
                                       signature));
  g_assert_false (pb_signature_verify (NULL, "pb1", "text", signature));
  g_assert_false (pb_signature_verify (key, "pb1", "text", NULL));
  g_assert_false (pb_signature_verify ("", "pb1", "text", "!"));

  /* Each bit counts, wherever it is flipped. */
  for (guint i = 0; i < 86; i += 7)
    {
      g_autofree char *bad = g_strdup (signature);

      bad[i] = bad[i] == 'A' ? 'B' : 'A';
      g_assert_false (pb_signature_verify (key, "pb1", "text", bad));
    }
}

static void
test_known_keys (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbSigner) signer = pb_signer_new_for_secret (RFC_SECRET, &error);
  g_autofree char *secret = NULL;
  g_autofree char *crossed = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (pb_signer_get_public_key (signer), ==, RFC_PUBLIC);
  secret = pb_signer_dup_secret (signer);
  g_assert_cmpstr (secret, ==, RFC_SECRET);

  /* Halves that do not belong together. */
  crossed = g_strdup (RFC_SECRET);
  crossed[3] = 'y';
  g_assert_null (pb_signer_new_for_secret (crossed, &error));
  g_assert_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_KEY);
}

static void
test_words (void)
{
  g_autoptr(PbSigner) other = new_signer ();
  g_autofree char *words = pb_fingerprint_new (RFC_PUBLIC);
  g_autofree char *others = pb_fingerprint_new (pb_signer_get_public_key (other));
  g_auto(GStrv) list = g_strsplit (words, " ", -1);
  g_autofree char *loud = g_ascii_strup (words, -1);
  g_autofree char *spaced = g_strjoinv (" - ", list);
  g_autofree char *typed = g_strdup_printf ("  %s.\n", spaced);

  g_assert_cmpuint (g_strv_length (list), ==, PB_FINGERPRINT_WORDS);
  /* People have written these words down. */
  g_assert_cmpstr (words, ==,
                   "pencil cowboy bagel saffron giraffe elbow maple oboe");
  g_assert_cmpstr (words, !=, others);

  g_assert_true (pb_fingerprint_equal (words, words));
  g_assert_true (pb_fingerprint_equal (words, loud));
  g_assert_true (pb_fingerprint_equal (words, typed));
  g_assert_false (pb_fingerprint_equal (words, others));
  g_assert_false (pb_fingerprint_equal (words, ""));
  g_assert_false (pb_fingerprint_equal (words, list[0]));
}

static PbIdentity *
load (Folder *folder)
{
  g_autoptr(GError) error = NULL;
  PbIdentity *identity = pb_identity_new (folder->folder, PB_IDENTITY_FILE_ONLY);

  g_assert_true (pb_identity_load (identity, NULL, &error));
  g_assert_no_error (error);

  return identity;
}

static void
test_identity (Folder        *folder,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (folder->folder, "identity.ini", NULL);
  g_autoptr(PbIdentity) identity = load (folder);
  g_autoptr(PbIdentity) again = NULL;
  g_autofree char *key = NULL;
  GStatBuf status;

  g_assert_null (pb_identity_get_signer (identity));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (pb_identity_ensure (identity, "Ada", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_false (pb_identity_get_in_keyring (identity));
  key = g_strdup (pb_identity_get_public_key (identity));

  again = load (folder);
  g_assert_cmpstr (pb_identity_get_public_key (again), ==, key);
  g_assert_cmpstr (pb_identity_get_name (again), ==, "Ada");

  /* The same person under another name. */
  g_assert_true (pb_identity_ensure (again, "Ada Lovelace", NULL, &error));
  g_assert_cmpstr (pb_identity_get_public_key (again), ==, key);
  g_assert_cmpstr (pb_identity_get_name (again), ==, "Ada Lovelace");
}

static void
test_renewed_key (Folder        *folder,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *library = g_build_filename (folder->folder, "library", NULL);
  g_autoptr(PbIdentity) identity = load (folder);
  g_autoptr(PbTrust) trust = pb_trust_new (library);
  g_autofree char *first = NULL;
  GPtrArray *succession;

  g_assert_true (pb_identity_ensure (identity, "Ada", NULL, &error));
  first = g_strdup (pb_identity_get_public_key (identity));
  pb_trust_confirm (trust, first, "Ada", "Ben", pb_day_parse (TODAY));

  for (guint i = 0; i < PB_SUCCESSION_MAX + 2; i++)
    {
      g_autofree char *before = g_strdup (pb_identity_get_public_key (identity));

      g_assert_true (pb_identity_renew (identity, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (pb_identity_get_public_key (identity), !=, before);

      succession = pb_identity_get_succession (identity);
      g_assert_true (pb_succession_verify (succession, pb_identity_get_public_key (identity)));
      g_assert_false (pb_succession_verify (succession, RFC_PUBLIC));

      /* Whoever knows the first key knows its successors, as long as it is named. */
      g_assert_cmpint (pb_trust_check (trust, pb_identity_get_public_key (identity), succession),
                       ==, i < PB_SUCCESSION_MAX ? PB_TRUST_VERIFIED : PB_TRUST_FIRST_SEEN);
    }

  /* A key that has nothing to do with those before. */
  g_assert_true (pb_identity_start_over (identity, "Ada", NULL, &error));
  succession = pb_identity_get_succession (identity);
  g_assert_cmpuint (succession->len, ==, 0);
  g_assert_cmpint (pb_trust_check (trust, pb_identity_get_public_key (identity), succession), ==,
                   PB_TRUST_FIRST_SEEN);
  g_assert_cmpstr (pb_trust_find_other (trust, "ADA",
                                        pb_identity_get_public_key (identity))->key, ==, first);
}

/* A key that cannot be read is not silently replaced by another one. */
static void
test_damaged_file (Folder        *folder,
                   gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (folder->folder, "identity.ini", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *broken = NULL;
  g_autoptr(PbIdentity) identity = load (folder);
  char *at;

  g_assert_true (pb_identity_ensure (identity, "Ada", NULL, &error));
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  broken = g_strdup (before);
  at = strstr (broken, "SecretKey=") + strlen ("SecretKey=") + 5;
  *at = *at == 'A' ? 'B' : 'A';
  g_assert_true (g_file_set_contents (path, broken, -1, NULL));

  g_assert_false (pb_identity_ensure (identity, "Ada", NULL, &error));
  g_assert_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_KEY);
  g_assert_null (pb_identity_get_signer (identity));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, broken);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, "[Identity]\nName=Ada\nPublicKey=x\n", -1, NULL));
  g_assert_false (pb_identity_load (identity, NULL, &error));
  g_assert_error (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_KEY);
}

static void
test_trust (Folder        *folder,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *library = g_build_filename (folder->folder, "library", NULL);
  g_autoptr(PbTrust) trust = pb_trust_new (library);
  g_autoptr(PbTrust) again = pb_trust_new (library);
  g_autoptr(PbSigner) signer = new_signer ();
  const char *key = pb_signer_get_public_key (signer);
  const PbTrustEntry *entry;

  g_assert_true (pb_trust_load (trust, &error));
  g_assert_cmpint (pb_trust_check (trust, NULL, NULL), ==, PB_TRUST_UNSIGNED);
  g_assert_cmpint (pb_trust_check (trust, key, NULL), ==, PB_TRUST_FIRST_SEEN);

  pb_trust_see (trust, key, "Ada", pb_day_parse ("2025-06-01"));
  g_assert_cmpint (pb_trust_check (trust, key, NULL), ==, PB_TRUST_FIRST_SEEN);
  g_assert_null (pb_trust_find_other (trust, "Ada", RFC_PUBLIC));
  pb_trust_confirm (trust, key, "Ada", "Ben [from the office]", pb_day_parse (TODAY));
  g_assert_true (pb_trust_save (trust, &error));
  g_assert_no_error (error);

  g_assert_true (pb_trust_load (again, &error));
  g_assert_cmpuint (pb_trust_get_entries (again)->len, ==, 1);
  entry = pb_trust_lookup (again, key);
  g_assert_cmpstr (entry->name, ==, "Ada");
  g_assert_cmpstr (entry->by, ==, "Ben [from the office]");
  g_assert_cmpint (entry->seen, ==, pb_day_parse ("2025-06-01"));
  g_assert_cmpint (entry->confirmed, ==, pb_day_parse (TODAY));
  g_assert_cmpint (pb_trust_check (again, key, NULL), ==, PB_TRUST_VERIFIED);
  g_assert_null (pb_trust_lookup (again, RFC_PUBLIC));

  pb_trust_withdraw (again, key);
  g_assert_cmpint (pb_trust_check (again, key, NULL), ==, PB_TRUST_FIRST_SEEN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/identity/signatures", test_signatures);
  g_test_add_func ("/identity/known-keys", test_known_keys);
  g_test_add_func ("/identity/words", test_words);
  g_test_add ("/identity/kept", Folder, NULL, set_up, test_identity, tear_down);
  g_test_add ("/identity/renewed-key", Folder, NULL, set_up, test_renewed_key, tear_down);
  g_test_add ("/identity/damaged-file", Folder, NULL, set_up, test_damaged_file, tear_down);
  g_test_add ("/identity/trust", Folder, NULL, set_up, test_trust, tear_down);

  return g_test_run ();
}
