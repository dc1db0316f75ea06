/* SPDX-License-Identifier: BSD-3-Clause
 *
 * read(2) on a regular file that suspends instead of waiting for the disk.
 */
#ifndef ASYNC_HOOK_FILE_READ_H
#define ASYNC_HOOK_FILE_READ_H

#include <sys/types.h>

#include "hook/file_call.h"

typedef enum {
	ASYNC_FILE_CACHED, /* the kernel says whether data is in the page cache (RWF_NOWAIT) */
	ASYNC_FILE_OPAQUE, /* it does not: a container's overlay, and others on disks */
	ASYNC_FILE_REMOTE, /* it does not, and data comes from another machine or process */
	ASYNC_FILE_MEMORY, /* never waits; not for async_file_read() */
} async_file_kind;

/* Of a file for which -EOPNOTSUPP has shown that it is not CACHED. */
async_file_kind async_file_classify(int fd);

/* As many bytes as read(2) would give, or -errno; -EOPNOTSUPP: not CACHED; -ESPIPE: no
 * regular file. suspends when taken */
ssize_t async_file_read(async_file_call *call, int fd, char *buffer, size_t length, async_file_kind kind);

#endif
