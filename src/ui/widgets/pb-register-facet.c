/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-facet.h"

#include "storage/pb-facet.h"

#include <glib/gi18n.h>

/**
 * PbRegisterFacet:
 *
 * A way to narrow a register down: a button with the choices, of which any may
 * be chosen.  What belongs to one of them is shown; with none chosen, all is.
 */
struct _PbRegisterFacet
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GtkBox *choices_box;

  char *id;
  char *title;
  PbFieldId field;
  GPtrArray *choices;
  gboolean quiet;

  PbRegisterFilterFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
};

typedef struct
{
  char *name;
  char *label;
  GtkCheckButton *button;
  guint count;
} Choice;

typedef enum
{
  CHANGED,
  OPENED,
  N_SIGNALS,
} PbRegisterFacetSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRegisterFacet, pb_register_facet, ADW_TYPE_BIN)

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_free (choice->name);
  g_free (choice->label);
  g_free (choice);
}

static Choice *
find_choice (PbRegisterFacet *self,
             const char      *name)
{
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (g_str_equal (choice->name, name))
        return choice;
    }

  return NULL;
}

/* “Status”, “Status: Draft”, “Status: 2 of 7”. */
static void
update_label (PbRegisterFacet *self)
{
  g_autofree char *label = NULL;
  const char *only = NULL;
  guint n = 0;

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (!gtk_check_button_get_active (choice->button))
        continue;

      only = choice->label;
      n++;
    }

  if (n == 0)
    label = g_strdup (self->title);
  else if (n == 1)
    /* Translators: a filter and the value that is chosen, as in “Status: Draft”. */
    label = g_strdup_printf (C_("filter and value", "%s: %s"), self->title, only);
  else
    /* Translators: a filter and how many of its values are chosen, as in
     * “Status: 2 of 7”.
     */
    label = g_strdup_printf (C_("filter and numbers", "%s: %u of %u"), self->title, n,
                             self->choices->len);

  gtk_menu_button_set_label (self->menu_button, label);
  if (n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->menu_button), "pb-chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->menu_button), "pb-chosen");
}

static void
changed (PbRegisterFacet *self)
{
  if (self->quiet)
    return;

  update_label (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
opened_cb (PbRegisterFacet *self)
{
  if (gtk_menu_button_get_active (self->menu_button))
    g_signal_emit (self, signals[OPENED], 0);
}

static void
pb_register_facet_dispose (GObject *object)
{
  PbRegisterFacet *self = PB_REGISTER_FACET (object);

  /* The template would take away what the bin still holds. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_REGISTER_FACET);

  G_OBJECT_CLASS (pb_register_facet_parent_class)->dispose (object);
}

static void
pb_register_facet_finalize (GObject *object)
{
  PbRegisterFacet *self = PB_REGISTER_FACET (object);

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (pb_register_facet_parent_class)->finalize (object);
}

static void
pb_register_facet_class_init (PbRegisterFacetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_register_facet_dispose;
  object_class->finalize = pb_register_facet_finalize;

  /**
   * PbRegisterFacet::changed:
   *
   * Something else is chosen.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbRegisterFacet::opened:
   *
     * The choices are shown, and may be counted.
   */
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-register-facet.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRegisterFacet, choices_box);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterFacet, menu_button);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
}

static void
pb_register_facet_init (PbRegisterFacet *self)
{
  self->choices = g_ptr_array_new_with_free_func (choice_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_register_facet_new_field:
 * @field: an enumeration or a flag
 *
 * Returns: (transfer floating): a facet with the values of @field
 */
GtkWidget *
pb_register_facet_new_field (PbFieldId field)
{
  const PbFieldInfo *info = pb_field_get_info (field);
  PbRegisterFacet *self;

  g_return_val_if_fail (info != NULL, NULL);
  g_return_val_if_fail (info->type == PB_TYPE_ENUM || info->type == PB_TYPE_FLAG, NULL);

  self = PB_REGISTER_FACET (pb_register_facet_new (info->name, pb_field_get_label (field), NULL,
                                                   NULL, NULL));
  self->field = field;

  if (info->type == PB_TYPE_FLAG)
    {
      pb_register_facet_add_choice (self, "true", C_("flag", "Yes"));
      pb_register_facet_add_choice (self, "false", C_("flag", "No"));
      return GTK_WIDGET (self);
    }

  for (guint i = 0; i < pb_enum_get_n_values (info->enum_type ()); i++)
    pb_register_facet_add_choice (self, pb_enum_get_nick (info->enum_type (), i),
                                  pb_enum_get_label (info->enum_type (), i));
  if (info->fallback == NULL)
    pb_register_facet_add_choice (self, "", C_("value of a field", "Not known"));

  return GTK_WIDGET (self);
}

/**
 * pb_register_facet_new:
 * @id: its name
 * @title: its title
 * @func: (nullable): says what belongs to a choice
 * @user_data: for @func
 * @destroy: (nullable): frees @user_data
 *
 * Returns: (transfer floating): a facet without choices
 */
GtkWidget *
pb_register_facet_new (const char           *id,
                       const char           *title,
                       PbRegisterFilterFunc  func,
                       gpointer              user_data,
                       GDestroyNotify        destroy)
{
  PbRegisterFacet *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (PB_TYPE_REGISTER_FACET, NULL);
  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  update_label (self);

  return GTK_WIDGET (self);
}

/**
 * pb_register_facet_get_id:
 * @self: a facet
 *
 * Returns: its name
 */
const char *
pb_register_facet_get_id (PbRegisterFacet *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_FACET (self), NULL);

  return self->id;
}

/**
 * pb_register_facet_get_field:
 * @self: a facet
 *
 * Returns: the field whose values are the choices, or 0
 */
PbFieldId
pb_register_facet_get_field (PbRegisterFacet *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_FACET (self), 0);

  return self->field;
}

/**
 * pb_register_facet_clear_choices:
 * @self: a facet
 *
 * Takes the choices away, to add others.
 */
void
pb_register_facet_clear_choices (PbRegisterFacet *self)
{
  g_return_if_fail (PB_IS_REGISTER_FACET (self));

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      gtk_box_remove (self->choices_box, GTK_WIDGET (choice->button));
    }
  g_ptr_array_set_size (self->choices, 0);
  update_label (self);
}

/**
 * pb_register_facet_add_choice:
 * @self: a facet
 * @choice: the name of the choice
 * @label: what people read
 *
 * Adds a choice at the end.
 */
void
pb_register_facet_add_choice (PbRegisterFacet *self,
                              const char      *choice,
                              const char      *label)
{
  Choice *added;

  g_return_if_fail (PB_IS_REGISTER_FACET (self));
  g_return_if_fail (choice != NULL);
  g_return_if_fail (label != NULL);

  added = g_new0 (Choice, 1);
  added->name = g_strdup (choice);
  added->label = g_strdup (label);
  added->button = GTK_CHECK_BUTTON (gtk_check_button_new_with_label (label));
  g_signal_connect_object (added->button, "toggled", G_CALLBACK (changed), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (self->choices, added);
  gtk_box_append (self->choices_box, GTK_WIDGET (added->button));
}

/**
 * pb_register_facet_is_active:
 * @self: a facet
 *
 * Returns: whether anything is chosen
 */
gboolean
pb_register_facet_is_active (PbRegisterFacet *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_FACET (self), FALSE);

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (gtk_check_button_get_active (choice->button))
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_register_facet_get_chosen:
 * @self: a facet
 * @choice: the name of a choice
 *
 * Returns: whether it is chosen
 */
gboolean
pb_register_facet_get_chosen (PbRegisterFacet *self,
                              const char      *choice)
{
  Choice *found;

  g_return_val_if_fail (PB_IS_REGISTER_FACET (self), FALSE);

  found = find_choice (self, choice);

  return found != NULL && gtk_check_button_get_active (found->button);
}

/**
 * pb_register_facet_set_chosen:
 * @self: a facet
 * @choice: the name of a choice
 * @chosen: whether it is chosen
 */
void
pb_register_facet_set_chosen (PbRegisterFacet *self,
                              const char      *choice,
                              gboolean         chosen)
{
  Choice *found;

  g_return_if_fail (PB_IS_REGISTER_FACET (self));

  found = find_choice (self, choice);
  g_return_if_fail (found != NULL);
  gtk_check_button_set_active (found->button, chosen);
}

/**
 * pb_register_facet_dup_chosen:
 * @self: a facet
 *
 * Returns: (transfer container) (element-type utf8): the names of what is chosen
 */
GPtrArray *
pb_register_facet_dup_chosen (PbRegisterFacet *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  g_return_val_if_fail (PB_IS_REGISTER_FACET (self), chosen);

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      if (gtk_check_button_get_active (choice->button))
        g_ptr_array_add (chosen, choice->name);
    }

  return chosen;
}

/**
 * pb_register_facet_clear:
 * @self: a facet
 *
 * Chooses nothing.
 */
void
pb_register_facet_clear (PbRegisterFacet *self)
{
  g_return_if_fail (PB_IS_REGISTER_FACET (self));

  if (!pb_register_facet_is_active (self))
    return;

  self->quiet = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      gtk_check_button_set_active (choice->button, FALSE);
    }
  self->quiet = FALSE;
  changed (self);
}

static gboolean
belongs_to (PbRegisterFacet *self,
            PbRecord        *record,
            const char      *choice)
{
  const PbFieldInfo *info;
  GVariant *value;

  if (self->func != NULL)
    return self->func (record, choice, self->user_data);
  if (self->field == 0)
    return FALSE;

  info = pb_field_get_info (self->field);
  if (info->type == PB_TYPE_FLAG)
    return pb_record_get_flag (record, self->field) == g_str_equal (choice, "true");

  value = pb_record_get_value (record, self->field);
  if (value == NULL)
    return g_str_equal (choice, info->fallback != NULL ? info->fallback : "");

  return g_str_equal (choice, g_variant_get_string (value, NULL));
}

/**
 * pb_register_facet_matches:
 * @self: a facet
 * @record: a record
 *
 * Returns: whether @record belongs to what is chosen
 */
gboolean
pb_register_facet_matches (PbRegisterFacet *self,
                           PbRecord        *record)
{
  g_autoptr(GPtrArray) chosen = NULL;

  g_return_val_if_fail (PB_IS_REGISTER_FACET (self), FALSE);

  chosen = pb_register_facet_dup_chosen (self);
  for (guint i = 0; i < chosen->len; i++)
    {
      if (belongs_to (self, record, g_ptr_array_index (chosen, i)))
        return TRUE;
    }

  return chosen->len == 0;
}

/**
 * pb_register_facet_begin_count:
 * @self: a facet
 *
 * Begins to count records with pb_register_facet_count().
 */
void
pb_register_facet_begin_count (PbRegisterFacet *self)
{
  g_return_if_fail (PB_IS_REGISTER_FACET (self));

  for (guint i = 0; i < self->choices->len; i++)
    ((Choice *) self->choices->pdata[i])->count = 0;
}

/**
 * pb_register_facet_count:
 * @self: a facet
 * @record: a record
 *
 * Counts @record for each choice that it belongs to.
 */
void
pb_register_facet_count (PbRegisterFacet *self,
                         PbRecord        *record)
{
  g_return_if_fail (PB_IS_REGISTER_FACET (self));
  g_return_if_fail (PB_IS_RECORD (record));

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);

      choice->count += belongs_to (self, record, choice->name);
    }
}

/**
 * pb_register_facet_end_count:
 * @self: a facet
 *
 * Says beside each choice how many records were counted.
 */
void
pb_register_facet_end_count (PbRegisterFacet *self)
{
  g_return_if_fail (PB_IS_REGISTER_FACET (self));

  for (guint i = 0; i < self->choices->len; i++)
    {
      Choice *choice = g_ptr_array_index (self->choices, i);
      /* Translators: a value and how many records have it, as in “Draft (3)”. */
      g_autofree char *label = g_strdup_printf (C_("value and number", "%s (%u)"), choice->label,
                                                choice->count);

      gtk_check_button_set_label (choice->button, label);
      /* What nobody has needs no place. */
      gtk_widget_set_visible (GTK_WIDGET (choice->button),
                              choice->count > 0 ||
                                gtk_check_button_get_active (choice->button));
    }
}

/**
 * pb_register_facet_set_values:
 * @self: a facet of a field
 * @values: (element-type PbFacet): how many records have which value
 *
 * Says beside each choice how many records have it.
 */
void
pb_register_facet_set_values (PbRegisterFacet *self,
                              GPtrArray       *values)
{
  const PbFieldInfo *info;

  g_return_if_fail (PB_IS_REGISTER_FACET (self));
  g_return_if_fail (self->field != 0);

  info = pb_field_get_info (self->field);
  pb_register_facet_begin_count (self);
  for (guint i = 0; i < values->len; i++)
    {
      GVariant *value = pb_facet_get_value (values->pdata[i]);
      const char *name = info->fallback != NULL ? info->fallback : "";
      Choice *choice;

      if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
        name = g_variant_get_boolean (value) ? "true" : "false";
      else if (value != NULL)
        name = g_variant_get_string (value, NULL);

      choice = find_choice (self, name);
      if (choice != NULL)
        choice->count += pb_facet_get_count (values->pdata[i]);
    }
  pb_register_facet_end_count (self);
}
