/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbLogInfo:
 * @device: the identifier of the device
 * @name: (nullable): the name of who uses it
 * @handle: (nullable): how the network knows them
 * @public_key: (nullable): the first key that the device has signed with, as base64
 * @last: the place of the last operation that is known, or 0
 * @is_branched: whether the device was found to have written another log as well
 * @is_own: whether it is the device of this library
 *
 * What a library knows of the log of one device.
 */
typedef struct
{
  char     *device;
  char     *name;
  char     *handle;
  char     *public_key;
  gint64    last;
  gboolean  is_branched;
  gboolean  is_own;
} PbLogInfo;

PbLogInfo *pb_log_info_new  (const char *device,
                             const char *name,
                             const char *handle,
                             const char *public_key) G_GNUC_WARN_UNUSED_RESULT;
void       pb_log_info_free (PbLogInfo  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbLogInfo, pb_log_info_free)

G_END_DECLS
