/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-report-dialog-private.h"

#include "model/pb-enums.h"
#include "ui/dialogs/pb-report-schedule.h"
#include "ui/pb-ui.h"

#include <glib/gi18n.h>
#include <math.h>

#define ZOOM_STEP 1.25

/* What takes no longer than this, in milliseconds, shows no progress. */
#define PATIENCE 500

G_DEFINE_FINAL_TYPE (PbReportDialog, pb_report_dialog, ADW_TYPE_DIALOG)

static void
update_actions (PbReportDialog *self)
{
  gboolean there = self->pager != NULL;
  gboolean ready = there && self->making == NULL;
  gboolean locked = self->context == NULL || pb_group_context_get_locked (self->context);
  static const char * const views[] = {
    "report.zoom-in", "report.zoom-out", "report.zoom-fit", "report.next-page",
    "report.previous-page",
  };

  /* What is printed is made anew, and must be what is seen. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.print", ready && !self->stale);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.export", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.sent", ready && !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.note-sent", ready && !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.plan", !locked);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), views[i], there);
}

static void
scale_changed_cb (PbReportDialog *self)
{
  /* Translators: how large a page is shown, in percent. */
  g_autofree char *label = g_strdup_printf (_("%d %%"), (int) lround (
                                              pb_page_view_get_scale (self->page_view) * 100));

  gtk_button_set_label (self->zoom_button, label);
}

static void
page_changed_cb (PbReportDialog *self)
{
  g_autofree char *label = NULL;

  if (self->pager == NULL)
    return;

  /* Translators: the number of a page, and how many there are. */
  label = g_strdup_printf (_("Page %u of %u"), pb_page_view_get_page (self->page_view) + 1,
                           pb_pager_get_n_pages (self->pager));
  adw_window_title_set_subtitle (self->window_title, label);
}

/* In a narrow window the thumbnails lie over the pages. */
static void
page_chosen_cb (PbReportDialog *self)
{
  if (adw_overlay_split_view_get_collapsed (self->split_view))
    adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
}

static void
zoom_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  double scale = pb_page_view_get_scale (self->page_view);

  if (g_str_has_suffix (action_name, "fit"))
    pb_page_view_set_zoom (self->page_view, 0);
  else
    pb_page_view_set_zoom (self->page_view, g_str_has_suffix (action_name, "in")
                                              ? scale * ZOOM_STEP : scale / ZOOM_STEP);
}

static void
page_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  PbReportDialog *self = PB_REPORT_DIALOG (widget);
  guint page = pb_page_view_get_page (self->page_view);

  if (g_str_has_suffix (action_name, "next-page"))
    pb_page_view_set_page (self->page_view, page + 1);
  else if (page > 0)
    pb_page_view_set_page (self->page_view, page - 1);
}

void
_pb_report_dialog_show_problem (PbReportDialog *self,
                                const char     *sentence,
                                const char     *button)
{
  adw_banner_set_title (self->banner, sentence);
  adw_banner_set_button_label (self->banner, button);
  adw_banner_set_revealed (self->banner, TRUE);
}

static void
show_failure (PbReportDialog *self,
              const char     *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->stack, "failed");
  gtk_widget_grab_focus (self->again_button);
}

static void
progressed_cb (PbReportDialog *self)
{
  g_autofree char *title = pb_progress_dup_title (self->shown);
  double fraction = pb_progress_get_fraction (self->shown);

  gtk_progress_bar_set_text (self->progress_bar, title ? title : _("Making the report…"));
  if (fraction < 0)
    gtk_progress_bar_pulse (self->progress_bar);
  else
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
}

static gboolean
impatient_cb (gpointer data)
{
  PbReportDialog *self = data;

  self->patience = 0;
  progressed_cb (self);
  gtk_revealer_set_reveal_child (self->progress_revealer, TRUE);

  return G_SOURCE_REMOVE;
}

/* Shows how far something is, once it takes long. */
void
_pb_report_dialog_show_progress (PbReportDialog *self,
                                 PbProgress     *progress)
{
  if (self->shown)
    g_signal_handlers_disconnect_by_func (self->shown, progressed_cb, self);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_set_object (&self->shown, progress);

  if (progress)
    {
      g_signal_connect_object (progress, "notify::fraction", G_CALLBACK (progressed_cb), self,
                               G_CONNECT_SWAPPED);
      self->patience = g_timeout_add (PATIENCE, impatient_cb, self);
    }
  else
    {
      gtk_revealer_set_reveal_child (self->progress_revealer, FALSE);
    }
}

static void
stop_making (PbReportDialog *self)
{
  if (self->making == NULL)
    return;

  g_cancellable_cancel (pb_progress_get_cancellable (self->making));
  if (self->shown == self->making)
    _pb_report_dialog_show_progress (self, NULL);
  g_clear_object (&self->making);
}

/* What is shown is then not what is chosen, which has to be said. */
static void
cancel_cb (PbReportDialog *self)
{
  if (self->shown == NULL)
    return;

  if (self->shown == self->writing)
    {
      g_cancellable_cancel (pb_progress_get_cancellable (self->writing));
      return;
    }

  stop_making (self);
  self->stale = TRUE;
  update_actions (self);
  if (self->pager)
    _pb_report_dialog_show_problem (self, _("These pages are older than what is chosen"),
                                    _("Make Again"));
  else
    show_failure (self, _("It was stopped."));
}

static void
made_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PbReportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  guint n_kept_back;
  g_autoptr(PbPager) pager = pb_report_maker_make_finish (PB_REPORT_MAKER (object), result,
                                                          &n_kept_back, &error);
  gboolean first = self->pager == NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;

  stop_making (self);
  if (pager == NULL)
    {
      show_failure (self, error->message);
      return;
    }

  g_set_object (&self->pager, pager);
  self->choices = self->asked;
  self->stale = FALSE;
  adw_banner_set_revealed (self->banner, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  pb_page_view_set_pager (self->page_view, pager);
  pb_page_view_set_pager (self->thumbnails, pager);
  pb_report_options_page_set_kept_back (self->options_page, n_kept_back);
  page_changed_cb (self);
  update_actions (self);
  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (self->page_view));
}

static void
make_from (PbReportDialog *self,
           PbDossier      *dossier)
{
  PbStore *store = pb_group_context_get_store (self->context);
  g_autoptr(PbPageSetup) setup = NULL;

  if (dossier)
    {
      g_clear_object (&self->maker);
      self->maker = pb_report_maker_new (dossier, pb_group_context_get_criteria (self->context),
                                         pb_store_get_author_name (store), self->from);
    }

  pb_report_options_page_get_choices (self->options_page, &self->asked);
  setup = pb_report_choices_dup_setup (&self->asked);
  pb_report_maker_make_async (self->maker, self->asked.kind, self->asked.audience, setup,
                              self->making, made_cb, g_object_ref (self));
}

static void
got_dossier_cb (GObject      *object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PbReportDialog) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PbDossier) dossier = pb_store_dossier_finish (PB_STORE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->context == NULL)
    return;

  if (dossier)
    {
      make_from (self, dossier);
      return;
    }
  stop_making (self);
  update_actions (self);
  show_failure (self, error->message);
}

/* The pages that are shown stay until the new ones are there. */
void
_pb_report_dialog_make (PbReportDialog *self)
{
  PbDossier *dossier = pb_group_context_get_dossier (self->context);
  PbDay day, from;
  gboolean known;

  if (!pb_report_options_page_get_days (self->options_page, &day, &from))
    return;
  if (day == PB_DAY_NONE)
    day = pb_group_context_get_today (self->context);

  known = self->maker && self->day == day && self->from == from;
  self->day = day;
  self->from = from;
  stop_making (self);
  self->making = pb_progress_new ();
  _pb_report_dialog_show_progress (self, self->making);
  update_actions (self);
  if (self->pager == NULL)
    gtk_stack_set_visible_child_name (self->stack, "loading");

  if (known)
    {
      make_from (self, NULL);
      return;
    }

  g_clear_object (&self->maker);
  if (dossier && pb_dossier_get_day (dossier) == day)
    make_from (self, dossier);
  else
    pb_store_dossier_async (pb_group_context_get_store (self->context),
                            pb_group_context_get_group_id (self->context), day,
                            pb_progress_get_cancellable (self->making), got_dossier_cb,
                            g_object_ref (self));
}

static void
make_again_cb (PbReportDialog *self)
{
  adw_banner_set_revealed (self->banner, FALSE);
  _pb_report_dialog_make (self);
}

/* Something was recorded meanwhile. */
static void
dossier_changed_cb (PbReportDialog *self)
{
  if (pb_group_context_get_dossier (self->context) == NULL)
    return;

  g_clear_object (&self->maker);
  _pb_report_dialog_make (self);
}

static void
pb_report_dialog_dispose (GObject *object)
{
  PbReportDialog *self = PB_REPORT_DIALOG (object);

  stop_making (self);
  if (self->writing)
    g_cancellable_cancel (pb_progress_get_cancellable (self->writing));
  g_clear_object (&self->writing);
  g_clear_handle_id (&self->patience, g_source_remove);
  g_clear_object (&self->shown);
  g_clear_object (&self->maker);
  g_clear_object (&self->pager);
  g_clear_object (&self->context);
  pb_ui_drop_dialog_child (ADW_DIALOG (self));
  gtk_widget_dispose_template (GTK_WIDGET (self), PB_TYPE_REPORT_DIALOG);

  G_OBJECT_CLASS (pb_report_dialog_parent_class)->dispose (object);
}

static void
pb_report_dialog_class_init (PbReportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pb_report_dialog_dispose;

  _pb_report_dialog_class_install_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "report.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "report.zoom-fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "report.next-page", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "report.previous-page", NULL, page_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK,
                                       "report.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Down, GDK_CONTROL_MASK,
                                       "report.next-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK,
                                       "report.previous-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Page_Up, GDK_CONTROL_MASK,
                                       "report.previous-page", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK,
                                       "report.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK,
                                       "report.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "report.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK,
                                       "report.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "report.zoom-fit", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/phasebook/Phasebook/ui/dialogs/pb-report-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, again_button);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, options_bin);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, page_view);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, schedule_bin);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, split_view);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, PbReportDialog, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, make_again_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_changed_cb);
}

static void
pb_report_dialog_init (PbReportDialog *self)
{
  g_type_ensure (PB_TYPE_PAGE_VIEW);
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * pb_report_dialog_new:
 * @context: the group to report on
 *
 * Returns: (transfer full): a dialog with the reports of the group, first the
 *   phase report
 */
PbReportDialog *
pb_report_dialog_new (PbGroupContext *context)
{
  PbReportDialog *self = g_object_new (PB_TYPE_REPORT_DIALOG, NULL);
  PbReportChoices choices;
  GtkWidget *options;

  self->context = g_object_ref (context);
  pb_report_choices_recall (&choices, PB_REPORT_KIND_PHASE);
  options = pb_report_options_page_new (&choices);
  self->options_page = PB_REPORT_OPTIONS_PAGE (options);
  pb_report_options_page_set_day (self->options_page, pb_group_context_get_day (context));
  adw_bin_set_child (self->options_bin, options);
  adw_bin_set_child (self->schedule_bin, pb_report_schedule_new (context));
  g_signal_connect_object (options, "changed", G_CALLBACK (_pb_report_dialog_make), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (context, "notify::dossier", G_CALLBACK (dossier_changed_cb), self,
                           G_CONNECT_SWAPPED);
  _pb_report_dialog_make (self);

  return self;
}

/**
 * pb_report_dialog_choose:
 * @self: a dialog
 * @report: a report that is to be sent
 *
 * Makes the report that is to be sent.
 */
void
pb_report_dialog_choose (PbReportDialog *self,
                         PbRecord       *report)
{
  PbReportChoices choices;

  g_return_if_fail (PB_IS_REPORT_DIALOG (self));
  g_return_if_fail (PB_IS_RECORD (report));

  pb_report_choices_recall (&choices, MAX (pb_record_get_enum (report, PB_REPORT_KIND), 0));
  if (pb_record_get_enum (report, PB_REPORT_FOR_AUDIENCE) >= 0)
    choices.audience = pb_record_get_enum (report, PB_REPORT_FOR_AUDIENCE);
  pb_report_options_page_set_choices (self->options_page, &choices);
  _pb_report_dialog_make (self);
}

/**
 * pb_report_dialog_get_pager:
 * @self: a dialog
 *
 * Returns: (transfer none) (nullable): the pages, once they are there
 */
PbPager *
pb_report_dialog_get_pager (PbReportDialog *self)
{
  g_return_val_if_fail (PB_IS_REPORT_DIALOG (self), NULL);

  return self->pager;
}
