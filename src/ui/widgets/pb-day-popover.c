/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-day-popover.h"

/**
 * PbDayPopover:
 *
 * A calendar to set a day with, or to clear it.
 */
struct _PbDayPopover
{
  GtkPopover parent_instance;

  GtkLabel *title_label;
  GtkCalendar *calendar;
};

typedef enum
{
  CHOSEN,
  N_SIGNALS,
} PbDayPopoverSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbDayPopover, pb_day_popover, GTK_TYPE_POPOVER)

static void
set_activated (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  PbDayPopover *self = PB_DAY_POPOVER (widget);

  g_signal_emit (self, signals[CHOSEN], 0,
                 pb_day_from_ymd (gtk_calendar_get_year (self->calendar),
                                  gtk_calendar_get_month (self->calendar) + 1,
                                  gtk_calendar_get_day (self->calendar)));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
clear_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, PB_DAY_NONE);
  gtk_popover_popdown (GTK_POPOVER (widget));
}

static void
pb_day_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_DAY_POPOVER);

  G_OBJECT_CLASS (pb_day_popover_parent_class)->dispose (object);
}

static void
pb_day_popover_class_init (PbDayPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_day_popover_dispose;

  /**
   * PbDayPopover::chosen:
   * @self: the popover
   * @day: the day, or %PB_DAY_NONE to clear it
   *
   * Somebody has decided.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, PbDayPopover, calendar);
  gtk_widget_class_bind_template_child (widget_class, PbDayPopover, title_label);
  gtk_widget_class_install_action (widget_class, "day.set", NULL, set_activated);
  gtk_widget_class_install_action (widget_class, "day.clear", NULL, clear_activated);
}

static void
pb_day_popover_init (PbDayPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_day_popover_new:
 *
 * Returns: (transfer floating): a popover
 */
GtkWidget *
pb_day_popover_new (void)
{
  return g_object_new (PB_TYPE_DAY_POPOVER, NULL);
}

/**
 * pb_day_popover_set_day:
 * @self: a popover
 * @title: what the day is of
 * @day: the day to begin with; not %PB_DAY_NONE
 */
void
pb_day_popover_set_day (PbDayPopover *self,
                        const char   *title,
                        PbDay         day)
{
  int year, month, mday;
  g_autoptr(GDateTime) date = NULL;

  g_return_if_fail (PB_IS_DAY_POPOVER (self));
  g_return_if_fail (day != PB_DAY_NONE);

  pb_day_get_ymd (day, &year, &month, &mday);
  date = g_date_time_new_local (year, month, mday, 12, 0, 0);
  gtk_label_set_label (self->title_label, title);
  if (date != NULL)
    gtk_calendar_select_day (self->calendar, date);
}
