/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "scale-library.h"

#include "model/pb-field-value.h"
#include "storage/pb-store-sync.h"

/* Two years of a network: every group has a hundredth part of each kind that
 * the table says, and the first group has ten times as many as the others.
 */

#define N_DAYS 730
#define N_PER_EDIT 5000
#define BIG_SHARE 10

static const char *const words[] = {
  "care", "repair", "garden", "meal", "workshop", "tool", "circle", "river", "market", "seed",
  "bicycle", "station", "kitchen", "archive", "letter", "bridge", "harvest", "signal", "lantern",
  "compost",
};

typedef struct
{
  PbStore *store;
  PbDay today;
  GRand *rand;
  PbEdit *edit;
  guint n_records;
} ScaleLibrary;

/* Who refers to what within one group. */
typedef struct
{
  ScaleLibrary *library;
  const char *group;
  GPtrArray *members;
  GPtrArray *metrics;
  GPtrArray *objectives;
  GPtrArray *decisions;
  GPtrArray *retros;
  GPtrArray *accounts;
  GPtrArray *agreements;
  GPtrArray *cycles;
} Group;

static void
finish_edit (ScaleLibrary *self)
{
  g_autoptr(GError) error = NULL;

  if (self->edit && !pb_store_commit_sync (self->store, self->edit, NULL, &error))
    g_error ("%s", error->message);
  g_clear_object (&self->edit);
}

static const char *
create (ScaleLibrary *self,
        PbKind        kind,
        const char   *id)
{
  if (self->edit && pb_edit_get_n_changes (self->edit) > N_PER_EDIT * 6)
    finish_edit (self);
  if (self->edit == NULL)
    self->edit = pb_edit_new ("Fill");
  self->n_records++;

  return pb_edit_create (self->edit, kind, id);
}

static void
set (ScaleLibrary *self,
     const char   *id,
     PbFieldId     field,
     const char   *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) value = pb_field_parse (field, text, &error);

  if (value == NULL)
    g_error ("%s: %s", text, error ? error->message : "nothing");
  pb_edit_set_value (self->edit, id, field, value);
}

static void
set_text (ScaleLibrary *self,
          const char   *id,
          PbFieldId     field,
          guint         n_words)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s%u ", i ? "" : "The ",
                            words[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (words))],
                            g_rand_int_range (self->rand, 0, 300));
  g_strchomp (text->str);
  pb_edit_set_text (self->edit, id, field, text->str);
}

static PbDay
random_day (ScaleLibrary *self)
{
  return self->today - g_rand_int_range (self->rand, 0, N_DAYS);
}

static const char *
pick (Group     *group,
      GPtrArray *ids)
{
  return ids->pdata[g_rand_int_range (group->library->rand, 0, (gint32) ids->len)];
}

static const char *
add (Group     *group,
     PbKind     kind,
     PbFieldId  title,
     GPtrArray *ids)
{
  const PbFieldInfo *of_group = pb_kind_find_flag (kind, PB_FIELD_OF_GROUP);
  char *id = g_strdup (create (group->library, kind, NULL));

  if (of_group && !(pb_kind_get_info (kind)->flags & PB_KIND_PART))
    pb_edit_set_text (group->library->edit, id, of_group->id, group->group);
  if (title)
    set_text (group->library, id, title, 4);
  g_ptr_array_add (ids, id);

  return id;
}

static void
add_people (Group *group,
            guint  n)
{
  for (guint i = 0; i < MAX (n, 3); i++)
    {
      const char *id = add (group, PB_KIND_MEMBER, PB_MEMBER_NAME, group->members);

      pb_edit_set_day (group->library->edit, id, PB_MEMBER_JOINED,
                       group->library->today - N_DAYS);
    }
}

static void
add_measuring (Group *group,
               guint  n)
{
  ScaleLibrary *self = group->library;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MAX (n / 50, 2); i++)
    {
      const char *id = add (group, PB_KIND_OBJECTIVE, PB_OBJECTIVE_TITLE, group->objectives);

      pb_edit_set_day (self->edit, id, PB_OBJECTIVE_START, random_day (self));
    }

  for (guint i = 0; i < MAX (n / 30, 3); i++)
    {
      const char *id = add (group, PB_KIND_METRIC, PB_METRIC_NAME, group->metrics);

      set (self, id, PB_METRIC_UNIT, "people");
      set (self, id, PB_METRIC_LEVEL, "impact");
      set (self, id, PB_METRIC_DIRECTION, "increase");
      set (self, id, PB_METRIC_BASELINE, "0");
      pb_edit_set_day (self->edit, id, PB_METRIC_BASELINE_DATE, self->today - N_DAYS);
      set (self, id, PB_METRIC_CADENCE, "monthly");
      pb_edit_set_add (self->edit, id, PB_METRIC_OBJECTIVES, pick (group, group->objectives));
    }

  for (guint i = 0; i < n; i++)
    {
      const char *id = add (group, PB_KIND_OBSERVATION, 0, parts);

      pb_edit_set_text (self->edit, id, PB_OBSERVATION_METRIC,
                        group->metrics->pdata[i % group->metrics->len]);
      pb_edit_set_day (self->edit, id, PB_OBSERVATION_PERIOD_END,
                       self->today - (PbDay) (i / group->metrics->len) % N_DAYS);
      set (self, id, PB_OBSERVATION_VALUE, "12.5");
    }
}

static void
add_deciding (Group *group,
              guint  n)
{
  static const char *const statuses[] = { "active", "active", "draft", "ended" };
  ScaleLibrary *self = group->library;
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      const char *id = add (group, PB_KIND_DECISION, PB_DECISION_TITLE, group->decisions);
      PbDay opened = random_day (self);

      set (self, id, PB_DECISION_CLASS, i % 3 ? "minor" : "governance-change");
      set (self, id, PB_DECISION_METHOD, "consent");
      set (self, id, PB_DECISION_STATUS, "adopted");
      pb_edit_set_day (self->edit, id, PB_DECISION_OPENED, opened);
      pb_edit_set_day (self->edit, id, PB_DECISION_CLOSED, MIN (opened + 5, self->today));
      set_text (self, id, PB_DECISION_OUTCOME, 20);
      pb_edit_set_add (self->edit, id, PB_DECISION_PARTICIPANTS, pick (group, group->members));
    }

  for (guint i = 0; i < n / 2; i++)
    {
      const char *id = add (group, PB_KIND_AGREEMENT, PB_AGREEMENT_TITLE, group->agreements);
      const char *status = statuses[i % G_N_ELEMENTS (statuses)];

      set (self, id, PB_AGREEMENT_STATUS, status);
      pb_edit_set_day (self->edit, id, PB_AGREEMENT_START, random_day (self));
      pb_edit_set_day (self->edit, id, PB_AGREEMENT_REVIEW_DATE, self->today + (PbDay) i % 300);
      if (g_str_equal (status, "ended"))
        pb_edit_set_day (self->edit, id, PB_AGREEMENT_ENDED, self->today - 1);
      set_text (self, id, PB_AGREEMENT_PROVISIONS, 30);
      id = add (group, PB_KIND_AGREEMENT_PARTY, 0, parts);
      pb_edit_set_text (self->edit, id, PB_AGREEMENT_PARTY_AGREEMENT,
                        group->agreements->pdata[i]);
      pb_edit_set_text (self->edit, id, PB_AGREEMENT_PARTY_PARTY, group->group);
    }
}

static void
add_work (Group *group,
          guint  n)
{
  ScaleLibrary *self = group->library;
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 8; i++)
    {
      const char *id = add (group, PB_KIND_CYCLE, PB_CYCLE_NAME, group->cycles);
      PbDay start = self->today - (PbDay) (8 - i) * 90;

      pb_edit_set_day (self->edit, id, PB_CYCLE_START, start);
      pb_edit_set_day (self->edit, id, PB_CYCLE_END, start + 89);
    }

  for (guint i = 0; i < n; i++)
    {
      const char *id = add (group, PB_KIND_TASK, PB_TASK_TITLE, others);
      PbDay opened = random_day (self);
      gboolean done = i % 10 > 0;

      set (self, id, PB_TASK_STATUS, done ? "done" : "open");
      pb_edit_set_day (self->edit, id, PB_TASK_OPENED, opened);
      pb_edit_set_day (self->edit, id, PB_TASK_DUE, opened + 30);
      if (done)
        pb_edit_set_day (self->edit, id, PB_TASK_DONE, MIN (opened + 20, self->today));
      pb_edit_set_text (self->edit, id, PB_TASK_ASSIGNEE, pick (group, group->members));
      pb_edit_set_text (self->edit, id, PB_TASK_CYCLE, pick (group, group->cycles));
      set_text (self, id, PB_TASK_DESCRIPTION, 20);
    }

  for (guint i = 0; i < n / 2; i++)
    {
      const char *id = add (group, PB_KIND_ACTIVITY, PB_ACTIVITY_TITLE, others);

      set (self, id, PB_ACTIVITY_KIND, i % 2 ? "external-partnerships" : "knowledge-sharing");
      pb_edit_set_day (self->edit, id, PB_ACTIVITY_DATE, random_day (self));
      pb_edit_set_add (self->edit, id, PB_ACTIVITY_PEOPLE, pick (group, group->members));
    }
}

static void
add_learning (Group *group,
              guint  n)
{
  ScaleLibrary *self = group->library;
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 8; i++)
    {
      const char *id = add (group, PB_KIND_RETROSPECTIVE, PB_RETROSPECTIVE_TITLE, group->retros);

      pb_edit_set_day (self->edit, id, PB_RETROSPECTIVE_DATE, self->today - (PbDay) i * 90);
    }

  for (guint i = 0; i < n; i++)
    {
      const char *id = add (group, PB_KIND_INSIGHT, PB_INSIGHT_TEXT, others);

      pb_edit_set_day (self->edit, id, PB_INSIGHT_RECORDED, random_day (self));
      pb_edit_set_text (self->edit, id, PB_INSIGHT_RETROSPECTIVE, pick (group, group->retros));
    }
}

static void
add_money (Group *group,
           guint  n)
{
  ScaleLibrary *self = group->library;
  g_autoptr(GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 2; i++)
    {
      const char *id = add (group, PB_KIND_ACCOUNT, PB_ACCOUNT_NAME, group->accounts);

      set (self, id, PB_ACCOUNT_KIND, "fiscal-host");
    }

  for (guint i = 0; i < n; i++)
    {
      const char *id = add (group, PB_KIND_TRANSACTION, PB_TRANSACTION_DESCRIPTION, others);

      pb_edit_set_text (self->edit, id, PB_TRANSACTION_ACCOUNT, pick (group, group->accounts));
      pb_edit_set_day (self->edit, id, PB_TRANSACTION_DATE, random_day (self));
      set (self, id, PB_TRANSACTION_DIRECTION, i % 4 ? "out" : "in");
      set (self, id, PB_TRANSACTION_AMOUNT, "125.50");
      set (self, id, PB_TRANSACTION_ASSET, "EUR");
    }
}

static void
fill_group (ScaleLibrary *self,
            const char   *id,
            guint         n_records)
{
  Group group = {
    .library = self,
    .group = id,
    .members = g_ptr_array_new_with_free_func (g_free),
    .metrics = g_ptr_array_new_with_free_func (g_free),
    .objectives = g_ptr_array_new_with_free_func (g_free),
    .decisions = g_ptr_array_new_with_free_func (g_free),
    .retros = g_ptr_array_new_with_free_func (g_free),
    .accounts = g_ptr_array_new_with_free_func (g_free),
    .agreements = g_ptr_array_new_with_free_func (g_free),
    .cycles = g_ptr_array_new_with_free_func (g_free),
  };

  add_people (&group, n_records / 50);
  add_measuring (&group, n_records / 3);
  add_deciding (&group, n_records / 12);
  add_work (&group, n_records / 6);
  add_learning (&group, n_records / 12);
  add_money (&group, n_records / 10);

  g_ptr_array_unref (group.members);
  g_ptr_array_unref (group.metrics);
  g_ptr_array_unref (group.objectives);
  g_ptr_array_unref (group.decisions);
  g_ptr_array_unref (group.retros);
  g_ptr_array_unref (group.accounts);
  g_ptr_array_unref (group.agreements);
  g_ptr_array_unref (group.cycles);
}

static char *
add_group (ScaleLibrary *self,
           guint         n,
           const char   *parent)
{
  char *id = g_strdup (create (self, PB_KIND_GROUP, n == 0 ? SCALE_GROUP_ID : NULL));
  const char *transition;

  set_text (self, id, PB_GROUP_NAME, 2);
  set (self, id, PB_GROUP_KIND, n == 0 ? "network" : "cell");
  pb_edit_set_flag (self->edit, id, PB_GROUP_OWN, TRUE);
  set_text (self, id, PB_GROUP_PURPOSE, 60);
  if (parent)
    pb_edit_set_text (self->edit, id, PB_GROUP_PARENT, parent);

  transition = create (self, PB_KIND_PHASE_TRANSITION, NULL);
  pb_edit_set_text (self->edit, transition, PB_PHASE_TRANSITION_GROUP, id);
  pb_edit_set_enum (self->edit, transition, PB_PHASE_TRANSITION_TO, PB_PHASE_CONVERSATION);
  pb_edit_set_day (self->edit, transition, PB_PHASE_TRANSITION_DATE, self->today - N_DAYS);

  return id;
}

static void
relate (ScaleLibrary *self,
        const char   *from,
        const char   *to)
{
  const char *id = create (self, PB_KIND_RELATION, NULL);

  pb_edit_set_text (self->edit, id, PB_RELATION_FROM, from);
  pb_edit_set_text (self->edit, id, PB_RELATION_TO, to);
  set (self, id, PB_RELATION_KIND, "coordinates-with");
  pb_edit_set_day (self->edit, id, PB_RELATION_STARTED, self->today - N_DAYS / 2);
}

/* Fills an open library that is empty; returns how many records it got. */
static guint
fill (PbStore *store,
      guint    n_groups,
      guint    n_records)
{
  ScaleLibrary self = {
    .store = store,
    .today = pb_clock_get_today (pb_store_get_clock (store)),
    .rand = g_rand_new_with_seed (2025),
  };
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);
  guint share = n_records / (n_groups + BIG_SHARE - 1);

  for (guint i = 0; i < n_groups; i++)
    g_ptr_array_add (groups, add_group (&self, i, i ? groups->pdata[(i - 1) / 8] : NULL));
  for (guint i = 1; i < n_groups; i++)
    relate (&self, groups->pdata[i], groups->pdata[i * 7 % n_groups == i ? 0 : i * 7 % n_groups]);
  for (guint i = 0; i < n_groups; i++)
    fill_group (&self, groups->pdata[i], i == 0 ? share * BIG_SHARE : share);
  finish_edit (&self);
  g_rand_free (self.rand);

  return self.n_records;
}

/* The library FILE, which must not exist, filled and closed. */
void
scale_library_make (GFile   *file,
                    PbClock *clock,
                    guint    n_groups,
                    guint    n_records)
{
  g_autoptr(PbStore) store = pb_store_new (file, clock);
  g_autoptr(GError) error = NULL;

  if (!pb_store_open_sync (store, PB_STORE_OPEN_NEW, NULL, &error))
    g_error ("%s", error->message);
  g_message ("%u records in %u groups", fill (store, n_groups, n_records), n_groups);
  if (!pb_store_close_sync (store, &error))
    g_error ("%s", error->message);
}
