/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/people/pb-role-row.h"

#include "ui/people/pb-seat-row.h"
#include "ui/widgets/pb-chip.h"

#include <glib/gi18n.h>

/**
 * PbRoleRow:
 *
 * A role in the list: who holds it and what is due.  Activating it opens the role.
 */
struct _PbRoleRow
{
  AdwActionRow parent_instance;

  PbChip *chip;
};

G_DEFINE_FINAL_TYPE (PbRoleRow, pb_role_row, ADW_TYPE_ACTION_ROW)

static void
pb_role_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_ROLE_ROW);

  G_OBJECT_CLASS (pb_role_row_parent_class)->dispose (object);
}

static void
pb_role_row_class_init (PbRoleRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_role_row_dispose;

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/people/pb-role-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRoleRow, chip);
}

static void
pb_role_row_init (PbRoleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_role_row_new:
 * @id: the identifier of a role
 *
 * Returns: (transfer full): a row for it, still empty
 */
GtkWidget *
pb_role_row_new (const char *id)
{
  PbRoleRow *self = g_object_new (PB_TYPE_ROLE_ROW, NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.show-record");

  return GTK_WIDGET (self);
}

/* Who holds the role, or since when nobody does. */
static char *
dup_subtitle (PbPeople          *people,
              const PbRoleFacts *role)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  int days = people->day - role->vacant_since;

  for (guint i = 0; i < role->seats->len; i++)
    {
      const PbSeat *seat = role->seats->pdata[i];

      if (seat->state == PB_SEAT_HELD)
        g_ptr_array_add (names, pb_seat_dup_holder (seat));
    }

  if (names->len > 0)
    {
      g_ptr_array_add (names, NULL);
      return g_strjoinv (C_("list", ", "), (char **) names->pdata);
    }

  if (!role->active)
    return g_strdup ("");
  if (role->vacant_since == PB_DAY_NONE)
    return g_strdup (_("Nobody is known to have held it."));
  if (days == 0)
    return g_strdup (_("Vacant since today"));

  return g_strdup_printf (ngettext ("Vacant for %d day", "Vacant for %d days", (gulong) days),
                          days);
}

static PbTerm
get_worst_term (const PbRoleFacts *role)
{
  PbTerm worst = PB_TERM_NONE;

  for (guint i = 0; i < role->seats->len; i++)
    {
      const PbSeat *seat = role->seats->pdata[i];

      worst = MAX (worst, seat->term);
    }

  return worst;
}

static gboolean
has_trouble (const PbRoleFacts *role)
{
  for (guint i = 0; i < role->seats->len; i++)
    {
      const PbSeat *seat = role->seats->pdata[i];

      if (seat->overlaps || seat->outside)
        return TRUE;
    }

  return FALSE;
}

static void
show_chip (PbRoleRow         *self,
           const PbRoleFacts *role)
{
  PbTerm term = get_worst_term (role);

  gtk_widget_set_visible (GTK_WIDGET (self->chip), TRUE);
  if (role->vacant && role->required)
    pb_chip_set (self->chip, _("Needed and vacant"), "dialog-warning-symbolic", "warning");
  else if (role->vacant)
    pb_chip_set (self->chip, _("Vacant"), "pb-partly-symbolic", NULL);
  else if (term == PB_TERM_OVERDUE)
    pb_chip_set (self->chip, _("Term over"), "dialog-warning-symbolic", "warning");
  else if (has_trouble (role))
    pb_chip_set (self->chip, _("Dates do not fit"), "dialog-warning-symbolic", "warning");
  else if (term == PB_TERM_DUE)
    pb_chip_set (self->chip, _("Term ends soon"), "pb-watch-symbolic", NULL);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->chip), FALSE);
}

/**
 * pb_role_row_update:
 * @self: a row
 * @people: the people of the group
 * @role: the role as it is now
 *
 * Shows how the role stands now.
 */
void
pb_role_row_update (PbRoleRow         *self,
                    PbPeople          *people,
                    const PbRoleFacts *role)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (PB_IS_ROLE_ROW (self));

  title = pb_record_dup_title (role->record);
  subtitle = dup_subtitle (people, role);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  show_chip (self, role);
}
