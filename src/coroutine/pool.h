/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A pool of resources that are expensive to make, such as connections. Whoever finds
 * none waits in the order of arrival; what is given back, or the right to make a new
 * one, goes straight to the first in the queue.
 *
 * Invariant: somebody waits only while nothing is idle and `max` are in use.
 */
#ifndef ASYNC_COROUTINE_POOL_H
#define ASYNC_COROUTINE_POOL_H

#include "coroutine/wait.h"

typedef struct _async_pool async_pool;

/* What is done with the resources. All may suspend and may throw. */
typedef struct _async_pool_ops {
	/* False when it failed, with or without an exception. */
	bool (*create)(async_pool *pool, zval *resource);
	void (*destroy)(async_pool *pool, zval *resource); /* takes it over */
	/* Is it still good: before it is handed out again, when it comes back, and while it is
	 * idle? None may leave an exception; NULL means always. */
	bool (*before_acquire)(async_pool *pool, zval *resource);
	bool (*before_release)(async_pool *pool, zval *resource);
	bool (*check)(async_pool *pool, zval *resource);
	/* Keep the pool alive while a check runs in the background. */
	void (*hold)(async_pool *pool);
	void (*release)(async_pool *pool);
} async_pool_ops;

struct _async_pool {
	const async_pool_ops *ops;
	void *data; /* of whoever has set `ops` */
	uint32_t min;
	uint32_t max;
	uint32_t active; /* in use, being made, or being looked at */
	uint32_t idle_count;
	uint32_t idle_head;
	uint32_t idle_size;
	zval *idle; /* a ring; the one that came back first is used first */
	uint32_t woken; /* waiters that own something but did not run since */
	async_list waiters;
	bool closed;
	async_time check_interval;
	async_deadline check_timer; /* hidden */
};

typedef enum {
	ASYNC_POOL_ACQUIRED,
	ASYNC_POOL_NONE, /* none without waiting */
	ASYNC_POOL_CLOSED,
	ASYNC_POOL_TIMEOUT,
	ASYNC_POOL_FAILED, /* one could not be made, and no exception says why */
	ASYNC_POOL_THROWN,
} async_pool_result;

/* Set by api/ at MINIT: a new object Async\Pool around a pool, not yet configured. It
 * closes and frees the pool. */
extern zend_object *(*async_pool_new_object)(const async_pool_ops *ops, void *data, async_pool **pool);

void async_pool_init(async_pool *pool, const async_pool_ops *ops);

/* `check_interval` 0: resources are not checked in the background. */
void async_pool_configure(async_pool *pool, uint32_t min, uint32_t max, async_time check_interval);

/* Makes resources until there are `min`. suspends, re-enters userland */
async_pool_result async_pool_fill(async_pool *pool);

/* suspends, re-enters userland */
async_pool_result async_pool_acquire(async_pool *pool, zval *resource, bool wait, async_time deadline);

/* Takes the resource over. False when it was no good any more. suspends, re-enters userland */
bool async_pool_release(async_pool *pool, zval *resource);

/* Destroys what is idle, sends the waiters away. What their destruction throws is
 * chained to an exception in flight. suspends, re-enters userland */
void async_pool_close(async_pool *pool);

/* A closed one. */
void async_pool_free(async_pool *pool);

#endif
