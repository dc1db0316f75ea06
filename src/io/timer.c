/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The reusable timer of io.h. A use that begins only writes `expires`; the
 * deadline in the heap is touched when it would come too late, and when it fires
 * too early, which for a busy stream is once per timeout instead of once per read.
 */
#include "io/operation.h"

static void timer_fired(async_deadline *deadline)
{
	async_io_timer *timer = ASYNC_LIST_ENTRY(deadline, async_io_timer, deadline);
	async_time due = deadline->node.key;

	if (!timer->wait) {
		return; /* the next use arms it again */
	}
	if (timer->expires > due) {
		async_deadline_arm(&timer->deadline, timer->expires);
		return;
	}
	async_wait_abort(timer->wait, ASYNC_WAKE_TIMEOUT);
}

void async_io_timer_init(async_io_timer *timer)
{
	async_deadline_init(&timer->deadline, timer_fired);
	timer->expires = ASYNC_NEVER;
	timer->wait = NULL;
}

void async_io_timer_free(async_io_timer *timer)
{
	async_deadline_disarm(&timer->deadline);
	timer->wait = NULL;
}

/* Not the scheduler's clock: a coroutine may have computed for long since the last
 * tick, and that must not count. A second or more leaves room for the coarse clock,
 * which is behind by at most one timer interrupt and costs next to nothing. */
async_time async_io_expiry(async_time timeout)
{
	if (timeout < 0) {
		return ASYNC_NEVER;
	}
	return async_clock_after(timeout >= ASYNC_NS_PER_S ? async_clock_coarse() : async_clock_now(), timeout);
}

void async_io_timer_begin(async_io_timer *timer, async_wait *wait, async_time expires)
{
	timer->wait = wait;
	timer->expires = expires;
	if (UNEXPECTED(!async_deadline_is_armed(&timer->deadline) || timer->deadline.node.key > timer->expires)) {
		async_deadline_arm(&timer->deadline, timer->expires);
	}
}

void async_io_timer_end(async_io_timer *timer)
{
	timer->wait = NULL;
}
