/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-choice-row.h"

#include "model/pb-enums.h"
#include "ui/dialogs/pb-field-row.h"

#include <glib/gi18n.h>

/* The first line stands for no choice, also where one is needed: a row that
 * began with the first value would choose it for people who never looked.
 */
#define FIRST_VALUE 1

/**
 * PbChoiceRow:
 *
 * The row of a field that holds one of the values of an enumeration.
 */
struct _PbChoiceRow
{
  AdwComboRow parent_instance;

  GtkStringList *labels;
  GVariant *foreign;
  PbFieldId field;
  gboolean setting;
};

static void pb_choice_row_field_row_init (PbFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbChoiceRow, pb_choice_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_FIELD_ROW,
                                                      pb_choice_row_field_row_init))

static GType
get_enum_type (PbChoiceRow *self)
{
  return pb_field_get_info (self->field)->enum_type ();
}

static GVariant *
pb_choice_row_dup_value (PbFieldRow  *row,
                         GError     **error)
{
  PbChoiceRow *self = PB_CHOICE_ROW (row);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  guint n = pb_enum_get_n_values (get_enum_type (self));

  if (selected == GTK_INVALID_LIST_POSITION || selected < FIRST_VALUE)
    return NULL;
  /* The last line holds what a newer version wrote and this one cannot name. */
  if (selected - FIRST_VALUE >= n)
    return g_variant_ref (self->foreign);

  return g_variant_ref_sink (
    g_variant_new_string (pb_enum_get_nick (get_enum_type (self), selected - FIRST_VALUE)));
}

static void
pb_choice_row_set_value (PbFieldRow *row,
                         GVariant   *value)
{
  PbChoiceRow *self = PB_CHOICE_ROW (row);
  guint selected = 0;

  self->setting = TRUE;
  if (value)
    {
      const char *nick = g_variant_get_string (value, NULL);
      int number = pb_enum_from_nick (get_enum_type (self), nick);

      if (number >= 0)
        {
          selected = number + FIRST_VALUE;
        }
      else
        {
          g_clear_pointer (&self->foreign, g_variant_unref);
          self->foreign = g_variant_ref (value);
          selected = pb_enum_get_n_values (get_enum_type (self)) + FIRST_VALUE;
          gtk_string_list_splice (self->labels, selected,
                                  g_list_model_get_n_items (G_LIST_MODEL (self->labels)) - selected,
                                  (const char *[]) { nick, NULL });
        }
    }
  adw_combo_row_set_selected (ADW_COMBO_ROW (self), selected);
  self->setting = FALSE;
}

static void
pb_choice_row_set_problem (PbFieldRow *row,
                           const char *sentence)
{
  PbChoiceRow *self = PB_CHOICE_ROW (row);
  const char *help = pb_field_get_help (self->field);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), sentence ? sentence : help ? help : "");
}

static void
pb_choice_row_field_row_init (PbFieldRowInterface *iface)
{
  iface->field_offset = G_STRUCT_OFFSET (PbChoiceRow, field);
  iface->dup_value = pb_choice_row_dup_value;
  iface->set_value = pb_choice_row_set_value;
  iface->set_problem = pb_choice_row_set_problem;
}

static void
selected_changed_cb (PbChoiceRow *self)
{
  if (!self->setting)
    pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
pb_choice_row_constructed (GObject *object)
{
  PbChoiceRow *self = PB_CHOICE_ROW (object);
  GType type = get_enum_type (self);

  pb_field_row_constructed (object);

  self->setting = TRUE;
  /* Translators: the first line of a list of choices: none of them. */
  gtk_string_list_append (self->labels, C_("choice", "Not set"));
  for (guint i = 0; i < pb_enum_get_n_values (type); i++)
    gtk_string_list_append (self->labels, pb_enum_get_label (type, i));
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->labels));
  pb_choice_row_set_value (PB_FIELD_ROW (self), NULL);
  self->setting = FALSE;
}

static void
pb_choice_row_dispose (GObject *object)
{
  PbChoiceRow *self = PB_CHOICE_ROW (object);

  g_clear_object (&self->labels);
  g_clear_pointer (&self->foreign, g_variant_unref);
  pb_field_row_dispose (object);
}

static void
pb_choice_row_class_init (PbChoiceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  pb_field_row_class_init (object_class, "/org/phasebook/Phasebook/ui/dialogs/pb-choice-row.ui");
  object_class->constructed = pb_choice_row_constructed;
  object_class->dispose = pb_choice_row_dispose;

  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), selected_changed_cb);
}

static void
pb_choice_row_init (PbChoiceRow *self)
{
  self->labels = gtk_string_list_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_choice_row_new:
 * @field: a field that holds a value of an enumeration
 *
 * Returns: (transfer full): a row that edits it
 */
GtkWidget *
pb_choice_row_new (PbFieldId field)
{
  return g_object_new (PB_TYPE_CHOICE_ROW, "field", field, NULL);
}
