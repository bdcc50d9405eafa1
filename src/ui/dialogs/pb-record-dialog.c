/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-record-dialog.h"

#include "ui/dialogs/pb-field-layout.h"
#include "ui/dialogs/pb-record-defaults.h"
#include "ui/dialogs/pb-record-page.h"
#include "ui/dialogs/pb-record-removal.h"
#include "ui/dialogs/pb-report-sending.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>

/**
 * PbRecordDialog:
 *
 * Makes or changes a record of any kind.  Everything that was filled in, parts
 * included, is stored as one edit.
 */
struct _PbRecordDialog
{
  AdwDialog parent_instance;

  GtkStack *stack;
  AdwNavigationView *navigation_view;
  AdwStatusPage *failed_page;

  PbGroupContext *context;
  PbRecordDraft *draft;
  PbReferenceSource *source;
  PbRecord *owner;
  PbRecordPage *page;
  GCancellable *cancellable;
  guint n_awaited;

  /* By field: what was set before the record was read. */
  GHashTable *awaited;

  PbRecordDialogFunc func;
  gpointer func_data;
  GDestroyNotify func_destroy;
};

enum
{
  SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRecordDialog, pb_record_dialog, ADW_TYPE_DIALOG)

/* A part that is open in a page of its own. */
typedef struct
{
  PbRecordDialog *dialog;
  PbRecordDraft *owner;
  PbRecordDraft *part;
  PbRecordDraft *copy;
} PbOpenPart;

static void
open_part_free (gpointer  data,
                GClosure *closure)
{
  PbOpenPart *open = data;

  g_clear_object (&open->owner);
  g_clear_object (&open->part);
  g_clear_object (&open->copy);
  g_free (open);
}

static gboolean
is_among (GListModel    *parts,
          PbRecordDraft *part)
{
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr(PbRecordDraft) other = g_list_model_get_item (parts, i);

      if (other == part)
        return TRUE;
    }

  return FALSE;
}

static void
update_can_close (PbRecordDialog *self)
{
  adw_dialog_set_can_close (ADW_DIALOG (self), !pb_record_draft_get_changed (self->draft));
}

static void
part_accepted_cb (PbRecordPage *page,
                  PbOpenPart   *open)
{
  PbRecordDialog *self = open->dialog;

  if (is_among (pb_record_draft_get_parts (open->owner), open->part))
    pb_record_draft_replace_part (open->owner, open->part, open->copy);
  else
    pb_record_draft_add_part (open->owner, open->copy);
  update_can_close (self);
  adw_navigation_view_pop (self->navigation_view);
}

/* Fills in what is likely of a new record. */
static void
fill_defaults (PbRecordDialog *self,
               PbRecordDraft  *draft)
{
  PbStore *store = pb_group_context_get_store (self->context);

  pb_record_fill_defaults (pb_record_draft_get_record (draft),
                           pb_group_context_get_dossier (self->context),
                           pb_group_context_get_today (self->context),
                           pb_store_get_author_name (store), pb_store_get_author_handle (store));
}

static void
edit_part_cb (PbRecordDialog *self,
              PbRecordDraft  *part,
              PbRecordForm   *owner_form)
{
  PbRecordDraft *owner = pb_record_form_get_draft (owner_form);
  PbOpenPart *open = g_new0 (PbOpenPart, 1);
  const PbFieldInfo *field;
  GtkWidget *form;
  PbRecordPage *page;

  open->dialog = self;
  open->owner = g_object_ref (owner);
  open->part = g_object_ref (part);
  open->copy = pb_record_draft_copy (part);

  field = pb_kind_find_flag (pb_record_draft_get_kind (part), PB_FIELD_OWNER);
  pb_record_set_value (pb_record_draft_get_record (open->copy), field->id,
                       g_variant_new_string (pb_record_get_id (pb_record_draft_get_record (owner))));
  if (pb_record_draft_get_original (part) == NULL &&
      !is_among (pb_record_draft_get_parts (owner), part))
    fill_defaults (self, open->copy);
  form = pb_record_form_new (open->copy, self->source, pb_record_draft_get_record (owner));
  pb_record_form_hide (PB_RECORD_FORM (form), field->id);

  page = pb_record_page_new (PB_RECORD_FORM (form), _("_Done"), FALSE);
  g_signal_connect_data (page, "accepted", G_CALLBACK (part_accepted_cb), open, open_part_free,
                         G_CONNECT_DEFAULT);
  adw_navigation_view_push (self->navigation_view, ADW_NAVIGATION_PAGE (page));
}

static void
filled_in_cb (PbRecordDialog *self,
              PbRecordPage   *page)
{
  pb_reference_source_filled_in (self->source,
                                 pb_record_form_get_draft (pb_record_page_get_form (page)), TRUE);
  update_can_close (self);
  adw_navigation_view_pop (self->navigation_view);
}

/* A record that was to be filled in on the way is not wanted after all. */
static void
page_popped_cb (PbRecordDialog    *self,
                AdwNavigationPage *page)
{
  if (self->source)
    pb_reference_source_filled_in (self->source,
                                   pb_record_form_get_draft (pb_record_page_get_form (PB_RECORD_PAGE (page))),
                                   FALSE);
}

/* Asks for what has to be known of a new record before it can be referred to. */
static void
fill_in_cb (PbRecordDialog *self,
            PbRecordDraft  *draft)
{
  const PbFieldInfo *of_group = pb_kind_find_flag (pb_record_draft_get_kind (draft),
                                                   PB_FIELD_OF_GROUP);
  GtkWidget *form;
  PbRecordPage *page;

  fill_defaults (self, draft);
  form = pb_record_form_new (draft, self->source, NULL);
  if (of_group && pb_record_has (pb_record_draft_get_record (draft), of_group->id))
    pb_record_form_hide (PB_RECORD_FORM (form), of_group->id);
  g_signal_connect_object (form, "edit-part", G_CALLBACK (edit_part_cb), self, G_CONNECT_SWAPPED);

  page = pb_record_page_new (PB_RECORD_FORM (form), _("_Add"), FALSE);
  g_signal_connect_object (page, "accepted", G_CALLBACK (filled_in_cb), self, G_CONNECT_SWAPPED);
  adw_navigation_view_push (self->navigation_view, ADW_NAVIGATION_PAGE (page));
}

static void
committed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbRecordDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (object), result, &error))
    {
      g_signal_emit (self, signals[SAVED], 0,
                     pb_record_get_id (pb_record_draft_get_record (self->draft)));
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  pb_record_page_set_busy (self->page, FALSE);
  pb_record_page_set_problem (self->page, error->message);
}

static void
commit (PbRecordDialog *self,
        PbEdit         *edit)
{
  pb_record_page_set_busy (self->page, TRUE);
  pb_group_context_commit_async (self->context, edit, NULL, committed_cb, g_object_ref (self));
}

static void
accepted_cb (PbRecordDialog *self)
{
  g_autoptr(PbEdit) edit = pb_record_draft_to_edit (self->draft);

  if (pb_edit_get_n_changes (edit) == 0)
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  if (pb_record_draft_get_kind (self->draft) == PB_KIND_REPORT)
    pb_report_add_next (edit, pb_record_draft_get_original (self->draft),
                        pb_record_draft_get_record (self->draft),
                        pb_group_context_get_dossier (self->context));

  if (self->func != NULL)
    {
      g_autoptr(PbEdit) whole = self->func (edit, pb_record_draft_get_record (self->draft),
                                            self->func_data);

      commit (self, whole);
    }
  else
    {
      commit (self, edit);
    }
}

static void
removed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PbRecordDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  PbRemoval removal = pb_record_remove_finish (PB_RECORD (object), result, &error);

  pb_record_page_set_busy (self->page, FALSE);
  if (error)
    {
      pb_record_page_set_problem (self->page, error->message);
    }
  else if (removal != PB_REMOVAL_NONE)
    {
      g_signal_emit (self, signals[SAVED], 0, pb_record_get_id (PB_RECORD (object)));
      adw_dialog_force_close (ADW_DIALOG (self));
    }
}

static void
delete_activated_cb (PbRecordDialog *self)
{
  pb_record_page_set_busy (self->page, TRUE);
  pb_record_remove_async (pb_record_draft_get_original (self->draft), self->context,
                          GTK_WIDGET (self), removed_cb, g_object_ref (self));
}

static void
discard_response_cb (PbRecordDialog *self,
                     const char     *response)
{
  if (g_strcmp0 (response, "discard") == 0)
    adw_dialog_force_close (ADW_DIALOG (self));
  else if (g_strcmp0 (response, "save") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self->page), "record-page.accept", NULL);
}

static void
close_attempt_cb (PbRecordDialog *self)
{
  AdwDialog *question = adw_alert_dialog_new (_("Save Changes?"),
                                              _("What you have filled in is not stored yet."));

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question),
                                  "cancel", _("_Keep Editing"),
                                  "discard", _("_Discard"),
                                  "save", _("_Save"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "discard",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "save",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (question), "save");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (question), "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (discard_response_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (question, GTK_WIDGET (self));
}

static void
cancelled_cb (PbRecordDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* What is filled in already is not lost for a look at the history. */
static void
history_activated_cb (PbRecordDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.record-history", "s",
                              pb_record_get_id (pb_record_draft_get_original (self->draft)));
  if (adw_dialog_get_can_close (ADW_DIALOG (self)))
    adw_dialog_close (ADW_DIALOG (self));
}

static GtkWidget *
new_button_row (PbRecordDialog *self,
                const char     *title,
                GCallback       activated)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "activated", activated, self, G_CONNECT_SWAPPED);

  return row;
}

/* What can be done with a record that is stored already. */
static void
add_button_rows (PbRecordDialog *self,
                 GtkWidget      *form)
{
  PbKind kind = pb_record_draft_get_kind (self->draft);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *title = NULL;
  GtkWidget *row;

  adw_preferences_group_add (group, new_button_row (self, _("History of This Record…"),
                                                    G_CALLBACK (history_activated_cb)));
  if (!(pb_kind_get_info (kind)->flags & PB_KIND_APPEND_ONLY))
    {
      /* Translators: a button: a kind of record. */
      title = g_strdup_printf (_("Delete %s"), pb_kind_get_label (kind));
      row = new_button_row (self, title, G_CALLBACK (delete_activated_cb));
      gtk_widget_add_css_class (row, "destructive-action");
      adw_preferences_group_add (group, row);
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (form), group);
}

static void
show_form (PbRecordDialog *self)
{
  PbRecord *record = pb_record_draft_get_record (self->draft);
  PbKind kind = pb_record_get_kind (record);
  gboolean existing = pb_record_draft_get_original (self->draft) != NULL;
  const PbFieldInfo *of_group = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);
  const PbFieldInfo *owner = pb_kind_find_flag (kind, PB_FIELD_OWNER);
  GtkWidget *form;
  GHashTableIter iter;
  gpointer field, value;

  g_hash_table_iter_init (&iter, self->awaited);
  while (g_hash_table_iter_next (&iter, &field, &value))
    pb_record_set_value (record, GPOINTER_TO_UINT (field), value);
  if (g_hash_table_size (self->awaited) > 0)
    pb_record_draft_mark_start (self->draft);

  self->source = pb_reference_source_new (pb_group_context_get_store (self->context),
                                          pb_group_context_get_group_id (self->context),
                                          self->draft);
  g_signal_connect_object (self->source, "fill-in", G_CALLBACK (fill_in_cb), self,
                           G_CONNECT_SWAPPED);
  if (pb_group_context_get_dossier (self->context))
    pb_reference_source_take_assets (self->source,
                                     pb_dossier_dup_assets (pb_group_context_get_dossier (self->context)));
  form = pb_record_form_new (self->draft, self->source, self->owner);
  if (of_group && kind != PB_KIND_RELATION && kind != PB_KIND_NETWORK_GOAL &&
      pb_record_has (record, of_group->id))
    pb_record_form_hide (PB_RECORD_FORM (form), of_group->id);
  if (owner && pb_record_has (record, owner->id))
    pb_record_form_hide (PB_RECORD_FORM (form), owner->id);
  if (existing)
    add_button_rows (self, form);

  self->page = pb_record_page_new (PB_RECORD_FORM (form), existing ? _("_Save") : _("_Add"), TRUE);
  adw_dialog_set_title (ADW_DIALOG (self),
                        adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (self->page)));
  g_signal_connect_object (form, "edited", G_CALLBACK (update_can_close), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "edit-part", G_CALLBACK (edit_part_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "accepted", G_CALLBACK (accepted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "cancelled", G_CALLBACK (cancelled_cb), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_view_add (self->navigation_view, ADW_NAVIGATION_PAGE (self->page));
  gtk_stack_set_visible_child_name (self->stack, "form");
  adw_dialog_set_focus (ADW_DIALOG (self),
                        GTK_WIDGET (pb_record_form_get_first_row (PB_RECORD_FORM (form))));
}

static void
show_failure (PbRecordDialog *self,
              const GError   *error)
{
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
}

static void
got_parts_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbRecordDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) parts = pb_store_query_finish (PB_STORE (object), result, &error);

  if (parts == NULL)
    {
      show_failure (self, error);
      return;
    }

  for (guint i = 0; i < parts->len; i++)
    {
      g_autoptr(PbRecordDraft) part = pb_record_draft_new_edit (g_ptr_array_index (parts, i));

      pb_record_draft_add_part (self->draft, part);
    }

  if (--self->n_awaited == 0)
    show_form (self);
}

static void
read_parts (PbRecordDialog *self,
            PbRecord       *record)
{
  PbStore *store = pb_group_context_get_store (self->context);

  /* Held until every question is asked, so that no answer comes too early. */
  self->n_awaited = 1;
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      g_autoptr(PbQuery) query = NULL;

      if (!pb_kind_has_part (pb_record_get_kind (record), kind))
        continue;

      query = pb_query_new (kind);
      pb_query_add_filter (query, pb_kind_find_flag (kind, PB_FIELD_OWNER)->id,
                           g_variant_new_string (pb_record_get_id (record)));
      self->n_awaited++;
      pb_store_query_async (store, query, self->cancellable, got_parts_cb, g_object_ref (self));
    }

  if (--self->n_awaited == 0)
    show_form (self);
}

static void
got_owner_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PbRecordDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  self->owner = pb_store_get_finish (PB_STORE (object), result, &error);
  if (self->owner)
    read_parts (self, pb_record_draft_get_record (self->draft));
  else
    show_failure (self, error);
}

static void
got_record_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PbRecordDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbRecord) record = pb_store_get_finish (PB_STORE (object), result, &error);
  const char *owner_id;

  if (record == NULL)
    {
      show_failure (self, error);
      return;
    }

  self->draft = pb_record_draft_new_edit (record);
  owner_id = pb_record_get_owner (record);
  if (owner_id)
    pb_store_get_async (PB_STORE (object), owner_id, self->cancellable, got_owner_cb,
                        g_object_ref (self));
  else
    read_parts (self, record);
}

static void
pb_record_dialog_dispose (GObject *object)
{
  PbRecordDialog *self = PB_RECORD_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  pb_record_dialog_set_func (self, NULL, NULL, NULL);
  g_clear_object (&self->context);
  g_clear_object (&self->draft);
  g_clear_object (&self->source);
  g_clear_object (&self->owner);
  g_clear_pointer (&self->awaited, g_hash_table_unref);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RECORD_DIALOG);

  G_OBJECT_CLASS (pb_record_dialog_parent_class)->dispose (object);
}

static void
pb_record_dialog_class_init (PbRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_record_dialog_dispose;

  /**
   * PbRecordDialog::saved:
   * @self: the dialog
   * @id: the identifier of the record
   *
   * The record was stored, retired or deleted.
   */
  signals[SAVED] = g_signal_new ("saved",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL, NULL,
                                 NULL,
                                 G_TYPE_NONE, 1,
                                 G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbRecordDialog, navigation_view);
  gtk_widget_class_bind_template_callback (widget_class, page_popped_cb);
}

static void
value_free (gpointer value)
{
  if (value)
    g_variant_unref (value);
}

static void
pb_record_dialog_init (PbRecordDialog *self)
{
  self->awaited = g_hash_table_new_full (NULL, NULL, NULL, value_free);
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "close-attempt", G_CALLBACK (close_attempt_cb), NULL);
}

/**
 * pb_record_dialog_new:
 * @context: where the record will belong
 * @kind: the kind of record
 *
 * Returns: (transfer full): a dialog that makes a record
 */
PbRecordDialog *
pb_record_dialog_new (PbGroupContext *context,
                      PbKind          kind)
{
  return pb_record_dialog_new_part (context, kind, NULL);
}

/**
 * pb_record_dialog_new_part:
 * @context: where the record will belong
 * @kind: the kind of record
 * @owner: (nullable): the record that it will be a part of
 *
 * Returns: (transfer full): a dialog that makes a record
 */
PbRecordDialog *
pb_record_dialog_new_part (PbGroupContext *context,
                           PbKind          kind,
                           PbRecord       *owner)
{
  PbRecordDialog *self = g_object_new (PB_TYPE_RECORD_DIALOG, NULL);
  const PbFieldInfo *of_group = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);
  const char *group_id = pb_group_context_get_group_id (context);
  PbRecord *record;

  self->context = g_object_ref (context);
  self->draft = pb_record_draft_new (kind);
  g_set_object (&self->owner, owner);
  record = pb_record_draft_get_record (self->draft);

  if (of_group && group_id && kind != PB_KIND_NETWORK_GOAL)
    pb_record_set_value (record, of_group->id, g_variant_new_string (group_id));
  if (owner)
    pb_record_set_value (record, pb_kind_find_flag (kind, PB_FIELD_OWNER)->id,
                         g_variant_new_string (pb_record_get_id (owner)));
  if (kind == PB_KIND_GROUP)
    pb_record_set_value (record, PB_GROUP_OWN, g_variant_new_boolean (TRUE));
  fill_defaults (self, self->draft);
  pb_record_draft_mark_start (self->draft);
  show_form (self);

  return self;
}

/**
 * pb_record_dialog_new_edit:
 * @context: where the record belongs
 * @id: the identifier of the record
 *
 * Returns: (transfer full): a dialog that changes a record
 */
PbRecordDialog *
pb_record_dialog_new_edit (PbGroupContext *context,
                           const char     *id)
{
  PbRecordDialog *self = g_object_new (PB_TYPE_RECORD_DIALOG, NULL);

  self->context = g_object_ref (context);
  pb_store_get_async (pb_group_context_get_store (context), id, self->cancellable, got_record_cb,
                      g_object_ref (self));

  return self;
}

/**
 * pb_record_dialog_set_value:
 * @self: a dialog that was not presented so far
 * @field: a field
 * @value: (nullable): its value
 *
 * Fills in a value that is known from where the dialog was opened.
 */
void
pb_record_dialog_set_value (PbRecordDialog *self,
                            PbFieldId       field,
                            GVariant       *value)
{
  g_autoptr(GVariant) kept = value ? g_variant_ref_sink (value) : NULL;
  PbFieldRow *row;

  g_return_if_fail (PB_IS_RECORD_DIALOG (self));

  if (self->page == NULL)
    {
      g_hash_table_insert (self->awaited, GUINT_TO_POINTER (field), g_steal_pointer (&kept));
      return;
    }

  row = pb_record_form_get_row (pb_record_page_get_form (self->page), field);
  pb_record_set_value (pb_record_draft_get_record (self->draft), field, kept);
  if (row)
    pb_field_row_set_value (row, kept);
  pb_record_draft_mark_start (self->draft);
}

/**
 * pb_record_dialog_set_func:
 * @self: a dialog
 * @func: (nullable) (scope notified): says what else belongs to the action
 * @user_data: goes to @func
 * @destroy: (nullable): frees @user_data
 *
 * For actions that change more than the one record: all of it is stored, and
 * undone, as one.
 */
void
pb_record_dialog_set_func (PbRecordDialog     *self,
                           PbRecordDialogFunc  func,
                           gpointer            user_data,
                           GDestroyNotify      destroy)
{
  g_return_if_fail (PB_IS_RECORD_DIALOG (self));

  if (self->func_destroy != NULL)
    self->func_destroy (self->func_data);

  self->func = func;
  self->func_data = user_data;
  self->func_destroy = destroy;
}

/**
 * pb_record_dialog_get_form:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): its form, once it is shown
 */
PbRecordForm *
pb_record_dialog_get_form (PbRecordDialog *self)
{
  g_return_val_if_fail (PB_IS_RECORD_DIALOG (self), NULL);

  return self->page ? pb_record_page_get_form (self->page) : NULL;
}
