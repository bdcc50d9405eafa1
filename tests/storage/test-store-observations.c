/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "model/pb-field-value.h"
#include "storage/pb-store-sync.h"
#include "store-fixture.h"

/* Days on which a metric was observed very often. */

#define DAY "2025-06-01"
#define MANY 30

static char *
add_observation (PbStore    *store,
                 const char *metric,
                 const char *day,
                 const char *value,
                 gboolean    estimated,
                 const char *supersedes)
{
  PbEdit *edit = pb_edit_new ("Observe");
  const char *id = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);
  g_autoptr(GVariant) number = pb_field_parse (PB_OBSERVATION_VALUE, value, NULL);
  char *copy = g_strdup (id);

  pb_edit_set_text (edit, id, PB_OBSERVATION_METRIC, metric);
  pb_edit_set_day (edit, id, PB_OBSERVATION_PERIOD_END, pb_day_parse (day));
  pb_edit_set_value (edit, id, PB_OBSERVATION_VALUE, number);
  if (supersedes)
    pb_edit_set_text (edit, id, PB_OBSERVATION_SUPERSEDES, supersedes);
  if (estimated)
    pb_edit_set_flag (edit, id, PB_OBSERVATION_ESTIMATED, TRUE);
  commit (store, edit);

  return copy;
}

static PbDossier *
read_dossier (PbStore    *store,
              const char *group)
{
  g_autoptr(GError) error = NULL;
  PbDossier *dossier = pb_store_dossier_sync (store, group, pb_day_parse (TODAY), &error);

  g_assert_no_error (error);

  return dossier;
}

/* Of the crowded day there is one record, which is @best; of the others all are. */
static void
assert_crowd (PbStore    *store,
              const char *group,
              const char *best,
              guint       n_more,
              double      low,
              double      high,
              guint       n_records)
{
  g_autoptr(PbDossier) dossier = read_dossier (store, group);
  PbRecord *record = pb_dossier_lookup (dossier, best);
  const PbCrowd *crowd;

  g_assert_cmpuint (pb_dossier_get_records (dossier, PB_KIND_OBSERVATION)->len, ==, n_records);
  g_assert_nonnull (record);
  crowd = pb_dossier_get_crowd (dossier, record);
  g_assert_nonnull (crowd);
  g_assert_cmpuint (crowd->n, ==, n_more);
  g_assert_cmpfloat (crowd->low, ==, low);
  g_assert_cmpfloat (crowd->high, ==, high);
}

static void
delete (PbStore    *store,
        const char *id)
{
  PbEdit *edit = pb_edit_new ("Delete");

  pb_edit_delete (edit, PB_KIND_OBSERVATION, id);
  commit (store, edit);
}

static void
test_crowd (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Station");
  g_autofree char *metric = add_of_group (fixture->store, PB_KIND_METRIC, group, "Level");
  g_autofree char *before = NULL;
  g_autofree char *low = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *guess = NULL;
  g_autofree char *title = NULL;
  g_autofree char *correction = NULL;
  g_autoptr(PbDossier) few = NULL;

  before = add_observation (fixture->store, metric, "2025-05-31", "7", FALSE, NULL);
  low = add_observation (fixture->store, metric, DAY, "-3.5", FALSE, NULL);
  for (guint i = 2; i < 8; i++)
    {
      g_autofree char *id = add_observation (fixture->store, metric, DAY, "5", FALSE, NULL);

      g_assert_nonnull (id);
    }

  /* A few are read as they are. */
  few = read_dossier (fixture->store, group);
  g_assert_cmpuint (pb_dossier_get_records (few, PB_KIND_OBSERVATION)->len, ==, 8);
  g_assert_null (pb_dossier_get_crowd (few, pb_dossier_lookup (few, low)));

  for (guint i = 8; i < MANY; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);
      g_autofree char *id = add_observation (fixture->store, metric, DAY, value, FALSE, NULL);

      g_assert_nonnull (id);
    }
  latest = add_observation (fixture->store, metric, DAY, "4", FALSE, NULL);
  guess = add_observation (fixture->store, metric, DAY, "999", TRUE, NULL);

  /* The last that was measured counts, whatever was guessed later. */
  assert_crowd (fixture->store, group, latest, MANY, -3.5, 999, 2);

  /* What goes, or is corrected, is not looked at any more. */
  delete (fixture->store, guess);
  assert_crowd (fixture->store, group, latest, MANY - 1, -3.5, MANY - 1, 2);
  correction = add_observation (fixture->store, metric, DAY, "2", FALSE, low);
  /* The correction refers to what it corrects. */
  assert_crowd (fixture->store, group, correction, MANY, 2, MANY - 1, 3);
  g_free (pb_store_undo_sync (fixture->store, NULL));
  assert_crowd (fixture->store, group, latest, MANY - 1, -3.5, MANY - 1, 2);

  /* It is the same after the tables were made anew. */
  g_assert_true (pb_store_close_sync (fixture->store, NULL));
  sqlite_run (fixture->path, "UPDATE meta SET value = 'other' WHERE key = 'catalogue'");
  fixture_reopen (fixture);
  assert_crowd (fixture->store, group, latest, MANY - 1, -3.5, MANY - 1, 2);
}

/* A day that is no longer crowded is read as any other. */
static void
test_fewer (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *group = NULL;
  g_autofree char *metric = NULL;
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbDossier) past = NULL;
  g_autoptr(GError) error = NULL;

  fixture_reopen_on (fixture, "2025-06-02");
  group = add_group (fixture->store, "Station");
  metric = add_of_group (fixture->store, PB_KIND_METRIC, group, "Level");
  for (guint i = 0; i < 9; i++)
    g_ptr_array_add (ids, add_observation (fixture->store, metric, DAY, "1", FALSE, NULL));
  fixture_reopen (fixture);
  assert_crowd (fixture->store, group, ids->pdata[8], 8, 1, 1, 1);

  /* Looked at from a day in the past it is one day as well. */
  past = pb_store_dossier_sync (fixture->store, group, pb_day_parse ("2025-06-10"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pb_dossier_get_records (past, PB_KIND_OBSERVATION)->len, ==, 1);

  delete (fixture->store, ids->pdata[0]);
  dossier = read_dossier (fixture->store, group);
  g_assert_cmpuint (pb_dossier_get_records (dossier, PB_KIND_OBSERVATION)->len, ==, 8);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

/* Returns what is kept of crowded days: the observation that counts and the rest. */
static char *
describe_crowds (PbStore    *store,
                 const char *group)
{
  g_autoptr(PbDossier) dossier = read_dossier (store, group);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  GPtrArray *records = pb_dossier_get_records (dossier, PB_KIND_OBSERVATION);

  for (guint i = 0; i < records->len; i++)
    {
      const PbCrowd *crowd = pb_dossier_get_crowd (dossier, records->pdata[i]);

      if (crowd)
        g_ptr_array_add (lines, g_strdup_printf ("%s %u %g %g",
                                                 pb_record_get_id (records->pdata[i]), crowd->n,
                                                 crowd->low, crowd->high));
    }
  g_ptr_array_sort (lines, compare_lines);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* What is put beside a day adds up to what the whole day comes to. */
static void
test_extended (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Station");
  g_autofree char *metric = add_of_group (fixture->store, PB_KIND_METRIC, group, "Level");
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *extended = NULL;
  g_autofree char *anew = NULL;

  for (guint n = 0; n < 25; n++)
    {
      PbEdit *edit = pb_edit_new ("Observe");

      for (int i = g_test_rand_int_range (1, 6); i > 0; i--)
        {
          const char *id = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);
          g_autofree char *value = g_strdup_printf ("%d", g_test_rand_int_range (-99, 99));

          pb_edit_set_text (edit, id, PB_OBSERVATION_METRIC, metric);
          pb_edit_set_day (edit, id, PB_OBSERVATION_PERIOD_END,
                           pb_day_parse (g_test_rand_int_range (0, 9) ? DAY : "2025-05-30"));
          pb_edit_set_text (edit, id, PB_OBSERVATION_VALUE, value);
          if (g_test_rand_int_range (0, 4) == 0)
            pb_edit_set_flag (edit, id, PB_OBSERVATION_ESTIMATED, TRUE);
          if (ids->len > 0 && g_test_rand_int_range (0, 8) == 0)
            pb_edit_set_text (edit, id, PB_OBSERVATION_SUPERSEDES,
                              ids->pdata[g_test_rand_int_range (0, (gint32) ids->len)]);
          g_ptr_array_add (ids, g_strdup (id));
        }
      commit (fixture->store, edit);
    }

  extended = describe_crowds (fixture->store, group);
  g_assert_cmpstr (extended, !=, "");

  g_assert_true (pb_store_close_sync (fixture->store, NULL));
  sqlite_run (fixture->path, "UPDATE meta SET value = 'other' WHERE key = 'catalogue'");
  fixture_reopen (fixture);
  anew = describe_crowds (fixture->store, group);
  g_assert_cmpstr (extended, ==, anew);
}

/* What belongs to an observation is found, however many there are. */
static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *group = add_group (fixture->store, "Station");
  g_autofree char *metric = add_of_group (fixture->store, PB_KIND_METRIC, group, "Level");
  g_autofree char *observation = add_observation (fixture->store, metric, DAY, "1", FALSE, NULL);
  PbEdit *edit = pb_edit_new ("Evidence");
  g_autofree char *id = g_strdup (pb_edit_create (edit, PB_KIND_EVIDENCE, NULL));
  g_autoptr(PbDossier) dossier = NULL;

  pb_edit_set_text (edit, id, PB_EVIDENCE_TEXT, "A photograph of the gauge");
  pb_edit_set_enum (edit, id, PB_EVIDENCE_ORIGIN, PB_EVIDENCE_ORIGIN_OUTSIDE_PARTY);
  pb_edit_set_text (edit, id, PB_EVIDENCE_SUBJECT, observation);
  commit (fixture->store, edit);

  dossier = read_dossier (fixture->store, group);
  g_assert_nonnull (pb_dossier_lookup (dossier, id));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  fixture_add ("/store/observations/crowd", test_crowd);
  fixture_add ("/store/observations/fewer", test_fewer);
  fixture_add ("/store/observations/extended", test_extended);
  fixture_add ("/store/observations/evidence", test_evidence);

  return g_test_run ();
}
