/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turns at the multi handles of ext/curl: libcurl must not be entered by somebody else while
 * its own code waits in one, in a callback or for the last answer of a protocol. Who waits in
 * curl_multi_select() is not inside: it looks at the handle before, and not afterwards.
 *
 * An easy handle is another matter. Options and transfer are several calls, so that coroutines
 * which take turns would get each other's answers: the second one is refused.
 *
 * And calls on non-blocking sockets let nobody run, since libcurl is in the middle of changing
 * what handles share with each other, which only ever waits in poll(2).
 */
#include "hook/turn.h"

#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

static void call_promptly(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	async_coroutine *coroutine = async_the_scheduler.current;
	uint32_t outer = coroutine->flags & ASYNC_COROUTINE_PROMPT;

	coroutine->flags |= ASYNC_COROUTINE_PROMPT;
	async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
	coroutine->flags = (coroutine->flags & ~ASYNC_COROUTINE_PROMPT) | outer;
}

static const void *handle_of(zend_execute_data *execute_data, uint32_t argument)
{
	zval *value;

	if (ZEND_NUM_ARGS() < argument) {
		return NULL;
	}
	value = ZEND_CALL_ARG(execute_data, argument);
	ZVAL_DEREF(value);
	return Z_TYPE_P(value) == IS_OBJECT ? Z_OBJ_P(value) : NULL;
}

/* False with an exception thrown when another coroutine has the easy handle. */
static bool enter_transfer(const void *handle, async_turn **turn)
{
	*turn = handle ? async_turn_try(handle, "end of a cURL transfer", false) : NULL;
	if (UNEXPECTED(handle && !*turn)) {
		async_throw(async_ce_exception,
			"Another coroutine is inside of curl_exec() with this cURL handle: each needs one of its own");
		return false;
	}
	return true;
}

static void leave(async_turn *turn)
{
	if (EXPECTED(turn)) {
		async_turn_leave(turn, false);
	}
}

static void perform(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	async_turn *turn;

	if (EXPECTED(enter_transfer(handle_of(execute_data, 1), &turn))) {
		call_promptly(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
		leave(turn);
	}
}

static void change(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	async_turn *turn;

	(void) client, (void) rule;
	if (EXPECTED(enter_transfer(handle_of(execute_data, 1), &turn))) {
		leave(turn);
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

static void add_handle(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	async_turn *turn;

	if (EXPECTED(enter_transfer(handle_of(execute_data, 2), &turn))) {
		leave(turn);
		call_promptly(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
	}
}

static void wait_outside(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	const void *handle = handle_of(execute_data, 1);
	async_turn *turn = handle ? async_turn_enter(handle, client->what, false) : NULL; /* suspends */

	(void) rule;
	if (EXPECTED(turn || !handle)) {
		leave(turn);
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
	}
}

static const async_turn_rule rules[] = {
	{"curl_exec", 0, 0, perform},
	{"curl_reset", 0, 0, change},
	{"curl_setopt*", 0, 0, change},
	{"curl_multi_add_handle", 0, 0, add_handle},
	{"curl_multi_select", 0, 0, wait_outside},
	{"curl_multi_close", 0, 0, call_promptly},
	{"curl_multi_exec", 0, 0, call_promptly},
	{"curl_multi_info_read", 0, 0, NULL},
	{"curl_multi_remove_handle", 0, 0, call_promptly},
	{"curl_multi_setopt", 0, 0, NULL},
	{"*", ASYNC_TURN_FREE, 0, NULL},
	{NULL, 0, 0, NULL},
};

static async_turn_class classes[] = {
	{"curlmultihandle", NULL, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client curl = {
	.extension = "curl",
	.what = "turn at a cURL multi handle",
	.rules = rules,
	.classes = classes,
};

void async_turn_curl_install(void)
{
	async_turn_client_install(&curl);
}
