/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Encrypted streams. ext/openssl does the I/O; it waits in poll(2), which suspends
 * (libc.c). Added here is what a second coroutine needs: turns, and the mode of the
 * socket. php_openssl_sockop_io() switches the socket to non-blocking while it works
 * and back at the end, and reads from is_blocked what the user wants: a writer that
 * comes while a reader is parked inside would take its temporary mode for that.
 */
#include "hook/stream.h"

#include <errno.h>

#include "hook/engine.h"

static void enter_tls(async_stream *hooked, php_netstream_data_t *socket)
{
	if (hooked->tls_visits++ == 0) {
		hooked->tls_blocking = socket->is_blocked;
	} else {
		socket->is_blocked = hooked->tls_blocking;
	}
}

/* `eof` is the stream's before. A wait that was broken off looks like the end of the
 * stream to the implementation, but it is not. */
static ssize_t leave_tls(php_stream *stream, bool eof, ssize_t result)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);
	bool blocking = --hooked->tls_visits == 0 && hooked->tls_blocking;

	if (socket->is_blocked != blocking && php_set_sock_blocking(socket->socket, blocking) == SUCCESS) {
		socket->is_blocked = blocking;
	}
	if (result <= 0 && (hooked->closing || EG(exception))) {
		stream->eof = eof;
		return -1;
	}
	return result;
}

ssize_t async_stream_tls_read(php_stream *stream, char *buf, size_t count)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);
	bool eof = stream->eof;
	async_stream_visit visit;
	ssize_t result;

	if (UNEXPECTED(hooked->closing)) {
		return -1;
	}
	if (!async_stream_is_blocking(stream) || !async_scheduler_can_suspend()) {
		return async_stream_is_busy(&hooked->read_turn) ? 0 : hooked->original->read(stream, buf, count);
	}
	async_stream_enter(hooked, &visit);
	if (EXPECTED(async_stream_take_read_turn(stream, &visit, &buf, &count, &result))) {
		enter_tls(hooked, socket);
		result = hooked->original->read(stream, buf, count); /* suspends, re-enters userland */
		result = EXPECTED(!hooked->stream_is_gone) ? leave_tls(stream, eof, result) : -1;
		async_stream_leave_read_turn(stream, hooked, &visit);
	}
	async_stream_leave(hooked, &visit);
	return result;
}

ssize_t async_stream_tls_write(php_stream *stream, const char *buf, size_t count)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);
	bool eof = stream->eof;
	async_stream_visit visit;
	ssize_t result = -1;
	int error;

	if (UNEXPECTED(hooked->closing)) {
		return -1;
	}
	if (!async_stream_is_blocking(stream) || !async_scheduler_can_suspend()) {
		return async_stream_is_busy(&hooked->write_turn) ? 0 : hooked->original->write(stream, buf, count);
	}
	async_stream_enter(hooked, &visit);
	error = async_stream_take_turn(hooked, &hooked->write_turn, &visit, ASYNC_STREAM_WRITE_TURN);
	if (EXPECTED(!error)) {
		enter_tls(hooked, socket);
		result = hooked->original->write(stream, buf, count); /* suspends, re-enters userland */
		result = EXPECTED(!hooked->stream_is_gone) ? leave_tls(stream, eof, result) : -1;
		async_stream_leave_turn(&hooked->write_turn, &visit);
	} else if (error == -ECANCELED) {
		async_hook_throw_pending();
	}
	async_stream_leave(hooked, &visit);
	return result;
}
