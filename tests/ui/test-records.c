/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"
#include "ui/records/pb-records-dialog.h"
#include "ui/widgets/pb-register-view.h"

/* Every kind that belongs to a group can be listed, each with its own records. */
static void
test_every_kind (void)
{
  UiLibrary *library = ui_library_new ();
  g_autoptr(PbGroupContext) context = NULL;
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GtkWidget *window = adw_application_window_new (ui_application ());
  AdwDialog *dialog;
  GtkListBox *list;
  GtkListBoxRow *row;
  gpointer weak;

  ui_library_open (library);
  ui_library_fill (library);
  context = ui_context_new (library, UI_GROUP_ID);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 800);
  gtk_window_present (GTK_WINDOW (window));
  dialog = pb_records_dialog_new (context);
  weak = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  adw_dialog_present (dialog, window);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (dialog)));
  list = GTK_LIST_BOX (ui_find (dialog, GTK_TYPE_LIST_BOX));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)); i++)
    {
      PbRegisterView *view;

      gtk_list_box_select_row (list, row);
      view = PB_REGISTER_VIEW (ui_find (dialog, PB_TYPE_REGISTER_VIEW));
      g_assert_nonnull (view);
      g_hash_table_add (seen, GINT_TO_POINTER (pb_register_view_get_kind (view)));
      if (pb_register_view_get_kind (view) == PB_KIND_METRIC)
        UI_WAIT (g_list_model_get_n_items (pb_register_view_get_model (view)) > 0);
    }

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    if (!(pb_kind_get_info (kind)->flags & PB_KIND_PART) && kind != PB_KIND_STATE_DOCUMENT &&
        pb_kind_find_flag (kind, PB_FIELD_OF_GROUP) != NULL)
      g_assert_true (g_hash_table_contains (seen, GINT_TO_POINTER (kind)));

  adw_dialog_force_close (dialog);
  UI_WAIT (weak == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  UI_WAIT (G_OBJECT (context)->ref_count == 1);
  g_clear_object (&context);
  ui_library_free (library);
}

static void
add_tests (void)
{
  g_test_add_func ("/records/every-kind", test_every_kind);
}

int
main (int    argc,
      char **argv)
{
  return ui_test_run (argc, argv, add_tests);
}
