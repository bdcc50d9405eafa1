/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-state-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PbStateBundle:
 *
 * What a partner gets of a group: the records that their audience may see, the
 * report, and who vouches for it.  It is one signed file; where it came from, it
 * is not asked again.
 */

G_DEFINE_FINAL_TYPE (PbStateBundle, pb_state_bundle, G_TYPE_OBJECT)

static void
file_free (gpointer data)
{
  PbBundleFile *file = data;

  g_free (file->name);
  g_free (file->media_type);
  g_clear_pointer (&file->bytes, g_bytes_unref);
  g_free (file);
}

static void
pb_state_bundle_finalize (GObject *object)
{
  PbStateBundle *self = PB_STATE_BUNDLE (object);

  g_free (self->author);
  g_free (self->public_key);
  g_ptr_array_unref (self->succession);
  g_free (self->group_id);
  g_free (self->group_name);
  g_free (self->fingerprint);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->attachments);

  G_OBJECT_CLASS (pb_state_bundle_parent_class)->finalize (object);
}

static void
pb_state_bundle_class_init (PbStateBundleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_state_bundle_finalize;
}

static void
pb_state_bundle_init (PbStateBundle *self)
{
  self->succession = g_ptr_array_new_with_free_func ((GDestroyNotify) pb_vouch_free);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->files = g_ptr_array_new_with_free_func (file_free);
  self->attachments = g_ptr_array_new_with_free_func (g_free);
}

/* Paths on the computer of whoever shares say who and where they are. */
static GVariant *
shorten_path (const char *uri)
{
  const char *scheme = g_uri_peek_scheme (uri);
  g_autofree char *slashed = NULL;

  if (scheme != NULL && strlen (scheme) > 1 && !g_str_equal (scheme, "file"))
    return g_variant_ref_sink (g_variant_new_string (uri));

  slashed = g_strdelimit (g_strdup (uri), "\\", '/');

  return g_variant_ref_sink (g_variant_new_take_string (g_path_get_basename (slashed)));
}

/* A copy of what others may have; nothing of who changed it when. */
static PbRecord *
strip (PbRecord *record)
{
  PbKind kind = pb_record_get_kind (record);
  const PbKind halves[] = { kind, PB_KIND_COMMON };
  PbRecord *copy = pb_record_new (kind, pb_record_get_id (record));

  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    for (guint n = 0; n < pb_kind_get_n_fields (halves[i]); n++)
      {
        const PbFieldInfo *info = pb_kind_get_nth_field (halves[i], n);
        GVariant *value = pb_record_get_value (record, info->id);
        g_autoptr(GVariant) shown = NULL;

        if (value == NULL || info->flags & PB_FIELD_PRIVATE || info->id == PB_COMMON_SOURCE)
          continue;

        shown = info->type == PB_TYPE_URI ? shorten_path (g_variant_get_string (value, NULL))
                                          : g_variant_ref (value);
        pb_record_set_value (copy, info->id, shown);
      }

  return copy;
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  PbRecord *one = *(PbRecord * const *) a;
  PbRecord *two = *(PbRecord * const *) b;
  int order = (int) pb_record_get_kind (one) - (int) pb_record_get_kind (two);

  return order ? order : strcmp (pb_record_get_id (one), pb_record_get_id (two));
}

/**
 * pb_state_bundle_new:
 * @dossier: what pb_dossier_redact() left of a group for @audience
 * @audience: for whom it is
 * @fingerprint: (nullable): the fingerprint of the report
 *
 * Takes what others may have of the records: no private fields, no folders of
 * this computer, nothing of where they were imported from or who changed them.
 * Records for fewer people than @audience are left out once more.
 *
 * Returns: (transfer full): a bundle
 */
PbStateBundle *
pb_state_bundle_new (PbDossier  *dossier,
                     PbAudience  audience,
                     const char *fingerprint)
{
  PbStateBundle *self;
  PbRecord *group;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);

  self = g_object_new (PB_TYPE_STATE_BUNDLE, NULL);
  group = pb_dossier_get_group (dossier);
  self->group_id = g_strdup (pb_record_get_id (group));
  self->group_name = pb_record_dup_title (group);
  self->day = pb_dossier_get_day (dossier);
  self->audience = audience;
  self->fingerprint = g_strdup (fingerprint ? fingerprint : "");

  g_ptr_array_add (self->records, strip (group));
  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      GPtrArray *records = pb_dossier_get_records (dossier, kind);

      for (guint i = 0; records && i < records->len; i++)
        {
          PbRecord *record = records->pdata[i];
          int own = pb_record_get_enum (record, PB_COMMON_AUDIENCE);

          if (record == group || (own < 0 ? (int) PB_AUDIENCE_PARTNERS : own) < (int) audience)
            continue;
          g_ptr_array_add (self->records, strip (record));
          if (kind == PB_KIND_LINK)
            g_ptr_array_add (self->attachments,
                             g_strdup (pb_record_get_text (
                               self->records->pdata[self->records->len - 1], PB_LINK_URL)));
        }
    }
  g_ptr_array_sort (self->records, compare_records);

  return self;
}

/*< private >
 * _pb_bundle_is_file_name:
 * @name: the name of a file in a bundle
 *
 * Returns: whether it is short and plain enough to be written anywhere
 */
gboolean
_pb_bundle_is_file_name (const char *name)
{
  gsize length = strlen (name);

  if (length == 0 || length > _PB_BUNDLE_MAX_NAME || *name == '.')
    return FALSE;

  return strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789-.") == length;
}

/**
 * pb_state_bundle_add_file:
 * @self: a bundle
 * @name: a name of small ASCII letters, digits, `-` and `.`
 * @media_type: what it is
 * @bytes: what it holds
 *
 * Puts a file in, most likely the report.
 */
void
pb_state_bundle_add_file (PbStateBundle *self,
                          const char    *name,
                          const char    *media_type,
                          GBytes        *bytes)
{
  PbBundleFile *file;

  g_return_if_fail (PB_IS_STATE_BUNDLE (self));
  g_return_if_fail (name != NULL && _pb_bundle_is_file_name (name));
  g_return_if_fail (media_type != NULL);
  g_return_if_fail (bytes != NULL);

  file = g_new0 (PbBundleFile, 1);
  file->name = g_strdup (name);
  file->media_type = g_strdup (media_type);
  file->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->files, file);
}

/**
 * pb_state_bundle_get_author:
 * @self: a bundle that was read
 *
 * Returns: (transfer none): who says to have made it
 */
const char *
pb_state_bundle_get_author (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  return self->author;
}

/**
 * pb_state_bundle_get_public_key:
 * @self: a bundle that was read
 *
 * Returns: (transfer none): the public key that it is signed with
 */
const char *
pb_state_bundle_get_public_key (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  return self->public_key;
}

/**
 * pb_state_bundle_get_succession:
 * @self: a bundle that was read
 *
 * Returns: (transfer none) (element-type PbVouch): the keys that vouch for the one
 *   that it is signed with
 */
GPtrArray *
pb_state_bundle_get_succession (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  return self->succession;
}

/**
 * pb_state_bundle_get_instant:
 * @self: a bundle that was read
 *
 * Returns: when it was made, in microseconds since 1970-01-01 UTC
 */
gint64
pb_state_bundle_get_instant (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), 0);

  return self->instant;
}

/**
 * pb_state_bundle_get_group_id:
 * @self: a bundle
 *
 * Returns: (transfer none): the identifier of the group
 */
const char *
pb_state_bundle_get_group_id (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  return self->group_id;
}

/**
 * pb_state_bundle_get_group_name:
 * @self: a bundle
 *
 * Returns: (transfer none): the name of the group
 */
const char *
pb_state_bundle_get_group_name (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  return self->group_name;
}

/**
 * pb_state_bundle_get_day:
 * @self: a bundle
 *
 * Returns: the day whose state it holds
 */
PbDay
pb_state_bundle_get_day (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), PB_DAY_NONE);

  return self->day;
}

/**
 * pb_state_bundle_get_audience:
 * @self: a bundle
 *
 * Returns: for whom it is
 */
PbAudience
pb_state_bundle_get_audience (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), PB_AUDIENCE_PUBLIC);

  return self->audience;
}

/**
 * pb_state_bundle_get_fingerprint:
 * @self: a bundle
 *
 * Returns: (transfer none): the fingerprint of the report; empty for none
 */
const char *
pb_state_bundle_get_fingerprint (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  return self->fingerprint;
}

/**
 * pb_state_bundle_get_records:
 * @self: a bundle
 *
 * Returns: (transfer none) (element-type PbRecord): the group and its records
 */
GPtrArray *
pb_state_bundle_get_records (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  return self->records;
}

/**
 * pb_state_bundle_get_files:
 * @self: a bundle
 *
 * Returns: (transfer none) (element-type PbBundleFile): the files in it
 */
GPtrArray *
pb_state_bundle_get_files (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  return self->files;
}

/**
 * pb_state_bundle_get_attachments:
 * @self: a bundle
 *
 * Returns: (transfer none) (element-type utf8): the addresses of what the records
 *   lead to, which is not in the bundle
 */
GPtrArray *
pb_state_bundle_get_attachments (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  return self->attachments;
}

/**
 * pb_state_bundle_get_n_unknown:
 * @self: a bundle that was read
 *
 * Returns: how many records and values only a newer version can show
 */
guint
pb_state_bundle_get_n_unknown (PbStateBundle *self)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), 0);

  return self->n_unknown;
}

/**
 * pb_state_bundle_dup_edit:
 * @self: a bundle
 *
 * Makes the edit that puts all its records into an empty library.
 *
 * Returns: (transfer full): an edit
 */
PbEdit *
pb_state_bundle_dup_edit (PbStateBundle *self)
{
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  edit = pb_edit_new (self->group_name);
  pb_edit_set_imported (edit, TRUE);
  for (guint i = 0; i < self->records->len; i++)
    pb_edit_add_record (edit, self->records->pdata[i]);

  return edit;
}

/* One's key now, or one used before. */
static gboolean
is_own_key (PbIdentity *own,
            const char *key)
{
  GPtrArray *succession = pb_identity_get_succession (own);

  for (guint i = 0; i < succession->len; i++)
    {
      if (g_str_equal (((PbVouch *) succession->pdata[i])->key, key))
        return TRUE;
    }

  return g_strcmp0 (pb_identity_get_public_key (own), key) == 0;
}

/**
 * pb_state_bundle_check:
 * @self: a bundle that was read
 * @trust: the keys that are known
 * @own: (nullable): one's own identity, loaded
 *
 * A bundle that could be read is whole and well signed; this tells by whom.
 *
 * Returns: %PB_TRUST_VERIFIED or %PB_TRUST_FIRST_SEEN
 */
PbTrustState
pb_state_bundle_check (PbStateBundle *self,
                       PbTrust       *trust,
                       PbIdentity    *own)
{
  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), PB_TRUST_INVALID);
  g_return_val_if_fail (PB_IS_TRUST (trust), PB_TRUST_INVALID);

  if (own && is_own_key (own, self->public_key))
    return PB_TRUST_VERIFIED;

  return pb_trust_check (trust, self->public_key, self->succession);
}

/**
 * pb_state_bundle_dup_verdict:
 * @self: a bundle that was read
 * @state: what pb_state_bundle_check() said
 *
 * Returns: (transfer full): who made it when, and whether that can be relied on,
 *   in plain words
 */
char *
pb_state_bundle_dup_verdict (PbStateBundle *self,
                             PbTrustState   state)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);

  day = pb_day_to_locale (pb_day_from_instant (self->instant));

  if (state == PB_TRUST_VERIFIED)
    /* Translators: the name of a person, then a day. */
    return g_strdup_printf (_("From %s, signed on %s, and unchanged since."), self->author, day);

  /* Translators: the name of a person, then a day. */
  return g_strdup_printf (_("Unchanged since it was signed as %s on %s, with a key that nobody "
                            "here has confirmed yet."), self->author, day);
}
