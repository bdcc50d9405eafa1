/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-vault-private.h"

#include "formats/pb-finding.h"
#include "formats/pb-format.h"
#include "formats/pb-import-error.h"
#include "formats/pb-inline-text.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* A folder of notes that people keep by hand.  More than this is something else that was
 * chosen by mistake, such as a home folder.
 */
#define MAX_FILES 5000
#define MAX_DEPTH 16

#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_NAME "," G_FILE_ATTRIBUTE_STANDARD_TYPE "," \
                   G_FILE_ATTRIBUTE_STANDARD_IS_HIDDEN "," G_FILE_ATTRIBUTE_STANDARD_IS_SYMLINK

/* Services that notes of groups lead to and that have closed. */
static const char * const closed_services[] = { "clarity.so", "sobol.io" };

typedef struct
{
  GCancellable *cancellable;
  GPtrArray *paths;
  GFile *top;
} Walk;

static gboolean
has_known_suffix (const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *suffix = dot ? g_ascii_strdown (dot, -1) : NULL;
  const PbFormat *format;

  for (guint i = 0; suffix && (format = pb_format_get_nth (i)); i++)
    {
      g_auto(GStrv) suffixes = g_strsplit (format->suffixes, " ", -1);

      if (format->read && g_strv_contains ((const char * const *) suffixes, suffix))
        return TRUE;
    }

  return FALSE;
}

static gboolean
walk (Walk        *self,
      GFile       *folder,
      guint        depth,
      GError     **error)
{
  g_autoptr(GFileEnumerator) children = NULL;

  children = g_file_enumerate_children (folder, ATTRIBUTES, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS,
                                        self->cancellable, error);
  if (children == NULL)
    return FALSE;

  while (TRUE)
    {
      GFileInfo *info;
      GFile *child;

      if (!g_file_enumerator_iterate (children, &info, &child, self->cancellable, error))
        return FALSE;
      if (info == NULL)
        return TRUE;

      /* Links may lead anywhere, or round in a circle. */
      if (g_file_info_get_is_hidden (info) || g_file_info_get_is_symlink (info))
        continue;

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          if (depth < MAX_DEPTH && !walk (self, child, depth + 1, error))
            return FALSE;
        }
      else if (g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
               has_known_suffix (g_file_info_get_name (info)))
        {
          g_ptr_array_add (self->paths, g_file_get_relative_path (self->top, child));
        }

      if (self->paths->len > MAX_FILES)
        {
          g_autofree char *name = g_file_get_basename (folder);

          g_set_error (error, PB_IMPORT_ERROR, PB_IMPORT_ERROR_TOO_LARGE,
                       /* Translators: a folder, then how many. */
                       ngettext ("The folder of “%s” has more than %u file. Choose the folder of "
                                 "the notes itself.",
                                 "The folder of “%s” has more than %u files. Choose the folder of "
                                 "the notes itself.", MAX_FILES), name, MAX_FILES);
          return FALSE;
        }
    }
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* Calls @func for the files below @folder that some format may know, in an order that is
 * always the same.  Hidden folders and links are left out.  It blocks.
 */
gboolean
pb_vault_each_file (GFile            *folder,
                    GCancellable     *cancellable,
                    PbVaultFileFunc   func,
                    gpointer          user_data,
                    GError          **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Walk self = { cancellable, paths, folder };

  if (!walk (&self, folder, 0, error))
    return FALSE;

  g_ptr_array_sort (paths, compare_paths);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr(GFile) file = g_file_resolve_relative_path (folder, paths->pdata[i]);
      g_autofree char *path = g_filename_display_name (paths->pdata[i]);

      func (file, path, user_data);
    }

  return TRUE;
}

struct _PbVaultNames
{
  GHashTable *names;
};

PbVaultNames *
pb_vault_names_new (void)
{
  PbVaultNames *self = g_new0 (PbVaultNames, 1);

  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return self;
}

void
pb_vault_names_free (PbVaultNames *self)
{
  g_hash_table_unref (self->names);
  g_free (self);
}

/* Links name a note by its path, or by its name alone, with or without its ending; what
 * people type differs in small and capital letters.
 */
static char *
dup_key (const char *target)
{
  g_autofree char *plain = g_uri_unescape_string (target, NULL);
  g_autofree char *base = g_path_get_basename (plain ? plain : target);
  char *cut = strpbrk (base, "#?");
  g_autofree char *normal = NULL;

  if (cut)
    *cut = '\0';
  cut = strrchr (base, '.');
  if (cut && (g_ascii_strcasecmp (cut, ".md") == 0 || g_ascii_strcasecmp (cut, ".markdown") == 0))
    *cut = '\0';
  normal = g_utf8_normalize (base, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal ? normal : base, -1);
}

void
pb_vault_names_add (PbVaultNames *self,
                    const char   *path)
{
  g_hash_table_add (self->names, dup_key (path));
}

typedef struct
{
  PbVaultNames *names;
  GPtrArray *findings;
  GHashTable *said;
} LinkCheck;

static gboolean
is_closed (const char *target)
{
  g_autoptr(GUri) uri = g_uri_parse (target, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri ? g_uri_get_host (uri) : NULL;

  for (guint i = 0; host && i < G_N_ELEMENTS (closed_services); i++)
    {
      gsize length = strlen (closed_services[i]);
      gsize whole = strlen (host);

      if (g_str_has_suffix (host, closed_services[i]) &&
          (whole == length || host[whole - length - 1] == '.'))
        return TRUE;
    }

  return FALSE;
}

static void
link_cb (const char *target,
         guint       line,
         gpointer    user_data)
{
  LinkCheck *self = user_data;
  g_autofree char *scheme = g_uri_parse_scheme (target);
  g_autofree char *sentence = NULL;
  g_autofree char *key = NULL;

  if (scheme && is_closed (target))
    {
      /* Translators: an address on the web. */
      sentence = g_strdup_printf (_("The link “%s” leads to a service that has closed."), target);
    }
  else if (scheme == NULL && *target && *target != '#' && !g_str_has_prefix (target, "//"))
    {
      key = dup_key (target);
      /* Pictures and other attachments are not looked for. */
      if (*key && strchr (key, '.') == NULL && !g_hash_table_contains (self->names->names, key))
        /* Translators: the name of another note. */
        sentence = g_strdup_printf (_("The link leads to “%s”, which is not in the folder."),
                                    target);
    }

  if (sentence && g_hash_table_add (self->said, g_strdup (target)))
    g_ptr_array_add (self->findings, pb_finding_new (PB_FINDING_WARNING, line + 1, sentence));
}

/* What is wrong with the links of a note; each is told once. */
GPtrArray *
pb_vault_check_links (PbVaultNames *names,
                      const char   *path,
                      GBytes       *bytes)
{
  g_autoptr(GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);
  LinkCheck check = { names, findings, said };
  g_autofree char *text = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (g_str_has_suffix (path, ".md") || g_str_has_suffix (path, ".markdown"))
    {
      text = g_utf8_make_valid (data, (gssize) size);
      pb_inline_text_each_link (text, link_cb, &check);
    }

  return g_steal_pointer (&findings);
}
