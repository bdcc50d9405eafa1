/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "exchange/pb-state-bundle.h"

/* The key of an example of RFC 8032. */
#define SECRET "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2DXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg=="

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
try_to_read (const void *data,
             gsize       size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbStateBundle) bundle = pb_state_bundle_read (bytes, &error);

  if (bundle == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  g_object_unref (pb_state_bundle_dup_edit (bundle));
}

/* Whatever bytes come in, they are refused with a sentence or make an edit; also
 * where somebody who means ill has signed them.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(PbSigner) signer = pb_signer_new_for_secret (SECRET, NULL);
  g_autoptr(GString) text = g_string_new_len ((const char *) data, size);
  g_autofree char *hash = NULL;
  g_autofree char *signature = NULL;
  guint n_lines = 0;

  try_to_read (data, size);

  for (gsize i = 0; i < size; i++)
    n_lines += data[i] == '\n';
  hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);
  signature = pb_signer_sign (signer, "pb-state1", hash, NULL);
  g_string_append_printf (text, "{\"lines\":%u,\"sha256\":\"%s\",\"sig\":\"%s\"}\n", n_lines, hash,
                          signature);
  try_to_read (text->str, text->len);

  return 0;
}
