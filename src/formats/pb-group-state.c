/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-group-state.h"

#include "formats/pb-group-state-private.h"
#include "model/pb-field-value.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* Enough of a large file to see what it is. */
#define PROBE_BYTES (256 * 1024)

G_STATIC_ASSERT (PB_GROUP_STATE_MAX_BYTES <= PB_LONG_TEXT_MAX_BYTES);

/* Whether the words call the document a group state. */
static gboolean
says_state (const char *words)
{
  static const char * const names[] = {
    "group state", "cell state", "dao state", "team state", "circle state", "nucleus",
  };
  g_autofree char *plain = words ? pb_label_normalize (words) : NULL;

  for (guint i = 0; plain && i < G_N_ELEMENTS (names); i++)
    {
      if (strstr (plain, names[i]))
        return TRUE;
    }

  return FALSE;
}

/* Many notes have a “Purpose”, and proposals have “Goals”, “Budget” and “Roles”;
 * only a group state has the three sections, or a good part of the labels below
 * them in the template’s own words.
 */
static int
rate (PbStateOutline *outline,
      const char     *file_name)
{
  gboolean named = says_state (file_name) || says_state (outline->title) ||
                   says_state (pb_front_matter_get (outline->front_matter, "title"));

  if (outline->n_sections == 3 && outline->n_labels >= 1)
    return 90;
  if (outline->n_sections == 2 && outline->n_exact >= 3)
    return 80;
  if (outline->n_exact >= 6)
    return 70;
  if (named && (outline->n_sections >= 1 || outline->n_labels >= 2))
    return 60;

  return 0;
}

static GBytes *
get_head (GBytes *bytes)
{
  const char *data;
  const char *end;
  gsize size;

  data = g_bytes_get_data (bytes, &size);
  if (size <= PROBE_BYTES)
    return g_bytes_ref (bytes);

  end = g_strrstr_len (data, PROBE_BYTES, "\n");

  return g_bytes_new_from_bytes (bytes, 0, end ? (gsize) (end - data) + 1 : 0);
}

static int
probe_state (GBytes     *bytes,
             const char *file_name)
{
  g_autoptr(GBytes) head = get_head (bytes);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbStateOutline) outline = pb_state_outline_read (head, file_name, &error);

  if (outline)
    return rate (outline, file_name);

  /* Notes are what has front matter; reading says what is wrong with it. */
  return g_error_matches (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_BROKEN) ? 10 : 0;
}

static gboolean
has_text (PbStateOutline *outline)
{
  for (guint i = 0; i < outline->blocks->len; i++)
    {
      PbStateBlock *block = outline->blocks->pdata[i];

      if (block->role == PB_LABEL_TEXT && *block->text->text)
        return TRUE;
    }

  return FALSE;
}

static PbProposal *
read_state (GBytes           *bytes,
            const char       *file_name,
            PbImportContext  *context,
            GError          **error)
{
  g_autoptr(PbStateOutline) outline = NULL;

  if (g_bytes_get_size (bytes) > PB_GROUP_STATE_MAX_BYTES)
    {
      g_autofree char *size = g_format_size_full (PB_GROUP_STATE_MAX_BYTES,
                                                  G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_TOO_LARGE,
                   /* Translators: the name of a file, then the largest size, e.g. “2 MiB”. */
                   _("“%s” is too large for a group state: at most %s are kept."), file_name, size);
      return NULL;
    }

  outline = pb_state_outline_read (bytes, file_name, error);
  if (outline == NULL)
    return NULL;

  if (!has_text (outline))
    {
      g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_NOTHING_FILLED,
                   /* Translators: the name of a file. */
                   _("“%s” is a group state in which nothing is filled in yet: no label has a "
                     "text."), file_name);
      return NULL;
    }

  return pb_group_state_propose (g_steal_pointer (&outline), file_name, context);
}

static GBytes *
write_state (PbDossier  *dossier,
             GError    **error)
{
  char *text = pb_group_state_write (dossier, error);

  return text ? g_bytes_new_take (text, strlen (text)) : NULL;
}

const PbFormat pb_group_state_format = {
  .name = "group-state",
  .label = N_("Group state (Markdown)"),
  .purpose = N_("Purpose, practice and progress, for a page that partners read"),
  .suffixes = ".md .markdown .txt",
  .probe = probe_state,
  .read = read_state,
  .write = write_state,
};
