/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See exit.h. Up to PHP 8.3 exit is an opcode: one of the three for which the JIT
 * accepts a user opcode handler (zend_jit_check_support()). Since 8.4 it is an
 * internal function.
 */
#include "coroutine/exit.h"

#include "core/compat.h"
#include "core/function.h"
#include "coroutine/lifecycle.h"

#if ASYNC_EXIT_IS_OPCODE

static user_opcode_handler_t original;

static int handle_exit(zend_execute_data *execute_data)
{
	async_lifecycle_script_exits();
	return original ? original(execute_data) : ZEND_USER_OPCODE_DISPATCH;
}

void async_exit_module_startup(void)
{
	original = zend_get_user_opcode_handler(ZEND_EXIT);
	zend_set_user_opcode_handler(ZEND_EXIT, handle_exit);
}

void async_exit_module_shutdown(void)
{
	if (zend_get_user_opcode_handler(ZEND_EXIT) == handle_exit) {
		zend_set_user_opcode_handler(ZEND_EXIT, original);
	}
}

#else

static zif_handler original;

static ZEND_FUNCTION(async_exit)
{
	async_lifecycle_script_exits();
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void async_exit_module_startup(void)
{
	original = async_function_replace("exit", ZEND_FN(async_exit));
}

void async_exit_module_shutdown(void)
{
	async_function_restore("exit", ZEND_FN(async_exit), original);
}

#endif
