/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include <glib/gi18n.h>

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *handle = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Your name, for the history"), N_("NAME") },
    { "handle", 0, 0, G_OPTION_ARG_STRING, &handle, N_("Your handle, for the history"),
      N_("HANDLE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);

  if (!pb_cli_parse (cli, &pb_cli_init, entries, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_init, words, 0, 0, error) ||
      !pb_cli_open (cli, PB_STORE_OPEN_NEW, error))
    return PB_CLI_BAD;

  if (name || handle)
    pb_store_set_author (cli->store, name, handle);

  if (cli->json)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "library", pb_store_get_path (cli->store));
      json_builder_end_object (builder);
      pb_cli_print_json (builder);
    }
  else
    {
      /* Translators: the name of a file. */
      g_print (_("Made a new library: %s"), pb_store_get_path (cli->store));
      g_print ("\n");
    }

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_init = {
  "init", "[--name NAME]", N_("Make a new, empty library"), run,
};
