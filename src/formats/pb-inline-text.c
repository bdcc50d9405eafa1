/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-inline-text.h"

#include <cmark.h>
#include <string.h>

/* What is longer is not looked into: it says more than any state does, and the
 * time to parse hostile text grows faster than its length.
 */
#define LONGEST 65536
#define LONGEST_SUMMARY 100
#define LONGEST_NAME 300

static cmark_node *
parse (const char *markdown)
{
  gsize length = strlen (markdown);

  return length <= LONGEST ? cmark_parse_document (markdown, length, CMARK_OPT_DEFAULT) : NULL;
}

static void
append_plain (GString    *plain,
              cmark_node *node)
{
  cmark_iter *iter = cmark_iter_new (node);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *at = cmark_iter_get_node (iter);

      if (event != CMARK_EVENT_ENTER)
        continue;

      switch ((int) cmark_node_get_type (at))
        {
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
          g_string_append (plain, cmark_node_get_literal (at));
          break;

        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
          g_string_append_c (plain, ' ');
          break;

        case CMARK_NODE_PARAGRAPH:
        case CMARK_NODE_HEADING:
          if (plain->len > 0)
            g_string_append_c (plain, ' ');
          break;

        default:
          break;
        }
    }

  cmark_iter_free (iter);
}

/**
 * pb_inline_text_dup_plain:
 * @markdown: a text
 *
 * Returns: (transfer full): its words without any markup
 */
char *
pb_inline_text_dup_plain (const char *markdown)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  cmark_node *document = parse (markdown);

  if (document == NULL)
    return g_strdup (markdown);

  append_plain (plain, document);
  cmark_node_free (document);

  /* What looks like a list or a rule, standing alone, is still words. */
  if (plain->len == 0)
    g_string_assign (plain, markdown);

  return g_strstrip (g_string_free_and_steal (g_steal_pointer (&plain)));
}

/**
 * pb_inline_text_dup_summary:
 * @markdown: a text
 *
 * Returns: (transfer full): how it begins, in one line
 */
char *
pb_inline_text_dup_summary (const char *markdown)
{
  g_autofree char *plain = NULL;
  g_autofree char *start = NULL;

  plain = pb_inline_text_dup_plain (markdown);
  for (char *at = plain; *at; at++)
    {
      if (*at == '\n' || *at == '\t')
        *at = ' ';
    }

  if (g_utf8_strlen (plain, -1) <= LONGEST_SUMMARY)
    return g_steal_pointer (&plain);

  start = g_utf8_substring (plain, 0, LONGEST_SUMMARY - 1);

  return g_strconcat (g_strchomp (start), "…", NULL);
}

/**
 * pb_inline_text_count_items:
 * @markdown: a text
 *
 * Returns: how many items its lists have, without those of lists within lists
 */
guint
pb_inline_text_count_items (const char *markdown)
{
  cmark_node *document = parse (markdown);
  guint n = 0;

  if (document == NULL)
    return 0;

  for (cmark_node *at = cmark_node_first_child (document); at; at = cmark_node_next (at))
    {
      if (cmark_node_get_type (at) != CMARK_NODE_LIST)
        continue;

      for (cmark_node *item = cmark_node_first_child (at); item; item = cmark_node_next (item))
        n++;
    }

  cmark_node_free (document);

  return n;
}

/* Links between notes, which only some programs know. */
static void
each_note_link (const char *markdown,
                PbLinkFunc  func,
                gpointer    user_data)
{
  const char *at = markdown;
  guint line = 0;

  for (const char *open = strstr (at, "[["); open; open = strstr (at, "[["))
    {
      gsize length = 0;

      for (; at < open; at++)
        line += *at == '\n';

      while (length < LONGEST_NAME && open[2 + length] && !strchr ("[]|#\n", open[2 + length]))
        length++;

      if (length > 0 && open[2 + length] && strchr ("]|#", open[2 + length]))
        {
          g_autofree char *target = g_strndup (open + 2, length);

          func (target, line, user_data);
        }
      at = open + 2;
    }
}

/**
 * pb_inline_text_each_link:
 * @markdown: a text
 * @func: (scope call): what to call for each link
 * @user_data: data for @func
 *
 * Finds the links in a text.
 */
void
pb_inline_text_each_link (const char *markdown,
                          PbLinkFunc  func,
                          gpointer    user_data)
{
  cmark_node *document = parse (markdown);
  cmark_event_type event;
  cmark_iter *iter;

  if (document == NULL)
    return;

  iter = cmark_iter_new (document);
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *at = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (at);
      int line = 0;

      if (event != CMARK_EVENT_ENTER || (type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE))
        continue;

      for (cmark_node *up = at; up && line == 0; up = cmark_node_parent (up))
        line = cmark_node_get_start_line (up);

      func (cmark_node_get_url (at), line > 0 ? line - 1 : 0, user_data);
    }

  cmark_iter_free (iter);
  cmark_node_free (document);
  each_note_link (markdown, func, user_data);
}
