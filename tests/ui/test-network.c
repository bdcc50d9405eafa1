/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-fixture.h"
#include "ui-sample.h"

#include "ui/network/pb-contact-row.h"
#include "ui/network/pb-map-export.h"
#include "ui/network/pb-map-node-view.h"
#include "ui/network/pb-map-viewport.h"
#include "ui/network/pb-network-page.h"
#include "ui/network/pb-partner-list.h"
#include "ui/network/pb-partner-row.h"
#include "ui/network/pb-relation-map-view.h"
#include "ui/network/pb-standing-list.h"
#include "ui/widgets/pb-detail-page.h"

#include <math.h>
#include <string.h>

#define PARTNER_ID "00000000000040008000000000000101"
#define STRANGER_ID "00000000000040008000000000000102"
#define RELATION_ID "00000000000040008000000000000103"

/* A group with partners around it, more of them than one row can hold. */
static PbRelationMap *
build_map (guint n)
{
  PbRelationMap *map = pb_relation_map_new ();
  g_autoptr(GPtrArray) standings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_relation_standing_free);

  for (guint i = 0; i < n; i++)
    {
      PbRelationStanding *standing = g_new0 (PbRelationStanding, 1);

      standing->id = g_strdup_printf ("partner-%u", i);
      standing->name = g_strdup_printf ("Partner %u", i);
      standing->kinds = g_strdup ("Funds");
      standing->relations = g_ptr_array_new ();
      standing->agreements = g_ptr_array_new ();
      standing->active = TRUE;
      standing->neglect = 1 + i % 3;
      standing->days = (int) i;
      standing->expected_days = 30;
      g_ptr_array_add (standings, standing);
    }
  pb_relation_map_add_group (map, "us", "Our group", TRUE, NULL);
  pb_relation_map_relate (map, "us", standings);
  pb_relation_map_finish (map, "us");

  return map;
}

typedef struct
{
  GtkWidget *window;
  PbRelationMapView *view;
  char *opened;
} Map;

static void
opened_cb (Map        *self,
           const char *id)
{
  g_set_str (&self->opened, id);
}

static void
map_set_up (Map           *self,
            gconstpointer  data)
{
  self->window = gtk_window_new ();
  self->view = g_object_new (PB_TYPE_RELATION_MAP_VIEW, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 700, 500);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  g_signal_connect_swapped (self->view, "opened", G_CALLBACK (opened_cb), self);
  gtk_window_present (GTK_WINDOW (self->window));
  pb_relation_map_view_take_map (self->view, build_map (GPOINTER_TO_UINT (data)));
  UI_WAIT (ui_find (self->view, PB_TYPE_MAP_NODE_VIEW) != NULL &&
           gtk_widget_get_width (GTK_WIDGET (self->view)) > 0 &&
           gtk_window_is_active (GTK_WINDOW (self->window)));
  ui_settle ();
}

static void
map_tear_down (Map           *self,
               gconstpointer  data)
{
  g_object_ref (self->view);
  gtk_window_destroy (GTK_WINDOW (self->window));
  ui_settle ();
  g_assert_finalize_object (self->view);
  g_clear_pointer (&self->opened, g_free);
}

/* The focus enters on the chosen group, the arrow keys go on, Enter opens; each
 * group says its sentence.
 */
static void
test_map_keys (Map           *self,
               gconstpointer  data)
{
  double before;
  g_autofree char *first = NULL;

  g_assert_cmpuint (ui_count (self->view, PB_TYPE_MAP_NODE_VIEW), ==, 13);
  g_assert_cmpstr (pb_relation_map_view_get_sentence (self->view), ==, "");

  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  g_assert_cmpstr (pb_relation_map_view_get_current (self->view), ==, "us");
  g_assert_nonnull (strstr (pb_relation_map_view_get_sentence (self->view), "12 active"));

  ui_press ("Right");
  UI_WAIT (g_strcmp0 (pb_relation_map_view_get_current (self->view), "us") != 0);
  first = g_strdup (pb_relation_map_view_get_current (self->view));
  g_assert_nonnull (strstr (pb_relation_map_view_get_sentence (self->view), "Partner"));
  ui_press ("Return");
  UI_WAIT (self->opened != NULL);
  g_assert_cmpstr (self->opened, ==, first);

  before = pb_relation_map_view_get_scale (self->view);
  ui_press ("plus");
  UI_WAIT (pb_relation_map_view_get_scale (self->view) > before);
  ui_press ("minus");
  UI_WAIT (fabs (pb_relation_map_view_get_scale (self->view) - before) < 0.001);
  ui_press ("minus");
  UI_WAIT (pb_relation_map_view_get_scale (self->view) < before);
  ui_press ("0");
  UI_WAIT (fabs (pb_relation_map_view_get_scale (self->view) - before) < 0.001);
}

/* Another map keeps the group that the focus is on. */
static void
test_map_again (Map           *self,
                gconstpointer  data)
{
  g_autofree char *current = NULL;

  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_DOWN);
  current = g_strdup (pb_relation_map_view_get_current (self->view));
  g_assert_nonnull (current);
  g_assert_cmpstr (current, !=, "us");

  pb_relation_map_view_take_map (self->view, build_map (100));
  UI_WAIT (ui_count (self->view, PB_TYPE_MAP_NODE_VIEW) == 101);
  g_assert_cmpstr (pb_relation_map_view_get_current (self->view), ==, current);
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (self->view)));
}

/* What is under the pointer stays there while it zooms; nothing goes out of
 * sight.
 */
static void
test_viewport (void)
{
  PbMapViewport port = PB_MAP_VIEWPORT_INIT;
  PbMapSpot spot = { .x = 950, .y = 700, .left = 900, .top = 680, .width = 100, .height = 60 };
  double map_x;

  port.width = 500;
  port.height = 400;
  port.map_width = 1000;
  port.map_height = 800;
  pb_map_viewport_fit (&port, &spot);
  g_assert_true (port.fitted);
  g_assert_cmpfloat (port.scale, >, 0.5);
  /* It does not fit, so the middle is what counts. */
  g_assert_cmpfloat (port.x + spot.x * port.scale, <, port.width);
  g_assert_cmpfloat (port.y + spot.y * port.scale, <, port.height);

  map_x = (200 - port.x) / port.scale;
  pb_map_viewport_zoom_at (&port, port.scale * 2, 200, 100);
  g_assert_false (port.fitted);
  g_assert_cmpfloat_with_epsilon ((200 - port.x) / port.scale, map_x, 0.001);

  pb_map_viewport_zoom_at (&port, 1000, 0, 0);
  g_assert_cmpfloat (port.scale, <=, 4);
  pb_map_viewport_zoom_at (&port, 0, 0, 0);
  g_assert_cmpfloat (port.scale, >, 0);

  pb_map_viewport_move_to (&port, 1e9, -1e9);
  g_assert_cmpfloat (port.x, <, port.width);
  g_assert_cmpfloat (port.y + port.map_height * port.scale, >, 0);

  port.scale = 1;
  pb_map_viewport_move_to (&port, 0, 0);
  pb_map_viewport_reveal (&port, &spot);
  g_assert_cmpfloat (port.x + spot.left + spot.width, <=, port.width);
  g_assert_cmpfloat (port.y + spot.top + spot.height, <=, port.height);
}

static void
test_export (void)
{
  static const struct { PbMapFile type; const char *extension, *start; } cases[] = {
    { PB_MAP_FILE_PNG, ".png", "\x89PNG" },
    { PB_MAP_FILE_SVG, ".svg", "<?xml" },
    { PB_MAP_FILE_DOT, ".dot", "graph \"Our map\"" },
  };
  g_autoptr(PbRelationMap) map = build_map (5);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) bytes = pb_map_export_render (map, "Our map", cases[i].type, &error);
      g_autoptr(GBytes) again = pb_map_export_render (map, "Our map", cases[i].type, NULL);

      g_assert_no_error (error);
      g_assert_cmpstr (pb_map_file_get_extension (cases[i].type), ==, cases[i].extension);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 400);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), strlen (cases[i].start), cases[i].start,
                       strlen (cases[i].start));
      g_assert_true (g_bytes_equal (bytes, again));
    }
}

typedef struct
{
  UiLibrary *library;
  PbGroupContext *context;
  GtkWidget *page;
  GtkWidget *window;
} Page;

static void
add_partners (UiLibrary *library)
{
  g_autoptr(PbEdit) edit = pb_edit_new ("Add partners");
  const char *id;

  pb_edit_create (edit, PB_KIND_GROUP, PARTNER_ID);
  pb_edit_set_text (edit, PARTNER_ID, PB_GROUP_NAME, "Riverside Trust");
  pb_edit_create (edit, PB_KIND_GROUP, STRANGER_ID);
  pb_edit_set_text (edit, STRANGER_ID, PB_GROUP_NAME, "Far Away Club");
  pb_edit_create (edit, PB_KIND_RELATION, RELATION_ID);
  pb_edit_set_text (edit, RELATION_ID, PB_RELATION_FROM, UI_GROUP_ID);
  pb_edit_set_text (edit, RELATION_ID, PB_RELATION_TO, PARTNER_ID);
  pb_edit_set_enum (edit, RELATION_ID, PB_RELATION_KIND, PB_RELATION_KIND_COORDINATES_WITH);
  pb_edit_set_enum (edit, RELATION_ID, PB_RELATION_STATUS, PB_RELATION_STATUS_ACTIVE);
  pb_edit_set_day (edit, RELATION_ID, PB_RELATION_STARTED, UI_TODAY - 400);
  id = pb_edit_create (edit, PB_KIND_ACTIVITY, NULL);
  pb_edit_set_text (edit, id, PB_ACTIVITY_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, id, PB_ACTIVITY_TITLE, "Spring meeting");
  pb_edit_set_enum (edit, id, PB_ACTIVITY_KIND, PB_ACTIVITY_KIND_EXTERNAL_PARTNERSHIPS);
  pb_edit_set_day (edit, id, PB_ACTIVITY_DATE, UI_TODAY - 100);
  pb_edit_set_add (edit, id, PB_ACTIVITY_GROUPS, PARTNER_ID);
  ui_library_commit (library, edit);
}

static void
page_set_up (Page          *self,
             gconstpointer  data)
{
  self->library = ui_library_new ();
  ui_library_open (self->library);
  ui_library_fill (self->library);
  add_partners (self->library);
  self->context = ui_context_new (self->library, UI_GROUP_ID);
  self->page = g_object_new (PB_TYPE_NETWORK_PAGE, "context", self->context, NULL);

  self->window = adw_application_window_new (ui_application ());
  gtk_window_set_default_size (GTK_WINDOW (self->window), 900, 700);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self->window), self->page);
  gtk_window_present (GTK_WINDOW (self->window));
  UI_WAIT (gtk_widget_get_mapped (self->page));
}

static void
page_tear_down (Page          *self,
                gconstpointer  data)
{
  gpointer page = self->page;

  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  UI_WAIT (page == NULL);
  UI_WAIT (G_OBJECT (self->context)->ref_count == 1);
  g_assert_finalize_object (self->context);
  ui_library_free (self->library);
}

static GtkWidget *
get_view (Page       *self,
          const char *name)
{
  return pb_register_page_get_view (PB_REGISTER_PAGE (self->page), name);
}

static GListModel *
get_shown (Page *self)
{
  return pb_partner_list_get_shown (PB_PARTNER_LIST (get_view (self, "partners")));
}

static PbNeglect
get_neglect (Page  *self,
             guint  place)
{
  g_autoptr(PbPartnerItem) item = g_list_model_get_item (get_shown (self), place);
  const PbRelationStanding *standing = item ? pb_partner_item_get_standing (item) : NULL;

  return standing ? standing->neglect : PB_NEGLECT_NONE;
}

/* The map, the list and the filters show the same; a group without a relation is
 * not lost.
 */
static void
test_partners (Page          *self,
               gconstpointer  data)
{
  GtkWidget *list = get_view (self, "partners");
  GtkWidget *map = get_view (self, "map");
  GtkWidget *filter;

  UI_WAIT (g_list_model_get_n_items (get_shown (self)) == 2);
  g_assert_cmpint (get_neglect (self, 0), ==, PB_NEGLECT_WAITING);
  /* Three groups of ours and two others. */
  UI_WAIT (ui_count (map, PB_TYPE_MAP_NODE_VIEW) == 5);

  pb_register_page_show_view (PB_REGISTER_PAGE (self->page), "partners");
  UI_WAIT (ui_find_text (list, "Care Circle – Riverside Trust") != NULL);
  UI_WAIT (ui_find_text (list, "Far Away Club") != NULL);
  filter = ui_find (list, GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 1);
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (self)), ==, 1);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 5);
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (self)), ==, 1);
  g_assert_cmpint (get_neglect (self, 0), ==, PB_NEGLECT_NONE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (filter), 0);

  g_object_set (self->page, "all", FALSE, NULL);
  UI_WAIT (ui_count (map, PB_TYPE_MAP_NODE_VIEW) == 2);
}

/* Our groups roll up from the cell to the network. */
static void
test_groups (Page          *self,
             gconstpointer  data)
{
  PbStandingList *list = PB_STANDING_LIST (get_view (self, "groups"));
  static const char * const tree[] = { UI_NETWORK_ID, UI_GROUP_ID, UI_CELL_ID };

  UI_WAIT (pb_standing_list_get_model (list) != NULL &&
           g_list_model_get_n_items (pb_standing_list_get_model (list)) == 3);
  pb_standing_list_set_tree (list, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (tree); i++)
    {
      g_autoptr(GtkTreeListRow) row =
        g_list_model_get_item (pb_standing_list_get_model (list), i);
      g_autoptr(PbStandingItem) item = gtk_tree_list_row_get_item (row);

      g_assert_cmpuint (gtk_tree_list_row_get_depth (row), ==, i);
      g_assert_cmpstr (pb_standing_item_get_id (item), ==, tree[i]);
      g_assert_cmpuint (pb_standing_item_get_rollup (item)->total.groups, ==, 3 - i);
    }
}

/* A contact is logged where the log is, and the relation is in touch again; the
 * relation itself leads to the same place.
 */
static void
test_log (Page          *self,
          gconstpointer  data)
{
  GtkWidget *row, *detail, *entry;

  UI_WAIT (g_list_model_get_n_items (get_shown (self)) == 2);
  g_assert_true (pb_page_go_to (PB_PAGE (self->page), RELATION_ID));
  UI_WAIT ((row = ui_find (self->page, PB_TYPE_CONTACT_ROW)) != NULL);
  detail = ui_find (self->page, PB_TYPE_DETAIL_PAGE);
  UI_WAIT (ui_find_text (detail, "Spring meeting") != NULL);
  UI_WAIT (ui_find_text (detail, "Waiting") != NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  entry = ui_find (row, ADW_TYPE_ENTRY_ROW);
  g_signal_emit_by_name (entry, "entry-activated");
  ui_settle ();
  g_assert_null (ui_find_text (detail, "In touch"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "Call about the boats");
  /* What is typed outlives a change from elsewhere. */
  pb_group_context_reload (self->context);
  UI_WAIT (!pb_group_context_get_loading (self->context));
  ui_settle ();
  g_assert_true (ui_find (self->page, PB_TYPE_CONTACT_ROW) == row);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Call about the boats");

  g_signal_emit_by_name (entry, "entry-activated");
  UI_WAIT (ui_find_text (detail, "In touch") != NULL);
  UI_WAIT (ui_find_text (detail, "Call about the boats") != NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  UI_WAIT (get_neglect (self, 0) == PB_NEGLECT_IN_TOUCH);
}

static void
add_tests (void)
{
  g_test_add_func ("/ui/network/viewport", test_viewport);
  g_test_add_func ("/ui/network/export", test_export);
  g_test_add ("/ui/network/map-keys", Map, GUINT_TO_POINTER (12), map_set_up, test_map_keys,
              map_tear_down);
  g_test_add ("/ui/network/map-again", Map, GUINT_TO_POINTER (12), map_set_up, test_map_again,
              map_tear_down);
  g_test_add ("/ui/network/partners", Page, NULL, page_set_up, test_partners, page_tear_down);
  g_test_add ("/ui/network/groups", Page, NULL, page_set_up, test_groups, page_tear_down);
  g_test_add ("/ui/network/log", Page, NULL, page_set_up, test_log, page_tear_down);
}

int
main (int    argc,
      char **argv)
{
  return ui_test_run (argc, argv, add_tests);
}
