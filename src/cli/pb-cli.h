/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-criteria-choice.h"
#include "framework/pb-judge.h"
#include "storage/pb-group-summary.h"
#include "storage/pb-store-sync.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PB_CLI_ERROR:
 *
 * What can be wrong with a command line.  The message is a sentence for people.
 */
#define PB_CLI_ERROR (pb_cli_error_quark ())

/**
 * PbCliError:
 * @PB_CLI_ERROR_USAGE: the words of the command cannot be understood
 * @PB_CLI_ERROR_NO_LIBRARY: there is no library yet
 * @PB_CLI_ERROR_NO_GROUP: there is no such group, or several
 * @PB_CLI_ERROR_OUTPUT: the result could not be written
 */
typedef enum
{
  PB_CLI_ERROR_USAGE,
  PB_CLI_ERROR_NO_LIBRARY,
  PB_CLI_ERROR_NO_GROUP,
  PB_CLI_ERROR_OUTPUT,
} PbCliError;

/**
 * PbCliStatus:
 * @PB_CLI_OK: done
 * @PB_CLI_SLIPPING: `check`: the group is slipping, or there is not enough data
 * @PB_CLI_UNKNOWN_SIGNER: `verify`: unchanged, but nobody has confirmed the key
 * @PB_CLI_BAD: bad input; for `check` also a red flag
 *
 * The exit status of the program.
 */
typedef enum
{
  PB_CLI_OK = 0,
  PB_CLI_SLIPPING = 1,
  PB_CLI_UNKNOWN_SIGNER = 1,
  PB_CLI_BAD = 2,
} PbCliStatus;

/**
 * PbCli:
 * @library: (nullable): the file named with `--library`
 * @json: whether `--json` was given
 * @clock: says what day it is
 * @store: (nullable): the library, once it is open
 *
 * What all commands share.
 */
typedef struct
{
  char     *library;
  gboolean  json;
  PbClock  *clock;
  PbStore  *store;
} PbCli;

/**
 * PbCliCommand:
 * @name: the word on the command line
 * @usage: what follows it
 * @summary: one line on what it does, not yet translated
 * @run: does it; @args are the words after the command, without its options
 *
 * One command.
 */
typedef struct
{
  const char *name;
  const char *usage;
  const char *summary;
  int       (*run) (PbCli     *cli,
                    char     **args,
                    GError   **error);
} PbCliCommand;

GQuark         pb_cli_error_quark    (void);
gboolean       pb_cli_parse          (PbCli               *cli,
                                      const PbCliCommand  *command,
                                      const GOptionEntry  *entries,
                                      const char          *description,
                                      char              ***args,
                                      GError             **error);
gboolean       pb_cli_expect         (const PbCliCommand  *command,
                                      char               **args,
                                      guint                least,
                                      guint                most,
                                      GError             **error);
GFile         *pb_cli_get_library    (PbCli               *cli);
gboolean       pb_cli_open           (PbCli               *cli,
                                      PbStoreOpenFlags     flags,
                                      GError             **error);
PbGroupSummary *pb_cli_find_group    (PbCli               *cli,
                                      const char          *name,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
PbDay          pb_cli_parse_day      (PbCli               *cli,
                                      const char          *text,
                                      GError             **error);
PbCriteriaSet *pb_cli_load_criteria  (PbDossier           *dossier,
                                      const char          *path,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
PbJudgement   *pb_cli_judge          (PbCli               *cli,
                                      const char          *group_id,
                                      PbDay                day,
                                      GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean       pb_cli_write          (const char          *path,
                                      const char          *data,
                                      gsize                length,
                                      GError             **error);
void           pb_cli_print_json     (JsonBuilder         *builder);
void           pb_cli_add_text       (JsonBuilder         *builder,
                                      const char          *member,
                                      const char          *text);

extern const PbCliCommand pb_cli_init;
extern const PbCliCommand pb_cli_example;
extern const PbCliCommand pb_cli_import;
extern const PbCliCommand pb_cli_export;
extern const PbCliCommand pb_cli_report;
extern const PbCliCommand pb_cli_check;
extern const PbCliCommand pb_cli_history;
extern const PbCliCommand pb_cli_search;
extern const PbCliCommand pb_cli_stats;
extern const PbCliCommand pb_cli_backup;
extern const PbCliCommand pb_cli_restore;
extern const PbCliCommand pb_cli_doctor;
extern const PbCliCommand pb_cli_sync;
extern const PbCliCommand pb_cli_bundle;
extern const PbCliCommand pb_cli_verify;
extern const PbCliCommand pb_cli_identity;

G_END_DECLS
