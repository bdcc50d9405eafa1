/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people choose for reports, remembered by their kind. */

#define G_LOG_DOMAIN "pb-ui"

#include "config.h"

#include "ui/dialogs/pb-report-choices.h"

#include "report/pb-report.h"
#include "ui/pb-ui.h"

#define PAPER_KEY "report-paper"
#define KEY "reports"
#define TYPE "(sbs)"

/* By PbReportMargins: how they are stored, and how wide they are in points. */
static const struct { const char *nick; double width; } margins[] = {
  { "narrow", 34 },
  { "normal", 57 },
  { "wide", 85 },
};

static PbReportMargins
find_margins (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    {
      if (g_str_equal (margins[i].nick, nick))
        return i;
    }

  return PB_REPORT_MARGINS_NORMAL;
}

static const char *
get_name (PbReportKind kind)
{
  return pb_enum_get_nick (pb_report_kind_get_type (), (int) kind);
}

/**
 * pb_report_choices_recall:
 * @self: what to fill in
 * @kind: a kind of report
 *
 * Fills in what was chosen the last time for reports of @kind; the first time
 * they are for partners, on the paper that is usual where the program runs.
 */
void
pb_report_choices_recall (PbReportChoices *self,
                          PbReportKind     kind)
{
  g_autoptr(GSettings) settings = pb_ui_new_settings ();
  g_autofree char *paper = settings ? g_settings_get_string (settings, PAPER_KEY) : g_strdup ("");
  g_autoptr(GVariant) all = settings ? g_settings_get_value (settings, KEY) : NULL;
  g_autoptr(GVariant) kept = NULL;
  const char *audience, *nick;
  int known;

  self->kind = kind;
  self->audience = PB_AUDIENCE_PARTNERS;
  self->letter = *paper == '\0'
                   ? g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER)
                   : g_str_equal (paper, "letter");
  self->landscape = FALSE;
  self->margins = PB_REPORT_MARGINS_NORMAL;

  if (all)
    kept = g_variant_lookup_value (all, get_name (kind), G_VARIANT_TYPE (TYPE));
  if (kept == NULL)
    return;

  g_variant_get (kept, "(&sb&s)", &audience, &self->landscape, &nick);
  known = pb_enum_from_nick (pb_audience_get_type (), audience);
  if (known >= 0)
    self->audience = known;
  self->margins = find_margins (nick);
}

/**
 * pb_report_choices_remember:
 * @self: what was chosen
 *
 * Remembers the paper for all reports, and the rest for those of the kind.
 */
void
pb_report_choices_remember (const PbReportChoices *self)
{
  g_autoptr(GSettings) settings = pb_ui_new_settings ();
  g_autoptr(GVariant) all = NULL;
  GVariantBuilder builder;

  if (settings == NULL)
    return;

  g_settings_set_string (settings, PAPER_KEY, self->letter ? "letter" : "a4");

  all = g_settings_get_value (settings, KEY);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{s" TYPE "}"));
  for (guint kind = 0; kind < PB_N_REPORT_KINDS; kind++)
    {
      g_autoptr(GVariant) kept = g_variant_lookup_value (all, get_name (kind),
                                                         G_VARIANT_TYPE (TYPE));

      if (kept && kind != self->kind)
        g_variant_builder_add (&builder, "{s@" TYPE "}", get_name (kind), kept);
    }
  g_variant_builder_add (&builder, "{s" TYPE "}", get_name (self->kind),
                         pb_enum_get_nick (pb_audience_get_type (), (int) self->audience),
                         self->landscape, margins[self->margins].nick);
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}

/**
 * pb_report_choices_dup_setup:
 * @self: what was chosen
 *
 * Returns: (transfer full): the pages to lay the report out on
 */
PbPageSetup *
pb_report_choices_dup_setup (const PbReportChoices *self)
{
  PbPageSetup *setup = pb_page_setup_new_named (self->letter ? "letter" : "a4");
  double width = setup->width;

  if (self->landscape)
    {
      setup->width = setup->height;
      setup->height = width;
    }
  setup->top = setup->right = setup->bottom = setup->left = margins[self->margins].width;

  return setup;
}

/**
 * pb_report_choices_dup_page:
 * @self: what was chosen
 *
 * Returns: (transfer full): the same for the printer
 */
GtkPageSetup *
pb_report_choices_dup_page (const PbReportChoices *self)
{
  GtkPageSetup *page = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (self->letter ? GTK_PAPER_NAME_LETTER
                                                         : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (page, paper);
  gtk_page_setup_set_orientation (page, self->landscape ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);

  return page;
}

/**
 * pb_report_choices_take_page:
 * @self: what was chosen before
 * @page: what was chosen for the printer
 *
 * Takes over paper and orientation.  Paper that reports are not made for in the
 * window was for that one time.
 */
void
pb_report_choices_take_page (PbReportChoices *self,
                             GtkPageSetup    *page)
{
  GtkPaperSize *paper = gtk_page_setup_get_paper_size (page);
  GtkPageOrientation orientation = gtk_page_setup_get_orientation (page);
  const char *name = gtk_paper_size_get_name (paper);

  if (g_strcmp0 (name, GTK_PAPER_NAME_A4) == 0)
    self->letter = FALSE;
  else if (g_strcmp0 (name, GTK_PAPER_NAME_LETTER) == 0)
    self->letter = TRUE;
  self->landscape = orientation == GTK_PAGE_ORIENTATION_LANDSCAPE ||
                    orientation == GTK_PAGE_ORIENTATION_REVERSE_LANDSCAPE;
}
