/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-window-private.h"

#include "ui/pb-search-dialog.h"

/* What comes from outside (files, search results of the desktop) may come before
 * the library is open.  It waits then.
 */
typedef struct
{
  PbWindowFunc func;
  gpointer data;
  GDestroyNotify free_data;
} Asked;

typedef struct
{
  char *group;
  char *record;
} Place;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  if (asked->free_data != NULL)
    asked->free_data (asked->data);
  g_free (asked);
}

static void
place_free (gpointer data)
{
  Place *place = data;

  g_free (place->group);
  g_free (place->record);
  g_free (place);
}

/*< private >
 * _pb_window_when_loaded:
 *
 * Calls @func now, or as soon as the groups of the library are there.
 */
void
_pb_window_when_loaded (PbWindow       *self,
                        PbWindowFunc    func,
                        gpointer        data,
                        GDestroyNotify  free_data)
{
  Asked *asked = g_new0 (Asked, 1);

  asked->func = func;
  asked->data = data;
  asked->free_data = free_data;

  if (self->asked == NULL)
    self->asked = g_ptr_array_new_with_free_func (asked_free);
  g_ptr_array_add (self->asked, asked);

  if (pb_group_tree_get_loaded (self->tree))
    _pb_window_do_asked (self);
}

/*< private >
 * _pb_window_do_asked:
 *
 * Does what was asked for while the library was being opened.
 */
void
_pb_window_do_asked (PbWindow *self)
{
  g_autoptr(GPtrArray) asked = g_steal_pointer (&self->asked);

  for (guint i = 0; asked != NULL && i < asked->len; i++)
    {
      Asked *one = asked->pdata[i];

      one->func (self, one->data);
    }
}

static void
show_place (PbWindow *self,
            gpointer  data)
{
  Place *place = data;

  if (place->group != NULL && pb_group_tree_lookup (self->tree, place->group) != NULL)
    pb_group_context_set_group_id (self->context, place->group);

  _pb_window_show_record (self, place->record);
}

static void
search_text (PbWindow *self,
             gpointer  data)
{
  AdwDialog *dialog = pb_search_dialog_new (self->context, self->tree);

  pb_search_dialog_set_text (PB_SEARCH_DIALOG (dialog), data);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/**
 * pb_window_show_record:
 * @self: a window
 * @group: (nullable): the identifier of the group it belongs to
 * @record: the identifier of a record
 *
 * Shows a record, as soon as the library is open.
 */
void
pb_window_show_record (PbWindow   *self,
                       const char *group,
                       const char *record)
{
  Place *place = g_new0 (Place, 1);

  g_return_if_fail (PB_IS_WINDOW (self));
  g_return_if_fail (record != NULL);

  place->group = g_strdup (group);
  place->record = g_strdup (record);
  _pb_window_when_loaded (self, show_place, place, place_free);
}

/**
 * pb_window_search:
 * @self: a window
 * @text: what to look for
 *
 * Searches everything, as soon as the library is open.
 */
void
pb_window_search (PbWindow   *self,
                  const char *text)
{
  g_return_if_fail (PB_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  _pb_window_when_loaded (self, search_text, g_strdup (text), g_free);
}
