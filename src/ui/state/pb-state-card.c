/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/state/pb-state-card.h"

#include "ui/pb-ui.h"
#include "ui/state/pb-state-text-view.h"
#include "ui/widgets/pb-chip.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

/**
 * PbStateCard:
 *
 * One element of the group state: how fresh it is, what contradicts it, its
 * texts and the records that it speaks for.
 */
struct _PbStateCard
{
  GtkWidget parent_instance;

  GtkLabel *title_label;
  PbChip *chip;
  GtkLabel *standing_label;
  GtkButton *contradiction_button;
  GtkLabel *contradiction_label;
  GtkBox *texts_box;
  AdwWrapBox *records_box;
  GtkButton *confirm_button;
  GtkButton *write_button;
  AdwWrapBox *actions_box;

  char *key;
  char *element_id;
  char *contradicting;

  /* What it speaks for, and how many of that are shown. */
  GPtrArray *records;
  guint n_pills;
};

#define FIRST_PILLS 12
#define MORE_PILLS 48

enum
{
  CONFIRM,
  WRITE,
  EDIT_TEXT,
  SHOW_HISTORY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbStateCard, pb_state_card, GTK_TYPE_WIDGET)

static void
confirm_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_signal_emit (widget, signals[CONFIRM], 0);
}

static void
write_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[WRITE], 0);
}

static void
go_to_contradiction_action (GtkWidget  *widget,
                            const char *action_name,
                            GVariant   *parameter)
{
  PbStateCard *self = PB_STATE_CARD (widget);

  gtk_widget_activate_action (widget, "win.show-record", "s", self->contradicting);
}

static void
edit_text_cb (PbStateCard *self,
              PbRecord    *record)
{
  g_signal_emit (self, signals[EDIT_TEXT], 0, record);
}

static void
show_history_cb (PbStateCard *self,
                 PbRecord    *record)
{
  g_signal_emit (self, signals[SHOW_HISTORY], 0, record);
}

static void
pb_state_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_STATE_CARD);
  pb_ui_unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (pb_state_card_parent_class)->dispose (object);
}

static void
pb_state_card_finalize (GObject *object)
{
  PbStateCard *self = PB_STATE_CARD (object);

  g_clear_pointer (&self->key, g_free);
  g_clear_pointer (&self->element_id, g_free);
  g_clear_pointer (&self->contradicting, g_free);
  g_ptr_array_unref (self->records);

  G_OBJECT_CLASS (pb_state_card_parent_class)->finalize (object);
}

static guint
new_text_signal (GType       type,
                 const char *name)
{
  return g_signal_new (name, type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 1, PB_TYPE_RECORD);
}

static void
pb_state_card_class_init (PbStateCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pb_state_card_dispose;
  object_class->finalize = pb_state_card_finalize;

  /**
   * PbStateCard::confirm:
   * @self: the card
   *
   * Somebody says that the element is still true.
   */
  signals[CONFIRM] = g_signal_new ("confirm", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbStateCard::write:
   * @self: the card
   *
   * Somebody wants to write a text for the element.
   */
  signals[WRITE] = g_signal_new ("write", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PbStateCard::edit-text:
   * @self: the card
   * @record: one of its texts
   *
   * Somebody wants to edit a text.
   */
  signals[EDIT_TEXT] = new_text_signal (G_TYPE_FROM_CLASS (klass), "edit-text");

  /**
   * PbStateCard::show-history:
   * @self: the card
   * @record: one of its texts
   *
   * Somebody wants to compare a text with earlier versions.
   */
  signals[SHOW_HISTORY] = new_text_signal (G_TYPE_FROM_CLASS (klass), "show-history");

  gtk_widget_class_install_action (widget_class, "card.confirm", NULL, confirm_action);
  gtk_widget_class_install_action (widget_class, "card.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "card.go-to-contradiction", NULL,
                                   go_to_contradiction_action);

  g_type_ensure (PB_TYPE_CHIP);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/state/pb-state-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, actions_box);
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, chip);
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, contradiction_button);
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, contradiction_label);
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, records_box);
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, standing_label);
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, texts_box);
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, PbStateCard, write_button);
}

static void
pb_state_card_init (PbStateCard *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->n_pills = FIRST_PILLS;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_state_card_new:
 * @key: the key of a state element
 *
 * Returns: (transfer full): a card for it
 */
GtkWidget *
pb_state_card_new (const char *key)
{
  PbStateCard *self = g_object_new (PB_TYPE_STATE_CARD, NULL);
  const char *title = pb_state_element_get_title (key);

  self->key = g_strdup (key);
  gtk_label_set_label (self->title_label, title ? title : key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title ? title : key,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->title_label),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, 3,
                                  -1);

  return GTK_WIDGET (self);
}

/**
 * pb_state_card_get_key:
 * @self: a card
 *
 * Returns: the key of its element
 */
const char *
pb_state_card_get_key (PbStateCard *self)
{
  g_return_val_if_fail (PB_IS_STATE_CARD (self), NULL);

  return self->key;
}

static void
update_texts (PbStateCard           *self,
              PbDossier             *dossier,
              const PbElementStatus *status,
              gboolean               locked)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->texts_box));
  guint n_shown = 0;

  /* Views are kept, so that focus and selection survive an update. */
  for (guint i = 0; status->texts && status->texts[i]; i++)
    {
      PbRecord *record = pb_dossier_lookup (dossier, status->texts[i]);

      if (record == NULL)
        continue;
      if (child == NULL)
        {
          child = pb_state_text_view_new ();
          g_signal_connect_object (child, "edit", G_CALLBACK (edit_text_cb), self,
                                   G_CONNECT_SWAPPED);
          g_signal_connect_object (child, "history", G_CALLBACK (show_history_cb), self,
                                   G_CONNECT_SWAPPED);
          gtk_box_append (self->texts_box, child);
        }
      pb_state_text_view_set_record (PB_STATE_TEXT_VIEW (child), record, self->key);
      pb_state_text_view_set_locked (PB_STATE_TEXT_VIEW (child), locked);
      child = gtk_widget_get_next_sibling (child);
      n_shown++;
    }

  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      gtk_box_remove (self->texts_box, child);
      child = next;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->texts_box), n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->write_button), n_shown == 0 && !locked);
}

static GtkWidget *
new_pill (PbRecord *record)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *title = pb_record_dup_title (record);

  gtk_button_set_label (GTK_BUTTON (button), title);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, pb_kind_get_label (pb_record_get_kind (record)));
  gtk_widget_add_css_class (button, "pb-record-pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-record");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", pb_record_get_id (record));

  return button;
}

static void show_records (PbStateCard *self);

static void
more_clicked_cb (PbStateCard *self)
{
  guint n_before = self->n_pills;
  GtkWidget *pill;

  self->n_pills += MORE_PILLS;
  show_records (self);

  /* The button that had the focus is gone. */
  pill = gtk_widget_get_first_child (GTK_WIDGET (self->records_box));
  while (n_before-- > 0 && pill)
    pill = gtk_widget_get_next_sibling (pill);
  if (pill)
    gtk_widget_grab_focus (pill);
}

/* A group with thousands of records has hundreds of them on one element. */
static void
show_records (PbStateCard *self)
{
  guint n_shown = MIN (self->records->len, self->n_pills);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->records_box))))
    adw_wrap_box_remove (self->records_box, child);

  for (guint i = 0; i < n_shown; i++)
    adw_wrap_box_append (self->records_box, new_pill (self->records->pdata[i]));

  if (n_shown < self->records->len)
    {
      guint n_more = self->records->len - n_shown;
      g_autofree char *label = NULL;
      GtkWidget *button;

      /* Translators: a button after the first ones of a long list; %u is how many others there are */
      label = g_strdup_printf (ngettext ("%u More", "%u More", n_more), n_more);
      button = gtk_button_new_with_label (label);
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "clicked", G_CALLBACK (more_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      adw_wrap_box_append (self->records_box, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->records_box), n_shown > 0);
}

static void
update_records (PbStateCard           *self,
                PbDossier             *dossier,
                const PbElementStatus *status)
{
  g_ptr_array_set_size (self->records, 0);
  for (guint i = 0; status->records && status->records[i]; i++)
    {
      PbRecord *record = pb_dossier_lookup (dossier, status->records[i]);

      if (record)
        g_ptr_array_add (self->records, g_object_ref (record));
    }
  show_records (self);
}

static char *
dup_standing (const PbElementStatus *status)
{
  g_autofree char *unchanged = NULL;

  if (status->unchanged < 3)
    return g_strdup (status->sentence);

  unchanged = g_strdup_printf (
    ngettext ("Confirmed without a change %u time in a row.",
              "Confirmed without a change %u times in a row.", status->unchanged),
    status->unchanged);

  /* Translators: two whole sentences. */
  return g_strdup_printf (_("%s %s"), status->sentence, unchanged);
}

/**
 * pb_state_card_update:
 * @self: a card
 * @dossier: the records of the group
 * @status: how the element stands
 * @locked: whether nothing is to be changed, as when looking at the past
 *
 * Shows the element as it stands now.
 */
void
pb_state_card_update (PbStateCard           *self,
                      PbDossier             *dossier,
                      const PbElementStatus *status,
                      gboolean               locked)
{
  g_autofree char *standing = NULL;

  g_return_if_fail (PB_IS_STATE_CARD (self));
  g_return_if_fail (PB_IS_DOSSIER (dossier));
  g_return_if_fail (status != NULL);

  g_free (self->element_id);
  self->element_id = pb_state_element_dup_id (pb_dossier_get_group_id (dossier), self->key);
  g_set_str (&self->contradicting, status->contradicting);

  standing = dup_standing (status);
  pb_chip_set_freshness (self->chip, status->freshness);
  gtk_label_set_label (self->standing_label, standing);

  gtk_label_set_label (self->contradiction_label,
                       status->contradiction ? status->contradiction : "");
  gtk_widget_set_visible (GTK_WIDGET (self->contradiction_button),
                          status->contradiction != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.go-to-contradiction",
                                 status->contradicting != NULL);

  update_texts (self, dossier, status, locked);
  update_records (self, dossier, status);

  gtk_widget_set_visible (GTK_WIDGET (self->confirm_button), status->present && !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.confirm", status->present && !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "card.write", !locked);
  gtk_widget_set_visible (GTK_WIDGET (self->actions_box), !locked);
}

/**
 * pb_state_card_has:
 * @self: a card
 * @record_id: the identifier of a record
 *
 * Returns: whether the card shows the record: the element itself or one of its
 *   texts
 */
gboolean
pb_state_card_has (PbStateCard *self,
                   const char  *record_id)
{
  g_return_val_if_fail (PB_IS_STATE_CARD (self), FALSE);

  if (g_strcmp0 (self->element_id, record_id) == 0)
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->texts_box)); child;
       child = gtk_widget_get_next_sibling (child))
    {
      PbRecord *record = pb_state_text_view_get_record (PB_STATE_TEXT_VIEW (child));

      if (g_strcmp0 (pb_record_get_id (record), record_id) == 0)
        return TRUE;
    }

  return FALSE;
}
