/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-proposal-item.h"

#include "formats/pb-formats-enums.h"
#include "formats/pb-place-private.h"
#include "framework/pb-state-elements.h"
#include "model/pb-field-value.h"

#include <glib/gi18n-lib.h>

/**
 * PbProposalItem:
 *
 * One record that a proposal would add or change, and where in the file it comes
 * from.  Leaving it out is a matter of setting #PbProposalItem:accepted.
 */
struct _PbProposalItem
{
  GObject parent_instance;

  PbRecord *record;
  PbRecord *before;
  guint line;
  char *title;
  char *summary;
  GArray *fields;
  gboolean accepted;
};

typedef enum
{
  PROP_RECORD = 1,
  PROP_WHAT,
  PROP_LINE,
  PROP_PLACE,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_ACCEPTED,
} PbProposalItemProperty;

static GParamSpec *props[PROP_ACCEPTED + 1];

G_DEFINE_FINAL_TYPE (PbProposalItem, pb_proposal_item, G_TYPE_OBJECT)

static const struct
{
  const char *nick;
  const char *label;
} whats[] = {
  [PB_PROPOSAL_ADD] = { "add", NC_("proposal", "Add") },
  [PB_PROPOSAL_CHANGE] = { "change", NC_("proposal", "Change") },
  [PB_PROPOSAL_SAME] = { "same", NC_("proposal", "Already there") },
};

static void
pb_proposal_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  PbProposalItem *self = PB_PROPOSAL_ITEM (object);

  switch ((PbProposalItemProperty) prop_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;

    case PROP_WHAT:
      g_value_set_enum (value, pb_proposal_item_get_what (self));
      break;

    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;

    case PROP_PLACE:
      g_value_take_string (value, pb_proposal_item_dup_place (self));
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;

    case PROP_ACCEPTED:
      g_value_set_boolean (value, self->accepted);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_proposal_item_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  PbProposalItem *self = PB_PROPOSAL_ITEM (object);

  switch ((PbProposalItemProperty) prop_id)
    {
    case PROP_ACCEPTED:
      pb_proposal_item_set_accepted (self, g_value_get_boolean (value));
      break;

    case PROP_RECORD:
    case PROP_WHAT:
    case PROP_LINE:
    case PROP_PLACE:
    case PROP_TITLE:
    case PROP_SUMMARY:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_proposal_item_dispose (GObject *object)
{
  PbProposalItem *self = PB_PROPOSAL_ITEM (object);

  g_clear_object (&self->record);
  g_clear_object (&self->before);

  G_OBJECT_CLASS (pb_proposal_item_parent_class)->dispose (object);
}

static void
pb_proposal_item_finalize (GObject *object)
{
  PbProposalItem *self = PB_PROPOSAL_ITEM (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->fields, g_array_unref);

  G_OBJECT_CLASS (pb_proposal_item_parent_class)->finalize (object);
}

static void
pb_proposal_item_class_init (PbProposalItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_proposal_item_get_property;
  object_class->set_property = pb_proposal_item_set_property;
  object_class->dispose = pb_proposal_item_dispose;
  object_class->finalize = pb_proposal_item_finalize;

  props[PROP_RECORD] =
    g_param_spec_object ("record", NULL, NULL,
                         PB_TYPE_RECORD,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_WHAT] =
    g_param_spec_enum ("what", NULL, NULL,
                       PB_TYPE_PROPOSAL_WHAT, PB_PROPOSAL_ADD,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LINE] =
    g_param_spec_uint ("line", NULL, NULL,
                       0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PLACE] =
    g_param_spec_string ("place", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SUMMARY] =
    g_param_spec_string ("summary", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ACCEPTED] =
    g_param_spec_boolean ("accepted", NULL, NULL,
                          TRUE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_proposal_item_init (PbProposalItem *self)
{
  self->fields = g_array_new (FALSE, FALSE, sizeof (PbFieldId));
  self->accepted = TRUE;
}

/* The fields that @record knows better than @before.  A value that a file does
 * not have is no reason to take away one that is there.
 */
static void
find_changed_fields (PbProposalItem *self,
                     PbKind          kind)
{
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      GVariant *value = pb_record_get_value (self->record, info->id);
      GVariant *old = self->before ? pb_record_get_value (self->before, info->id) : NULL;

      /* Where a record came from is nothing that the file says. */
      if (info->id == PB_COMMON_SOURCE)
        continue;
      if (value && !pb_value_equal (value, old))
        g_array_append_val (self->fields, info->id);
    }
}

static char *
make_title (PbRecord *record)
{
  if (pb_record_get_kind (record) == PB_KIND_STATE_ELEMENT)
    {
      const char *key = pb_record_get_text (record, PB_STATE_ELEMENT_KEY);

      return g_strdup (key ? pb_state_element_get_title (key) : "");
    }

  return pb_record_dup_title (record);
}

/**
 * pb_proposal_what_get_nick:
 * @what: what an item would do
 *
 * Returns: its name in files
 */
const char *
pb_proposal_what_get_nick (PbProposalWhat what)
{
  g_return_val_if_fail ((gsize) what < G_N_ELEMENTS (whats), "");

  return whats[what].nick;
}

/**
 * pb_proposal_what_get_label:
 * @what: what an item would do
 *
 * Returns: the words for people
 */
const char *
pb_proposal_what_get_label (PbProposalWhat what)
{
  g_return_val_if_fail ((gsize) what < G_N_ELEMENTS (whats), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "proposal", whats[what].label);
}

/**
 * pb_proposal_item_new:
 * @record: a record with the values that the file has
 * @before: (nullable): the record as it is in the library, or %NULL where it is
 *   not there yet
 * @line: the line of the file that it comes from, from 1, or 0
 * @summary: (nullable): what it says, in one line
 *
 * Returns: (transfer full): an item
 */
PbProposalItem *
pb_proposal_item_new (PbRecord   *record,
                      PbRecord   *before,
                      guint       line,
                      const char *summary)
{
  PbProposalItem *self;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);

  self = g_object_new (PB_TYPE_PROPOSAL_ITEM, NULL);
  g_set_object (&self->record, record);
  g_set_object (&self->before, before);
  self->line = line;
  self->title = make_title (record);
  self->summary = g_strdup (summary ? summary : "");
  find_changed_fields (self, pb_record_get_kind (record));
  find_changed_fields (self, PB_KIND_COMMON);

  return self;
}

/**
 * pb_proposal_item_get_record:
 * @self: an item
 *
 * Returns: (transfer none): a record with the values that the file has
 */
PbRecord *
pb_proposal_item_get_record (PbProposalItem *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL_ITEM (self), NULL);

  return self->record;
}

/**
 * pb_proposal_item_get_before:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the record as it is in the library
 */
PbRecord *
pb_proposal_item_get_before (PbProposalItem *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL_ITEM (self), NULL);

  return self->before;
}

/**
 * pb_proposal_item_get_what:
 * @self: an item
 *
 * Returns: what it would do
 */
PbProposalWhat
pb_proposal_item_get_what (PbProposalItem *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL_ITEM (self), PB_PROPOSAL_SAME);

  if (self->before == NULL)
    return PB_PROPOSAL_ADD;

  return self->fields->len > 0 ? PB_PROPOSAL_CHANGE : PB_PROPOSAL_SAME;
}

/**
 * pb_proposal_item_get_line:
 * @self: an item
 *
 * Returns: the line of the file that it comes from, from 1, or 0
 */
guint
pb_proposal_item_get_line (PbProposalItem *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL_ITEM (self), 0);

  return self->line;
}

/**
 * pb_proposal_item_dup_place:
 * @self: an item
 *
 * Returns: (transfer full) (nullable): the place for people, such as “Line 12”
 */
char *
pb_proposal_item_dup_place (PbProposalItem *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL_ITEM (self), NULL);

  return pb_place_dup (self->line);
}

/**
 * pb_proposal_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): what the record is called
 */
const char *
pb_proposal_item_get_title (PbProposalItem *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL_ITEM (self), NULL);

  return self->title;
}

/**
 * pb_proposal_item_get_summary:
 * @self: an item
 *
 * Returns: (transfer none): what the record says, in one line; may be empty
 */
const char *
pb_proposal_item_get_summary (PbProposalItem *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL_ITEM (self), NULL);

  return self->summary;
}

/**
 * pb_proposal_item_get_fields:
 * @self: an item
 * @n_fields: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_fields): the fields that would get
 *   another value
 */
const PbFieldId *
pb_proposal_item_get_fields (PbProposalItem *self,
                             guint          *n_fields)
{
  g_return_val_if_fail (PB_IS_PROPOSAL_ITEM (self), NULL);
  g_return_val_if_fail (n_fields != NULL, NULL);

  *n_fields = self->fields->len;

  return (const PbFieldId *) (gpointer) self->fields->data;
}

/**
 * pb_proposal_item_get_accepted:
 * @self: an item
 *
 * Returns: whether it is taken over when the proposal is accepted
 */
gboolean
pb_proposal_item_get_accepted (PbProposalItem *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL_ITEM (self), FALSE);

  return self->accepted;
}

/**
 * pb_proposal_item_set_accepted:
 * @self: an item
 * @accepted: whether it is taken over when the proposal is accepted
 *
 * Sets #PbProposalItem:accepted.
 */
void
pb_proposal_item_set_accepted (PbProposalItem *self,
                               gboolean        accepted)
{
  g_return_if_fail (PB_IS_PROPOSAL_ITEM (self));

  accepted = !!accepted;
  if (self->accepted == accepted)
    return;

  self->accepted = accepted;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACCEPTED]);
}
