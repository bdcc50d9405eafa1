/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/pb-address.h"
#include "model/pb-chain.h"
#include "model/pb-field-value.h"
#include "model/pb-hat-id.h"
#include "model/pb-keccak.h"

#include <string.h>

/* The empty message, “abc” and “testing” are published; the others, around the size
 * of a block, were worked out with the KECCAK-256 of OpenSSL 3.5.
 */
static void
test_keccak (void)
{
  static const struct { const char *text; guint n; const char *digest; } cases[] = {
    { "", 0, "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470" },
    { "abc", 0, "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45" },
    { "testing", 0, "5f16f4c7f149ac4f9510d9cf8cf384038ad348b3bcdc01915f95de12df9d1b02" },
    { NULL, 135, "34367dc248bbd832f4e3e69dfaac2f92638bd0bbd18f2912ba4ef454919cf446" },
    { NULL, 136, "a6c4d403279fe3e0af03729caada8374b5ca54d8065329a3ebcaeb4b60aa386e" },
    { NULL, 137, "d869f639c7046b4929fc92a4d988a8b22c55fbadb802c0c66ebcd484f1915f39" },
    { NULL, 1000, "b6a4ac1f51884d71f30fa397a5e155de3099e11fc0edef5d08b646e621e19de9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cases[i].text ? g_strdup (cases[i].text)
                                            : g_strnfill (cases[i].n, 'a');
      g_autoptr(GString) hex = g_string_new (NULL);
      guint8 digest[PB_KECCAK256_BYTES];

      pb_keccak256 ((const guint8 *) text, strlen (text), digest);
      for (guint j = 0; j < sizeof digest; j++)
        g_string_append_printf (hex, "%02x", digest[j]);
      g_assert_cmpstr (hex->str, ==, cases[i].digest);
    }
}

/* The vectors of EIP-55. */
static void
test_checksums (void)
{
  static const char *plain[] = {
    "0x52908400098527886E0F7030069857D2E4169EE7", "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
    "0xde709f2102306220921060314715629080e2fb77", "0x27b1fdb04752bbc536007a920d24acb045561c26",
  };
  static const char *mixed[] = {
    "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
    "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB", "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *written = pb_evm_address_write (plain[i]);

      g_assert_cmpint (pb_evm_address_check (plain[i]), ==, PB_CHECKSUM_NONE);
      g_assert_cmpstr (written, ==, plain[i]);
    }

  for (guint i = 0; i < G_N_ELEMENTS (mixed); i++)
    {
      g_autofree char *small = g_ascii_strdown (mixed[i], -1);
      g_autofree char *written = pb_evm_address_write (small);
      g_autofree char *wrong = g_strdup (mixed[i]);

      g_assert_cmpint (pb_evm_address_check (mixed[i]), ==, PB_CHECKSUM_RIGHT);
      g_assert_cmpint (pb_evm_address_check (small), ==, PB_CHECKSUM_NONE);
      g_assert_cmpstr (written, ==, mixed[i]);

      /* One digit more than it was changes nearly every capital. */
      wrong[41] = wrong[41] == '0' ? '1' : '0';
      g_assert_cmpint (pb_evm_address_check (wrong), ==, PB_CHECKSUM_WRONG);
    }
}

#define ADA "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"

static void
test_forms (void)
{
  static const struct { const char *text; PbAddressKind kind; const char *written; } cases[] = {
    { ADA, PB_ADDRESS_EVM, ADA },
    { "eip155:1:" ADA, PB_ADDRESS_EVM, "eip155:1:" ADA },
    { "eth:" ADA, PB_ADDRESS_EVM, "eip155:1:" ADA },
    { "oeth:" ADA, PB_ADDRESS_EVM, "eip155:10:" ADA },
    { "matic:" ADA, PB_ADDRESS_EVM, "eip155:137:" ADA },
    { ADA "@eip155:100", PB_ADDRESS_EVM, "eip155:100:" ADA },
    { "cosmos:cosmoshub-3:cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0", PB_ADDRESS_ON_CHAIN,
      "cosmos:cosmoshub-3:cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0" },
    { "128Lkh3S7CkDTBZ8W7BbpsN3YYizJMp8p6@bip122:000000000019d6689c085ae165831e93",
      PB_ADDRESS_ON_CHAIN,
      "bip122:000000000019d6689c085ae165831e93:128Lkh3S7CkDTBZ8W7BbpsN3YYizJMp8p6" },
    { "hedera:mainnet:0.0.1234567890-zbhlt", PB_ADDRESS_ON_CHAIN,
      "hedera:mainnet:0.0.1234567890-zbhlt" },
    { "DE89 3704 0044 0532 0130 00", PB_ADDRESS_OTHER, "DE89 3704 0044 0532 0130 00" },
    { "petty cash: the blue box", PB_ADDRESS_OTHER, "petty cash: the blue box" },
    { "ana@example.org", PB_ADDRESS_OTHER, "ana@example.org" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PbAddress) address = pb_address_parse (cases[i].text, &error);
      g_autofree char *written = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (address->kind, ==, cases[i].kind);
      written = pb_address_to_string (address);
      g_assert_cmpstr (written, ==, cases[i].written);
    }
}

static void
test_wrong_forms (void)
{
  static const char *cases[] = {
    "0x", "0x5aAe", ADA "0", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeg", "eip155:1", "eip155:1:",
    "eip155:1:vitalik", "nowhere:" ADA, "cosmos:hub:with space", "eth:0x12", ADA "0@eip155:1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (pb_address_parse (cases[i], &error));
      g_assert_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM);
    }
}

static void
test_equal (void)
{
  g_autofree char *small = g_ascii_strdown (ADA, -1);

  g_assert_true (pb_address_equal (ADA, small));
  g_assert_true (pb_address_equal ("eth:" ADA, ADA));
  g_assert_true (pb_address_equal ("eth:" ADA, ADA "@eip155:1"));
  g_assert_false (pb_address_equal ("eth:" ADA, "oeth:" ADA));
  g_assert_true (pb_address_equal ("DE89", "DE89"));
  g_assert_false (pb_address_equal ("DE89", "de89"));
  g_assert_false (pb_address_equal (NULL, ADA));
  g_assert_false (pb_address_equal (NULL, NULL));
}

static void
test_chains_and_assets (void)
{
  static const char *chains[] = { "eip155:1", "bip122:000000000019d6689c085ae165831e93",
                                  "starknet:SN_GOERLI", "abc:x" };
  static const char *no_chains[] = { "", "eip155", "eip155:", "ab:1", "eip155toolong:1", "EIP155:1",
                                     "eip155:1 ", "eip155:123456789012345678901234567890123" };
  static const char *assets[] = {
    "eip155:1/slip44:60", "eip155:8453/erc20:0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913",
    "eip155:1/erc721:0x06012c8cf97BEaD5deAe237070F9587f8E7A266d/771769",
  };
  static const char *no_assets[] = { "USDC", "eip155:1", "eip155:1/", "eip155:1/slip44",
                                     "eip155:1/slip44:", "eip155/slip44:60",
                                     "eip155:1/slip44:60/1/2", "eip155:1/erc721:0x06/" };

  for (guint i = 0; i < G_N_ELEMENTS (chains); i++)
    g_assert_true (pb_chain_id_check (chains[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (no_chains); i++)
    g_assert_false (pb_chain_id_check (no_chains[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (assets); i++)
    g_assert_true (pb_asset_id_check (assets[i], NULL));
  for (guint i = 0; i < G_N_ELEMENTS (no_assets); i++)
    g_assert_false (pb_asset_id_check (no_assets[i], NULL));

  for (guint i = 0; pb_chain_get_nth (i); i++)
    {
      const PbChain *chain = pb_chain_get_nth (i);

      g_assert_true (pb_chain_id_check (chain->id, NULL));
      g_assert_true (pb_chain_find (chain->id) == chain);
      g_assert_true (pb_chain_find_short_name (chain->short_name) == chain);
      g_assert_true (g_str_has_prefix (chain->explorer, "https://"));
      g_assert_false (g_str_has_suffix (chain->explorer, "/"));
    }
}

static void
test_hashes (void)
{
  g_assert_true (pb_transaction_hash_check (
    "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470", NULL));
  g_assert_false (pb_transaction_hash_check (
    "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a4", NULL));
  g_assert_false (pb_transaction_hash_check (
    "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a47z", NULL));
  g_assert_true (pb_transaction_hash_check ("REF 2025/17", NULL));
}

static void
test_names (void)
{
  static const struct { const char *text; const char *name; } cases[] = {
    { "ana.eth", "ana.eth" },   { "Ana.ETH", "ana.eth" }, { " ana.eth ", "ana.eth" },
    { "día.eth", "día.eth" },   { ".eth", NULL },         { "ana.", NULL },
    { "ana..eth", NULL },       { "a na.eth", NULL },     { "a/b.eth", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = pb_ens_normalize (cases[i].text, NULL);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

static void
test_hats (void)
{
  static const struct { const char *path; const char *hex; const char *decimal; } cases[] = {
    { "30.1.3", "0x0000001e00010003000000000000000000000000000000000000000000000000",
      "808798811409489829347681033644391927816363577608490649161466248167424" },
    { "30.1.3.1.2", "0x0000001e00010003000100020000000000000000000000000000000000000000", NULL },
    { "1", "0x0000000100000000000000000000000000000000000000000000000000000000",
      "26959946667150639794667015087019630673637144422540572481103610249216" },
    { "4294967295.65535.65535.65535.65535.65535.65535.65535.65535.65535.65535.65535.65535.65535."
      "65535",
      "0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
      "115792089237316195423570985008687907853269984665640564039457584007913129639935" },
  };
  static const char *wrong[] = {
    "", "0", "x", "30.", ".30", "30.0", "30.0.1", "30.65536", "4294967296", "30.1.-3", "0x1e",
    "0x0000001e00000003000000000000000000000000000000000000000000000000",
    "0x0000001e0001000300000000000000000000000000000000000000000000000g",
    "115792089237316195423570985008687907853269984665640564039457584007913129639936",
    "1.1.1.1.1.1.1.1.1.1.1.1.1.1.1.1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *forms[] = { cases[i].path, cases[i].hex, cases[i].decimal };

      for (guint j = 0; j < G_N_ELEMENTS (forms) && forms[j]; j++)
        {
          g_autoptr(GError) error = NULL;
          g_autofree char *path = NULL;
          g_autofree char *hex = NULL;
          g_autofree char *decimal = NULL;
          PbHatId id;

          g_assert_true (pb_hat_id_parse (forms[j], &id, &error));
          g_assert_no_error (error);
          path = pb_hat_id_to_path (&id);
          hex = pb_hat_id_to_hex (&id);
          decimal = pb_hat_id_to_decimal (&id);
          g_assert_cmpstr (path, ==, cases[i].path);
          g_assert_cmpstr (hex, ==, cases[i].hex);
          if (cases[i].decimal)
            g_assert_cmpstr (decimal, ==, cases[i].decimal);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;
      PbHatId id;

      g_assert_false (pb_hat_id_parse (wrong[i], &id, &error));
      g_assert_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM);
    }
}

static void
test_hat_links (void)
{
  g_autofree char *uri = NULL;
  PbHatId id;

  g_assert_true (pb_hat_id_parse ("30.1.3", &id, NULL));
  uri = pb_hat_id_to_uri (&id, "10");
  g_assert_cmpstr (uri, ==, "https://app.hatsprotocol.xyz/trees/10/30?hatId=30.1.3");
}

/* What fields take, and how they keep it. */
static void
test_fields (void)
{
  static const struct { PbFieldId field; const char *text; const char *kept; } cases[] = {
    { PB_ACCOUNT_ADDRESS, "eth:" ADA, "eip155:1:" ADA },
    { PB_ACCOUNT_ADDRESS, " " ADA "@eip155:1 ", "eip155:1:" ADA },
    { PB_ACCOUNT_ADDRESS, "eth:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", NULL },
    { PB_ACCOUNT_ADDRESS, "eth:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
      "eip155:1:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed" },
    { PB_ACCOUNT_ADDRESS, "0x5aae", NULL },
    { PB_GROUP_ADDRESSES, "eth:" ADA "\ngno:" ADA, "eip155:100:" ADA "\neip155:1:" ADA },
    { PB_GROUP_ADDRESSES, "eth:" ADA "\nnowhere:" ADA, NULL },
    { PB_MEMBER_ENS, "Ana.eth", "ana.eth" },
    { PB_MEMBER_ENS, "ana..eth", NULL },
    { PB_MEMBER_NAME, "Ana..", "Ana.." },
    { PB_ROLE_HAT_ID, "30.1.3", "30.1.3" },
    { PB_ROLE_HAT_ID, "steward", NULL },
    { PB_TRANSACTION_ASSET_ID, "USDC", NULL },
    { PB_TRANSACTION_ASSET, "USDC", "USDC" },
    { PB_TRANSACTION_HASH, "0x12", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GVariant) value = pb_field_parse (cases[i].field, cases[i].text, &error);
      g_autofree char *kept = pb_field_to_text (cases[i].field, value);

      g_assert_cmpstr (kept, ==, cases[i].kept);
      if (cases[i].kept == NULL)
        g_assert_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_FORM);
      else
        g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/address/keccak", test_keccak);
  g_test_add_func ("/address/checksums", test_checksums);
  g_test_add_func ("/address/forms", test_forms);
  g_test_add_func ("/address/wrong-forms", test_wrong_forms);
  g_test_add_func ("/address/equal", test_equal);
  g_test_add_func ("/address/chains-and-assets", test_chains_and_assets);
  g_test_add_func ("/address/hashes", test_hashes);
  g_test_add_func ("/address/names", test_names);
  g_test_add_func ("/address/hats", test_hats);
  g_test_add_func ("/address/hat-links", test_hat_links);
  g_test_add_func ("/address/fields", test_fields);

  return g_test_run ();
}
