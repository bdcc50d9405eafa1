/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-edit.h"
#include "model/pb-progress.h"
#include "model/pb-record.h"
#include "storage/pb-sql.h"

G_BEGIN_DECLS

/**
 * PB_ENGINE_APPLICATION_ID:
 *
 * Marks a SQLite file as a library: `PRAGMA application_id`.
 */
#define PB_ENGINE_APPLICATION_ID 0x50424b31

/**
 * PB_ENGINE_SCHEMA_VERSION:
 *
 * The version of the tables: `PRAGMA user_version`.
 */
#define PB_ENGINE_SCHEMA_VERSION 1

/**
 * PbEntityState:
 * @PB_ENTITY_LIVE: a record
 * @PB_ENTITY_DELETED: a deleted record
 * @PB_ENTITY_STUB: referred to, but its creation was not received yet
 *
 * What `entity.state` holds.
 */
typedef enum
{
  PB_ENTITY_LIVE,
  PB_ENTITY_DELETED,
  PB_ENTITY_STUB,
} PbEntityState;

/**
 * PbConflictType:
 * @PB_CONFLICT_VALUE: several values stand side by side
 * @PB_CONFLICT_TEXT: two versions of a long text changed the same place
 * @PB_CONFLICT_DELETED: deleted by one contributor, changed by another; `fid`
 *   is 0 then
 * @PB_CONFLICT_CYCLE: following this reference led back to the record itself,
 *   so it counts as blank
 *
 * What `conflict.type` holds.
 */
typedef enum
{
  PB_CONFLICT_VALUE = 1,
  PB_CONFLICT_TEXT = 2,
  PB_CONFLICT_DELETED = 3,
  PB_CONFLICT_CYCLE = 4,
} PbConflictType;

/**
 * PbEngine:
 *
 * The operation log of a library and the tables that are made from it.
 *
 * Used from the thread of its connection.  Nothing here begins or ends a
 * transaction: whoever writes wraps the call in `BEGIN IMMEDIATE … COMMIT`, and
 * rolls the whole transaction back where a call fails; going back to a savepoint
 * is not enough.  The engine uses the connection's rollback hook.
 *
 * Tables that queries may read (all else is private):
 *
 * - `entity (eid, uuid, kind, c_hlc, c_dev, u_hlc, u_dev, state)`: `kind` is
 *   pb_engine_get_kind_number(), `state` a #PbEntityState
 * - one table for each kind, pb_engine_get_table(): `eid` and a column for each
 *   field that is not a set, named as the field (always quote it): days as day
 *   numbers, flags as 0 and 1, references as `eid`, all else as text or integer
 * - `member (eid, fid, elem)` where `present`: the elements of sets; `fid` is a
 *   #PbFieldId, and references are identifiers
 * - `conflict (eid, fid, type, n, since)`: `type` is a #PbConflictType
 * - `op (id, eid, hlc)`: one row an operation, see pb_engine_list_actions()
 * - `search_dirty (eid)`: records whose search text is out of date; whoever
 *   writes the search index takes them out
 */
typedef struct _PbEngine PbEngine;

/**
 * PbEngineResult:
 * @first_op: the first operation of the action, or 0 where nothing changed
 * @last_op: its last operation
 * @ids: (element-type utf8): the records that changed
 * @fresh: (element-type utf8): those of @ids that were unknown before; borrowed
 * @kinds: a bit for each kind of the records in @fresh
 *
 * What an edit did.
 */
typedef struct
{
  gint64      first_op;
  gint64      last_op;
  GPtrArray  *ids;
  GHashTable *fresh;
  guint64     kinds;
} PbEngineResult;

/**
 * PbOpLine:
 * @device: the identifier of the device that made the operation
 * @text: the line, without line feed
 * @length: its length in bytes
 *
 * One operation of a device's log as it travels.
 */
typedef struct
{
  const char *device;
  const char *text;
  gsize       length;
} PbOpLine;

/**
 * PbEngineImport:
 * @n_new: how many operations were added
 * @n_known: how many were there already
 * @n_opaque: how many of the new ones are kept but not understood
 * @n_gap: how many were left out since operations before them are missing
 * @n_held: how many were left out since they come from the future
 * @n_forked: how many contradict what is known of their log, and cannot be kept
 *   beside it; left out
 * @n_disorder: how many of them have a clock that went back, so that they are kept but
 *   not understood
 * @n_branches: how many logs were found to have another branch, which was added
 * @ids: (element-type utf8): the records that changed
 *
 * What an import did.
 */
typedef struct
{
  guint      n_new;
  guint      n_known;
  guint      n_opaque;
  guint      n_gap;
  guint      n_held;
  guint      n_forked;
  guint      n_disorder;
  guint      n_branches;
  GPtrArray *ids;
} PbEngineImport;

/**
 * PbEngineChange:
 * @op: the operation
 * @instant: when it happened, in microseconds since 1970
 * @who: (nullable): who did it
 * @type: what happened
 * @id: to which record
 * @kind: the kind of that record
 * @field: the field, for set, add and remove
 * @element: (nullable): the element, for add and remove
 * @before: (nullable): for set, the value that the author saw before
 * @after: (nullable): for set, the value that the author left
 * @effective: whether it changed anything for its author; an element that was
 *   there already was not added
 * @latest: whether nothing newer touched the same field, element or deletion
 *
 * One change within an action of the past.
 */
typedef struct
{
  gint64        op;
  gint64        instant;
  char         *who;
  PbChangeType  type;
  char         *id;
  PbKind        kind;
  PbFieldId     field;
  char         *element;
  GVariant     *before;
  GVariant     *after;
  gboolean      effective;
  gboolean      latest;
} PbEngineChange;

/**
 * PbEngineAction:
 * @first_op: its first operation
 * @last_op: its last operation
 * @hlc: the clock of its last operation; lists are ordered by it
 * @instant: when it happened, in microseconds since 1970
 * @title: (nullable): what the user did
 * @who: (nullable): the name of who did it
 * @device: the identifier of the device, empty where it is not known yet
 * @own: whether it was done in this library
 * @changes: (element-type PbEngineChange) (nullable): what it changed
 *
 * One user action of the past.
 */
typedef struct
{
  gint64     first_op;
  gint64     last_op;
  gint64     hlc;
  gint64     instant;
  char      *title;
  char      *who;
  char      *device;
  gboolean   own;
  GPtrArray *changes;
} PbEngineAction;

/**
 * PbEngineValue:
 * @value: (nullable): the value, or %NULL for blank
 * @op: the operation that set it
 * @instant: when
 * @who: (nullable): who
 * @deleted: for deletion: whether this contributor deleted the record
 *
 * One of the values that stand side by side in a field.
 */
typedef struct
{
  GVariant *value;
  gint64    op;
  gint64    instant;
  char     *who;
  gboolean  deleted;
} PbEngineValue;

gboolean     pb_engine_create_schema    (PbSql           *sql,
                                         GError         **error);
PbEngine    *pb_engine_new              (PbSql           *sql,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void         pb_engine_free             (PbEngine        *self);
char        *pb_engine_dup_machine      (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean     pb_engine_settle_place     (PbEngine        *self,
                                         const char      *machine,
                                         const char      *path,
                                         gboolean        *is_new,
                                         GError         **error);
gboolean     pb_engine_reload           (PbEngine        *self,
                                         GError         **error);
gboolean     pb_engine_needs_rebuild    (PbEngine        *self);
gboolean     pb_engine_rebuild          (PbEngine        *self,
                                         PbProgress      *progress,
                                         GError         **error);

const char  *pb_engine_get_space        (PbEngine        *self);
const char  *pb_engine_get_device       (PbEngine        *self);
gboolean     pb_engine_set_author       (PbEngine        *self,
                                         const char      *name,
                                         const char      *handle,
                                         GError         **error);
gboolean     pb_engine_get_author       (PbEngine        *self,
                                         char           **name,
                                         char           **handle,
                                         GError         **error);

const char  *pb_engine_get_table        (PbKind           kind);
const char  *pb_engine_get_select       (PbKind           kind);
int          pb_engine_get_kind_number  (PbEngine        *self,
                                         PbKind           kind);
PbKind       pb_engine_get_kind         (PbEngine        *self,
                                         int              number);
gboolean     pb_engine_find             (PbEngine        *self,
                                         const char      *id,
                                         gint64          *eid,
                                         PbKind          *kind,
                                         GError         **error);
PbRecord    *pb_engine_read             (PbEngine        *self,
                                         PbKind           kind,
                                         sqlite3_stmt    *row,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
PbRecord    *pb_engine_load             (PbEngine        *self,
                                         const char      *id,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
PbRecord    *pb_engine_load_at          (PbEngine        *self,
                                         const char      *id,
                                         gint64           instant,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean     pb_engine_edit             (PbEngine        *self,
                                         PbEdit          *edit,
                                         gint64           now,
                                         PbEngineResult  *result,
                                         GError         **error);
gboolean     pb_engine_apply_ops        (PbEngine        *self,
                                         const PbOpLine  *lines,
                                         gsize            n_lines,
                                         gint64           now,
                                         PbEngineImport  *result,
                                         GError         **error);
GPtrArray   *pb_engine_export_ops       (PbEngine        *self,
                                         const char      *device,
                                         gint64           first,
                                         guint            limit,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;

PbEngineAction *pb_engine_get_action    (PbEngine        *self,
                                         gint64           op,
                                         gboolean         with_changes,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *pb_engine_list_actions     (PbEngine        *self,
                                         const char      *id,
                                         gint64           before,
                                         guint            limit,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *pb_engine_list_changes     (PbEngine        *self,
                                         const char      *id,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
PbEdit      *pb_engine_invert           (PbEngine        *self,
                                         PbEngineAction  *action,
                                         const char      *title) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray   *pb_engine_get_values       (PbEngine        *self,
                                         const char      *id,
                                         PbFieldId        field,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;

char        *pb_engine_dump             (PbEngine        *self,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
GHashTable  *pb_engine_digest           (PbEngine        *self,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
char        *pb_engine_fingerprint      (PbEngine        *self,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;

void         pb_engine_result_clear     (PbEngineResult  *result);
void         pb_engine_import_clear     (PbEngineImport  *result);
void         pb_engine_change_free      (PbEngineChange  *change);
void         pb_engine_action_free      (PbEngineAction  *action);
void         pb_engine_value_free       (PbEngineValue   *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbEngine, pb_engine_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbEngineAction, pb_engine_action_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbEngineResult, pb_engine_result_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbEngineImport, pb_engine_import_clear)

G_END_DECLS
