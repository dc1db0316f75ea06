/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See scope.h: the way of an error that nobody awaits, from the scope it happened in
 * upwards. It runs on the coroutine that has failed, whose outcome is known by then.
 */
#include "coroutine/scope.h"

#include <zend_exceptions.h>

#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

static bool give_to_watch(async_scope *scope, zend_object *error)
{
	for (async_list *link = scope->watches.next; link != &scope->watches; link = link->next) {
		async_scope_watch *watch = ASYNC_LIST_ENTRY(link, async_scope_watch, link);

		if (watch->collects) {
			if (Z_TYPE(watch->errors) == IS_UNDEF) {
				array_init(&watch->errors);
			}
			GC_ADDREF(error);
			add_next_index_object(&watch->errors, error);
			async_event_complete(&watch->event, NULL, NULL);
			return true;
		}
	}
	return false;
}

/* handler(Scope, Coroutine, Throwable). False when it has thrown: then *error is what
 * it has thrown, caused by the former one. suspends, re-enters userland */
static bool call_handler(async_scope *scope, zval *handler, async_coroutine *coroutine, zend_object **error)
{
	zval arguments[3], result, callable;
	zend_object *thrown;

	ZVAL_COPY(&callable, handler); /* it may be replaced meanwhile */
	ZVAL_OBJ(&arguments[0], async_scope_get_object(scope));
	ZVAL_OBJ(&arguments[1], &coroutine->std);
	ZVAL_OBJ(&arguments[2], *error);
	ZVAL_UNDEF(&result);
	call_user_function(NULL, NULL, &callable, &result, 3, arguments);
	zval_ptr_dtor(&result);
	zval_ptr_dtor(&callable);
	zval_ptr_dtor(&arguments[0]);
	thrown = async_error_take();
	if (!thrown) {
		return true;
	}
	if (zend_is_unwind_exit(thrown)) {
		OBJ_RELEASE(thrown);
		async_scheduler_exit();
		return true;
	}
	if (async_error_is_cancellation(thrown) || thrown == *error) {
		OBJ_RELEASE(thrown);
	} else {
		async_error_set_previous(thrown, *error);
		*error = thrown;
	}
	return false;
}

static zval *handler_of(async_scope *scope, bool from_child)
{
	if (from_child && Z_TYPE(scope->child_handler) != IS_UNDEF) {
		return &scope->child_handler;
	}
	return Z_TYPE(scope->handler) != IS_UNDEF ? &scope->handler : NULL;
}

/* Cancels the tree of *failed, if there is one, and releases it. */
static void fail_together(async_scope **failed)
{
	zend_object *cancellation;

	if (!*failed) {
		return;
	}
	cancellation = async_error_new(async_ce_cancellation, "Scope was cancelled");
	async_scope_cancel(*failed, cancellation, ASYNC_SCOPE_BY_FLAG);
	OBJ_RELEASE(cancellation);
	async_scope_release(*failed);
	*failed = NULL;
}

/* Notes that `scope` is to be cancelled, instead of what is below it. */
static void fail(async_scope *scope, async_scope **failed)
{
	if (async_scope_is_main(scope) || async_scope_is_closed(scope)) {
		return;
	}
	async_scope_addref(scope);
	if (*failed) {
		async_scope_release(*failed);
	}
	*failed = scope;
}

/* Scopes that nobody speaks for are cancelled all at once, from the topmost one of them,
 * before somebody else hears of it: one by one a deep tree would be walked at each level. */
bool async_scope_handle(async_scope *scope, async_coroutine *coroutine, zend_object **error)
{
	async_scope *failed = NULL;
	bool handled = false, from_child = false;

	async_scope_addref(scope);
	while (scope && !handled) {
		async_scope *parent = scope->parent;
		zval *handler = handler_of(scope, from_child);

		if (handler || !async_list_is_empty(&scope->watches)) {
			fail_together(&failed);
			handled =
				give_to_watch(scope, *error) || (handler && call_handler(scope, handler, coroutine, error));
		}
		if (!handled) {
			fail(scope, &failed);
		}
		if (parent) {
			async_scope_addref(parent);
		}
		async_scope_release(scope);
		scope = parent;
		from_child = true;
	}
	async_scope_release(scope);
	fail_together(&failed);
	return handled;
}

/* Body of an internal coroutine. */
static void throw_error(async_coroutine *coroutine)
{
	async_error_throw(coroutine->data);
}

void async_scope_throw(async_scope *scope, zend_object *error)
{
	async_coroutine *coroutine = async_coroutine_new();

	coroutine->entry = throw_error;
	coroutine->data = error;
	coroutine->flags |= ASYNC_COROUTINE_INTERNAL;
	async_coroutine_enqueue_in(coroutine, scope);
	OBJ_RELEASE(&coroutine->std);
}
