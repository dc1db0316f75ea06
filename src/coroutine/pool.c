/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See pool.h. The operations may suspend, and then anything may have happened to the
 * pool: `active` counts what they work on, and `closed` is looked at afterwards.
 */
#include "coroutine/pool.h"

#include <zend_exceptions.h>

#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "coroutine/scope.h"

zend_object *(*async_pool_new_object)(const async_pool_ops *ops, void *data, async_pool **pool);

typedef enum {
	NOTHING,
	RESOURCE,
	PLACE, /* counted as active: it may make a resource */
} grant;

typedef struct _pool_wait {
	async_wait wait;
	async_pool *pool;
	async_list link;
	grant granted;
	zval resource; /* owned, with RESOURCE */
} pool_wait;

/* {{{ The ring of idle ones */
static void push_idle(async_pool *pool, zval *resource)
{
	if (UNEXPECTED(pool->idle_count == pool->idle_size)) {
		uint32_t size = pool->idle_size ? pool->idle_size * 2 : 8;
		zval *ring = safe_emalloc(size, sizeof(zval), 0);

		for (uint32_t i = 0; i < pool->idle_count; i++) {
			ZVAL_COPY_VALUE(&ring[i], &pool->idle[(pool->idle_head + i) & (pool->idle_size - 1)]);
		}
		if (pool->idle) {
			efree(pool->idle);
		}
		pool->idle = ring;
		pool->idle_size = size;
		pool->idle_head = 0;
	}
	ZVAL_COPY_VALUE(&pool->idle[(pool->idle_head + pool->idle_count++) & (pool->idle_size - 1)], resource);
}

static bool pop_idle(async_pool *pool, zval *resource)
{
	if (pool->idle_count == 0) {
		return false;
	}
	ZVAL_COPY_VALUE(resource, &pool->idle[pool->idle_head]);
	pool->idle_head = (pool->idle_head + 1) & (pool->idle_size - 1);
	pool->idle_count--;
	return true;
}
/* }}} */

/* {{{ The queue */
static pool_wait *pop_waiter(async_pool *pool)
{
	async_list *link = async_list_pop_front(&pool->waiters);

	return link ? ASYNC_LIST_ENTRY(link, pool_wait, link) : NULL;
}

static void grant_to(pool_wait *waiter, grant what)
{
	waiter->granted = what;
	waiter->pool->woken++;
	async_wait_wake(&waiter->wait, false);
}

/* A place that counted as active is free now. */
static void free_place(async_pool *pool)
{
	pool_wait *waiter = pop_waiter(pool);

	if (waiter) {
		grant_to(waiter, PLACE); /* still counts as active */
	} else {
		pool->active--;
	}
}

/* A good resource that counted as active is free now. Takes it over. */
static void free_resource(async_pool *pool, zval *resource)
{
	pool_wait *waiter = pop_waiter(pool);

	if (waiter) {
		ZVAL_COPY_VALUE(&waiter->resource, resource);
		grant_to(waiter, RESOURCE);
	} else {
		pool->active--;
		push_idle(pool, resource);
	}
}

/* Frees the place first: the destruction may suspend or throw. */
static void drop(async_pool *pool, zval *resource)
{
	free_place(pool);
	pool->ops->destroy(pool, resource);
}

static zend_string *describe(const async_wait *wait)
{
	const async_pool *pool = ((const pool_wait *) wait)->pool;

	return zend_strpprintf(0, "Pool(idle=%u, active=%u, reserved=%u, max=%u)", pool->idle_count, pool->active,
		pool->woken, pool->max);
}

static bool leave(async_wait *wait)
{
	async_list_remove(&((pool_wait *) wait)->link);
	return true;
}

static const async_wait_kind pool_wait_kind = {describe, leave};

/* NOTHING: *result says why. */
static grant wait_in_queue(async_pool *pool, zval *resource, async_time deadline, async_pool_result *result)
{
	pool_wait self;
	async_wake wake;

	if (!async_scheduler_require()) {
		*result = ASYNC_POOL_THROWN;
		return NOTHING;
	}
	async_wait_init(&self.wait, &pool_wait_kind);
	self.pool = pool;
	self.granted = NOTHING;
	async_list_push_back(&pool->waiters, &self.link);
	wake = async_wait_park(&self.wait, deadline);
	if (self.granted != NOTHING) {
		pool->woken--;
	}
	if (UNEXPECTED(async_coroutine_has_pending(self.wait.coroutine))) {
		if (self.granted == RESOURCE) {
			free_resource(pool, &self.resource);
		} else if (self.granted == PLACE) {
			free_place(pool);
		}
		async_coroutine_throw_pending(self.wait.coroutine);
		*result = ASYNC_POOL_THROWN;
		return NOTHING;
	}
	if (self.granted == NOTHING) {
		*result = wake == ASYNC_WAKE_TIMEOUT ? ASYNC_POOL_TIMEOUT : ASYNC_POOL_CLOSED;
	} else if (self.granted == RESOURCE) {
		ZVAL_COPY_VALUE(resource, &self.resource);
	}
	return self.granted;
}
/* }}} */

/* In a place that counts as active. */
static async_pool_result create(async_pool *pool, zval *resource)
{
	if (!pool->ops->create(pool, resource)) {
		free_place(pool); /* the next one may try, and fail too */
		return EG(exception) ? ASYNC_POOL_THROWN : ASYNC_POOL_FAILED;
	}
	if (UNEXPECTED(pool->closed)) {
		drop(pool, resource);
		return EG(exception) ? ASYNC_POOL_THROWN : ASYNC_POOL_CLOSED;
	}
	return ASYNC_POOL_ACQUIRED;
}

/* Is a used one (active) still good? If not it is destroyed. */
static bool is_good(async_pool *pool, zval *resource, bool (*test)(async_pool *, zval *))
{
	if ((!test || test(pool, resource)) && !pool->closed) {
		return true;
	}
	drop(pool, resource);
	return false;
}

async_pool_result async_pool_acquire(async_pool *pool, zval *resource, bool wait, async_time deadline)
{
	while (!pool->closed) {
		async_pool_result result = ASYNC_POOL_THROWN;
		grant granted = RESOURCE;

		if (pop_idle(pool, resource)) {
			pool->active++;
		} else if (pool->active < pool->max) {
			pool->active++;
			granted = PLACE;
		} else if (!wait) {
			return ASYNC_POOL_NONE;
		} else {
			granted = wait_in_queue(pool, resource, deadline, &result);
		}
		switch (granted) {
		case NOTHING:
			return result;
		case PLACE:
			return create(pool, resource);
		case RESOURCE:
			if (is_good(pool, resource, pool->ops->before_acquire)) {
				return ASYNC_POOL_ACQUIRED;
			}
			if (EG(exception)) {
				return ASYNC_POOL_THROWN;
			}
		}
	}
	return ASYNC_POOL_CLOSED;
}

bool async_pool_release(async_pool *pool, zval *resource)
{
	bool good = true;

	if (!pool->closed && pool->ops->before_release) {
		good = pool->ops->before_release(pool, resource);
	}
	if (good && !pool->closed) {
		free_resource(pool, resource);
	} else {
		drop(pool, resource);
	}
	return good;
}

async_pool_result async_pool_fill(async_pool *pool)
{
	while (!pool->closed && pool->idle_count + pool->active < pool->min) {
		zval resource;
		async_pool_result result;

		pool->active++;
		result = create(pool, &resource);
		if (result != ASYNC_POOL_ACQUIRED) {
			return result;
		}
		free_resource(pool, &resource);
	}
	return ASYNC_POOL_ACQUIRED;
}

/* {{{ Checks in the background */
static void arm(async_pool *pool)
{
	if (pool->check_interval && !pool->closed) {
		async_deadline_arm(&pool->check_timer, async_clock_after(async_clock_now(), pool->check_interval));
	}
}

/* Body of the coroutine that checks those that are idle now, and refills the pool. */
static void check_all(async_coroutine *coroutine)
{
	async_pool *pool = coroutine->data;

	for (uint32_t left = pool->idle_count; left && !pool->closed; left--) {
		zval resource;

		if (async_coroutine_throw_pending(coroutine) || !pop_idle(pool, &resource)) {
			break;
		}
		pool->active++;
		if (is_good(pool, &resource, pool->ops->check)) {
			free_resource(pool, &resource);
		} else if (EG(exception)) {
			break;
		}
	}
	if (!EG(exception) && !pool->closed) {
		async_pool_fill(pool);
	}
	arm(pool);
	pool->ops->release(pool);
}

static void check_due(async_deadline *deadline)
{
	async_pool *pool = ASYNC_LIST_ENTRY(deadline, async_pool, check_timer);
	async_coroutine *coroutine;

	if (pool->idle_count == 0 && pool->active >= pool->min) {
		arm(pool);
		return;
	}
	pool->ops->hold(pool);
	coroutine = async_coroutine_new();
	coroutine->entry = check_all;
	coroutine->data = pool;
	coroutine->flags |= ASYNC_COROUTINE_INTERNAL;
	async_coroutine_enqueue_in(coroutine, &async_the_main_scope);
	OBJ_RELEASE(&coroutine->std);
}
/* }}} */

void async_pool_init(async_pool *pool, const async_pool_ops *ops)
{
	memset(pool, 0, sizeof(*pool));
	pool->ops = ops;
	async_list_init(&pool->waiters);
	async_deadline_init(&pool->check_timer, check_due);
	pool->check_timer.hidden = true;
}

void async_pool_configure(async_pool *pool, uint32_t min, uint32_t max, async_time check_interval)
{
	pool->min = min;
	pool->max = max;
	pool->check_interval = check_interval;
	arm(pool);
}

void async_pool_close(async_pool *pool)
{
	pool_wait *waiter;
	zend_object *error;
	zval resource;

	if (pool->closed) {
		return;
	}
	pool->closed = true;
	async_deadline_disarm(&pool->check_timer);
	while ((waiter = pop_waiter(pool))) {
		async_wait_abort(&waiter->wait, ASYNC_WAKE_CLOSED);
	}
	error = async_error_take();
	while (pop_idle(pool, &resource)) {
		pool->ops->destroy(pool, &resource);
		if (EG(exception)) {
			zend_object *thrown = async_error_take();

			if (error) {
				async_error_set_previous(thrown, error);
			}
			error = thrown;
		}
	}
	if (error) {
		async_error_throw(error);
	}
}

void async_pool_free(async_pool *pool)
{
	async_deadline_disarm(&pool->check_timer);
	if (pool->idle) {
		efree(pool->idle);
	}
}
