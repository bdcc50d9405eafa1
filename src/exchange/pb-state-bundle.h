/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-identity.h"
#include "exchange/pb-trust.h"
#include "model/pb-dossier.h"
#include "model/pb-edit.h"

G_BEGIN_DECLS

#define PB_STATE_BUNDLE_SUFFIX ".phasebook"
#define PB_STATE_BUNDLE_MEDIA_TYPE "application/vnd.phasebook.state"

/**
 * PbBundleFile:
 * @name: its name, without folders
 * @media_type: what it is, as in `text/html`
 * @bytes: what it holds
 *
 * A file within a bundle.
 */
typedef struct
{
  char   *name;
  char   *media_type;
  GBytes *bytes;
} PbBundleFile;

#define PB_TYPE_STATE_BUNDLE (pb_state_bundle_get_type ())
G_DECLARE_FINAL_TYPE (PbStateBundle, pb_state_bundle, PB, STATE_BUNDLE, GObject)

PbStateBundle *pb_state_bundle_new             (PbDossier       *dossier,
                                                PbAudience       audience,
                                                const char      *fingerprint) G_GNUC_WARN_UNUSED_RESULT;
void           pb_state_bundle_add_file        (PbStateBundle   *self,
                                                const char      *name,
                                                const char      *media_type,
                                                GBytes          *bytes);
GBytes        *pb_state_bundle_write           (PbStateBundle   *self,
                                                PbIdentity      *identity,
                                                gint64           instant,
                                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean       pb_state_bundle_sniff           (const char      *start,
                                                gsize            length);
gboolean       pb_state_bundle_sniff_file      (GFile           *file);
PbStateBundle *pb_state_bundle_read            (GBytes          *bytes,
                                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;
PbStateBundle *pb_state_bundle_load            (GFile           *file,
                                                GCancellable    *cancellable,
                                                GError         **error) G_GNUC_WARN_UNUSED_RESULT;

const char    *pb_state_bundle_get_author      (PbStateBundle   *self);
const char    *pb_state_bundle_get_public_key  (PbStateBundle   *self);
GPtrArray     *pb_state_bundle_get_succession  (PbStateBundle   *self);
gint64         pb_state_bundle_get_instant     (PbStateBundle   *self);
const char    *pb_state_bundle_get_group_id    (PbStateBundle   *self);
const char    *pb_state_bundle_get_group_name  (PbStateBundle   *self);
PbDay          pb_state_bundle_get_day         (PbStateBundle   *self);
PbAudience     pb_state_bundle_get_audience    (PbStateBundle   *self);
const char    *pb_state_bundle_get_fingerprint (PbStateBundle   *self);
GPtrArray     *pb_state_bundle_get_records     (PbStateBundle   *self);
GPtrArray     *pb_state_bundle_get_files       (PbStateBundle   *self);
GPtrArray     *pb_state_bundle_get_attachments (PbStateBundle   *self);
guint          pb_state_bundle_get_n_unknown   (PbStateBundle   *self);

PbEdit        *pb_state_bundle_dup_edit        (PbStateBundle   *self) G_GNUC_WARN_UNUSED_RESULT;
PbTrustState   pb_state_bundle_check           (PbStateBundle   *self,
                                                PbTrust         *trust,
                                                PbIdentity      *own);
char          *pb_state_bundle_dup_verdict     (PbStateBundle   *self,
                                                PbTrustState     state) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
