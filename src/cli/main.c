/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-cli"

#include "config.h"

#include "cli/pb-cli.h"

#include <glib/gi18n.h>
#include <locale.h>

static const PbCliCommand *commands[] = {
  &pb_cli_init,  &pb_cli_example, &pb_cli_import, &pb_cli_export,
  &pb_cli_report, &pb_cli_check, &pb_cli_history, &pb_cli_search,
  &pb_cli_stats, &pb_cli_backup, &pb_cli_restore, &pb_cli_doctor,
  &pb_cli_sync, &pb_cli_bundle, &pb_cli_verify, &pb_cli_identity,
};

static void
print_help (void)
{
  g_print ("%s\n\n", _("Usage: phasebook-cli COMMAND [OPTION…] [WORD…]"));
  g_print ("%s\n\n", _("Keeps the state of decentralized groups, without a window."));
  g_print ("%s\n", _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-9s %s\n", commands[i]->name, gettext (commands[i]->summary));
  g_print ("\n%s\n", _("“phasebook-cli COMMAND --help” tells more of each.  All take --library FILE "
                       "and --json."));
}

static const PbCliCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i]->name, name))
        return commands[i];
    }

  return NULL;
}

/* Options that all commands share may stand before the command, too. */
static char **
move_options (char **words)
{
  g_autoptr(GStrvBuilder) moved = g_strv_builder_new ();
  guint n = 0;

  while (words[n])
    {
      if (g_str_equal (words[n], "--json") || g_str_has_prefix (words[n], "--library="))
        n++;
      else if (g_str_equal (words[n], "--library") && words[n + 1])
        n += 2;
      else
        break;
    }

  for (guint i = n; words[i]; i++)
    {
      g_strv_builder_add (moved, words[i]);
      for (guint j = 0; i == n && j < n; j++)
        g_strv_builder_add (moved, words[j]);
    }

  return g_strv_builder_end (moved);
}

static int
run (PbCli  *cli,
     char  **words)
{
  const PbCliCommand *command = words[0] ? find_command (words[0]) : NULL;
  g_auto(GStrv) args = NULL;
  g_autoptr(GError) error = NULL;
  int status;

  if (words[0] == NULL || g_str_equal (words[0], "--help") || g_str_equal (words[0], "-h") ||
      g_str_equal (words[0], "help"))
    {
      print_help ();
      return words[0] ? PB_CLI_OK : PB_CLI_BAD;
    }

  if (g_str_equal (words[0], "--version"))
    {
      g_print ("phasebook-cli %s\n", PACKAGE_VERSION);
      return PB_CLI_OK;
    }

  if (command == NULL)
    {
      /* Translators: what was typed. */
      g_printerr (_("phasebook-cli: There is no command “%s”; “phasebook-cli --help” lists them."),
                  words[0]);
      g_printerr ("\n");
      return PB_CLI_BAD;
    }

  args = g_strdupv (words + 1);
  status = command->run (cli, args, &error);

  if (cli->store && pb_store_get_state (cli->store) == PB_STORE_OPEN)
    pb_store_close_sync (cli->store, error ? NULL : &error);

  if (error == NULL)
    return status;

  g_printerr ("phasebook-cli: %s\n", error->message);

  return PB_CLI_BAD;
}

int
main (int   argc,
      char *argv[])
{
  PbCli cli = { 0 };
  g_auto(GStrv) words = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("phasebook-cli");

  cli.clock = pb_clock_new ();
  words = move_options (argv + 1);
  status = run (&cli, words);

  g_clear_object (&cli.store);
  g_clear_object (&cli.clock);
  g_clear_pointer (&cli.library, g_free);

  return status;
}
