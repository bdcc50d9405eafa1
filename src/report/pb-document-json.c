/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-document.h"

#include <json-glib/json-glib.h>

/* Raised when readers of the old shape could misread the new one. */
#define VERSION 1

static void write_nodes (JsonBuilder *builder,
                         GPtrArray   *nodes);

static const char *
get_kind_name (PbNodeKind kind)
{
  static const char * const names[] = {
    [PB_NODE_SECTION] = "section",       [PB_NODE_HEADING] = "heading",
    [PB_NODE_PARAGRAPH] = "paragraph",   [PB_NODE_LIST] = "list",
    [PB_NODE_ITEM] = "item",             [PB_NODE_CODE] = "code",
    [PB_NODE_QUOTE] = "quote",           [PB_NODE_CALLOUT] = "callout",
    [PB_NODE_FACTS] = "facts",           [PB_NODE_TABLE] = "table",
    [PB_NODE_ROW] = "row",               [PB_NODE_CELL] = "cell",
    [PB_NODE_CHIP] = "chip",             [PB_NODE_COLUMNS] = "columns",
    [PB_NODE_CHART] = "chart",           [PB_NODE_TIMELINE] = "timeline",
    [PB_NODE_RULE] = "rule",             [PB_NODE_PAGE_BREAK] = "page-break",
    [PB_NODE_SIGN_OFF] = "sign-off",
  };

  return names[kind];
}

static const char *
get_tone_name (PbTone tone)
{
  static const char * const names[] = {
    [PB_TONE_NEUTRAL] = "neutral", [PB_TONE_GOOD] = "good",     [PB_TONE_CAUTION] = "caution",
    [PB_TONE_BAD] = "bad",         [PB_TONE_ACCENT] = "accent",
  };

  return names[tone];
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (text == NULL || *text == '\0')
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* Only what holds is said. */
static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     flag)
{
  if (!flag)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, TRUE);
}

static void
add_day (JsonBuilder *builder,
         const char  *name,
         PbDay        day)
{
  g_autofree char *text = day == PB_DAY_NONE ? NULL : pb_day_to_iso (day);

  add_text (builder, name, text);
}

static void
begin_array (JsonBuilder *builder,
             const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
write_spans (JsonBuilder *builder,
             GPtrArray   *spans)
{
  begin_array (builder, "text");
  for (guint i = 0; i < spans->len; i++)
    {
      const PbSpan *span = spans->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "text", span->text);
      add_flag (builder, "strong", (span->style & PB_SPAN_STRONG) != 0);
      add_flag (builder, "emphasis", (span->style & PB_SPAN_EMPHASIS) != 0);
      add_flag (builder, "literal", (span->style & PB_SPAN_LITERAL) != 0);
      add_text (builder, "uri", span->uri);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_chart (JsonBuilder       *builder,
             const PbChartData *data)
{
  g_autofree char *summary = pb_chart_data_dup_summary (data);

  add_text (builder, "title", data->title);
  add_text (builder, "unit", data->unit);
  add_text (builder, "summary", summary);
  add_day (builder, "day", data->day);
  add_text (builder, "value", data->value_text);
  add_text (builder, "baseline", data->baseline_text);
  add_day (builder, "baseline_day", data->baseline_day);

  begin_array (builder, "targets");
  for (guint i = 0; i < data->targets->len; i++)
    {
      const PbChartTarget *target = data->targets->pdata[i];

      json_builder_begin_object (builder);
      add_day (builder, "day", target->day);
      add_text (builder, "value", target->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  begin_array (builder, "points");
  for (guint i = 0; i < data->points->len; i++)
    {
      const PbChartPoint *point = data->points->pdata[i];

      json_builder_begin_object (builder);
      add_day (builder, "from", point->start);
      add_day (builder, "day", point->day);
      add_text (builder, "value", point->text);
      add_flag (builder, "estimated", point->estimated);
      add_flag (builder, "gap_before", point->gap_before);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_timeline (JsonBuilder      *builder,
                const PbTimeline *timeline)
{
  add_text (builder, "summary", timeline->summary);

  begin_array (builder, "segments");
  for (guint i = 0; i < timeline->segments->len; i++)
    {
      const PbTimelineSegment *segment = timeline->segments->pdata[i];

      json_builder_begin_object (builder);
      add_text (builder, "phase", pb_enum_get_nick (pb_phase_get_type (), segment->phase));
      add_day (builder, "from", segment->from);
      add_day (builder, "to", segment->to);
      add_flag (builder, "planned", segment->planned);
      add_text (builder, "sentence", segment->sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  begin_array (builder, "marks");
  for (guint i = 0; i < timeline->marks->len; i++)
    {
      const PbTimelineMark *mark = timeline->marks->pdata[i];

      json_builder_begin_object (builder);
      add_day (builder, "from", mark->from);
      add_day (builder, "to", mark->to);
      add_text (builder, "title", mark->title);
      add_text (builder, "sentence", mark->sentence);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
write_node (JsonBuilder  *builder,
            const PbNode *node)
{
  json_builder_begin_object (builder);
  add_text (builder, "kind", get_kind_name (node->kind));

  if (node->kind == PB_NODE_HEADING)
    add_number (builder, "level", node->level);
  if (node->kind == PB_NODE_LIST && node->ordered)
    add_number (builder, "first", node->level);
  add_flag (builder, "header", node->header);
  add_flag (builder, "numeric", node->numeric);
  if (node->kind == PB_NODE_CHIP || node->kind == PB_NODE_CALLOUT)
    add_text (builder, "tone", get_tone_name (node->tone));

  if (node->spans->len > 0)
    write_spans (builder, node->spans);
  if (node->chart)
    write_chart (builder, node->chart);
  if (node->timeline)
    write_timeline (builder, node->timeline);
  if (node->children->len > 0)
    {
      json_builder_set_member_name (builder, "children");
      write_nodes (builder, node->children);
    }

  json_builder_end_object (builder);
}

static void
write_nodes (JsonBuilder *builder,
             GPtrArray   *nodes)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < nodes->len; i++)
    write_node (builder, nodes->pdata[i]);
  json_builder_end_array (builder);
}

/**
 * pb_document_to_json:
 * @self: a document
 *
 * Writes @self as JSON that says everything that the document shows, node by
 * node, in the shape that `phasebook-report.schema.json` describes.  Amounts and
 * values are texts, exact and as people read them.
 *
 * Returns: (transfer full): JSON
 */
char *
pb_document_to_json (PbDocument *self)
{
  g_autoptr(JsonBuilder) builder = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  add_text (builder, "format", "phasebook-report");
  add_number (builder, "version", VERSION);
  add_text (builder, "title", pb_document_get_title (self));
  add_text (builder, "subject", pb_document_get_subject (self));
  add_text (builder, "author", pb_document_get_author (self));
  add_text (builder, "language", pb_document_get_language (self));
  add_day (builder, "as_of", pb_document_get_day (self));
  add_text (builder, "fingerprint", pb_document_get_fingerprint (self));
  json_builder_set_member_name (builder, "content");
  write_nodes (builder, pb_document_get_root (self)->children);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}
