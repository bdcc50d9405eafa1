/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share.h"

G_BEGIN_DECLS

/**
 * PbShareArrival:
 * @device: the identifier of a device
 * @name: (nullable): the name of who uses it
 * @n_in: how many changes came in from it
 * @n_waiting: how many changes wait for others before them
 *
 * What came in from one device.
 */
typedef struct
{
  char  *device;
  char  *name;
  guint  n_in;
  guint  n_waiting;
} PbShareArrival;

/**
 * PbShareReport:
 * @n_in: how many changes came in
 * @n_out: how many changes went out
 * @n_waiting: how many changes wait for others before them
 * @n_opaque: how many of those that came in this version does not understand; they
 *   are kept
 * @is_new_device: whether the library found out that it had been restored or copied
 * @own: the identifier of the own device
 * @own_last: the place in the own log up to which the folder has everything
 * @arrivals: (element-type PbShareArrival): what came in from whom
 * @findings: (element-type PbShareFinding): what could not be used
 * @ids: (element-type utf8): the records that changed
 *
 * What came of sharing once.
 */
typedef struct
{
  guint      n_in;
  guint      n_out;
  guint      n_waiting;
  guint      n_opaque;
  gboolean   is_new_device;
  char      *own;
  gint64     own_last;
  GPtrArray *arrivals;
  GPtrArray *findings;
  GPtrArray *ids;
} PbShareReport;

PbShareReport  *pb_share_report_new         (void) G_GNUC_WARN_UNUSED_RESULT;
PbShareReport  *pb_share_report_ref         (PbShareReport *self);
void            pb_share_report_unref       (PbShareReport *self);

PbShareArrival *pb_share_report_get_arrival (PbShareReport *self,
                                             const char    *device);
void            pb_share_report_add_finding (PbShareReport *self,
                                             const char    *path,
                                             const char    *sentence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbShareReport, pb_share_report_unref)

G_END_DECLS
