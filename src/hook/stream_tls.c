/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Encrypted streams. ext/openssl does the I/O; it waits in poll(2), which suspends
 * (libc.c). Added here is what several coroutines need: turns, the mode of the socket,
 * and a way out.
 *
 * php_openssl_sockop_io() (8.2 to 8.4) switches the socket to non-blocking while it
 * works and back at the end, and reads from is_blocked what the user wants: a writer
 * that comes while a reader is parked inside would take its temporary mode for that.
 * And it does not look at what poll() returns, but tries again until the timeout of the
 * stream has passed, which it reads anew each time: to break off is to end the timeout.
 */
#include "hook/stream.h"

#include <errno.h>

#include "hook/engine.h"
#include "io/operation.h"

/* Stands for "no timeout", which the loop would not look at again; in milliseconds it
 * still fits into the int of poll(2), 23 days. */
#define LONGEST_TIMEOUT 2000000

typedef struct _tls_operation {
	async_list link;
	async_coroutine *coroutine;
	php_stream *stream;
	struct timeval timeout; /* the stream's, once the operation was broken off */
	bool eof; /* the stream's, before */
	bool broken_off;
} tls_operation;

static ASYNC_TLS async_list operations; /* set up when a scheduler starts */

void async_stream_tls_reset(void)
{
	async_list_init(&operations);
}

bool async_stream_tls_break_off(void)
{
	for (async_list *link = operations.next; link != &operations; link = link->next) {
		tls_operation *operation = ASYNC_LIST_ENTRY(link, tls_operation, link);

		if (operation->coroutine == async_the_scheduler.current) {
			php_netstream_data_t *socket = async_stream_socket(operation->stream);

			if (!operation->broken_off) {
				operation->broken_off = true;
				operation->timeout = socket->timeout;
				socket->timeout.tv_sec = -1; /* less than has passed, whatever that is */
			}
			return true;
		}
	}
	return false;
}

static void enter(php_stream *stream, tls_operation *operation)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);

	if (hooked->tls_visits++ == 0) {
		hooked->tls_blocking = socket->is_blocked;
	} else {
		socket->is_blocked = hooked->tls_blocking;
	}
	if (socket->timeout.tv_sec < 0) {
		socket->timeout.tv_sec = LONGEST_TIMEOUT;
		socket->timeout.tv_usec = 0;
	}
	operation->coroutine = async_the_scheduler.current;
	operation->stream = stream;
	operation->eof = stream->eof;
	operation->broken_off = false;
	async_list_push_back(&operations, &operation->link);
}

static ssize_t leave(async_stream *hooked, tls_operation *operation, ssize_t result)
{
	php_stream *stream = operation->stream;
	php_netstream_data_t *socket;
	bool blocking;

	async_list_remove(&operation->link);
	hooked->tls_visits--;
	if (UNEXPECTED(hooked->stream_is_gone)) {
		return -1;
	}
	socket = async_stream_socket(stream);
	blocking = hooked->tls_visits == 0 && hooked->tls_blocking;
	if (socket->is_blocked != blocking && php_set_sock_blocking(socket->socket, blocking) == SUCCESS) {
		socket->is_blocked = blocking;
	}
	if (UNEXPECTED(operation->broken_off)) {
		socket->timeout = operation->timeout;
		if (result <= 0) {
			socket->timeout_event = 0;
			stream->eof = operation->eof;
			result = -1;
		}
	}
	if (hooked->tls_visits == 0 && socket->timeout.tv_sec == LONGEST_TIMEOUT) {
		socket->timeout.tv_sec = -1;
	}
	return result;
}

/* A call that does not wait. OpenSSL makes the system calls, which nobody counts but here. */
static bool may_try(php_stream *stream, async_mutex *turn, ssize_t *result)
{
	async_io_count_attempt();
	*result = 0;
	return async_stream_give_way(stream, turn, result) && !async_stream_is_busy(turn);
}

ssize_t async_stream_tls_read(php_stream *stream, char *buf, size_t count)
{
	async_stream *hooked = async_stream_of(stream);
	async_stream_visit visit;
	tls_operation operation;
	ssize_t result;

	if (UNEXPECTED(hooked->closing)) {
		return -1;
	}
	if (!async_stream_is_blocking(stream) || !async_scheduler_can_suspend()) {
		if (UNEXPECTED(!may_try(stream, &hooked->read_turn, &result))) {
			return result;
		}
		return hooked->original->read(stream, buf, count);
	}
	async_stream_enter(hooked, &visit);
	if (EXPECTED(async_stream_take_read_turn(stream, &visit, &buf, &count, &result))) {
		enter(stream, &operation);
		result = hooked->original->read(stream, buf, count); /* suspends, re-enters userland */
		result = leave(hooked, &operation, result);
		async_stream_leave_read_turn(stream, hooked, &visit);
	}
	async_stream_leave(hooked, &visit);
	return result;
}

ssize_t async_stream_tls_write(php_stream *stream, const char *buf, size_t count)
{
	async_stream *hooked = async_stream_of(stream);
	async_stream_visit visit;
	tls_operation operation;
	ssize_t result = -1;
	int error;

	if (UNEXPECTED(hooked->closing)) {
		return -1;
	}
	if (!async_stream_is_blocking(stream) || !async_scheduler_can_suspend()) {
		if (UNEXPECTED(!may_try(stream, &hooked->write_turn, &result))) {
			return result;
		}
		return hooked->original->write(stream, buf, count);
	}
	async_stream_enter(hooked, &visit);
	error = async_stream_take_turn(hooked, &hooked->write_turn, &visit, ASYNC_STREAM_WRITE_TURN);
	if (EXPECTED(!error)) {
		enter(stream, &operation);
		result = hooked->original->write(stream, buf, count); /* suspends, re-enters userland */
		result = leave(hooked, &operation, result);
		async_stream_leave_turn(&hooked->write_turn, &visit);
	} else if (error == -ECANCELED) {
		async_hook_throw_pending();
	}
	async_stream_leave(hooked, &visit);
	return result;
}
