/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ui/dialogs/pb-record-form.h"

G_BEGIN_DECLS

#define PB_TYPE_RECORD_PAGE (pb_record_page_get_type ())
G_DECLARE_FINAL_TYPE (PbRecordPage, pb_record_page, PB, RECORD_PAGE, AdwNavigationPage)

PbRecordPage *pb_record_page_new         (PbRecordForm *form,
                                          const char   *accept_label,
                                          gboolean      first) G_GNUC_WARN_UNUSED_RESULT;
PbRecordForm *pb_record_page_get_form    (PbRecordPage *self);
void          pb_record_page_set_problem (PbRecordPage *self,
                                          const char   *sentence);
void          pb_record_page_set_busy    (PbRecordPage *self,
                                          gboolean      busy);

G_END_DECLS
