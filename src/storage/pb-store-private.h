/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-sql.h"
#include "storage/pb-store.h"
#include "storage/pb-worker.h"

G_BEGIN_DECLS

/* One verb on its way to a worker and back.
 *
 * The task is created, completed and released on the thread that called the
 * verb, so that the last reference to the store is never dropped on a worker.
 */
typedef struct _PbStoreJob PbStoreJob;

/* Runs on the worker: reads and fills the data of the job. */
typedef gboolean (*PbStoreJobFunc) (PbWorker    *worker,
                                    PbStoreJob  *job,
                                    GError     **error);

/* Runs on the calling thread after success: answers the task from the data. */
typedef void     (*PbStoreJobDone) (PbStore     *self,
                                    PbStoreJob  *job);

struct _PbStoreJob
{
  GTask *task;
  GMainContext *context;
  PbWorker *worker;
  PbStoreJobFunc func;
  PbStoreJobDone done;
  gpointer data;
  GDestroyNotify free_data;
  GError *error;

  /* Set by the worker where the answer holds records that become live: it is
   * read again if somebody changed the library since.
   */
  gboolean live;
  int generation;

  /* What a write did, for pb_store_take_news(). */
  PbNews *news;
};

typedef enum
{
  PB_STORE_WRITER,
  PB_STORE_READER,
} PbStoreThread;

struct _PbStore
{
  GObject parent_instance;

  GFile *file;
  char *path;
  PbClock *clock;
  PbStoreState state;
  gboolean read_only;
  GMainContext *context;

  GThreadPool *pools[2];
  PbWorker *workers[2];

  /* Jobs that came while the workers were opening. */
  GQueue waiting;

  /* Who waits for the workers to end. */
  GPtrArray *closing;

  /* How many writes there were, counted by the writer; and how many of them
   * the live objects know of.
   */
  int generation;
  int known_generation;

  /* id → GWeakRef of the live object */
  GHashTable *live;
  guint live_limit;

  char *author_name;
  char *author_handle;

  PbUndoState undo;

  /* While it says what changed: a bit for each kind of record. */
  guint64 changed_kinds;

  GFileMonitor *monitor;
  GSource *poll_source;
  gint64 last_poll;
  gboolean polling;
  GSource *index_source;
};

/* pb-store-work.c */
gboolean  pb_store_start_workers (PbStore              *self,
                                  GError              **error);
void      pb_store_stop_workers  (PbStore              *self);
void      pb_store_push          (PbStore              *self,
                                  PbStoreThread         thread,
                                  GTask                *task,
                                  PbStoreJobFunc        func,
                                  PbStoreJobDone        done,
                                  gpointer              data,
                                  GDestroyNotify        free_data);
void      pb_store_push_now      (PbStore              *self,
                                  PbStoreThread         thread,
                                  GTask                *task,
                                  PbStoreJobFunc        func,
                                  PbStoreJobDone        done,
                                  gpointer              data,
                                  GDestroyNotify        free_data);
void      pb_store_flush_waiting (PbStore              *self,
                                  const GError         *error);

/* pb-store.c */
void      pb_store_set_state     (PbStore              *self,
                                  PbStoreState          state);
PbRecord *pb_store_make_live     (PbStore              *self,
                                  PbRecord             *fresh);
PbRecord *pb_store_find_live     (PbStore              *self,
                                  const char           *id);
void      pb_store_make_all_live (PbStore              *self,
                                  GPtrArray            *records);
gboolean  pb_store_has_changed_kind (PbStore           *self,
                                     PbKind             kind);
void      pb_store_take_news     (PbStore              *self,
                                  PbNews               *news);
void      pb_store_take_undo     (PbStore              *self,
                                  PbUndoState          *undo);
gboolean  pb_store_take_author   (PbStore              *self,
                                  char                 *name,
                                  char                 *handle);
void      pb_store_set_read_only (PbStore              *self,
                                  gboolean              read_only);

/* pb-store-search.c */
void      pb_store_schedule_indexing (PbStore          *self);
void      pb_store_cancel_indexing   (PbStore          *self);

/* pb-store-poll.c */
void      pb_store_start_polling (PbStore              *self);
void      pb_store_stop_polling  (PbStore              *self);

G_END_DECLS
