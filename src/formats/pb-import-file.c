/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-import-file-private.h"

#include <glib/gi18n-lib.h>

/**
 * PbImportFile:
 *
 * One of the files that are imported together: what it was taken for, and what is proposed
 * of it.
 */
struct _PbImportFile
{
  GObject parent_instance;

  GFile *file;
  char *name;
  gboolean in_folder;
  PbImportFileState state;
  const PbFormat *format;
  PbProposal *proposal;
  PbTableColumns *columns;
  char *why;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_SUMMARY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PbImportFile, pb_import_file, G_TYPE_OBJECT)

static void
changed_cb (PbImportFile *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

static void
pb_import_file_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NAME:
      g_value_set_string (value, pb_import_file_get_name (PB_IMPORT_FILE (object)));
      break;
    case PROP_SUMMARY:
      g_value_take_string (value, pb_import_file_dup_summary (PB_IMPORT_FILE (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
drop_proposal (PbImportFile *self)
{
  if (self->proposal)
    g_signal_handlers_disconnect_by_data (self->proposal, self);
  g_clear_object (&self->proposal);
}

static void
pb_import_file_finalize (GObject *object)
{
  PbImportFile *self = PB_IMPORT_FILE (object);

  drop_proposal (self);
  g_clear_pointer (&self->columns, pb_table_columns_unref);
  g_clear_object (&self->file);
  g_free (self->name);
  g_free (self->why);

  G_OBJECT_CLASS (pb_import_file_parent_class)->finalize (object);
}

static void
pb_import_file_class_init (PbImportFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = pb_import_file_get_property;
  object_class->finalize = pb_import_file_finalize;

  /**
   * PbImportFile:name:
   *
   * Its name, or its path in the folder that was chosen.
   */
  properties[PROP_NAME] =
    g_param_spec_string ("name", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);

  /**
   * PbImportFile:summary:
   *
   * What becomes of the file, in a few words.
   */
  properties[PROP_SUMMARY] =
    g_param_spec_string ("summary", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pb_import_file_init (PbImportFile *self)
{
}

PbImportFile *
pb_import_file_new (GFile      *file,
                    const char *name,
                    gboolean    in_folder)
{
  PbImportFile *self = g_object_new (PB_TYPE_IMPORT_FILE, NULL);

  self->file = g_object_ref (file);
  self->name = g_strdup (name);
  self->in_folder = in_folder;

  return self;
}

/* Says what became of it. */
void
pb_import_file_set (PbImportFile      *self,
                    PbImportFileState  state,
                    const PbFormat    *format,
                    PbProposal        *proposal,
                    PbTableColumns    *columns,
                    const char        *why)
{
  drop_proposal (self);
  g_clear_pointer (&self->columns, pb_table_columns_unref);
  self->columns = columns ? pb_table_columns_ref (columns) : NULL;
  self->state = state;
  self->format = format;
  g_set_str (&self->why, why);
  if (proposal)
    {
      self->proposal = g_object_ref (proposal);
      g_signal_connect_object (proposal, "notify::n-changes", G_CALLBACK (changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  changed_cb (self);
}

/**
 * pb_import_file_get_file:
 * @self: a file
 *
 * Returns: (transfer none): where it is
 */
GFile *
pb_import_file_get_file (PbImportFile *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_FILE (self), NULL);

  return self->file;
}

/**
 * pb_import_file_get_name:
 * @self: a file
 *
 * Returns: (transfer none): its name, or its path in the folder that was chosen
 */
const char *
pb_import_file_get_name (PbImportFile *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_FILE (self), NULL);

  return self->name;
}

/**
 * pb_import_file_get_in_folder:
 * @self: a file
 *
 * Returns: whether it was found in a folder, rather than chosen itself
 */
gboolean
pb_import_file_get_in_folder (PbImportFile *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_FILE (self), FALSE);

  return self->in_folder;
}

/**
 * pb_import_file_get_state:
 * @self: a file
 *
 * Returns: what became of it
 */
PbImportFileState
pb_import_file_get_state (PbImportFile *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_FILE (self), PB_IMPORT_FILE_WAITING);

  return self->state;
}

/**
 * pb_import_file_get_why:
 * @self: a file
 *
 * Returns: (nullable): why it is left out or failed, in a sentence
 */
const char *
pb_import_file_get_why (PbImportFile *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_FILE (self), NULL);

  return self->why;
}

/**
 * pb_import_file_get_proposal:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): what is proposed of it
 */
PbProposal *
pb_import_file_get_proposal (PbImportFile *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_FILE (self), NULL);

  return self->proposal;
}

/**
 * pb_import_file_get_format:
 * @self: a file
 *
 * Returns: (nullable): what it is read as
 */
const PbFormat *
pb_import_file_get_format (PbImportFile *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_FILE (self), NULL);

  return self->format;
}

/**
 * pb_import_file_get_columns:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): the columns of the table of a register, or of a table
 *   that is of no sort that is known
 */
PbTableColumns *
pb_import_file_get_columns (PbImportFile *self)
{
  g_return_val_if_fail (PB_IS_IMPORT_FILE (self), NULL);

  return self->columns;
}

/**
 * pb_import_file_dup_summary:
 * @self: a file
 *
 * Returns: (transfer full): what becomes of it, in a few words or in a sentence
 */
char *
pb_import_file_dup_summary (PbImportFile *self)
{
  g_autofree char *changes = NULL;
  g_autofree char *findings = NULL;
  guint n_changes;
  guint n_findings;

  g_return_val_if_fail (PB_IS_IMPORT_FILE (self), NULL);

  if (self->proposal == NULL)
    return g_strdup (self->why ? self->why
                     : self->state == PB_IMPORT_FILE_LEFT_OUT ? _("Left out") : "");

  n_changes = pb_proposal_get_n_changes (self->proposal);
  n_findings = g_list_model_get_n_items (pb_proposal_get_findings (self->proposal));
  changes = n_changes == 0 ? g_strdup (_("Nothing new"))
            : g_strdup_printf (ngettext ("%u record", "%u records", n_changes), n_changes);
  findings = g_strdup_printf (ngettext ("%u thing to look at", "%u things to look at", n_findings),
                              n_findings);
  if (n_findings == 0)
    /* Translators: what a file was taken for, then how much is new in it. */
    return g_strdup_printf (C_("file", "%s · %s"), pb_format_get_label (self->format), changes);

  /* Translators: what a file was taken for, how much is new in it, what there is to look at. */
  return g_strdup_printf (C_("file", "%s · %s · %s"), pb_format_get_label (self->format), changes,
                          findings);
}
