/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Points in time, all in one heap. The earliest becomes the timeout of the
 * single wait in the kernel.
 */
#ifndef ASYNC_COROUTINE_DEADLINE_H
#define ASYNC_COROUTINE_DEADLINE_H

#include "core/heap.h"
#include "core/list.h"

typedef struct _async_deadline async_deadline;

struct _async_deadline {
	async_heap_node node;
	/* Called once per arming, when due; the deadline is disarmed by then and
	 * may be armed again. Must not switch contexts. */
	void (*fire)(async_deadline *deadline);
	bool hidden; /* set before arming: keeps no coroutine waiting, thus the script not alive */
};

static inline void async_deadline_init(async_deadline *deadline, void (*fire)(async_deadline *))
{
	async_heap_node_init(&deadline->node);
	deadline->fire = fire;
	deadline->hidden = false;
}

static inline bool async_deadline_is_armed(const async_deadline *deadline)
{
	return async_heap_contains(&deadline->node);
}

/* `when` is absolute; ASYNC_NEVER disarms. Arming again moves it. */
void async_deadline_arm(async_deadline *deadline, async_time when);
void async_deadline_disarm(async_deadline *deadline);

/* The earliest deadline, or ASYNC_NEVER. */
async_time async_deadline_next(void);

/* True when a deadline that is not hidden is armed: somebody may still be woken. */
bool async_deadline_is_any_armed(void);

/* Fires everything due at `now`. */
void async_deadline_fire_due(async_time now);

/* Forgets all deadlines (request end). */
void async_deadline_reset(void);

#endif
