/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PbStoreError:
 * @PB_STORE_ERROR_FAILED: something else went wrong; the message says what
 * @PB_STORE_ERROR_NOT_FOUND: there is no such library, record or action
 * @PB_STORE_ERROR_EXISTS: there is a file already
 * @PB_STORE_ERROR_NOT_A_LIBRARY: the file is something else
 * @PB_STORE_ERROR_CORRUPT: the file is damaged
 * @PB_STORE_ERROR_TOO_NEW: a newer version of the program wrote the file
 * @PB_STORE_ERROR_READ_ONLY: the file may not be written
 * @PB_STORE_ERROR_PERMISSION: the file may not be read
 * @PB_STORE_ERROR_BUSY: another program held the library for too long
 * @PB_STORE_ERROR_NO_SPACE: the disk is full
 * @PB_STORE_ERROR_INVALID: the edit breaks a rule; the message names record
 *   and field
 * @PB_STORE_ERROR_REFERENCED: other records refer to what was to be deleted
 * @PB_STORE_ERROR_CONFLICT: a later change stands in the way of undoing
 * @PB_STORE_ERROR_CLOSED: the store is not open
 *
 * What can go wrong in the storage layer.
 */
typedef enum
{
  PB_STORE_ERROR_FAILED,
  PB_STORE_ERROR_NOT_FOUND,
  PB_STORE_ERROR_EXISTS,
  PB_STORE_ERROR_NOT_A_LIBRARY,
  PB_STORE_ERROR_CORRUPT,
  PB_STORE_ERROR_TOO_NEW,
  PB_STORE_ERROR_READ_ONLY,
  PB_STORE_ERROR_PERMISSION,
  PB_STORE_ERROR_BUSY,
  PB_STORE_ERROR_NO_SPACE,
  PB_STORE_ERROR_INVALID,
  PB_STORE_ERROR_REFERENCED,
  PB_STORE_ERROR_CONFLICT,
  PB_STORE_ERROR_CLOSED,
} PbStoreError;

#define PB_STORE_ERROR (pb_store_error_quark ())
GQuark pb_store_error_quark (void);

G_END_DECLS
