/* SPDX-FileCopyrightText: Phasebook contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "disk-shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

/* A library that is linked before the C library, whose functions it has: those
 * that write to files do here what the test wants.  Pipes, sockets and the like
 * are left alone, for the loops of GLib live on them.
 */

/* The C library has each of these twice. */
#define TWICE(name, type, ...) type name ## 64 (__VA_ARGS__) __attribute__ ((alias (#name)))

#define NEXT(name) \
  static __typeof__ (name) *next; \
  if (next == NULL) \
    next = (__typeof__ (next)) dlsym (RTLD_NEXT, #name)

typedef enum
{
  GOES_ON,
  HALF,
  LAST,
  FAILS,
} Verdict;

static atomic_int plan = DISK_COUNTS;
static atomic_int count;
static atomic_int target;
static atomic_int error_code;
static _Atomic int64_t clock_offset;

void
disk_shim_begin (DiskPlan new_plan,
                 int      n,
                 int      error)
{
  plan = DISK_COUNTS;
  target = n;
  error_code = error;
  count = 0;
  plan = new_plan;
}

/* Everything works again; returns how many calls there were. */
int
disk_shim_end (void)
{
  plan = DISK_COUNTS;

  return count;
}

void
disk_shim_set_clock (int64_t seconds_ahead)
{
  clock_offset = seconds_ahead;
}

/* A program that knows nothing of this is given its plan in the environment, and says
 * what its own workers would: that it begins, and how many calls there were.
 */
static bool is_guest;

static void
say (const char *line)
{
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (EXIT_FAILURE);
}

__attribute__ ((constructor)) static void
begin_guest (void)
{
  const char *words = getenv (DISK_SHIM_PLAN);
  long long seconds_ahead;
  int plan_word;
  int n;

  if (words == NULL || sscanf (words, "%d %d %lld", &plan_word, &n, &seconds_ahead) != 3)
    return;

  unsetenv (DISK_SHIM_PLAN);
  is_guest = true;
  disk_shim_set_clock (seconds_ahead);
  say ("begin\n");
  disk_shim_begin ((DiskPlan) plan_word, n, 0);
}

__attribute__ ((destructor)) static void
end_guest (void)
{
  char line[40];

  if (!is_guest)
    return;

  snprintf (line, sizeof line, "calls %d\n", disk_shim_end ());
  say (line);
}

static void
die (void)
{
  kill (getpid (), SIGKILL);
  while (true)
    pause ();
}

static Verdict
judge (void)
{
  int number = atomic_fetch_add (&count, 1) + 1;

  if (number < target || plan == DISK_COUNTS)
    return GOES_ON;

  switch (plan)
    {
    case DISK_FAILS_ONCE:
      if (number > target)
        return GOES_ON;
      errno = error_code;
      return FAILS;
    case DISK_FAILS_ON:
      errno = error_code;
      return FAILS;
    case DISK_KILLS_MIDWAY:
      return HALF;
    case DISK_KILLS_AFTER:
      return LAST;
    default:
      die ();
      return FAILS;
    }
}

static Verdict
judge_fd (int fd)
{
  struct stat status;
  int saved_errno = errno;
  bool is_file = fstat (fd, &status) == 0 && (S_ISREG (status.st_mode) || S_ISDIR (status.st_mode));

  errno = saved_errno;

  return is_file ? judge () : GOES_ON;
}

/* A call of which there is no half. */
#define WHOLE(verdict, call) \
  do \
    { \
      Verdict answer = verdict; \
      if (answer == FAILS) \
        return -1; \
      if (answer == HALF) \
        die (); \
      if (answer == LAST) \
        { \
          call; \
          die (); \
        } \
      return call; \
    } \
  while (0)

/* One that writes @size bytes. */
#define BYTES(fd, size, half, whole) \
  do \
    { \
      Verdict answer = judge_fd (fd); \
      ssize_t done; \
      if (answer == FAILS) \
        return -1; \
      done = answer == HALF && (size) > 1 ? half : whole; \
      if (answer != GOES_ON) \
        die (); \
      return done; \
    } \
  while (0)

ssize_t
write (int         fd,
       const void *data,
       size_t      size)
{
  NEXT (write);
  BYTES (fd, size, next (fd, data, size / 2), next (fd, data, size));
}

ssize_t
pwrite (int         fd,
        const void *data,
        size_t      size,
        off_t       offset)
{
  NEXT (pwrite);
  BYTES (fd, size, next (fd, data, size / 2, offset), next (fd, data, size, offset));
}

TWICE (pwrite, ssize_t, int fd, const void *data, size_t size, off_t offset);

ssize_t
writev (int                 fd,
        const struct iovec *parts,
        int                 n)
{
  NEXT (writev);
  BYTES (fd, n, next (fd, parts, n / 2), next (fd, parts, n));
}

int
fsync (int fd)
{
  NEXT (fsync);
  WHOLE (judge_fd (fd), next (fd));
}

int
fdatasync (int fd)
{
  NEXT (fdatasync);
  WHOLE (judge_fd (fd), next (fd));
}

int
ftruncate (int   fd,
           off_t size)
{
  NEXT (ftruncate);
  WHOLE (judge_fd (fd), next (fd, size));
}

TWICE (ftruncate, int, int fd, off_t size);

int
fallocate (int   fd,
           int   mode,
           off_t offset,
           off_t size)
{
  NEXT (fallocate);
  WHOLE (judge_fd (fd), next (fd, mode, offset, size));
}

TWICE (fallocate, int, int fd, int mode, off_t offset, off_t size);

int
rename (const char *from,
        const char *to)
{
  NEXT (rename);
  WHOLE (judge (), next (from, to));
}

int
renameat (int         from_folder,
          const char *from,
          int         to_folder,
          const char *to)
{
  NEXT (renameat);
  WHOLE (judge (), next (from_folder, from, to_folder, to));
}

int
renameat2 (int          from_folder,
           const char  *from,
           int          to_folder,
           const char  *to,
           unsigned int flags)
{
  NEXT (renameat2);
  WHOLE (judge (), next (from_folder, from, to_folder, to, flags));
}

int
link (const char *from,
      const char *to)
{
  NEXT (link);
  WHOLE (judge (), next (from, to));
}

int
unlink (const char *path)
{
  NEXT (unlink);
  WHOLE (judge (), next (path));
}

int
mkdir (const char *path,
       mode_t      mode)
{
  NEXT (mkdir);
  WHOLE (judge (), next (path, mode));
}

/* Only those that may make a file. */
int
open (const char *path,
      int         flags,
      ...)
{
  mode_t mode = 0;
  NEXT (open);

  if (flags & (O_CREAT | __O_TMPFILE))
    {
      va_list rest;

      va_start (rest, flags);
      mode = va_arg (rest, mode_t);
      va_end (rest);
    }

  WHOLE (flags & O_CREAT ? judge () : GOES_ON, next (path, flags, mode));
}

TWICE (open, int, const char *path, int flags, ...);

int
openat (int         folder,
        const char *path,
        int         flags,
        ...)
{
  mode_t mode = 0;
  NEXT (openat);

  if (flags & (O_CREAT | __O_TMPFILE))
    {
      va_list rest;

      va_start (rest, flags);
      mode = va_arg (rest, mode_t);
      va_end (rest);
    }

  WHOLE (flags & O_CREAT ? judge () : GOES_ON, next (folder, path, flags, mode));
}

TWICE (openat, int, int folder, const char *path, int flags, ...);

/* The kernel is asked, for the address sanitizer looks at the clock while it is in the way of
 * dlsym() itself.
 */
int
clock_gettime (clockid_t        which,
               struct timespec *now)
{
  int result = (int) syscall (SYS_clock_gettime, which, now);

  if (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)
    now->tv_sec += (time_t) clock_offset;

  return result;
}

int
gettimeofday (struct timeval *now,
              void           *zone)
{
  struct timespec exact;
  int result = clock_gettime (CLOCK_REALTIME, &exact);

  now->tv_sec = exact.tv_sec;
  now->tv_usec = exact.tv_nsec / 1000;

  return result;
}

time_t
time (time_t *now)
{
  struct timespec exact;

  clock_gettime (CLOCK_REALTIME, &exact);
  if (now)
    *now = exact.tv_sec;

  return exact.tv_sec;
}
