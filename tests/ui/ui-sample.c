/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "ui-sample.h"

/* A small library in which every state of the first pages occurs: a group with
 * some results met, some not and most unknown, elements that are fresh, stale
 * and missing, and a metric with a gap.
 */

static void
add_group (PbEdit      *edit,
           const char  *id,
           const char  *name,
           PbGroupKind  kind,
           const char  *parent)
{
  pb_edit_create (edit, PB_KIND_GROUP, id);
  pb_edit_set_text (edit, id, PB_GROUP_NAME, name);
  pb_edit_set_enum (edit, id, PB_GROUP_KIND, kind);
  pb_edit_set_flag (edit, id, PB_GROUP_OWN, TRUE);
  if (parent != NULL)
    pb_edit_set_text (edit, id, PB_GROUP_PARENT, parent);
}

static void
add_transitions (PbEdit *edit,
                 PbDay   today)
{
  for (int phase = PB_PHASE_CONVERSATION; phase <= PB_PHASE_ITERATION; phase++)
    {
      const char *id = pb_edit_create (edit, PB_KIND_PHASE_TRANSITION, NULL);

      pb_edit_set_text (edit, id, PB_PHASE_TRANSITION_GROUP, UI_GROUP_ID);
      if (phase > PB_PHASE_CONVERSATION)
        pb_edit_set_enum (edit, id, PB_PHASE_TRANSITION_FROM, phase - 1);
      pb_edit_set_enum (edit, id, PB_PHASE_TRANSITION_TO, phase);
      pb_edit_set_day (edit, id, PB_PHASE_TRANSITION_DATE, today - 700 + phase * 130);
    }
}

static void
add_members (PbEdit *edit,
             PbDay   today)
{
  static const char * const names[] = { "Ada Quell", "Bo Lindgren", "Chidi Okafor", "Dana Weiss" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *id = pb_edit_create (edit, PB_KIND_MEMBER, i == 0 ? UI_MEMBER_ID : NULL);

      pb_edit_set_text (edit, id, PB_MEMBER_GROUP, UI_GROUP_ID);
      pb_edit_set_text (edit, id, PB_MEMBER_NAME, names[i]);
      pb_edit_set_day (edit, id, PB_MEMBER_JOINED, today - 600 + (int) i * 20);
    }
}

static void
add_texts (PbEdit *edit,
           PbDay   today)
{
  static const struct
  {
    const char *label;
    const char *element;
    int age;
  } texts[] = {
    { "Purpose", "P1", 10 },
    { "Genesis", "P2", 200 },
    { "Goals", "P3", 400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *id = pb_edit_create (edit, PB_KIND_STATE_TEXT, NULL);

      pb_edit_set_text (edit, id, PB_STATE_TEXT_GROUP, UI_GROUP_ID);
      pb_edit_set_text (edit, id, PB_STATE_TEXT_LABEL, texts[i].label);
      pb_edit_set_add (edit, id, PB_STATE_TEXT_ELEMENTS, texts[i].element);
      pb_edit_set_text (edit, id, PB_STATE_TEXT_TEXT,
                        "- Look after each other\n- Keep the valley’s things in use");
      pb_edit_set_day (edit, id, PB_STATE_TEXT_CHANGED_ON, today - texts[i].age);
    }
}

static void
add_cycles (PbEdit *edit,
            PbDay   today)
{
  for (int i = 0; i < 3; i++)
    {
      const char *id = pb_edit_create (edit, PB_KIND_CYCLE, NULL);
      g_autofree char *name = g_strdup_printf ("Cycle %d", i + 1);

      pb_edit_set_text (edit, id, PB_CYCLE_GROUP, UI_GROUP_ID);
      pb_edit_set_text (edit, id, PB_CYCLE_NAME, name);
      pb_edit_set_day (edit, id, PB_CYCLE_START, today - 300 + 90 * i);
      pb_edit_set_day (edit, id, PB_CYCLE_END, today - 215 + 90 * i);
    }
}

static void
add_metric (PbEdit *edit,
            PbDay   today)
{
  pb_edit_create (edit, PB_KIND_METRIC, UI_METRIC_ID);
  pb_edit_set_text (edit, UI_METRIC_ID, PB_METRIC_GROUP, UI_GROUP_ID);
  pb_edit_set_text (edit, UI_METRIC_ID, PB_METRIC_NAME, "Things repaired");
  pb_edit_set_text (edit, UI_METRIC_ID, PB_METRIC_UNIT, "things");
  pb_edit_set_text (edit, UI_METRIC_ID, PB_METRIC_BASELINE, "0");
  pb_edit_set_day (edit, UI_METRIC_ID, PB_METRIC_BASELINE_DATE, today - 300);
  pb_edit_set_enum (edit, UI_METRIC_ID, PB_METRIC_DIRECTION, PB_METRIC_DIRECTION_INCREASE);
  pb_edit_set_enum (edit, UI_METRIC_ID, PB_METRIC_CADENCE, PB_CADENCE_MONTHLY);

  for (int i = 0; i < 9; i++)
    {
      const char *id;
      g_autofree char *value = g_strdup_printf ("%d", 12 * i + (i % 3) * 9);

      if (i == 4)
        continue;

      id = pb_edit_create (edit, PB_KIND_OBSERVATION, NULL);
      pb_edit_set_text (edit, id, PB_OBSERVATION_METRIC, UI_METRIC_ID);
      pb_edit_set_day (edit, id, PB_OBSERVATION_PERIOD_END, today - 270 + i * 30);
      pb_edit_set_text (edit, id, PB_OBSERVATION_VALUE, value);
    }
}

PbEdit *
ui_sample_build (PbDay today)
{
  PbEdit *edit = pb_edit_new ("Fill the library");

  add_group (edit, UI_NETWORK_ID, "Valley Network", PB_GROUP_KIND_NETWORK, NULL);
  add_group (edit, UI_GROUP_ID, "Care Circle", PB_GROUP_KIND_DAO, UI_NETWORK_ID);
  add_group (edit, UI_CELL_ID, "Repair Café", PB_GROUP_KIND_CELL, UI_GROUP_ID);
  add_transitions (edit, today);
  add_members (edit, today);
  add_texts (edit, today);
  add_cycles (edit, today);
  add_metric (edit, today);

  return edit;
}
