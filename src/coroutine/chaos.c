/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See chaos.h. The collector does not run at the switch itself, where the stacks are
 * half way between two states, but by way of the VM's interrupt: before a statement of
 * PHP code, as when the buffer of possible roots is full.
 */
#include "coroutine/chaos.h"

#ifdef ASYNC_CHAOS

# include <php.h>
# include <zend_gc.h>

# include "coroutine/scheduler.h"

enum {
	FARTHEST = 64, /* how far one may jump the queue */
};

static ASYNC_TLS bool wanted;
static void (*original_interrupt)(zend_execute_data *execute_data);

/* suspend() promises that all the others run before: among those up to the first that
 * has called it, and thus is ready without having waited. */
static unsigned count_before_yield(const async_list *ready)
{
	unsigned count = 0;

	for (const async_list *link = ready->next; link != ready && count < FARTHEST; link = link->next) {
		const async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_coroutine, ready);

		if (!coroutine->wait && coroutine->state != ASYNC_COROUTINE_CREATED) {
			break;
		}
		count++;
	}
	return count ? count : 1; /* or it is its turn */
}

async_list *async_chaos_pop(async_list *ready, unsigned count)
{
	async_list *link = ready->next;

	if (count > 1 && async_chaos_strikes(ASYNC_CHAOS_SHUFFLE)) {
		for (unsigned skip = async_chaos_below(count_before_yield(ready)); skip; skip--) {
			link = link->next;
		}
		async_list_remove(link);
		return link;
	}
	return async_list_pop_front(ready);
}

void async_chaos_switched(void)
{
	if (async_chaos_strikes(ASYNC_CHAOS_COLLECT)) {
		wanted = true;
		zend_atomic_bool_store_ex(&EG(vm_interrupt), true);
	}
}

static void interrupt(zend_execute_data *execute_data)
{
	if (wanted && async_scheduler_can_suspend() && gc_enabled()) {
		wanted = false;
		gc_collect_cycles();
	}
	if (original_interrupt) {
		original_interrupt(execute_data);
	}
}

void async_chaos_module_startup(void)
{
	original_interrupt = zend_interrupt_function;
	zend_interrupt_function = interrupt;
}

void async_chaos_module_shutdown(void)
{
	if (zend_interrupt_function == interrupt) {
		zend_interrupt_function = original_interrupt;
	}
}

#endif
