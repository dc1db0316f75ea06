/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See file_prefetch.h. Whether data is there is looked up once for each piece of about the size
 * that the kernel reads ahead by itself; where it is, that is all it costs. Data that is dropped
 * again before PHP comes to it makes the call wait, as it does without us.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/file_prefetch.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "core/libc.h"
#include "hook/file_read.h"
#include "io/disk.h"
#include "reactor/chaos.h"

enum {
	PIECE = 256 * 1024,
	PAGE = 4096, /* at least */
	MOST = 1024 * 1024 * 1024, /* more may push out what has come first */
};

/* Where RWF_NOWAIT is not known. To who must not write to the file, the kernel says of all of
 * it that it is there. */
static bool is_resident(int fd, off_t offset, size_t length)
{
	unsigned char pages[PIECE / PAGE + 1];
	long size = sysconf(_SC_PAGESIZE);
	off_t before = offset % size;
	bool resident = true;
	void *map;

	length += (size_t) before;
	map = mmap(NULL, length, PROT_READ, MAP_SHARED, fd, offset - before);
	if (map == MAP_FAILED) {
		return true;
	}
	if (mincore(map, length, pages) == 0) {
		for (size_t i = 0; i * (size_t) size < length; i++) {
			resident = resident && (pages[i] & 1);
		}
	}
	munmap(map, length);
	return resident;
}

/* Looks at the first byte, since a piece comes as a whole. */
static bool is_cached(int fd, off_t offset, size_t length, async_file_kind *kind)
{
	char byte;
	struct iovec first = {&byte, 1};

	if (*kind == ASYNC_FILE_CACHED) {
		if (UNEXPECTED(async_chaos_strikes(ASYNC_CHAOS_EAGAIN))) {
			return false;
		}
		if (EXPECTED(preadv2(fd, &first, 1, offset, RWF_NOWAIT) >= 0)) {
			return true;
		}
		if (errno == EAGAIN) {
			return false;
		}
		*kind = async_file_classify(fd);
	}
	return *kind == ASYNC_FILE_MEMORY || is_resident(fd, offset, length);
}

/* What is not there, with a buffer that is only there to be filled. suspends */
static int fetch(async_file_call *call, int fd, off_t from, off_t to, char *buffer)
{
	async_file_kind kind = ASYNC_FILE_CACHED;
	ssize_t count = 1;
	int error = async_file_call_visit(call);

	for (; !error && count > 0 && from < to; from += PIECE) {
		size_t length = (size_t) MIN(to - from, PIECE);
		bool started;

		if (!is_cached(fd, from, length, &kind)) {
			count = async_io_read_file(fd, buffer, length, from, &started);
			/* Other errors are for PHP to find. */
			error = async_pipe_is_closing() ? -EBADF : count == -ECANCELED ? -ECANCELED : 0;
		}
	}
	return error;
}

/* suspends when *waited becomes true */
static int prefetch(async_file_call *call, int fd, off_t from, off_t length, bool *waited)
{
	async_file_kind kind = ASYNC_FILE_CACHED;
	off_t to = from + MIN(length, MOST);
	char *buffer;
	int error;

	while (from < to && is_cached(fd, from, (size_t) MIN(to - from, PIECE), &kind)) {
		from += PIECE;
	}
	*waited = from < to;
	if (EXPECTED(!*waited)) {
		return 0;
	}
	buffer = emalloc(PIECE);
	error = fetch(call, fd, from, to, buffer);
	efree(buffer);
	return error;
}

int async_file_prefetch(async_file_call *call, int fd, zend_off_t from, size_t length)
{
	struct stat status;
	bool waited;

	if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || from >= status.st_size) {
		return 0;
	}
	return prefetch(call, fd, from, (off_t) MIN(length, (size_t) (status.st_size - from)), &waited);
}

int async_file_prefetch_name(const char *name)
{
	async_file_call nobody = {.stream = NULL};
	struct stat status;
	bool waited;
	int fd, error;

	/* Opening anything else, a FIFO for one, may do something. */
	if (VCWD_STAT(name, &status) != 0 || !S_ISREG(status.st_mode)
		|| (PG(open_basedir) && *PG(open_basedir) && php_check_open_basedir_ex(name, 0) != 0)) {
		return 0;
	}
	fd = VCWD_OPEN(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (fd < 0) {
		return 0;
	}
	error = prefetch(&nobody, fd, 0, status.st_size, &waited);
	close(fd);
	return error;
}

/* Does the file still have that, and does the call still want it? */
static bool is_as_before(const async_file_call *call, int fd, off_t from, off_t to)
{
	struct stat status;

	return (!call->stream || call->stream->position == from) && fstat(fd, &status) == 0
		&& status.st_size >= to;
}

int async_file_prefetch_map(async_file_call *call, int fd, off_t from, size_t length)
{
	bool waited;
	int error;

	/* One that begins within a page is going to fail. */
	if (from % sysconf(_SC_PAGESIZE) != 0 || (call->stream && async_pipe_descriptor(call->stream) != fd)) {
		return 0;
	}
	error = prefetch(call, fd, from, (off_t) length, &waited);
	if (UNEXPECTED(waited && !error && !is_as_before(call, fd, from, from + (off_t) length))) {
		error = -ENODEV;
	}
	return error;
}
