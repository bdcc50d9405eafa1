/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-people.h"

G_BEGIN_DECLS

/**
 * PB_PEOPLE_LATELY:
 *
 * How many days count as lately.
 */
#define PB_PEOPLE_LATELY 90

/**
 * PB_PEOPLE_HALF_A_YEAR:
 *
 * How many days count as half a year.
 */
#define PB_PEOPLE_HALF_A_YEAR 180

GArray *pb_people_dup_shares            (PbPeople *people) G_GNUC_WARN_UNUSED_RESULT;
char   *pb_people_dup_summary           (PbPeople *people) G_GNUC_WARN_UNUSED_RESULT;
char   *pb_people_dup_shares_sentence   (PbPeople *people) G_GNUC_WARN_UNUSED_RESULT;
char   *pb_people_dup_activity_sentence (PbPeople *people) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
