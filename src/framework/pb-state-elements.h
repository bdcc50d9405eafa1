/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-criteria-set.h"
#include "model/pb-dossier.h"

G_BEGIN_DECLS

/**
 * PbFreshness:
 * @PB_FRESHNESS_MISSING: there is neither text nor record
 * @PB_FRESHNESS_FRESH: reviewed within its interval and not contradicted
 * @PB_FRESHNESS_DUE: fresh, but the next review is near
 * @PB_FRESHNESS_STALE: the interval has passed, or it was never reviewed
 * @PB_FRESHNESS_CONTRADICTED: newer records say something else
 *
 * How far a state element can be trusted.
 */
typedef enum
{
  PB_FRESHNESS_MISSING,
  PB_FRESHNESS_FRESH,
  PB_FRESHNESS_DUE,
  PB_FRESHNESS_STALE,
  PB_FRESHNESS_CONTRADICTED,
} PbFreshness;

const char *pb_freshness_get_nick      (PbFreshness freshness);
const char *pb_freshness_get_label     (PbFreshness freshness);
const char *pb_freshness_get_css_class (PbFreshness freshness);
const char *pb_freshness_get_icon_name (PbFreshness freshness);

/**
 * PB_N_STATE_ELEMENTS:
 *
 * How many elements a group state has, beside those that a group adds itself.
 */
#define PB_N_STATE_ELEMENTS 14

/**
 * PbStateLabel:
 * @label: the bold label in the document
 * @section: the section that it stands in
 * @elements: the keys of the elements that it fills, separated by blanks; may be
 *   empty
 * @extension: whether the official template lacks it
 *
 * A bold label of the group-state document, in the order of the document.
 */
typedef struct
{
  const char     *label;
  PbStateSection  section;
  const char     *elements;
  gboolean        extension;
} PbStateLabel;

const char * const *pb_state_element_get_keys     (void);
int                 pb_state_element_get_place    (const char *key);
const char         *pb_state_element_get_title    (const char *key);
PbStateSection      pb_state_element_get_section  (const char *key);
PbThreshold         pb_state_element_get_interval_threshold (const char *key);
gboolean            pb_state_element_has_label    (const char *key);
char               *pb_state_element_dup_id       (const char *group_id,
                                                   const char *key) G_GNUC_WARN_UNUSED_RESULT;
const PbStateLabel *pb_state_label_get_nth        (guint       n);
const PbStateLabel *pb_state_label_find           (const char *label);
gboolean            pb_state_label_fills          (const PbStateLabel *label,
                                                   const char         *key);

/**
 * PbElementStatus:
 * @key: the element
 * @freshness: how far it can be trusted
 * @present: whether there is a text or a record
 * @never_reviewed: whether no review is known
 * @old: whether more than twice the interval has passed
 * @interval: the days between reviews
 * @last_reviewed: the last review up to the day, or %PB_DAY_NONE
 * @next_due: the day by which the next review is due, or %PB_DAY_NONE
 * @reviewed_by: (nullable): who reviewed it last
 * @contradicting: (nullable): the identifier of the newest record that
 *   contradicts it
 * @contradicted_on: the day of that record
 * @contradiction: (nullable): what contradicts it, a sentence for people
 * @n_contradictions: how many records contradict it
 * @sentence: how it stands, a sentence for people
 * @texts: the identifiers of the texts that fill it
 * @records: the identifiers of the records that it speaks for
 * @unchanged: how often in a row one person confirmed it without any change
 *
 * How one element of the group state stands on a day.
 */
typedef struct
{
  char         *key;
  PbFreshness   freshness;
  gboolean      present;
  gboolean      never_reviewed;
  gboolean      old;
  int           interval;
  PbDay         last_reviewed;
  PbDay         next_due;
  char         *reviewed_by;
  char         *contradicting;
  PbDay         contradicted_on;
  char         *contradiction;
  guint         n_contradictions;
  char         *sentence;
  GStrv         texts;
  GStrv         records;
  guint         unchanged;
} PbElementStatus;

#define PB_TYPE_ELEMENT_STATUS (pb_element_status_get_type ())
GType            pb_element_status_get_type (void) G_GNUC_CONST;
PbElementStatus *pb_element_status_copy     (const PbElementStatus *self) G_GNUC_WARN_UNUSED_RESULT;
void             pb_element_status_free     (PbElementStatus       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbElementStatus, pb_element_status_free)

PbElementStatus *pb_state_element_status    (PbDossier             *dossier,
                                             PbCriteriaSet         *criteria,
                                             const char            *key,
                                             PbDay                  day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
