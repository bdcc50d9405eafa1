/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-tag.h"

#include "ui/pb-ui.h"

#include <glib/gi18n.h>

/**
 * PbTag:
 *
 * One element of a set, with a button that removes it.
 */
struct _PbTag
{
  GtkWidget parent_instance;

  GtkButton *remove_button;

  char *element;
  char *label;
};

typedef enum
{
  PROP_LABEL = 1,
} PbTagProperty;

static GParamSpec *props[PROP_LABEL + 1];

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbTag, pb_tag, GTK_TYPE_WIDGET)

static void
remove_clicked_cb (PbTag *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
pb_tag_get_property (GObject    *object,
                     guint       prop_id,
                     GValue     *value,
                     GParamSpec *pspec)
{
  PbTag *self = PB_TAG (object);

  switch ((PbTagProperty) prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_tag_set_property (GObject      *object,
                     guint         prop_id,
                     const GValue *value,
                     GParamSpec   *pspec)
{
  PbTag *self = PB_TAG (object);

  switch ((PbTagProperty) prop_id)
    {
    case PROP_LABEL:
      pb_tag_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_tag_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_TAG);
  pb_ui_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (pb_tag_parent_class)->dispose (object);
}

static void
pb_tag_finalize (GObject *object)
{
  PbTag *self = PB_TAG (object);

  g_clear_pointer (&self->element, g_free);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (pb_tag_parent_class)->finalize (object);
}

static void
pb_tag_class_init (PbTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_tag_get_property;
  object_class->set_property = pb_tag_set_property;
  object_class->dispose = pb_tag_dispose;
  object_class->finalize = pb_tag_finalize;

  /**
   * PbTag:label:
   *
   * How the element is called.
   */
  props[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PbTag::removed:
   *
   * Somebody wants the element gone.
   */
  signals[REMOVED] = g_signal_new ("removed",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-tag.ui");
  gtk_widget_class_bind_template_child (widget_class, PbTag, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
pb_tag_init (PbTag *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_tag_new:
 * @element: an element of a set
 *
 * Returns: (transfer full): a tag that shows @element
 */
GtkWidget *
pb_tag_new (const char *element)
{
  PbTag *self = g_object_new (PB_TYPE_TAG, NULL);

  self->element = g_strdup (element);
  pb_tag_set_label (self, element);

  return GTK_WIDGET (self);
}

/**
 * pb_tag_get_element:
 * @self: a tag
 *
 * Returns: the element that it stands for
 */
const char *
pb_tag_get_element (PbTag *self)
{
  g_return_val_if_fail (PB_IS_TAG (self), NULL);

  return self->element;
}

/**
 * pb_tag_set_label:
 * @self: a tag
 * @label: how to call its element
 */
void
pb_tag_set_label (PbTag      *self,
                  const char *label)
{
  g_autofree char *remove = NULL;

  g_return_if_fail (PB_IS_TAG (self));

  if (!g_set_str (&self->label, label))
    return;

  /* Translators: a button’s name for those who cannot see it: an element. */
  remove = g_strdup_printf (_("Remove “%s”"), label ? label : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, remove,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label ? label : "",
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}
