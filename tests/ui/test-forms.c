/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "model/pb-field-value.h"
#include "ui/dialogs/pb-record-dialog.h"

/* A form on a window of its own. */
typedef struct
{
  GtkWindow *window;
  PbRecordDraft *draft;
  PbReferenceSource *source;
  PbRecordForm *form;
} Form;

static void
form_open (Form          *self,
           PbRecordDraft *draft,
           PbRecord      *owner)
{
  self->window = GTK_WINDOW (gtk_window_new ());
  self->draft = draft;
  self->source = pb_reference_source_new (NULL, UI_GROUP_ID, draft);
  self->form = PB_RECORD_FORM (pb_record_form_new (draft, self->source, owner));
  gtk_window_set_child (self->window, GTK_WIDGET (self->form));
  gtk_window_present (self->window);
  ui_settle ();
}

static void
form_close (Form *self)
{
  g_object_ref (self->form);
  gtk_window_destroy (self->window);
  ui_settle ();
  g_assert_finalize_object (self->form);
  g_assert_finalize_object (self->source);
  g_assert_finalize_object (self->draft);
}

static void
type_into (Form       *self,
           PbFieldId   field,
           const char *text)
{
  PbFieldRow *row = pb_record_form_get_row (self->form, field);

  g_assert_true (GTK_IS_EDITABLE (row));
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static gboolean
is_marked (Form      *self,
           PbFieldId  field)
{
  return gtk_widget_has_css_class (GTK_WIDGET (pb_record_form_get_row (self->form, field)),
                                   "error");
}

/* Every kind of the catalogue has a form, whatever its fields are. */
static void
test_every_kind (void)
{
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      Form form;

      form_open (&form, pb_record_draft_new (kind), NULL);
      g_assert_nonnull (pb_record_form_get_first_row (form.form));
      form_close (&form);
    }
}

static void
test_validation (void)
{
  Form form;
  g_autoptr(GError) error = NULL;
  PbRecord *record;

  form_open (&form, pb_record_draft_new (PB_KIND_METRIC), NULL);
  record = pb_record_draft_get_record (form.draft);
  pb_record_set_value (record, PB_METRIC_GROUP, g_variant_new_string (UI_GROUP_ID));
  pb_record_form_hide (form.form, PB_METRIC_GROUP);

  /* An empty row is complained about only when somebody wants to save. */
  type_into (&form, PB_METRIC_NAME, "x");
  type_into (&form, PB_METRIC_NAME, "");
  g_assert_false (is_marked (&form, PB_METRIC_NAME));
  g_assert_false (pb_record_form_collect (form.form, &error));
  g_assert_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED);
  g_assert_true (is_marked (&form, PB_METRIC_NAME));
  UI_WAIT (ui_find_text (form.window, "“Name” is needed.") != NULL);

  type_into (&form, PB_METRIC_NAME, "Loans");
  g_assert_false (is_marked (&form, PB_METRIC_NAME));
  g_assert_null (ui_find_text (form.window, "“Name” is needed."));

  /* What is wrong shows while one types, and never reaches the draft. */
  type_into (&form, PB_METRIC_BASELINE, "12");
  type_into (&form, PB_METRIC_BASELINE, "12x");
  g_assert_true (is_marked (&form, PB_METRIC_BASELINE));
  g_assert_cmpstr (pb_record_get_text (record, PB_METRIC_BASELINE), !=, "12x");
  type_into (&form, PB_METRIC_BASELINE, " 12 345.50 ");
  g_assert_false (is_marked (&form, PB_METRIC_BASELINE));
  g_assert_cmpstr (pb_record_get_text (record, PB_METRIC_BASELINE), ==, "12345.50");

  type_into (&form, PB_METRIC_BASELINE_DATE, "2025-02-30");
  g_assert_true (is_marked (&form, PB_METRIC_BASELINE_DATE));
  type_into (&form, PB_METRIC_BASELINE_DATE, "2025-02-28");
  g_assert_false (is_marked (&form, PB_METRIC_BASELINE_DATE));
  UI_WAIT (ui_find_text (form.window, "28 February 2025") != NULL);
  g_assert_true (pb_record_form_collect (form.form, NULL));

  form_close (&form);
}

/* Only what has a meaning is offered: a range has no single value. */
static void
test_relevance (void)
{
  g_autoptr(PbRecord) metric = pb_record_new (PB_KIND_METRIC, NULL);
  Form form;

  pb_record_set_value (metric, PB_METRIC_DIRECTION, g_variant_new_string ("within"));
  form_open (&form, pb_record_draft_new (PB_KIND_TARGET), metric);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pb_record_form_get_row (form.form,
                                                                              PB_TARGET_VALUE))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (pb_record_form_get_row (form.form,
                                                                             PB_TARGET_MIN))));
  form_close (&form);
}

static void
test_new_group (void)
{
  Form form;
  g_autoptr(PbEdit) edit = NULL;
  GPtrArray *related;
  PbRecord *transition;

  form_open (&form, pb_record_draft_new (PB_KIND_GROUP), NULL);
  type_into (&form, PB_GROUP_NAME, "Care Circle");
  pb_record_set_value (pb_record_draft_get_record (form.draft), PB_GROUP_OWN,
                       g_variant_new_boolean (TRUE));
  pb_field_row_set_value (pb_record_form_get_row (form.form, PB_GROUP_OWN),
                          pb_record_get_value (pb_record_draft_get_record (form.draft),
                                               PB_GROUP_OWN));
  g_assert_false (pb_record_form_collect (form.form, NULL));
  g_assert_true (is_marked (&form, PB_PHASE_TRANSITION_TO));

  adw_combo_row_set_selected (ADW_COMBO_ROW (pb_record_form_get_row (form.form,
                                                                     PB_PHASE_TRANSITION_TO)),
                              PB_PHASE_ITERATION + 1);
  type_into (&form, PB_PHASE_TRANSITION_DATE, "2025-03-03");
  g_assert_true (pb_record_form_collect (form.form, NULL));

  related = pb_record_draft_get_related (form.draft);
  g_assert_cmpuint (related->len, ==, 1);
  transition = g_ptr_array_index (related, 0);
  g_assert_cmpint (pb_record_get_enum (transition, PB_PHASE_TRANSITION_TO), ==,
                   PB_PHASE_ITERATION);
  g_assert_cmpstr (pb_record_get_text (transition, PB_PHASE_TRANSITION_GROUP), ==,
                   pb_record_get_id (pb_record_draft_get_record (form.draft)));

  edit = pb_record_draft_to_edit (form.draft);
  g_assert_true (pb_edit_check (edit, NULL));
  form_close (&form);
}

/* A value that a newer version of the program wrote is shown and kept. */
static void
test_foreign_choice (void)
{
  g_autoptr(PbRecord) metric = pb_record_new (PB_KIND_METRIC, NULL);
  Form form;

  pb_record_set_value (metric, PB_METRIC_NAME, g_variant_new_string ("Loans"));
  pb_record_set_value (metric, PB_METRIC_LEVEL, g_variant_new_string ("cosmic"));
  form_open (&form, pb_record_draft_new_edit (metric), NULL);
  pb_record_form_hide (form.form, PB_METRIC_GROUP);
  g_assert_true (pb_record_form_collect (form.form, NULL));
  g_assert_cmpstr (pb_record_get_text (pb_record_draft_get_record (form.draft), PB_METRIC_LEVEL),
                   ==, "cosmic");
  g_assert_false (pb_record_draft_get_changed (form.draft));
  form_close (&form);
}

/* An edit says what changed and nothing else. */
static void
test_draft_changes (void)
{
  g_autoptr(PbRecord) metric = pb_record_new (PB_KIND_METRIC, NULL);
  g_autoptr(PbRecordDraft) draft = NULL;
  g_autoptr(PbEdit) edit = NULL;
  g_autoptr(GVariant) before = pb_field_new_set ((const char *[]) { "age", "place" }, 2);
  g_autoptr(GVariant) after = pb_field_new_set ((const char *[]) { "place", "season" }, 2);
  const PbChange *change;

  pb_record_set_value (metric, PB_METRIC_NAME, g_variant_new_string ("Loans"));
  pb_record_set_value (metric, PB_METRIC_UNIT, g_variant_new_string ("loans"));
  pb_record_set_value (metric, PB_METRIC_DISAGGREGATION, before);

  draft = pb_record_draft_new_edit (metric);
  g_assert_false (pb_record_draft_get_changed (draft));
  pb_record_set_value (pb_record_draft_get_record (draft), PB_METRIC_UNIT, NULL);
  pb_record_set_value (pb_record_draft_get_record (draft), PB_METRIC_DISAGGREGATION, after);
  g_assert_true (pb_record_draft_get_changed (draft));

  edit = pb_record_draft_to_edit (draft);
  g_assert_cmpuint (pb_edit_get_n_changes (edit), ==, 3);
  change = pb_edit_get_change (edit, 0);
  g_assert_cmpint (change->type, ==, PB_CHANGE_SET);
  g_assert_cmpuint (change->field, ==, PB_METRIC_UNIT);
  g_assert_null (change->value);
  change = pb_edit_get_change (edit, 1);
  g_assert_cmpint (change->type, ==, PB_CHANGE_REMOVE);
  g_assert_cmpstr (change->element, ==, "age");
  change = pb_edit_get_change (edit, 2);
  g_assert_cmpint (change->type, ==, PB_CHANGE_ADD);
  g_assert_cmpstr (change->element, ==, "season");
}

/* What is never edited gets a newer record in its place. */
static void
test_draft_append_only (void)
{
  g_autoptr(PbRecord) observation = pb_record_new (PB_KIND_OBSERVATION, NULL);
  g_autoptr(PbRecordDraft) draft = NULL;
  g_autoptr(PbEdit) edit = NULL;
  gboolean supersedes = FALSE;

  pb_record_set_value (observation, PB_OBSERVATION_METRIC, g_variant_new_string (UI_METRIC_ID));
  pb_record_set_value (observation, PB_OBSERVATION_PERIOD_END, g_variant_new_int32 (20000));
  pb_record_set_value (observation, PB_OBSERVATION_VALUE, g_variant_new_string ("1"));

  draft = pb_record_draft_new_edit (observation);
  pb_record_set_value (pb_record_draft_get_record (draft), PB_OBSERVATION_VALUE,
                       g_variant_new_string ("2"));
  edit = pb_record_draft_to_edit (draft);
  for (guint i = 0; i < pb_edit_get_n_changes (edit); i++)
    {
      const PbChange *change = pb_edit_get_change (edit, i);

      g_assert_cmpstr (change->id, !=, pb_record_get_id (observation));
      if (change->field == PB_OBSERVATION_SUPERSEDES)
        supersedes = g_str_equal (g_variant_get_string (change->value, NULL),
                                  pb_record_get_id (observation));
    }
  g_assert_true (supersedes);
}

static void
test_draft_parts (void)
{
  g_autoptr(PbRecord) metric = pb_record_new (PB_KIND_METRIC, NULL);
  g_autoptr(PbRecord) target = pb_record_new (PB_KIND_TARGET, NULL);
  g_autoptr(PbRecordDraft) draft = pb_record_draft_new_edit (metric);
  g_autoptr(PbRecordDraft) stored = pb_record_draft_new_edit (target);
  g_autoptr(PbRecordDraft) added = pb_record_draft_new (PB_KIND_TARGET);
  g_autoptr(PbEdit) edit = NULL;
  const PbChange *last;

  pb_record_draft_add_part (draft, stored);
  pb_record_draft_add_part (draft, added);
  g_assert_cmpstr (pb_record_get_text (pb_record_draft_get_record (added), PB_TARGET_METRIC), ==,
                   pb_record_get_id (metric));
  pb_record_draft_remove_part (draft, stored);

  edit = pb_record_draft_to_edit (draft);
  last = pb_edit_get_change (edit, pb_edit_get_n_changes (edit) - 1);
  g_assert_cmpint (pb_edit_get_change (edit, 0)->type, ==, PB_CHANGE_CREATE);
  g_assert_cmpint (last->type, ==, PB_CHANGE_DELETE);
  g_assert_cmpstr (last->id, ==, pb_record_get_id (target));
}

static const char *
get_metric_name (PbGroupContext *context)
{
  PbRecord *metric = pb_dossier_lookup (pb_group_context_get_dossier (context), UI_METRIC_ID);

  return pb_record_get_text (metric, PB_METRIC_NAME);
}

/* A dialog over a window with a library. */
static void
test_dialog (void)
{
  g_autoptr(UiLibrary) library = ui_library_new ();
  g_autoptr(PbGroupContext) context = NULL;
  GtkWidget *window = adw_window_new ();
  PbRecordDialog *dialog;
  PbRecordForm *form;
  GtkWidget *page;
  gpointer weak;
  gpointer weak_form;

  ui_library_open (library);
  ui_library_fill (library);
  context = ui_context_new (library, UI_GROUP_ID);
  adw_window_set_content (ADW_WINDOW (window), gtk_label_new (NULL));
  gtk_window_set_default_size (GTK_WINDOW (window), 800, 600);
  gtk_window_present (GTK_WINDOW (window));
  UI_WAIT (gtk_widget_get_width (window) > 600);

  dialog = pb_record_dialog_new_edit (context, UI_METRIC_ID);
  weak = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &weak);
  adw_dialog_present (ADW_DIALOG (dialog), window);
  UI_WAIT (pb_record_dialog_get_form (dialog) != NULL);
  form = pb_record_dialog_get_form (dialog);
  weak_form = form;
  g_object_add_weak_pointer (G_OBJECT (form), &weak_form);
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (form)) &&
           gtk_widget_get_width (GTK_WIDGET (form)) > 300);
  g_assert_true (adw_dialog_get_can_close (ADW_DIALOG (dialog)));

  gtk_editable_set_text (GTK_EDITABLE (pb_record_form_get_row (form, PB_METRIC_NAME)),
                         "Things mended");
  g_assert_false (adw_dialog_get_can_close (ADW_DIALOG (dialog)));

  /* Closing with changes asks; nothing is lost. */
  adw_dialog_close (ADW_DIALOG (dialog));
  UI_WAIT (ui_find_text (window, "Save Changes?") != NULL);
  adw_dialog_close (adw_window_get_visible_dialog (ADW_WINDOW (window)));
  UI_WAIT (adw_window_get_visible_dialog (ADW_WINDOW (window)) == ADW_DIALOG (dialog));

  page = gtk_widget_get_ancestor (GTK_WIDGET (form), ADW_TYPE_NAVIGATION_PAGE);
  g_assert_true (gtk_widget_activate_action (page, "record-page.accept", NULL));
  UI_WAIT (weak == NULL);

  UI_WAIT (g_strcmp0 (get_metric_name (context), "Things mended") == 0);
  g_assert_cmpstr (pb_store_get_undo_title (library->store), ==,
                   "Change Metric “Things mended”");

  UI_WAIT (weak_form == NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/forms/every-kind", test_every_kind);
  g_test_add_func ("/ui/forms/validation", test_validation);
  g_test_add_func ("/ui/forms/relevance", test_relevance);
  g_test_add_func ("/ui/forms/new-group", test_new_group);
  g_test_add_func ("/ui/forms/foreign-choice", test_foreign_choice);
  g_test_add_func ("/ui/forms/draft-changes", test_draft_changes);
  g_test_add_func ("/ui/forms/draft-append-only", test_draft_append_only);
  g_test_add_func ("/ui/forms/draft-parts", test_draft_parts);
  g_test_add_func ("/ui/forms/dialog", test_dialog);
}

int
main (int   argc,
      char *argv[])
{
  return ui_test_run (argc, argv, add_tests);
}
