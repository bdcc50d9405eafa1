/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-proposal-view.h"

#include "model/pb-enums.h"
#include "model/pb-field-value.h"
#include "ui/dialogs/pb-day-row.h"
#include "ui/dialogs/pb-field-change-row.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/dialogs/pb-file-reading.h"
#include "ui/dialogs/pb-message-row.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>

/* More rows than anybody reads; what they stand for is counted. */
#define MAX_ROWS 200

/**
 * PbProposalView:
 *
 * Shows what a file would add or change, and asks what the file cannot say.
 */
struct _PbProposalView
{
  AdwBin parent_instance;

  PbFileReading *reading;
  AdwPreferencesGroup *target_group;
  AdwComboRow *group_row;
  AdwEntryRow *name_row;
  AdwComboRow *phase_row;
  PbFieldRow *since_row;
  PbMessageRow *since_message;
  AdwPreferencesGroup *reviewed_group;
  AdwSwitchRow *reviewed_row;
  AdwPreferencesGroup *findings_group;
  AdwPreferencesGroup *items_group;

  PbProposal *proposal;
  GPtrArray *groups;
  GPtrArray *rows;
  PbDay today;
  gboolean setting;
};

enum
{
  EDITED,
  READING_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbProposalView, pb_proposal_view, ADW_TYPE_BIN)

/* A row of a group, so that it can be taken out again. */
typedef struct
{
  AdwPreferencesGroup *group;
  GtkWidget *row;
} PbShownRow;

static void
add_row (PbProposalView      *self,
         AdwPreferencesGroup *group,
         GtkWidget           *row)
{
  PbShownRow *shown = g_new (PbShownRow, 1);

  shown->group = group;
  shown->row = row;
  g_ptr_array_add (self->rows, shown);
  adw_preferences_group_add (group, row);
}

static void
clear_rows (PbProposalView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      PbShownRow *shown = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (shown->group, shown->row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
new_plain_row (const char *title,
               const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle ? subtitle : "");

  return row;
}

static const char *
severity_icon (PbFindingSeverity severity)
{
  switch (severity)
    {
    case PB_FINDING_PROBLEM:
      return "dialog-error-symbolic";
    case PB_FINDING_WARNING:
      return "dialog-warning-symbolic";
    case PB_FINDING_NOTE:
    default:
      return "dialog-information-symbolic";
    }
}

static const char *
severity_class (PbFindingSeverity severity)
{
  switch (severity)
    {
    case PB_FINDING_PROBLEM:
      return "error";
    case PB_FINDING_WARNING:
      return "warning";
    case PB_FINDING_NOTE:
    default:
      return "dim-label";
    }
}

static void
suggestion_toggled_cb (PbFinding       *finding,
                       GtkToggleButton *button)
{
  PbProposalView *self = PB_PROPOSAL_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (button),
                                                                    PB_TYPE_PROPOSAL_VIEW));

  pb_proposal_set_founded (self->proposal,
                           gtk_toggle_button_get_active (button)
                             ? pb_day_parse (pb_finding_get_suggestion (finding))
                             : PB_DAY_NONE);
  g_signal_emit (self, signals[EDITED], 0);
}

/* What a file might mean is offered, never assumed. */
static void
add_suggestion (PbProposalView *self,
                AdwActionRow   *row,
                PbFinding      *finding)
{
  const char *suggestion = pb_finding_get_suggestion (finding);
  g_autoptr(GVariant) value = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (suggestion == NULL || pb_finding_get_field (finding) != PB_GROUP_FOUNDED)
    return;
  value = pb_field_parse (PB_GROUP_FOUNDED, suggestion, NULL);
  if (value == NULL)
    return;

  shown = pb_field_to_locale (PB_GROUP_FOUNDED, value);
  /* Translators: a button: takes this value for one that could not be read. */
  label = g_strdup_printf (_("Take %s"), shown);
  button = gtk_toggle_button_new_with_label (label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "toggled", G_CALLBACK (suggestion_toggled_cb), finding,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
add_finding (PbProposalView *self,
             PbFinding      *finding)
{
  PbFindingSeverity severity = pb_finding_get_severity (finding);
  g_autofree char *place = pb_finding_dup_place (finding);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;
  GtkWidget *icon = gtk_image_new_from_icon_name (severity_icon (severity));

  if (place && *place)
    {
      /* Translators: where in the file a finding is, then how much it matters, as
       * in “Line 12: Kept as written”.
       */
      subtitle = g_strdup_printf (_("%s: %s"), place, pb_finding_severity_get_label (severity));
    }
  else
    {
      subtitle = g_strdup (pb_finding_severity_get_label (severity));
    }

  row = new_plain_row (pb_finding_get_sentence (finding), subtitle);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (icon, severity_class (severity));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  add_suggestion (self, ADW_ACTION_ROW (row), finding);
  add_row (self, self->findings_group, row);
}

static void
show_findings (PbProposalView *self)
{
  GListModel *findings = pb_proposal_get_findings (self->proposal);
  guint n = g_list_model_get_n_items (findings);
  guint n_shown = 0;

  /* The gravest first; within a sort in the order of the file. */
  for (int severity = PB_FINDING_PROBLEM; severity >= PB_FINDING_NOTE; severity--)
    {
      for (guint i = 0; i < n && n_shown < MAX_ROWS; i++)
        {
          g_autoptr(PbFinding) finding = g_list_model_get_item (findings, i);

          if ((int) pb_finding_get_severity (finding) != severity)
            continue;
          add_finding (self, finding);
          n_shown++;
        }
    }

  if (n > n_shown)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("And %u more", "And %u more",
                                                         n - n_shown), n - n_shown);

      add_row (self, self->findings_group, new_plain_row (more, NULL));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), n > 0);
}

static void
accepted_toggled_cb (PbProposalItem *item,
                     GtkCheckButton *check)
{
  pb_proposal_item_set_accepted (item, gtk_check_button_get_active (check));
}

static void
add_changed_fields (AdwExpanderRow *row,
                    PbProposalItem *item)
{
  PbRecord *before = pb_proposal_item_get_before (item);
  PbRecord *after = pb_proposal_item_get_record (item);
  guint n;
  const PbFieldId *fields = pb_proposal_item_get_fields (item, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *old = NULL;
      g_autofree char *new = NULL;

      if (pb_field_get_info (fields[i])->flags & PB_FIELD_HIDDEN)
        continue;
      old = before ? pb_field_to_locale (fields[i], pb_record_get_value (before, fields[i]))
                   : g_strdup ("");
      new = pb_field_to_locale (fields[i], pb_record_get_value (after, fields[i]));
      adw_expander_row_add_row (row, pb_field_change_row_new (fields[i],
                                                              C_("import", "Changed"), old, new));
    }
}

static GtkWidget *
new_item_row (PbProposalView *self,
              PbProposalItem *item)
{
  gboolean changes = pb_proposal_item_get_what (item) == PB_PROPOSAL_CHANGE;
  const char *title = pb_proposal_item_get_title (item);
  const char *summary = pb_proposal_item_get_summary (item);
  g_autofree char *place = pb_proposal_item_dup_place (item);
  g_autofree char *subtitle = NULL;
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row;

  if (summary && *summary && place && *place)
    {
      /* Translators: what a record says, then where in the file it stands. */
      subtitle = g_strdup_printf (_("%s (%s)"), summary, place);
    }
  else
    {
      subtitle = g_strdup (summary && *summary ? summary : place);
    }

  if (changes)
    {
      row = adw_expander_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle ? subtitle : "");
      adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), check);
      add_changed_fields (ADW_EXPANDER_ROW (row), item);
      pb_ui_name_expander_row (ADW_EXPANDER_ROW (row));
    }
  else
    {
      row = new_plain_row (title, subtitle);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
    }

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), pb_proposal_item_get_accepted (item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (accepted_toggled_cb), item,
                           G_CONNECT_SWAPPED);

  return row;
}

static void
show_kind (PbProposalView *self,
           PbKind          kind,
           PbProposalWhat  what)
{
  GListModel *items = pb_proposal_get_items (self->proposal);
  GtkWidget *expander = NULL;
  g_autofree char *subtitle = NULL;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);

      if (pb_proposal_item_get_what (item) != what ||
          pb_record_get_kind (pb_proposal_item_get_record (item)) != kind)
        continue;

      if (expander == NULL)
        {
          expander = adw_expander_row_new ();
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander),
                                         pb_kind_get_plural (kind));
          pb_ui_name_expander_row (ADW_EXPANDER_ROW (expander));
        }
      if (n++ < MAX_ROWS && what != PB_PROPOSAL_SAME)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), new_item_row (self, item));
    }

  if (expander == NULL)
    return;

  /* Translators: how many records, and what will happen to them, as in “12, added”. */
  subtitle = g_strdup_printf (_("%u, %s"), n, pb_proposal_what_get_label (what));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), subtitle);
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (expander), what != PB_PROPOSAL_SAME);
  add_row (self, self->items_group, expander);
}

static void
show_items (PbProposalView *self)
{
  guint n = pb_proposal_get_n_changes (self->proposal);

  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      show_kind (self, kind, PB_PROPOSAL_ADD);
      show_kind (self, kind, PB_PROPOSAL_CHANGE);
      show_kind (self, kind, PB_PROPOSAL_SAME);
    }

  adw_preferences_group_set_description (self->items_group,
                                         n == 0 ? _("Nothing: everything in this file is there already.")
                                                : NULL);
}

static void
items_changed_cb (PbProposalView *self)
{
  clear_rows (self);
  show_findings (self);
  show_items (self);
}

static void
update_target (PbProposalView *self)
{
  gboolean new_group = pb_proposal_get_new_group (self->proposal);

  gtk_widget_set_visible (GTK_WIDGET (self->name_row), new_group);
  gtk_widget_set_visible (GTK_WIDGET (self->phase_row), new_group);
  gtk_widget_set_visible (GTK_WIDGET (self->since_row),
                          new_group && adw_combo_row_get_selected (self->phase_row) > 0);
  pb_message_row_set_suppressed (self->since_message,
                                 !gtk_widget_get_visible (GTK_WIDGET (self->since_row)));
}

static void
edited_cb (PbProposalView *self)
{
  if (self->setting || self->proposal == NULL)
    return;

  update_target (self);
  pb_proposal_view_collect (self, NULL);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
group_selected_cb (PbProposalView *self)
{
  guint selected = adw_combo_row_get_selected (self->group_row);

  if (self->setting || self->proposal == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  pb_proposal_set_group_id (self->proposal,
                            selected == 0 ? NULL
                                          : pb_record_get_id (g_ptr_array_index (self->groups,
                                                                                 selected - 1)));
  items_changed_cb (self);
  edited_cb (self);
}

static void
reading_changed_cb (PbProposalView *self)
{
  g_signal_emit (self, signals[READING_CHANGED], 0);
}

static void
pb_proposal_view_dispose (GObject *object)
{
  PbProposalView *self = PB_PROPOSAL_VIEW (object);

  g_clear_object (&self->proposal);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_PROPOSAL_VIEW);

  G_OBJECT_CLASS (pb_proposal_view_parent_class)->dispose (object);
}

static void
pb_proposal_view_class_init (PbProposalViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_proposal_view_dispose;

  /**
   * PbProposalView::edited:
   * @self: the view
   *
   * Somebody answered one of the questions.
   */
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbProposalView::reading-changed:
   * @self: the view
   *
   * Somebody has said what to read the file as; it has to be read again.
   */
  signals[READING_CHANGED] = g_signal_new ("reading-changed", G_TYPE_FROM_CLASS (klass),
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (PB_TYPE_FILE_READING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-proposal-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbProposalView, reading);
  gtk_widget_class_bind_template_child (widget_class, PbProposalView, findings_group);
  gtk_widget_class_bind_template_child (widget_class, PbProposalView, group_row);
  gtk_widget_class_bind_template_child (widget_class, PbProposalView, items_group);
  gtk_widget_class_bind_template_child (widget_class, PbProposalView, name_row);
  gtk_widget_class_bind_template_child (widget_class, PbProposalView, phase_row);
  gtk_widget_class_bind_template_child (widget_class, PbProposalView, reviewed_group);
  gtk_widget_class_bind_template_child (widget_class, PbProposalView, reviewed_row);
  gtk_widget_class_bind_template_child (widget_class, PbProposalView, target_group);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_changed_cb);
}

static void
add_since_row (PbProposalView *self)
{
  GtkWidget *row = pb_day_row_new (PB_PHASE_TRANSITION_DATE);
  GtkWidget *message = pb_message_row_new (row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_("phase", "Since"));
  adw_preferences_group_add (self->target_group, row);
  adw_preferences_group_add (self->target_group, message);
  g_signal_connect_object (row, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  self->since_row = PB_FIELD_ROW (row);
  self->since_message = PB_MESSAGE_ROW (message);
}

static void
fill_phases (PbProposalView *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  GType type = pb_phase_get_type ();

  gtk_string_list_append (labels, C_("choice", "Not set"));
  for (guint i = 0; i < pb_enum_get_n_values (type); i++)
    gtk_string_list_append (labels, pb_enum_get_label (type, i));
  adw_combo_row_set_model (self->phase_row, G_LIST_MODEL (labels));
}

static void
pb_proposal_view_init (PbProposalView *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_since_row (self);
  fill_phases (self);
  self->setting = FALSE;
}

/**
 * pb_proposal_view_new:
 *
 * Returns: (transfer full): an empty view
 */
GtkWidget *
pb_proposal_view_new (void)
{
  return g_object_new (PB_TYPE_PROPOSAL_VIEW, NULL);
}

static void
fill_groups (PbProposalView *self)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  const char *group_id = pb_proposal_get_group_id (self->proposal);
  guint selected = 0;

  /* Translators: the first line of a list of groups: makes one. */
  gtk_string_list_append (labels, _("A new group"));
  for (guint i = 0; i < self->groups->len; i++)
    {
      PbRecord *group = g_ptr_array_index (self->groups, i);
      g_autofree char *title = pb_record_dup_title (group);

      gtk_string_list_append (labels, title);
      if (!pb_proposal_get_new_group (self->proposal) &&
          g_strcmp0 (group_id, pb_record_get_id (group)) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->group_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->group_row, selected);
}

/**
 * pb_proposal_view_show:
 * @self: a view
 * @batch: the files that are imported together
 * @file: one of them
 * @groups: (element-type PbRecord): the groups that it may belong to
 * @today: the day on which it would be reviewed
 *
 * Shows how @file is read and what it would add or change, and asks what it cannot say.
 */
void
pb_proposal_view_show (PbProposalView *self,
                       PbImportBatch  *batch,
                       PbImportFile   *file,
                       GPtrArray      *groups,
                       PbDay           today)
{
  PbProposal *proposal;
  g_autoptr(GVariant) day = NULL;
  const char *name;
  PbDay since;
  int phase;

  g_return_if_fail (PB_IS_PROPOSAL_VIEW (self));
  g_return_if_fail (PB_IS_IMPORT_FILE (file));

  proposal = pb_import_file_get_proposal (file);
  pb_file_reading_show (self->reading, batch, file);
  gtk_widget_set_visible (GTK_WIDGET (self->target_group), proposal != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->reviewed_group), proposal != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->items_group), proposal != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->findings_group), FALSE);
  if (proposal == NULL)
    {
      clear_rows (self);
      g_clear_object (&self->proposal);
      return;
    }

  self->setting = TRUE;
  g_set_object (&self->proposal, proposal);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  self->groups = g_ptr_array_ref (groups);
  self->today = today;

  fill_groups (self);
  name = pb_proposal_get_group_name (proposal);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), name ? name : "");
  phase = pb_proposal_get_phase (proposal, &since);
  adw_combo_row_set_selected (self->phase_row, phase + 1);
  if (since != PB_DAY_NONE)
    day = g_variant_ref_sink (g_variant_new_int32 (since));
  pb_field_row_set_value (self->since_row, day);
  adw_switch_row_set_active (self->reviewed_row,
                             pb_proposal_get_reviewed (proposal) != PB_DAY_NONE);
  self->setting = FALSE;

  update_target (self);
  items_changed_cb (self);
}

/**
 * pb_proposal_view_collect:
 * @self: a view
 * @error: return location for an error with a sentence for people
 *
 * Hands the answers to the proposal.
 *
 * Returns: whether they are whole, so that the proposal can be accepted
 */
gboolean
pb_proposal_view_collect (PbProposalView  *self,
                          GError         **error)
{
  g_autofree char *name = NULL;
  g_autoptr(GVariant) since = NULL;
  g_autoptr(GError) local_error = NULL;
  int phase;

  g_return_val_if_fail (PB_IS_PROPOSAL_VIEW (self), FALSE);

  if (self->proposal == NULL)
    return TRUE;

  pb_proposal_set_reviewed (self->proposal, adw_switch_row_get_active (self->reviewed_row)
                                              ? self->today : PB_DAY_NONE);
  if (!pb_proposal_get_new_group (self->proposal))
    return TRUE;

  name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  g_strstrip (name);
  if (*name == '\0')
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->name_row), "error");
      g_set_error_literal (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED,
                           _("The new group needs a name."));
      return FALSE;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->name_row), "error");
  pb_proposal_set_group_name (self->proposal, name);

  phase = (int) adw_combo_row_get_selected (self->phase_row) - 1;
  if (phase < 0)
    {
      pb_proposal_set_phase (self->proposal, -1, PB_DAY_NONE);
      return TRUE;
    }

  since = pb_field_row_dup_value (self->since_row, &local_error);
  if (local_error)
    {
      const char *sentence = g_error_matches (local_error, PB_MODEL_ERROR,
                                              PB_MODEL_ERROR_REQUIRED)
                               ? _("A phase needs the day since which the group is in it.")
                               : local_error->message;

      pb_message_row_set_message (self->since_message, sentence, TRUE);
      pb_field_row_set_problem (self->since_row, sentence);
      g_set_error_literal (error, PB_MODEL_ERROR, PB_MODEL_ERROR_REQUIRED, sentence);
      return FALSE;
    }
  pb_field_row_set_problem (self->since_row, NULL);
  pb_message_row_set_message (self->since_message, NULL, FALSE);
  pb_proposal_set_phase (self->proposal, phase, g_variant_get_int32 (since));

  return TRUE;
}
