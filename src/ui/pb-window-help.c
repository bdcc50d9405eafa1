/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

/* Which page of the manual belongs to what is shown. */

typedef struct
{
  /* The name of a page of the window, or of a dialog’s type. */
  const char *shown;

  /* The page of the manual; for a dialog %NULL where that of the page beneath helps. */
  const char *topic;
} Topic;

static const Topic page_topics[] = {
  { "overview", "overview" },
  { "readiness", "readiness" },
  { "state", "keep-true" },
  { "agreements", "agreements" },
  { "cycles", "cycles" },
  { "decisions", "decisions" },
  { "impact", "impact" },
  { "treasury", "treasury" },
  { "people", "people" },
  { "network", "network" },
  { "history", "look-back" },
};

static const Topic dialog_topics[] = {
  { "PbAttestDialog", "concept-attestation" },
  { "PbBundleDialog", "share-state" },
  { "PbCompareDialog", "readiness" },
  { "PbConflictDialog", "share-folder" },
  { "PbCriteriaDialog", "criteria" },
  { "PbCycleDialog", "cycles" },
  { "PbEndDialog", "people" },
  { "PbExplorerDialog", "treasury" },
  { "PbExportDialog", "export" },
  { "PbFieldsDialog", NULL },
  { "PbHistoryDialog", "look-back" },
  { "PbImportDialog", "import-state" },
  { "PbMatchDialog", "treasury" },
  { "PbNewGroupDialog", "first-group" },
  { "PbNewsDialog", "share-folder" },
  { "PbObservationsDialog", "impact" },
  { "PbPreferencesDialog", "preferences" },
  { "PbRecordDialog", NULL },
  { "PbRecordHistoryDialog", "look-back" },
  { "PbRecordsDialog", "registers" },
  { "PbReferrersDialog", "registers" },
  { "PbReportDialog", "phase-report" },
  { "PbRestoreDialog", "backups" },
  { "PbReviewDialog", "concept-phase" },
  { "PbSearchDialog", "search" },
  { "PbShareDialog", "share-state" },
  { "PbSharedFolderDialog", "share-folder" },
  { "PbShortcutsDialog", "keyboard" },
  { "PbStateEditor", "keep-true" },
  { "PbStateHistoryDialog", "keep-true" },
  { "PbTableDialog", NULL },
};

static const char *
find_topic (const Topic *topics,
            gsize        n_topics,
            const char  *shown)
{
  for (gsize i = 0; i < n_topics; i++)
    if (g_strcmp0 (topics[i].shown, shown) == 0)
      return topics[i].topic;

  return NULL;
}

/**
 * pb_window_get_help_topic:
 * @self: a window
 *
 * Finds what helps with that which is shown: the dialog in front, the page below it,
 * or what stands there while no library is open.
 *
 * Returns: (transfer none): the identifier of a page of the manual
 */
const char *
pb_window_get_help_topic (PbWindow *self)
{
  AdwDialog *dialog;
  const char *topic = NULL;

  g_return_val_if_fail (PB_IS_WINDOW (self), NULL);

  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  for (GType type = dialog != NULL ? G_OBJECT_TYPE (dialog) : G_TYPE_INVALID;
       type != G_TYPE_INVALID && topic == NULL;
       type = g_type_parent (type))
    topic = find_topic (dialog_topics, G_N_ELEMENTS (dialog_topics), g_type_name (type));

  if (topic == NULL)
    {
      GtkWidget *view = gtk_stack_get_visible_child (self->view_stack);

      if (view == self->welcome_view)
        topic = "first-group";
      else if (view == GTK_WIDGET (self->failure_view))
        topic = "trouble";
      else
        topic = find_topic (page_topics, G_N_ELEMENTS (page_topics), self->page_name);
    }

  return topic != NULL ? topic : "index";
}

/*< private >
 * _pb_window_add_help_key:
 * @dialog: a dialog that is shown
 *
 * Lets the key for help work in @dialog: it keeps those of the application out.
 */
void
_pb_window_add_help_key (AdwDialog *dialog)
{
  static const char key[] = "pb-help-key";
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (dialog), key) != NULL)
    return;

  controller = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("F1"),
                                                          gtk_named_action_new ("app.help")));
  gtk_widget_add_controller (GTK_WIDGET (dialog), controller);
  g_object_set_data (G_OBJECT (dialog), key, controller);
}
