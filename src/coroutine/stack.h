/* SPDX-License-Identifier: BSD-3-Clause
 *
 * C stacks of coroutines: fixed slots carved out of large mappings, with a guard
 * page below each. The kernel allows only vm.max_map_count mappings (65,530 by
 * default) and a guard made by mprotect() costs two; guard regions (Linux 6.13)
 * cost none, so that a million stacks fit into about a thousand mappings.
 */
#ifndef ASYNC_COROUTINE_STACK_H
#define ASYNC_COROUTINE_STACK_H

#include "core/compat.h"

/* Begins like zend_fiber_stack, of which the engine reads only these two fields
 * (outside of sanitizer and ucontext builds). */
typedef struct _async_stack {
	void *pointer; /* lowest usable address, above the guard */
	size_t size;
} async_stack;

/* Sets *stack to a free slot. Returns 0, or -ENOMEM when no mapping could be had,
 * or -ENOSPC when guards would exhaust vm.max_map_count. */
int async_stack_acquire(async_stack *stack);

/* Nothing may run on the stack any more. */
void async_stack_release(const async_stack *stack);

/* Gives the pages below `keep` (an address in the stack) back to the system. */
void async_stack_trim(const async_stack *stack, const void *keep);

/* Bytes of address space that the stacks take. */
size_t async_stack_get_mapped(void);

/* `size` in bytes, guard included; only before the first slot is carved. */
void async_stack_set_size(size_t size);
size_t async_stack_get_size(void);

/* Unmaps everything (module shutdown). */
void async_stack_free_all(void);

#endif
