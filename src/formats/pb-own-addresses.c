/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "pb-formats"

#include "config.h"

#include "formats/pb-own-addresses-private.h"

#include "model/pb-address.h"

#include <string.h>

/* How the file of a multisig is called: the identifier of its chain comes next. */
#define SAFE_FILE "transactions_export_"

typedef struct
{
  PbAddress *address;
  PbRecord *account; /* borrowed; NULL for an address of the group alone */
} Own;

struct _PbOwnAddresses
{
  char *chain; /* of all of a table, where its file says it */
  GArray *own;
};

static void
own_clear (Own *self)
{
  pb_address_free (self->address);
}

static void
add (PbOwnAddresses *self,
     const char     *text,
     PbRecord       *account)
{
  Own own = { text ? pb_address_parse (text, NULL) : NULL, account };

  if (own.address)
    g_array_append_val (self->own, own);
}

static void
collect (PbOwnAddresses *self,
         PbDossier      *dossier)
{
  PbRecord *group = pb_dossier_get_group (dossier);
  GPtrArray *accounts = pb_dossier_get_referring (dossier, pb_dossier_get_group_id (dossier),
                                                  PB_ACCOUNT_GROUP);

  for (guint i = 0; accounts && i < accounts->len; i++)
    {
      if (!pb_record_get_deleted (accounts->pdata[i]))
        add (self, pb_record_get_text (accounts->pdata[i], PB_ACCOUNT_ADDRESS),
             accounts->pdata[i]);
    }

  if (pb_record_has (group, PB_GROUP_ADDRESSES))
    {
      g_autofree const char **addresses = pb_record_get_set (group, PB_GROUP_ADDRESSES, NULL);

      for (guint i = 0; addresses[i]; i++)
        add (self, addresses[i], NULL);
    }
}

/* The accounts of @dossier have to live as long as what is returned. */
PbOwnAddresses *
pb_own_addresses_new (PbDossier  *dossier,
                      const char *file_name)
{
  PbOwnAddresses *self = g_new0 (PbOwnAddresses, 1);
  const char *id = file_name ? strstr (file_name, SAFE_FILE) : NULL;
  gsize length;

  self->own = g_array_new (FALSE, FALSE, sizeof (Own));
  g_array_set_clear_func (self->own, (GDestroyNotify) own_clear);
  if (dossier)
    collect (self, dossier);

  if (id)
    {
      id += strlen (SAFE_FILE);
      length = strspn (id, "0123456789");
      if (length > 0 && id[length] == '_')
        self->chain = g_strdup_printf ("eip155:%.*s", (int) length, id);
    }

  return self;
}

void
pb_own_addresses_free (PbOwnAddresses *self)
{
  g_free (self->chain);
  g_array_unref (self->own);
  g_free (self);
}

/* Whether @address is one of the group, or @own, which the table says is; and the
 * account that it is of.  The same address on several chains is several accounts: it
 * is none of them unless the chain is known.
 */
gboolean
pb_own_addresses_find (const PbOwnAddresses  *self,
                       const char            *address,
                       const char            *own,
                       PbRecord             **account)
{
  gboolean found = *own && g_ascii_strcasecmp (address, own) == 0;
  guint n_accounts = 0;

  *account = NULL;
  for (guint i = 0; i < self->own->len; i++)
    {
      const Own *known = &g_array_index (self->own, Own, i);

      if (g_ascii_strcasecmp (known->address->account, address) != 0 ||
          (self->chain && known->address->chain &&
           strcmp (self->chain, known->address->chain) != 0))
        continue;
      found = TRUE;
      if (known->account)
        {
          *account = known->account;
          n_accounts++;
        }
    }
  if (n_accounts > 1)
    *account = NULL;

  return found;
}

/* The chain of a table, or else of an account; %NULL where neither is known. */
const char *
pb_own_addresses_get_chain (const PbOwnAddresses *self,
                            PbRecord             *account)
{
  if (self->chain)
    return self->chain;

  for (guint i = 0; account && i < self->own->len; i++)
    {
      const Own *own = &g_array_index (self->own, Own, i);

      if (own->account == account)
        return own->address->chain;
    }

  return NULL;
}
