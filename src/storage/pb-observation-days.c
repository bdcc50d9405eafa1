/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Days on which a metric was observed very often, as by a machine.
 *
 * The rules ask of a day for the observation that counts, charts for the least and the
 * greatest value, too.  Of days with more than a few observations these are kept in a
 * table, with how many there are, so that nobody has to read a million records to open
 * a page.  Triggers note which days have changed; they are worked out again before the
 * transaction ends.  What only came in addition is noted by itself, so that it need be
 * put beside no more than what is known of its day.  A record that comes into being is
 * noted with its row; that its state changes then, too, needs no second look.
 */

#define G_LOG_DOMAIN "pb-storage"

#include "config.h"

#include "storage/pb-observation-days.h"

#include <math.h>

/* Of so many observations of a day all are read. */
#define FEW "8"

/* Observations.  What was measured counts before what was estimated, and then what was
 * entered last, but for what was corrected.
 */
#define OBSERVATIONS \
  "SELECT r.eid, e.uuid, e.c_hlc AS made," \
  " coalesce(r.estimated, 0) AS estimated," \
  " CASE WHEN r.value IS NOT NULL THEN CAST(r.value AS REAL)" \
  " ELSE CAST(r.numerator AS REAL) / nullif(CAST(r.denominator AS REAL), 0) END AS value," \
  " EXISTS (SELECT 1 FROM rec_observation n CROSS JOIN entity ne ON ne.eid = n.eid" \
  " WHERE n.supersedes = r.eid AND ne.state = 0) AS corrected" \
  " FROM rec_observation r CROSS JOIN entity e ON e.eid = r.eid WHERE e.state = 0"

#define BEST_FIRST "ORDER BY corrected, estimated, made DESC, uuid LIMIT 1"

/* What is kept of a metric and a day. */
#define KEPT "FROM rec_observation_day WHERE metric = ?1 AND day = ?2"

/**
 * pb_observation_days_get_schema:
 *
 * Returns: (transfer none): what makes the tables; those of observations must be there
 */
const char *
pb_observation_days_get_schema (void)
{
  return
    "CREATE TABLE rec_observation_day (metric INTEGER, day INTEGER, n INTEGER NOT NULL,"
    "  best INTEGER NOT NULL, low REAL, high REAL,"
    "  PRIMARY KEY (metric, day)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE rec_observation_dirty (metric INTEGER, day INTEGER,"
    "  PRIMARY KEY (metric, day)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE rec_observation_added (metric INTEGER, day INTEGER, eid INTEGER,"
    "  PRIMARY KEY (metric, day, eid)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX rec_observation_correction ON rec_observation (supersedes)"
    "  WHERE supersedes IS NOT NULL;"

    /* Whoever fires a trigger by INSERT OR … decides what its own OR … do; not so for
     * ON CONFLICT.
     */
    "CREATE TRIGGER rec_observation_inserted BEFORE INSERT ON rec_observation BEGIN"
    "  INSERT INTO rec_observation_dirty SELECT metric, period_end"
    "   FROM rec_observation WHERE eid = new.eid AND metric IS NOT NULL"
    "   AND period_end IS NOT NULL ON CONFLICT DO NOTHING;"
    "  INSERT INTO rec_observation_added SELECT new.metric, new.period_end, new.eid"
    "   WHERE new.metric IS NOT NULL AND new.period_end IS NOT NULL"
    "   ON CONFLICT DO NOTHING; END;"
    "CREATE TRIGGER rec_observation_updated AFTER UPDATE ON rec_observation BEGIN"
    "  INSERT INTO rec_observation_dirty SELECT new.metric, new.period_end"
    "   WHERE new.metric IS NOT NULL AND new.period_end IS NOT NULL ON CONFLICT DO NOTHING;"
    "  INSERT INTO rec_observation_dirty SELECT old.metric, old.period_end"
    "   WHERE old.metric IS NOT NULL AND old.period_end IS NOT NULL ON CONFLICT DO NOTHING;"
    "  INSERT INTO rec_observation_dirty SELECT metric, period_end"
    "   FROM rec_observation WHERE eid IN (new.supersedes, old.supersedes)"
    "   AND metric IS NOT NULL AND period_end IS NOT NULL ON CONFLICT DO NOTHING; END;"
    "CREATE TRIGGER rec_observation_correcting AFTER INSERT ON rec_observation"
    "  WHEN new.supersedes IS NOT NULL BEGIN"
    "  INSERT INTO rec_observation_dirty SELECT metric, period_end"
    "   FROM rec_observation WHERE eid = new.supersedes AND metric IS NOT NULL"
    "   AND period_end IS NOT NULL ON CONFLICT DO NOTHING; END;"
    "DROP TRIGGER IF EXISTS rec_observation_state;"
    "CREATE TRIGGER rec_observation_state AFTER UPDATE OF state ON entity"
    "  WHEN old.state <> 2 AND new.state IS NOT old.state BEGIN"
    "  INSERT INTO rec_observation_dirty SELECT metric, period_end"
    "   FROM rec_observation WHERE eid IN (new.eid, (SELECT supersedes FROM rec_observation"
    "   WHERE eid = new.eid)) AND metric IS NOT NULL AND period_end IS NOT NULL"
    "   ON CONFLICT DO NOTHING; END;";
}

typedef struct
{
  gint64 metric;
  gint64 day;
} PbObservedDay;

static gboolean
run_for_day (PbSql                *sql,
             const char           *text,
             const PbObservedDay  *day,
             GError              **error)
{
  sqlite3_stmt *statement = pb_sql_prepare (sql, text, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, day->metric);
  sqlite3_bind_int64 (statement, 2, day->day);

  return pb_sql_run (sql, statement, error);
}

/* Works out anew what is kept of a day. */
static gboolean
settle_day (PbSql                *sql,
            const PbObservedDay  *day,
            GError              **error)
{
  return run_for_day (sql, "DELETE " KEPT, day, error) &&
         run_for_day (sql,
                      "INSERT INTO rec_observation_day WITH d AS MATERIALIZED (" OBSERVATIONS
                      " AND r.metric = ?1 AND r.period_end = ?2)"
                      " SELECT ?1, ?2, count(*), (SELECT eid FROM d " BEST_FIRST "),"
                      " min(value) FILTER (WHERE NOT corrected),"
                      " max(value) FILTER (WHERE NOT corrected)"
                      " FROM d WHERE (SELECT count(*) FROM (SELECT 1 FROM rec_observation"
                      " WHERE metric = ?1 AND period_end = ?2 LIMIT " FEW " + 1)) > " FEW
                      " HAVING count(*) > " FEW, day, error);
}

/* Puts what was added to a day beside what is kept of it. */
static gboolean
extend_day (PbSql                *sql,
            const PbObservedDay  *day,
            gboolean             *done,
            GError              **error)
{
  static const char extend[] =
    "INSERT OR REPLACE INTO rec_observation_day WITH d AS MATERIALIZED (" OBSERVATIONS
    " AND +r.metric = ?1 AND +r.period_end = ?2 AND r.eid IN"
    " (SELECT eid FROM rec_observation_added WHERE metric = ?1 AND day = ?2)),"
    " c AS (SELECT * FROM d UNION ALL SELECT * FROM (" OBSERVATIONS
    " AND r.eid = (SELECT best " KEPT "))),"
    " s AS (SELECT count(*) AS n, min(value) FILTER (WHERE NOT corrected) AS low,"
    " max(value) FILTER (WHERE NOT corrected) AS high FROM d)"
    " SELECT ?1, ?2, o.n + s.n, (SELECT eid FROM c " BEST_FIRST "),"
    " coalesce(min(o.low, s.low), o.low, s.low), coalesce(max(o.high, s.high), o.high, s.high)"
    " FROM (SELECT * " KEPT ") o CROSS JOIN s";

  if (!run_for_day (sql, extend, day, error))
    return FALSE;

  *done = sqlite3_changes (pb_sql_get_db (sql)) > 0;

  return TRUE;
}

static GArray *
list_days (PbSql       *sql,
           const char  *select,
           GError     **error)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (PbObservedDay));
  g_autoptr(PbSqlStatement) statement = pb_sql_prepare (sql, select, error);
  gboolean row;

  if (statement == NULL)
    return NULL;

  while (TRUE)
    {
      PbObservedDay day;

      if (!pb_sql_step (sql, statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&days);

      day.metric = sqlite3_column_int64 (statement, 0);
      day.day = sqlite3_column_int64 (statement, 1);
      g_array_append_val (days, day);
    }
}

static gboolean
settle_dirty (PbSql   *sql,
              GError **error)
{
  g_autoptr(GArray) days = list_days (sql, "SELECT metric, day FROM rec_observation_dirty", error);

  for (guint i = 0; days && i < days->len; i++)
    {
      const PbObservedDay *day = &g_array_index (days, PbObservedDay, i);

      if (!settle_day (sql, day, error) ||
          !run_for_day (sql, "DELETE FROM rec_observation_added WHERE metric = ?1 AND day = ?2",
                        day, error))
        return FALSE;
    }

  return days != NULL &&
         (days->len == 0 || pb_sql_exec (sql, "DELETE FROM rec_observation_dirty", error));
}

static gboolean
settle_added (PbSql   *sql,
              GError **error)
{
  g_autoptr(GArray) days =
    list_days (sql, "SELECT DISTINCT metric, day FROM rec_observation_added", error);

  for (guint i = 0; days && i < days->len; i++)
    {
      const PbObservedDay *day = &g_array_index (days, PbObservedDay, i);
      gboolean done;

      if (!extend_day (sql, day, &done, error) || (!done && !settle_day (sql, day, error)))
        return FALSE;
    }

  return days != NULL &&
         (days->len == 0 || pb_sql_exec (sql, "DELETE FROM rec_observation_added", error));
}

/**
 * pb_observation_days_settle:
 * @sql: a connection within a transaction
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Works out anew what is kept of the days whose observations have changed.
 *
 * Returns: whether it worked
 */
gboolean
pb_observation_days_settle (PbSql   *sql,
                            GError **error)
{
  return settle_dirty (sql, error) && settle_added (sql, error);
}

/**
 * pb_observation_days_have:
 * @sql: a connection
 * @crowded: (out): whether there are days of which not all observations are read
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Returns: whether it worked
 */
gboolean
pb_observation_days_have (PbSql     *sql,
                          gboolean  *crowded,
                          GError   **error)
{
  gint64 any;

  if (!pb_sql_get_int64 (sql, "SELECT EXISTS (SELECT 1 FROM rec_observation_day)", &any, error))
    return FALSE;

  *crowded = any != 0;

  return TRUE;
}

/**
 * pb_observation_days_select:
 * @metric_id: a metric
 * @with_deleted: whether deleted observations of the other days are wanted, too
 * @clause: a clause, to be begun
 *
 * Selects all observations of days that have a few, and of the others the one that
 * counts.  The days are found one after the other in the index, so that it
 * does not matter how many observations they have.
 */
void
pb_observation_days_select (const char *metric_id,
                            gboolean    with_deleted,
                            PbClause   *clause)
{
  pb_clause_init (clause, NULL);
  g_string_append_printf (clause->text,
                          " WHERE %s AND r.eid IN ("
                          "WITH RECURSIVE m(eid) AS (SELECT eid FROM entity WHERE uuid = unhex(?)),"
                          " days(day) AS (SELECT min(period_end) FROM rec_observation"
                          " WHERE metric = (SELECT eid FROM m) UNION ALL"
                          " SELECT (SELECT min(o.period_end) FROM rec_observation o"
                          " WHERE o.metric = (SELECT eid FROM m) AND o.period_end > days.day)"
                          " FROM days WHERE days.day IS NOT NULL)"
                          " SELECT o.eid FROM days CROSS JOIN rec_observation o"
                          " WHERE days.day NOT IN (SELECT day FROM rec_observation_day"
                          " WHERE metric = (SELECT eid FROM m))"
                          " AND o.metric = (SELECT eid FROM m) AND o.period_end = days.day"
                          " UNION ALL SELECT best FROM rec_observation_day"
                          " WHERE metric = (SELECT eid FROM m)"
                          " UNION ALL SELECT eid FROM rec_observation"
                          " WHERE metric = (SELECT eid FROM m) AND period_end IS NULL)",
                          with_deleted ? "e.state <> 2" : "e.state = 0");
  pb_clause_add_text (clause, metric_id);
}

/**
 * pb_observation_days_tell:
 * @sql: a connection
 * @metric_id: a metric
 * @dossier: a dossier that is not sealed yet, with what pb_observation_days_select()
 *   found
 * @error: return location for a `PB_STORE_ERROR`
 *
 * Tells @dossier of the observations besides those that it holds.
 *
 * Returns: whether it worked
 */
gboolean
pb_observation_days_tell (PbSql       *sql,
                          const char  *metric_id,
                          PbDossier   *dossier,
                          GError     **error)
{
  g_autoptr(PbSqlStatement) statement = NULL;
  gboolean row;

  statement = pb_sql_prepare (sql,
                              "SELECT lower(hex(e.uuid)), d.n - 1, d.low, d.high FROM"
                              " rec_observation_day d JOIN entity e ON e.eid = d.best"
                              " WHERE d.metric = (SELECT eid FROM entity WHERE uuid = unhex(?1))",
                              error);
  if (statement == NULL)
    return FALSE;

  pb_sql_bind_text (statement, 1, metric_id);
  while (TRUE)
    {
      PbCrowd crowd;

      if (!pb_sql_step (sql, statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;

      crowd.n = (guint) sqlite3_column_int (statement, 1);
      crowd.low = sqlite3_column_type (statement, 2) == SQLITE_NULL ? NAN : sqlite3_column_double (statement, 2);
      crowd.high = sqlite3_column_type (statement, 3) == SQLITE_NULL ? NAN : sqlite3_column_double (statement, 3);
      pb_dossier_add_crowd (dossier, pb_sql_get_text (statement, 0), &crowd);
    }
}
