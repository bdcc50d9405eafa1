/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PB_IMPORT_ERROR:
 *
 * Why a file could not be read.  The message is a sentence for people that names
 * the file and, where there is one, the line.
 */
#define PB_IMPORT_ERROR (pb_import_error_quark ())

/**
 * PbImportError:
 * @PB_IMPORT_ERROR_FAILED: the file could not be read from the disk
 * @PB_IMPORT_ERROR_NOT_FOUND: there is no such file
 * @PB_IMPORT_ERROR_NOT_A_FILE: it is a folder or a device
 * @PB_IMPORT_ERROR_PERMISSION: it may not be read
 * @PB_IMPORT_ERROR_EMPTY: there is nothing in it
 * @PB_IMPORT_ERROR_TOO_LARGE: it is larger than any file of its sort
 * @PB_IMPORT_ERROR_NOT_UTF8: it is not text in UTF-8
 * @PB_IMPORT_ERROR_NOT_RECOGNIZED: it is of no sort that is known here
 * @PB_IMPORT_ERROR_NOTHING_FILLED: it is a template that nobody has filled in
 * @PB_IMPORT_ERROR_BROKEN: it is of a known sort, but damaged
 */
typedef enum
{
  PB_IMPORT_ERROR_FAILED,
  PB_IMPORT_ERROR_NOT_FOUND,
  PB_IMPORT_ERROR_NOT_A_FILE,
  PB_IMPORT_ERROR_PERMISSION,
  PB_IMPORT_ERROR_EMPTY,
  PB_IMPORT_ERROR_TOO_LARGE,
  PB_IMPORT_ERROR_NOT_UTF8,
  PB_IMPORT_ERROR_NOT_RECOGNIZED,
  PB_IMPORT_ERROR_NOTHING_FILLED,
  PB_IMPORT_ERROR_BROKEN,
} PbImportError;

GQuark pb_import_error_quark (void);

G_END_DECLS
