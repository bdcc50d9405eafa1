/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "model/pb-id.h"
#include "model/pb-field-value.h"
#include "model/pb-record.h"

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    data)
{
  guint *count = data;

  (*count)++;
}

static void
test_types (void)
{
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      g_autoptr(PbRecord) record = pb_record_new (kind, NULL);

      g_assert_cmpint (pb_record_get_kind (record), ==, (int) kind);
      g_assert_cmpint (pb_kind_from_record_type (G_OBJECT_TYPE (record)), ==, (int) kind);
      g_assert_true (pb_id_is_valid (pb_record_get_id (record)));
    }

  g_assert_cmpstr (g_type_name (pb_kind_get_record_type (PB_KIND_NETWORK_GOAL)), ==,
                   "PbNetworkGoalRecord");
}

static void
test_values (void)
{
  g_autoptr(PbRecord) record = pb_record_new (PB_KIND_GROUP, NULL);
  guint names = 0, titles = 0;

  g_signal_connect (record, "notify::name", G_CALLBACK (count_cb), &names);
  g_signal_connect (record, "notify::display-title", G_CALLBACK (count_cb), &titles);

  g_assert_false (pb_record_has (record, PB_GROUP_NAME));
  g_assert_null (pb_record_get_text (record, PB_GROUP_NAME));
  g_assert_cmpint (pb_record_get_day (record, PB_GROUP_FOUNDED), ==, PB_DAY_NONE);
  g_assert_cmpint (pb_record_get_enum (record, PB_GROUP_KIND), ==, -1);
  g_assert_cmpint (pb_record_get_integer (record, PB_GROUP_MINIMUM_ACTIVE), ==, 3);

  pb_record_set_value (record, PB_GROUP_NAME, g_variant_new_string ("Care Circle"));
  pb_record_set_value (record, PB_GROUP_NAME, g_variant_new_string ("Care Circle"));
  pb_record_set_value (record, PB_GROUP_KIND, g_variant_new_string ("circle"));
  pb_record_set_value (record, PB_GROUP_FOUNDED, g_variant_new_int32 (19782));

  g_assert_cmpuint (names, ==, 1);
  g_assert_cmpuint (titles, ==, 1);
  g_assert_cmpstr (pb_record_get_text (record, PB_GROUP_NAME), ==, "Care Circle");
  g_assert_cmpint (pb_record_get_enum (record, PB_GROUP_KIND), ==, PB_GROUP_KIND_CIRCLE);
  g_assert_cmpint (pb_record_get_start (record), ==, 19782);
}

static void
test_properties (void)
{
  static const char *tags[] = { "care", NULL };
  g_autoptr(PbRecord) record = pb_record_new (PB_KIND_AGREEMENT, NULL);
  g_autofree char *title = NULL;
  g_autofree char *display = NULL;
  g_auto(GStrv) strv = NULL;
  int review;

  pb_record_set_value (record, PB_AGREEMENT_TITLE, g_variant_new_string ("Care days"));
  pb_record_set_value (record, PB_AGREEMENT_REVIEW_DATE, g_variant_new_int32 (20000));
  pb_record_set_value (record, PB_COMMON_TAGS, g_variant_new_strv (tags, -1));

  g_object_get (record, "title", &title, "display-title", &display, "review-date", &review,
                "tags", &strv, NULL);
  g_assert_cmpstr (title, ==, "Care days");
  g_assert_cmpstr (display, ==, "Care days");
  g_assert_cmpint (review, ==, 20000);
  g_assert_cmpstrv (strv, (char **) tags);
  g_assert_true (pb_record_set_contains (record, PB_COMMON_TAGS, "care"));
  g_assert_false (pb_record_set_contains (record, PB_COMMON_TAGS, "health"));
}

/* Notes with which number each notification comes. */
static void
note_serial_cb (PbRecord   *record,
                GParamSpec *pspec,
                GHashTable *serials)
{
  g_hash_table_add (serials, GUINT_TO_POINTER (pb_record_get_serial (record)));
}

static void
test_take (void)
{
  g_autoptr(PbRecord) live = pb_record_new (PB_KIND_METRIC, NULL);
  g_autoptr(PbRecord) fresh = NULL;
  g_autoptr(PbDecimal) baseline = NULL;
  g_autoptr(GHashTable) serials = g_hash_table_new (NULL, NULL);
  guint units = 0, names = 0;
  guint before;

  pb_record_set_value (live, PB_METRIC_NAME, g_variant_new_string ("Visits"));
  pb_record_set_value (live, PB_METRIC_UNIT, g_variant_new_string ("people"));
  fresh = pb_record_copy (live);
  pb_record_set_value (fresh, PB_METRIC_UNIT, NULL);
  pb_record_set_value (fresh, PB_METRIC_BASELINE, g_variant_new_string ("1.5"));
  pb_record_set_contested (fresh, PB_METRIC_UNIT, TRUE);
  pb_record_set_stamps (fresh, 1, 2, "Ada");

  g_signal_connect (live, "notify::unit", G_CALLBACK (count_cb), &units);
  g_signal_connect (live, "notify::name", G_CALLBACK (count_cb), &names);
  g_signal_connect (live, "notify", G_CALLBACK (note_serial_cb), serials);
  before = pb_record_get_serial (live);
  pb_record_take_from (live, fresh);

  /* All that is new at once has one number. */
  g_assert_cmpuint (g_hash_table_size (serials), ==, 1);
  g_assert_cmpuint (pb_record_get_serial (live), >, before);
  before = pb_record_get_serial (live);
  pb_record_take_from (live, fresh);
  g_assert_cmpuint (pb_record_get_serial (live), ==, before);

  g_assert_cmpuint (units, ==, 1);
  g_assert_cmpuint (names, ==, 0);
  g_assert_false (pb_record_has (live, PB_METRIC_UNIT));
  baseline = pb_record_dup_decimal (live, PB_METRIC_BASELINE);
  g_assert_nonnull (baseline);
  g_assert_true (pb_record_is_contested (live, PB_METRIC_UNIT));
  g_assert_false (pb_record_is_contested (live, PB_METRIC_NAME));
  g_assert_false (pb_record_is_contested (live, PB_COMMON_NOTE));
  g_assert_cmpstr (pb_record_get_changed_by (live), ==, "Ada");
}

/* Invariant 10: as-of judging uses only what had happened by then. */
static void
test_as_of (void)
{
  g_autoptr(PbRecord) record = pb_record_new (PB_KIND_DECISION, NULL);
  g_autoptr(PbRecord) open = NULL;
  g_autoptr(PbRecord) closed = NULL;

  pb_record_set_value (record, PB_DECISION_OPENED, g_variant_new_int32 (100));
  pb_record_set_value (record, PB_DECISION_CLOSED, g_variant_new_int32 (110));
  pb_record_set_value (record, PB_DECISION_REVIEW_DATE, g_variant_new_int32 (200));

  g_assert_null (pb_record_copy_as_of (record, 99));

  open = pb_record_copy_as_of (record, 109);
  g_assert_cmpint (pb_record_get_day (open, PB_DECISION_CLOSED), ==, PB_DAY_NONE);
  g_assert_cmpint (pb_record_get_day (open, PB_DECISION_REVIEW_DATE), ==, 200);

  closed = pb_record_copy_as_of (record, 110);
  g_assert_cmpint (pb_record_get_day (closed, PB_DECISION_CLOSED), ==, 110);
  g_assert_cmpint (pb_record_get_day (record, PB_DECISION_CLOSED), ==, 110);
}

static void
set_enum (PbRecord   *record,
          PbFieldId   field,
          const char *nick)
{
  g_autoptr(GVariant) value = pb_field_parse (field, nick, NULL);

  pb_record_set_value (record, field, value);
}

/* What an event led to was not so before it. */
static void
test_as_of_status (void)
{
  g_autoptr(PbRecord) decision = pb_record_new (PB_KIND_DECISION, NULL);
  g_autoptr(PbRecord) system = pb_record_new (PB_KIND_SYSTEM, NULL);
  static const struct { PbDay day; int status; } stages[] = {
    { 99, PB_SYSTEM_STATUS_BEING_SET_UP }, { 100, PB_SYSTEM_STATUS_RUNNING },
    { 199, PB_SYSTEM_STATUS_RUNNING },     { 200, PB_SYSTEM_STATUS_RETIRED },
  };
  g_autoptr(PbRecord) open = NULL;
  g_autoptr(PbRecord) early = NULL;
  g_autoptr(PbRecord) closed = NULL;

  pb_record_set_value (decision, PB_DECISION_CLOSED, g_variant_new_int32 (110));
  set_enum (decision, PB_DECISION_STATUS, "rejected");
  open = pb_record_copy_as_of (decision, 109);
  closed = pb_record_copy_as_of (decision, 110);
  g_assert_cmpint (pb_record_get_enum (open, PB_DECISION_STATUS), ==,
                   PB_DECISION_STATUS_OPEN_FOR_VOTE);
  g_assert_cmpint (pb_record_get_enum (closed, PB_DECISION_STATUS), ==,
                   PB_DECISION_STATUS_REJECTED);

  /* Where nothing has come of it yet, nothing is taken back. */
  set_enum (decision, PB_DECISION_STATUS, "in-discussion");
  early = pb_record_copy_as_of (decision, 109);
  g_assert_cmpint (pb_record_get_enum (early, PB_DECISION_STATUS), ==,
                   PB_DECISION_STATUS_IN_DISCUSSION);

  pb_record_set_value (system, PB_SYSTEM_RUNNING_SINCE, g_variant_new_int32 (100));
  pb_record_set_value (system, PB_SYSTEM_RETIRED, g_variant_new_int32 (200));
  set_enum (system, PB_SYSTEM_STATUS, "retired");
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr(PbRecord) then = pb_record_copy_as_of (system, stages[i].day);

      g_assert_cmpint (pb_record_get_enum (then, PB_SYSTEM_STATUS), ==, stages[i].status);
    }
}

/* Events of the catalogue name a status of their own kind, and a value of it. */
static void
test_event_status (void)
{
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      const PbFieldInfo *info;

      for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
        {
          if (info->status == 0)
            continue;
          g_assert_true (info->flags & PB_FIELD_EVENT);
          g_assert_cmpuint (PB_FIELD_KIND (info->status), ==, kind);
          g_assert_cmpint (pb_field_get_info (info->status)->type, ==, PB_TYPE_ENUM);
          g_assert_cmpint (pb_enum_from_nick (pb_field_get_info (info->status)->enum_type (),
                                              info->status_before), >=, 0);
        }
    }
}

static void
test_title (void)
{
  g_autoptr(PbRecord) relation = pb_record_new (PB_KIND_RELATION, NULL);
  g_autoptr(PbRecord) transition = pb_record_new (PB_KIND_PHASE_TRANSITION, NULL);
  g_autofree char *kind = pb_record_dup_title (relation);
  g_autofree char *phase = NULL;

  pb_record_set_value (transition, PB_PHASE_TRANSITION_TO, g_variant_new_string ("iteration"));
  phase = pb_record_dup_title (transition);

  g_assert_cmpstr (kind, ==, "Relation");
  g_assert_cmpstr (phase, ==, "Iteration");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/types", test_types);
  g_test_add_func ("/record/values", test_values);
  g_test_add_func ("/record/properties", test_properties);
  g_test_add_func ("/record/take", test_take);
  g_test_add_func ("/record/as-of", test_as_of);
  g_test_add_func ("/record/as-of-status", test_as_of_status);
  g_test_add_func ("/record/event-status", test_event_status);
  g_test_add_func ("/record/title", test_title);

  return g_test_run ();
}
