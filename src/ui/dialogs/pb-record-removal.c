/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-record-removal.h"

#include "storage/pb-referrer.h"
#include "ui/dialogs/pb-referrers-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

/* How a record of each kind ends without going away: the status that it gets
 * unless it has one of those that say how it ended, and the day that says since
 * when.  Other kinds have no end.
 */
static const struct
{
  PbKind kind;
  PbFieldId status;
  const char *nick;
  const char *ended;
  PbFieldId day;
} endings[] = {
  { PB_KIND_RELATION, PB_RELATION_STATUS, "ended", "ended", PB_RELATION_ENDED },
  { PB_KIND_MEMBER, 0, NULL, NULL, PB_MEMBER_LEFT },
  { PB_KIND_AGREEMENT, PB_AGREEMENT_STATUS, "ended", "ended superseded deprecated",
    PB_AGREEMENT_ENDED },
  { PB_KIND_DECISION, PB_DECISION_STATUS, "withdrawn", "adopted rejected withdrawn superseded",
    PB_DECISION_CLOSED },
  { PB_KIND_OBJECTIVE, PB_OBJECTIVE_STATUS, "dropped", "achieved dropped carried-over",
    PB_OBJECTIVE_CLOSED_ON },
  { PB_KIND_DELIVERABLE, PB_DELIVERABLE_STATUS, "dropped", "delivered accepted dropped", 0 },
  { PB_KIND_CYCLE, 0, NULL, NULL, PB_CYCLE_END },
  { PB_KIND_ROLE, PB_ROLE_STATUS, "retired", "retired", PB_ROLE_RETIRED },
  { PB_KIND_ASSIGNMENT, 0, NULL, NULL, PB_ASSIGNMENT_END },
  { PB_KIND_TASK, PB_TASK_STATUS, "cancelled", "done cancelled", PB_TASK_DONE },
  { PB_KIND_ACCOUNT, 0, NULL, NULL, PB_ACCOUNT_CLOSED },
  { PB_KIND_INSIGHT, PB_INSIGHT_DISPOSITION, "declined", "adopted declined merged",
    PB_INSIGHT_DISPOSED_ON },
  { PB_KIND_FEEDBACK, PB_FEEDBACK_STATUS, "declined", "answered acted-on declined",
    PB_FEEDBACK_ANSWERED_ON },
  { PB_KIND_TOOL, 0, NULL, NULL, PB_TOOL_RETIRED },
  { PB_KIND_SYSTEM, PB_SYSTEM_STATUS, "retired", "retired", PB_SYSTEM_RETIRED },
  { PB_KIND_CHALLENGE, 0, NULL, NULL, PB_CHALLENGE_CLOSED },
};

static gboolean
has_status (PbRecord   *record,
            PbFieldId   field,
            const char *nicks)
{
  g_auto(GStrv) each = g_strsplit (nicks, " ", -1);
  const char *nick = pb_record_get_text (record, field);

  return nick && g_strv_contains ((const char * const *) each, nick);
}

/**
 * pb_record_retire:
 * @record: a record
 * @today: the day on which it ends
 *
 * Returns: (transfer full) (nullable): the edit that ends @record, or %NULL
 *   where records of its kind have no end or this one has ended
 */
PbEdit *
pb_record_retire (PbRecord *record,
                  PbDay     today)
{
  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      const char *id = pb_record_get_id (record);
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;
      PbEdit *edit;

      if (endings[i].kind != pb_record_get_kind (record))
        continue;
      if (endings[i].nick ? has_status (record, endings[i].status, endings[i].ended)
                          : pb_record_has (record, endings[i].day) &&
                            pb_record_get_day (record, endings[i].day) <= today)
        return NULL;

      name = pb_record_dup_title (record);
      /* Translators: what a person did: a kind of record such as “Role”, then the
       * name of one.
       */
      title = g_strdup_printf (_("Retire %s “%s”"), pb_kind_get_label (endings[i].kind), name);
      edit = pb_edit_new (title);
      if (endings[i].nick)
        pb_edit_set_value (edit, id, endings[i].status, g_variant_new_string (endings[i].nick));
      if (endings[i].day)
        pb_edit_set_value (edit, id, endings[i].day, g_variant_new_int32 (today));

      return edit;
    }

  return NULL;
}

/* A removal that is under way. */
typedef struct
{
  PbGroupContext *context;
  GtkWidget *parent;
  PbEdit *retire;
  PbRemoval removal;
} PbRemovalData;

static void
removal_data_free (gpointer data)
{
  PbRemovalData *removal = data;

  g_clear_object (&removal->context);
  g_clear_object (&removal->parent);
  g_clear_object (&removal->retire);
  g_free (removal);
}

static void
committed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbRemovalData *data = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (object), result, &error))
    g_task_return_int (task, data->removal);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
commit (GTask     *task,
        PbEdit    *edit,
        PbRemoval  removal)
{
  PbRemovalData *data = g_task_get_task_data (task);

  data->removal = removal;
  pb_group_context_commit_async (data->context, edit, NULL, committed_cb, g_object_ref (task));
}

static void
response_cb (GTask          *asked,
             const char     *response,
             AdwAlertDialog *dialog)
{
  g_autoptr(GTask) task = g_object_ref (asked);
  PbRemovalData *data = g_task_get_task_data (task);

  /* libadwaita keeps dialogs for longer than they are needed; the library must
   * not wait for that.
   */
  g_signal_handlers_disconnect_by_data (dialog, asked);

  if (strcmp (response, "retire") == 0)
    commit (task, data->retire, PB_REMOVAL_RETIRED);
  else
    g_task_return_int (task, PB_REMOVAL_NONE);
}

static void
got_referrers_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbRemovalData *data = g_task_get_task_data (task);
  PbRecord *record = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) referrers = NULL;
  AdwDialog *dialog;

  referrers = pb_store_referrers_finish (PB_STORE (object), result, &error);
  if (referrers == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  if (referrers->len == 0)
    {
      g_autofree char *name = pb_record_dup_title (record);
      g_autofree char *title = NULL;
      g_autoptr(PbEdit) edit = NULL;

      /* Translators: what a person did: a kind of record such as “Metric”, then
       * the name of one.
       */
      title = g_strdup_printf (_("Delete %s “%s”"),
                               pb_kind_get_label (pb_record_get_kind (record)), name);
      edit = pb_edit_new (title);
      pb_edit_delete (edit, pb_record_get_kind (record), pb_record_get_id (record));
      commit (task, edit, PB_REMOVAL_DELETED);
      return;
    }

  data->retire = pb_record_retire (record, pb_group_context_get_today (data->context));
  dialog = pb_referrers_dialog_new (record, referrers, data->retire != NULL);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), g_object_ref (task),
                         (GClosureNotify) g_object_unref, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, data->parent);
}

/**
 * pb_record_remove_async:
 * @record: a stored record
 * @context: where it belongs
 * @parent: the widget over which to ask
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Deletes @record, together with its parts.  Where others refer to it, shows
 * which, and offers to retire it instead.  The window offers to undo either.
 */
void
pb_record_remove_async (PbRecord            *record,
                        PbGroupContext      *context,
                        GtkWidget           *parent,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  PbRemovalData *data;
  GTask *task;

  g_return_if_fail (PB_IS_RECORD (record));
  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));

  task = g_task_new (record, NULL, callback, user_data);
  g_task_set_source_tag (task, pb_record_remove_async);
  data = g_new0 (PbRemovalData, 1);
  data->context = g_object_ref (context);
  data->parent = g_object_ref (parent);
  g_task_set_task_data (task, data, removal_data_free);

  pb_store_referrers_async (pb_group_context_get_store (context), pb_record_get_id (record), NULL,
                            got_referrers_cb, task);
}

/**
 * pb_record_remove_finish:
 * @record: the record
 * @result: the result
 * @error: return location for a %PB_STORE_ERROR
 *
 * Returns: what came of it; %PB_REMOVAL_NONE also where @error is set
 */
PbRemoval
pb_record_remove_finish (PbRecord      *record,
                         GAsyncResult  *result,
                         GError       **error)
{
  gssize removal;

  g_return_val_if_fail (g_task_is_valid (result, record), PB_REMOVAL_NONE);

  removal = g_task_propagate_int (G_TASK (result), error);

  return removal > 0 ? (PbRemoval) removal : PB_REMOVAL_NONE;
}

static void
removed_alone_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(PbGroupContext) context = user_data;
  g_autoptr(GError) error = NULL;

  pb_record_remove_finish (PB_RECORD (object), result, &error);
  if (error)
    pb_group_context_notice (context, error->message);
}

/**
 * pb_record_remove:
 * @record: a stored record
 * @context: where it belongs
 * @parent: the widget over which to ask
 *
 * The same as pb_record_remove_async() where nothing depends on the answer: the
 * window says what could not be done.
 */
void
pb_record_remove (PbRecord       *record,
                  PbGroupContext *context,
                  GtkWidget      *parent)
{
  pb_record_remove_async (record, context, parent, removed_alone_cb, g_object_ref (context));
}
