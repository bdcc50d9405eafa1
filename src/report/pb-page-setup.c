/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-page-setup.h"

/* Points in a millimetre. */
#define MM (72.0 / 25.4)

G_DEFINE_BOXED_TYPE (PbPageSetup, pb_page_setup, pb_page_setup_copy, pb_page_setup_free)

/**
 * pb_page_setup_new:
 * @width: the width of a page, in points
 * @height: its height, in points
 *
 * Returns: (transfer full): pages of that size with margins for reading
 */
PbPageSetup *
pb_page_setup_new (double width,
                   double height)
{
  PbPageSetup *self = g_new0 (PbPageSetup, 1);

  self->width = width;
  self->height = height;
  self->left = self->right = MIN (20 * MM, width / 6);
  self->top = self->bottom = MIN (20 * MM, height / 6);

  return self;
}

/**
 * pb_page_setup_new_named:
 * @name: (nullable): the name of a paper size: `a4` or `letter`
 *
 * Returns: (transfer full): pages of that size; of A4 where @name is not known
 */
PbPageSetup *
pb_page_setup_new_named (const char *name)
{
  if (name && (g_ascii_strcasecmp (name, "letter") == 0 ||
               g_ascii_strcasecmp (name, "na_letter") == 0))
    return pb_page_setup_new (612, 792);

  return pb_page_setup_new (210 * MM, 297 * MM);
}

/**
 * pb_page_setup_copy:
 * @self: a page setup
 *
 * Returns: (transfer full): a copy of @self
 */
PbPageSetup *
pb_page_setup_copy (const PbPageSetup *self)
{
  return g_memdup2 (self, sizeof *self);
}

/**
 * pb_page_setup_free:
 * @self: a page setup
 *
 * Frees @self.
 */
void
pb_page_setup_free (PbPageSetup *self)
{
  g_free (self);
}
