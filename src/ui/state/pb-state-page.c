/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/state/pb-state-page.h"

#include "framework/pb-state-elements.h"
#include "ui/pb-still-true.h"
#include "ui/state/pb-state-card.h"
#include "ui/state/pb-state-editor.h"
#include "ui/state/pb-state-history-dialog.h"
#include "ui/state/pb-state-outline-row.h"
#include "ui/state/pb-state-text-view.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbStatePage:
 *
 * The group state: what the group is for, how it works and how far it is.
 */
struct _PbStatePage
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwOverlaySplitView *outline_view;
  GtkListBox *outline_list;
  GtkScrolledWindow *scrolled_window;
  GtkLabel *summary_label;
  GtkWidget *about_section;
  GtkBox *about_box;
  GtkBox *purpose_box;
  GtkBox *practice_box;
  GtkBox *progress_box;

  PbGroupContext *context;
  GPtrArray *cards;
  GPtrArray *rows;
  GPtrArray *free_views;
  char *group_id;
  char *wanted;
};

typedef enum
{
  PROP_CONTEXT = 1,
} PbStatePageProperty;

static void pb_state_page_page_init (PbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbStatePage, pb_state_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_PAGE, pb_state_page_page_init))

static GtkBox *
get_section_box (PbStatePage    *self,
                 PbStateSection  section)
{
  switch (section)
    {
    case PB_STATE_SECTION_PURPOSE:
      return self->purpose_box;
    case PB_STATE_SECTION_PRACTICE:
      return self->practice_box;
    case PB_STATE_SECTION_PROGRESS:
      return self->progress_box;
    case PB_STATE_SECTION_ABOUT:
    default:
      return self->about_box;
    }
}

static void
scroll_to (PbStatePage *self,
           GtkWidget   *widget)
{
  GtkWidget *viewport = gtk_scrolled_window_get_child (self->scrolled_window);
  graphene_point_t origin;

  if (!gtk_widget_compute_point (widget, viewport, &GRAPHENE_POINT_INIT (0, 0), &origin))
    return;

  /* The top of the card, not the nearest edge, is what one wants to see. */
  if (GTK_IS_VIEWPORT (viewport))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled_window);

      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) + origin.y - 12);
    }
  gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static PbStateCard *
find_card (PbStatePage *self,
           const char  *target)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      PbStateCard *card = g_ptr_array_index (self->cards, i);

      if (strcmp (pb_state_card_get_key (card), target) == 0 || pb_state_card_has (card, target))
        return card;
    }

  return NULL;
}

static void
present_editor (PbStatePage   *self,
                PbStateEditor *editor)
{
  adw_dialog_present (ADW_DIALOG (editor), GTK_WIDGET (self));
}

static void
confirm_cb (PbStatePage *self,
            PbStateCard *card)
{
  g_autoptr(PbEdit) edit = pb_still_true_edit_new (self->context, pb_state_card_get_key (card));

  pb_group_context_commit (self->context, edit);
}

static void
write_cb (PbStatePage *self,
          PbStateCard *card)
{
  present_editor (self, pb_state_editor_new_write (self->context, pb_state_card_get_key (card)));
}

static void
edit_text_cb (PbStatePage *self,
              PbRecord    *record)
{
  present_editor (self, pb_state_editor_new (self->context, record));
}

static void
show_history_cb (PbStatePage *self,
                 PbRecord    *record)
{
  adw_dialog_present (ADW_DIALOG (pb_state_history_dialog_new (self->context, record)),
                      GTK_WIDGET (self));
}

static void
outline_activated_cb (PbStatePage   *self,
                      GtkListBoxRow *row)
{
  const char *key = pb_state_outline_row_get_key (PB_STATE_OUTLINE_ROW (row));

  if (adw_overlay_split_view_get_collapsed (self->outline_view))
    adw_overlay_split_view_set_show_sidebar (self->outline_view, FALSE);
  scroll_to (self, GTK_WIDGET (find_card (self, key)));
}

static void
outline_header_cb (GtkListBoxRow *row,
                   GtkListBoxRow *before,
                   gpointer       user_data)
{
  const char *key = pb_state_outline_row_get_key (PB_STATE_OUTLINE_ROW (row));
  PbStateSection section = pb_state_element_get_section (key);
  GtkWidget *label;

  if (before && pb_state_element_get_section (
                  pb_state_outline_row_get_key (PB_STATE_OUTLINE_ROW (before))) == section)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row))
    return;

  label = gtk_label_new (pb_enum_get_label (pb_state_section_get_type (), section));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "pb-outline-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
add_card (PbStatePage *self,
          const char  *key)
{
  GtkWidget *card = pb_state_card_new (key);
  GtkWidget *row = pb_state_outline_row_new (key);

  g_signal_connect_object (card, "confirm", G_CALLBACK (confirm_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "write", G_CALLBACK (write_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "edit-text", G_CALLBACK (edit_text_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (card, "show-history", G_CALLBACK (show_history_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (get_section_box (self, pb_state_element_get_section (key)), card);
  gtk_list_box_append (self->outline_list, row);
  g_ptr_array_add (self->cards, card);
  g_ptr_array_add (self->rows, row);
}

static gboolean
is_known (PbStatePage *self,
          const char  *key)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      if (strcmp (pb_state_card_get_key (g_ptr_array_index (self->cards, i)), key) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
clear_views (PbStatePage *self)
{
  GtkBox *boxes[] = { self->about_box, self->purpose_box, self->practice_box, self->progress_box };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      GtkWidget *child;

      while ((child = gtk_widget_get_first_child (GTK_WIDGET (boxes[i]))))
        gtk_box_remove (boxes[i], child);
    }
  gtk_list_box_remove_all (self->outline_list);
  g_ptr_array_set_size (self->cards, 0);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->free_views, 0);
}

/* Makes the cards of the fourteen elements and of those that the group has
 * added, once for a group.
 */
static void
ensure_cards (PbStatePage *self,
              PbDossier   *dossier)
{
  const char * const *keys = pb_state_element_get_keys ();
  GPtrArray *own = pb_dossier_get_records (dossier, PB_KIND_STATE_ELEMENT);

  if (g_set_str (&self->group_id, pb_dossier_get_group_id (dossier)))
    clear_views (self);

  for (guint i = 0; self->cards->len < PB_N_STATE_ELEMENTS && keys[i]; i++)
    add_card (self, keys[i]);
  for (guint i = 0; own && i < own->len; i++)
    {
      const char *key = pb_record_get_text (g_ptr_array_index (own, i), PB_STATE_ELEMENT_KEY);

      if (key && !is_known (self, key))
        add_card (self, key);
    }
}

/* Texts under labels that stand for no element are shown where they stand in
 * the document.
 */
static void
update_free_texts (PbStatePage *self,
                   PbDossier   *dossier,
                   gboolean     locked)
{
  GPtrArray *texts = pb_dossier_get_records (dossier, PB_KIND_STATE_TEXT);

  for (guint i = 0; i < self->free_views->len; i++)
    {
      GtkWidget *view = g_ptr_array_index (self->free_views, i);

      gtk_box_remove (GTK_BOX (gtk_widget_get_parent (view)), view);
    }
  g_ptr_array_set_size (self->free_views, 0);

  for (guint i = 0; texts && i < texts->len; i++)
    {
      PbRecord *record = g_ptr_array_index (texts, i);
      int section = pb_record_get_enum (record, PB_STATE_TEXT_SECTION);
      GtkWidget *view;

      if (pb_record_has (record, PB_STATE_TEXT_ELEMENTS))
        continue;

      view = pb_state_text_view_new ();
      pb_state_text_view_set_record (PB_STATE_TEXT_VIEW (view), record, NULL);
      pb_state_text_view_set_locked (PB_STATE_TEXT_VIEW (view), locked);
      gtk_widget_add_css_class (view, "card");
      gtk_widget_add_css_class (view, "pb-state-card");
      g_signal_connect_object (view, "edit", G_CALLBACK (edit_text_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "history", G_CALLBACK (show_history_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (get_section_box (self, section < 0 ? PB_STATE_SECTION_ABOUT
                                                         : (PbStateSection) section), view);
      g_ptr_array_add (self->free_views, view);
    }

  gtk_widget_set_visible (self->about_section,
                          gtk_widget_get_first_child (GTK_WIDGET (self->about_box)) != NULL);
}

static void
update_summary (PbStatePage *self,
                guint        n_present,
                guint        n_fresh,
                guint        n_all)
{
  g_autofree char *summary = NULL;

  /* Translators: three counts, as in “11 of 14 elements are there, 8 of them fresh”. */
  summary = g_strdup_printf (_("%u of %u elements are there, %u of them fresh."),
                             n_present, n_all, n_fresh);
  gtk_label_set_label (self->summary_label, summary);
}

static void
updated_cb (PbStatePage *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  const GError *error = pb_group_context_get_error (self->context);
  gboolean locked = pb_group_context_get_locked (self->context);
  PbDay day = pb_group_context_get_day (self->context);
  guint n_present = 0, n_fresh = 0;

  if (dossier == NULL)
    {
      g_autofree char *escaped = error ? g_markup_escape_text (error->message, -1) : NULL;

      adw_status_page_set_description (self->failed_page, escaped);
      gtk_stack_set_visible_child_name (self->stack, error ? "failed" : "loading");
      return;
    }

  ensure_cards (self, dossier);
  for (guint i = 0; i < self->cards->len; i++)
    {
      PbStateCard *card = g_ptr_array_index (self->cards, i);
      g_autoptr(PbElementStatus) status = NULL;

      status = pb_state_element_status (dossier, pb_group_context_get_criteria (self->context),
                                        pb_state_card_get_key (card), day);
      pb_state_card_update (card, dossier, status, locked);
      pb_state_outline_row_set_freshness (g_ptr_array_index (self->rows, i), status->freshness);
      n_present += status->present;
      n_fresh += status->freshness == PB_FRESHNESS_FRESH || status->freshness == PB_FRESHNESS_DUE;
    }
  update_free_texts (self, dossier, locked);
  update_summary (self, n_present, n_fresh, self->cards->len);
  gtk_stack_set_visible_child_name (self->stack, "content");

  if (self->wanted)
    {
      g_autofree char *wanted = g_steal_pointer (&self->wanted);

      pb_page_go_to (PB_PAGE (self), wanted);
    }
}

static gboolean
pb_state_page_go_to (PbPage     *page,
                     const char *target)
{
  PbStatePage *self = PB_STATE_PAGE (page);
  PbStateCard *card = find_card (self, target);

  if (card == NULL)
    {
      /* Asked before the group was read. */
      if (pb_group_context_get_dossier (self->context) == NULL)
        g_set_str (&self->wanted, target);
      return FALSE;
    }

  scroll_to (self, GTK_WIDGET (card));

  return TRUE;
}

static void
pb_state_page_page_init (PbPageInterface *iface)
{
  iface->go_to = pb_state_page_go_to;
}

static void
pb_state_page_constructed (GObject *object)
{
  PbStatePage *self = PB_STATE_PAGE (object);

  G_OBJECT_CLASS (pb_state_page_parent_class)->constructed (object);

  g_signal_connect_object (self->context, "updated", G_CALLBACK (updated_cb), self,
                           G_CONNECT_SWAPPED);
  updated_cb (self);
}

static void
pb_state_page_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PbStatePage *self = PB_STATE_PAGE (object);

  switch ((PbStatePageProperty) prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_state_page_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  PbStatePage *self = PB_STATE_PAGE (object);

  switch ((PbStatePageProperty) prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_state_page_dispose (GObject *object)
{
  PbStatePage *self = PB_STATE_PAGE (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->free_views, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_STATE_PAGE);

  G_OBJECT_CLASS (pb_state_page_parent_class)->dispose (object);
}

static void
pb_state_page_finalize (GObject *object)
{
  PbStatePage *self = PB_STATE_PAGE (object);

  g_clear_pointer (&self->group_id, g_free);
  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (pb_state_page_parent_class)->finalize (object);
}

static void
pb_state_page_class_init (PbStatePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pb_state_page_constructed;
  object_class->get_property = pb_state_page_get_property;
  object_class->set_property = pb_state_page_set_property;
  object_class->dispose = pb_state_page_dispose;
  object_class->finalize = pb_state_page_finalize;

  g_object_class_override_property (object_class, PROP_CONTEXT, "context");

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/state/pb-state-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, about_box);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, about_section);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, outline_list);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, outline_view);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, practice_box);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, progress_box);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, purpose_box);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, stack);
  gtk_widget_class_bind_template_child (widget_class, PbStatePage, summary_label);
  gtk_widget_class_bind_template_callback (widget_class, outline_activated_cb);
}

static void
pb_state_page_init (PbStatePage *self)
{
  self->cards = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  self->free_views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->outline_list, outline_header_cb, NULL, NULL);
}

/**
 * pb_state_page_new:
 * @context: the group
 *
 * Returns: (transfer full): the page
 */
GtkWidget *
pb_state_page_new (PbGroupContext *context)
{
  return g_object_new (PB_TYPE_STATE_PAGE, "context", context, NULL);
}
