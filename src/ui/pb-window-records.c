/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>

#include "ui/dialogs/pb-record-dialog.h"
#include "ui/dialogs/pb-record-removal.h"
#include "ui/dialogs/pb-report-dialog.h"
#include "ui/history/pb-record-history-dialog.h"
#include "ui/records/pb-records-dialog.h"
#include "ui/pb-new-group-dialog.h"
#include "ui/pb-page-item.h"

/* The actions that make, show and change records. */

/* The page that shows a record, and what it has to be asked for. */
static const char *
find_place (PbRecord    *record,
            const char **target)
{
  *target = pb_record_get_id (record);

  switch (pb_record_get_kind (record))
    {
    case PB_KIND_STATE_TEXT:
      return "state";

    case PB_KIND_STATE_ELEMENT:
      *target = pb_record_get_text (record, PB_STATE_ELEMENT_KEY);
      return "state";

    case PB_KIND_STATE_DOCUMENT:
      *target = "";
      return "state";

    case PB_KIND_ATTESTATION:
      *target = pb_record_get_text (record, PB_ATTESTATION_ITEM);
      return "readiness";

    case PB_KIND_METRIC:
      return "impact";

    case PB_KIND_OBSERVATION:
    case PB_KIND_TARGET:
      *target = pb_record_get_owner (record);
      return "impact";

    case PB_KIND_AGREEMENT:
      *target = pb_record_get_id (record);
      return "agreements";

    case PB_KIND_AGREEMENT_PARTY:
    case PB_KIND_OBLIGATION:
      *target = pb_record_get_owner (record);
      return "agreements";

    case PB_KIND_DECISION:
      *target = pb_record_get_id (record);
      return "decisions";

    case PB_KIND_VOTE:
    case PB_KIND_BUDGET_LINE:
      *target = pb_record_get_owner (record);
      return "decisions";

    case PB_KIND_CYCLE:
    case PB_KIND_TASK:
    case PB_KIND_RETROSPECTIVE:
    case PB_KIND_INSIGHT:
    case PB_KIND_FEEDBACK:
      *target = pb_record_get_id (record);
      return "cycles";

    case PB_KIND_ACCOUNT:
    case PB_KIND_TRANSACTION:
      *target = pb_record_get_id (record);
      return "treasury";

    case PB_KIND_MEMBER:
    case PB_KIND_ROLE:
      *target = pb_record_get_id (record);
      return "people";

    case PB_KIND_ASSIGNMENT:
      *target = pb_record_get_owner (record);
      return "people";

    case PB_KIND_RELATION:
      *target = pb_record_get_id (record);
      return "network";

    case PB_KIND_COMMON:
    case PB_KIND_GROUP:
    case PB_KIND_OBJECTIVE:
    case PB_KIND_NETWORK_GOAL:
    case PB_KIND_EVIDENCE:
    case PB_KIND_PHASE_TRANSITION:
    case PB_KIND_PHASE_REVIEW:
    case PB_KIND_DELIVERABLE:
    case PB_KIND_REPORT:
    case PB_KIND_ACTIVITY:
    case PB_KIND_LINK:
    case PB_KIND_TOOL:
    case PB_KIND_SYSTEM:
    case PB_KIND_CHALLENGE:
    case PB_KIND_CRITERIA_SET:
    case PB_N_KINDS:
    default:
      return NULL;
    }
}

static void
edit_record (PbWindow   *self,
             const char *id)
{
  PbRecordDialog *dialog = pb_record_dialog_new_edit (self->context, id);

  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

/* Whether what is wanted of a report is the report, so that it can be sent. */
static gboolean
is_due_here (PbWindow *self,
             PbRecord *report)
{
  return !pb_record_has (report, PB_REPORT_SENT_ON) &&
         g_strcmp0 (pb_record_get_text (report, PB_REPORT_GROUP),
                    pb_group_context_get_group_id (self->context)) == 0;
}

static void
show_record (PbWindow *self,
             PbRecord *record)
{
  const char *id = pb_record_get_id (record);
  const char *target = NULL;
  const char *page = find_place (record, &target);
  PbGroupSummary *group = NULL;

  if (pb_record_get_kind (record) == PB_KIND_GROUP)
    group = pb_group_tree_lookup (self->tree, id);

  if (group != NULL && pb_group_summary_get_own (group))
    {
      pb_group_context_set_group_id (self->context, id);
      _pb_window_show_page (self, "overview");
    }
  else if (pb_record_get_kind (record) == PB_KIND_REPORT && is_due_here (self, record))
    {
      PbReportDialog *dialog = pb_report_dialog_new (self->context);

      pb_report_dialog_choose (dialog, record);
      adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
    }
  else if (page != NULL && pb_page_items_find (self->pages, page, NULL) != NULL)
    {
      _pb_window_go_to (self, page, target != NULL ? target : "");
    }
  else if (pb_store_get_read_only (self->store))
    {
      adw_dialog_present (pb_record_history_dialog_new (self->context, record),
                          GTK_WIDGET (self));
    }
  else
    {
      edit_record (self, id);
    }
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autoptr(PbRecord) record = NULL;
  g_autoptr(GError) error = NULL;

  record = pb_store_get_finish (PB_STORE (source), result, &error);

  if (record != NULL && !pb_record_get_deleted (record))
    show_record (self, record);
  else
    _pb_window_say (self, _("This record is not there any more"), NULL, NULL);
}

/*< private >
 * _pb_window_show_record:
 *
 * Shows the record of @id where its kind is shown, or in a dialog.
 */
void
_pb_window_show_record (PbWindow   *self,
                        const char *id)
{
  pb_store_get_async (self->store, id, NULL, found_cb, g_object_ref (self));
}

static void
show_record_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  _pb_window_show_record (PB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
edit_record_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  edit_record (PB_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
to_be_deleted_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autoptr(PbRecord) record = NULL;

  record = pb_store_get_finish (PB_STORE (source), result, NULL);
  if (record != NULL && !pb_record_get_deleted (record))
    pb_record_remove (record, self->context, GTK_WIDGET (self));
  else
    _pb_window_say (self, _("This record is not there any more"), NULL, NULL);
}

static void
delete_record_activated (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  pb_store_get_async (self->store, g_variant_get_string (parameter, NULL), NULL,
                      to_be_deleted_cb, g_object_ref (self));
}

static void
history_wanted_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PbWindow) self = user_data;
  g_autoptr(PbRecord) record = NULL;

  record = pb_store_get_finish (PB_STORE (source), result, NULL);
  if (record != NULL)
    adw_dialog_present (pb_record_history_dialog_new (self->context, record), GTK_WIDGET (self));
  else
    _pb_window_say (self, _("This record is not there any more"), NULL, NULL);
}

static void
record_history_activated (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  pb_store_get_async (self->store, g_variant_get_string (parameter, NULL), NULL,
                      history_wanted_cb, g_object_ref (self));
}

static void
new_record_activated (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);
  g_autofree char *audience = NULL;
  PbRecordDialog *dialog;
  const char *kind_name;
  const char *group_id;
  PbKind kind;

  g_variant_get (parameter, "(&s&s)", &kind_name, &group_id);
  kind = pb_kind_from_name (kind_name);

  /* Names come from the program itself. */
  g_return_if_fail (kind != PB_KIND_COMMON);

  if (*group_id != '\0')
    pb_group_context_set_group_id (self->context, group_id);

  dialog = pb_record_dialog_new (self->context, kind);
  if (self->settings != NULL)
    audience = g_settings_get_string (self->settings, "default-audience");
  if (audience != NULL && *audience != '\0')
    pb_record_dialog_set_value (dialog, PB_COMMON_AUDIENCE, g_variant_new_string (audience));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
new_group_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PbWindow *self = PB_WINDOW (widget);

  adw_dialog_present (pb_new_group_dialog_new (self->context, self->tree), widget);
}

static void
all_records_activated (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  adw_dialog_present (pb_records_dialog_new (PB_WINDOW (widget)->context), widget);
}

/*< private >
 * _pb_window_class_install_record_actions:
 *
 * Installs the actions that make, show and change records.
 */
void
_pb_window_class_install_record_actions (PbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.show-record", "s", show_record_activated);
  gtk_widget_class_install_action (widget_class, "win.edit-record", "s", edit_record_activated);
  gtk_widget_class_install_action (widget_class, "win.record-history", "s",
                                   record_history_activated);
  gtk_widget_class_install_action (widget_class, "win.delete-record", "s",
                                   delete_record_activated);
  gtk_widget_class_install_action (widget_class, "win.all-records", NULL,
                                   all_records_activated);
  gtk_widget_class_install_action (widget_class, "win.new-record", "(ss)", new_record_activated);
  gtk_widget_class_install_action (widget_class, "win.new-group", NULL, new_group_activated);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "win.new-group", NULL);
}
