/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "framework/pb-state-elements.h"
#include "model/pb-field-value.h"
#include "model/pb-id.h"

#include <string.h>

/* Names become identifiers in the same way in every run. */
const char *
builder_id (const char *name)
{
  g_autofree char *id = pb_id_derive ("test", name);

  return g_intern_string (id);
}

Builder *
builder_new (const char *day)
{
  Builder *self = g_new0 (Builder, 1);

  self->day = pb_day_parse (day);
  g_assert_cmpint (self->day, !=, PB_DAY_NONE);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->changes = g_array_new (FALSE, FALSE, sizeof (PbFieldChange));
  self->group = pb_record_new (PB_KIND_GROUP, builder_id (BUILDER_OURS));
  builder_set (self->group, PB_GROUP_NAME, "Care Circle");
  builder_add (self, PB_KIND_PHASE_TRANSITION, "the-transition",
               PB_PHASE_TRANSITION_TO, "iteration",
               PB_PHASE_TRANSITION_DATE, "2010-01-01",
               PB_PHASE_TRANSITION_REASON, "Ready",
               0);

  return self;
}

void
builder_free (Builder *self)
{
  g_clear_object (&self->group);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_array_unref);
  g_free (self);
}

void
builder_set (PbRecord   *record,
             PbFieldId   field,
             const char *text)
{
  const PbFieldInfo *info = pb_field_get_info (field);
  g_autoptr(GVariant) value = NULL;
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return;

  if (info->type == PB_TYPE_REF)
    {
      value = g_variant_ref_sink (g_variant_new_string (builder_id (text)));
    }
  else if (pb_field_type_is_set (info->type))
    {
      g_auto(GStrv) names = g_strsplit (text, " ", -1);
      g_autoptr(GPtrArray) elements = g_ptr_array_new ();

      for (guint i = 0; names[i]; i++)
        g_ptr_array_add (elements, (gpointer) (info->type == PB_TYPE_REF_SET
                                                 ? builder_id (names[i])
                                                 : names[i]));
      value = pb_field_new_set ((const char * const *) elements->pdata, elements->len);
    }
  else
    {
      value = pb_field_parse (field, text, &error);
      g_assert_no_error (error);
    }

  pb_record_set_value (record, field, value);
}

PbRecord *
builder_add (Builder    *self,
             PbKind      kind,
             const char *name,
             ...)
{
  PbRecord *record = pb_record_new (kind, builder_id (name));
  const PbFieldInfo *of_group = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);
  const PbFieldInfo *title = pb_kind_find_flag (kind, PB_FIELD_TITLE);
  PbFieldId field;
  va_list args;

  if (of_group)
    builder_set (record, of_group->id, BUILDER_OURS);
  if (title && title->type == PB_TYPE_TEXT && kind != PB_KIND_ATTESTATION)
    builder_set (record, title->id, name);

  va_start (args, name);
  while ((field = va_arg (args, PbFieldId)) != 0)
    builder_set (record, field, va_arg (args, const char *));
  va_end (args);

  g_ptr_array_add (self->records, record);

  return record;
}

void
builder_change (Builder    *self,
                const char *name,
                PbFieldId   field,
                const char *day,
                const char *before,
                const char *after,
                const char *by)
{
  PbFieldChange change = { builder_id (name), field, pb_day_parse (day), before, after, by };

  g_array_append_val (self->changes, change);
}

/* An element of the state with a text, reviewed on a day or never. */
void
builder_element (Builder    *self,
                 const char *key,
                 const char *reviewed)
{
  g_autofree char *id = pb_state_element_dup_id (builder_id (BUILDER_OURS), key);
  g_autofree char *name = g_strconcat ("text-", key, NULL);
  PbRecord *element = pb_record_new (PB_KIND_STATE_ELEMENT, id);

  builder_set (element, PB_STATE_ELEMENT_GROUP, BUILDER_OURS);
  builder_set (element, PB_STATE_ELEMENT_KEY, key);
  builder_set (element, PB_STATE_ELEMENT_REVIEWED_BY, "Ana");
  if (reviewed)
    builder_set (element, PB_STATE_ELEMENT_LAST_REVIEWED, reviewed);
  g_ptr_array_add (self->records, element);

  builder_add (self, PB_KIND_STATE_TEXT, name,
               PB_STATE_TEXT_ELEMENTS, key,
               PB_STATE_TEXT_TEXT, "- Something is written here",
               0);
}

static PbDossier *
seal (Builder  *self,
      gboolean  backwards)
{
  PbDossier *dossier = pb_dossier_new (self->group, self->day);

  for (guint i = 0; i < self->records->len; i++)
    pb_dossier_add (dossier, self->records->pdata[backwards ? self->records->len - 1 - i : i]);
  for (guint i = 0; i < self->changes->len; i++)
    pb_dossier_add_change (dossier,
                           &g_array_index (self->changes, PbFieldChange,
                                           backwards ? self->changes->len - 1 - i : i));
  if (self->n_crowd > 0)
    {
      const PbCrowd crowd = { self->n_crowd, 1, 9 };

      pb_dossier_add_crowd (dossier, builder_id ("crowded"), &crowd);
    }
  pb_dossier_seal (dossier);

  return dossier;
}

PbDossier *
builder_seal (Builder *self)
{
  return seal (self, FALSE);
}

PbDossier *
builder_seal_backwards (Builder *self)
{
  return seal (self, TRUE);
}

char *
builder_day (Builder *self,
             int      days_ago)
{
  return pb_day_to_iso (self->day - days_ago);
}

PbCriteriaSet *
builder_criteria (void)
{
  static PbCriteriaSet *criteria;
  g_autoptr(GError) error = NULL;

  if (criteria == NULL)
    {
      criteria = pb_criteria_set_new_builtin (&error);
      g_assert_no_error (error);
    }

  return criteria;
}

PbJudgement *
builder_judge (Builder *self)
{
  g_autoptr(PbDossier) dossier = builder_seal (self);
  g_autoptr(GError) error = NULL;
  PbJudgement *judgement = pb_judge (dossier, builder_criteria (), self->day, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (judgement);

  return judgement;
}

void
builder_assert (Builder       *self,
                const char    *statement,
                PbResultValue  computed)
{
  g_autoptr(PbJudgement) judgement = builder_judge (self);
  PbResult *result = pb_judgement_get_result (judgement, statement);

  g_assert_nonnull (result);
  g_assert_cmpstr (pb_result_get_reason (result), !=, "");
  if (pb_result_get_computed (result) != computed)
    g_test_message ("%s: %s", statement, pb_result_get_reason (result));
  g_assert_cmpstr (pb_result_value_get_nick (pb_result_get_computed (result)), ==,
                   pb_result_value_get_nick (computed));
}

void
builder_assert_final (Builder       *self,
                      const char    *statement,
                      PbResultValue  value,
                      PbResultFlags  with,
                      PbResultFlags  without)
{
  g_autoptr(PbJudgement) judgement = builder_judge (self);
  PbResult *result = pb_judgement_get_result (judgement, statement);

  g_assert_nonnull (result);
  if (pb_result_get_value (result) != value)
    g_test_message ("%s: %s", statement, pb_result_get_reason (result));
  g_assert_cmpstr (pb_result_value_get_nick (pb_result_get_value (result)), ==,
                   pb_result_value_get_nick (value));
  g_assert_cmpuint (pb_result_get_flags (result) & with, ==, with);
  g_assert_cmpuint (pb_result_get_flags (result) & without, ==, 0);
}
