/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "storage/engine-library.h"
#include "storage/pb-engine.h"

#include <string.h>

#define DEVICE "0193512900007000800000005f3a9c1e"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static GArray *
split (const guint8 *data,
       gsize         size)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (PbOpLine));

  while (size > 0)
    {
      const guint8 *end = memchr (data, '\n', size);
      gsize length = end ? (gsize) (end - data) : size;
      PbOpLine line = { DEVICE, (const char *) data, length };

      g_array_append_val (lines, line);
      data += length;
      size -= length;
      if (size > 0)
        {
          data++;
          size--;
        }
    }

  return lines;
}

/* Whatever lines come from another device, they are refused with a sentence, or the
 * tables are what the log comes to.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  static PbTestLibrary *library;
  g_autoptr(GArray) lines = split (data, size);
  g_auto(PbEngineImport) result = { 0 };
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) ignored = NULL;

  if (library == NULL)
    library = pb_test_library_new ("Fuzz");

  g_assert_true (pb_sql_exec (library->sql, "BEGIN IMMEDIATE", NULL));
  if (pb_engine_apply_ops (library->engine, (const PbOpLine *) lines->data, lines->len,
                           library->now, &result, &error))
    {
      g_autofree char *before = pb_engine_dump (library->engine, &error);
      g_autofree char *after = NULL;

      g_assert_no_error (error);
      g_assert_true (pb_engine_rebuild (library->engine, NULL, &error));
      after = pb_engine_dump (library->engine, &error);
      g_assert_cmpstr (before, ==, after);
    }
  else
    {
      g_assert_nonnull (error);
    }
  g_assert_true (pb_sql_exec (library->sql, "ROLLBACK", &ignored));

  return 0;
}
