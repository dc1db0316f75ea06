/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See ending.h.
 */
#include "coroutine/ending.h"

void async_endings_run(async_coroutine *coroutine)
{
	uint32_t protected = coroutine->flags & ASYNC_COROUTINE_PROTECTED;
	async_list *link;

	coroutine->flags |= ASYNC_COROUTINE_PROTECTED;
	while ((link = async_list_pop_front(&coroutine->endings))) {
		async_ending *ending = ASYNC_LIST_ENTRY(link, async_ending, link);

		ending->run(ending, coroutine);
		ZEND_ASSERT(!EG(exception));
	}
	coroutine->flags = (coroutine->flags & ~ASYNC_COROUTINE_PROTECTED) | protected;
}
