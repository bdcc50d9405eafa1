/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-page-row.h"

#include <glib/gi18n.h>

/**
 * PbPageRow:
 *
 * A page in the sidebar, with a badge where something is due.
 */
struct _PbPageRow
{
  GtkListBoxRow parent_instance;

  PbPageItem *item;
};

typedef enum
{
  PROP_ITEM = 1,
} PbPageRowProperty;

static GParamSpec *props[PROP_ITEM + 1];

G_DEFINE_FINAL_TYPE (PbPageRow, pb_page_row, GTK_TYPE_LIST_BOX_ROW)

static char *
dup_due_sentence (guint n_due)
{
  /* Translators: %u is how many things on a page have to be looked at. */
  return g_strdup_printf (ngettext ("%u thing needs attention", "%u things need attention", n_due),
                          n_due);
}

static gboolean
pb_page_row_is_due (PbPageRow *self,
                    guint      n_due)
{
  return n_due > 0;
}

static char *
pb_page_row_badge (PbPageRow *self,
                   guint      n_due)
{
  return g_strdup_printf ("%u", n_due);
}

static char *
pb_page_row_badge_tooltip (PbPageRow *self,
                           guint      n_due)
{
  return dup_due_sentence (n_due);
}

static void
update_name (PbPageRow *self)
{
  const char *title = pb_page_item_get_title (self->item);
  guint n_due = pb_page_item_get_n_due (self->item);
  g_autofree char *due = dup_due_sentence (n_due);
  g_autofree char *name = NULL;

  /* Translators: what a screen reader says: the name of a page and what is due
   * on it, as in “State, 3 things need attention”.
   */
  name = n_due > 0 ? g_strdup_printf (C_("page and badge", "%s, %s"), title, due)
                   : g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
pb_page_row_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PbPageRow *self = PB_PAGE_ROW (object);

  switch ((PbPageRowProperty) prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_page_row_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  PbPageRow *self = PB_PAGE_ROW (object);

  switch ((PbPageRowProperty) prop_id)
    {
    case PROP_ITEM:
      self->item = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_page_row_constructed (GObject *object)
{
  PbPageRow *self = PB_PAGE_ROW (object);

  G_OBJECT_CLASS (pb_page_row_parent_class)->constructed (object);

  g_signal_connect_object (self->item, "notify::n-due", G_CALLBACK (update_name), self,
                           G_CONNECT_SWAPPED);
  update_name (self);
}

static void
pb_page_row_dispose (GObject *object)
{
  PbPageRow *self = PB_PAGE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_PAGE_ROW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (pb_page_row_parent_class)->dispose (object);
}

static void
pb_page_row_class_init (PbPageRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_page_row_get_property;
  object_class->set_property = pb_page_row_set_property;
  object_class->constructed = pb_page_row_constructed;
  object_class->dispose = pb_page_row_dispose;

  /**
   * PbPageRow:item:
   *
   * The page.
   */
  props[PROP_ITEM] =
    g_param_spec_object ("item", NULL, NULL, PB_TYPE_PAGE_ITEM,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/pb-page-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, pb_page_row_is_due);
  gtk_widget_class_bind_template_callback (widget_class, pb_page_row_badge);
  gtk_widget_class_bind_template_callback (widget_class, pb_page_row_badge_tooltip);
}

static void
pb_page_row_init (PbPageRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_page_row_new:
 * @item: a page
 *
 * Returns: (transfer floating): a row for @item
 */
GtkWidget *
pb_page_row_new (PbPageItem *item)
{
  g_return_val_if_fail (PB_IS_PAGE_ITEM (item), NULL);

  return g_object_new (PB_TYPE_PAGE_ROW, "item", item, NULL);
}

/**
 * pb_page_row_get_item:
 * @self: a row
 *
 * Returns: (transfer none): the page that it stands for
 */
PbPageItem *
pb_page_row_get_item (PbPageRow *self)
{
  g_return_val_if_fail (PB_IS_PAGE_ROW (self), NULL);

  return self->item;
}
