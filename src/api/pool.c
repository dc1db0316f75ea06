/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\Pool: the class around coroutine/pool.h. The destructor of the object closes the
 * pool while PHP code may still run.
 */
#include "api/pool.h"

#include <zend_interfaces.h>

#include "api/classes.h"
#include "coroutine/errors.h"
#include "pool_arginfo.h"

static zend_class_entry *ce_pool;
static zend_class_entry *ce_exception;
static zend_object_handlers pool_handlers;

static inline async_pool_object *from_object(zend_object *object)
{
	return (async_pool_object *) ((char *) object - XtOffsetOf(async_pool_object, std));
}

#define THIS from_object(Z_OBJ_P(ZEND_THIS))

static zend_object *create_object(zend_class_entry *ce)
{
	async_pool_object *self = ecalloc(1, sizeof(*self));

	async_pool_init(&self->pool, &async_pool_callback_ops);
	zend_object_std_init(&self->std, ce);
	self->std.handlers = &pool_handlers;
	return &self->std;
}

/* A pool of C code. */
static zend_object *new_object(const async_pool_ops *ops, void *data, async_pool **pool)
{
	zend_object *object = create_object(ce_pool);
	async_pool_object *self = from_object(object);
	zval *callbacks = &self->callbacks.factory;

	for (size_t i = 0; i < sizeof(self->callbacks) / sizeof(zval); i++) {
		ZVAL_NULL(&callbacks[i]); /* it counts as constructed */
	}
	self->state = async_circuit_breaker_state("ACTIVE");
	self->pool.ops = ops;
	self->pool.data = data;
	*pool = &self->pool;
	return object;
}

static void destroy_object(zend_object *object)
{
	async_destruction destruction;

	async_destruction_begin(&destruction);
	async_pool_close(&from_object(object)->pool); /* re-enters userland */
	async_destruction_end(&destruction);
}

static void free_object(zend_object *object)
{
	async_pool_object *self = from_object(object);
	zval *callbacks = &self->callbacks.factory;

	self->pool.closed = true;
	for (uint32_t i = 0; i < self->pool.idle_count; i++) { /* of one that was never destroyed */
		zval_ptr_dtor(&self->pool.idle[(self->pool.idle_head + i) & (self->pool.idle_size - 1)]);
	}
	async_pool_free(&self->pool);
	for (size_t i = 0; i < sizeof(self->callbacks) / sizeof(zval); i++) {
		zval_ptr_dtor(&callbacks[i]);
	}
	if (self->strategy) {
		OBJ_RELEASE(self->strategy);
	}
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	async_pool_object *self = from_object(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	zval *callbacks = &self->callbacks.factory;

	for (size_t i = 0; i < sizeof(self->callbacks) / sizeof(zval); i++) {
		zend_get_gc_buffer_add_zval(buffer, &callbacks[i]);
	}
	for (uint32_t i = 0; i < self->pool.idle_count; i++) {
		zend_get_gc_buffer_add_zval(
			buffer, &self->pool.idle[(self->pool.idle_head + i) & (self->pool.idle_size - 1)]);
	}
	if (self->strategy) {
		zend_get_gc_buffer_add_obj(buffer, self->strategy);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}

static void throw_result(async_pool_result result, zend_long timeout)
{
	switch (result) {
	case ASYNC_POOL_CLOSED:
		async_throw(ce_exception, "Pool is closed");
		break;
	case ASYNC_POOL_FAILED:
		async_throw(ce_exception, "Failed to create pool resource");
		break;
	case ASYNC_POOL_TIMEOUT:
		async_throw(async_ce_timeout, "Timeout occurred after " ZEND_LONG_FMT " milliseconds", timeout);
		break;
	default: /* nothing to say, or thrown already */
		break;
	}
}

static void keep_callback(zval *to, zend_fcall_info *fci, zend_fcall_info_cache *fcc)
{
	if (ZEND_FCI_INITIALIZED(*fci)) {
		ZVAL_COPY(to, &fci->function_name);
		zend_release_fcall_info_cache(fcc);
	} else {
		ZVAL_NULL(to);
	}
}

static bool check_numbers(zend_long min, zend_long max, zend_long interval)
{
	if (min < 0) {
		zend_argument_value_error(6, "must be >= 0");
	} else if (max < 1) {
		zend_argument_value_error(7, "must be >= 1");
	} else if (min > max) {
		zend_argument_value_error(6, "must be <= max");
	} else if (interval < 0) {
		zend_argument_value_error(8, "must be >= 0");
	}
	return !EG(exception);
}

ZEND_METHOD(Async_Pool, __construct)
{
	async_pool_object *self = THIS;
	zend_fcall_info fci[5];
	zend_fcall_info_cache fcc[5];
	zend_long min = 0, max = 10, interval = 0;

	for (int i = 1; i < 5; i++) {
		fci[i] = empty_fcall_info;
	}
	ZEND_PARSE_PARAMETERS_START(1, 8)
		Z_PARAM_FUNC(fci[0], fcc[0])
		Z_PARAM_OPTIONAL
		Z_PARAM_FUNC_OR_NULL(fci[1], fcc[1])
		Z_PARAM_FUNC_OR_NULL(fci[2], fcc[2])
		Z_PARAM_FUNC_OR_NULL(fci[3], fcc[3])
		Z_PARAM_FUNC_OR_NULL(fci[4], fcc[4])
		Z_PARAM_LONG(min)
		Z_PARAM_LONG(max)
		Z_PARAM_LONG(interval)
	ZEND_PARSE_PARAMETERS_END();

	if (!check_numbers(min, max, interval)) {
		RETURN_THROWS();
	}
	if (Z_TYPE(self->callbacks.factory) != IS_UNDEF) {
		zend_throw_error(NULL, "Async\\Pool is already constructed");
		RETURN_THROWS();
	}
	keep_callback(&self->callbacks.factory, &fci[0], &fcc[0]);
	keep_callback(&self->callbacks.destructor, &fci[1], &fcc[1]);
	keep_callback(&self->callbacks.healthcheck, &fci[2], &fcc[2]);
	keep_callback(&self->callbacks.before_acquire, &fci[3], &fcc[3]);
	keep_callback(&self->callbacks.before_release, &fci[4], &fcc[4]);
	self->state = async_circuit_breaker_state("ACTIVE");
	async_pool_configure(&self->pool, (uint32_t) MIN(min, UINT32_MAX), (uint32_t) MIN(max, UINT32_MAX),
		Z_TYPE(self->callbacks.healthcheck) == IS_NULL ? 0 : async_clock_from_ms(interval));
	throw_result(async_pool_fill(&self->pool), 0);
}

static void acquire(async_pool_object *self, bool wait, zend_long timeout, zval *return_value)
{
	async_time deadline = ASYNC_NEVER;
	async_pool_result result;

	if (!self->pool.closed && !async_pool_is_available(self)) {
		if (!EG(exception)) {
			async_throw(async_ce_service_unavailable, "Service is unavailable (circuit breaker is open)");
		}
		return;
	}
	if (timeout > 0) {
		deadline = async_clock_after(async_clock_now(), async_clock_from_ms(timeout));
	}
	result = async_pool_acquire(&self->pool, return_value, wait, deadline);
	if (result != ASYNC_POOL_ACQUIRED) {
		ZVAL_NULL(return_value);
		throw_result(result, timeout);
	}
}

ZEND_METHOD(Async_Pool, acquire)
{
	zend_long timeout = 0;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(timeout)
	ZEND_PARSE_PARAMETERS_END();
	acquire(THIS, true, timeout, return_value);
}

ZEND_METHOD(Async_Pool, tryAcquire)
{
	ZEND_PARSE_PARAMETERS_NONE();
	acquire(THIS, false, 0, return_value);
}

ZEND_METHOD(Async_Pool, release)
{
	async_pool *pool = &THIS->pool;
	zval *resource, copy;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(resource)
	ZEND_PARSE_PARAMETERS_END();

	if (pool->active == 0) {
		async_throw(ce_exception, "No resource of the pool is in use");
		RETURN_THROWS();
	}
	ZVAL_COPY(&copy, resource);
	async_pool_release(pool, &copy);
}

ZEND_METHOD(Async_Pool, close)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_pool_close(&THIS->pool);
}

ZEND_METHOD(Async_Pool, isClosed)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->pool.closed);
}

ZEND_METHOD(Async_Pool, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG((zend_long) THIS->pool.idle_count + THIS->pool.active);
}

ZEND_METHOD(Async_Pool, idleCount)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(THIS->pool.idle_count);
}

ZEND_METHOD(Async_Pool, activeCount)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(THIS->pool.active);
}

ZEND_METHOD(Async_Pool, setCircuitBreakerStrategy)
{
	async_pool_object *self = THIS;
	zend_object *strategy, *former = self->strategy;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(strategy, async_ce_circuit_breaker_strategy)
	ZEND_PARSE_PARAMETERS_END();

	if (strategy) {
		GC_ADDREF(strategy);
	}
	self->strategy = strategy;
	if (former) {
		OBJ_RELEASE(former);
	}
}

ZEND_METHOD(Async_Pool, getState)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_OBJ_COPY(THIS->state);
}

ZEND_METHOD(Async_Pool, activate)
{
	ZEND_PARSE_PARAMETERS_NONE();
	THIS->state = async_circuit_breaker_state("ACTIVE");
}

ZEND_METHOD(Async_Pool, deactivate)
{
	ZEND_PARSE_PARAMETERS_NONE();
	THIS->state = async_circuit_breaker_state("INACTIVE");
}

ZEND_METHOD(Async_Pool, recover)
{
	ZEND_PARSE_PARAMETERS_NONE();
	THIS->state = async_circuit_breaker_state("RECOVERING");
}

void async_pool_register(void)
{
	ce_exception = register_class_Async_PoolException(async_ce_exception);
	ce_pool = register_class_Async_Pool(zend_ce_countable, async_ce_circuit_breaker);
	ce_pool->create_object = create_object;
	async_pool_new_object = new_object;
	pool_handlers = std_object_handlers;
	pool_handlers.offset = XtOffsetOf(async_pool_object, std);
	pool_handlers.dtor_obj = destroy_object;
	pool_handlers.free_obj = free_object;
	pool_handlers.get_gc = get_gc;
	pool_handlers.clone_obj = NULL;
}
