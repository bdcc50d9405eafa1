/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-record.h"

G_BEGIN_DECLS

/**
 * PbFieldTheme:
 * @PB_THEME_DEFAULT: where the type of the field suggests
 * @PB_THEME_MAIN: what the record is
 * @PB_THEME_TERM: how long it holds and when it is looked at again
 * @PB_THEME_STAGES: the stages of a cycle
 * @PB_THEME_TEXTS: long texts
 * @PB_THEME_VOTE: how votes are counted
 * @PB_THEME_OUTCOME: what came of it
 * @PB_THEME_ANSWER: how it was answered
 * @PB_THEME_MONEY: amounts
 * @PB_THEME_RATE: an exchange rate
 * @PB_THEME_MATCH: what allowed a payment
 * @PB_THEME_SIGNERS: who signs
 * @PB_THEME_CONTACT: how one stays in touch
 * @PB_THEME_SENDING: whom it went to, and when
 * @PB_THEME_RULES: what a group is judged by
 * @PB_THEME_DOCUMENT: the paper behind it
 * @PB_THEME_ONCHAIN: addresses and identifiers
 * @PB_THEME_RELATED: other records that it has to do with
 * @PB_THEME_END: how it ends
 *
 * What fields of a form that stand together are about, in the order in which
 * they come.
 */
typedef enum
{
  PB_THEME_DEFAULT,
  PB_THEME_MAIN,
  PB_THEME_TERM,
  PB_THEME_STAGES,
  PB_THEME_TEXTS,
  PB_THEME_VOTE,
  PB_THEME_OUTCOME,
  PB_THEME_ANSWER,
  PB_THEME_MONEY,
  PB_THEME_RATE,
  PB_THEME_MATCH,
  PB_THEME_SIGNERS,
  PB_THEME_CONTACT,
  PB_THEME_SENDING,
  PB_THEME_RULES,
  PB_THEME_DOCUMENT,
  PB_THEME_ONCHAIN,
  PB_THEME_RELATED,
  PB_THEME_END,
  PB_N_THEMES
} PbFieldTheme;

PbFieldTheme pb_field_get_theme      (PbFieldId     field);
const char  *pb_field_theme_get_title (PbFieldTheme theme);
PbFieldId    pb_field_get_amount     (PbFieldId     field);
PbFieldId    pb_field_get_earlier    (PbFieldId     field);

gboolean    pb_field_is_relevant (PbFieldId  field,
                                  PbRecord  *record,
                                  PbRecord  *owner);
gboolean    pb_field_is_seldom   (PbFieldId  field);
const char *pb_field_get_title   (PbFieldId  field,
                                  PbRecord  *record,
                                  PbRecord  *owner);
gboolean    pb_kind_has_part     (PbKind     kind,
                                  PbKind     part);
char       *pb_record_dup_summary (PbRecord *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
