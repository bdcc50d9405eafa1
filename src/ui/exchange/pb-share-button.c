/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-share-button.h"

#include "ui/exchange/pb-sharing-words.h"
#include "ui/pb-ui.h"

/**
 * PbShareButton:
 *
 * Says in a few words how the library and its shared folder stand, and leads to where
 * that is explained.  It shows once there is a folder.
 */
struct _PbShareButton
{
  AdwBin parent_instance;

  GtkImage *image;
  GtkLabel *label;

  PbSharing *sharing;
};

G_DEFINE_FINAL_TYPE (PbShareButton, pb_share_button, ADW_TYPE_BIN)

static void
update (PbShareButton *self)
{
  g_autofree char *label = pb_sharing_dup_label (self->sharing);

  gtk_label_set_label (self->label, label);
  gtk_image_set_from_icon_name (self->image, pb_sharing_get_icon_name (self->sharing));
  gtk_widget_set_visible (GTK_WIDGET (self), pb_sharing_get_folder (self->sharing) != NULL);
}

static void
pb_share_button_dispose (GObject *object)
{
  PbShareButton *self = PB_SHARE_BUTTON (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_SHARE_BUTTON);
  g_clear_object (&self->sharing);

  G_OBJECT_CLASS (pb_share_button_parent_class)->dispose (object);
}

static void
pb_share_button_class_init (PbShareButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_share_button_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, PB_UI_RESOURCE_PATH "/ui/exchange/pb-share-button.ui");
  gtk_widget_class_bind_template_child (widget_class, PbShareButton, image);
  gtk_widget_class_bind_template_child (widget_class, PbShareButton, label);
}

static void
pb_share_button_init (PbShareButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_share_button_set_sharing:
 * @self: a button
 * @sharing: how a library shares
 *
 * Has the button tell of @sharing.  May be called once.
 */
void
pb_share_button_set_sharing (PbShareButton *self,
                             PbSharing     *sharing)
{
  g_return_if_fail (PB_IS_SHARE_BUTTON (self));
  g_return_if_fail (PB_IS_SHARING (sharing));
  g_return_if_fail (self->sharing == NULL);

  self->sharing = g_object_ref (sharing);
  g_signal_connect_object (sharing, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
