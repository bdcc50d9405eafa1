/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "formats/pb-group-state.h"

#include <glib/gi18n.h>
#include <string.h>

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to this file"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(PbGroupSummary) group = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  g_autofree char *text = NULL;

  if (!pb_cli_parse (cli, &pb_cli_export, entries, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_export, words, 1, 1, error) ||
      !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  group = pb_cli_find_group (cli, words[0], error);
  if (group == NULL)
    return PB_CLI_BAD;

  dossier = pb_store_dossier_sync (cli->store, pb_group_summary_get_id (group),
                                   pb_clock_get_today (cli->clock), error);
  text = dossier ? pb_group_state_write (dossier, error) : NULL;
  if (text == NULL)
    return PB_CLI_BAD;

  if (cli->json && output == NULL)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "group", pb_group_summary_get_name (group));
      pb_cli_add_text (builder, "markdown", text);
      json_builder_end_object (builder);
      pb_cli_print_json (builder);
      return PB_CLI_OK;
    }

  return pb_cli_write (output, text, strlen (text), error) ? PB_CLI_OK : PB_CLI_BAD;
}

const PbCliCommand pb_cli_export = {
  "export", "GROUP [-o FILE]", N_("Write a group’s state as a Markdown document"), run,
};
