/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-cycle-dialog.h"

#include <glib/gi18n.h>

#include "ui/pb-ui.h"

/**
 * PbCycleDialog:
 *
 * A dialog that asks for a few things and stores them as one edit.  What could
 * not be stored stays in the dialog, which says why.
 */
typedef struct
{
  GtkButton *store_button;
  AdwBanner *error_banner;
  AdwBin *body_bin;

  PbGroupContext *context;
  gboolean ready;
  gboolean storing;
} PbCycleDialogPrivate;

typedef enum
{
  PROP_BODY = 1,
  PROP_STORE_LABEL,
} PbCycleDialogProperty;

static GParamSpec *props[PROP_STORE_LABEL + 1];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PbCycleDialog, pb_cycle_dialog, ADW_TYPE_DIALOG)

static PbCycleDialogPrivate *
get_private (PbCycleDialog *self)
{
  return pb_cycle_dialog_get_instance_private (self);
}

static void
update_actions (PbCycleDialog *self)
{
  PbCycleDialogPrivate *priv = get_private (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "cycle.store", priv->ready && !priv->storing);
}

static void
cancel_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbCycleDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  get_private (self)->storing = FALSE;

  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  pb_cycle_dialog_show_problem (self, error->message);
  update_actions (self);
}

static void
store_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  pb_cycle_dialog_store (PB_CYCLE_DIALOG (widget));
}

static void
discard_cb (PbCycleDialog *self,
            const char    *response)
{
  if (g_strcmp0 (response, "discard") == 0)
    adw_dialog_force_close (ADW_DIALOG (self));
}

/* What was typed is not thrown away by one key. */
static void
pb_cycle_dialog_close_attempt (AdwDialog *dialog)
{
  AdwDialog *question = adw_alert_dialog_new (_("Discard What You Entered?"),
                                              _("It has not been stored yet."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question),
                                  "cancel", _("_Keep Editing"),
                                  "discard", _("_Discard"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (discard_cb), dialog,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (dialog));
}

static void
pb_cycle_dialog_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PbCycleDialogPrivate *priv = get_private (PB_CYCLE_DIALOG (object));

  switch ((PbCycleDialogProperty) prop_id)
    {
    case PROP_BODY:
      g_value_set_object (value, adw_bin_get_child (priv->body_bin));
      break;
    case PROP_STORE_LABEL:
      g_value_set_string (value, gtk_button_get_label (priv->store_button));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_cycle_dialog_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PbCycleDialogPrivate *priv = get_private (PB_CYCLE_DIALOG (object));

  switch ((PbCycleDialogProperty) prop_id)
    {
    case PROP_BODY:
      adw_bin_set_child (priv->body_bin, g_value_get_object (value));
      break;
    case PROP_STORE_LABEL:
      pb_cycle_dialog_set_store_label (PB_CYCLE_DIALOG (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_cycle_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_CYCLE_DIALOG);
  g_clear_object (&get_private (PB_CYCLE_DIALOG (object))->context);

  G_OBJECT_CLASS (pb_cycle_dialog_parent_class)->dispose (object);
}

static void
pb_cycle_dialog_class_init (PbCycleDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_cycle_dialog_get_property;
  object_class->set_property = pb_cycle_dialog_set_property;
  object_class->dispose = pb_cycle_dialog_dispose;
  ADW_DIALOG_CLASS (klass)->close_attempt = pb_cycle_dialog_close_attempt;

  /**
   * PbCycleDialog:body:
   *
   * What the dialog asks.
   */
  props[PROP_BODY] =
    g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PbCycleDialog:store-label:
   *
   * What the button that stores says, with a mnemonic.
   */
  props[PROP_STORE_LABEL] =
    g_param_spec_string ("store-label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-cycle-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PbCycleDialog, store_button);
  gtk_widget_class_bind_template_child_private (widget_class, PbCycleDialog, error_banner);
  gtk_widget_class_bind_template_child_private (widget_class, PbCycleDialog, body_bin);

  gtk_widget_class_install_action (widget_class, "cycle.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "cycle.store", NULL, store_activated);
}

static void
pb_cycle_dialog_init (PbCycleDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_add_store_keys (GTK_WIDGET (self), "cycle.store");
  get_private (self)->ready = TRUE;
}

/**
 * pb_cycle_dialog_get_context:
 * @self: a dialog
 *
 * Returns: (transfer none): the group
 */
PbGroupContext *
pb_cycle_dialog_get_context (PbCycleDialog *self)
{
  g_return_val_if_fail (PB_IS_CYCLE_DIALOG (self), NULL);

  return get_private (self)->context;
}

/**
 * pb_cycle_dialog_set_context:
 * @self: a dialog that is new
 * @context: the group
 */
void
pb_cycle_dialog_set_context (PbCycleDialog  *self,
                             PbGroupContext *context)
{
  g_return_if_fail (PB_IS_CYCLE_DIALOG (self));
  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));

  g_set_object (&get_private (self)->context, context);
}

/**
 * pb_cycle_dialog_set_store_label:
 * @self: a dialog
 * @label: what the button that stores says, with a mnemonic
 */
void
pb_cycle_dialog_set_store_label (PbCycleDialog *self,
                                 const char    *label)
{
  g_return_if_fail (PB_IS_CYCLE_DIALOG (self));

  gtk_button_set_label (get_private (self)->store_button, label);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STORE_LABEL]);
}

/**
 * pb_cycle_dialog_set_ready:
 * @self: a dialog
 * @ready: whether everything that is needed is there
 *
 * Says whether it can be stored.
 */
void
pb_cycle_dialog_set_ready (PbCycleDialog *self,
                           gboolean       ready)
{
  g_return_if_fail (PB_IS_CYCLE_DIALOG (self));

  get_private (self)->ready = ready;
  update_actions (self);
}

/**
 * pb_cycle_dialog_set_dirty:
 * @self: a dialog
 * @dirty: whether something would be lost
 *
 * Has the dialog ask before it closes without storing.
 */
void
pb_cycle_dialog_set_dirty (PbCycleDialog *self,
                           gboolean       dirty)
{
  g_return_if_fail (PB_IS_CYCLE_DIALOG (self));

  adw_dialog_set_can_close (ADW_DIALOG (self), !dirty);
}

/**
 * pb_cycle_dialog_show_problem:
 * @self: a dialog
 * @sentence: (nullable): what is wrong, or %NULL for nothing
 *
 * Says why something cannot be stored.
 */
void
pb_cycle_dialog_show_problem (PbCycleDialog *self,
                              const char    *sentence)
{
  PbCycleDialogPrivate *priv;

  g_return_if_fail (PB_IS_CYCLE_DIALOG (self));

  priv = get_private (self);
  if (sentence != NULL)
    adw_banner_set_title (priv->error_banner, sentence);
  adw_banner_set_revealed (priv->error_banner, sentence != NULL);
}

/**
 * pb_cycle_dialog_store:
 * @self: a dialog
 *
 * Stores what was entered, and closes once that is done.
 */
void
pb_cycle_dialog_store (PbCycleDialog *self)
{
  PbCycleDialogPrivate *priv;
  g_autoptr(PbEdit) edit = NULL;

  g_return_if_fail (PB_IS_CYCLE_DIALOG (self));

  priv = get_private (self);
  if (priv->storing)
    return;

  pb_cycle_dialog_show_problem (self, NULL);
  edit = PB_CYCLE_DIALOG_GET_CLASS (self)->make_edit (self);
  if (edit == NULL)
    return;

  priv->storing = TRUE;
  update_actions (self);
  pb_group_context_commit_async (priv->context, edit, NULL, stored_cb, g_object_ref (self));
}
