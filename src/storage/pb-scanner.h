/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PB_SCANNER_MAX_DEPTH 8
#define PB_SCANNER_MAX_INTEGER G_GINT64_CONSTANT (999999999999999)

/**
 * PbToken:
 * @PB_TOKEN_ERROR: what stands there is not of the subset; final
 * @PB_TOKEN_END: the text ended after one whole value; final
 * @PB_TOKEN_OBJECT: an object begins
 * @PB_TOKEN_OBJECT_END: it ends
 * @PB_TOKEN_ARRAY: an array begins
 * @PB_TOKEN_ARRAY_END: it ends
 * @PB_TOKEN_KEY: the name of a member
 * @PB_TOKEN_STRING: a string
 * @PB_TOKEN_INTEGER: a whole number of up to 15 digits
 * @PB_TOKEN_TRUE: `true`
 * @PB_TOKEN_FALSE: `false`
 * @PB_TOKEN_NULL: `null`
 *
 * What the scanner found.
 */
typedef enum
{
  PB_TOKEN_ERROR,
  PB_TOKEN_END,
  PB_TOKEN_OBJECT,
  PB_TOKEN_OBJECT_END,
  PB_TOKEN_ARRAY,
  PB_TOKEN_ARRAY_END,
  PB_TOKEN_KEY,
  PB_TOKEN_STRING,
  PB_TOKEN_INTEGER,
  PB_TOKEN_TRUE,
  PB_TOKEN_FALSE,
  PB_TOKEN_NULL,
} PbToken;

/**
 * PbSlice:
 * @text: where it begins
 * @length: how many bytes
 * @escaped: whether there are backslashes in it
 *
 * A run of bytes within a text that somebody else keeps: the inside of a JSON
 * string as it stands there, or a whole value.
 */
typedef struct
{
  const char *text;
  gsize       length;
  gboolean    escaped;
} PbSlice;

/**
 * PbScanner:
 * @token: the token last read
 * @start: where it begins
 * @at: where the next one begins
 * @string: the inside of a key or string
 * @integer: the value of a whole number
 * @depth: how many objects and arrays are open
 *
 * Reads the canonical subset of JSON that operations are written in: no white
 * space, no fractions or exponents, no NUL, valid UTF-8, nested at most
 * %PB_SCANNER_MAX_DEPTH deep.  It allocates nothing and does not recurse, since
 * what it reads comes from others.
 */
typedef struct
{
  PbToken     token;
  const char *start;
  const char *at;
  PbSlice     string;
  gint64      integer;
  guint       depth;

  /*< private >*/
  const char *end;
  guint       state;
  gboolean    in_object[PB_SCANNER_MAX_DEPTH];
} PbScanner;

void     pb_scanner_init       (PbScanner     *self,
                                const char    *text,
                                gsize          length);
PbToken  pb_scanner_next       (PbScanner     *self);
gboolean pb_scanner_skip       (PbScanner     *self);
gboolean pb_scanner_leave      (PbScanner     *self,
                                guint          depth);

gboolean pb_slice_equal        (const PbSlice *a,
                                const PbSlice *b);
gboolean pb_slice_is           (const PbSlice *self,
                                const char    *text);
gboolean pb_slice_fits         (const PbSlice *self,
                                gsize          max_bytes);
char    *pb_slice_dup          (const PbSlice *self,
                                gsize         *length) G_GNUC_WARN_UNUSED_RESULT;
gsize    pb_slice_unescape     (const PbSlice *self,
                                char          *buffer);
void     pb_json_append_string (GString       *json,
                                const char    *text,
                                gsize          length);

G_END_DECLS
