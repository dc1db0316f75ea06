/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Waiting for files: locks and syncing. Writing of regular files stays as it is: it goes to
 * the page cache. For reading see libc_file.c.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <sys/file.h>
#include <unistd.h>

#include "io/disk.h"

static int (*real_flock)(int, int) = flock;
static int (*real_fsync)(int) = fsync;
static int (*real_fdatasync)(int) = fdatasync;

static int hooked_flock(int fd, int operation)
{
	int saved_errno = errno;
	int result;

	if (operation & LOCK_UN) {
		result = real_flock(fd, operation);
		if (async_libc_may_suspend()) {
			async_io_unlocked();
		}
		return result;
	}
	if ((operation & LOCK_NB) || !async_libc_may_suspend()) {
		return async_libc_refuses() ? -1 : real_flock(fd, operation);
	}
	return (int) async_libc_result(async_io_flock(fd, operation), saved_errno);
}

static int sync_file(int fd, bool data_only, int (*real)(int))
{
	int saved_errno = errno;
	bool started;
	int result;

	if (!async_libc_may_suspend()) {
		return real(fd);
	}
	result = async_io_sync(fd, data_only, &started);
	return started ? (int) async_libc_result(result, saved_errno) : real(fd);
}

static int hooked_fsync(int fd)
{
	return sync_file(fd, false, real_fsync);
}

static int hooked_fdatasync(int fd)
{
	return sync_file(fd, true, real_fdatasync);
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(flock),
	ASYNC_LIBC_FUNCTION(fsync),
	ASYNC_LIBC_FUNCTION(fdatasync),
};

ASYNC_LIBC_TOPIC(disk, functions);
