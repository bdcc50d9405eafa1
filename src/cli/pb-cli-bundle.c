/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "exchange/pb-state-bundle.h"
#include "report/pb-report-share.h"

#include <glib/gi18n.h>

/* Nobody is known by an empty name. */
static const char *
get_author (PbCli *cli)
{
  const char *name = pb_store_get_author_name (cli->store);

  return name && *name ? name : g_get_user_name ();
}

static GBytes *
write_bundle (PbCli          *cli,
              PbReportShare  *share,
              PbAudience      audience,
              GError        **error)
{
  g_autoptr(PbIdentity) identity = pb_identity_new (NULL, PB_IDENTITY_NORMAL);
  g_autoptr(PbStateBundle) bundle = NULL;

  if (!pb_identity_ensure (identity, get_author (cli), NULL, error))
    return NULL;

  bundle = pb_state_bundle_new (share->dossier, audience, share->fingerprint);
  pb_state_bundle_add_file (bundle, "report.html", "text/html", share->html);
  pb_state_bundle_add_file (bundle, "report.pdf", "application/pdf", share->pdf);

  return pb_state_bundle_write (bundle, identity, pb_clock_get_now (cli->clock), error);
}

static PbReportShare *
make_share (PbCli       *cli,
            const char  *name,
            PbDay        day,
            PbAudience   audience,
            GError     **error)
{
  g_autoptr(PbPageSetup) setup = pb_page_setup_new_named ("iso_a4");
  g_autoptr(PbGroupSummary) group = pb_cli_find_group (cli, name, error);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbCriteriaSet) criteria = NULL;

  dossier = group ? pb_store_dossier_sync (cli->store, pb_group_summary_get_id (group), day, error)
                  : NULL;
  criteria = dossier ? pb_cli_load_criteria (dossier, NULL, error) : NULL;
  if (criteria == NULL)
    return NULL;

  return pb_report_share_new (dossier, criteria, audience, get_author (cli), setup, NULL, error);
}

static gboolean
parse_audience (const char  *word,
                PbAudience  *audience,
                GError     **error)
{
  int value = word ? pb_enum_from_nick (pb_audience_get_type (), word) : PB_AUDIENCE_PARTNERS;

  /* What is private stays. */
  if (value > PB_AUDIENCE_PRIVATE)
    {
      *audience = value;
      return TRUE;
    }

  g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
               /* Translators: what was typed, then the words to choose from, which stay as they are. */
               _("“%s” is not one of: %s."), word, "members, partners, network, public");
  return FALSE;
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_autofree char *output = NULL;
  g_autofree char *word = NULL;
  g_autofree char *as_of = NULL;
  const GOptionEntry entries[] = {
    { "audience", 0, 0, G_OPTION_ARG_STRING, &word, N_("members, partners, network or public"),
      N_("AUDIENCE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("The state as of this day"),
      N_("YYYY-MM-DD") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Write to this file"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(PbReportShare) share = NULL;
  g_autoptr(GBytes) bytes = NULL;
  PbAudience audience;
  PbDay day;

  if (!pb_cli_parse (cli, &pb_cli_bundle, entries, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_bundle, words, 1, 1, error) ||
      !parse_audience (word, &audience, error))
    return PB_CLI_BAD;

  day = pb_cli_parse_day (cli, as_of, error);
  if (day == PB_DAY_NONE || !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  share = make_share (cli, words[0], day, audience, error);
  bytes = share ? write_bundle (cli, share, audience, error) : NULL;
  if (bytes == NULL ||
      !pb_cli_write (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return PB_CLI_BAD;

  if (cli->json && output)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "file", output);
      pb_cli_add_text (builder, "fingerprint", share->fingerprint);
      json_builder_end_object (builder);
      pb_cli_print_json (builder);
    }

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_bundle = {
  "bundle", "GROUP [-o FILE]", N_("Write a group’s state as one signed file for partners"), run,
};
