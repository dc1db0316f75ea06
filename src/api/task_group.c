/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\TaskGroup, and the methods that Async\TaskSet has in common with it.
 */
#include "api/task_group.h"

#include <zend_interfaces.h>

#include "api/callable.h"
#include "api/classes.h"
#include "api/scope.h"
#include "api/spawn.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "task_group_arginfo.h"

#define THIS async_task_group_from_object(Z_OBJ_P(ZEND_THIS))

zend_class_entry *async_ce_task_group;
static zend_object_handlers handlers;

static zend_object *create_object(zend_class_entry *ce)
{
	return async_task_group_create(ce, &handlers);
}

static bool is_in_range(zend_long value, uint32_t argument)
{
	if (value >= 0 && value <= UINT32_MAX) {
		return true;
	}
	zend_argument_value_error(argument, "must be between 0 and %u", UINT32_MAX);
	return false;
}

/* Its own scope below the caller's, or the given one. False with an exception thrown. */
static bool take_scope(async_task_group *group, zend_object *object)
{
	async_scope *scope = object ? async_scope_from_object(object) : async_scope_current();

	if (async_scope_is_closed(scope)) {
		async_throw(async_ce_exception,
			object ? "Cannot use a disposed Scope for TaskGroup"
				   : "Cannot spawn a coroutine in a closed scope");
		return false;
	}
	if (object) {
		GC_ADDREF(object);
		group->scope_object = object;
		async_scope_addref(scope);
		group->scope = scope;
	} else {
		group->scope = async_scope_new(scope, scope->flags & ASYNC_SCOPE_SAFE);
	}
	async_scope_attach(group->scope, &group->member);
	return true;
}

ZEND_METHOD(Async_TaskGroup, __construct)
{
	zend_long concurrency = 0, limit = 0;
	bool no_concurrency = true, no_limit = true;
	zend_object *scope = NULL;
	async_task_group *group = THIS;

	ZEND_PARSE_PARAMETERS_START(0, 3)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG_OR_NULL(concurrency, no_concurrency)
		Z_PARAM_LONG_OR_NULL(limit, no_limit)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(scope, async_ce_scope)
	ZEND_PARSE_PARAMETERS_END();

	if (!is_in_range(concurrency, 1) || !is_in_range(limit, 2)) {
		RETURN_THROWS();
	}
	if (group->scope) {
		zend_throw_error(NULL, "%s is constructed already", ZSTR_VAL(group->std.ce->name));
		RETURN_THROWS();
	}
	if (!take_scope(group, scope)) {
		RETURN_THROWS();
	}
	group->is_set = group->std.ce == async_ce_task_set;
	group->concurrency = concurrency ? (uint32_t) concurrency : UINT32_MAX;
	if (no_limit) {
		limit = concurrency > UINT32_MAX / 2 ? UINT32_MAX : concurrency * 2;
	}
	group->queue_limit = limit ? (uint32_t) limit : UINT32_MAX;
}

/* suspends */
static void spawn(async_task_group *group, zval *key, zend_fcall_info *fci, zend_fcall_info_cache *fcc)
{
	async_coroutine *coroutine;

	if (!async_task_is_allowed(group, key)) {
		zend_release_fcall_info_cache(fcc);
		return;
	}
	coroutine = async_spawn_prepare(fci, fcc, group->scope);
	if (coroutine) {
		async_coroutine_locate(coroutine);
		async_task_spawn(group, key, coroutine);
	}
}

ZEND_METHOD(Async_TaskGroup, spawn)
{
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	zval key;

	ZEND_PARSE_PARAMETERS_START(1, -1)
		Z_PARAM_FUNC(fci, fcc)
		Z_PARAM_VARIADIC_WITH_NAMED(fci.params, fci.param_count, fci.named_params)
	ZEND_PARSE_PARAMETERS_END();

	ZVAL_UNDEF(&key);
	spawn(THIS, &key, &fci, &fcc);
}

ZEND_METHOD(Async_TaskGroup, spawnWithKey)
{
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	zend_string *name;
	zend_long number;
	zval key;

	ZEND_PARSE_PARAMETERS_START(2, -1)
		Z_PARAM_STR_OR_LONG(name, number)
		Z_PARAM_FUNC(fci, fcc)
		Z_PARAM_VARIADIC_WITH_NAMED(fci.params, fci.param_count, fci.named_params)
	ZEND_PARSE_PARAMETERS_END();

	if (name) {
		ZVAL_STR(&key, name);
	} else {
		ZVAL_LONG(&key, number);
	}
	spawn(THIS, &key, &fci, &fcc);
}

/* {{{ TaskGroup only */
ZEND_METHOD(Async_TaskGroup, all)
{
	bool ignore_errors = false;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(ignore_errors)
	ZEND_PARSE_PARAMETERS_END();

	async_task_group_join(THIS, ASYNC_TASK_JOIN_ALL, ignore_errors, return_value);
}

ZEND_METHOD(Async_TaskGroup, race)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_task_group_join(THIS, ASYNC_TASK_JOIN_FIRST, false, return_value);
}

ZEND_METHOD(Async_TaskGroup, any)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_task_group_join(THIS, ASYNC_TASK_JOIN_ANY, false, return_value);
}

ZEND_METHOD(Async_TaskGroup, getResults)
{
	const async_task_group *group = THIS;

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	for (async_list *link = group->order.next; link != &group->order; link = link->next) {
		async_task *task = ASYNC_LIST_ENTRY(link, async_task, in_order);

		if (task->state == ASYNC_TASK_SETTLED && !async_task_failed(task)) {
			array_set_zval_key(Z_ARRVAL_P(return_value), &task->key, &task->result);
		}
	}
}

ZEND_METHOD(Async_TaskGroup, getErrors)
{
	const async_task_group *group = THIS;

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	for (async_list *link = group->order.next; link != &group->order; link = link->next) {
		async_task *task = ASYNC_LIST_ENTRY(link, async_task, in_order);
		zval error;

		if (async_task_failed(task)) {
			ZVAL_OBJ(&error, task->error);
			array_set_zval_key(Z_ARRVAL_P(return_value), &task->key, &error);
			task->seen = true;
		}
	}
}

ZEND_METHOD(Async_TaskGroup, suppressErrors)
{
	ZEND_PARSE_PARAMETERS_NONE();
	THIS->errors_handled = true;
}
/* }}} */

ZEND_METHOD(Async_TaskGroup, cancel)
{
	zend_object *error = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(error, async_ce_cancellation)
	ZEND_PARSE_PARAMETERS_END();

	error = async_cancellation_or(error, "TaskGroup cancelled");
	async_task_group_cancel(THIS, error);
	OBJ_RELEASE(error);
}

ZEND_METHOD(Async_TaskGroup, close)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_task_group_close(THIS);
}

ZEND_METHOD(Async_TaskGroup, dispose)
{
	async_task_group *group = THIS;
	zend_object *error;

	ZEND_PARSE_PARAMETERS_NONE();
	error = async_error_new(async_ce_cancellation, "TaskGroup cancelled");
	async_scope_dispose(group->scope, error, ASYNC_SCOPE_BY_FLAG);
	async_task_group_close(group);
	OBJ_RELEASE(error);
}

ZEND_METHOD(Async_TaskGroup, isFinished)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(async_task_group_is_done(THIS));
}

ZEND_METHOD(Async_TaskGroup, isClosed)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->closed);
}

ZEND_METHOD(Async_TaskGroup, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(zend_hash_num_elements(&THIS->tasks));
}

static bool is_completed(async_task_watch *watch)
{
	return async_task_group_is_done(watch->group);
}

ZEND_METHOD(Async_TaskGroup, awaitCompletion)
{
	async_task_watch watch = {.is_over = is_completed, .group = THIS};

	ZEND_PARSE_PARAMETERS_NONE();
	if (!watch.group->closed) {
		async_throw(async_ce_exception, "TaskGroup must be closed before calling awaitCompletion()");
		RETURN_THROWS();
	}
	async_task_watch_wait(&watch);
}

ZEND_METHOD(Async_TaskGroup, finally)
{
	async_task_group *group = THIS;
	zval *callback, result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(callback)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_callable_is_closure(callback, 1)) {
		RETURN_THROWS();
	}
	if (!group->finalized) {
		if (!group->finally) {
			group->finally = zend_new_array(1);
		}
		Z_TRY_ADDREF_P(callback);
		zend_hash_next_index_insert_new(group->finally, callback);
		return;
	}
	ZVAL_UNDEF(&result);
	call_user_function(NULL, NULL, callback, &result, 1, ZEND_THIS);
	zval_ptr_dtor(&result);
}

/* foreach does not come here. */
ZEND_METHOD(Async_TaskGroup, getIterator)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_throw_error(NULL, "An object of class %s is not a traversable object in an invalid state",
		ZSTR_VAL(Z_OBJCE_P(ZEND_THIS)->name));
}

void async_task_group_register(void)
{
	async_ce_task_group =
		register_class_Async_TaskGroup(async_ce_awaitable, zend_ce_countable, zend_ce_aggregate);
	async_ce_task_group->create_object = create_object;
	async_task_group_setup_class(async_ce_task_group, &handlers);
}
