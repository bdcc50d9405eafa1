/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a register remembers of how people have arranged it. */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-private.h"

#include "ui/pb-ui.h"

#define KEY "registers"
#define TYPE "(a(sbi)sb)"

static GtkColumnViewColumn *
find_column (PbRegisterView *self,
             const char     *id)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column;
    }

  return NULL;
}

/* How the columns are now. */
static GVariant *
describe (PbRegisterView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (
    gtk_column_view_get_sorter (self->column_view));
  GtkColumnViewColumn *by = gtk_column_view_sorter_get_primary_sort_column (sorter);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sbi)"));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_variant_builder_add (&builder, "(sbi)", gtk_column_view_column_get_id (column),
                             gtk_column_view_column_get_visible (column),
                             gtk_column_view_column_get_fixed_width (column));
    }

  return g_variant_ref_sink (
    g_variant_new (TYPE, &builder, by != NULL ? gtk_column_view_column_get_id (by) : "",
                   gtk_column_view_sorter_get_primary_sort_order (sorter) ==
                     GTK_SORT_DESCENDING));
}

static void
apply (PbRegisterView *self,
       GVariant       *remembered)
{
  g_autoptr(GVariantIter) iter = NULL;
  const char *id;
  const char *by;
  gboolean visible;
  gboolean descending;
  int width;
  guint place = 0;

  g_variant_get (remembered, "(a(sbi)&sb)", &iter, &by, &descending);
  while (g_variant_iter_next (iter, "(&sbi)", &id, &visible, &width))
    {
      GtkColumnViewColumn *column = find_column (self, id);

      /* A column of another version. */
      if (column == NULL)
        continue;

      gtk_column_view_insert_column (self->column_view, place++, column);
      gtk_column_view_column_set_visible (column, visible);
      gtk_column_view_column_set_fixed_width (column, MAX (width, -1));
    }

  gtk_column_view_sort_by_column (self->column_view, find_column (self, by),
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/* Arranges the columns as they were left. */
void
_pb_register_view_restore (PbRegisterView *self)
{
  g_autoptr(GSettings) settings = pb_ui_new_settings ();
  g_autoptr(GVariant) all = settings ? g_settings_get_value (settings, KEY) : NULL;
  g_autoptr(GVariant) remembered = NULL;

  self->usual = describe (self);
  if (all != NULL)
    remembered = g_variant_lookup_value (all, self->name, G_VARIANT_TYPE (TYPE));
  if (remembered != NULL)
    apply (self, remembered);
}

/* Remembers the columns where people have changed something. */
void
_pb_register_view_remember (PbRegisterView *self)
{
  g_autoptr(GSettings) settings = NULL;
  g_autoptr(GVariant) all = NULL;
  g_autoptr(GVariant) now = NULL;
  g_autoptr(GVariant) before = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *name;
  GVariant *value;

  if (self->usual == NULL || (settings = pb_ui_new_settings ()) == NULL)
    return;

  now = describe (self);
  all = g_settings_get_value (settings, KEY);
  before = g_variant_lookup_value (all, self->name, G_VARIANT_TYPE (TYPE));
  if (g_variant_equal (now, before != NULL ? before : self->usual))
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s" TYPE "}"));
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s@" TYPE "}", &name, &value))
    {
      if (!g_str_equal (name, self->name))
        g_variant_builder_add (&builder, "{s@" TYPE "}", name, value);
      g_variant_unref (value);
    }
  if (!g_variant_equal (now, self->usual))
    g_variant_builder_add (&builder, "{s@" TYPE "}", self->name, now);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/* Arranges the columns as they are where nobody has changed anything. */
void
_pb_register_view_reset (PbRegisterView *self)
{
  apply (self, self->usual);
}
