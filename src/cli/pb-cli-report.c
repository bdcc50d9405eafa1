/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "report/pb-document-format.h"
#include "report/pb-report.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define KINDS "phase, group-state, agreement-register, impact, treasury, completion"

typedef struct
{
  char *kind;
  char *format;
  char *as_of;
  char *audience;
  char *paper;
  char *criteria;
  char *output;
} ReportWords;

static gboolean
refuse (GError     **error,
        const char  *word,
        const char  *choices)
{
  g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
               /* Translators: what was typed, then the words to choose from, which stay as they are. */
               _("“%s” is not one of: %s."), word, choices);
  return FALSE;
}

static gboolean
parse_kind (ReportWords   *words,
            PbReportKind  *kind,
            GError       **error)
{
  int value;

  if (words->kind == NULL)
    return TRUE;

  value = pb_enum_from_nick (pb_report_kind_get_type (), words->kind);
  if (value < 0)
    return refuse (error, words->kind, KINDS);

  *kind = value;
  return TRUE;
}

static gboolean
is_stdout (const char *output)
{
  return output == NULL || g_str_equal (output, "-");
}

/* Nobody wants to see the bytes of a PDF scroll by. */
static gboolean
check_terminal (ReportWords       *words,
                PbDocumentFormat   format,
                GError           **error)
{
  if (format != PB_DOCUMENT_FORMAT_PDF || !is_stdout (words->output) || !isatty (STDOUT_FILENO))
    return TRUE;

  g_set_error_literal (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                       _("A PDF is not for a terminal; name a file with -o FILE."));
  return FALSE;
}

/* Where nothing else is said, the name of the file tells. */
static gboolean
parse_format (ReportWords       *words,
              PbDocumentFormat  *format,
              GError           **error)
{
  int found;

  if (words->format)
    {
      found = pb_document_format_from_nick (words->format);
      if (found < 0)
        return refuse (error, words->format, "pdf, html, markdown, json");
    }
  else
    {
      found = pb_document_format_from_name (words->output);
    }

  *format = found < 0 ? PB_DOCUMENT_FORMAT_MARKDOWN : (PbDocumentFormat) found;

  return TRUE;
}

static gboolean
parse_audience (ReportWords  *words,
                PbAudience   *audience,
                GError      **error)
{
  int value;

  if (words->audience == NULL)
    return TRUE;

  value = pb_enum_from_nick (pb_audience_get_type (), words->audience);
  if (value < 0)
    return refuse (error, words->audience, "private, members, partners, network, public");

  *audience = value;
  return TRUE;
}

static PbPageSetup *
parse_paper (ReportWords  *words,
             GError      **error)
{
  const char *paper = words->paper ? words->paper : "a4";

  if (g_ascii_strcasecmp (paper, "a4") == 0)
    return pb_page_setup_new_named ("iso_a4");
  if (g_ascii_strcasecmp (paper, "letter") == 0)
    return pb_page_setup_new_named ("na_letter");

  refuse (error, paper, "a4, letter");
  return NULL;
}

static gboolean
write_document (PbDocument        *document,
                PbDocumentFormat   format,
                PbPageSetup       *setup,
                const char        *output,
                GError           **error)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!pb_document_write (document, format, setup, stream, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return FALSE;

  return pb_cli_write (output, g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (stream)),
                       g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)),
                       error);
}

/* On standard output the text of the report is part of the JSON. */
static void
print_json (PbGroupSummary *group,
            PbDocument     *document,
            const char     *output)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = output ? NULL : pb_document_to_markdown (document);
  g_autofree char *day = pb_day_to_iso (pb_document_get_day (document));

  json_builder_begin_object (builder);
  pb_cli_add_text (builder, "group", pb_group_summary_get_name (group));
  pb_cli_add_text (builder, "as_of", day);
  pb_cli_add_text (builder, "fingerprint", pb_document_get_fingerprint (document));
  if (output)
    pb_cli_add_text (builder, "file", output);
  else
    pb_cli_add_text (builder, "markdown", text);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

static gboolean
make_report (PbCli        *cli,
             const char   *name,
             ReportWords  *words,
             GError      **error)
{
  PbReportOptions options = PB_REPORT_OPTIONS_INIT;
  g_autoptr(PbCriteriaSet) criteria = NULL;
  g_autoptr(PbPageSetup) setup = NULL;
  g_autoptr(PbGroupSummary) group = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbDocument) document = NULL;
  PbDocumentFormat format;
  PbDay day;

  if (!parse_kind (words, &options.kind, error) || !parse_format (words, &format, error) ||
      !check_terminal (words, format, error) ||
      !parse_audience (words, &options.audience, error))
    return FALSE;

  setup = parse_paper (words, error);
  day = setup ? pb_cli_parse_day (cli, words->as_of, error) : PB_DAY_NONE;
  if (day == PB_DAY_NONE || !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return FALSE;

  group = pb_cli_find_group (cli, name, error);
  if (group == NULL)
    return FALSE;

  dossier = pb_store_dossier_sync (cli->store, pb_group_summary_get_id (group), day, error);
  criteria = dossier ? pb_cli_load_criteria (dossier, words->criteria, error) : NULL;
  if (criteria == NULL)
    return FALSE;

  options.author = pb_store_get_author_name (cli->store);
  document = pb_report_build (dossier, criteria, &options, NULL, error);
  if (document == NULL)
    return FALSE;

  if (cli->json && is_stdout (words->output))
    {
      print_json (group, document, NULL);
      return TRUE;
    }

  if (!write_document (document, format, setup, words->output, error))
    return FALSE;

  if (cli->json)
    print_json (group, document, words->output);

  return TRUE;
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  ReportWords options = { 0 };
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind, N_("What to report: phase, group-state, agreement-register, impact, treasury or completion"), N_("KIND") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_("pdf, html, markdown or json; by default as the name of the file says"), N_("FORMAT") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &options.as_of, N_("Report as of this day"),
      N_("YYYY-MM-DD") },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &options.audience,
      N_("private, members, partners, network or public"), N_("AUDIENCE") },
    { "criteria", 0, 0, G_OPTION_ARG_FILENAME, &options.criteria,
      N_("Judge by this criteria set instead of the group’s"), N_("FILE") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, N_("a4 or letter"), N_("PAPER") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Write to this file"),
      N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);
  gboolean done;

  done = pb_cli_parse (cli, &pb_cli_report, entries, NULL, &words, error) &&
         pb_cli_expect (&pb_cli_report, words, 1, 1, error) &&
         make_report (cli, words[0], &options, error);

  g_free (options.kind);
  g_free (options.format);
  g_free (options.as_of);
  g_free (options.audience);
  g_free (options.paper);
  g_free (options.criteria);
  g_free (options.output);

  return done ? PB_CLI_OK : PB_CLI_BAD;
}

const PbCliCommand pb_cli_report = {
  "report", "GROUP [-o FILE]", N_("Write a report of a group as PDF, HTML, Markdown or JSON"), run,
};
