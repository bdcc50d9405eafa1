/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "ui/pb-group-context.h"

G_BEGIN_DECLS

#define PB_TYPE_CYCLE_DIALOG (pb_cycle_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (PbCycleDialog, pb_cycle_dialog, PB, CYCLE_DIALOG, AdwDialog)

/**
 * PbCycleDialogClass:
 * @parent_class: the parent class
 * @make_edit: makes the edit that is stored, or returns %NULL and has shown what
 *   is missing
 *
 * What a dialog adds to this one.
 */
struct _PbCycleDialogClass
{
  AdwDialogClass parent_class;

  PbEdit *(*make_edit) (PbCycleDialog *self);
};

PbGroupContext *pb_cycle_dialog_get_context    (PbCycleDialog *self);
void            pb_cycle_dialog_set_context    (PbCycleDialog *self,
                                                PbGroupContext *context);
void            pb_cycle_dialog_set_store_label (PbCycleDialog *self,
                                                 const char    *label);
void            pb_cycle_dialog_set_ready      (PbCycleDialog *self,
                                                gboolean       ready);
void            pb_cycle_dialog_set_dirty      (PbCycleDialog *self,
                                                gboolean       dirty);
void            pb_cycle_dialog_show_problem   (PbCycleDialog *self,
                                                const char    *sentence);
void            pb_cycle_dialog_store          (PbCycleDialog *self);

G_END_DECLS
