/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-hlc.h"
#include "storage/pb-scanner.h"

G_BEGIN_DECLS

#define PB_OP_MAX_LINE (4 * 1024 * 1024)
#define PB_OP_MAX_BODY (PB_OP_MAX_LINE - 512)
#define PB_OP_MAX_KEYS 64
#define PB_OP_MAX_PREDS 40
#define PB_OP_MAX_KEY_BYTES 300
#define PB_OP_MAX_KIND_BYTES 64
#define PB_OP_MAX_SEQ ((G_GINT64_CONSTANT (1) << 38) - 1)

/* The register that holds whether a record is deleted. */
#define PB_OP_DELETION "$del"

/**
 * PbOpHead:
 * @seq: the place in the log of its device, from 1
 * @hlc: its clock
 * @entity: the record
 * @kind: the name of the record's kind
 * @body: what it does, as it stands in the line
 *
 * An operation as it travels, without looking into what it does.
 */
typedef struct
{
  gint64  seq;
  guint64 hlc;
  guint8  entity[16];
  PbSlice kind;
  PbSlice body;
} PbOpHead;

/**
 * PbWireType:
 * @PB_WIRE_NULL: blank
 * @PB_WIRE_FALSE: `false`
 * @PB_WIRE_TRUE: `true`
 * @PB_WIRE_INTEGER: a whole number
 * @PB_WIRE_STRING: a string
 * @PB_WIRE_OBJECT: an object, for the types that need one
 *
 * The form of a value in an operation.
 */
typedef enum
{
  PB_WIRE_NULL,
  PB_WIRE_FALSE,
  PB_WIRE_TRUE,
  PB_WIRE_INTEGER,
  PB_WIRE_STRING,
  PB_WIRE_OBJECT,
} PbWireType;

/**
 * PbWireText:
 * @PB_WIRE_TEXT_NONE: no long text
 * @PB_WIRE_TEXT_FULL: `{"f":"whole"}`
 * @PB_WIRE_TEXT_DELTA: `{"d":[…]}`
 *
 * How an object holds a long text.
 */
typedef enum
{
  PB_WIRE_TEXT_NONE,
  PB_WIRE_TEXT_FULL,
  PB_WIRE_TEXT_DELTA,
} PbWireText;

/**
 * PbWireValue:
 * @type: its form
 * @slice: the inside of a string, or a whole object
 * @integer: a whole number
 * @text_form: of an object, whether it is a long text
 * @text: the inside of the string of a whole long text
 *
 * A value in an operation.
 */
typedef struct
{
  PbWireType type;
  PbSlice    slice;
  gint64     integer;
  PbWireText text_form;
  PbSlice    text;
} PbWireValue;

/**
 * PbOpEntry:
 * @key: the register
 * @value: the value that it takes
 * @first_pred: the place of its first replaced head in the list of them
 * @n_preds: how many heads it replaces
 *
 * What an operation does to one register.
 */
typedef struct
{
  PbSlice     key;
  PbWireValue value;
  guint       first_pred;
  guint       n_preds;
} PbOpEntry;

/**
 * PbOpInfo:
 * @create: whether the record comes into being
 * @more: whether the next operation belongs to the same action
 * @title: what the user did; empty but in the first operation of an action
 * @first_entry: the place of its first entry in the list of them
 * @n_entries: how many registers it touches
 *
 * What an operation does.
 */
typedef struct
{
  gboolean create;
  gboolean more;
  PbSlice  title;
  guint    first_entry;
  guint    n_entries;
} PbOpInfo;

gboolean  pb_op_parse_line      (const char         *line,
                                 gsize               length,
                                 PbOpHead           *head);
char     *pb_op_format_line     (gint64              seq,
                                 guint64             hlc,
                                 const guint8        entity[16],
                                 const char         *kind,
                                 const char         *body,
                                 gsize               body_length,
                                 gsize              *length) G_GNUC_WARN_UNUSED_RESULT;
gboolean  pb_op_decode          (const char         *body,
                                 gsize               length,
                                 guint64             hlc,
                                 GArray             *entries,
                                 GArray             *preds,
                                 PbOpInfo           *info);
gboolean  pb_op_decode_vector   (const PbWireValue  *value,
                                 GArray             *vector);

/**
 * PbOpWriter:
 *
 * Puts the body of an operation together.
 */
typedef struct
{
  gboolean  create;
  guint     n_keys;
  GString  *values;
  GString  *preds;
} PbOpWriter;

void      pb_op_writer_init     (PbOpWriter         *self);
void      pb_op_writer_clear    (PbOpWriter         *self);
GString  *pb_op_writer_begin    (PbOpWriter         *self,
                                 const char         *key,
                                 const PbStamp      *preds,
                                 guint               n_preds);
char     *pb_op_writer_finish   (PbOpWriter         *self,
                                 gboolean            more,
                                 const char         *title,
                                 gsize              *length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
