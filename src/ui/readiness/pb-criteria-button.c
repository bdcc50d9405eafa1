/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-criteria-button.h"

#include "formats/pb-import.h"
#include "framework/pb-criteria-choice.h"
#include "ui/readiness/pb-criteria-dialog.h"
#include "ui/widgets/pb-file-export.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbCriteriaButton:
 *
 * Says by whose criteria a group is judged, lets people choose other ones from the
 * library, and takes in and gives out criteria as files.
 */
struct _PbCriteriaButton
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;

  PbGroupContext *context;
  GCancellable *cancellable;
  GPtrArray *sets;
};

G_DEFINE_FINAL_TYPE (PbCriteriaButton, pb_criteria_button, ADW_TYPE_BIN)

typedef enum { PROP_CHOSEN = 1 } PbCriteriaButtonProperty;
static GParamSpec *props[PROP_CHOSEN + 1];

static const char *
get_chosen_id (PbCriteriaButton *self)
{
  PbRecord *group = self->context ? pb_group_context_get_group (self->context) : NULL;
  const char *id = group ? pb_record_get_text (group, PB_GROUP_CRITERIA) : NULL;

  return id ? id : "";
}

static void
append_set (GMenu      *menu,
            const char *label,
            const char *id)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (NULL, NULL);

  /* Underscores in names are not mnemonics. */
  g_autoptr(GString) text = g_string_new (label);

  g_string_replace (text, "_", "__", 0);
  g_menu_item_set_label (item, text->str);
  g_menu_item_set_action_and_target (item, "criteria.choose", "s", id);
  g_menu_append_item (menu, item);
}

static void
update_menu (PbCriteriaButton *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) sets = g_menu_new ();
  g_autoptr(GMenu) files = g_menu_new ();

  append_set (sets, pb_criteria_set_get_title (
                      pb_group_context_get_builtin_criteria (self->context)), "");
  for (guint i = 0; self->sets && i < self->sets->len; i++)
    {
      PbRecord *record = self->sets->pdata[i];
      g_autofree char *title = pb_record_dup_title (record);
      const char *version = pb_record_get_text (record, PB_CRITERIA_SET_VERSION);
      g_autofree char *label = NULL;

      /* Translators: the title of a criteria set, and its version */
      label = version && *version ? g_strdup_printf (_("%s, version %s"), title, version)
                                  : g_strdup (title);
      append_set (sets, label, pb_record_get_id (record));
    }
  g_menu_append_section (menu, _("Judge By"), G_MENU_MODEL (sets));

  g_menu_append (files, _("_Import Criteria…"), "criteria.import");
  g_menu_append (files, _("_Export These Criteria…"), "criteria.export");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));

  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

static void
got_sets_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PbCriteriaButton) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) sets = pb_store_query_finish (PB_STORE (source), result, &error);

  if (sets == NULL || self->context == NULL)
    return;

  g_clear_pointer (&self->sets, g_ptr_array_unref);
  self->sets = g_steal_pointer (&sets);
  update_menu (self);
}

static void
update (PbCriteriaButton *self)
{
  PbJudgement *judgement = pb_group_context_get_judgement (self->context);
  g_autoptr(PbQuery) query = NULL;
  g_autofree char *label = NULL;
  const char *problem;
  gboolean free_to_choose;

  if (judgement == NULL)
    return;

  /* Translators: the title and the version of a criteria set. */
  label = g_strdup_printf (_("Criteria: %1$s, version %2$s"),
                           pb_judgement_get_criteria_title (judgement),
                           pb_judgement_get_criteria_version (judgement));
  gtk_menu_button_set_label (self->menu_button, label);

  problem = pb_group_context_get_criteria_problem (self->context);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->menu_button),
                               problem ? problem : _("By Whose Criteria"));
  if (problem)
    gtk_widget_add_css_class (GTK_WIDGET (self->menu_button), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->menu_button), "warning");

  free_to_choose = !pb_group_context_get_locked (self->context);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "criteria.choose", free_to_choose);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "criteria.import", free_to_choose);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  query = pb_query_new (PB_KIND_CRITERIA_SET);
  pb_store_query_async (pb_group_context_get_store (self->context), query, self->cancellable,
                        got_sets_cb, g_object_ref (self));
  update_menu (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOSEN]);
}

/* What is chosen in the menu is shown first; the mark moves once it is accepted. */
static void
choose (PbCriteriaButton *self,
        const char       *id)
{
  g_autoptr(PbCriteriaSet) criteria = NULL;
  g_autoptr(GError) error = NULL;

  if (self->context == NULL || g_str_equal (id, get_chosen_id (self)))
    return;

  if (*id == '\0')
    criteria = g_object_ref (pb_group_context_get_builtin_criteria (self->context));
  for (guint i = 0; criteria == NULL && error == NULL && self->sets && i < self->sets->len; i++)
    {
      if (g_str_equal (pb_record_get_id (self->sets->pdata[i]), id))
        criteria = pb_criteria_set_load_record (self->sets->pdata[i], &error);
    }

  if (criteria)
    adw_dialog_present (
      ADW_DIALOG (pb_criteria_dialog_new_choose (self->context, criteria, *id ? id : NULL)),
      GTK_WIDGET (self));
  else if (error)
    pb_group_context_notice (self->context, error->message);
}

/**
 * pb_criteria_button_import:
 * @self: a button with a context
 * @content: the file, as it is
 * @file_name: its name, for messages
 *
 * Shows what the criteria in a file would change, or says what is wrong with them.
 */
void
pb_criteria_button_import (PbCriteriaButton *self,
                           GBytes           *content,
                           const char       *file_name)
{
  g_autoptr(PbCriteriaSet) criteria = NULL;
  g_autoptr(GBytes) text = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;
  const char *data;

  g_return_if_fail (PB_IS_CRITERIA_BUTTON (self));
  g_return_if_fail (content != NULL);

  criteria = pb_criteria_set_load (content, file_name, &error);
  if (criteria == NULL)
    {
      AdwDialog *alert = adw_alert_dialog_new (_("Not Imported"), NULL);

      adw_alert_dialog_set_body (ADW_ALERT_DIALOG (alert), error->message);
      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (alert), "close", _("_Close"));
      adw_dialog_present (alert, GTK_WIDGET (self));
      return;
    }

  /* What the record will hold, as a text. */
  data = g_bytes_get_data (content, &length);
  text = g_bytes_new_take (g_strndup (data, length), length);
  adw_dialog_present (ADW_DIALOG (pb_criteria_dialog_new_import (self->context, criteria, text)),
                      GTK_WIDGET (self));
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = pb_import_load_file (task_data, cancellable, &error);

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PbCriteriaButton *self = PB_CRITERIA_BUTTON (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *name = g_file_get_basename (g_task_get_task_data (G_TASK (result)));

  if (self->context == NULL)
    return;
  if (bytes)
    pb_criteria_button_import (self, bytes, name);
  else
    pb_group_context_notice (self->context, error->message);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbCriteriaButton) self = user_data;
  g_autoptr(GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  g_autoptr(GTask) task = NULL;

  if (file == NULL || self->context == NULL)
    return;

  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_source_tag (task, chosen_cb);
  g_task_set_task_data (task, g_steal_pointer (&file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

static void
import_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  g_autoptr(GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, _("Choose Criteria"));
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb,
                        g_object_ref (widget));
}

/* The file that the criteria came from, as it was; the built-in ones to begin with. */
static void
export_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  PbCriteriaButton *self = PB_CRITERIA_BUTTON (widget);
  PbCriteriaSet *criteria = pb_group_context_get_criteria (self->context);
  const char *id = get_chosen_id (self);
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = g_strdup_printf ("%s.json", pb_criteria_set_get_name (criteria));

  for (guint i = 0; bytes == NULL && self->sets && i < self->sets->len; i++)
    {
      PbRecord *record = self->sets->pdata[i];

      if (g_str_equal (pb_record_get_id (record), id))
        {
          const char *text = pb_record_get_text (record, PB_CRITERIA_SET_CONTENT);

          bytes = g_bytes_new (text, text ? strlen (text) : 0);
        }
    }
  if (bytes == NULL)
    bytes = pb_criteria_set_dup_builtin_file ();

  pb_file_export (widget, self->context, _("Save Criteria"), name, bytes);
}

static void
pb_criteria_button_dispose (GObject *object)
{
  PbCriteriaButton *self = PB_CRITERIA_BUTTON (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_clear_object (&self->context);
  /* A question to the library may outlive the button, which is then disposed twice. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_CRITERIA_BUTTON);

  G_OBJECT_CLASS (pb_criteria_button_parent_class)->dispose (object);
}

static void
pb_criteria_button_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PbCriteriaButton *self = PB_CRITERIA_BUTTON (object);

  switch ((PbCriteriaButtonProperty) prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_string (value, get_chosen_id (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_criteria_button_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PbCriteriaButton *self = PB_CRITERIA_BUTTON (object);

  switch ((PbCriteriaButtonProperty) prop_id)
    {
    case PROP_CHOSEN:
      choose (self, g_value_get_string (value) ? g_value_get_string (value) : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_criteria_button_class_init (PbCriteriaButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_criteria_button_dispose;
  object_class->get_property = pb_criteria_button_get_property;
  object_class->set_property = pb_criteria_button_set_property;

  /**
   * PbCriteriaButton:chosen:
   *
   * The record of the criteria that the group is judged by; empty for the built-in
   * ones.  Setting it asks, and changes nothing by itself.
   */
  props[PROP_CHOSEN] = g_param_spec_string ("chosen", NULL, NULL, "",
                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS |
                                              G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_property_action (widget_class, "criteria.choose", "chosen");
  gtk_widget_class_install_action (widget_class, "criteria.import", NULL, import_activated);
  gtk_widget_class_install_action (widget_class, "criteria.export", NULL, export_activated);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/readiness/pb-criteria-button.ui");
  gtk_widget_class_bind_template_child (widget_class, PbCriteriaButton, menu_button);
}

static void
pb_criteria_button_init (PbCriteriaButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_criteria_button_set_context:
 * @self: a button
 * @context: the group
 *
 * Says which group the button is about; once.
 */
void
pb_criteria_button_set_context (PbCriteriaButton *self,
                                PbGroupContext   *context)
{
  g_return_if_fail (PB_IS_CRITERIA_BUTTON (self));
  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  g_signal_connect_object (context, "updated", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
