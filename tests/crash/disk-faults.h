/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "disk-shim.h"

#include <errno.h>

/* What a disk does to those who write, as people would call it. */
static const struct
{
  DiskPlan plan;
  int error;
  const char *name;
} faults[] = {
  { DISK_FAILS_ON, ENOSPC, "disk-full" },
  { DISK_FAILS_ON, EIO, "disk-broken" },
  { DISK_FAILS_ON, EROFS, "read-only-disk" },
  { DISK_FAILS_ON, EACCES, "permission-lost" },
  { DISK_FAILS_ONCE, EIO, "one-failure" },
};
