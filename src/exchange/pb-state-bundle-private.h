/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-state-bundle.h"

G_BEGIN_DECLS

/* What a state bundle is written with, and how much of it is read.
 *
 * It is a text of lines, each an object in the canonical subset of JSON:
 *
 *   {"phasebook":"state","version":1,"by":…,"key":…,"earlier":[[key,signature]…],
 *    "at":…,"group":…,"name":…,"day":…,"audience":…,"fingerprint":…}
 *   {"record":"member","id":…,"values":{"name":"Ada","tags":["a","b"]}}     any number
 *   {"attachment":address}                                                 any number
 *   {"file":"report.html","type":"text/html","size":…}                     any number
 *   {"data":base64}                                       as many as the file takes
 *   {"lines":…,"sha256":…,"sig":…}
 *
 * The hash is over all bytes before the last line, and the signature is that of
 * the hash.  Nothing is compressed, so that nothing grows when it is read.
 */
#define _PB_BUNDLE_START "{\"phasebook\":\"state\","
#define _PB_BUNDLE_VERSION 1
#define _PB_BUNDLE_PURPOSE "pb-state1"

#define _PB_BUNDLE_MAX_BYTES (64 * 1024 * 1024)
#define _PB_BUNDLE_MAX_LINE (4 * 1024 * 1024)
#define _PB_BUNDLE_MAX_RECORDS 200000
#define _PB_BUNDLE_MAX_ATTACHMENTS 20000
#define _PB_BUNDLE_MAX_FILES 16
#define _PB_BUNDLE_MAX_NAME 80
#define _PB_BUNDLE_MAX_TEXT 1024
/* A multiple of three, so that the base64 of all but the last has no padding. */
#define _PB_BUNDLE_CHUNK (48 * 1024)

struct _PbStateBundle
{
  GObject parent_instance;

  char *author;
  char *public_key;
  GPtrArray *succession;
  gint64 instant;
  char *group_id;
  char *group_name;
  PbDay day;
  PbAudience audience;
  char *fingerprint;

  GPtrArray *records;
  GPtrArray *files;
  GPtrArray *attachments;

  /* Records and values that this version does not know. */
  guint n_unknown;
};

gboolean _pb_bundle_is_file_name (const char *name);

G_END_DECLS
