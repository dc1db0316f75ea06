/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Writing, with the results of php_sockop_write() (main/streams/xp_socket.c). One
 * call sends the whole buffer, so that payloads of several writers do not mix.
 */
#include "hook/stream.h"

#include <errno.h>

#include "hook/engine.h"
#include "io/operation.h"

/* `error` is an -errno. `count` bytes were left to send. */
static ssize_t failed(php_stream *stream, int error, size_t count)
{
	async_stream *hooked = async_stream_of(stream);
	char *text;

	if (error == -ECANCELED) {
		async_hook_throw_pending();
		return -1;
	}
	if (hooked->closing) {
		return -1;
	}
	if (error == -ETIMEDOUT && hooked->write_timer.expires <= async_clock_now()) {
		/* Stock PHP reports what send() said before the wait. */
		async_stream_socket(stream)->timeout_event = 1;
		error = -EAGAIN;
	}
	if (!(stream->flags & PHP_STREAM_FLAG_SUPPRESS_ERRORS)) {
		text = php_socket_strerror(-error, NULL, 0);
		php_error_docref(NULL, E_NOTICE, "Send of " ZEND_LONG_FMT " bytes failed with errno=%d %s",
			(zend_long) count, -error, text);
		efree(text);
	}
	return -1;
}

static ssize_t write_directly(php_stream *stream, const char *buf, size_t count)
{
	async_stream *hooked = async_stream_of(stream);
	ssize_t result;

	if (UNEXPECTED(async_stream_is_busy(&hooked->write_turn))) {
		/* In the middle of somebody else's payload. */
		if (async_stream_socket(stream)->is_blocked) {
			return failed(stream, -EAGAIN, count);
		}
		async_io_count_attempt();
		return async_stream_give_way(stream, &hooked->write_turn, &result) ? 0 : result;
	}
	if (UNEXPECTED(!async_stream_give_way(stream, &hooked->write_turn, &result))) {
		return result;
	}
	return hooked->original->write(stream, buf, count);
}

/* re-enters userland: notifications, error handler */
static ssize_t report(php_stream *stream, async_stream *hooked, size_t count, size_t sent, int error)
{
	if (sent > 0 && UNEXPECTED(PHP_STREAM_CONTEXT(stream))) {
		php_stream_notify_progress_increment(PHP_STREAM_CONTEXT(stream), sent, 0);
	}
	if (UNEXPECTED(error)) {
		if (sent == 0) {
			return failed(stream, error, count);
		}
		/* First the progress: streams.c calls again with the rest, and without a pause. */
		hooked->write_error = error;
	}
	return (ssize_t) sent;
}

ssize_t async_stream_write(php_stream *stream, const char *buf, size_t count)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);
	async_stream_visit visit;
	size_t sent = 0;
	ssize_t result;
	int error;

	if (UNEXPECTED(hooked->write_error)) {
		error = hooked->write_error;
		hooked->write_error = 0;
		return failed(stream, error, count);
	}
	if (UNEXPECTED(!socket || socket->socket == -1 || hooked->closing)) {
		return hooked->closing ? -1 : 0;
	}
	if (UNEXPECTED(!async_scheduler_can_suspend() || !socket->is_blocked
			|| (socket->timeout.tv_sec == 0 && socket->timeout.tv_usec == 0))) {
		return write_directly(stream, buf, count);
	}

	async_stream_enter(hooked, &visit);
	error = async_stream_take_turn(hooked, &hooked->write_turn, &visit, ASYNC_STREAM_WRITE_TURN);
	if (EXPECTED(!error)) {
		hooked->write_timer.expires = ASYNC_NEVER;
		sent = async_io_send(socket->socket, buf, count, 0, &hooked->write_timer,
			async_stream_timeout(&socket->timeout), &error);
		async_stream_leave_turn(&hooked->write_turn, &visit);
	}
	visit.abortable = false;
	result = EXPECTED(!hooked->stream_is_gone) ? report(stream, hooked, count, sent, error) : -1;
	async_stream_leave(hooked, &visit);
	return result;
}
