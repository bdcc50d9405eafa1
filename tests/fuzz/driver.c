/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "growth.h"

#include <fcntl.h>
#include <glib.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Where there is no libFuzzer: mixes the files named on the command line at
 * random, `-runs=N` times, or for $FUZZ_SECONDS, from `-seed=N` on.  An input that
 * breaks a target is kept in $FUZZ_KEEP, or in `crash-input` in the current folder.
 * One that takes longer than a second for every 100 kB breaks it, too, and so does
 * one that takes more memory than twenty times its length, where AddressSanitizer counts.
 */

#define SLOW_USEC_PER_BYTE 10
#define SLOW_USEC_LEAST 1000000
#define GROWTH_PER_BYTE 20

/* What a reader needs for an empty input: criteria, catalogue, parsers. */
#define GROWTH_LEAST (4 * 1024 * 1024)

/* The seeds are also tried as often one after the other as fills this many bytes. */
#define LONG_INPUT (100 * 1024)

typedef struct
{
  GPtrArray *texts;
  GRand *rand;
} Mixer;

static const char *
pick (Mixer *self,
      gsize *length)
{
  GString *text = self->texts->pdata[g_rand_int_range (self->rand, 0, self->texts->len)];
  gsize start = text->len ? (gsize) g_rand_int_range (self->rand, 0, text->len) : 0;

  *length = g_rand_int_range (self->rand, 1, 200);
  *length = MIN (*length, text->len - start);

  return text->str + start;
}

static void
mutate (Mixer   *self,
        GString *text)
{
  gsize at = g_rand_int_range (self->rand, 0, text->len + 1);
  const char *some;
  gsize length;

  switch (g_rand_int_range (self->rand, 0, 5))
    {
    case 0:
      some = pick (self, &length);
      g_string_insert_len (text, at, some, length);
      break;

    case 1:
      length = g_rand_int_range (self->rand, 1, 60);
      g_string_erase (text, at, MIN (length, text->len - at));
      break;

    case 2:
      if (at < text->len)
        text->str[at] = (char) g_rand_int_range (self->rand, 0, 256);
      break;

    case 3:
      g_string_insert_c (text, at, "\n\r-*#%<>[]`: _|\t"[g_rand_int_range (self->rand, 0, 16)]);
      break;

    default:
      some = pick (self, &length);
      g_string_overwrite_len (text, at, some, length);
      break;
    }
}

/* What was tried last, and where it is written when the program goes down. */
static GString *tried;
static const char *kept = "crash-input";

static void
keep_input (int signal_number)
{
  int file = open (kept, O_CREAT | O_WRONLY | O_TRUNC, 0600);

  /* Nothing is tried any more when leaks are looked for at the end. */
  if (file >= 0 && tried && write (file, tried->str, tried->len) == (gssize) tried->len)
    close (file);
  signal (signal_number, SIG_DFL);
  raise (signal_number);
}

static void
try (GString *text)
{
  gint64 start = g_get_monotonic_time ();
  gint64 allowed = MAX (SLOW_USEC_LEAST, (gint64) text->len * SLOW_USEC_PER_BYTE);
  gsize grown;

  tried = text;
  growth_begin ();
  LLVMFuzzerTestOneInput ((const guint8 *) text->str, text->len);
  grown = growth_end ();
  if (g_get_monotonic_time () - start > allowed)
    {
      g_printerr ("%" G_GSIZE_FORMAT " bytes took too long\n", text->len);
      abort ();
    }
  if (grown > GROWTH_LEAST + text->len * GROWTH_PER_BYTE)
    {
      g_printerr ("%" G_GSIZE_FORMAT " bytes took %" G_GSIZE_FORMAT " of memory\n", text->len,
                  grown);
      abort ();
    }
}

/* What is small in a seed may not stay so. */
static void
try_long (GString *seed)
{
  g_autoptr(GString) text = g_string_sized_new (LONG_INPUT + seed->len);

  while (seed->len > 0 && text->len < LONG_INPUT)
    g_string_append_len (text, seed->str, seed->len);

  try (text);
}

static void
free_text (gpointer text)
{
  g_string_free (text, TRUE);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (free_text);
  g_autoptr(GRand) rand = g_rand_new_with_seed (1);
  Mixer mixer = { texts, rand };
  guint64 runs = 0;
  gint64 seconds = 0;
  guint64 run = 0;
  gint64 begin = g_get_monotonic_time ();

  if (g_getenv ("FUZZ_SECONDS"))
    {
      seconds = g_ascii_strtoll (g_getenv ("FUZZ_SECONDS"), NULL, 10);
      g_rand_set_seed (rand, (guint32) g_get_real_time ());
    }
  if (g_getenv ("FUZZ_KEEP"))
    kept = g_getenv ("FUZZ_KEEP");
  growth_watch ();
  signal (SIGABRT, keep_input);
  signal (SIGSEGV, keep_input);
  signal (SIGBUS, keep_input);

  for (int i = 1; i < argc; i++)
    {
      g_autofree char *data = NULL;
      gsize size;

      if (g_str_has_prefix (argv[i], "-runs="))
        {
          runs = g_ascii_strtoull (argv[i] + strlen ("-runs="), NULL, 10);
        }
      else if (g_str_has_prefix (argv[i], "-seed="))
        {
          if (seconds == 0)
            g_rand_set_seed (rand, (guint32) g_ascii_strtoull (argv[i] + strlen ("-seed="), NULL,
                                                               10));
        }
      else if (g_file_get_contents (argv[i], &data, &size, NULL))
        {
          GString *text = g_string_new_len (data, size);

          g_ptr_array_add (texts, text);
          try (text);
          try_long (text);
        }
      else
        g_error ("%s cannot be read", argv[i]);
    }

  for (; texts->len > 0 && (run < runs ||
                            g_get_monotonic_time () - begin < seconds * G_USEC_PER_SEC); run++)
    {
      GString *source = texts->pdata[g_rand_int_range (rand, 0, texts->len)];
      g_autoptr(GString) text = g_string_new_len (source->str, source->len);

      for (int n = g_rand_int_range (rand, 1, 12); n > 0; n--)
        mutate (&mixer, text);

      try (text);
    }

  tried = NULL;
  g_print ("%" G_GUINT64_FORMAT " runs\n", run);

  return 0;
}
