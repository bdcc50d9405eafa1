/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/pb-still-true.h"

#include <glib/gi18n.h>

#include "framework/pb-state-elements.h"

/**
 * pb_still_true_edit_new:
 * @context: a context with a dossier
 * @key: the key of a state element
 *
 * Makes the edit that “Still True” stands for: the element was read today by
 * whoever uses the library, and found to be right as it is.
 *
 * Returns: (transfer full): the edit
 */
PbEdit *
pb_still_true_edit_new (PbGroupContext *context,
                        const char     *key)
{
  PbDossier *dossier;
  const char *group_id;
  const char *who;
  const char *element_title;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  PbEdit *edit;

  g_return_val_if_fail (PB_IS_GROUP_CONTEXT (context), NULL);
  g_return_val_if_fail (pb_group_context_get_dossier (context) != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  dossier = pb_group_context_get_dossier (context);
  group_id = pb_dossier_get_group_id (dossier);
  who = pb_store_get_author_name (pb_group_context_get_store (context));
  id = pb_state_element_dup_id (group_id, key);
  element_title = pb_state_element_get_title (key);

  /* Translators: what a person did: said that an element of the group state, such
   * as “Purpose”, is still true as it stands.
   */
  title = g_strdup_printf (_("Confirm “%s”"), element_title != NULL ? element_title : key);
  edit = pb_edit_new (title);

  if (pb_dossier_lookup (dossier, id) == NULL)
    {
      pb_edit_create (edit, PB_KIND_STATE_ELEMENT, id);
      pb_edit_set_text (edit, id, PB_STATE_ELEMENT_GROUP, group_id);
      pb_edit_set_text (edit, id, PB_STATE_ELEMENT_KEY, key);
    }

  pb_edit_set_day (edit, id, PB_STATE_ELEMENT_LAST_REVIEWED,
                   pb_group_context_get_today (context));
  if (who != NULL)
    pb_edit_set_text (edit, id, PB_STATE_ELEMENT_REVIEWED_BY, who);

  return edit;
}
