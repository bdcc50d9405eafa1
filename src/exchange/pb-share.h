/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-identity.h"
#include "exchange/pb-trust.h"
#include "storage/pb-store-exchange.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbShareKind:
 * @PB_SHARE_MISSING: the folder is not there, as when a disk is not plugged in
 * @PB_SHARE_EMPTY: nobody has begun to share in it
 * @PB_SHARE_SPACE: it holds a space
 *
 * What a folder is.
 */
typedef enum
{
  PB_SHARE_MISSING,
  PB_SHARE_EMPTY,
  PB_SHARE_SPACE,
} PbShareKind;

/**
 * PbShareFinding:
 * @path: a file, from the shared folder on
 * @sentence: why nothing of it, or not all of it, was read
 *
 * Something in a shared folder that could not be used.
 */
typedef struct
{
  char *path;
  char *sentence;
} PbShareFinding;

/**
 * PbShareEntry:
 * @path: the file
 * @nth: which segment of the file it is, from 0
 * @device: the identifier of the device that made the operations
 * @first: the place of the first operation in its log
 * @last: the place of the last one
 * @hash: its hash
 * @is_signed: whether its signature is right
 * @is_taken: whether the library holds all of it
 * @piece: (nullable): its operations, while they are at hand
 *
 * One segment in a shared folder.
 */
typedef struct
{
  char       *path;
  guint       nth;
  char       *device;
  gint64      first;
  gint64      last;
  char       *hash;
  gboolean    is_signed;
  gboolean    is_taken;
  PbLogPiece *piece;
} PbShareEntry;

/**
 * PbShareScan:
 * @entries: (element-type PbShareEntry): the segments of the space, by device and
 *   place
 * @devices: (element-type PbLogInfo): what devices say of themselves
 * @findings: (element-type PbShareFinding): what could not be used
 *
 * What is in a shared folder.
 */
typedef struct
{
  GPtrArray *entries;
  GPtrArray *devices;
  GPtrArray *findings;
} PbShareScan;

#define PB_TYPE_SHARE (pb_share_get_type ())
G_DECLARE_FINAL_TYPE (PbShare, pb_share, PB, SHARE, GObject)

PbShare     *pb_share_new           (const char        *folder,
                                     PbTrust           *trust) G_GNUC_WARN_UNUSED_RESULT;
const char  *pb_share_get_folder    (PbShare           *self);
PbShareKind  pb_share_probe         (PbShare           *self,
                                     char             **space,
                                     GError           **error);
gboolean     pb_share_create        (PbShare           *self,
                                     const char        *space,
                                     GError           **error);
PbShareScan *pb_share_scan          (PbShare           *self,
                                     PbLogList         *known,
                                     GCancellable      *cancellable,
                                     GError           **error) G_GNUC_WARN_UNUSED_RESULT;
PbLogPiece  *pb_share_load          (PbShare           *self,
                                     PbShareEntry      *entry,
                                     GCancellable      *cancellable,
                                     GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void         pb_share_release       (PbShare           *self);
gint64       pb_share_find_end      (PbShareScan       *scan,
                                     const char        *device,
                                     const char       **hash);
PbLogPiece  *pb_share_publish       (PbShare           *self,
                                     const char        *space,
                                     const char        *own,
                                     const char        *device,
                                     const char        *prev,
                                     GBytes            *lines,
                                     PbSigner          *signer,
                                     GError           **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     pb_share_introduce     (PbShare           *self,
                                     const PbLogInfo   *info,
                                     PbIdentity        *identity,
                                     GError           **error);
char        *pb_share_dup_folder_of (PbShare           *self,
                                     const char        *device) G_GNUC_WARN_UNUSED_RESULT;

void         pb_share_scan_free     (PbShareScan       *scan);
void         pb_share_finding_free  (PbShareFinding    *finding);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbShareScan, pb_share_scan_free)

G_END_DECLS
