/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-record-form.h"

#include "model/pb-enums.h"
#include "model/pb-field-value.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-layout.h"
#include "ui/dialogs/pb-field-rows.h"
#include "ui/dialogs/pb-message-row.h"
#include "ui/dialogs/pb-part-group.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>

/**
 * PbRecordForm:
 *
 * The rows in which a draft is filled in, made from what the catalogue says of
 * its kind.  Values are checked while one types; what is wrong stands below the
 * row.  The draft follows every valid change.
 */
struct _PbRecordForm
{
  AdwPreferencesPage parent_instance;

  PbRecordDraft *draft;
  PbRecordDraft *phase;
  PbReferenceSource *source;
  PbRecord *owner;

  GPtrArray *entries;
  AdwPreferencesGroup *theme_groups[PB_N_THEMES];
  AdwPreferencesGroup *more_group;
  AdwExpanderRow *more_row;
};

enum
{
  EDITED,
  EDIT_PART,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A field on the form: its row, the row below it that explains, and the record
 * that takes the value.  An asset stands in the row of its amount.
 */
typedef struct _PbFormEntry PbFormEntry;
struct _PbFormEntry
{
  PbFieldRow *row;
  PbMessageRow *message;
  PbFormEntry *amount;
  PbFieldTheme theme;
  PbRecord *target;
  PbFieldId field;
  const char *title;
  gboolean hidden;
  gboolean later;
};

G_DEFINE_FINAL_TYPE (PbRecordForm, pb_record_form, ADW_TYPE_PREFERENCES_PAGE)

/* What stands below a row that is in order: the day in words, or the help. */
static void
show_hint (PbFormEntry *entry,
           GVariant    *value)
{
  if (entry->message == NULL)
    return;

  if (PB_IS_DAY_ROW (entry->row) && value)
    {
      g_autofree char *words = pb_day_to_locale (g_variant_get_int32 (value));

      pb_message_row_set_message (entry->message, words, FALSE);
    }
  else
    {
      pb_message_row_set_message (entry->message, pb_field_get_help (entry->field), FALSE);
    }
}

static void
show_sentence (PbFormEntry *entry,
               const char  *sentence)
{
  PbMessageRow *message = entry->amount ? entry->amount->message : entry->message;

  pb_field_row_set_problem (entry->row, sentence);
  if (message)
    pb_message_row_set_message (message, sentence, TRUE);
}

/* What the form calls the field of @entry. */
static const char *
get_title (PbFormEntry *entry)
{
  return ADW_IS_PREFERENCES_ROW (entry->row)
           ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry->row))
           : pb_field_get_label (entry->field);
}

static void
show_problem (PbFormEntry  *entry,
              const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED))
    {
      /* Translators: the name of a field that is empty. */
      sentence = g_strdup_printf (_("“%s” is needed."), get_title (entry));
    }
  else
    {
      sentence = g_strdup (error->message);
    }

  show_sentence (entry, sentence);
}

/* What is wrong with a value only beside others of the record: a day that comes
 * before the one that it follows, an amount of nothing.
 */
static gboolean
check_beside (PbFormEntry  *entry,
              GVariant     *value,
              gboolean      demand,
              GError      **error)
{
  PbFieldId earlier = pb_field_get_earlier (entry->field);

  if (earlier && value && pb_record_has (entry->target, earlier) &&
      g_variant_get_int32 (value) < pb_record_get_day (entry->target, earlier))
    {
      g_set_error (error, PB_MODEL_ERROR, PB_MODEL_ERROR_RANGE,
                   /* Translators: the names of two fields that hold dates. */
                   _("“%s” lies before “%s”."), get_title (entry), pb_field_get_label (earlier));
      return FALSE;
    }

  if (demand && entry->amount && value == NULL &&
      pb_record_has (entry->target, entry->amount->field))
    {
      g_set_error_literal (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED, "");
      return FALSE;
    }

  return TRUE;
}

/* Takes over what the row holds.  An empty row that must be filled is only
 * complained about once somebody wants to save.
 */
static gboolean
collect_entry (PbFormEntry  *entry,
               gboolean      demand,
               GError      **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GVariant) value = NULL;

  if (entry->hidden)
    return TRUE;

  value = pb_field_row_dup_value (entry->row, &local_error);
  if (local_error == NULL)
    check_beside (entry, value, demand, &local_error);
  if (local_error &&
      (demand || !g_error_matches (local_error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED)))
    {
      show_problem (entry, local_error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  pb_field_row_set_problem (entry->row, NULL);
  show_hint (entry, value);
  pb_record_set_value (entry->target, entry->field, value);

  return TRUE;
}

/* Shows the rows that have a meaning now, and the groups in which there are any. */
static void
update_relevance (PbRecordForm *self)
{
  gboolean any[PB_N_THEMES] = { FALSE };
  gboolean any_later = FALSE;

  for (guint i = 0; i < self->entries->len; i++)
    {
      PbFormEntry *entry = g_ptr_array_index (self->entries, i);
      gboolean shown = !entry->hidden &&
                       pb_field_is_relevant (entry->field, entry->target, self->owner);
      const char *title = entry->title ? entry->title
                                       : pb_field_get_title (entry->field, entry->target,
                                                             self->owner);

      gtk_widget_set_visible (GTK_WIDGET (entry->row), shown);
      if (ADW_IS_PREFERENCES_ROW (entry->row))
        adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry->row), title);
      if (entry->message)
        pb_message_row_set_suppressed (entry->message, !shown);

      any_later |= entry->later && shown;
      any[entry->theme] |= !entry->later && shown;
    }

  for (guint theme = 0; theme < PB_N_THEMES; theme++)
    {
      if (self->theme_groups[theme])
        gtk_widget_set_visible (GTK_WIDGET (self->theme_groups[theme]), any[theme]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->more_group), any_later);
}

static PbFormEntry *
find_entry (PbRecordForm *self,
            PbFieldId     field)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      PbFormEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->field == field)
        return entry;
    }

  return NULL;
}

/* Takes over one row, and looks again at those that are judged beside it. */
static void
row_edited_cb (PbRecordForm *self,
               PbFieldRow   *row)
{
  PbFormEntry *edited = find_entry (self, pb_field_row_get_field (row));

  if (edited->amount)
    edited = edited->amount;
  collect_entry (edited, FALSE, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PbFormEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->amount == edited || pb_field_get_earlier (entry->field) == edited->field)
        collect_entry (entry, FALSE, NULL);
    }

  update_relevance (self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* Something did not fit.  The value is what it was, so it can still be stored. */
static void
row_refused_cb (PbRecordForm *self,
                const char   *sentence,
                PbFieldRow   *row)
{
  show_sentence (find_entry (self, pb_field_row_get_field (row)), sentence);
  gtk_accessible_announce (GTK_ACCESSIBLE (row), sentence,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

/* Puts a row where it belongs: into a group, or behind what opens the rest. */
static void
add_row (GtkWidget *container,
         GtkWidget *row)
{
  if (ADW_IS_EXPANDER_ROW (container))
    adw_expander_row_add_row (ADW_EXPANDER_ROW (container), row);
  else
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (container), row);
}

static PbFormEntry *
add_entry (PbRecordForm *self,
           GtkWidget    *container,
           PbFieldId     field,
           PbRecord     *target)
{
  GtkWidget *row = pb_field_row_new_for (field, self->source);
  PbFormEntry *entry = g_new0 (PbFormEntry, 1);
  PbFieldId amount = pb_field_get_amount (field);

  entry->row = PB_FIELD_ROW (row);
  entry->field = field;
  entry->target = target;
  entry->theme = pb_field_get_theme (field);
  entry->amount = amount ? find_entry (self, amount) : NULL;
  g_ptr_array_add (self->entries, entry);

  pb_field_row_set_value (entry->row, pb_record_get_value (target, field));
  g_signal_connect_object (row, "edited", G_CALLBACK (row_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "refused", G_CALLBACK (row_refused_cb), self, G_CONNECT_SWAPPED);

  if (entry->amount)
    {
      entry->later = entry->amount->later;
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (entry->amount->row), row);
      return entry;
    }

  add_row (container, row);
  if (ADW_IS_ENTRY_ROW (row))
    {
      entry->message = PB_MESSAGE_ROW (pb_message_row_new (row));
      gtk_accessible_update_relation (GTK_ACCESSIBLE (row),
                                      GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, entry->message, NULL,
                                      -1);
      add_row (container, GTK_WIDGET (entry->message));
    }
  show_hint (entry, pb_record_get_value (target, field));

  return entry;
}

static AdwPreferencesGroup *
add_group (PbRecordForm *self,
           const char   *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));

  return ADW_PREFERENCES_GROUP (group);
}

/* Seldom fields that hold something are shown like the others; tags and
 * audience are about the record and not part of what it says.
 */
static gboolean
comes_later (PbRecord          *record,
             const PbFieldInfo *field)
{
  return pb_field_is_seldom (field->id) &&
         (!pb_record_has (record, field->id) ||
          (PB_FIELD_KIND (field->id) == PB_KIND_COMMON && field->type != PB_TYPE_MARKDOWN));
}

/* Adds the fields of @kind that are about @theme; long texts come after what is
 * filled in with a word.
 */
static void
add_theme (PbRecordForm *self,
           PbKind        kind,
           PbFieldTheme  theme)
{
  PbRecord *record = pb_record_draft_get_record (self->draft);
  const PbFieldInfo *field;

  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; (field = pb_kind_get_nth_field (kind, i)); i++)
        {
          PbFieldId amount = pb_field_get_amount (field->id);

          if ((field->flags & PB_FIELD_HIDDEN) || pb_field_get_theme (field->id) != theme ||
              (field->type == PB_TYPE_MARKDOWN) != (pass == 1))
            continue;

          if (amount ? find_entry (self, amount)->later : comes_later (record, field))
            {
              add_entry (self, GTK_WIDGET (self->more_row), field->id, record)->later = TRUE;
              continue;
            }

          if (self->theme_groups[theme] == NULL)
            self->theme_groups[theme] = add_group (self, pb_field_theme_get_title (theme));
          add_entry (self, GTK_WIDGET (self->theme_groups[theme]), field->id, record);
        }
    }
}

static void
add_fields (PbRecordForm *self)
{
  PbKind kind = pb_record_draft_get_kind (self->draft);

  self->more_row = ADW_EXPANDER_ROW (adw_expander_row_new ());
  /* Translators: opens the fields that are seldom filled in. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more_row), _("More Details"));
  pb_ui_name_expander_row (self->more_row);

  for (PbFieldTheme theme = PB_THEME_MAIN; theme < PB_N_THEMES; theme++)
    add_theme (self, kind, theme);
  for (PbFieldTheme theme = PB_THEME_MAIN; theme < PB_N_THEMES; theme++)
    add_theme (self, PB_KIND_COMMON, theme);

  self->more_group = add_group (self, "");
  adw_preferences_group_add (self->more_group, GTK_WIDGET (self->more_row));
}

/* A new group of our own stands in a phase from the start: the first phase
 * transition is made together with it.
 */
static void
add_phase (PbRecordForm *self)
{
  PbRecord *record = pb_record_draft_get_record (self->draft);
  AdwPreferencesGroup *group = add_group (self, "");
  PbRecord *transition;

  self->phase = pb_record_draft_new (PB_KIND_PHASE_TRANSITION);
  transition = pb_record_draft_get_record (self->phase);
  pb_record_set_value (transition, PB_PHASE_TRANSITION_GROUP,
                       g_variant_new_string (pb_record_get_id (record)));

  add_entry (self, GTK_WIDGET (group), PB_PHASE_TRANSITION_TO, transition)->title = _("Phase");
  add_entry (self, GTK_WIDGET (group), PB_PHASE_TRANSITION_DATE,
             transition)->title = C_("phase", "Since");
}

static void
part_activated_cb (PbRecordForm  *self,
                   PbRecordDraft *part)
{
  g_signal_emit (self, signals[EDIT_PART], 0, part);
}

static void
part_removed_cb (PbRecordForm  *self,
                 PbRecordDraft *part)
{
  g_autoptr(PbRecordDraft) kept = g_object_ref (part);

  pb_record_draft_remove_part (self->draft, kept);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
add_parts (PbRecordForm *self)
{
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      GtkWidget *group;

      if (!pb_kind_has_part (pb_record_draft_get_kind (self->draft), kind))
        continue;

      group = pb_part_group_new (kind, pb_record_draft_get_parts (self->draft), self->source);
      g_signal_connect_object (group, "part-activated", G_CALLBACK (part_activated_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (group, "part-removed", G_CALLBACK (part_removed_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
    }
}

static void
pb_record_form_dispose (GObject *object)
{
  PbRecordForm *self = PB_RECORD_FORM (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_object (&self->draft);
  g_clear_object (&self->phase);
  g_clear_object (&self->source);
  g_clear_object (&self->owner);

  G_OBJECT_CLASS (pb_record_form_parent_class)->dispose (object);
}

static void
pb_record_form_class_init (PbRecordFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_record_form_dispose;

  /**
   * PbRecordForm::edited:
   * @self: the form
   *
   * Somebody changed something.
   */
  signals[EDITED] = g_signal_new ("edited",
                                  G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL, NULL,
                                  NULL,
                                  G_TYPE_NONE, 0);

  /**
   * PbRecordForm::edit-part:
   * @self: the form
   * @part: the draft of a part; one that is not among the parts yet is to be
   *   added when it is accepted
   *
   * Somebody wants to fill in a part.
   */
  signals[EDIT_PART] = g_signal_new ("edit-part",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL, NULL,
                                     NULL,
                                     G_TYPE_NONE, 1,
                                     PB_TYPE_RECORD_DRAFT);
}

static void
pb_record_form_init (PbRecordForm *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_free);
}

/**
 * pb_record_form_new:
 * @draft: what is filled in
 * @source: what its fields may refer to
 * @owner: (nullable): for a part, the record that it belongs to
 *
 * Returns: (transfer full): a form for @draft
 */
GtkWidget *
pb_record_form_new (PbRecordDraft     *draft,
                    PbReferenceSource *source,
                    PbRecord          *owner)
{
  PbRecordForm *self = g_object_new (PB_TYPE_RECORD_FORM, NULL);

  g_return_val_if_fail (PB_IS_RECORD_DRAFT (draft), NULL);

  self->draft = g_object_ref (draft);
  self->source = g_object_ref (source);
  g_set_object (&self->owner, owner);

  add_fields (self);
  if (pb_record_draft_get_kind (draft) == PB_KIND_GROUP &&
      pb_record_draft_get_original (draft) == NULL)
    add_phase (self);
  add_parts (self);
  update_relevance (self);

  return GTK_WIDGET (self);
}

/**
 * pb_record_form_get_draft:
 * @self: a form
 *
 * Returns: (transfer none): what is filled in
 */
PbRecordDraft *
pb_record_form_get_draft (PbRecordForm *self)
{
  g_return_val_if_fail (PB_IS_RECORD_FORM (self), NULL);

  return self->draft;
}

/**
 * pb_record_form_hide:
 * @self: a form
 * @field: a field
 *
 * Leaves a field out that is known from where the form was opened.
 */
void
pb_record_form_hide (PbRecordForm *self,
                     PbFieldId     field)
{
  PbFormEntry *entry;

  g_return_if_fail (PB_IS_RECORD_FORM (self));

  entry = find_entry (self, field);
  if (entry)
    entry->hidden = TRUE;
  update_relevance (self);
}

/**
 * pb_record_form_get_row:
 * @self: a form
 * @field: a field
 *
 * Returns: (transfer none) (nullable): the row that edits @field
 */
PbFieldRow *
pb_record_form_get_row (PbRecordForm *self,
                        PbFieldId     field)
{
  PbFormEntry *entry;

  g_return_val_if_fail (PB_IS_RECORD_FORM (self), NULL);

  entry = find_entry (self, field);

  return entry ? entry->row : NULL;
}

/* Groups of others need no phase, but one that is chosen needs its date. */
static gboolean
phase_is_wanted (PbRecordForm *self)
{
  PbRecord *group = pb_record_draft_get_record (self->draft);
  PbRecord *transition = pb_record_draft_get_record (self->phase);

  return pb_record_get_flag (group, PB_GROUP_OWN) ||
         pb_record_has (transition, PB_PHASE_TRANSITION_TO) ||
         pb_record_has (transition, PB_PHASE_TRANSITION_DATE);
}

/**
 * pb_record_form_get_first_row:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the row to begin with
 */
PbFieldRow *
pb_record_form_get_first_row (PbRecordForm *self)
{
  g_return_val_if_fail (PB_IS_RECORD_FORM (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PbFormEntry *entry = g_ptr_array_index (self->entries, i);

      if (gtk_widget_get_visible (GTK_WIDGET (entry->row)))
        return entry->row;
    }

  return NULL;
}

/**
 * pb_record_form_collect:
 * @self: a form
 * @error: return location for a %PB_MODEL_ERROR
 *
 * Takes over everything into the draft.  Where something is missing or wrong
 * its row says so, and the first such row gets the focus.
 *
 * Returns: whether the draft can be stored
 */
gboolean
pb_record_form_collect (PbRecordForm  *self,
                        GError       **error)
{
  PbFormEntry *first = NULL;
  g_autoptr(GError) first_error = NULL;

  g_return_val_if_fail (PB_IS_RECORD_FORM (self), FALSE);

  for (guint i = 0; i < self->entries->len; i++)
    {
      PbFormEntry *entry = g_ptr_array_index (self->entries, i);
      gboolean of_phase = self->phase &&
                          entry->target == pb_record_draft_get_record (self->phase);
      gboolean demand = of_phase ? phase_is_wanted (self)
                                 : gtk_widget_get_visible (GTK_WIDGET (entry->row));

      if (!collect_entry (entry, demand, first ? NULL : &first_error) && first == NULL)
        first = entry;
    }

  if (first)
    {
      if (first->later)
        adw_expander_row_set_expanded (self->more_row, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (first->row));
      g_propagate_error (error, g_steal_pointer (&first_error));
      return FALSE;
    }

  if (self->phase && phase_is_wanted (self))
    {
      GPtrArray *related = pb_record_draft_get_related (self->draft);
      PbRecord *transition = pb_record_draft_get_record (self->phase);

      if (!g_ptr_array_find (related, transition, NULL))
        pb_record_draft_add_related (self->draft, transition);
    }

  return TRUE;
}
