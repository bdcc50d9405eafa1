/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PB_IMPORT_MEMORY_SIZE:
 *
 * Of how many sorts of tables answers are remembered.
 */
#define PB_IMPORT_MEMORY_SIZE 50

/**
 * PB_IMPORT_MEMORY_TYPE:
 *
 * How the memory is kept in settings: names of tables and what was chosen for them, the
 * latest first.
 */
#define PB_IMPORT_MEMORY_TYPE "a(sa{ss})"

#define PB_TYPE_IMPORT_MEMORY (pb_import_memory_get_type ())

/**
 * PbImportMemory:
 *
 * What was said about tables that were imported, for the next of the same columns.
 */
typedef struct _PbImportMemory PbImportMemory;

GType           pb_import_memory_get_type   (void);
PbImportMemory *pb_import_memory_new        (GVariant       *variant) G_GNUC_WARN_UNUSED_RESULT;
PbImportMemory *pb_import_memory_ref        (PbImportMemory *self) G_GNUC_WARN_UNUSED_RESULT;
void            pb_import_memory_unref      (PbImportMemory *self);
void            pb_import_memory_recall     (PbImportMemory *self,
                                             const char     *key,
                                             GHashTable     *choices);
void            pb_import_memory_keep       (PbImportMemory *self,
                                             const char     *key,
                                             GHashTable     *choices);
GVariant       *pb_import_memory_to_variant (PbImportMemory *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PbImportMemory, pb_import_memory_unref)

G_END_DECLS
