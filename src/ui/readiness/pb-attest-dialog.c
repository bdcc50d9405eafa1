/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-attest-dialog.h"

#include <glib/gi18n.h>

#include "ui/pb-ui.h"
#include "ui/readiness/pb-evidence-row.h"

/**
 * PbAttestDialog:
 *
 * Lets a member say how a statement stands, with reason and evidence, or
 * dispute what was computed.
 */
struct _PbAttestDialog
{
  AdwDialog parent_instance;

  GtkButton *store_button;
  AdwBanner *error_banner;
  AdwPreferencesGroup *statement_group;
  AdwToggleGroup *value_group;
  AdwComboRow *member_row;
  AdwEntryRow *name_row;
  AdwEntryRow *reason_row;
  AdwSpinRow *valid_row;
  AdwPreferencesGroup *evidence_group;

  PbGroupContext *context;
  PbResult *result;
  GPtrArray *members;
  GPtrArray *evidence;
  gboolean dispute;
  gboolean storing;
};

G_DEFINE_FINAL_TYPE (PbAttestDialog, pb_attest_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (AdwEntryRow *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* The chosen member, or NULL where it is a person who is not a member yet. */
static PbRecord *
get_member (PbAttestDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->member_row);

  return selected < self->members->len ? g_ptr_array_index (self->members, selected) : NULL;
}

static gboolean
evidence_is_complete (PbAttestDialog *self)
{
  for (guint i = 0; i < self->evidence->len; i++)
    if (!pb_evidence_row_is_complete (g_ptr_array_index (self->evidence, i)))
      return FALSE;

  return TRUE;
}

/* One's own earlier word is replaced, never edited: it should be known. */
static void
show_earlier (PbAttestDialog *self,
              PbRecord       *member)
{
  GPtrArray *attestations = pb_result_get_attestations (self->result);
  g_autofree char *sentence = NULL;

  for (guint i = 0; member != NULL && sentence == NULL && i < attestations->len; i++)
    {
      const PbAttested *attested = attestations->pdata[i];
      g_autofree char *day = NULL;

      if (!attested->latest ||
          g_strcmp0 (pb_record_get_text (attested->record, PB_ATTESTATION_BY),
                     pb_record_get_id (member)) != 0)
        continue;

      day = pb_day_to_locale (attested->on);
      /* Translators: what a member said of a statement earlier, and when. */
      sentence = g_strdup_printf (_("Said “%s” on %s; this takes its place"),
                                  pb_result_value_get_label (attested->value), day);
    }

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->member_row), sentence ? sentence : "");
}

/* Whoever disputes what was computed has to say something else. */
static gboolean
has_value (PbAttestDialog *self)
{
  const char *nick = adw_toggle_group_get_active_name (self->value_group);

  return nick != NULL &&
         (!self->dispute ||
          pb_result_value_from_nick (nick) != pb_result_get_computed (self->result));
}

static void
update_actions (PbAttestDialog *self)
{
  PbRecord *member = get_member (self);
  gboolean named = member != NULL || *get_text (self->name_row) != '\0';
  gboolean valued = has_value (self);
  gboolean reasoned = !self->dispute || *get_text (self->reason_row) != '\0';

  show_earlier (self, member);
  gtk_widget_set_visible (GTK_WIDGET (self->name_row), member == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "attest.store",
                                 named && valued && reasoned && evidence_is_complete (self) &&
                                 !self->storing);
}

static void
changed_cb (PbAttestDialog *self)
{
  /* The template sets choices before there is a result. */
  if (self->result != NULL)
    update_actions (self);
}

static void
evidence_removed_cb (PbEvidenceRow  *row,
                     PbAttestDialog *self)
{
  g_ptr_array_remove (self->evidence, row);
  adw_preferences_group_remove (self->evidence_group, GTK_WIDGET (row));
  update_actions (self);
}

static void
add_evidence_activated (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  PbAttestDialog *self = PB_ATTEST_DIALOG (widget);
  GtkWidget *row = pb_evidence_row_new ();

  g_ptr_array_add (self->evidence, row);
  adw_preferences_group_add (self->evidence_group, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (evidence_removed_cb), self,
                           G_CONNECT_DEFAULT);
  update_actions (self);
  gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

static void
cancel_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  adw_dialog_close (ADW_DIALOG (widget));
}

/* The member who says so, added to the edit where they are new. */
static char *
add_member (PbAttestDialog *self,
            PbEdit         *edit)
{
  PbRecord *member = get_member (self);
  const char *id;

  if (member != NULL)
    return g_strdup (pb_record_get_id (member));

  id = pb_edit_create (edit, PB_KIND_MEMBER, NULL);
  pb_edit_set_text (edit, id, PB_MEMBER_GROUP, pb_group_context_get_group_id (self->context));
  pb_edit_set_text (edit, id, PB_MEMBER_NAME, get_text (self->name_row));

  return g_strdup (id);
}

static PbEdit *
make_edit (PbAttestDialog *self)
{
  PbStatement *statement = pb_result_get_statement (self->result);
  PbDay today = pb_group_context_get_today (self->context);
  g_autofree char *title = NULL;
  g_autofree char *member = NULL;
  g_autofree char *id = NULL;
  PbEdit *edit;

  /* Translators: what a person did; %s is the title of a statement. */
  title = g_strdup_printf (self->dispute ? _("Dispute “%s”") : _("Attest “%s”"),
                           pb_statement_get_title (statement));
  edit = pb_edit_new (title);
  member = add_member (self, edit);

  id = g_strdup (pb_edit_create (edit, PB_KIND_ATTESTATION, NULL));
  pb_edit_set_text (edit, id, PB_ATTESTATION_GROUP,
                    pb_group_context_get_group_id (self->context));
  pb_edit_set_text (edit, id, PB_ATTESTATION_ITEM, pb_statement_get_id (statement));
  pb_edit_set_text (edit, id, PB_ATTESTATION_VALUE,
                    adw_toggle_group_get_active_name (self->value_group));
  pb_edit_set_text (edit, id, PB_ATTESTATION_BY, member);
  pb_edit_set_day (edit, id, PB_ATTESTATION_ON, today);
  pb_edit_set_integer (edit, id, PB_ATTESTATION_VALID_DAYS,
                       (gint64) adw_spin_row_get_value (self->valid_row));
  if (*get_text (self->reason_row) != '\0')
    pb_edit_set_text (edit, id, PB_ATTESTATION_REASON, get_text (self->reason_row));
  if (self->dispute)
    pb_edit_set_flag (edit, id, PB_ATTESTATION_DISPUTED, TRUE);

  for (guint i = 0; i < self->evidence->len; i++)
    pb_evidence_row_add_to_edit (g_ptr_array_index (self->evidence, i), edit, id, today);

  return edit;
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbAttestDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  self->storing = FALSE;

  if (pb_group_context_commit_finish (PB_GROUP_CONTEXT (source), result, &error))
    {
      adw_dialog_force_close (ADW_DIALOG (self));
      return;
    }

  adw_banner_set_title (self->error_banner, error->message);
  adw_banner_set_revealed (self->error_banner, TRUE);
  update_actions (self);
}

static void
store_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbAttestDialog *self = PB_ATTEST_DIALOG (widget);
  g_autoptr(PbEdit) edit = make_edit (self);

  self->storing = TRUE;
  adw_banner_set_revealed (self->error_banner, FALSE);
  update_actions (self);
  pb_group_context_commit_async (self->context, edit, NULL, stored_cb, g_object_ref (self));
}

static void
fill_values (PbAttestDialog *self)
{
  PbResultScale scale = pb_statement_get_scale (pb_result_get_statement (self->result));

  for (int step = 0; step < 3; step++)
    {
      PbResultValue value = pb_result_scale_get_value (scale, step);
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, pb_result_value_get_nick (value));
      adw_toggle_set_label (toggle, pb_result_value_get_label (value));
      adw_toggle_group_add (self->value_group, toggle);
    }

  /* The first one would be chosen by itself; a word is to be given by choice. */
  adw_toggle_group_set_active (self->value_group, GTK_INVALID_LIST_POSITION);
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  g_autofree char *first = pb_record_dup_title (*(PbRecord * const *) a);
  g_autofree char *second = pb_record_dup_title (*(PbRecord * const *) b);

  return g_utf8_collate (first, second);
}

static gboolean
is_author (PbRecord *member,
           PbStore  *store)
{
  const char *name = pb_store_get_author_name (store);
  const char *handle = pb_store_get_author_handle (store);

  return (name != NULL && g_strcmp0 (pb_record_get_text (member, PB_MEMBER_NAME), name) == 0) ||
         (handle != NULL &&
          g_strcmp0 (pb_record_get_text (member, PB_MEMBER_HANDLE), handle) == 0);
}

/* The members of the group, and below them the choice of somebody new.  Only
 * whoever uses the library is chosen beforehand: nobody speaks for others.
 */
static void
fill_members (PbAttestDialog *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbStore *store = pb_group_context_get_store (self->context);
  GPtrArray *members = pb_dossier_get_records (dossier, PB_KIND_MEMBER);
  const char *group_id = pb_dossier_get_group_id (dossier);
  const char *author = pb_store_get_author_name (store);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; members != NULL && i < members->len; i++)
    {
      PbRecord *member = g_ptr_array_index (members, i);

      if (g_strcmp0 (pb_record_get_text (member, PB_MEMBER_GROUP), group_id) == 0 &&
          !pb_record_has (member, PB_MEMBER_LEFT))
        g_ptr_array_add (self->members, g_object_ref (member));
    }

  g_ptr_array_sort (self->members, compare_titles);
  selected = self->members->len;

  for (guint i = 0; i < self->members->len; i++)
    {
      PbRecord *member = g_ptr_array_index (self->members, i);
      g_autofree char *title = pb_record_dup_title (member);

      gtk_string_list_append (names, title);
      if (is_author (member, store))
        selected = i;
    }

  gtk_string_list_append (names, _("Somebody Else…"));
  adw_combo_row_set_model (self->member_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->member_row, selected);

  if (author != NULL && selected == self->members->len)
    gtk_editable_set_text (GTK_EDITABLE (self->name_row), author);
}

static void
pb_attest_dialog_dispose (GObject *object)
{
  PbAttestDialog *self = PB_ATTEST_DIALOG (object);

  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_ATTEST_DIALOG);
  g_clear_pointer (&self->members, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->result);

  G_OBJECT_CLASS (pb_attest_dialog_parent_class)->dispose (object);
}

static void
pb_attest_dialog_class_init (PbAttestDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_attest_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "attest.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "attest.store", NULL, store_activated);
  gtk_widget_class_install_action (widget_class, "attest.add-evidence", NULL,
                                   add_evidence_activated);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/readiness/pb-attest-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbAttestDialog, store_button);
  gtk_widget_class_bind_template_child (widget_class, PbAttestDialog, error_banner);
  gtk_widget_class_bind_template_child (widget_class, PbAttestDialog, statement_group);
  gtk_widget_class_bind_template_child (widget_class, PbAttestDialog, value_group);
  gtk_widget_class_bind_template_child (widget_class, PbAttestDialog, member_row);
  gtk_widget_class_bind_template_child (widget_class, PbAttestDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, PbAttestDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, PbAttestDialog, valid_row);
  gtk_widget_class_bind_template_child (widget_class, PbAttestDialog, evidence_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
pb_attest_dialog_init (PbAttestDialog *self)
{
  self->members = g_ptr_array_new_with_free_func (g_object_unref);
  self->evidence = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_add_store_keys (GTK_WIDGET (self), "attest.store");
}

/**
 * pb_attest_dialog_new:
 * @context: a context with a dossier
 * @result: the statement and what it came to
 * @dispute: whether to dispute what was computed
 *
 * Returns: (transfer floating): a dialog that asks for an attestation
 */
AdwDialog *
pb_attest_dialog_new (PbGroupContext *context,
                      PbResult       *result,
                      gboolean        dispute)
{
  PbAttestDialog *self;
  PbStatement *statement;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RESULT (result), NULL);
  g_return_val_if_fail (pb_group_context_get_dossier (context) != NULL, NULL);

  self = g_object_new (PB_TYPE_ATTEST_DIALOG, NULL);
  self->context = g_object_ref (context);
  self->result = g_object_ref (result);
  self->dispute = dispute;

  statement = pb_result_get_statement (result);
  adw_preferences_group_set_title (self->statement_group, pb_statement_get_title (statement));
  adw_preferences_group_set_description (self->statement_group,
                                         dispute ? pb_result_get_computed_reason (result)
                                                 : pb_statement_get_text (statement));

  if (dispute)
    {
      adw_dialog_set_title (ADW_DIALOG (self), _("Dispute"));
      gtk_button_set_label (self->store_button, _("_Dispute"));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason_row),
                                     _("Why the computed result is wrong"));
    }

  fill_values (self);
  fill_members (self);
  update_actions (self);

  return ADW_DIALOG (self);
}
