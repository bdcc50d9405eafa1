/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-share-report.h"

static void
free_arrival (gpointer data)
{
  PbShareArrival *arrival = data;

  g_free (arrival->device);
  g_free (arrival->name);
  g_free (arrival);
}

/**
 * pb_share_report_new:
 *
 * Returns: (transfer full): a report on which nothing stands yet
 */
PbShareReport *
pb_share_report_new (void)
{
  PbShareReport *self = g_atomic_rc_box_new0 (PbShareReport);

  self->arrivals = g_ptr_array_new_with_free_func (free_arrival);
  self->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_share_finding_free);
  self->ids = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * pb_share_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): @self
 */
PbShareReport *
pb_share_report_ref (PbShareReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  PbShareReport *self = data;

  g_ptr_array_unref (self->arrivals);
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->ids);
  g_free (self->own);
}

/**
 * pb_share_report_unref:
 * @self: (transfer full): a report
 *
 * Gives one reference back.
 */
void
pb_share_report_unref (PbShareReport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * pb_share_report_get_arrival:
 * @self: a report that is being written
 * @device: the identifier of a device
 *
 * Returns: (transfer none): its line on that device, made where there is none
 */
PbShareArrival *
pb_share_report_get_arrival (PbShareReport *self,
                             const char    *device)
{
  PbShareArrival *arrival;

  for (guint i = 0; i < self->arrivals->len; i++)
    {
      arrival = self->arrivals->pdata[i];
      if (g_str_equal (arrival->device, device))
        return arrival;
    }

  arrival = g_new0 (PbShareArrival, 1);
  arrival->device = g_strdup (device);
  g_ptr_array_add (self->arrivals, arrival);

  return arrival;
}

/**
 * pb_share_report_add_finding:
 * @self: a report that is being written
 * @path: a file, from the shared folder on
 * @sentence: what is wrong with it
 *
 * Adds something that could not be used.
 */
void
pb_share_report_add_finding (PbShareReport *self,
                             const char    *path,
                             const char    *sentence)
{
  PbShareFinding *finding = g_new0 (PbShareFinding, 1);

  finding->path = g_strdup (path);
  finding->sentence = g_strdup (sentence);
  g_ptr_array_add (self->findings, finding);
}
