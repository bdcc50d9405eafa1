/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-people.h"

G_BEGIN_DECLS

gboolean  pb_seat_holds_on             (const PbSeat *seat,
                                        PbDay         day);
GArray   *pb_people_read_contributions (PbPeople     *self,
                                        PbDay         after);

G_END_DECLS
