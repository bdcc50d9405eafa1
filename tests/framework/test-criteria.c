/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "framework/pb-criteria-json-private.h"
#include "framework/pb-criteria-set.h"
#include "framework/pb-criteria-texts-private.h"
#include "framework/pb-framework-resources.h"
#include "framework/pb-rules-private.h"

#include <gio/gio.h>
#include <string.h>

static PbCriteriaSet *
new_builtin (void)
{
  g_autoptr(GError) error = NULL;
  PbCriteriaSet *set = pb_criteria_set_new_builtin (&error);

  g_assert_no_error (error);

  return set;
}

static void
test_statements (void)
{
  static const guint expected[PB_N_SECTIONS] = { 5, 5, 5, 0, 6, 8, 5, 14, 3, 5, 8 };
  g_autoptr(PbCriteriaSet) set = new_builtin ();
  GPtrArray *statements = pb_criteria_set_get_statements (set, PB_PHASE_ITERATION);
  guint counts[PB_N_SECTIONS] = { 0 };
  int section = -1;

  g_assert_cmpuint (statements->len, ==, 64);
  for (guint i = 0; i < statements->len; i++)
    {
      PbStatement *statement = statements->pdata[i];
      const char *id = pb_statement_get_id (statement);
      const PbRule *rule = pb_rule_find (pb_statement_get_rule (statement));

      counts[pb_statement_get_section (statement)]++;
      g_assert_cmpint (pb_statement_get_section (statement), >=, section);
      section = pb_statement_get_section (statement);

      g_assert_true (pb_criteria_set_find_statement (set, id) == statement);
      g_assert_cmpint (pb_statement_get_phase (statement), ==, PB_PHASE_ITERATION);
      g_assert_cmpstr (pb_statement_get_title (statement), !=, "");
      g_assert_cmpstr (pb_statement_get_text (statement), !=, "");
      g_assert_cmpstr (pb_statement_get_hint (statement), !=, "");
      g_assert_nonnull (rule);
      g_assert_cmpuint (rule->version, ==, pb_statement_get_rule_version (statement));
      g_assert_cmpint (rule->scale, ==, pb_statement_get_scale (statement));
      g_assert_cmpint (pb_statement_takes_attestations (statement), ==,
                       strchr ("KA", *id) == NULL);
    }

  for (guint i = 0; i < PB_N_SECTIONS; i++)
    g_assert_cmpuint (counts[i], ==, expected[i]);

  g_assert_null (pb_criteria_set_find_statement (set, "Z9"));
  g_assert_null (pb_criteria_set_find_statement (set, NULL));
}

/* The other phases: how many statements, and their names. */
static void
test_other_phases (void)
{
  static const struct
  {
    PbPhase     phase;
    const char *prefix;
    guint       counts[PB_N_SECTIONS];
  } phases[] = {
    { PB_PHASE_CONVERSATION, "CV-", { 5, 4, 4, 0, 0, 0, 0, 0, 0, 5, 6 } },
    { PB_PHASE_FORMATION, "FO-", { 5, 5, 5, 0, 0, 0, 0, 10, 0, 7, 7 } },
    { PB_PHASE_ORGANIZATION, "OR-", { 5, 5, 5, 0, 0, 0, 0, 14, 0, 6, 5 } },
    { PB_PHASE_COMPLETION, "CO-", { 5, 5, 5, 12, 0, 0, 0, 14, 0, 0, 8 } },
  };
  g_autoptr(PbCriteriaSet) set = new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (phases); i++)
    {
      GPtrArray *statements = pb_criteria_set_get_statements (set, phases[i].phase);
      guint counts[PB_N_SECTIONS] = { 0 };

      for (guint n = 0; n < statements->len; n++)
        {
          PbStatement *statement = statements->pdata[n];
          const PbRule *rule = pb_rule_find (pb_statement_get_rule (statement));

          g_assert_true (g_str_has_prefix (pb_statement_get_id (statement), phases[i].prefix));
          g_assert_cmpint (pb_statement_get_phase (statement), ==, phases[i].phase);
          g_assert_cmpstr (pb_statement_get_title (statement), !=, "");
          g_assert_cmpstr (pb_statement_get_text (statement), !=, "");
          g_assert_cmpstr (pb_statement_get_hint (statement), !=, "");
          if (pb_statement_get_mode (statement) == PB_MODE_ATTESTED)
            g_assert_null (rule);
          else
            g_assert_cmpint (rule->scale, ==, pb_statement_get_scale (statement));
          counts[pb_statement_get_section (statement)]++;
        }
      for (guint n = 0; n < PB_N_SECTIONS; n++)
        g_assert_cmpuint (counts[n], ==, phases[i].counts[n]);
    }
}

/* Whether a group may enter iteration is read from the rules of iteration. */
static void
test_entry_test (void)
{
  static const char * const rules[] = { "I1", "roles-complete", "T1", "S3", "S2", "I2" };
  g_autoptr(PbCriteriaSet) set = new_builtin ();

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *id = g_strdup_printf ("OR-R%u", i + 1);

      g_assert_cmpstr (pb_statement_get_rule (pb_criteria_set_find_statement (set, id)), ==,
                       rules[i]);
    }
}

/* Every built-in text belongs to a statement and every rule is used. */
static void
test_nothing_left_over (void)
{
  g_autoptr(PbCriteriaSet) set = new_builtin ();
  g_autoptr(GHashTable) used = g_hash_table_new (g_str_hash, g_str_equal);
  const PbCriteriaText *text;
  const PbRule *rule;
  guint n_statements = 0;
  guint n;

  for (int phase = 0; phase <= PB_PHASE_COMPLETION; phase++)
    {
      GPtrArray *statements = pb_criteria_set_get_statements (set, phase);

      for (guint i = 0; i < statements->len; i++)
        g_hash_table_add (used, (gpointer) pb_statement_get_rule (statements->pdata[i]));
      n_statements += statements->len;
    }

  for (n = 0; (text = pb_criteria_text_get_nth (n)); n++)
    g_assert_nonnull (pb_criteria_set_find_statement (set, text->id));
  g_assert_cmpuint (n, ==, n_statements);

  for (n = 0; (rule = pb_rule_get_nth (n)); n++)
    {
      g_assert_true (g_hash_table_contains (used, rule->name));
      g_assert_true (pb_rule_find (rule->name) == rule);
    }
}

/* The built-in set gives every number itself, within the limits. */
static void
test_thresholds (void)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (
    pb_framework_get_resource (), "/org/phasebook/Phasebook/criteria/iteration.json",
    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr(PbJson) document = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbCriteriaSet) set = new_builtin ();
  PbJson *thresholds;

  g_assert_nonnull (bytes);
  document = pb_json_parse (bytes, "iteration.json", &error);
  g_assert_no_error (error);
  thresholds = pb_json_find (document, "thresholds");
  g_assert_cmpuint (thresholds->children->len, ==, PB_N_THRESHOLDS);

  for (guint i = 0; i < PB_N_THRESHOLDS; i++)
    {
      const PbThresholdInfo *info = pb_threshold_get_info (i);
      PbJson *value = pb_json_find (thresholds, info->name);
      PbThreshold found;

      g_assert_nonnull (value);
      g_assert_cmpint (value->integer, ==, pb_criteria_set_get_threshold (set, i));
      g_assert_cmpint (value->integer, >=, info->min);
      g_assert_cmpint (value->integer, <=, info->max);
      g_assert_true (pb_threshold_from_name (info->name, &found));
      g_assert_cmpint (found, ==, i);
    }
}

static PbCriteriaSet *
load (const char  *text,
      GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return pb_criteria_set_load (bytes, "ours.json", error);
}

#define HEAD "{\"format\": \"phasebook-criteria\", \"format_version\": 1,\n" \
             " \"name\": \"ours\", \"version\": \"3\",\n"

static void
test_own_set (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PbCriteriaSet) builtin = new_builtin ();
  g_autoptr(PbCriteriaSet) set = load (HEAD
    "\"title\": \"Our criteria\", \"published_by\": \"The network\",\n"
    "\"thresholds\": {\"S2.fresh-met\": 10},\n"
    "\"phases\": {\"iteration\": [\n"
    "{\"id\": \"S2\", \"section\": \"structures\", \"mode\": \"computed\", "
    "\"scale\": \"positive\", \"rule\": \"S2\", \"rule_version\": 1},\n"
    "{\"id\": \"X1\", \"section\": \"success\", \"mode\": \"attested\", "
    "\"scale\": \"positive\", \"title\": \"Joy\", \"text\": \"Work is a joy \\u2764\"},\n"
    "{\"id\": \"X2\", \"section\": \"success\", \"mode\": \"computed\", \"scale\": \"positive\", "
    "\"rule\": \"core\", \"rule_version\": 1, \"limits\": [3, 7], \"title\": \"Core\", "
    "\"text\": \"Enough people\"}\n"
    "]}}", &error);
  PbStatement *statement;

  g_assert_no_error (error);
  g_assert_cmpint (pb_statement_get_limit (pb_criteria_set_find_statement (set, "X2"), 0), ==, 3);
  g_assert_cmpint (pb_statement_get_limit (pb_criteria_set_find_statement (set, "X2"), 1), ==, 7);
  g_assert_cmpint (pb_statement_get_limit (pb_criteria_set_find_statement (set, "X1"), 1), ==, 0);
  g_assert_cmpstr (pb_criteria_set_get_name (set), ==, "ours");
  g_assert_cmpstr (pb_criteria_set_get_version (set), ==, "3");
  g_assert_cmpstr (pb_criteria_set_get_title (set), ==, "Our criteria");
  g_assert_cmpstr (pb_criteria_set_get_publisher (set), ==, "The network");
  g_assert_cmpint (pb_criteria_set_get_threshold (set, PB_THRESHOLD_S2_FRESH), ==, 10);
  g_assert_cmpint (pb_criteria_set_get_threshold (set, PB_THRESHOLD_S2_PRESENT), ==,
                   pb_criteria_set_get_threshold (builtin, PB_THRESHOLD_S2_PRESENT));

  statement = pb_criteria_set_find_statement (set, "S2");
  g_assert_cmpstr (pb_statement_get_text (statement), ==,
                   pb_statement_get_text (pb_criteria_set_find_statement (builtin, "S2")));
  statement = pb_criteria_set_find_statement (set, "X1");
  g_assert_cmpstr (pb_statement_get_title (statement), ==, "Joy");
  g_assert_cmpstr (pb_statement_get_text (statement), ==, "Work is a joy ❤");
}

typedef struct
{
  const char *text;
  PbCriteriaError code;
  const char *place;
} Broken;

#define LIMITS(limits) HEAD "\"phases\": {\"iteration\": [{\"id\": \"X\", \"section\": \"success\", " \
                       "\"mode\": \"computed\", \"scale\": \"positive\", \"rule\": \"core\",\n" \
                       "\"rule_version\": 1, \"title\": \"X\", \"text\": \"X\",\n" \
                       "\"limits\": " limits "}]}}"

static const Broken broken[] = {
  { LIMITS ("3"), PB_CRITERIA_ERROR_INVALID, "ours.json:5:11:" },
  { LIMITS ("[3]"), PB_CRITERIA_ERROR_INVALID, "ours.json:5:11:" },
  { LIMITS ("[1, 2, 3]"), PB_CRITERIA_ERROR_INVALID, "ours.json:5:11:" },
  { LIMITS ("[1, \"2\"]"), PB_CRITERIA_ERROR_INVALID, "ours.json:5:15:" },
  { LIMITS ("[-1, 2]"), PB_CRITERIA_ERROR_INVALID, "ours.json:5:12:" },
  { LIMITS ("[1, 1000001]"), PB_CRITERIA_ERROR_INVALID, "ours.json:5:15:" },
  { "", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:1:" },
  { "{", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:2:" },
  { "[1, 2", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:6:" },
  { "{\"a\": 1,}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:9:" },
  { "{\n \"ä\" 1}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:2:6:" },
  { "{\"a\": 01}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:9:" },
  { "{\"a\": 1.}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:9:" },
  { "{\"a\": -}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:8:" },
  { "{\"a\": nul}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:7:" },
  { "{\"a\": \"b\nc\"}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:9:" },
  { "{\"a\": \"\\x\"}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:9:" },
  { "{\"a\": \"\\ud800\"}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:14:" },
  { "{\"a\": 1, \"a\": 2}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:10:" },
  { "{} {}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:4:" },
  { "// no\n{}", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:1:" },
  { "[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]", PB_CRITERIA_ERROR_SYNTAX, "ours.json:1:17:" },
  { "\n\n\xff", PB_CRITERIA_ERROR_SYNTAX, "ours.json:3:1:" },
  { "[]", PB_CRITERIA_ERROR_FORMAT, "ours.json:1:1:" },
  { "{\"format\": \"other\"}", PB_CRITERIA_ERROR_FORMAT, "ours.json:1:1:" },
  { "{\"format\": \"phasebook-criteria\"}", PB_CRITERIA_ERROR_FORMAT, "ours.json:1:1:" },
  { "{\"format\": \"phasebook-criteria\", \"format_version\": 2}", PB_CRITERIA_ERROR_FORMAT,
    "ours.json:1:52:" },
  { HEAD "\"fases\": {}}", PB_CRITERIA_ERROR_INVALID, "ours.json:3:10:" },
  { HEAD "\"title\": \"x\"}", PB_CRITERIA_ERROR_FORMAT, "ours.json:1:1:" },
  { HEAD "\"phases\": []}", PB_CRITERIA_ERROR_FORMAT, "ours.json:3:11:" },
  { HEAD "\"phases\": {\"pause\": []}}", PB_CRITERIA_ERROR_INVALID, "ours.json:3:21:" },
  { HEAD "\"phases\": {\"iteration\": {}}}", PB_CRITERIA_ERROR_FORMAT, "ours.json:3:25:" },
  { HEAD "\"thresholds\": {\"S2.fresh\": 1}, \"phases\": {}}", PB_CRITERIA_ERROR_INVALID,
    "ours.json:3:28:" },
  { HEAD "\"thresholds\": {\"S2.fresh-met\": 15}, \"phases\": {}}", PB_CRITERIA_ERROR_INVALID,
    "ours.json:3:32:" },
  { HEAD "\"thresholds\": {\"S2.fresh-met\": 1.5}, \"phases\": {}}", PB_CRITERIA_ERROR_INVALID,
    "ours.json:3:32:" },
  { HEAD "\"phases\": {\"iteration\": [\n{\"id\": \"S2\"}]}}", PB_CRITERIA_ERROR_FORMAT,
    "ours.json:4:1:" },
  { HEAD "\"phases\": {\"iteration\": [\n{\"id\": \"S2\", \"section\": \"a\", \"mode\": \"both\","
         " \"scale\": \"positive\"}]}}", PB_CRITERIA_ERROR_INVALID, "ours.json:4:25:" },
  { HEAD "\"phases\": {\"iteration\": [\n{\"id\": \"S2\", \"section\": \"signs\", \"mode\": \"b\","
         " \"scale\": \"positive\"}]}}", PB_CRITERIA_ERROR_INVALID, "ours.json:4:42:" },
  { HEAD "\"phases\": {\"iteration\": [\n{\"id\": \"S2\", \"section\": \"signs\", \"mode\": "
         "\"both\", \"scale\": \"p\"}]}}", PB_CRITERIA_ERROR_INVALID, "ours.json:4:59:" },
  { HEAD "\"phases\": {\"iteration\": [\n{\"id\": \"S2\", \"section\": \"signs\", \"mode\": "
         "\"both\", \"scale\": \"positive\", \"rule\": \"no\", \"rule_version\": 1}]}}",
    PB_CRITERIA_ERROR_INVALID, "ours.json:4:79:" },
  { HEAD "\"phases\": {\"iteration\": [\n{\"id\": \"S2\", \"section\": \"signs\", \"mode\": "
         "\"both\", \"scale\": \"positive\", \"rule\": \"S2\", \"rule_version\": 9}]}}",
    PB_CRITERIA_ERROR_INVALID, "ours.json:4:101:" },
  { HEAD "\"phases\": {\"iteration\": [\n{\"id\": \"S2\", \"section\": \"signs\", \"mode\": "
         "\"both\", \"scale\": \"avoid\", \"rule\": \"S2\", \"rule_version\": 1}]}}",
    PB_CRITERIA_ERROR_INVALID, "ours.json:4:59:" },
  { HEAD "\"phases\": {\"iteration\": [\n{\"id\": \"X\", \"section\": \"signs\", \"mode\": "
         "\"attested\", \"scale\": \"positive\"}]}}", PB_CRITERIA_ERROR_INVALID,
    "ours.json:4:1:" },
};

static void
test_broken (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(PbCriteriaSet) set = load (broken[i].text, &error);

      g_assert_null (set);
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, broken[i].place))
        g_test_message ("%s", broken[i].text);
      g_assert_error (error, PB_CRITERIA_ERROR, (int) broken[i].code);
      if (!g_str_has_prefix (error->message, broken[i].place))
        g_assert_cmpstr (error->message, ==, broken[i].place);
    }
}

/* Whatever is cut off or replaced, the reader neither crashes nor accepts it. */
static void
test_cut (void)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (
    pb_framework_get_resource (), "/org/phasebook/Phasebook/criteria/iteration.json",
    G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *trimmed = g_strchomp (g_strndup (data, size));

  for (gsize n = 0; n < strlen (trimmed); n += n < 200 ? 1 : 97)
    {
      g_autoptr(GBytes) part = g_bytes_new (trimmed, n);
      g_autoptr(GError) error = NULL;

      g_assert_null (pb_criteria_set_load (part, "cut.json", &error));
      g_assert_nonnull (error);
    }
}

static void
test_too_large (void)
{
  gsize size = 2 * 1024 * 1024;
  char *spaces = g_strnfill (size, ' ');
  g_autoptr(GBytes) bytes = g_bytes_new_take (spaces, size);
  g_autoptr(GError) error = NULL;

  g_assert_null (pb_criteria_set_load (bytes, "large.json", &error));
  g_assert_error (error, PB_CRITERIA_ERROR, PB_CRITERIA_ERROR_TOO_LARGE);
}

static void
test_values (void)
{
  for (int value = 0; value < PB_N_RESULT_VALUES; value++)
    {
      g_autofree char *count = pb_result_value_dup_count (value, 3);
      PbResultScale scale;

      g_assert_cmpint (pb_result_value_from_nick (pb_result_value_get_nick (value)), ==, value);
      g_assert_cmpstr (pb_result_value_get_label (value), !=, "");
      g_assert_cmpstr (pb_result_value_get_icon_name (value), !=, "");
      g_assert_true (g_str_has_prefix (count, "3 "));
      if (pb_result_value_get_scale (value, &scale))
        g_assert_cmpint (
          pb_result_scale_get_value (scale, pb_result_value_get_step (value)), ==, value);
    }

  g_assert_cmpint (pb_result_value_from_nick ("splendid"), ==, PB_RESULT_UNKNOWN);
  g_assert_cmpint (pb_result_value_from_nick (NULL), ==, PB_RESULT_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/criteria/statements", test_statements);
  g_test_add_func ("/criteria/other-phases", test_other_phases);
  g_test_add_func ("/criteria/entry-test", test_entry_test);
  g_test_add_func ("/criteria/nothing-left-over", test_nothing_left_over);
  g_test_add_func ("/criteria/thresholds", test_thresholds);
  g_test_add_func ("/criteria/own-set", test_own_set);
  g_test_add_func ("/criteria/broken", test_broken);
  g_test_add_func ("/criteria/cut", test_cut);
  g_test_add_func ("/criteria/too-large", test_too_large);
  g_test_add_func ("/criteria/values", test_values);

  return g_test_run ();
}
