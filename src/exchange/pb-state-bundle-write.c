/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-exchange"

#include "config.h"

#include "exchange/pb-state-bundle-private.h"

#include "exchange/pb-exchange-error.h"
#include "model/pb-field-value.h"
#include "storage/pb-scanner.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
add_string (GString    *text,
            const char *string)
{
  pb_json_append_string (text, string, strlen (string));
}

static void
add_member (GString    *text,
            const char *name,
            const char *string)
{
  if (text->str[text->len - 1] != '{')
    g_string_append_c (text, ',');
  g_string_append_printf (text, "\"%s\":", name);
  add_string (text, string);
}

static void
add_header (GString       *text,
            PbStateBundle *self,
            PbIdentity    *identity,
            gint64         instant)
{
  GPtrArray *succession = pb_identity_get_succession (identity);
  g_autoptr(GDateTime) at = g_date_time_new_from_unix_utc (instant / G_USEC_PER_SEC);
  g_autofree char *when = g_date_time_format_iso8601 (at);
  g_autofree char *day = pb_day_to_iso (self->day);

  g_string_append_printf (text, _PB_BUNDLE_START "\"version\":%d", _PB_BUNDLE_VERSION);
  add_member (text, "by", pb_identity_get_name (identity));
  add_member (text, "key", pb_identity_get_public_key (identity));
  g_string_append (text, ",\"earlier\":[");
  for (guint i = 0; i < succession->len; i++)
    {
      PbVouch *vouch = succession->pdata[i];

      g_string_append (text, i ? ",[" : "[");
      add_string (text, vouch->key);
      g_string_append_c (text, ',');
      add_string (text, vouch->signature);
      g_string_append_c (text, ']');
    }
  g_string_append_c (text, ']');
  add_member (text, "at", when);
  add_member (text, "group", self->group_id);
  add_member (text, "name", self->group_name);
  add_member (text, "day", day);
  add_member (text, "audience", pb_enum_get_nick (pb_audience_get_type (), self->audience));
  add_member (text, "fingerprint", self->fingerprint);
  g_string_append (text, "}\n");
}

static void
add_value (GString           *text,
           const PbFieldInfo *info,
           GVariant          *value)
{
  g_autofree char *string = NULL;
  g_autofree const char **elements = NULL;

  if (!pb_field_type_is_set (info->type))
    {
      string = pb_field_to_text (info->id, value);
      add_member (text, info->name, string);
      return;
    }

  if (text->str[text->len - 1] != '{')
    g_string_append_c (text, ',');
  g_string_append_printf (text, "\"%s\":[", info->name);
  elements = g_variant_get_strv (value, NULL);
  for (guint i = 0; elements[i]; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      add_string (text, elements[i]);
    }
  g_string_append_c (text, ']');
}

static void
add_record (GString  *text,
            PbRecord *record)
{
  PbKind kind = pb_record_get_kind (record);
  const PbKind halves[] = { kind, PB_KIND_COMMON };

  g_string_append_c (text, '{');
  add_member (text, "record", pb_kind_get_info (kind)->name);
  add_member (text, "id", pb_record_get_id (record));
  g_string_append (text, ",\"values\":{");
  for (guint i = 0; i < G_N_ELEMENTS (halves); i++)
    for (guint n = 0; n < pb_kind_get_n_fields (halves[i]); n++)
      {
        const PbFieldInfo *info = pb_kind_get_nth_field (halves[i], n);
        GVariant *value = pb_record_get_value (record, info->id);

        if (value)
          add_value (text, info, value);
      }
  g_string_append (text, "}}\n");
}

static guint
add_file (GString      *text,
          PbBundleFile *file)
{
  gsize length, at;
  const guchar *bytes = g_bytes_get_data (file->bytes, &length);
  guint n_lines = 1;

  g_string_append_c (text, '{');
  add_member (text, "file", file->name);
  add_member (text, "type", file->media_type);
  g_string_append_printf (text, ",\"size\":%" G_GSIZE_FORMAT "}\n", length);

  for (at = 0; at < length; at += _PB_BUNDLE_CHUNK)
    {
      g_autofree char *data = g_base64_encode (bytes + at, MIN (length - at, _PB_BUNDLE_CHUNK));

      g_string_append_printf (text, "{\"data\":\"%s\"}\n", data);
      n_lines++;
    }

  return n_lines;
}

/**
 * pb_state_bundle_write:
 * @self: a bundle
 * @identity: who vouches for it, with a signer
 * @instant: now, in microseconds since 1970-01-01 UTC
 * @error: return location for a %PB_EXCHANGE_ERROR
 *
 * Returns: (transfer full) (nullable): the signed file
 */
GBytes *
pb_state_bundle_write (PbStateBundle  *self,
                       PbIdentity     *identity,
                       gint64          instant,
                       GError        **error)
{
  g_autoptr(GString) text = g_string_sized_new (1024 * 1024);
  g_autofree char *hash = NULL;
  g_autofree char *signature = NULL;
  guint n_lines;

  g_return_val_if_fail (PB_IS_STATE_BUNDLE (self), NULL);
  g_return_val_if_fail (PB_IS_IDENTITY (identity), NULL);
  g_return_val_if_fail (pb_identity_get_signer (identity) != NULL, NULL);

  add_header (text, self, identity, instant);
  for (guint i = 0; i < self->records->len; i++)
    add_record (text, self->records->pdata[i]);
  for (guint i = 0; i < self->attachments->len; i++)
    {
      g_string_append_c (text, '{');
      add_member (text, "attachment", self->attachments->pdata[i]);
      g_string_append (text, "}\n");
    }
  n_lines = 1 + self->records->len + self->attachments->len;
  for (guint i = 0; i < self->files->len; i++)
    n_lines += add_file (text, self->files->pdata[i]);

  /* What nobody could open again is not written. */
  if (text->len > _PB_BUNDLE_MAX_BYTES - _PB_BUNDLE_MAX_TEXT ||
      self->records->len > _PB_BUNDLE_MAX_RECORDS ||
      self->attachments->len > _PB_BUNDLE_MAX_ATTACHMENTS)
    {
      g_set_error_literal (error, PB_EXCHANGE_ERROR, PB_EXCHANGE_ERROR_LIMIT,
                           _("The state of this group is too large for one file."));
      return NULL;
    }

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, text->len);
  signature = pb_signer_sign (pb_identity_get_signer (identity), _PB_BUNDLE_PURPOSE, hash, error);
  if (signature == NULL)
    return NULL;
  g_string_append_printf (text, "{\"lines\":%u,\"sha256\":\"%s\",\"sig\":\"%s\"}\n", n_lines, hash,
                          signature);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}
