/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-markdown-editor.h"

#include "model/pb-field-value.h"
#include "ui/pb-ui.h"
#include "ui/widgets/pb-markdown-view.h"
#include "ui/widgets/pb-text-limit.h"

#include <adwaita.h>
#include <gtksourceview/gtksource.h>
#include <libspelling.h>

/**
 * PbMarkdownEditor:
 *
 * Edits Markdown with spell checking, and shows how it will look.
 */
struct _PbMarkdownEditor
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *write_scroller;
  GtkScrolledWindow *preview_scroller;
  GtkSourceView *view;
  GtkSourceBuffer *buffer;
  PbMarkdownView *markdown;

  SpellingTextBufferAdapter *spelling;
  int min_height;
};

typedef enum
{
  PROP_TEXT = 1,
  PROP_PREVIEW,
  PROP_MIN_HEIGHT,
} PbMarkdownEditorProperty;

static GParamSpec *props[PROP_MIN_HEIGHT + 1];

enum
{
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbMarkdownEditor, pb_markdown_editor, GTK_TYPE_WIDGET)

static void
update_scheme (PbMarkdownEditor *self)
{
  AdwStyleManager *style =
    adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
  GtkSourceStyleSchemeManager *schemes = gtk_source_style_scheme_manager_get_default ();
  const char *name = adw_style_manager_get_dark (style) ? "Adwaita-dark" : "Adwaita";

  gtk_source_buffer_set_style_scheme (self->buffer,
                                      gtk_source_style_scheme_manager_get_scheme (schemes, name));
}

static void
buffer_changed_cb (PbMarkdownEditor *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

static void
refused_cb (const char *sentence,
            gpointer    user_data)
{
  g_signal_emit (user_data, signals[REFUSED], 0, sentence);
}

static gboolean
pb_markdown_editor_grab_focus (GtkWidget *widget)
{
  PbMarkdownEditor *self = PB_MARKDOWN_EDITOR (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
pb_markdown_editor_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  PbMarkdownEditor *self = PB_MARKDOWN_EDITOR (object);

  switch ((PbMarkdownEditorProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_take_string (value, pb_markdown_editor_dup_text (self));
      break;
    case PROP_PREVIEW:
      g_value_set_boolean (value, pb_markdown_editor_get_preview (self));
      break;
    case PROP_MIN_HEIGHT:
      g_value_set_int (value, self->min_height);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_markdown_editor_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  PbMarkdownEditor *self = PB_MARKDOWN_EDITOR (object);

  switch ((PbMarkdownEditorProperty) prop_id)
    {
    case PROP_TEXT:
      pb_markdown_editor_set_text (self, g_value_get_string (value));
      break;
    case PROP_PREVIEW:
      pb_markdown_editor_set_preview (self, g_value_get_boolean (value));
      break;
    case PROP_MIN_HEIGHT:
      self->min_height = g_value_get_int (value);
      gtk_scrolled_window_set_min_content_height (self->write_scroller, self->min_height);
      gtk_scrolled_window_set_min_content_height (self->preview_scroller, self->min_height);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_markdown_editor_dispose (GObject *object)
{
  PbMarkdownEditor *self = PB_MARKDOWN_EDITOR (object);

  /* The checker works in idle moments and must not find its text gone. */
  if (self->spelling)
    {
      spelling_text_buffer_adapter_set_enabled (self->spelling, FALSE);
      gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling", NULL);
      gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view), NULL);
    }
  g_clear_object (&self->spelling);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_MARKDOWN_EDITOR);
  pb_ui_unparent_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (pb_markdown_editor_parent_class)->dispose (object);
}

static void
pb_markdown_editor_class_init (PbMarkdownEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_markdown_editor_get_property;
  object_class->set_property = pb_markdown_editor_set_property;
  object_class->dispose = pb_markdown_editor_dispose;
  widget_class->grab_focus = pb_markdown_editor_grab_focus;

  /**
   * PbMarkdownEditor:text:
   *
   * The text, in Markdown.
   */
  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PbMarkdownEditor:preview:
   *
   * Whether the editor shows how the text will look.
   */
  props[PROP_PREVIEW] =
    g_param_spec_boolean ("preview", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * PbMarkdownEditor:min-height:
   *
   * The height in pixels that the text has at least.
   */
  props[PROP_MIN_HEIGHT] =
    g_param_spec_int ("min-height", NULL, NULL, -1, G_MAXINT, -1,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PbMarkdownEditor::refused:
   * @self: the editor
   * @sentence: what to say
   *
   * More was to be inserted than a text may have.  What was there stays.
   */
  signals[REFUSED] = g_signal_new ("refused",
                                   G_TYPE_FROM_CLASS (klass),
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL, NULL,
                                   NULL,
                                   G_TYPE_NONE, 1,
                                   G_TYPE_STRING);

  g_type_ensure (GTK_SOURCE_TYPE_VIEW);
  g_type_ensure (PB_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_css_name (widget_class, "markdown-editor");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/widgets/pb-markdown-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, PbMarkdownEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, PbMarkdownEditor, write_scroller);
  gtk_widget_class_bind_template_child (widget_class, PbMarkdownEditor, preview_scroller);
  gtk_widget_class_bind_template_child (widget_class, PbMarkdownEditor, view);
  gtk_widget_class_bind_template_child (widget_class, PbMarkdownEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, PbMarkdownEditor, markdown);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
}

static void
pb_markdown_editor_init (PbMarkdownEditor *self)
{
  GtkSourceLanguageManager *languages = gtk_source_language_manager_get_default ();

  self->min_height = -1;
  gtk_widget_init_template (GTK_WIDGET (self));

  pb_text_limit_view (GTK_TEXT_VIEW (self->view), PB_LONG_TEXT_MAX_BYTES, refused_cb, self);
  gtk_source_buffer_set_language (self->buffer,
                                  gtk_source_language_manager_get_language (languages,
                                                                            "markdown"));
  g_signal_connect_object (adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))),
                           "notify::dark",
                           G_CALLBACK (update_scheme), self,
                           G_CONNECT_SWAPPED);
  update_scheme (self);

  self->spelling = spelling_text_buffer_adapter_new (self->buffer, spelling_checker_get_default ());
  gtk_text_view_set_extra_menu (GTK_TEXT_VIEW (self->view),
                                spelling_text_buffer_adapter_get_menu_model (self->spelling));
  gtk_widget_insert_action_group (GTK_WIDGET (self->view), "spelling",
                                  G_ACTION_GROUP (self->spelling));
  spelling_text_buffer_adapter_set_enabled (self->spelling, TRUE);
}

/**
 * pb_markdown_editor_set_label:
 * @self: an editor
 * @label: what the text is
 *
 * Names the text for those who do not see what stands beside it.
 */
void
pb_markdown_editor_set_label (PbMarkdownEditor *self,
                              const char       *label)
{
  g_return_if_fail (PB_IS_MARKDOWN_EDITOR (self));
  g_return_if_fail (label != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

/**
 * pb_markdown_editor_dup_text:
 * @self: an editor
 *
 * Returns: (transfer full): the text as it stands
 */
char *
pb_markdown_editor_dup_text (PbMarkdownEditor *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (PB_IS_MARKDOWN_EDITOR (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self->buffer), &start, &end);

  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self->buffer), &start, &end, TRUE);
}

/**
 * pb_markdown_editor_set_text:
 * @self: an editor
 * @text: (nullable): text in Markdown
 *
 * Replaces the text.  That cannot be undone within the editor.
 */
void
pb_markdown_editor_set_text (PbMarkdownEditor *self,
                             const char       *text)
{
  g_autofree char *old = NULL;

  g_return_if_fail (PB_IS_MARKDOWN_EDITOR (self));

  if (text == NULL)
    text = "";
  old = pb_markdown_editor_dup_text (self);
  if (g_strcmp0 (old, text) == 0)
    return;

  gtk_text_buffer_begin_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self->buffer), text, -1);
  gtk_text_buffer_end_irreversible_action (GTK_TEXT_BUFFER (self->buffer));
  if (pb_markdown_editor_get_preview (self))
    pb_markdown_view_set_text (self->markdown, text);
}

/**
 * pb_markdown_editor_get_preview:
 * @self: an editor
 *
 * Returns: whether it shows how the text will look
 */
gboolean
pb_markdown_editor_get_preview (PbMarkdownEditor *self)
{
  g_return_val_if_fail (PB_IS_MARKDOWN_EDITOR (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "preview") == 0;
}

/**
 * pb_markdown_editor_set_preview:
 * @self: an editor
 * @preview: whether to show how the text will look
 */
void
pb_markdown_editor_set_preview (PbMarkdownEditor *self,
                                gboolean          preview)
{
  g_return_if_fail (PB_IS_MARKDOWN_EDITOR (self));

  if (preview == pb_markdown_editor_get_preview (self))
    return;

  if (preview)
    {
      g_autofree char *text = pb_markdown_editor_dup_text (self);

      pb_markdown_view_set_text (self->markdown, text);
    }
  gtk_stack_set_visible_child_name (self->stack, preview ? "preview" : "write");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PREVIEW]);
}
