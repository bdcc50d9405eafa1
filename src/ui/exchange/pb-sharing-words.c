/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people read of how a library shares. */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/exchange/pb-sharing-words.h"

#include <glib/gi18n.h>

/**
 * pb_sharing_dup_label:
 * @self: how a library shares
 *
 * Returns: (transfer full): how library and folder stand, in a few words
 */
char *
pb_sharing_dup_label (PbSharing *self)
{
  guint n = pb_sharing_get_n_to_send (self);

  switch (pb_sharing_get_state (self))
    {
    case PB_SHARE_STATE_NONE:
      return g_strdup (C_("shared folder", "Not Shared"));
    case PB_SHARE_STATE_WORKING:
      return g_strdup (C_("shared folder", "Exchanging Changes…"));
    case PB_SHARE_STATE_TO_SEND:
      return g_strdup_printf (ngettext ("%u Change to Send", "%u Changes to Send", n), n);
    case PB_SHARE_STATE_PAUSED:
      return g_strdup (C_("shared folder", "Paused"));
    case PB_SHARE_STATE_MISSING:
      return g_strdup (C_("shared folder", "Folder Missing"));
    case PB_SHARE_STATE_FAILED:
      return g_strdup (C_("shared folder", "Not in Step"));
    case PB_SHARE_STATE_IN_STEP:
    default:
      break;
    }

  n = pb_sharing_get_news (self)->n;
  if (n > 0)
    return g_strdup_printf (ngettext ("%u Change Came In", "%u Changes Came In", n), n);

  return g_strdup (C_("shared folder", "In Step"));
}

/**
 * pb_sharing_dup_sentence:
 * @self: how a library shares
 *
 * Returns: (transfer full): what that means
 */
char *
pb_sharing_dup_sentence (PbSharing *self)
{
  switch (pb_sharing_get_state (self))
    {
    case PB_SHARE_STATE_NONE:
      return g_strdup (_("What is in this library stays on this computer."));
    case PB_SHARE_STATE_WORKING:
      return g_strdup (_("The folder is read, and what is new is written to it."));
    case PB_SHARE_STATE_TO_SEND:
      return g_strdup (_("They are safe in the library, and go to the folder in a moment."));
    case PB_SHARE_STATE_PAUSED:
      return g_strdup (_("Nothing goes out or comes in until you go on."));
    case PB_SHARE_STATE_MISSING:
      return g_strdup (_("It is not there, as when a disk is not plugged in. Your changes are "
                         "safe in the library, and go out when it is back."));
    case PB_SHARE_STATE_FAILED:
      return g_strdup (pb_sharing_get_problem (self));
    case PB_SHARE_STATE_IN_STEP:
    default:
      return g_strdup (_("The folder has all that you changed, and you have all that is in it."));
    }
}

/**
 * pb_sharing_get_icon_name:
 * @self: how a library shares
 *
 * Returns: (transfer none): an icon for the label
 */
const char *
pb_sharing_get_icon_name (PbSharing *self)
{
  switch (pb_sharing_get_state (self))
    {
    case PB_SHARE_STATE_MISSING:
    case PB_SHARE_STATE_FAILED:
      return "dialog-warning-symbolic";
    case PB_SHARE_STATE_PAUSED:
      return "media-playback-pause-symbolic";
    case PB_SHARE_STATE_NONE:
    case PB_SHARE_STATE_WORKING:
    case PB_SHARE_STATE_TO_SEND:
    case PB_SHARE_STATE_IN_STEP:
    default:
      return "folder-publicshare-symbolic";
    }
}
