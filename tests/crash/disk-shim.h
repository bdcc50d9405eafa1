/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdint.h>

/* Where a program that this is loaded into finds “PLAN N SECONDS_AHEAD”. */
#define DISK_SHIM_PLAN "DISK_SHIM_PLAN"

/* What happens at a call that writes. */
typedef enum
{
  DISK_COUNTS,
  /* The process is killed before, in the middle of (where it writes bytes, else
   * before), or after the n-th call.
   */
  DISK_KILLS_BEFORE,
  DISK_KILLS_MIDWAY,
  DISK_KILLS_AFTER,
  /* The n-th call fails, or all from it on. */
  DISK_FAILS_ONCE,
  DISK_FAILS_ON,
} DiskPlan;

void disk_shim_begin     (DiskPlan  plan,
                          int       n,
                          int       error);
int  disk_shim_end       (void);
void disk_shim_set_clock (int64_t   seconds_ahead);
