/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report/pb-qr-code.h"

#include <string.h>

/* Rows of 0 and 1. */
static char *
dup_rows (const PbQrCode *code)
{
  GString *rows = g_string_new (NULL);

  for (guint y = 0; y < pb_qr_code_get_size (code); y++)
    {
      for (guint x = 0; x < pb_qr_code_get_size (code); x++)
        g_string_append_c (rows, pb_qr_code_is_dark (code, x, y) ? '1' : '0');
      g_string_append_c (rows, '\n');
    }

  return g_string_free_and_steal (rows);
}

static void
test_small (void)
{
  g_autoptr(PbQrCode) code = pb_qr_code_new ("phasebook");
  g_autofree char *rows = dup_rows (code);

  g_assert_cmpstr (rows, ==,
                   "111111101111101111111\n"
                   "100000100100101000001\n"
                   "101110100010101011101\n"
                   "101110101001101011101\n"
                   "101110101000101011101\n"
                   "100000101111001000001\n"
                   "111111101010101111111\n"
                   "000000001101100000000\n"
                   "100010111001011111001\n"
                   "001110010011100010010\n"
                   "110000110001011011010\n"
                   "011000000100010000000\n"
                   "101111111010110110011\n"
                   "000000001000110010100\n"
                   "111111101110111010010\n"
                   "100000100111100100010\n"
                   "101110101011011001010\n"
                   "101110100011100010111\n"
                   "101110100111001010100\n"
                   "100000100010011010000\n"
                   "111111101100111100001\n");
}

/* The same codes, module by module, that another program makes (libqrencode 4.1.1):
 * addresses, and the longest text for each size.
 */
static void
test_same_as_others (void)
{
  static const struct
  {
    const char *text; /* NULL for as many ones as there is room for */
    guint length;
    guint size;
    const char *digest;
  } cases[] = {
    { "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", 42, 29,
      "85c1ae0f3be5e9a2dda4a9158ba2c9c47ea08f485fe34acaf26b8f129d7795c6" },
    { "ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@10", 54, 33,
      "b5f3de738f6fab4c7c83c25ac8196831214ae7c4b7e9aed6af8e1eddb63a1a21" },
    { "cosmos:cosmoshub-3:cosmos1t2uflqwqe0fsj0shcfkrvpukewcw40yjj6hdc0", 64, 37,
      "aa4fbec87d259b673feb165bba1a18f3e2e7c72f128e0db6b9e4ef509754b141" },
    { NULL, 14, 21, "2c9702dbeb81a3e31972627ee04dfbdd6db0e694728638b8b8eac47b8f22133d" },
    { NULL, 26, 25, "e2b5232cece90173d09142bc40814334b93f910d5c474a0fae88430d48065cdc" },
    { NULL, 42, 29, "9e1ce2c6e4bc714a9c202acc6d309185700d4c14f210e4a4e1b4bc22eecb64e8" },
    { NULL, 62, 33, "18530df6a26c29295ee30273c72f76893f84c91295c011334b193c3163a6ea9f" },
    { NULL, 84, 37, "89dade2a9af0950ed9d82b749c32b730984e58ed4f2d47787b92e844762dd121" },
    { NULL, 106, 41, "2cf0ee6c33f8818e18c3bbf5db916ef7e17b6a2c92501f6d95dd5a4cbf3774f6" },
    { NULL, 122, 45, "8af9cbc2ce1053243b2d2c3d2e74b7d7ff8f9c34dfc848f6b50a511facde850f" },
    { NULL, 152, 49, "5c9be27e352c83034f6665106ea758fe93d19e893b8e2ceea5a6d74c11f15702" },
    { NULL, 180, 53, "dc6ed7f659c3fe3a53b0febfe2fd9ef6b82128c4b3a8c24d82a5e629ae903b86" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ones = g_strnfill (cases[i].length, '1');
      const char *text = cases[i].text ? cases[i].text : ones;
      g_autoptr(PbQrCode) code = pb_qr_code_new (text);
      g_autofree char *rows = dup_rows (code);
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, rows, -1);

      g_assert_cmpuint (strlen (text), ==, cases[i].length);
      g_assert_cmpuint (pb_qr_code_get_size (code), ==, cases[i].size);
      g_assert_cmpstr (digest, ==, cases[i].digest);
    }
}

/* Nothing, bytes beyond ASCII, and a byte too much. */
static void
test_limits (void)
{
  g_autofree char *longest = g_strnfill (PB_QR_CODE_MAX_BYTES, 'x');
  g_autofree char *longer = g_strnfill (PB_QR_CODE_MAX_BYTES + 1, 'x');
  g_autoptr(PbQrCode) empty = pb_qr_code_new ("");
  g_autoptr(PbQrCode) bytes = pb_qr_code_new ("Überweisung \xff");
  g_autoptr(PbQrCode) full = pb_qr_code_new (longest);
  g_autoptr(PbQrCode) none = pb_qr_code_new (longer);

  g_assert_cmpuint (pb_qr_code_get_size (empty), ==, 21);
  g_assert_cmpuint (pb_qr_code_get_size (bytes), ==, 21);
  g_assert_cmpuint (pb_qr_code_get_size (full), ==, 53);
  g_assert_null (none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/qr-code/small", test_small);
  g_test_add_func ("/report/qr-code/same-as-others", test_same_as_others);
  g_test_add_func ("/report/qr-code/limits", test_limits);

  return g_test_run ();
}
