/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* startup [--runs N] "PROGRAM ARGUMENT…"…
 *
 * How long programs take from their start to the first painted frame, and what
 * they hold then.  They take turns, so that a busy moment of the machine meets
 * them all.  One line each: the median over the runs of the milliseconds, the
 * proportional memory in MiB, the milliseconds of processor time and the
 * milliseconds until the window was mapped, painted or not.
 *
 * The root window is watched from before the start.  A window counts as painted
 * once a coarse grid of its pixels shows sixteen colours, which text does and
 * a background does not.  Needs an X server without other windows.
 */

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <glib.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define SMALLEST_WINDOW 100
#define GRID 4
#define COLORS 16
#define PATIENCE_MS 30000
#define SETTLE_MS 1500

typedef enum
{
  FIGURE_PAINT,
  FIGURE_MEMORY,
  FIGURE_CPU,
  FIGURE_MAP,
  N_FIGURES
} Figure;

typedef struct
{
  const char *command;
  GArray     *figures[N_FIGURES];
} Program;

static int
ignore_x_error (Display     *display,
                XErrorEvent *event)
{
  /* Windows go away while they are looked at. */
  return 0;
}

static gboolean
is_painted (Display *display,
            Window   window,
            int      width,
            int      height)
{
  XImage *image = XGetImage (display, window, 0, 0, width, height, AllPlanes, ZPixmap);
  unsigned long colors[COLORS];
  guint n_colors = 0;

  if (image == NULL)
    return FALSE;

  for (int y = 1; y < height && n_colors < COLORS; y += GRID)
    {
      for (int x = 1; x < width && n_colors < COLORS; x += GRID)
        {
          unsigned long pixel = XGetPixel (image, x, y) & 0xffffff;
          guint i = 0;

          while (i < n_colors && colors[i] != pixel)
            i++;
          if (i == n_colors)
            colors[n_colors++] = pixel;
        }
    }

  XDestroyImage (image);

  return n_colors == COLORS;
}

static double
read_memory (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/smaps_rollup", pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;

  line = strstr (text, "\nPss:");

  return line != NULL ? g_ascii_strtod (line + strlen ("\nPss:"), NULL) / 1024 : 0;
}

static double
read_cpu (GPid pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", pid);
  g_autofree char *text = NULL;
  g_auto(GStrv) fields = NULL;
  const char *end;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return 0;

  /* The name in brackets may hold anything; user and system time are the
   * twelfth and thirteenth field after it. */
  end = strrchr (text, ')');
  fields = g_strsplit (end + 2, " ", -1);

  return (g_ascii_strtod (fields[11], NULL) + g_ascii_strtod (fields[12], NULL)) * 1000
         / sysconf (_SC_CLK_TCK);
}

/* Waits for the painted window of what was just started. */
static gboolean
wait_for_paint (Display *display,
                int      damage_base,
                gint64   start,
                double  *mapped_ms,
                double  *painted_ms)
{
  Window window = None;
  int width = 0;
  int height = 0;

  while (g_get_monotonic_time () - start < PATIENCE_MS * 1000)
    {
      struct pollfd waiting = { ConnectionNumber (display), POLLIN, 0 };

      while (XPending (display) > 0)
        {
          XEvent event;

          XNextEvent (display, &event);
          if (event.type == MapNotify && window == None)
            {
              XWindowAttributes attributes;

              if (XGetWindowAttributes (display, event.xmap.window, &attributes) != 0
                  && attributes.width >= SMALLEST_WINDOW && attributes.height >= SMALLEST_WINDOW)
                {
                  window = event.xmap.window;
                  *mapped_ms = (g_get_monotonic_time () - start) / 1000.0;
                  width = attributes.width;
                  height = attributes.height;
                  XDamageCreate (display, window, XDamageReportRawRectangles);
                }
            }
          else if (event.type == damage_base + XDamageNotify && window != None
                   && is_painted (display, window, width, height))
            {
              *painted_ms = (g_get_monotonic_time () - start) / 1000.0;
              return TRUE;
            }
        }

      poll (&waiting, 1, 50);
    }

  return FALSE;
}

static gboolean
measure (Display *display,
         int      damage_base,
         Program *program,
         gboolean counts)
{
  g_auto(GStrv) argv = NULL;
  g_autoptr(GError) error = NULL;
  double figures[N_FIGURES] = { 0 };
  gboolean painted;
  gint64 start;
  GPid pid;

  while (XPending (display) > 0)
    {
      XEvent event;

      XNextEvent (display, &event);
    }

  start = g_get_monotonic_time ();
  if (!g_shell_parse_argv (program->command, NULL, &argv, &error)
      || !g_spawn_async (NULL, argv, NULL,
                         G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD
                         | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                         NULL, NULL, &pid, &error))
    {
      g_printerr ("%s: %s\n", program->command, error->message);
      return FALSE;
    }

  painted = wait_for_paint (display, damage_base, start, &figures[FIGURE_MAP],
                            &figures[FIGURE_PAINT]);
  if (painted)
    {
      g_usleep (SETTLE_MS * 1000);
      figures[FIGURE_MEMORY] = read_memory (pid);
      figures[FIGURE_CPU] = read_cpu (pid);
    }
  else
    {
      g_printerr ("%s: drew no window\n", program->command);
    }

  kill (pid, SIGTERM);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);

  for (guint i = 0; painted && counts && i < N_FIGURES; i++)
    g_array_append_val (program->figures[i], figures[i]);

  return painted;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (GArray *values)
{
  g_array_sort (values, compare_doubles);

  return g_array_index (values, double, values->len / 2);
}

int
main (int    argc,
      char **argv)
{
  int runs = 7;
  GOptionEntry entries[] = {
    { "runs", 'n', 0, G_OPTION_ARG_INT, &runs, "Runs that count", "N" },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new ("COMMAND…");
  g_autoptr(GError) error = NULL;
  g_autofree Program *programs = NULL;
  Display *display;
  int damage_base;
  int damage_error;
  int n_programs;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  display = XOpenDisplay (NULL);
  if (display == NULL || !XDamageQueryExtension (display, &damage_base, &damage_error))
    {
      g_printerr ("There is no X server that reports damage\n");
      return 2;
    }
  XSetErrorHandler (ignore_x_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  n_programs = argc - 1;
  programs = g_new0 (Program, n_programs);
  for (int i = 0; i < n_programs; i++)
    {
      programs[i].command = argv[i + 1];
      for (guint j = 0; j < N_FIGURES; j++)
        programs[i].figures[j] = g_array_new (FALSE, FALSE, sizeof (double));
    }

  /* The first round warms caches up and does not count. */
  for (int run = 0; run <= runs; run++)
    {
      for (int i = 0; i < n_programs; i++)
        {
          if (!measure (display, damage_base, &programs[i], run > 0))
            return 1;
        }
    }

  for (int i = 0; i < n_programs; i++)
    {
      g_print ("%s\t%.0f\t%.1f\t%.0f\t%.0f\n", programs[i].command,
               median (programs[i].figures[FIGURE_PAINT]),
               median (programs[i].figures[FIGURE_MEMORY]),
               median (programs[i].figures[FIGURE_CPU]),
               median (programs[i].figures[FIGURE_MAP]));
      for (guint j = 0; j < N_FIGURES; j++)
        g_array_unref (programs[i].figures[j]);
    }

  XCloseDisplay (display);

  return 0;
}
