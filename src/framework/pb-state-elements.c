/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-state-elements.h"

#include "framework/pb-criteria-texts-private.h"
#include "framework/pb-i18n-private.h"
#include "model/pb-id.h"

#include <string.h>

typedef struct
{
  const char *nick;
  const char *label;
  const char *css_class;
  const char *icon_name;
} FreshnessInfo;

static const FreshnessInfo freshnesses[] = {
  [PB_FRESHNESS_MISSING] = { "missing", NC_("freshness", "Missing"), "neutral",
                             "pb-quiet-symbolic" },
  [PB_FRESHNESS_FRESH] = { "fresh", NC_("freshness", "Fresh"), "success",
                           "object-select-symbolic" },
  [PB_FRESHNESS_DUE] = { "due", NC_("freshness", "Due"), "accent", "alarm-symbolic" },
  [PB_FRESHNESS_STALE] = { "stale", NC_("freshness", "Stale"), "warning", "pb-watch-symbolic" },
  [PB_FRESHNESS_CONTRADICTED] = { "contradicted", NC_("freshness", "Contradicted"), "error",
                                  "dialog-warning-symbolic" },
};

static const char * const keys[PB_N_STATE_ELEMENTS + 1] = {
  "P1", "P2", "Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "G1", "G2", "G3", "G4", "G5", "G6", NULL
};

/* The labels of the official template in its order, then those that we add so
 * that every element has a place.  Labels are what files hold; they are never
 * translated.  Two elements live in the template as items below another label:
 * the log of decisions and the financial records (Q6), and the list of multisigs
 * and tokens (G1).
 */
static const PbStateLabel labels[] = {
  { "Group name", PB_STATE_SECTION_ABOUT, "", FALSE },
  { "Date of creation", PB_STATE_SECTION_ABOUT, "", FALSE },
  { "Description", PB_STATE_SECTION_ABOUT, "", FALSE },
  { "Purpose/problem", PB_STATE_SECTION_PURPOSE, "P1", FALSE },
  { "Genesis of the Group", PB_STATE_SECTION_PURPOSE, "P2", FALSE },
  { "Goals", PB_STATE_SECTION_PURPOSE, "P1", FALSE },
  { "Design/intentions", PB_STATE_SECTION_PURPOSE, "P1", FALSE },
  { "Relationships", PB_STATE_SECTION_PRACTICE, "P2 Q2", FALSE },
  { "Formal structure", PB_STATE_SECTION_PRACTICE, "Q1", FALSE },
  { "Team agreements", PB_STATE_SECTION_PRACTICE, "Q2 Q3", FALSE },
  { "Decision-making", PB_STATE_SECTION_PRACTICE, "Q1 Q6", FALSE },
  { "Treasury management", PB_STATE_SECTION_PRACTICE, "G1 Q4 Q6", FALSE },
  { "Communication", PB_STATE_SECTION_PROGRESS, "G3", FALSE },
  { "Strategy/planning", PB_STATE_SECTION_PROGRESS, "P1", FALSE },
  { "Project/progress management", PB_STATE_SECTION_PROGRESS, "G2", FALSE },
  { "Retrospectives and feedback", PB_STATE_SECTION_PRACTICE, "Q5", TRUE },
  { "Shared workspaces", PB_STATE_SECTION_PROGRESS, "G4", TRUE },
  { "Learnings and evolution", PB_STATE_SECTION_PROGRESS, "G5", TRUE },
  { "Impact metrics", PB_STATE_SECTION_PROGRESS, "G6", TRUE },
};

/**
 * pb_freshness_get_nick:
 * @freshness: a freshness
 *
 * Returns: its name in files
 */
const char *
pb_freshness_get_nick (PbFreshness freshness)
{
  g_return_val_if_fail ((gsize) freshness < G_N_ELEMENTS (freshnesses), "");

  return freshnesses[freshness].nick;
}

/**
 * pb_freshness_get_label:
 * @freshness: a freshness
 *
 * Returns: the word for people
 */
const char *
pb_freshness_get_label (PbFreshness freshness)
{
  g_return_val_if_fail ((gsize) freshness < G_N_ELEMENTS (freshnesses), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "freshness", freshnesses[freshness].label);
}

/**
 * pb_freshness_get_css_class:
 * @freshness: a freshness
 *
 * Returns: `success`, `accent`, `warning`, `error` or `neutral`
 */
const char *
pb_freshness_get_css_class (PbFreshness freshness)
{
  g_return_val_if_fail ((gsize) freshness < G_N_ELEMENTS (freshnesses), "neutral");

  return freshnesses[freshness].css_class;
}

/**
 * pb_freshness_get_icon_name:
 * @freshness: a freshness
 *
 * Returns: the name of a symbolic icon
 */
const char *
pb_freshness_get_icon_name (PbFreshness freshness)
{
  g_return_val_if_fail ((gsize) freshness < G_N_ELEMENTS (freshnesses), "");

  return freshnesses[freshness].icon_name;
}

/**
 * pb_state_element_get_keys:
 *
 * Returns: (transfer none) (array zero-terminated=1): the keys of the fourteen
 *   elements in their order
 */
const char * const *
pb_state_element_get_keys (void)
{
  return keys;
}

/**
 * pb_state_element_get_place:
 * @key: a key
 *
 * Returns: its place among the fourteen, or -1 where it is a group’s own
 */
int
pb_state_element_get_place (const char *key)
{
  for (int i = 0; keys[i]; i++)
    {
      if (g_strcmp0 (keys[i], key) == 0)
        return i;
    }

  return -1;
}

/**
 * pb_state_element_get_title:
 * @key: a key
 *
 * Returns: its short title for people; the key itself where it is a group’s own
 */
const char *
pb_state_element_get_title (const char *key)
{
  return pb_state_element_get_place (key) < 0 ? key : _(pb_criteria_text_find (key)->title);
}

/**
 * pb_state_element_get_section:
 * @key: a key
 *
 * Returns: the section of the document that it belongs to; that of progress
 *   where it is a group’s own
 */
PbStateSection
pb_state_element_get_section (const char *key)
{
  if (pb_state_element_get_place (key) < 0 || *key == 'G')
    return PB_STATE_SECTION_PROGRESS;

  return *key == 'P' ? PB_STATE_SECTION_PURPOSE : PB_STATE_SECTION_PRACTICE;
}

/**
 * pb_state_element_get_interval_threshold:
 * @key: a key
 *
 * What changes more often is reviewed more often.
 *
 * Returns: the threshold with the days between reviews, where the group has set
 *   none itself
 */
PbThreshold
pb_state_element_get_interval_threshold (const char *key)
{
  static const char * const longer[] = { "P1", "P2", "Q1", "G1", "G3", "G4", "G5", NULL };

  return g_strv_contains (longer, key) ? PB_THRESHOLD_ELEMENT_INTERVAL_LONG
                                       : PB_THRESHOLD_ELEMENT_INTERVAL_SHORT;
}

/**
 * pb_state_element_has_label:
 * @key: a key
 *
 * Returns: whether the official template has a place for it
 */
gboolean
pb_state_element_has_label (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (!labels[i].extension && pb_state_label_fills (&labels[i], key))
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_state_element_dup_id:
 * @group_id: the identifier of a group
 * @key: a key
 *
 * Everybody who writes about an element of a group writes about the same record.
 *
 * Returns: (transfer full): the identifier of the record of that element
 */
char *
pb_state_element_dup_id (const char *group_id,
                         const char *key)
{
  g_autofree char *name = g_strconcat ("state-element:", key, NULL);

  return pb_id_derive (group_id, name);
}

/**
 * pb_state_label_get_nth:
 * @n: a number
 *
 * Returns: (transfer none) (nullable): the label at that place
 */
const PbStateLabel *
pb_state_label_get_nth (guint n)
{
  return n < G_N_ELEMENTS (labels) ? &labels[n] : NULL;
}

/**
 * pb_state_label_find:
 * @label: the words of a label, in any case
 *
 * Returns: (transfer none) (nullable): the label
 */
const PbStateLabel *
pb_state_label_find (const char *label)
{
  g_autofree char *folded = g_utf8_casefold (label, -1);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autofree char *other = g_utf8_casefold (labels[i].label, -1);

      if (strcmp (folded, other) == 0)
        return &labels[i];
    }

  return NULL;
}

/**
 * pb_state_label_fills:
 * @label: a label
 * @key: a key
 *
 * Returns: whether a text below @label fills that element
 */
gboolean
pb_state_label_fills (const PbStateLabel *label,
                      const char         *key)
{
  g_auto(GStrv) elements = g_strsplit (label->elements, " ", -1);

  return g_strv_contains ((const char * const *) elements, key);
}
