/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-report-maker.h"

/**
 * PbReportMaker:
 *
 * Makes reports of one state of a group on a thread, for other readers and other
 * paper as often as people choose.
 */
struct _PbReportMaker
{
  GObject parent_instance;

  PbDossier *dossier;
  PbCriteriaSet *criteria;
  char *author;
  PbDay from;

  /* The last document: other paper needs no other. */
  GMutex mutex;
  PbDocument *document;
  PbReportKind kind;
  PbAudience audience;
  guint n_kept_back;
};

G_DEFINE_FINAL_TYPE (PbReportMaker, pb_report_maker, G_TYPE_OBJECT)

/* What the thread needs to know, and what it tells. */
typedef struct
{
  PbReportKind kind;
  PbAudience audience;
  PbPageSetup *setup;
  PbProgress *progress;
  guint n_kept_back;
} PbMaking;

static void
making_free (gpointer data)
{
  PbMaking *making = data;

  g_clear_pointer (&making->setup, pb_page_setup_free);
  g_clear_object (&making->progress);
  g_free (making);
}

static PbDocument *
dup_document (PbReportMaker  *self,
              PbMaking       *making,
              GCancellable   *cancellable,
              GError        **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  PbReportOptions options = PB_REPORT_OPTIONS_INIT;

  if (self->document == NULL || self->kind != making->kind || self->audience != making->audience)
    {
      g_clear_object (&self->document);
      self->kind = options.kind = making->kind;
      self->audience = options.audience = making->audience;
      options.from = self->from;
      options.author = self->author;
      options.n_kept_back = &self->n_kept_back;
      self->document = pb_report_build (self->dossier, self->criteria, &options, cancellable,
                                        error);
    }
  making->n_kept_back = self->n_kept_back;

  return self->document ? g_object_ref (self->document) : NULL;
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PbMaking *making = task_data;
  g_autoptr(PbDocument) document = NULL;
  PbPager *pager = NULL;
  GError *error = NULL;

  document = dup_document (PB_REPORT_MAKER (source), making, cancellable, &error);
  if (document)
    pager = pb_pager_new_with_progress (document, making->setup, making->progress, &error);
  if (pager)
    g_task_return_pointer (task, pager, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
pb_report_maker_finalize (GObject *object)
{
  PbReportMaker *self = PB_REPORT_MAKER (object);

  g_clear_object (&self->dossier);
  g_clear_object (&self->criteria);
  g_clear_object (&self->document);
  g_clear_pointer (&self->author, g_free);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (pb_report_maker_parent_class)->finalize (object);
}

static void
pb_report_maker_class_init (PbReportMakerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pb_report_maker_finalize;
}

static void
pb_report_maker_init (PbReportMaker *self)
{
  g_mutex_init (&self->mutex);
}

/**
 * pb_report_maker_new:
 * @dossier: a sealed dossier
 * @criteria: the criteria to judge by
 * @author: (nullable): who makes the reports
 * @from: the first day of what happened, as in #PbReportOptions
 *
 * Returns: (transfer full): what makes reports of @dossier
 */
PbReportMaker *
pb_report_maker_new (PbDossier     *dossier,
                     PbCriteriaSet *criteria,
                     const char    *author,
                     PbDay          from)
{
  PbReportMaker *self = g_object_new (PB_TYPE_REPORT_MAKER, NULL);

  g_return_val_if_fail (PB_IS_DOSSIER (dossier), self);
  g_return_val_if_fail (PB_IS_CRITERIA_SET (criteria), self);

  self->dossier = g_object_ref (dossier);
  self->criteria = g_object_ref (criteria);
  self->author = g_strdup (author);
  self->from = from;

  return self;
}

/**
 * pb_report_maker_make_async:
 * @self: what makes reports
 * @kind: what to report on
 * @audience: who is going to read it
 * @setup: the pages
 * @progress: told how far it has come, and stops it
 * @callback: called when the report is there
 * @user_data: data for @callback
 *
 * Makes a report on a thread.
 */
void
pb_report_maker_make_async (PbReportMaker       *self,
                            PbReportKind         kind,
                            PbAudience           audience,
                            const PbPageSetup   *setup,
                            PbProgress          *progress,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  PbMaking *making;

  g_return_if_fail (PB_IS_REPORT_MAKER (self));
  g_return_if_fail (setup != NULL);
  g_return_if_fail (PB_IS_PROGRESS (progress));

  making = g_new0 (PbMaking, 1);
  making->kind = kind;
  making->audience = audience;
  making->setup = pb_page_setup_copy (setup);
  making->progress = g_object_ref (progress);

  task = g_task_new (self, pb_progress_get_cancellable (progress), callback, user_data);
  g_task_set_source_tag (task, pb_report_maker_make_async);
  g_task_set_task_data (task, making, making_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * pb_report_maker_make_finish:
 * @self: what makes reports
 * @result: the result
 * @n_kept_back: (out) (optional): how many records are for fewer people and
 *   were left out
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the pages of the report
 */
PbPager *
pb_report_maker_make_finish (PbReportMaker  *self,
                             GAsyncResult   *result,
                             guint          *n_kept_back,
                             GError        **error)
{
  PbMaking *making;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  making = g_task_get_task_data (G_TASK (result));
  if (n_kept_back)
    *n_kept_back = making->n_kept_back;

  return g_task_propagate_pointer (G_TASK (result), error);
}
