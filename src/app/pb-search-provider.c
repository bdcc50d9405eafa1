/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-app"

#include "config.h"

#include "app/pb-search-provider.h"

#include "app/pb-shell-search-provider.h"
#include "model/pb-catalogue.h"
#include "storage/pb-search-hit.h"

/* What people look for from outside, and how much of it a desktop can show. */
#define KINDS "kind:group,agreement,decision,metric"
#define MAX_RESULTS 12

/**
 * PbSearchProvider:
 *
 * Answers the search of the desktop (`org.gnome.Shell.SearchProvider2`) with the
 * groups, agreements, decisions and metrics of a library.
 *
 * It opens the library when it is asked for the first time, and never makes one.  A library that is not there, or cannot be opened, holds nothing: a
 * desktop search is no place for its reasons.
 */
struct _PbSearchProvider
{
  GObject parent_instance;

  GApplication *application;
  PbStore *store;
  PbShellSearchProvider2 *skeleton;

  /* What was found last, by its identifier. */
  GHashTable *hits;
  /* The questions that wait for the library. */
  GPtrArray *waiting;
};

/* A question of the desktop.  The program stays while one is open. */
typedef struct
{
  PbSearchProvider *self;
  GDBusMethodInvocation *invocation;
  char *text;
} Question;

enum
{
  SHOW_RECORD,
  SEARCH,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PbSearchProvider, pb_search_provider, G_TYPE_OBJECT)

static void
question_free (Question *question)
{
  g_application_release (question->self->application);
  g_object_unref (question->self);
  g_free (question->text);
  g_free (question);
}

/* Whatever comes first answers: both methods have the same result. */
static void
answer (Question  *question,
        GPtrArray *identifiers)
{
  const char *nothing[] = { NULL };

  g_dbus_method_invocation_return_value (g_steal_pointer (&question->invocation),
                                         g_variant_new ("(^as)", identifiers != NULL
                                                                 ? (const char **) identifiers->pdata
                                                                 : nothing));
  question_free (question);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Question *question = user_data;
  PbSearchProvider *self = question->self;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GPtrArray) identifiers = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  hits = pb_store_search_finish (PB_STORE (source), result, &error);
  if (hits == NULL)
    g_message ("The library could not be searched: %s", error->message);

  g_hash_table_remove_all (self->hits);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      PbSearchHit *hit = hits->pdata[i];
      const char *id = pb_record_get_id (pb_search_hit_get_record (hit));

      g_hash_table_insert (self->hits, g_strdup (id), g_object_ref (hit));
      g_ptr_array_add (identifiers, (gpointer) id);
    }
  g_ptr_array_add (identifiers, NULL);

  answer (question, identifiers);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PbSearchProvider) self = user_data;
  g_autoptr(GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_autoptr(GError) error = NULL;
  gboolean open;

  open = pb_store_open_finish (self->store, result, &error);
  if (!open)
    g_debug ("There is nothing to search: %s", error->message);

  for (guint i = 0; i < waiting->len; i++)
    {
      Question *question = waiting->pdata[i];

      if (open)
        pb_store_search_async (self->store, question->text, MAX_RESULTS, NULL, found_cb, question);
      else
        answer (question, NULL);
    }
}

static void
search (PbSearchProvider      *self,
        GDBusMethodInvocation *invocation,
        const char * const    *terms)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *words = g_strjoinv (" ", (char **) terms);

  g_application_hold (self->application);
  question->self = g_object_ref (self);
  question->invocation = invocation;
  question->text = g_strdup_printf (KINDS " %s", words);

  if (pb_store_get_state (self->store) == PB_STORE_OPEN)
    {
      pb_store_search_async (self->store, question->text, MAX_RESULTS, NULL, found_cb, question);
      return;
    }

  if (self->waiting != NULL)
    {
      g_ptr_array_add (self->waiting, question);
      return;
    }

  self->waiting = g_ptr_array_new ();
  g_ptr_array_add (self->waiting, question);
  /* Not only to look: the words of new records are learned when they are asked for. */
  pb_store_open_async (self->store, PB_STORE_OPEN_NORMAL, NULL, NULL, opened_cb,
                       g_object_ref (self));
}

static gboolean
initial_cb (PbSearchProvider      *self,
            GDBusMethodInvocation *invocation,
            const char * const    *terms)
{
  search (self, invocation, terms);

  return TRUE;
}

/* Searching anew is quick, and finds what the first results had no room for. */
static gboolean
subsearch_cb (PbSearchProvider      *self,
              GDBusMethodInvocation *invocation,
              const char * const    *previous,
              const char * const    *terms)
{
  search (self, invocation, terms);

  return TRUE;
}

static gboolean
metas_cb (PbSearchProvider      *self,
          GDBusMethodInvocation *invocation,
          const char * const    *identifiers)
{
  g_autoptr(GVariantBuilder) metas = g_variant_builder_new (G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr(GIcon) icon = g_themed_icon_new (APPLICATION_ID);

  for (guint i = 0; identifiers[i] != NULL; i++)
    {
      PbSearchHit *hit = g_hash_table_lookup (self->hits, identifiers[i]);
      PbKind kind;

      if (hit == NULL)
        continue;

      kind = pb_record_get_kind (pb_search_hit_get_record (hit));
      g_variant_builder_open (metas, G_VARIANT_TYPE ("a{sv}"));
      g_variant_builder_add (metas, "{sv}", "id", g_variant_new_string (identifiers[i]));
      g_variant_builder_add (metas, "{sv}", "name",
                             g_variant_new_string (pb_search_hit_get_title (hit)));
      g_variant_builder_add (metas, "{sv}", "description",
                             g_variant_new_string (pb_kind_get_label (kind)));
      g_variant_builder_add (metas, "{sv}", "icon", g_icon_serialize (icon));
      g_variant_builder_close (metas);
    }

  pb_shell_search_provider2_complete_get_result_metas (self->skeleton, invocation,
                                                       g_variant_builder_end (metas));

  return TRUE;
}

static gboolean
activate_cb (PbSearchProvider      *self,
             GDBusMethodInvocation *invocation,
             const char            *identifier,
             const char * const    *terms,
             guint                  timestamp)
{
  PbSearchHit *hit = g_hash_table_lookup (self->hits, identifier);

  g_signal_emit (self, signals[SHOW_RECORD], 0, hit ? pb_search_hit_get_group_id (hit) : NULL,
                 identifier);
  pb_shell_search_provider2_complete_activate_result (self->skeleton, invocation);

  return TRUE;
}

static gboolean
launch_cb (PbSearchProvider      *self,
           GDBusMethodInvocation *invocation,
           const char * const    *terms,
           guint                  timestamp)
{
  g_autofree char *text = g_strjoinv (" ", (char **) terms);

  g_signal_emit (self, signals[SEARCH], 0, text);
  pb_shell_search_provider2_complete_launch_search (self->skeleton, invocation);

  return TRUE;
}

static void
pb_search_provider_dispose (GObject *object)
{
  PbSearchProvider *self = PB_SEARCH_PROVIDER (object);

  pb_search_provider_unexport (self);
  g_clear_object (&self->skeleton);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (pb_search_provider_parent_class)->dispose (object);
}

static void
pb_search_provider_finalize (GObject *object)
{
  PbSearchProvider *self = PB_SEARCH_PROVIDER (object);

  g_hash_table_unref (self->hits);

  G_OBJECT_CLASS (pb_search_provider_parent_class)->finalize (object);
}

static void
pb_search_provider_class_init (PbSearchProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pb_search_provider_dispose;
  object_class->finalize = pb_search_provider_finalize;

  /**
   * PbSearchProvider::show-record:
   * @self: a search provider
   * @group: (nullable): the identifier of the group that the record belongs to
   * @record: the identifier of a record
   *
   * Somebody chose a record that was found.
   */
  signals[SHOW_RECORD] = g_signal_new ("show-record", G_TYPE_FROM_CLASS (klass),
                                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  /**
   * PbSearchProvider::search:
   * @self: a search provider
   * @text: what was typed
   *
   * Somebody wants to see all that is found.
   */
  signals[SEARCH] = g_signal_new ("search", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pb_search_provider_init (PbSearchProvider *self)
{
  self->hits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->skeleton = pb_shell_search_provider2_skeleton_new ();
  g_signal_connect_object (self->skeleton, "handle-get-initial-result-set",
                           G_CALLBACK (initial_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-subsearch-result-set",
                           G_CALLBACK (subsearch_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-get-result-metas",
                           G_CALLBACK (metas_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-activate-result",
                           G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->skeleton, "handle-launch-search",
                           G_CALLBACK (launch_cb), self, G_CONNECT_SWAPPED);
}

/**
 * pb_search_provider_new:
 * @application: the program, which stays while a question is open
 * @store: a library that is not opened yet
 *
 * Returns: (transfer full): a search provider
 */
PbSearchProvider *
pb_search_provider_new (GApplication *application,
                        PbStore      *store)
{
  PbSearchProvider *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PB_IS_STORE (store), NULL);

  self = g_object_new (PB_TYPE_SEARCH_PROVIDER, NULL);
  /* The program owns its provider. */
  self->application = application;
  self->store = g_object_ref (store);

  return self;
}

/**
 * pb_search_provider_export:
 * @self: a search provider
 * @connection: a bus
 * @path: where others find it
 * @error: return location for an error
 *
 * Begins to answer.
 *
 * Returns: whether that worked
 */
gboolean
pb_search_provider_export (PbSearchProvider  *self,
                           GDBusConnection   *connection,
                           const char        *path,
                           GError           **error)
{
  g_return_val_if_fail (PB_IS_SEARCH_PROVIDER (self), FALSE);
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (connection), FALSE);

  return g_dbus_interface_skeleton_export (G_DBUS_INTERFACE_SKELETON (self->skeleton), connection,
                                           path, error);
}

/**
 * pb_search_provider_unexport:
 * @self: a search provider
 *
 * Answers no more.
 */
void
pb_search_provider_unexport (PbSearchProvider *self)
{
  GDBusInterfaceSkeleton *skeleton;

  g_return_if_fail (PB_IS_SEARCH_PROVIDER (self));

  skeleton = G_DBUS_INTERFACE_SKELETON (self->skeleton);
  if (skeleton != NULL && g_dbus_interface_skeleton_get_connection (skeleton) != NULL)
    g_dbus_interface_skeleton_unexport (skeleton);
}
