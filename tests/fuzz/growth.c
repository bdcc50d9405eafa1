/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "growth.h"

/* The memory that is in use at the most, as AddressSanitizer tells it; without it
 * nothing is measured, which is why these are weak.
 */
typedef void (*MallocHook) (const volatile void *memory,
                            gsize                size);
typedef void (*FreeHook) (const volatile void *memory);

int   __sanitizer_install_malloc_and_free_hooks (MallocHook malloc_hook,
                                                 FreeHook   free_hook) __attribute__ ((weak));
gsize __sanitizer_get_allocated_size (const volatile void *memory) __attribute__ ((weak));

static gssize in_use;
static gssize at_most;
static gssize at_first;

static void
taken (const volatile void *memory,
       gsize                size)
{
  gssize now = __atomic_add_fetch (&in_use, (gssize) size, __ATOMIC_RELAXED);
  gssize most = __atomic_load_n (&at_most, __ATOMIC_RELAXED);

  while (now > most &&
         !__atomic_compare_exchange_n (&at_most, &most, now, TRUE, __ATOMIC_RELAXED,
                                       __ATOMIC_RELAXED))
    ;
}

static void
given_back (const volatile void *memory)
{
  if (memory)
    __atomic_sub_fetch (&in_use, (gssize) __sanitizer_get_allocated_size (memory),
                        __ATOMIC_RELAXED);
}

/* Begins to count.  What is given back without having been counted is so little that
 * it does not matter.
 */
void
growth_watch (void)
{
  if (__sanitizer_install_malloc_and_free_hooks)
    __sanitizer_install_malloc_and_free_hooks (taken, given_back);
}

void
growth_begin (void)
{
  at_first = __atomic_load_n (&in_use, __ATOMIC_RELAXED);
  __atomic_store_n (&at_most, at_first, __ATOMIC_RELAXED);
}

/* Returns: how many bytes more than at growth_begin() were in use at once */
gsize
growth_end (void)
{
  return (gsize) (__atomic_load_n (&at_most, __ATOMIC_RELAXED) - at_first);
}
