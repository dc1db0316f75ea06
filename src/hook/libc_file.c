/* SPDX-License-Identifier: BSD-3-Clause
 *
 * read(2), write(2) and close(2). Sockets, pipes and terminals suspend, and reading a
 * regular file where PHP itself does so for a function of file_call.h. What a number stands
 * for is remembered until a close that we see; a wrong memory does no harm: a file that is
 * taken for a pipe is always ready, a pipe that is taken for a file blocks as without us,
 * and what is no socket says so.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "core/libc.h"
#include "hook/engine.h"
#include "hook/file_prefetch.h"
#include "hook/file_read.h"
#include "hook/pipe.h"
#include "hook/pipe_timeout.h"
#include "io/io.h"
#include "reactor/chaos.h"

typedef enum {
	UNKNOWN,
	SOCKET,
	PIPE, /* and other things without a length: inotify, eventfd */
	TERMINAL,
	FILE_ON_DISK, /* and an async_file_kind more: CACHED, ... */
	FILE_OPAQUE = FILE_ON_DISK + ASYNC_FILE_OPAQUE,
	FILE_REMOTE = FILE_ON_DISK + ASYNC_FILE_REMOTE,
	FILE_IN_MEMORY = FILE_ON_DISK + ASYNC_FILE_MEMORY,
	OTHER, /* never waits, or not in a way that poll(2) knows */
} kind;

enum {
	REMEMBERED = 4096,
	PAGE = 4096, /* at least */
	SMALL_READ = PAGE / 4,
	TERMINAL_ROOM = 256, /* a terminal that is writable takes as much */
};

static ssize_t (*real_read)(int, void *, size_t);
static ssize_t (*real_write)(int, const void *, size_t);
static off_t (*real_lseek)(int, off_t, int);
static int (*real_close)(int);
static void *(*real_mmap)(void *, size_t, int, int, int, off_t);

static unsigned char kinds[REMEMBERED]; /* by number; of the process, of all its threads */

/* How many bytes from the position on are in the page cache: those of a page that has just
 * been read from. Small reads need not ask the kernel for each of them. */
static ASYNC_TLS unsigned short at_hand[REMEMBERED];

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
	case S_IFREG:
		return FILE_ON_DISK;
	default:
		return OTHER;
	}
}

static kind recall(int fd)
{
	return fd < REMEMBERED ? __atomic_load_n(&kinds[fd], __ATOMIC_RELAXED) : UNKNOWN;
}

static void remember(int fd, kind kind)
{
	if (fd < REMEMBERED) {
		__atomic_store_n(&kinds[fd], (unsigned char) kind, __ATOMIC_RELAXED);
	}
}

void async_libc_forget(int fd)
{
	if (fd >= 0) {
		remember(fd, UNKNOWN);
	}
}

static kind kind_of(int fd)
{
	kind result;

	if (fd < 0) {
		return UNKNOWN;
	}
	result = recall(fd);
	if (result == UNKNOWN) {
		int saved_errno = errno;

		result = find_kind(fd);
		remember(fd, result);
		errno = saved_errno;
	}
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

static bool may_nowait(const transfer *self)
{
	return self->kind == PIPE && !__atomic_load_n(&no_nowait, __ATOMIC_RELAXED);
}

static void remember_no_nowait(void)
{
	__atomic_store_n(&no_nowait, true, __ATOMIC_RELAXED);
}

static bool is_ready(int fd, short events)
{
	struct pollfd entry = {.fd = fd, .events = events};

	return poll(&entry, 1, 0) != 0;
}

static ssize_t attempt_read(int fd, void *arguments)
{
	transfer *self = arguments;
	struct iovec piece = {self->buffer, async_chaos_length(fd, self->length, 0)};
	ssize_t count;

	if (self->kind == SOCKET) {
		count = recv(fd, self->buffer, piece.iov_len, MSG_DONTWAIT);
		if (EXPECTED(count >= 0 || errno != ENOTSOCK)) {
			return count < 0 ? -errno : count;
		}
		async_libc_forget(fd);
		self->kind = kind_of(fd);
	}
	if (may_nowait(self)) {
		count = preadv2(fd, &piece, 1, -1, RWF_NOWAIT);
		if (count >= 0 || (errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL)) {
			return count < 0 ? -errno : count;
		}
		remember_no_nowait();
	}
	if (!is_ready(fd, POLLIN)) {
		return -EAGAIN;
	}
	count = real_read(fd, self->buffer, piece.iov_len);
	return count < 0 ? -errno : count;
}

static async_time patience_to_read(int fd)
{
	async_time patience =
		kind_of(fd) == SOCKET ? async_libc_patience_to_receive(fd) : async_libc_patience(fd);

	return patience < 0 && kind_of(fd) != SOCKET ? async_pipe_timeout_begin(fd) : patience;
}

/* The end of every kind of read. */
static ssize_t read_result(ssize_t result, int saved_errno)
{
	result = async_libc_result(result, saved_errno);
	if (UNEXPECTED(result < 0 && errno == ECANCELED)) {
		/* Streams take every other error for the end of the file (plain_wrapper.c). */
		errno = EBADF;
	}
	return result;
}

static ssize_t read_suspended(int fd, kind kind, void *buffer, size_t length)
{
	int saved_errno = errno;
	transfer self = {.buffer = buffer, .length = length, .kind = kind};
	ssize_t result;

	result = async_pipe_is_closing() ? -EBADF
									 : async_io_persist(fd, POLLIN, attempt_read, &self, patience_to_read);
	if (UNEXPECTED(result == -EAGAIN)) {
		async_pipe_timeout_passed(fd);
	}
	return read_result(result, saved_errno);
}

static bool is_file(kind kind)
{
	return kind >= FILE_ON_DISK && kind < FILE_IN_MEMORY;
}

static ssize_t read_file(async_file_call *call, int fd, kind kind, void *buffer, size_t length)
{
	int saved_errno = errno;
	ssize_t result = async_file_read(call, fd, buffer, length, (async_file_kind) (kind - FILE_ON_DISK));

	if (UNEXPECTED(result == -ESPIPE)) {
		remember(fd, UNKNOWN);
		return real_read(fd, buffer, length);
	}
	if (UNEXPECTED(result == -EOPNOTSUPP && kind == FILE_ON_DISK)) {
		kind = FILE_ON_DISK + (unsigned) async_file_classify(fd);
		remember(fd, kind);
		errno = saved_errno;
		return is_file(kind) ? read_file(call, fd, kind, buffer, length) : real_read(fd, buffer, length);
	}
	if (length < SMALL_READ && fd < REMEMBERED && result > 0) {
		at_hand[fd] = (unsigned short) ((PAGE - real_lseek(fd, 0, SEEK_CUR) % PAGE) % PAGE);
	}
	return read_result(result, saved_errno);
}

static ssize_t hooked_read(int fd, void *buffer, size_t length)
{
	async_file_call *call;
	kind kind;

	if (length == 0 || !async_libc_may_suspend() || (kind = kind_of(fd)) == UNKNOWN
		|| kind >= FILE_IN_MEMORY) {
		return real_read(fd, buffer, length);
	}
	if (is_file(kind)) {
		if (fd < REMEMBERED && length <= at_hand[fd] && !async_io_is_greedy()) {
			at_hand[fd] -= (unsigned short) length;
			return real_read(fd, buffer, length);
		}
		call = async_file_call_current();
		if (UNEXPECTED(call && call->cancelled)) {
			return 0;
		}
		return call ? read_file(call, fd, kind, buffer, length) : real_read(fd, buffer, length);
	}
	return read_suspended(fd, kind, buffer, length);
}

/* Without RWF_NOWAIT: a pipe that is writable has room for PIPE_BUF bytes. What fits into
 * that is written at once or not at all, so that it is never torn apart. */
static ssize_t write_now(int fd, const transfer *self)
{
	struct iovec piece = {self->buffer + self->done, self->length - self->done};
	ssize_t count;

	if (self->length > PIPE_BUF) { /* less is never torn apart */
		piece.iov_len = async_chaos_length(fd, piece.iov_len, 0);
	}
	if (may_nowait(self)) {
		count = pwritev2(fd, &piece, 1, -1, RWF_NOWAIT);
		if (count >= 0 || (errno != EOPNOTSUPP && errno != ENOSYS && errno != EINVAL)) {
			return count < 0 ? -errno : count;
		}
		remember_no_nowait();
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
		|| self.kind >= FILE_ON_DISK) {
		return real_write(fd, buffer, length);
	}
	if (self.kind == SOCKET) {
		result = async_libc_send_all(fd, buffer, length, 0);
		if (EXPECTED(result != -ENOTSOCK)) {
			return async_libc_result(result, saved_errno);
		}
		async_libc_forget(fd);
		self.kind = kind_of(fd);
	}
	if (UNEXPECTED(async_pipe_is_closing())) {
		errno = EBADF;
		return -1;
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

static off_t hooked_lseek(int fd, off_t offset, int whence)
{
	if (fd >= 0 && fd < REMEMBERED) {
		at_hand[fd] = 0;
	}
	return real_lseek(fd, offset, whence);
}

/* PHP reads what it cannot map. */
static void *map_file(async_file_call *call, size_t length, int flags, int fd, off_t offset)
{
	int saved_errno = errno;
	int error = async_file_prefetch_map(call, fd, offset, length);

	if (EXPECTED(!error)) {
		errno = saved_errno;
		return real_mmap(NULL, length, PROT_READ, flags, fd, offset);
	}
	if (error == -ECANCELED) {
		call->cancelled = true;
		async_hook_throw_pending();
	}
	errno = ENODEV;
	return MAP_FAILED;
}

static void *hooked_mmap(void *address, size_t length, int protection, int flags, int fd, off_t offset)
{
	async_file_call *call;

	if (fd < 0 || protection != PROT_READ || !(flags & MAP_SHARED) || !async_libc_may_suspend()
		|| !(call = async_file_call_current())) {
		return real_mmap(address, length, protection, flags, fd, offset);
	}
	return map_file(call, length, flags, fd, offset);
}

static int hooked_close(int fd)
{
	if (fd >= 0 && async_libc_in_process) {
		async_libc_forget(fd);
		if (fd < REMEMBERED) {
			at_hand[fd] = 0;
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
	ASYNC_LIBC_FUNCTION(lseek),
	ASYNC_LIBC_FUNCTION(close),
	ASYNC_LIBC_FUNCTION(mmap),
};

ASYNC_LIBC_TOPIC(file, functions);
