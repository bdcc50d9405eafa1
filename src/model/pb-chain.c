/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-chain.h"

/* Chains that groups like ours use, by the short names of the common list.  Any
 * other chain can be written with its full identifier.
 */
static const PbChain chains[] = {
  { "eip155:1", "eth", "Ethereum", "https://etherscan.io" },
  { "eip155:10", "oeth", "OP Mainnet", "https://optimistic.etherscan.io" },
  { "eip155:56", "bnb", "BNB Smart Chain", "https://bscscan.com" },
  { "eip155:100", "gno", "Gnosis", "https://gnosisscan.io" },
  { "eip155:137", "matic", "Polygon", "https://polygonscan.com" },
  { "eip155:8453", "base", "Base", "https://basescan.org" },
  { "eip155:42161", "arb1", "Arbitrum One", "https://arbiscan.io" },
  { "eip155:42220", "celo", "Celo", "https://celoscan.io" },
  { "eip155:43114", "avax", "Avalanche C-Chain", "https://snowtrace.io" },
  { "eip155:59144", "linea", "Linea", "https://lineascan.build" },
  { "eip155:534352", "scr", "Scroll", "https://scrollscan.com" },
  { "eip155:7777777", "zora", "Zora", "https://explorer.zora.energy" },
  { "eip155:11155111", "sep", "Sepolia", "https://sepolia.etherscan.io" },
};

/**
 * pb_chain_get_nth:
 * @n: a place in the table
 *
 * Returns: (transfer none) (nullable): the chain, or %NULL past the end
 */
const PbChain *
pb_chain_get_nth (guint n)
{
  return n < G_N_ELEMENTS (chains) ? &chains[n] : NULL;
}

/**
 * pb_chain_find:
 * @id: (nullable): an identifier after CAIP-2
 *
 * Returns: (transfer none) (nullable): the chain, where the table knows it
 */
const PbChain *
pb_chain_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      if (g_strcmp0 (chains[i].id, id) == 0)
        return &chains[i];
    }

  return NULL;
}

/**
 * pb_chain_find_short_name:
 * @short_name: (nullable): a short name after ERC-3770
 *
 * Returns: (transfer none) (nullable): the chain, where the table knows it
 */
const PbChain *
pb_chain_find_short_name (const char *short_name)
{
  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    {
      if (g_strcmp0 (chains[i].short_name, short_name) == 0)
        return &chains[i];
    }

  return NULL;
}
