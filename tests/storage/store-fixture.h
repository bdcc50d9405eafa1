/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "storage/pb-store-sync.h"

G_BEGIN_DECLS

/* The day that tests take for today. */
#define TODAY "2025-06-30"

/* A library in a folder of its own, open. */
typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  PbClock *clock;
  PbStore *store;
} Fixture;

void      fixture_init        (Fixture        *self);
void      fixture_clear       (Fixture        *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

void      fixture_reopen      (Fixture        *self);
void      fixture_reopen_on   (Fixture        *self,
                               const char     *day);
void      fixture_set_up      (Fixture        *self,
                               gconstpointer   data);
void      fixture_tear_down   (Fixture        *self,
                               gconstpointer   data);

#define fixture_add(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

PbStore  *open_second         (Fixture        *self);
void      close_and_free      (PbStore        *store);

void      commit              (PbStore        *store,
                               PbEdit         *edit);
void      commit_fails        (PbStore        *store,
                               PbEdit         *edit,
                               int             code,
                               const char     *words);
char     *add_group           (PbStore        *store,
                               const char     *name);
char     *add_of_group        (PbStore        *store,
                               PbKind          kind,
                               const char     *group_id,
                               const char     *title);
void      set_text            (PbStore        *store,
                               const char     *id,
                               PbFieldId       field,
                               const char     *text);
void      set_day             (PbStore        *store,
                               const char     *id,
                               PbFieldId       field,
                               const char     *day);
char     *dup_text            (PbStore        *store,
                               const char     *id,
                               PbFieldId       field);
gboolean  is_deleted          (PbStore        *store,
                               const char     *id);
void      assert_text         (PbStore        *store,
                               const char     *id,
                               PbFieldId       field,
                               const char     *text);

char     *dup_file_hash       (const char     *path);
void      sqlite_run          (const char     *path,
                               const char     *sql);
gint64    sqlite_get          (const char     *path,
                               const char     *sql);
guint     count_files         (const char     *folder,
                               const char     *part);
void      remove_tree         (const char     *path);
void      spin_until          (gboolean      (*done) (gpointer),
                               gpointer        data);

G_END_DECLS
