/* SPDX-License-Identifier: BSD-3-Clause
 *
 * How a stream gets its hooks and loses them again.
 */
#include "hook/stream.h"

#include <sys/socket.h>

#include <ext/standard/file.h>

bool async_stream_is_hooked(const php_stream *stream)
{
	return stream->ops->close == async_stream_close;
}

/* The implementations of main/streams/xp_socket.c share their functions, of which one
 * table is exported; that of ext/openssl is known by its label alone. */
static bool is_stock_socket(const php_stream_ops *ops)
{
	return ops->read == php_stream_socket_ops.read || strcmp(ops->label, "tcp_socket/ssl") == 0;
}

static bool is_datagram_socket(const php_stream *stream)
{
	const char *label = stream->ops->label;
	int type;
	socklen_t size = sizeof(type);

	if (strcmp(label, "udp_socket") == 0 || strcmp(label, "udg_socket") == 0) {
		return true;
	}
	/* stream_socket_pair() makes both kinds. */
	return strcmp(label, "generic_socket") == 0
		&& (getsockopt(async_stream_socket(stream)->socket, SOL_SOCKET, SO_TYPE, &type, &size) != 0
			|| type != SOCK_STREAM);
}

void async_stream_reset(async_stream *hooked)
{
	async_mutex_init(&hooked->read_turn);
	async_mutex_init(&hooked->write_turn);
	async_io_timer_init(&hooked->read_timer);
	async_io_timer_init(&hooked->write_timer);
	async_list_init(&hooked->visits);
	hooked->closer = NULL;
	hooked->user_chunk_size = 0;
	hooked->write_error = 0;
	hooked->tls_visits = 0;
	hooked->closing = false;
	hooked->stream_is_gone = false;
}

/* Outside of TLS ext/openssl gives away the descriptor, inside it refuses; the flag
 * itself lies in a private struct. */
void async_stream_tls_changed(php_stream *stream, async_stream *hooked)
{
	hooked->tls = hooked->original->cast && stream->abstract
		&& hooked->original->cast(stream, PHP_STREAM_AS_SOCKETD, NULL) != SUCCESS;
	hooked->ops.read = hooked->tls ? async_stream_tls_read : async_stream_read;
	hooked->ops.write = hooked->tls ? async_stream_tls_write : async_stream_write;
}

void async_stream_attach(php_stream *stream, bool data_likely)
{
	async_stream *hooked;

	if (async_stream_is_hooked(stream) || !is_stock_socket(stream->ops) || !stream->abstract) {
		return;
	}
	hooked = pecalloc(1, sizeof(*hooked), stream->is_persistent);
	hooked->ops = *stream->ops;
	hooked->ops.close = async_stream_close;
	hooked->ops.set_option = async_stream_set_option;
	hooked->original = stream->ops;
	hooked->persistent = stream->is_persistent;
	hooked->stream = stream;
	async_list_init(&hooked->in_use);
	hooked->data_likely = data_likely;
	hooked->is_datagram = is_datagram_socket(stream);
	hooked->read_size = (uint32_t) FG(def_chunk_size);
	/* Somebody has chosen it before we came. */
	hooked->chunk_size_is_users = stream->chunk_size != (size_t) FG(def_chunk_size);
	async_stream_reset(hooked);
	async_stream_tls_changed(stream, hooked);
	stream->ops = &hooked->ops;
}

static void release(async_stream *hooked)
{
	async_list_remove(&hooked->in_use);
	async_io_timer_free(&hooked->read_timer);
	async_io_timer_free(&hooked->write_timer);
	pefree(hooked, hooked->persistent);
}

void async_stream_detach(php_stream *stream)
{
	async_stream *hooked = async_stream_of(stream);

	stream->ops = hooked->original;
	if (EXPECTED(!hooked->stream_is_gone)) {
		release(hooked);
	}
}

void async_stream_last_visit_left(async_stream *hooked)
{
	if (hooked->closer) {
		async_wait_wake(hooked->closer, false);
	} else if (hooked->stream_is_gone) {
		release(hooked);
	}
}
