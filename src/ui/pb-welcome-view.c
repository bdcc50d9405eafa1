/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-welcome-view.h"

/**
 * PbWelcomeView:
 *
 * What the window shows while its library holds no group: the three ways to
 * begin.
 */
struct _PbWelcomeView
{
  AdwBin parent_instance;

  GtkWidget *create_button;
  AdwStatusPage *status_page;
};

G_DEFINE_FINAL_TYPE (PbWelcomeView, pb_welcome_view, ADW_TYPE_BIN)

/* The first of the ways, rather than the menu above them. */
static gboolean
pb_welcome_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (PB_WELCOME_VIEW (widget)->create_button);
}

static void
pb_welcome_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_WELCOME_VIEW);

  G_OBJECT_CLASS (pb_welcome_view_parent_class)->dispose (object);
}

static void
pb_welcome_view_class_init (PbWelcomeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_welcome_view_dispose;

  widget_class->grab_focus = pb_welcome_view_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/pb-welcome-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbWelcomeView, create_button);
  gtk_widget_class_bind_template_child (widget_class, PbWelcomeView, status_page);
}

static void
pb_welcome_view_init (PbWelcomeView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_status_page_set_icon_name (self->status_page, APPLICATION_ID);
}
