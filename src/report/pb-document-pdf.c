/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-document.h"

#include "report/pb-pager-private.h"
#include "report/pb-pdf-update-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

static cairo_status_t
write_data (gpointer             closure,
            const unsigned char *data,
            unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
describe (cairo_surface_t *surface,
          PbDocument      *document)
{
  g_autofree char *day = pb_day_to_iso (pb_document_get_day (document));

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  pb_document_get_title (document));
  if (pb_document_get_author (document))
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR,
                                    pb_document_get_author (document));
  if (pb_document_get_subject (document))
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT,
                                    pb_document_get_subject (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Phasebook");
  if (pb_document_get_fingerprint (document))
    cairo_pdf_surface_set_custom_metadata (surface, "Fingerprint",
                                           pb_document_get_fingerprint (document));

  /* The day of the report, not of the file: the same report gives the same bytes. */
  if (day)
    {
      g_autofree char *moment = g_strconcat (day, "T00:00:00Z", NULL);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, moment);
    }
}

static void
add_outline (cairo_surface_t *surface,
             PbPager         *pager,
             guint            n,
             int              parents[4])
{
  const PbPage *page = pb_pager_get_page (pager, n);
  const PbPageSetup *setup = pb_pager_get_page_setup (pager);

  for (guint i = 0; i < page->strips->len; i++)
    {
      const PbPlacedStrip *placed = &g_array_index (page->strips, PbPlacedStrip, i);
      const PbNode *heading = placed->strip->heading;
      g_autofree char *name = NULL;
      g_autofree char *target = NULL;
      char top[G_ASCII_DTOSTR_BUF_SIZE];

      if (heading == NULL || heading->level < 1 || heading->level > 3)
        continue;

      name = pb_node_dup_plain (heading);
      g_ascii_formatd (top, sizeof top, "%.1f", setup->top + placed->y);
      target = g_strdup_printf ("page=%u pos=[0 %s]", n + 1, top);
      parents[heading->level] = cairo_pdf_surface_add_outline (
        surface, parents[heading->level - 1], name, target,
        heading->level < 3 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      for (int level = heading->level + 1; level < 4; level++)
        parents[level] = parents[heading->level];
    }
}

static cairo_status_t
paint (cairo_surface_t *surface,
       PbPager         *pager,
       PbProgress      *progress)
{
  GCancellable *cancellable = progress ? pb_progress_get_cancellable (progress) : NULL;
  cairo_t *cr = cairo_create (surface);
  int parents[4] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
                     CAIRO_PDF_OUTLINE_ROOT };
  guint n_pages = pb_pager_get_n_pages (pager);
  cairo_status_t status;

  /* Without one element around everything the file does not count as tagged. */
  cairo_tag_begin (cr, "Document", "");
  for (guint n = 0; n < n_pages && !g_cancellable_is_cancelled (cancellable); n++)
    {
      pb_progress_report (progress, _("Making the report…"),
                          LAYOUT_SHARE + (1 - LAYOUT_SHARE) * n / n_pages);
      add_outline (surface, pager, n, parents);
      pb_pager_paint (pager, n, cr, TRUE);
      if (n + 1 == n_pages)
        cairo_tag_end (cr, "Document");
      cairo_show_page (cr);
    }

  status = cairo_status (cr);
  cairo_destroy (cr);

  return status;
}

/**
 * pb_document_to_pdf:
 * @self: a document
 * @setup: (nullable): the pages; A4 where it is %NULL
 * @stream: where to write
 * @progress: (nullable): told how far it has come, and stops it
 * @error: return location for an error
 *
 * Writes @self as a PDF with selectable text, structure for screen readers, an
 * outline and links.  It needs no display and may run on any thread.  The same
 * document and the same fonts give the same bytes.
 *
 * Fails with %PB_REPORT_ERROR_FAILED where the pages could not be painted, or with
 * the error of @stream.
 *
 * Returns: whether it was written
 */
gboolean
pb_document_to_pdf (PbDocument         *self,
                    const PbPageSetup  *setup,
                    GOutputStream      *stream,
                    PbProgress         *progress,
                    GError            **error)
{
  GCancellable *cancellable = progress ? pb_progress_get_cancellable (progress) : NULL;
  g_autoptr(PbPager) pager = NULL;
  g_autoptr(GByteArray) pdf = NULL;
  g_autoptr(GPtrArray) alternatives = NULL;
  g_autofree char *update = NULL;
  cairo_surface_t *surface;
  cairo_status_t status, finished;
  gsize length;

  g_return_val_if_fail (PB_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), FALSE);

  pager = pb_pager_new_with_progress (self, setup, progress, error);
  if (pager == NULL)
    return FALSE;

  setup = pb_pager_get_page_setup (pager);
  pdf = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (write_data, pdf, setup->width, setup->height);
  /* Newer versions keep objects in streams: nothing could be added to them, and
   * readers refuse streams of more than 65,535 objects, which long tables have.
   */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  describe (surface, self);

  status = paint (surface, pager, progress);
  cairo_surface_finish (surface);
  finished = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS || finished != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, PB_REPORT_ERROR, PB_REPORT_ERROR_FAILED,
                   /* Translators: what the drawing library says */
                   _("The pages could not be painted: %s"),
                   cairo_status_to_string (status != CAIRO_STATUS_SUCCESS ? status : finished));
      return FALSE;
    }

  length = pdf->len;
  g_byte_array_append (pdf, (const guint8 *) "", 1);
  alternatives = pb_pager_get_alternatives (pager);
  update = pb_pdf_update ((const char *) pdf->data, length, pb_document_get_language (self),
                          alternatives);

  return g_output_stream_write_all (stream, pdf->data, length, NULL, cancellable, error) &&
         (update == NULL ||
          g_output_stream_write_all (stream, update, strlen (update), NULL, cancellable, error));
}
