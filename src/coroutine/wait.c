/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See wait.h. Invariant: `result` leaves NONE once. While `pending` is set an
 * operation is in flight that may touch the waiter's stack, so only its
 * completion (async_wait_wake) may end the wait.
 */
#include "coroutine/wait.h"

#include "coroutine/library_call.h"
#include "coroutine/scheduler.h"

static void deadline_fired(async_deadline *deadline)
{
	async_wait_abort(ASYNC_LIST_ENTRY(deadline, async_wait, deadline), ASYNC_WAKE_TIMEOUT);
}

void async_wait_init(async_wait *wait, const async_wait_kind *kind)
{
	wait->kind = kind;
	wait->coroutine = async_the_scheduler.current;
	wait->result = ASYNC_WAKE_NONE;
	wait->pending = ASYNC_WAKE_NONE;
	wait->parked = false;
	async_deadline_init(&wait->deadline, deadline_fired);
}

static void finish(async_wait *wait, async_wake result)
{
	wait->result = result;
	if (wait->parked) {
		async_scheduler_ready(wait->coroutine);
	}
}

void async_wait_wake(async_wait *wait, bool aborted)
{
	if (wait->result == ASYNC_WAKE_NONE) {
		finish(wait, aborted && wait->pending != ASYNC_WAKE_NONE ? wait->pending : ASYNC_WAKE_DONE);
	}
}

void async_wait_abort(async_wait *wait, async_wake reason)
{
	if (wait->result != ASYNC_WAKE_NONE || wait->pending != ASYNC_WAKE_NONE) {
		return;
	}
	wait->pending = reason;
	if (!wait->kind->abort || wait->kind->abort(wait)) {
		/* The abort itself may have woken the wait. */
		if (wait->result == ASYNC_WAKE_NONE) {
			finish(wait, reason);
		}
	}
}

async_wake async_wait_park(async_wait *wait, async_time deadline)
{
	async_coroutine *coroutine = wait->coroutine;

	coroutine->wait = wait;
	if (UNEXPECTED(async_coroutine_has_pending(coroutine) || async_library_call_is_futile())) {
		async_wait_abort(wait, ASYNC_WAKE_CANCELLED);
	}
	if (UNEXPECTED(async_library_call_is_futile()) && wait->result == ASYNC_WAKE_NONE) {
		async_ports.drain(); /* nobody else runs any more */
	}
	if (wait->result == ASYNC_WAKE_NONE) {
		if (deadline != ASYNC_NEVER) {
			async_deadline_arm(&wait->deadline, deadline);
		}
		wait->parked = true;
		wait->since = async_the_scheduler.now;
		do {
			async_scheduler_switch();
		} while (UNEXPECTED(wait->result == ASYNC_WAKE_NONE));
		wait->parked = false;
		async_deadline_disarm(&wait->deadline);
	}
	coroutine->wait = NULL;
	return wait->result;
}
