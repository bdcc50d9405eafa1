/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include <glib/gi18n.h>

#include "ui/pb-page-item.h"
#include "ui/pb-ui.h"
#include "ui/pb-welcome-view.h"

/**
 * PbWindow:
 *
 * The window of one library.
 *
 * It shows itself first and opens the library then.  What it shows depends on
 * how that goes: the welcome of a library without groups, why it could not be
 * opened, or the pages of the chosen group.
 */

typedef enum
{
  PROP_STORE = 1,
  PROP_CRITERIA,
  PROP_SETTINGS,
} PbWindowProperty;

static GParamSpec *props[PROP_SETTINGS + 1];

G_DEFINE_FINAL_TYPE (PbWindow, pb_window, ADW_TYPE_APPLICATION_WINDOW)

static GtkWidget *
make_page (PbWindow   *self,
           PbPageItem *item)
{
  GtkWidget *page = g_object_new (pb_page_item_get_type_of_page (item),
                                  "context", self->context,
                                  NULL);

  gtk_stack_add_named (self->page_stack, page, pb_page_item_get_name (item));

  return page;
}

/* Which group to begin with: the one that was asked for, that of last time, else
 * the first.
 */
static void
choose_group (PbWindow *self)
{
  const char *chosen = pb_group_context_get_group_id (self->context);
  PbGroupSummary *group = NULL;

  if (chosen != NULL && pb_group_tree_lookup (self->tree, chosen) != NULL)
    return;

  if (self->first_group != NULL)
    group = pb_group_tree_lookup (self->tree, self->first_group);

  if (group == NULL && self->settings != NULL)
    {
      g_autofree char *last = g_settings_get_string (self->settings, "last-group");

      group = pb_group_tree_lookup (self->tree, last);
    }

  if (group == NULL)
    group = pb_group_tree_get_first (self->tree);

  pb_group_context_set_group_id (self->context,
                                 group != NULL ? pb_group_summary_get_id (group) : NULL);
}

static void
show_groups (PbWindow *self)
{
  gboolean any = pb_group_tree_get_n_groups (self->tree) > 0;
  const char *empty = self->moment != NULL ? "nothing" : "welcome";
  GtkWidget *before = gtk_stack_get_visible_child (self->view_stack);

  choose_group (self);
  gtk_stack_set_visible_child_name (self->view_stack, any ? "group" : empty);
  if (gtk_stack_get_visible_child (self->view_stack) != before)
    {
      self->begins = any;
      if (any)
        {
          _pb_window_focus_page (self);
        }
      else
        {
          gtk_window_set_title (GTK_WINDOW (self), _("Phasebook"));
          gtk_widget_grab_focus (self->welcome_view);
        }
    }
  _pb_window_update_actions (self);
}

static void
tree_changed_cb (PbWindow *self)
{
  show_groups (self);

  _pb_window_do_asked (self);
}

static void
group_chosen_cb (PbWindow *self)
{
  const char *id = pb_group_context_get_group_id (self->context);

  if (self->settings != NULL && id != NULL)
    g_settings_set_string (self->settings, "last-group", id);

  _pb_window_update_actions (self);
}

/* The page on which a thing that needs attention is put right. */
static const char *
get_page_of (const PbAttention *attention)
{
  static const struct
  {
    PbKind kind;
    const char *page;
  } pages[] = {
    { PB_KIND_METRIC, "impact" },
    { PB_KIND_OBSERVATION, "impact" },
    { PB_KIND_AGREEMENT, "agreements" },
    { PB_KIND_OBLIGATION, "agreements" },
    { PB_KIND_DECISION, "decisions" },
    { PB_KIND_OBJECTIVE, "cycles" },
    { PB_KIND_DELIVERABLE, "cycles" },
    { PB_KIND_TASK, "cycles" },
    { PB_KIND_FEEDBACK, "cycles" },
    { PB_KIND_MEMBER, "people" },
    { PB_KIND_ROLE, "people" },
    { PB_KIND_ASSIGNMENT, "people" },
  };

  if (attention->element != NULL || attention->record_kind == PB_KIND_STATE_TEXT)
    return "state";

  if (attention->statement != NULL)
    return "readiness";

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (attention->record_kind == pages[i].kind)
        return pages[i].page;
    }

  return "overview";
}

static void
context_updated_cb (PbWindow *self)
{
  GPtrArray *attention = pb_group_context_get_attention (self->context);
  PbRecord *group = pb_group_context_get_group (self->context);

  for (guint i = 0; i < g_list_model_get_n_items (self->pages); i++)
    {
      g_autoptr(PbPageItem) item = g_list_model_get_item (self->pages, i);
      guint n_due = 0;

      for (guint j = 0; attention != NULL && j < attention->len; j++)
        n_due += g_str_equal (get_page_of (g_ptr_array_index (attention, j)),
                              pb_page_item_get_name (item));

      pb_page_item_set_n_due (item, n_due);
    }

  if (group != NULL)
    {
      g_autofree char *name = pb_record_dup_title (group);
      g_autofree char *title = NULL;

      if (self->moment != NULL)
        /* Translators: the title of a window: a group, and the moment that it shows */
        title = g_strdup_printf (_("%s as of %s"), name, self->moment);
      gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : name);
    }

  _pb_window_update_actions (self);
}

static void
committed_cb (PbWindow   *self,
              const char *title)
{
  _pb_window_say (self, title, _("_Undo"), "win.undo");
}

static void
notice_cb (PbWindow   *self,
           const char *sentence)
{
  _pb_window_say (self, sentence, NULL, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         PbWindow      *self)
{
  _pb_window_import_files (self, g_value_get_boxed (value));

  return TRUE;
}

static void
active_cb (PbWindow *self)
{
  /* Another program may have written the same library meanwhile. */
  if (gtk_window_is_active (GTK_WINDOW (self)) &&
      pb_store_get_state (self->store) == PB_STORE_OPEN)
    pb_store_poll (self->store);
}

/* Runs after a dialog until libadwaita has given the focus back to where it came
 * from.  That may be gone, as the button of an empty page is once something was
 * added; the keyboard would then begin at the top of the window.
 */
static gboolean
after_dialog_cb (GtkWidget     *widget,
                 GdkFrameClock *frame_clock,
                 gpointer       user_data)
{
  PbWindow *self = PB_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    return G_SOURCE_REMOVE;

  if (self->begins || focus == NULL || !gtk_widget_get_mapped (focus))
    _pb_window_focus_page (self);
  self->begins = FALSE;

  return G_SOURCE_REMOVE;
}

/* A dialog that goes with the focus in it would be kept by GTK until the focus has
 * come elsewhere, and for ever where the window goes first. */
static void
take_focus_from_dialog (PbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_get_ancestor (focus, ADW_TYPE_DIALOG) != NULL)
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
}

static void
dialog_cb (PbWindow *self)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (dialog != NULL)
    {
      pb_ui_focus_dialog (dialog);
      _pb_window_add_help_key (dialog);
    }
  else
    {
      take_focus_from_dialog (self);
    }
  if (self->context == NULL)
    return;

  _pb_window_update_actions (self);
  if (dialog == NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), after_dialog_cb, NULL, NULL);
}

static gboolean
pb_window_close_request (GtkWindow *window)
{
  _pb_window_close_library (PB_WINDOW (window));

  return GTK_WINDOW_CLASS (pb_window_parent_class)->close_request (window);
}

static void
pb_window_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PbWindow *self = PB_WINDOW (object);

  switch ((PbWindowProperty) prop_id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_CRITERIA:
      g_value_set_object (value, self->criteria);
      break;
    case PROP_SETTINGS:
      g_value_set_object (value, self->settings);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_window_set_property (GObject      *object,
                        guint         prop_id,
                        const GValue *value,
                        GParamSpec   *pspec)
{
  PbWindow *self = PB_WINDOW (object);

  switch ((PbWindowProperty) prop_id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_CRITERIA:
      self->criteria = g_value_dup_object (value);
      break;
    case PROP_SETTINGS:
      self->settings = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_window_constructed (GObject *object)
{
  PbWindow *self = PB_WINDOW (object);
  GtkDropTarget *drop_target;

  G_OBJECT_CLASS (pb_window_parent_class)->constructed (object);

  self->context = pb_group_context_new (self->store, self->criteria);
  self->tree = pb_group_tree_new (self->store);
  self->backups = pb_backups_new (self->store);
  self->sharing = pb_sharing_new (self->store);
  self->pages = pb_page_items_new ();
  pb_sidebar_set_content (self->sidebar, self->pages, self->tree, self->context);
  pb_sidebar_set_sharing (self->sidebar, self->sharing);

  g_signal_connect_object (self->tree, "changed", G_CALLBACK (tree_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notify::group-id", G_CALLBACK (group_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "updated", G_CALLBACK (context_updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "notice", G_CALLBACK (notice_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "notify", G_CALLBACK (_pb_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  _pb_window_watch_sharing (self);

  drop_target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_signal_connect_object (drop_target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop_target));

  if (self->settings != NULL)
    {
      g_autofree char *page = g_settings_get_string (self->settings, "last-page");

      g_settings_bind (self->settings, "window-width", self, "default-width",
                       G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "window-height", self, "default-height",
                       G_SETTINGS_BIND_DEFAULT);
      g_settings_bind (self->settings, "window-maximized", self, "maximized",
                       G_SETTINGS_BIND_DEFAULT);
      _pb_window_show_page (self, page);
    }

  if (self->page_name == NULL)
    _pb_window_show_page (self, "overview");

  _pb_window_update_actions (self);
}

static void
pb_window_dispose (GObject *object)
{
  PbWindow *self = PB_WINDOW (object);

  _pb_window_stop_watching (self);
  _pb_window_forget_copy (self);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_WINDOW);
  g_clear_object (&self->toast);
  g_clear_object (&self->pages);
  g_clear_object (&self->tree);
  g_clear_object (&self->backups);
  g_clear_object (&self->sharing);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  g_clear_object (&self->criteria);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pb_window_parent_class)->dispose (object);
}

static void
pb_window_finalize (GObject *object)
{
  PbWindow *self = PB_WINDOW (object);

  g_clear_pointer (&self->page_name, g_free);
  g_hash_table_unref (self->actions);
  g_clear_pointer (&self->first_group, g_free);
  g_clear_pointer (&self->moment, g_free);
  g_clear_pointer (&self->copy_folder, g_free);
  g_clear_object (&self->bundle);
  g_clear_object (&self->trust);
  g_clear_object (&self->own);

  G_OBJECT_CLASS (pb_window_parent_class)->finalize (object);
}

static void
pb_window_class_init (PbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->get_property = pb_window_get_property;
  object_class->set_property = pb_window_set_property;
  object_class->constructed = pb_window_constructed;
  object_class->dispose = pb_window_dispose;
  object_class->finalize = pb_window_finalize;

  window_class->close_request = pb_window_close_request;

  /**
   * PbWindow:store:
   *
   * The library.
   */
  props[PROP_STORE] =
    g_param_spec_object ("store", NULL, NULL, PB_TYPE_STORE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PbWindow:criteria:
   *
   * What groups are judged by.
   */
  props[PROP_CRITERIA] =
    g_param_spec_object ("criteria", NULL, NULL, PB_TYPE_CRITERIA_SET,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /**
   * PbWindow:settings:
   *
   * Where the window remembers its size and what it showed; may be %NULL.
   */
  props[PROP_SETTINGS] =
    g_param_spec_object ("settings", NULL, NULL, G_TYPE_SETTINGS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  _pb_window_class_install_actions (klass);

  g_type_ensure (PB_TYPE_FAILURE_VIEW);
  g_type_ensure (PB_TYPE_SIDEBAR);
  g_type_ensure (PB_TYPE_WELCOME_VIEW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/pb-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PbWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, welcome_view);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, failure_view);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, opening_label);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, opening_bar);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, split_view);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, example_banner);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, moment_banner);
  gtk_widget_class_bind_template_child (widget_class, PbWindow, sidebar);
}

static void
pb_window_init (PbWindow *self)
{
  self->actions = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect (self, "notify::visible-dialog", G_CALLBACK (dialog_cb), NULL);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (pb_ui_keep_focus_in_dialog), NULL);

  if (PB_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
}

/*< private >
 * _pb_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
PbPage *
_pb_window_get_page (PbWindow *self)
{
  return PB_PAGE (gtk_stack_get_visible_child (self->page_stack));
}

/*< private >
 * _pb_window_show_page:
 *
 * Shows a page, making it first where it has not been shown yet.
 */
void
_pb_window_show_page (PbWindow   *self,
                      const char *name)
{
  PbPageItem *item = pb_page_items_find (self->pages, name, NULL);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean from_page = focus != NULL &&
                       gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page_stack));
  GtkWidget *page;

  if (item == NULL)
    return;

  page = gtk_stack_get_child_by_name (self->page_stack, name);
  if (page == NULL)
    page = make_page (self, item);

  g_set_str (&self->page_name, name);
  gtk_stack_set_visible_child (self->page_stack, page);
  adw_navigation_page_set_title (self->content_page, pb_page_item_get_title (item));
  adw_navigation_split_view_set_show_content (self->split_view, TRUE);
  pb_sidebar_select_page (self->sidebar, name);

  if (self->settings != NULL)
    g_settings_set_string (self->settings, "last-page", name);

  /* Whoever was led on from a page goes on in the next one. */
  if (from_page)
    _pb_window_focus_page (self);

  _pb_window_update_actions (self);
}

/*< private >
 * _pb_window_focus_page:
 *
 * Moves the focus into the page that is shown, if it has where to go to.
 */
void
_pb_window_focus_page (PbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *page = gtk_stack_get_visible_child (self->page_stack);

  if (page == NULL || (focus != NULL && gtk_widget_get_mapped (focus) &&
                       gtk_widget_is_ancestor (focus, page)))
    return;

  /* Where it was must not count as where to go on from. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

/*< private >
 * _pb_window_go_to:
 *
 * Shows a page, and on it the thing that @target names, if it names one.
 */
void
_pb_window_go_to (PbWindow   *self,
                  const char *page,
                  const char *target)
{
  if (*page != '\0')
    _pb_window_show_page (self, page);

  if (*target != '\0' && _pb_window_get_page (self) != NULL)
    pb_page_go_to (_pb_window_get_page (self), target);
}

/*< private >
 * _pb_window_say:
 *
 * Shows a sentence for a moment, in place of the one before, with a button
 * where @action_name is given.
 */
void
_pb_window_say (PbWindow   *self,
                const char *sentence,
                const char *button_label,
                const char *action_name)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, sentence);
  adw_toast_set_button_label (toast, button_label);
  adw_toast_set_action_name (toast, action_name);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_object (&self->toast, toast);

  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

/**
 * pb_window_new:
 * @application: the program
 * @store: a library that is not opened yet
 * @criteria: what groups are judged by
 * @settings: (nullable): where the window remembers its size
 *
 * Returns: (transfer none): a window, which pb_window_open() fills
 */
PbWindow *
pb_window_new (GtkApplication *application,
               PbStore        *store,
               PbCriteriaSet  *criteria,
               GSettings      *settings)
{
  return g_object_new (PB_TYPE_WINDOW,
                       "application", application,
                       "store", store,
                       "criteria", criteria,
                       "settings", settings,
                       NULL);
}

/**
 * pb_window_get_store:
 * @self: a window
 *
 * Returns: (transfer none): its library
 */
PbStore *
pb_window_get_store (PbWindow *self)
{
  g_return_val_if_fail (PB_IS_WINDOW (self), NULL);

  return self->store;
}

/**
 * pb_window_get_context:
 * @self: a window
 *
 * Returns: (transfer none): the group that it shows
 */
PbGroupContext *
pb_window_get_context (PbWindow *self)
{
  g_return_val_if_fail (PB_IS_WINDOW (self), NULL);

  return self->context;
}

/**
 * pb_window_set_example:
 * @self: a window
 * @example: whether its library is the example
 *
 * Has the window say that it shows the example network.
 */
void
pb_window_set_example (PbWindow *self,
                       gboolean  example)
{
  g_return_if_fail (PB_IS_WINDOW (self));

  adw_banner_set_revealed (self->example_banner, example);
}
