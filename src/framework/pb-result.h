/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-statement.h"
#include "model/pb-record.h"

G_BEGIN_DECLS

/**
 * PbResultFlags:
 * @PB_RESULT_ON_WORD: nothing could be computed; it rests on what members say
 * @PB_RESULT_NOT_CONFIRMED: computed, but no member has confirmed it
 * @PB_RESULT_DISPUTED: records and members, or members among each other, differ
 * @PB_RESULT_OUTSIDE: backed by an outside party or an on-chain reference
 * @PB_RESULT_COMPUTED: the records gave a result
 *
 * What to tell beside a result.
 */
typedef enum
{
  PB_RESULT_ON_WORD       = 1 << 0,
  PB_RESULT_NOT_CONFIRMED = 1 << 1,
  PB_RESULT_DISPUTED      = 1 << 2,
  PB_RESULT_OUTSIDE       = 1 << 3,
  PB_RESULT_COMPUTED      = 1 << 4,
} PbResultFlags;

/**
 * PbNumber:
 * @label: what is counted, for people
 * @value: the number with its unit, for people
 *
 * One of the numbers that a result rests on.
 */
typedef struct
{
  char *label;
  char *value;
} PbNumber;

/**
 * PbAttested:
 * @record: the attestation
 * @by: the name of the member
 * @value: what the member says
 * @counted: what it counts as; %PB_RESULT_UNKNOWN where it does not count
 * @on: the day of the attestation
 * @expires: the last day on which it counts
 * @expired: whether that day has passed
 * @latest: whether it is the newest of that member
 * @disputes: whether the member disputes the computed result
 * @n_evidence: how many pieces of evidence come with it
 * @reason: (nullable): the reason given
 *
 * What one member said about a statement, as it stands on the judged day.
 */
typedef struct
{
  PbRecord      *record;
  char          *by;
  PbResultValue  value;
  PbResultValue  counted;
  PbDay          on;
  PbDay          expires;
  gboolean       expired;
  gboolean       latest;
  gboolean       disputes;
  guint          n_evidence;
  char          *reason;
} PbAttested;

#define PB_TYPE_RESULT (pb_result_get_type ())
G_DECLARE_FINAL_TYPE (PbResult, pb_result, PB, RESULT, GObject)

PbStatement         *pb_result_get_statement       (PbResult *self);
const char          *pb_result_get_id              (PbResult *self);
PbResultValue        pb_result_get_value           (PbResult *self);
PbResultValue        pb_result_get_computed        (PbResult *self);
PbResultValue        pb_result_get_attested        (PbResult *self);
const char          *pb_result_get_reason          (PbResult *self);
const char          *pb_result_get_computed_reason (PbResult *self);
PbResultFlags        pb_result_get_flags           (PbResult *self);
GPtrArray           *pb_result_get_numbers         (PbResult *self);
const char * const  *pb_result_get_records         (PbResult *self);
GPtrArray           *pb_result_get_attestations    (PbResult *self);
const char * const  *pb_result_get_disputes        (PbResult *self);
const char          *pb_result_get_rule            (PbResult *self);
guint                pb_result_get_rule_version    (PbResult *self);
gboolean             pb_result_has_evidence        (PbResult *self);

G_END_DECLS
