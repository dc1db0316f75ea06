/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Connections. There is no flag for a single call that must not wait: the socket is
 * O_NONBLOCK for the time of the system call. Most callers have made it so anyway.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include "io/io.h"

/* Plain types: with _GNU_SOURCE those of glibc are unions. */
typedef int (*connect_function)(int, const struct sockaddr *, socklen_t);
typedef int (*accept_function)(int, struct sockaddr *, socklen_t *);
typedef int (*accept4_function)(int, struct sockaddr *, socklen_t *, int);

static connect_function real_connect;
static accept_function real_accept;
static accept4_function real_accept4;

typedef struct _connecting {
	const struct sockaddr *address;
	socklen_t size;
} connecting;

static ssize_t connect_now(int fd, void *arguments)
{
	const connecting *self = arguments;

	return connect(fd, self->address, self->size) == 0 ? 0 : -errno;
}

static int wait_for_connection(int fd, async_time deadline)
{
	int result = async_io_poll(fd, POLLOUT, deadline);
	int error = 0;
	socklen_t size = sizeof(error);

	if (result < 0) {
		return result == -ETIMEDOUT ? -EINPROGRESS : result;
	}
	getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
	return -error;
}

static int hooked_connect(int fd, const struct sockaddr *address, socklen_t size)
{
	int saved_errno = errno;
	connecting self = {address, size};
	async_time patience, deadline;
	int flags, result;

	if (!async_libc_may_suspend()) {
		return async_libc_refuses() ? -1 : real_connect(fd, address, size);
	}
	patience = async_libc_patience_to_send(fd);
	if (patience == 0) {
		/* Not blocking, or no socket. Who connects a stream calls poll() next. */
		if (async_the_scheduler.current->connecting) {
			*async_the_scheduler.current->connecting = fd;
		}
		return real_connect(fd, address, size);
	}
	flags = fcntl(fd, F_GETFL);
	fcntl(fd, F_SETFL, flags | O_NONBLOCK);
	deadline = async_clock_after(async_clock_now(), patience);
	result = (int) connect_now(fd, &self);
	if (result == -EINPROGRESS || result == -EALREADY) {
		result = wait_for_connection(fd, deadline);
	} else if (result == -EAGAIN) {
		/* A local socket whose backlog is full: nothing reports when that changes. */
		result = (int) async_io_insist(fd, connect_now, &self, deadline);
	}
	if (result != -EBADF) {
		fcntl(fd, F_SETFL, flags);
	}
	return (int) async_libc_result(result, saved_errno);
}

typedef struct _accepting {
	struct sockaddr *address;
	socklen_t *size;
	int flags;
} accepting;

/* Another process may take the connection between the two calls. */
static ssize_t attempt_accept(int fd, void *arguments)
{
	const accepting *self = arguments;
	struct pollfd ready = {.fd = fd, .events = POLLIN};
	int flags, result;

	if (poll(&ready, 1, 0) == 0) {
		return -EAGAIN;
	}
	flags = fcntl(fd, F_GETFL);
	if (flags >= 0 && !(flags & O_NONBLOCK)) {
		fcntl(fd, F_SETFL, flags | O_NONBLOCK);
	}
	result = accept4(fd, self->address, self->size, self->flags);
	if (result < 0) {
		result = -errno;
	}
	if (flags >= 0 && !(flags & O_NONBLOCK)) {
		fcntl(fd, F_SETFL, flags);
	}
	return result;
}

static int accept_suspended(int fd, accepting *self)
{
	int saved_errno = errno;

	return (int) async_libc_result(
		async_io_persist(fd, POLLIN, attempt_accept, self, async_libc_patience_to_receive), saved_errno);
}

static int hooked_accept(int fd, struct sockaddr *address, socklen_t *size)
{
	return async_libc_may_suspend() ? accept_suspended(fd, &(accepting) {address, size, 0})
									: real_accept(fd, address, size);
}

static int hooked_accept4(int fd, struct sockaddr *address, socklen_t *size, int flags)
{
	return async_libc_may_suspend() ? accept_suspended(fd, &(accepting) {address, size, flags})
									: real_accept4(fd, address, size, flags);
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(connect),
	ASYNC_LIBC_FUNCTION(accept),
	ASYNC_LIBC_FUNCTION(accept4),
};

ASYNC_LIBC_TOPIC(connect, functions);
