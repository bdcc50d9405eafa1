/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-work-group.h"

#include <glib/gi18n.h>

#include "framework/pb-cycle-work.h"
#include "ui/cycles/pb-work-row.h"

/* How many existing records the menu offers. */
#define MOST_OFFERED 12

/**
 * PbWorkGroup:
 *
 * The objectives, the tasks or the deliverables of a cycle, and a menu that adds
 * new ones and those that are not planned yet.
 */
struct _PbWorkGroup
{
  AdwPreferencesGroup parent_instance;

  GtkMenuButton *add_button;
  AdwActionRow *empty_row;
  AdwButtonRow *more_row;

  PbCycleRecords *records;
  PbKind kind;
  GPtrArray *rows;
  char *layout;

  /* How many rows there are at the most, and what they were made of. */
  guint max_rows;
  PbRecord *cycle;
  gboolean locked;
};

#define FIRST_ROWS 30
#define MORE_ROWS 100

G_DEFINE_FINAL_TYPE (PbWorkGroup, pb_work_group, ADW_TYPE_PREFERENCES_GROUP)

static void
pb_work_group_dispose (GObject *object)
{
  PbWorkGroup *self = PB_WORK_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_WORK_GROUP);
  g_clear_object (&self->records);
  g_clear_object (&self->cycle);

  G_OBJECT_CLASS (pb_work_group_parent_class)->dispose (object);
}

static void
pb_work_group_finalize (GObject *object)
{
  g_clear_pointer (&PB_WORK_GROUP (object)->layout, g_free);

  G_OBJECT_CLASS (pb_work_group_parent_class)->finalize (object);
}

static void
more_activated_cb (PbWorkGroup *self)
{
  guint n_before = self->rows->len;

  self->max_rows += MORE_ROWS;
  pb_work_group_update (self, self->cycle, self->locked);
  if (n_before < self->rows->len)
    gtk_widget_grab_focus (self->rows->pdata[n_before]);
}

static void
pb_work_group_class_init (PbWorkGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_work_group_dispose;
  object_class->finalize = pb_work_group_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-work-group.ui");
  gtk_widget_class_bind_template_child (widget_class, PbWorkGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, PbWorkGroup, empty_row);
  gtk_widget_class_bind_template_child (widget_class, PbWorkGroup, more_row);
  gtk_widget_class_bind_template_callback (widget_class, more_activated_cb);
}

static void
pb_work_group_init (PbWorkGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->max_rows = FIRST_ROWS;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_work_group_set_up:
 * @self: a group
 * @records: the work of the group
 * @kind: objective, task or deliverable
 *
 * Says what the group is for.  To be called once.
 */
void
pb_work_group_set_up (PbWorkGroup    *self,
                      PbCycleRecords *records,
                      PbKind          kind)
{
  g_return_if_fail (PB_IS_WORK_GROUP (self));
  g_return_if_fail (PB_IS_CYCLE_RECORDS (records));
  g_return_if_fail (self->records == NULL);

  self->records = g_object_ref (records);
  self->kind = kind;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), pb_kind_get_plural (kind));
}

/* What is still open comes first, then what is due first. */
static int
compare_work (gconstpointer a,
              gconstpointer b)
{
  PbRecord *first = *(PbRecord * const *) a;
  PbRecord *second = *(PbRecord * const *) b;
  gboolean first_open = pb_work_is_open (first);
  gboolean second_open = pb_work_is_open (second);
  PbDay first_due = pb_work_get_due (first);
  PbDay second_due = pb_work_get_due (second);
  g_autofree char *first_title = NULL;
  g_autofree char *second_title = NULL;

  if (first_open != second_open)
    return second_open - first_open;
  if (first_due != second_due)
    {
      if (first_due == PB_DAY_NONE || second_due == PB_DAY_NONE)
        return first_due == PB_DAY_NONE ? 1 : -1;

      return first_due < second_due ? -1 : 1;
    }

  first_title = pb_record_dup_title (first);
  second_title = pb_record_dup_title (second);

  return g_utf8_collate (first_title, second_title);
}

/* Work that is open and in no cycle, or for objectives not in this one. */
static gboolean
is_offered (PbRecord   *work,
            const char *cycle_id)
{
  const char *cycle = NULL;

  if (!pb_work_is_open (work) || pb_work_is_in_cycle (work, cycle_id))
    return FALSE;

  if (pb_record_get_kind (work) == PB_KIND_TASK)
    cycle = pb_record_get_text (work, PB_TASK_CYCLE);
  else if (pb_record_get_kind (work) == PB_KIND_DELIVERABLE)
    cycle = pb_record_get_text (work, PB_DELIVERABLE_CYCLE);

  return cycle == NULL;
}

static const char *
get_new_label (PbKind kind)
{
  if (kind == PB_KIND_OBJECTIVE)
    return _("New _Objective…");

  return kind == PB_KIND_TASK ? _("New _Task…") : _("New _Deliverable…");
}

static void
fill_menu (PbWorkGroup *self,
           GPtrArray   *offered)
{
  g_autoptr(GMenu) menu = g_menu_new ();
  g_autoptr(GMenu) existing = g_menu_new ();
  g_autoptr(GMenuItem) item = g_menu_item_new (get_new_label (self->kind), NULL);

  g_menu_item_set_action_and_target (item, "cycles.new-work", "s",
                                     pb_kind_get_info (self->kind)->name);
  g_menu_append_item (menu, item);

  for (guint i = 0; i < offered->len && i < MOST_OFFERED; i++)
    {
      g_autofree char *title = pb_record_dup_title (offered->pdata[i]);
      g_auto(GStrv) parts = g_strsplit (title, "_", -1);
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr(GMenuItem) choice = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (choice, "cycles.plan-work", "s",
                                         pb_record_get_id (offered->pdata[i]));
      g_menu_append_item (existing, choice);
    }

  if (offered->len > 0)
    g_menu_append_section (menu, _("Not Planned Yet"), G_MENU_MODEL (existing));

  gtk_menu_button_set_menu_model (self->add_button, G_MENU_MODEL (menu));
}

/* The first are those that are still open. */
static void
show_more_row (PbWorkGroup *self,
               guint        n_more)
{
  GtkWidget *row = GTK_WIDGET (self->more_row);
  g_autofree char *title = NULL;

  if (gtk_widget_get_parent (row) != NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
  if (n_more == 0)
    return;

  /* Translators: a button that shows the others of a long list; %u is how many they are */
  title = g_strdup_printf (ngettext ("Show %u _More", "Show %u _More", n_more), n_more);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/* Rows are made anew only when others come or go or their order changes; the
 * keyboard stays on the record that it was on.
 */
static void
make_rows (PbWorkGroup *self,
           GPtrArray   *work)
{
  g_autofree char *focused = NULL;
  gboolean on_status = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkRoot *root = gtk_widget_get_root (row);
      GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

      if (focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row)))
        {
          focused = g_strdup (pb_record_get_id (pb_work_row_get_record (PB_WORK_ROW (row))));
          on_status = focus != row;
        }
    }

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < MIN (work->len, self->max_rows); i++)
    {
      GtkWidget *row = pb_work_row_new (pb_cycle_records_get_context (self->records),
                                        work->pdata[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
      if (g_strcmp0 (focused, pb_record_get_id (work->pdata[i])) == 0)
        {
          gtk_widget_grab_focus (row);
          if (on_status)
            gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
        }
    }
}

/**
 * pb_work_group_update:
 * @self: a group
 * @cycle: the cycle whose work it shows
 * @locked: whether nothing can be changed
 *
 * Shows what the records say.
 */
void
pb_work_group_update (PbWorkGroup *self,
                      PbRecord    *cycle,
                      gboolean     locked)
{
  g_autoptr(GPtrArray) records = NULL;
  g_autoptr(GPtrArray) work = g_ptr_array_new ();
  g_autoptr(GPtrArray) offered = g_ptr_array_new ();
  g_autoptr(GString) layout = g_string_new (NULL);
  g_autofree char *description = NULL;
  guint n_done = 0;

  g_return_if_fail (PB_IS_WORK_GROUP (self));
  g_return_if_fail (PB_IS_RECORD (cycle));

  if (self->cycle == NULL ||
      strcmp (pb_record_get_id (self->cycle), pb_record_get_id (cycle)) != 0)
    self->max_rows = FIRST_ROWS;
  g_set_object (&self->cycle, cycle);
  self->locked = locked;

  records = pb_cycle_records_dup (self->records, self->kind);
  for (guint i = 0; i < records->len; i++)
    {
      const char *cycle_id = pb_record_get_id (cycle);

      if (pb_work_is_in_cycle (records->pdata[i], cycle_id))
        g_ptr_array_add (work, records->pdata[i]);
      else if (is_offered (records->pdata[i], cycle_id))
        g_ptr_array_add (offered, records->pdata[i]);
    }
  g_ptr_array_sort (work, compare_work);
  g_ptr_array_sort (offered, compare_work);

  for (guint i = 0; i < work->len; i++)
    {
      g_string_append_printf (layout, "%s ", pb_record_get_id (work->pdata[i]));
      n_done += !pb_work_is_open (work->pdata[i]);
    }
  g_string_append_printf (layout, "%u", self->max_rows);
  if (g_set_str (&self->layout, layout->str))
    {
      make_rows (self, work);
      show_more_row (self, work->len - self->rows->len);
    }
  for (guint i = 0; i < self->rows->len; i++)
    pb_work_row_update (self->rows->pdata[i], work->pdata[i], locked);

  if (work->len > 0)
    description = g_strdup_printf (ngettext ("%u of %u is no longer open.",
                                             "%u of %u are no longer open.", work->len),
                                   n_done, work->len);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_row), work->len == 0);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !locked);
  fill_menu (self, offered);
}
