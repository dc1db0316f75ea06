/* SPDX-License-Identifier: BSD-3-Clause
 *
 * poll(2) and its relatives: what client libraries wait in. The arrays of the caller are
 * on its stack or in its heap, and it is parked: nothing is copied.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <poll.h>
#include <sys/select.h>
#include <sys/socket.h>

#include "hook/stream.h"
#include "io/io.h"
#include "io/leftover.h"
#include "io/signal.h"

static int (*real_poll)(struct pollfd *, nfds_t, int);
static int (*real_ppoll)(struct pollfd *, nfds_t, const struct timespec *, const sigset_t *);
static int (*real_select)(int, fd_set *, fd_set *, fd_set *, struct timeval *);
static int (*real_pselect)(int, fd_set *, fd_set *, fd_set *, const struct timespec *, const sigset_t *);

/* Some callers, like the handshake of ext/openssl (8.2 to 8.4), do not look at what
 * poll() returns and would wait again until their own timeout. A connection in the
 * middle of which somebody stopped is lost anyway: let them see its end, and nothing that
 * has arrived, which libpq would take for the answer to its next query. */
static void end_connection(int fd)
{
	char unwanted[4096];
	int type, listening;
	socklen_t size = sizeof(type);

	if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM
		&& getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 && !listening) {
		shutdown(fd, SHUT_RDWR);
		while (recv(fd, unwanted, sizeof(unwanted), MSG_DONTWAIT) > 0) {
		}
	}
}

static void break_off(const struct pollfd *fds, nfds_t count)
{
	if (!async_stream_tls_break_off() && count == 1) {
		end_connection(fds[0].fd);
	}
}

static int poll_suspended(struct pollfd *fds, nfds_t count, async_time timeout)
{
	int result;

	async_io_begin_call(ASYNC_COROUTINE_INTERRUPTIBLE);
	result = async_io_poll_many(fds, count, timeout);
	async_io_end_call();
	return result;
}

/* After a fatal error elsewhere the socket would be nobody's (connect_as_original()). */
static int poll_connecting(struct pollfd *entry, async_time timeout, int *connecting)
{
	async_leftover opened;
	int result;

	*connecting = -1; /* it is waited for once */
	async_leftover_begin(&opened, entry->fd, NULL);
	result = poll_suspended(entry, 1, timeout);
	opened.fd = -1;
	async_leftover_end(&opened);
	return result;
}

static int hooked_poll(struct pollfd *fds, nfds_t count, int timeout)
{
	int saved_errno = errno;
	async_time limit = timeout < 0 ? -1 : timeout * ASYNC_NS_PER_MS;
	int *connecting;
	int result;

	if (timeout == 0 || !(count == 1 ? async_libc_may_suspend_at(fds[0].fd) : async_libc_may_suspend())) {
		if (UNEXPECTED(timeout != 0 && async_libc_refuses())) {
			break_off(fds, count);
			errno = ECANCELED;
			return -1;
		}
		return real_poll(fds, count, timeout);
	}
	connecting = async_the_scheduler.current->connecting;
	if (connecting && count == 1 && fds[0].fd == *connecting) {
		result = poll_connecting(fds, limit, connecting);
	} else {
		result = poll_suspended(fds, count, limit);
	}
	if (UNEXPECTED(result == -EBADF && count > 1)) {
		/* Another coroutine has closed one of them: poll(2) does not fail for that. */
		result = real_poll(fds, count, 0);
		result = result > 0 ? result : -EINTR;
	}
	if (result == -ECANCELED) {
		break_off(fds, count);
	} else if (result == -EBADF) {
		async_stream_tls_break_off();
	}
	return (int) async_libc_result(result, saved_errno);
}

static int hooked_ppoll(struct pollfd *fds, nfds_t count, const struct timespec *limit, const sigset_t *mask)
{
	int saved_errno = errno;
	async_time timeout = -1;

	/* A mask is for a signal that must not be missed: only the kernel can do that. */
	if (mask || !async_libc_may_suspend()
		|| (limit && (limit->tv_sec < 0 || limit->tv_nsec < 0 || limit->tv_nsec >= ASYNC_NS_PER_S))) {
		return async_libc_refuses() ? -1 : real_ppoll(fds, count, limit, mask);
	}
	if (limit) {
		timeout = async_libc_duration(limit->tv_sec, limit->tv_nsec);
	}
	return (int) async_libc_result(poll_suspended(fds, count, timeout), saved_errno);
}

/* What select(2) of Linux takes for readable, writable and exceptional. */
#define READABLE (POLLIN | POLLRDNORM | POLLRDBAND | POLLHUP | POLLERR)
#define WRITABLE (POLLOUT | POLLWRNORM | POLLWRBAND | POLLERR)
#define EXCEPTIONAL POLLPRI

static bool contains(const fd_set *set, int fd)
{
	return set && FD_ISSET(fd, set);
}

static nfds_t to_pollfds(
	struct pollfd *fds, int count, const fd_set *read, const fd_set *write, const fd_set *except)
{
	nfds_t used = 0;

	for (int fd = 0; fd < count; fd++) {
		int events = (contains(read, fd) ? POLLIN : 0) | (contains(write, fd) ? POLLOUT : 0)
			| (contains(except, fd) ? POLLPRI : 0);

		if (events) {
			fds[used++] = (struct pollfd) {.fd = fd, .events = (short) events};
		}
	}
	return used;
}

static int set_if(fd_set *set, const struct pollfd *entry, int wanted, int ready)
{
	if (set && (entry->events & wanted) && (entry->revents & ready)) {
		FD_SET(entry->fd, set);
		return 1;
	}
	return 0;
}

/* The sets of those that are ready, or -EBADF. */
static int from_pollfds(struct pollfd *fds, nfds_t used, fd_set *read, fd_set *write, fd_set *except)
{
	int result = 0;

	for (nfds_t i = 0; i < used; i++) {
		int bits = set_if(read, &fds[i], POLLIN, READABLE) + set_if(write, &fds[i], POLLOUT, WRITABLE)
			+ set_if(except, &fds[i], POLLPRI, EXCEPTIONAL);

		if (fds[i].revents & POLLNVAL) {
			return -EBADF;
		}
		if (fds[i].revents && !bits) {
			fds[i].fd = -1; /* an end that this caller does not want to know of */
		}
		result += bits;
	}
	return result;
}

static void clear(fd_set *set, int count)
{
	if (set) {
		for (int fd = 0; fd < count; fd++) {
			FD_CLR(fd, set);
		}
	}
}

static int select_suspended(int count, fd_set *read, fd_set *write, fd_set *except, async_time deadline)
{
	struct pollfd fds[FD_SETSIZE];
	nfds_t used = to_pollfds(fds, count, read, write, except);
	int result;

	do {
		async_time left = deadline == ASYNC_NEVER ? -1 : MAX(deadline - async_clock_now(), 0);

		result = poll_suspended(fds, used, left);
		if (result <= 0) {
			break;
		}
		clear(read, count);
		clear(write, count);
		clear(except, count);
		result = from_pollfds(fds, used, read, write, except);
	} while (result == 0);
	if (result == 0) {
		clear(read, count);
		clear(write, count);
		clear(except, count);
	}
	return result;
}

static int hooked_select(int count, fd_set *read, fd_set *write, fd_set *except, struct timeval *limit)
{
	int saved_errno = errno;
	async_time deadline = ASYNC_NEVER;
	int result;

	if (!async_libc_may_suspend() || count < 0 || count > FD_SETSIZE
		|| (limit
			&& (limit->tv_sec < 0 || limit->tv_usec < 0 || limit->tv_usec >= 1000000
				|| (limit->tv_sec == 0 && limit->tv_usec == 0)))) {
		return async_libc_refuses() ? -1 : real_select(count, read, write, except, limit);
	}
	if (limit) {
		deadline =
			async_clock_after(async_clock_now(), async_libc_duration(limit->tv_sec, limit->tv_usec * 1000));
	}
	result = select_suspended(count, read, write, except, deadline);
	if (limit) {
		/* Linux says how much of the time is left. */
		async_time left = MAX(deadline - async_clock_now(), 0);

		limit->tv_sec = left / ASYNC_NS_PER_S;
		limit->tv_usec = left % ASYNC_NS_PER_S / 1000;
	}
	return (int) async_libc_result(result, saved_errno);
}

/* Linux says how much of the time is left in the structure of select() only. */
static int hooked_pselect(int count, fd_set *read, fd_set *write, fd_set *except,
	const struct timespec *limit, const sigset_t *mask)
{
	int saved_errno = errno;
	async_time deadline = ASYNC_NEVER;

	if (mask || !async_libc_may_suspend() || count < 0 || count > FD_SETSIZE
		|| (limit
			&& (limit->tv_sec < 0 || limit->tv_nsec < 0 || limit->tv_nsec >= ASYNC_NS_PER_S
				|| (limit->tv_sec == 0 && limit->tv_nsec == 0)))) {
		return async_libc_refuses() ? -1 : real_pselect(count, read, write, except, limit, mask);
	}
	if (limit) {
		deadline = async_clock_after(async_clock_now(), async_libc_duration(limit->tv_sec, limit->tv_nsec));
	}
	return (int) async_libc_result(select_suspended(count, read, write, except, deadline), saved_errno);
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(poll),
	ASYNC_LIBC_FUNCTION(ppoll),
	ASYNC_LIBC_FUNCTION(select),
	ASYNC_LIBC_FUNCTION(pselect),
};

ASYNC_LIBC_TOPIC(poll, functions);
