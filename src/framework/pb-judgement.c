/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-judgement.h"

#include "framework/pb-i18n-private.h"
#include "framework/pb-result-private.h"

#include <gio/gio.h>

/**
 * PbJudgement:
 *
 * How a group stands in a phase on a day: a list model of its results in the
 * order of the checklist, and what they add up to.  It never changes and may be
 * read on any thread.
 */
struct _PbJudgement
{
  GObject parent_instance;

  GPtrArray *results;
  GHashTable *by_id;
  char *criteria_name;
  char *criteria_title;
  char *criteria_version;
  int phase;
  PbDay since;
  PbDay day;
  guint with_evidence;
  guint all;
  PbReading reading;
  GPtrArray *reasons;
};

static void pb_judgement_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PbJudgement, pb_judgement, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pb_judgement_list_model_init))

typedef struct
{
  const char *nick;
  const char *label;
  const char *css_class;
  const char *icon_name;
} ReadingInfo;

static const ReadingInfo readings[] = {
  [PB_READING_NOT_ENOUGH_DATA] = { "not-enough-data", NC_("reading", "Not enough data"), "neutral",
                                   "pb-unknown-symbolic" },
  [PB_READING_HOLDING] = { "holding", NC_("reading", "Holding"), "success",
                           "object-select-symbolic" },
  [PB_READING_SLIPPING] = { "slipping", NC_("reading", "Slipping"), "warning",
                            "pb-watch-symbolic" },
  [PB_READING_RED_FLAG] = { "red-flag", NC_("reading", "Red flag"), "error",
                            "dialog-warning-symbolic" },
};

/**
 * pb_reading_get_nick:
 * @reading: a reading
 *
 * Returns: its name in files
 */
const char *
pb_reading_get_nick (PbReading reading)
{
  g_return_val_if_fail ((gsize) reading < G_N_ELEMENTS (readings), "");

  return readings[reading].nick;
}

/**
 * pb_reading_get_label:
 * @reading: a reading
 *
 * Returns: the words for people
 */
const char *
pb_reading_get_label (PbReading reading)
{
  g_return_val_if_fail ((gsize) reading < G_N_ELEMENTS (readings), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "reading", readings[reading].label);
}

/**
 * pb_reading_get_css_class:
 * @reading: a reading
 *
 * Returns: `success`, `warning`, `error` or `neutral`
 */
const char *
pb_reading_get_css_class (PbReading reading)
{
  g_return_val_if_fail ((gsize) reading < G_N_ELEMENTS (readings), "neutral");

  return readings[reading].css_class;
}

/**
 * pb_reading_get_icon_name:
 * @reading: a reading
 *
 * Returns: the name of a symbolic icon
 */
const char *
pb_reading_get_icon_name (PbReading reading)
{
  g_return_val_if_fail ((gsize) reading < G_N_ELEMENTS (readings), "");

  return readings[reading].icon_name;
}

static GType
pb_judgement_get_item_type (GListModel *model)
{
  return PB_TYPE_RESULT;
}

static guint
pb_judgement_get_n_items (GListModel *model)
{
  return PB_JUDGEMENT (model)->results->len;
}

static gpointer
pb_judgement_get_item (GListModel *model,
                       guint       position)
{
  PbJudgement *self = PB_JUDGEMENT (model);

  return position < self->results->len ? g_object_ref (self->results->pdata[position]) : NULL;
}

static void
pb_judgement_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pb_judgement_get_item_type;
  iface->get_n_items = pb_judgement_get_n_items;
  iface->get_item = pb_judgement_get_item;
}

static void
pb_judgement_finalize (GObject *object)
{
  PbJudgement *self = PB_JUDGEMENT (object);

  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->criteria_name, g_free);
  g_clear_pointer (&self->criteria_title, g_free);
  g_clear_pointer (&self->criteria_version, g_free);

  G_OBJECT_CLASS (pb_judgement_parent_class)->finalize (object);
}

static void
pb_judgement_class_init (PbJudgementClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_judgement_finalize;
}

static void
reason_free (PbReadingReason *reason)
{
  g_free (reason->statement);
  g_free (reason->sentence);
  g_free (reason);
}

static void
pb_judgement_init (PbJudgement *self)
{
  self->results = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->reasons = g_ptr_array_new_with_free_func ((GDestroyNotify) reason_free);
}

PbJudgement *
pb_judgement_new (PbCriteriaSet *criteria,
                  int            phase,
                  PbDay          since,
                  PbDay          day)
{
  PbJudgement *self = g_object_new (PB_TYPE_JUDGEMENT, NULL);

  self->criteria_name = g_strdup (pb_criteria_set_get_name (criteria));
  self->criteria_title = g_strdup (pb_criteria_set_get_title (criteria));
  self->criteria_version = g_strdup (pb_criteria_set_get_version (criteria));
  self->phase = phase;
  self->since = since;
  self->day = day;

  return self;
}

void
pb_judgement_take_result (PbJudgement *self,
                          PbResult    *result)
{
  g_ptr_array_add (self->results, result);
  g_hash_table_insert (self->by_id, (gpointer) pb_result_get_id (result), result);
}

void
pb_judgement_set_ratio (PbJudgement *self,
                        guint        with_evidence,
                        guint        all)
{
  self->with_evidence = with_evidence;
  self->all = all;
}

static void
add_reason (PbJudgement *self,
            PbResult    *result,
            const char  *sentence)
{
  PbReadingReason *reason = g_new0 (PbReadingReason, 1);

  reason->statement = result ? g_strdup (pb_result_get_id (result)) : NULL;
  reason->sentence = g_strdup (sentence);
  g_ptr_array_add (self->reasons, reason);
}

static void
add_result_reason (PbJudgement *self,
                   PbResult    *result)
{
  PbStatement *statement = pb_result_get_statement (result);
  g_autofree char *sentence = NULL;

  /* Translators: the title of a statement, its result, and the sentence why, for
   * example “Group state is current – Not met: 9 of 14 elements are there.”
   */
  sentence = g_strdup_printf (_("%s – %s: %s"), pb_statement_get_title (statement),
                              pb_result_value_get_label (pb_result_get_value (result)),
                              pb_result_get_reason (result));
  add_reason (self, result, sentence);
}

static void
add_reasons_of (PbJudgement   *self,
                PbSection      section,
                PbResultValue  value)
{
  for (guint i = 0; i < self->results->len; i++)
    {
      PbResult *result = self->results->pdata[i];

      if (pb_statement_get_section (pb_result_get_statement (result)) == section &&
          pb_result_get_value (result) == value)
        add_result_reason (self, result);
    }
}

static void
add_line_reason (PbJudgement *self,
                 PbSection    section)
{
  g_autofree char *line = pb_judgement_dup_section_line (self, section);
  g_autofree char *sentence = NULL;

  /* Translators: the heading of a section and its counts, for example
   * “Indicators: 4 met, 1 partly.”
   */
  sentence = g_strdup_printf (_("%s: %s."), pb_section_get_title (section), line);
  add_reason (self, NULL, sentence);
}

static gboolean
find_red_flag (PbJudgement *self)
{
  static const struct { const char *id; PbResultValue value; } flags[] = {
    { "S2", PB_RESULT_NOT_MET },
    { "V3", PB_RESULT_WARNING },
  };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      PbResult *result = pb_judgement_get_result (self, flags[i].id);

      if (result && pb_result_get_value (result) == flags[i].value)
        {
          add_result_reason (self, result);
          found = TRUE;
        }
    }

  return found;
}

/*
 * pb_judgement_read:
 *
 * Works out the reading once all results are there.
 */
void
pb_judgement_read (PbJudgement   *self,
                   PbCriteriaSet *criteria)
{
  guint need_met = pb_criteria_set_get_threshold (criteria, PB_THRESHOLD_READING_INDICATORS_MET);
  guint need_held = pb_criteria_set_get_threshold (criteria, PB_THRESHOLD_READING_STRUCTURES);
  guint limit = pb_criteria_set_get_threshold (criteria, PB_THRESHOLD_READING_UNKNOWN);
  PbSectionCounts signs, structures, dangers;
  guint held;

  if (self->phase < 0)
    {
      add_reason (self, NULL,
                  _("No phase has been recorded for this group, so it is only held against the "
                    "checklist of iteration."));
      return;
    }
  if (self->results->len == 0)
    {
      add_reason (self, NULL, _("The criteria have no checklist for this phase."));
      return;
    }

  pb_judgement_get_section_counts (self, PB_SECTION_INDICATORS, &signs);
  pb_judgement_get_section_counts (self, PB_SECTION_STRUCTURES, &structures);
  pb_judgement_get_section_counts (self, PB_SECTION_DANGERS, &dangers);
  held = structures.n[PB_RESULT_MET] + structures.n[PB_RESULT_PARTLY];

  /* Four of five means all but one where a phase has fewer. */
  if (signs.total > 0)
    need_met = MIN (need_met, signs.total - 1);
  if (structures.total > 0)
    need_held = MIN (need_held, structures.total - 1);

  if (find_red_flag (self))
    {
      self->reading = PB_READING_RED_FLAG;
      return;
    }

  if (dangers.n[PB_RESULT_WARNING] > 0 || signs.n[PB_RESULT_NOT_MET] > 0)
    {
      self->reading = PB_READING_SLIPPING;
      add_reasons_of (self, PB_SECTION_DANGERS, PB_RESULT_WARNING);
      add_reasons_of (self, PB_SECTION_INDICATORS, PB_RESULT_NOT_MET);
      return;
    }

  add_line_reason (self, PB_SECTION_INDICATORS);
  add_line_reason (self, PB_SECTION_STRUCTURES);
  add_line_reason (self, PB_SECTION_DANGERS);

  if (signs.n[PB_RESULT_UNKNOWN] >= limit)
    self->reading = PB_READING_NOT_ENOUGH_DATA;
  else if (signs.n[PB_RESULT_MET] >= need_met && held >= need_held)
    self->reading = PB_READING_HOLDING;
  else if (signs.n[PB_RESULT_MET] + signs.n[PB_RESULT_UNKNOWN] >= need_met &&
           held + structures.n[PB_RESULT_UNKNOWN] >= need_held)
    self->reading = PB_READING_NOT_ENOUGH_DATA;
  else
    self->reading = PB_READING_SLIPPING;
}

/**
 * pb_judgement_get_result:
 * @self: a judgement
 * @id: the identifier of a statement, for example “I4”
 *
 * Returns: (transfer none) (nullable): its result
 */
PbResult *
pb_judgement_get_result (PbJudgement *self,
                         const char  *id)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), NULL);

  return id ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/**
 * pb_judgement_get_results:
 * @self: a judgement
 *
 * Returns: (transfer none) (element-type PbResult): all results in the order of
 *   the checklist
 */
GPtrArray *
pb_judgement_get_results (PbJudgement *self)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), NULL);

  return self->results;
}

/**
 * pb_judgement_get_section_counts:
 * @self: a judgement
 * @section: a section
 * @counts: (out caller-allocates): how many came to each result
 */
void
pb_judgement_get_section_counts (PbJudgement     *self,
                                 PbSection        section,
                                 PbSectionCounts *counts)
{
  g_return_if_fail (PB_IS_JUDGEMENT (self));
  g_return_if_fail (counts != NULL);

  *counts = (PbSectionCounts) { 0 };

  for (guint i = 0; i < self->results->len; i++)
    {
      PbResult *result = self->results->pdata[i];

      if (pb_statement_get_section (pb_result_get_statement (result)) != section)
        continue;

      counts->total++;
      counts->n[pb_result_get_value (result)]++;
    }
}

/**
 * pb_judgement_dup_section_line:
 * @self: a judgement
 * @section: a section
 *
 * Returns: (transfer full): its counts in words, for example “4 met, 1 partly”
 */
char *
pb_judgement_dup_section_line (PbJudgement *self,
                               PbSection    section)
{
  g_autoptr(GString) line = g_string_new (NULL);
  PbSectionCounts counts;

  g_return_val_if_fail (PB_IS_JUDGEMENT (self), NULL);

  pb_judgement_get_section_counts (self, section, &counts);

  /* Unknown comes last: it says least. */
  for (int i = 1; i <= PB_N_RESULT_VALUES; i++)
    {
      PbResultValue value = i % PB_N_RESULT_VALUES;
      g_autofree char *part = NULL;

      if (counts.n[value] == 0)
        continue;

      part = pb_result_value_dup_count (value, counts.n[value]);
      if (line->len > 0)
        /* Translators: between the items of a list, such as “4 met, 1 partly” */
        g_string_append (line, C_("list separator", ", "));
      g_string_append (line, part);
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/**
 * pb_judgement_get_reading:
 * @self: a judgement
 *
 * Returns: how the group stands in its phase
 */
PbReading
pb_judgement_get_reading (PbJudgement *self)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), PB_READING_NOT_ENOUGH_DATA);

  return self->reading;
}

/**
 * pb_judgement_get_reading_reasons:
 * @self: a judgement
 *
 * Returns: (transfer none) (element-type PbReadingReason): why it reads so
 */
GPtrArray *
pb_judgement_get_reading_reasons (PbJudgement *self)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), NULL);

  return self->reasons;
}

/**
 * pb_judgement_get_evidence_ratio:
 * @self: a judgement
 * @with_evidence: (out): how many of them rest on computed or outside evidence
 * @all: (out): how many statements came to met or partly
 *
 * Characteristics, which are derived from other results, and the statement that
 * itself asks for this ratio are not counted.
 */
void
pb_judgement_get_evidence_ratio (PbJudgement *self,
                                 guint       *with_evidence,
                                 guint       *all)
{
  g_return_if_fail (PB_IS_JUDGEMENT (self));

  *with_evidence = self->with_evidence;
  *all = self->all;
}

/**
 * pb_judgement_suggests_review:
 * @self: a judgement
 *
 * One strong sign of readiness for evolution or two emerging ones call for a
 * phase review.
 *
 * Returns: whether the signs call for one
 */
gboolean
pb_judgement_suggests_review (PbJudgement *self)
{
  PbSectionCounts counts;

  g_return_val_if_fail (PB_IS_JUDGEMENT (self), FALSE);

  pb_judgement_get_section_counts (self, PB_SECTION_SIGNS, &counts);

  return counts.n[PB_RESULT_STRONG] > 0 || counts.n[PB_RESULT_EMERGING] >= 2;
}

/**
 * pb_judgement_get_day:
 * @self: a judgement
 *
 * Returns: the judged day
 */
PbDay
pb_judgement_get_day (PbJudgement *self)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), PB_DAY_NONE);

  return self->day;
}

/**
 * pb_judgement_get_phase:
 * @self: a judgement
 *
 * Returns: the #PbPhase that was judged, or -1 where none was recorded
 */
int
pb_judgement_get_phase (PbJudgement *self)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), -1);

  return self->phase;
}

/**
 * pb_judgement_get_phase_since:
 * @self: a judgement
 *
 * Returns: since when the group is in that phase; %PB_DAY_NONE where it is not
 *   known, or where another phase than the group's was judged
 */
PbDay
pb_judgement_get_phase_since (PbJudgement *self)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), PB_DAY_NONE);

  return self->since;
}

/**
 * pb_judgement_get_criteria_name:
 * @self: a judgement
 *
 * Returns: the name of the criteria set
 */
const char *
pb_judgement_get_criteria_name (PbJudgement *self)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), NULL);

  return self->criteria_name;
}

/**
 * pb_judgement_get_criteria_title:
 * @self: a judgement
 *
 * Returns: what people call the criteria set
 */
const char *
pb_judgement_get_criteria_title (PbJudgement *self)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), NULL);

  return self->criteria_title;
}

/**
 * pb_judgement_get_criteria_version:
 * @self: a judgement
 *
 * Returns: the version of the criteria set
 */
const char *
pb_judgement_get_criteria_version (PbJudgement *self)
{
  g_return_val_if_fail (PB_IS_JUDGEMENT (self), NULL);

  return self->criteria_version;
}

static void
append_result (GString  *text,
               PbResult *result)
{
  GPtrArray *numbers = pb_result_get_numbers (result);
  GPtrArray *attestations = pb_result_get_attestations (result);
  const char * const *records = pb_result_get_records (result);
  const char * const *disputes = pb_result_get_disputes (result);

  g_string_append_printf (text, "%s %s computed=%s attested=%s flags=%u rule=%s/%u\n",
                          pb_result_get_id (result),
                          pb_result_value_get_nick (pb_result_get_value (result)),
                          pb_result_value_get_nick (pb_result_get_computed (result)),
                          pb_result_value_get_nick (pb_result_get_attested (result)),
                          pb_result_get_flags (result), pb_result_get_rule (result),
                          pb_result_get_rule_version (result));
  g_string_append_printf (text, "  reason %s\n", pb_result_get_reason (result));

  for (guint i = 0; i < numbers->len; i++)
    {
      const PbNumber *number = numbers->pdata[i];

      g_string_append_printf (text, "  number %s = %s\n", number->label, number->value);
    }

  for (guint i = 0; records[i]; i++)
    g_string_append_printf (text, "  record %s\n", records[i]);

  for (guint i = 0; i < attestations->len; i++)
    {
      const PbAttested *attested = attestations->pdata[i];
      g_autofree char *on = pb_day_to_iso (attested->on);

      g_string_append_printf (text, "  attested %s %s on=%s counted=%s\n",
                              pb_record_get_id (attested->record),
                              pb_result_value_get_nick (attested->value), on,
                              pb_result_value_get_nick (attested->counted));
    }

  for (guint i = 0; disputes[i]; i++)
    g_string_append_printf (text, "  dispute %s\n", disputes[i]);
}

/**
 * pb_judgement_to_text:
 * @self: a judgement
 *
 * Writes all of it down in one fixed form: the same dossier, criteria and day
 * give the same bytes.  #PbChecklist is what transitions keep of it.
 *
 * Returns: (transfer full): the judgement as text
 */
char *
pb_judgement_to_text (PbJudgement *self)
{
  GString *text = g_string_new (NULL);
  g_autofree char *day = NULL;
  g_autofree char *since = NULL;

  g_return_val_if_fail (PB_IS_JUDGEMENT (self), NULL);

  day = pb_day_to_iso (self->day);
  since = pb_day_to_iso (self->since);
  g_string_append_printf (text, "day %s\ncriteria %s/%s\nphase %s since %s\nreading %s\n", day,
                          self->criteria_name, self->criteria_version,
                          self->phase < 0 ? "none"
                                          : pb_enum_get_nick (pb_phase_get_type (), self->phase),
                          since ? since : "unknown", readings[self->reading].nick);

  for (guint i = 0; i < self->reasons->len; i++)
    {
      const PbReadingReason *reason = self->reasons->pdata[i];

      g_string_append_printf (text, "because %s %s\n", reason->statement ? reason->statement : "-",
                              reason->sentence);
    }

  g_string_append_printf (text, "evidence %u/%u\n", self->with_evidence, self->all);
  for (guint i = 0; i < self->results->len; i++)
    append_result (text, self->results->pdata[i]);

  return g_string_free (text, FALSE);
}
