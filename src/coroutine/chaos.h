/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Orders in which coroutines may run, and the collector at the worst moment.
 */
#ifndef ASYNC_COROUTINE_CHAOS_H
#define ASYNC_COROUTINE_CHAOS_H

#include "core/chaos.h"
#include "core/list.h"

#ifdef ASYNC_CHAOS

/* Takes a coroutine out of the ready queue; NULL when that is empty. */
async_list *async_chaos_pop(async_list *ready, unsigned count);

/* The coroutine that runs now was switched to: the collector may run before its next
 * statement. */
void async_chaos_switched(void);

void async_chaos_module_startup(void);
void async_chaos_module_shutdown(void);

#else

# define async_chaos_pop(ready, count) async_list_pop_front(ready)
# define async_chaos_switched() ((void) 0)
# define async_chaos_module_startup() ((void) 0)
# define async_chaos_module_shutdown() ((void) 0)

#endif
#endif
