/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "exchange/pb-share-git.h"
#include "exchange/pb-share-run.h"
#include "formats/pb-calendar.h"
#include "formats/pb-group-state.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  gboolean create;
  gboolean join;
  gboolean sign;
  gboolean markdown;
  gboolean calendar;
  gboolean git;
} SyncOptions;

static char *
write_text (const PbFormat  *format,
            PbDossier       *dossier,
            GError         **error)
{
  g_autoptr(GBytes) bytes = format->write (dossier, error);
  gsize size;
  const char *text;

  if (bytes == NULL)
    return NULL;
  text = g_bytes_get_data (bytes, &size);

  return g_strndup (text, size);
}

/* Of partners we keep notes, not their state. */
static gboolean
write_copies (PbCli           *cli,
              PbShare         *share,
              const char      *device,
              const PbFormat  *format,
              const char      *suffix,
              GError         **error)
{
  g_autoptr(GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(GPtrArray) groups = pb_store_groups_sync (cli->store, error);

  for (guint i = 0; groups && i < groups->len; i++)
    {
      PbGroupSummary *group = groups->pdata[i];
      const char *id = pb_group_summary_get_id (group);
      g_autoptr(PbDossier) dossier = NULL;
      char *text;

      if (!pb_group_summary_get_own (group))
        continue;

      dossier = pb_store_dossier_sync (cli->store, id, pb_clock_get_today (cli->clock), error);
      text = dossier ? write_text (format, dossier, error) : NULL;
      if (text == NULL)
        return FALSE;
      g_hash_table_insert (texts, pb_share_dup_state_name (id, pb_group_summary_get_name (group)),
                           text);
    }

  return groups && pb_share_write_state (share, device, suffix, texts, error);
}

static void
add_count (JsonBuilder *builder,
           const char  *member,
           guint        count)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, count);
}

static void
print_json (PbShareReport *report)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_count (builder, "in", report->n_in);
  add_count (builder, "out", report->n_out);
  add_count (builder, "waiting", report->n_waiting);
  add_count (builder, "not_understood", report->n_opaque);
  json_builder_set_member_name (builder, "new_device");
  json_builder_add_boolean_value (builder, report->is_new_device);

  json_builder_set_member_name (builder, "from");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->arrivals->len; i++)
    {
      PbShareArrival *arrival = report->arrivals->pdata[i];

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "device", arrival->device);
      pb_cli_add_text (builder, "name", arrival->name);
      add_count (builder, "in", arrival->n_in);
      add_count (builder, "waiting", arrival->n_waiting);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "not_used");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->findings->len; i++)
    {
      PbShareFinding *finding = report->findings->pdata[i];

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "file", finding->path);
      pb_cli_add_text (builder, "why", finding->sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

static void
print_report (PbShareReport *report)
{
  g_print (ngettext ("%u change came in.", "%u changes came in.", report->n_in), report->n_in);
  g_print ("\n");
  for (guint i = 0; i < report->arrivals->len; i++)
    {
      PbShareArrival *arrival = report->arrivals->pdata[i];

      if (arrival->n_in > 0)
        g_print ("  %u  %s\n", arrival->n_in, arrival->name ? arrival->name : arrival->device);
    }

  g_print (ngettext ("%u change went out.", "%u changes went out.", report->n_out), report->n_out);
  g_print ("\n");
  if (report->n_waiting > 0)
    {
      g_print (ngettext ("%u change waits for others that are still on their way.",
                         "%u changes wait for others that are still on their way.",
                         report->n_waiting), report->n_waiting);
      g_print ("\n");
    }
  if (report->is_new_device)
    g_print ("%s\n", _("This library was restored or copied: it counts as another computer now."));

  for (guint i = 0; i < report->findings->len; i++)
    {
      PbShareFinding *finding = report->findings->pdata[i];

      g_printerr ("%s: %s\n", finding->path, finding->sentence);
    }
}

static void
ready_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static PbShareReport *
exchange (PbCli       *cli,
          PbShare     *share,
          SyncOptions *options,
          GError     **error)
{
  g_autoptr(PbIdentity) identity = pb_identity_new (NULL, PB_IDENTITY_NORMAL);
  g_autoptr(GAsyncResult) result = NULL;
  const char *name = pb_store_get_author_name (cli->store);
  PbShareFlags flags = PB_SHARE_NORMAL;

  /* Whoever has begun to sign goes on with it. */
  if (!pb_identity_load (identity, NULL, error) ||
      (options->sign && !pb_identity_ensure (identity, name && *name ? name : g_get_user_name (),
                                             NULL, error)))
    return NULL;

  if (options->create)
    flags |= PB_SHARE_CREATE;
  if (options->join)
    flags |= PB_SHARE_JOIN;

  pb_share_run_async (share, cli->store, pb_identity_get_signer (identity) ? identity : NULL,
                      flags, NULL, ready_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return pb_share_run_finish (share, result, error);
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  SyncOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "create", 0, 0, G_OPTION_ARG_NONE, &options.create,
      N_("Begin to share in a folder in which nobody does yet"), NULL },
    { "join", 0, 0, G_OPTION_ARG_NONE, &options.join,
      N_("Join the network of the folder, with a library that was never shared"), NULL },
    { "sign", 0, 0, G_OPTION_ARG_NONE, &options.sign,
      N_("Begin to sign what goes out"), NULL },
    { "markdown", 0, 0, G_OPTION_ARG_NONE, &options.markdown,
      N_("Write the state of each group as readable text, too"), NULL },
    { "calendar", 0, 0, G_OPTION_ARG_NONE, &options.calendar,
      N_("Write a calendar of each group to subscribe to, too"), NULL },
    { "git", 0, 0, G_OPTION_ARG_NONE, &options.git,
      N_("Write the files that make the folder ready for Git"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(GFile) folder = NULL;
  g_autoptr(PbTrust) trust = NULL;
  g_autoptr(PbShare) share = NULL;
  g_autoptr(PbShareReport) report = NULL;

  if (!pb_cli_parse (cli, &pb_cli_sync, entries, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_sync, words, 1, 1, error) ||
      !pb_cli_open (cli, options.join ? PB_STORE_OPEN_CREATE : PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  folder = g_file_new_for_commandline_arg (words[0]);
  trust = pb_trust_new (pb_store_get_path (cli->store));
  if (!pb_trust_load (trust, error))
    return PB_CLI_BAD;

  share = pb_share_new (g_file_peek_path (folder), trust);
  report = exchange (cli, share, &options, error);
  if (report == NULL ||
      (options.markdown &&
       !write_copies (cli, share, report->own, &pb_group_state_format, ".md", error)) ||
      (options.calendar &&
       !write_copies (cli, share, report->own, &pb_calendar_format, ".ics", error)) ||
      (options.git && !pb_share_write_git_files (share, error)))
    return PB_CLI_BAD;

  if (cli->json)
    print_json (report);
  else
    print_report (report);

  return PB_CLI_OK;
}

const PbCliCommand pb_cli_sync = {
  "sync", "FOLDER", N_("Exchange changes through a shared folder"), run,
};
