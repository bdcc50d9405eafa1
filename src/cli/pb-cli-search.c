/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "storage/pb-search-hit.h"

#include <glib/gi18n.h>

#define DEFAULT_LIMIT 50

static void
print_json (GPtrArray *hits)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < hits->len; i++)
    {
      PbSearchHit *hit = hits->pdata[i];
      PbRecord *record = pb_search_hit_get_record (hit);

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "id", pb_record_get_id (record));
      pb_cli_add_text (builder, "kind", pb_kind_get_info (pb_record_get_kind (record))->name);
      pb_cli_add_text (builder, "title", pb_search_hit_get_title (hit));
      pb_cli_add_text (builder, "group", pb_search_hit_get_group_id (hit));
      pb_cli_add_text (builder, "snippet", pb_search_hit_get_snippet (hit));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  pb_cli_print_json (builder);
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  int limit = DEFAULT_LIMIT;
  const GOptionEntry entries[] = {
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("Print at most this many"), N_("N") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) hits = NULL;

  if (!pb_cli_parse (cli, &pb_cli_search, entries, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_search, words, 1, G_MAXUINT, error) ||
      !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  text = g_strjoinv (" ", words);
  hits = pb_store_search_sync (cli->store, text, MAX (limit, 1), error);
  if (hits == NULL)
    return PB_CLI_BAD;

  if (cli->json)
    {
      print_json (hits);
      return PB_CLI_OK;
    }

  for (guint i = 0; i < hits->len; i++)
    {
      PbSearchHit *hit = hits->pdata[i];

      g_print ("%s: %s\n    %s\n",
               pb_kind_get_label (pb_record_get_kind (pb_search_hit_get_record (hit))),
               pb_search_hit_get_title (hit), pb_search_hit_get_snippet (hit));
    }
  if (hits->len == 0)
    g_print ("%s\n", _("Nothing found."));

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_search = {
  "search", "WORD…", N_("Find records by their words"), run,
};
