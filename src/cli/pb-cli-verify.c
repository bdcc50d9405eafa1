/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "exchange/pb-exchange-error.h"
#include "exchange/pb-fingerprint.h"
#include "exchange/pb-state-bundle.h"

#include <glib/gi18n.h>

static gboolean
is_known (PbCli          *cli,
          PbStateBundle  *bundle,
          const char     *words,
          const char     *signer,
          GError        **error)
{
  g_autoptr(GFile) library = pb_cli_get_library (cli);
  g_autoptr(PbTrust) trust = pb_trust_new (g_file_peek_path (library));
  g_autoptr(PbIdentity) own = pb_identity_new (NULL, PB_IDENTITY_PUBLIC_ONLY);

  /* Words that were asked for are the only ones that count. */
  if (signer)
    return pb_fingerprint_equal (words, signer);

  if (!pb_trust_load (trust, error))
    return FALSE;

  /* Whether the own key can be used does not matter here; which it is does. */
  pb_identity_load (own, NULL, NULL);

  return pb_state_bundle_check (bundle, trust, own) == PB_TRUST_VERIFIED;
}

static void
print_json (PbStateBundle *bundle,
            const char    *words,
            const char    *sentence,
            gboolean       known)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(GDateTime) at = NULL;
  g_autofree char *made = NULL;
  g_autofree char *day = pb_day_to_iso (pb_state_bundle_get_day (bundle));
  GPtrArray *files = pb_state_bundle_get_files (bundle);
  GPtrArray *attachments = pb_state_bundle_get_attachments (bundle);

  at = g_date_time_new_from_unix_utc (pb_state_bundle_get_instant (bundle) / G_USEC_PER_SEC);
  made = g_date_time_format_iso8601 (at);

  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "verdict", known ? "known" : "unknown");
  pb_cli_add_text (builder, "sentence", sentence);
  pb_cli_add_text (builder, "author", pb_state_bundle_get_author (bundle));
  pb_cli_add_text (builder, "key", pb_state_bundle_get_public_key (bundle));
  pb_cli_add_text (builder, "words", words);
  pb_cli_add_text (builder, "made", made);
  pb_cli_add_text (builder, "group", pb_state_bundle_get_group_name (bundle));
  pb_cli_add_text (builder, "as_of", day);
  pb_cli_add_text (builder, "audience",
                   pb_enum_get_nick (pb_audience_get_type (),
                                     pb_state_bundle_get_audience (bundle)));
  pb_cli_add_text (builder, "fingerprint", pb_state_bundle_get_fingerprint (bundle));
  json_builder_set_member_name (builder, "records");
  json_builder_add_int_value (builder, pb_state_bundle_get_records (bundle)->len);
  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  for (guint i = 0; i < files->len; i++)
    json_builder_add_string_value (builder, ((PbBundleFile *) files->pdata[i])->name);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "attachments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < attachments->len; i++)
    json_builder_add_string_value (builder, attachments->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

static int
say_changed (PbCli   *cli,
             GError **error)
{
  g_autoptr(JsonBuilder) builder = NULL;

  if (!cli->json || !g_error_matches (*error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_CHANGED))
    return PB_CLI_BAD;

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "verdict", "changed");
  pb_cli_add_text (builder, "sentence", (*error)->message);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
  g_clear_error (error);

  return PB_CLI_BAD;
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_autofree char *signer = NULL;
  const GOptionEntry entries[] = {
    { "signer", 0, 0, G_OPTION_ARG_STRING, &signer,
      N_("Accept only the key with these eight words"), N_("WORDS") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) args_left = g_strdupv (args);
  g_autoptr(GFile) file = NULL;
  g_autoptr(PbStateBundle) bundle = NULL;
  g_autoptr(GError) local = NULL;
  g_autofree char *words = NULL;
  g_autofree char *sentence = NULL;
  gboolean known;

  if (!pb_cli_parse (cli, &pb_cli_verify, entries, NULL, &args_left, error) ||
      !pb_cli_expect (&pb_cli_verify, args_left, 1, 1, error))
    return PB_CLI_BAD;

  file = g_file_new_for_commandline_arg (args_left[0]);
  bundle = pb_state_bundle_load (file, NULL, error);
  if (bundle == NULL)
    return say_changed (cli, error);

  words = pb_fingerprint_new (pb_state_bundle_get_public_key (bundle));
  known = is_known (cli, bundle, words, signer, &local);
  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return PB_CLI_BAD;
    }

  sentence = pb_state_bundle_dup_verdict (bundle, known ? PB_TRUST_VERIFIED
                                                        : PB_TRUST_FIRST_SEEN);
  if (cli->json)
    {
      print_json (bundle, words, sentence, known);
    }
  else
    {
      g_print ("%s\n", sentence);
      /* Translators: eight English words that stand for a key, to be compared by voice. */
      g_print (_("Words of the key: %s"), words);
      g_print ("\n");
    }

  return known ? PB_CLI_OK : PB_CLI_UNKNOWN_SIGNER;
}

const PbCliCommand pb_cli_verify = {
  "verify", "FILE", N_("Check who signed a state bundle, and that nothing was changed"), run,
};
