/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Accepting: the wait is ours, the rest is the original's, told not to wait. Another
 * process or coroutine may take the connection between the two; the original must then
 * neither block in accept(2) nor fail, so the listening socket is non-blocking from the
 * first accept on (its stream is not: stock PHP waits in poll(2) in either mode).
 */
#include "hook/stream.h"

#include <errno.h>

#include "hook/engine.h"

/* Connections accepted without waiting, after a wait has ended: a full queue is
 * emptied quickly, but not before everybody else has had a turn. */
#define ACCEPTS_PER_WAIT 16

/* One attempt, with param->inputs.timeout as it is. Works on a copy of the stream that
 * shows the original's table: the new client inherits stream->ops, and a TLS handshake
 * may suspend while others use the listener. True when the outcome is final. */
static bool try_accept(const php_stream *stream, async_stream *hooked, php_stream_xport_param *param)
{
	php_stream copy = *stream;

	copy.ops = hooked->original;
	param->outputs.error_code = 0;
	hooked->original->set_option(&copy, PHP_STREAM_OPTION_XPORT_API, 0, param); /* suspends: TLS */
	if (param->outputs.client) {
		async_stream_attach(param->outputs.client, true);
		return true;
	}
	return param->outputs.error_code != EAGAIN && param->outputs.error_code != ETIMEDOUT;
}

static void forget_failure(php_stream_xport_param *param)
{
	if (param->outputs.error_text) {
		zend_string_release(param->outputs.error_text);
		param->outputs.error_text = NULL;
	}
}

static void fail(php_stream_xport_param *param, int error)
{
	param->outputs.client = NULL;
	param->outputs.returncode = -1;
	param->outputs.error_code = error;
	if (param->want_errortext) {
		param->outputs.error_text = php_socket_error_str(error);
	}
}

static void wait_and_accept(
	php_stream *stream, async_stream *hooked, async_stream_visit *visit, php_stream_xport_param *param)
{
	const struct timeval *timeout = param->inputs.timeout;
	async_time deadline =
		timeout ? async_clock_after(async_clock_now(), async_stream_timeout(timeout)) : ASYNC_NEVER;
	struct timeval zero = {0, 0};
	int ready = 0;

	param->inputs.timeout = &zero;
	for (;;) {
		if (hooked->accepts_left > 0) {
			hooked->accepts_left--;
		} else {
			ready = async_io_poll(async_stream_socket(stream)->socket, POLLIN, deadline);
			if (hooked->closing || (ready < 0 && ready != -ETIMEDOUT)) {
				fail(param, hooked->closing ? EBADF : -ready);
				if (ready == -ECANCELED) {
					async_hook_throw_pending();
				}
				return;
			}
			hooked->accepts_left = ACCEPTS_PER_WAIT;
		}
		visit->abortable = false;
		/* After the deadline the original says what is to be said about it. */
		if (try_accept(stream, hooked, param) || ready == -ETIMEDOUT) {
			return;
		}
		visit->abortable = true;
		hooked->accepts_left = 0;
		forget_failure(param);
	}
}

void async_stream_accept(php_stream *stream, php_stream_xport_param *param)
{
	async_stream *hooked = async_stream_of(stream);
	struct timeval *timeout = param->inputs.timeout;
	async_stream_visit visit;

	if (!async_scheduler_can_suspend() || async_stream_socket(stream)->socket == -1) {
		try_accept(stream, hooked, param);
		return;
	}
	if (!hooked->listener_is_ready) {
		hooked->listener_is_ready = php_set_sock_blocking(async_stream_socket(stream)->socket, 0) == SUCCESS;
	}
	async_stream_enter(hooked, &visit);
	wait_and_accept(stream, hooked, &visit, param);
	param->inputs.timeout = timeout;
	async_stream_leave(hooked, &visit);
}
