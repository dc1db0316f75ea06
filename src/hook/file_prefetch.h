/* SPDX-License-Identifier: BSD-3-Clause
 *
 * For what waits for the disk where nothing can be suspended, a mapping and copy_file_range(2):
 * the data is brought into the page cache before. What happens then is PHP's own, and nothing
 * runs in the middle of it.
 */
#ifndef ASYNC_HOOK_FILE_PREFETCH_H
#define ASYNC_HOOK_FILE_PREFETCH_H

#include "hook/file_call.h"

/* `length` bytes, or what the file has, from an offset on. 0; -ECANCELED; -EBADF: another
 * coroutine closes the stream of the call. suspends */
int async_file_prefetch(async_file_call *call, int fd, zend_off_t from, size_t length);

/* The whole file of a name that the wrapper of plain files would open. 0 or -ECANCELED.
 * suspends */
int async_file_prefetch_name(const char *name);

/* What the call is about to map, to be used at once: to touch what a file lacks is fatal. 0;
 * -ENODEV: it has become shorter meanwhile, and is to be read instead; -EBADF; -ECANCELED.
 * suspends */
int async_file_prefetch_map(async_file_call *call, int fd, off_t from, size_t length);

#endif
