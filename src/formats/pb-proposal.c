/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-proposal-private.h"

#include "model/pb-id.h"

#include <gio/gio.h>

/**
 * PbProposal:
 *
 * What a file would add to the library and what should be known about it.
 * Nothing is stored before somebody accepts it: then pb_proposal_to_edit() makes
 * one edit of all of it.
 *
 * The group that it is for, the phase, the day of the last review and the day of
 * founding may be chosen; items and findings follow.
 */
struct _PbProposal
{
  GObject parent_instance;

  char *title;
  char *file_name;
  char *format;
  PbImportContext *context;
  GListStore *items;
  GListStore *findings;

  char *new_id;
  char *group_id;
  char *group_name;
  int phase;
  PbDay since;
  PbDay reviewed;
  PbDay founded;

  PbProposalBuildFunc build;
  gpointer build_data;
  GDestroyNotify build_destroy;

  /* What a build has found so far; it reaches the lists in one step. */
  GPtrArray *built_items;
  GPtrArray *built_findings;

  /* What was found by looking at other files. */
  GPtrArray *remarks;
};

typedef enum
{
  PROP_TITLE = 1,
  PROP_FILE_NAME,
  PROP_FORMAT,
  PROP_ITEMS,
  PROP_FINDINGS,
  PROP_GROUP_ID,
  PROP_GROUP_NAME,
  PROP_NEW_GROUP,
  PROP_N_CHANGES,
} PbProposalProperty;

static GParamSpec *props[PROP_N_CHANGES + 1];

G_DEFINE_FINAL_TYPE (PbProposal, pb_proposal, G_TYPE_OBJECT)

static void
accepted_cb (PbProposal *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CHANGES]);
}

static void
splice (GListStore *store,
        GPtrArray  *objects)
{
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), objects->pdata,
                       objects->len);
}

/* What was left out stays left out. */
static void
keep_choices (PbProposal *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(PbProposalItem) old = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const char *id = pb_record_get_id (pb_proposal_item_get_record (old));

      if (pb_proposal_item_get_accepted (old))
        continue;

      for (guint j = 0; j < self->built_items->len; j++)
        {
          PbProposalItem *item = self->built_items->pdata[j];

          if (g_str_equal (pb_record_get_id (pb_proposal_item_get_record (item)), id))
            pb_proposal_item_set_accepted (item, FALSE);
        }
    }
}

/* Watching tens of thousands of items as an object would search all of them for each. */
static void
watch_items (PbProposal *self,
             gboolean    watch)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (watch)
        g_signal_connect_swapped (item, "notify::accepted", G_CALLBACK (accepted_cb), self);
      else
        g_signal_handlers_disconnect_by_func (item, accepted_cb, self);
    }
}

/* In the order of the file; what is said of all of it comes last. */
static int
compare_findings (gconstpointer a,
                  gconstpointer b)
{
  guint one = pb_finding_get_line (*(PbFinding * const *) a) - 1;
  guint other = pb_finding_get_line (*(PbFinding * const *) b) - 1;

  return one < other ? -1 : one > other;
}

static void
rebuild (PbProposal *self)
{
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) findings = NULL;

  if (self->build == NULL)
    return;

  self->built_items = items = g_ptr_array_new_with_free_func (g_object_unref);
  self->built_findings = findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->build (self, self->build_data);
  if (self->remarks)
    g_ptr_array_extend (findings, self->remarks, (GCopyFunc) g_object_ref, NULL);

  keep_choices (self);
  g_ptr_array_sort (findings, compare_findings);
  self->built_items = NULL;
  self->built_findings = NULL;
  watch_items (self, FALSE);
  splice (self->items, items);
  watch_items (self, TRUE);
  splice (self->findings, findings);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_CHANGES]);
}

static void
pb_proposal_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PbProposal *self = PB_PROPOSAL (object);

  switch ((PbProposalProperty) prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_FILE_NAME:
      g_value_set_string (value, self->file_name);
      break;

    case PROP_FORMAT:
      g_value_set_string (value, self->format);
      break;

    case PROP_ITEMS:
      g_value_set_object (value, self->items);
      break;

    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;

    case PROP_GROUP_ID:
      g_value_set_string (value, self->group_id);
      break;

    case PROP_GROUP_NAME:
      g_value_set_string (value, self->group_name);
      break;

    case PROP_NEW_GROUP:
      g_value_set_boolean (value, pb_proposal_get_new_group (self));
      break;

    case PROP_N_CHANGES:
      g_value_set_uint (value, pb_proposal_get_n_changes (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_proposal_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  PbProposal *self = PB_PROPOSAL (object);

  switch ((PbProposalProperty) prop_id)
    {
    case PROP_GROUP_ID:
      pb_proposal_set_group_id (self, g_value_get_string (value));
      break;

    case PROP_GROUP_NAME:
      pb_proposal_set_group_name (self, g_value_get_string (value));
      break;

    case PROP_TITLE:
    case PROP_FILE_NAME:
    case PROP_FORMAT:
    case PROP_ITEMS:
    case PROP_FINDINGS:
    case PROP_NEW_GROUP:
    case PROP_N_CHANGES:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_proposal_dispose (GObject *object)
{
  PbProposal *self = PB_PROPOSAL (object);

  if (self->build_destroy)
    g_clear_pointer (&self->build_data, self->build_destroy);
  self->build = NULL;
  if (self->items)
    watch_items (self, FALSE);
  g_clear_object (&self->context);
  g_clear_object (&self->items);
  g_clear_object (&self->findings);

  G_OBJECT_CLASS (pb_proposal_parent_class)->dispose (object);
}

static void
pb_proposal_finalize (GObject *object)
{
  PbProposal *self = PB_PROPOSAL (object);

  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->file_name, g_free);
  g_clear_pointer (&self->format, g_free);
  g_clear_pointer (&self->new_id, g_free);
  g_clear_pointer (&self->group_id, g_free);
  g_clear_pointer (&self->group_name, g_free);

  G_OBJECT_CLASS (pb_proposal_parent_class)->finalize (object);
}

static void
pb_proposal_class_init (PbProposalClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_proposal_get_property;
  object_class->set_property = pb_proposal_set_property;
  object_class->dispose = pb_proposal_dispose;
  object_class->finalize = pb_proposal_finalize;

  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FILE_NAME] =
    g_param_spec_string ("file-name", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FORMAT] =
    g_param_spec_string ("format", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ITEMS] =
    g_param_spec_object ("items", NULL, NULL,
                         G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_FINDINGS] =
    g_param_spec_object ("findings", NULL, NULL,
                         G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_GROUP_ID] =
    g_param_spec_string ("group-id", NULL, NULL,
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_GROUP_NAME] =
    g_param_spec_string ("group-name", NULL, NULL,
                         NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_NEW_GROUP] =
    g_param_spec_boolean ("new-group", NULL, NULL,
                          FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_N_CHANGES] =
    g_param_spec_uint ("n-changes", NULL, NULL,
                       0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_proposal_init (PbProposal *self)
{
  self->items = g_list_store_new (PB_TYPE_PROPOSAL_ITEM);
  self->findings = g_list_store_new (PB_TYPE_FINDING);
  self->new_id = pb_id_new ();
  self->phase = -1;
  self->since = PB_DAY_NONE;
  self->reviewed = PB_DAY_NONE;
  self->founded = PB_DAY_NONE;
}

/* Makes a proposal without anything in it; a builder fills it. */
PbProposal *
pb_proposal_new (const char      *title,
                 const char      *file_name,
                 const char      *format,
                 PbImportContext *context)
{
  PbProposal *self = g_object_new (PB_TYPE_PROPOSAL, NULL);

  self->title = g_strdup (title);
  self->file_name = g_strdup (file_name);
  self->format = g_strdup (format);
  g_set_object (&self->context, context);

  return self;
}

/* Sets who says what is proposed; pb_proposal_start() calls it first. */
void
pb_proposal_set_builder (PbProposal          *self,
                         PbProposalBuildFunc  build,
                         gpointer             user_data,
                         GDestroyNotify       destroy)
{
  g_return_if_fail (PB_IS_PROPOSAL (self));
  g_return_if_fail (self->build == NULL);

  self->build = build;
  self->build_data = user_data;
  self->build_destroy = destroy;
}

/* Says which identifier a new group would have, where the file knows it. */
void
pb_proposal_set_new_id (PbProposal *self,
                        const char *id)
{
  g_return_if_fail (PB_IS_PROPOSAL (self));
  g_return_if_fail (self->group_id == NULL);

  g_set_str (&self->new_id, id);
}

/* Says which group the file seems to be about, or %NULL for a new one, and what
 * that would be called; then builds.
 */
void
pb_proposal_start (PbProposal *self,
                   const char *group_id,
                   const char *group_name)
{
  g_return_if_fail (PB_IS_PROPOSAL (self));

  g_set_str (&self->group_id, group_id ? group_id : self->new_id);
  g_set_str (&self->group_name, group_name);
  rebuild (self);
}

/* Adds findings of those who know more than the file; they stay when it is built again. */
void
pb_proposal_add_remarks (PbProposal *self,
                         GPtrArray  *findings)
{
  g_return_if_fail (PB_IS_PROPOSAL (self));

  if (self->remarks == NULL)
    self->remarks = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_extend (self->remarks, findings, (GCopyFunc) g_object_ref, NULL);
  rebuild (self);
}

/* For the builder: adds @item; takes it. */
void
pb_proposal_add_item (PbProposal     *self,
                      PbProposalItem *item)
{
  g_return_if_fail (self->built_items != NULL);

  g_ptr_array_add (self->built_items, item);
}

/* For the builder: adds @finding; takes it. */
void
pb_proposal_add_finding (PbProposal *self,
                         PbFinding  *finding)
{
  g_return_if_fail (self->built_findings != NULL);

  g_ptr_array_add (self->built_findings, finding);
}

/**
 * pb_proposal_get_title:
 * @self: a proposal
 *
 * Returns: (transfer none): what accepting it is called in the history
 */
const char *
pb_proposal_get_title (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), NULL);

  return self->title;
}

/**
 * pb_proposal_get_file_name:
 * @self: a proposal
 *
 * Returns: (transfer none): the name of the file, without its folder
 */
const char *
pb_proposal_get_file_name (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), NULL);

  return self->file_name;
}

/**
 * pb_proposal_get_format:
 * @self: a proposal
 *
 * Returns: (transfer none): the name of the format, for pb_format_find()
 */
const char *
pb_proposal_get_format (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), NULL);

  return self->format;
}

/**
 * pb_proposal_get_items:
 * @self: a proposal
 *
 * Returns: (transfer none): a list of #PbProposalItem in the order of the file,
 *   among them those that are there already
 */
GListModel *
pb_proposal_get_items (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), NULL);

  return G_LIST_MODEL (self->items);
}

/**
 * pb_proposal_get_findings:
 * @self: a proposal
 *
 * Returns: (transfer none): a list of #PbFinding in the order of the file
 */
GListModel *
pb_proposal_get_findings (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), NULL);

  return G_LIST_MODEL (self->findings);
}

/**
 * pb_proposal_get_n_changes:
 * @self: a proposal
 *
 * Returns: how many records accepting it would add or change; 0 where the
 *   library has all of it already
 */
guint
pb_proposal_get_n_changes (PbProposal *self)
{
  guint n_items;
  guint n = 0;

  g_return_val_if_fail (PB_IS_PROPOSAL (self), 0);

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (pb_proposal_item_get_accepted (item) &&
          pb_proposal_item_get_what (item) != PB_PROPOSAL_SAME)
        n++;
    }

  return n;
}

/**
 * pb_proposal_get_group_id:
 * @self: a proposal
 *
 * Returns: (transfer none): the identifier of the group that it is for
 */
const char *
pb_proposal_get_group_id (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), NULL);

  return self->group_id;
}

/**
 * pb_proposal_set_group_id:
 * @self: a proposal
 * @group_id: (nullable): the identifier of a group of the library, or %NULL for
 *   a new group
 *
 * Chooses the group that the proposal is for.
 *
 * Returns: whether there is such a group
 */
gboolean
pb_proposal_set_group_id (PbProposal *self,
                          const char *group_id)
{
  gboolean was_new;
  PbRecord *group;

  g_return_val_if_fail (PB_IS_PROPOSAL (self), FALSE);

  if (group_id == NULL)
    group_id = self->new_id;

  if (g_strcmp0 (group_id, self->group_id) == 0)
    return TRUE;

  group = self->context ? pb_import_context_lookup (self->context, group_id) : NULL;
  if (!g_str_equal (group_id, self->new_id) &&
      (group == NULL || pb_record_get_kind (group) != PB_KIND_GROUP))
    return FALSE;

  was_new = pb_proposal_get_new_group (self);
  g_set_str (&self->group_id, group_id);
  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GROUP_ID]);
  if (was_new != pb_proposal_get_new_group (self))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NEW_GROUP]);

  return TRUE;
}

/**
 * pb_proposal_get_new_group:
 * @self: a proposal
 *
 * Returns: whether accepting it makes a new group
 */
gboolean
pb_proposal_get_new_group (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), FALSE);

  return g_strcmp0 (self->group_id, self->new_id) == 0;
}

/**
 * pb_proposal_get_group_name:
 * @self: a proposal
 *
 * Returns: (transfer none): what a new group would be called
 */
const char *
pb_proposal_get_group_name (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), NULL);

  return self->group_name;
}

/**
 * pb_proposal_set_group_name:
 * @self: a proposal
 * @name: what a new group is called
 *
 * Sets #PbProposal:group-name.  A group that is there keeps its name.
 */
void
pb_proposal_set_group_name (PbProposal *self,
                            const char *name)
{
  g_return_if_fail (PB_IS_PROPOSAL (self));
  g_return_if_fail (name != NULL);

  if (!g_set_str (&self->group_name, name))
    return;

  rebuild (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_GROUP_NAME]);
}

/**
 * pb_proposal_get_phase:
 * @self: a proposal
 * @since: (out) (optional): since when
 *
 * Returns: the #PbPhase that the group is in, or -1 where nobody said so
 */
int
pb_proposal_get_phase (PbProposal *self,
                       PbDay      *since)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), -1);

  if (since)
    *since = self->since;

  return self->phase;
}

/**
 * pb_proposal_set_phase:
 * @self: a proposal
 * @phase: a #PbPhase, or -1 for none
 * @since: since when
 *
 * Says in which phase the group is.  A file alone does not: the phase is a
 * decision of the group, and it has a date.
 */
void
pb_proposal_set_phase (PbProposal *self,
                       int         phase,
                       PbDay       since)
{
  g_return_if_fail (PB_IS_PROPOSAL (self));
  g_return_if_fail (phase < 0 || since != PB_DAY_NONE);

  if (self->phase == phase && self->since == since)
    return;

  self->phase = phase;
  self->since = since;
  rebuild (self);
}

/**
 * pb_proposal_get_reviewed:
 * @self: a proposal
 *
 * Returns: the day on which the group last reviewed what the file says, or
 *   %PB_DAY_NONE
 */
PbDay
pb_proposal_get_reviewed (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), PB_DAY_NONE);

  return self->reviewed;
}

/**
 * pb_proposal_set_reviewed:
 * @self: a proposal
 * @day: the day of the review, or %PB_DAY_NONE
 *
 * Says that the group reviewed what the file says.  Without it the elements
 * count as never reviewed.
 */
void
pb_proposal_set_reviewed (PbProposal *self,
                          PbDay       day)
{
  g_return_if_fail (PB_IS_PROPOSAL (self));

  if (self->reviewed == day)
    return;

  self->reviewed = day;
  rebuild (self);
}

/**
 * pb_proposal_get_founded:
 * @self: a proposal
 *
 * Returns: the day of founding that was chosen, or %PB_DAY_NONE where the file
 *   alone counts
 */
PbDay
pb_proposal_get_founded (PbProposal *self)
{
  g_return_val_if_fail (PB_IS_PROPOSAL (self), PB_DAY_NONE);

  return self->founded;
}

/**
 * pb_proposal_set_founded:
 * @self: a proposal
 * @day: the day on which the group was founded, or %PB_DAY_NONE
 *
 * Says when the group was founded, where the file does not say it so that it can
 * be understood.
 */
void
pb_proposal_set_founded (PbProposal *self,
                         PbDay       day)
{
  g_return_if_fail (PB_IS_PROPOSAL (self));

  if (self->founded == day)
    return;

  self->founded = day;
  rebuild (self);
}
