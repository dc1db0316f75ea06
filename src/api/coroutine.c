/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\Coroutine.
 */
#include "coroutine/coroutine.h"

#include <zend_builtin_functions.h>

#include "api/callable.h"
#include "api/classes.h"
#include "coroutine/describe.h"
#include "coroutine/errors.h"
#include "coroutine/finally.h"
#include "coroutine/frames.h"
#include "coroutine/scheduler.h"
#include "coroutine/wait.h"
#include "coroutine_arginfo.h"

#define THIS async_coroutine_from_object(Z_OBJ_P(ZEND_THIS))

ZEND_METHOD(Async_Coroutine, getId)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(Z_OBJ_HANDLE_P(ZEND_THIS));
}

ZEND_METHOD(Async_Coroutine, asHiPriority)
{
	async_coroutine *coroutine = THIS;

	ZEND_PARSE_PARAMETERS_NONE();
	coroutine->flags |= ASYNC_COROUTINE_PRIORITY;
	if (coroutine->flags & ASYNC_COROUTINE_READY) {
		async_list_remove(&coroutine->ready);
		async_list_push_front(&async_the_scheduler.ready, &coroutine->ready);
	}
	RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(Async_Coroutine, getContext)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_OBJ_COPY(async_context_of_coroutine(THIS));
}

ZEND_METHOD(Async_Coroutine, getResult)
{
	const async_coroutine *coroutine = THIS;

	ZEND_PARSE_PARAMETERS_NONE();
	if (Z_TYPE(coroutine->event.result) != IS_UNDEF) {
		RETURN_COPY(&coroutine->event.result);
	}
}

ZEND_METHOD(Async_Coroutine, getException)
{
	const async_coroutine *coroutine = THIS;

	ZEND_PARSE_PARAMETERS_NONE();
	if (coroutine->event.error) {
		RETURN_OBJ_COPY(coroutine->event.error);
	}
}

ZEND_METHOD(Async_Coroutine, getTrace)
{
	const async_coroutine *coroutine = THIS;
	zend_execute_data *running = EG(current_execute_data);
	zend_long options = DEBUG_BACKTRACE_PROVIDE_OBJECT, limit = 0;

	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(options)
		Z_PARAM_LONG(limit)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_coroutine_is_suspended(coroutine)) {
		RETURN_NULL();
	}
	EG(current_execute_data) = coroutine->suspended_frame;
	zend_fetch_debug_backtrace(return_value, 0, (int) options, (int) limit);
	EG(current_execute_data) = running;
}

static void return_location(zval *return_value, zend_string *file, uint32_t line)
{
	array_init_size(return_value, 2);
	if (file) {
		add_next_index_str(return_value, zend_string_copy(file));
	} else {
		add_next_index_null(return_value);
	}
	add_next_index_long(return_value, line);
}

ZEND_METHOD(Async_Coroutine, getSpawnFileAndLine)
{
	ZEND_PARSE_PARAMETERS_NONE();
	return_location(return_value, THIS->spawn_file, THIS->spawn_line);
}

ZEND_METHOD(Async_Coroutine, getSpawnLocation)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STR(async_describe_spawn_location(THIS));
}

ZEND_METHOD(Async_Coroutine, getSuspendFileAndLine)
{
	zend_string *file = NULL;
	uint32_t line = 0;

	ZEND_PARSE_PARAMETERS_NONE();
	async_describe_suspended_at(THIS, &file, &line);
	return_location(return_value, file, line);
}

ZEND_METHOD(Async_Coroutine, getSuspendLocation)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STR(async_describe_suspend_location(THIS));
}

ZEND_METHOD(Async_Coroutine, isStarted)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->state != ASYNC_COROUTINE_CREATED && !(THIS->flags & ASYNC_COROUTINE_NEVER_RAN));
}

ZEND_METHOD(Async_Coroutine, isQueued)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->flags & ASYNC_COROUTINE_READY);
}

ZEND_METHOD(Async_Coroutine, isRunning)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->state == ASYNC_COROUTINE_RUNNING);
}

ZEND_METHOD(Async_Coroutine, isSuspended)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(async_coroutine_is_suspended(THIS));
}

ZEND_METHOD(Async_Coroutine, isCancelled)
{
	const async_coroutine *coroutine = THIS;

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(coroutine->event.error && async_error_is_cancellation(coroutine->event.error));
}

ZEND_METHOD(Async_Coroutine, isCancellationRequested)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL((THIS->flags & ASYNC_COROUTINE_CANCEL_REQUESTED) && THIS->state != ASYNC_COROUTINE_FINISHED);
}

ZEND_METHOD(Async_Coroutine, isCompleted)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->event.done);
}

ZEND_METHOD(Async_Coroutine, getAwaitingInfo)
{
	const async_coroutine *coroutine = THIS;

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	if (coroutine->wait) {
		add_next_index_str(return_value, coroutine->wait->kind->describe(coroutine->wait));
	}
}

ZEND_METHOD(Async_Coroutine, cancel)
{
	zend_object *error = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(error, async_ce_cancellation)
	ZEND_PARSE_PARAMETERS_END();

	if (THIS->state == ASYNC_COROUTINE_FINISHED) {
		return;
	}
	error = async_cancellation_or(error, "Coroutine cancelled");
	async_coroutine_cancel(THIS, error, false);
	OBJ_RELEASE(error);
}

ZEND_METHOD(Async_Coroutine, finally)
{
	async_coroutine *coroutine = THIS;
	zval *callback, argument, result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(callback)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_callable_is_closure(callback, 1)) {
		RETURN_THROWS();
	}
	if (!coroutine->event.done) {
		async_finally_add(coroutine, callback);
		return;
	}
	ZVAL_OBJ(&argument, &coroutine->std);
	ZVAL_UNDEF(&result);
	call_user_function(NULL, NULL, callback, &result, 1, &argument);
	zval_ptr_dtor(&result);
}

static zend_function *get_constructor(zend_object *object)
{
	(void) object;
	zend_throw_error(NULL, "Async\\Coroutine cannot be constructed directly, use Async\\spawn()");
	return NULL;
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	async_coroutine *coroutine = async_coroutine_from_object(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	zend_get_gc_buffer_add_zval(buffer, &coroutine->callable);
	zend_get_gc_buffer_add_zval(buffer, &coroutine->error_handler);
	for (uint32_t i = 0; i < coroutine->param_count; i++) {
		zend_get_gc_buffer_add_zval(buffer, &coroutine->params[i]);
	}
	if (coroutine->named_params) {
		zval params;

		ZVAL_ARR(&params, coroutine->named_params);
		zend_get_gc_buffer_add_zval(buffer, &params);
	}
	zend_get_gc_buffer_add_zval(buffer, &coroutine->event.result);
	if (coroutine->event.error) {
		zend_get_gc_buffer_add_obj(buffer, coroutine->event.error);
	}
	if (coroutine->cancellation) {
		zend_get_gc_buffer_add_obj(buffer, coroutine->cancellation);
	}
	if (coroutine->values) {
		zend_get_gc_buffer_add_obj(buffer, coroutine->values);
	}
	async_frames_gc(coroutine, buffer);
	zend_get_gc_buffer_use(buffer, table, count);
	return coroutine->finally;
}

void async_coroutine_register(void)
{
	async_coroutine_ce = register_class_Async_Coroutine(async_ce_completable);
	async_coroutine_ce->create_object = async_coroutine_create_object;
	async_coroutine_handlers = std_object_handlers;
	async_coroutine_handlers.offset = XtOffsetOf(async_coroutine, std);
	async_coroutine_handlers.free_obj = async_coroutine_free_object;
	async_coroutine_handlers.get_constructor = get_constructor;
	async_coroutine_handlers.get_gc = get_gc;
	async_coroutine_handlers.clone_obj = NULL;
}
