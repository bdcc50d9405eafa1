/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"
#include "model/pb-day.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

/**
 * PbCrowd:
 * @n: how many there are besides
 * @low: the least value of all of them, for painting, or NaN
 * @high: the greatest
 *
 * What one observation stands for, of a day that has very many.
 */
typedef struct
{
  guint  n;
  double low;
  double high;
} PbCrowd;

#define PB_TYPE_DOSSIER (pb_dossier_get_type ())
G_DECLARE_FINAL_TYPE (PbDossier, pb_dossier, PB, DOSSIER, GObject)

/**
 * PbFieldChange:
 * @id: the record
 * @field: the field that changed, or 0 where the record came into being
 * @day: the day of the change
 * @before: (nullable): the value before, as text; of a set, the element that was
 *   taken out
 * @after: (nullable): the value after, as text; of a set, the element that was added
 * @by: (nullable): the name of who made the change
 *
 * A change of a field in the past, taken from the library's history.
 */
typedef struct
{
  const char *id;
  PbFieldId   field;
  PbDay       day;
  const char *before;
  const char *after;
  const char *by;
} PbFieldChange;

PbDossier           *pb_dossier_new             (PbRecord            *group,
                                                 PbDay                day) G_GNUC_WARN_UNUSED_RESULT;
PbDay                pb_dossier_get_day         (PbDossier           *self);
PbRecord            *pb_dossier_get_group       (PbDossier           *self);
const char          *pb_dossier_get_group_id    (PbDossier           *self);

void                 pb_dossier_add_crowd       (PbDossier           *self,
                                                 const char          *id,
                                                 const PbCrowd       *crowd);
const PbCrowd       *pb_dossier_get_crowd       (PbDossier           *self,
                                                 PbRecord            *record);
void                 pb_dossier_add             (PbDossier           *self,
                                                 PbRecord            *record);
void                 pb_dossier_add_change      (PbDossier           *self,
                                                 const PbFieldChange *change);
void                 pb_dossier_seal            (PbDossier           *self);

GPtrArray           *pb_dossier_get_records     (PbDossier           *self,
                                                 PbKind               kind);
PbRecord            *pb_dossier_lookup          (PbDossier           *self,
                                                 const char          *id);
GPtrArray           *pb_dossier_get_referring   (PbDossier           *self,
                                                 const char          *id,
                                                 PbFieldId            field);
guint                pb_dossier_get_n_changes   (PbDossier           *self);
const PbFieldChange *pb_dossier_get_change      (PbDossier           *self,
                                                 guint                n);
int                  pb_dossier_get_phase       (PbDossier           *self,
                                                 PbDay               *since);

G_END_DECLS
