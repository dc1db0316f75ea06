/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Persistent streams outlive the requests that use them, and so would what a fatal error has cut
 * off: visits of coroutines that are gone, and an answer on its way to nobody.
 */
#include "hook/stream.h"

#include <sys/socket.h>

static ASYNC_TLS async_list in_use;

void async_stream_used(async_stream *hooked)
{
	if (UNEXPECTED(!in_use.next)) {
		async_list_init(&in_use);
	}
	async_list_remove(&hooked->in_use);
	async_list_push_back(&in_use, &hooked->in_use);
}

void async_stream_unused(async_stream *hooked)
{
	async_list_remove(&hooked->in_use);
}

void async_streams_abandon(void)
{
	async_list *link;

	while (in_use.next && (link = async_list_pop_front(&in_use))) {
		async_stream *hooked = ASYNC_LIST_ENTRY(link, async_stream, in_use);
		const php_netstream_data_t *socket = async_stream_socket(hooked->stream);

		/* Whoever has kept the stream sees that the other end is gone. */
		if (socket && socket->socket != -1) {
			shutdown(socket->socket, SHUT_RDWR);
		}
		async_stream_reset(hooked);
	}
}
