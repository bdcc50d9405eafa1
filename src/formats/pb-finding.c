/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-finding.h"

#include "formats/pb-formats-enums.h"
#include "formats/pb-place-private.h"

#include <glib/gi18n-lib.h>

/**
 * PbFinding:
 *
 * One thing that whoever imports a file should know: what was not understood,
 * what was left out, what could not be decided.
 */
struct _PbFinding
{
  GObject parent_instance;

  PbFindingSeverity severity;
  guint line;
  char *sentence;
  PbFieldId field;
  char *suggestion;
};

typedef enum
{
  PROP_SEVERITY = 1,
  PROP_LINE,
  PROP_PLACE,
  PROP_SENTENCE,
  PROP_SUGGESTION,
} PbFindingProperty;

static GParamSpec *props[PROP_SUGGESTION + 1];

G_DEFINE_FINAL_TYPE (PbFinding, pb_finding, G_TYPE_OBJECT)

static const struct
{
  const char *nick;
  const char *label;
} severities[] = {
  [PB_FINDING_NOTE] = { "note", NC_("finding", "Note") },
  [PB_FINDING_WARNING] = { "warning", NC_("finding", "Kept as written") },
  [PB_FINDING_PROBLEM] = { "problem", NC_("finding", "Not taken over") },
};

static void
pb_finding_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  PbFinding *self = PB_FINDING (object);

  switch ((PbFindingProperty) prop_id)
    {
    case PROP_SEVERITY:
      g_value_set_enum (value, self->severity);
      break;

    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;

    case PROP_PLACE:
      g_value_take_string (value, pb_finding_dup_place (self));
      break;

    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;

    case PROP_SUGGESTION:
      g_value_set_string (value, self->suggestion);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_finding_finalize (GObject *object)
{
  PbFinding *self = PB_FINDING (object);

  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->suggestion, g_free);

  G_OBJECT_CLASS (pb_finding_parent_class)->finalize (object);
}

static void
pb_finding_class_init (PbFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_finding_get_property;
  object_class->finalize = pb_finding_finalize;

  props[PROP_SEVERITY] =
    g_param_spec_enum ("severity", NULL, NULL,
                       PB_TYPE_FINDING_SEVERITY, PB_FINDING_NOTE,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LINE] =
    g_param_spec_uint ("line", NULL, NULL,
                       0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_PLACE] =
    g_param_spec_string ("place", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SENTENCE] =
    g_param_spec_string ("sentence", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SUGGESTION] =
    g_param_spec_string ("suggestion", NULL, NULL,
                         NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_finding_init (PbFinding *self)
{
}

/**
 * pb_finding_severity_get_nick:
 * @severity: how much a finding matters
 *
 * Returns: its name in files
 */
const char *
pb_finding_severity_get_nick (PbFindingSeverity severity)
{
  g_return_val_if_fail ((gsize) severity < G_N_ELEMENTS (severities), "");

  return severities[severity].nick;
}

/**
 * pb_finding_severity_get_label:
 * @severity: how much a finding matters
 *
 * Returns: the words for people
 */
const char *
pb_finding_severity_get_label (PbFindingSeverity severity)
{
  g_return_val_if_fail ((gsize) severity < G_N_ELEMENTS (severities), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "finding", severities[severity].label);
}

/**
 * pb_finding_new:
 * @severity: how much it matters
 * @line: the line of the file, from 1, or 0 for the file as a whole
 * @sentence: what was found, for people
 *
 * Returns: (transfer full): a finding
 */
PbFinding *
pb_finding_new (PbFindingSeverity  severity,
                guint              line,
                const char        *sentence)
{
  PbFinding *self;

  g_return_val_if_fail (sentence != NULL, NULL);

  self = g_object_new (PB_TYPE_FINDING, NULL);
  self->severity = severity;
  self->line = line;
  self->sentence = g_strdup (sentence);

  return self;
}

/**
 * pb_finding_new_suggestion:
 * @line: the line of the file, from 1, or 0 for the file as a whole
 * @sentence: what was found, for people; it asks
 * @field: the field that stayed empty
 * @suggestion: what it may have meant, in the form of pb_field_parse()
 *
 * Returns: (transfer full): a finding that offers a reading, which
 *   pb_proposal_apply_suggestion() takes
 */
PbFinding *
pb_finding_new_suggestion (guint       line,
                           const char *sentence,
                           PbFieldId   field,
                           const char *suggestion)
{
  PbFinding *self = pb_finding_new (PB_FINDING_WARNING, line, sentence);

  g_return_val_if_fail (self != NULL, NULL);

  self->field = field;
  self->suggestion = g_strdup (suggestion);

  return self;
}

/**
 * pb_finding_get_severity:
 * @self: a finding
 *
 * Returns: how much it matters
 */
PbFindingSeverity
pb_finding_get_severity (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), PB_FINDING_NOTE);

  return self->severity;
}

/**
 * pb_finding_get_line:
 * @self: a finding
 *
 * Returns: the line of the file, from 1, or 0 for the file as a whole
 */
guint
pb_finding_get_line (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), 0);

  return self->line;
}

/**
 * pb_finding_dup_place:
 * @self: a finding
 *
 * Returns: (transfer full) (nullable): the place for people, such as “Line 12”,
 *   or %NULL for the file as a whole
 */
char *
pb_finding_dup_place (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return pb_place_dup (self->line);
}

/**
 * pb_finding_get_sentence:
 * @self: a finding
 *
 * Returns: (transfer none): what was found, for people
 */
const char *
pb_finding_get_sentence (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->sentence;
}

/**
 * pb_finding_get_field:
 * @self: a finding
 *
 * Returns: the field that a suggestion is for, or 0
 */
PbFieldId
pb_finding_get_field (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), 0);

  return self->field;
}

/**
 * pb_finding_get_suggestion:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable): a reading that is offered, never taken by
 *   itself
 */
const char *
pb_finding_get_suggestion (PbFinding *self)
{
  g_return_val_if_fail (PB_IS_FINDING (self), NULL);

  return self->suggestion;
}
