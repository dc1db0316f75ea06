/* SPDX-License-Identifier: BSD-3-Clause
 *
 * read(2), write(2) and close(2). Only sockets, pipes and terminals suspend. What a
 * number stands for is remembered until a close that we see; a wrong memory does no
 * harm: a file that is taken for a pipe is always ready, a pipe that is taken for a file
 * blocks as without us.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "io/io.h"

typedef enum {
	UNKNOWN,
	SOCKET,
	PIPE, /* and other things without a length: inotify, eventfd */
	TERMINAL,
	OTHER, /* never waits, or not in a way that poll(2) knows */
} kind;

enum {
	REMEMBERED = 4096,
	TERMINAL_ROOM = 256, /* a terminal that is writable takes as much */
};

static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_close)(int);

static unsigned char kinds[REMEMBERED]; /* by number; of the process */

static kind find_kind(int fd)
{
	struct stat status;

	if (fstat(fd, &status) != 0) {
		return UNKNOWN;
	}
	switch (status.st_mode & S_IFMT) {
	case S_IFSOCK:
		return SOCKET;
	case S_IFIFO:
	case 0: /* anonymous inodes */
		return PIPE;
	case S_IFCHR:
		return isatty(fd) ? TERMINAL : OTHER;
	default:
		return OTHER;
	}
}

static kind kind_of(int fd)
{
	int saved_errno = errno;
	kind result;

	if (fd < 0) {
		return UNKNOWN;
	}
	if (fd < REMEMBERED && kinds[fd] != UNKNOWN) {
		return kinds[fd];
	}
	result = find_kind(fd);
	if (fd < REMEMBERED) {
		kinds[fd] = (unsigned char) result;
	}
	errno = saved_errno;
	return result;
}

typedef struct _transfer {
	char *buffer;
	size_t length;
	size_t done;
	kind kind;
} transfer;

/* Of the kernel and the kind of file: pipes know RWF_NOWAIT since 6.4. */
static bool no_nowait;

static bool is_ready(int fd, short events)
{
	struct pollfd entry = {.fd = fd, .events = events};

	return poll(&entry, 1, 0) != 0;
}

static ssize_t attempt_read(int fd, void *arguments)
{
	const transfer *self = arguments;
	struct iovec piece = {self->buffer, self->length};
	ssize_t count;

	if (self->kind == SOCKET) {
		count = recv(fd, self->buffer, self->length, MSG_DONTWAIT);
		return count < 0 ? -errno : count;
	}
	if (self->kind == PIPE && !no_nowait) {
		count = preadv2(fd, &piece, 1, -1, RWF_NOWAIT);
		if (count >= 0 || (errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL)) {
			return count < 0 ? -errno : count;
		}
		no_nowait = true;
	}
	if (!is_ready(fd, POLLIN)) {
		return -EAGAIN;
	}
	count = real_read(fd, self->buffer, self->length);
	return count < 0 ? -errno : count;
}

static async_time patience_to_read(int fd)
{
	return kind_of(fd) == SOCKET ? async_libc_patience_to_receive(fd) : async_libc_patience(fd);
}

static ssize_t hooked_read(int fd, void *buffer, size_t length)
{
	int saved_errno = errno;
	transfer self = {.buffer = buffer, .length = length};

	if (length == 0 || !async_libc_may_suspend() || (self.kind = kind_of(fd)) == UNKNOWN
		|| self.kind == OTHER) {
		return real_read(fd, buffer, length);
	}
	return async_libc_result(
		async_io_persist(fd, POLLIN, attempt_read, &self, patience_to_read), saved_errno);
}

/* Without RWF_NOWAIT: a pipe that is writable has room for PIPE_BUF bytes. What fits into
 * that is written at once or not at all, so that it is never torn apart. */
static ssize_t write_now(int fd, const transfer *self)
{
	struct iovec piece = {self->buffer + self->done, self->length - self->done};
	ssize_t count;

	if (self->kind == PIPE && !no_nowait) {
		count = pwritev2(fd, &piece, 1, -1, RWF_NOWAIT);
		if (count >= 0 || (errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL)) {
			return count < 0 ? -errno : count;
		}
		no_nowait = true;
	}
	if (!is_ready(fd, POLLOUT)) {
		return -EAGAIN;
	}
	count = real_write(fd, piece.iov_base, MIN(piece.iov_len, self->kind == PIPE ? PIPE_BUF : TERMINAL_ROOM));
	return count < 0 ? -errno : count;
}

static ssize_t attempt_write(int fd, void *arguments)
{
	transfer *self = arguments;

	while (self->done < self->length) {
		ssize_t count = write_now(fd, self);

		if (count < 0) {
			return count;
		}
		self->done += (size_t) count;
	}
	return (ssize_t) self->done;
}

/* Standard output ends with the data that the script has printed: a cancelled coroutine
 * writes that before it goes. */
static ssize_t finish_output(int fd, const transfer *self)
{
	ssize_t count = real_write(fd, self->buffer + self->done, self->length - self->done);

	return count < 0 ? (self->done ? (ssize_t) self->done : -errno) : (ssize_t) self->done + count;
}

static ssize_t hooked_write(int fd, const void *buffer, size_t length)
{
	int saved_errno = errno;
	transfer self = {.buffer = (char *) (uintptr_t) buffer, .length = length};
	ssize_t result;

	if (length == 0 || !async_libc_may_suspend() || (self.kind = kind_of(fd)) == UNKNOWN
		|| self.kind == OTHER) {
		return real_write(fd, buffer, length);
	}
	if (self.kind == SOCKET) {
		return async_libc_result(async_libc_send_all(fd, buffer, length, 0), saved_errno);
	}
	/* Not a turn: echo is no place where others run as long as its pipe has room. */
	result = attempt_write(fd, &self);
	if (result == -EAGAIN) {
		result = async_io_persist(fd, POLLOUT, attempt_write, &self, async_libc_patience);
	}
	if (result == -ECANCELED && (fd == STDOUT_FILENO || fd == STDERR_FILENO)) {
		result = finish_output(fd, &self);
	} else if (result < 0 && self.done) {
		result = (ssize_t) self.done;
	}
	return async_libc_result(result, saved_errno);
}

static int hooked_close(int fd)
{
	if (fd >= 0 && async_libc_in_process) {
		if (fd < REMEMBERED) {
			kinds[fd] = UNKNOWN;
		}
		if (async_libc_is_php_thread()) {
			async_io_closing(fd);
		}
	}
	return real_close(fd);
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(read),
	ASYNC_LIBC_FUNCTION(write),
	ASYNC_LIBC_FUNCTION(close),
};

ASYNC_LIBC_TOPIC(file, functions);
