/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PbAddressKind:
 * @PB_ADDRESS_EVM: `0x` and 40 hexadecimal digits, on a chain or on none
 * @PB_ADDRESS_ON_CHAIN: an address of another form on a chain that is named
 * @PB_ADDRESS_OTHER: something else, such as the number of a bank account
 *
 * What an address is.
 */
typedef enum
{
  PB_ADDRESS_EVM,
  PB_ADDRESS_ON_CHAIN,
  PB_ADDRESS_OTHER,
} PbAddressKind;

/**
 * PbChecksum:
 * @PB_CHECKSUM_NONE: all letters are small, or all are capitals
 * @PB_CHECKSUM_RIGHT: the capitals are where EIP-55 wants them
 * @PB_CHECKSUM_WRONG: they are elsewhere: a letter or a digit may be wrong
 *
 * What the capitals of an EVM address say.
 */
typedef enum
{
  PB_CHECKSUM_NONE,
  PB_CHECKSUM_RIGHT,
  PB_CHECKSUM_WRONG,
} PbChecksum;

/**
 * PbAddress:
 * @kind: what it is
 * @chain: (nullable): the chain after CAIP-2, as in `eip155:1`
 * @account: the address on the chain, as it was written
 * @checksum: of an EVM address
 *
 * An address that was read.
 */
typedef struct
{
  PbAddressKind  kind;
  char          *chain;
  char          *account;
  PbChecksum     checksum;
} PbAddress;

PbAddress  *pb_address_parse         (const char       *text,
                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void        pb_address_free          (PbAddress        *self);
char       *pb_address_to_string     (const PbAddress  *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    pb_address_equal         (const char       *one,
                                      const char       *other);
char       *pb_address_normalize     (const char       *text) G_GNUC_WARN_UNUSED_RESULT;

gboolean    pb_evm_address_is_valid  (const char       *text);
PbChecksum  pb_evm_address_check     (const char       *address);
char       *pb_evm_address_write     (const char       *address) G_GNUC_WARN_UNUSED_RESULT;

gboolean    pb_chain_id_check        (const char       *text,
                                      GError          **error);
gboolean    pb_asset_id_check        (const char       *text,
                                      GError          **error);
gboolean    pb_transaction_hash_check (const char      *text,
                                      GError          **error);
char       *pb_ens_normalize         (const char       *text,
                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbAddress, pb_address_free)

G_END_DECLS
