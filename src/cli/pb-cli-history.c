/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "model/pb-field-value.h"
#include "storage/pb-history-change.h"

#include <glib/gi18n.h>

#define DEFAULT_LIMIT 20

/* What machines read is told apart from what people read: nicks, not labels. */
static const char *
get_what (PbHistoryWhat what)
{
  static const char *names[] = { "added", "changed", "deleted", "restored" };

  return names[what];
}

static void
add_change (JsonBuilder     *builder,
            PbHistoryChange *change)
{
  PbFieldId field = pb_history_change_get_field (change);
  g_autofree char *before = pb_field_to_text (field, pb_history_change_get_before (change));
  g_autofree char *after = pb_field_to_text (field, pb_history_change_get_after (change));
  const PbFieldInfo *info = pb_field_get_info (field);

  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "what", get_what (pb_history_change_get_what (change)));
  pb_cli_add_text (builder, "id", pb_history_change_get_record_id (change));
  pb_cli_add_text (builder, "kind", pb_kind_get_info (pb_history_change_get_kind (change))->name);
  pb_cli_add_text (builder, "title", pb_history_change_get_record_title (change));
  pb_cli_add_text (builder, "field", info ? info->name : NULL);
  pb_cli_add_text (builder, "before", before);
  pb_cli_add_text (builder, "after", after);
  json_builder_end_object (builder);
}

static char *
format_when (PbHistoryItem *item,
             gboolean       local)
{
  gint64 when = pb_history_item_get_when (item);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc_usec (when);
  g_autoptr(GDateTime) there = local ? g_date_time_to_local (utc) : g_date_time_ref (utc);

  return g_date_time_format (there, local ? "%x %R" : "%Y-%m-%dT%H:%M:%SZ");
}

static void
print_json (GPtrArray *items)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < items->len; i++)
    {
      PbHistoryItem *item = items->pdata[i];
      g_autofree char *when = format_when (item, FALSE);
      GListModel *changes = pb_history_item_get_changes (item);

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "title", pb_history_item_get_title (item));
      pb_cli_add_text (builder, "who", pb_history_item_get_who (item));
      pb_cli_add_text (builder, "when", when);
      json_builder_set_member_name (builder, "changes");
      json_builder_begin_array (builder);
      for (guint j = 0; j < g_list_model_get_n_items (changes); j++)
        {
          g_autoptr(PbHistoryChange) change = g_list_model_get_item (changes, j);

          add_change (builder, change);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  pb_cli_print_json (builder);
}

static void
print_text (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      PbHistoryItem *item = items->pdata[i];
      g_autofree char *when = format_when (item, TRUE);
      const char *who = pb_history_item_get_who (item);
      guint n = pb_history_item_get_n_changes (item);

      g_print ("%s  %s", when, pb_history_item_get_title (item));
      if (who)
        g_print (" – %s", who);
      /* Translators: how many changes an action made. */
      g_print (ngettext (" (%u change)", " (%u changes)", n), n);
      g_print ("\n");
    }
  if (items->len == 0)
    g_print ("%s\n", _("Nothing was changed yet."));
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
  g_autoptr(PbGroupSummary) group = NULL;
  g_autoptr(GPtrArray) items = NULL;

  if (!pb_cli_parse (cli, &pb_cli_history, entries, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_history, words, 0, 1, error) ||
      !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  if (words[0])
    {
      group = pb_cli_find_group (cli, words[0], error);
      if (group == NULL)
        return PB_CLI_BAD;
    }

  items = pb_store_history_sync (cli->store, NULL, group ? pb_group_summary_get_id (group) : NULL,
                                 MAX (limit, 1), error);
  if (items == NULL)
    return PB_CLI_BAD;

  if (cli->json)
    print_json (items);
  else
    print_text (items);

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_history = {
  "history", "[GROUP]", N_("List what was changed, by whom and when"), run,
};
