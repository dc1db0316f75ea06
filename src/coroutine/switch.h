/* SPDX-License-Identifier: BSD-3-Clause
 *
 * From one coroutine straight to the next.
 */
#ifndef ASYNC_COROUTINE_SWITCH_H
#define ASYNC_COROUTINE_SWITCH_H

#include "coroutine/coroutine.h"

/* How often a next coroutine was looked for. Wraps around. */
extern ASYNC_TLS unsigned async_switch_count;

/* The next coroutine to run: the head of the ready queue, or, when that is empty,
 * the first one that the reactor or a deadline makes ready. Never NULL. May run
 * signal handlers. re-enters userland */
async_coroutine *async_switch_pick(void);

/* Leaves this context for `next`, which becomes the current coroutine. Returns when
 * somebody switches back here. suspends */
void async_switch_to(async_coroutine *next);

/* After a fatal error on a coroutine's context: continues it in main, which unwinds
 * to the end of the request. No PHP code of coroutines runs any more. */
ZEND_NORETURN void async_switch_bail_out(void);

#endif
