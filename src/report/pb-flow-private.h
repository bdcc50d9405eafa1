/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-progress.h"
#include "report/pb-node.h"
#include "report/pb-page-setup.h"
#include "report/pb-paint.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* Of the time that a file takes; the rest goes into painting. */
#define LAYOUT_SHARE 0.6

/* How a text is set. */
typedef enum
{
  PB_TYPE_BODY,
  PB_TYPE_SMALL,
  PB_TYPE_TITLE,
  PB_TYPE_CHAPTER,
  PB_TYPE_SECTION,
  PB_TYPE_PART,
  PB_TYPE_CELL,
  PB_TYPE_HEAD,
  PB_TYPE_CODE,
  PB_TYPE_LABEL,
} PbType;

/* One size of the scale. */
typedef struct
{
  double size;
  double leading;
  int    weight;
  PbInk  ink;
} PbTypeInfo;

/* An element of the structure that screen readers go by. */
typedef struct _PbTag PbTag;

struct _PbTag
{
  PbTag      *parent;
  const char *name;
  char       *alternative;
};

/* A text to be set; the lines are made when they are needed and given back, since
 * a long table has very many.
 */
typedef struct
{
  const PbNode *node;
  char         *text;
  PbType        type;
  double        width;
  gboolean      right;
  PangoLayout  *layout;
} PbText;

typedef enum
{
  PB_ITEM_LINE,
  PB_ITEM_DRAWING,
  PB_ITEM_CHIP,
  PB_ITEM_FILL,
  PB_ITEM_RULE,
  PB_ITEM_SYMBOL,
} PbItemKind;

/* Something to paint at a place of a box, later of a strip. */
typedef struct
{
  PbItemKind    kind;
  double        x;
  double        y;
  double        width;
  double        height;
  double        baseline;
  PbText       *text;
  int           line;
  PbDrawing    *drawing;
  const PbNode *node;
  PbColor       color;
  PbTone        tone;
  PbSymbol      symbol;
  PbTag        *tag;
  gboolean      keep_next;
  gboolean      stretch;
} PbItem;

/* A part of the height of a page that is never cut. */
typedef struct
{
  double        height;
  double        space_before;
  gboolean      keep_next;
  gboolean      break_before;
  gboolean      soft;
  GPtrArray    *items;
  GPtrArray    *head;
  const PbNode *heading;
} PbStrip;

/* Items that have been placed in a column, before they are cut into strips. */
typedef struct
{
  GPtrArray *items;
  double     height;
} PbBox;

/* Lays out a document. */
typedef struct
{
  PangoContext *context;
  PbTextMeasure measure;
  double        width;
  double        page_height;
  GPtrArray    *strips;
  GPtrArray    *texts;
  GPtrArray    *tags;
  GPtrArray    *heads;
  double        space;
  guint         after_heading;
  PbProgress   *progress;
  guint         n_steps;
  guint         n_done;
} PbFlow;

const PbTypeInfo *pb_type_get_info      (PbType          type);
PbColor           pb_tone_get_color     (PbTone          tone);
PbColor           pb_tone_get_tint      (PbTone          tone);
PbPath           *pb_symbol_dup_path    (PbSymbol        symbol,
                                         gboolean       *filled);

PangoLayout      *pb_text_ensure        (PbText         *self,
                                         PangoContext   *context);
void              pb_text_forget        (PangoContext   *context);
void              pb_text_release       (PbText         *self);
void              pb_text_foreach_link  (PbText         *self,
                                         int             line,
                                         void          (*func) (const char *uri,
                                                                double      x,
                                                                double      width,
                                                                gpointer    user_data),
                                         gpointer        user_data);

PbFlow           *pb_flow_new           (PangoContext   *context,
                                         double          width,
                                         double          page_height);
void              pb_flow_free          (PbFlow         *self);
void              pb_flow_add           (PbFlow         *self,
                                         const PbNode   *root,
                                         PbProgress     *progress);
gboolean          pb_flow_step          (PbFlow         *self);

PbBox            *pb_box_new            (void);
void              pb_box_free           (PbBox          *self);
PbItem           *pb_box_add            (PbBox          *self,
                                         PbItemKind      kind,
                                         double          x,
                                         double          y,
                                         double          width,
                                         double          height,
                                         PbTag          *tag);
PbTag            *pb_flow_tag           (PbFlow         *self,
                                         PbTag          *parent,
                                         const char     *name);
double            pb_flow_set_text      (PbFlow         *self,
                                         PbBox          *box,
                                         const PbNode   *node,
                                         const char     *text,
                                         PbType          type,
                                         double          x,
                                         double          y,
                                         double          width,
                                         gboolean        right,
                                         PbTag          *tag);
double            pb_flow_set_chip      (PbFlow         *self,
                                         PbBox          *box,
                                         const PbNode   *node,
                                         double          x,
                                         double          y,
                                         double          width,
                                         PbTag          *tag);
double            pb_flow_set_nodes     (PbFlow         *self,
                                         PbBox          *box,
                                         GPtrArray      *nodes,
                                         PbType          type,
                                         double          x,
                                         double          y,
                                         double          width,
                                         gboolean        right,
                                         PbTag          *tag);
double            pb_flow_set_chart     (PbFlow         *self,
                                         PbBox          *box,
                                         const PbNode   *node,
                                         double          x,
                                         double          y,
                                         double          width,
                                         PbTag          *parent);
GArray           *pb_flow_find_cuts     (PbBox          *box) G_GNUC_WARN_UNUSED_RESULT;
guint             pb_flow_find_strip    (GArray         *cuts,
                                         double          y);
void              pb_flow_take_box      (PbFlow         *self,
                                         PbBox          *box,
                                         double          space_before,
                                         double          space_after,
                                         gboolean        whole,
                                         GPtrArray      *head);
void              pb_flow_add_table     (PbFlow         *self,
                                         const PbNode   *table);
void              pb_flow_add_facts     (PbFlow         *self,
                                         const PbNode   *facts);
void              pb_flow_add_columns   (PbFlow         *self,
                                         const PbNode   *columns);
void              pb_flow_add_sign_off  (PbFlow         *self,
                                         const PbNode   *node);
void              pb_strip_free         (PbStrip        *self);

G_END_DECLS
