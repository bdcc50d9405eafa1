/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include "formats/pb-format.h"
#include "formats/pb-group-state.h"
#include "framework/pb-redaction.h"

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

/* Leaves out what the readers may not see. */
static PbDossier *
redact (PbDossier       *dossier,
        const PbFormat  *format,
        const char      *audience,
        GError         **error)
{
  int value;

  if (audience == NULL && format->published)
    audience = "partners";
  if (audience == NULL)
    return g_object_ref (dossier);

  value = pb_enum_from_nick (pb_audience_get_type (), audience);
  if (value >= 0)
    return pb_dossier_redact (dossier, (PbAudience) value, NULL, NULL);

  g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
               /* Translators: what was typed, then the names that there are. */
               _("“%s” is not an audience; there are %s."), audience,
               "private, members, partners, network, public");

  return NULL;
}

static gboolean
write_folder (const PbFormat  *format,
              PbDossier       *dossier,
              const char      *folder,
              GError         **error)
{
  g_autoptr(GPtrArray) files = NULL;

  if (format->write_files == NULL)
    {
      g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                   /* Translators: the name of a format; “-o” stays as it is. */
                   _("“%s” is one file, not a folder: use -o."), format->name);
      return FALSE;
    }

  files = format->write_files (dossier, error);
  if (files == NULL)
    return FALSE;
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

/* One of the files that a format makes, by its name without what follows the dot. */
static GBytes *
pick_file (const PbFormat  *format,
           PbDossier       *dossier,
           const char      *kind,
           GError         **error)
{
  g_autoptr(GPtrArray) files = format->write_files (dossier, error);

  for (guint i = 0; files && i < files->len; i++)
    {
      const PbFormatFile *file = files->pdata[i];

      if (g_str_has_prefix (file->name, kind) && file->name[strlen (kind)] == '.')
        return g_bytes_ref (file->bytes);
    }
  if (files)
    g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                 /* Translators: the name of a register. */
                 _("There is nothing to write of “%s”."), kind);

  return NULL;
}

static gboolean
write_file (PbCli           *cli,
            const PbFormat  *format,
            PbDossier       *dossier,
            const char      *kind,
            const char      *output,
            GError         **error)
{
  g_autoptr(GBytes) bytes = NULL;
  const char *data;
  gsize size;

  if (kind == NULL ? format->write == NULL : format->write_files == NULL)
    {
      g_set_error (error, PB_CLI_ERROR, PB_CLI_ERROR_USAGE,
                   /* Translators: the name of a format; “--folder” stays as it is. */
                   kind ? _("“%s” is one file, not a folder: use -o.")
                        : _("“%s” is several files: use --folder."), format->name);
      return FALSE;
    }

  bytes = kind ? pick_file (format, dossier, kind, error) : format->write (dossier, error);
  if (bytes == NULL)
    return FALSE;

  data = g_bytes_get_data (bytes, &size);
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
  g_autoptr(PbDossier) whole = NULL;
  g_autoptr(PbDossier) dossier = NULL;
  const PbFormat *format;
  gboolean done;

  if (!pb_cli_parse (cli, &pb_cli_export, entries, NULL, &words, error) ||
      !pb_cli_expect (&pb_cli_export, words, 1, 1, error))
    return PB_CLI_BAD;

  format = options.format ? find_format (options.format, error) : &pb_group_state_format;
  if (format == NULL || !pb_cli_open (cli, PB_STORE_OPEN_NORMAL, error))
    return PB_CLI_BAD;

  group = pb_cli_find_group (cli, words[0], error);
  if (group == NULL)
    return PB_CLI_BAD;

  whole = pb_store_dossier_sync (cli->store, pb_group_summary_get_id (group),
                                 pb_clock_get_today (cli->clock), error);
  dossier = whole ? redact (whole, format, options.audience, error) : NULL;
  if (dossier == NULL)
    return PB_CLI_BAD;

  done = options.folder ? write_folder (format, dossier, options.folder, error)
                        : write_file (cli, format, dossier, options.kind, options.output, error);

  return done ? PB_CLI_OK : PB_CLI_BAD;
}

const PbCliCommand pb_cli_export = {
  "export", "GROUP [--format FORMAT] [-o FILE | --folder FOLDER]",
  N_("Write a group’s state or its records for other programs"), run,
};
