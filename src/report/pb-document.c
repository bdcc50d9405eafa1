/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "report/pb-document.h"

struct _PbDocument
{
  GObject parent_instance;

  PbNode *root;
  PbDay   day;
  char   *title;
  char   *subject;
  char   *description;
  char   *author;
  char   *running;
  char   *language;
  char   *fingerprint;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_DAY,
} PbDocumentProperty;

static GParamSpec *props[PROP_DAY + 1];

G_DEFINE_FINAL_TYPE (PbDocument, pb_document, G_TYPE_OBJECT)

static void
pb_document_finalize (GObject *object)
{
  PbDocument *self = PB_DOCUMENT (object);

  g_clear_pointer (&self->root, pb_node_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->description, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->running, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->fingerprint, g_free);

  G_OBJECT_CLASS (pb_document_parent_class)->finalize (object);
}

static void
pb_document_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PbDocument *self = PB_DOCUMENT (object);

  switch ((PbDocumentProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_document_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  PbDocument *self = PB_DOCUMENT (object);

  switch ((PbDocumentProperty) prop_id)
    {
    case PROP_TITLE:
      self->title = g_value_dup_string (value);
      break;
    case PROP_DAY:
      self->day = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_document_class_init (PbDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = pb_document_finalize;
  object_class->get_property = pb_document_get_property;
  object_class->set_property = pb_document_set_property;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "",
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                             G_PARAM_STATIC_STRINGS);
  props[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT32, G_MAXINT32, PB_DAY_NONE,
                                      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                        G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_document_init (PbDocument *self)
{
  self->root = pb_node_new (PB_NODE_SECTION);
}

/**
 * pb_document_new:
 * @title: its title
 * @day: the day that it speaks of
 *
 * Returns: (transfer full): an empty document
 */
PbDocument *
pb_document_new (const char *title,
                 PbDay       day)
{
  return g_object_new (PB_TYPE_DOCUMENT, "title", title, "day", day, NULL);
}

/**
 * pb_document_get_root:
 * @self: a document
 *
 * Returns: (transfer none): the node that all others lie in
 */
PbNode *
pb_document_get_root (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  return self->root;
}

/**
 * pb_document_get_title:
 * @self: a document
 *
 * Returns: its title
 */
const char *
pb_document_get_title (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  return self->title;
}

/**
 * pb_document_get_day:
 * @self: a document
 *
 * Returns: the day that it speaks of
 */
PbDay
pb_document_get_day (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), PB_DAY_NONE);

  return self->day;
}

/**
 * pb_document_get_subject:
 * @self: a document
 *
 * Returns: (nullable): what it is about, in a sentence
 */
const char *
pb_document_get_subject (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  return self->subject;
}

/**
 * pb_document_set_subject:
 * @self: a document
 * @subject: (nullable): what it is about
 *
 * Says what @self is about.
 */
void
pb_document_set_subject (PbDocument *self,
                         const char *subject)
{
  g_return_if_fail (PB_IS_DOCUMENT (self));

  g_set_str (&self->subject, subject);
}

/**
 * pb_document_get_description:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): what the group says that it is there for
 */
const char *
pb_document_get_description (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  return self->description;
}

/**
 * pb_document_set_description:
 * @self: a document
 * @description: (nullable): what the group says that it is there for
 *
 * Sets the description.
 */
void
pb_document_set_description (PbDocument *self,
                             const char *description)
{
  g_return_if_fail (PB_IS_DOCUMENT (self));

  g_set_str (&self->description, description);
}

/**
 * pb_document_get_author:
 * @self: a document
 *
 * Returns: (nullable): who made it
 */
const char *
pb_document_get_author (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  return self->author;
}

/**
 * pb_document_set_author:
 * @self: a document
 * @author: (nullable): who made it
 *
 * Says who made @self.
 */
void
pb_document_set_author (PbDocument *self,
                        const char *author)
{
  g_return_if_fail (PB_IS_DOCUMENT (self));

  g_set_str (&self->author, author);
}

/**
 * pb_document_get_running:
 * @self: a document
 *
 * Returns: (nullable): the line at the head of every page
 */
const char *
pb_document_get_running (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  return self->running;
}

/**
 * pb_document_set_running:
 * @self: a document
 * @running: (nullable): a line
 *
 * Sets the line at the head of every page.
 */
void
pb_document_set_running (PbDocument *self,
                         const char *running)
{
  g_return_if_fail (PB_IS_DOCUMENT (self));

  g_set_str (&self->running, running);
}

/**
 * pb_document_get_language:
 * @self: a document
 *
 * Returns: (nullable): its language, such as `en-US`
 */
const char *
pb_document_get_language (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  return self->language;
}

/**
 * pb_document_set_language:
 * @self: a document
 * @language: (nullable): a language
 *
 * Says which language @self is in.
 */
void
pb_document_set_language (PbDocument *self,
                          const char *language)
{
  g_return_if_fail (PB_IS_DOCUMENT (self));

  g_set_str (&self->language, language);
}

/**
 * pb_document_get_fingerprint:
 * @self: a document
 *
 * Returns: (nullable): the SHA-256 of what it was made from, in hexadecimal
 */
const char *
pb_document_get_fingerprint (PbDocument *self)
{
  g_return_val_if_fail (PB_IS_DOCUMENT (self), NULL);

  return self->fingerprint;
}

/**
 * pb_document_set_fingerprint:
 * @self: a document
 * @fingerprint: (nullable): the SHA-256 of what it was made from
 *
 * Says what @self was made from.
 */
void
pb_document_set_fingerprint (PbDocument *self,
                             const char *fingerprint)
{
  g_return_if_fail (PB_IS_DOCUMENT (self));

  g_set_str (&self->fingerprint, fingerprint);
}
