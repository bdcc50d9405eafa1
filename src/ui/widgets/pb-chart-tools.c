/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-chart-tools.h"

#include "ui/widgets/pb-chart-export.h"
#include "ui/widgets/pb-file-export.h"

#include <glib/gi18n.h>

/**
 * PbChartTools:
 *
 * What can be done with any chart of values: show all of it again, copy its
 * numbers, save a picture of it.
 */
struct _PbChartTools
{
  AdwBin parent_instance;

  PbMetricChart *chart;
  PbGroupContext *context;
};

typedef enum
{
  PROP_CHART = 1,
} PbChartToolsProperty;

static GParamSpec *props[PROP_CHART + 1];

G_DEFINE_FINAL_TYPE (PbChartTools, pb_chart_tools, ADW_TYPE_BIN)

static void
show_all_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  PbChartTools *self = PB_CHART_TOOLS (widget);

  /* The button goes away: whoever pressed it goes on in the chart. */
  gtk_widget_grab_focus (GTK_WIDGET (self->chart));
  pb_metric_chart_show_all (self->chart);
}

static void
copy_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbChartTools *self = PB_CHART_TOOLS (widget);
  const PbChartData *data = pb_metric_chart_get_data (self->chart);
  g_autofree char *table = pb_chart_data_dup_table (data);
  g_autofree char *said = NULL;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), table);
  said = g_strdup_printf (ngettext ("%u row copied", "%u rows copied", data->points->len),
                          data->points->len);
  pb_group_context_notice (self->context, said);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbChartTools *self = PB_CHART_TOOLS (widget);
  gboolean svg = g_str_has_suffix (action_name, "svg");
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  bytes = pb_chart_export_render (self->chart, svg ? PB_CHART_FILE_SVG : PB_CHART_FILE_PNG,
                                  &error);
  if (bytes == NULL)
    {
      /* Translators: why a picture of a chart could not be written. */
      g_autofree char *sentence = g_strdup_printf (_("The chart could not be saved: %s"),
                                                   error->message);

      pb_group_context_notice (self->context, sentence);
      return;
    }

  name = g_strconcat (pb_metric_chart_get_data (self->chart)->title, svg ? ".svg" : ".png", NULL);
  pb_file_export (widget, self->context, _("Save Chart"), name, bytes);
}

static void
pb_chart_tools_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PbChartTools *self = PB_CHART_TOOLS (object);

  switch ((PbChartToolsProperty) prop_id)
    {
    case PROP_CHART:
      g_value_set_object (value, self->chart);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_chart_tools_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PbChartTools *self = PB_CHART_TOOLS (object);

  switch ((PbChartToolsProperty) prop_id)
    {
    case PROP_CHART:
      if (g_set_object (&self->chart, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_chart_tools_dispose (GObject *object)
{
  PbChartTools *self = PB_CHART_TOOLS (object);

  g_clear_object (&self->chart);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_CHART_TOOLS);

  G_OBJECT_CLASS (pb_chart_tools_parent_class)->dispose (object);
}

static void
pb_chart_tools_class_init (PbChartToolsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_chart_tools_get_property;
  object_class->set_property = pb_chart_tools_set_property;
  object_class->dispose = pb_chart_tools_dispose;

  /**
   * PbChartTools:chart:
   *
   * The chart that they are for.
   */
  props[PROP_CHART] = g_param_spec_object ("chart", NULL, NULL, PB_TYPE_METRIC_CHART,
                                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                           G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_install_action (widget_class, "chart.show-all", NULL, show_all_action);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "chart.save-png", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "chart.save-svg", NULL, save_action);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-chart-tools.ui");
}

static void
pb_chart_tools_init (PbChartTools *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_chart_tools_new:
 * @chart: a chart
 * @context: the group, which tells people what became of it
 *
 * Returns: (transfer floating): the tools for @chart
 */
GtkWidget *
pb_chart_tools_new (PbMetricChart  *chart,
                    PbGroupContext *context)
{
  PbChartTools *self = g_object_new (PB_TYPE_CHART_TOOLS, "chart", chart, NULL);

  pb_chart_tools_set_context (self, context);

  return GTK_WIDGET (self);
}

/**
 * pb_chart_tools_set_context:
 * @self: tools
 * @context: the group, which tells people what became of it
 *
 * Sets what tools that are made without a group need.
 */
void
pb_chart_tools_set_context (PbChartTools   *self,
                            PbGroupContext *context)
{
  g_return_if_fail (PB_IS_CHART_TOOLS (self));
  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));

  g_set_object (&self->context, context);
}
