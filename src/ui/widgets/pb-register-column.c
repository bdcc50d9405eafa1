/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-column.h"

#include "model/pb-field-value.h"

#include <glib/gi18n.h>

/* More of a long text is for the detail to show. */
#define MAX_TEXT 200

/**
 * PbRegisterColumn:
 *
 * What a register shows of each record: a field, or something that a page works
 * out of it.
 */
struct _PbRegisterColumn
{
  GObject parent_instance;

  char *id;
  char *title;
  PbFieldId field;
  PbFieldId sort;
  gboolean hidden;
  int width;
  PbRegisterNames *names;

  PbRegisterTextFunc text_func;
  gpointer text_data;
  GDestroyNotify text_destroy;

  PbRegisterChipFunc chip_func;
  gpointer chip_data;
  GDestroyNotify chip_destroy;
};

G_DEFINE_FINAL_TYPE (PbRegisterColumn, pb_register_column, G_TYPE_OBJECT)

static void
drop_chip (PbRegisterColumn *self)
{
  if (self->chip_destroy != NULL)
    self->chip_destroy (self->chip_data);
  self->chip_func = NULL;
  self->chip_data = NULL;
  self->chip_destroy = NULL;
}

static void
pb_register_column_finalize (GObject *object)
{
  PbRegisterColumn *self = PB_REGISTER_COLUMN (object);

  if (self->text_destroy != NULL)
    self->text_destroy (self->text_data);
  drop_chip (self);
  g_clear_object (&self->names);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (pb_register_column_parent_class)->finalize (object);
}

static void
pb_register_column_class_init (PbRegisterColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_register_column_finalize;
}

static void
pb_register_column_init (PbRegisterColumn *self)
{
}

/* In characters, so that it follows the size of text. */
static int
width_of_type (PbFieldType type)
{
  switch (type)
    {
    case PB_TYPE_DAY:
    case PB_TYPE_INTEGER:
    case PB_TYPE_DECIMAL:
      return 12;
    case PB_TYPE_ENUM:
    case PB_TYPE_FLAG:
      return 14;
    case PB_TYPE_TEXT:
    case PB_TYPE_MARKDOWN:
    case PB_TYPE_DATA:
    case PB_TYPE_REF:
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_ADDRESS_SET:
    case PB_TYPE_URI:
    default:
      return 20;
    }
}

/**
 * pb_register_column_new_field:
 * @field: a field of the kind that the register is about
 *
 * Returns: (transfer full): a column that shows @field; a reference shows the
 *   title of the record that it points to
 */
PbRegisterColumn *
pb_register_column_new_field (PbFieldId field)
{
  const PbFieldInfo *info = pb_field_get_info (field);
  PbRegisterColumn *self;

  g_return_val_if_fail (info != NULL, NULL);

  self = g_object_new (PB_TYPE_REGISTER_COLUMN, NULL);
  self->id = g_strdup (info->name);
  self->title = g_strdup (pb_field_get_label (field));
  self->field = field;
  self->width = info->flags & PB_FIELD_TITLE ? 40 : width_of_type (info->type);

  /* Records that are pointed to have no order of their own. */
  if (!pb_field_type_is_set (info->type) && !pb_field_type_is_ref (info->type))
    self->sort = field;

  return self;
}

/**
 * pb_register_column_new:
 * @id: its name in what is remembered and in CSV, not translated
 * @title: its title
 * @func: says what it shows
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer full): a column that shows what @func says
 */
PbRegisterColumn *
pb_register_column_new (const char         *id,
                        const char         *title,
                        PbRegisterTextFunc  func,
                        gpointer            user_data,
                        GDestroyNotify      destroy)
{
  PbRegisterColumn *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (PB_TYPE_REGISTER_COLUMN, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->width = 16;
  self->text_func = func;
  self->text_data = user_data;
  self->text_destroy = destroy;

  return self;
}

/**
 * pb_register_column_get_id:
 * @self: a column
 *
 * Returns: its name in what is remembered and in CSV
 */
const char *
pb_register_column_get_id (PbRegisterColumn *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), NULL);

  return self->id;
}

/**
 * pb_register_column_get_title:
 * @self: a column
 *
 * Returns: its title
 */
const char *
pb_register_column_get_title (PbRegisterColumn *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), NULL);

  return self->title;
}

/**
 * pb_register_column_get_field:
 * @self: a column
 *
 * Returns: the field that it shows, or 0
 */
PbFieldId
pb_register_column_get_field (PbRegisterColumn *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), 0);

  return self->field;
}

/**
 * pb_register_column_get_sort:
 * @self: a column
 *
 * Returns: the field that the register is sorted by when somebody sorts by this
 *   column, or 0 where that is not possible
 */
PbFieldId
pb_register_column_get_sort (PbRegisterColumn *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), 0);

  return self->sort;
}

/**
 * pb_register_column_set_sort:
 * @self: a column that is in no register yet
 * @field: a field, or 0
 *
 * Sets what the register is sorted by when somebody sorts by this column.
 */
void
pb_register_column_set_sort (PbRegisterColumn *self,
                             PbFieldId         field)
{
  g_return_if_fail (PB_IS_REGISTER_COLUMN (self));

  self->sort = field;
}

/**
 * pb_register_column_get_shown:
 * @self: a column
 *
 * Returns: whether it is shown where nobody has chosen columns
 */
gboolean
pb_register_column_get_shown (PbRegisterColumn *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), FALSE);

  return !self->hidden;
}

/**
 * pb_register_column_set_shown:
 * @self: a column that is in no register yet
 * @shown: whether it is shown where nobody has chosen columns
 */
void
pb_register_column_set_shown (PbRegisterColumn *self,
                              gboolean          shown)
{
  g_return_if_fail (PB_IS_REGISTER_COLUMN (self));

  self->hidden = !shown;
}

/**
 * pb_register_column_has_chip:
 * @self: a column
 *
 * Returns: whether it shows chips
 */
gboolean
pb_register_column_has_chip (PbRegisterColumn *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), FALSE);

  return self->chip_func != NULL;
}

/**
 * pb_register_column_set_chip:
 * @self: a column that is in no register yet
 * @func: shows a chip
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Has the column show chips instead of text.
 */
void
pb_register_column_set_chip (PbRegisterColumn   *self,
                             PbRegisterChipFunc  func,
                             gpointer            user_data,
                             GDestroyNotify      destroy)
{
  g_return_if_fail (PB_IS_REGISTER_COLUMN (self));

  drop_chip (self);
  self->chip_func = func;
  self->chip_data = user_data;
  self->chip_destroy = destroy;
}

/**
 * pb_register_column_is_title:
 * @self: a column
 *
 * Returns: whether it names the record
 */
gboolean
pb_register_column_is_title (PbRegisterColumn *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), FALSE);

  return self->field != 0 && (pb_field_get_info (self->field)->flags & PB_FIELD_TITLE) != 0;
}

/**
 * pb_register_column_is_number:
 * @self: a column
 *
 * Returns: whether it shows numbers, which stand at the end of their cell
 */
gboolean
pb_register_column_is_number (PbRegisterColumn *self)
{
  PbFieldType type;

  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), FALSE);

  if (self->field == 0)
    return FALSE;

  type = pb_field_get_info (self->field)->type;

  return type == PB_TYPE_INTEGER || type == PB_TYPE_DECIMAL;
}

/**
 * pb_register_column_get_width:
 * @self: a column
 *
 * Returns: how wide it is where nobody has set that, in characters
 */
int
pb_register_column_get_width (PbRegisterColumn *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), 0);

  return self->width;
}

/**
 * pb_register_column_set_width:
 * @self: a column that is in no register yet
 * @width_chars: how wide it is where nobody has set that, from 3 to 100
 */
void
pb_register_column_set_width (PbRegisterColumn *self,
                              int               width_chars)
{
  g_return_if_fail (PB_IS_REGISTER_COLUMN (self));
  g_return_if_fail (width_chars >= 3 && width_chars <= 100);

  self->width = width_chars;
}

/**
 * pb_register_column_get_names:
 * @self: a column
 *
 * Returns: (transfer none) (nullable): what records that are referred to are
 *   called
 */
PbRegisterNames *
pb_register_column_get_names (PbRegisterColumn *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), NULL);

  return self->names;
}

/**
 * pb_register_column_set_names:
 * @self: a column
 * @names: what records that are referred to are called
 *
 * Set by the register that the column is in.
 */
void
pb_register_column_set_names (PbRegisterColumn *self,
                              PbRegisterNames  *names)
{
  g_return_if_fail (PB_IS_REGISTER_COLUMN (self));

  g_set_object (&self->names, names);
}

/* One line of what may be many. */
static char *
flatten (const char *text)
{
  g_autofree char *start = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MAX_TEXT));

  return g_strstrip (g_strdelimit (g_steal_pointer (&start), "\n\r\t", ' '));
}

static char *
dup_names (PbRegisterColumn *self,
           GVariant         *value)
{
  g_autofree const char **ids = NULL;
  g_autoptr(GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  if (self->names == NULL)
    return g_strdup ("");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return pb_register_names_dup (self->names, g_variant_get_string (value, NULL));

  ids = g_variant_get_strv (value, NULL);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      char *title = pb_register_names_dup (self->names, ids[i]);

      /* What it is called comes later. */
      if (title != NULL)
        g_ptr_array_add (titles, title);
    }
  g_ptr_array_add (titles, NULL);

  /* Translators: between the names in a list of records. */
  return g_strjoinv (C_("list of names", ", "), (char **) titles->pdata);
}

/**
 * pb_register_column_dup_text:
 * @self: a column
 * @record: a record
 *
 * Returns: (transfer full): what people read in the cell, on one line; empty
 *   where there is nothing
 */
char *
pb_register_column_dup_text (PbRegisterColumn *self,
                             PbRecord         *record)
{
  g_autofree char *text = NULL;
  const PbFieldInfo *info;
  GVariant *value;

  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), NULL);
  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  if (self->text_func != NULL)
    {
      text = self->text_func (record, self->text_data);
      return text ? g_steal_pointer (&text) : g_strdup ("");
    }

  if (pb_register_column_is_title (self))
    return pb_record_dup_title (record);

  info = pb_field_get_info (self->field);
  value = pb_record_get_value (record, self->field);
  if (value == NULL && info->fallback == NULL)
    return g_strdup ("");
  if (value != NULL && pb_field_type_is_ref (info->type))
    text = dup_names (self, value);
  else if (value == NULL && info->type == PB_TYPE_ENUM)
    text = g_strdup (pb_enum_nick_label (info->enum_type (), info->fallback));
  else if (value != NULL)
    text = pb_field_to_locale (self->field, value);

  return text ? flatten (text) : g_strdup ("");
}

/**
 * pb_register_column_dup_plain:
 * @self: a column
 * @record: a record
 *
 * Returns: (transfer full): the same for files: days and numbers as programs
 *   write them, and long texts whole
 */
char *
pb_register_column_dup_plain (PbRegisterColumn *self,
                              PbRecord         *record)
{
  const PbFieldInfo *info;
  GVariant *value;
  char *text;

  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), NULL);
  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  if (self->field == 0)
    return pb_register_column_dup_text (self, record);

  info = pb_field_get_info (self->field);
  value = pb_record_get_value (record, self->field);
  if (value == NULL)
    return g_strdup (info->type == PB_TYPE_ENUM && info->fallback ? info->fallback : "");

  text = pb_field_type_is_ref (info->type) ? dup_names (self, value)
                                           : pb_field_to_text (self->field, value);

  return text ? text : g_strdup ("");
}

/**
 * pb_register_column_show_chip:
 * @self: a column
 * @record: a record
 * @chip: a chip
 *
 * Sets @chip for @record.
 *
 * Returns: whether there is a chip
 */
gboolean
pb_register_column_show_chip (PbRegisterColumn *self,
                              PbRecord         *record,
                              PbChip           *chip)
{
  g_return_val_if_fail (PB_IS_REGISTER_COLUMN (self), FALSE);

  return self->chip_func != NULL && self->chip_func (record, chip, self->chip_data);
}
