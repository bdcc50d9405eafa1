/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "engine-library.h"

#define MAX_REPLICAS 20

/* Several libraries that are edited at random, apart from each other. */
typedef struct
{
  GRand *rand;
  guint n;
  PbTestLibrary *replicas[MAX_REPLICAS];
  gint64 skews[MAX_REPLICAS];
  gint64 now;

  /* The identifiers of all records that anybody made. */
  GPtrArray *ids;

  /* The log of the device that writes strange things. */
  char *stranger;
  GPtrArray *lines;
  guint64 hlc;
} PbModel;

PbModel *model_new           (guint32  seed);
void     model_free          (PbModel *model);

guint    pick                (PbModel *model,
                              guint    n);
void     model_edit          (PbModel *model,
                              guint    replica);
void     model_write_strange (PbModel *model);
