/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-example-network.h"

#include "formats/pb-network-json.h"
#include "pb-formats-resources.h"

#include <glib/gi18n-lib.h>

#define PATH "/org/phasebook/Phasebook/example/network.json"

/**
 * pb_example_network_build:
 * @today: the day that it leads up to
 *
 * Makes the example network: invented, plausible groups in several phases with
 * their partners.  Its days move with @today, so that it never looks abandoned.
 *
 * Returns: (transfer full): an edit for an empty library
 */
PbEdit *
pb_example_network_build (PbDay today)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  PbEdit *edit;

  /* It is part of the program, and the tests read it: it cannot be broken. */
  bytes = g_resource_lookup_data (pb_formats_get_resource (), PATH, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                  &error);
  g_assert_no_error (error);
  edit = pb_network_json_read (bytes, _("Example network"), today, &error);
  g_assert_no_error (error);

  return edit;
}
