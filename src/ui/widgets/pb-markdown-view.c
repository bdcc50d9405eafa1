/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-markdown-view.h"

#include "report/pb-markdown.h"

/**
 * PbMarkdownView:
 *
 * Shows Markdown as labels that can be selected, with links that can be opened.
 */
struct _PbMarkdownView
{
  GtkWidget parent_instance;

  char *text;
};

typedef enum
{
  PROP_TEXT = 1,
} PbMarkdownViewProperty;

static GParamSpec *props[PROP_TEXT + 1];

G_DEFINE_FINAL_TYPE (PbMarkdownView, pb_markdown_view, GTK_TYPE_WIDGET)

static void append_blocks (GtkWidget *parent,
                           GPtrArray *blocks);

static GtkWidget *
new_column (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "pb-markdown-column");
  gtk_widget_set_hexpand (box, TRUE);

  return box;
}

static GtkWidget *
new_label (const PbMarkdownBlock *block)
{
  g_autofree char *markup = pb_markdown_block_to_markup (block, TRUE);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  /* Only what has links needs a stop of the Tab key.  A label that is merely not
   * focusable would stop it all the same, for good.
   */
  gtk_widget_set_can_focus (label, gtk_label_get_current_uri (GTK_LABEL (label)) != NULL);

  return label;
}

static GtkWidget *
new_heading (const PbMarkdownBlock *block)
{
  g_autofree char *plain = pb_markdown_block_to_plain (block);
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                   "label", plain,
                                   "xalign", 0.0,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, block->level,
                                  -1);
  gtk_widget_add_css_class (label, block->level <= 2 ? "title-4" : "heading");

  return label;
}

static GtkWidget *
new_list (const PbMarkdownBlock *block)
{
  GtkWidget *list = g_object_new (GTK_TYPE_GRID,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_LIST,
                                  NULL);

  gtk_widget_add_css_class (list, "pb-markdown-list");
  for (guint i = 0; i < block->children->len; i++)
    {
      const PbMarkdownBlock *item = g_ptr_array_index (block->children, i);
      g_autofree char *mark = NULL;
      GtkWidget *bullet;
      GtkWidget *column = g_object_new (GTK_TYPE_BOX,
                                        "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                        "orientation", GTK_ORIENTATION_VERTICAL,
                                        "hexpand", TRUE,
                                        NULL);

      mark = block->ordered ? g_strdup_printf ("%u.", block->level + i) : g_strdup ("•");
      bullet = gtk_label_new (mark);
      gtk_widget_add_css_class (bullet, "pb-markdown-bullet");
      gtk_widget_set_valign (bullet, GTK_ALIGN_START);
      gtk_widget_set_halign (bullet, GTK_ALIGN_END);

      gtk_widget_add_css_class (column, "pb-markdown-column");
      append_blocks (column, item->children);
      gtk_grid_attach (GTK_GRID (list), bullet, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (list), column, 1, i, 1, 1);
    }

  return list;
}

static GtkWidget *
new_code (const PbMarkdownBlock *block)
{
  g_autofree char *plain = pb_markdown_block_to_plain (block);
  GtkWidget *label = gtk_label_new (plain);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, "pb-markdown-code");
  gtk_widget_add_css_class (label, "monospace");

  return label;
}

static void
append_blocks (GtkWidget *parent,
               GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const PbMarkdownBlock *block = g_ptr_array_index (blocks, i);
      GtkWidget *child;

      switch (block->kind)
        {
        case PB_MARKDOWN_HEADING:
          child = new_heading (block);
          break;
        case PB_MARKDOWN_LIST:
          child = new_list (block);
          break;
        case PB_MARKDOWN_QUOTE:
          child = g_object_new (GTK_TYPE_BOX,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_BLOCK_QUOTE,
                                "orientation", GTK_ORIENTATION_VERTICAL,
                                NULL);
          gtk_widget_add_css_class (child, "pb-markdown-column");
          gtk_widget_add_css_class (child, "pb-markdown-quote");
          append_blocks (child, block->children);
          break;
        case PB_MARKDOWN_CODE:
          child = new_code (block);
          break;
        case PB_MARKDOWN_RULE:
          child = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
          break;
        case PB_MARKDOWN_ITEM:
          child = new_column ();
          append_blocks (child, block->children);
          break;
        case PB_MARKDOWN_PARAGRAPH:
        default:
          child = new_label (block);
          break;
        }

      if (GTK_IS_BOX (parent))
        gtk_box_append (GTK_BOX (parent), child);
      else
        gtk_widget_set_parent (child, parent);
    }
}

static void
remove_blocks (PbMarkdownView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}

static void
pb_markdown_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PbMarkdownView *self = PB_MARKDOWN_VIEW (object);

  switch ((PbMarkdownViewProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_markdown_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PbMarkdownView *self = PB_MARKDOWN_VIEW (object);

  switch ((PbMarkdownViewProperty) prop_id)
    {
    case PROP_TEXT:
      pb_markdown_view_set_text (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_markdown_view_dispose (GObject *object)
{
  remove_blocks (PB_MARKDOWN_VIEW (object));

  G_OBJECT_CLASS (pb_markdown_view_parent_class)->dispose (object);
}

static void
pb_markdown_view_finalize (GObject *object)
{
  PbMarkdownView *self = PB_MARKDOWN_VIEW (object);

  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (pb_markdown_view_parent_class)->finalize (object);
}

static void
pb_markdown_view_class_init (PbMarkdownViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_markdown_view_get_property;
  object_class->set_property = pb_markdown_view_set_property;
  object_class->dispose = pb_markdown_view_dispose;
  object_class->finalize = pb_markdown_view_finalize;

  /**
   * PbMarkdownView:text:
   *
   * The text, in Markdown.
   */
  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  gtk_widget_class_set_css_name (widget_class, "markdown");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
pb_markdown_view_init (PbMarkdownView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pb-markdown-column");
}

/**
 * pb_markdown_view_new:
 *
 * Returns: (transfer full): an empty view
 */
GtkWidget *
pb_markdown_view_new (void)
{
  return g_object_new (PB_TYPE_MARKDOWN_VIEW, NULL);
}

/**
 * pb_markdown_view_get_text:
 * @self: a view
 *
 * Returns: (nullable): the text that it shows, in Markdown
 */
const char *
pb_markdown_view_get_text (PbMarkdownView *self)
{
  g_return_val_if_fail (PB_IS_MARKDOWN_VIEW (self), NULL);

  return self->text;
}

/**
 * pb_markdown_view_set_text:
 * @self: a view
 * @text: (nullable): text in Markdown
 */
void
pb_markdown_view_set_text (PbMarkdownView *self,
                           const char     *text)
{
  g_return_if_fail (PB_IS_MARKDOWN_VIEW (self));

  if (!g_set_str (&self->text, text))
    return;

  remove_blocks (self);
  if (text)
    {
      g_autoptr(GPtrArray) blocks = pb_markdown_parse (text);

      append_blocks (GTK_WIDGET (self), blocks);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}
