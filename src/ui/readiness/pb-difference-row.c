/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-difference-row.h"

#include <glib/gi18n.h>

#include "ui/widgets/pb-chip.h"
#include "ui/widgets/pb-record-row.h"

/* More than these do not explain anything. */
#define MAX_RECORDS 12

/**
 * PbDifferenceRow:
 *
 * A statement that came to another result: how it stood and stands, why, and the
 * records that made it so.
 */
struct _PbDifferenceRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  PbChip *before_chip;
  GtkLabel *before_label;
  PbChip *after_chip;
  GtkLabel *after_label;
  GtkWidget *records_column;
  AdwWrapBox *records_box;
};

G_DEFINE_FINAL_TYPE (PbDifferenceRow, pb_difference_row, ADW_TYPE_PREFERENCES_ROW)

static void
pb_difference_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_DIFFERENCE_ROW);

  G_OBJECT_CLASS (pb_difference_row_parent_class)->dispose (object);
}

static void
pb_difference_row_class_init (PbDifferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_difference_row_dispose;

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/readiness/pb-difference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbDifferenceRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbDifferenceRow, before_chip);
  gtk_widget_class_bind_template_child (widget_class, PbDifferenceRow, before_label);
  gtk_widget_class_bind_template_child (widget_class, PbDifferenceRow, after_chip);
  gtk_widget_class_bind_template_child (widget_class, PbDifferenceRow, after_label);
  gtk_widget_class_bind_template_child (widget_class, PbDifferenceRow, records_column);
  gtk_widget_class_bind_template_child (widget_class, PbDifferenceRow, records_box);
}

static void
pb_difference_row_init (PbDifferenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_item (PbChip                *chip,
           GtkLabel              *label,
           const PbChecklistItem *item)
{
  if (item)
    pb_chip_set_result (chip, item->value);
  else
    pb_chip_set (chip, _("Not asked"), "pb-unknown-symbolic", "neutral");
  gtk_label_set_label (label, item && item->reason
                                ? item->reason : _("This checklist does not have it."));
}

static GtkWidget *
new_pill (PbRecord *record)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *title = pb_record_dup_label (record);

  gtk_button_set_label (GTK_BUTTON (button), title);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, pb_kind_get_label (pb_record_get_kind (record)));
  gtk_widget_add_css_class (button, "pb-record-pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "compare.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pb_record_get_id (record));

  return button;
}

static void
show_records (PbDifferenceRow    *self,
              const PbDifference *difference,
              PbDossier          *dossier)
{
  guint n_known = 0;

  for (guint i = 0; difference->records[i]; i++)
    {
      PbRecord *record = pb_dossier_lookup (dossier, difference->records[i]);

      if (record && n_known++ < MAX_RECORDS)
        adw_wrap_box_append (self->records_box, new_pill (record));
    }

  gtk_widget_set_visible (self->records_column, n_known > 0);
  if (n_known > MAX_RECORDS)
    {
      guint n_more = n_known - MAX_RECORDS;
      g_autofree char *more = NULL;

      /* Translators: %u is how many further records there are. */
      more = g_strdup_printf (ngettext ("and %u more", "and %u more", n_more), n_more);
      adw_wrap_box_append (self->records_box, gtk_label_new (more));
    }
}

/**
 * pb_difference_row_new:
 * @difference: a statement with two results
 * @dossier: the records that it may rest on
 *
 * The records are shown by the action “compare.show-record”.
 *
 * Returns: (transfer floating): a row for @difference
 */
GtkWidget *
pb_difference_row_new (const PbDifference *difference,
                       PbDossier          *dossier)
{
  PbDifferenceRow *self;
  const char *title;
  g_autofree char *name = NULL;

  g_return_val_if_fail (difference != NULL, NULL);
  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);

  self = g_object_new (PB_TYPE_DIFFERENCE_ROW, NULL);
  title = difference->after ? difference->after->title : difference->before->title;
  gtk_label_set_label (self->title_label, title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  show_item (self->before_chip, self->before_label, difference->before);
  show_item (self->after_chip, self->after_label, difference->after);
  show_records (self, difference, dossier);

  /* Translators: what a screen reader says of a statement whose result changed: its
   * title, the result before and the one after, and why.
   */
  name = g_strdup_printf (_("%s: before %s, after %s. %s"), title,
                          pb_chip_get_label (self->before_chip),
                          pb_chip_get_label (self->after_chip),
                          gtk_label_get_label (self->after_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return GTK_WIDGET (self);
}
