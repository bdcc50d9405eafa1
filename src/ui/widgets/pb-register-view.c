/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-private.h"

#include <glib/gi18n.h>

/**
 * PbRegisterView:
 *
 * The records of one kind of a group: a table with columns that people sort by,
 * choose and move; facets and a search to narrow it down; cards where there is
 * no room for a table.
 *
 * A page puts one into its Blueprint, calls pb_register_view_set_up(), adds its
 * columns and facets, then pb_register_view_start().  `activated` tells which
 * record somebody wants to see.  Deleting and copying what is selected are built
 * in.  Long lists are read as far as somebody looks at them.
 */

typedef enum
{
  PROP_NARROW = 1,
} PbRegisterViewProperty;

static GParamSpec *props[PROP_NARROW + 1];

typedef enum
{
  ACTIVATED,
  N_SIGNALS,
} PbRegisterViewSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRegisterView, pb_register_view, ADW_TYPE_BIN)

static void
search_stopped_cb (PbRegisterView *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

static void
search_mode_changed_cb (PbRegisterView *self)
{
  if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
activated_cb (PbRegisterView *self,
              guint           position)
{
  g_autoptr(PbRecord) record = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (record != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, record);
}

static void
selection_changed_cb (PbRegisterView *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (
    GTK_SELECTION_MODEL (self->selection));
  guint n = gtk_bitset_get_size (selected);
  g_autofree char *text = NULL;

  /* Translators: how many records of a list are selected. */
  text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  gtk_label_set_label (self->bulk_label, text);
  gtk_revealer_set_reveal_child (self->bulk_revealer, n > 1);
  _pb_register_view_update_actions (self);
}

static void
pb_register_view_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PbRegisterView *self = PB_REGISTER_VIEW (object);

  switch ((PbRegisterViewProperty) prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_register_view_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PbRegisterView *self = PB_REGISTER_VIEW (object);

  switch ((PbRegisterViewProperty) prop_id)
    {
    case PROP_NARROW:
      pb_register_view_set_narrow (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_register_view_unmap (GtkWidget *widget)
{
  _pb_register_view_remember (PB_REGISTER_VIEW (widget));

  GTK_WIDGET_CLASS (pb_register_view_parent_class)->unmap (widget);
}

static void
pb_register_view_dispose (GObject *object)
{
  PbRegisterView *self = PB_REGISTER_VIEW (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  g_clear_weak_pointer (&self->focus_before);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->day_popover, gtk_widget_unparent);
  if (self->column_view != NULL)
    {
      gtk_column_view_set_model (self->column_view, NULL);
      gtk_list_view_set_model (self->list_view, NULL);
    }
  if (self->filtered != NULL)
    gtk_filter_list_model_set_model (self->filtered, NULL);
  g_clear_object (&self->list);
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_REGISTER_VIEW);
  g_clear_object (&self->row_menu);
  g_clear_object (&self->base);
  g_clear_object (&self->names);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_register_view_parent_class)->dispose (object);
}

static void
pb_register_view_finalize (GObject *object)
{
  PbRegisterView *self = PB_REGISTER_VIEW (object);

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->facets, g_ptr_array_unref);
  g_clear_pointer (&self->usual, g_variant_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (pb_register_view_parent_class)->finalize (object);
}

static void
pb_register_view_class_init (PbRegisterViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_register_view_get_property;
  object_class->set_property = pb_register_view_set_property;
  object_class->dispose = pb_register_view_dispose;
  object_class->finalize = pb_register_view_finalize;
  widget_class->unmap = pb_register_view_unmap;

  /**
   * PbRegisterView:narrow:
   *
   * Whether there is no room for a table, so that cards are shown.
   */
  props[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  /**
   * PbRegisterView::activated:
   * @self: the register
   * @record: a record
   *
   * Somebody wants to see @record.
   */
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, PB_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-register-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, bar);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, bulk_box);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, bulk_label);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, bulk_menu);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, bulk_menu_button);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, bulk_revealer);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, bulk_set_button);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, clear_button);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, column_view);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, count_label);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, facets_box);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, list_view);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, stack);
  gtk_widget_class_bind_template_child (widget_class, PbRegisterView, view_button);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "card_bind_cb",
                                                G_CALLBACK (_pb_register_view_card_bind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "card_setup_cb",
                                                G_CALLBACK (_pb_register_view_card_setup_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "card_unbind_cb",
                                                G_CALLBACK (_pb_register_view_card_unbind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "row_bind_cb",
                                                G_CALLBACK (_pb_register_view_row_bind_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "search_changed_cb",
                                                G_CALLBACK (_pb_register_view_update_query));
  gtk_widget_class_bind_template_callback (widget_class, search_mode_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);

  _pb_register_view_class_install_actions (klass);
}

static void
pb_register_view_init (PbRegisterView *self)
{
  self->columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->facets = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));

  g_signal_connect (self, "map", G_CALLBACK (_pb_register_view_update_state), NULL);

  self->filter = gtk_custom_filter_new (_pb_register_view_match, self, NULL);
  self->filtered = gtk_filter_list_model_new (NULL, NULL);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  g_signal_connect_object (self->selection, "selection-changed",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (_pb_register_view_update_state), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * pb_register_view_new:
 *
 * Returns: (transfer floating): a register that is about nothing yet: see
 *   pb_register_view_set_up()
 */
GtkWidget *
pb_register_view_new (void)
{
  return g_object_new (PB_TYPE_REGISTER_VIEW, NULL);
}

/**
 * pb_register_view_set_up:
 * @self: a register
 * @context: the group
 * @kind: the kind of record
 * @name: the name that its columns are remembered under
 *
 * Says what the register is about.  To be called once, before columns and facets
 * are added.
 */
void
pb_register_view_set_up (PbRegisterView *self,
                         PbGroupContext *context,
                         PbKind          kind,
                         const char     *name)
{
  g_return_if_fail (PB_IS_REGISTER_VIEW (self));
  g_return_if_fail (PB_IS_GROUP_CONTEXT (context));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  self->kind = kind;
  self->name = g_strdup (name);
  self->names = pb_register_names_new (context);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->column_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, pb_kind_get_plural (kind), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, pb_kind_get_plural (kind), -1);
}

static PbRegisterColumn *
add_column (PbRegisterView   *self,
            PbRegisterColumn *column)
{
  pb_register_column_set_names (column, self->names);
  g_ptr_array_add (self->columns, column);

  return column;
}

/**
 * pb_register_view_add_field_column:
 * @self: a register
 * @field: a field of its kind
 *
 * Adds a column at the end.  The column of the title takes the room that is
 * left.
 *
 * Returns: (transfer none): the column, to change before the register starts
 */
PbRegisterColumn *
pb_register_view_add_field_column (PbRegisterView *self,
                                   PbFieldId       field)
{
  g_return_val_if_fail (PB_IS_REGISTER_VIEW (self), NULL);
  g_return_val_if_fail (self->context != NULL, NULL);

  return add_column (self, pb_register_column_new_field (field));
}

/**
 * pb_register_view_add_column:
 * @self: a register
 * @id: its name in what is remembered and in CSV
 * @title: its title
 * @func: says what it shows
 * @user_data: for @func; must live as long as the register
 *
 * Adds a column at the end.
 *
 * Returns: (transfer none): the column, to change before the register starts
 */
PbRegisterColumn *
pb_register_view_add_column (PbRegisterView     *self,
                             const char         *id,
                             const char         *title,
                             PbRegisterTextFunc  func,
                             gpointer            user_data)
{
  g_return_val_if_fail (PB_IS_REGISTER_VIEW (self), NULL);
  g_return_val_if_fail (self->context != NULL, NULL);

  return add_column (self, pb_register_column_new (id, title, func, user_data, NULL));
}

static PbRegisterFacet *
add_facet (PbRegisterView *self,
           GtkWidget      *facet)
{
  g_ptr_array_add (self->facets, facet);
  gtk_box_insert_child_after (self->facets_box, facet,
                              gtk_widget_get_prev_sibling (self->clear_button));
  g_signal_connect_object (facet, "changed", G_CALLBACK (_pb_register_view_update_query), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (facet, "opened", G_CALLBACK (_pb_register_view_count), self,
                           G_CONNECT_SWAPPED);

  return PB_REGISTER_FACET (facet);
}

/**
 * pb_register_view_add_facet:
 * @self: a register
 * @field: an enumeration or a flag of its kind
 *
 * Adds a way to narrow the register down to some values of @field.
 *
 * Returns: (transfer none): the facet
 */
PbRegisterFacet *
pb_register_view_add_facet (PbRegisterView *self,
                            PbFieldId       field)
{
  g_return_val_if_fail (PB_IS_REGISTER_VIEW (self), NULL);

  return add_facet (self, pb_register_facet_new_field (field));
}

/**
 * pb_register_view_add_own_facet:
 * @self: a register
 * @id: its name
 * @title: its title
 * @func: says which records belong to a choice
 * @user_data: for @func; must live as long as the register
 *
 * Adds a way to narrow the register down by something that the page works out of
 * each record.  Choices are added with pb_register_facet_add_choice().
 *
 * Returns: (transfer none): the facet
 */
PbRegisterFacet *
pb_register_view_add_own_facet (PbRegisterView       *self,
                                const char           *id,
                                const char           *title,
                                PbRegisterFilterFunc  func,
                                gpointer              user_data)
{
  g_return_val_if_fail (PB_IS_REGISTER_VIEW (self), NULL);

  return add_facet (self, pb_register_facet_new (id, title, func, user_data, NULL));
}

/**
 * pb_register_view_set_sort:
 * @self: a register
 * @field: a field, or 0 for the title
 * @descending: whether the greatest comes first
 *
 * Sets how the register is sorted where nobody has chosen that.
 */
void
pb_register_view_set_sort (PbRegisterView *self,
                           PbFieldId       field,
                           gboolean        descending)
{
  g_return_if_fail (PB_IS_REGISTER_VIEW (self));

  self->sort = field;
  self->descending = descending;
  _pb_register_view_update_query (self);
}

/**
 * pb_register_view_set_base_query:
 * @self: a register
 * @query: (nullable): what it holds of its kind; copied
 *
 * Has the register hold only what @query finds.  The group is that of the
 * context whatever @query says.
 */
void
pb_register_view_set_base_query (PbRegisterView *self,
                                 PbQuery        *query)
{
  g_return_if_fail (PB_IS_REGISTER_VIEW (self));

  g_clear_object (&self->base);
  if (query != NULL)
    self->base = pb_query_copy (query);
  _pb_register_view_update_query (self);
}

/**
 * pb_register_view_set_empty:
 * @self: a register
 * @icon_name: an icon
 * @title: that there is nothing yet
 * @description: what would be here
 * @child: (nullable) (transfer floating): a button to begin with
 *
 * Sets what the register shows where the group has no such records.
 */
void
pb_register_view_set_empty (PbRegisterView *self,
                            const char     *icon_name,
                            const char     *title,
                            const char     *description,
                            GtkWidget      *child)
{
  g_return_if_fail (PB_IS_REGISTER_VIEW (self));

  adw_status_page_set_icon_name (self->empty_page, icon_name);
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (self->empty_page, description);
  adw_status_page_set_child (self->empty_page, child);
}

/**
 * pb_register_view_add_bulk_action:
 * @self: a register
 * @label: what the button says, with a mnemonic
 * @action_name: an action of the page, which asks
 *   pb_register_view_dup_selected()
 *
 * Adds something to do to the bar that is shown while several records are selected:
 * the first as a button, others in a menu, so that the bar fits where it is narrow.
 */
void
pb_register_view_add_bulk_action (PbRegisterView *self,
                                  const char     *label,
                                  const char     *action_name)
{
  GtkWidget *button;

  g_return_if_fail (PB_IS_REGISTER_VIEW (self));

  if (self->has_bulk_button)
    {
      g_menu_append (self->bulk_menu, label, action_name);
      gtk_widget_set_visible (self->bulk_menu_button, TRUE);
      return;
    }

  button = gtk_button_new_with_mnemonic (label);
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action_name);
  gtk_box_prepend (self->bulk_box, button);
  self->has_bulk_button = TRUE;
}

/**
 * pb_register_view_set_row_menu:
 * @self: a register
 * @menu: (nullable): more for the menu of a record, which acts on
 *   pb_register_view_dup_selected()
 */
void
pb_register_view_set_row_menu (PbRegisterView *self,
                               GMenuModel     *menu)
{
  g_return_if_fail (PB_IS_REGISTER_VIEW (self));

  g_set_object (&self->row_menu, menu);
}

/**
 * pb_register_view_start:
 * @self: a register
 *
 * Shows the records, once columns and facets are added.
 */
void
pb_register_view_start (PbRegisterView *self)
{
  g_return_if_fail (PB_IS_REGISTER_VIEW (self));
  g_return_if_fail (self->context != NULL);

  for (guint i = 0; i < self->columns->len; i++)
    _pb_register_view_append_column (self, self->columns->pdata[i]);
  _pb_register_view_add_column_actions (self);
  _pb_register_view_restore (self);

  g_signal_connect_object (gtk_column_view_get_sorter (self->column_view), "changed",
                           G_CALLBACK (_pb_register_view_update_query), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::group-id", G_CALLBACK (_pb_register_view_follow_group), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "updated", G_CALLBACK (_pb_register_view_follow_group), self,
                           G_CONNECT_SWAPPED);
  _pb_register_view_follow_group (self);
  _pb_register_view_update_state (self);
}

/**
 * pb_register_view_get_kind:
 * @self: a register
 *
 * Returns: the kind of record
 */
PbKind
pb_register_view_get_kind (PbRegisterView *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_VIEW (self), PB_KIND_COMMON);

  return self->kind;
}

/**
 * pb_register_view_get_model:
 * @self: a register
 *
 * Returns: (transfer none): the records that are shown, in their order
 */
GListModel *
pb_register_view_get_model (PbRegisterView *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_VIEW (self), NULL);

  return G_LIST_MODEL (self->selection);
}

/**
 * pb_register_view_get_narrow:
 * @self: a register
 *
 * Returns: whether cards are shown
 */
gboolean
pb_register_view_get_narrow (PbRegisterView *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_VIEW (self), FALSE);

  return self->narrow;
}

/**
 * pb_register_view_set_narrow:
 * @self: a register
 * @narrow: whether to show cards
 */
void
pb_register_view_set_narrow (PbRegisterView *self,
                             gboolean        narrow)
{
  g_return_if_fail (PB_IS_REGISTER_VIEW (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  /* The bar has no room for it beside its buttons; the rows show what is selected. */
  gtk_widget_set_visible (GTK_WIDGET (self->bulk_label), !narrow);
  _pb_register_view_update_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

/**
 * pb_register_view_dup_selected:
 * @self: a register
 *
 * Returns: (transfer full) (element-type PbRecord): the selected records, in
 *   their order; of those that have not been read yet only the identifier is
 *   known
 */
GPtrArray *
pb_register_view_dup_selected (PbRegisterView *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (PB_IS_REGISTER_VIEW (self), records);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position);
       more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (records, g_list_model_get_item (G_LIST_MODEL (self->selection), position));

  return records;
}

/**
 * pb_register_view_select:
 * @self: a register
 * @position: the place of a record, from 0
 * @alone: whether to select only that one; otherwise what is selected stays so
 *   if it is among that
 */
void
pb_register_view_select (PbRegisterView *self,
                         guint           position,
                         gboolean        alone)
{
  GtkSelectionModel *model;

  g_return_if_fail (PB_IS_REGISTER_VIEW (self));

  model = GTK_SELECTION_MODEL (self->selection);
  if (alone || !gtk_selection_model_is_selected (model, position))
    gtk_selection_model_select_item (model, position, TRUE);
}

/**
 * pb_register_view_find:
 * @self: a register
 *
 * Starts a search in the register.
 *
 * Returns: %TRUE
 */
gboolean
pb_register_view_find (PbRegisterView *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_VIEW (self), FALSE);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  return TRUE;
}

/**
 * pb_register_view_refilter:
 * @self: a register
 *
 * Looks again at what own facets say, because something else than the records
 * has changed.
 */
void
pb_register_view_refilter (PbRegisterView *self)
{
  g_return_if_fail (PB_IS_REGISTER_VIEW (self));

  _pb_register_view_update_filter (self);

  /* What columns work out may have changed with what facets do. */
  g_signal_emit_by_name (self->names, "changed");
}
