/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See library_call.h. Whoever cleans up after a fatal error switches to each call, and is
 * switched back to when it is over. The context of the call stays suspended there until all
 * contexts are destroyed.
 */
#include "coroutine/library_call.h"

#include "coroutine/scheduler.h"
#include "coroutine/switch.h"
#include "coroutine/wait.h"

static ASYNC_TLS async_list calls;
static ASYNC_TLS zend_fiber_context *finisher; /* who has resumed a call */
static ASYNC_TLS bool current_is_in_call, is_futile;

void async_library_call_begin(async_library_call *self)
{
	if (UNEXPECTED(!calls.next)) {
		async_list_init(&calls);
	}
	self->coroutine = async_the_scheduler.current;
	async_list_push_back(&calls, &self->link);
}

bool async_library_call_end(async_library_call *self)
{
	async_list_remove(&self->link);
	return !is_futile;
}

void async_library_call_leave(void)
{
	is_futile = false;
	if (finisher) {
		async_switch_jump(finisher);
	}
	zend_bailout();
}

bool async_library_call_is_futile(void)
{
	return is_futile;
}

void async_library_calls_abort(void)
{
	for (async_list *link = calls.next; link && link != &calls; link = link->next) {
		async_wait *wait = ASYNC_LIST_ENTRY(link, async_library_call, link)->coroutine->wait;

		if (wait) {
			async_wait_abort(wait, ASYNC_WAKE_CANCELLED);
		}
	}
}

/* One that is not parked has met its end in the call: its stack has overflown. */
static bool can_go_on(const async_coroutine *coroutine)
{
	return async_coroutine_is_suspended(coroutine)
		&& (!coroutine->wait || coroutine->wait->result != ASYNC_WAKE_NONE);
}

void async_library_calls_finish(void)
{
	async_coroutine *current = async_the_scheduler.current;
	async_list *link;

	current_is_in_call = false;
	while (calls.next && (link = async_list_pop_front(&calls))) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_library_call, link)->coroutine;

		if (coroutine == current) {
			current_is_in_call = can_go_on(coroutine);
		} else if (can_go_on(coroutine)) {
			is_futile = true;
			finisher = EG(current_fiber_context);
			async_the_scheduler.current = coroutine;
			async_switch_jump(coroutine->resume);
			finisher = NULL;
			async_the_scheduler.current = current;
		}
	}
}

bool async_library_call_goes_on(void)
{
	is_futile = current_is_in_call;
	current_is_in_call = false;
	return is_futile;
}
