/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbChain:
 * @id: the identifier after CAIP-2, as in `eip155:1`
 * @short_name: the short name after ERC-3770, as in `eth`
 * @name: the name for people
 * @explorer: the address of an explorer of its blocks, without a slash at the end
 *
 * A chain of the small table that comes with the program.
 */
typedef struct
{
  const char *id;
  const char *short_name;
  const char *name;
  const char *explorer;
} PbChain;

const PbChain *pb_chain_get_nth         (guint       n);
const PbChain *pb_chain_find            (const char *id);
const PbChain *pb_chain_find_short_name (const char *short_name);

G_END_DECLS
