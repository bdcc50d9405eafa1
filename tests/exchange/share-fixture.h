/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/pb-share-run.h"
#include "storage/store-fixture.h"

/* A library of one device, and its view of a shared folder. */
typedef struct
{
  Fixture library;
  PbIdentity *identity;
  PbShare *share;
} Device;

void           device_init         (Device       *self,
                                    const char   *name,
                                    const char   *folder);
void           device_clear        (Device       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Device, device_clear)

void           device_sign         (Device       *self);
void           device_move         (Device       *self,
                                    const char   *folder);
void           device_replace_file (Device       *self,
                                    const char   *path);
char          *device_dup_copy     (Device       *self,
                                    const char   *name);
PbShareReport *device_try          (Device       *self,
                                    PbShareFlags  flags,
                                    GError      **error);
PbShareReport *device_sync         (Device       *self,
                                    PbShareFlags  flags);
void           device_sync_fails   (Device       *self,
                                    PbShareFlags  flags,
                                    GQuark        domain,
                                    int           code);
void           device_exchange     (Device       *self,
                                    guint         n_in,
                                    guint         n_out);
void           device_give         (Device       *self);
char          *device_fingerprint  (Device       *self);
void           assert_same         (Device       *devices,
                                    guint         n_devices);

char          *make_folder         (void);
GPtrArray     *list_files          (const char   *folder,
                                    const char   *suffix);
