/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-text-limit.h"

#include <glib/gi18n.h>
#include <string.h>

/* What a widget is watched with.  It lives as long as the handlers do. */
typedef struct
{
  gsize max_bytes;
  gboolean looked;
  PbTextRefusedFunc refused;
  gpointer user_data;
} PbTextLimit;

static void
limit_unref (gpointer  limit,
             GClosure *closure)
{
  g_rc_box_release (limit);
}

static PbTextLimit *
limit_new (gsize              max_bytes,
           PbTextRefusedFunc  refused,
           gpointer           user_data)
{
  PbTextLimit *limit = g_rc_box_new0 (PbTextLimit);

  limit->max_bytes = max_bytes;
  limit->refused = refused;
  limit->user_data = user_data;

  return limit;
}

static void
refuse (PbTextLimit *limit,
        GtkWidget   *widget,
        gsize        n_bytes)
{
  g_autofree char *inserted = g_format_size_full (n_bytes, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *most = g_format_size_full (limit->max_bytes, G_FORMAT_SIZE_IEC_UNITS);
  g_autofree char *sentence = NULL;

  /* A widget that is going away has nobody to tell. */
  if (limit->refused == NULL || gtk_widget_get_root (widget) == NULL)
    return;

  /* Translators: two sizes, as in “10.0 MiB” and “64.0 KiB”. */
  sentence = g_strdup_printf (_("%s of text do not fit: this field holds at most %s. Nothing was "
                                "inserted."),
                              inserted, most);
  limit->refused (sentence, limit->user_data);
}

/* The bytes that are there already and stay when something is inserted. */
static gsize
count_kept (GtkWidget *widget)
{
  g_autofree char *text = NULL;
  g_autofree char *selected = NULL;
  GtkTextBuffer *buffer;
  GtkTextIter start, end;
  gsize n_bytes;
  int from, to;

  if (GTK_IS_EDITABLE (widget))
    {
      n_bytes = strlen (gtk_editable_get_text (GTK_EDITABLE (widget)));
      if (gtk_editable_get_selection_bounds (GTK_EDITABLE (widget), &from, &to))
        {
          selected = gtk_editable_get_chars (GTK_EDITABLE (widget), from, to);
          n_bytes -= strlen (selected);
        }
      return n_bytes;
    }

  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  n_bytes = strlen (text);
  if (gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      selected = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
      n_bytes -= strlen (selected);
    }

  return n_bytes;
}

/* A paste that is on its way. */
typedef struct
{
  PbTextLimit *limit;
  GtkWidget *widget;
} PbPaste;

static void
got_clipboard_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  PbPaste *paste = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (object), result, NULL);
  gsize n_bytes = text ? strlen (text) : 0;

  if (text && n_bytes + count_kept (paste->widget) > paste->limit->max_bytes)
    {
      refuse (paste->limit, paste->widget, n_bytes);
    }
  else if (text && gtk_widget_get_root (paste->widget))
    {
      paste->limit->looked = TRUE;
      g_signal_emit_by_name (paste->widget, "paste-clipboard");
    }
  else
    {
      gtk_widget_error_bell (paste->widget);
    }

  g_object_unref (paste->widget);
  g_rc_box_release (paste->limit);
  g_free (paste);
}

/* Pasting first deletes what is selected.  So what is in the clipboard is looked
 * at before: what does not fit must not cost what was there.
 */
static void
paste_clipboard_cb (GtkWidget   *widget,
                    PbTextLimit *limit)
{
  PbPaste *paste;

  if (limit->looked)
    {
      limit->looked = FALSE;
      return;
    }

  g_signal_stop_emission_by_name (widget, "paste-clipboard");
  paste = g_new0 (PbPaste, 1);
  paste->limit = g_rc_box_acquire (limit);
  paste->widget = g_object_ref (widget);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, got_clipboard_cb, paste);
}

static void
insert_text_cb (GtkEditable *editable,
                const char  *text,
                int          length,
                int         *position,
                PbTextLimit *limit)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;

  if (strlen (gtk_editable_get_text (editable)) + n_bytes <= limit->max_bytes)
    return;

  g_signal_stop_emission_by_name (editable, "insert-text");
  refuse (limit, GTK_WIDGET (editable), n_bytes);
}

typedef struct
{
  PbTextLimit *limit;
  GtkTextView *view;
} PbViewLimit;

static void
view_limit_free (gpointer  data,
                 GClosure *closure)
{
  PbViewLimit *watch = data;

  g_rc_box_release (watch->limit);
  g_free (watch);
}

static void
buffer_insert_text_cb (GtkTextBuffer *buffer,
                       GtkTextIter   *place,
                       const char    *text,
                       int            length,
                       PbViewLimit   *watch)
{
  gsize n_bytes = length < 0 ? strlen (text) : (gsize) length;
  g_autofree char *there = NULL;
  GtkTextIter start, end;

  /* Bytes have to be counted only where they could be too many. */
  if (n_bytes + 4 * (gsize) gtk_text_buffer_get_char_count (buffer) <= watch->limit->max_bytes)
    return;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  there = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (strlen (there) + n_bytes <= watch->limit->max_bytes)
    return;

  g_signal_stop_emission_by_name (buffer, "insert-text");
  refuse (watch->limit, GTK_WIDGET (watch->view), n_bytes);
}

/**
 * pb_text_limit_editable:
 * @editable: a widget in which one line is typed
 * @max_bytes: how many bytes it may hold
 * @refused: (nullable): told what did not fit
 * @user_data: data for @refused; what owns @editable
 *
 * Keeps out what is larger than the widget can show without blocking.  Nothing
 * is cut: what does not fit is refused as a whole, and what was there stays.
 */
void
pb_text_limit_editable (GtkEditable       *editable,
                        gsize              max_bytes,
                        PbTextRefusedFunc  refused,
                        gpointer           user_data)
{
  PbTextLimit *limit;
  GtkEditable *text = editable;
  GtkEditable *inner;

  g_return_if_fail (GTK_IS_EDITABLE (editable));

  while ((inner = gtk_editable_get_delegate (text)))
    text = inner;

  limit = limit_new (max_bytes, refused, user_data);
  g_signal_connect_data (text, "insert-text", G_CALLBACK (insert_text_cb),
                         g_rc_box_acquire (limit), limit_unref, G_CONNECT_DEFAULT);
  g_signal_connect_data (text, "paste-clipboard", G_CALLBACK (paste_clipboard_cb), limit,
                         limit_unref, G_CONNECT_DEFAULT);
}

/**
 * pb_text_limit_view:
 * @view: a widget in which text is typed; it keeps its buffer
 * @max_bytes: how many bytes it may hold
 * @refused: (nullable): told what did not fit
 * @user_data: data for @refused; what owns @view
 *
 * The same as pb_text_limit_editable() for longer text.
 */
void
pb_text_limit_view (GtkTextView       *view,
                    gsize              max_bytes,
                    PbTextRefusedFunc  refused,
                    gpointer           user_data)
{
  PbViewLimit *watch;
  PbTextLimit *limit;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  limit = limit_new (max_bytes, refused, user_data);
  watch = g_new0 (PbViewLimit, 1);
  watch->limit = g_rc_box_acquire (limit);
  watch->view = view;
  g_signal_connect_data (gtk_text_view_get_buffer (view), "insert-text",
                         G_CALLBACK (buffer_insert_text_cb), watch, view_limit_free,
                         G_CONNECT_DEFAULT);
  g_signal_connect_data (view, "paste-clipboard", G_CALLBACK (paste_clipboard_cb), limit,
                         limit_unref, G_CONNECT_DEFAULT);
}
