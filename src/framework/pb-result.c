/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-result.h"

#include "framework/pb-result-private.h"

/**
 * PbResult:
 *
 * What judging one statement came to, and why.  It never changes.
 */
struct _PbResult
{
  GObject parent_instance;

  PbStatement *statement;
  PbResultValue value;
  PbResultValue computed;
  PbResultValue attested;
  PbResultFlags flags;
  char *reason;
  char *computed_reason;
  GPtrArray *numbers;
  GStrv records;
  GPtrArray *attestations;
  GStrv disputes;
};

typedef enum { PROP_STATEMENT = 1, PROP_ID, PROP_TITLE, PROP_VALUE, PROP_REASON } PbResultProperty;
static GParamSpec *props[PROP_REASON + 1];

G_DEFINE_FINAL_TYPE (PbResult, pb_result, G_TYPE_OBJECT)

static void
pb_result_get_property (GObject    *object,
                        guint       prop_id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  PbResult *self = PB_RESULT (object);

  switch ((PbResultProperty) prop_id)
    {
    case PROP_STATEMENT:
      g_value_set_object (value, self->statement);
      break;

    case PROP_ID:
      g_value_set_string (value, pb_result_get_id (self));
      break;

    case PROP_TITLE:
      g_value_set_string (value, pb_statement_get_title (self->statement));
      break;

    case PROP_VALUE:
      g_value_set_int (value, self->value);
      break;

    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_result_dispose (GObject *object)
{
  PbResult *self = PB_RESULT (object);

  g_clear_object (&self->statement);

  G_OBJECT_CLASS (pb_result_parent_class)->dispose (object);
}

static void
pb_result_finalize (GObject *object)
{
  PbResult *self = PB_RESULT (object);

  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->computed_reason, g_free);
  g_clear_pointer (&self->numbers, g_ptr_array_unref);
  g_clear_pointer (&self->records, g_strfreev);
  g_clear_pointer (&self->attestations, g_ptr_array_unref);
  g_clear_pointer (&self->disputes, g_strfreev);

  G_OBJECT_CLASS (pb_result_parent_class)->finalize (object);
}

static void
pb_result_class_init (PbResultClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pb_result_get_property;
  object_class->dispose = pb_result_dispose;
  object_class->finalize = pb_result_finalize;

  props[PROP_STATEMENT] =
    g_param_spec_object ("statement", NULL, NULL, PB_TYPE_STATEMENT, flags);
  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_VALUE] =
    g_param_spec_int ("value", NULL, NULL, 0, PB_N_RESULT_VALUES - 1, 0, flags);
  props[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_result_init (PbResult *self)
{
}

void
pb_number_free (PbNumber *self)
{
  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

void
pb_attested_free (PbAttested *self)
{
  g_clear_object (&self->record);
  g_free (self->by);
  g_free (self->reason);
  g_free (self);
}

static GStrv
copy_strings (GPtrArray *strings)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < strings->len; i++)
    g_strv_builder_add (builder, strings->pdata[i]);

  return g_strv_builder_end (builder);
}

/*
 * pb_result_new:
 *
 * Takes what @verdict and @combination hold.
 */
PbResult *
pb_result_new (PbStatement   *statement,
               PbVerdict     *verdict,
               PbCombination *combination)
{
  PbResult *self = g_object_new (PB_TYPE_RESULT, NULL);

  self->statement = g_object_ref (statement);
  self->value = combination->value;
  self->computed = verdict->value;
  self->attested = combination->attested;
  self->flags = combination->flags;
  self->computed_reason = g_strdup (verdict->reason->str);
  self->reason = g_steal_pointer (&combination->reason);
  self->numbers = g_ptr_array_ref (verdict->numbers);
  self->records = copy_strings (verdict->records);
  self->attestations = g_steal_pointer (&combination->attestations);
  self->disputes = copy_strings (combination->disputes);
  g_clear_pointer (&combination->disputes, g_ptr_array_unref);

  return self;
}

/**
 * pb_result_get_statement:
 * @self: a result
 *
 * Returns: (transfer none): the statement that was judged
 */
PbStatement *
pb_result_get_statement (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), NULL);

  return self->statement;
}

/**
 * pb_result_get_id:
 * @self: a result
 *
 * Returns: the identifier of the statement, for example “I4”
 */
const char *
pb_result_get_id (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), NULL);

  return pb_statement_get_id (self->statement);
}

/**
 * pb_result_get_value:
 * @self: a result
 *
 * Returns: what it came to
 */
PbResultValue
pb_result_get_value (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), PB_RESULT_UNKNOWN);

  return self->value;
}

/**
 * pb_result_get_computed:
 * @self: a result
 *
 * Returns: what the records alone say
 */
PbResultValue
pb_result_get_computed (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), PB_RESULT_UNKNOWN);

  return self->computed;
}

/**
 * pb_result_get_attested:
 * @self: a result
 *
 * Returns: what the members say that count
 */
PbResultValue
pb_result_get_attested (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), PB_RESULT_UNKNOWN);

  return self->attested;
}

/**
 * pb_result_get_reason:
 * @self: a result
 *
 * Returns: why, in whole sentences for people
 */
const char *
pb_result_get_reason (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), NULL);

  return self->reason;
}

/**
 * pb_result_get_computed_reason:
 * @self: a result
 *
 * Returns: why the records say what they say
 */
const char *
pb_result_get_computed_reason (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), NULL);

  return self->computed_reason;
}

/**
 * pb_result_get_flags:
 * @self: a result
 *
 * Returns: what to tell beside it
 */
PbResultFlags
pb_result_get_flags (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), 0);

  return self->flags;
}

/**
 * pb_result_get_numbers:
 * @self: a result
 *
 * Returns: (transfer none) (element-type PbNumber): the numbers that it rests on
 */
GPtrArray *
pb_result_get_numbers (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), NULL);

  return self->numbers;
}

/**
 * pb_result_get_records:
 * @self: a result
 *
 * Returns: (transfer none): the identifiers of the records that it rests on
 */
const char * const *
pb_result_get_records (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), NULL);

  return (const char * const *) self->records;
}

/**
 * pb_result_get_attestations:
 * @self: a result
 *
 * Returns: (transfer none) (element-type PbAttested): what members said, the
 *   newest first
 */
GPtrArray *
pb_result_get_attestations (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), NULL);

  return self->attestations;
}

/**
 * pb_result_get_disputes:
 * @self: a result
 *
 * Returns: (transfer none): the reasons of both sides of a dispute, sentences for
 *   people; none where nothing is disputed
 */
const char * const *
pb_result_get_disputes (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), NULL);

  return (const char * const *) self->disputes;
}

/**
 * pb_result_get_rule:
 * @self: a result
 *
 * Returns: the name of the rule that computed it
 */
const char *
pb_result_get_rule (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), NULL);

  return pb_statement_get_rule (self->statement);
}

/**
 * pb_result_get_rule_version:
 * @self: a result
 *
 * Returns: the version of that rule
 */
guint
pb_result_get_rule_version (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), 0);

  return pb_statement_get_rule_version (self->statement);
}

/**
 * pb_result_has_evidence:
 * @self: a result
 *
 * Returns: whether it rests on computed or on outside evidence, and not only on
 *   what members say
 */
gboolean
pb_result_has_evidence (PbResult *self)
{
  g_return_val_if_fail (PB_IS_RESULT (self), FALSE);

  return (self->flags & (PB_RESULT_COMPUTED | PB_RESULT_OUTSIDE)) != 0;
}
