/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-clock.h"
#include "model/pb-record.h"
#include "storage/pb-engine.h"
#include "storage/pb-sql.h"

G_BEGIN_DECLS

/* What undo and redo would do: titles for people, and which actions they are,
 * so that nobody takes back what another program did in the meantime without
 * having seen it.
 */
typedef struct
{
  gint64 undo_id;
  gint64 redo_id;
  char *undo_title;
  char *redo_title;
} PbUndoState;

void pb_undo_state_clear (PbUndoState *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbUndoState, pb_undo_state_clear)

/* What a write did, as it travels from the writer to the live objects. */
typedef struct
{
  /* The identifiers of all records that changed. */
  GPtrArray *ids;

  /* Those that somebody may hold, with their new values; none where there are so many
   * that the few that are live are rather read anew.
   */
  GPtrArray *records;
  gboolean many;

  /* A bit for each kind of the records that changed. */
  guint64 kinds;

  PbUndoState undo;
  int generation;
} PbNews;

void pb_news_free (PbNews *news);

/* What one of the two threads works with; touched on that thread only. */
typedef struct
{
  char *path;
  PbClock *clock;
  PbSql *sql;
  PbEngine *engine;

  /* The store's count of writes, see PbStore. */
  int *generation;

  /* How far this connection has told of what others write, see
   * pb_worker_find_news().
   */
  gint64 data_version;
  GHashTable *seen;
} PbWorker;

PbWorker  *pb_worker_new        (const char    *path,
                                 PbClock       *clock,
                                 int           *generation);
void       pb_worker_free       (PbWorker      *self);
gboolean   pb_worker_connect    (PbWorker      *self,
                                 gboolean       query_only,
                                 PbProgress    *progress,
                                 GError       **error);
void       pb_worker_disconnect (PbWorker      *self);

gboolean   pb_worker_lookup     (PbEngine      *engine,
                                 const char    *id,
                                 gint64         instant,
                                 PbRecord     **record,
                                 GError       **error);

/* The instant of pb_worker_lookup() for what the library knows today. */
#define PB_WORKER_NOW G_MAXINT64

gboolean   pb_worker_begin_read (PbWorker      *self,
                                 GError       **error);
gboolean   pb_worker_end_read   (PbWorker      *self,
                                 gboolean       ok);
gboolean   pb_worker_begin      (PbWorker      *self,
                                 GError       **error);
gboolean   pb_worker_commit     (PbWorker      *self,
                                 GError       **error);

const char *pb_worker_get_owner (PbRecord      *record);
gboolean   pb_worker_is_held_by (const PbFieldInfo *info,
                                 PbKind         kind);
char      *pb_worker_dup_group  (PbWorker      *self,
                                 PbRecord      *record) G_GNUC_WARN_UNUSED_RESULT;

PbNews    *pb_worker_make_no_news
                                (PbWorker      *self,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
PbNews    *pb_worker_make_own_news
                                (PbWorker      *self,
                                 const PbEngineResult *own,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   pb_worker_mark_seen  (PbWorker      *self,
                                 GError       **error);
gboolean   pb_worker_find_news  (PbWorker      *self,
                                 PbNews       **news,
                                 GError       **error);

G_END_DECLS
