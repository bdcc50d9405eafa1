/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-state-subject.h"

#include <string.h>

/**
 * pb_state_subject_get_property:
 * @outline: a group state
 * @name: a property of its front matter, in lower case
 *
 * Returns: (transfer none) (nullable): its value, unless it is that of the
 *   template
 */
const char *
pb_state_subject_get_property (PbStateOutline *outline,
                               const char     *name)
{
  const char *value = pb_front_matter_get (outline->front_matter, name);

  return value && g_ascii_strcasecmp (value, name) != 0 && !strstr (value, "<%") ? value : NULL;
}

/* “Cell State - Riverside” and “Riverside: Group State” are about “Riverside”. */
static char *
dup_without_state (const char *title)
{
  static const char pattern[] =
    "^\\s*(?:group|cell|dao|team|circle)[ _-]+state\\s*[-–—:]\\s*(.*\\S)\\s*$|"
    "^\\s*(.*?\\S)\\s*[-–—:_]?\\s*(?:group|cell|dao|team|circle)[ _-]+state\\s*$";
  g_autoptr(GRegex) regex = g_regex_new (pattern, G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  if (g_regex_match (regex, title, 0, &match))
    {
      g_autofree char *first = g_match_info_fetch (match, 1);
      g_autofree char *second = g_match_info_fetch (match, 2);

      return first && *first ? g_steal_pointer (&first) : g_steal_pointer (&second);
    }

  return g_strstrip (g_strdup (title));
}

static char *
dup_stem (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  return dot && dot > file_name ? g_strndup (file_name, dot - file_name) : g_strdup (file_name);
}

/**
 * pb_state_subject_dup_name:
 * @outline: a group state
 * @facts: what it says about its group
 * @file_name: the name of its file
 *
 * Returns: (transfer full): the name of the group that it is about: as it says
 *   itself, else after its title or its file
 */
char *
pb_state_subject_dup_name (PbStateOutline *outline,
                           PbStateFacts   *facts,
                           const char     *file_name)
{
  const char *title = pb_state_subject_get_property (outline, "title");
  g_autofree char *stem = dup_stem (file_name);
  char *name;

  if (facts->name)
    name = g_strdup (facts->name);
  else
    name = dup_without_state (outline->title ? outline->title : title ? title : stem);

  return g_strdelimit (name, "\n\r", ' ');
}

static PbRecord *
find_by_name (PbImportContext *context,
              const char      *name)
{
  GPtrArray *groups = pb_import_context_get_kind (context, PB_KIND_GROUP);
  g_autofree char *wanted = pb_label_normalize (name);
  PbRecord *found = NULL;

  for (guint i = 0; *wanted && i < groups->len; i++)
    {
      const char *other = pb_record_get_text (groups->pdata[i], PB_GROUP_NAME);
      g_autofree char *plain = other ? pb_label_normalize (other) : NULL;

      if (g_strcmp0 (plain, wanted) != 0)
        continue;
      if (found == NULL || pb_record_get_flag (groups->pdata[i], PB_GROUP_OWN))
        found = groups->pdata[i];
    }

  return found;
}

/* The same file always belongs to the same group, even when that has another name
 * by now.
 */
static const char *
find_by_document (PbImportContext *context,
                  const char      *content)
{
  GPtrArray *documents = pb_import_context_get_kind (context, PB_KIND_STATE_DOCUMENT);

  for (guint i = 0; i < documents->len; i++)
    {
      if (g_strcmp0 (pb_record_get_text (documents->pdata[i], PB_STATE_DOCUMENT_CONTENT),
                     content) == 0)
        return pb_record_get_text (documents->pdata[i], PB_STATE_DOCUMENT_GROUP);
    }

  return NULL;
}

/**
 * pb_state_subject_find_group:
 * @outline: a group state
 * @facts: what it says about its group
 * @name: the name of the group that it is about
 * @content: the document as a whole
 * @context: what is in the library
 *
 * Returns: (transfer none) (nullable): the identifier of the group of the library
 *   that it seems to be about
 */
const char *
pb_state_subject_find_group (PbStateOutline  *outline,
                             PbStateFacts    *facts,
                             const char      *name,
                             const char      *content,
                             PbImportContext *context)
{
  GPtrArray *more = pb_front_matter_get_all (outline->front_matter, "aliases");
  const char *by_document = find_by_document (context, content);
  PbRecord *group;

  if (by_document && pb_import_context_lookup (context, by_document))
    return by_document;

  group = find_by_name (context, name);
  for (guint i = 0; group == NULL && more && i < more->len; i++)
    group = find_by_name (context, more->pdata[i]);

  /* Notes about several groups share this name, so it comes last. */
  if (group == NULL && facts->name == NULL)
    {
      const char *slug = pb_state_subject_get_property (outline, "group");

      group = slug ? find_by_name (context, slug) : NULL;
    }

  return group ? pb_record_get_id (group) : NULL;
}
