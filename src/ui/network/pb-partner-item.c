/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/network/pb-partner-item.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * PbPartnerItem:
 *
 * A partner as lists show it: how one of our own groups stands with it, or a
 * group without a relation to any of ours.
 */
struct _PbPartnerItem
{
  GObject parent_instance;

  char *id;
  char *name;
  char *owner_id;
  char *owner_name;
  GPtrArray *standings;
  const PbRelationStanding *standing;
};

G_DEFINE_FINAL_TYPE (PbPartnerItem, pb_partner_item, G_TYPE_OBJECT)

static void
pb_partner_item_finalize (GObject *object)
{
  PbPartnerItem *self = PB_PARTNER_ITEM (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->owner_id, g_free);
  g_clear_pointer (&self->owner_name, g_free);
  g_clear_pointer (&self->standings, g_ptr_array_unref);

  G_OBJECT_CLASS (pb_partner_item_parent_class)->finalize (object);
}

static void
pb_partner_item_class_init (PbPartnerItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_partner_item_finalize;
}

static void
pb_partner_item_init (PbPartnerItem *self)
{
}

/**
 * pb_partner_item_new:
 * @owner_id: the identifier of one of our own groups
 * @owner_name: (nullable): its name, where it is to be told
 * @standings: (element-type PbRelationStanding): how it stands with others
 * @place: which of them
 *
 * Returns: (transfer full): an item
 */
PbPartnerItem *
pb_partner_item_new (const char *owner_id,
                     const char *owner_name,
                     GPtrArray  *standings,
                     guint       place)
{
  PbPartnerItem *self = g_object_new (PB_TYPE_PARTNER_ITEM, NULL);

  g_return_val_if_fail (standings != NULL && place < standings->len, self);

  self->standings = g_ptr_array_ref (standings);
  self->standing = standings->pdata[place];
  self->id = g_strdup (self->standing->id);
  self->name = g_strdup (self->standing->name);
  self->owner_id = g_strdup (owner_id);
  self->owner_name = g_strdup (owner_name);

  return self;
}

/**
 * pb_partner_item_new_stranger:
 * @id: the identifier of a group that none of ours has a relation to
 * @name: its name
 *
 * Returns: (transfer full): an item
 */
PbPartnerItem *
pb_partner_item_new_stranger (const char *id,
                              const char *name)
{
  PbPartnerItem *self = g_object_new (PB_TYPE_PARTNER_ITEM, NULL);

  self->id = g_strdup (id);
  self->name = g_strdup (name);

  return self;
}

/**
 * pb_partner_item_get_id:
 * @self: an item
 *
 * Returns: the identifier of the partner
 */
const char *
pb_partner_item_get_id (PbPartnerItem *self)
{
  g_return_val_if_fail (PB_IS_PARTNER_ITEM (self), NULL);

  return self->id;
}

/**
 * pb_partner_item_get_owner_id:
 * @self: an item
 *
 * Returns: (nullable): the identifier of our own group
 */
const char *
pb_partner_item_get_owner_id (PbPartnerItem *self)
{
  g_return_val_if_fail (PB_IS_PARTNER_ITEM (self), NULL);

  return self->owner_id;
}

/**
 * pb_partner_item_get_standing:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): how they stand; %NULL without a relation
 */
const PbRelationStanding *
pb_partner_item_get_standing (PbPartnerItem *self)
{
  g_return_val_if_fail (PB_IS_PARTNER_ITEM (self), NULL);

  return self->standing;
}

/**
 * pb_partner_item_dup_title:
 * @self: an item
 *
 * Returns: (transfer full): the name, and whose partner it is where that is to
 *   be told
 */
char *
pb_partner_item_dup_title (PbPartnerItem *self)
{
  g_return_val_if_fail (PB_IS_PARTNER_ITEM (self), NULL);

  if (self->owner_name == NULL)
    return g_strdup (self->name);

  /* Translators: the names of one of our own groups, and of a partner. */
  return g_strdup_printf (_("%s – %s"), self->owner_name, self->name);
}

/**
 * pb_partner_item_dup_contact:
 * @self: an item
 *
 * Returns: (transfer full): the kinds of relation and the last contact
 */
char *
pb_partner_item_dup_contact (PbPartnerItem *self)
{
  g_autofree char *contact = NULL;

  g_return_val_if_fail (PB_IS_PARTNER_ITEM (self), NULL);

  if (self->standing == NULL)
    return g_strdup (_("No relation to any of our groups yet."));

  contact = pb_relation_standing_dup_contact (self->standing);

  return g_strdup_printf ("%s %s", self->standing->kinds, contact);
}

/**
 * pb_partner_item_dup_details:
 * @self: an item
 *
 * Returns: (transfer full): agreements, ways to coordinate, and their own state;
 *   empty without a relation
 */
char *
pb_partner_item_dup_details (PbPartnerItem *self)
{
  const PbRelationStanding *standing;
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) strv = NULL;

  g_return_val_if_fail (PB_IS_PARTNER_ITEM (self), NULL);

  standing = self->standing;
  if (standing == NULL)
    return g_strdup ("");

  if (standing->agreements->len > 0)
    {
      g_autofree char *agreements =
        g_strdup_printf (ngettext ("%u active agreement", "%u active agreements",
                                   standing->agreements->len),
                         standing->agreements->len);

      g_strv_builder_add (parts, agreements);
    }
  else if (standing->active)
    {
      g_strv_builder_add (parts, _("No active agreement"));
    }

  if (standing->mechanism_texts[0])
    g_strv_builder_addv (parts, (const char **) standing->mechanism_texts);
  else if (standing->active)
    g_strv_builder_add (parts, _("No liaison, meeting, channel or reports"));

  if (!standing->own)
    {
      g_autofree char *state = pb_relation_standing_dup_state (standing);

      g_strv_builder_add (parts, state);
    }
  if (standing->phase >= 0)
    g_strv_builder_add (parts, pb_enum_get_label (pb_phase_get_type (), standing->phase));
  strv = g_strv_builder_end (parts);

  return g_strjoinv (" · ", strv);
}

/**
 * pb_partner_item_matches:
 * @self: an item
 * @needle: what to look for, casefolded
 *
 * Returns: whether it is to be found in what the item says
 */
gboolean
pb_partner_item_matches (PbPartnerItem *self,
                         const char    *needle)
{
  g_autofree char *title = NULL;
  g_autofree char *contact = NULL;
  g_autofree char *details = NULL;
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (PB_IS_PARTNER_ITEM (self), FALSE);

  title = pb_partner_item_dup_title (self);
  contact = pb_partner_item_dup_contact (self);
  details = pb_partner_item_dup_details (self);
  all = g_strjoin ("\n", title, contact, details, NULL);
  folded = g_utf8_casefold (all, -1);

  return strstr (folded, needle) != NULL;
}
