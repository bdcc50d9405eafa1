/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PbDay:
 *
 * A civil day without a zone, counted in days since 1970-01-01.
 * %PB_DAY_NONE stands for "not known".
 */
typedef gint32 PbDay;

/**
 * PbFieldId:
 *
 * Names one field of one kind: the kind in the upper bits, the place of the
 * field within the kind in the lower eight.  Fields that every record has
 * belong to kind 0.
 */
typedef guint PbFieldId;

typedef struct _PbClock PbClock;
typedef struct _PbDecimal PbDecimal;
typedef struct _PbDossier PbDossier;
typedef struct _PbEdit PbEdit;
typedef struct _PbRecord PbRecord;

G_END_DECLS
