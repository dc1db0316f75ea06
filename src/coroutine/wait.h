/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A wait is one object on the C stack of the coroutine that waits. It is woken
 * exactly once; after that nobody but its owner touches it.
 */
#ifndef ASYNC_COROUTINE_WAIT_H
#define ASYNC_COROUTINE_WAIT_H

#include "coroutine/coroutine.h"
#include "coroutine/deadline.h"

typedef enum {
	ASYNC_WAKE_NONE, /* still parked */
	ASYNC_WAKE_DONE, /* what it waited for has happened */
	ASYNC_WAKE_TIMEOUT,
	ASYNC_WAKE_CANCELLED,
	ASYNC_WAKE_INTERRUPTED, /* by a signal that PHP code handles */
	ASYNC_WAKE_CLOSED, /* what it waited on is being closed by another coroutine */
} async_wake;

typedef struct _async_wait_kind {
	/* What is waited for, e.g. "delay of 10 ms"; owned by the caller. */
	zend_string *(*describe)(const async_wait *wait);

	/* Called when the wait is to end early, for a timeout or a cancellation.
	 * Returns true when it may be woken at once (after taking it out of
	 * whatever queue it is in), false when something is still in flight: then
	 * the completion wakes it, and the reason is kept in `pending`. May be
	 * NULL: nothing to undo. Called at most once. */
	bool (*abort)(async_wait *wait);
} async_wait_kind;

struct _async_wait {
	const async_wait_kind *kind;
	async_coroutine *coroutine;
	async_wake result;
	async_wake pending; /* why it was aborted, while an operation is in flight */
	bool parked; /* its coroutine has given up the thread */
	async_time since; /* parked; the scheduler's clock, which may be behind */
	async_deadline deadline;
};

/* Prepares a wait of the running coroutine. */
void async_wait_init(async_wait *wait, const async_wait_kind *kind);

/* Parks the running coroutine until the wait is woken or `deadline` (absolute,
 * ASYNC_NEVER for none) has passed. A cancellation that is already pending ends
 * it at once. After ASYNC_WAKE_CANCELLED the caller owes the coroutine its
 * exception: async_coroutine_throw_pending(). suspends, re-enters userland */
async_wake async_wait_park(async_wait *wait, async_time deadline);

/* Wakes a parked wait with DONE, or with the reason it was aborted for when
 * `aborted` says that the operation gave up. No-op when already woken. */
void async_wait_wake(async_wait *wait, bool aborted);

/* Ends a wait early. */
void async_wait_abort(async_wait *wait, async_wake reason);

#endif
