/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See deadline.h. Equal deadlines fire in no particular order.
 */
#include "coroutine/deadline.h"

#include "core/compat.h"

static ASYNC_TLS async_heap deadlines;
static ASYNC_TLS uint32_t visible; /* of those armed, the ones not hidden */

void async_deadline_arm(async_deadline *deadline, async_time when)
{
	async_deadline_disarm(deadline);
	if (when != ASYNC_NEVER) {
		visible += !deadline->hidden;
		async_heap_insert(&deadlines, &deadline->node, when);
	}
}

void async_deadline_disarm(async_deadline *deadline)
{
	if (async_heap_contains(&deadline->node)) {
		visible -= !deadline->hidden;
		async_heap_remove(&deadlines, &deadline->node);
	}
}

bool async_deadline_is_any_armed(void)
{
	return visible > 0;
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

		async_deadline_disarm(deadline);
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
	visible = 0;
}
