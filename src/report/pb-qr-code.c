/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-qr-code.h"

#include <string.h>

/* After ISO/IEC 18004, as much of it as addresses need: bytes, the versions 1 to 9,
 * and the level of correction M, which reads with one module in seven wrong.
 */

#define N_VERSIONS 9
#define MAX_SIZE (17 + 4 * N_VERSIONS)
#define MAX_CODEWORDS 292
#define MAX_CORRECTION 26
#define N_MASKS 8

/* What each version has room for, at level M. */
static const struct
{
  guint codewords;  /* in all */
  guint correction; /* of each block */
  guint blocks;
  guint alignments[3];
} versions[N_VERSIONS] = {
  { 26, 10, 1, { 0 } },          { 44, 16, 1, { 6, 18 } },      { 70, 26, 1, { 6, 22 } },
  { 100, 18, 2, { 6, 26 } },     { 134, 24, 2, { 6, 30 } },     { 172, 16, 4, { 6, 34 } },
  { 196, 18, 4, { 6, 22, 38 } }, { 242, 22, 4, { 6, 24, 42 } }, { 292, 22, 5, { 6, 26, 46 } },
};

struct _PbQrCode
{
  guint  version;
  guint  size;
  guint8 dark[MAX_SIZE][MAX_SIZE];     /* by row, then by column */
  guint8 reserved[MAX_SIZE][MAX_SIZE]; /* holds no data */
};

static guint
count_data (guint version)
{
  return versions[version - 1].codewords -
         versions[version - 1].correction * versions[version - 1].blocks;
}

/* The product in the field of 256 elements, modulo x⁸ + x⁴ + x³ + x² + 1. */
static guint8
multiply (guint8 a,
          guint8 b)
{
  guint product = 0;

  for (int i = 7; i >= 0; i--)
    {
      product = (product << 1) ^ ((product >> 7) * 0x11d);
      product ^= ((b >> i) & 1) * a;
    }

  return product;
}

/* The codewords of correction of a block, after Reed and Solomon. */
static void
correct (const guint8 *data,
         guint         n_data,
         guint8       *correction,
         guint         n)
{
  guint8 divisor[MAX_CORRECTION] = { 0 };
  guint8 root = 1;

  divisor[n - 1] = 1;
  for (guint i = 0; i < n; i++)
    {
      for (guint k = 0; k < n; k++)
        divisor[k] = multiply (divisor[k], root) ^ (k + 1 < n ? divisor[k + 1] : 0);
      root = multiply (root, 2);
    }

  memset (correction, 0, n);
  for (guint i = 0; i < n_data; i++)
    {
      guint8 factor = data[i] ^ correction[0];

      memmove (correction, correction + 1, n - 1);
      correction[n - 1] = 0;
      for (guint k = 0; k < n; k++)
        correction[k] ^= multiply (divisor[k], factor);
    }
}

/* The text with its header, its end and what fills up the rest. */
static void
write_data (guint8     *data,
            guint       n,
            const char *text,
            guint       length)
{
  guint used = length + 2;

  memset (data, 0, n);
  data[0] = 0x40 | length >> 4;
  data[1] = (length & 0xf) << 4;
  for (guint i = 0; i < length; i++)
    {
      guint8 byte = text[i];

      data[i + 1] |= byte >> 4;
      data[i + 2] = (byte & 0xf) << 4;
    }
  for (guint i = used; i < n; i++)
    data[i] = (i - used) % 2 == 0 ? 0xec : 0x11;
}

/* Splits the data into blocks, corrects each, and takes from all in turn.  The last
 * blocks are longer by one where they do not come out even.
 */
static void
interleave (const guint8 *data,
            guint         version,
            guint8       *codewords)
{
  guint n_blocks = versions[version - 1].blocks;
  guint n_correction = versions[version - 1].correction;
  guint n_data = count_data (version);
  guint length = n_data / n_blocks;
  guint n_short = n_blocks - n_data % n_blocks;
  guint start = 0;

  for (guint block = 0; block < n_blocks; block++)
    {
      guint n = length + (block >= n_short ? 1 : 0);
      guint8 correction[MAX_CORRECTION];

      correct (data + start, n, correction, n_correction);
      for (guint i = 0; i < n; i++)
        codewords[i < length ? i * n_blocks + block
                             : length * n_blocks + block - n_short] = data[start + i];
      for (guint i = 0; i < n_correction; i++)
        codewords[n_data + i * n_blocks + block] = correction[i];
      start += n;
    }
}

static void
reserve (PbQrCode *self,
         guint     x,
         guint     y,
         gboolean  dark)
{
  self->dark[y][x] = dark;
  self->reserved[y][x] = TRUE;
}

/* A square around a point with rings of one module, as far as it lies within. */
static void
draw_rings (PbQrCode *self,
            int       x,
            int       y,
            int       radius)
{
  for (int dy = -radius; dy <= radius; dy++)
    for (int dx = -radius; dx <= radius; dx++)
      {
        int ring = MAX (ABS (dx), ABS (dy));

        if (x + dx < 0 || y + dy < 0 || x + dx >= (int) self->size || y + dy >= (int) self->size)
          continue;
        reserve (self, x + dx, y + dy, ring != 4 && ring != (radius == 2 ? 1 : 2));
      }
}

static void
draw_alignments (PbQrCode *self)
{
  const guint *places = versions[self->version - 1].alignments;
  guint last = self->size - 7;

  for (guint i = 0; i < 3 && places[i]; i++)
    for (guint k = 0; k < 3 && places[k]; k++)
      {
        /* Three corners have a larger mark already. */
        if ((places[i] == 6 && (places[k] == 6 || places[k] == last)) ||
            (places[i] == last && places[k] == 6))
          continue;
        draw_rings (self, places[i], places[k], 2);
      }
}

/* The remainder that protects what a code says about itself. */
static guint
protect (guint value,
         guint n_bits,
         guint polynomial)
{
  guint remainder = value;

  for (guint i = 0; i < n_bits; i++)
    remainder = (remainder << 1) ^ ((remainder >> (n_bits - 1) & 1) * polynomial);

  return value << n_bits | (remainder & ((1u << n_bits) - 1));
}

static gboolean
get_bit (guint value,
         guint i)
{
  return value >> i & 1;
}

/* Level M is 0, so that only the mask is said. */
static void
draw_format (PbQrCode *self,
             guint     mask)
{
  guint bits = protect (mask, 10, 0x537) ^ 0x5412;
  guint size = self->size;

  for (guint i = 0; i < 6; i++)
    reserve (self, 8, i, get_bit (bits, i));
  reserve (self, 8, 7, get_bit (bits, 6));
  reserve (self, 8, 8, get_bit (bits, 7));
  reserve (self, 7, 8, get_bit (bits, 8));
  for (guint i = 9; i < 15; i++)
    reserve (self, 14 - i, 8, get_bit (bits, i));

  for (guint i = 0; i < 8; i++)
    reserve (self, size - 1 - i, 8, get_bit (bits, i));
  for (guint i = 8; i < 15; i++)
    reserve (self, 8, size - 15 + i, get_bit (bits, i));
  reserve (self, 8, size - 8, TRUE);
}

static void
draw_version (PbQrCode *self)
{
  guint bits = protect (self->version, 12, 0x1f25);

  for (guint i = 0; self->version >= 7 && i < 18; i++)
    {
      guint a = self->size - 11 + i % 3;
      guint b = i / 3;

      reserve (self, a, b, get_bit (bits, i));
      reserve (self, b, a, get_bit (bits, i));
    }
}

static void
draw_marks (PbQrCode *self)
{
  for (guint i = 0; i < self->size; i++)
    {
      reserve (self, 6, i, i % 2 == 0);
      reserve (self, i, 6, i % 2 == 0);
    }
  draw_rings (self, 3, 3, 4);
  draw_rings (self, self->size - 4, 3, 4);
  draw_rings (self, 3, self->size - 4, 4);
  draw_alignments (self);
  draw_format (self, 0);
  draw_version (self);
}

/* In pairs of columns from the right, up and down in turn. */
static void
draw_codewords (PbQrCode     *self,
                const guint8 *codewords)
{
  guint n_bits = versions[self->version - 1].codewords * 8;
  guint n = 0;

  for (int right = self->size - 1; right >= 1; right -= 2)
    {
      gboolean up;

      if (right == 6)
        right = 5;
      up = ((right + 1) & 2) == 0;
      for (guint row = 0; row < self->size; row++)
        for (guint side = 0; side < 2; side++)
          {
            guint x = right - side;
            guint y = up ? self->size - 1 - row : row;

            if (self->reserved[y][x] || n >= n_bits)
              continue;
            self->dark[y][x] = get_bit (codewords[n / 8], 7 - n % 8);
            n++;
          }
    }
}

static gboolean
is_masked (guint mask,
           guint x,
           guint y)
{
  switch (mask)
    {
    case 0:
      return (x + y) % 2 == 0;

    case 1:
      return y % 2 == 0;

    case 2:
      return x % 3 == 0;

    case 3:
      return (x + y) % 3 == 0;

    case 4:
      return (x / 3 + y / 2) % 2 == 0;

    case 5:
      return x * y % 2 + x * y % 3 == 0;

    case 6:
      return (x * y % 2 + x * y % 3) % 2 == 0;

    default:
      return ((x + y) % 2 + x * y % 3) % 2 == 0;
    }
}

/* Twice the same mask is none. */
static void
apply_mask (PbQrCode *self,
            guint     mask)
{
  for (guint y = 0; y < self->size; y++)
    for (guint x = 0; x < self->size; x++)
      {
        if (!self->reserved[y][x])
          self->dark[y][x] ^= is_masked (mask, x, y);
      }
}

/* What a line has that makes a code hard to read: long runs of one shade, and what
 * looks like the large marks.
 */
static guint
judge_line (const guint8 *line,
            guint         size)
{
  static const guint8 mark[] = { 1, 0, 1, 1, 1, 0, 1 };
  guint penalty = 0;
  guint run = 1;

  for (guint i = 1; i <= size; i++)
    {
      if (i < size && line[i] == line[i - 1])
        {
          run++;
          continue;
        }
      if (run >= 5)
        penalty += run - 2;
      run = 1;
    }

  for (guint i = 0; i + G_N_ELEMENTS (mark) <= size; i++)
    {
      gboolean before = TRUE;
      gboolean after = TRUE;

      if (memcmp (line + i, mark, G_N_ELEMENTS (mark)) != 0)
        continue;
      for (guint k = 1; k <= 4; k++)
        {
          before &= i < k || !line[i - k];
          after &= i + G_N_ELEMENTS (mark) - 1 + k >= size ||
                   !line[i + G_N_ELEMENTS (mark) - 1 + k];
        }
      penalty += (before || after) * 40;
    }

  return penalty;
}

static guint
judge (const PbQrCode *self)
{
  guint penalty = 0;
  guint n_dark = 0;
  guint n = self->size * self->size;
  guint8 column[MAX_SIZE];

  for (guint y = 0; y < self->size; y++)
    {
      for (guint x = 0; x < self->size; x++)
        {
          column[x] = self->dark[x][y];
          n_dark += self->dark[y][x];
          if (x > 0 && y > 0 && self->dark[y][x] == self->dark[y][x - 1] &&
              self->dark[y][x] == self->dark[y - 1][x] &&
              self->dark[y][x] == self->dark[y - 1][x - 1])
            penalty += 3;
        }
      penalty += judge_line (self->dark[y], self->size);
      penalty += judge_line (column, self->size);
    }

  /* Each five in a hundred away from half. */
  penalty += (n_dark * 20 > n * 10 ? n_dark * 20 - n * 10 : n * 10 - n_dark * 20) / n * 10;

  return penalty;
}

static void
choose_mask (PbQrCode *self)
{
  guint best = 0;
  guint least = G_MAXUINT;

  for (guint mask = 0; mask < N_MASKS; mask++)
    {
      guint penalty;

      draw_format (self, mask);
      apply_mask (self, mask);
      penalty = judge (self);
      apply_mask (self, mask);
      if (penalty < least)
        {
          least = penalty;
          best = mask;
        }
    }

  draw_format (self, best);
  apply_mask (self, best);
}

/**
 * pb_qr_code_new:
 * @text: a text
 *
 * Returns: (transfer full) (nullable): the code for it, as small as it can be; %NULL
 *   where @text is longer than %PB_QR_CODE_MAX_BYTES
 */
PbQrCode *
pb_qr_code_new (const char *text)
{
  guint8 data[MAX_CODEWORDS];
  guint8 codewords[MAX_CODEWORDS] = { 0 };
  gsize length;
  guint version = 1;
  PbQrCode *self;

  g_return_val_if_fail (text != NULL, NULL);

  length = strlen (text);
  if (length > PB_QR_CODE_MAX_BYTES)
    return NULL;
  while (length + 2 > count_data (version))
    version++;

  self = g_new0 (PbQrCode, 1);
  self->version = version;
  self->size = 17 + 4 * version;
  draw_marks (self);
  write_data (data, count_data (version), text, length);
  interleave (data, version, codewords);
  draw_codewords (self, codewords);
  choose_mask (self);

  return self;
}

/**
 * pb_qr_code_free:
 * @self: a code
 *
 * Frees @self.
 */
void
pb_qr_code_free (PbQrCode *self)
{
  g_free (self);
}

/**
 * pb_qr_code_get_size:
 * @self: a code
 *
 * Returns: how many modules it is wide and high, from 21 to 53, without what has to
 *   stay light around it
 */
guint
pb_qr_code_get_size (const PbQrCode *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

/**
 * pb_qr_code_is_dark:
 * @self: a code
 * @x: how many modules from the left
 * @y: how many modules from the top
 *
 * A code has the same left and right in every direction of reading.
 *
 * Returns: whether the module there is dark
 */
gboolean
pb_qr_code_is_dark (const PbQrCode *self,
                    guint           x,
                    guint           y)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (x < self->size && y < self->size, FALSE);

  return self->dark[y][x];
}
