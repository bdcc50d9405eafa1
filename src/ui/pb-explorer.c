/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-explorer.h"

#include "model/pb-address.h"
#include "model/pb-chain.h"

#include <string.h>

/* Where people look at what is on a chain.  Nothing is read from there: it is only
 * a link that the desktop opens when somebody asks for it.
 */

/**
 * pb_explorer_check:
 * @explorer: the address of an explorer
 *
 * Returns: whether it is one that the desktop may open
 */
gboolean
pb_explorer_check (const char *explorer)
{
  g_autoptr(GUri) uri = g_uri_parse (explorer, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
         g_uri_get_query (uri) == NULL && g_uri_get_fragment (uri) == NULL &&
         (g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 ||
          g_strcmp0 (g_uri_get_scheme (uri), "http") == 0);
}

/**
 * pb_explorer_dup:
 * @settings: (nullable): where choices are kept
 * @chain: an identifier after CAIP-2
 *
 * Returns: (transfer full) (nullable): the address of the explorer for @chain that
 *   was chosen, or else of a usual one
 */
char *
pb_explorer_dup (GSettings  *settings,
                 const char *chain)
{
  const PbChain *known = pb_chain_find (chain);

  if (settings != NULL)
    {
      g_autoptr(GVariant) chosen = g_settings_get_value (settings, PB_EXPLORERS_KEY);
      const char *explorer = NULL;

      if (g_variant_lookup (chosen, chain, "&s", &explorer) && pb_explorer_check (explorer))
        return g_strdup (explorer);
    }

  return known ? g_strdup (known->explorer) : NULL;
}

/**
 * pb_explorer_dup_uri:
 * @settings: (nullable): where choices are kept
 * @chain: an identifier after CAIP-2
 * @what: an address on @chain, or the hash of a transaction
 *
 * Returns: (transfer full) (nullable): where to look at @what, or %NULL where no
 *   explorer is known
 */
char *
pb_explorer_dup_uri (GSettings  *settings,
                     const char *chain,
                     const char *what)
{
  g_autofree char *explorer = pb_explorer_dup (settings, chain);
  g_autofree char *escaped = NULL;
  gsize length;

  if (explorer == NULL)
    return NULL;

  length = strlen (explorer);
  while (length > 0 && explorer[length - 1] == '/')
    explorer[--length] = '\0';
  escaped = g_uri_escape_string (what, NULL, FALSE);

  return g_strdup_printf ("%s/%s/%s", explorer, pb_evm_address_is_valid (what) ? "address" : "tx",
                          escaped);
}

/**
 * pb_explorer_set:
 * @settings: where choices are kept
 * @chain: an identifier after CAIP-2
 * @explorer: (nullable): the address of an explorer, or %NULL for the usual one
 *
 * Chooses the explorer for @chain.
 */
void
pb_explorer_set (GSettings  *settings,
                 const char *chain,
                 const char *explorer)
{
  g_autoptr(GVariant) before = g_settings_get_value (settings, PB_EXPLORERS_KEY);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other;
  const char *chosen;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &chosen))
    {
      if (g_strcmp0 (other, chain) != 0)
        g_variant_builder_add (&builder, "{ss}", other, chosen);
    }
  if (explorer != NULL)
    g_variant_builder_add (&builder, "{ss}", chain, explorer);
  g_settings_set_value (settings, PB_EXPLORERS_KEY, g_variant_builder_end (&builder));
}
