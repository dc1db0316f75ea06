/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Data of sockets. Sending is done by the system call itself, which nearly always
 * succeeds; receiving is left to the reactor unless data is probably there.
 */
#include "io/operation.h"

#include <errno.h>
#include <sys/socket.h>

#include "reactor/chaos.h"

/* More than the kernel moves in one call anyway (MAX_RW_COUNT). */
#define MOST_AT_ONCE ((size_t) 0x7ffff000)

enum {
	/* How many others are ready, at least, where a send does not go alone. */
	COMPANY = 4,
	LONGEST_MESSAGE_IN_COMPANY = 16 * 1024,
	/* How long the others' turns may be, on average (ns): it is what the message waits for. */
	LONGEST_TURN = 50 * 1000,
};

static ssize_t recv_now(int fd, void *buffer, size_t length, int flags)
{
	int error = async_io_take_turn(fd);

	if (UNEXPECTED(error)) {
		return error;
	}
	return async_reactor_receive(fd, buffer, async_chaos_length(fd, length, flags), flags | MSG_DONTWAIT);
}

/* At most `length` bytes, which the kernel's buffer may not have room for. */
static ssize_t send_now(int fd, const char *buffer, size_t length, int flags)
{
	ssize_t count;

	if (async_chaos_strikes(ASYNC_CHAOS_EAGAIN)) {
		return -EAGAIN;
	}
	length = async_chaos_length(fd, MIN(length, MOST_AT_ONCE), flags);
	do {
		count = send(fd, buffer, length, flags | MSG_DONTWAIT);
	} while (count < 0 && errno == EINTR);
	return count < 0 ? -errno : count;
}

ssize_t async_io_recv(
	int fd, void *buffer, size_t length, int flags, bool likely, async_io_timer *timer, async_time timeout)
{
	async_op op = {.code = ASYNC_OP_RECV, .fd = fd};
	async_time deadline;
	int result;

	length = MIN(length, MOST_AT_ONCE);
	flags &= ~MSG_DONTWAIT;
	if (timeout == 0 || (likely && !(flags & MSG_WAITALL))) {
		ssize_t count = recv_now(fd, buffer, length, flags);

		if (count != -EAGAIN) {
			return count;
		}
		if (timeout == 0) {
			return -ETIMEDOUT;
		}
	}
	op.recv.buffer = buffer;
	op.recv.length = length;
	op.recv.flags = flags;
	deadline = async_io_expiry(timeout);
	do {
		result = async_io_run(&op, timer, deadline);
	} while (UNEXPECTED(result == -EAGAIN)); /* the kernel is short of memory */
	return result;
}

int async_io_wait_readable(int fd, async_io_timer *timer, async_time timeout)
{
	async_op op = {.code = ASYNC_OP_POLL, .fd = fd, .poll = {.events = POLLIN}};

	return async_io_run(&op, timer, async_io_expiry(timeout));
}

static int wait_writable(int fd, async_io_timer *timer, async_time timeout)
{
	async_op op = {.code = ASYNC_OP_POLL, .fd = fd, .poll = {.events = POLLOUT}};
	int result;

	if (timeout == 0) {
		return -ETIMEDOUT;
	}
	result = async_io_run(&op, timer, async_io_expiry(timeout));
	return MIN(result, 0);
}

/* In a busy thread a short message goes to the kernel together with those of others:
 * their sends follow one another, the peer is woken once for many, and nobody pays for a
 * system call of his own. Who is cancelled may send, but not wait. */
static bool has_company(size_t length)
{
	return length <= LONGEST_MESSAGE_IN_COMPANY && async_the_reactor.sends
		&& async_the_scheduler.turn <= LONGEST_TURN
		&& (async_the_scheduler.ready_count >= COMPANY || async_the_reactor.backend->has_queued())
		&& EXPECTED(!async_io_is_cancelled(async_the_scheduler.current));
}

/* Bytes, or -errno; -EAGAIN when the kernel's buffer is full. suspends */
static ssize_t send_in_company(int fd, const char *buffer, size_t length, int flags)
{
	async_op op = {.code = ASYNC_OP_SEND, .fd = fd};

	op.send.buffer = buffer;
	op.send.length = async_chaos_length(fd, length, flags);
	op.send.flags = flags;
	return async_io_run(&op, NULL, ASYNC_NEVER);
}

size_t async_io_send(int fd, const void *buffer, size_t length, int flags, async_io_timer *timer,
	async_time timeout, int *error)
{
	size_t sent = 0;
	bool in_company = has_company(length);

	*error = in_company ? 0 : async_io_take_turn(fd);
	/* An empty datagram is sent, too. */
	while (*error == 0) {
		const char *rest = (const char *) buffer + sent;
		ssize_t count = in_company ? send_in_company(fd, rest, length - sent, flags)
								   : send_now(fd, rest, length - sent, flags);
		bool refused = in_company && (count == -EINVAL || count == -EOPNOTSUPP);

		in_company = false;
		if (UNEXPECTED(refused)) {
			continue; /* a sandbox may know the ring, but not the operation */
		}
		if (count >= 0) {
			sent += (size_t) count;
			if (sent == length) {
				break;
			}
		} else if (count != -EAGAIN) {
			*error = (int) count;
			break;
		}
		/* After a partial success the kernel's buffer is full. */
		*error = wait_writable(fd, timer, timeout);
	}
	return sent;
}
