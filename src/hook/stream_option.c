/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Options and transport operations of a stream. All of them are the original's;
 * only what waits is looked at here.
 */
#include "hook/stream.h"

#include <ext/standard/file.h>

static int delegate(php_stream *stream, int option, int value, void *data)
{
	return async_stream_of(stream)->original->set_option(stream, option, value, data);
}

/* connect and bind look at stream->ops to know what to make (xp_socket.c): show them
 * the original. Nobody else knows the stream yet. suspends: in poll() */
static int delegate_as_original(php_stream *stream, int option, int value, void *data)
{
	async_stream *hooked = async_stream_of(stream);
	int result;

	stream->ops = hooked->original;
	result = hooked->original->set_option(stream, option, value, data);
	stream->ops = &hooked->ops;
	async_stream_tls_changed(stream, hooked);
	return result;
}

/* Until it is connected, the socket is in a local variable of php_network_connect_socket_to_host()
 * only. It is made known to hooked_poll(), which is where a fatal error may leave it. */
static int connect_as_original(php_stream *stream, int option, int value, void *data)
{
	async_coroutine *coroutine = async_the_scheduler.current;
	int socket = -1, *outer;
	int result;

	if (UNEXPECTED(!async_scheduler_can_suspend() || EG(active_fiber))) {
		return delegate_as_original(stream, option, value, data);
	}
	outer = coroutine->connecting;
	coroutine->connecting = &socket;
	result = delegate_as_original(stream, option, value, data);
	coroutine->connecting = outer;
	return result;
}

static int set_transport_option(php_stream *stream, int option, int value, void *data)
{
	php_stream_xport_param *param = data;
	php_netstream_data_t *socket = async_stream_socket(stream);
	bool waits = socket->socket != -1 && async_scheduler_can_suspend();

	switch (param->op) {
	case STREAM_XPORT_OP_CONNECT:
	case STREAM_XPORT_OP_CONNECT_ASYNC:
		return connect_as_original(stream, option, value, data);
	case STREAM_XPORT_OP_BIND:
		return delegate_as_original(stream, option, value, data);
	case STREAM_XPORT_OP_ACCEPT:
		async_stream_accept(stream, param);
		return PHP_STREAM_OPTION_RETURN_OK;
	case STREAM_XPORT_OP_RECV:
		/* Urgent data is there or not: asking for it never waits. */
		if (!waits || !socket->is_blocked || (param->inputs.flags & STREAM_OOB)) {
			return delegate(stream, option, value, data);
		}
		async_stream_recvfrom(stream, param);
		return PHP_STREAM_OPTION_RETURN_OK;
	case STREAM_XPORT_OP_SEND:
		if (!waits || !socket->is_blocked) {
			return delegate(stream, option, value, data);
		}
		async_stream_sendto(stream, param);
		return PHP_STREAM_OPTION_RETURN_OK;
	default:
		return delegate(stream, option, value, data);
	}
}

/* stream_set_chunk_size(). The buffer of a reader inside must not move. */
static int set_chunk_size(php_stream *stream, int value)
{
	async_stream *hooked = async_stream_of(stream);
	size_t before = hooked->chunk_size_is_users ? stream->chunk_size : (size_t) FG(def_chunk_size);

	if (hooked->user_chunk_size) {
		before = hooked->user_chunk_size;
	}
	hooked->chunk_size_is_users = true;
	if (async_stream_is_busy(&hooked->read_turn)) {
		hooked->user_chunk_size = (size_t) value;
	} else {
		stream->chunk_size = (size_t) value;
	}
	return before > INT_MAX ? INT_MAX : (int) before;
}

/* ext/openssl wants to see its own table in a stream whose session is to be reused, and
 * looks at nothing else but `abstract`. It gets a copy: the stream itself stays one that
 * others, or an error handler, may use and close. suspends: the handshake, in poll() */
static int set_crypto_option(php_stream *stream, int option, int value, void *data)
{
	async_stream *hooked = async_stream_of(stream);
	php_stream_xport_crypto_param *param = data;
	php_stream *session = param->op == STREAM_XPORT_CRYPTO_OP_SETUP ? param->inputs.session : NULL;
	php_stream copy;
	bool visiting = async_scheduler_can_suspend();
	async_stream_visit visit;
	int result;

	if (session && async_stream_is_hooked(session)) {
		copy = *session;
		copy.ops = async_stream_of(session)->original;
		param->inputs.session = &copy;
	}
	if (visiting) {
		async_stream_enter(hooked, &visit);
		visit.abortable = false;
	}
	result = delegate(stream, option, value, data);
	if (session) {
		param->inputs.session = session;
	}
	if (!hooked->stream_is_gone) {
		async_stream_tls_changed(stream, hooked);
	}
	if (visiting) {
		async_stream_leave(hooked, &visit);
	}
	return result;
}

/* The answer contains the mode of the socket, which TLS changes while it works. */
static int get_meta_data(php_stream *stream, int option, int value, void *data)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);
	char mode = socket->is_blocked;
	int result;

	if (hooked->tls_visits) {
		socket->is_blocked = hooked->tls_blocking;
	}
	result = delegate(stream, option, value, data);
	socket->is_blocked = mode;
	return result;
}

/* TLS makes the descriptor non-blocking while somebody is inside. */
static int set_blocking(php_stream *stream, int option, int value, void *data)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);
	int result;

	if (!hooked->tls_visits) {
		result = delegate(stream, option, value, data);
		if (hooked->listener_is_ready) {
			php_set_sock_blocking(socket->socket, 0);
		}
		return result;
	}
	result = hooked->tls_blocking;
	hooked->tls_blocking = value;
	return result;
}

int async_stream_set_option(php_stream *stream, int option, int value, void *data)
{
	if (UNEXPECTED(!stream->abstract)) {
		return delegate(stream, option, value, data);
	}
	switch (option) {
	case PHP_STREAM_OPTION_XPORT_API:
		return set_transport_option(stream, option, value, data);
	case PHP_STREAM_OPTION_CRYPTO_API:
		return set_crypto_option(stream, option, value, data);
	case PHP_STREAM_OPTION_SET_CHUNK_SIZE:
		return set_chunk_size(stream, value);
	case PHP_STREAM_OPTION_META_DATA_API:
		return get_meta_data(stream, option, value, data);
	case PHP_STREAM_OPTION_BLOCKING:
		return set_blocking(stream, option, value, data);
	default:
		return delegate(stream, option, value, data);
	}
}
