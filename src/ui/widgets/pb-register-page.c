/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-page.h"

#include "ui/pb-ui.h"

/**
 * PbRegisterPage:
 *
 * A page of the window that is made of registers: one beside the other, with a
 * switcher where there are several, and the detail of a record in front of them
 * once somebody opens it.
 *
 * A page derives from it, adds its registers in `set_up`, and makes details in
 * `make_detail`; going to a record, searching and going back are done here.
 */
typedef struct
{
  AdwNavigationView *navigation_view;
  AdwNavigationPage *root_page;
  AdwViewStack *view_stack;
  GtkMenuButton *add_button;
  GtkMenuButton *menu_button;
  GtkWidget *switcher_box;
  AdwInlineViewSwitcher *view_switcher;

  PbGroupContext *context;
  char *group_id;
  guint n_views;

  /* What to open when it has been read. */
  GCancellable *opening;
} PbRegisterPagePrivate;

typedef enum
{
  PROP_CONTEXT = 1,
} PbRegisterPageProperty;

static void pb_register_page_page_init (PbPageInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (PbRegisterPage, pb_register_page, ADW_TYPE_BIN,
                                  G_ADD_PRIVATE (PbRegisterPage)
                                  G_IMPLEMENT_INTERFACE (PB_TYPE_PAGE, pb_register_page_page_init))

static PbRegisterPagePrivate *
get_private (PbRegisterPage *self)
{
  return pb_register_page_get_instance_private (self);
}

/* The register that is shown, or within what is shown. */
static PbRegisterView *
find_register (GtkWidget *widget)
{
  if (widget == NULL || PB_IS_REGISTER_VIEW (widget))
    return widget ? PB_REGISTER_VIEW (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      PbRegisterView *found = find_register (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
pb_register_page_find (PbPage *page)
{
  PbRegisterPagePrivate *priv = get_private (PB_REGISTER_PAGE (page));
  PbRegisterView *view = find_register (adw_view_stack_get_visible_child (priv->view_stack));

  adw_navigation_view_pop_to_page (priv->navigation_view, priv->root_page);

  return view != NULL && pb_register_view_find (view);
}

static gboolean
pb_register_page_go_to (PbPage     *page,
                        const char *target)
{
  pb_register_page_open_id (PB_REGISTER_PAGE (page), target);

  return TRUE;
}

static void
pb_register_page_page_init (PbPageInterface *iface)
{
  iface->find = pb_register_page_find;
  iface->go_to = pb_register_page_go_to;
}

/* A detail of another group would be out of place. */
static void
group_changed_cb (PbRegisterPage *self)
{
  PbRegisterPagePrivate *priv = get_private (self);

  if (g_set_str (&priv->group_id, pb_group_context_get_group_id (priv->context)))
    adw_navigation_view_pop_to_page (priv->navigation_view, priv->root_page);
}

/* Where nothing can be changed, nothing is added either. */
static void
show_add_button (PbRegisterPage *self)
{
  PbRegisterPagePrivate *priv = get_private (self);

  gtk_widget_set_visible (GTK_WIDGET (priv->add_button),
                          gtk_menu_button_get_menu_model (priv->add_button) != NULL &&
                            !pb_group_context_get_locked (priv->context));
}

static void
view_changed_cb (PbRegisterPage *self)
{
  PbRegisterPagePrivate *priv = get_private (self);

  adw_navigation_view_pop_to_page (priv->navigation_view, priv->root_page);
}

static void
pb_register_page_constructed (GObject *object)
{
  PbRegisterPage *self = PB_REGISTER_PAGE (object);
  PbRegisterPagePrivate *priv = get_private (self);

  G_OBJECT_CLASS (pb_register_page_parent_class)->constructed (object);

  PB_REGISTER_PAGE_GET_CLASS (self)->set_up (self);
  /* Not before all registers are there: it makes its toggles anew for each that comes. */
  adw_inline_view_switcher_set_stack (priv->view_switcher, priv->view_stack);
  g_set_str (&priv->group_id, pb_group_context_get_group_id (priv->context));
  g_signal_connect_object (priv->context, "updated", G_CALLBACK (show_add_button), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->context, "notify::group-id", G_CALLBACK (group_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
pb_register_page_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch ((PbRegisterPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, get_private (PB_REGISTER_PAGE (object))->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_register_page_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch ((PbRegisterPageProperty) prop_id)
    {
    case PROP_CONTEXT:
      get_private (PB_REGISTER_PAGE (object))->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_register_page_dispose (GObject *object)
{
  PbRegisterPagePrivate *priv = get_private (PB_REGISTER_PAGE (object));

  if (priv->opening != NULL)
    g_cancellable_cancel (priv->opening);
  g_clear_object (&priv->opening);
  pb_ui_drop_toggles (GTK_WIDGET (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), PB_TYPE_REGISTER_PAGE);
  g_clear_object (&priv->context);

  G_OBJECT_CLASS (pb_register_page_parent_class)->dispose (object);
}

static void
pb_register_page_finalize (GObject *object)
{
  g_free (get_private (PB_REGISTER_PAGE (object))->group_id);

  G_OBJECT_CLASS (pb_register_page_parent_class)->finalize (object);
}

static void
pb_register_page_class_init (PbRegisterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = pb_register_page_constructed;
  object_class->get_property = pb_register_page_get_property;
  object_class->set_property = pb_register_page_set_property;
  object_class->dispose = pb_register_page_dispose;
  object_class->finalize = pb_register_page_finalize;

  g_object_class_override_property (object_class, PROP_CONTEXT, "context");

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/phasebook/Phasebook/ui/widgets/pb-register-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, PbRegisterPage, add_button);
  gtk_widget_class_bind_template_child_private (widget_class, PbRegisterPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, PbRegisterPage, navigation_view);
  gtk_widget_class_bind_template_child_private (widget_class, PbRegisterPage, root_page);
  gtk_widget_class_bind_template_child_private (widget_class, PbRegisterPage, switcher_box);
  gtk_widget_class_bind_template_child_private (widget_class, PbRegisterPage, view_stack);
  gtk_widget_class_bind_template_child_private (widget_class, PbRegisterPage, view_switcher);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
pb_register_page_init (PbRegisterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pb_register_page_get_context:
 * @self: a page
 *
 * Returns: (transfer none): the group
 */
PbGroupContext *
pb_register_page_get_context (PbRegisterPage *self)
{
  g_return_val_if_fail (PB_IS_REGISTER_PAGE (self), NULL);

  return get_private (self)->context;
}

/**
 * pb_register_page_set_title:
 * @self: a page
 * @title: what its header bar says
 */
void
pb_register_page_set_title (PbRegisterPage *self,
                            const char     *title)
{
  g_return_if_fail (PB_IS_REGISTER_PAGE (self));

  adw_navigation_page_set_title (get_private (self)->root_page, title);
}

/**
 * pb_register_page_set_add_menu:
 * @self: a page
 * @menu: what can be added here
 */
void
pb_register_page_set_add_menu (PbRegisterPage *self,
                               GMenuModel     *menu)
{
  PbRegisterPagePrivate *priv;

  g_return_if_fail (PB_IS_REGISTER_PAGE (self));

  priv = get_private (self);
  gtk_menu_button_set_menu_model (priv->add_button, menu);
  show_add_button (self);
}

/**
 * pb_register_page_set_menu:
 * @self: a page
 * @menu: what else can be done on it
 */
void
pb_register_page_set_menu (PbRegisterPage *self,
                           GMenuModel     *menu)
{
  PbRegisterPagePrivate *priv;

  g_return_if_fail (PB_IS_REGISTER_PAGE (self));

  priv = get_private (self);
  gtk_menu_button_set_menu_model (priv->menu_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (priv->menu_button), menu != NULL);
}

/**
 * pb_register_page_add_view:
 * @self: a page
 * @name: its name
 * @title: its title in the switcher
 * @view: (transfer floating): a #PbRegisterView, or something else
 *
 * Adds a register or another view.  What is activated in a register is opened.
 */
void
pb_register_page_add_view (PbRegisterPage *self,
                           const char     *name,
                           const char     *title,
                           GtkWidget      *view)
{
  PbRegisterPagePrivate *priv;

  g_return_if_fail (PB_IS_REGISTER_PAGE (self));

  priv = get_private (self);
  adw_view_stack_add_titled (priv->view_stack, view, name, title);
  priv->n_views++;
  gtk_widget_set_visible (priv->switcher_box, priv->n_views > 1);

  if (PB_IS_REGISTER_VIEW (view))
    g_signal_connect_object (view, "activated", G_CALLBACK (pb_register_page_open), self,
                             G_CONNECT_SWAPPED);
}

/**
 * pb_register_page_get_view:
 * @self: a page
 * @name: the name of a view
 *
 * Returns: (transfer none) (nullable): the view
 */
GtkWidget *
pb_register_page_get_view (PbRegisterPage *self,
                           const char     *name)
{
  g_return_val_if_fail (PB_IS_REGISTER_PAGE (self), NULL);

  return adw_view_stack_get_child_by_name (get_private (self)->view_stack, name);
}

/**
 * pb_register_page_show_view:
 * @self: a page
 * @name: the name of a view
 *
 * Shows a view, without a detail in front of it.
 */
void
pb_register_page_show_view (PbRegisterPage *self,
                            const char     *name)
{
  PbRegisterPagePrivate *priv;

  g_return_if_fail (PB_IS_REGISTER_PAGE (self));

  priv = get_private (self);
  adw_view_stack_set_visible_child_name (priv->view_stack, name);
  adw_navigation_view_pop_to_page (priv->navigation_view, priv->root_page);
}

/* Behind a detail is the register that holds such records. */
static void
show_register_of (PbRegisterPage *self,
                  PbKind          kind)
{
  PbRegisterPagePrivate *priv = get_private (self);
  g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages (priv->view_stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr(AdwViewStackPage) page = g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkWidget *child = adw_view_stack_page_get_child (page);

      if (PB_IS_REGISTER_VIEW (child) &&
          pb_register_view_get_kind (PB_REGISTER_VIEW (child)) == kind)
        {
          adw_view_stack_set_visible_child (priv->view_stack, child);
          return;
        }
    }
}

/**
 * pb_register_page_open:
 * @self: a page
 * @record: a record
 *
 * Shows the detail of @record in front of what is shown, or the dialog that
 * edits it where it has none.
 */
void
pb_register_page_open (PbRegisterPage *self,
                       PbRecord       *record)
{
  PbRegisterPagePrivate *priv;
  PbRegisterPageClass *klass;
  AdwNavigationPage *detail = NULL;

  g_return_if_fail (PB_IS_REGISTER_PAGE (self));
  g_return_if_fail (PB_IS_RECORD (record));

  priv = get_private (self);
  klass = PB_REGISTER_PAGE_GET_CLASS (self);
  if (klass->make_detail != NULL)
    detail = klass->make_detail (self, record);

  if (detail == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-record", "s",
                                  pb_record_get_id (record));
      return;
    }

  adw_navigation_view_push (priv->navigation_view, detail);
}

static void
got_record_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PbRegisterPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbRecord) record = pb_store_get_finish (PB_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      get_private (self)->context == NULL)
    return;
  if (record == NULL || pb_record_get_deleted (record))
    return;

  show_register_of (self, pb_record_get_kind (record));
  pb_register_page_open (self, record);
}

/**
 * pb_register_page_open_id:
 * @self: a page
 * @id: the identifier of a record
 *
 * Shows the register that holds the record and its detail in front of that, as
 * soon as it is read.
 */
void
pb_register_page_open_id (PbRegisterPage *self,
                          const char     *id)
{
  PbRegisterPagePrivate *priv;

  g_return_if_fail (PB_IS_REGISTER_PAGE (self));
  g_return_if_fail (id != NULL);

  priv = get_private (self);
  if (priv->opening != NULL)
    g_cancellable_cancel (priv->opening);
  g_clear_object (&priv->opening);
  priv->opening = g_cancellable_new ();
  pb_store_get_async (pb_group_context_get_store (priv->context), id, priv->opening,
                      got_record_cb, g_object_ref (self));
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PbRegisterPage *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  if (!pb_group_context_commit_finish (PB_GROUP_CONTEXT (source), result, &error))
    pb_group_context_notice (PB_GROUP_CONTEXT (source), error->message);
  else if (get_private (self)->context != NULL)
    pb_register_page_open_id (self, g_task_get_task_data (task));

  g_task_return_boolean (task, error == NULL);
}

/**
 * pb_register_page_commit_and_open:
 * @self: a page
 * @edit: what a person has done
 * @id: the identifier of a record that is there after it
 *
 * Stores @edit and then shows the record.  The window says why, where it could
 * not be stored.
 */
void
pb_register_page_commit_and_open (PbRegisterPage *self,
                                  PbEdit         *edit,
                                  const char     *id)
{
  GTask *task;

  g_return_if_fail (PB_IS_REGISTER_PAGE (self));
  g_return_if_fail (PB_IS_EDIT (edit));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, NULL, NULL, NULL);
  g_task_set_source_tag (task, pb_register_page_commit_and_open);
  g_task_set_task_data (task, g_strdup (id), g_free);
  pb_group_context_commit_async (get_private (self)->context, edit, NULL, committed_cb, task);
}
