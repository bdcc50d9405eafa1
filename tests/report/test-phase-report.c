/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "report-example.h"

#include "report/pb-document-format.h"
#include "framework/pb-redaction.h"

#include <string.h>

typedef void (*NodeFunc) (const PbNode *node,
                          gpointer      user_data);

static void
foreach_node (const PbNode *node,
              NodeFunc      func,
              gpointer      user_data)
{
  func (node, user_data);
  for (guint i = 0; i < node->children->len; i++)
    foreach_node (node->children->pdata[i], func, user_data);
}

static int
find_child (PbDocument *document,
            PbNodeKind  kind)
{
  GPtrArray *children = pb_document_get_root (document)->children;

  for (guint i = 0; i < children->len; i++)
    {
      if (((PbNode *) children->pdata[i])->kind == kind)
        return i;
    }

  return -1;
}

static void
check_chip (const PbNode *node,
            gpointer      user_data)
{
  guint *n_unknown = user_data;
  g_autofree char *word = NULL;

  if (node->kind != PB_NODE_CHIP)
    return;

  word = pb_node_dup_plain (node);
  g_assert_cmpstr (word, !=, "");
  if (strcmp (word, "Unknown") == 0)
    {
      /* Unknown is neither good nor bad. */
      g_assert_cmpint (node->tone, ==, PB_TONE_NEUTRAL);
      g_assert_cmpint (node->symbol, ==, PB_SYMBOL_QUESTION);
      (*n_unknown)++;
    }
  if (strcmp (word, "Met") == 0 || strcmp (word, "Clear") == 0)
    g_assert_cmpint (node->symbol, ==, PB_SYMBOL_CHECK);
  if (strcmp (word, "Not met") == 0)
    g_assert_cmpint (node->symbol, ==, PB_SYMBOL_CROSS);
}

static void
test_unknown_is_no_failure (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  guint n_unknown = 0;

  foreach_node (pb_document_get_root (document), check_chip, &n_unknown);
  g_assert_cmpuint (n_unknown, >, 0);
}

static void
test_red_flag_first (void)
{
  g_autoptr(Builder) builder = example_new_decayed ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  GPtrArray *children = pb_document_get_root (document)->children;
  int title = find_child (document, PB_NODE_HEADING);
  const PbNode *callout = children->pdata[title + 1];
  g_autofree char *text = pb_node_dup_plain (callout);

  g_assert_cmpint (callout->kind, ==, PB_NODE_CALLOUT);
  g_assert_cmpint (callout->symbol, ==, PB_SYMBOL_FLAG);
  g_assert_cmpint (callout->tone, ==, PB_TONE_BAD);
  g_assert_true (g_str_has_prefix (text, "Red flag"));
  /* With its reason. */
  g_assert_nonnull (strstr (text, "Group state is current"));
}

static void
test_without_red_flag (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-06-30");
  g_autoptr(PbDocument) document = NULL;
  GPtrArray *children;
  int callout;

  builder_set (builder->group, PB_GROUP_PURPOSE, "To be here.");
  document = example_report (builder, PB_AUDIENCE_PARTNERS);
  children = pb_document_get_root (document)->children;
  callout = find_child (document, PB_NODE_CALLOUT);

  /* The purpose comes first, then the reading. */
  g_assert_cmpint (((PbNode *) children->pdata[callout - 1])->kind, ==, PB_NODE_PARAGRAPH);
  g_assert_cmpint (((PbNode *) children->pdata[callout])->symbol, !=, PB_SYMBOL_FLAG);
}

static void
collect_heading (const PbNode *node,
                 gpointer      user_data)
{
  if (node->kind == PB_NODE_HEADING && node->level <= 2)
    g_ptr_array_add (user_data, pb_node_dup_plain (node));
}

static void
test_chapters (void)
{
  static const char * const chapters[] = {
    "Care Circle", "The Way So Far", "Checklist", "Group State", "Agreements",
    "Decisions", "Objectives and Impact", "Activities", "Challenges", "Signs of Readiness",
    "Records Cited", "How This Report Was Made",
  };
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autoptr(GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);

  foreach_node (pb_document_get_root (document), collect_heading, headings);
  g_assert_cmpuint (headings->len, ==, G_N_ELEMENTS (chapters));
  for (guint i = 0; i < headings->len; i++)
    g_assert_cmpstr (headings->pdata[i], ==, chapters[i]);
}

/* Everything that a report says, in each of its forms. */
static char *
dup_all (PbDocument *document)
{
  g_autofree char *plain = pb_node_dup_plain (pb_document_get_root (document));
  g_autofree char *markdown = pb_document_to_markdown (document);

  return g_strconcat (plain, "\n", markdown, NULL);
}

static void
test_what_partners_see (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autofree char *all = dup_all (document);
  static const char * const seen[] = {
    "Nobody in our quarter should have to eat alone",
    "Iteration since 3 March 2024",
    "Of 14 elements: ",
    "results that are met or partly met rest on records or outside evidence",
    "Meals shared",
    "69% of the way to 200 meals",
    "Review of the agreement “How we decide”",
    "Overdue",
    "Enter iteration",
    "Own evidence",
    "Outside evidence",
    "Ana says “Met”, on 1 June 2025",
    "Bo says “Met” without evidence",
    "Many people in the quarter eat alone",
    "Shared cold store",
    "Riverside Food Hub",
    "Open a second kitchen",
    "Recipes published",
    "Records that are not for these readers are left out",
    "For the group: name, date",
  };

  for (guint i = 0; i < G_N_ELEMENTS (seen); i++)
    {
      if (strstr (all, seen[i]) == NULL)
        g_test_message ("missing: %s", seen[i]);
      g_assert_nonnull (strstr (all, seen[i]));
    }
}

static void
test_audience (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) partners = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autoptr(PbDocument) members = example_report (builder, PB_AUDIENCE_MEMBERS);
  g_autoptr(PbDocument) everybody = example_report (builder, PB_AUDIENCE_PUBLIC);
  g_autofree char *to_partners = dup_all (partners);
  g_autofree char *to_members = dup_all (members);
  g_autofree char *to_everybody = dup_all (everybody);

  g_assert_null (strstr (to_partners, "Dana"));
  g_assert_nonnull (strstr (to_members, "Dana"));
  g_assert_null (strstr (to_everybody, "Dana"));

  /* Nothing goes to the public unless somebody said so. */
  g_assert_null (strstr (to_everybody, "Open a second kitchen"));
  g_assert_null (strstr (to_everybody, "Ana"));
  g_assert_null (strstr (to_everybody, "eat alone"));
  g_assert_nonnull (strstr (to_everybody, "Care Circle"));

  /* What is private leaves the library for nobody. */
  g_assert_null (strstr (to_partners, "secret"));
  g_assert_null (strstr (to_members, "secret"));
}

static PbRecord *
find_record (Builder    *builder,
             const char *name)
{
  for (guint i = 0; i < builder->records->len; i++)
    {
      if (g_strcmp0 (pb_record_get_id (builder->records->pdata[i]), builder_id (name)) == 0)
        return builder->records->pdata[i];
    }

  g_assert_not_reached ();
}

/* The rules neither name nor count what the readers may not know. */
static void
test_sentences (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) open = example_report (builder, PB_AUDIENCE_PARTNERS);
  g_autoptr(PbDocument) closed = NULL;
  g_autofree char *before = dup_all (open);
  g_autofree char *after = NULL;

  g_assert_nonnull (strstr (before, "City Repair Network has waited longest"));

  builder_set (find_record (builder, "repair"), PB_COMMON_AUDIENCE, "private");
  closed = example_report (builder, PB_AUDIENCE_PARTNERS);
  after = dup_all (closed);
  g_assert_null (strstr (after, "City Repair Network has waited"));
  /* What people wrote themselves is for those whom they wrote it for. */
  g_assert_nonnull (strstr (after, "City Repair Network: tools"));
}

/* Everything of a report, byte by byte. */
static GBytes *
write_all (PbDocument *document)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  for (int format = 0; format < PB_N_DOCUMENT_FORMATS; format++)
    {
      g_assert_true (pb_document_write (document, format, NULL, stream, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_true (g_output_stream_close (stream, NULL, &error));

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* Points from @record at @id wherever it points at others. */
static void
refer (PbRecord   *record,
       const char *id)
{
  PbKind kind = pb_record_get_kind (record);

  for (guint k = 0; k < pb_kind_get_n_fields (kind); k++)
    {
      const PbFieldInfo *info = pb_kind_get_nth_field (kind, k);
      g_autofree const char **ids = NULL;
      g_autofree const char **more = NULL;
      gsize n;

      if (info->type != PB_TYPE_REF_SET || !pb_record_has (record, info->id))
        continue;

      ids = pb_record_get_set (record, info->id, &n);
      more = g_new0 (const char *, n + 2);
      memcpy (more, ids, n * sizeof *ids);
      more[n] = id;
      pb_record_set_value (record, info->id, g_variant_new_strv (more, n + 1));
    }
}

/* Whatever is added that is not for the readers, the report is the same: they can
 * tell neither what there is, nor how much, nor that there is something.
 */
static void
test_nothing_leaks (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (7);

  for (int kind = 0; kind < PB_N_REPORT_KINDS; kind++)
    for (PbAudience audience = PB_AUDIENCE_MEMBERS; audience <= PB_AUDIENCE_PUBLIC; audience++)
      {
        g_autoptr(Builder) builder = example_new ();
        g_autoptr(Builder) fuller = example_new ();
        g_autoptr(PbDocument) document = example_report_of (builder, kind, audience);
        g_autoptr(PbDocument) same = NULL;
        g_autoptr(GBytes) bytes = write_all (document);
        g_autoptr(GBytes) again = NULL;
        guint n = fuller->records->len;

        /* A twin of each record, as it might be, kept for fewer people. */
        for (guint i = 0; i < n; i++)
          {
            PbRecord *record = fuller->records->pdata[i];
            g_autofree char *name = g_strdup_printf ("hidden%u", i);
            PbRecord *twin;

            if (pb_record_get_kind (record) == PB_KIND_GROUP && g_rand_boolean (random))
              continue;
            twin = builder_add (fuller, pb_record_get_kind (record), name, NULL);
            for (guint k = 0; k < pb_kind_get_n_fields (pb_record_get_kind (record)); k++)
              {
                PbFieldId field = pb_kind_get_nth_field (pb_record_get_kind (record), k)->id;

                pb_record_set_value (twin, field, pb_record_get_value (record, field));
              }
            builder_set (twin, PB_COMMON_AUDIENCE,
                         pb_enum_get_nick (pb_audience_get_type (),
                                           g_rand_int_range (random, 0, audience)));
            refer (record, pb_record_get_id (twin));
          }
        builder_change (fuller, "hidden3", 0, "2025-05-05", NULL, NULL, "Xenia");

        same = example_report_of (fuller, kind, audience);
        again = write_all (same);
        g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                         g_bytes_get_data (again, NULL), g_bytes_get_size (again));
      }
}

/* Who contributed without being known to the readers keeps apart from others, but
 * without a name.
 */
static void
test_contributors (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDossier) dossier = NULL;
  g_autoptr(PbDossier) redacted = NULL;
  static const char * const said[] = { "Contributor 1", "Contributor 2", "Contributor 1", "Yves" };
  guint n_hidden = 0;
  guint n = 0;

  builder_change (builder, BUILDER_OURS, PB_GROUP_NAME, "2025-01-01", "A", "B", "Xenia");
  builder_change (builder, BUILDER_OURS, PB_GROUP_NAME, "2025-01-02", "B", "C", "Zoe");
  builder_change (builder, BUILDER_OURS, PB_GROUP_NAME, "2025-01-03", "C", "D", "Xenia");
  builder_change (builder, BUILDER_OURS, PB_GROUP_NAME, "2025-01-04", "D", "E", "Yves");
  dossier = builder_seal (builder);
  redacted = pb_dossier_redact (dossier, PB_AUDIENCE_PUBLIC, "Yves", &n_hidden);
  g_assert_cmpuint (n_hidden, >, 10);
  for (guint i = 0; i < pb_dossier_get_n_changes (redacted); i++)
    {
      const PbFieldChange *change = pb_dossier_get_change (redacted, i);

      if (change->by)
        g_assert_cmpstr (change->by, ==, said[n++]);
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (said));
}

/* A part goes where its owner goes. */
static void
test_parts_are_hidden_with_their_owner (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(PbDocument) document = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < builder->records->len; i++)
    {
      PbRecord *record = builder->records->pdata[i];

      if (pb_record_get_kind (record) == PB_KIND_AGREEMENT ||
          pb_record_get_kind (record) == PB_KIND_ATTESTATION)
        builder_set (record, PB_COMMON_AUDIENCE, "members");
    }
  document = example_report (builder, PB_AUDIENCE_PARTNERS);
  all = dup_all (document);

  g_assert_null (strstr (all, "Send the yearly report to Riverside"));
  g_assert_null (strstr (all, "Minutes of the shared meeting"));
  g_assert_null (strstr (all, "Shared cold store"));
}

static char *
dup_fingerprint (Builder    *builder,
                 PbAudience  audience)
{
  g_autoptr(PbDocument) document = example_report (builder, audience);

  return g_strdup (pb_document_get_fingerprint (document));
}

static void
test_fingerprint (void)
{
  g_autoptr(Builder) builder = example_new ();
  g_autoptr(Builder) other = example_new ();
  g_autofree char *one = dup_fingerprint (builder, PB_AUDIENCE_PARTNERS);
  g_autofree char *again = dup_fingerprint (other, PB_AUDIENCE_PARTNERS);
  g_autofree char *members = dup_fingerprint (builder, PB_AUDIENCE_MEMBERS);
  g_autofree char *private = NULL;
  g_autofree char *shuffled = NULL;
  g_autofree char *changed = NULL;

  g_assert_cmpuint (strlen (one), ==, 64);
  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, members);

  /* Neither the order of the records nor private fields matter. */
  for (guint i = 0; i < other->records->len / 2; i++)
    {
      gpointer swap = other->records->pdata[i];

      other->records->pdata[i] = other->records->pdata[other->records->len - 1 - i];
      other->records->pdata[other->records->len - 1 - i] = swap;
    }
  shuffled = dup_fingerprint (other, PB_AUDIENCE_PARTNERS);
  g_assert_cmpstr (one, ==, shuffled);

  for (guint i = 0; i < other->records->len; i++)
    {
      if (pb_record_get_kind (other->records->pdata[i]) == PB_KIND_MEMBER)
        builder_set (other->records->pdata[i], PB_MEMBER_CONTACT, "elsewhere");
    }
  private = dup_fingerprint (other, PB_AUDIENCE_PARTNERS);
  g_assert_cmpstr (one, ==, private);

  builder_set (other->group, PB_GROUP_PURPOSE, "Something else.");
  changed = dup_fingerprint (other, PB_AUDIENCE_PARTNERS);
  g_assert_cmpstr (one, !=, changed);
}

static void
test_empty_group (void)
{
  g_autoptr(Builder) builder = builder_new ("2025-06-30");
  g_autoptr(PbDocument) document = NULL;
  g_autofree char *all = NULL;

  g_ptr_array_set_size (builder->records, 0);
  document = example_report (builder, PB_AUDIENCE_PARTNERS);
  all = dup_all (document);

  g_assert_nonnull (strstr (all, "No phase has been recorded yet."));
  g_assert_nonnull (strstr (all, "How This Report Was Made"));
}

/* What contributors do not agree on is told, and nothing is where they do. */
static void
test_conflicts (void)
{
  g_autoptr(Builder) agreed = example_new ();
  g_autoptr(Builder) contested = example_new ();
  g_autoptr(PbDocument) before = example_report (agreed, PB_AUDIENCE_PARTNERS);
  g_autoptr(PbDocument) after = NULL;
  g_autofree char *without = dup_all (before);
  g_autofree char *with = NULL;

  g_assert_null (strstr (without, "Not Settled Yet"));
  pb_record_set_contested (contested->group, PB_GROUP_NAME, TRUE);
  after = example_report (contested, PB_AUDIENCE_PARTNERS);
  with = dup_all (after);
  g_assert_nonnull (strstr (with, "Not Settled Yet"));
  g_assert_nonnull (strstr (with, "chosen: Name"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/report/phase/unknown-is-no-failure", test_unknown_is_no_failure);
  g_test_add_func ("/report/phase/red-flag-first", test_red_flag_first);
  g_test_add_func ("/report/phase/without-red-flag", test_without_red_flag);
  g_test_add_func ("/report/phase/chapters", test_chapters);
  g_test_add_func ("/report/phase/what-partners-see", test_what_partners_see);
  g_test_add_func ("/report/phase/audience", test_audience);
  g_test_add_func ("/report/phase/sentences", test_sentences);
  g_test_add_func ("/report/phase/nothing-leaks", test_nothing_leaks);
  g_test_add_func ("/report/phase/contributors", test_contributors);
  g_test_add_func ("/report/phase/parts", test_parts_are_hidden_with_their_owner);
  g_test_add_func ("/report/phase/fingerprint", test_fingerprint);
  g_test_add_func ("/report/phase/empty-group", test_empty_group);
  g_test_add_func ("/report/phase/conflicts", test_conflicts);

  return g_test_run ();
}
