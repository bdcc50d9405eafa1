/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PB_EXCHANGE_ERROR:
 *
 * What can go wrong between libraries.  The message is a sentence for people.
 */
#define PB_EXCHANGE_ERROR (pb_exchange_error_quark ())

/**
 * PbExchangeError:
 * @PB_EXCHANGE_ERROR_FAILED: something else went wrong
 * @PB_EXCHANGE_ERROR_FORMAT: what was read is not of the form that it should be
 * @PB_EXCHANGE_ERROR_LIMIT: what was read is larger than is accepted
 * @PB_EXCHANGE_ERROR_CHANGED: what was read is not what its author signed
 * @PB_EXCHANGE_ERROR_KEY: a key is missing or cannot be used
 * @PB_EXCHANGE_ERROR_NEWER: what was read is of a newer version of the program
 * @PB_EXCHANGE_ERROR_MISSING: the shared folder is not there
 * @PB_EXCHANGE_ERROR_EMPTY: nobody shares in the folder yet
 * @PB_EXCHANGE_ERROR_FOREIGN: the folder is of another network than the library
 */
typedef enum
{
  PB_EXCHANGE_ERROR_FAILED,
  PB_EXCHANGE_ERROR_FORMAT,
  PB_EXCHANGE_ERROR_LIMIT,
  PB_EXCHANGE_ERROR_CHANGED,
  PB_EXCHANGE_ERROR_KEY,
  PB_EXCHANGE_ERROR_NEWER,
  PB_EXCHANGE_ERROR_MISSING,
  PB_EXCHANGE_ERROR_EMPTY,
  PB_EXCHANGE_ERROR_FOREIGN,
} PbExchangeError;

GQuark pb_exchange_error_quark (void);

G_END_DECLS
