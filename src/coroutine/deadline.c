/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See deadline.h. Equal deadlines fire in no particular order.
 */
#include "coroutine/deadline.h"

#include "core/compat.h"

static ASYNC_TLS async_heap deadlines;

void async_deadline_arm(async_deadline *deadline, async_time when)
{
	async_heap_remove(&deadlines, &deadline->node);
	if (when != ASYNC_NEVER) {
		async_heap_insert(&deadlines, &deadline->node, when);
	}
}

void async_deadline_disarm(async_deadline *deadline)
{
	async_heap_remove(&deadlines, &deadline->node);
}

async_time async_deadline_next(void)
{
	async_heap_node *first = async_heap_top(&deadlines);

	return first ? first->key : ASYNC_NEVER;
}

void async_deadline_fire_due(async_time now)
{
	async_heap_node *first;

	while ((first = async_heap_top(&deadlines)) && first->key <= now) {
		async_deadline *deadline = ASYNC_LIST_ENTRY(first, async_deadline, node);

		async_heap_remove(&deadlines, first);
		deadline->fire(deadline);
	}
}

void async_deadline_reset(void)
{
	async_heap_node *first;

	while ((first = async_heap_top(&deadlines))) {
		async_heap_remove(&deadlines, first);
	}
	async_heap_free(&deadlines);
}
