/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-text-row.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/widgets/pb-text-limit.h"

#include <langinfo.h>
#include <string.h>

/**
 * PbTextRow:
 *
 * The row of a field that is typed on one line: text, links, addresses and
 * numbers.
 */
struct _PbTextRow
{
  AdwEntryRow parent_instance;

  GtkLabel *unit_label;

  PbFieldId field;
  gboolean setting;
};

static void pb_text_row_field_row_init (PbFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbTextRow, pb_text_row, ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_FIELD_ROW,
                                                      pb_text_row_field_row_init))

static gboolean
is_number (PbFieldType type)
{
  return type == PB_TYPE_DECIMAL || type == PB_TYPE_INTEGER;
}

/* People type numbers as they write them: with their own decimal mark, and
 * with spaces between groups.  Marks of groups that look like another
 * language's decimal mark are left in place, so that they are refused rather
 * than misread.
 */
static char *
normalize_number (const char *typed)
{
  GString *text = g_string_new (NULL);
  gboolean comma = strcmp (nl_langinfo (RADIXCHAR), ",") == 0;

  for (const char *p = typed; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        continue;
      if (c == 0x2212)
        c = '-';
      else if (c == ',' && comma)
        c = '.';
      g_string_append_unichar (text, c);
    }

  return g_string_free_and_steal (text);
}

static GVariant *
pb_text_row_dup_value (PbFieldRow  *row,
                       GError     **error)
{
  PbTextRow *self = PB_TEXT_ROW (row);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));

  g_strstrip (text);
  if (is_number (pb_field_get_info (self->field)->type))
    {
      g_autofree char *typed = g_steal_pointer (&text);

      text = normalize_number (typed);
    }

  return pb_field_parse (self->field, text, error);
}

static void
pb_text_row_set_value (PbFieldRow *row,
                       GVariant   *value)
{
  PbTextRow *self = PB_TEXT_ROW (row);
  g_autofree char *text = pb_field_to_text (self->field, value);

  if (text && is_number (pb_field_get_info (self->field)->type) &&
      strcmp (nl_langinfo (RADIXCHAR), ",") == 0)
    g_strdelimit (text, ".", ',');

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text ? text : "");
  self->setting = FALSE;
}

static void
pb_text_row_field_row_init (PbFieldRowInterface *iface)
{
  iface->field_offset = G_STRUCT_OFFSET (PbTextRow, field);
  iface->dup_value = pb_text_row_dup_value;
  iface->set_value = pb_text_row_set_value;
}

static void
text_changed_cb (PbTextRow *self)
{
  if (!self->setting)
    pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
pb_text_row_constructed (GObject *object)
{
  PbTextRow *self = PB_TEXT_ROW (object);
  const PbFieldInfo *info = pb_field_get_info (self->field);
  const char *unit = pb_field_get_unit (self->field);

  pb_field_row_constructed (object);

  if (info->type == PB_TYPE_URI)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_URL);
  else if (is_number (info->type))
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), GTK_INPUT_PURPOSE_NUMBER);

  gtk_label_set_label (self->unit_label, unit ? unit : "");
  gtk_widget_set_visible (GTK_WIDGET (self->unit_label), unit != NULL);
}

static void
pb_text_row_class_init (PbTextRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  pb_field_row_class_init (object_class,
                           "/org/phasebook/Phasebook/ui/dialogs/pb-text-row.ui");
  object_class->constructed = pb_text_row_constructed;

  gtk_widget_class_bind_template_child (widget_class, PbTextRow, unit_label);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
pb_text_row_init (PbTextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_text_limit_editable (GTK_EDITABLE (self), PB_TEXT_MAX_BYTES, pb_field_row_refuse, self);
}

/**
 * pb_text_row_new:
 * @field: a field that is typed on one line
 *
 * Returns: (transfer full): a row that edits it
 */
GtkWidget *
pb_text_row_new (PbFieldId field)
{
  return g_object_new (PB_TYPE_TEXT_ROW, "field", field, NULL);
}
