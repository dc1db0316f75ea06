/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See uncaught.h. set_exception_handler() and restore_exception_handler() are
 * wrapped so that they see the user's handlers only: ours is taken out before the
 * original function runs and put back in front afterwards.
 */
#include "coroutine/uncaught.h"

#include <php.h>
#include <zend_closures.h>
#include <zend_exceptions.h>

#include "core/function.h"
#include "core/object.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

ZEND_BEGIN_ARG_INFO_EX(one_argument, 0, 0, 1)
	ZEND_ARG_INFO(0, exception)
ZEND_END_ARG_INFO()

static HashTable private_functions;
static zif_handler original_set, original_restore;
static ASYNC_TLS zval users_handler; /* owned while ours is in its place */
static ASYNC_TLS bool installed;

/* As at the end of the script: no frame is left. The user's handler is in its place. True
 * when nobody has handled it. */
static bool report(zend_object *error)
{
	zend_execute_data *frame = EG(current_execute_data);
	bool fatal;

	EG(current_execute_data) = NULL;
	EG(exception) = error;
	if (Z_TYPE(EG(user_exception_handler)) != IS_UNDEF) {
		zend_user_exception_handler(); /* re-enters userland */
	}
	fatal = EG(exception) != NULL;
	if (fatal) {
		zend_exception_error(EG(exception), E_ERROR);
		EG(exception) = NULL;
	}
	EG(current_execute_data) = frame;
	return fatal;
}

/* Ours runs: the engine has put it aside. */
static void report_now(zend_object *error)
{
	ZVAL_COPY_VALUE(&EG(user_exception_handler), &users_handler);
	ZVAL_UNDEF(&users_handler);
	installed = false;
	if (report(error)) {
		zend_bailout();
	}
	ZVAL_COPY_VALUE(&users_handler, &EG(user_exception_handler));
	ZVAL_UNDEF(&EG(user_exception_handler));
	installed = true;
}

/* What the script threw and did not catch. Since 8.4 also what shutdown functions, destructors and
 * output handlers throw after it: that is a fatal error at once. */
static ZEND_FUNCTION(async_uncaught)
{
	zval *exception;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT(exception)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_error_is_cancellation(Z_OBJ_P(exception))) {
		GC_ADDREF(Z_OBJ_P(exception));
		if (EG(flags) & EG_FLAGS_IN_SHUTDOWN) {
			report_now(Z_OBJ_P(exception));
		} else {
			async_scheduler_raise(Z_OBJ_P(exception));
		}
	}
}

static const zend_function_entry internal_functions[] = {
	ZEND_FE(async_uncaught, one_argument)
	ZEND_FE_END
};

static void put_in_front(void)
{
	zend_function *function = zend_hash_str_find_ptr(&private_functions, ZEND_STRL("async_uncaught"));

	ZVAL_COPY_VALUE(&users_handler, &EG(user_exception_handler));
	zend_create_closure(&EG(user_exception_handler), function, NULL, NULL, NULL);
	async_object_hide(Z_OBJ(EG(user_exception_handler)));
	installed = true;
}

static void take_out(void)
{
	/* Since 8.4 a handler is put aside while it runs, and a fatal error leaves it there. */
	if (EXPECTED(Z_TYPE(EG(user_exception_handler)) == IS_OBJECT)) {
		async_object_release_hidden(Z_OBJ(EG(user_exception_handler)));
	}
	ZVAL_COPY_VALUE(&EG(user_exception_handler), &users_handler);
	ZVAL_UNDEF(&users_handler);
	installed = false;
}

static void call_without_ours(zif_handler original, INTERNAL_FUNCTION_PARAMETERS)
{
	bool was_installed = installed;

	if (was_installed) {
		take_out();
	}
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (was_installed) {
		put_in_front();
	}
}

static ZEND_FUNCTION(async_set_exception_handler)
{
	call_without_ours(original_set, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static ZEND_FUNCTION(async_restore_exception_handler)
{
	call_without_ours(original_restore, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void async_uncaught_module_startup(void)
{
	zend_hash_init(&private_functions, 1, NULL, ZEND_FUNCTION_DTOR, 1);
	zend_register_functions(NULL, internal_functions, &private_functions, MODULE_PERSISTENT);
	async_functions_hide(&private_functions);
	original_set = async_function_replace("set_exception_handler", ZEND_FN(async_set_exception_handler));
	original_restore =
		async_function_replace("restore_exception_handler", ZEND_FN(async_restore_exception_handler));
}

void async_uncaught_module_shutdown(void)
{
	async_function_restore("set_exception_handler", ZEND_FN(async_set_exception_handler), original_set);
	async_function_restore(
		"restore_exception_handler", ZEND_FN(async_restore_exception_handler), original_restore);
	zend_hash_destroy(&private_functions);
}

void async_uncaught_install(void)
{
	put_in_front();
}

void async_uncaught_report(void)
{
	zend_object *error = async_the_scheduler.exit_error;
	bool was_installed = installed;

	if (!error) {
		return;
	}
	async_the_scheduler.exit_error = NULL;
	if (was_installed) {
		take_out();
	}
	EG(exit_status) = 255;
	report(error);
	if (was_installed) {
		put_in_front();
	}
}

void async_uncaught_forget(void)
{
	if (async_the_scheduler.exit_error) {
		OBJ_RELEASE(async_the_scheduler.exit_error);
		async_the_scheduler.exit_error = NULL;
	}
	if (installed) {
		take_out();
	}
}
