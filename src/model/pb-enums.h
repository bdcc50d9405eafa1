/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-types.h"

G_BEGIN_DECLS

/* From each entry of the table: the C enumeration, pb_…_get_type() for its
 * registered type, and the cast macro's place in bindings.
 */
#define PB_ENUM_BEGIN(Type, func, name) typedef enum {
#define PB_ENUM_VALUE(value, nick, label) value,
#define PB_ENUM_END(Type, func) } Type; GType func##_get_type (void) G_GNUC_CONST;

#include "model/pb-enums-table.h"

#undef PB_ENUM_BEGIN
#undef PB_ENUM_VALUE
#undef PB_ENUM_END

const char *pb_enum_get_nick   (GType       type,
                                int         value);
const char *pb_enum_get_label  (GType       type,
                                int         value);
int         pb_enum_from_nick  (GType       type,
                                const char *nick);
const char *pb_enum_nick_label (GType       type,
                                const char *nick);
guint       pb_enum_get_n_values (GType     type);

G_END_DECLS
