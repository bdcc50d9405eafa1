/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* large-library FILE [GROUPS RECORDS]
 *
 * Makes the library of 200 groups and 100,000 records that the start of the
 * program is measured with.
 */

#include "config.h"

#include "scale-library.h"

#include <stdlib.h>

#define DEFAULT_GROUPS 200
#define DEFAULT_RECORDS 100000

int
main (int    argc,
      char **argv)
{
  guint n_groups = argc > 2 ? (guint) atoi (argv[2]) : DEFAULT_GROUPS;
  guint n_records = argc > 3 ? (guint) atoi (argv[3]) : DEFAULT_RECORDS;
  g_autoptr(PbClock) clock = pb_clock_new ();
  g_autoptr(GFile) file = NULL;

  if (argc < 2)
    {
      g_printerr ("large-library FILE [GROUPS RECORDS]\n");
      return 2;
    }

  file = g_file_new_for_commandline_arg (argv[1]);
  scale_library_make (file, clock, n_groups, n_records);

  return 0;
}
