/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "model/pb-catalogue.h"

G_BEGIN_DECLS

/**
 * PB_MODEL_ERROR:
 *
 * What can be wrong with the value of a field.  The message is a sentence for
 * people that names the field.
 */
#define PB_MODEL_ERROR (pb_model_error_quark ())

/**
 * PbModelError:
 * @PB_MODEL_ERROR_REQUIRED: a value is needed
 * @PB_MODEL_ERROR_FORM: the text is not of the form that the field needs
 * @PB_MODEL_ERROR_RANGE: the number is out of range
 * @PB_MODEL_ERROR_TOO_LONG: the text is too long
 * @PB_MODEL_ERROR_REFERENCE: the reference points to nothing that it may
 */
typedef enum
{
  PB_MODEL_ERROR_REQUIRED,
  PB_MODEL_ERROR_FORM,
  PB_MODEL_ERROR_RANGE,
  PB_MODEL_ERROR_TOO_LONG,
  PB_MODEL_ERROR_REFERENCE,
} PbModelError;

#define PB_TEXT_MAX_BYTES (64 * 1024)
#define PB_LONG_TEXT_MAX_BYTES (2 * 1024 * 1024)
#define PB_ELEMENT_MAX_BYTES 256
#define PB_INTEGER_MAX G_GINT64_CONSTANT (999999999999999)

GQuark    pb_model_error_quark (void);

gboolean  pb_field_check       (PbFieldId    field,
                                GVariant    *value,
                                GError     **error);
GVariant *pb_field_parse       (PbFieldId    field,
                                const char  *text,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_field_to_text     (PbFieldId    field,
                                GVariant    *value) G_GNUC_WARN_UNUSED_RESULT;
char     *pb_field_to_locale   (PbFieldId    field,
                                GVariant    *value) G_GNUC_WARN_UNUSED_RESULT;
GVariant *pb_field_new_set     (const char * const *elements,
                                gssize       n) G_GNUC_WARN_UNUSED_RESULT;
gboolean  pb_value_equal       (GVariant    *a,
                                GVariant    *b);

G_END_DECLS
