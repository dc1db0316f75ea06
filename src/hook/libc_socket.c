/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Sockets. Each call is tried without waiting, which nearly always is all there is to
 * it, also for the many that are non-blocking and were going to poll anyway.
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
#include "reactor/chaos.h"

/* Of the receiving calls. Urgent data is there or not, even for a blocking socket. */
#define NEVER_WAITS (MSG_DONTWAIT | MSG_ERRQUEUE | MSG_OOB)

/* Plain types: with _GNU_SOURCE those of glibc are unions. */
typedef struct sockaddr *address;
typedef const struct sockaddr *const_address;

static ssize_t (*real_recv)(int, void *, size_t, int);
static ssize_t (*real_recvfrom)(int, void *, size_t, int, address, socklen_t *);
static ssize_t (*real_recvmsg)(int, struct msghdr *, int);
static ssize_t (*real_send)(int, const void *, size_t, int);
static ssize_t (*real_sendto)(int, const void *, size_t, int, const_address, socklen_t);
static ssize_t (*real_sendmsg)(int, const struct msghdr *, int);

static async_time patience(int fd, int option)
{
	int flags = fcntl(fd, F_GETFL);
	struct timeval limit;
	socklen_t size = sizeof(limit);

	if (flags < 0 || flags & O_NONBLOCK) {
		return 0;
	}
	if (option && getsockopt(fd, SOL_SOCKET, option, &limit, &size) == 0 && (limit.tv_sec || limit.tv_usec)) {
		return async_libc_duration(limit.tv_sec, limit.tv_usec * 1000);
	}
	return -1;
}

async_time async_libc_patience_to_receive(int fd)
{
	return patience(fd, SO_RCVTIMEO);
}

async_time async_libc_patience_to_send(int fd)
{
	return patience(fd, SO_SNDTIMEO);
}

async_time async_libc_patience(int fd)
{
	return patience(fd, 0);
}

typedef struct _receive {
	char *buffer;
	size_t length;
	int flags;
	address from;
	socklen_t *from_size;
	size_t received; /* with MSG_WAITALL, before */
} receive;

static ssize_t attempt_receive(int fd, void *arguments)
{
	receive *self = arguments;
	ssize_t count;

	count = recvfrom(fd, self->buffer + self->received,
		async_chaos_length(fd, self->length - self->received, self->flags), self->flags | MSG_DONTWAIT,
		self->from, self->from_size);
	if (count < 0) {
		return -errno;
	}
	if (UNEXPECTED(self->flags & MSG_WAITALL) && count > 0) {
		self->received += (size_t) count;
		if (self->received < self->length && !(self->flags & MSG_PEEK)) {
			return -EAGAIN;
		}
		return (ssize_t) self->received;
	}
	return count;
}

static ssize_t receive_from(int fd, receive *self)
{
	int saved_errno = errno;
	ssize_t result = async_io_persist(fd, POLLIN, attempt_receive, self, async_libc_patience_to_receive);

	if (result <= 0 && self->received) {
		/* The end, or an error that the next call will find. */
		result = (ssize_t) self->received;
	}
	return async_libc_result(result, saved_errno);
}

static bool is_stream(int fd)
{
	int type;
	socklen_t size = sizeof(type);

	return getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM;
}

/* MSG_WAITALL on anything but a stream means nothing. */
static int receive_flags(int fd, int flags)
{
	return (flags & MSG_WAITALL) && !is_stream(fd) ? flags & ~MSG_WAITALL : flags;
}

static ssize_t hooked_recv(int fd, void *buffer, size_t length, int flags)
{
	if ((flags & NEVER_WAITS) || !async_libc_may_suspend_at(fd)) {
		return async_libc_refuses() ? -1 : real_recv(fd, buffer, length, flags);
	}
	return receive_from(
		fd, &(receive) {.buffer = buffer, .length = length, .flags = receive_flags(fd, flags)});
}

static ssize_t hooked_recvfrom(
	int fd, void *buffer, size_t length, int flags, address from, socklen_t *from_size)
{
	if ((flags & NEVER_WAITS) || !async_libc_may_suspend_at(fd)) {
		return async_libc_refuses() ? -1 : real_recvfrom(fd, buffer, length, flags, from, from_size);
	}
	return receive_from(fd,
		&(receive) {.buffer = buffer,
			.length = length,
			.flags = receive_flags(fd, flags),
			.from = from,
			.from_size = from_size});
}

typedef struct _message {
	struct msghdr *header;
	int flags;
} message;

static ssize_t attempt_recvmsg(int fd, void *arguments)
{
	const message *self = arguments;
	ssize_t count = recvmsg(fd, self->header, self->flags | MSG_DONTWAIT);

	return count < 0 ? -errno : count;
}

static ssize_t hooked_recvmsg(int fd, struct msghdr *header, int flags)
{
	int saved_errno = errno;
	message self = {header, flags};

	if ((flags & (NEVER_WAITS | MSG_WAITALL)) || !async_libc_may_suspend_at(fd)) {
		return async_libc_refuses() ? -1 : real_recvmsg(fd, header, flags);
	}
	return async_libc_result(
		async_io_persist(fd, POLLIN, attempt_recvmsg, &self, async_libc_patience_to_receive), saved_errno);
}

typedef struct _transmission {
	const char *buffer;
	size_t length;
	int flags;
	const_address to;
	socklen_t to_size;
	size_t sent;
} transmission;

/* A blocking call sends everything; a partial success means that no more fits. */
static ssize_t attempt_send(int fd, void *arguments)
{
	transmission *self = arguments;
	ssize_t count =
		sendto(fd, self->buffer + self->sent, async_chaos_length(fd, self->length - self->sent, self->flags),
			self->flags | MSG_DONTWAIT, self->to, self->to_size);

	if (count < 0) {
		return -errno;
	}
	self->sent += (size_t) count;
	return self->sent < self->length ? -EAGAIN : (ssize_t) self->sent;
}

static ssize_t send_all(int fd, transmission *self)
{
	ssize_t result = async_io_persist(fd, POLLOUT, attempt_send, self, async_libc_patience_to_send);

	return result < 0 && self->sent ? (ssize_t) self->sent : result;
}

ssize_t async_libc_send_all(int fd, const void *buffer, size_t length, int flags)
{
	return send_all(fd, &(transmission) {.buffer = buffer, .length = length, .flags = flags});
}

static ssize_t hooked_send(int fd, const void *buffer, size_t length, int flags)
{
	int saved_errno = errno;

	if ((flags & MSG_DONTWAIT) || !async_libc_may_suspend_at(fd)) {
		return async_libc_refuses() ? -1 : real_send(fd, buffer, length, flags);
	}
	return async_libc_result(async_libc_send_all(fd, buffer, length, flags), saved_errno);
}

static ssize_t hooked_sendto(
	int fd, const void *buffer, size_t length, int flags, const_address to, socklen_t to_size)
{
	int saved_errno = errno;
	transmission self = {.buffer = buffer, .length = length, .flags = flags, .to = to, .to_size = to_size};

	if ((flags & MSG_DONTWAIT) || !async_libc_may_suspend_at(fd)) {
		return async_libc_refuses() ? -1 : real_sendto(fd, buffer, length, flags, to, to_size);
	}
	return async_libc_result(send_all(fd, &self), saved_errno);
}

static ssize_t attempt_sendmsg(int fd, void *arguments)
{
	const message *self = arguments;
	ssize_t count = sendmsg(fd, self->header, self->flags | MSG_DONTWAIT);

	return count < 0 ? -errno : count;
}

/* What a partial success has left over, piece by piece. */
static ssize_t send_rest(int fd, const struct msghdr *header, int flags, size_t sent)
{
	size_t skip = sent;

	for (size_t i = 0; i < (size_t) header->msg_iovlen; i++) {
		const struct iovec *piece = &header->msg_iov[i];

		if (skip < piece->iov_len) {
			ssize_t count =
				async_libc_send_all(fd, (const char *) piece->iov_base + skip, piece->iov_len - skip, flags);

			if (count > 0) {
				sent += (size_t) count;
			}
			if (count < (ssize_t) (piece->iov_len - skip)) {
				break;
			}
			skip = 0;
		} else {
			skip -= piece->iov_len;
		}
	}
	return (ssize_t) sent;
}

static ssize_t hooked_sendmsg(int fd, const struct msghdr *header, int flags)
{
	int saved_errno = errno;
	message self = {(struct msghdr *) (uintptr_t) header, flags};
	ssize_t result;

	if ((flags & MSG_DONTWAIT) || !async_libc_may_suspend_at(fd)) {
		return async_libc_refuses() ? -1 : real_sendmsg(fd, header, flags);
	}
	result = async_io_persist(fd, POLLOUT, attempt_sendmsg, &self, async_libc_patience_to_send);
	if (result > 0) {
		/* Datagrams are sent whole: then there is no rest. */
		result = send_rest(fd, header, flags, (size_t) result);
	}
	return async_libc_result(result, saved_errno);
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(recv),
	ASYNC_LIBC_FUNCTION(recvfrom),
	ASYNC_LIBC_FUNCTION(recvmsg),
	ASYNC_LIBC_FUNCTION(send),
	ASYNC_LIBC_FUNCTION(sendto),
	ASYNC_LIBC_FUNCTION(sendmsg),
};

ASYNC_LIBC_TOPIC(socket, functions);
