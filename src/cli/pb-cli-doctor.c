/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"
#include "storage/pb-doctor.h"

#include <glib/gi18n.h>

/* What was done about it. */
typedef struct
{
  gboolean repaired;
  char *salvaged;
  guint64 n_saved;
  guint64 n_lost;
} Treatment;

static void
print_json (GPtrArray       *findings,
            const Treatment *treatment)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "healthy");
  json_builder_add_boolean_value (builder, findings->len == 0);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const PbDoctorFinding *finding = findings->pdata[i];

      json_builder_begin_object (builder);
      pb_cli_add_text (builder, "part", pb_doctor_part_get_nick (finding->part));
      json_builder_set_member_name (builder, "count");
      json_builder_add_int_value (builder, finding->n);
      pb_cli_add_text (builder, "sentence", finding->sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "repaired");
  json_builder_add_boolean_value (builder, treatment->repaired);
  pb_cli_add_text (builder, "salvaged", treatment->salvaged);
  if (treatment->salvaged)
    {
      json_builder_set_member_name (builder, "changes_saved");
      json_builder_add_int_value (builder, (gint64) treatment->n_saved);
      json_builder_set_member_name (builder, "changes_lost");
      json_builder_add_int_value (builder, (gint64) treatment->n_lost);
    }
  json_builder_end_object (builder);
  pb_cli_print_json (builder);
}

static void
print_advice (GPtrArray *findings)
{
  if (pb_doctor_can_repair (findings))
    /* Translators: a command, which stays as it is. */
    g_print (_("“%s” puts this right, after a backup."), "phasebook-cli doctor --repair");
  else
    /* Translators: two commands, which stay as they are. */
    g_print (_("Restore a backup with “%s”, or make a new library of what can still be read "
               "with “%s”."), "phasebook-cli restore", "phasebook-cli doctor --salvage FILE");
  g_print ("\n");
}

static void
print_text (GPtrArray       *findings,
            const Treatment *treatment)
{
  guint n_saved = MIN (treatment->n_saved, G_MAXUINT);
  guint n_lost = MIN (treatment->n_lost, G_MAXUINT);

  for (guint i = 0; i < findings->len; i++)
    g_print ("%s\n", ((PbDoctorFinding *) findings->pdata[i])->sentence);

  if (treatment->salvaged)
    {
      /* Translators: how many changes, then the name of a file. */
      g_print (ngettext ("%u change was saved in %s.",
                         "%u changes were saved in %s.",
                         n_saved),
               n_saved, treatment->salvaged);
      g_print ("\n");
      if (n_lost > 0)
        {
          g_print (ngettext ("%u change is lost.",
                             "%u changes are lost.",
                             n_lost), n_lost);
          g_print ("\n");
        }
    }
  else if (treatment->repaired)
    g_print ("%s\n", _("The library was repaired."));
  else if (findings->len == 0)
    g_print ("%s\n", _("The library is healthy."));
  else
    print_advice (findings);
}

static gboolean
repair (const char  *path,
        GPtrArray   *findings,
        GError     **error)
{
  g_autoptr(GPtrArray) left = NULL;

  if (!pb_doctor_can_repair (findings))
    {
      g_set_error (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT,
                   /* Translators: two commands, which stay as they are. */
                   _("The library cannot be repaired where it is: restore a backup with “%s”, or "
                     "make a new library of what can still be read with “%s”."),
                   "phasebook-cli restore", "phasebook-cli doctor --salvage FILE");
      return FALSE;
    }

  if (!pb_doctor_repair (path, NULL, error))
    return FALSE;

  left = pb_doctor_examine (path, NULL, error);
  if (left != NULL && left->len > 0)
    {
      const PbDoctorFinding *finding = left->pdata[0];

      g_set_error_literal (error, PB_STORE_ERROR, PB_STORE_ERROR_CORRUPT, finding->sentence);
      return FALSE;
    }

  return left != NULL;
}

static int
run (PbCli   *cli,
     char   **args,
     GError **error)
{
  gboolean wants_repair = FALSE;
  g_autofree char *to = NULL;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &wants_repair,
      N_("Make indexes and tables anew from the history, after a backup"), NULL },
    { "salvage", 0, 0, G_OPTION_ARG_FILENAME, &to,
      N_("Make a new library of what can still be read"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  g_auto(GStrv) words = g_strdupv (args);
  g_autoptr(GFile) library = NULL;
  g_autofree char *path = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GFile) target = NULL;
  g_autofree char *target_path = NULL;
  Treatment treatment = { 0 };

  if (!pb_cli_parse (cli, &pb_cli_doctor, entries,
                     N_("Exit status: 0 healthy or put right, 1 something is wrong, 2 it could not "
                        "be looked at."), &words, error) ||
      !pb_cli_expect (&pb_cli_doctor, words, 0, 0, error))
    return PB_CLI_BAD;

  library = pb_cli_get_library (cli);
  path = g_file_get_path (library);
  findings = pb_doctor_examine (path, NULL, error);
  if (findings == NULL)
    return PB_CLI_BAD;

  if (to != NULL)
    {
      target = g_file_new_for_commandline_arg (to);
      target_path = g_file_get_path (target);
      if (!pb_doctor_salvage (path, target_path, &treatment.n_saved, &treatment.n_lost, error))
        return PB_CLI_BAD;
      treatment.salvaged = target_path;
    }
  else if (wants_repair && findings->len > 0)
    {
      if (!repair (path, findings, error))
        return PB_CLI_BAD;
      treatment.repaired = TRUE;
    }

  if (cli->json)
    print_json (findings, &treatment);
  else
    print_text (findings, &treatment);

  return findings->len == 0 || treatment.repaired || treatment.salvaged ? PB_CLI_OK
                                                                        : PB_CLI_SLIPPING;
}

const PbCliCommand pb_cli_doctor = {
  "doctor", "[--repair | --salvage FILE]", N_("Examine the library, and put right what is wrong"),
  run,
};
