/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-model"

#include "config.h"

#include "model/pb-search-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PbSearchQuery:
 *
 * What somebody typed to search for: words, and what narrows the search down,
 * as in `kind:agreement group:"Care Circle" after:2025-03 status:active water`.
 *
 * The names of the operators, of kinds and of statuses are understood in
 * English and in the language of the program.  What is not an operator is a
 * word, so that an address with a colon can be searched for.  An operator whose
 * value is not understood takes no part; pb_search_query_get_problem() says so.
 */
struct _PbSearchQuery
{
  GObject parent_instance;

  char *words;
  guint64 kinds;
  char *group;
  char *group_key;
  PbDay from;
  PbDay before;
  GPtrArray *statuses;
  char *problem;

  /* Made when they are asked for, while the text is read. */
  GPtrArray *kind_names;
  GPtrArray *status_names;
};

/* What kinds or a status are called, in the one spelling. */
typedef struct
{
  char *key;
  guint64 kinds;
  const char *status;
} Name;

typedef enum
{
  OPERATOR_KIND,
  OPERATOR_GROUP,
  OPERATOR_BEFORE,
  OPERATOR_AFTER,
  OPERATOR_STATUS,
} Operator;

static const struct
{
  Operator operator;
  const char *name;
} operators[] = {
  /* Translators: these five are typed in front of a colon to narrow a search
   * down, as in “kind:agreement”: one word each, in lower case.
   */
  { OPERATOR_KIND, NC_("search operator", "kind") },
  { OPERATOR_GROUP, NC_("search operator", "group") },
  { OPERATOR_BEFORE, NC_("search operator", "before") },
  { OPERATOR_AFTER, NC_("search operator", "after") },
  { OPERATOR_STATUS, NC_("search operator", "status") },
};

G_DEFINE_FINAL_TYPE (PbSearchQuery, pb_search_query, G_TYPE_OBJECT)

/* One spelling for what people write in several: case, accents that are typed
 * in two ways, and hyphens.
 */
static char *
make_key (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *key = g_utf8_casefold (normal ? normal : text, -1);

  return g_strstrip (g_strdelimit (key, "-_", ' '));
}

static gboolean
is_key_of (const char *key,
           const char *text)
{
  g_autofree char *other = text ? make_key (text) : NULL;

  return g_strcmp0 (key, other) == 0;
}

static gboolean
find_operator (const char *name,
               Operator   *operator)
{
  g_autofree char *key = make_key (name);

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    {
      if (is_key_of (key, operators[i].name) ||
          is_key_of (key, g_dpgettext2 (GETTEXT_PACKAGE, "search operator", operators[i].name)))
        {
          *operator = operators[i].operator;
          return TRUE;
        }
    }

  return FALSE;
}

static void
take_problem (PbSearchQuery *self,
              char          *sentence)
{
  if (self->problem == NULL)
    self->problem = sentence;
  else
    g_free (sentence);
}

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->key);
  g_free (name);
}

static void
add_name (GPtrArray  *names,
          const char *text,
          guint64     kinds,
          const char *status)
{
  Name *name;

  if (text == NULL)
    return;

  name = g_new (Name, 1);
  *name = (Name) { make_key (text), kinds, status };
  g_ptr_array_add (names, name);
}

/* Everything that kinds are called. */
static GPtrArray *
list_kind_names (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (name_free);

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      const PbKindInfo *info = pb_kind_get_info (kind);
      guint64 bit = G_GUINT64_CONSTANT (1) << kind;

      add_name (names, info->name, bit, NULL);
      add_name (names, info->label, bit, NULL);
      add_name (names, info->plural, bit, NULL);
      add_name (names, pb_kind_get_label (kind), bit, NULL);
      add_name (names, pb_kind_get_plural (kind), bit, NULL);
    }

  return names;
}

/* Everything that statuses of any kind are called. */
static GPtrArray *
list_status_names (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (name_free);

  for (PbKind kind = PB_KIND_COMMON + 1; kind < PB_N_KINDS; kind++)
    {
      const PbFieldInfo *field = pb_kind_get_status_field (kind);

      for (guint i = 0; field && i < pb_enum_get_n_values (field->enum_type ()); i++)
        {
          const char *nick = pb_enum_get_nick (field->enum_type (), i);

          add_name (names, nick, 0, nick);
          add_name (names, pb_enum_get_label (field->enum_type (), i), 0, nick);
        }
    }

  return names;
}

/* The kinds that are called @value, else those whose name begins so. */
static guint64
find_kinds (PbSearchQuery *self,
            const char    *value)
{
  g_autofree char *key = make_key (value);
  guint64 exact = 0;
  guint64 begun = 0;

  if (*key == '\0')
    return 0;

  if (self->kind_names == NULL)
    self->kind_names = list_kind_names ();
  for (guint i = 0; i < self->kind_names->len; i++)
    {
      const Name *name = self->kind_names->pdata[i];

      if (g_str_equal (name->key, key))
        exact |= name->kinds;
      else if (g_str_has_prefix (name->key, key))
        begun |= name->kinds;
    }

  return exact ? exact : begun;
}

static void
add_kind (PbSearchQuery *self,
          const char    *value)
{
  guint64 kinds = find_kinds (self, value);

  self->kinds |= kinds;
  if (kinds == 0)
    {
      /* Translators: %s is what somebody typed after “kind:” in a search. */
      take_problem (self, g_strdup_printf (_("No kind of record is called “%s”."), value));
    }
}

/* Adds the statuses that are called @value in any kind. */
static void
add_status (PbSearchQuery *self,
            const char    *value)
{
  g_autofree char *key = make_key (value);
  gboolean found = FALSE;

  if (self->status_names == NULL)
    self->status_names = list_status_names ();
  for (guint i = 0; i < self->status_names->len; i++)
    {
      const Name *name = self->status_names->pdata[i];

      if (!g_str_equal (name->key, key))
        continue;

      found = TRUE;
      if (!g_ptr_array_find_with_equal_func (self->statuses, name->status, g_str_equal, NULL))
        g_ptr_array_add (self->statuses, g_strdup (name->status));
    }

  if (!found)
    {
      /* Translators: %s is what somebody typed after “status:” in a search. */
      take_problem (self, g_strdup_printf (_("No record has the status “%s”."), value));
    }
}

/* The first day of what @value names: a day, a month or a year. */
static PbDay
parse_day (const char *value)
{
  g_autofree char *month = g_strdup_printf ("%s-01", value);
  g_autofree char *year = g_strdup_printf ("%s-01-01", value);
  PbDay day = pb_day_parse (value);

  if (day == PB_DAY_NONE)
    day = pb_day_parse (month);
  if (day == PB_DAY_NONE)
    day = pb_day_parse (year);

  return day;
}

static void
set_day (PbSearchQuery *self,
         PbDay         *day,
         const char    *value)
{
  PbDay parsed = parse_day (value);

  if (parsed != PB_DAY_NONE)
    {
      *day = parsed;
    }
  else
    {
      /* Translators: %s is what somebody typed after “before:” or “after:”. */
      take_problem (self, g_strdup_printf (_("“%s” is not a date; write it as 2025, 2025-03 or "
                                             "2025-03-31."), value));
    }
}

/* Several kinds or statuses may be named, with commas between. */
static void
add_each (PbSearchQuery *self,
          const char    *value,
          void         (*add) (PbSearchQuery *self,
                               const char    *value))
{
  g_auto(GStrv) values = g_strsplit (value, ",", -1);

  for (guint i = 0; values[i]; i++)
    {
      if (*g_strstrip (values[i]))
        add (self, values[i]);
    }
}

static void
apply (PbSearchQuery *self,
       Operator       operator,
       const char    *value)
{
  switch (operator)
    {
    case OPERATOR_KIND:
      add_each (self, value, add_kind);
      break;
    case OPERATOR_STATUS:
      add_each (self, value, add_status);
      break;
    case OPERATOR_GROUP:
      g_set_str (&self->group, value);
      g_free (self->group_key);
      self->group_key = make_key (value);
      break;
    case OPERATOR_BEFORE:
      set_day (self, &self->before, value);
      break;
    case OPERATOR_AFTER:
      set_day (self, &self->from, value);
      break;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

/* Reads to the next blank that is not between quotes, which fall away. */
static char *
next_token (const char **position)
{
  g_autoptr(GString) token = g_string_new (NULL);
  gboolean quoted = FALSE;
  const char *p = *position;

  while (*p && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  for (; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_quote (c))
        quoted = !quoted;
      else if (!quoted && g_unichar_isspace (c))
        break;
      else
        g_string_append_unichar (token, c);
    }

  *position = p;

  return g_string_free_and_steal (g_steal_pointer (&token));
}

static void
parse (PbSearchQuery *self,
       const char    *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) words = g_string_new (NULL);
  const char *p = valid;

  while (*p)
    {
      g_autofree char *token = next_token (&p);
      char *colon = strchr (token, ':');
      Operator operator;

      if (colon)
        {
          g_autofree char *name = g_strndup (token, colon - token);

          /* While the value is not typed yet there is nothing to narrow down. */
          if (find_operator (name, &operator))
            {
              if (colon[1])
                apply (self, operator, colon + 1);
              continue;
            }
        }

      if (*token)
        g_string_append_printf (words, "%s%s", words->len ? " " : "", token);
    }

  g_clear_pointer (&self->kind_names, g_ptr_array_unref);
  g_clear_pointer (&self->status_names, g_ptr_array_unref);
  self->words = g_string_free_and_steal (g_steal_pointer (&words));
}

static void
pb_search_query_finalize (GObject *object)
{
  PbSearchQuery *self = PB_SEARCH_QUERY (object);

  g_clear_pointer (&self->words, g_free);
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->group_key, g_free);
  g_clear_pointer (&self->statuses, g_ptr_array_unref);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (pb_search_query_parent_class)->finalize (object);
}

static void
pb_search_query_class_init (PbSearchQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_search_query_finalize;
}

static void
pb_search_query_init (PbSearchQuery *self)
{
  self->from = PB_DAY_NONE;
  self->before = PB_DAY_NONE;
  self->statuses = g_ptr_array_new_null_terminated (0, g_free, TRUE);
}

/**
 * pb_search_query_new:
 * @text: what was typed
 *
 * Returns: (transfer full): what it asks for
 */
PbSearchQuery *
pb_search_query_new (const char *text)
{
  PbSearchQuery *self = g_object_new (PB_TYPE_SEARCH_QUERY, NULL);

  g_return_val_if_fail (text != NULL, self);

  parse (self, text);

  return self;
}

/**
 * pb_search_query_get_words:
 * @self: a query
 *
 * Returns: (transfer none): the words to find, with single blanks between;
 *   empty where only operators were typed
 */
const char *
pb_search_query_get_words (PbSearchQuery *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), NULL);

  return self->words;
}

/**
 * pb_search_query_get_kinds:
 * @self: a query
 *
 * Returns: a bit for each kind that is wanted (`1 << kind`), or 0 for all
 */
guint64
pb_search_query_get_kinds (PbSearchQuery *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), 0);

  return self->kinds;
}

/**
 * pb_search_query_get_group:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): what the name of the group has to
 *   contain; see pb_search_query_matches_group()
 */
const char *
pb_search_query_get_group (PbSearchQuery *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), NULL);

  return self->group;
}

/**
 * pb_search_query_get_from:
 * @self: a query
 *
 * Returns: the first day that is wanted, or %PB_DAY_NONE
 */
PbDay
pb_search_query_get_from (PbSearchQuery *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), PB_DAY_NONE);

  return self->from;
}

/**
 * pb_search_query_get_before:
 * @self: a query
 *
 * Returns: the first day that is not wanted any more, or %PB_DAY_NONE
 */
PbDay
pb_search_query_get_before (PbSearchQuery *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), PB_DAY_NONE);

  return self->before;
}

/**
 * pb_search_query_get_statuses:
 * @self: a query
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the nicks of
 *   the statuses that are wanted, any of them; see pb_kind_get_status_field()
 */
const char * const *
pb_search_query_get_statuses (PbSearchQuery *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), NULL);

  return self->statuses->len ? (const char * const *) self->statuses->pdata : NULL;
}

/**
 * pb_search_query_get_problem:
 * @self: a query
 *
 * Returns: (transfer none) (nullable): a sentence on the first operator that
 *   was not understood
 */
const char *
pb_search_query_get_problem (PbSearchQuery *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), NULL);

  return self->problem;
}

/**
 * pb_search_query_is_empty:
 * @self: a query
 *
 * Returns: whether nothing is asked for, so that nothing is to be found
 */
gboolean
pb_search_query_is_empty (PbSearchQuery *self)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), TRUE);

  return *self->words == '\0' && self->kinds == 0 && self->group == NULL &&
         self->from == PB_DAY_NONE && self->before == PB_DAY_NONE && self->statuses->len == 0;
}

/**
 * pb_search_query_matches_kind:
 * @self: a query
 * @kind: a kind
 *
 * Returns: whether records of @kind are wanted
 */
gboolean
pb_search_query_matches_kind (PbSearchQuery *self,
                              PbKind         kind)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), FALSE);

  return self->kinds == 0 || (self->kinds & (G_GUINT64_CONSTANT (1) << kind));
}

/**
 * pb_search_query_matches_group:
 * @self: a query
 * @name: (nullable): the name of the group that a record belongs to
 *
 * Returns: whether records of that group are wanted
 */
gboolean
pb_search_query_matches_group (PbSearchQuery *self,
                               const char    *name)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), FALSE);

  if (self->group == NULL)
    return TRUE;
  if (name == NULL)
    return FALSE;

  key = make_key (name);

  return strstr (key, self->group_key) != NULL;
}

static gboolean
day_is_wanted (PbSearchQuery *self,
               PbDay          day)
{
  return day != PB_DAY_NONE &&
         (self->from == PB_DAY_NONE || day >= self->from) &&
         (self->before == PB_DAY_NONE || day < self->before);
}

/* A record is of the day since when it exists; one that does not say so is of
 * every day that it names.
 */
static gboolean
days_match (PbSearchQuery *self,
            PbRecord      *record)
{
  const PbKindInfo *kind = pb_kind_get_info (pb_record_get_kind (record));
  const PbFieldInfo *field;

  if (self->from == PB_DAY_NONE && self->before == PB_DAY_NONE)
    return TRUE;
  if (kind->day && pb_record_has (record, kind->day))
    return day_is_wanted (self, pb_record_get_day (record, kind->day));

  for (guint i = 0; (field = pb_kind_get_nth_field (kind->kind, i)); i++)
    {
      if (field->type == PB_TYPE_DAY && day_is_wanted (self, pb_record_get_day (record, field->id)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
status_matches (PbSearchQuery *self,
                PbRecord      *record)
{
  const PbFieldInfo *field = pb_kind_get_status_field (pb_record_get_kind (record));
  const char *nick;

  if (self->statuses->len == 0)
    return TRUE;
  if (field == NULL)
    return FALSE;

  nick = pb_record_get_text (record, field->id);

  return nick && g_ptr_array_find_with_equal_func (self->statuses, nick, g_str_equal, NULL);
}

/**
 * pb_search_query_matches_record:
 * @self: a query
 * @record: a record
 *
 * Looks at everything but the words and the group.
 *
 * Returns: whether the kind, the day and the status of @record are wanted
 */
gboolean
pb_search_query_matches_record (PbSearchQuery *self,
                                PbRecord      *record)
{
  g_return_val_if_fail (PB_IS_SEARCH_QUERY (self), FALSE);
  g_return_val_if_fail (PB_IS_RECORD (record), FALSE);

  return pb_search_query_matches_kind (self, pb_record_get_kind (record)) &&
         days_match (self, record) && status_matches (self, record);
}

/**
 * pb_kind_get_status_field:
 * @kind: a kind
 *
 * Returns: (transfer none) (nullable): the field that says where a record of
 *   @kind stands, such as active or ended
 */
const PbFieldInfo *
pb_kind_get_status_field (PbKind kind)
{
  const PbFieldInfo *field = pb_kind_find_field (kind, "status");

  /* What came of an insight. */
  if (field == NULL)
    field = pb_kind_find_field (kind, "disposition");

  return field && field->type == PB_TYPE_ENUM ? field : NULL;
}
