/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "formats/pb-export.h"
#include "formats/pb-group-state.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char *output;
  char *folder;
  char *format;
  char *audience;
  char *kind;
} ExportOptions;

static void
export_options_clear (ExportOptions *self)
{
  g_clear_pointer (&self->output, g_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->audience, g_free);
  g_clear_pointer (&self->kind, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportOptions, export_options_clear)

static const PbFormat *
find_format (const char  *name,
             GError     **error)
{
  const PbFormat *format = pb_format_find (name);
  g_autoptr(GString) names = g_string_new (NULL);

  if (format && (format->write || format->write_files))
    return format;

  for (guint i = 0; (format = pb_format_get_nth (i)); i++)
    {
      if (format->write || format->write_files)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", format->name);
    }
  g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
               /* Translators: what was typed, then the names that there are. */
               _("“%s” is not a format; there are %s."), name, names->str);

  return NULL;
}

/* The value of --audience, or -1 where there is none. */
static gboolean
read_audience (const char  *word,
               int         *audience,
               GError     **error)
{
  *audience = word ? pb_enum_from_nick (pb_audience_get_type (), word) : -1;
  if (word == NULL || *audience >= 0)
    return TRUE;

  g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
               /* Translators: what was typed, then the names that there are. */
               _("“%s” is not an audience; there are %s."), word,
               "private, members, partners, network, public");

  return FALSE;
}

/* What a format cannot make is a mistake of whoever asks for it. */
static gboolean
check_wish (const PbExportWish  *wish,
            GError             **error)
{
  if (wish->folder || wish->only ? wish->format->write_files != NULL : wish->format->write != NULL)
    return TRUE;

  g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
               /* Translators: the name of a format; “-o” and “--folder” stay as they are. */
               wish->folder || wish->only ? _("“%s” is one file, not a folder: use -o.")
                                          : _("“%s” is several files: use --folder."),
               wish->format->name);

  return FALSE;
}

static gboolean
write_folder (GPtrArray   *files,
              const char  *folder,
              GError     **error)
{
  if (g_mkdir_with_parents (folder, 0755) != 0)
    {
      g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_OUTPUT,
                   /* Translators: the name of a file, then the reason. */
                   _("“%s” cannot be written: %s"), folder, g_strerror (errno));
      return FALSE;
    }

  for (guint i = 0; i < files->len; i++)
    {
      const PbFormatFile *file = files->pdata[i];
      g_autofree char *path = g_build_filename (folder, file->name, NULL);
      gsize size;
      const char *data = g_bytes_get_data (file->bytes, &size);

      if (!pb_cli_write (path, data, size, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_file (PbCli              *cli,
            const PbFormat     *format,
            PbDossier          *dossier,
            const PbFormatFile *file,
            const char         *output,
            GError            **error)
{
  gsize size;
  const char *data = g_bytes_get_data (file->bytes, &size);

  if (cli->json && output == NULL)
    {
      g_autoptr(JsonBuilder) builder = json_builder_new ();
      g_autofree char *text = g_strndup (data, size);

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "group", pb_record_get_text (pb_dossier_get_group (dossier),
                                                             PB_GROUP_NAME));
      pb_cli_add_text (builder,
                       format == &pb_group_state_format ? "markdown" : "content", text);
      json_builder_end_object (builder);
      pb_cli_print_json (builder);
      return TRUE;
    }

  return pb_cli_write (output, data, size, error);
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  g_auto(ExportOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_("Write to this file"),
      N_("FILE") },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &options.folder, N_("Write files to this folder"),
      N_("FOLDER") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_("What sort of file; without it, a group state"), N_("FORMAT") },
    { "audience", 0, 0, G_OPTION_ARG_STRING, &options.audience,
      N_("Leave out what these readers may not see"), N_("AUDIENCE") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &options.kind,
      N_("Write only the file of this name, as “member” of all registers"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(PbGroupSummary) group = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(GPtrArray) files = NULL;
  PbExportWish wish = { NULL };
  gboolean done;

  if (!pb_cli_parse (cli, &pb_cli_export, entries, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_export, words, 1, 1, error))
    return PB_CLI_BAD;

  wish.format = options.format ? find_format (options.format, error) : &pb_group_state_format;
  wish.folder = options.folder != NULL;
  wish.only = options.kind;
  if (wish.format == NULL || !read_audience (options.audience, &wish.audience, error) ||
      !check_wish (&wish, error) || !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  group = pb_cli_find_group (cli, words[0], error);
  if (group == NULL)
    return PB_CLI_BAD;

  dossier = pb_store_dossier_sync (cli->store, pb_group_summary_get_id (group),
                                   pb_clock_get_today (cli->clock), error);
  files = dossier ? pb_export_make (dossier, &wish, error) : NULL;
  if (files == NULL)
    return PB_CLI_BAD;

  done = options.folder ? write_folder (files, options.folder, error)
                        : write_file (cli, wish.format, dossier, files->pdata[0], options.output,
                                      error);

  return done ? PB_CLI_OK : PB_CLI_BAD;
}

const PbCliCommand pb_cli_export = {
  "export", "GROUP [--format FORMAT] [-o FILE | --folder FOLDER]",
  N_("Write a group’s state or its records for other programs"), run,
};
