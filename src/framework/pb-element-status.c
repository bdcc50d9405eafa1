/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-element-status-private.h"

#include "framework/pb-i18n-private.h"

#include <string.h>

G_DEFINE_BOXED_TYPE (PbElementStatus, pb_element_status, pb_element_status_copy,
                     pb_element_status_free)

/**
 * pb_element_status_copy:
 * @self: a status
 *
 * Returns: (transfer full): the same once more
 */
PbElementStatus *
pb_element_status_copy (const PbElementStatus *self)
{
  PbElementStatus *copy = g_memdup2 (self, sizeof *self);

  copy->key = g_strdup (self->key);
  copy->reviewed_by = g_strdup (self->reviewed_by);
  copy->contradicting = g_strdup (self->contradicting);
  copy->contradiction = g_strdup (self->contradiction);
  copy->sentence = g_strdup (self->sentence);
  copy->texts = g_strdupv (self->texts);
  copy->records = g_strdupv (self->records);

  return copy;
}

/**
 * pb_element_status_free:
 * @self: a status
 *
 * Frees @self.
 */
void
pb_element_status_free (PbElementStatus *self)
{
  g_free (self->key);
  g_free (self->reviewed_by);
  g_free (self->contradicting);
  g_free (self->contradiction);
  g_free (self->sentence);
  g_strfreev (self->texts);
  g_strfreev (self->records);
  g_free (self);
}

/* Bullets without words are the empty places of a template. */
static gboolean
has_words (const char *text)
{
  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        return TRUE;
    }

  return FALSE;
}

/* The first day on which the text is known to have been there.  Its record only
 * says when it was last changed.
 */
static PbDay
get_text_start (PbRuleContext *context,
                PbRecord      *text)
{
  PbDay start = pb_record_get_day (text, PB_STATE_TEXT_CHANGED_ON);
  GPtrArray *changes = pb_context_changes (context, pb_record_get_id (text));

  for (guint i = 0; changes && i < changes->len; i++)
    {
      const PbFieldChange *change = changes->pdata[i];
      PbDay before, after;

      if (change->field != PB_STATE_TEXT_CHANGED_ON)
        continue;
      before = pb_day_parse (change->before);
      after = pb_day_parse (change->after);
      if (before != PB_DAY_NONE)
        start = MIN (start, before);
      if (after != PB_DAY_NONE)
        start = MIN (start, after);
    }

  return start;
}

/* Texts stand in the order of the document, whatever order they were written in. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  PbRecord *one = *(PbRecord * const *) a;
  PbRecord *other = *(PbRecord * const *) b;
  gint64 first = pb_record_get_integer (one, PB_STATE_TEXT_PLACE);
  gint64 second = pb_record_get_integer (other, PB_STATE_TEXT_PLACE);

  if (first != second)
    return first < second ? -1 : 1;

  return strcmp (pb_record_get_id (one), pb_record_get_id (other));
}

static void
find_texts (PbRuleContext *context,
            const char    *key,
            GPtrArray     *texts,
            PbDay         *oldest)
{
  GPtrArray *all = pb_dossier_get_records (context->dossier, PB_KIND_STATE_TEXT);

  *oldest = PB_DAY_NONE;
  for (guint i = 0; i < all->len; i++)
    {
      PbRecord *text = all->pdata[i];
      PbDay start;

      if (pb_record_get_deleted (text) ||
          g_strcmp0 (pb_record_get_text (text, PB_STATE_TEXT_GROUP), context->group_id) != 0 ||
          !pb_record_set_contains (text, PB_STATE_TEXT_ELEMENTS, key) ||
          !has_words (pb_record_get_text (text, PB_STATE_TEXT_TEXT)))
        continue;

      start = get_text_start (context, text);
      if (start != PB_DAY_NONE && start > context->day)
        continue;

      g_ptr_array_add (texts, text);
      if (start != PB_DAY_NONE && (*oldest == PB_DAY_NONE || start < *oldest))
        *oldest = start;
    }

  g_ptr_array_sort (texts, compare_places);
}

/* Some elements are about records that the library has anyway; these speak for
 * themselves.
 */
static PbKind
get_speaking_kind (const char *key)
{
  static const struct { const char *key; PbKind kind; } kinds[] = {
    { "P2", PB_KIND_RELATION },      { "Q2", PB_KIND_AGREEMENT }, { "Q3", PB_KIND_ROLE },
    { "Q4", PB_KIND_ACCOUNT },       { "Q5", PB_KIND_RETROSPECTIVE },
    { "Q6", PB_KIND_DECISION },      { "G1", PB_KIND_TOOL },      { "G2", PB_KIND_TOOL },
    { "G3", PB_KIND_TOOL },          { "G4", PB_KIND_TOOL },      { "G5", PB_KIND_INSIGHT },
    { "G6", PB_KIND_METRIC },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (strcmp (kinds[i].key, key) == 0)
        return kinds[i].kind;
    }

  return PB_KIND_COMMON;
}

/*
 * pb_tool_speaks_for:
 * @key: the key of an element
 *
 * Whether the element is about tools such as @tool.
 */
gboolean
pb_tool_speaks_for (PbRecord   *tool,
                    const char *key)
{
  if (strcmp (key, "G1") == 0)
    return pb_record_get_flag (tool, PB_TOOL_ONCHAIN);

  switch (pb_record_get_enum (tool, PB_TOOL_PURPOSE))
    {
    case PB_TOOL_PURPOSE_TASKS:
      return strcmp (key, "G2") == 0;

    case PB_TOOL_PURPOSE_COMMUNICATION_MEETING:
    case PB_TOOL_PURPOSE_COMMUNICATION_CHANNEL:
    case PB_TOOL_PURPOSE_COMMUNICATION_BROADCAST:
      return strcmp (key, "G3") == 0;

    case PB_TOOL_PURPOSE_WORKSPACE:
    case PB_TOOL_PURPOSE_DOCUMENTS:
    case PB_TOOL_PURPOSE_DATA:
      return strcmp (key, "G4") == 0;

    default:
      return FALSE;
    }
}

/* Whether a record of that kind belongs to what the element is about, now. */
static gboolean
speaks_for (PbRuleContext *context,
            PbRecord      *record,
            const char    *key)
{
  switch ((guint) pb_record_get_kind (record))
    {
    case PB_KIND_TOOL:
      return pb_tool_speaks_for (record, key) &&
             pb_context_day (context, record, PB_TOOL_RETIRED) == PB_DAY_NONE;

    case PB_KIND_ROLE:
      return pb_record_get_enum (record, PB_ROLE_STATUS) == PB_ROLE_STATUS_ACTIVE &&
             pb_context_day (context, record, PB_ROLE_RETIRED) == PB_DAY_NONE;

    case PB_KIND_ACCOUNT:
      return pb_context_day (context, record, PB_ACCOUNT_CLOSED) == PB_DAY_NONE;

    default:
      return TRUE;
    }
}

static GStrv
find_records (PbRuleContext *context,
              const char    *key,
              PbRecord      *element)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  PbKind kind = get_speaking_kind (key);

  if (element)
    {
      g_autofree const char **ids = pb_record_get_set (element, PB_STATE_ELEMENT_RECORDS, NULL);

      for (guint i = 0; ids[i]; i++)
        {
          PbRecord *record = pb_dossier_lookup (context->dossier, ids[i]);

          if (record && pb_context_exists (context, record))
            g_strv_builder_add (builder, ids[i]);
        }
    }

  if (kind != PB_KIND_COMMON)
    {
      GPtrArray *records = pb_context_records (context, kind);

      for (guint i = 0; i < records->len; i++)
        {
          const char *id = pb_record_get_id (records->pdata[i]);

          if (speaks_for (context, records->pdata[i], key) &&
              (element == NULL || !pb_record_set_contains (element, PB_STATE_ELEMENT_RECORDS, id)))
            g_strv_builder_add (builder, id);
        }
    }

  return g_strv_builder_end (builder);
}

static PbRecord *
find_element (PbRuleContext *context,
              const char    *key)
{
  g_autofree char *id = pb_state_element_dup_id (context->group_id, key);
  PbRecord *element = pb_dossier_lookup (context->dossier, id);

  return element && !pb_record_get_deleted (element) ? element : NULL;
}

typedef struct
{
  PbDay day;
  const char *by;
} Review;

static void
forget_after (GArray *reviews,
              PbDay   day)
{
  while (reviews->len > 0 && g_array_index (reviews, Review, reviews->len - 1).day > day)
    g_array_set_size (reviews, reviews->len - 1);
}

static void
add_review (GArray     *reviews,
            PbDay       day,
            const char *by)
{
  Review review = { day, by };

  forget_after (reviews, day);
  if (day == PB_DAY_NONE)
    return;

  if (reviews->len > 0 && g_array_index (reviews, Review, reviews->len - 1).day == day)
    g_array_index (reviews, Review, reviews->len - 1).by = by;
  else
    g_array_append_val (reviews, review);
}

/* All reviews of @element that were not taken back, the oldest first.  A review
 * is on the day that it says, whenever it was entered.
 */
static GArray *
find_reviews (PbRuleContext *context,
              PbRecord      *element)
{
  GArray *reviews = g_array_new (FALSE, FALSE, sizeof (Review));
  GPtrArray *changes;

  if (element == NULL)
    return reviews;

  changes = pb_context_changes (context, pb_record_get_id (element));
  for (guint i = 0; changes && i < changes->len; i++)
    {
      const PbFieldChange *change = changes->pdata[i];
      const char *by = change->by;

      if (change->field != PB_STATE_ELEMENT_LAST_REVIEWED)
        continue;

      /* Who reviewed is another field of the same action. */
      for (guint j = 0; j < changes->len; j++)
        {
          const PbFieldChange *other = changes->pdata[j];

          if (other->field == PB_STATE_ELEMENT_REVIEWED_BY && other->day <= change->day &&
              other->after)
            by = other->after;
        }
      add_review (reviews, pb_day_parse (change->after), by);
    }

  if (context->known >= pb_record_get_day (element, PB_STATE_ELEMENT_LAST_REVIEWED))
    add_review (reviews, pb_record_get_day (element, PB_STATE_ELEMENT_LAST_REVIEWED),
                pb_record_get_text (element, PB_STATE_ELEMENT_REVIEWED_BY));
  forget_after (reviews, context->day);

  return reviews;
}

static gboolean
text_changed (PbRuleContext *context,
              GPtrArray     *texts,
              PbDay          after,
              PbDay          up_to)
{
  for (guint i = 0; i < texts->len; i++)
    {
      GPtrArray *changes = pb_context_changes (context, pb_record_get_id (texts->pdata[i]));
      PbDay changed = pb_record_get_day (texts->pdata[i], PB_STATE_TEXT_CHANGED_ON);

      if (changed > after && changed <= up_to)
        return TRUE;

      for (guint j = 0; changes && j < changes->len; j++)
        {
          const PbFieldChange *change = changes->pdata[j];

          if (change->field == PB_STATE_TEXT_TEXT && change->day > after && change->day <= up_to)
            return TRUE;
        }
    }

  return FALSE;
}

/* How many of the newest reviews in a row one person made without any change of
 * the text or of the records since the review before.
 */
static guint
count_unchanged (PbRuleContext *context,
                 const char    *key,
                 GArray        *reviews,
                 GPtrArray     *texts)
{
  guint n = 0;

  for (guint i = reviews->len; i-- > 1;)
    {
      const Review *review = &g_array_index (reviews, Review, i);
      const Review *before = &g_array_index (reviews, Review, i - 1);
      const Review *newest = &g_array_index (reviews, Review, reviews->len - 1);
      PbContradiction contradiction;
      gboolean changed;

      pb_contradiction_find (context, key, before->day, &contradiction);
      changed = contradiction.n > 0 && contradiction.day <= review->day;
      pb_contradiction_clear (&contradiction);

      if (changed || g_strcmp0 (review->by, newest->by) != 0 ||
          text_changed (context, texts, before->day, review->day))
        break;
      n++;
    }

  return n;
}

static char *
describe (PbElementStatus *status)
{
  g_autofree char *reviewed = pb_day_to_locale (status->last_reviewed);
  g_autofree char *due = pb_day_to_locale (status->next_due);

  switch (status->freshness)
    {
    case PB_FRESHNESS_FRESH:
    case PB_FRESHNESS_DUE:
      if (status->reviewed_by)
        /* Translators: the name of a person and two days */
        return g_strdup_printf (_("%s reviewed it on %s; the next review is due by %s."),
                                status->reviewed_by, reviewed, due);
      /* Translators: two days */
      return g_strdup_printf (_("It was reviewed on %s; the next review is due by %s."), reviewed,
                              due);

    case PB_FRESHNESS_STALE:
      if (status->never_reviewed)
        return g_strdup (_("It is written down but has never been reviewed."));
      /* Translators: two days */
      return g_strdup_printf (_("It was last reviewed on %s; the next review was due by %s."),
                              reviewed, due);

    case PB_FRESHNESS_CONTRADICTED:
      if (status->never_reviewed)
        /* Translators: a whole sentence that says what happened */
        return g_strdup_printf (_("%s The text has not been reviewed since."),
                                status->contradiction);
      /* Translators: a whole sentence that says what happened, and a day */
      return g_strdup_printf (_("%s The last review was on %s."), status->contradiction, reviewed);

    case PB_FRESHNESS_MISSING:
    default:
      return g_strdup (_("Nothing is written down yet."));
    }
}

static GStrv
get_ids (GPtrArray *records)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < records->len; i++)
    g_strv_builder_add (builder, pb_record_get_id (records->pdata[i]));

  return g_strv_builder_end (builder);
}

static void
judge_freshness (PbRuleContext   *context,
                 PbElementStatus *status,
                 PbDay            known_since)
{
  PbDay since = status->never_reviewed ? known_since : status->last_reviewed;
  gint64 old_percent = pb_context_threshold (context, PB_THRESHOLD_ELEMENT_OLD);
  gint64 due_days = pb_context_threshold (context, PB_THRESHOLD_ELEMENT_DUE_DAYS);
  PbContradiction contradiction = { 0 };

  if (!status->present)
    {
      status->freshness = PB_FRESHNESS_MISSING;
      return;
    }

  if (since != PB_DAY_NONE)
    {
      status->old = ((gint64) context->day - since) * 100 > status->interval * old_percent;
      pb_contradiction_find (context, status->key, since, &contradiction);
    }

  if (contradiction.n > 0)
    {
      status->freshness = PB_FRESHNESS_CONTRADICTED;
      status->contradicting = g_strdup (pb_record_get_id (contradiction.newest));
      status->contradicted_on = contradiction.day;
      status->contradiction = g_steal_pointer (&contradiction.sentence);
      status->n_contradictions = contradiction.n;
    }
  else if (status->never_reviewed || context->day > status->next_due)
    {
      status->freshness = PB_FRESHNESS_STALE;
    }
  else
    {
      status->freshness = status->next_due - context->day <= due_days ? PB_FRESHNESS_DUE
                                                                       : PB_FRESHNESS_FRESH;
    }
  pb_contradiction_clear (&contradiction);
}

static PbElementStatus *
find_status (PbRuleContext *context,
             const char    *key)
{
  PbElementStatus *status = g_new0 (PbElementStatus, 1);
  PbRecord *element = find_element (context, key);
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();
  g_autoptr(GArray) reviews = find_reviews (context, element);
  gint64 interval = element ? pb_record_get_integer (element, PB_STATE_ELEMENT_REVIEW_INTERVAL) : 0;
  PbDay known_since;

  find_texts (context, key, texts, &known_since);
  status->key = g_strdup (key);
  status->texts = get_ids (texts);
  status->records = find_records (context, key, element);
  status->present = texts->len > 0 || *status->records != NULL;
  status->interval = interval > 0 ? interval
                                  : pb_context_threshold (
                                      context, pb_state_element_get_interval_threshold (key));
  status->last_reviewed = PB_DAY_NONE;
  status->next_due = PB_DAY_NONE;
  status->contradicted_on = PB_DAY_NONE;

  status->never_reviewed = reviews->len == 0;
  if (!status->never_reviewed)
    {
      const Review *last = &g_array_index (reviews, Review, reviews->len - 1);

      status->last_reviewed = last->day;
      status->next_due = last->day + status->interval;
      status->reviewed_by = last->by && *last->by ? g_strdup (last->by) : NULL;
      status->unchanged = count_unchanged (context, key, reviews, texts);
    }

  judge_freshness (context, status, known_since);
  status->sentence = describe (status);

  return status;
}

/*
 * pb_context_element:
 * @key: one of the fourteen
 *
 * The same as pb_state_element_status(), for the judged day of @context.
 *
 * Returns: (transfer none): how the element stands
 */
const PbElementStatus *
pb_context_element (PbRuleContext *context,
                    const char    *key)
{
  int place = pb_state_element_get_place (key);

  g_return_val_if_fail (place >= 0, NULL);

  if (context->elements[place] == NULL)
    context->elements[place] = find_status (context, key);

  return context->elements[place];
}

/*
 * pb_element_status_count:
 *
 * Counts how the fourteen elements stand on the judged day.
 */
void
pb_element_status_count (PbRuleContext   *context,
                         PbElementCounts *counts)
{
  const char * const *keys = pb_state_element_get_keys ();

  *counts = (PbElementCounts) { 0 };
  for (guint i = 0; keys[i]; i++)
    {
      const PbElementStatus *status = pb_context_element (context, keys[i]);

      counts->present += status->present;
      counts->fresh += status->freshness == PB_FRESHNESS_FRESH ||
                       status->freshness == PB_FRESHNESS_DUE;
      counts->old += status->present && status->old;
      counts->recorded += status->present || !status->never_reviewed;
    }
}

/**
 * pb_state_element_status:
 * @dossier: a sealed dossier
 * @criteria: a criteria set
 * @key: the key of an element
 * @day: the day to look from, not later than the dossier's
 *
 * Returns: (transfer full): how the element stands on @day
 */
PbElementStatus *
pb_state_element_status (PbDossier     *dossier,
                         PbCriteriaSet *criteria,
                         const char    *key,
                         PbDay          day)
{
  PbRuleContext context;
  PbElementStatus *status;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), NULL);
  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (day != PB_DAY_NONE, NULL);

  pb_rule_context_init (&context, dossier, criteria, day);
  status = find_status (&context, key);
  pb_rule_context_clear (&context);

  return status;
}
