/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-segment-reader.h"
#include "exchange/pb-share-profile.h"
#include "exchange/pb-share.h"

#include <sys/types.h>
#include <time.h>

G_BEGIN_DECLS

/* How a device calls a segment of its own log in its own folder. */
#define PB_SHARE_SEGMENT_NAME "%010" G_GINT64_FORMAT "-%010" G_GINT64_FORMAT ".ops"

/* A file as it was when it was read last. */
typedef struct
{
  off_t size;
  ino_t inode;
  struct timespec changed;
  GPtrArray *entries;
  char *problem;
  guint seen;
} PbShareFile;

struct _PbShare
{
  GObject parent_instance;

  char *folder;
  PbTrust *trust;

  /* PbShareFile by path */
  GHashTable *files;
  guint n_scans;

  /* The file that segments are being loaded from, and which one comes next. */
  PbSegmentReader *reader;
  char *reader_path;
  guint reader_nth;
};

PbShareFile  *pb_share_file_new    (void);
PbShareEntry *pb_share_entry_ref   (PbShareEntry *entry);
void          pb_share_entry_unref (gpointer      entry);

G_END_DECLS
