/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "dossier-builder.h"

#include "model/pb-field-value.h"
#include "model/pb-id.h"

/* What has to hold for any records at all: a judgement rests on nothing but the
 * records of the group up to the judged day, in whatever order they come.
 */

#define TODAY "2025-06-30"
#define N_SEEDS 40
#define N_DAYS 800

/* Records of one world refer to each other and to nobody else. */
typedef struct
{
  GRand     *random;
  PbDay      today;
  char      *group;
  char      *prefix;
  guint      n;
  GPtrArray *records;
  GPtrArray *ids[PB_N_KINDS];
} World;

static World *
world_new (guint       seed,
           const char *group,
           const char *prefix)
{
  World *self = g_new0 (World, 1);

  self->random = g_rand_new_with_seed (seed);
  self->today = pb_day_parse (TODAY);
  self->group = g_strdup (group);
  self->prefix = g_strdup (prefix);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < PB_N_KINDS; i++)
    self->ids[i] = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->ids[PB_KIND_GROUP], g_strdup (group));

  return self;
}

static void
world_free (World *self)
{
  g_rand_free (self->random);
  g_free (self->group);
  g_free (self->prefix);
  g_ptr_array_unref (self->records);
  for (guint i = 0; i < PB_N_KINDS; i++)
    g_ptr_array_unref (self->ids[i]);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static int
roll (World *self,
      int    n)
{
  return g_rand_int_range (self->random, 0, n);
}

/* The identifier of any record that may be referred to, or %NULL. */
static const char *
pick (World   *self,
      guint64  refs)
{
  for (guint attempt = 0; attempt < 20; attempt++)
    {
      guint kind = 1 + (guint) roll (self, PB_N_KINDS - 1);

      if (refs & (G_GUINT64_CONSTANT (1) << kind) && self->ids[kind]->len > 0)
        return self->ids[kind]->pdata[roll (self, (int) self->ids[kind]->len)];
    }

  return NULL;
}

static GVariant *
random_set (World             *self,
            const PbFieldInfo *info)
{
  static const char * const words[] = { "P1", "Q2", "Q5", "G3", "one", "two" };
  const char *elements[3];
  guint n = (guint) roll (self, 3);

  for (guint i = 0; i < n; i++)
    {
      elements[i] = info->type == PB_TYPE_REF_SET ? pick (self, info->refs)
                                                  : words[roll (self, G_N_ELEMENTS (words))];
      if (elements[i] == NULL)
        return NULL;
    }

  return n > 0 ? pb_field_new_set (elements, n) : NULL;
}

static char *
random_text (World             *self,
             const PbFieldInfo *info,
             PbDay              after)
{
  switch ((guint) info->type)
    {
    case PB_TYPE_ENUM:
      {
        g_autoptr(GEnumClass) class = g_type_class_ref (info->enum_type ());

        return g_strdup (class->values[roll (self, (int) class->n_values)].value_nick);
      }

    case PB_TYPE_DAY:
      if (info->flags & PB_FIELD_START && after != PB_DAY_NONE)
        return pb_day_to_iso (after + 1 + roll (self, 300));
      return pb_day_to_iso (self->today - (info->flags & (PB_FIELD_START | PB_FIELD_EVENT)
                                             ? roll (self, N_DAYS)
                                             : roll (self, N_DAYS) - 200));

    case PB_TYPE_DECIMAL:
    case PB_TYPE_INTEGER:
      return g_strdup_printf ("%d", 1 + roll (self, 20));

    case PB_TYPE_FLAG:
      return g_strdup (roll (self, 2) ? "true" : "false");

    case PB_TYPE_REF:
      return g_strdup (pick (self, info->refs));

    default:
      return NULL;
    }
}

static void
fill (World             *self,
      PbRecord          *record,
      const PbFieldInfo *info,
      PbDay              after)
{
  g_autoptr(GVariant) value = NULL;
  g_autofree char *text = NULL;

  /* An attestation says something about a statement, and most texts are words. */
  if (info->id == PB_ATTESTATION_ITEM)
    text = g_strdup (roll (self, 2) ? "I1" : "V4");
  else if (info->id == PB_ATTESTATION_VALUE)
    text = g_strdup (roll (self, 2) ? "met" : "warning");
  else if (info->flags & PB_FIELD_OF_GROUP &&
           (info->id != PB_RELATION_TO && info->id != PB_RELATION_FROM))
    text = g_strdup (self->group);
  else if (info->id == PB_RELATION_FROM)
    text = g_strdup (self->group);
  else if (info->type == PB_TYPE_TEXT || info->type == PB_TYPE_MARKDOWN)
    text = g_strdup (roll (self, 2) ? "words" : NULL);
  else if (pb_field_type_is_set (info->type) && info->type != PB_TYPE_ADDRESS_SET)
    value = random_set (self, info);
  else
    text = random_text (self, info, after);

  if (text)
    value = pb_field_parse (info->id, text, NULL);
  if (value)
    pb_record_set_value (record, info->id, value);
}

static PbRecord *
add_random (World  *self,
            PbKind  kind,
            PbDay   after)
{
  g_autofree char *name = g_strdup_printf ("%s-%u-%u", self->prefix, kind, self->n++);
  g_autofree char *id = pb_id_derive ("property", name);
  PbRecord *record = pb_record_new (kind, id);
  const PbFieldInfo *info;

  for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
    {
      gboolean needed = info->flags & (PB_FIELD_REQUIRED | PB_FIELD_OWNER | PB_FIELD_OF_GROUP) ||
                        (after != PB_DAY_NONE && info->flags & PB_FIELD_START);

      if (needed || roll (self, 4) > 0)
        fill (self, record, info, after);
    }

  g_ptr_array_add (self->records, record);

  return record;
}

/* Some of every kind, those first that others refer to. */
static void
populate (World *self,
          guint  n)
{
  for (guint kind = 1; kind < PB_N_KINDS; kind++)
    {
      for (guint i = 0; i < n; i++)
        {
          PbRecord *record = add_random (self, kind, PB_DAY_NONE);

          g_ptr_array_add (self->ids[kind], g_strdup (pb_record_get_id (record)));
        }
    }
}

static PbRecord *
new_group (void)
{
  PbRecord *group = pb_record_new (PB_KIND_GROUP, builder_id (BUILDER_OURS));

  builder_set (group, PB_GROUP_NAME, "Care Circle");

  return group;
}

static char *
judge_records (PbRecord  *group,
               GPtrArray *records,
               GPtrArray *more)
{
  PbDay today = pb_day_parse (TODAY);
  g_autoptr(PbDossier) dossier = pb_dossier_new (group, today);
  g_autoptr(PbJudgement) judgement = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < records->len; i++)
    pb_dossier_add (dossier, records->pdata[i]);
  for (guint i = 0; more && i < more->len; i++)
    pb_dossier_add (dossier, more->pdata[i]);
  pb_dossier_seal (dossier);
  judgement = pb_judge_phase (dossier, builder_criteria (), PB_PHASE_ITERATION, today, NULL,
                              &error);
  g_assert_no_error (error);

  return pb_judgement_to_text (judgement);
}

static void
shuffle (GRand     *random,
         GPtrArray *records)
{
  for (guint i = records->len; i > 1; i--)
    {
      guint other = (guint) g_rand_int_range (random, 0, (int) i);
      gpointer swap = records->pdata[i - 1];

      records->pdata[i - 1] = records->pdata[other];
      records->pdata[other] = swap;
    }
}

static void
assert_same (guint       seed,
             const char *one,
             const char *other)
{
  if (g_str_equal (one, other))
    return;

  {
    g_auto(GStrv) first = g_strsplit (one, "\n", -1);
    g_auto(GStrv) second = g_strsplit (other, "\n", -1);

    for (guint i = 0; first[i] && second[i]; i++)
      {
        if (g_str_equal (first[i], second[i]))
          continue;
        g_test_message ("seed %u\n- %s\n+ %s", seed, first[i], second[i]);
        break;
      }
  }
  g_test_fail ();
}

/* The same records give the same bytes, in whatever order they were added. */
static void
test_order (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr(World) world = world_new (seed, builder_id (BUILDER_OURS), "ours");
      g_autoptr(PbRecord) group = new_group ();
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      g_autofree char *shuffled = NULL;

      populate (world, 1 + seed % 5);
      once = judge_records (group, world->records, NULL);
      twice = judge_records (group, world->records, NULL);
      assert_same (seed, once, twice);

      shuffle (world->random, world->records);
      shuffled = judge_records (group, world->records, NULL);
      assert_same (seed, once, shuffled);
    }
}

/* What other groups do among themselves is nobody's business here. */
static void
test_unrelated (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autofree char *stranger = pb_id_derive ("property", "stranger");
      g_autoptr(World) world = world_new (seed, builder_id (BUILDER_OURS), "ours");
      g_autoptr(World) strangers = world_new (seed + 1000, stranger, "strangers");
      g_autoptr(PbRecord) group = new_group ();
      g_autofree char *alone = NULL;
      g_autofree char *among = NULL;

      populate (world, 1 + seed % 5);
      populate (strangers, 1 + seed % 4);
      alone = judge_records (group, world->records, NULL);
      among = judge_records (group, world->records, strangers->records);
      assert_same (seed, alone, among);
    }
}

/* What lies after the judged day has not happened, whoever it is about. */
static void
test_future (void)
{
  for (guint seed = 0; seed < N_SEEDS; seed++)
    {
      g_autoptr(World) world = world_new (seed, builder_id (BUILDER_OURS), "ours");
      g_autoptr(PbRecord) group = new_group ();
      g_autoptr(GPtrArray) later = g_ptr_array_new_with_free_func (g_object_unref);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      guint n;

      populate (world, 1 + seed % 5);
      n = world->records->len;
      for (guint kind = 1; kind < PB_N_KINDS; kind++)
        {
          const PbFieldInfo *start = pb_kind_find_flag (kind, PB_FIELD_START);
          const PbFieldInfo *owner = pb_kind_find_flag (kind, PB_FIELD_OWNER);

          /* Texts of the state keep their first day in their history. */
          if (start == NULL || kind == PB_KIND_STATE_TEXT || kind == PB_KIND_GROUP)
            continue;
          if (owner && start->id != pb_kind_get_info (kind)->day)
            continue;
          for (guint i = 0; i < 3; i++)
            add_random (world, kind, world->today);
        }

      for (guint i = n; i < world->records->len; i++)
        g_ptr_array_add (later, g_object_ref (world->records->pdata[i]));
      g_ptr_array_set_size (world->records, (int) n);

      g_assert_cmpuint (later->len, >, 20);
      before = judge_records (group, world->records, NULL);
      after = judge_records (group, world->records, later);
      assert_same (seed, before, after);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/properties/order", test_order);
  g_test_add_func ("/properties/unrelated", test_unrelated);
  g_test_add_func ("/properties/future", test_future);

  return g_test_run ();
}
