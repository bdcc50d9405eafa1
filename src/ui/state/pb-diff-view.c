/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/state/pb-diff-view.h"

#include "ui/pb-ui.h"
#include "ui/state/pb-text-diff.h"

/**
 * PbDiffView:
 *
 * Shows two versions of a text, one within the other or side by side.  What is
 * gone is struck through and what is new is underlined, so that nothing hangs
 * on the colour.
 */
struct _PbDiffView
{
  GtkWidget parent_instance;

  GtkLabel *summary_label;
  GtkStack *stack;
  GtkTextView *inline_view;
  GtkTextView *before_view;
  GtkTextView *after_view;
};

typedef enum
{
  PROP_SIDE_BY_SIDE = 1,
} PbDiffViewProperty;

static GParamSpec *props[PROP_SIDE_BY_SIDE + 1];

G_DEFINE_FINAL_TYPE (PbDiffView, pb_diff_view, GTK_TYPE_WIDGET)

static void
add_tags (GtkTextView *view)
{
  /* Faint enough to read any text on them, in light and in dark. */
  static const GdkRGBA removed = { 0.88f, 0.11f, 0.14f, 0.2f };
  static const GdkRGBA added = { 0.18f, 0.76f, 0.49f, 0.25f };
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);

  gtk_text_buffer_create_tag (buffer, "removed",
                              "strikethrough", TRUE,
                              "background-rgba", &removed,
                              NULL);
  gtk_text_buffer_create_tag (buffer, "added",
                              "underline", PANGO_UNDERLINE_SINGLE,
                              "background-rgba", &added,
                              NULL);
}

static void
append (GtkTextView       *view,
        const PbDiffPiece *piece)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (piece->kind == PB_DIFF_SAME)
    gtk_text_buffer_insert (buffer, &end, piece->text, -1);
  else
    gtk_text_buffer_insert_with_tags_by_name (buffer, &end, piece->text, -1,
                                              piece->kind == PB_DIFF_REMOVED ? "removed" : "added",
                                              NULL);
}

static gboolean
get_side_by_side (PbDiffView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "sides") == 0;
}

static void
pb_diff_view_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PbDiffView *self = PB_DIFF_VIEW (object);

  switch ((PbDiffViewProperty) prop_id)
    {
    case PROP_SIDE_BY_SIDE:
      g_value_set_boolean (value, get_side_by_side (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_diff_view_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  PbDiffView *self = PB_DIFF_VIEW (object);

  switch ((PbDiffViewProperty) prop_id)
    {
    case PROP_SIDE_BY_SIDE:
      if (g_value_get_boolean (value) == get_side_by_side (self))
        return;
      gtk_stack_set_visible_child_name (self->stack,
                                        g_value_get_boolean (value) ? "sides" : "inline");
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_diff_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_DIFF_VIEW);
  pb_ui_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (pb_diff_view_parent_class)->dispose (object);
}

static void
pb_diff_view_class_init (PbDiffViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_diff_view_get_property;
  object_class->set_property = pb_diff_view_set_property;
  object_class->dispose = pb_diff_view_dispose;

  /**
   * PbDiffView:side-by-side:
   *
   * Whether the versions stand side by side rather than one within the other.
   */
  props[PROP_SIDE_BY_SIDE] =
    g_param_spec_boolean ("side-by-side", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/state/pb-diff-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbDiffView, after_view);
  gtk_widget_class_bind_template_child (widget_class, PbDiffView, before_view);
  gtk_widget_class_bind_template_child (widget_class, PbDiffView, inline_view);
  gtk_widget_class_bind_template_child (widget_class, PbDiffView, stack);
  gtk_widget_class_bind_template_child (widget_class, PbDiffView, summary_label);
}

static void
pb_diff_view_init (PbDiffView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  add_tags (self->inline_view);
  add_tags (self->before_view);
  add_tags (self->after_view);
}

/**
 * pb_diff_view_new:
 *
 * Returns: (transfer full): an empty view
 */
GtkWidget *
pb_diff_view_new (void)
{
  return g_object_new (PB_TYPE_DIFF_VIEW, NULL);
}

/**
 * pb_diff_view_set_texts:
 * @self: a view
 * @before: the older text
 * @after: the newer text
 *
 * Shows how @before became @after.
 */
void
pb_diff_view_set_texts (PbDiffView *self,
                        const char *before,
                        const char *after)
{
  g_autoptr(GPtrArray) pieces = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (PB_IS_DIFF_VIEW (self));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->inline_view), "", 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->before_view), "", 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->after_view), "", 0);

  pieces = pb_text_diff (before, after);
  for (guint i = 0; i < pieces->len; i++)
    {
      const PbDiffPiece *piece = g_ptr_array_index (pieces, i);

      append (self->inline_view, piece);
      if (piece->kind != PB_DIFF_ADDED)
        append (self->before_view, piece);
      if (piece->kind != PB_DIFF_REMOVED)
        append (self->after_view, piece);
    }

  summary = pb_text_diff_describe (pieces);
  gtk_label_set_label (self->summary_label, summary);
}
