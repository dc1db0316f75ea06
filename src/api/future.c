/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\Future: a view of a state, which it keeps alive. One made by map(), catch() or
 * finally() also keeps the Future it comes from, and with it whoever completes that.
 */
#include "api/future.h"

#include <zend_exceptions.h>

#include "api/await.h"
#include "api/classes.h"
#include "coroutine/errors.h"
#include "future_arginfo.h"

typedef struct _future_object {
	async_future_state *state; /* owned; NULL until constructed */
	zend_object *origin; /* owned: the Future this one was derived from, or NULL */
	zend_object std; /* last */
} future_object;

zend_class_entry *async_ce_future;
zend_object_handlers async_future_handlers;

static inline future_object *from_object(zend_object *object)
{
	return (future_object *) ((char *) object - XtOffsetOf(future_object, std));
}

#define STATE from_object(Z_OBJ_P(ZEND_THIS))->state

async_event *async_future_event(zend_object *object)
{
	future_object *future = from_object(object);

	return future->state ? &future->state->event : NULL;
}

static zend_object *create_object(zend_class_entry *ce)
{
	future_object *future = emalloc(sizeof(*future));

	future->state = NULL;
	future->origin = NULL;
	zend_object_std_init(&future->std, ce);
	future->std.handlers = &async_future_handlers;
	return &future->std;
}

/* Takes over the caller's reference to `state`. */
static zend_object *make_future(async_future_state *state)
{
	zend_object *object = create_object(async_ce_future);

	from_object(object)->state = state;
	return object;
}

zend_object *async_future_new(async_future_state *state)
{
	GC_ADDREF(&state->std);
	return make_future(state);
}

zend_object *async_future_new_completed(zval *result)
{
	async_future_state *state = async_future_state_new();

	async_future_complete(state, result);
	return make_future(state);
}

zend_object *async_future_new_failed(zend_object *error)
{
	async_future_state *state = async_future_state_new();

	async_future_fail(state, error);
	return make_future(state);
}

static void free_object(zend_object *object)
{
	future_object *future = from_object(object);
	zend_object *origin = future->origin;

	future->origin = NULL;
	if (future->state) {
		async_future_state_release(future->state);
	}
	zend_object_std_dtor(object);
	/* A chain may be long: no recursion. */
	while (origin && GC_REFCOUNT(origin) == 1) {
		zend_object *next = from_object(origin)->origin;

		from_object(origin)->origin = NULL;
		OBJ_RELEASE(origin);
		origin = next;
	}
	if (origin) {
		OBJ_RELEASE(origin);
	}
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	future_object *future = from_object(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	if (future->state) {
		zend_get_gc_buffer_add_obj(buffer, &future->state->std);
	}
	if (future->origin) {
		zend_get_gc_buffer_add_obj(buffer, future->origin);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}

ZEND_METHOD(Async_Future, __construct)
{
	future_object *future = from_object(Z_OBJ_P(ZEND_THIS));
	zend_object *state;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(state, async_ce_future_state)
	ZEND_PARSE_PARAMETERS_END();

	if (future->state) {
		zend_throw_error(NULL, "Async\\Future is already constructed");
		RETURN_THROWS();
	}
	GC_ADDREF(state);
	future->state = async_future_state_from_object(state);
}

ZEND_METHOD(Async_Future, completed)
{
	zval *value = NULL, copy;
	zend_object *object;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(value)
	ZEND_PARSE_PARAMETERS_END();

	if (value) {
		ZVAL_COPY(&copy, value);
	} else {
		ZVAL_NULL(&copy);
	}
	object = async_future_new_completed(&copy);
	async_future_record_completion(from_object(object)->state);
	RETURN_OBJ(object);
}

ZEND_METHOD(Async_Future, failed)
{
	zend_object *error, *object;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(error, zend_ce_throwable)
	ZEND_PARSE_PARAMETERS_END();

	GC_ADDREF(error);
	object = async_future_new_failed(error);
	async_future_record_completion(from_object(object)->state);
	RETURN_OBJ(object);
}

ZEND_METHOD(Async_Future, isCompleted)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(STATE->event.done);
}

ZEND_METHOD(Async_Future, isCancelled)
{
	const async_event *event = &STATE->event;

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(event->error && async_error_is_cancellation(event->error));
}

ZEND_METHOD(Async_Future, cancel)
{
	async_future_state *state = STATE;
	void (*abandoned)(async_future_state *) = state->abandoned;
	zend_object *error = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(error, async_ce_cancellation)
	ZEND_PARSE_PARAMETERS_END();

	if (state->event.done) {
		return;
	}
	error = async_cancellation_or(error, "Future has been cancelled");
	if (abandoned) {
		state->abandoned = NULL;
		abandoned(state);
	}
	async_future_record_completion(state);
	state->event.handled = true; /* it was asked for */
	async_future_fail(state, error);
}

ZEND_METHOD(Async_Future, ignore)
{
	ZEND_PARSE_PARAMETERS_NONE();
	STATE->event.handled = true;
	RETURN_COPY(ZEND_THIS);
}

static void derive(INTERNAL_FUNCTION_PARAMETERS, async_future_handler handler)
{
	zval *callback;
	async_future_state *state;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(callback)
	ZEND_PARSE_PARAMETERS_END();

	if (!zend_is_callable(callback, 0, NULL)) {
		zend_argument_type_error(1, "must be of type callable, %s given", zend_zval_type_name(callback));
		RETURN_THROWS();
	}
	state = async_future_chain(STATE, handler, callback);
	if (!state) {
		RETURN_THROWS();
	}
	RETVAL_OBJ(make_future(state));
	GC_ADDREF(Z_OBJ_P(ZEND_THIS));
	from_object(Z_OBJ_P(return_value))->origin = Z_OBJ_P(ZEND_THIS);
}

ZEND_METHOD(Async_Future, map)
{
	derive(INTERNAL_FUNCTION_PARAM_PASSTHRU, ASYNC_FUTURE_MAP);
}

ZEND_METHOD(Async_Future, catch)
{
	derive(INTERNAL_FUNCTION_PARAM_PASSTHRU, ASYNC_FUTURE_CATCH);
}

ZEND_METHOD(Async_Future, finally)
{
	derive(INTERNAL_FUNCTION_PARAM_PASSTHRU, ASYNC_FUTURE_FINALLY);
}

ZEND_METHOD(Async_Future, await)
{
	async_event *event = &STATE->event, *token;
	zend_object *cancellation = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(cancellation, async_ce_completable)
	ZEND_PARSE_PARAMETERS_END();

	if (async_await_token(cancellation, &token)) {
		async_await(event, token, return_value);
	}
}

ZEND_METHOD(Async_Future, getAwaitingInfo)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_future_return_info(STATE, return_value);
}

ZEND_METHOD(Async_Future, getCreatedFileAndLine)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_location_return(&STATE->created, return_value);
}

ZEND_METHOD(Async_Future, getCreatedLocation)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_location_return_string(&STATE->created, return_value);
}

ZEND_METHOD(Async_Future, getCompletedFileAndLine)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_location_return(&STATE->completed, return_value);
}

ZEND_METHOD(Async_Future, getCompletedLocation)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_location_return_string(&STATE->completed, return_value);
}

void async_future_register(void)
{
	async_ce_future = register_class_Async_Future(async_ce_completable);
	async_ce_future->create_object = create_object;
	async_future_handlers = std_object_handlers;
	async_future_handlers.offset = XtOffsetOf(future_object, std);
	async_future_handlers.free_obj = free_object;
	async_future_handlers.get_gc = get_gc;
	async_future_handlers.clone_obj = NULL;
}
