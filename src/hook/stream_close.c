/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Closing a stream that others may be inside of. Their waits end as failed reads and
 * writes; the closer goes on when the last of them has left. That one still runs then,
 * with frames of streams.c that look at the stream once more: the closer is only put
 * into the ready queue, and runs when they are through.
 */
#include "hook/stream.h"

#include <errno.h>

#include "coroutine/library_call.h"

static zend_string *describe_close(const async_wait *wait)
{
	(void) wait;
	return ZSTR_INIT_LITERAL("the others to leave a stream that it closes", 0);
}

/* Nothing ends this wait early: freeing the stream before is not an option. */
static bool keep_waiting(async_wait *wait)
{
	(void) wait;
	return false;
}

static const async_wait_kind close_kind = {describe_close, keep_waiting};

static bool is_parked_in(const async_stream_visit *visit)
{
	return visit->abortable && visit->coroutine->wait;
}

/* A copy from `source` into the stream that is closed waits for data it can no longer
 * hand on. The opposite, a write that is under way, is allowed to finish. */
static void abort_copy(async_stream *source, const async_coroutine *coroutine)
{
	for (async_list *link = source->visits.next; link != &source->visits; link = link->next) {
		async_stream_visit *visit = ASYNC_LIST_ENTRY(link, async_stream_visit, link);

		if (visit->coroutine == coroutine && is_parked_in(visit)) {
			async_wait_abort(coroutine->wait, ASYNC_WAKE_CLOSED);
			return;
		}
	}
}

/* Ends all waits. True when every visitor is parked, so that it has been told. */
static bool abort_visits(async_stream *hooked)
{
	bool all_parked = true;

	for (async_list *link = hooked->visits.next; link != &hooked->visits; link = link->next) {
		async_stream_visit *visit = ASYNC_LIST_ENTRY(link, async_stream_visit, link);

		if (!visit->coroutine->wait || (visit->coroutine->flags & ASYNC_COROUTINE_READY)) {
			all_parked = false;
		} else if (visit->abortable) {
			async_wait_abort(visit->coroutine->wait, ASYNC_WAKE_CLOSED);
		} else if (visit->source) {
			abort_copy(visit->source, visit->coroutine);
		}
	}
	return all_parked;
}

/* suspends */
static void wait_for_visitors(async_stream *hooked)
{
	while (!async_list_is_empty(&hooked->visits) && EXPECTED(!async_library_call_is_futile())) {
		async_wait wait;

		if (!abort_visits(hooked)) {
			/* Somebody is about to run and may wait once more. */
			async_scheduler_ready(async_the_scheduler.current);
			async_scheduler_switch();
			continue;
		}
		async_wait_init(&wait, &close_kind);
		hooked->closer = &wait;
		async_wait_park(&wait, ASYNC_NEVER);
		hooked->closer = NULL;
	}
}

/* Where nothing may be suspended: the visitors cannot leave before the stream is freed,
 * but the kernel can be made to, and they are told not to touch it. */
static void abandon_visitors(async_stream *hooked)
{
	hooked->stream_is_gone = true;
	for (async_list *link = hooked->visits.next; link != &hooked->visits; link = link->next) {
		async_stream_visit *visit = ASYNC_LIST_ENTRY(link, async_stream_visit, link);

		if (is_parked_in(visit)) {
			async_wait *wait = visit->coroutine->wait;
			int error = 0;

			async_wait_abort(wait, ASYNC_WAKE_CLOSED);
			while (wait->result == ASYNC_WAKE_NONE && (error == 0 || error == -EINTR)) {
				error = async_reactor_poll(ASYNC_NEVER);
			}
		}
	}
}

bool async_stream_is_inside(const async_stream *hooked)
{
	for (async_list *link = hooked->visits.next; link != &hooked->visits; link = link->next) {
		if (ASYNC_LIST_ENTRY(link, async_stream_visit, link)->coroutine == async_the_scheduler.current) {
			return true;
		}
	}
	return false;
}

bool async_stream_evict(async_stream *hooked)
{
	/* A notification callback may close the stream it is told about. */
	if (!async_scheduler_can_suspend() || async_stream_is_inside(hooked)) {
		return false;
	}
	hooked->closing = true;
	wait_for_visitors(hooked);
	return async_list_is_empty(&hooked->visits);
}

int async_stream_close(php_stream *stream, int close_handle)
{
	async_stream *hooked = async_stream_of(stream);
	php_netstream_data_t *socket = async_stream_socket(stream);

	/* Once the scheduler is off, what a fatal error has left in the list is dead, or will be. */
	if ((async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE || async_library_call_is_futile())
		&& !async_list_is_empty(&hooked->visits)) {
		if (!async_stream_evict(hooked)) {
			hooked->closing = true;
			abandon_visitors(hooked);
		}
	}
	if (socket && socket->socket != -1) {
		async_reactor_forget(socket->socket);
	}
	async_stream_detach(stream);
	return stream->ops->close(stream, close_handle);
}
