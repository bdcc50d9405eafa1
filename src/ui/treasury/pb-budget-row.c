/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/treasury/pb-budget-row.h"

#include "ui/pb-ui.h"
#include "ui/treasury/pb-treasury-actions.h"
#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-record-row.h"

#include <glib/gi18n.h>

/* More payments than these are in the register. */
#define N_SHOWN 20

/**
 * PbBudgetRow:
 *
 * What may be paid and how much of it was; opened, the payments, and of an
 * allowance the weeks, months or cycles before.
 */
struct _PbBudgetRow
{
  AdwExpanderRow parent_instance;

  PbChip *chip;
  GtkProgressBar *bar;

  char *id;
  GPtrArray *budgets;
  guint first;
  guint n;
  GPtrArray *rows;
};

G_DEFINE_FINAL_TYPE (PbBudgetRow, pb_budget_row, ADW_TYPE_EXPANDER_ROW)

/**
 * pb_budget_is_settled:
 * @budget: what may be paid
 *
 * Returns: whether exactly that was paid
 */
gboolean
pb_budget_is_settled (const PbBudget *budget)
{
  return pb_decimal_compare (budget->paid, budget->limit) == 0;
}

/**
 * pb_budget_dup_title:
 * @budget: what may be paid
 *
 * Returns: (transfer full): the title of the role, or that of the decision with the
 *   payee
 */
char *
pb_budget_dup_title (const PbBudget *budget)
{
  g_autofree char *title = pb_record_dup_title (budget->decision ? budget->decision
                                                                 : budget->record);
  const char *payee = NULL;

  if (pb_record_get_kind (budget->record) == PB_KIND_BUDGET_LINE)
    payee = pb_record_get_text (budget->record, PB_BUDGET_LINE_PAYEE);
  if (payee == NULL || *payee == '\0')
    return g_steal_pointer (&title);

  /* Translators: the title of a decision, then who is to be paid. */
  return g_strdup_printf (_("%s, for %s"), title, payee);
}

static char *
dup_period (const PbBudget *budget)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (budget->from == PB_DAY_NONE)
    return NULL;

  from = pb_day_to_locale (budget->from);
  if (budget->to == PB_DAY_NONE)
    /* Translators: a day. */
    return g_strdup_printf (_("Since %s"), from);
  to = pb_day_to_locale (budget->to);

  /* Translators: the first and the last day of a period. */
  return g_strdup_printf (_("%s to %s"), from, to);
}

/**
 * pb_budget_dup_sentence:
 * @budget: what may be paid
 *
 * Returns: (transfer full): how much was paid of how much
 */
char *
pb_budget_dup_sentence (const PbBudget *budget)
{
  g_autofree char *paid = pb_decimal_to_locale (budget->paid, -1);
  g_autofree char *limit = pb_amount_dup_text (budget->limit, budget->asset);
  g_autofree char *proposed = NULL;

  if (pb_decimal_get_sign (budget->proposed) == 0)
    /* Translators: an amount, and an amount with its asset. */
    return g_strdup_printf (_("%s of %s paid"), paid, limit);

  proposed = pb_decimal_to_locale (budget->proposed, -1);
  /* Translators: two amounts, one with its asset; %3$s is the sum of payments that
   * may belong to it.
   */
  return g_strdup_printf (_("%1$s of %2$s paid, %3$s proposed"), paid, limit, proposed);
}

static char *
dup_subtitle (const PbBudget *budget)
{
  g_autofree char *sentence = pb_budget_dup_sentence (budget);
  g_autofree char *when = dup_period (budget);
  g_autofree char *due = NULL;

  if (budget->due != PB_DAY_NONE && !pb_budget_is_settled (budget))
    {
      due = pb_day_to_locale (budget->due);
      /* Translators: a day. */
      when = g_strdup_printf (_("Due on %s"), due);
    }
  if (when == NULL)
    return g_steal_pointer (&sentence);

  /* Translators: how much was paid, then when, as in “20 of 100 EUR paid · Due on 3
   * March 2025”.
   */
  return g_strdup_printf (C_("amount and day", "%s · %s"), sentence, when);
}

static void
show_chip (PbBudgetRow    *self,
           const PbBudget *budget,
           PbDay           day)
{
  gboolean line = pb_record_get_kind (budget->record) == PB_KIND_BUDGET_LINE;
  gboolean shown = TRUE;

  if (pb_decimal_compare (budget->paid, budget->limit) > 0)
    pb_chip_set (self->chip, _("Overspent"), "dialog-warning-symbolic", "warning");
  else if (line && pb_budget_is_settled (budget))
    pb_chip_set (self->chip, C_("budget", "Paid"), "object-select-symbolic", "success");
  else if (line && budget->due != PB_DAY_NONE && budget->due < day)
    pb_chip_set (self->chip, C_("budget", "Late"), "pb-partly-symbolic", "warning");
  else
    shown = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->chip), shown);
}

static void
show_bar (PbBudgetRow    *self,
          const PbBudget *budget)
{
  double limit = pb_decimal_to_double (budget->limit);
  double paid = pb_decimal_to_double (budget->paid);

  gtk_progress_bar_set_fraction (self->bar, limit > 0 ? CLAMP (paid / limit, 0, 1) : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), !gtk_widget_get_visible (GTK_WIDGET (self->chip)));
}

static void
add_row (PbBudgetRow *self,
         GtkWidget   *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_period (PbBudgetRow    *self,
            const PbBudget *budget)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *period = dup_period (budget);
  g_autofree char *sentence = pb_budget_dup_sentence (budget);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), period ? period : _("In all"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  gtk_widget_add_css_class (row, "property");
  add_row (self, row);
}

static void
add_payment (PbBudgetRow *self,
             PbRecord    *payment)
{
  GtkWidget *row = pb_record_row_new (payment);
  g_autofree char *caption = pb_transaction_dup_caption (payment);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), caption);
  add_row (self, row);
}

static void
show_rows (PbBudgetRow *self)
{
  const PbBudget *first = self->budgets->pdata[self->first];
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  add_row (self, pb_record_row_new (first->decision ? first->decision : first->record));
  for (guint i = 0; i < self->n && n < N_SHOWN; i++)
    {
      const PbBudget *budget = self->budgets->pdata[self->first + i];

      if (self->n > 1)
        add_period (self, budget);
      for (guint k = budget->payments->len; k > 0 && n < N_SHOWN; k--, n++)
        add_payment (self, budget->payments->pdata[k - 1]);
    }
}

static void
expanded_changed_cb (PbBudgetRow *self)
{
  if (self->budgets && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    show_rows (self);
}

static void
pb_budget_row_dispose (GObject *object)
{
  PbBudgetRow *self = PB_BUDGET_ROW (object);

  g_clear_pointer (&self->budgets, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_BUDGET_ROW);

  G_OBJECT_CLASS (pb_budget_row_parent_class)->dispose (object);
}

static void
pb_budget_row_finalize (GObject *object)
{
  g_free (PB_BUDGET_ROW (object)->id);

  G_OBJECT_CLASS (pb_budget_row_parent_class)->finalize (object);
}

static void
pb_budget_row_class_init (PbBudgetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_budget_row_dispose;
  object_class->finalize = pb_budget_row_finalize;

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/treasury/pb-budget-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbBudgetRow, bar);
  gtk_widget_class_bind_template_child (widget_class, PbBudgetRow, chip);
  gtk_widget_class_bind_template_callback (widget_class, expanded_changed_cb);
}

static void
pb_budget_row_init (PbBudgetRow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (self));
}

/**
 * pb_budget_row_new:
 * @id: the identifier of a budget line or a role
 *
 * Returns: (transfer floating): a row for it, still empty
 */
GtkWidget *
pb_budget_row_new (const char *id)
{
  PbBudgetRow *self = g_object_new (PB_TYPE_BUDGET_ROW, NULL);

  self->id = g_strdup (id);

  return GTK_WIDGET (self);
}

/**
 * pb_budget_row_get_id:
 * @self: a row
 *
 * Returns: the identifier of its budget line or role
 */
const char *
pb_budget_row_get_id (PbBudgetRow *self)
{
  g_return_val_if_fail (PB_IS_BUDGET_ROW (self), NULL);

  return self->id;
}

/**
 * pb_budget_row_update:
 * @self: a row
 * @budgets: (element-type PbBudget): what may be paid
 * @first: which of them is that of the row
 * @n: how many from @first on are of its record, the latest first; at least one
 * @day: the day to look from
 *
 * Shows how much was paid.
 */
void
pb_budget_row_update (PbBudgetRow *self,
                      GPtrArray   *budgets,
                      guint        first,
                      guint        n,
                      PbDay        day)
{
  const PbBudget *latest;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (PB_IS_BUDGET_ROW (self));
  g_return_if_fail (n > 0 && first + n <= budgets->len);

  g_ptr_array_ref (budgets);
  g_clear_pointer (&self->budgets, g_ptr_array_unref);
  self->budgets = budgets;
  self->first = first;
  self->n = n;

  latest = budgets->pdata[first];
  title = pb_budget_dup_title (latest);
  subtitle = dup_subtitle (latest);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  show_chip (self, latest, day);
  show_bar (self, latest);

  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    show_rows (self);
}
