/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PbPageSetup:
 * @width: the width of a page, in points
 * @height: its height
 * @top: the margin above
 * @right: the margin to the right
 * @bottom: the margin below
 * @left: the margin to the left
 *
 * The pages that a document is laid out on.
 */
typedef struct
{
  double width;
  double height;
  double top;
  double right;
  double bottom;
  double left;
} PbPageSetup;

#define PB_TYPE_PAGE_SETUP (pb_page_setup_get_type ())
GType        pb_page_setup_get_type  (void) G_GNUC_CONST;
PbPageSetup *pb_page_setup_new       (double             width,
                                      double             height) G_GNUC_WARN_UNUSED_RESULT;
PbPageSetup *pb_page_setup_new_named (const char        *name) G_GNUC_WARN_UNUSED_RESULT;
PbPageSetup *pb_page_setup_copy      (const PbPageSetup *self) G_GNUC_WARN_UNUSED_RESULT;
void         pb_page_setup_free      (PbPageSetup       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbPageSetup, pb_page_setup_free)

G_END_DECLS
