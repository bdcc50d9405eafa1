/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a register finds, by its facets, its search and its order. */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-private.h"

PbRegisterColumn *
_pb_register_view_find_column (PbRegisterView *self,
                               const char     *id)
{
  for (guint i = 0; id != NULL && i < self->columns->len; i++)
    {
      if (g_str_equal (pb_register_column_get_id (self->columns->pdata[i]), id))
        return self->columns->pdata[i];
    }

  return NULL;
}

static gboolean
is_narrowed (PbRegisterView *self)
{
  for (guint i = 0; i < self->facets->len; i++)
    {
      if (pb_register_facet_is_active (self->facets->pdata[i]))
        return TRUE;
    }

  return *gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0';
}

/* Only what is seen has rows: those of registers on pages that nobody opens, and of
 * the other form of this one, would cost as much.
 */
static void
feed_view (PbRegisterView *self)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);

  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->seen = TRUE;
  if (!self->seen)
    return;

  gtk_column_view_set_model (self->column_view, self->narrow ? NULL : model);
  gtk_list_view_set_model (self->list_view, self->narrow ? model : NULL);
}

/* Shows as much as there is, and what can be done with it. */
void
_pb_register_view_update_state (PbRegisterView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  g_autofree char *count = NULL;
  gboolean narrowed = is_narrowed (self);
  const char *page;

  if (n > 0)
    page = self->narrow ? "cards" : "table";
  else if (self->list == NULL || pb_record_list_get_loading (self->list))
    page = "loading";
  else
    page = narrowed ? "no-result" : "empty";

  feed_view (self);
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->bar, n > 0 || narrowed || self->facets->len > 0);
  gtk_widget_set_visible (self->clear_button, narrowed);

  count = g_strdup_printf ("%'u", n);
  gtk_label_set_label (self->count_label, n > 0 ? count : "");
  _pb_register_view_update_actions (self);
}

/* What the table is sorted by, when somebody has chosen that. */
static PbFieldId
get_sort (PbRegisterView *self,
          gboolean       *descending)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (
    gtk_column_view_get_sorter (self->column_view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  PbRegisterColumn *of = column ? _pb_register_view_find_column (
                                    self, gtk_column_view_column_get_id (column))
                                : NULL;

  if (of == NULL)
    {
      *descending = self->descending;
      return self->sort;
    }

  *descending = gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING;

  return pb_register_column_get_sort (of);
}

static PbQuery *
make_base (PbRegisterView *self)
{
  PbQuery *query = self->base ? pb_query_copy (self->base) : pb_query_new (self->kind);

  pb_query_set_group (query, pb_group_context_get_group_id (self->context));

  return query;
}

static void
add_facet_filters (PbRegisterView *self,
                   PbQuery        *query)
{
  for (guint i = 0; i < self->facets->len; i++)
    {
      PbFieldId field = pb_register_facet_get_field (self->facets->pdata[i]);
      g_autoptr(GPtrArray) chosen = NULL;

      if (field == 0)
        continue;

      chosen = pb_register_facet_dup_chosen (self->facets->pdata[i]);
      for (guint j = 0; j < chosen->len; j++)
        {
          const char *choice = g_ptr_array_index (chosen, j);

          if (*choice == '\0')
            pb_query_add_filter (query, field, NULL);
          else if (pb_field_get_info (field)->type == PB_TYPE_FLAG)
            pb_query_add_filter (query, field,
                                 g_variant_new_boolean (g_str_equal (choice, "true")));
          else
            pb_query_add_filter (query, field, g_variant_new_string (choice));
        }
    }
}

/* Of a long list most records have not been read; the dossier of the group has
 * them.
 */
static PbRecord *
find_known (PbRegisterView *self,
            PbRecord       *record)
{
  PbDossier *dossier;

  if (pb_record_get_created (record) != 0)
    return record;

  dossier = pb_group_context_get_dossier (self->context);

  return dossier != NULL ? pb_dossier_lookup (dossier, pb_record_get_id (record)) : NULL;
}

/* What own facets let pass. */
gboolean
_pb_register_view_match (gpointer item,
                         gpointer user_data)
{
  PbRegisterView *self = PB_REGISTER_VIEW (user_data);
  PbRecord *record = find_known (self, PB_RECORD (item));

  for (guint i = 0; record != NULL && i < self->facets->len; i++)
    {
      PbRegisterFacet *facet = self->facets->pdata[i];

      if (pb_register_facet_get_field (facet) == 0 && !pb_register_facet_matches (facet, record))
        return FALSE;
    }

  return record != NULL;
}

/* Without own facets nothing needs to be looked at, and long lists stay unread. */
void
_pb_register_view_update_filter (PbRegisterView *self)
{
  gboolean needed = FALSE;

  for (guint i = 0; i < self->facets->len; i++)
    needed |= pb_register_facet_get_field (self->facets->pdata[i]) == 0 &&
              pb_register_facet_is_active (self->facets->pdata[i]);

  if (needed && gtk_filter_list_model_get_filter (self->filtered) != NULL)
    gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  else
    gtk_filter_list_model_set_filter (self->filtered, needed ? GTK_FILTER (self->filter) : NULL);
}

/* Looks for what facets, search and order ask for now. */
void
_pb_register_view_update_query (PbRegisterView *self)
{
  g_autoptr(PbQuery) query = NULL;
  gboolean descending;
  PbFieldId sort;

  if (self->list == NULL)
    return;

  query = make_base (self);
  sort = get_sort (self, &descending);
  pb_query_set_sort (query, sort, descending);
  pb_query_set_text (query, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  add_facet_filters (self, query);
  pb_record_list_set_query (self->list, query);
  _pb_register_view_update_filter (self);
  _pb_register_view_update_state (self);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PbRegisterFacet) facet = user_data;
  g_autoptr(GPtrArray) values = pb_store_facets_finish (PB_STORE (source), result, NULL);

  if (values != NULL)
    pb_register_facet_set_values (facet, values);
}

/* Says beside each choice how many there are: the library counts fields. */
void
_pb_register_view_count (PbRegisterView  *self,
                         PbRegisterFacet *facet)
{
  PbFieldId field = pb_register_facet_get_field (facet);

  if (self->list == NULL)
    return;

  if (field != 0)
    {
      pb_store_facets_async (pb_group_context_get_store (self->context),
                             pb_record_list_get_query (self->list), field, NULL, counted_cb,
                             g_object_ref (facet));
      return;
    }

  pb_register_facet_begin_count (facet);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr(PbRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      PbRecord *known = find_known (self, record);

      if (known != NULL)
        pb_register_facet_count (facet, known);
    }
  pb_register_facet_end_count (facet);
}

/* Shows the records of the group that is chosen now. */
void
_pb_register_view_follow_group (PbRegisterView *self)
{
  PbStore *store = pb_group_context_get_store (self->context);

  if (pb_store_get_state (store) != PB_STORE_OPEN ||
      pb_group_context_get_group_id (self->context) == NULL)
    return;

  if (self->list == NULL)
    {
      g_autoptr(PbQuery) query = make_base (self);

      self->list = pb_record_list_new (store, query);
      g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (_pb_register_view_update_state), self,
                               G_CONNECT_SWAPPED);
      gtk_filter_list_model_set_model (self->filtered, G_LIST_MODEL (self->list));
      _pb_register_view_update_query (self);
      return;
    }

  if (g_strcmp0 (pb_query_get_group (pb_record_list_get_query (self->list)),
                 pb_group_context_get_group_id (self->context)) != 0)
    _pb_register_view_update_query (self);
}

