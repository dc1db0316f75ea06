/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See soap.h. A method that returns has not ended the script. Should that end elsewhere, the methods
 * give back the documents of libxml that they hold.
 *
 * A client has one connection, which its methods use in several steps and keep a pointer to: calls
 * of one object are turns. What the last call of its coroutine has left is told at once.
 */
#include "hook/soap.h"

#include "coroutine/library_call.h"
#include "coroutine/scheduler.h"
#include "hook/turn.h"
#include "hook/wrap.h"

static void call(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	bool ends = CG(unclean_shutdown);

	async_library_call_function(wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
	CG(unclean_shutdown) = ends;
}

static void call_in_turn(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	async_turn *turn;

	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		call(wrap, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	turn = async_turn_enter(Z_OBJ_P(ZEND_THIS), "turn at a SoapClient object", false); /* suspends */
	if (EXPECTED(turn)) {
		call(wrap, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
		async_turn_leave(turn, false);
	}
}

static bool needs_turn(const zend_function *function)
{
	static const char tells[] = "__getLast";

	return strncasecmp(ZSTR_VAL(function->common.function_name), tells, sizeof(tells) - 1) != 0;
}

void async_soap_faults_install(void)
{
	zend_class_entry *client = zend_hash_str_find_ptr(CG(class_table), ZEND_STRL("soapclient"));
	zend_function *function;

	if (client) {
		ZEND_HASH_MAP_FOREACH_PTR(&client->function_table, function) {
			async_wrap_function(
				&function->internal_function, needs_turn(function) ? call_in_turn : call, NULL);
		} ZEND_HASH_FOREACH_END();
	}
}
