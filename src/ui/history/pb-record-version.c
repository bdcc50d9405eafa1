/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/history/pb-record-version.h"

#include "model/pb-field-value.h"
#include "storage/pb-history-item.h"
#include "ui/dialogs/pb-record-draft.h"

#include <glib/gi18n.h>

/* Takes back what a change did to a set, of which the history tells only what
 * went and what came.
 */
static void
revert_set (PbRecord  *record,
            PbFieldId  field,
            GVariant  *gone,
            GVariant  *come)
{
  g_autoptr(GPtrArray) elements = g_ptr_array_new ();
  g_autofree const char **now = NULL;
  g_autofree const char **taken = gone ? g_variant_get_strv (gone, NULL) : NULL;
  g_autofree const char **added = come ? g_variant_get_strv (come, NULL) : NULL;
  g_autoptr(GVariant) value = NULL;
  gsize n;

  now = pb_record_get_set (record, field, &n);
  for (gsize i = 0; i < n; i++)
    {
      if (added == NULL || !g_strv_contains (added, now[i]))
        g_ptr_array_add (elements, (gpointer) now[i]);
    }
  for (gsize i = 0; taken && taken[i]; i++)
    g_ptr_array_add (elements, (gpointer) taken[i]);

  value = pb_field_new_set ((const char * const *) elements->pdata, elements->len);
  pb_record_set_value (record, field, value);
}

static void
revert_item (PbRecord      *record,
             PbHistoryItem *item)
{
  GListModel *changes = pb_history_item_get_changes (item);

  for (guint i = g_list_model_get_n_items (changes); i-- > 0; )
    {
      g_autoptr(PbHistoryChange) change = g_list_model_get_item (changes, i);
      PbFieldId field = pb_history_change_get_field (change);

      if (field == 0 ||
          g_strcmp0 (pb_history_change_get_record_id (change), pb_record_get_id (record)) != 0)
        continue;

      if (pb_field_type_is_set (pb_field_get_info (field)->type))
        revert_set (record, field, pb_history_change_get_before (change),
                    pb_history_change_get_after (change));
      else
        pb_record_set_value (record, field, pb_history_change_get_before (change));
    }
}

/**
 * pb_record_dup_version:
 * @record: a record as it stands
 * @history: (element-type PbHistoryItem): what was done to it, the newest first
 * @n: a place in @history
 *
 * Returns: (transfer full): the record as it stood after the action at @n
 */
PbRecord *
pb_record_dup_version (PbRecord   *record,
                       GListModel *history,
                       guint       n)
{
  g_autoptr(PbRecord) version = NULL;

  g_return_val_if_fail (PB_IS_RECORD (record), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (history), NULL);

  version = pb_record_copy (record);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PbHistoryItem) item = g_list_model_get_item (history, i);

      if (item)
        revert_item (version, item);
    }

  return g_steal_pointer (&version);
}

/**
 * pb_record_restore_version:
 * @record: a record as it stands
 * @version: how it stood once
 *
 * Returns: (transfer full): the edit that makes it so again; without changes
 *   where it is
 */
PbEdit *
pb_record_restore_version (PbRecord *record,
                           PbRecord *version)
{
  g_autoptr(PbRecordDraft) draft = pb_record_draft_new_edit (record);
  g_autofree char *name = pb_record_dup_title (record);
  g_autofree char *title = NULL;

  pb_record_take_from (pb_record_draft_get_record (draft), version);
  /* Translators: what a person did: brought back how a record once stood; a kind
   * such as “Role”, then the name of one.
   */
  title = g_strdup_printf (_("Restore %s “%s”"), pb_kind_get_label (pb_record_get_kind (record)),
                           name);

  return pb_record_draft_to_edit_as (draft, title);
}
