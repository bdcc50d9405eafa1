/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-import-context.h"
#include "formats/pb-proposal.h"

G_BEGIN_DECLS

/* Records as a file has them, before it is said which group they are for.  Each has
 * a key that stays the same when the file is read again, by which others refer to
 * it; the identifiers are made of the keys, so that reading again changes nothing.
 */
typedef struct _PbDrafts PbDrafts;

typedef struct _PbDraft PbDraft;

PbDrafts   *pb_drafts_new             (void) G_GNUC_WARN_UNUSED_RESULT;
void        pb_drafts_free            (PbDrafts          *self);
PbDraft    *pb_drafts_add             (PbDrafts          *self,
                                       PbKind             kind,
                                       const char        *key,
                                       guint              line);
PbDraft    *pb_drafts_find            (PbDrafts          *self,
                                       const char        *key);
PbDraft    *pb_drafts_get_group       (PbDrafts          *self);
guint       pb_drafts_get_n           (PbDrafts          *self);
void        pb_drafts_say             (PbDrafts          *self,
                                       PbFindingSeverity  severity,
                                       guint              line,
                                       char              *sentence);

void        pb_draft_set_id           (PbDraft           *self,
                                       const char        *id);
void        pb_draft_set_summary      (PbDraft           *self,
                                       const char        *summary);
gboolean    pb_draft_set_text         (PbDraft           *self,
                                       PbFieldId          field,
                                       const char        *text);
void        pb_draft_set_line         (PbDraft           *self,
                                       PbFieldId          field,
                                       const char        *text);
void        pb_draft_set_value        (PbDraft           *self,
                                       PbFieldId          field,
                                       GVariant          *value);
void        pb_draft_set_enum         (PbDraft           *self,
                                       PbFieldId          field,
                                       int                value);
void        pb_draft_set_day          (PbDraft           *self,
                                       PbFieldId          field,
                                       PbDay              day);
void        pb_draft_set_key          (PbDraft           *self,
                                       PbFieldId          field,
                                       const char        *key);
void        pb_draft_add_key          (PbDraft           *self,
                                       PbFieldId          field,
                                       const char        *key);
void        pb_draft_let_be           (PbDraft           *self,
                                       PbFieldId          field);
void        pb_draft_match            (PbDraft           *self,
                                       PbFieldId          field);
const char *pb_draft_get_text         (PbDraft           *self,
                                       PbFieldId          field);
gboolean    pb_draft_has              (PbDraft           *self,
                                       PbFieldId          field);

PbProposal *pb_drafts_propose         (PbDrafts          *self,
                                       const char        *file_name,
                                       const char        *format,
                                       PbImportContext   *context,
                                       const char        *group_id,
                                       const char        *group_name) G_GNUC_WARN_UNUSED_RESULT;
const char *pb_drafts_find_group      (PbImportContext   *context,
                                       const char        *name,
                                       const char        *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbDrafts, pb_drafts_free)

G_END_DECLS
