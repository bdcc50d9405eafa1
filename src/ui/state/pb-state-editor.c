/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/state/pb-state-editor.h"

#include "framework/pb-state-elements.h"
#include "ui/pb-still-true.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-markdown-editor.h"
#include "ui/widgets/pb-markdown-view.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbStateEditor:
 *
 * Edits a text of the group state, with a preview beside it.
 */
struct _PbStateEditor
{
  AdwDialog parent_instance;

  AdwBanner *banner;
  PbMarkdownEditor *editor;
  GtkWidget *preview_side;
  PbMarkdownView *markdown;
  GtkCheckButton *reviewed_check;

  PbGroupContext *context;
  PbRecord *record;
  GStrv keys;
  const PbStateLabel *template_label;
  char *key;
  char *label;
  char *start;
  guint preview_tick;
  gboolean saving;
};

G_DEFINE_FINAL_TYPE (PbStateEditor, pb_state_editor, ADW_TYPE_DIALOG)

static gboolean
is_changed (PbStateEditor *self)
{
  g_autofree char *text = pb_markdown_editor_dup_text (self->editor);

  return strcmp (text, self->start) != 0;
}

static void
update_actions (PbStateEditor *self)
{
  gboolean changed = is_changed (self);

  adw_dialog_set_can_close (ADW_DIALOG (self), !changed && !self->saving);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.save", changed && !self->saving);
}

/* The preview follows at most once a frame, however fast one types. */
static gboolean
update_preview_cb (GtkWidget     *widget,
                   GdkFrameClock *clock,
                   gpointer       user_data)
{
  PbStateEditor *self = PB_STATE_EDITOR (widget);
  g_autofree char *text = pb_markdown_editor_dup_text (self->editor);

  self->preview_tick = 0;
  if (gtk_widget_get_visible (self->preview_side))
    pb_markdown_view_set_text (self->markdown, text);

  return G_SOURCE_REMOVE;
}

static void
text_changed_cb (PbStateEditor *self)
{
  update_actions (self);
  if (self->preview_tick == 0)
    self->preview_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_preview_cb,
                                                       NULL, NULL);
}

static void
committed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbStateEditor) self = user_data;
  g_autoptr(GError) error = NULL;

  self->saving = FALSE;
  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (object), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  /* What was typed stays where it is. */
  adw_banner_set_title (self->banner, error->message);
  adw_banner_set_revealed (self->banner, TRUE);
  update_actions (self);
}

static PbEdit *
make_edit (PbStateEditor *self)
{
  g_autofree char *text = pb_markdown_editor_dup_text (self->editor);
  g_autofree char *title = NULL;
  const char *id;
  PbEdit *edit;

  /* Translators: what a person did: the label of a text of the group state. */
  title = g_strdup_printf (_("Edit “%s”"), self->label);
  edit = pb_edit_new (title);

  if (self->record)
    {
      id = pb_record_get_id (self->record);
    }
  else
    {
      id = pb_edit_create (edit, PB_KIND_STATE_TEXT, NULL);
      pb_edit_set_text (edit, id, PB_STATE_TEXT_GROUP,
                        pb_group_context_get_group_id (self->context));
      pb_edit_set_text (edit, id, PB_STATE_TEXT_LABEL, self->label);
      pb_edit_set_enum (edit, id, PB_STATE_TEXT_SECTION,
                        self->template_label ? self->template_label->section
                                             : pb_state_element_get_section (self->key));
      for (guint i = 0; self->keys[i]; i++)
        pb_edit_set_add (edit, id, PB_STATE_TEXT_ELEMENTS, self->keys[i]);
    }
  pb_edit_set_text (edit, id, PB_STATE_TEXT_TEXT, text);
  pb_edit_set_day (edit, id, PB_STATE_TEXT_CHANGED_ON,
                   pb_group_context_get_today (self->context));

  for (guint i = 0; gtk_check_button_get_active (self->reviewed_check) && self->keys[i]; i++)
    {
      g_autoptr(PbEdit) review = pb_still_true_edit_new (self->context, self->keys[i]);

      pb_edit_append (edit, review);
    }

  return edit;
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbStateEditor *self = PB_STATE_EDITOR (widget);
  g_autoptr(PbEdit) edit = make_edit (self);

  self->saving = TRUE;
  update_actions (self);
  pb_group_context_commit_async (self->context, edit, NULL, committed_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

static void
response_cb (PbStateEditor *self,
             const char    *response)
{
  if (strcmp (response, "discard") == 0)
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (strcmp (response, "save") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "editor.save", NULL);
}

static void
close_attempt_cb (PbStateEditor *self)
{
  AdwDialog *question;

  if (self->saving)
    return;

  question = adw_alert_dialog_new (_("Save Changes?"),
                                   _("What you have written is not stored yet."));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question),
                                  "cancel", _("_Keep Editing"),
                                  "discard", _("_Discard"),
                                  "save", _("_Save"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

/* Others may write while one is editing, on this device or another. */
static void
context_updated_cb (PbStateEditor *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbRecord *stored;
  const char *text;

  if (self->record == NULL || dossier == NULL || self->saving)
    return;

  stored = pb_dossier_lookup (dossier, pb_record_get_id (self->record));
  text = stored ? pb_record_get_text (stored, PB_STATE_TEXT_TEXT) : NULL;
  if (stored == NULL || strcmp (text ? text : "", self->start) == 0)
    return;

  adw_banner_set_title (self->banner, _("Somebody changed this text meanwhile. If you save, theirs stays in the history."));
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
text_refused_cb (PbStateEditor *self,
                 const char    *sentence)
{
  adw_banner_set_title (self->banner, sentence);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
pb_state_editor_dispose (GObject *object)
{
  PbStateEditor *self = PB_STATE_EDITOR (object);

  if (self->preview_tick)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->preview_tick);
  self->preview_tick = 0;
  g_clear_object (&self->context);
  g_clear_object (&self->record);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_STATE_EDITOR);

  G_OBJECT_CLASS (pb_state_editor_parent_class)->dispose (object);
}

static void
pb_state_editor_finalize (GObject *object)
{
  PbStateEditor *self = PB_STATE_EDITOR (object);

  g_clear_pointer (&self->keys, g_strfreev);
  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->start, g_free);

  G_OBJECT_CLASS (pb_state_editor_parent_class)->finalize (object);
}

static void
pb_state_editor_class_init (PbStateEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_state_editor_dispose;
  object_class->finalize = pb_state_editor_finalize;

  gtk_widget_class_install_action (widget_class, "editor.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "editor.cancel", NULL, cancel_action);

  g_type_ensure (PB_TYPE_MARKDOWN_EDITOR);
  g_type_ensure (PB_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/state/pb-state-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PbStateEditor, banner);
  gtk_widget_class_bind_template_callback (widget_class, text_refused_cb);
  gtk_widget_class_bind_template_child (widget_class, PbStateEditor, editor);
  gtk_widget_class_bind_template_child (widget_class, PbStateEditor, markdown);
  gtk_widget_class_bind_template_child (widget_class, PbStateEditor, preview_side);
  gtk_widget_class_bind_template_child (widget_class, PbStateEditor, reviewed_check);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
pb_state_editor_init (PbStateEditor *self)
{
  self->start = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_add_store_keys (GTK_WIDGET (self), "editor.save");
  g_signal_connect (self, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
}

static PbStateEditor *
new_editor (PbGroupContext *context,
            PbRecord       *record,
            const char     *label,
            const char     *text)
{
  PbStateEditor *self = g_object_new (PB_TYPE_STATE_EDITOR, NULL);

  self->context = g_object_ref (context);
  g_set_object (&self->record, record);
  self->label = g_strdup (label);
  g_set_str (&self->start, text ? text : "");
  pb_markdown_editor_set_text (self->editor, self->start);
  pb_markdown_view_set_text (self->markdown, self->start);
  adw_dialog_set_title (ADW_DIALOG (self), label);
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->editor));
  g_signal_connect_object (context, "updated", G_CALLBACK (context_updated_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * pb_state_editor_new:
 * @context: the group
 * @text: a text of the group state
 *
 * Returns: (transfer full): a dialog that edits @text
 */
PbStateEditor *
pb_state_editor_new (PbGroupContext *context,
                     PbRecord       *text)
{
  g_autofree char *label = pb_record_dup_title (text);
  PbStateEditor *self = new_editor (context, text, label,
                                    pb_record_get_text (text, PB_STATE_TEXT_TEXT));
  GVariant *elements = pb_record_get_value (text, PB_STATE_TEXT_ELEMENTS);

  self->keys = elements ? g_variant_dup_strv (elements, NULL) : g_new0 (char *, 1);
  gtk_widget_set_visible (GTK_WIDGET (self->reviewed_check), self->keys[0] != NULL);
  update_actions (self);

  return self;
}

/**
 * pb_state_editor_new_write:
 * @context: the group
 * @key: the key of a state element without a text
 *
 * Returns: (transfer full): a dialog that writes a text for the element, under
 *   the label that the official document has for it
 */
PbStateEditor *
pb_state_editor_new_write (PbGroupContext *context,
                           const char     *key)
{
  const PbStateLabel *label = NULL;
  const char *title = pb_state_element_get_title (key);
  PbStateEditor *self;

  for (guint i = 0; (label = pb_state_label_get_nth (i)); i++)
    {
      if (pb_state_label_fills (label, key))
        break;
    }

  self = new_editor (context, NULL, label ? label->label : title ? title : key, NULL);
  self->template_label = label;
  self->key = g_strdup (key);
  self->keys = g_strsplit (label ? label->elements : key, " ", -1);
  /* Who writes something down for the first time means it. */
  gtk_check_button_set_active (self->reviewed_check, TRUE);
  update_actions (self);

  return self;
}
