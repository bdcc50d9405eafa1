/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "formats/pb-front-matter.h"
#include "model/pb-day.h"

G_BEGIN_DECLS

/* What a note of a vault may be. */
typedef enum
{
  PB_NOTE_OTHER,
  PB_NOTE_ABOUT, /* an index or a how-to: no record */
  PB_NOTE_AGREEMENT,
  PB_NOTE_DECISION,
  PB_NOTE_MEETING,
  PB_NOTE_METRICS,
  PB_NOTE_RETROSPECTIVE,
  PB_NOTE_ROLE,
} PbNoteSort;

/* A heading and what stands below it, up to the next of any level. */
typedef struct
{
  guint level;
  char *title;
  char *plain; /* for comparisons */
  guint line;  /* from 1 */
  guint first; /* the first line below, from 0 */
  guint end;
} PbNoteSection;

typedef struct
{
  PbSourceText *source;
  PbFrontMatter *front_matter;
  GPtrArray *sections; /* PbNoteSection */
  guint body;          /* the first line of the text, from 0 */
} PbNote;

PbNote        *pb_note_read        (GBytes      *bytes,
                                    const char  *file_name,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void           pb_note_free        (PbNote      *self);
PbNoteSort     pb_note_find_sort   (PbNote      *self,
                                    const char  *file_name,
                                    int         *sureness,
                                    char       **why);
PbNoteSection *pb_note_find        (PbNote      *self,
                                    const char  *plain);
char          *pb_note_dup_lines   (PbNote      *self,
                                    guint        first,
                                    guint        end) G_GNUC_WARN_UNUSED_RESULT;
char          *pb_note_dup_section (PbNote      *self,
                                    const char  *plain) G_GNUC_WARN_UNUSED_RESULT;
char          *pb_note_dup_label   (PbNote      *self,
                                    const char  *label,
                                    guint       *line) G_GNUC_WARN_UNUSED_RESULT;
char          *pb_note_dup_title   (PbNote      *self,
                                    const char  *file_name) G_GNUC_WARN_UNUSED_RESULT;
PbDay          pb_note_find_day    (PbNote      *self,
                                    const char  *file_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbNote, pb_note_free)

G_END_DECLS
