/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-enums.h"
#include "model/pb-types.h"

G_BEGIN_DECLS

/**
 * PbFieldType:
 * @PB_TYPE_TEXT: one line of text, up to 64 KiB
 * @PB_TYPE_MARKDOWN: long text in Markdown, up to 2 MiB, merged line by line
 * @PB_TYPE_DATA: long text for the program alone, up to 2 MiB, merged as a whole
 * @PB_TYPE_ENUM: the nick of a value of an enumeration
 * @PB_TYPE_DAY: a civil day
 * @PB_TYPE_INTEGER: a whole number of up to 15 digits
 * @PB_TYPE_DECIMAL: an exact decimal number of up to 78 digits, as text
 * @PB_TYPE_FLAG: yes or no
 * @PB_TYPE_REF: the identifier of another record
 * @PB_TYPE_TEXT_SET: a set of texts, each up to 256 bytes
 * @PB_TYPE_REF_SET: a set of identifiers of other records
 * @PB_TYPE_ADDRESS: a blockchain account (CAIP-10) or another account's name
 * @PB_TYPE_ADDRESS_SET: a set of those
 * @PB_TYPE_URI: a URI, or the path of a file
 *
 * What a field holds.  How the value of each is kept in memory: see
 * pb_field_type_get_variant_type().
 */
typedef enum
{
  PB_TYPE_TEXT,
  PB_TYPE_MARKDOWN,
  PB_TYPE_DATA,
  PB_TYPE_ENUM,
  PB_TYPE_DAY,
  PB_TYPE_INTEGER,
  PB_TYPE_DECIMAL,
  PB_TYPE_FLAG,
  PB_TYPE_REF,
  PB_TYPE_TEXT_SET,
  PB_TYPE_REF_SET,
  PB_TYPE_ADDRESS,
  PB_TYPE_ADDRESS_SET,
  PB_TYPE_URI,
} PbFieldType;

/**
 * PbFieldFlags:
 * @PB_FIELD_REQUIRED: a record is not valid without it
 * @PB_FIELD_TITLE: names the record in lists
 * @PB_FIELD_SEARCH: is found by full-text search
 * @PB_FIELD_START: the day from which the record exists
 * @PB_FIELD_EVENT: a day on which something happened; hidden before that day
 *   when judging in the past
 * @PB_FIELD_OF_GROUP: refers to the group that the record belongs to
 * @PB_FIELD_OWNER: refers to the record that this one is a part of
 * @PB_FIELD_TREE: must not lead back to the record itself
 * @PB_FIELD_CONSEQUENTIAL: shows as contested while contributors disagree
 * @PB_FIELD_PRIVATE: never leaves the library
 * @PB_FIELD_HIDDEN: kept by the program, not offered for editing
 */
typedef enum
{
  PB_FIELD_REQUIRED      = 1 << 0,
  PB_FIELD_TITLE         = 1 << 1,
  PB_FIELD_SEARCH        = 1 << 2,
  PB_FIELD_START         = 1 << 3,
  PB_FIELD_EVENT         = 1 << 4,
  PB_FIELD_OF_GROUP      = 1 << 5,
  PB_FIELD_OWNER         = 1 << 6,
  PB_FIELD_TREE          = 1 << 7,
  PB_FIELD_CONSEQUENTIAL = 1 << 8,
  PB_FIELD_PRIVATE       = 1 << 9,
  PB_FIELD_HIDDEN        = 1 << 10,
} PbFieldFlags;

/**
 * PbKindFlags:
 * @PB_KIND_PLAIN: a record of its own
 * @PB_KIND_PART: lives within the record that its owner field refers to
 * @PB_KIND_APPEND_ONLY: never edited; a newer record takes its place
 */
typedef enum
{
  PB_KIND_PLAIN       = 0,
  PB_KIND_PART        = 1 << 0,
  PB_KIND_APPEND_ONLY = 1 << 1,
} PbKindFlags;

/* The kinds: PB_KIND_GROUP, PB_KIND_RELATION … */
typedef enum
{
  PB_KIND_COMMON,
#define PB_KIND(ID, name, label, plural, flags, day) PB_KIND_##ID,
#define PB_FIELD(KIND, ID, name, type, label, ...)
#include "model/pb-catalogue-table.h"
#undef PB_KIND
#undef PB_FIELD
  PB_N_KINDS
} PbKind;

/* The fields: PB_COMMON_NOTE, PB_GROUP_NAME …  Places within a kind count from
 * 1, so that 0 is no field.
 */
enum
{
  PB_FIELD_NONE_ = 0,
#define PB_KIND(ID, name, label, plural, flags, day) PB_##ID##_NONE_ = PB_KIND_##ID << 8,
#define PB_FIELD(KIND, ID, name, type, label, ...) PB_##KIND##_##ID,
#include "model/pb-catalogue-table.h"
#undef PB_KIND
#undef PB_FIELD
};

/**
 * PB_FIELD_KIND:
 * @field: a field
 *
 * The kind that @field belongs to; %PB_KIND_COMMON for those of every record.
 */
#define PB_FIELD_KIND(field) ((PbKind) ((field) >> 8))

/**
 * PB_FIELD_PLACE:
 * @field: a field
 *
 * The place of @field within its kind, from 1.
 */
#define PB_FIELD_PLACE(field) ((field) & 0xff)

/**
 * PB_REFS_ANY:
 *
 * Lets a reference point to a record of any kind.
 */
#define PB_REFS_ANY (G_MAXUINT64)

/**
 * PbFieldInfo:
 * @id: the field
 * @name: its name in files, the log and the database; never changes
 * @type: what it holds
 * @flags: see #PbFieldFlags
 * @label: its name for people, not yet translated: see pb_field_get_label()
 * @help: (nullable): one sentence on what belongs there, not yet translated
 * @unit: (nullable): the unit of a number, not yet translated
 * @fallback: (nullable): the value to go by where none is stored, as text
 * @enum_type: (nullable): the enumeration of a %PB_TYPE_ENUM
 * @refs: for references, a bit for each kind that may be referred to
 * @status: for events, the enumeration that says what came of them, or 0
 * @status_before: (nullable): the furthest that @status can be without the event
 * @min: the smallest whole number
 * @max: the largest whole number; 0 where there is no limit but the digits
 *
 * What the catalogue declares of one field.
 */
typedef struct
{
  PbFieldId    id;
  const char  *name;
  PbFieldType  type;
  PbFieldFlags flags;
  const char  *label;
  const char  *help;
  const char  *unit;
  const char  *fallback;
  GType      (*enum_type) (void);
  guint64      refs;
  PbFieldId    status;
  const char  *status_before;
  gint64       min;
  gint64       max;
} PbFieldInfo;

/**
 * PbKindInfo:
 * @kind: the kind
 * @name: its name in files, the log and the database; never changes
 * @label: its name for people, not yet translated
 * @plural: the same for many
 * @flags: see #PbKindFlags
 * @day: the field that says since when the record exists, or 0
 *
 * What the catalogue declares of one kind.
 */
typedef struct
{
  PbKind       kind;
  const char  *name;
  const char  *label;
  const char  *plural;
  PbKindFlags  flags;
  PbFieldId    day;
} PbKindInfo;

const PbKindInfo   *pb_kind_get_info       (PbKind       kind);
PbKind              pb_kind_from_name      (const char  *name);
const char         *pb_kind_get_label      (PbKind       kind);
const char         *pb_kind_get_plural     (PbKind       kind);
guint               pb_kind_get_n_fields   (PbKind       kind);
const PbFieldInfo  *pb_kind_get_nth_field  (PbKind       kind,
                                            guint        n);
const PbFieldInfo  *pb_kind_find_field     (PbKind       kind,
                                            const char  *name);
const PbFieldInfo  *pb_kind_find_flag      (PbKind       kind,
                                            PbFieldFlags flag);
const PbFieldInfo  *pb_field_get_info      (PbFieldId    field);
const char         *pb_field_get_label     (PbFieldId    field);
const char         *pb_field_get_help      (PbFieldId    field);
const char         *pb_field_get_unit      (PbFieldId    field);
gboolean            pb_field_may_refer     (PbFieldId    field,
                                            PbKind       kind);
const GVariantType *pb_field_type_get_variant_type (PbFieldType type);
gboolean            pb_field_type_is_set   (PbFieldType  type);
gboolean            pb_field_type_is_ref   (PbFieldType  type);
char               *pb_catalogue_dup_hash  (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
