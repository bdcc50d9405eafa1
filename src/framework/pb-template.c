/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-framework"

#include "config.h"

#include "framework/pb-template.h"

#include "framework/pb-cycle-plan.h"
#include "framework/pb-template-private.h"

#include "framework/pb-i18n-private.h"

/**
 * PbTemplate:
 *
 * A record to begin with: what agreements, decisions, retrospectives, cycles,
 * roles and systems of a common sort have in them.  Its words are those of the
 * user’s language.
 */
struct _PbTemplate
{
  GObject parent_instance;

  const PbTemplateWords *words;
};

typedef enum
{
  PROP_NAME = 1,
  PROP_DESCRIPTION,
} PbTemplateProperty;

static GParamSpec *props[PROP_DESCRIPTION + 1];

G_DEFINE_FINAL_TYPE (PbTemplate, pb_template, G_TYPE_OBJECT)

static void
pb_template_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  PbTemplate *self = PB_TEMPLATE (object);

  switch ((PbTemplateProperty) prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, pb_template_get_name (self));
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, pb_template_get_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pb_template_class_init (PbTemplateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_template_get_property;

  /**
   * PbTemplate:name:
   *
   * What people call it.
   */
  props[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbTemplate:description:
   *
   * What it is for, in one sentence.
   */
  props[PROP_DESCRIPTION] =
    g_param_spec_string ("description", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
pb_template_init (PbTemplate *self)
{
}

/**
 * pb_templates_list:
 * @kind: a kind of record
 *
 * Returns: (transfer full) (element-type PbTemplate): the templates for records
 *   of @kind, the most usual ones first; empty where there are none
 */
GPtrArray *
pb_templates_list (PbKind kind)
{
  static const PbTemplateWords *(* const tables[]) (gsize *) = {
    _pb_template_get_agreements,
    _pb_template_get_decisions,
    _pb_template_get_practices,
  };
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gsize n;
      const PbTemplateWords *words = tables[i] (&n);

      for (gsize j = 0; j < n; j++)
        {
          PbTemplate *template;

          if (words[j].kind != kind)
            continue;

          template = g_object_new (PB_TYPE_TEMPLATE, NULL);
          template->words = &words[j];
          g_ptr_array_add (list, template);
        }
    }

  return list;
}

/**
 * pb_template_find:
 * @kind: a kind of record
 * @id: the name of a template
 *
 * Returns: (transfer full) (nullable): the template of that name
 */
PbTemplate *
pb_template_find (PbKind      kind,
                  const char *id)
{
  g_autoptr(GPtrArray) list = pb_templates_list (kind);

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      if (g_str_equal (pb_template_get_id (list->pdata[i]), id))
        return g_object_ref (list->pdata[i]);
    }

  return NULL;
}

/**
 * pb_template_get_kind:
 * @self: a template
 *
 * Returns: the kind of the records that it makes
 */
PbKind
pb_template_get_kind (PbTemplate *self)
{
  g_return_val_if_fail (PB_IS_TEMPLATE (self), PB_KIND_COMMON);

  return self->words->kind;
}

/**
 * pb_template_get_id:
 * @self: a template
 *
 * Returns: its name, which is not translated.  Those of retrospectives and
 *   systems are the nicks of their formats and kinds.
 */
const char *
pb_template_get_id (PbTemplate *self)
{
  g_return_val_if_fail (PB_IS_TEMPLATE (self), NULL);

  return self->words->id;
}

/**
 * pb_template_get_name:
 * @self: a template
 *
 * Returns: what people call it
 */
const char *
pb_template_get_name (PbTemplate *self)
{
  g_return_val_if_fail (PB_IS_TEMPLATE (self), NULL);

  return _(self->words->name);
}

/**
 * pb_template_get_description:
 * @self: a template
 *
 * Returns: what it is for, in one sentence
 */
const char *
pb_template_get_description (PbTemplate *self)
{
  g_return_val_if_fail (PB_IS_TEMPLATE (self), NULL);

  return _(self->words->description);
}

/**
 * pb_template_get_required:
 * @self: a template
 *
 * Returns: whether every group needs what it makes: the four systems without
 *   which a group cannot work
 */
gboolean
pb_template_get_required (PbTemplate *self)
{
  g_return_val_if_fail (PB_IS_TEMPLATE (self), FALSE);

  for (guint i = 0; i < PB_TEMPLATE_N_FIELDS; i++)
    {
      if (self->words->fields[i].field == PB_SYSTEM_REQUIRED)
        return TRUE;
    }

  return FALSE;
}

/**
 * pb_template_dup_headings:
 * @self: a template
 *
 * Returns: (transfer full): the headings of the columns of a retrospective;
 *   empty for templates of other kinds
 */
GStrv
pb_template_dup_headings (PbTemplate *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (PB_IS_TEMPLATE (self), NULL);

  for (guint i = 0; i < PB_TEMPLATE_N_HEADINGS && self->words->headings[i] != NULL; i++)
    g_strv_builder_add (builder, _(self->words->headings[i]));

  return g_strv_builder_end (builder);
}

static void
fill_field (PbRecord              *record,
            const PbTemplateField *field,
            const char            *group_id,
            PbDay                  today)
{
  const PbFieldInfo *info = pb_field_get_info (field->field);
  GVariant *value = NULL;

  switch (info->type)
    {
    case PB_TYPE_TEXT:
    case PB_TYPE_MARKDOWN:
      value = g_variant_new_string (_(field->text));
      break;
    case PB_TYPE_ENUM:
      value = g_variant_new_string (field->text);
      break;
    case PB_TYPE_REF:
      value = g_variant_new_string (group_id);
      break;
    case PB_TYPE_DAY:
      value = g_variant_new_int32 (today + field->number);
      break;
    case PB_TYPE_INTEGER:
      value = g_variant_new_int64 (field->number);
      break;
    case PB_TYPE_FLAG:
      value = g_variant_new_boolean (TRUE);
      break;
    case PB_TYPE_DATA:
    case PB_TYPE_DECIMAL:
    case PB_TYPE_TEXT_SET:
    case PB_TYPE_REF_SET:
    case PB_TYPE_ADDRESS:
    case PB_TYPE_ADDRESS_SET:
    case PB_TYPE_URI:
    default:
      g_return_if_reached ();
    }

  pb_record_set_value (record, field->field, value);
}

static void
fill_stages (PbRecord                *record,
             const PbTemplateLengths *lengths,
             PbDay                    start)
{
  int total = lengths->months > 0 ? pb_day_add_months (start, lengths->months) - start
                                  : lengths->days;
  int days[PB_N_CYCLE_STAGES] = {
    lengths->planning,
    total - lengths->planning - lengths->feedback - lengths->evolution,
    lengths->feedback,
    lengths->evolution,
  };
  PbCyclePlan plan;

  pb_cycle_plan_init_lengths (&plan, start, days);
  pb_cycle_plan_fill_record (&plan, record);
}

/**
 * pb_template_apply:
 * @self: a template
 * @group_id: the group that the record is for
 * @today: the day from which its days count: of a cycle the first day
 *
 * Returns: (transfer full): a new record that is not stored yet, with the
 *   fields that the template fills
 */
PbRecord *
pb_template_apply (PbTemplate *self,
                   const char *group_id,
                   PbDay       today)
{
  const PbFieldInfo *group;
  PbRecord *record;

  g_return_val_if_fail (PB_IS_TEMPLATE (self), NULL);
  g_return_val_if_fail (group_id != NULL, NULL);
  g_return_val_if_fail (today != PB_DAY_NONE, NULL);

  record = pb_record_new (self->words->kind, NULL);
  group = pb_kind_find_flag (self->words->kind, PB_FIELD_OF_GROUP);
  pb_record_set_value (record, group->id, g_variant_new_string (group_id));

  for (guint i = 0; i < PB_TEMPLATE_N_FIELDS && self->words->fields[i].field != 0; i++)
    fill_field (record, &self->words->fields[i], group_id, today);

  if (self->words->kind == PB_KIND_CYCLE)
    fill_stages (record, &self->words->lengths, today);

  return record;
}

/**
 * pb_template_apply_edit:
 * @self: a template
 * @edit: an edit
 * @group_id: the group that the record is for
 * @today: the day from which its days count
 *
 * Creates the record in @edit, together with the parts that belong to it: the
 * group as a party of an agreement, and its usual obligations.
 *
 * Returns: (transfer none): the identifier of the record
 */
const char *
pb_template_apply_edit (PbTemplate *self,
                        PbEdit     *edit,
                        const char *group_id,
                        PbDay       today)
{
  g_autoptr(PbRecord) record = pb_template_apply (self, group_id, today);
  guint place;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (PB_IS_EDIT (edit), NULL);

  place = pb_edit_get_n_changes (edit);
  pb_edit_add_record (edit, record);

  for (guint i = 0; i < PB_TEMPLATE_N_PARTS && self->words->parts[i].kind != PB_KIND_COMMON; i++)
    {
      const PbTemplatePart *words = &self->words->parts[i];
      g_autoptr(PbRecord) part = pb_record_new (words->kind, NULL);
      const PbFieldInfo *owner = pb_kind_find_flag (words->kind, PB_FIELD_OWNER);

      pb_record_set_value (part, owner->id, g_variant_new_string (pb_record_get_id (record)));
      for (guint j = 0; j < G_N_ELEMENTS (words->fields) && words->fields[j].field != 0; j++)
        fill_field (part, &words->fields[j], group_id, today);
      pb_edit_add_record (edit, part);
    }

  return pb_edit_get_change (edit, place)->id;
}
