/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "exchange/pb-fingerprint.h"
#include "exchange/pb-identity.h"

#include <glib/gi18n.h>

static void
print_identity (PbCli      *cli,
                PbIdentity *identity)
{
  g_autofree char *words = pb_fingerprint_new (pb_identity_get_public_key (identity));
  gboolean in_keyring = pb_identity_get_in_keyring (identity);
  g_autoptr(JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      g_print ("%s\n%s\n%s\n", pb_identity_get_name (identity), words,
               in_keyring ? _("The key is in the keyring of the desktop.")
                          : _("The key is in a private file."));
      return;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "name", pb_identity_get_name (identity));
  pb_cli_add_text (builder, "key", pb_identity_get_public_key (identity));
  pb_cli_add_text (builder, "words", words);
  pb_cli_add_text (builder, "kept_in", in_keyring ? "keyring" : "file");
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

static gboolean
get_ready (PbIdentity  *identity,
           gboolean     renew,
           gboolean     start_over,
           GError     **error)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();

  /* A key that is lost cannot be loaded, and is to be replaced all the same. */
  if (start_over)
    return pb_identity_start_over (identity, name, NULL, error);

  return pb_identity_ensure (identity, name, NULL, error) &&
         (!renew || pb_identity_renew (identity, NULL, error));
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  gboolean renew = FALSE, start_over = FALSE;
  const GOptionEntry entries[] = {
    { "renew", 0, 0, G_OPTION_ARG_NONE, &renew,
      N_("Make a new key; the old one vouches for it"), NULL },
    { "start-over", 0, 0, G_OPTION_ARG_NONE, &start_over,
      N_("Make a new key after the old one was lost; others have to compare its words"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(PbIdentity) identity = pb_identity_new (NULL, PB_IDENTITY_NORMAL);

  if (!pb_cli_parse (cli, &pb_cli_identity, entries, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_identity, words, 0, 0, error) ||
      !get_ready (identity, renew, start_over, error))
    return PB_CLI_BAD;

  print_identity (cli, identity);

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_identity = {
  "identity", "", N_("Show the key that you sign with, and the words that stand for it"), run,
};
