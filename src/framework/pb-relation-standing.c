/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-relation-standing.h"

#include "framework/pb-i18n-private.h"
#include "framework/pb-rule-context-private.h"

#include <string.h>

typedef struct
{
  const char *nick;
  const char *label;
  const char *css_class;
  const char *icon_name;
} NeglectInfo;

static const NeglectInfo neglects[] = {
  [PB_NEGLECT_NONE] = { "none", NC_("neglect", "Not active"), "neutral", "pb-quiet-symbolic" },
  [PB_NEGLECT_IN_TOUCH] = { "in-touch", NC_("neglect", "In touch"), "success",
                            "object-select-symbolic" },
  [PB_NEGLECT_WAITING] = { "waiting", NC_("neglect", "Waiting"), "warning", "pb-watch-symbolic" },
  [PB_NEGLECT_NEGLECTED] = { "neglected", NC_("neglect", "Neglected"), "error",
                             "dialog-warning-symbolic" },
};

/**
 * pb_neglect_get_nick:
 * @neglect: how far a relation is looked after
 *
 * Returns: its name in files
 */
const char *
pb_neglect_get_nick (PbNeglect neglect)
{
  g_return_val_if_fail ((gsize) neglect < G_N_ELEMENTS (neglects), "");

  return neglects[neglect].nick;
}

/**
 * pb_neglect_get_label:
 * @neglect: how far a relation is looked after
 *
 * Returns: the word for people
 */
const char *
pb_neglect_get_label (PbNeglect neglect)
{
  g_return_val_if_fail ((gsize) neglect < G_N_ELEMENTS (neglects), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "neglect", neglects[neglect].label);
}

/**
 * pb_neglect_get_css_class:
 * @neglect: how far a relation is looked after
 *
 * Returns: `success`, `warning`, `error` or `neutral`
 */
const char *
pb_neglect_get_css_class (PbNeglect neglect)
{
  g_return_val_if_fail ((gsize) neglect < G_N_ELEMENTS (neglects), "neutral");

  return neglects[neglect].css_class;
}

/**
 * pb_neglect_get_icon_name:
 * @neglect: how far a relation is looked after
 *
 * Returns: the name of a symbolic icon
 */
const char *
pb_neglect_get_icon_name (PbNeglect neglect)
{
  g_return_val_if_fail ((gsize) neglect < G_N_ELEMENTS (neglects), "");

  return neglects[neglect].icon_name;
}

/**
 * pb_neglect_from_days:
 * @days: how many days ago the last contact was, or -1 where none is known
 * @expected_days: within how many days contact is expected
 * @percent: how many percent of @expected_days are neglect, such as 200
 *
 * Without any day there is nothing to count from, but there is no sign of
 * contact either: that is waiting.
 *
 * Returns: how far an active relation is looked after (statement V2)
 */
PbNeglect
pb_neglect_from_days (gint64 days,
                      gint64 expected_days,
                      gint64 percent)
{
  if (days < 0)
    return PB_NEGLECT_WAITING;
  if (days * 100 > expected_days * percent && days > expected_days)
    return PB_NEGLECT_NEGLECTED;

  return days > expected_days ? PB_NEGLECT_WAITING : PB_NEGLECT_IN_TOUCH;
}

/**
 * pb_relation_standing_free:
 * @self: (transfer full): how a group stands with another one
 *
 * Frees it.
 */
void
pb_relation_standing_free (PbRelationStanding *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->kinds);
  g_free (self->state_url);
  g_clear_object (&self->group);
  g_clear_object (&self->last.record);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  g_strfreev (self->mechanism_texts);
  g_free (self);
}

static char *
dup_title (PbDossier  *dossier,
           const char *id)
{
  PbRecord *record = id ? pb_dossier_lookup (dossier, id) : NULL;

  return record ? pb_record_dup_title (record) : NULL;
}

static void
take_line (GStrvBuilder *lines,
           char         *line)
{
  if (line)
    g_strv_builder_add (lines, line);
  g_free (line);
}

/* A line for people of one way to coordinate. */
static char *
dup_mechanism (PbDossier   *dossier,
               PbRecord    *relation,
               PbMechanism  mechanism)
{
  g_autofree char *name = NULL;
  g_autofree const char **tools = NULL;
  g_autoptr(GString) names = NULL;
  const char *text;

  switch (mechanism)
    {
    case PB_MECHANISM_LIAISON_OUT:
      name = dup_title (dossier, pb_record_get_text (relation, PB_RELATION_LIAISON_OUT));
      /* Translators: the name of a person. */
      return name ? g_strdup_printf (_("Our liaison: %s"), name) : g_strdup (_("Our liaison"));

    case PB_MECHANISM_LIAISON_IN:
      name = dup_title (dossier, pb_record_get_text (relation, PB_RELATION_LIAISON_IN));
      /* Translators: the name of a person. */
      return name ? g_strdup_printf (_("Their liaison: %s"), name) : g_strdup (_("Their liaison"));

    case PB_MECHANISM_MEETING:
      /* Translators: what a shared meeting is called. */
      return g_strdup_printf (_("Meeting: %s"), pb_record_get_text (relation, PB_RELATION_MEETING));

    case PB_MECHANISM_CHANNEL:
      /* Translators: what a shared channel is called. */
      return g_strdup_printf (_("Channel: %s"), pb_record_get_text (relation, PB_RELATION_CHANNEL));

    case PB_MECHANISM_REPORTS:
      text = pb_enum_get_label (pb_cadence_get_type (),
                                pb_record_get_enum (relation, PB_RELATION_REPORT_SCHEDULE));
      /* Translators: how often, such as “Monthly”. */
      return g_strdup_printf (_("Reports: %s"), text ? text : "");

    case PB_MECHANISM_TOOLS:
      tools = pb_record_get_set (relation, PB_RELATION_TOOLS, NULL);
      names = g_string_new (NULL);
      for (guint i = 0; tools && tools[i]; i++)
        {
          g_autofree char *tool = dup_title (dossier, tools[i]);

          if (tool)
            g_string_append_printf (names, "%s%s", names->len ? ", " : "", tool);
        }
      /* Translators: names of tools, separated by commas. */
      return names->len ? g_strdup_printf (_("Tools: %s"), names->str) : NULL;

    default:
      return NULL;
    }
}

static void
read_mechanisms (PbRelationStanding *self,
                 PbDossier          *dossier,
                 PbRecord           *relation,
                 GStrvBuilder       *lines)
{
  static const struct { PbMechanism mechanism; PbFieldId field; } ways[] = {
    { PB_MECHANISM_LIAISON_OUT, PB_RELATION_LIAISON_OUT },
    { PB_MECHANISM_LIAISON_IN, PB_RELATION_LIAISON_IN },
    { PB_MECHANISM_MEETING, PB_RELATION_MEETING },
    { PB_MECHANISM_CHANNEL, PB_RELATION_CHANNEL },
    { PB_MECHANISM_REPORTS, PB_RELATION_REPORT_SCHEDULE },
    { PB_MECHANISM_TOOLS, PB_RELATION_TOOLS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      if (!pb_record_has (relation, ways[i].field))
        continue;
      if (!(self->mechanisms & ways[i].mechanism) || ways[i].mechanism == PB_MECHANISM_TOOLS)
        take_line (lines, dup_mechanism (dossier, relation, ways[i].mechanism));
      self->mechanisms |= ways[i].mechanism;
    }
}

static PbRelationStanding *
find_standing (GPtrArray  *standings,
               PbDossier  *dossier,
               const char *id)
{
  PbRelationStanding *self;

  for (guint i = 0; i < standings->len; i++)
    {
      self = standings->pdata[i];
      if (strcmp (self->id, id) == 0)
        return self;
    }

  self = g_new0 (PbRelationStanding, 1);
  self->id = g_strdup (id);
  g_set_object (&self->group, pb_dossier_lookup (dossier, id));
  self->name = self->group ? pb_record_dup_title (self->group) : g_strdup (_("Unknown group"));
  self->own = self->group && pb_record_get_flag (self->group, PB_GROUP_OWN);
  self->relations = g_ptr_array_new_with_free_func (g_object_unref);
  self->agreements = g_ptr_array_new_with_free_func (g_object_unref);
  self->last.day = PB_DAY_NONE;
  self->since = PB_DAY_NONE;
  self->state_day = PB_DAY_NONE;
  self->phase_since = PB_DAY_NONE;
  self->days = self->state_days = self->phase = -1;
  g_ptr_array_add (standings, self);

  return self;
}

/* What the relation says of itself.  Where several are active, the shortest
 * rhythm counts, as in the rules.
 */
static void
add_relation (PbRelationStanding *self,
              PbRecord           *relation,
              PbDay               day)
{
  gboolean active = pb_relation_is_active (relation, day) && !pb_relation_is_lineage (relation);
  int expected = (int) pb_record_get_integer (relation, PB_RELATION_EXPECTED_CONTACT_DAYS);
  PbDay started = pb_record_get_day (relation, PB_RELATION_STARTED);

  if (!active)
    {
      g_ptr_array_add (self->relations, g_object_ref (relation));
      return;
    }

  g_ptr_array_insert (self->relations, (int) self->n_active++, g_object_ref (relation));

  self->expected_days = self->active ? MIN (self->expected_days, expected) : expected;
  self->active = TRUE;
  if (started != PB_DAY_NONE && (self->since == PB_DAY_NONE || started < self->since))
    self->since = started;
}

static char *
dup_relation_sentence (PbRelationKind  kind,
                       const char     *from,
                       const char     *to)
{
  /* Translators: the names of two groups in all of these sentences. */
  switch (kind)
    {
    case PB_RELATION_KIND_PARENT_OF:
      return g_strdup_printf (_("%1$s is the parent group of %2$s."), from, to);
    case PB_RELATION_KIND_MEMBER_OF_NETWORK:
      return g_strdup_printf (_("%1$s is a member of %2$s."), from, to);
    case PB_RELATION_KIND_COORDINATES_WITH:
      return g_strdup_printf (_("%1$s coordinates with %2$s."), from, to);
    case PB_RELATION_KIND_FUNDS:
      return g_strdup_printf (_("%1$s funds %2$s."), from, to);
    case PB_RELATION_KIND_FISCAL_HOST_OF:
      return g_strdup_printf (_("%1$s is the fiscal host of %2$s."), from, to);
    case PB_RELATION_KIND_DELEGATES_TO:
      return g_strdup_printf (_("%1$s delegates to %2$s."), from, to);
    case PB_RELATION_KIND_DOUBLE_LINKED_WITH:
      return g_strdup_printf (_("%1$s is double-linked with %2$s."), from, to);
    case PB_RELATION_KIND_PROVIDES_SERVICE_TO:
      return g_strdup_printf (_("%1$s provides a service to %2$s."), from, to);
    case PB_RELATION_KIND_EVOLVED_FROM:
      return g_strdup_printf (_("%1$s has evolved from %2$s."), from, to);
    case PB_RELATION_KIND_SPLIT_FROM:
      return g_strdup_printf (_("%1$s has split from %2$s."), from, to);
    case PB_RELATION_KIND_MERGED_INTO:
      return g_strdup_printf (_("%1$s has merged into %2$s."), from, to);
    default:
      return g_strdup ("");
    }
}

/**
 * pb_relation_dup_sentence:
 * @relation: a relation
 * @dossier: where its groups are known
 *
 * Returns: (transfer full): who has what to do with whom, in a sentence, and one
 *   more where the relation is not active
 */
char *
pb_relation_dup_sentence (PbRecord  *relation,
                          PbDossier *dossier)
{
  static const char * const statuses[] = {
    [PB_RELATION_STATUS_PROPOSED] = N_("The relation is proposed."),
    [PB_RELATION_STATUS_ACTIVE] = NULL,
    [PB_RELATION_STATUS_DORMANT] = N_("The relation is dormant."),
    [PB_RELATION_STATUS_ENDED] = N_("The relation has ended."),
  };
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *sentence = NULL;
  const char *status;

  g_return_val_if_fail (PB_IS_RECORD (relation), NULL);

  from = dup_title (dossier, pb_record_get_text (relation, PB_RELATION_FROM));
  to = dup_title (dossier, pb_record_get_text (relation, PB_RELATION_TO));
  sentence = dup_relation_sentence (pb_record_get_enum (relation, PB_RELATION_KIND),
                                    from ? from : _("An unknown group"),
                                    to ? to : _("an unknown group"));
  status = statuses[pb_record_get_enum (relation, PB_RELATION_STATUS)];
  if (status == NULL || pb_relation_is_lineage (relation))
    return g_steal_pointer (&sentence);

  return g_strjoin (" ", sentence, _(status), NULL);
}

/* Active relations come first, so that those that ended are only named where
 * nothing else is left.
 */
static void
describe_relations (PbRelationStanding *self,
                    PbDossier          *dossier)
{
  g_autoptr(GString) kinds = g_string_new (NULL);
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 0; i < self->relations->len; i++)
    {
      PbRecord *relation = self->relations->pdata[i];
      g_autofree char *sentence = pb_relation_dup_sentence (relation, dossier);

      if (self->active && i >= self->n_active)
        break;

      if (strstr (kinds->str, sentence) == NULL)
        g_string_append_printf (kinds, "%s%s", kinds->len ? " " : "", sentence);
      read_mechanisms (self, dossier, relation, lines);
    }

  self->kinds = g_string_free (g_steal_pointer (&kinds), FALSE);
  self->mechanism_texts = g_strv_builder_end (lines);
}

static void
read_phase (PbRelationStanding *self,
            PbDossier          *dossier,
            PbDay               day)
{
  GPtrArray *transitions = pb_dossier_get_referring (dossier, self->id, PB_PHASE_TRANSITION_GROUP);

  for (guint i = 0; transitions && i < transitions->len; i++)
    {
      PbDay date = pb_record_get_day (transitions->pdata[i], PB_PHASE_TRANSITION_DATE);
      int to = pb_record_get_enum (transitions->pdata[i], PB_PHASE_TRANSITION_TO);

      if (date == PB_DAY_NONE || date > day || to < 0 ||
          (self->phase_since != PB_DAY_NONE && date < self->phase_since))
        continue;

      self->phase = to;
      self->phase_since = date;
    }
}

static void
read_state (PbRelationStanding *self,
            PbDay               day)
{
  PbDay date = self->group ? pb_record_get_day (self->group, PB_GROUP_STATE_DATE) : PB_DAY_NONE;

  if (self->group)
    self->state_url = g_strdup (pb_record_get_text (self->group, PB_GROUP_STATE_URL));

  if (date != PB_DAY_NONE && date <= day)
    {
      self->state_day = date;
      self->state_days = day - date;
      self->state = self->state_days <= PB_THEIR_STATE_DAYS ? PB_FRESHNESS_FRESH
                                                             : PB_FRESHNESS_STALE;
    }
  else
    {
      self->state = self->state_url ? PB_FRESHNESS_STALE : PB_FRESHNESS_MISSING;
    }
}

static void
read_contact (PbRelationStanding *self,
              PbRuleContext      *context)
{
  g_autoptr(GPtrArray) agreements = NULL;
  PbDay from;

  if (pb_contact_find_newest (context->dossier, self->id, context->day, &self->last))
    g_object_ref (self->last.record);

  agreements = pb_contact_find_agreements (context->dossier, self->id, context->day);
  for (guint i = 0; i < agreements->len; i++)
    {
      if (pb_context_agreement_active (context, agreements->pdata[i]))
        g_ptr_array_add (self->agreements, g_object_ref (agreements->pdata[i]));
    }

  from = self->last.day != PB_DAY_NONE ? self->last.day : self->since;
  self->days = from != PB_DAY_NONE ? context->day - from : -1;
  if (self->active)
    self->neglect =
      pb_neglect_from_days (self->days, self->expected_days,
                            pb_context_threshold (context, PB_THRESHOLD_V2_NEGLECT));
}

static int
compare_standings (gconstpointer a,
                   gconstpointer b)
{
  const PbRelationStanding *one = *(const PbRelationStanding * const *) a;
  const PbRelationStanding *two = *(const PbRelationStanding * const *) b;
  int names;

  if (one->neglect != two->neglect)
    return (int) two->neglect - (int) one->neglect;
  names = g_utf8_collate (one->name, two->name);

  return names != 0 ? names : strcmp (one->id, two->id);
}

/**
 * pb_relation_standing_list:
 * @dossier: a sealed dossier
 * @criteria: says what counts as neglect
 * @day: the day to look from, not later than the dossier's
 *
 * Returns: (transfer full) (element-type PbRelationStanding): how the group stands
 *   with every group that it has a relation to, the most neglected first; what
 *   it holds outlives @dossier
 */
GPtrArray *
pb_relation_standing_list (PbDossier     *dossier,
                           PbCriteriaSet *criteria,
                           PbDay          day)
{
  GPtrArray *standings =
    g_ptr_array_new_with_free_func ((GDestroyNotify) pb_relation_standing_free);
  PbRuleContext context;
  GPtrArray *relations;

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), standings);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), standings);

  pb_rule_context_init (&context, dossier, criteria, day);
  relations = pb_context_records (&context, PB_KIND_RELATION);
  for (guint i = 0; i < relations->len; i++)
    {
      const char *from = pb_record_get_text (relations->pdata[i], PB_RELATION_FROM);
      const char *to = pb_record_get_text (relations->pdata[i], PB_RELATION_TO);
      const char *other = g_strcmp0 (from, context.group_id) == 0 ? to : from;

      if (other && strcmp (other, context.group_id) != 0)
        add_relation (find_standing (standings, dossier, other), relations->pdata[i], day);
    }

  for (guint i = 0; i < standings->len; i++)
    {
      PbRelationStanding *self = standings->pdata[i];

      describe_relations (self, dossier);
      read_contact (self, &context);
      read_state (self, day);
      read_phase (self, dossier, day);
    }
  pb_rule_context_clear (&context);
  g_ptr_array_sort (standings, compare_standings);

  return standings;
}

/**
 * pb_relation_standing_dup_contact:
 * @self: how a group stands with another one
 *
 * Returns: (transfer full): a sentence on the last contact
 */
char *
pb_relation_standing_dup_contact (const PbRelationStanding *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->last.record == NULL)
    return g_strdup (_("No contact is on record."));
  if (self->days == 0)
    /* Translators: what the contact was, such as “Activity”. */
    return g_strdup_printf (_("Last contact today: %s."),
                            pb_contact_kind_get_label (self->last.kind));

  day = pb_day_to_locale (self->last.day);

  /* Translators: a number of days, a date, and what the contact was. */
  return g_strdup_printf (ngettext ("Last contact %d day ago, on %s: %s.",
                                    "Last contact %d days ago, on %s: %s.",
                                    (gulong) self->days),
                          self->days, day, pb_contact_kind_get_label (self->last.kind));
}

/**
 * pb_relation_standing_dup_state:
 * @self: how a group stands with another one
 *
 * Returns: (transfer full): a few words on what the other group has published of
 *   its state
 */
char *
pb_relation_standing_dup_state (const PbRelationStanding *self)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->state_day != PB_DAY_NONE)
    {
      day = pb_day_to_locale (self->state_day);
      /* Translators: a date and a number of days. */
      return g_strdup_printf (ngettext ("State of %s, %d day old", "State of %s, %d days old",
                                        (gulong) self->state_days),
                              day, self->state_days);
    }

  return g_strdup (self->state_url ? _("State published, without a date")
                                   : _("No state published"));
}

/**
 * pb_relation_standing_dup_sentence:
 * @self: how a group stands with another one
 *
 * Returns: (transfer full): all of it in a few sentences
 */
char *
pb_relation_standing_dup_sentence (const PbRelationStanding *self)
{
  g_autofree char *summary = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  summary = pb_relation_standing_dup_summary (self);

  /* Translators: the name of a group, how well the relation is looked after, and
   * a few sentences.
   */
  return g_strdup_printf (_("%s: %s. %s"), self->name, pb_neglect_get_label (self->neglect),
                          summary);
}

/**
 * pb_relation_standing_dup_summary:
 * @self: how a group stands with another one
 *
 * Returns: (transfer full): the same without its name and without the word for how
 *   well it is looked after
 */
char *
pb_relation_standing_dup_summary (const PbRelationStanding *self)
{
  g_autofree char *contact = NULL;
  GString *sentence;

  g_return_val_if_fail (self != NULL, NULL);

  contact = pb_relation_standing_dup_contact (self);
  sentence = g_string_new (NULL);
  g_string_append_printf (sentence, "%s %s", self->kinds, contact);
  if (self->active)
    {
      g_string_append_c (sentence, ' ');
      g_string_append_printf (sentence,
                              ngettext ("Expected within %d day.", "Expected within %d days.",
                                        (gulong) self->expected_days),
                              self->expected_days);
      g_string_append_c (sentence, ' ');
      if (self->agreements->len > 0)
        g_string_append_printf (sentence,
                                ngettext ("%u active agreement.", "%u active agreements.",
                                          self->agreements->len),
                                self->agreements->len);
      else
        g_string_append (sentence, _("No active agreement."));
    }

  return g_string_free (sentence, FALSE);
}
