/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-key-question.h"

#include <glib/gi18n.h>

#include "exchange/pb-fingerprint.h"
#include "model/pb-clock.h"

typedef struct
{
  PbTrust *trust;
  char *name;
  char *key;
  char *by;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->trust);
  g_free (question->name);
  g_free (question->key);
  g_free (question->by);
  g_free (question);
}

static void
confirm (GTask    *task,
         Question *question)
{
  g_autoptr(PbClock) clock = pb_clock_new ();
  GError *error = NULL;

  /* Another window may have confirmed something meanwhile. */
  if (pb_trust_load (question->trust, &error))
    {
      pb_trust_confirm (question->trust, question->key, question->name,
                        question->by ? question->by : g_get_real_name (),
                        pb_clock_get_today (clock));
      pb_trust_save (question->trust, &error);
    }

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  const char *answer = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result);

  if (g_str_equal (answer, "confirm"))
    confirm (task, g_task_get_task_data (task));
  else
    g_task_return_boolean (task, FALSE);
}

/**
 * pb_key_question_async:
 * @parent: where to ask
 * @trust: the keys that are known
 * @name: the name of the person that the key is said to belong to
 * @key: their public key
 * @by: (nullable): the name of who is asked
 * @callback: called when there is an answer
 * @user_data: for @callback
 *
 * Has two people compare the words of a key, and writes down that they are the same.
 */
void
pb_key_question_async (GtkWidget           *parent,
                       PbTrust             *trust,
                       const char          *name,
                       const char          *key,
                       const char          *by,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  AdwDialog *dialog = adw_alert_dialog_new (_("Are These the Words?"), NULL);
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autofree char *words = pb_fingerprint_new (key);
  Question *question = g_new0 (Question, 1);

  question->trust = g_object_ref (trust);
  question->name = g_strdup (name);
  question->key = g_strdup (key);
  question->by = g_strdup (by);
  g_task_set_source_tag (task, pb_key_question_async);
  g_task_set_task_data (task, question, question_free);

  adw_alert_dialog_format_body (ADW_ALERT_DIALOG (dialog),
                                /* Translators: the name of a person, then eight words. */
                                _("Call %s, or meet, and let them read out the words of their "
                                  "key:\n\n%s\n\nConfirm only if all eight are the same."),
                                name, words);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog),
                                  "cancel", _("_Cancel"),
                                  "confirm", _("_All the Same"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "confirm",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), parent, NULL, answered_cb, task);
}

/**
 * pb_key_question_finish:
 * @parent: where it was asked
 * @result: what the callback got
 * @error: return location for a #GFileError
 *
 * Returns: whether the key is confirmed now; %FALSE without an error where it was not
 *   confirmed
 */
gboolean
pb_key_question_finish (GtkWidget     *parent,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, parent), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
