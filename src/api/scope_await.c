/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\Scope: waiting for its end.
 */
#include <php.h>
#include <zend_exceptions.h>

#include "api/await.h"
#include "api/classes.h"
#include "api/scope.h"
#include "coroutine/errors.h"
#include "coroutine/finally.h"
#include "coroutine/scheduler.h"

ZEND_METHOD(Async_Scope, awaitCompletion);
ZEND_METHOD(Async_Scope, awaitAfterCancellation);

static void throw_cancelled(void)
{
	async_error_throw(async_error_new(async_ce_cancellation, "The scope has been cancelled"));
}

/* A coroutine cannot wait for its own end. */
static bool is_outside(const async_scope *scope)
{
	if (!async_scope_is_within(async_scope_current(), scope)) {
		return true;
	}
	async_throw(async_ce_exception,
		"Cannot await completion of scope from a coroutine that belongs to the same scope or its children");
	return false;
}

ZEND_METHOD(Async_Scope, awaitCompletion)
{
	async_scope *scope = async_scope_from_object(Z_OBJ_P(ZEND_THIS));
	async_scope_watch watch;
	async_event *token;
	zend_object *cancellation;
	zval unused;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(cancellation, async_ce_awaitable)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_await_token(cancellation, &token)) {
		RETURN_THROWS();
	}
	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE || (scope->flags & ASYNC_SCOPE_DISPOSED)) {
		return;
	}
	if (scope->flags & ASYNC_SCOPE_CANCELLED) {
		throw_cancelled();
		RETURN_THROWS();
	}
	if (!is_outside(scope)) {
		RETURN_THROWS();
	}
	if (async_scope_is_empty(scope, false)) {
		return;
	}
	async_scope_watch_start(scope, &watch, false);
	ZVAL_UNDEF(&unused);
	async_await(&watch.event, token, &unused);
	async_scope_watch_stop(&watch);
	if (!EG(exception) && (scope->flags & ASYNC_SCOPE_CANCELLED)) {
		throw_cancelled();
	}
}

/* Hands over what has been collected, and adds what is left to throw to *failure: without
 * a handler all of it. False at an exit. re-enters userland */
static bool deliver_errors(zval *errors, zval *handler, zval *scope, zend_object **failure)
{
	zval collected, *error;

	if (Z_TYPE_P(errors) == IS_UNDEF) {
		return true;
	}
	ZVAL_COPY_VALUE(&collected, errors);
	ZVAL_UNDEF(errors);
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL(collected), error) {
		zval arguments[2], result;

		if (!handler) {
			Z_ADDREF_P(error);
			*failure = async_error_combine(*failure, Z_OBJ_P(error));
			continue;
		}
		ZVAL_COPY_VALUE(&arguments[0], error);
		ZVAL_COPY_VALUE(&arguments[1], scope);
		ZVAL_UNDEF(&result);
		call_user_function(NULL, NULL, handler, &result, 2, arguments);
		zval_ptr_dtor(&result);
		if (EG(exception) && zend_is_unwind_exit(EG(exception))) {
			break;
		}
		*failure = async_error_combine(*failure, async_error_take());
	} ZEND_HASH_FOREACH_END();
	zval_ptr_dtor(&collected);
	return !EG(exception);
}

/* An error does not end it: those of the others would then reach nobody. */
static void await_all(zval *object, zval *handler, async_event *token)
{
	async_scope *scope = async_scope_from_object(Z_OBJ_P(object));
	async_scope_watch watch;
	zend_object *failure = NULL;
	zval unused;

	async_scope_watch_start(scope, &watch, true);
	watch.collects = true;
	while (!async_scope_is_empty(scope, true) || Z_TYPE(watch.errors) != IS_UNDEF) {
		ZVAL_UNDEF(&unused);
		async_await(&watch.event, token, &unused);
		if (EG(exception)) {
			break;
		}
		async_scope_watch_again(&watch);
		if (!deliver_errors(&watch.errors, handler, object, &failure)) {
			break;
		}
	}
	async_scope_watch_stop(&watch);
	if (!failure) {
		return;
	}
	if (!EG(exception)) {
		async_error_throw(failure);
	} else if (zend_is_unwind_exit(EG(exception))) {
		OBJ_RELEASE(failure);
	} else {
		async_error_set_previous(EG(exception), failure);
	}
}

ZEND_METHOD(Async_Scope, awaitAfterCancellation)
{
	async_scope *scope = async_scope_from_object(Z_OBJ_P(ZEND_THIS));
	zend_fcall_info fci = {0};
	zend_fcall_info_cache fcc;
	zend_object *cancellation = NULL;
	async_event *token;

	ZEND_PARSE_PARAMETERS_START(0, 2)
		Z_PARAM_OPTIONAL
		Z_PARAM_FUNC_OR_NULL(fci, fcc)
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(cancellation, async_ce_awaitable)
	ZEND_PARSE_PARAMETERS_END();

	if (ZEND_FCI_INITIALIZED(fci)) {
		zend_release_fcall_info_cache(&fcc);
	}
	if (!async_await_token(cancellation, &token)) {
		RETURN_THROWS();
	}
	if (!(scope->flags & ASYNC_SCOPE_CANCELLED)) {
		async_throw(async_ce_exception, "Attempt to await a Scope that has not been cancelled");
		RETURN_THROWS();
	}
	if (is_outside(scope)) {
		await_all(ZEND_THIS, ZEND_FCI_INITIALIZED(fci) ? &fci.function_name : NULL, token);
	}
}
