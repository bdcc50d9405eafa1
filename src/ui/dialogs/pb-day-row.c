/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-day-row.h"

#include "model/pb-day.h"
#include "model/pb-field-value.h"
#include "ui/dialogs/pb-field-row.h"
#include "ui/widgets/pb-text-limit.h"

/**
 * PbDayRow:
 *
 * The row of a field that holds a civil day: typed, or picked in a calendar.
 */
struct _PbDayRow
{
  AdwEntryRow parent_instance;

  GtkCalendar *calendar;

  PbFieldId field;
  gboolean setting;
};

static void pb_day_row_field_row_init (PbFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbDayRow, pb_day_row, ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_FIELD_ROW,
                                                      pb_day_row_field_row_init))

static GVariant *
pb_day_row_dup_value (PbFieldRow  *row,
                      GError     **error)
{
  PbDayRow *self = PB_DAY_ROW (row);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));

  return pb_field_parse (self->field, g_strstrip (text), error);
}

static void
pb_day_row_set_value (PbFieldRow *row,
                      GVariant   *value)
{
  PbDayRow *self = PB_DAY_ROW (row);
  g_autofree char *text = pb_field_to_text (self->field, value);

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self), text ? text : "");
  self->setting = FALSE;
}

static void
pb_day_row_field_row_init (PbFieldRowInterface *iface)
{
  iface->field_offset = G_STRUCT_OFFSET (PbDayRow, field);
  iface->dup_value = pb_day_row_dup_value;
  iface->set_value = pb_day_row_set_value;
}

static void
text_changed_cb (PbDayRow *self)
{
  if (!self->setting)
    pb_field_row_edited (PB_FIELD_ROW (self));
}

static void
popover_shown_cb (PbDayRow *self)
{
  g_autoptr(GVariant) value = pb_day_row_dup_value (PB_FIELD_ROW (self), NULL);
  int year, month, day;

  if (value == NULL || !pb_day_get_ymd (g_variant_get_int32 (value), &year, &month, &day))
    return;

  self->setting = TRUE;
  /* The first of the month exists in every month, so no step is invalid. */
  g_object_set (self->calendar, "day", 1, NULL);
  g_object_set (self->calendar, "year", year, NULL);
  g_object_set (self->calendar, "month", month - 1, NULL);
  g_object_set (self->calendar, "day", day, NULL);
  self->setting = FALSE;
}

static void
day_selected_cb (PbDayRow *self)
{
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *text = NULL;

  if (self->setting)
    return;

  date = gtk_calendar_get_date (self->calendar);
  text = g_date_time_format (date, "%Y-%m-%d");
  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

static void
pb_day_row_class_init (PbDayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  pb_field_row_class_init (G_OBJECT_CLASS (klass),
                           "/org/phasebook/Phasebook/ui/dialogs/pb-day-row.ui");

  gtk_widget_class_bind_template_child (widget_class, PbDayRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
pb_day_row_init (PbDayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  pb_text_limit_editable (GTK_EDITABLE (self), PB_ELEMENT_MAX_BYTES, pb_field_row_refuse, self);
}

/**
 * pb_day_row_new:
 * @field: a field that holds a day
 *
 * Returns: (transfer full): a row that edits it
 */
GtkWidget *
pb_day_row_new (PbFieldId field)
{
  return g_object_new (PB_TYPE_DAY_ROW, "field", field, NULL);
}
