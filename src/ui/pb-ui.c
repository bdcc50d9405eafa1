/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-ui.h"

#include "pb-ui-resources.h"

/**
 * pb_ui_init:
 *
 * Makes templates, styles and icons known.  A linker drops what nobody names,
 * so a static library cannot do that by itself.
 */
void
pb_ui_init (void)
{
  pb_ui_register_resource ();
}
