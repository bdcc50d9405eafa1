/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "figure.h"
#include "scale-dossier.h"

#include "report/pb-pager.h"
#include "report/pb-report.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Writes the treasury report of a group with 100,000 records as PDF: some hundred pages
 * of tables.  The floor is what somebody waits for a file of that length; beside it
 * stands the same text, drawn line by line with nothing but Pango and cairo.
 */

#define N_ROUNDS 3
#define SECONDS_FLOOR 5.0
#define MEMORY_FLOOR_MIB 300.0
#define PAGES 500
#define LINE_HEIGHT 12

static cairo_status_t
count_bytes (void                *closure,
             const unsigned char *data,
             unsigned int         length)
{
  *(gsize *) closure += length;

  return CAIRO_STATUS_SUCCESS;
}

/* The text of each page, line by line. */
static void
draw_plain (PbPager *pager)
{
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_bytes, &size, 595, 842);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Inter 9");

  pango_layout_set_font_description (layout, font);
  for (guint page = 0; page < pb_pager_get_n_pages (pager); page++)
    {
      g_autofree char *text = pb_pager_dup_page_text (pager, page);
      g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint i = 0; lines[i]; i++)
        {
          pango_layout_set_text (layout, lines[i], -1);
          cairo_move_to (cr, 36, 36 + (double) i * LINE_HEIGHT);
          pango_cairo_show_layout (cr, layout);
        }
      cairo_show_page (cr);
    }

  pango_font_description_free (font);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (size, >, 1000);
}

/* What the process held at the most, in MiB. */
static double
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status ? strstr (status, "VmHWM:") : NULL;

  return line ? g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024 : 0;
}

int
main (void)
{
  g_autoptr(PbCriteriaSet) criteria = pb_criteria_set_new_builtin (NULL);
  g_autoptr(PbDossier) dossier = scale_dossier_new (criteria);
  double before = get_peak ();
  double built = G_MAXDOUBLE;
  double written = G_MAXDOUBLE;
  double plain = G_MAXDOUBLE;
  double peak = 0;
  guint n_pages = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      PbReportOptions options = PB_REPORT_OPTIONS_INIT;
      g_autoptr(PbDocument) document = NULL;
      g_autoptr(PbPager) pager = NULL;
      g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
      gint64 start = g_get_monotonic_time ();
      gint64 middle;

      options.kind = PB_REPORT_KIND_TREASURY;
      options.audience = PB_AUDIENCE_PRIVATE;
      options.from = pb_dossier_get_day (dossier) - 730;
      document = pb_report_build (dossier, criteria, &options, NULL, NULL);
      middle = g_get_monotonic_time ();
      g_assert_true (pb_document_to_pdf (document, NULL, stream, NULL, NULL));
      built = MIN (built, (double) (middle - start) / G_USEC_PER_SEC);
      written = MIN (written, (double) (g_get_monotonic_time () - middle) / G_USEC_PER_SEC);
      if (i == 0)
        peak = get_peak ();

      pager = pb_pager_new (document, NULL);
      n_pages = pb_pager_get_n_pages (pager);
      start = g_get_monotonic_time ();
      draw_plain (pager);
      plain = MIN (plain, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
    }

  /* As long as the report happens to be: the floors are those of 500 pages. */
  figure_below ("report-make-s", built, SECONDS_FLOOR * n_pages / PAGES);
  figure_below ("report-pdf-s", written + built, SECONDS_FLOOR * n_pages / PAGES);
  figure_beside ("report-pdf-vs-plain-s", written, plain, 2);
  figure_below ("report-memory-mib", peak - before, MEMORY_FLOOR_MIB);
  g_printerr ("%u pages\n", n_pages);

  return 0;
}
