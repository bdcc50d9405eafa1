/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-report"

#include "config.h"

#include "model/pb-id.h"
#include "report/pb-i18n-private.h"
#include "report/pb-report-context-private.h"

/* So many records are named for one statement: enough to check it, and still short
 * where hundreds were counted.
 */
#define MAX_CITED 12

PbReportRecords *
pb_report_records_new (void)
{
  PbReportRecords *self = g_new0 (PbReportRecords, 1);

  self->list = g_ptr_array_new ();
  self->numbers = g_hash_table_new (pb_id_hash, g_str_equal);

  return self;
}

void
pb_report_records_free (PbReportRecords *self)
{
  g_ptr_array_unref (self->list);
  g_hash_table_unref (self->numbers);
  g_free (self);
}

static guint
get_number (PbReportRecords *self,
            PbRecord        *record)
{
  const char *id = pb_record_get_id (record);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, id));

  if (number == 0)
    {
      g_ptr_array_add (self->list, record);
      number = self->list->len;
      g_hash_table_insert (self->numbers, (gpointer) id, GUINT_TO_POINTER (number));
    }

  return number;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;

  return one < other ? -1 : one > other;
}

/* The numbers in few words: 1–4, 9. */
static char *
write_numbers (GArray *numbers)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_array_sort (numbers, compare_numbers);
  for (guint i = 0; i < numbers->len;)
    {
      guint first = g_array_index (numbers, guint, i);
      guint last = first;

      while (++i < numbers->len && g_array_index (numbers, guint, i) == last + 1)
        last++;

      if (text->len > 0)
        g_string_append (text, C_("list", ", "));
      if (last == first)
        g_string_append_printf (text, "%u", first);
      else
        /* Translators: from one number to another one */
        g_string_append_printf (text, C_("range", "%u–%u"), first, last);
    }

  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* Says below a statement which records it rests on, by their numbers in the list at
 * the end of the report.
 */
void
pb_report_cite (const PbReportContext *context,
                PbNode                *cell,
                const char * const    *ids)
{
  g_autoptr(GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *cited = NULL;
  g_autofree char *sentence = NULL;
  guint n_more = 0;

  for (guint i = 0; ids && ids[i]; i++)
    {
      PbRecord *record = pb_dossier_lookup (context->dossier, ids[i]);
      guint number;

      /* The group itself is what the whole report is about. */
      if (record == NULL || record == context->group)
        continue;
      if (numbers->len == MAX_CITED)
        {
          n_more++;
          continue;
        }
      number = get_number (context->records, record);
      g_array_append_val (numbers, number);
    }

  if (numbers->len == 0)
    return;

  cited = write_numbers (numbers);
  if (n_more > 0)
    /* Translators: the numbers of records in a list, and how many others there are */
    sentence = g_strdup_printf (ngettext ("Records: %s, and %u more", "Records: %s, and %u more",
                                          n_more), cited, n_more);
  else
    /* Translators: the numbers of records in a list, such as “1–4, 9” */
    sentence = g_strdup_printf (_("Records: %s"), cited);
  pb_report_add_small (cell, sentence);
}

/* What a record is called: its kind and its title; one without a title by what it
 * joins, such as a role and who holds it.
 */
static char *
dup_caption (const PbReportContext *context,
             PbRecord              *record)
{
  PbKind kind = pb_record_get_kind (record);
  const char *label = pb_kind_get_label (kind);
  g_autoptr(GString) names = g_string_new (NULL);
  const PbFieldInfo *info;

  if (pb_kind_find_flag (kind, PB_FIELD_TITLE))
    {
      g_autofree char *title = pb_record_dup_title (record);

      g_string_append (names, title);
    }
  else
    {
      for (guint i = 0; (info = pb_kind_get_nth_field (kind, i)); i++)
        {
          const char *id = info->type == PB_TYPE_REF ? pb_record_get_text (record, info->id) : NULL;
          g_autofree char *name = NULL;

          if (id == NULL || g_str_equal (id, pb_record_get_id (context->group)))
            continue;
          name = pb_report_dup_name (context, id);
          if (name && names->len > 0)
            g_string_append (names, C_("list", ", "));
          if (name)
            g_string_append (names, name);
        }
    }

  if (names->len == 0)
    return g_strdup (label);

  /* Translators: a kind of record such as “Agreement”, and its title */
  return g_strdup_printf (C_("record", "%s: %s"), label, names->str);
}

static void
add_small_cell (PbNode      *row,
                const char  *text,
                PbSpanStyle  style)
{
  PbNode *paragraph = pb_node_append (pb_node_append_cell (row, NULL), PB_NODE_PARAGRAPH);

  paragraph->compact = TRUE;
  pb_node_add_text (paragraph, text, style, NULL);
}

/* The records that were cited, by their numbers.  There may be hundreds, so that each
 * is one line of small print.
 */
void
pb_report_add_records (const PbReportContext *context,
                       PbNode                *root)
{
  static const double widths[] = { 0.07, 0.46, 0.14, 0.33 };
  PbReportRecords *self = context->records;
  PbNode *table, *row;

  if (self->list->len == 0)
    return;

  pb_node_append_heading (root, 2, _("Records Cited"));
  pb_report_add_small (root, _("What the statements rest on. With its identifier a record can be "
                               "found in every copy of the library."));
  table = pb_node_append_table (root, G_N_ELEMENTS (widths), widths);
  row = pb_node_append_row (table, TRUE);
  pb_node_append_cell (row, C_("column", "No."));
  pb_node_append_cell (row, _("Record"));
  pb_node_append_cell (row, _("Date"));
  pb_node_append_cell (row, _("Identifier"));

  for (guint i = 0; i < self->list->len; i++)
    {
      PbRecord *record = self->list->pdata[i];
      PbDay day = pb_record_get_start (record);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      g_autofree char *caption = dup_caption (context, record);
      g_autofree char *when = day == PB_DAY_NONE ? g_strdup ("") : pb_day_to_iso (day);

      row = pb_node_append_row (table, FALSE);
      add_small_cell (row, number, 0);
      add_small_cell (row, caption, 0);
      add_small_cell (row, when, 0);
      add_small_cell (row, pb_record_get_id (record), PB_SPAN_LITERAL);
    }
}
