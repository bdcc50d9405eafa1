/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-share-news.h"

#include <glib/gi18n.h>

static void
arrival_free (gpointer data)
{
  PbShareArrival *arrival = data;

  g_free (arrival->device);
  g_free (arrival->name);
  g_free (arrival);
}

/**
 * pb_share_news_new:
 *
 * Returns: (transfer full): no news
 */
PbShareNews *
pb_share_news_new (void)
{
  PbShareNews *self = g_new0 (PbShareNews, 1);

  self->people = g_ptr_array_new_with_free_func (arrival_free);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->known = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * pb_share_news_free:
 * @self: (transfer full): news
 */
void
pb_share_news_free (PbShareNews *self)
{
  g_hash_table_unref (self->known);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->people);
  g_free (self);
}

static PbShareArrival *
get_person (PbShareNews    *self,
            PbShareArrival *arrival)
{
  PbShareArrival *person;

  for (guint i = 0; i < self->people->len; i++)
    {
      person = self->people->pdata[i];
      if (g_str_equal (person->device, arrival->device))
        return person;
    }

  person = g_new0 (PbShareArrival, 1);
  person->device = g_strdup (arrival->device);
  g_ptr_array_add (self->people, person);

  return person;
}

/**
 * pb_share_news_add:
 * @self: news
 * @report: what came of sharing once
 *
 * Adds what came in then.
 */
void
pb_share_news_add (PbShareNews   *self,
                   PbShareReport *report)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (report != NULL);

  self->n += report->n_in;
  for (guint i = 0; i < report->arrivals->len; i++)
    {
      PbShareArrival *arrival = report->arrivals->pdata[i];
      PbShareArrival *person;

      if (arrival->n_in == 0)
        continue;

      person = get_person (self, arrival);
      person->n_in += arrival->n_in;
      g_set_str (&person->name, arrival->name);
    }

  for (guint i = 0; i < report->ids->len; i++)
    {
      char *id;

      if (g_hash_table_contains (self->known, report->ids->pdata[i]))
        continue;

      id = g_strdup (report->ids->pdata[i]);
      g_ptr_array_add (self->ids, id);
      g_hash_table_add (self->known, id);
    }
}

/**
 * pb_share_news_clear:
 * @self: news
 *
 * Somebody has looked.
 */
void
pb_share_news_clear (PbShareNews *self)
{
  g_return_if_fail (self != NULL);

  self->n = 0;
  g_hash_table_remove_all (self->known);
  g_ptr_array_set_size (self->ids, 0);
  g_ptr_array_set_size (self->people, 0);
}

/**
 * pb_share_news_dup_people:
 * @self: news
 *
 * Returns: (transfer full): who they are from, with how many of each where they are
 *   several
 */
char *
pb_share_news_dup_people (PbShareNews *self)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (self->people->len == 1)
    {
      PbShareArrival *person = self->people->pdata[0];

      return g_strdup (person->name ? person->name : _("Unknown"));
    }

  for (guint i = 0; i < self->people->len; i++)
    {
      PbShareArrival *person = self->people->pdata[i];

      g_string_append_printf (text,
                              /* Translators: a person, and how many changes are from them */
                              i == 0 ? _("%s (%u)") : _(", %s (%u)"),
                              person->name ? person->name : _("Unknown"), person->n_in);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}
