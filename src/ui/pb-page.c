/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-page.h"

/**
 * PbPage:
 *
 * A page of the window.  It is given its group once, as the construct property
 * `context`, and follows that.
 */

G_DEFINE_INTERFACE (PbPage, pb_page, GTK_TYPE_WIDGET)

static void
pb_page_default_init (PbPageInterface *iface)
{
  /**
   * PbPage:context:
   *
   * The chosen group, its store and what is known of it.
   */
  g_object_interface_install_property (iface,
                                       g_param_spec_object ("context", NULL, NULL,
                                                            PB_TYPE_GROUP_CONTEXT,
                                                            G_PARAM_READWRITE |
                                                            G_PARAM_CONSTRUCT_ONLY |
                                                            G_PARAM_STATIC_STRINGS));
}

/**
 * pb_page_get_context:
 * @self: a page
 *
 * Returns: (transfer none): the context that the page follows
 */
PbGroupContext *
pb_page_get_context (PbPage *self)
{
  g_autoptr(PbGroupContext) context = NULL;

  g_return_val_if_fail (PB_IS_PAGE (self), NULL);

  g_object_get (self, "context", &context, NULL);

  return context;
}

/**
 * pb_page_go_to:
 * @self: a page
 * @target: the identifier of a record, the key of a state element or the id of
 *   a statement
 *
 * Shows what @target names, opens it where it can be opened, and moves the
 * focus there.
 *
 * Returns: whether the page has it
 */
gboolean
pb_page_go_to (PbPage     *self,
               const char *target)
{
  PbPageInterface *iface;

  g_return_val_if_fail (PB_IS_PAGE (self), FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  iface = PB_PAGE_GET_IFACE (self);

  return iface->go_to != NULL && iface->go_to (self, target);
}

/**
 * pb_page_find:
 * @self: a page
 *
 * Starts a search within the page.
 *
 * Returns: whether the page has a search of its own
 */
gboolean
pb_page_find (PbPage *self)
{
  PbPageInterface *iface;

  g_return_val_if_fail (PB_IS_PAGE (self), FALSE);

  iface = PB_PAGE_GET_IFACE (self);

  return iface->find != NULL && iface->find (self);
}
