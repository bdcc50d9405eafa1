/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-log-info.h"

/**
 * pb_log_info_new:
 * @device: the identifier of a device
 * @name: (nullable): the name of who uses it
 * @handle: (nullable): how the network knows them
 * @public_key: (nullable): what it signs with, as base64
 *
 * Returns: (transfer full): what is known of a device without operations
 */
PbLogInfo *
pb_log_info_new (const char *device,
                 const char *name,
                 const char *handle,
                 const char *public_key)
{
  PbLogInfo *self = g_new0 (PbLogInfo, 1);

  self->device = g_strdup (device);
  self->name = g_strdup (name);
  self->handle = g_strdup (handle);
  self->public_key = g_strdup (public_key);

  return self;
}

/**
 * pb_log_info_free:
 * @self: (transfer full): what is known of a device
 *
 * Frees it.
 */
void
pb_log_info_free (PbLogInfo *self)
{
  g_free (self->device);
  g_free (self->name);
  g_free (self->handle);
  g_free (self->public_key);
  g_free (self);
}
