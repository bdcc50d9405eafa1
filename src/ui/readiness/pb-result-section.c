/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-result-section.h"

#include "ui/widgets/pb-count-bar-view.h"

/**
 * PbResultSection:
 *
 * A section of the checklist: its statements, and how many came to each result.
 */
struct _PbResultSection
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  PbCountBarView *count_bar;
  GtkListBox *list_box;

  PbGroupContext *context;
  GtkSizeGroup *chip_group;
  PbSection section;
};

G_DEFINE_FINAL_TYPE (PbResultSection, pb_result_section, ADW_TYPE_BIN)

static void
row_activated_cb (PbResultSection *self,
                  PbResultRow     *row)
{
  pb_result_row_set_expanded (row, !pb_result_row_get_expanded (row));
}

static void
pb_result_section_dispose (GObject *object)
{
  PbResultSection *self = PB_RESULT_SECTION (object);

  /* AdwBin would take its child away a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RESULT_SECTION);
  g_clear_object (&self->context);
  g_clear_object (&self->chip_group);

  G_OBJECT_CLASS (pb_result_section_parent_class)->dispose (object);
}

static void
pb_result_section_class_init (PbResultSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_result_section_dispose;

  g_type_ensure (PB_TYPE_COUNT_BAR_VIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/readiness/pb-result-section.ui");
  gtk_widget_class_bind_template_child (widget_class, PbResultSection, count_bar);
  gtk_widget_class_bind_template_child (widget_class, PbResultSection, group);
  gtk_widget_class_bind_template_child (widget_class, PbResultSection, list_box);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
pb_result_section_init (PbResultSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_result_section_new:
 * @context: a context
 * @chip_group: gives the chips of all sections one width
 * @section: a section of the checklist
 *
 * Returns: (transfer floating): an empty section
 */
GtkWidget *
pb_result_section_new (PbGroupContext *context,
                       GtkSizeGroup   *chip_group,
                       PbSection       section)
{
  PbResultSection *self = g_object_new (PB_TYPE_RESULT_SECTION, NULL);
  const char *title = pb_section_get_title (section);

  self->context = g_object_ref (context);
  self->chip_group = g_object_ref (chip_group);
  self->section = section;
  adw_preferences_group_set_title (self->group, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);

  return GTK_WIDGET (self);
}

/**
 * pb_result_section_update:
 * @self: a section
 * @judgement: how a group is judged
 *
 * Shows the results of this section.  Rows of the same statements stay, open
 * where they were open.
 */
void
pb_result_section_update (PbResultSection *self,
                          PbJudgement     *judgement)
{
  GPtrArray *results;
  g_autofree char *line = NULL;
  guint n = 0;
  GtkListBoxRow *row;

  g_return_if_fail (PB_IS_RESULT_SECTION (self));
  g_return_if_fail (PB_IS_JUDGEMENT (judgement));

  results = pb_judgement_get_results (judgement);

  for (guint i = 0; i < results->len; i++)
    {
      PbResult *result = g_ptr_array_index (results, i);

      if (pb_statement_get_section (pb_result_get_statement (result)) != self->section)
        continue;

      row = gtk_list_box_get_row_at_index (self->list_box, n++);
      if (row == NULL)
        {
          row = GTK_LIST_BOX_ROW (pb_result_row_new (self->context, self->chip_group));
          gtk_list_box_append (self->list_box, GTK_WIDGET (row));
        }

      pb_result_row_set_result (PB_RESULT_ROW (row), result);
    }

  while ((row = gtk_list_box_get_row_at_index (self->list_box, n)) != NULL)
    gtk_list_box_remove (self->list_box, GTK_WIDGET (row));

  line = pb_judgement_dup_section_line (judgement, self->section);
  adw_preferences_group_set_description (self->group, line);
  pb_count_bar_view_set_section (self->count_bar, judgement, self->section);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/**
 * pb_result_section_find_row:
 * @self: a section
 * @statement_id: the id of a statement
 *
 * Returns: (transfer none) (nullable): the row of that statement
 */
PbResultRow *
pb_result_section_find_row (PbResultSection *self,
                            const char      *statement_id)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (PB_IS_RESULT_SECTION (self), NULL);
  g_return_val_if_fail (statement_id != NULL, NULL);

  for (guint i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    {
      PbResult *result = pb_result_row_get_result (PB_RESULT_ROW (row));

      if (result != NULL && g_str_equal (pb_result_get_id (result), statement_id))
        return PB_RESULT_ROW (row);
    }

  return NULL;
}
