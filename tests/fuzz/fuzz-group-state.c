/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "formats/pb-group-state.h"
#include "formats/pb-import.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static PbDossier *
make_dossier (PbProposal *proposal)
{
  GListModel *items = pb_proposal_get_items (proposal);
  g_autoptr(PbDossier) dossier = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(PbProposalItem) item = g_list_model_get_item (items, i);
      PbRecord *record = pb_proposal_item_get_record (item);

      /* The group comes first. */
      if (dossier == NULL)
        dossier = pb_dossier_new (record, pb_day_from_ymd (2025, 11, 23));
      pb_dossier_add (dossier, record);
    }

  pb_dossier_seal (dossier);

  return g_steal_pointer (&dossier);
}

/* Whatever bytes come in, they are refused with an error or come back as they
 * were.
 */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(PbImportContext) context = pb_import_context_new (pb_day_from_ymd (2025, 11, 23));
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(PbProposal) proposal = pb_import_read (bytes, "fuzz.md", context, &error);
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbEdit) edit = NULL;
  g_autofree char *text = NULL;

  if (proposal == NULL)
    {
      g_assert_nonnull (error);
      return 0;
    }

  edit = pb_proposal_to_edit (proposal);
  g_assert_true (pb_edit_check (edit, &error));
  dossier = make_dossier (proposal);
  text = pb_group_state_write (dossier, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (text, strlen (text), data, size);

  return 0;
}
