/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-statement.h"

#include "framework/pb-i18n-private.h"

/**
 * PbStatement:
 *
 * One statement of a phase's checklist.  It never changes.
 */
struct _PbStatement
{
  GObject parent_instance;

  char *id;
  PbPhase phase;
  PbSection section;
  PbMode mode;
  PbResultScale scale;
  char *rule;
  guint rule_version;
  gint64 limits[PB_N_STATEMENT_LIMITS];
  char *title;
  char *text;
  char *hint;
};

typedef enum { PROP_ID = 1, PROP_TITLE, PROP_TEXT, PROP_HINT } PbStatementProperty;
static GParamSpec *props[PROP_HINT + 1];

G_DEFINE_FINAL_TYPE (PbStatement, pb_statement, G_TYPE_OBJECT)

typedef struct
{
  const char *nick;
  const char *title;
  const char *description;
} SectionInfo;

static const SectionInfo sections[PB_N_SECTIONS] = {
  [PB_SECTION_INDICATORS] = { "indicators", N_("Indicators"),
                              N_("By these signs you know that a group is in this phase.") },
  [PB_SECTION_STRUCTURES] = { "structures", N_("Structures"),
                              N_("What suits a group in this phase.") },
  [PB_SECTION_DANGERS] = { "dangers", N_("What to Avoid"),
                           N_("Dangers that come with this phase.") },
  [PB_SECTION_HANDOVER] = { "handover", N_("Hand-Over"),
                            N_("What has to be handed over or ended before the group closes.") },
  [PB_SECTION_CHARACTERISTICS] = { "characteristics", N_("Key Characteristics"),
                                   N_("Derived from the other results.") },
  [PB_SECTION_ACTIVITIES] = { "activities", N_("Activities"),
                              N_("What the group has been doing, counted without a verdict.") },
  [PB_SECTION_CHALLENGES] = { "challenges", N_("Challenges"),
                              N_("What is hard in this phase, and how hard it is now.") },
  [PB_SECTION_STATE] = { "state", N_("Group State"),
                         N_("The fourteen elements of purpose, practice and progress.") },
  [PB_SECTION_TECHNICAL] = { "technical", N_("Technical Areas"),
                             N_("Where on-chain tools matter most.") },
  [PB_SECTION_SIGNS] = { "signs", N_("Signs of Readiness"),
                         N_("Signs that the group may be ready to evolve or to complete.") },
  [PB_SECTION_SUCCESS] = { "success", N_("Success"),
                           N_("By these signs you know that the phase goes well.") },
};

typedef struct
{
  const char *nick;
  const char *description;
} ModeInfo;

static const ModeInfo modes[] = {
  [PB_MODE_COMPUTED] = { "computed",
                         N_("Judged from the records. Members can comment and dispute.") },
  [PB_MODE_ATTESTED] = { "attested", N_("Judged from what members say.") },
  [PB_MODE_BOTH] = { "both", N_("Judged from the records and confirmed by members.") },
  [PB_MODE_EITHER] = { "either", N_("The records or the members can show the sign.") },
  [PB_MODE_DERIVED] = { "derived", N_("Derived from other results.") },
};

/**
 * pb_section_get_nick:
 * @section: a section
 *
 * Returns: its name in files
 */
const char *
pb_section_get_nick (PbSection section)
{
  g_return_val_if_fail ((int) section >= 0 && (int) section < PB_N_SECTIONS, "");

  return sections[section].nick;
}

/**
 * pb_section_from_nick:
 * @nick: a name from a file
 * @section: (out): the section of that name
 *
 * Returns: %FALSE where there is none
 */
gboolean
pb_section_from_nick (const char *nick,
                      PbSection  *section)
{
  for (int i = 0; i < PB_N_SECTIONS; i++)
    {
      if (g_strcmp0 (sections[i].nick, nick) == 0)
        {
          *section = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * pb_section_get_title:
 * @section: a section
 *
 * Returns: its heading for people
 */
const char *
pb_section_get_title (PbSection section)
{
  g_return_val_if_fail ((int) section >= 0 && (int) section < PB_N_SECTIONS, "");

  return _(sections[section].title);
}

/**
 * pb_section_get_description:
 * @section: a section
 *
 * Returns: one sentence on what the section is about
 */
const char *
pb_section_get_description (PbSection section)
{
  g_return_val_if_fail ((int) section >= 0 && (int) section < PB_N_SECTIONS, "");

  return _(sections[section].description);
}

/**
 * pb_mode_get_nick:
 * @mode: a mode
 *
 * Returns: its name in files
 */
const char *
pb_mode_get_nick (PbMode mode)
{
  g_return_val_if_fail ((gsize) mode < G_N_ELEMENTS (modes), "");

  return modes[mode].nick;
}

/**
 * pb_mode_from_nick:
 * @nick: a name from a file
 * @mode: (out): the mode of that name
 *
 * Returns: %FALSE where there is none
 */
gboolean
pb_mode_from_nick (const char *nick,
                   PbMode     *mode)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      if (g_strcmp0 (modes[i].nick, nick) == 0)
        {
          *mode = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * pb_mode_get_description:
 * @mode: a mode
 *
 * Returns: one sentence on what results of this mode rest on
 */
const char *
pb_mode_get_description (PbMode mode)
{
  g_return_val_if_fail ((gsize) mode < G_N_ELEMENTS (modes), "");

  return _(modes[mode].description);
}

static void
pb_statement_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  PbStatement *self = PB_STATEMENT (object);

  switch ((PbStatementProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_statement_finalize (GObject *object)
{
  PbStatement *self = PB_STATEMENT (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->rule, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->hint, g_free);

  G_OBJECT_CLASS (pb_statement_parent_class)->finalize (object);
}

static void
pb_statement_class_init (PbStatementClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_statement_get_property;
  object_class->finalize = pb_statement_finalize;

  props[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_HINT] =
    g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_statement_init (PbStatement *self)
{
}

/**
 * pb_statement_new:
 * @id: its identifier, for example “I4”
 * @phase: the phase that it belongs to
 * @section: the section of the checklist
 * @mode: what its result rests on
 * @scale: the results that it can have
 * @rule: the name of the rule that computes it
 * @rule_version: the version of that rule
 * @limits: (nullable) (array fixed-size=2): the numbers that the rule goes by, the
 *   lower one first; %NULL for zeros
 * @title: a short title, translated
 * @text: the statement in full, translated
 * @hint: (nullable): what helps, translated
 *
 * Returns: (transfer full): a new statement
 */
PbStatement *
pb_statement_new (const char    *id,
                  PbPhase        phase,
                  PbSection      section,
                  PbMode         mode,
                  PbResultScale  scale,
                  const char    *rule,
                  guint          rule_version,
                  const gint64  *limits,
                  const char    *title,
                  const char    *text,
                  const char    *hint)
{
  PbStatement *self = g_object_new (PB_TYPE_STATEMENT, NULL);

  self->id = g_strdup (id);
  self->phase = phase;
  self->section = section;
  self->mode = mode;
  self->scale = scale;
  self->rule = g_strdup (rule);
  self->rule_version = rule_version;
  for (guint n = 0; limits && n < PB_N_STATEMENT_LIMITS; n++)
    self->limits[n] = limits[n];
  self->title = g_strdup (title);
  self->text = g_strdup (text);
  self->hint = g_strdup (hint ? hint : "");

  return self;
}

/**
 * pb_statement_get_id:
 * @self: a statement
 *
 * Returns: its identifier, for example “I4”
 */
const char *
pb_statement_get_id (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), NULL);

  return self->id;
}

/**
 * pb_statement_get_phase:
 * @self: a statement
 *
 * Returns: the phase that it belongs to
 */
PbPhase
pb_statement_get_phase (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), PB_PHASE_CONVERSATION);

  return self->phase;
}

/**
 * pb_statement_get_section:
 * @self: a statement
 *
 * Returns: the section of the checklist
 */
PbSection
pb_statement_get_section (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), PB_SECTION_INDICATORS);

  return self->section;
}

/**
 * pb_statement_get_mode:
 * @self: a statement
 *
 * Returns: what its result rests on
 */
PbMode
pb_statement_get_mode (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), PB_MODE_COMPUTED);

  return self->mode;
}

/**
 * pb_statement_get_scale:
 * @self: a statement
 *
 * Returns: the results that it can have
 */
PbResultScale
pb_statement_get_scale (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), PB_RESULT_SCALE_POSITIVE);

  return self->scale;
}

/**
 * pb_statement_get_rule:
 * @self: a statement
 *
 * Returns: the name of the rule that computes it
 */
const char *
pb_statement_get_rule (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), NULL);

  return self->rule;
}

/**
 * pb_statement_get_rule_version:
 * @self: a statement
 *
 * Returns: the version of its rule
 */
guint
pb_statement_get_rule_version (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), 0);

  return self->rule_version;
}

/**
 * pb_statement_get_limit:
 * @self: a statement
 * @n: 0 for the lower limit, 1 for the upper one
 *
 * Returns: a number that the rule of @self goes by; what it means is up to the rule
 */
gint64
pb_statement_get_limit (PbStatement *self,
                        guint        n)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), 0);
  g_return_val_if_fail (n < PB_N_STATEMENT_LIMITS, 0);

  return self->limits[n];
}

/**
 * pb_statement_get_title:
 * @self: a statement
 *
 * Returns: its short title
 */
const char *
pb_statement_get_title (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), NULL);

  return self->title;
}

/**
 * pb_statement_get_text:
 * @self: a statement
 *
 * Returns: the statement in full
 */
const char *
pb_statement_get_text (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), NULL);

  return self->text;
}

/**
 * pb_statement_get_hint:
 * @self: a statement
 *
 * Returns: what helps when it does not hold; may be empty
 */
const char *
pb_statement_get_hint (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), NULL);

  return self->hint;
}

/**
 * pb_statement_takes_attestations:
 * @self: a statement
 *
 * Returns: whether members can say what they think of it
 */
gboolean
pb_statement_takes_attestations (PbStatement *self)
{
  g_return_val_if_fail (PB_IS_STATEMENT (self), FALSE);

  return self->mode != PB_MODE_DERIVED && self->scale != PB_RESULT_SCALE_COUNT;
}
