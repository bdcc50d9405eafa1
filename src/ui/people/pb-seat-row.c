/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-seat-row.h"

#include "model/pb-enums.h"
#include "ui/widgets/pb-chip.h"

#include <glib/gi18n.h>

/**
 * PbSeatRow:
 *
 * Who holds a role, held it or will hold it, since and until when, with what can be
 * done about it.
 */
struct _PbSeatRow
{
  AdwActionRow parent_instance;

  AdwWrapBox *chip_box;
  GtkMenuButton *menu_button;
};

G_DEFINE_FINAL_TYPE (PbSeatRow, pb_seat_row, ADW_TYPE_ACTION_ROW)

static void
pb_seat_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_SEAT_ROW);

  G_OBJECT_CLASS (pb_seat_row_parent_class)->dispose (object);
}

static void
pb_seat_row_class_init (PbSeatRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_seat_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/people/pb-seat-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbSeatRow, chip_box);
  gtk_widget_class_bind_template_child (widget_class, PbSeatRow, menu_button);
}

static void
pb_seat_row_init (PbSeatRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_seat_dup_holder:
 * @seat: a seat
 *
 * Returns: (transfer full): the name of who holds it
 */
char *
pb_seat_dup_holder (const PbSeat *seat)
{
  return seat->holder ? pb_record_dup_title (seat->holder) : g_strdup (_("Somebody unknown"));
}

/**
 * pb_seat_dup_sentence:
 * @seat: a seat
 *
 * Returns: (transfer full): since and until when it is held, in words
 */
char *
pb_seat_dup_sentence (const PbSeat *seat)
{
  g_autofree char *start = pb_day_to_locale (seat->start);
  g_autofree char *end = seat->end != PB_DAY_NONE ? pb_day_to_locale (seat->end) : NULL;
  int reason = pb_record_get_enum (seat->record, PB_ASSIGNMENT_END_REASON);
  g_autofree char *term = NULL;

  switch (seat->state)
    {
    case PB_SEAT_PAST:
      if (reason >= 0)
        /* Translators: two days and a reason, as in “1 May to 3 June, Resigned”. */
        return g_strdup_printf (_("%s to %s, %s"), start, end,
                                pb_enum_get_label (pb_assignment_end_get_type (), reason));
      /* Translators: two days. */
      return g_strdup_printf (_("%s to %s"), start, end);

    case PB_SEAT_AHEAD:
      /* Translators: a day in the future. */
      return g_strdup_printf (_("From %s"), start);

    case PB_SEAT_HELD:
    default:
      if (seat->term_end == PB_DAY_NONE)
        /* Translators: a day. */
        return g_strdup_printf (_("Since %s"), start);
      term = pb_day_to_locale (seat->term_end);
      if (seat->term == PB_TERM_OVERDUE)
        /* Translators: two days. */
        return g_strdup_printf (_("Since %s; the term ended on %s"), start, term);
      /* Translators: two days. */
      return g_strdup_printf (_("Since %s; the term ends on %s"), start, term);
    }
}

static void
add_chip (PbSeatRow  *self,
          const char *label,
          const char *icon_name,
          const char *tone)
{
  GtkWidget *chip = pb_chip_new ();

  pb_chip_set (PB_CHIP (chip), label, icon_name, tone);
  adw_wrap_box_append (self->chip_box, chip);
}

static void
append_item (GMenu      *menu,
             const char *label,
             const char *action,
             PbRecord   *record)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", pb_record_get_id (record));
  g_menu_append_item (menu, item);
}

static void
fill_menu (PbSeatRow    *self,
           const PbSeat *seat)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  if (seat->state == PB_SEAT_HELD)
    {
      append_item (menu, _("_Hand Over…"), "people.rotate", seat->record);
      append_item (menu, _("_End…"), "people.end", seat->record);
    }
  append_item (menu, _("Edi_t…"), "win.edit-record", seat->record);
  if (seat->holder)
    append_item (menu, _("_Show Holder"), "win.show-record", seat->holder);
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
}

/**
 * pb_seat_row_new:
 * @seat: an assignment of a role
 * @locked: whether nothing can be changed
 *
 * Returns: (transfer full): a row for it
 */
GtkWidget *
pb_seat_row_new (const PbSeat *seat,
                 gboolean      locked)
{
  PbSeatRow *self = g_object_new (PB_TYPE_SEAT_ROW, NULL);
  g_autofree char *holder = pb_seat_dup_holder (seat);
  g_autofree char *sentence = pb_seat_dup_sentence (seat);
  g_autofree char *name = NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), holder);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), sentence);

  if (seat->term == PB_TERM_OVERDUE)
    add_chip (self, _("Term over"), "dialog-warning-symbolic", "warning");
  else if (seat->term == PB_TERM_DUE)
    add_chip (self, _("Term ends soon"), "pb-watch-symbolic", "neutral");
  if (seat->overlaps)
    add_chip (self, _("Overlaps"), "dialog-warning-symbolic", "warning");
  if (seat->outside)
    add_chip (self, _("Dates do not fit"), "dialog-warning-symbolic", "warning");

  gtk_widget_set_visible (GTK_WIDGET (self->menu_button), !locked);
  fill_menu (self, seat);
  /* Translators: the name of a button that opens a menu; %s is who holds a role. */
  name = g_strdup_printf (_("Assignment of %s"), holder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (seat->state == PB_SEAT_PAST)
    gtk_widget_add_css_class (GTK_WIDGET (self), "pb-past");

  return GTK_WIDGET (self);
}
