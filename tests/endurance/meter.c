/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "meter.h"

#include <malloc.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

/* Notes how long each action of a session took, and now and then how much memory is in
 * use, to tell whether either grows with time.
 */

#define ACTIONS_PER_SAMPLE 50

typedef struct
{
  const char *action;
  double ms;
} Taken;

typedef struct
{
  double n;
  double in_use;
  double cached;
  double resident;
} Sample;

struct _Meter
{
  GArray *taken;
  GArray *samples;
  gint64 begun;
};

Meter *
meter_new (void)
{
  Meter *self = g_new0 (Meter, 1);

  self->taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  self->samples = g_array_new (FALSE, FALSE, sizeof (Sample));

  return self;
}

void
meter_free (Meter *self)
{
  g_array_unref (self->taken);
  g_array_unref (self->samples);
  g_free (self);
}

void
meter_begin (Meter *self)
{
  self->begun = g_get_monotonic_time ();
}

/* What this program keeps itself grows with each action and does not count. */
static double
get_own_bytes (Meter *self)
{
  return (double) self->taken->len * sizeof (Taken) + (double) self->samples->len * sizeof (Sample);
}

static double
get_resident_bytes (void)
{
  g_autofree char *text = NULL;
  long pages = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%*d %ld", &pages);

  return (double) pages * sysconf (_SC_PAGESIZE);
}

/*
 * meter_end:
 * @action: (transfer none): its name, a string that stays
 */
void
meter_end (Meter      *self,
           const char *action)
{
  Taken taken = { action, (double) (g_get_monotonic_time () - self->begun) / 1000 };

  g_array_append_val (self->taken, taken);
  if (self->taken->len % ACTIONS_PER_SAMPLE == 0)
    {
      struct mallinfo2 info = mallinfo2 ();
      double cached = (double) sqlite3_memory_used ();
      Sample sample = { self->taken->len, (double) info.uordblks + (double) info.hblkhd, cached,
                        get_resident_bytes () };

      sample.in_use -= get_own_bytes (self) + cached;
      g_array_append_val (self->samples, sample);
    }
}

guint
meter_get_n (Meter *self)
{
  return self->taken->len;
}

/* Of the line that fits best, without the first quarter, in which caches fill. */
static double
fit_slope (Meter *self,
           gsize  offset)
{
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;

  for (guint i = self->samples->len / 4; i < self->samples->len; i++)
    {
      Sample *sample = &g_array_index (self->samples, Sample, i);
      double value = G_STRUCT_MEMBER (double, sample, offset) / 1024;

      n++;
      x += sample->n;
      y += value;
      xx += sample->n * sample->n;
      xy += sample->n * value;
    }

  return n < 2 ? 0 : 1000 * (n * xy - x * y) / (n * xx - x * x);
}

/*
 * meter_get_slope:
 *
 * Returns: by how many KiB what is allocated grows in a thousand actions, without what
 *   SQLite keeps of the files, which grow with each action, up to the size of its caches
 */
double
meter_get_slope (Meter *self)
{
  return fit_slope (self, G_STRUCT_OFFSET (Sample, in_use));
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double one = *(const double *) a;
  double other = *(const double *) b;

  return one < other ? -1 : one > other;
}

static GArray *
collect_times (Meter      *self,
               const char *action,
               guint       from,
               guint       to)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = from; i < to; i++)
    {
      Taken *taken = &g_array_index (self->taken, Taken, i);

      if (g_str_equal (taken->action, action))
        g_array_append_val (times, taken->ms);
    }
  g_array_sort (times, compare_times);

  return times;
}

static double
get_quantile (GArray *times,
              guint   percent)
{
  return times->len ? g_array_index (times, double, (times->len - 1) * percent / 100) : 0;
}

static void
print_memory (Meter      *self,
              const char *name,
              double      bytes,
              gsize       offset)
{
  g_print ("%s: %.1f MiB, %+.1f KiB for every 1,000 actions\n", name, bytes / 1048576,
           fit_slope (self, offset));
}

/*
 * meter_report:
 *
 * Prints how long actions took in the first and in the last quarter, and how memory grew.
 */
void
meter_report (Meter *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  guint n = self->taken->len;

  for (guint i = 0; i < n; i++)
    {
      Taken *taken = &g_array_index (self->taken, Taken, i);

      if (!g_ptr_array_find_with_equal_func (names, taken->action, g_str_equal, NULL))
        g_ptr_array_add (names, (gpointer) taken->action);
    }

  g_print ("%-14s %7s %27s %27s\n", "milliseconds", "times", "first quarter p50 p95 p99",
           "last quarter p50 p95 p99");
  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr(GArray) all = collect_times (self, names->pdata[i], 0, n);
      g_autoptr(GArray) first = collect_times (self, names->pdata[i], 0, n / 4);
      g_autoptr(GArray) last = collect_times (self, names->pdata[i], n - n / 4, n);

      g_print ("%-14s %7u %9.2f%9.2f%9.2f %9.2f%9.2f%9.2f\n", (char *) names->pdata[i], all->len,
               get_quantile (first, 50), get_quantile (first, 95), get_quantile (first, 99),
               get_quantile (last, 50), get_quantile (last, 95), get_quantile (last, 99));
    }

  if (self->samples->len > 1)
    {
      Sample *last = &g_array_index (self->samples, Sample, self->samples->len - 1);

      print_memory (self, "in use", last->in_use, G_STRUCT_OFFSET (Sample, in_use));
      print_memory (self, "SQLite", last->cached, G_STRUCT_OFFSET (Sample, cached));
      print_memory (self, "resident", last->resident, G_STRUCT_OFFSET (Sample, resident));
    }
}
