/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-engine-private.h"

G_BEGIN_DECLS

/* What an edit wants of one register. */
typedef struct
{
  const PbFieldInfo *field;
  char *element;
  gboolean present;
  GVariant *value;
} PbWish;

typedef enum
{
  PB_PLAN_CHANGE,
  PB_PLAN_CREATE,
  PB_PLAN_DELETE,
  PB_PLAN_RESTORE,
  PB_PLAN_NOTHING,
} PbPlanType;

/* What an edit wants of one record. */
typedef struct
{
  const char *id;
  guint8 uuid[16];
  PbKind kind;
  PbPlanType type;
  GPtrArray *wishes;

  /* The same as a set, once they are many. */
  GHashTable *by_register;

  /* The record's row as it was before, and whether it changed since. */
  PbEntity entity;
  gboolean stored;

  /* Where the heads of a register must be found in the log. */
  PbFold *fold;
} PbPlan;

GPtrArray *pb_engine_plan (PbEngine  *self,
                           PbEdit    *edit,
                           GError   **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
