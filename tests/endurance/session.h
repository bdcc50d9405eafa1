/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share-run.h"
#include "storage/pb-store-sync.h"

G_BEGIN_DECLS

#define SESSION_TODAY (pb_day_from_ymd (2026, 3, 2))
#define SESSION_ACTIONS_PER_HOUR 720
#define SESSION_N_TASKS 100

typedef struct
{
  char *folder;
  PbClock *clock;
  GFile *file;
  PbStore *store;
  PbStore *other;
  PbShare *share;
  PbShare *other_share;
  GRand *rand;
  GPtrArray *groups;
  GPtrArray *tasks;
  GHashTable *titles;
  guint n_edits;
  guint n_refused;
} Session;

Session        *session_new     (PbClock *clock);
void            session_free    (Session *self);
const char     *session_act     (Session *self);
void            session_sync    (Session *self);
void            session_check   (Session *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, session_free)

G_END_DECLS
