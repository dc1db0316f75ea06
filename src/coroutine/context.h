/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A context: C stack, first VM stack page and zend_fiber_context of coroutines.
 * It runs one coroutine after the other; a finished one's context takes the next
 * task. Two allocators: own slots (stack.h), and the engine's where own stacks are
 * impossible. Contexts live for one request.
 */
#ifndef ASYNC_COROUTINE_CONTEXT_H
#define ASYNC_COROUTINE_CONTEXT_H

#include "coroutine/coroutine.h"
#include "coroutine/stack.h"

struct _async_context {
	zend_fiber_context fiber;
	async_coroutine *coroutine; /* runs on it, or is to run when it is switched to */
	async_context *next_idle;
	async_list link; /* all contexts of the request */
	zend_vm_stack vm_page; /* the first VM page */
	async_stack stack; /* own slots only */
	bool own_stack;
};

typedef enum {
	ASYNC_STACK_AUTO,
	ASYNC_STACK_SLAB,
	ASYNC_STACK_ZEND,
} async_stack_allocator;

/* At MINIT: finds out whether own stacks can be used. */
void async_context_module_startup(void);

/* `wanted` from the ini file. Takes effect for contexts made from now on. */
void async_context_set_allocator(async_stack_allocator wanted);

/* "slab" or "zend: <reason>", for phpinfo. */
const char *async_context_describe_allocator(void);

/* An idle context or a new one, ready to be switched to. NULL with an exception
 * thrown when there is no room for another stack. */
async_context *async_context_acquire(void);

typedef struct _async_context_stats {
	uint32_t count;
	uint32_t idle;
} async_context_stats;

void async_context_get_stats(async_context_stats *stats);

/* Destroys every context of the request, parked ones included: nothing on them
 * will ever run again. Called from outside of all of them. */
void async_context_destroy_all(void);

#endif
