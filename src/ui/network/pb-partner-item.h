/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-relation-standing.h"

G_BEGIN_DECLS

#define PB_TYPE_PARTNER_ITEM (pb_partner_item_get_type ())
G_DECLARE_FINAL_TYPE (PbPartnerItem, pb_partner_item, PB, PARTNER_ITEM, GObject)

PbPartnerItem            *pb_partner_item_new          (const char    *owner_id,
                                                        const char    *owner_name,
                                                        GPtrArray     *standings,
                                                        guint          place) G_GNUC_WARN_UNUSED_RESULT;
PbPartnerItem            *pb_partner_item_new_stranger (const char    *id,
                                                        const char    *name) G_GNUC_WARN_UNUSED_RESULT;
const char               *pb_partner_item_get_id       (PbPartnerItem *self);
const char               *pb_partner_item_get_owner_id (PbPartnerItem *self);
const PbRelationStanding *pb_partner_item_get_standing (PbPartnerItem *self);
char                     *pb_partner_item_dup_title    (PbPartnerItem *self) G_GNUC_WARN_UNUSED_RESULT;
char                     *pb_partner_item_dup_contact  (PbPartnerItem *self) G_GNUC_WARN_UNUSED_RESULT;
char                     *pb_partner_item_dup_details  (PbPartnerItem *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean                  pb_partner_item_matches      (PbPartnerItem *self,
                                                        const char    *needle);

G_END_DECLS
