/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-engine.h"
#include "storage/pb-fold.h"
#include "storage/pb-store-error.h"

G_BEGIN_DECLS

/* What `op.flags` holds. */
#define PB_OP_OPAQUE (1 << 0)
#define PB_OP_MORE (1 << 1)
#define PB_OP_DISORDER (1 << 3)

/* `op.id` is the log and the place in it. */
#define PB_OP_SEQ_BITS 40
#define PB_OP_ID(log, seq) ((gint64) (log) << PB_OP_SEQ_BITS | (seq))
#define PB_OP_LOG(id) ((id) >> PB_OP_SEQ_BITS)
#define PB_OP_SEQ(id) ((id) & ((G_GINT64_CONSTANT (1) << PB_OP_SEQ_BITS) - 1))

/* `member.fid` of a key that this version does not know; the element is the
 * whole key then.
 */
#define PB_MEMBER_OTHER 255

/* Statements that every edit runs are kept at hand. */
typedef enum
{
  PB_STATEMENT_FIND_ENTITY,
  PB_STATEMENT_LOAD_ENTITY,
  PB_STATEMENT_FIND_EID,
  PB_STATEMENT_FIND_ID,
  PB_STATEMENT_INSERT_ENTITY,
  PB_STATEMENT_CREATE_ENTITY,
  PB_STATEMENT_WRITE_ENTITY,
  PB_STATEMENT_FIND_MEMBER,
  PB_STATEMENT_WRITE_MEMBER,
  PB_STATEMENT_INSERT_OP,
  PB_STATEMENT_FOLD,
  PB_STATEMENT_LOG_END,
  PB_STATEMENT_MARK_SEARCH,
  PB_STATEMENT_WHO,
  PB_N_STATEMENTS
} PbStatement;

/* What takes the place of a mask of columns where the whole row is written: no kind has
 * a field for the lowest bit, which stands for the deletion.
 */
#define PB_ROW_NEW G_GUINT64_CONSTANT (0)
#define PB_ROW_ANEW G_GUINT64_CONSTANT (1)

typedef struct
{
  guint64 mask;
  guint   kind;
} PbRowKey;

/* A record's identifier and the number that it has for ever. */
typedef struct
{
  guint8 uuid[16];
  gint64 eid;
} PbEidSlot;

#define PB_N_EID_SLOTS 4096

/* The other way round: what references to a record are read as. */
typedef struct
{
  gint64 eid;
  GVariant *id;
} PbIdSlot;

#define PB_N_ID_SLOTS 4096

struct _PbEngine
{
  PbSql *sql;
  char *space;
  char *device;
  guint16 dev;
  guint32 tag;
  gint64 log;
  gboolean needs_rebuild;

  /* Whether this connection has written, see start_clock(). */
  gboolean clock_started;

  /* The numbers of this library for kinds, devices and logs; forgotten when a
   * transaction is rolled back, since it may have made some of them.
   */
  GHashTable *kind_numbers;
  GHashTable *kinds;
  GHashTable *tags;
  GHashTable *devs;
  GHashTable *log_devs;

  sqlite3_stmt *statements[PB_N_STATEMENTS];

  /* Numbers of records met lately, by the end of their identifiers. */
  PbEidSlot *eids;

  /* Identifiers of records that others refer to, by the end of their numbers. */
  PbIdSlot *ids;

  /* Statements that write the tables of the kinds, by PbRowKey, and those that
   * read one of their columns, by kind and register.
   */
  GHashTable *rows;
  GHashTable *columns;

  /* Those that read whole records, by kind. */
  sqlite3_stmt *loads[PB_N_KINDS];

  /* How many deltas the newest version of a long text is made of. */
  GHashTable *chains;

  /* Records whose place in a tree may have changed in this transaction. */
  GHashTable *trees;
};

/* A row of `entity`. */
typedef struct
{
  gint64  eid;
  guint8  uuid[16];
  int     kind;
  PbKind  known;
  guint64 c_hlc;
  guint16 c_dev;
  guint64 c_mask;
  guint64 u_hlc;
  guint16 u_dev;
  int     state;

  /* PbHead, in ascending order of registers and clocks */
  GArray *heads;
} PbEntity;

/* An operation that was stored and is to be applied. */
typedef struct
{
  gint64       id;
  gint64       eid;
  PbStamp      stamp;
  guint16      dev;
  int          kind;
  gboolean     opaque;
  PbOpInfo     info;
  GArray      *entries;
  GArray      *preds;
} PbPendingOp;

/* pb-engine.c */
sqlite3_stmt *pb_engine_prepare       (PbEngine           *self,
                                       PbStatement         which,
                                       const char         *sql,
                                       GError            **error);
gboolean     pb_engine_lookup_kind    (PbEngine           *self,
                                       const char         *name,
                                       gsize               length,
                                       gboolean            add,
                                       int                *number,
                                       GError            **error);
const char  *pb_engine_get_kind_name  (PbEngine           *self,
                                       int                 number);
gboolean     pb_engine_set_corrupt    (PbEngine           *self,
                                       GError            **error);

/* pb-engine-device.c */
gboolean     pb_engine_lookup_device  (PbEngine           *self,
                                       guint32             tag,
                                       gboolean            add,
                                       guint16            *dev,
                                       GError            **error);
guint32      pb_engine_get_tag        (PbEngine           *self,
                                       guint16             dev);
guint16      pb_engine_get_log_dev    (PbEngine           *self,
                                       gint64              log);
gboolean     pb_engine_add_device     (PbEngine           *self,
                                       gint64             *log,
                                       guint16            *dev,
                                       guint32            *tag,
                                       GError            **error);
gboolean     pb_engine_open_log       (PbEngine           *self,
                                       const char         *device,
                                       gboolean            add,
                                       gint64             *log,
                                       guint16            *dev,
                                       GError            **error);
GArray      *pb_engine_list_branches  (PbEngine           *self,
                                       guint16             dev,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     pb_engine_add_branch     (PbEngine           *self,
                                       guint16             dev,
                                       gint64             *log,
                                       GError            **error);
gboolean     pb_engine_get_log_end    (PbEngine           *self,
                                       gint64              log,
                                       gint64             *seq,
                                       guint64            *hlc,
                                       GError            **error);
gboolean     pb_engine_get_log_clock  (PbEngine           *self,
                                       gint64              log,
                                       guint64            *hlc,
                                       GError            **error);
char        *pb_engine_dup_who        (PbEngine           *self,
                                       guint16             dev);

/* pb-engine-entity.c */
gboolean     pb_engine_intern         (PbEngine           *self,
                                       const guint8        uuid[16],
                                       gint64             *eid,
                                       GError            **error);
gboolean     pb_engine_get_id         (PbEngine           *self,
                                       gint64              eid,
                                       GVariant          **id,
                                       GError            **error);
void         pb_engine_forget_ids     (PbEngine           *self);
PbFold      *pb_engine_fold           (PbEngine           *self,
                                       gint64              eid,
                                       guint64             up_to,
                                       GError            **error);
void         pb_entity_init           (PbEntity           *self);
void         pb_entity_clear          (PbEntity           *self);
void         pb_entity_copy           (PbEntity           *self,
                                       const PbEntity     *other);
gboolean     pb_engine_load_entity    (PbEngine           *self,
                                       gint64              eid,
                                       PbEntity           *entity,
                                       GError            **error);
gboolean     pb_engine_find_entity    (PbEngine           *self,
                                       const guint8        uuid[16],
                                       PbEntity           *entity,
                                       GError            **error);
gboolean     pb_entity_get_heads      (const PbEntity     *self,
                                       guint8              number,
                                       GArray             *heads);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PbEntity, pb_entity_clear)

/* pb-engine-schema.c */
gboolean     pb_engine_drop_tables    (PbSql              *sql,
                                       GError            **error);
char        *pb_engine_dup_shape      (void) G_GNUC_WARN_UNUSED_RESULT;
gboolean     pb_engine_create_tables  (PbSql              *sql,
                                       GError            **error);

/* pb-engine-row.c */
sqlite3_stmt *pb_engine_prepare_row   (PbEngine           *self,
                                       PbKind              kind,
                                       guint64             mask,
                                       GError            **error);
gboolean     pb_engine_bind           (PbEngine           *self,
                                       sqlite3_stmt       *statement,
                                       const PbFieldInfo  *field,
                                       const PbWireValue  *value,
                                       GError            **error);
gboolean     pb_engine_read_value     (PbEngine           *self,
                                       gint64              eid,
                                       PbKind              kind,
                                       const PbFieldInfo  *field,
                                       GVariant          **value,
                                       GError            **error);
gboolean     pb_engine_insert_entity  (PbEngine           *self,
                                       PbEntity           *entity,
                                       GError            **error);
gboolean     pb_engine_write_entity   (PbEngine           *self,
                                       const PbEntity     *entity,
                                       GError            **error);
gboolean     pb_engine_write_member   (PbEngine           *self,
                                       gint64              eid,
                                       guint               fid,
                                       const char         *element,
                                       gboolean            present,
                                       const char         *position,
                                       GArray             *heads,
                                       GError            **error);
gboolean     pb_engine_write_fold     (PbEngine           *self,
                                       PbEntity           *entity,
                                       PbFold             *fold,
                                       gboolean            replace,
                                       GError            **error);
gboolean     pb_engine_refold         (PbEngine           *self,
                                       gint64              eid,
                                       GError            **error);
gboolean     pb_engine_mark_search    (PbEngine           *self,
                                       gint64              eid,
                                       PbKind              kind,
                                       GError            **error);

/* pb-engine-apply.c */
gboolean     pb_engine_insert_op      (PbEngine           *self,
                                       gint64              id,
                                       gint64              eid,
                                       int                 kind,
                                       guint64             hlc,
                                       int                 flags,
                                       const char         *body,
                                       gsize               length,
                                       GError            **error);
gboolean     pb_engine_store_new      (PbEngine           *self,
                                       const guint8        uuid[16],
                                       PbPendingOp        *op,
                                       int                 flags,
                                       const char         *body,
                                       gsize               length,
                                       gboolean           *done,
                                       GError            **error);
gboolean     pb_engine_apply          (PbEngine           *self,
                                       gint64              eid,
                                       const PbEntity     *known,
                                       const PbPendingOp  *ops,
                                       guint               n_ops,
                                       GError            **error);
gboolean     pb_engine_get_chain      (PbEngine           *self,
                                       gint64              eid,
                                       const PbFieldInfo  *field,
                                       const PbHead       *head,
                                       guint              *chain,
                                       GError            **error);
void         pb_engine_set_chain      (PbEngine           *self,
                                       gint64              eid,
                                       guint8              number,
                                       const PbHead       *head,
                                       guint               chain);

/* pb-engine-read.c */
gboolean     pb_engine_read_column    (PbEngine           *self,
                                       sqlite3_stmt       *row,
                                       int                 column,
                                       const PbFieldInfo  *field,
                                       GVariant          **value,
                                       GError            **error);

/* pb-engine-tree.c */
void         pb_engine_touch_tree     (PbEngine           *self,
                                       gint64              eid);
gboolean     pb_engine_settle_trees   (PbEngine           *self,
                                       GPtrArray          *ids,
                                       GError            **error);

G_END_DECLS
