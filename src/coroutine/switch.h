/* SPDX-License-Identifier: BSD-3-Clause
 *
 * From one coroutine straight to the next.
 */
#ifndef ASYNC_COROUTINE_SWITCH_H
#define ASYNC_COROUTINE_SWITCH_H

#include "coroutine/scheduler.h"

/* How often a next coroutine was looked for, or somebody may have become ready after all.
 * Wraps around. */
extern ASYNC_TLS unsigned async_switch_count;

/* The thread was idle, and what runs now is a new turn: to the detector of blocking calls,
 * which looks from its own thread, it must not have begun with the wait. */
static zend_always_inline void async_switch_idled(void)
{
	__atomic_store_n(&async_switch_count, async_switch_count + 1, __ATOMIC_RELAXED);
	__atomic_store_n(&async_the_scheduler.idle, false, __ATOMIC_RELEASE);
}

/* The next coroutine to run: the head of the ready queue, or, when that is empty,
 * the first one that the reactor or a deadline makes ready. Never NULL. May run
 * signal handlers. re-enters userland */
async_coroutine *async_switch_pick(void);

/* Leaves this context for `next`, which becomes the current coroutine. Returns when
 * somebody switches back here. suspends */
void async_switch_to(async_coroutine *next);

/* Leaves this context for another one, whatever the scheduler thinks of it. */
void async_switch_jump(zend_fiber_context *target);

/* The same, into a call that goes on after a fatal error (library_call.h). */
void async_switch_to_call(zend_fiber_context *target);

/* After a fatal error on a coroutine's context: continues it in main, which unwinds
 * to the end of the request. No PHP code of coroutines runs any more. */
ZEND_NORETURN void async_switch_bail_out(void);

#endif
