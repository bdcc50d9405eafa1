/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-keccak.h"

#include <string.h>

/* Keccak-256 as Ethereum uses it: the function that was handed in to the SHA-3
 * competition, with the first padding byte 0x01.  The standard SHA3-256 pads with
 * 0x06 and gives other digests.  OpenSSL has both, but nothing else here needs it.
 * It serves checksums of a few bytes, never secrets.
 */

#define LANES 25
#define ROUNDS 24
#define RATE 136 /* bytes: 1600 bits less twice 256 */

static const guint64 round_constants[ROUNDS] = {
  G_GUINT64_CONSTANT (0x0000000000000001), G_GUINT64_CONSTANT (0x0000000000008082),
  G_GUINT64_CONSTANT (0x800000000000808a), G_GUINT64_CONSTANT (0x8000000080008000),
  G_GUINT64_CONSTANT (0x000000000000808b), G_GUINT64_CONSTANT (0x0000000080000001),
  G_GUINT64_CONSTANT (0x8000000080008081), G_GUINT64_CONSTANT (0x8000000000008009),
  G_GUINT64_CONSTANT (0x000000000000008a), G_GUINT64_CONSTANT (0x0000000000000088),
  G_GUINT64_CONSTANT (0x0000000080008009), G_GUINT64_CONSTANT (0x000000008000000a),
  G_GUINT64_CONSTANT (0x000000008000808b), G_GUINT64_CONSTANT (0x800000000000008b),
  G_GUINT64_CONSTANT (0x8000000000008089), G_GUINT64_CONSTANT (0x8000000000008003),
  G_GUINT64_CONSTANT (0x8000000000008002), G_GUINT64_CONSTANT (0x8000000000000080),
  G_GUINT64_CONSTANT (0x000000000000800a), G_GUINT64_CONSTANT (0x800000008000000a),
  G_GUINT64_CONSTANT (0x8000000080008081), G_GUINT64_CONSTANT (0x8000000000008080),
  G_GUINT64_CONSTANT (0x0000000080000001), G_GUINT64_CONSTANT (0x8000000080008008),
};

/* Rho and pi together: the lanes in the order in which they move, and by how many
 * bits each is turned.
 */
static const guint8 moves[LANES - 1] = {
  10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
};

static const guint8 turns[LANES - 1] = {
  1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44,
};

static guint64
turn (guint64 lane,
      guint   bits)
{
  return (lane << bits) | (lane >> (64 - bits));
}

static void
permute (guint64 *state)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      guint64 column[5];
      guint64 moved;

      for (guint x = 0; x < 5; x++)
        column[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
      for (guint i = 0; i < LANES; i++)
        state[i] ^= column[(i + 4) % 5] ^ turn (column[(i + 1) % 5], 1);

      moved = state[1];
      for (guint i = 0; i < LANES - 1; i++)
        {
          guint64 next = state[moves[i]];

          state[moves[i]] = turn (moved, turns[i]);
          moved = next;
        }

      for (guint y = 0; y < LANES; y += 5)
        {
          memcpy (column, state + y, sizeof column);
          for (guint x = 0; x < 5; x++)
            state[y + x] = column[x] ^ (~column[(x + 1) % 5] & column[(x + 2) % 5]);
        }

      state[0] ^= round_constants[round];
    }
}

static void
absorb (guint64      *state,
        const guint8 *block)
{
  for (guint i = 0; i < RATE; i++)
    state[i / 8] ^= (guint64) block[i] << (8 * (i % 8));

  permute (state);
}

/**
 * pb_keccak256:
 * @data: (array length=length): bytes
 * @length: how many
 * @digest: (out caller-allocates) (array fixed-size=32): takes the digest
 *
 * Works out the original Keccak-256, not SHA3-256.
 */
void
pb_keccak256 (const guint8 *data,
              gsize         length,
              guint8       *digest)
{
  guint64 state[LANES] = { 0 };
  guint8 last[RATE] = { 0 };

  g_return_if_fail (data != NULL || length == 0);
  g_return_if_fail (digest != NULL);

  for (; length >= RATE; data += RATE, length -= RATE)
    absorb (state, data);

  if (length > 0)
    memcpy (last, data, length);
  last[length] |= 0x01;
  last[RATE - 1] |= 0x80;
  absorb (state, last);

  for (guint i = 0; i < PB_KECCAK256_BYTES; i++)
    digest[i] = (guint8) (state[i / 8] >> (8 * (i % 8)));
}
