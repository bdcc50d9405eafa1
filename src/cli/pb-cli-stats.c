/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include <glib/gi18n.h>

static void
add_group (JsonBuilder    *builder,
           PbGroupSummary *group,
           PbJudgement    *judgement)
{
  int phase = pb_group_summary_get_phase (group);

  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "id", pb_group_summary_get_id (group));
  pb_cli_add_text (builder, "name", pb_group_summary_get_name (group));
  pb_cli_add_text (builder, "phase",
                   phase < 0 ? NULL : pb_enum_get_nick (pb_phase_get_type (), phase));
  pb_cli_add_text (builder, "reading",
                   judgement ? pb_reading_get_nick (pb_judgement_get_reading (judgement)) : NULL);
  json_builder_end_object (builder);
}

static void
print_group (PbGroupSummary *group,
             PbJudgement    *judgement)
{
  int phase = pb_group_summary_get_phase (group);

  g_print ("  %s: %s, %s\n", pb_group_summary_get_name (group),
           phase < 0 ? _("phase not recorded") : pb_enum_get_label (pb_phase_get_type (), phase),
           judgement ? pb_reading_get_label (pb_judgement_get_reading (judgement)) : "–");
}

/* Only our own groups are judged: of partners we keep notes, not records. */
static gboolean
put_groups (PbCli        *cli,
            JsonBuilder  *builder,
            GError      **error)
{
  g_autoptr(GPtrArray) groups = pb_store_groups_sync (cli->store, error);
  PbDay today = pb_clock_get_today (cli->clock);

  if (groups == NULL)
    return FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      PbGroupSummary *group = groups->pdata[i];
      g_autoptr(PbJudgement) judgement = NULL;

      if (!pb_group_summary_get_own (group))
        continue;

      judgement = pb_cli_judge (cli, pb_group_summary_get_id (group), today, error);
      if (judgement == NULL)
        return FALSE;

      if (cli->json)
        add_group (builder, group, judgement);
      else
        print_group (group, judgement);
    }

  return TRUE;
}

static void
put_kinds (PbCli       *cli,
           PbStats     *stats,
           JsonBuilder *builder)
{
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      guint64 n = pb_stats_get_n_of_kind (stats, kind);

      if (cli->json)
        {
          json_builder_set_member_name (builder, pb_kind_get_info (kind)->name);
          json_builder_add_int_value (builder, n);
        }
      else if (n > 0)
        {
          g_print ("  %s: %" G_GUINT64_FORMAT "\n", pb_kind_get_plural (kind), n);
        }
    }
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(PbStats) stats = NULL;
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  if (!pb_cli_parse (cli, &pb_cli_stats, NULL, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_stats, words, 0, 0, error) ||
      !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  stats = pb_store_stats_sync (cli->store, error);
  if (stats == NULL)
    return PB_CLI_BAD;

  if (!cli->json)
    {
      g_print ("%s\n", _("Groups:"));
      if (!put_groups (cli, builder, error))
        return PB_CLI_BAD;
      g_print ("%s\n", _("Records:"));
      put_kinds (cli, stats, builder);
      /* Translators: 64 hexadecimal digits; the same on two devices exactly when their records
       * are the same. */
      g_print (_("Fingerprint: %s"), pb_stats_get_fingerprint (stats));
      g_print ("\n");
      return PB_CLI_OK;
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_object (builder);
  put_kinds (cli, stats, builder);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "groups");
  json_builder_begin_array (builder);
  if (!put_groups (cli, builder, error))
    return PB_CLI_BAD;
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "operations");
  json_builder_add_int_value (builder, pb_stats_get_n_ops (stats));
  json_builder_set_member_name (builder, "conflicts");
  json_builder_add_int_value (builder, pb_stats_get_n_conflicts (stats));
  pb_cli_add_text (builder, "fingerprint", pb_stats_get_fingerprint (stats));
  json_builder_end_object (builder);
  pb_cli_print_json (builder);

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_stats = {
  "stats", "", N_("Count the records and read the state of each group"), run,
};
