/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The operations of a pool whose resources PHP functions make, test and end. An
 * exception of a test means that the resource is no good; only a cancellation and exit
 * go on to the caller.
 */
#include "api/pool.h"

#include <zend_exceptions.h>

#include "coroutine/errors.h"

static inline async_pool_object *object_of(async_pool *pool)
{
	return ASYNC_LIST_ENTRY(pool, async_pool_object, pool);
}

static void call(zval *callback, zval *result, uint32_t count, zval *argument)
{
	ZVAL_UNDEF(result);
	call_user_function(NULL, NULL, callback, result, count, argument); /* re-enters userland */
}

static void report(async_pool_object *self, zend_object *error)
{
	if (self->strategy) {
		async_circuit_breaker_report(self->strategy, &self->std, error);
	}
}

/* With what was just thrown, which stays thrown. */
static void report_thrown(async_pool_object *self)
{
	zend_object *error = EG(exception);

	if (!self->strategy || zend_is_unwind_exit(error) || zend_is_graceful_exit(error)
		|| async_error_is_cancellation(error)) {
		return;
	}
	error = async_error_take();
	report(self, error);
	if (EG(exception)) {
		async_error_set_previous(EG(exception), error);
	} else {
		async_error_throw(error);
	}
}

static bool create(async_pool *pool, zval *resource)
{
	async_pool_object *self = object_of(pool);

	call(&self->callbacks.factory, resource, 0, NULL);
	if (EG(exception)) {
		zval_ptr_dtor(resource);
		report_thrown(self);
		return false;
	}
	if (Z_TYPE_P(resource) <= IS_FALSE) {
		return false;
	}
	return true;
}

static void destroy(async_pool *pool, zval *resource)
{
	async_pool_object *self = object_of(pool);
	zend_object *before = async_error_take();
	zval result;

	if (Z_TYPE(self->callbacks.destructor) > IS_NULL) {
		call(&self->callbacks.destructor, &result, 1, resource);
		zval_ptr_dtor(&result);
	}
	zval_ptr_dtor(resource);
	if (before) {
		if (EG(exception)) {
			async_error_set_previous(EG(exception), before);
		} else {
			async_error_throw(before);
		}
	}
}

static bool test(zval *callback, zval *resource)
{
	zval result;
	bool good;

	if (Z_TYPE_P(callback) <= IS_NULL) {
		return true;
	}
	call(callback, &result, 1, resource);
	good = !EG(exception) && Z_TYPE(result) != IS_FALSE;
	zval_ptr_dtor(&result);
	return good;
}

static bool before_acquire(async_pool *pool, zval *resource)
{
	bool good = test(&object_of(pool)->callbacks.before_acquire, resource);

	async_callback_swallow();
	return good;
}

static bool check(async_pool *pool, zval *resource)
{
	bool good = test(&object_of(pool)->callbacks.healthcheck, resource);

	async_callback_swallow();
	return good;
}

static bool before_release(async_pool *pool, zval *resource)
{
	async_pool_object *self = object_of(pool);
	bool good = test(&self->callbacks.before_release, resource);

	if (good) {
		report(self, NULL);
	} else if (EG(exception)) {
		report_thrown(self);
		async_callback_swallow();
	} else if (self->strategy) {
		zend_object *error = async_error_new(zend_ce_exception, "Resource validation failed");

		report(self, error);
		OBJ_RELEASE(error);
	}
	return good && !EG(exception);
}

static void hold(async_pool *pool)
{
	GC_ADDREF(&object_of(pool)->std);
}

static void release(async_pool *pool)
{
	OBJ_RELEASE(&object_of(pool)->std);
}

const async_pool_ops async_pool_callback_ops = {
	.create = create,
	.destroy = destroy,
	.before_acquire = before_acquire,
	.before_release = before_release,
	.check = check,
	.hold = hold,
	.release = release,
};

bool async_pool_is_available(async_pool_object *self)
{
	if (EXPECTED(self->state != async_circuit_breaker_state("INACTIVE"))) {
		return true;
	}
	if (!self->strategy || !async_circuit_breaker_should_recover(self->strategy)) {
		return false;
	}
	self->state = async_circuit_breaker_state("RECOVERING");
	return true;
}
