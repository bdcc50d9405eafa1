/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/pb-search-query.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Whatever is typed, the search knows what to look for or says what it did not
 * understand.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, size);
  g_autoptr(PbSearchQuery) query = pb_search_query_new (text);
  const char *problem = pb_search_query_get_problem (query);

  g_assert_nonnull (pb_search_query_get_words (query));
  g_assert_true (g_utf8_validate (pb_search_query_get_words (query), -1, NULL));
  g_assert_true (problem == NULL || g_utf8_validate (problem, -1, NULL));
  if (pb_search_query_is_empty (query))
    g_assert_cmpuint (pb_search_query_get_kinds (query), ==, 0);

  return 0;
}
