/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/cycles/pb-retro-row.h"

#include <glib/gi18n.h>

#include "ui/cycles/pb-insight-row.h"
#include "ui/pb-ui.h"

/**
 * PbRetroRow:
 *
 * A retrospective: how it was held, and below it its insights with what each of
 * them led to.
 */
struct _PbRetroRow
{
  AdwExpanderRow parent_instance;

  PbGroupContext *context;
  PbRecord *record;
  GPtrArray *rows;
  char *layout;
};

G_DEFINE_FINAL_TYPE (PbRetroRow, pb_retro_row, ADW_TYPE_EXPANDER_ROW)

static void
pb_retro_row_dispose (GObject *object)
{
  PbRetroRow *self = PB_RETRO_ROW (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_RETRO_ROW);
  g_clear_object (&self->context);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (pb_retro_row_parent_class)->dispose (object);
}

static void
pb_retro_row_finalize (GObject *object)
{
  g_clear_pointer (&PB_RETRO_ROW (object)->layout, g_free);

  G_OBJECT_CLASS (pb_retro_row_parent_class)->finalize (object);
}

static void
expanded_cb (PbRetroRow *self)
{
  if (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)) && self->rows->len == 0)
    pb_retro_row_update (self, self->record);
}

static void
pb_retro_row_class_init (PbRetroRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_retro_row_dispose;
  object_class->finalize = pb_retro_row_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/cycles/pb-retro-row.ui");
}

static void
pb_retro_row_init (PbRetroRow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);
  pb_ui_name_expander_row (ADW_EXPANDER_ROW (self));
}

/**
 * pb_retro_row_new:
 * @context: the group
 * @retrospective: a retrospective
 *
 * Returns: (transfer floating): a row; pb_retro_row_update() fills it
 */
GtkWidget *
pb_retro_row_new (PbGroupContext *context,
                  PbRecord       *retrospective)
{
  PbRetroRow *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (PB_IS_RECORD (retrospective), NULL);

  self = g_object_new (PB_TYPE_RETRO_ROW, NULL);
  self->context = g_object_ref (context);
  self->record = g_object_ref (retrospective);

  return GTK_WIDGET (self);
}

/**
 * pb_retro_row_get_record:
 * @self: a row
 *
 * Returns: (transfer none): the retrospective
 */
PbRecord *
pb_retro_row_get_record (PbRetroRow *self)
{
  g_return_val_if_fail (PB_IS_RETRO_ROW (self), NULL);

  return self->record;
}

static int
compare_insights (gconstpointer a,
                  gconstpointer b)
{
  PbRecord *first = *(PbRecord * const *) a;
  PbRecord *second = *(PbRecord * const *) b;
  int headings = g_strcmp0 (pb_record_get_text (first, PB_INSIGHT_HEADING),
                            pb_record_get_text (second, PB_INSIGHT_HEADING));
  gint64 first_weight = pb_record_get_integer (first, PB_INSIGHT_WEIGHT);
  gint64 second_weight = pb_record_get_integer (second, PB_INSIGHT_WEIGHT);

  if (headings != 0)
    return headings;
  if (first_weight != second_weight)
    return first_weight > second_weight ? -1 : 1;

  return g_strcmp0 (pb_record_get_id (first), pb_record_get_id (second));
}

static void
make_rows (PbRetroRow *self,
           GPtrArray  *insights)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < insights->len; i++)
    {
      GtkWidget *row = pb_insight_row_new (self->context, insights->pdata[i]);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
show_subtitle (PbRetroRow *self,
               GPtrArray  *insights)
{
  g_autofree char *day = pb_day_to_locale (pb_record_get_day (self->record, PB_RETROSPECTIVE_DATE));
  int format = pb_record_get_enum (self->record, PB_RETROSPECTIVE_FORMAT);
  g_autofree char *count = NULL;
  g_autofree char *subtitle = NULL;
  guint n_pending = 0;

  for (guint i = 0; i < insights->len; i++)
    n_pending += pb_record_get_enum (insights->pdata[i], PB_INSIGHT_DISPOSITION) ==
                 PB_INSIGHT_DISPOSITION_PENDING;

  /* Translators: how many insights a retrospective gave, and how many of them are pending. */
  count = g_strdup_printf (ngettext ("%u insight, %u pending", "%u insights, %u pending",
                                     insights->len),
                           insights->len, n_pending);
  if (format >= 0)
    /* Translators: a retrospective: its day, its format and the count of its insights. */
    subtitle = g_strdup_printf (_("%s · %s · %s"), day,
                                pb_enum_get_label (pb_retro_format_get_type (), format), count);
  else
    /* Translators: a retrospective: its day and the count of its insights. */
    subtitle = g_strdup_printf (_("%s · %s"), day, count);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
}

/**
 * pb_retro_row_update:
 * @self: a row
 * @retrospective: the retrospective as it is now
 *
 * Shows what the dossier of the context says.
 */
void
pb_retro_row_update (PbRetroRow *self,
                     PbRecord   *retrospective)
{
  PbDossier *dossier;
  GPtrArray *records;
  g_autoptr(GPtrArray) insights = g_ptr_array_new ();
  g_autoptr(GString) layout = g_string_new (NULL);
  g_autofree char *title = NULL;

  g_return_if_fail (PB_IS_RETRO_ROW (self));
  g_return_if_fail (PB_IS_RECORD (retrospective));

  g_set_object (&self->record, retrospective);
  dossier = pb_group_context_get_dossier (self->context);
  records = pb_dossier_get_referring (dossier, pb_record_get_id (retrospective),
                                      PB_INSIGHT_RETROSPECTIVE);
  for (guint i = 0; records && i < records->len; i++)
    g_ptr_array_add (insights, records->pdata[i]);
  g_ptr_array_sort (insights, compare_insights);

  /* Nobody sees the rows before. */
  if (self->rows->len > 0 || adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    {
      for (guint i = 0; i < insights->len; i++)
        g_string_append_printf (layout, "%s ", pb_record_get_id (insights->pdata[i]));
      if (g_set_str (&self->layout, layout->str))
        make_rows (self, insights);
    }
  for (guint i = 0; i < self->rows->len; i++)
    pb_insight_row_update (self->rows->pdata[i], insights->pdata[i]);

  title = pb_record_dup_title (retrospective);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  show_subtitle (self, insights);
}
