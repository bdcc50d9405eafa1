/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "share-fixture.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Several people each have a library and a folder, and something carries files from
 * one folder to another: late, twice, by other names, in halves, or not at all for a
 * long time.  Clocks go years wrong, and now and then a library is put back to what
 * it was some time ago, as after a power cut or from a backup.  When in the end
 * everything has arrived everywhere, all must hold the same, also somebody who comes
 * new, and nobody has anything more to send.
 *
 * PB_SHARE_SEEDS sets how many runs there are, PB_SHARE_FIRST the first seed,
 * PB_SHARE_STEPS how long each is, and PB_SHARE_DEVICES how many take part at most.
 */

#define DEFAULT_SEEDS 5
#define DEFAULT_STEPS 140
#define DEFAULT_DEVICES 5
#define MAX_DEVICES 20
#define MAX_ROUNDS 8
#define LAST_DAY "2040-01-01"

typedef struct
{
  GRand *rand;
  guint n;
  guint step;
  Device devices[MAX_DEVICES];
  char *folders[MAX_DEVICES];
  char *copies[MAX_DEVICES];

  /* Every file that ever was in a folder arrives in the end. */
  char *archive;
  GPtrArray *ids;
} Model;

static guint
get_number (const char *name,
            guint       otherwise)
{
  const char *text = g_getenv (name);

  return text ? (guint) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static guint
pick (Model *model,
      guint  n)
{
  return (guint) g_rand_int_range (model->rand, 0, (gint32) n);
}

static void
copy_file (const char *from,
           const char *to,
           gssize      at_most)
{
  g_autofree char *folder = g_path_get_dirname (to);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_get_contents (from, &text, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (to, text, at_most < 0 ? (gssize) length : MIN (at_most, (gssize) length),
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static gboolean
is_same_file (const char *one,
              const char *other)
{
  g_autofree char *first = dup_file_hash (one);
  g_autofree char *second = dup_file_hash (other);

  return g_str_equal (first, second);
}

/* A file comes to a folder where there may be another one of that name: tools keep
 * both then.
 */
static void
put_file (const char *file,
          const char *from,
          const char *to)
{
  g_autofree char *target = g_build_filename (to, file + strlen (from), NULL);
  g_autofree char *hash = dup_file_hash (file);
  g_autofree char *other = g_strdup_printf ("%s (conflicted copy %.8s)", target, hash);

  if (!g_file_test (target, G_FILE_TEST_EXISTS))
    copy_file (file, target, -1);
  else if (!is_same_file (file, target) && !g_str_has_suffix (file, "device.json"))
    copy_file (file, other, -1);
}

static void
put_all (const char *from,
         const char *to)
{
  g_autoptr(GPtrArray) files = list_files (from, "");

  for (guint i = 0; i < files->len; i++)
    put_file (files->pdata[i], from, to);
}

static char *
dup_own_folder (Model *model,
                guint  who)
{
  g_autoptr(PbShareReport) report = device_sync (&model->devices[who], PB_SHARE_NORMAL);

  return pb_share_dup_folder_of (model->devices[who].share, report->own);
}

static void
sync_one (Model *model,
          guint  who)
{
  device_give (&model->devices[who]);
  put_all (model->folders[who], model->archive);
}

static void
edit_one (Model *model,
          guint  who)
{
  PbStore *store = model->devices[who].library.store;
  g_autofree char *text = g_strdup_printf ("Step %u by %u", model->step, who);
  g_autofree char *lines = g_strdup_printf ("# Purpose\n\n%s\n\nAs always.\n", text);
  const char *id = model->ids->len > 0 ? model->ids->pdata[pick (model, model->ids->len)] : NULL;
  g_autoptr(PbRecord) record = id ? pb_store_get_sync (store, id, NULL) : NULL;
  g_autoptr(PbEdit) edit = pb_edit_new ("Edit");

  if (record == NULL || pick (model, 4) == 0)
    {
      g_ptr_array_add (model->ids, add_group (store, text));
      return;
    }

  if (pb_record_get_deleted (record))
    pb_edit_restore (edit, PB_KIND_GROUP, id);
  else if (pick (model, 8) == 0)
    pb_edit_delete (edit, PB_KIND_GROUP, id);
  else if (pick (model, 2) == 0)
    pb_edit_set_text (edit, id, PB_GROUP_NAME, text);
  else
    pb_edit_set_text (edit, id, PB_GROUP_PURPOSE, lines);

  commit (store, g_steal_pointer (&edit));
}

/* Some files go from one folder to another, whole or in halves, by their name or by
 * one that a tool gives them.  Nobody carries anything into a device's own folder.
 */
static void
carry (Model *model,
       guint  from,
       guint  to)
{
  g_autoptr(GPtrArray) files = list_files (model->folders[from], "");
  g_autofree char *own = dup_own_folder (model, to);
  guint chance = pick (model, 3) + 1;

  put_all (model->folders[to], model->archive);
  for (guint i = files->len; i > 0; i--)
    {
      const char *file = files->pdata[i - 1];
      g_autofree char *target = g_build_filename (model->folders[to],
                                                  file + strlen (model->folders[from]), NULL);
      g_autofree char *other = g_strconcat (target, ".sync-conflict-20250630", NULL);

      if (pick (model, chance) > 0 || g_str_has_prefix (target, own))
        continue;

      switch (pick (model, 8))
        {
        case 0:
          copy_file (file, other, -1);
          break;
        case 1:
          if (!g_str_has_suffix (file, ".json"))
            copy_file (file, target, (gssize) pick (model, 2000));
          break;
        default:
          copy_file (file, target, -1);
          break;
        }
    }
}

static void
lose_file (Model *model,
           guint  who)
{
  g_autoptr(GPtrArray) files = list_files (model->folders[who], ".ops");

  if (files->len > 0)
    g_unlink (files->pdata[pick (model, files->len)]);
}

static void
jump_clock (Model *model,
            guint  who)
{
  static const char * const days[] = {
    "1999-12-31", "2012-03-01", "2025-06-29", "2025-06-30", "2025-07-02", "2025-07-06",
    "2031-01-01", "2038-01-20",
  };

  fixture_reopen_on (&model->devices[who].library, days[pick (model, G_N_ELEMENTS (days))]);
}

/* Either remembers what the library is, or puts it back to that. */
static void
crash (Model *model,
       guint  who)
{
  g_autofree char *name = g_strdup_printf ("copy-%u", model->step);

  if (model->copies[who] == NULL)
    {
      model->copies[who] = device_dup_copy (&model->devices[who], name);
      return;
    }

  device_replace_file (&model->devices[who], model->copies[who]);
  g_clear_pointer (&model->copies[who], g_free);
  device_move (&model->devices[who], model->folders[who]);
}

static void
do_something (Model *model)
{
  guint who = pick (model, model->n);

  switch (pick (model, 20))
    {
    case 0:
      jump_clock (model, who);
      break;
    case 1:
      crash (model, who);
      break;
    case 2:
      lose_file (model, who);
      break;
    case 3:
    case 4:
    case 5:
    case 6:
      carry (model, who, pick (model, model->n));
      break;
    case 7:
    case 8:
    case 9:
      sync_one (model, who);
      break;
    default:
      edit_one (model, who);
      break;
    }
}

/* Everything arrives, until nothing moves any more. */
static void
settle (Model *model)
{
  gboolean moved = TRUE;

  for (guint i = 0; i < model->n; i++)
    {
      fixture_reopen_on (&model->devices[i].library, LAST_DAY);
      device_move (&model->devices[i], model->folders[i]);
    }

  for (guint round = 0; moved; round++)
    {
      g_assert_cmpuint (round, <, MAX_ROUNDS);
      moved = FALSE;
      for (guint i = 0; i < model->n; i++)
        {
          g_autoptr(PbShareReport) report = NULL;

          put_all (model->archive, model->folders[i]);
          report = device_sync (&model->devices[i], PB_SHARE_NORMAL);
          put_all (model->folders[i], model->archive);
          moved = moved || report->n_in > 0 || report->n_out > 0;
        }
    }
}

static void
check (Model *model)
{
  g_auto(Device) late = { 0 };
  g_autofree char *one = device_fingerprint (&model->devices[0]);
  g_autofree char *other = NULL;

  assert_same (model->devices, model->n);
  for (guint i = 0; i < model->n; i++)
    {
      g_autoptr(PbShareReport) report = device_sync (&model->devices[i], PB_SHARE_NORMAL);

      g_assert_cmpuint (report->n_in, ==, 0);
      g_assert_cmpuint (report->n_out, ==, 0);
      g_assert_cmpuint (report->n_waiting, ==, 0);
    }

  device_init (&late, "Late", model->archive);
  fixture_reopen_on (&late.library, LAST_DAY);
  device_give (&late);
  other = device_fingerprint (&late);
  g_assert_cmpstr (one, ==, other);
}

static void
model_init (Model   *model,
            guint32  seed)
{
  guint most = CLAMP (get_number ("PB_SHARE_DEVICES", DEFAULT_DEVICES), 2, MAX_DEVICES);

  g_random_set_seed (seed);
  model->rand = g_rand_new_with_seed (seed);
  model->n = 2 + pick (model, most - 1);
  model->archive = make_folder ();
  model->ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < model->n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Device %u", i);

      model->folders[i] = make_folder ();
      device_init (&model->devices[i], name, model->folders[i]);
      if (i > 0)
        put_all (model->archive, model->folders[i]);
      g_ptr_array_add (model->ids, add_group (model->devices[i].library.store, name));
      device_give (&model->devices[i]);
      put_all (model->folders[i], model->archive);
    }
}

static void
model_clear (Model *model)
{
  for (guint i = 0; i < model->n; i++)
    {
      device_clear (&model->devices[i]);
      remove_tree (model->folders[i]);
      g_free (model->folders[i]);
      g_free (model->copies[i]);
    }
  remove_tree (model->archive);
  g_free (model->archive);
  g_ptr_array_unref (model->ids);
  g_rand_free (model->rand);
}

static void
test_model (gconstpointer data)
{
  Model model = { 0 };
  guint n_steps = get_number ("PB_SHARE_STEPS", DEFAULT_STEPS);

  model_init (&model, GPOINTER_TO_UINT (data));
  g_test_message ("Seed %u: %u devices", GPOINTER_TO_UINT (data), model.n);
  for (model.step = 0; model.step < n_steps; model.step++)
    do_something (&model);

  settle (&model);
  check (&model);
  model_clear (&model);
}

int
main (int   argc,
      char *argv[])
{
  guint first, n;

  g_test_init (&argc, &argv, NULL);
  first = get_number ("PB_SHARE_FIRST", 1);
  n = get_number ("PB_SHARE_SEEDS", DEFAULT_SEEDS);

  for (guint seed = first; seed < first + n; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/share-model/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_model);
    }

  return g_test_run ();
}
