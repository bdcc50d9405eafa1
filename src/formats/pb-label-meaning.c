/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-label-meaning.h"

#include "framework/pb-state-elements.h"

#include <string.h>

/* Other words for the labels of the template, as groups use them.  All words are
 * normalized; @elements says where they fill less, or something else, than the
 * label does.
 */
typedef struct
{
  const char *words;
  const char *label;
  const char *elements;
} Alias;

static const Alias aliases[] = {
  { "group name", "Group name", NULL },
  { "name of the group", "Group name", NULL },
  { "cell name", "Group name", NULL },
  { "team name", "Group name", NULL },
  { "circle name", "Group name", NULL },
  { "dao name", "Group name", NULL },
  { "nucleus name", "Group name", NULL },
  { "name", "Group name", NULL },

  { "date of creation", "Date of creation", NULL },
  { "creation date", "Date of creation", NULL },
  { "date created", "Date of creation", NULL },
  { "created", "Date of creation", NULL },
  { "created on", "Date of creation", NULL },
  { "founded", "Date of creation", NULL },
  { "founded on", "Date of creation", NULL },
  { "founding date", "Date of creation", NULL },
  { "formation date", "Date of creation", NULL },
  { "established", "Date of creation", NULL },

  { "description", "Description", NULL },
  { "short description", "Description", NULL },
  { "group description", "Description", NULL },
  { "summary", "Description", NULL },

  { "purpose problem", "Purpose/problem", NULL },
  { "problem purpose", "Purpose/problem", NULL },
  { "problem", "Purpose/problem", NULL },
  { "problem statement", "Purpose/problem", NULL },
  { "purpose statement", "Purpose/problem", NULL },
  { "mission", "Purpose/problem", NULL },
  { "mission statement", "Purpose/problem", NULL },
  { "why we exist", "Purpose/problem", NULL },

  { "genesis of the group", "Genesis of the Group", NULL },
  { "genesis of the cell", "Genesis of the Group", NULL },
  { "genesis of the team", "Genesis of the Group", NULL },
  { "genesis", "Genesis of the Group", NULL },
  { "group genesis", "Genesis of the Group", NULL },
  { "origin", "Genesis of the Group", NULL },
  { "origins", "Genesis of the Group", NULL },
  { "origin story", "Genesis of the Group", NULL },
  { "background", "Genesis of the Group", NULL },
  { "history", "Genesis of the Group", NULL },

  { "goals", "Goals", NULL },
  { "goal", "Goals", NULL },
  { "goals objectives", "Goals", NULL },
  { "objectives", "Goals", NULL },
  { "aims", "Goals", NULL },

  { "design intentions", "Design/intentions", NULL },
  { "design intention", "Design/intentions", NULL },
  { "intentions", "Design/intentions", NULL },
  { "design", "Design/intentions", NULL },
  { "design principles", "Design/intentions", NULL },
  { "theory of change", "Design/intentions", NULL },

  { "relationships", "Relationships", NULL },
  { "relationship", "Relationships", NULL },
  { "relations", "Relationships", NULL },
  { "partners", "Relationships", NULL },
  { "partnerships", "Relationships", NULL },
  { "stakeholders", "Relationships", NULL },

  { "formal structure", "Formal structure", NULL },
  { "structure", "Formal structure", NULL },
  { "group structure", "Formal structure", NULL },
  { "governance structure", "Formal structure", NULL },
  { "organizational structure", "Formal structure", NULL },
  { "organisational structure", "Formal structure", NULL },
  { "legal structure", "Formal structure", NULL },
  { "governance", "Formal structure", NULL },
  { "roles", "Formal structure", NULL },
  { "roles responsibilities", "Formal structure", NULL },

  { "team agreements", "Team agreements", NULL },
  { "agreements", "Team agreements", NULL },
  { "group agreements", "Team agreements", NULL },
  { "cell agreements", "Team agreements", NULL },
  { "working agreements", "Team agreements", NULL },
  { "shared agreements", "Team agreements", NULL },
  { "ways of working", "Team agreements", NULL },
  { "contributor rewards", "Team agreements", "Q3" },
  { "contributor engagement", "Team agreements", "Q3" },
  { "compensation", "Team agreements", "Q3" },
  { "rewards", "Team agreements", "Q3" },

  { "decision making", "Decision-making", NULL },
  { "decisionmaking", "Decision-making", NULL },
  { "decision making process", "Decision-making", NULL },
  { "decision making processes", "Decision-making", NULL },
  { "decision process", "Decision-making", NULL },
  { "decisions", "Decision-making", NULL },
  { "how we decide", "Decision-making", NULL },
  { "decision log", "Decision-making", "Q6" },
  { "decision record", "Decision-making", "Q6" },
  { "record of decisions", "Decision-making", "Q6" },

  { "treasury management", "Treasury management", NULL },
  { "treasury", "Treasury management", NULL },
  { "finances", "Treasury management", NULL },
  { "financial management", "Treasury management", NULL },
  { "budget", "Treasury management", "Q4" },
  { "resource allocation", "Treasury management", "Q4" },
  { "financial records", "Treasury management", "Q6" },
  { "record keeping", "Treasury management", "Q6" },
  { "multisig", "Treasury management", "G1" },
  { "multisigs", "Treasury management", "G1" },
  { "multisig contracts", "Treasury management", "G1" },
  { "on chain tools", "Treasury management", "G1" },
  { "onchain tools", "Treasury management", "G1" },
  { "role badges", "Treasury management", "G1" },
  { "tokens badges", "Treasury management", "G1" },

  { "communication", "Communication", NULL },
  { "communications", "Communication", NULL },
  { "communication channels", "Communication", NULL },
  { "communication tools", "Communication", NULL },
  { "communication platforms", "Communication", NULL },
  { "channels", "Communication", NULL },
  { "meetings", "Communication", NULL },

  { "strategy planning", "Strategy/planning", NULL },
  { "strategy", "Strategy/planning", NULL },
  { "planning", "Strategy/planning", NULL },
  { "strategic planning", "Strategy/planning", NULL },
  { "strategic plan", "Strategy/planning", NULL },
  { "roadmap", "Strategy/planning", NULL },

  { "project progress management", "Project/progress management", NULL },
  { "progress project management", "Project/progress management", NULL },
  { "project management", "Project/progress management", NULL },
  { "progress management", "Project/progress management", NULL },
  { "project tracking", "Project/progress management", NULL },
  { "task management", "Project/progress management", NULL },
  { "tasks", "Project/progress management", NULL },

  { "retrospectives feedback", "Retrospectives and feedback", NULL },
  { "feedback retrospectives", "Retrospectives and feedback", NULL },
  { "retrospectives", "Retrospectives and feedback", NULL },
  { "retrospective", "Retrospectives and feedback", NULL },
  { "feedback", "Retrospectives and feedback", NULL },

  { "shared workspaces", "Shared workspaces", NULL },
  { "shared workspace", "Shared workspaces", NULL },
  { "shared workspaces data", "Shared workspaces", NULL },
  { "workspaces", "Shared workspaces", NULL },
  { "design workspace", "Shared workspaces", NULL },
  { "documentation", "Shared workspaces", NULL },
  { "shared documents", "Shared workspaces", NULL },

  { "learnings evolution", "Learnings and evolution", NULL },
  { "learnings", "Learnings and evolution", NULL },
  { "learning", "Learnings and evolution", NULL },
  { "lessons learned", "Learnings and evolution", NULL },
  { "lessons learnt", "Learnings and evolution", NULL },
  { "group evolution", "Learnings and evolution", NULL },

  { "impact metrics", "Impact metrics", NULL },
  { "metrics", "Impact metrics", NULL },
  { "success metrics", "Impact metrics", NULL },
  { "impact measurement", "Impact metrics", NULL },
};

static const struct
{
  const char *words;
  PbStateSection section;
  const char *elements;
} sections[] = {
  { "front matter", PB_STATE_SECTION_ABOUT, "" },
  { "frontmatter", PB_STATE_SECTION_ABOUT, "" },
  { "group information", PB_STATE_SECTION_ABOUT, "" },
  { "basic information", PB_STATE_SECTION_ABOUT, "" },
  { "about this group", PB_STATE_SECTION_ABOUT, "" },
  { "purpose", PB_STATE_SECTION_PURPOSE, "P1" },
  { "purpose why", PB_STATE_SECTION_PURPOSE, "P1" },
  { "practice", PB_STATE_SECTION_PRACTICE, "" },
  { "practices", PB_STATE_SECTION_PRACTICE, "" },
  { "practice how", PB_STATE_SECTION_PRACTICE, "" },
  { "practices how", PB_STATE_SECTION_PRACTICE, "" },
  { "progress", PB_STATE_SECTION_PROGRESS, "" },
  { "progress what", PB_STATE_SECTION_PROGRESS, "" },
  { "progress tracking", PB_STATE_SECTION_PROGRESS, "" },
};

#define LONGEST_PURPOSE 5

static gboolean
is_number (const char *word)
{
  return *word && strspn (word, "0123456789") == strlen (word);
}

/**
 * pb_label_normalize:
 * @words: a label or heading
 *
 * Takes out what people write differently: case, signs, emoji, numbering, “and”.
 *
 * Returns: (transfer full): what is left; it may be empty
 */
char *
pb_label_normalize (const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);
  g_autofree char *form = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr(GString) plain = g_string_new (NULL);
  g_autoptr(GString) joined = g_string_new (NULL);
  g_auto(GStrv) parts = NULL;

  for (const char *at = form ? form : ""; *at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      /* Variation selectors and the key around a digit count as marks. */
      if ((c >= 0xfe00 && c <= 0xfe0f) || c == 0x20e3)
        continue;
      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (plain, c);
      else if (c != '\'' && c != 0x2019)
        g_string_append_c (plain, ' ');
    }

  parts = g_strsplit (plain->str, " ", -1);
  for (guint i = 0; parts[i]; i++)
    {
      gboolean leading = joined->len == 0;

      if (*parts[i] == '\0' || g_str_equal (parts[i], "and"))
        continue;
      if (leading && (is_number (parts[i]) || g_str_equal (parts[i], "our") ||
                      g_str_equal (parts[i], "the")))
        continue;

      if (!leading)
        g_string_append_c (joined, ' ');
      g_string_append (joined, parts[i]);
    }

  return g_string_free_and_steal (g_steal_pointer (&joined));
}

static PbLabelRole
get_role (const PbStateLabel *label)
{
  if (label->section != PB_STATE_SECTION_ABOUT)
    return PB_LABEL_TEXT;
  if (g_str_equal (label->label, "Group name"))
    return PB_LABEL_NAME;

  return g_str_equal (label->label, "Description") ? PB_LABEL_DESCRIPTION : PB_LABEL_FOUNDED;
}

/* “Overarching project purpose”, “Relationship to our funders”: words around one
 * that is known.
 */
static const char *
find_by_part (const char *words)
{
  guint n_words = 1;

  for (const char *at = words; *at; at++)
    n_words += *at == ' ';

  if (g_str_has_suffix (words, " purpose") && n_words <= LONGEST_PURPOSE)
    return "Purpose/problem";
  if (g_str_has_prefix (words, "relationship to ") ||
      g_str_has_prefix (words, "relationships to ") ||
      g_str_has_prefix (words, "relationship with ") ||
      g_str_has_prefix (words, "relationships with "))
    return "Relationships";

  return NULL;
}

static PbLabelMeaning
make_meaning (const char *label_name,
              const char *elements,
              const char *words)
{
  const PbStateLabel *label = pb_state_label_find (label_name);
  g_autofree char *official = NULL;

  /* The aliases name labels of the template only. */
  g_assert (label != NULL);

  official = pb_label_normalize (label_name);

  return (PbLabelMeaning) {
    .role = get_role (label),
    .section = label->section,
    .label = label->label,
    .elements = elements ? elements : label->elements,
    .exact = g_str_equal (official, words),
  };
}

/**
 * pb_label_get_meaning:
 * @words: a label or heading
 *
 * Returns: what it means
 */
PbLabelMeaning
pb_label_get_meaning (const char *words)
{
  g_autofree char *plain = pb_label_normalize (words);
  const char *label;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      if (g_str_equal (sections[i].words, plain))
        return (PbLabelMeaning) {
          .role = PB_LABEL_SECTION,
          .section = sections[i].section,
          .elements = sections[i].elements,
          .exact = TRUE,
        };
    }

  for (guint i = 0; i < G_N_ELEMENTS (aliases); i++)
    {
      if (g_str_equal (aliases[i].words, plain))
        return make_meaning (aliases[i].label, aliases[i].elements, plain);
    }

  label = find_by_part (plain);
  if (label)
    return make_meaning (label, NULL, plain);

  return (PbLabelMeaning) { .role = PB_LABEL_UNKNOWN, .elements = "" };
}
