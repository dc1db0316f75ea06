/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What a coroutine has to give back when its task is over, while it still counts as
 * running and may wait: a database connection, for example.
 */
#ifndef ASYNC_COROUTINE_ENDING_H
#define ASYNC_COROUTINE_ENDING_H

#include "coroutine/coroutine.h"

typedef struct _async_ending async_ending;

struct _async_ending {
	async_list link; /* in the list of its coroutine, or alone */
	/* Called once, out of the list, in the coroutine; it may free the ending. Cancellations
	 * are kept back. May suspend, leaves no exception. */
	void (*run)(async_ending *ending, async_coroutine *coroutine);
};

static inline void async_ending_init(async_ending *ending, void (*run)(async_ending *, async_coroutine *))
{
	async_list_init(&ending->link);
	ending->run = run;
}

/* The caller keeps the ending in place until it has run or is removed. That of the main
 * coroutine never runs. */
static inline void async_ending_add(async_coroutine *coroutine, async_ending *ending)
{
	async_list_remove(&ending->link);
	async_list_push_back(&coroutine->endings, &ending->link);
}

static inline void async_ending_remove(async_ending *ending)
{
	async_list_remove(&ending->link);
}

/* suspends, re-enters userland */
void async_endings_run(async_coroutine *coroutine);

#endif
