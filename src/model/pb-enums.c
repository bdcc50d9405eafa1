/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-enums.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *context;
  const char *label;
} PbEnumLabel;

/* Labels lie beside the registered values, found by a quark of the type. */
static GQuark labels_quark (void);
G_DEFINE_QUARK (pb-enum-labels, labels)

#define PB_ENUM_BEGIN(Type, func, name) static const GEnumValue func##_values[] = {
#define PB_ENUM_VALUE(value, nick, label) { value, #value, nick },
#define PB_ENUM_END(Type, func) { 0, NULL, NULL } };
#include "model/pb-enums-table.h"
#undef PB_ENUM_BEGIN
#undef PB_ENUM_VALUE
#undef PB_ENUM_END

#undef NC_
#define NC_(context, label) { context, label }
#define PB_ENUM_BEGIN(Type, func, name) static const PbEnumLabel func##_labels[] = {
#define PB_ENUM_VALUE(value, nick, label) label,
#define PB_ENUM_END(Type, func) };
#include "model/pb-enums-table.h"
#undef PB_ENUM_BEGIN
#undef PB_ENUM_VALUE
#undef PB_ENUM_END

#define PB_ENUM_BEGIN(Type, func, name)
#define PB_ENUM_VALUE(value, nick, label)
#define PB_ENUM_END(Type, func) \
  GType \
  func##_get_type (void) \
  { \
    static GType type; \
    if (g_once_init_enter (&type)) \
      { \
        GType registered = g_enum_register_static (#Type, func##_values); \
        g_type_set_qdata (registered, labels_quark (), (gpointer) func##_labels); \
        g_once_init_leave (&type, registered); \
      } \
    return type; \
  }
#include "model/pb-enums-table.h"

static const GEnumValue *
get_value (GType type,
           int   value)
{
  g_autoptr(GTypeClass) class = g_type_class_ref (type);

  /* Registered values are static, so they outlive the class. */
  return g_enum_get_value (G_ENUM_CLASS (class), value);
}

/**
 * pb_enum_get_nick:
 * @type: an enumeration of the domain
 * @value: one of its values
 *
 * Returns: (nullable): the name that files and the database hold
 */
const char *
pb_enum_get_nick (GType type,
                  int   value)
{
  const GEnumValue *entry = get_value (type, value);

  return entry ? entry->value_nick : NULL;
}

/**
 * pb_enum_get_label:
 * @type: an enumeration of the domain
 * @value: one of its values
 *
 * Returns: (nullable): the word for people to read, translated
 */
const char *
pb_enum_get_label (GType type,
                   int   value)
{
  const PbEnumLabel *labels = g_type_get_qdata (type, labels_quark ());

  if (labels == NULL || get_value (type, value) == NULL)
    return NULL;

  return g_dpgettext2 (GETTEXT_PACKAGE, labels[value].context, labels[value].label);
}

/**
 * pb_enum_from_nick:
 * @type: an enumeration of the domain
 * @nick: (nullable): a name
 *
 * Returns: the value, or -1 where the enumeration has no such name
 */
int
pb_enum_from_nick (GType       type,
                   const char *nick)
{
  g_autoptr(GTypeClass) class = g_type_class_ref (type);
  const GEnumValue *entry;

  if (nick == NULL)
    return -1;

  entry = g_enum_get_value_by_nick (G_ENUM_CLASS (class), nick);

  return entry ? entry->value : -1;
}

/**
 * pb_enum_nick_label:
 * @type: an enumeration of the domain
 * @nick: (nullable): a name
 *
 * A name that a newer version wrote is shown as it stands, never dropped.
 *
 * Returns: (nullable): the word for people to read, translated, or @nick where
 *   the enumeration has no such name
 */
const char *
pb_enum_nick_label (GType       type,
                    const char *nick)
{
  int value = pb_enum_from_nick (type, nick);

  return value < 0 ? nick : pb_enum_get_label (type, value);
}

/**
 * pb_enum_get_n_values:
 * @type: an enumeration of the domain
 *
 * The values of the domain's enumerations count from 0 without gaps.
 *
 * Returns: how many values it has
 */
guint
pb_enum_get_n_values (GType type)
{
  g_autoptr(GTypeClass) class = g_type_class_ref (type);

  return G_ENUM_CLASS (class)->n_values;
}
