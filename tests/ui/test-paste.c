/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-record-form.h"

#include <string.h>

/* What is pasted into fields: far too much, or just as much as fits. */

typedef struct
{
  GtkWindow *window;
  PbRecordDraft *draft;
  PbReferenceSource *source;
  PbRecordForm *form;
} Form;

static void
set_up (Form          *self,
        gconstpointer  kind)
{
  self->window = GTK_WINDOW (gtk_window_new ());
  self->draft = pb_record_draft_new (GPOINTER_TO_UINT (kind));
  self->source = pb_reference_source_new (NULL, UI_GROUP_ID, self->draft);
  self->form = PB_RECORD_FORM (pb_record_form_new (self->draft, self->source, NULL));
  gtk_window_set_child (self->window, GTK_WIDGET (self->form));
  gtk_window_present (self->window);
  ui_settle ();
}

static void
tear_down (Form          *self,
           gconstpointer  kind)
{
  gtk_window_destroy (self->window);
  ui_settle ();
  g_assert_finalize_object (self->source);
  g_assert_finalize_object (self->draft);
}

static char *
make_text (gsize n_bytes)
{
  char *text = g_malloc (n_bytes + 1);

  for (gsize i = 0; i < n_bytes; i++)
    text[i] = i % 80 == 79 ? ' ' : 'a' + i % 26;
  text[n_bytes] = '\0';

  return text;
}

static void
paste (GtkWidget *widget,
       gsize      n_bytes)
{
  g_autofree char *text = make_text (n_bytes);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  g_signal_emit_by_name (widget, "paste-clipboard");
}

static gboolean
is_marked (GtkWidget *row)
{
  return gtk_widget_has_css_class (row, "error");
}

static void
test_line (Form          *form,
           gconstpointer  kind)
{
  GtkWidget *row = GTK_WIDGET (pb_record_form_get_row (form->form, PB_AGREEMENT_TITLE));
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  PbRecord *record = pb_record_draft_get_record (form->draft);

  gtk_editable_set_text (GTK_EDITABLE (row), "Care for water");
  gtk_editable_select_region (text, 0, 4);

  /* Ten million bytes are kept out, and cost nothing of what is there. */
  paste (GTK_WIDGET (text), 10 * 1000 * 1000);
  UI_WAIT (is_marked (row));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "Care for water");
  g_assert_cmpstr (pb_record_get_text (record, PB_AGREEMENT_TITLE), ==, "Care for water");
  UI_WAIT (ui_find_text (form->window,
                         "9.5\u00a0MiB of text do not fit: this field holds at most 64.0\u00a0KiB. "
                         "Nothing was inserted.") != NULL);

  /* It can be stored as it is. */
  pb_record_form_hide (form->form, PB_AGREEMENT_GROUP);
  g_assert_true (pb_record_form_collect (form->form, NULL));

  /* What fits replaces the selection, and the sentence goes. */
  gtk_editable_select_region (text, 0, 4);
  paste (GTK_WIDGET (text), 1000);
  UI_WAIT (!is_marked (row) && strlen (gtk_editable_get_text (GTK_EDITABLE (row))) == 1010);

  /* The same for what comes without the clipboard. */
  {
    g_autofree char *long_text = make_text (PB_TEXT_MAX_BYTES);
    int position = 0;

    gtk_editable_insert_text (text, long_text, -1, &position);
    g_assert_true (is_marked (row));
    g_assert_cmpuint (strlen (gtk_editable_get_text (GTK_EDITABLE (row))), ==, 1010);
  }
}

static void
test_long_text (Form          *form,
                gconstpointer  kind)
{
  GtkWidget *row = GTK_WIDGET (pb_record_form_get_row (form->form, PB_AGREEMENT_PROVISIONS));
  PbRecord *record = pb_record_draft_get_record (form->draft);
  GtkWidget *view = ui_find (row, GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_set_text (buffer, "What we agreed", -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &start, &end);

  paste (view, 10 * 1000 * 1000);
  UI_WAIT (is_marked (row));
  g_assert_cmpstr (pb_record_get_text (record, PB_AGREEMENT_PROVISIONS), ==, "What we agreed");
  UI_WAIT (ui_find_text (row,
                         "9.5\u00a0MiB of text do not fit: this field holds at most 2.0\u00a0MiB. "
                         "Nothing was inserted.") != NULL);

  paste (view, 200 * 1000);
  UI_WAIT (!is_marked (row));
  g_assert_cmpuint (strlen (pb_record_get_text (record, PB_AGREEMENT_PROVISIONS)), ==, 200 * 1000);
}

static void
add_tests (void)
{
  g_test_add ("/ui/paste/line", Form, GUINT_TO_POINTER (PB_KIND_AGREEMENT), set_up, test_line,
              tear_down);
  g_test_add ("/ui/paste/long-text", Form, GUINT_TO_POINTER (PB_KIND_AGREEMENT), set_up,
              test_long_text, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
