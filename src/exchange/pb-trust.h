/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-succession.h"
#include "model/pb-day.h"

G_BEGIN_DECLS

/**
 * PbTrustState:
 * @PB_TRUST_VERIFIED: signed with a key that somebody has confirmed
 * @PB_TRUST_FIRST_SEEN: signed with a key that nobody has confirmed yet
 * @PB_TRUST_UNSIGNED: not signed
 * @PB_TRUST_INVALID: the signature does not fit what it stands below
 *
 * How far one can rely on who something is from.
 */
typedef enum
{
  PB_TRUST_VERIFIED,
  PB_TRUST_FIRST_SEEN,
  PB_TRUST_UNSIGNED,
  PB_TRUST_INVALID,
} PbTrustState;

/**
 * PbTrustEntry:
 * @key: a public key
 * @name: the name of the person that it belongs to
 * @seen: the day on which it was first seen
 * @confirmed: the day on which somebody confirmed it, or %PB_DAY_NONE
 * @by: (nullable): who confirmed it
 *
 * What is known of a key.
 */
typedef struct
{
  char  *key;
  char  *name;
  PbDay  seen;
  PbDay  confirmed;
  char  *by;
} PbTrustEntry;

#define PB_TYPE_TRUST (pb_trust_get_type ())
G_DECLARE_FINAL_TYPE (PbTrust, pb_trust, PB, TRUST, GObject)

PbTrust            *pb_trust_new        (const char    *library) G_GNUC_WARN_UNUSED_RESULT;
gboolean            pb_trust_load       (PbTrust       *self,
                                         GError       **error);
gboolean            pb_trust_save       (PbTrust       *self,
                                         GError       **error);

GPtrArray          *pb_trust_get_entries (PbTrust      *self);
const PbTrustEntry *pb_trust_lookup     (PbTrust       *self,
                                         const char    *key);
const PbTrustEntry *pb_trust_find_other (PbTrust       *self,
                                         const char    *name,
                                         const char    *key);
PbTrustState        pb_trust_check      (PbTrust       *self,
                                         const char    *key,
                                         GPtrArray     *succession);
void                pb_trust_see        (PbTrust       *self,
                                         const char    *key,
                                         const char    *name,
                                         PbDay          day);
void                pb_trust_confirm    (PbTrust       *self,
                                         const char    *key,
                                         const char    *name,
                                         const char    *by,
                                         PbDay          day);
void                pb_trust_withdraw   (PbTrust       *self,
                                         const char    *key);

G_END_DECLS
