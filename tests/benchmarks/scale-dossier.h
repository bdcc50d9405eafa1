/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-criteria-set.h"
#include "model/pb-dossier.h"

/* A group with two years of 100,000 records. */
PbDossier *scale_dossier_new (PbCriteriaSet *criteria) G_GNUC_WARN_UNUSED_RESULT;
