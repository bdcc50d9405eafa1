/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "formats/pb-example-network.h"

#include <glib/gi18n.h>

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(PbEdit) edit = NULL;

  if (!pb_cli_parse (cli, &pb_cli_example, NULL,
                     _("The example is only ever written to a new library, never into one with "
                       "records of your own."),
                     &words, error) ||
      !pb_cli_expect (&pb_cli_example, words, 0, 0, error))
    return PB_CLI_BAD;

  edit = pb_example_network_build (pb_clock_get_today (cli->clock));
  if (!pb_cli_open (cli, PB_STORE_OPEN_NEW, error) ||
      !pb_store_commit_sync (cli->store, edit, NULL, error))
    return PB_CLI_BAD;

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
      g_print (_("Made a library with the example network: %s"), pb_store_get_path (cli->store));
      g_print ("\n");
    }

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_example = {
  "example", "", N_("Make a new library with the example network"), run,
};
