/* SPDX-License-Identifier: BSD-3-Clause
 *
 * iterate(): workers in a scope of their own take items from one iterator and call the
 * callback. While a worker runs a callback another one stands by in the ready queue: it
 * gets its turn only if the callback suspends. Only one worker at a time is inside the
 * iterator, which may suspend, too.
 *
 * The iteration lives on the stack of the caller, who waits until no worker is left.
 */
#include <php.h>
#include <zend_exceptions.h>
#include <zend_interfaces.h>

#include "api/await.h"
#include "api/functions.h"
#include "api/spawn.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

typedef struct _iteration {
	zval iterable; /* an argument of the caller keeps it */
	zval callback; /* the same */
	HashPosition position; /* in an array */
	zend_object_iterator *iterator; /* owned, or NULL for an array */
	async_scope *scope; /* owned */
	async_scope_watch watch; /* completes when something is to be looked at */
	uint32_t concurrency;
	uint32_t workers;
	bool started; /* the iterator is rewound */
	bool advancing; /* a worker is inside the iterator */
	bool standby; /* a worker is queued and has not begun */
	bool ended; /* no more items are to be taken */
	zend_object *error; /* owned: what the caller is to throw */
} iteration;

static void notify(iteration *iteration)
{
	async_event_complete(&iteration->watch.event, NULL, NULL);
}

/* Keeps the first error, which ends the iteration. */
static void fail(iteration *iteration, zend_object *error)
{
	iteration->ended = true;
	if (iteration->error) {
		OBJ_RELEASE(error);
	} else {
		iteration->error = error;
		notify(iteration);
	}
}

/* {{{ Items */
static bool take_from_array(iteration *iteration, zval *value, zval *key)
{
	HashTable *array = Z_ARRVAL(iteration->iterable);
	zval *current = zend_hash_get_current_data_ex(array, &iteration->position);

	if (!current) {
		return false;
	}
	ZVAL_COPY_DEREF(value, current);
	zend_hash_get_current_key_zval_ex(array, key, &iteration->position);
	zend_hash_move_forward_ex(array, &iteration->position);
	return true;
}

/* suspends, re-enters userland */
static bool move(iteration *iteration)
{
	zend_object_iterator *iterator = iteration->iterator;

	if (iteration->started) {
		iterator->index++;
		iterator->funcs->move_forward(iterator);
	} else {
		iteration->started = true;
		iterator->index = 0;
		if (iterator->funcs->rewind) {
			iterator->funcs->rewind(iterator);
		}
	}
	return !EG(exception) && iterator->funcs->valid(iterator) == SUCCESS && !EG(exception);
}

/* suspends, re-enters userland */
static bool take_from_iterator(iteration *iteration, zval *value, zval *key)
{
	zend_object_iterator *iterator = iteration->iterator;
	zval *current;

	if (!move(iteration)) {
		return false;
	}
	current = iterator->funcs->get_current_data(iterator);
	if (EG(exception) || !current) {
		return false;
	}
	ZVAL_COPY_DEREF(value, current);
	if (iterator->funcs->get_current_key) {
		ZVAL_NULL(key);
		iterator->funcs->get_current_key(iterator, key);
	} else {
		ZVAL_LONG(key, (zend_long) iterator->index);
	}
	if (EG(exception)) {
		zval_ptr_dtor(value);
		zval_ptr_dtor(key);
		return false;
	}
	return true;
}

static bool take(iteration *iteration, zval *value, zval *key)
{
	bool taken;

	iteration->advancing = true;
	taken = iteration->iterator ? take_from_iterator(iteration, value, key)
								: take_from_array(iteration, value, key);
	iteration->advancing = false;
	if (!taken) {
		iteration->ended = true;
	}
	return taken;
}
/* }}} */

/* {{{ Workers */
static void work(async_coroutine *worker);

static void stand_by(iteration *iteration)
{
	async_coroutine *worker;

	if (iteration->standby || iteration->ended || iteration->workers >= iteration->concurrency) {
		return;
	}
	worker = async_coroutine_new();
	worker->entry = work;
	worker->data = iteration;
	worker->event.handled = true;
	iteration->standby = true;
	iteration->workers++;
	async_coroutine_enqueue_in(worker, iteration->scope);
	OBJ_RELEASE(&worker->std);
}

/* suspends, re-enters userland */
static void call(iteration *iteration, zval *value, zval *key)
{
	zval arguments[2], result;

	ZVAL_COPY_VALUE(&arguments[0], value);
	ZVAL_COPY_VALUE(&arguments[1], key);
	ZVAL_UNDEF(&result);
	call_user_function(NULL, NULL, &iteration->callback, &result, 2, arguments);
	if (Z_TYPE(result) == IS_FALSE) {
		iteration->ended = true;
	}
	zval_ptr_dtor(&result);
	zval_ptr_dtor(value);
	zval_ptr_dtor(key);
}

/* Body of a worker. */
static void work(async_coroutine *worker)
{
	iteration *iteration = worker->data;

	iteration->standby = false;
	async_coroutine_throw_pending(worker);
	while (!EG(exception) && !iteration->ended && !iteration->advancing) {
		zval value, key;

		if (take(iteration, &value, &key)) {
			stand_by(iteration);
			call(iteration, &value, &key);
		}
	}
	if (EG(exception)) {
		if (zend_is_unwind_exit(EG(exception))) {
			iteration->ended = true;
		} else {
			fail(iteration, async_error_take());
		}
	}
	if (--iteration->workers == 0) {
		notify(iteration);
	}
}
/* }}} */

static void cancel(iteration *iteration, const char *reason)
{
	zend_object *error = async_error_new(async_ce_cancellation, "%s", reason);

	async_scope_cancel(iteration->scope, error, ASYNC_SCOPE_HARD);
	OBJ_RELEASE(error);
}

/* Waits for something to look at. What coroutines of the callback failed with counts as
 * an error of the callback. suspends */
static void wait(iteration *iteration)
{
	async_scope_watch *watch = &iteration->watch;
	zval unused;

	ZVAL_UNDEF(&unused);
	async_await(&watch->event, NULL, &unused);
	if (EG(exception)) {
		fail(iteration, async_error_take());
	} else if (Z_TYPE(watch->errors) != IS_UNDEF) {
		zval *first = zend_hash_index_find(Z_ARRVAL(watch->errors), 0);

		Z_ADDREF_P(first);
		fail(iteration, Z_OBJ_P(first));
		zval_ptr_dtor(&watch->errors);
		ZVAL_UNDEF(&watch->errors);
	}
	async_scope_watch_again(watch);
}

/* The workers use this stack: not even a cancellation may leave it before they have. */
static void wait_for_workers(iteration *iteration)
{
	async_coroutine *self = async_the_scheduler.current;
	uint32_t protection = self->flags & ASYNC_COROUTINE_PROTECTED;

	while (iteration->workers > 0) {
		self->flags |= ASYNC_COROUTINE_PROTECTED;
		wait(iteration);
	}
	self->flags = (self->flags & ~ASYNC_COROUTINE_PROTECTED) | protection;
}

static void run(iteration *iteration, bool cancel_pending)
{
	async_scope_watch_start(iteration->scope, &iteration->watch, true);
	iteration->watch.collects = true;
	async_scope_watch_again(&iteration->watch);
	stand_by(iteration);
	while (iteration->workers > 0 && !iteration->error) {
		wait(iteration);
	}
	if (!cancel_pending) {
		while (!iteration->error && !async_scope_is_empty(iteration->scope, true)) {
			wait(iteration);
		}
	}
	if (iteration->error) {
		cancel(iteration, "Cancellation of the iterator due to an exception");
	} else if (!async_scope_is_empty(iteration->scope, true)) {
		cancel(iteration, "Cancellation of pending coroutines after iterator completion");
	}
	wait_for_workers(iteration);
	async_scope_watch_stop(&iteration->watch);
}

/* False with an exception thrown. re-enters userland */
static bool open(iteration *iteration)
{
	zend_class_entry *ce;

	if (Z_TYPE(iteration->iterable) == IS_ARRAY) {
		zend_hash_internal_pointer_reset_ex(Z_ARRVAL(iteration->iterable), &iteration->position);
		return true;
	}
	ce = Z_OBJCE(iteration->iterable);
	iteration->iterator = ce->get_iterator(ce, &iteration->iterable, 0);
	if (iteration->iterator && EG(exception)) {
		zend_iterator_dtor(iteration->iterator);
	}
	return !EG(exception);
}

ZEND_FUNCTION(Async_iterate)
{
	zval *iterable;
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	zend_long concurrency = 0;
	bool cancel_pending = true;
	iteration iteration = {0};

	ZEND_PARSE_PARAMETERS_START(2, 4)
		Z_PARAM_ZVAL(iterable)
		Z_PARAM_FUNC(fci, fcc)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(concurrency)
		Z_PARAM_BOOL(cancel_pending)
	ZEND_PARSE_PARAMETERS_END();

	zend_release_fcall_info_cache(&fcc);
	if (!zend_is_iterable(iterable)) {
		zend_argument_type_error(
			1, "must be of type array|Traversable, %s given", async_compat_value_name(iterable));
		RETURN_THROWS();
	}
	if (!async_scheduler_require() || !async_spawn_is_allowed(async_scope_current())) {
		RETURN_THROWS();
	}
	ZVAL_COPY_VALUE(&iteration.iterable, iterable);
	ZVAL_COPY_VALUE(&iteration.callback, &fci.function_name);
	if (!open(&iteration)) {
		RETURN_THROWS();
	}
	iteration.concurrency =
		concurrency <= 0 || concurrency > UINT32_MAX ? UINT32_MAX : (uint32_t) concurrency;
	iteration.scope = async_scope_new(async_scope_current(), false);
	run(&iteration, cancel_pending);
	if (iteration.iterator) {
		zend_iterator_dtor(iteration.iterator);
	}
	async_scope_release(iteration.scope);
	if (iteration.error) {
		async_error_throw(iteration.error);
	}
}
