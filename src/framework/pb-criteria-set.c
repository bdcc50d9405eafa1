/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-criteria-set.h"

#include "framework/pb-criteria-json-private.h"
#include "framework/pb-criteria-texts-private.h"
#include "framework/pb-framework-resources.h"
#include "framework/pb-i18n-private.h"
#include "framework/pb-rules-private.h"

#include <gio/gio.h>

#define FORMAT "phasebook-criteria"
#define FORMAT_VERSION 1
#define BUILTIN_PATH "/org/phasebook/Phasebook/criteria/iteration.json"

/**
 * PbCriteriaSet:
 *
 * The statements of the phases and the numbers that their rules compare with.
 *
 * The program has one built in; a network can publish its own.  A set never
 * changes once it is loaded and may be read on any thread.
 */
struct _PbCriteriaSet
{
  GObject parent_instance;

  char *name;
  char *version;
  char *title;
  char *publisher;
  GPtrArray *statements[PB_PHASE_CLOSED + 1];
  GHashTable *by_id;
  gint64 thresholds[PB_N_THRESHOLDS];
};

G_DEFINE_FINAL_TYPE (PbCriteriaSet, pb_criteria_set, G_TYPE_OBJECT)
G_DEFINE_QUARK (pb-criteria-error-quark, pb_criteria_error)

static void
pb_criteria_set_finalize (GObject *object)
{
  PbCriteriaSet *self = PB_CRITERIA_SET (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->statements); i++)
    g_clear_pointer (&self->statements[i], g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->version, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->publisher, g_free);

  G_OBJECT_CLASS (pb_criteria_set_parent_class)->finalize (object);
}

static void
pb_criteria_set_class_init (PbCriteriaSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_criteria_set_finalize;
}

static void
pb_criteria_set_init (PbCriteriaSet *self)
{
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (self->statements); i++)
    self->statements[i] = g_ptr_array_new_with_free_func (g_object_unref);
}

/* No group counts further. */
#define MAX_LIMIT 1000000

/* What the readers of the parts have in common. */
typedef struct
{
  PbCriteriaSet *set;
  const char *file_name;
  GError **error;
} Loading;

#define refuse(loading, json, code, ...) \
  pb_json_set_error ((json), (loading)->file_name, (code), (loading)->error, __VA_ARGS__)

/* Only names that are known may be there: a misspelt one would silently leave
 * the built-in number in place.
 */
static gboolean
check_names (Loading            *loading,
             PbJson             *object,
             const char * const *names)
{
  if (object->type != PB_JSON_OBJECT)
    {
      refuse (loading, object, PB_CRITERIA_ERROR_FORMAT, _("an object in braces is expected here"));
      return FALSE;
    }

  for (guint i = 0; i < object->children->len; i++)
    {
      PbJson *child = object->children->pdata[i];

      if (!g_strv_contains (names, child->name))
        {
          refuse (loading, child, PB_CRITERIA_ERROR_INVALID, _("“%s” is not known here"),
                  child->name);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
get_text (Loading     *loading,
          PbJson      *object,
          const char  *name,
          gboolean     required,
          const char **text)
{
  PbJson *member = pb_json_find (object, name);

  *text = NULL;
  if (member == NULL && !required)
    return TRUE;

  if (member == NULL)
    {
      refuse (loading, object, PB_CRITERIA_ERROR_FORMAT, _("“%s” is missing"), name);
      return FALSE;
    }
  if (member->type != PB_JSON_STRING || *member->text == '\0')
    {
      refuse (loading, member, PB_CRITERIA_ERROR_INVALID, _("“%s” must be a text"), name);
      return FALSE;
    }

  *text = member->text;
  return TRUE;
}

static gboolean
get_integer (Loading    *loading,
             PbJson     *object,
             const char *name,
             gint64      min,
             gint64      max,
             gint64     *value)
{
  PbJson *member = pb_json_find (object, name);

  if (member == NULL)
    {
      refuse (loading, object, PB_CRITERIA_ERROR_FORMAT, _("“%s” is missing"), name);
      return FALSE;
    }
  if (member->type != PB_JSON_INTEGER || member->integer < min || member->integer > max)
    {
      /* gettext cannot read past a macro within a format. */
      g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, min);
      g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, max);

      refuse (loading, member, PB_CRITERIA_ERROR_INVALID,
              _("“%s” must be a whole number from %s to %s"), name, least, most);
      return FALSE;
    }

  *value = member->integer;
  return TRUE;
}

static gboolean
load_thresholds (Loading *loading,
                 PbJson  *object)
{
  if (object->type != PB_JSON_OBJECT)
    {
      refuse (loading, object, PB_CRITERIA_ERROR_FORMAT, _("an object in braces is expected here"));
      return FALSE;
    }

  for (guint i = 0; i < object->children->len; i++)
    {
      PbJson *child = object->children->pdata[i];
      const PbThresholdInfo *info;
      PbThreshold threshold;

      if (!pb_threshold_from_name (child->name, &threshold))
        {
          refuse (loading, child, PB_CRITERIA_ERROR_INVALID, _("there is no threshold “%s”"),
                  child->name);
          return FALSE;
        }

      info = pb_threshold_get_info (threshold);
      if (!get_integer (loading, object, child->name, info->min, info->max,
                        &loading->set->thresholds[threshold]))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_scale (const char    *nick,
            PbResultScale *scale)
{
  static const char * const nicks[] = {
    [PB_RESULT_SCALE_POSITIVE] = "positive",
    [PB_RESULT_SCALE_AVOID] = "avoid",
    [PB_RESULT_SCALE_SIGNAL] = "signal",
    [PB_RESULT_SCALE_GAUGE] = "gauge",
    [PB_RESULT_SCALE_COUNT] = "count",
  };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    {
      if (g_strcmp0 (nicks[i], nick) == 0)
        {
          *scale = i;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
check_rule (Loading       *loading,
            PbJson        *object,
            const char    *name,
            gint64         version,
            PbMode         mode,
            PbResultScale  scale)
{
  const PbRule *rule = name ? pb_rule_find (name) : NULL;

  if (name == NULL && mode == PB_MODE_ATTESTED)
    return TRUE;

  if (rule == NULL)
    {
      refuse (loading, name ? pb_json_find (object, "rule") : object, PB_CRITERIA_ERROR_INVALID,
              _("there is no rule “%s”"), name ? name : "");
      return FALSE;
    }
  if (rule->version != version)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, version);

      refuse (loading, pb_json_find (object, "rule_version"), PB_CRITERIA_ERROR_INVALID,
              _("version %s of rule “%s” is not known"), number, name);
      return FALSE;
    }
  if (rule->scale != scale)
    {
      refuse (loading, pb_json_find (object, "scale"), PB_CRITERIA_ERROR_INVALID,
              _("rule “%s” does not give results of this scale"), name);
      return FALSE;
    }

  return TRUE;
}

/* Two numbers that the rule goes by, for example from how many on. */
static gboolean
get_limits (Loading *loading,
            PbJson  *object,
            gint64  *limits)
{
  PbJson *member = pb_json_find (object, "limits");

  if (member == NULL)
    return TRUE;

  if (member->type != PB_JSON_ARRAY || member->children->len != PB_N_STATEMENT_LIMITS)
    {
      refuse (loading, member, PB_CRITERIA_ERROR_INVALID, _("“%s” must be a list of two numbers"),
              "limits");
      return FALSE;
    }

  for (guint n = 0; n < PB_N_STATEMENT_LIMITS; n++)
    {
      PbJson *item = member->children->pdata[n];

      if (item->type != PB_JSON_INTEGER || item->integer < 0 || item->integer > MAX_LIMIT)
        {
          refuse (loading, item, PB_CRITERIA_ERROR_INVALID,
                  _("a limit must be a whole number from 0 to %d"), MAX_LIMIT);
          return FALSE;
        }
      limits[n] = item->integer;
    }

  return TRUE;
}

static gboolean
load_statement (Loading *loading,
                PbJson  *object,
                PbPhase  phase)
{
  static const char * const names[] = { "id", "section", "mode", "scale", "rule", "rule_version",
                                        "limits", "title", "text", "hint", NULL };
  PbCriteriaSet *set = loading->set;
  const char *id, *section_nick, *mode_nick, *scale_nick, *rule, *title, *text, *hint;
  const PbCriteriaText *builtin;
  PbStatement *statement;
  PbSection section;
  PbMode mode;
  PbResultScale scale;
  gint64 limits[PB_N_STATEMENT_LIMITS] = { 0 };
  gint64 version = 0;

  if (!check_names (loading, object, names) ||
      !get_text (loading, object, "id", TRUE, &id) ||
      !get_text (loading, object, "section", TRUE, &section_nick) ||
      !get_text (loading, object, "mode", TRUE, &mode_nick) ||
      !get_text (loading, object, "scale", TRUE, &scale_nick) ||
      !get_text (loading, object, "rule", FALSE, &rule) ||
      !get_text (loading, object, "title", FALSE, &title) ||
      !get_text (loading, object, "text", FALSE, &text) ||
      !get_text (loading, object, "hint", FALSE, &hint) ||
      (rule && !get_integer (loading, object, "rule_version", 1, G_MAXINT32, &version)))
    return FALSE;

  if (!pb_section_from_nick (section_nick, &section))
    {
      refuse (loading, pb_json_find (object, "section"), PB_CRITERIA_ERROR_INVALID,
              _("there is no section “%s”"), section_nick);
      return FALSE;
    }
  if (!pb_mode_from_nick (mode_nick, &mode))
    {
      refuse (loading, pb_json_find (object, "mode"), PB_CRITERIA_ERROR_INVALID,
              _("there is no mode “%s”"), mode_nick);
      return FALSE;
    }
  if (!read_scale (scale_nick, &scale))
    {
      refuse (loading, pb_json_find (object, "scale"), PB_CRITERIA_ERROR_INVALID,
              _("there is no scale “%s”"), scale_nick);
      return FALSE;
    }
  if (!check_rule (loading, object, rule, version, mode, scale) ||
      !get_limits (loading, object, limits))
    return FALSE;

  if (g_hash_table_contains (set->by_id, id))
    {
      refuse (loading, pb_json_find (object, "id"), PB_CRITERIA_ERROR_INVALID,
              _("statement “%s” is there twice"), id);
      return FALSE;
    }

  builtin = pb_criteria_text_find (id);
  if (builtin == NULL && (title == NULL || text == NULL))
    {
      refuse (loading, object, PB_CRITERIA_ERROR_INVALID,
              _("statement “%s” needs a title and a text"), id);
      return FALSE;
    }

  if (title == NULL)
    title = _(builtin->title);
  if (hint == NULL && text == NULL)
    hint = _(builtin->hint);
  if (text == NULL)
    text = _(builtin->text);

  statement = pb_statement_new (id, phase, section, mode, scale, rule ? rule : "", version, limits,
                                title, text, hint);
  g_ptr_array_add (set->statements[phase], statement);
  g_hash_table_insert (set->by_id, (gpointer) pb_statement_get_id (statement), statement);

  return TRUE;
}

static gboolean
load_phases (Loading *loading,
             PbJson  *object)
{
  if (object->type != PB_JSON_OBJECT)
    {
      refuse (loading, object, PB_CRITERIA_ERROR_FORMAT, _("an object in braces is expected here"));
      return FALSE;
    }

  for (guint i = 0; i < object->children->len; i++)
    {
      PbJson *list = object->children->pdata[i];
      int phase = pb_enum_from_nick (pb_phase_get_type (), list->name);

      if (phase < 0)
        {
          refuse (loading, list, PB_CRITERIA_ERROR_INVALID, _("there is no phase “%s”"),
                  list->name);
          return FALSE;
        }
      if (list->type != PB_JSON_ARRAY)
        {
          refuse (loading, list, PB_CRITERIA_ERROR_FORMAT,
                  _("a list of statements in brackets is expected here"));
          return FALSE;
        }

      for (guint j = 0; j < list->children->len; j++)
        {
          if (!load_statement (loading, list->children->pdata[j], phase))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
load_document (Loading *loading,
               PbJson  *document)
{
  static const char * const names[] = { "format", "format_version", "name", "version", "title",
                                        "published_by", "thresholds", "phases", NULL };
  PbCriteriaSet *set = loading->set;
  PbJson *thresholds, *phases;
  const char *format, *name, *version, *title, *publisher;
  gint64 format_version;

  if (document->type != PB_JSON_OBJECT ||
      !get_text (loading, document, "format", TRUE, &format) ||
      g_strcmp0 (format, FORMAT) != 0)
    {
      g_clear_error (loading->error);
      refuse (loading, document, PB_CRITERIA_ERROR_FORMAT, _("this is not a criteria set"));
      return FALSE;
    }

  if (!get_integer (loading, document, "format_version", 1, G_MAXINT32, &format_version))
    return FALSE;
  if (format_version > FORMAT_VERSION)
    {
      refuse (loading, pb_json_find (document, "format_version"), PB_CRITERIA_ERROR_FORMAT,
              _("this criteria set was made for a newer version of Phasebook"));
      return FALSE;
    }

  if (!check_names (loading, document, names) ||
      !get_text (loading, document, "name", TRUE, &name) ||
      !get_text (loading, document, "version", TRUE, &version) ||
      !get_text (loading, document, "title", FALSE, &title) ||
      !get_text (loading, document, "published_by", FALSE, &publisher))
    return FALSE;

  set->name = g_strdup (name);
  set->version = g_strdup (version);
  set->title = g_strdup (title ? title : name);
  set->publisher = g_strdup (publisher ? publisher : "");

  thresholds = pb_json_find (document, "thresholds");
  if (thresholds && !load_thresholds (loading, thresholds))
    return FALSE;

  phases = pb_json_find (document, "phases");
  if (phases == NULL)
    {
      refuse (loading, document, PB_CRITERIA_ERROR_FORMAT, _("“%s” is missing"), "phases");
      return FALSE;
    }

  return load_phases (loading, phases);
}

static gboolean
load_into (PbCriteriaSet  *self,
           GBytes         *bytes,
           const char     *file_name,
           GError        **error)
{
  /* The readers of the parts clear and set the error, so it must be there. */
  g_autoptr(GError) local_error = NULL;
  Loading loading = { self, file_name, &local_error };
  g_autoptr(PbJson) document = pb_json_parse (bytes, file_name, &local_error);

  if (document == NULL || !load_document (&loading, document))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  return TRUE;
}

static GBytes *
get_builtin_bytes (GError **error)
{
  return g_resource_lookup_data (pb_framework_get_resource (), BUILTIN_PATH,
                                 G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

/**
 * pb_criteria_set_dup_builtin_file:
 *
 * Returns: (transfer full): the file of the built-in criteria, to make others from;
 *   their words are not in it, as every language has its own
 */
GBytes *
pb_criteria_set_dup_builtin_file (void)
{
  return get_builtin_bytes (NULL);
}

/**
 * pb_criteria_set_new_builtin:
 * @error: return location for a #PB_CRITERIA_ERROR
 *
 * Loads the criteria set that the program brings along, with its texts in the
 * language of the locale.
 *
 * Returns: (transfer full) (nullable): the criteria set
 */
PbCriteriaSet *
pb_criteria_set_new_builtin (GError **error)
{
  g_autoptr(PbCriteriaSet) self = g_object_new (PB_TYPE_CRITERIA_SET, NULL);
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) bytes = get_builtin_bytes (&local_error);

  if (bytes == NULL)
    {
      g_set_error_literal (error, PB_CRITERIA_ERROR, PB_CRITERIA_ERROR_FORMAT,
                           local_error->message);
      return NULL;
    }

  if (!load_into (self, bytes, "iteration.json", error))
    return NULL;

  g_set_str (&self->title, _("Built-in criteria"));

  return g_steal_pointer (&self);
}

/**
 * pb_criteria_set_load:
 * @bytes: the content of a criteria set file
 * @file_name: what to call the file in messages
 * @error: return location for a #PB_CRITERIA_ERROR
 *
 * Thresholds that the set does not name keep their built-in value, and built-in
 * statements without words of their own keep the built-in words.
 *
 * Returns: (transfer full) (nullable): the criteria set
 */
PbCriteriaSet *
pb_criteria_set_load (GBytes      *bytes,
                      const char  *file_name,
                      GError     **error)
{
  g_autoptr(PbCriteriaSet) self = NULL;
  g_autoptr(PbCriteriaSet) builtin = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  builtin = pb_criteria_set_new_builtin (error);
  if (builtin == NULL)
    return NULL;

  self = g_object_new (PB_TYPE_CRITERIA_SET, NULL);
  for (guint i = 0; i < PB_N_THRESHOLDS; i++)
    self->thresholds[i] = builtin->thresholds[i];

  if (!load_into (self, bytes, file_name, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * pb_criteria_set_get_name:
 * @self: a criteria set
 *
 * Returns: its name, which stays the same through its versions
 */
const char *
pb_criteria_set_get_name (PbCriteriaSet *self)
{
  g_return_val_if_fail (PB_IS_CRITERIA_SET (self), NULL);

  return self->name;
}

/**
 * pb_criteria_set_get_version:
 * @self: a criteria set
 *
 * Returns: its version
 */
const char *
pb_criteria_set_get_version (PbCriteriaSet *self)
{
  g_return_val_if_fail (PB_IS_CRITERIA_SET (self), NULL);

  return self->version;
}

/**
 * pb_criteria_set_get_title:
 * @self: a criteria set
 *
 * Returns: what people call it
 */
const char *
pb_criteria_set_get_title (PbCriteriaSet *self)
{
  g_return_val_if_fail (PB_IS_CRITERIA_SET (self), NULL);

  return self->title;
}

/**
 * pb_criteria_set_get_publisher:
 * @self: a criteria set
 *
 * Returns: who published it; may be empty
 */
const char *
pb_criteria_set_get_publisher (PbCriteriaSet *self)
{
  g_return_val_if_fail (PB_IS_CRITERIA_SET (self), NULL);

  return self->publisher;
}

/**
 * pb_criteria_set_get_statements:
 * @self: a criteria set
 * @phase: a phase
 *
 * Returns: (transfer none) (element-type PbStatement): the statements of the
 *   phase in their order; none where the set has no checklist for it
 */
GPtrArray *
pb_criteria_set_get_statements (PbCriteriaSet *self,
                                PbPhase        phase)
{
  g_return_val_if_fail (PB_IS_CRITERIA_SET (self), NULL);
  g_return_val_if_fail ((gsize) phase < G_N_ELEMENTS (self->statements), NULL);

  return self->statements[phase];
}

/**
 * pb_criteria_set_find_statement:
 * @self: a criteria set
 * @id: (nullable): the identifier of a statement
 *
 * Returns: (transfer none) (nullable): the statement
 */
PbStatement *
pb_criteria_set_find_statement (PbCriteriaSet *self,
                                const char    *id)
{
  g_return_val_if_fail (PB_IS_CRITERIA_SET (self), NULL);

  return id ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * pb_criteria_set_get_threshold:
 * @self: a criteria set
 * @threshold: a threshold
 *
 * Returns: the number to compare with
 */
gint64
pb_criteria_set_get_threshold (PbCriteriaSet *self,
                               PbThreshold    threshold)
{
  g_return_val_if_fail (PB_IS_CRITERIA_SET (self), 0);
  g_return_val_if_fail ((guint) threshold < PB_N_THRESHOLDS, 0);

  return self->thresholds[threshold];
}
