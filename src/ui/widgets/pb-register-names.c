/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/widgets/pb-register-names.h"

/**
 * PbRegisterNames:
 *
 * What records that others refer to are called.  Those of the group are known
 * at once; others are asked for, and `changed` is emitted when they have come.
 */
struct _PbRegisterNames
{
  GObject parent_instance;

  PbGroupContext *context;
  GCancellable *cancellable;

  /* Identifier → record, or NULL while it is asked for and where there is none. */
  GHashTable *records;
};

typedef enum
{
  CHANGED,
  N_SIGNALS,
} PbRegisterNamesSignal;

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbRegisterNames, pb_register_names, G_TYPE_OBJECT)

static void
clear_record (gpointer data)
{
  if (data != NULL)
    g_object_unref (data);
}

static void
got_record_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PbRegisterNames) self = user_data;
  g_autoptr(PbRecord) record = pb_store_get_finish (PB_STORE (source), result, NULL);

  if (record == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  g_hash_table_insert (self->records, g_strdup (pb_record_get_id (record)),
                       g_object_ref (record));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
pb_register_names_dispose (GObject *object)
{
  PbRegisterNames *self = PB_REGISTER_NAMES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (pb_register_names_parent_class)->dispose (object);
}

static void
pb_register_names_finalize (GObject *object)
{
  PbRegisterNames *self = PB_REGISTER_NAMES (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->records, g_hash_table_unref);

  G_OBJECT_CLASS (pb_register_names_parent_class)->finalize (object);
}

static void
pb_register_names_class_init (PbRegisterNamesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_register_names_dispose;
  object_class->finalize = pb_register_names_finalize;

  /**
   * PbRegisterNames::changed:
   *
   * A name that was asked for has come.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pb_register_names_init (PbRegisterNames *self)
{
  self->cancellable = g_cancellable_new ();
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_record);
}

/**
 * pb_register_names_new:
 * @context: the group
 *
 * Returns: (transfer full): the names of records
 */
PbRegisterNames *
pb_register_names_new (PbGroupContext *context)
{
  PbRegisterNames *self;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);

  self = g_object_new (PB_TYPE_REGISTER_NAMES, NULL);
  self->context = g_object_ref (context);

  return self;
}

/**
 * pb_register_names_dup:
 * @self: names
 * @id: the identifier of a record
 *
 * Returns: (transfer full) (nullable): what the record is called, or %NULL while
 *   that is not known; `changed` tells when it is
 */
char *
pb_register_names_dup (PbRegisterNames *self,
                       const char      *id)
{
  PbDossier *dossier;
  gpointer record;

  g_return_val_if_fail (PB_IS_REGISTER_NAMES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (self->context == NULL)
    return NULL;

  dossier = pb_group_context_get_dossier (self->context);
  record = dossier ? pb_dossier_lookup (dossier, id) : NULL;
  if (record != NULL)
    return pb_record_dup_title (record);

  /* Records are live, so that what was found once stays right. */
  if (!g_hash_table_lookup_extended (self->records, id, NULL, &record))
    {
      g_hash_table_insert (self->records, g_strdup (id), NULL);
      pb_store_get_async (pb_group_context_get_store (self->context), id, self->cancellable,
                          got_record_cb, g_object_ref (self));
    }

  return record != NULL ? pb_record_dup_title (record) : NULL;
}
