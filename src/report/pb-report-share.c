/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-report-share.h"

#include "report/pb-document-format.h"
#include "framework/pb-redaction.h"

static GBytes *
write_document (PbDocument         *document,
                PbDocumentFormat    format,
                const PbPageSetup  *setup,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!pb_document_write (document, format, setup, stream, NULL, error) ||
      !g_output_stream_close (stream, cancellable, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * pb_report_share_new:
 * @dossier: a sealed dossier
 * @criteria: what to judge by
 * @audience: who is going to read
 * @author: (nullable): the name of who shows it to them
 * @setup: the pages of the PDF
 * @cancellable: (nullable): to stop
 * @error: return location for a #GIOErrorEnum or a %PB_REPORT_ERROR
 *
 * Puts together what @audience gets of a group: what is left of its records, and
 * the phase report made from these.
 *
 * Returns: (transfer full) (nullable): what to share
 */
PbReportShare *
pb_report_share_new (PbDossier          *dossier,
                     PbCriteriaSet      *criteria,
                     PbAudience          audience,
                     const char         *author,
                     const PbPageSetup  *setup,
                     GCancellable       *cancellable,
                     GError            **error)
{
  PbReportOptions options = PB_REPORT_OPTIONS_INIT;
  g_autoptr(PbReportShare) self = g_new0 (PbReportShare, 1);
  g_autoptr(PbDocument) document = NULL;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (setup != NULL, NULL);

  options.audience = audience;
  options.author = author;
  document = pb_report_build (dossier, criteria, &options, cancellable, error);
  if (document == NULL)
    return NULL;

  self->dossier = pb_dossier_redact (dossier, audience, author, NULL);
  self->fingerprint = g_strdup (pb_document_get_fingerprint (document));
  self->html = write_document (document, PB_DOCUMENT_FORMAT_HTML, setup, cancellable, error);
  self->pdf = self->html
                ? write_document (document, PB_DOCUMENT_FORMAT_PDF, setup, cancellable, error)
                : NULL;

  return self->pdf ? g_steal_pointer (&self) : NULL;
}

/**
 * pb_report_share_free:
 * @self: (nullable) (transfer full): what was to be shared
 */
void
pb_report_share_free (PbReportShare *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->dossier);
  g_free (self->fingerprint);
  g_clear_pointer (&self->html, g_bytes_unref);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_free (self);
}
