/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/readiness/pb-compare-side.h"

#include <glib/gi18n.h>

#include "ui/widgets/pb-chip.h"

/**
 * PbCompareSide:
 *
 * One of two sides that are compared: a day, or a checklist that was kept when a
 * phase was reviewed or began.
 */
struct _PbCompareSide
{
  AdwBin parent_instance;

  GtkDropDown *source_drop_down;
  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *calendar;
  PbChip *reading_chip;

  GPtrArray *snapshots; /* in the order of the choices after the first */
  PbDay last;
  PbDay day;
  gboolean setting;
};

typedef enum
{
  SIGNAL_CHANGED,
} PbCompareSideSignal;

static guint signals[SIGNAL_CHANGED + 1];

G_DEFINE_FINAL_TYPE (PbCompareSide, pb_compare_side, ADW_TYPE_BIN)

static void
show_day (PbCompareSide *self)
{
  g_autofree char *label = pb_day_to_locale (self->day);
  int year, month, mday;

  gtk_menu_button_set_label (self->day_button, label);
  if (!pb_day_get_ymd (self->day, &year, &month, &mday))
    return;

  /* By way of the first, so that every step is a day that there is. */
  self->setting = TRUE;
  g_object_set (self->calendar, "day", 1, "year", year, "month", month - 1, NULL);
  g_object_set (self->calendar, "day", mday, NULL);
  self->setting = FALSE;
}

static void
source_changed_cb (PbCompareSide *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->day_button),
                          pb_compare_side_get_snapshot (self) == NULL);
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
day_selected_cb (PbCompareSide *self)
{
  g_autoptr(GDateTime) date = NULL;
  PbDay day;

  if (self->setting)
    return;

  date = gtk_calendar_get_date (self->calendar);
  day = pb_day_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                         g_date_time_get_day_of_month (date));
  pb_compare_side_set_day (self, day);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
pb_compare_side_dispose (GObject *object)
{
  PbCompareSide *self = PB_COMPARE_SIDE (object);

  /* AdwBin would take its child away a second time. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_COMPARE_SIDE);
  g_clear_pointer (&self->snapshots, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_compare_side_parent_class)->dispose (object);
}

static void
pb_compare_side_class_init (PbCompareSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_compare_side_dispose;

  /**
   * PbCompareSide::changed:
   * @self: the side
   *
   * Somebody chose something else to compare.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/readiness/pb-compare-side.ui");
  gtk_widget_class_bind_template_child (widget_class, PbCompareSide, source_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PbCompareSide, day_button);
  gtk_widget_class_bind_template_child (widget_class, PbCompareSide, day_popover);
  gtk_widget_class_bind_template_child (widget_class, PbCompareSide, calendar);
  gtk_widget_class_bind_template_child (widget_class, PbCompareSide, reading_chip);
  gtk_widget_class_bind_template_callback (widget_class, source_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
pb_compare_side_init (PbCompareSide *self)
{
  self->snapshots = g_ptr_array_new_with_free_func (g_object_unref);
  self->day = PB_DAY_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_snapshots (PbCompareSide *self,
               PbDossier     *dossier,
               PbKind         kind,
               PbFieldId      group,
               PbFieldId      checklist)
{
  GPtrArray *records = pb_dossier_get_records (dossier, kind);

  for (guint i = 0; i < records->len; i++)
    {
      PbRecord *record = records->pdata[i];

      if (pb_record_has (record, checklist) &&
          g_strcmp0 (pb_record_get_text (record, group),
                     pb_dossier_get_group_id (dossier)) == 0)
        g_ptr_array_add (self->snapshots, g_object_ref (record));
    }
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  PbDay first = pb_record_get_start (*(PbRecord * const *) a);
  PbDay second = pb_record_get_start (*(PbRecord * const *) b);

  return first > second ? -1 : first < second;
}

/**
 * pb_compare_side_fill:
 * @self: a side
 * @dossier: the records of the group on the last day that can be chosen
 *
 * Offers the days up to that of @dossier and the checklists that it keeps.
 */
void
pb_compare_side_fill (PbCompareSide *self,
                      PbDossier     *dossier)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_return_if_fail (PB_IS_COMPARE_SIDE (self));
  g_return_if_fail (PB_IS_DOSSIER (dossier));

  self->last = pb_dossier_get_day (dossier);
  g_ptr_array_set_size (self->snapshots, 0);
  add_snapshots (self, dossier, PB_KIND_PHASE_REVIEW, PB_PHASE_REVIEW_GROUP,
                 PB_PHASE_REVIEW_CHECKLIST);
  add_snapshots (self, dossier, PB_KIND_PHASE_TRANSITION, PB_PHASE_TRANSITION_GROUP,
                 PB_PHASE_TRANSITION_CHECKLIST);
  g_ptr_array_sort (self->snapshots, compare_starts);

  gtk_string_list_append (names, _("As the records say for"));
  for (guint i = 0; i < self->snapshots->len; i++)
    {
      PbRecord *record = self->snapshots->pdata[i];
      g_autofree char *day = pb_day_to_locale (pb_record_get_start (record));
      g_autofree char *name = NULL;

      /* Translators: a phase review or transition, and its day. */
      name = g_strdup_printf (C_("kind and day", "%s, %s"),
                              pb_kind_get_label (pb_record_get_kind (record)), day);
      gtk_string_list_append (names, name);
    }

  self->setting = TRUE;
  gtk_drop_down_set_model (self->source_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->source_drop_down, 0);
  self->setting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->source_drop_down), self->snapshots->len > 0);
}

/**
 * pb_compare_side_get_snapshot:
 * @self: a side
 *
 * Returns: (transfer none) (nullable): the review or transition whose checklist was
 *   chosen, or %NULL where it is a day
 */
PbRecord *
pb_compare_side_get_snapshot (PbCompareSide *self)
{
  guint selected;

  g_return_val_if_fail (PB_IS_COMPARE_SIDE (self), NULL);

  selected = gtk_drop_down_get_selected (self->source_drop_down);

  return selected > 0 && selected <= self->snapshots->len ? self->snapshots->pdata[selected - 1]
                                                          : NULL;
}

/**
 * pb_compare_side_get_day:
 * @self: a side
 *
 * Returns: the day that was chosen, or that of the chosen checklist
 */
PbDay
pb_compare_side_get_day (PbCompareSide *self)
{
  PbRecord *snapshot;

  g_return_val_if_fail (PB_IS_COMPARE_SIDE (self), PB_DAY_NONE);

  snapshot = pb_compare_side_get_snapshot (self);

  return snapshot ? pb_record_get_start (snapshot) : self->day;
}

/**
 * pb_compare_side_set_day:
 * @self: a side that was filled
 * @day: a day; one after the last becomes the last
 *
 * Chooses a day.
 */
void
pb_compare_side_set_day (PbCompareSide *self,
                         PbDay          day)
{
  g_return_if_fail (PB_IS_COMPARE_SIDE (self));

  self->day = MIN (day, self->last);
  show_day (self);
}

/**
 * pb_compare_side_swap:
 * @self: a side
 * @other: the other one, filled from the same dossier
 *
 * Puts each choice on the other side.
 */
void
pb_compare_side_swap (PbCompareSide *self,
                      PbCompareSide *other)
{
  guint selected;
  PbDay day;

  g_return_if_fail (PB_IS_COMPARE_SIDE (self));
  g_return_if_fail (PB_IS_COMPARE_SIDE (other));

  selected = gtk_drop_down_get_selected (self->source_drop_down);
  day = self->day;

  self->setting = other->setting = TRUE;
  gtk_drop_down_set_selected (self->source_drop_down,
                              gtk_drop_down_get_selected (other->source_drop_down));
  gtk_drop_down_set_selected (other->source_drop_down, selected);
  self->setting = other->setting = FALSE;
  pb_compare_side_set_day (self, other->day);
  pb_compare_side_set_day (other, day);
}

/**
 * pb_compare_side_show:
 * @self: a side
 * @checklist: (nullable): what there is on this side
 *
 * Says how the group stood.
 */
void
pb_compare_side_show (PbCompareSide *self,
                      PbChecklist   *checklist)
{
  g_return_if_fail (PB_IS_COMPARE_SIDE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->reading_chip), checklist != NULL);
  if (checklist)
    pb_chip_set_reading (self->reading_chip, pb_checklist_get_reading (checklist));
}
