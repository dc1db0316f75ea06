/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See coroutine.h. Order at the end of a task: everything that may run userland
 * code (arguments, closure, a result nobody can see, output buffers) is released
 * while the coroutine still counts as running and may suspend; only then it is
 * declared finished. After that no PHP code runs on its behalf.
 */
#include "coroutine/coroutine.h"

#include <zend_exceptions.h>

#include "coroutine/ending.h"
#include "coroutine/engine_state.h"
#include "coroutine/error_handler.h"
#include "coroutine/errors.h"
#include "coroutine/finally.h"
#include "coroutine/lifecycle.h"
#include "coroutine/scheduler.h"
#include "coroutine/scope.h"
#include "coroutine/uncaught.h"
#include "coroutine/wait.h"

zend_class_entry *async_coroutine_ce;
zend_object_handlers async_coroutine_handlers;

static zend_string *describe(async_event *event)
{
	async_coroutine *coroutine = (async_coroutine *) event;

	return zend_strpprintf(0, "coroutine %u spawned at %s:%u", async_coroutine_number(coroutine),
		coroutine->spawn_file ? ZSTR_VAL(coroutine->spawn_file) : "unknown", coroutine->spawn_line);
}

static const async_event_kind coroutine_event_kind = {NULL, NULL, describe, NULL};

zend_object *async_coroutine_create_object(zend_class_entry *ce)
{
	/* The class is final and declares no properties: no table follows `std`. */
	async_coroutine *coroutine = emalloc(sizeof(*coroutine));

	memset(coroutine, 0, sizeof(*coroutine));
	async_event_init(&coroutine->event, &coroutine_event_kind);
	async_list_init(&coroutine->ready);
	async_list_init(&coroutine->all);
	async_list_init(&coroutine->in_scope);
	async_list_init(&coroutine->endings);
	ZVAL_UNDEF(&coroutine->callable);
	async_error_handler_inherit(&coroutine->error_handler);
	zend_object_std_init(&coroutine->std, ce);
	coroutine->std.handlers = &async_coroutine_handlers;
	return &coroutine->std;
}

async_coroutine *async_coroutine_new(void)
{
	return async_coroutine_from_object(async_coroutine_create_object(async_coroutine_ce));
}

/* re-enters userland: destructors */
static void release_task(async_coroutine *coroutine)
{
	zval *params = coroutine->params;
	HashTable *named_params = coroutine->named_params;
	uint32_t count = coroutine->param_count;

	coroutine->params = NULL;
	coroutine->named_params = NULL;
	coroutine->param_count = 0;
	for (uint32_t i = 0; i < count; i++) {
		zval_ptr_dtor(&params[i]);
	}
	if (params) {
		efree(params);
	}
	if (named_params) {
		zend_array_release(named_params);
	}
	zval_ptr_dtor(&coroutine->error_handler);
	ZVAL_UNDEF(&coroutine->error_handler);
	if (Z_TYPE(coroutine->callable) != IS_UNDEF) {
		zval callable;

		ZVAL_COPY_VALUE(&callable, &coroutine->callable);
		ZVAL_UNDEF(&coroutine->callable);
		zval_ptr_dtor(&callable);
	}
}

static bool is_unheard_error(const async_coroutine *coroutine)
{
	return coroutine->event.error && !coroutine->event.handled
		&& !(coroutine->flags & ASYNC_COROUTINE_ORPHANED)
		&& !async_error_is_cancellation(coroutine->event.error);
}

static void raise_error(async_coroutine *coroutine)
{
	coroutine->flags |= ASYNC_COROUTINE_ORPHANED;
	GC_ADDREF(coroutine->event.error);
	async_scheduler_raise(coroutine->event.error);
}

void async_coroutine_raise_unheard(void)
{
	async_list *link;

	while ((link = async_list_pop_front(&async_the_scheduler.unheard))) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_coroutine, all);

		if (is_unheard_error(coroutine)) {
			raise_error(coroutine);
		}
	}
}

void async_coroutine_free_object(zend_object *object)
{
	async_coroutine *coroutine = async_coroutine_from_object(object);

	if (is_unheard_error(coroutine) && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		raise_error(coroutine);
	}
	async_list_remove(&coroutine->ready);
	async_list_remove(&coroutine->all);
	while (async_list_pop_front(&coroutine->endings)) { /* after a fatal error */
	}
	release_task(coroutine);
	if (coroutine->cancellation) {
		OBJ_RELEASE(coroutine->cancellation);
	}
	if (coroutine->finally) {
		zend_array_release(coroutine->finally);
	}
	if (coroutine->spawn_file) {
		zend_string_release(coroutine->spawn_file);
	}
	if (coroutine->values) {
		OBJ_RELEASE(coroutine->values);
	}
	async_event_free(&coroutine->event);
	zend_object_std_dtor(object);
}

void async_coroutine_locate(async_coroutine *coroutine)
{
	zend_execute_data *frame = EG(current_execute_data);

	while (frame && (!frame->func || !ZEND_USER_CODE(frame->func->common.type))) {
		frame = frame->prev_execute_data;
	}
	if (frame) {
		coroutine->spawn_file = zend_string_copy(frame->func->op_array.filename);
		coroutine->spawn_line = frame->opline->lineno;
	}
}

void async_coroutine_enqueue(async_coroutine *coroutine)
{
	async_coroutine_enqueue_in(coroutine, async_scope_of(async_the_scheduler.current));
}

void async_coroutine_enqueue_in(async_coroutine *coroutine, async_scope *scope)
{
	async_scheduler *scheduler = &async_the_scheduler;

	if (EXPECTED(!coroutine->spawn_file)) {
		async_coroutine_locate(coroutine);
	}
	GC_ADDREF(&coroutine->std);
	if (UNEXPECTED(!async_scope_is_main(scope))) {
		async_scope_enter(scope, coroutine);
	}
	async_list_push_back(&scheduler->all, &coroutine->all);
	scheduler->count++;
	async_scheduler_ready(coroutine);
	if (UNEXPECTED(scheduler->exiting)) {
		zend_object *error = async_error_new(async_ce_cancellation, "Graceful shutdown");

		async_coroutine_cancel(coroutine, error, true);
		OBJ_RELEASE(error);
	}
}

static void leave_ready_queue(async_coroutine *coroutine)
{
	if (coroutine->flags & ASYNC_COROUTINE_READY) {
		coroutine->flags &= ~ASYNC_COROUTINE_READY;
		async_list_remove(&coroutine->ready);
		async_the_scheduler.ready_count--;
	}
}

/* The task is over: tells who waits for it and lets go of it. Runs no PHP code,
 * except that releasing the last reference to an unheard error may. */
static void conclude(async_coroutine *coroutine, zval *result, zend_object *error)
{
	coroutine->state = ASYNC_COROUTINE_FINISHED;
	async_list_remove(&coroutine->all);
	leave_ready_queue(coroutine);
	if (EXPECTED(!coroutine->event.done)) {
		async_event_complete(&coroutine->event, result, error);
	}
	if (coroutine->finally) {
		HashTable *callbacks = coroutine->finally;

		coroutine->finally = NULL;
		async_finally_spawn(callbacks, &coroutine->std, async_scope_of(coroutine));
	}
	if (is_unheard_error(coroutine)) {
		if (GC_REFCOUNT(&coroutine->std) == 1) {
			raise_error(coroutine);
		} else {
			async_list_push_back(&async_the_scheduler.unheard, &coroutine->all);
		}
	}
	if (UNEXPECTED(coroutine->scope)) {
		async_scope_leave(coroutine);
	}
	async_scheduler_left(coroutine);
	OBJ_RELEASE(&coroutine->std);
}

void async_coroutine_fail(async_coroutine *coroutine, zend_object *error)
{
	ZEND_ASSERT(coroutine->state == ASYNC_COROUTINE_CREATED);
	/* Destructors of its arguments may cancel it again, or let others run. */
	coroutine->flags |= ASYNC_COROUTINE_NEVER_RAN;
	coroutine->state = ASYNC_COROUTINE_FINISHED;
	leave_ready_queue(coroutine);
	release_task(coroutine);
	conclude(coroutine, NULL, error);
}

void async_coroutine_cancel(async_coroutine *coroutine, zend_object *error, bool force)
{
	if (force) {
		coroutine->flags &= ~ASYNC_COROUTINE_PROTECTED;
	}
	if (coroutine->state == ASYNC_COROUTINE_FINISHED) {
		return;
	}
	coroutine->flags |= ASYNC_COROUTINE_CANCEL_REQUESTED;
	/* C code that was handed something to release has to run. */
	if (coroutine->state == ASYNC_COROUTINE_CREATED && !coroutine->entry) {
		GC_ADDREF(error);
		async_coroutine_fail(coroutine, error);
		return;
	}
	if (!coroutine->cancellation) {
		GC_ADDREF(error);
		coroutine->cancellation = error;
	}
	if (coroutine->wait && async_coroutine_has_pending(coroutine)) {
		async_wait_abort(coroutine->wait, ASYNC_WAKE_CANCELLED);
	}
}

void async_coroutine_cancel_one_of(async_coroutine *coroutine, zend_object *error, bool force)
{
	if (UNEXPECTED(coroutine->flags & ASYNC_COROUTINE_CANCEL_REQUESTED) && !coroutine->cancellation
		&& error->ce == async_ce_cancellation) {
		error = async_cancellation_copy(error);
		async_coroutine_cancel(coroutine, error, force);
		OBJ_RELEASE(error);
	} else {
		async_coroutine_cancel(coroutine, error, force);
	}
}

/* The engine runs shutdown functions and, later, the destructors of what is left. */
static bool in_global_destructor(void)
{
	const zend_execute_data *frame = EG(current_execute_data);

	while (frame && frame->prev_execute_data) {
		frame = frame->prev_execute_data;
	}
	return frame && frame->func && frame->func->common.scope
		&& frame->func == frame->func->common.scope->destructor;
}

bool async_coroutine_throw_pending(async_coroutine *coroutine)
{
	zend_object *error = coroutine->cancellation;

	if (EXPECTED(!async_coroutine_has_pending(coroutine))) {
		return false;
	}
	coroutine->cancellation = NULL;
	if ((coroutine->flags & ASYNC_COROUTINE_MAIN) && (EG(flags) & EG_FLAGS_IN_SHUTDOWN)
		&& async_error_is_cancellation(error)) {
		/* No script is left that an uncaught cancellation could end silently: a shutdown
		 * function or destructor ends as by exit. After such a destructor the engine
		 * bails out, so the others unwind before that. */
		OBJ_RELEASE(error);
		if (in_global_destructor()) {
			async_scheduler_drain();
			async_uncaught_report();
		}
		error = zend_create_unwind_exit();
	}
	async_error_throw_into_call(error);
	return true;
}

static void call(async_coroutine *coroutine, zval *result)
{
	zend_fcall_info fci = {
		.size = sizeof(fci),
		.retval = result,
		.params = coroutine->params,
		.param_count = coroutine->param_count,
		.named_params = coroutine->named_params,
	};

	ZVAL_COPY_VALUE(&fci.function_name, &coroutine->callable);
	zend_call_function(&fci, &coroutine->fcc);
}

/* exit in a coroutine ends the script; a graceful exit is how the engine unwinds. */
static void take_exit(void)
{
	bool is_exit = zend_is_unwind_exit(EG(exception));
	zend_object *unwind = EG(exception);

	EG(exception) = NULL;
	OBJ_RELEASE(unwind);
	if (CG(unclean_shutdown)) {
		/* Running out of memory unwinds like an exit, but it is a fatal error. */
		zend_bailout();
	}
	if (is_exit) {
		async_scheduler_exit();
	}
}

/* A result that nobody holds the coroutine for is released while its destructors
 * still run inside the coroutine. */
static void drop_unseen(async_coroutine *coroutine, zval *result)
{
	if (GC_REFCOUNT(&coroutine->std) == 1 && async_list_is_empty(&coroutine->event.listeners)
		&& !coroutine->finally && Z_REFCOUNTED_P(result)) {
		zval_ptr_dtor(result); /* re-enters userland */
		ZVAL_NULL(result);
	}
}

/* It has failed: whom nobody awaits its scopes may help. suspends, re-enters userland */
static void fail(async_coroutine *coroutine, zend_object *error)
{
	async_event_complete(&coroutine->event, NULL, error);
	if (!is_unheard_error(coroutine)) {
		return;
	}
	GC_ADDREF(error);
	if (async_scope_handle(async_scope_of(coroutine), coroutine, &error)) {
		coroutine->event.handled = true;
		OBJ_RELEASE(error);
	} else {
		/* The same one, or what a handler has thrown instead. */
		OBJ_RELEASE(coroutine->event.error);
		coroutine->event.error = error;
	}
}

void async_coroutine_run(async_coroutine *coroutine)
{
	zval result;
	zend_object *error;

	coroutine->state = ASYNC_COROUTINE_RUNNING;
	EG(error_reporting) = async_lifecycle_error_reporting();
	ZVAL_UNDEF(&result);
	if (UNEXPECTED(Z_TYPE(coroutine->error_handler) != IS_UNDEF)) {
		async_error_handler_adopt(&coroutine->error_handler);
	}
	if (EXPECTED(!coroutine->entry)) {
		call(coroutine, &result);
	} else {
		coroutine->entry(coroutine);
	}
	release_task(coroutine);
	async_engine_state_close_output();
	async_error_handler_give_up();
	if (EXPECTED(!EG(exception))) {
		drop_unseen(coroutine, &result);
	}
	if (UNEXPECTED(EG(exception))
		&& (zend_is_unwind_exit(EG(exception)) || zend_is_graceful_exit(EG(exception)))) {
		take_exit();
	}
	error = async_error_take();
	if (UNEXPECTED(error)) {
		zval_ptr_dtor(&result);
		ZVAL_UNDEF(&result);
	} else if (Z_TYPE(result) == IS_UNDEF) {
		ZVAL_NULL(&result);
	}
	if (UNEXPECTED(!async_list_is_empty(&coroutine->endings))) {
		async_endings_run(coroutine);
	}
	if (UNEXPECTED(coroutine->cancellation)) {
		zend_object *unused = coroutine->cancellation;

		coroutine->cancellation = NULL;
		OBJ_RELEASE(unused);
	}
	if (UNEXPECTED(error)) {
		fail(coroutine, error);
	}
	coroutine->context = NULL;
	conclude(coroutine, &result, NULL);
}
