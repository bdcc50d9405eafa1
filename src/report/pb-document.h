/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-day.h"
#include "model/pb-progress.h"
#include "report/pb-node.h"
#include "report/pb-page-setup.h"
#include "report/pb-report-error.h"

G_BEGIN_DECLS

#define PB_TYPE_DOCUMENT (pb_document_get_type ())
G_DECLARE_FINAL_TYPE (PbDocument, pb_document, PB, DOCUMENT, GObject)

PbDocument *pb_document_new             (const char      *title,
                                         PbDay            day) G_GNUC_WARN_UNUSED_RESULT;
PbNode     *pb_document_get_root        (PbDocument      *self);
const char *pb_document_get_title       (PbDocument      *self);
const char *pb_document_get_subject     (PbDocument      *self);
void        pb_document_set_subject     (PbDocument      *self,
                                         const char      *subject);
const char *pb_document_get_description (PbDocument      *self);
void        pb_document_set_description (PbDocument      *self,
                                         const char      *description);
const char *pb_document_get_author      (PbDocument      *self);
void        pb_document_set_author      (PbDocument      *self,
                                         const char      *author);
const char *pb_document_get_running     (PbDocument      *self);
void        pb_document_set_running     (PbDocument      *self,
                                         const char      *running);
const char *pb_document_get_language    (PbDocument      *self);
void        pb_document_set_language    (PbDocument      *self,
                                         const char      *language);
const char *pb_document_get_fingerprint (PbDocument      *self);
void        pb_document_set_fingerprint (PbDocument      *self,
                                         const char      *fingerprint);
PbDay       pb_document_get_day         (PbDocument      *self);

char       *pb_document_to_html         (PbDocument      *self) G_GNUC_WARN_UNUSED_RESULT;
char       *pb_document_to_json         (PbDocument      *self) G_GNUC_WARN_UNUSED_RESULT;
char       *pb_document_to_markdown     (PbDocument      *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean    pb_document_to_pdf          (PbDocument      *self,
                                         const PbPageSetup *setup,
                                         GOutputStream   *stream,
                                         PbProgress      *progress,
                                         GError         **error);

G_END_DECLS
