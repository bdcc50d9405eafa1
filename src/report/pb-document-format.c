/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-document-format.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *nick;
  const char *label;
  const char *suffix;
  const char *media_type;
  char *(*to_text) (PbDocument *document);
} FormatInfo;

static const FormatInfo formats[PB_N_DOCUMENT_FORMATS] = {
  [PB_DOCUMENT_FORMAT_PDF] = { "pdf", N_("PDF Document"), ".pdf", "application/pdf", NULL },
  [PB_DOCUMENT_FORMAT_HTML] = { "html", N_("Web Page"), ".html", "text/html",
                                pb_document_to_html },
  [PB_DOCUMENT_FORMAT_MARKDOWN] = { "markdown", N_("Markdown Text"), ".md", "text/markdown",
                                    pb_document_to_markdown },
  [PB_DOCUMENT_FORMAT_JSON] = { "json", N_("Data for Other Programs"), ".json",
                                "application/json", pb_document_to_json },
};

/**
 * pb_document_format_get_nick:
 * @format: a format
 *
 * Returns: its name in commands and settings
 */
const char *
pb_document_format_get_nick (PbDocumentFormat format)
{
  g_return_val_if_fail (format < PB_N_DOCUMENT_FORMATS, NULL);

  return formats[format].nick;
}

/**
 * pb_document_format_get_label:
 * @format: a format
 *
 * Returns: its name for people
 */
const char *
pb_document_format_get_label (PbDocumentFormat format)
{
  g_return_val_if_fail (format < PB_N_DOCUMENT_FORMATS, NULL);

  return _(formats[format].label);
}

/**
 * pb_document_format_get_suffix:
 * @format: a format
 *
 * Returns: how names of its files end, with the dot
 */
const char *
pb_document_format_get_suffix (PbDocumentFormat format)
{
  g_return_val_if_fail (format < PB_N_DOCUMENT_FORMATS, NULL);

  return formats[format].suffix;
}

/**
 * pb_document_format_get_media_type:
 * @format: a format
 *
 * Returns: its media type
 */
const char *
pb_document_format_get_media_type (PbDocumentFormat format)
{
  g_return_val_if_fail (format < PB_N_DOCUMENT_FORMATS, NULL);

  return formats[format].media_type;
}

/**
 * pb_document_format_from_nick:
 * @nick: (nullable): a name in commands and settings
 *
 * Returns: the #PbDocumentFormat, or -1 for none
 */
int
pb_document_format_from_nick (const char *nick)
{
  for (int format = 0; nick && format < PB_N_DOCUMENT_FORMATS; format++)
    {
      if (g_str_equal (formats[format].nick, nick))
        return format;
    }

  return -1;
}

/**
 * pb_document_format_from_name:
 * @name: (nullable): the name of a file
 *
 * Returns: the #PbDocumentFormat that its end tells, or -1 for none
 */
int
pb_document_format_from_name (const char *name)
{
  g_autofree char *lower = name ? g_ascii_strdown (name, -1) : NULL;

  for (int format = 0; lower && format < PB_N_DOCUMENT_FORMATS; format++)
    {
      if (g_str_has_suffix (lower, formats[format].suffix))
        return format;
    }

  return lower && g_str_has_suffix (lower, ".htm") ? PB_DOCUMENT_FORMAT_HTML : -1;
}

/**
 * pb_document_write:
 * @self: a document
 * @format: what to write it as
 * @setup: (nullable): the pages of a PDF; A4 where it is %NULL
 * @stream: where to write
 * @progress: (nullable): told how far it has come, and stops it
 * @error: return location for an error
 *
 * Writes @self.  It needs no display and may run on any thread.
 *
 * Fails as pb_document_to_pdf() does, or with the error of @stream.
 *
 * Returns: whether it was written
 */
gboolean
pb_document_write (PbDocument         *self,
                   PbDocumentFormat    format,
                   const PbPageSetup  *setup,
                   GOutputStream      *stream,
                   PbProgress         *progress,
                   GError            **error)
{
  GCancellable *cancellable = progress ? pb_progress_get_cancellable (progress) : NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (PB_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (format < PB_N_DOCUMENT_FORMATS, FALSE);

  if (formats[format].to_text == NULL)
    return pb_document_to_pdf (self, setup, stream, progress, error);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  text = formats[format].to_text (self);

  return g_output_stream_write_all (stream, text, strlen (text), NULL, cancellable, error);
}
