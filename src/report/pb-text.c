/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-flow-private.h"

#include <string.h>

#define MONO "Adwaita Mono, DejaVu Sans Mono, Monospace"

/* How much larger a number is that stands for itself. */
#define LARGE 1.7

#define RGB(r, g, b) { (r) / 255.0, (g) / 255.0, (b) / 255.0, 1.0 }

/* The scale of the house: few sizes, far enough apart to be told. */
static const PbTypeInfo types[] = {
  [PB_TYPE_BODY] = { 9.5, 14, PANGO_WEIGHT_NORMAL, PB_INK_TEXT },
  [PB_TYPE_SMALL] = { 8, 11.5, PANGO_WEIGHT_NORMAL, PB_INK_DIM },
  [PB_TYPE_TITLE] = { 26, 32, PANGO_WEIGHT_BOLD, PB_INK_TEXT },
  [PB_TYPE_CHAPTER] = { 16, 21, PANGO_WEIGHT_BOLD, PB_INK_TEXT },
  [PB_TYPE_SECTION] = { 12, 16, PANGO_WEIGHT_SEMIBOLD, PB_INK_TEXT },
  [PB_TYPE_PART] = { 9.5, 14, PANGO_WEIGHT_SEMIBOLD, PB_INK_TEXT },
  [PB_TYPE_CELL] = { 9, 12.5, PANGO_WEIGHT_NORMAL, PB_INK_TEXT },
  [PB_TYPE_HEAD] = { 8, 11.5, PANGO_WEIGHT_SEMIBOLD, PB_INK_DIM },
  [PB_TYPE_CODE] = { 8.5, 12, PANGO_WEIGHT_NORMAL, PB_INK_TEXT },
  [PB_TYPE_LABEL] = { 9, 14, PANGO_WEIGHT_NORMAL, PB_INK_DIM },
};

static const PbColor tone_colors[] = {
  [PB_TONE_NEUTRAL] = RGB (0x3d, 0x38, 0x46),  [PB_TONE_GOOD] = RGB (0x15, 0x5c, 0x37),
  [PB_TONE_CAUTION] = RGB (0x7a, 0x45, 0x00),  [PB_TONE_BAD] = RGB (0xa5, 0x1d, 0x2d),
  [PB_TONE_ACCENT] = RGB (0x1a, 0x5f, 0xb4),
};

static const PbColor tone_tints[] = {
  [PB_TONE_NEUTRAL] = RGB (0xf3, 0xf2, 0xf1),  [PB_TONE_GOOD] = RGB (0xe4, 0xf3, 0xea),
  [PB_TONE_CAUTION] = RGB (0xfd, 0xf1, 0xdb),  [PB_TONE_BAD] = RGB (0xfb, 0xe6, 0xe7),
  [PB_TONE_ACCENT] = RGB (0xe4, 0xee, 0xfa),
};

const PbTypeInfo *
pb_type_get_info (PbType type)
{
  return &types[type];
}

PbColor
pb_tone_get_color (PbTone tone)
{
  return tone_colors[tone];
}

PbColor
pb_tone_get_tint (PbTone tone)
{
  return tone_tints[tone];
}

static void
insert (PangoAttrList  *attributes,
        PangoAttribute *attribute,
        guint           start,
        guint           end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

static void
insert_color (PangoAttrList *attributes,
              PbInk          ink,
              guint          start,
              guint          end)
{
  const PbColor *color = &pb_palette_get_paper ()->inks[ink];

  insert (attributes, pango_attr_foreground_new (color->red * 65535, color->green * 65535,
                                                 color->blue * 65535),
          start, end);
}

static void
style_span (PangoAttrList    *attributes,
            const PbSpan     *span,
            const PbTypeInfo *info,
            guint             start,
            guint             end)
{
  if (span->style & PB_SPAN_STRONG)
    insert (attributes, pango_attr_weight_new (MAX (info->weight, PANGO_WEIGHT_SEMIBOLD)), start,
            end);
  if (span->style & PB_SPAN_EMPHASIS)
    insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC), start, end);
  if (span->style & PB_SPAN_LITERAL)
    {
      insert (attributes, pango_attr_family_new (MONO), start, end);
      insert (attributes, pango_attr_size_new_absolute (info->size * 0.9 * PANGO_SCALE), start,
              end);
    }
  if (span->style & PB_SPAN_LARGE)
    insert (attributes, pango_attr_size_new_absolute (info->size * LARGE * PANGO_SCALE), start,
            end);
  if (span->style & PB_SPAN_DIM)
    insert_color (attributes, PB_INK_DIM, start, end);
  if (span->uri)
    {
      insert_color (attributes, PB_INK_VALUE, start, end);
      insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
    }
}

/* Line breaks within a paragraph do not end it. */
static void
append_text (GString    *string,
             const char *text)
{
  for (const char *p = text; *p; p++)
    {
      if (*p == '\n')
        g_string_append (string, "\u2028");
      else if ((guchar) *p >= 0x20 || *p == '\t')
        g_string_append_c (string, *p);
    }
}

/* Tables say the same words over and over (days, names, assets, results), and laying
 * text out is most of the work.  So many short texts are remembered, and forgotten
 * together where there are more.
 */
#define MAX_REMEMBERED 4096
#define MAX_KEY 96

static G_DEFINE_QUARK (pb-text-memory, pb_text_memory)

static GHashTable *
get_memory (PangoContext *context)
{
  GQuark quark = pb_text_memory_quark ();
  GHashTable *memory = g_object_get_qdata (G_OBJECT (context), quark);

  if (memory == NULL)
    {
      memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
      g_object_set_qdata_full (G_OBJECT (context), quark, memory,
                               (GDestroyNotify) g_hash_table_unref);
    }

  return memory;
}

/* What is remembered holds on to the context that it is remembered with. */
void
pb_text_forget (PangoContext *context)
{
  g_object_set_qdata (G_OBJECT (context), pb_text_memory_quark (), NULL);
}

/* All that a text looks like, or NULL for a long one. */
static char *
make_key (const PbText *self)
{
  g_autoptr(GString) key = g_string_new (NULL);

  g_string_printf (key, "%d %d %d", self->type, self->right, (int) (self->width * PANGO_SCALE));
  if (self->text)
    g_string_append_printf (key, "\x1f%s", self->text);
  for (guint i = 0; self->text == NULL && i < self->node->spans->len && key->len <= MAX_KEY; i++)
    {
      const PbSpan *span = self->node->spans->pdata[i];

      g_string_append_printf (key, "\x1f%d%c%s", span->style, span->uri ? '+' : '-', span->text);
    }

  return key->len > MAX_KEY ? NULL : g_string_free_and_steal (g_steal_pointer (&key));
}

/* Lays the text out, if it is not laid out already. */
PangoLayout *
pb_text_ensure (PbText       *self,
                PangoContext *context)
{
  const PbTypeInfo *info = &types[self->type];
  g_autoptr(PangoFontDescription) font = NULL;
  g_autoptr(PangoAttrList) attributes = NULL;
  g_autoptr(GString) string = NULL;
  g_autofree char *key = NULL;
  GHashTable *memory;

  if (self->layout)
    return self->layout;

  memory = get_memory (context);
  key = make_key (self);
  if (key && (self->layout = g_hash_table_lookup (memory, key)))
    return g_object_ref (self->layout);

  font = pango_font_description_copy (pango_context_get_font_description (context));
  attributes = pango_attr_list_new ();
  string = g_string_new (NULL);

  pango_font_description_set_absolute_size (font, info->size * PANGO_SCALE);
  pango_font_description_set_weight (font, info->weight);
  if (self->type == PB_TYPE_CODE)
    pango_font_description_set_family (font, MONO);

  /* A hyphen in an address or a fingerprint would be copied with it. */
  insert (attributes, pango_attr_insert_hyphens_new (FALSE), PANGO_ATTR_INDEX_FROM_TEXT_BEGINNING,
          PANGO_ATTR_INDEX_TO_TEXT_END);
  /* Digits of one width stand below each other. */
  if (self->right)
    insert (attributes, pango_attr_font_features_new ("tnum=1"),
            PANGO_ATTR_INDEX_FROM_TEXT_BEGINNING, PANGO_ATTR_INDEX_TO_TEXT_END);

  if (self->text)
    append_text (string, self->text);
  for (guint i = 0; self->text == NULL && i < self->node->spans->len; i++)
    {
      const PbSpan *span = self->node->spans->pdata[i];
      guint start = string->len;

      append_text (string, span->text);
      style_span (attributes, span, info, start, string->len);
    }

  self->layout = pango_layout_new (context);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_text (self->layout, string->str, string->len);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (self->layout, MAX (1, self->width) * PANGO_SCALE);
  if (self->right)
    pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);

  if (key)
    {
      if (g_hash_table_size (memory) >= MAX_REMEMBERED)
        g_hash_table_remove_all (memory);
      g_hash_table_insert (memory, g_steal_pointer (&key), g_object_ref (self->layout));
    }

  return self->layout;
}

void
pb_text_release (PbText *self)
{
  g_clear_object (&self->layout);
}

/* Tells where the links of a line of a laid out text are. */
void
pb_text_foreach_link (PbText   *self,
                      int       line,
                      void    (*func) (const char *uri,
                                       double      x,
                                       double      width,
                                       gpointer    user_data),
                      gpointer  user_data)
{
  PangoLayoutLine *pango_line = pango_layout_get_line_readonly (self->layout, line);
  int line_start = pango_layout_line_get_start_index (pango_line);
  int line_end = line_start + pango_layout_line_get_length (pango_line);
  g_autoptr(GString) string = g_string_new (NULL);

  if (self->text)
    return;

  for (guint i = 0; i < self->node->spans->len; i++)
    {
      const PbSpan *span = self->node->spans->pdata[i];
      int start = string->len;
      int end;
      g_autofree int *ranges = NULL;
      int n_ranges = 0;

      append_text (string, span->text);
      end = string->len;
      if (span->uri == NULL || end <= line_start || start >= line_end)
        continue;

      pango_layout_line_get_x_ranges (pango_line, MAX (start, line_start), MIN (end, line_end),
                                      &ranges, &n_ranges);
      for (int r = 0; r < n_ranges; r++)
        func (span->uri, (double) ranges[2 * r] / PANGO_SCALE,
              (double) (ranges[2 * r + 1] - ranges[2 * r]) / PANGO_SCALE, user_data);
    }
}
