/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/pb-document.h"

G_BEGIN_DECLS

/**
 * PbDocumentFormat:
 * @PB_DOCUMENT_FORMAT_PDF: pages, for reading and printing
 * @PB_DOCUMENT_FORMAT_HTML: one web page
 * @PB_DOCUMENT_FORMAT_MARKDOWN: text for vaults and repositories
 * @PB_DOCUMENT_FORMAT_JSON: for other programs
 *
 * What a document can be written as.
 */
typedef enum
{
  PB_DOCUMENT_FORMAT_PDF,
  PB_DOCUMENT_FORMAT_HTML,
  PB_DOCUMENT_FORMAT_MARKDOWN,
  PB_DOCUMENT_FORMAT_JSON,
} PbDocumentFormat;

/**
 * PB_N_DOCUMENT_FORMATS:
 *
 * How many formats there are.
 */
#define PB_N_DOCUMENT_FORMATS (PB_DOCUMENT_FORMAT_JSON + 1)

const char *pb_document_format_get_nick       (PbDocumentFormat   format);
const char *pb_document_format_get_label      (PbDocumentFormat   format);
const char *pb_document_format_get_suffix     (PbDocumentFormat   format);
const char *pb_document_format_get_media_type (PbDocumentFormat   format);
int         pb_document_format_from_nick      (const char        *nick);
int         pb_document_format_from_name      (const char        *name);

gboolean    pb_document_write                 (PbDocument        *self,
                                               PbDocumentFormat   format,
                                               const PbPageSetup *setup,
                                               GOutputStream     *stream,
                                               PbProgress        *progress,
                                               GError           **error);

G_END_DECLS
