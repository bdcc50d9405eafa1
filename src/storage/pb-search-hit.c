/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-search-hit.h"

#include <string.h>

/**
 * PbSearchHit:
 *
 * A record that a search found, and the words around the place that was found.
 */
struct _PbSearchHit
{
  GObject parent_instance;

  PbRecord *record;
  char *title;
  char *group_id;
  char *snippet;
  GArray *marks;
};

typedef enum
{
  PROP_RECORD = 1,
  PROP_TITLE,
  PROP_GROUP_ID,
  PROP_SNIPPET,
} PbSearchHitProperty;

static GParamSpec *props[PROP_SNIPPET + 1];

G_DEFINE_FINAL_TYPE (PbSearchHit, pb_search_hit, G_TYPE_OBJECT)

static void
pb_search_hit_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  PbSearchHit *self = PB_SEARCH_HIT (object);

  switch ((PbSearchHitProperty) prop_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_GROUP_ID:
      g_value_set_string (value, self->group_id);
      break;
    case PROP_SNIPPET:
      g_value_set_string (value, self->snippet);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_search_hit_dispose (GObject *object)
{
  PbSearchHit *self = PB_SEARCH_HIT (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (pb_search_hit_parent_class)->dispose (object);
}

static void
pb_search_hit_finalize (GObject *object)
{
  PbSearchHit *self = PB_SEARCH_HIT (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->group_id, g_free);
  g_clear_pointer (&self->snippet, g_free);
  g_clear_pointer (&self->marks, g_array_unref);

  G_OBJECT_CLASS (pb_search_hit_parent_class)->finalize (object);
}

static void
pb_search_hit_class_init (PbSearchHitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pb_search_hit_get_property;
  object_class->dispose = pb_search_hit_dispose;
  object_class->finalize = pb_search_hit_finalize;

  props[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, PB_TYPE_RECORD, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_GROUP_ID] = g_param_spec_string ("group-id", NULL, NULL, NULL, flags);
  props[PROP_SNIPPET] = g_param_spec_string ("snippet", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_search_hit_init (PbSearchHit *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (PbSearchMark));
}

/* Takes the marks out of the text and remembers where they stood. */
static void
take_marks (PbSearchHit *self,
            const char  *marked,
            char         mark_start,
            char         mark_end)
{
  g_autoptr(GString) text = g_string_sized_new (strlen (marked));
  PbSearchMark mark = { 0 };

  for (const char *c = marked; *c; c++)
    {
      if (*c == mark_start)
        {
          mark.start = text->len;
        }
      else if (*c == mark_end)
        {
          mark.length = text->len - mark.start;
          if (mark.length > 0)
            g_array_append_val (self->marks, mark);
        }
      else
        {
          g_string_append_c (text, *c == '\n' || *c == '\t' || *c == '\r' ? ' ' : *c);
        }
    }

  self->snippet = g_string_free_and_steal (g_steal_pointer (&text));
}

/**
 * pb_search_hit_new:
 * @record: the record
 * @title: what it is called
 * @group_id: (nullable): the group that it belongs to
 * @marked: the words around the place, with marks
 * @mark_start: the byte before each word that was asked for
 * @mark_end: the byte after each
 *
 * Returns: (transfer full): the hit
 */
PbSearchHit *
pb_search_hit_new (PbRecord   *record,
                   const char *title,
                   const char *group_id,
                   const char *marked,
                   char        mark_start,
                   char        mark_end)
{
  PbSearchHit *self;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  self = g_object_new (PB_TYPE_SEARCH_HIT, NULL);
  self->record = g_object_ref (record);
  self->title = g_strdup (title);
  self->group_id = g_strdup (group_id);
  take_marks (self, marked ? marked : "", mark_start, mark_end);

  return self;
}

/**
 * pb_search_hit_get_record:
 * @self: a hit
 *
 * Returns: (transfer none): the record, live
 */
PbRecord *
pb_search_hit_get_record (PbSearchHit *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_HIT (self), NULL);

  return self->record;
}

/**
 * pb_search_hit_get_title:
 * @self: a hit
 *
 * Returns: (transfer none): what the record is called
 */
const char *
pb_search_hit_get_title (PbSearchHit *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_HIT (self), NULL);

  return self->title;
}

/**
 * pb_search_hit_get_group_id:
 * @self: a hit
 *
 * Returns: (nullable): the group that the record belongs to; of a group itself
 */
const char *
pb_search_hit_get_group_id (PbSearchHit *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_HIT (self), NULL);

  return self->group_id;
}

/**
 * pb_search_hit_get_snippet:
 * @self: a hit
 *
 * Returns: (transfer none): the words around the place that was found, on one
 *   line
 */
const char *
pb_search_hit_get_snippet (PbSearchHit *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_HIT (self), NULL);

  return self->snippet;
}

/**
 * pb_search_hit_get_marks:
 * @self: a hit
 * @n_marks: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_marks): where in the snippet the
 *   words stand that were asked for
 */
const PbSearchMark *
pb_search_hit_get_marks (PbSearchHit *self,
                         guint       *n_marks)
{
  g_return_val_if_fail (PB_IS_SEARCH_HIT (self), NULL);

  *n_marks = self->marks->len;

  return (const PbSearchMark *) self->marks->data;
}
