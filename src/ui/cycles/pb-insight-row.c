/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-insight-row.h"

#include <glib/gi18n.h>

#include "ui/cycles/pb-cycle-chips.h"

/**
 * PbInsightRow:
 *
 * An insight, what came of it and what it led to.  Activating it settles it.
 */
struct _PbInsightRow
{
  AdwActionRow parent_instance;

  PbChip *chip;

  PbGroupContext *context;
};

G_DEFINE_FINAL_TYPE (PbInsightRow, pb_insight_row, ADW_TYPE_ACTION_ROW)

static void
pb_insight_row_dispose (GObject *object)
{
  PbInsightRow *self = PB_INSIGHT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_INSIGHT_ROW);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_insight_row_parent_class)->dispose (object);
}

static void
pb_insight_row_class_init (PbInsightRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_insight_row_dispose;

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-insight-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PbInsightRow, chip);
}

static void
pb_insight_row_init (PbInsightRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_insight_row_new:
 * @context: the group
 * @insight: an insight
 *
 * Returns: (transfer floating): a row; pb_insight_row_update() fills it
 */
GtkWidget *
pb_insight_row_new (PbGroupContext *context,
                    PbRecord       *insight)
{
  PbInsightRow *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RECORD (insight), NULL);

  self = g_object_new (PB_TYPE_INSIGHT_ROW, NULL);
  self->context = g_object_ref (context);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", pb_record_get_id (insight));

  return GTK_WIDGET (self);
}

/**
 * pb_insight_dup_changes:
 * @dossier: the records of the group
 * @insight: an insight
 *
 * Returns: (transfer full) (nullable): the names of what @insight led to, or
 *   %NULL where it has led to nothing yet
 */
char *
pb_insight_dup_changes (PbDossier *dossier,
                        PbRecord  *insight)
{
  g_autoptr(GString) names = g_string_new (NULL);
  g_autofree const char **ids = NULL;
  const char *into = pb_record_get_text (insight, PB_INSIGHT_MERGED_INTO);
  gsize n;

  ids = pb_record_get_set (insight, PB_INSIGHT_CHANGES, &n);
  for (gsize i = 0; i <= n; i++)
    {
      const char *id = i < n ? ids[i] : into;
      PbRecord *record = id ? pb_dossier_lookup (dossier, id) : NULL;
      g_autofree char *title = record ? pb_record_dup_title (record) : NULL;

      if (title == NULL)
        continue;

      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, title);
    }

  return names->len > 0 ? g_string_free_and_steal (g_steal_pointer (&names)) : NULL;
}

/**
 * pb_insight_row_update:
 * @self: a row
 * @insight: the insight as it is now
 *
 * Shows @insight.
 */
void
pb_insight_row_update (PbInsightRow *self,
                       PbRecord     *insight)
{
  PbDossier *dossier;
  const char *heading;
  gint64 weight;
  g_autoptr(GString) line = g_string_new (NULL);
  g_autofree char *changes = NULL;

  g_return_if_fail (PB_IS_INSIGHT_ROW (self));
  g_return_if_fail (PB_IS_RECORD (insight));

  dossier = pb_group_context_get_dossier (self->context);
  heading = pb_record_get_text (insight, PB_INSIGHT_HEADING);
  weight = pb_record_get_integer (insight, PB_INSIGHT_WEIGHT);
  changes = pb_insight_dup_changes (dossier, insight);

  if (heading != NULL)
    g_string_append (line, heading);
  if (weight > 0)
    {
      g_string_append (line, line->len > 0 ? " · " : "");
      g_string_append_printf (line, ngettext ("%d person", "%d people", (gulong) weight),
                              (int) weight);
    }
  if (changes != NULL)
    {
      g_string_append (line, line->len > 0 ? "\n" : "");
      /* Translators: the names of decisions, agreements, roles… that an insight led to. */
      g_string_append_printf (line, _("Led to: %s"), changes);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 pb_record_get_text (insight, PB_INSIGHT_TEXT));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), line->str);
  pb_chip_set_insight (self->chip, insight, pb_group_context_get_day (self->context));
}
