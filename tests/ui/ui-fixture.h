/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "framework/pb-criteria-set.h"
#include "storage/pb-store.h"
#include "ui/pb-group-context.h"
#include "ui/pb-window.h"

G_BEGIN_DECLS

/* The day on which all of these tests take place. */
#define UI_TODAY (pb_day_from_ymd (2026, 3, 2))

/* Goes on until @condition holds; fails after ten seconds of it not holding. */
#define UI_WAIT(condition)                                                              \
  G_STMT_START                                                                          \
    {                                                                                   \
      gint64 ui_end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                    \
                                                                                        \
      while (!(condition))                                                              \
        {                                                                               \
          if (g_get_monotonic_time () > ui_end)                                         \
            g_error ("%s:%d: never happened: %s", __FILE__, __LINE__, #condition);      \
          g_main_context_iteration (NULL, ui_tick ());                                  \
        }                                                                               \
    }                                                                                   \
  G_STMT_END

/* A library in a folder of its own, and what belongs to it. */
typedef struct
{
  char *folder;
  GFile *file;
  PbClock *clock;
  PbStore *store;
  PbCriteriaSet *criteria;
} UiLibrary;

int             ui_test_run        (int            argc,
                                    char         **argv,
                                    void         (*add_tests) (void));
GtkApplication *ui_application     (void);
gboolean        ui_tick            (void);
void            ui_settle          (void);
void            ui_press           (const char    *key);

UiLibrary      *ui_library_new     (void);
void            ui_library_open    (UiLibrary     *library);
void            ui_library_fill    (UiLibrary     *library);
void            ui_library_commit  (UiLibrary     *library,
                                    PbEdit        *edit);
void            ui_library_free    (UiLibrary     *library);

PbWindow       *ui_window_new      (UiLibrary     *library);
void            ui_window_close    (PbWindow      *window);
PbGroupContext *ui_context_new     (UiLibrary     *library,
                                    const char    *group_id);

GtkWidget      *ui_find            (gpointer       root,
                                    GType          type);
GtkWidget      *ui_find_text       (gpointer       root,
                                    const char    *text);
GtkWidget      *ui_find_action     (gpointer       root,
                                    const char    *action_name);
guint           ui_count           (gpointer       root,
                                    GType          type);
guint           ui_count_changing  (GtkWidget     *widget);
guint           ui_window_count_changing
                                   (PbWindow      *window);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (UiLibrary, ui_library_free)

G_END_DECLS
