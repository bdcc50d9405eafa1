/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-network-page.h"

#include "storage/pb-group-summary.h"
#include "ui/dialogs/pb-record-dialog.h"
#include "ui/network/pb-map-export.h"
#include "ui/network/pb-map-pane.h"
#include "ui/network/pb-network-model.h"
#include "ui/network/pb-partner-detail.h"
#include "ui/network/pb-partner-list.h"
#include "ui/network/pb-standing-list.h"
#include "ui/widgets/pb-save-file.h"

#include <glib/gi18n.h>

/**
 * PbNetworkPage:
 *
 * The other groups that our groups have to do with: on a map and as a list, with
 * the log of contact with each; and how all our own groups stand.
 */
struct _PbNetworkPage
{
  PbRegisterPage parent_instance;

  PbNetworkModel *model;
  PbMapPane *map_pane;
  PbPartnerList *partner_list;
  PbStandingList *standing_list;

  PbContactRow *contact_row;
  char *wanted;
  gboolean all;
  gboolean all_contacts;
};

typedef enum
{
  PROP_ALL = 1,
} PbNetworkPageProperty;

static GParamSpec *props[PROP_ALL + 1];

static PbPageInterface *parent_page_iface;

static void pb_network_page_page_init (PbPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbNetworkPage, pb_network_page, PB_TYPE_REGISTER_PAGE,
                               G_IMPLEMENT_INTERFACE (PB_TYPE_PAGE, pb_network_page_page_init))

static PbGroupContext *
get_context (PbNetworkPage *self)
{
  return pb_register_page_get_context (PB_REGISTER_PAGE (self));
}

static gboolean
is_locked (PbNetworkPage *self)
{
  PbGroupContext *context = get_context (self);

  return pb_group_context_get_locked (context);
}

static PbGroupSummary *
find_group (PbNetworkPage *self,
            const char    *id)
{
  GPtrArray *groups = pb_network_model_get_groups (self->model);

  for (guint i = 0; groups && i < groups->len; i++)
    {
      if (g_strcmp0 (pb_group_summary_get_id (groups->pdata[i]), id) == 0)
        return groups->pdata[i];
    }

  return NULL;
}

static gboolean
is_chosen (PbNetworkPage *self,
           const char    *id)
{
  return g_strcmp0 (id, pb_group_context_get_group_id (get_context (self))) == 0;
}

/* Whether one of our groups has to do with another group. */
static gboolean
is_related (PbNetworkPage *self,
            const char    *own_id,
            const char    *id)
{
  GPtrArray *relations = pb_network_model_get_relations (self->model, own_id);

  for (guint i = 0; relations && i < relations->len; i++)
    {
      if (g_strcmp0 (((PbRelationStanding *) relations->pdata[i])->id, id) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whose partner a group is: of the chosen group, if it can be. */
static const char *
find_owner (PbNetworkPage *self,
            const char    *id)
{
  GPtrArray *groups = pb_network_model_get_groups (self->model);
  const char *chosen = pb_group_context_get_group_id (get_context (self));

  if (is_related (self, chosen, id))
    return chosen;
  for (guint i = 0; groups && i < groups->len; i++)
    {
      const char *own_id = pb_group_summary_get_id (groups->pdata[i]);

      if (is_related (self, own_id, id))
        return own_id;
    }

  return chosen;
}

/* Details are of the chosen group, so a partner of another one is opened when
 * that has been read.
 */
static void
open_partner (PbNetworkPage *self,
              const char    *owner_id,
              const char    *id)
{
  self->all_contacts = FALSE;
  if (owner_id == NULL || is_chosen (self, owner_id))
    {
      pb_register_page_open_id (PB_REGISTER_PAGE (self), id);
      return;
    }

  g_set_str (&self->wanted, id);
  pb_group_context_set_group_id (get_context (self), owner_id);
}

static void
partner_opened_cb (PbNetworkPage *self,
                   PbPartnerItem *item)
{
  open_partner (self, pb_partner_item_get_owner_id (item), pb_partner_item_get_id (item));
}

/* On the map, our own groups can be gone to; one that the chosen group has a
 * relation to is a partner first.
 */
static void
map_opened_cb (PbNetworkPage *self,
               const char    *id)
{
  PbGroupSummary *group = find_group (self, id);

  if (group && pb_group_summary_get_own (group) &&
      !is_related (self, pb_group_context_get_group_id (get_context (self)), id))
    {
      if (is_chosen (self, id))
        gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "overview");
      else
        pb_group_context_set_group_id (get_context (self), id);
      return;
    }

  open_partner (self, find_owner (self, id), id);
}

static void
group_opened_cb (PbNetworkPage *self,
                 const char    *id)
{
  pb_group_context_set_group_id (get_context (self), id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "readiness");
}

static void
add_strangers (PbNetworkPage *self,
               GListStore    *items)
{
  GPtrArray *groups = pb_network_model_get_groups (self->model);

  for (guint i = 0; groups && i < groups->len; i++)
    {
      PbGroupSummary *group = groups->pdata[i];
      const char *id = pb_group_summary_get_id (group);
      g_autoptr(PbPartnerItem) item = NULL;
      gboolean related = FALSE;

      for (guint j = 0; j < groups->len && !related; j++)
        related = is_related (self, pb_group_summary_get_id (groups->pdata[j]), id);
      if (related || pb_group_summary_get_own (group))
        continue;

      item = pb_partner_item_new_stranger (id, pb_group_summary_get_name (group));
      g_list_store_append (items, item);
    }
}

static void
add_partners (PbNetworkPage *self,
              GListStore    *items,
              const char    *owner_id,
              const char    *owner_name)
{
  GPtrArray *relations = pb_network_model_get_relations (self->model, owner_id);

  for (guint i = 0; relations && i < relations->len; i++)
    {
      g_autoptr(PbPartnerItem) item = pb_partner_item_new (owner_id, owner_name, relations, i);

      g_list_store_append (items, item);
    }
}

static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const PbRelationStanding *one = pb_partner_item_get_standing (PB_PARTNER_ITEM ((gpointer) a));
  const PbRelationStanding *two = pb_partner_item_get_standing (PB_PARTNER_ITEM ((gpointer) b));

  return (two ? (int) two->neglect : -1) - (one ? (int) one->neglect : -1);
}

static void
show_partners (PbNetworkPage *self)
{
  GPtrArray *groups = pb_network_model_get_groups (self->model);
  GListStore *items = g_list_store_new (PB_TYPE_PARTNER_ITEM);

  for (guint i = 0; groups && i < groups->len; i++)
    {
      const char *id = pb_group_summary_get_id (groups->pdata[i]);

      if (self->all)
        add_partners (self, items, id, pb_group_summary_get_name (groups->pdata[i]));
      else if (is_chosen (self, id))
        add_partners (self, items, id, NULL);
    }
  if (!pb_network_model_get_loading (self->model))
    add_strangers (self, items);
  /* The order within stays as it is: by group, then by name. */
  g_list_store_sort (items, compare_items, NULL);
  pb_partner_list_take_items (self->partner_list, G_LIST_MODEL (items),
                              pb_network_model_get_loading (self->model));
}

static void
model_changed_cb (PbNetworkPage *self)
{
  g_autoptr(GPtrArray) standings = pb_network_model_dup_standings (self->model);
  gboolean loading = pb_network_model_get_loading (self->model);
  guint n_done, n_total;

  pb_network_model_get_progress (self->model, &n_done, &n_total);
  pb_standing_list_show (self->standing_list, standings, loading ? n_total - n_done : 0);

  /* Groups that come one by one would have the map and the list jump about. */
  if (!loading || !self->all)
    {
      show_partners (self);
      pb_relation_map_view_take_map (pb_map_pane_get_view (self->map_pane),
                                     pb_network_model_dup_map (self->model, self->all));
    }
}

static void
context_updated_cb (PbNetworkPage *self)
{
  gboolean locked = is_locked (self);
  g_autofree char *wanted = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "network.new-relation", !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "network.new-partner", !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "network.relate", !locked);

  if (self->wanted && pb_group_context_get_dossier (get_context (self)))
    {
      wanted = g_steal_pointer (&self->wanted);
      pb_page_go_to (PB_PAGE (self), wanted);
    }
}

static void
relate (PbNetworkPage *self,
        const char    *other_id)
{
  PbGroupContext *context = get_context (self);
  PbRecordDialog *dialog = pb_record_dialog_new (context, PB_KIND_RELATION);

  pb_record_dialog_set_value (dialog, PB_RELATION_FROM,
                              g_variant_new_string (pb_group_context_get_group_id (context)));
  if (other_id)
    pb_record_dialog_set_value (dialog, PB_RELATION_TO, g_variant_new_string (other_id));
  pb_record_dialog_set_value (dialog, PB_RELATION_STARTED,
                              g_variant_new_int32 (pb_group_context_get_today (context)));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (self));
}

static void
new_relation_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  relate (PB_NETWORK_PAGE (widget), NULL);
}

static void
relate_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  relate (PB_NETWORK_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
new_partner_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  PbRecordDialog *dialog = pb_record_dialog_new (get_context (PB_NETWORK_PAGE (widget)),
                                                 PB_KIND_GROUP);

  pb_record_dialog_set_value (dialog, PB_GROUP_OWN, g_variant_new_boolean (FALSE));
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

static void
all_contacts_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (widget);

  self->all_contacts = TRUE;
  pb_group_context_reload (get_context (self));
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (source);
  g_autoptr(GError) error = NULL;

  if (pb_save_file_finish (GTK_WIDGET (self), result, &error))
    pb_group_context_notice (get_context (self), _("The map is saved"));
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    pb_group_context_notice (get_context (self), error->message);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (widget);
  PbRecord *group = pb_group_context_get_group (get_context (self));
  PbMapFile type = g_variant_get_int32 (parameter);
  g_autoptr(PbRelationMap) map = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (group == NULL)
    return;

  name = pb_record_dup_title (group);
  /* Translators: the name of a group. */
  title = self->all ? g_strdup (_("Relation map"))
                    : g_strdup_printf (_("Relations of %s"), name);
  map = pb_network_model_dup_map (self->model, self->all);
  bytes = pb_map_export_render (map, title, type, &error);
  if (bytes)
    pb_save_file_async (widget, _("Save Map"), title, pb_map_file_get_extension (type), bytes,
                        saved_cb, NULL);
  else
    pb_group_context_notice (get_context (self), error->message);
}

/* Takes the row out of the group that it stood in, which may still be there. */
static void
detach (PbContactRow *row)
{
  GtkWidget *group = gtk_widget_get_ancestor (GTK_WIDGET (row), ADW_TYPE_PREFERENCES_GROUP);

  if (group)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (row));
}

/* What is typed into the row stays when the detail is filled again. */
static void
fill_detail (PbDetailPage *page,
             PbRecord     *record,
             gpointer      user_data)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (user_data);
  const char *id = pb_record_get_id (record);

  if (self->contact_row == NULL ||
      g_strcmp0 (pb_contact_row_get_other (self->contact_row), id) != 0)
    {
      g_clear_object (&self->contact_row);
      self->contact_row =
        PB_CONTACT_ROW (g_object_ref_sink (pb_contact_row_new (get_context (self), id)));
    }
  detach (self->contact_row);

  pb_partner_detail_fill (page, record, is_locked (self) ? NULL : self->contact_row,
                          self->all_contacts);
}

static AdwNavigationPage *
pb_network_page_make_detail (PbRegisterPage *page,
                             PbRecord       *record)
{
  if (pb_record_get_kind (record) != PB_KIND_GROUP)
    return NULL;

  return pb_detail_page_new (pb_register_page_get_context (page), record, fill_detail, page);
}

static GMenuModel *
create_add_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("New _Relation…"), "network.new-relation");
  g_menu_append (menu, _("New _Partner Group…"), "network.new-partner");

  return G_MENU_MODEL (menu);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) scope = g_menu_new ();
  g_autoptr(GMenu) save = g_menu_new ();

  g_menu_append (scope, _("Relations of _All Our Groups"), "network.all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (scope));
  g_menu_append (save, _("Save Map as _PNG…"), "network.save(0)");
  g_menu_append (save, _("Save Map as _SVG…"), "network.save(1)");
  g_menu_append (save, _("Save Map for _GraphViz…"), "network.save(2)");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));

  return G_MENU_MODEL (menu);
}

static void
pb_network_page_set_up (PbRegisterPage *page)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (page);
  PbGroupContext *context = get_context (self);
  g_autoptr(GMenuModel) add_menu = create_add_menu ();
  g_autoptr(GMenuModel) menu = create_menu ();

  self->model = pb_network_model_new (context);
  self->map_pane = g_object_new (PB_TYPE_MAP_PANE, NULL);
  self->partner_list = g_object_new (PB_TYPE_PARTNER_LIST, NULL);
  self->standing_list = g_object_new (PB_TYPE_STANDING_LIST, NULL);

  pb_register_page_set_title (page, _("Network"));
  pb_register_page_add_view (page, "map", _("Map"), GTK_WIDGET (self->map_pane));
  pb_register_page_add_view (page, "partners", _("Partners"), GTK_WIDGET (self->partner_list));
  pb_register_page_add_view (page, "groups", _("Our Groups"), GTK_WIDGET (self->standing_list));
  pb_register_page_set_add_menu (page, add_menu);
  pb_register_page_set_menu (page, menu);

  g_signal_connect_object (self->map_pane, "opened", G_CALLBACK (map_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->partner_list, "opened", G_CALLBACK (partner_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->standing_list, "opened", G_CALLBACK (group_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "changed", G_CALLBACK (model_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "updated", G_CALLBACK (context_updated_cb), self,
                           G_CONNECT_SWAPPED);
  context_updated_cb (self);
}

/* A relation is shown with the group at its other end. */
static gboolean
pb_network_page_go_to (PbPage     *page,
                       const char *target)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (page);
  PbDossier *dossier = pb_group_context_get_dossier (get_context (self));
  PbRecord *record;

  if (dossier == NULL)
    {
      g_set_str (&self->wanted, target);
      return TRUE;
    }

  record = pb_dossier_lookup (dossier, target);
  if (record && pb_record_get_kind (record) == PB_KIND_RELATION)
    {
      const char *from = pb_record_get_text (record, PB_RELATION_FROM);

      target = is_chosen (self, from) ? pb_record_get_text (record, PB_RELATION_TO) : from;
    }

  self->all_contacts = FALSE;
  return target != NULL && parent_page_iface->go_to (page, target);
}

static gboolean
pb_network_page_find (PbPage *page)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (page);

  pb_register_page_show_view (PB_REGISTER_PAGE (self), "partners");
  pb_partner_list_find (self->partner_list);

  return TRUE;
}

static void
pb_network_page_page_init (PbPageInterface *iface)
{
  parent_page_iface = g_type_interface_peek_parent (iface);
  iface->go_to = pb_network_page_go_to;
  iface->find = pb_network_page_find;
}

static void
pb_network_page_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (object);

  switch ((PbNetworkPageProperty) prop_id)
    {
    case PROP_ALL:
      g_value_set_boolean (value, self->all);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_network_page_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (object);

  switch ((PbNetworkPageProperty) prop_id)
    {
    case PROP_ALL:
      if (self->all == g_value_get_boolean (value))
        return;
      self->all = !self->all;
      model_changed_cb (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_network_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pb_network_page_parent_class)->map (widget);

  pb_network_model_set_active (PB_NETWORK_PAGE (widget)->model, TRUE);
}

static void
pb_network_page_unmap (GtkWidget *widget)
{
  if (PB_NETWORK_PAGE (widget)->model)
    pb_network_model_set_active (PB_NETWORK_PAGE (widget)->model, FALSE);

  GTK_WIDGET_CLASS (pb_network_page_parent_class)->unmap (widget);
}

static void
pb_network_page_dispose (GObject *object)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (object);

  if (self->model)
    pb_network_model_set_active (self->model, FALSE);
  g_clear_object (&self->model);
  g_clear_object (&self->contact_row);

  G_OBJECT_CLASS (pb_network_page_parent_class)->dispose (object);
}

static void
pb_network_page_finalize (GObject *object)
{
  PbNetworkPage *self = PB_NETWORK_PAGE (object);

  g_clear_pointer (&self->wanted, g_free);

  G_OBJECT_CLASS (pb_network_page_parent_class)->finalize (object);
}

static void
pb_network_page_class_init (PbNetworkPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pb_network_page_get_property;
  object_class->set_property = pb_network_page_set_property;
  object_class->dispose = pb_network_page_dispose;
  object_class->finalize = pb_network_page_finalize;

  widget_class->map = pb_network_page_map;
  widget_class->unmap = pb_network_page_unmap;

  /**
   * PbNetworkPage:all:
   *
   * Whether the relations of all our groups are shown, or only those of the
   * chosen one.
   */
  props[PROP_ALL] =
    g_param_spec_boolean ("all", NULL, NULL, TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  PB_REGISTER_PAGE_CLASS (klass)->set_up = pb_network_page_set_up;
  PB_REGISTER_PAGE_CLASS (klass)->make_detail = pb_network_page_make_detail;

  gtk_widget_class_install_action (widget_class, "network.new-relation", NULL,
                                   new_relation_action);
  gtk_widget_class_install_action (widget_class, "network.new-partner", NULL,
                                   new_partner_action);
  gtk_widget_class_install_action (widget_class, "network.relate", "s", relate_action);
  gtk_widget_class_install_action (widget_class, "network.all-contacts", NULL,
                                   all_contacts_action);
  gtk_widget_class_install_property_action (widget_class, "network.all", "all");
  gtk_widget_class_install_action (widget_class, "network.save", "i", save_action);
}

static void
pb_network_page_init (PbNetworkPage *self)
{
  self->all = TRUE;
}
