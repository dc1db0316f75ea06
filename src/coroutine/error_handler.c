/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See error_handler.h. What the script sets is learnt by wrapping the two functions
 * that set it.
 */
#include "coroutine/error_handler.h"

#include "core/function.h"
#include "coroutine/scheduler.h"

ASYNC_TLS zval async_users_error_handler;

static zif_handler original_set, original_restore;

void async_error_handler_remember(void)
{
	async_error_handler_forget();
	ZVAL_COPY(&async_users_error_handler, &EG(user_error_handler));
}

void async_error_handler_forget(void)
{
	zval former;

	ZVAL_COPY_VALUE(&former, &async_users_error_handler);
	ZVAL_UNDEF(&async_users_error_handler);
	zval_ptr_dtor(&former);
}

static void call_and_remember(zif_handler original, INTERNAL_FUNCTION_PARAMETERS)
{
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		async_error_handler_remember();
	}
}

static ZEND_FUNCTION(async_set_error_handler)
{
	call_and_remember(original_set, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static ZEND_FUNCTION(async_restore_error_handler)
{
	call_and_remember(original_restore, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void async_error_handler_module_startup(void)
{
	ZVAL_UNDEF(&async_users_error_handler);
	original_set = async_function_replace("set_error_handler", ZEND_FN(async_set_error_handler));
	original_restore = async_function_replace("restore_error_handler", ZEND_FN(async_restore_error_handler));
}

void async_error_handler_module_shutdown(void)
{
	async_function_restore("set_error_handler", ZEND_FN(async_set_error_handler), original_set);
	async_function_restore("restore_error_handler", ZEND_FN(async_restore_error_handler), original_restore);
}
