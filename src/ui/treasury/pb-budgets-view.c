/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-budgets-view.h"

#include "ui/treasury/pb-budget-row.h"

#include <glib/gi18n.h>

/* How many rows are made at once. */
#define N_AT_ONCE 50

/**
 * PbBudgetsView:
 *
 * What decisions and allowances let the group spend, and how much of it was.
 */
struct _PbBudgetsView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *allowances_group;
  AdwPreferencesGroup *lines_group;
  GtkToggleButton *settled_button;

  PbTreasury *treasury;
  GPtrArray *allowances;
  GPtrArray *lines;
  GPtrArray *allowance_rows;
  GPtrArray *line_rows;
  GtkWidget *more_row;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (PbBudgetsView, pb_budgets_view, ADW_TYPE_BIN)

static const char *
get_id (GPtrArray *budgets,
        guint      i)
{
  const PbBudget *budget = budgets->pdata[i];

  return pb_record_get_id (budget->record);
}

/* How many budgets from @i on are of one record. */
static guint
count_run (GPtrArray *budgets,
           guint      i)
{
  guint n = 1;

  while (i + n < budgets->len && g_str_equal (get_id (budgets, i), get_id (budgets, i + n)))
    n++;

  return n;
}

/* Rows are kept as long as they stand for the same records, so that what is open
 * stays open and the focus where it is.
 */
static gboolean
keep_rows (GPtrArray *rows,
           GPtrArray *budgets,
           GArray    *starts)
{
  if (rows->len != starts->len)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      if (!g_str_equal (pb_budget_row_get_id (rows->pdata[i]),
                        get_id (budgets, g_array_index (starts, guint, i))))
        return FALSE;
    }

  return TRUE;
}

static void
show (PbBudgetsView       *self,
      AdwPreferencesGroup *group,
      GPtrArray           *rows,
      GPtrArray           *budgets,
      GArray              *starts)
{
  PbDay day = pb_treasury_get_day (self->treasury);

  if (!keep_rows (rows, budgets, starts))
    {
      for (guint i = 0; i < rows->len; i++)
        adw_preferences_group_remove (group, rows->pdata[i]);
      g_ptr_array_set_size (rows, 0);
      for (guint i = 0; i < starts->len; i++)
        {
          GtkWidget *row = pb_budget_row_new (get_id (budgets, g_array_index (starts, guint, i)));

          adw_preferences_group_add (group, row);
          g_ptr_array_add (rows, row);
        }
    }

  for (guint i = 0; i < starts->len; i++)
    {
      guint start = g_array_index (starts, guint, i);

      pb_budget_row_update (rows->pdata[i], budgets, start, count_run (budgets, start), day);
    }
}

static void
show_allowances (PbBudgetsView *self)
{
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->allowances->len; i += count_run (self->allowances, i))
    g_array_append_val (starts, i);
  show (self, self->allowances_group, self->allowance_rows, self->allowances, starts);
  gtk_widget_set_visible (GTK_WIDGET (self->allowances_group), starts->len > 0);
}

static void show_lines (PbBudgetsView *self);

static void
more_cb (PbBudgetsView *self)
{
  self->n_shown += N_AT_ONCE;
  show_lines (self);
}

static void
show_more_row (PbBudgetsView *self,
               guint          n)
{
  g_autofree char *title = NULL;

  if (self->more_row)
    adw_preferences_group_remove (self->lines_group, self->more_row);
  self->more_row = NULL;
  if (n == 0)
    return;

  title = g_strdup_printf (ngettext ("Show %u More", "Show %u More", n), MIN (n, N_AT_ONCE));
  self->more_row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more_row), title);
  g_signal_connect_object (self->more_row, "activated", G_CALLBACK (more_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->lines_group, self->more_row);
}

static void
show_lines (PbBudgetsView *self)
{
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean all = gtk_toggle_button_get_active (self->settled_button);
  guint n_left = 0;
  guint n_settled = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      gboolean settled = pb_budget_is_settled (self->lines->pdata[i]);

      n_settled += settled;
      if (settled && !all)
        continue;
      if (starts->len < self->n_shown)
        g_array_append_val (starts, i);
      else
        n_left++;
    }

  show (self, self->lines_group, self->line_rows, self->lines, starts);
  show_more_row (self, n_left);
  gtk_widget_set_visible (GTK_WIDGET (self->settled_button), n_settled > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->lines_group), self->lines->len > 0);
}

static void
show_lines_cb (PbBudgetsView *self)
{
  self->n_shown = N_AT_ONCE;
  if (self->lines)
    show_lines (self);
}

/**
 * pb_budgets_view_update:
 * @self: a view
 * @treasury: (nullable): the money of the group, or %NULL while it is not known
 *
 * Shows what may be paid as it is now.
 */
void
pb_budgets_view_update (PbBudgetsView *self,
                        PbTreasury    *treasury)
{
  g_return_if_fail (PB_IS_BUDGETS_VIEW (self));

  if (!g_set_object (&self->treasury, treasury) || treasury == NULL)
    return;

  g_clear_pointer (&self->allowances, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->allowances = pb_treasury_list_budgets (treasury, PB_KIND_ROLE);
  self->lines = pb_treasury_list_budgets (treasury, PB_KIND_BUDGET_LINE);
  show_allowances (self);
  show_lines (self);
  gtk_stack_set_visible_child_name (self->stack, self->allowances->len + self->lines->len > 0
                                                   ? "content" : "empty");
}

static void
pb_budgets_view_dispose (GObject *object)
{
  PbBudgetsView *self = PB_BUDGETS_VIEW (object);

  g_clear_object (&self->treasury);
  g_clear_pointer (&self->allowances, g_ptr_array_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->allowance_rows, g_ptr_array_unref);
  g_clear_pointer (&self->line_rows, g_ptr_array_unref);
  /* The stack is bound to the template, which would take it from the bin unasked. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_BUDGETS_VIEW);

  G_OBJECT_CLASS (pb_budgets_view_parent_class)->dispose (object);
}

static void
pb_budgets_view_class_init (PbBudgetsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_budgets_view_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/treasury/pb-budgets-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbBudgetsView, allowances_group);
  gtk_widget_class_bind_template_child (widget_class, PbBudgetsView, lines_group);
  gtk_widget_class_bind_template_child (widget_class, PbBudgetsView, settled_button);
  gtk_widget_class_bind_template_child (widget_class, PbBudgetsView, stack);
  gtk_widget_class_bind_template_callback (widget_class, show_lines_cb);
}

static void
pb_budgets_view_init (PbBudgetsView *self)
{
  self->allowance_rows = g_ptr_array_new ();
  self->line_rows = g_ptr_array_new ();
  self->n_shown = N_AT_ONCE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_budgets_view_new:
 *
 * Returns: (transfer floating): an empty view
 */
GtkWidget *
pb_budgets_view_new (void)
{
  return g_object_new (PB_TYPE_BUDGETS_VIEW, NULL);
}
