/* SPDX-License-Identifier: BSD-3-Clause
 *
 * stream_socket_recvfrom() and stream_socket_sendto() on blocking streams. Stock PHP
 * calls recvfrom(2) and sendto(2) and lets them block, whatever the timeout of the
 * stream; ext/sockets can limit them by SO_RCVTIMEO and SO_SNDTIMEO. Here the same
 * calls are made with MSG_DONTWAIT, and waiting is done outside of them.
 */
#include "hook/stream.h"

#include <errno.h>
#include <sys/socket.h>

#include "hook/engine.h"
#include "io/operation.h"

static async_time deadline_of(int fd, int option)
{
	struct timeval limit = {0, 0};
	socklen_t size = sizeof(limit);

	if (getsockopt(fd, SOL_SOCKET, option, &limit, &size) != 0 || (limit.tv_sec == 0 && limit.tv_usec == 0)) {
		return ASYNC_NEVER;
	}
	return async_clock_after(async_clock_now(), async_stream_timeout(&limit));
}

/* Waits after EAGAIN; *deadline is 0 before the first wait. 0: try again. suspends */
static int wait_until_ready(int fd, short events, int option, async_time *deadline)
{
	int ready;

	if (*deadline == 0) {
		*deadline = deadline_of(fd, option);
	}
	ready = async_io_poll(fd, events, *deadline);
	return ready == -ETIMEDOUT ? -EAGAIN : MIN(ready, 0);
}

/* The bytes received, or -errno. suspends */
static ssize_t receive(
	int fd, const php_stream_xport_param *param, php_sockaddr_storage *from, socklen_t *from_size)
{
	int flags = MSG_DONTWAIT | ((param->inputs.flags & STREAM_PEEK) ? MSG_PEEK : 0);
	async_time deadline = 0;
	ssize_t result = async_io_take_turn(fd);

	while (result == 0) {
		*from_size = sizeof(*from);
		result =
			recvfrom(fd, param->inputs.buf, param->inputs.buflen, flags, (struct sockaddr *) from, from_size);
		if (result >= 0) {
			return result;
		}
		result = -errno;
		if (result == -EAGAIN) {
			result = wait_until_ready(fd, POLLIN, SO_RCVTIMEO, &deadline);
		} else if (result == -EINTR) {
			result = 0;
		}
	}
	return result;
}

static void name_sender(php_stream_xport_param *param, php_sockaddr_storage *from, socklen_t from_size)
{
	zend_string **text = param->want_textaddr ? &param->outputs.textaddr : NULL;
	struct sockaddr **address = param->want_addr ? &param->outputs.addr : NULL;

	if (from_size) {
		php_network_populate_name_from_sockaddr(
			(struct sockaddr *) from, from_size, text, address, address ? &param->outputs.addrlen : NULL);
		return;
	}
	/* A connected stream socket names nobody. */
	if (text) {
		*text = ZSTR_EMPTY_ALLOC();
	}
	if (address) {
		*address = NULL;
		param->outputs.addrlen = 0;
	}
}

void async_stream_recvfrom(php_stream *stream, php_stream_xport_param *param)
{
	async_stream *hooked = async_stream_of(stream);
	php_sockaddr_storage from;
	socklen_t from_size = 0;
	async_stream_visit visit;
	ssize_t result;

	param->outputs.returncode = -1;
	async_stream_enter(hooked, &visit);
	result = async_stream_take_turn(hooked, &hooked->read_turn, &visit, ASYNC_STREAM_READ_TURN);
	if (result == 0) {
		result = receive(async_stream_socket(stream)->socket, param, &from, &from_size);
		async_stream_leave_read_turn(stream, hooked, &visit);
	}
	async_stream_leave(hooked, &visit);
	if (result >= 0) {
		param->outputs.returncode = (int) result;
		if (param->want_textaddr || param->want_addr) {
			name_sender(param, &from, from_size);
		}
	} else if (result == -ECANCELED) {
		async_hook_throw_pending();
	}
}

/* The bytes sent, or -errno if there are none. suspends */
static ssize_t transmit(int fd, const php_stream_xport_param *param)
{
	int flags = MSG_DONTWAIT | ((param->inputs.flags & STREAM_OOB) ? MSG_OOB : 0);
	const char *data = param->inputs.buf;
	size_t size = param->inputs.buflen, sent = 0;
	async_time deadline = 0;
	ssize_t result = async_io_take_turn(fd);

	while (result == 0) {
		result = sendto(fd, data + sent, size - sent, flags, param->inputs.addr,
			param->inputs.addr ? param->inputs.addrlen : 0);
		if (result >= 0) {
			sent += (size_t) result;
			if (sent == size) {
				break;
			}
			result = 0;
			continue;
		}
		result = -errno;
		if (result == -EAGAIN) {
			result = wait_until_ready(fd, POLLOUT, SO_SNDTIMEO, &deadline);
		} else if (result == -EINTR) {
			result = 0;
		}
	}
	return result >= 0 || (sent > 0 && result != -ECANCELED) ? (ssize_t) sent : result;
}

void async_stream_sendto(php_stream *stream, php_stream_xport_param *param)
{
	async_stream *hooked = async_stream_of(stream);
	async_stream_visit visit;
	ssize_t result;
	bool closing;

	param->outputs.returncode = -1;
	async_stream_enter(hooked, &visit);
	result = async_stream_take_turn(hooked, &hooked->write_turn, &visit, ASYNC_STREAM_WRITE_TURN);
	if (result == 0) {
		result = transmit(async_stream_socket(stream)->socket, param);
		async_stream_leave_turn(&hooked->write_turn, &visit);
	}
	closing = hooked->closing;
	async_stream_leave(hooked, &visit);
	if (result >= 0) {
		param->outputs.returncode = (int) result;
	} else if (result == -ECANCELED) {
		async_hook_throw_pending();
	} else if (!closing) {
		char *text = php_socket_strerror((int) -result, NULL, 0);

		php_error_docref(NULL, E_WARNING, "%s\n", text);
		efree(text);
	}
}
