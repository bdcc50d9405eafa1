/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "framework/pb-result.h"

G_BEGIN_DECLS

/* What a rule comes to, while it is being worked out. */
typedef struct
{
  PbStatement   *statement; /* borrowed */
  PbResultValue  value;
  gboolean       outside;   /* backed by somebody outside the group */
  GString       *reason;
  GPtrArray     *numbers;
  GPtrArray     *records;   /* identifiers */
  GHashTable    *seen;
} PbVerdict;

void pb_verdict_init         (PbVerdict   *self,
                              PbStatement *statement);
void pb_verdict_clear        (PbVerdict   *self);
void pb_verdict_say          (PbVerdict   *self,
                              const char  *format,
                              ...) G_GNUC_PRINTF (2, 3);
void pb_verdict_count        (PbVerdict   *self,
                              const char  *label,
                              guint        n);
void pb_verdict_share        (PbVerdict   *self,
                              const char  *label,
                              guint        k,
                              guint        n);
void pb_verdict_number       (PbVerdict   *self,
                              const char  *label,
                              const char  *value);
void pb_verdict_day          (PbVerdict   *self,
                              const char  *label,
                              PbDay        day);
void pb_verdict_record       (PbVerdict   *self,
                              PbRecord    *record);
void pb_verdict_records      (PbVerdict   *self,
                              GPtrArray   *records);

/* k of n is at least so many percent, in whole numbers. */
static inline gboolean
pb_at_least_percent (guint64 k,
                     guint64 n,
                     gint64  percent)
{
  return k * 100 >= n * (guint64) percent;
}

/* k of n is at most so many percent, in whole numbers. */
static inline gboolean
pb_at_most_percent (guint64 k,
                    guint64 n,
                    gint64  percent)
{
  return k * 100 <= n * (guint64) percent;
}

/* What most positive statements come to: a share that is enough, one that is
 * enough for a part, or less.
 */
static inline PbResultValue
pb_positive_by_share (guint64 k,
                      guint64 n,
                      gint64  met,
                      gint64  partly)
{
  if (pb_at_least_percent (k, n, met))
    return PB_RESULT_MET;

  return pb_at_least_percent (k, n, partly) ? PB_RESULT_PARTLY : PB_RESULT_NOT_MET;
}

G_END_DECLS
