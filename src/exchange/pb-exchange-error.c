/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-exchange-error.h"

G_DEFINE_QUARK (pb-exchange-error-quark, pb_exchange_error)
