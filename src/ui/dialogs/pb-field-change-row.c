/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-field-change-row.h"

#include "ui/pb-ui.h"
#include "ui/state/pb-diff-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static GtkWidget *
new_long_row (const char *title,
              const char *what,
              const char *before,
              const char *after)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *view = pb_diff_view_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), what);
  gtk_widget_set_size_request (view, -1, 240);
  gtk_widget_add_css_class (view, "pb-inset");
  pb_diff_view_set_texts (PB_DIFF_VIEW (view), before, after);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), view);
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (row));

  return row;
}

/**
 * pb_field_change_row_new:
 * @field: the field that changed, or 0 for the record as a whole
 * @what: what happened to it, a word
 * @before: (nullable): its value before, for people
 * @after: (nullable): its value after, for people
 *
 * Returns: (transfer full): a row that shows the change; long texts can be
 *   compared in it
 */
GtkWidget *
pb_field_change_row_new (PbFieldId   field,
                         const char *what,
                         const char *before,
                         const char *after)
{
  const PbFieldInfo *info = pb_field_get_info (field);
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  if (before == NULL)
    before = "";
  if (after == NULL)
    after = "";
  if (info && info->type == PB_TYPE_MARKDOWN)
    return new_long_row (pb_field_get_label (field), what, before, after);

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (info == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
      return row;
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), pb_field_get_label (field));
  if (*before == '\0')
    {
      subtitle = g_strdup (after);
    }
  else if (*after == '\0')
    {
      /* Translators: a value that was taken away. */
      subtitle = g_strdup_printf (_("%s → nothing"), before);
    }
  else
    {
      /* Translators: the value of a field before and after a change. */
      subtitle = g_strdup_printf (_("%s → %s"), before, after);
    }
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "property");

  return row;
}
