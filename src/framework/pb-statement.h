/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-result-value.h"
#include "model/pb-enums.h"

G_BEGIN_DECLS

/**
 * PbSection:
 * @PB_SECTION_INDICATORS: signs that a group is in the phase
 * @PB_SECTION_STRUCTURES: structures that suit the phase
 * @PB_SECTION_DANGERS: what to avoid
 * @PB_SECTION_HANDOVER: what has to be handed over or ended
 * @PB_SECTION_CHARACTERISTICS: key characteristics
 * @PB_SECTION_ACTIVITIES: kinds of activity
 * @PB_SECTION_CHALLENGES: challenges to navigate
 * @PB_SECTION_STATE: elements of the group state
 * @PB_SECTION_TECHNICAL: technical areas
 * @PB_SECTION_SIGNS: signs of readiness for evolution
 * @PB_SECTION_SUCCESS: success indicators
 *
 * The sections of a phase's checklist, in their order.
 */
typedef enum
{
  PB_SECTION_INDICATORS,
  PB_SECTION_STRUCTURES,
  PB_SECTION_DANGERS,
  PB_SECTION_HANDOVER,
  PB_SECTION_CHARACTERISTICS,
  PB_SECTION_ACTIVITIES,
  PB_SECTION_CHALLENGES,
  PB_SECTION_STATE,
  PB_SECTION_TECHNICAL,
  PB_SECTION_SIGNS,
  PB_SECTION_SUCCESS,
} PbSection;

/**
 * PB_N_STATEMENT_LIMITS:
 *
 * How many limits a statement can have.
 */
#define PB_N_STATEMENT_LIMITS 2

/**
 * PB_N_SECTIONS:
 *
 * How many sections a checklist has.
 */
#define PB_N_SECTIONS (PB_SECTION_SUCCESS + 1)

/**
 * PbMode:
 * @PB_MODE_COMPUTED: from the records alone; members may comment and dispute
 * @PB_MODE_ATTESTED: from what members say alone
 * @PB_MODE_BOTH: the records, confirmed by members
 * @PB_MODE_EITHER: the stronger of records and members
 * @PB_MODE_DERIVED: from the results of other statements
 *
 * What the result of a statement rests on.
 */
typedef enum
{
  PB_MODE_COMPUTED,
  PB_MODE_ATTESTED,
  PB_MODE_BOTH,
  PB_MODE_EITHER,
  PB_MODE_DERIVED,
} PbMode;

const char    *pb_section_get_nick        (PbSection    section);
gboolean       pb_section_from_nick       (const char  *nick,
                                           PbSection   *section);
const char    *pb_section_get_title       (PbSection    section);
const char    *pb_section_get_description (PbSection    section);
const char    *pb_mode_get_nick           (PbMode       mode);
gboolean       pb_mode_from_nick          (const char  *nick,
                                           PbMode      *mode);
const char    *pb_mode_get_description    (PbMode       mode);

#define PB_TYPE_STATEMENT (pb_statement_get_type ())
G_DECLARE_FINAL_TYPE (PbStatement, pb_statement, PB, STATEMENT, GObject)

PbStatement   *pb_statement_new              (const char    *id,
                                              PbPhase        phase,
                                              PbSection      section,
                                              PbMode         mode,
                                              PbResultScale  scale,
                                              const char    *rule,
                                              guint          rule_version,
                                              const gint64  *limits,
                                              const char    *title,
                                              const char    *text,
                                              const char    *hint) G_GNUC_WARN_UNUSED_RESULT;
const char    *pb_statement_get_id           (PbStatement   *self);
PbPhase        pb_statement_get_phase        (PbStatement   *self);
PbSection      pb_statement_get_section      (PbStatement   *self);
PbMode         pb_statement_get_mode         (PbStatement   *self);
PbResultScale  pb_statement_get_scale        (PbStatement   *self);
const char    *pb_statement_get_rule         (PbStatement   *self);
guint          pb_statement_get_rule_version (PbStatement   *self);
gint64         pb_statement_get_limit        (PbStatement   *self,
                                              guint          n);
const char    *pb_statement_get_title        (PbStatement   *self);
const char    *pb_statement_get_text         (PbStatement   *self);
const char    *pb_statement_get_hint         (PbStatement   *self);
gboolean       pb_statement_takes_attestations (PbStatement *self);

G_END_DECLS
