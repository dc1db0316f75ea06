/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Locks, syncing and reading of files.
 */
#ifndef ASYNC_IO_DISK_H
#define ASYNC_IO_DISK_H

#include "io/io.h"

/* flock(2) with LOCK_SH or LOCK_EX. Locks are taken in the order of asking by the
 * coroutines of this process. 0 or -errno. suspends */
int async_io_flock(int fd, int operation);

/* A lock of this process may be free now. */
void async_io_unlocked(void);

/* fsync(2), or fdatasync(2). 0 or -errno; *started is false when no thread was to be
 * had. suspends */
int async_io_sync(int fd, bool data_only, bool *started);

/* pread(2) of a regular file, for data that the disk has to bring. `length`: 128 KiB or so.
 * The same about *started. suspends */
ssize_t async_io_read_file(int fd, void *buffer, size_t length, off_t offset, bool *started);

#endif
