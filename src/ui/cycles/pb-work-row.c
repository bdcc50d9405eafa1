/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-work-row.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-work.h"
#include "ui/widgets/pb-chip.h"

/**
 * PbWorkRow:
 *
 * An objective, a task or a deliverable: who has it, until when, and how far it
 * is, which can be changed in place.
 */
struct _PbWorkRow
{
  AdwActionRow parent_instance;

  PbChip *overdue_chip;
  GtkDropDown *status_drop_down;

  PbGroupContext *context;
  PbRecord *record;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (PbWorkRow, pb_work_row, ADW_TYPE_ACTION_ROW)

static GType
get_status_type (PbWorkRow *self)
{
  PbFieldId field = pb_work_get_status_field (pb_record_get_kind (self->record));

  return pb_field_get_info (field)->enum_type ();
}

static void
status_changed_cb (PbWorkRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->status_drop_down);
  g_autoptr(PbEdit) edit = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (self->updating || selected == GTK_INVALID_LIST_POSITION ||
      (int) selected == pb_work_get_status (self->record))
    return;

  name = pb_record_dup_title (self->record);
  /* Translators: what a person did: the new status, and what has it now. */
  title = g_strdup_printf (_("%s: “%s”"), pb_enum_get_label (get_status_type (self), selected),
                           name);
  edit = pb_edit_new (title);
  pb_work_fill_status (edit, self->record, selected,
                       pb_group_context_get_today (self->context));
  pb_group_context_commit (self->context, edit);
}

static void
pb_work_row_dispose (GObject *object)
{
  PbWorkRow *self = PB_WORK_ROW (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_WORK_ROW);
  g_clear_object (&self->context);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (pb_work_row_parent_class)->dispose (object);
}

static void
pb_work_row_class_init (PbWorkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_work_row_dispose;

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-work-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbWorkRow, overdue_chip);
  gtk_widget_class_bind_template_child (widget_class, PbWorkRow, status_drop_down);
  gtk_widget_class_bind_template_callback (widget_class, status_changed_cb);
}

static void
pb_work_row_init (PbWorkRow *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

/**
 * pb_work_row_new:
 * @context: the group
 * @work: an objective, a task or a deliverable
 *
 * Returns: (transfer floating): a row; pb_work_row_update() fills it
 */
GtkWidget *
pb_work_row_new (PbGroupContext *context,
                 PbRecord       *work)
{
  PbWorkRow *self;
  GType type;
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RECORD (work), NULL);

  self = g_object_new (PB_TYPE_WORK_ROW, NULL);
  self->context = g_object_ref (context);
  self->record = g_object_ref (work);

  type = get_status_type (self);
  for (guint i = 0; i < pb_enum_get_n_values (type); i++)
    gtk_string_list_append (labels, pb_enum_get_label (type, i));

  self->updating = TRUE;
  gtk_drop_down_set_model (self->status_drop_down, G_LIST_MODEL (labels));
  self->updating = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->status_drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Status"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", pb_record_get_id (work));

  return GTK_WIDGET (self);
}

/**
 * pb_work_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
PbRecord *
pb_work_row_get_record (PbWorkRow *self)
{
  g_return_val_if_fail (PB_IS_WORK_ROW (self), NULL);

  return self->record;
}

static void
add_words (GString    *line,
           const char *words)
{
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, words);
}

static char *
dup_subtitle (PbWorkRow *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbKind kind = pb_record_get_kind (self->record);
  PbDay due = pb_work_get_due (self->record);
  const char *assignee = kind == PB_KIND_TASK ? pb_record_get_text (self->record, PB_TASK_ASSIGNEE)
                                              : NULL;
  PbRecord *holder = dossier && assignee ? pb_dossier_lookup (dossier, assignee) : NULL;
  g_autoptr(GString) line = g_string_new (NULL);

  if (holder != NULL)
    {
      g_autofree char *name = pb_record_dup_title (holder);

      add_words (line, name);
    }
  else if (kind == PB_KIND_TASK)
    {
      add_words (line, _("Nobody has it yet"));
    }

  if (due != PB_DAY_NONE)
    {
      g_autofree char *day = pb_day_to_locale (due);
      /* Translators: the day until which something is to be done. */
      g_autofree char *words = g_strdup_printf (_("until %s"), day);

      add_words (line, words);
    }

  return g_string_free_and_steal (g_steal_pointer (&line));
}

/**
 * pb_work_row_update:
 * @self: a row
 * @work: the record as it is now
 * @locked: whether nothing can be changed
 *
 * Shows the record as it is now.
 */
void
pb_work_row_update (PbWorkRow *self,
                    PbRecord  *work,
                    gboolean   locked)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  gboolean overdue;

  g_return_if_fail (PB_IS_WORK_ROW (self));
  g_return_if_fail (PB_IS_RECORD (work));

  g_set_object (&self->record, work);
  title = pb_record_dup_title (work);
  subtitle = dup_subtitle (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);

  overdue = pb_work_is_overdue (work, pb_group_context_get_day (self->context));
  gtk_widget_set_visible (GTK_WIDGET (self->overdue_chip), overdue);
  if (overdue)
    pb_chip_set_attention (self->overdue_chip, PB_ATTENTION_OVERDUE);

  self->updating = TRUE;
  gtk_drop_down_set_selected (self->status_drop_down, MAX (0, pb_work_get_status (work)));
  gtk_widget_set_sensitive (GTK_WIDGET (self->status_drop_down), !locked);
  self->updating = FALSE;
}
