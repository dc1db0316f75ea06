/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The await_*() functions. Those that collect wait for the remaining ones too before
 * they return, as the reference does; they do not cancel them.
 */
#include "api/await.h"
#include "api/await_many.h"
#include "api/classes.h"
#include "api/functions.h"
#include "coroutine/errors.h"

static uint32_t wanted_from(zend_long count)
{
	return count < 0 ? 0 : (count >= UINT32_MAX ? UINT32_MAX - 1 : (uint32_t) count);
}

static void return_results_and_errors(async_await_many *many, bool by_input, bool fill, zval *return_value)
{
	zval results, errors;

	async_await_many_results(many, by_input, fill, &results);
	async_await_many_errors(many, by_input, &errors);
	array_init_size(return_value, 2);
	add_next_index_zval(return_value, &results);
	add_next_index_zval(return_value, &errors);
}

ZEND_FUNCTION(Async_await_any_or_fail)
{
	zval *triggers;
	zend_object *token = NULL;
	async_await_many many = {.wanted = 1, .fail_on_error = true, .leave_at_once = true};

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ITERABLE(triggers)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(token, async_ce_awaitable)
	ZEND_PARSE_PARAMETERS_END();

	if (async_await_token(token, &many.token)) {
		if (async_await_many_run(&many, triggers)) {
			zval *first = async_await_many_first_result(&many);

			if (first) {
				RETVAL_COPY(first);
			}
		}
		async_await_many_free(&many);
	}
}

ZEND_FUNCTION(Async_await_first_success)
{
	zval *triggers;
	zend_object *token = NULL;
	async_await_many many = {.wanted = 1};

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ITERABLE(triggers)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(token, async_ce_awaitable)
	ZEND_PARSE_PARAMETERS_END();

	if (async_await_token(token, &many.token)) {
		if (async_await_many_run(&many, triggers)) {
			zval *first = async_await_many_first_result(&many), result, errors;

			if (first) {
				ZVAL_COPY(&result, first);
			} else {
				ZVAL_NULL(&result);
			}
			async_await_many_errors(&many, true, &errors);
			array_init_size(return_value, 2);
			add_next_index_zval(return_value, &result);
			add_next_index_zval(return_value, &errors);
		}
		async_await_many_free(&many);
	}
}

ZEND_FUNCTION(Async_await_all_or_fail)
{
	zval *triggers;
	zend_object *token = NULL;
	bool by_input = true;
	async_await_many many = {.wanted = UINT32_MAX, .fail_on_error = true};

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_ITERABLE(triggers)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(token, async_ce_awaitable)
		Z_PARAM_BOOL(by_input)
	ZEND_PARSE_PARAMETERS_END();

	if (async_await_token(token, &many.token)) {
		if (async_await_many_run(&many, triggers)) {
			async_await_many_results(&many, by_input, false, return_value);
		}
		async_await_many_free(&many);
	}
}

ZEND_FUNCTION(Async_await_all)
{
	zval *triggers;
	zend_object *token = NULL;
	bool by_input = true, fill = false;
	async_await_many many = {.wanted = UINT32_MAX};

	ZEND_PARSE_PARAMETERS_START(1, 4)
		Z_PARAM_ITERABLE(triggers)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(token, async_ce_awaitable)
		Z_PARAM_BOOL(by_input)
		Z_PARAM_BOOL(fill)
	ZEND_PARSE_PARAMETERS_END();

	if (async_await_token(token, &many.token)) {
		if (async_await_many_run(&many, triggers)) {
			return_results_and_errors(&many, by_input, fill, return_value);
		}
		async_await_many_free(&many);
	}
}

ZEND_FUNCTION(Async_await_any_of_or_fail)
{
	zend_long count;
	zval *triggers;
	zend_object *token = NULL;
	bool by_input = true;
	async_await_many many = {.fail_on_error = true, .leave_at_once = true};

	ZEND_PARSE_PARAMETERS_START(2, 4)
		Z_PARAM_LONG(count)
		Z_PARAM_ITERABLE(triggers)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(token, async_ce_awaitable)
		Z_PARAM_BOOL(by_input)
	ZEND_PARSE_PARAMETERS_END();

	if (count <= 0) {
		RETURN_EMPTY_ARRAY();
	}
	many.wanted = wanted_from(count);
	if (async_await_token(token, &many.token)) {
		if (async_await_many_run(&many, triggers)) {
			async_await_many_results(&many, by_input, false, return_value);
		}
		async_await_many_free(&many);
	}
}

ZEND_FUNCTION(Async_await_any_of)
{
	zend_long count;
	zval *triggers;
	zend_object *token = NULL;
	bool by_input = true, fill = false;
	async_await_many many = {0};

	ZEND_PARSE_PARAMETERS_START(2, 5)
		Z_PARAM_LONG(count)
		Z_PARAM_ITERABLE(triggers)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(token, async_ce_awaitable)
		Z_PARAM_BOOL(by_input)
		Z_PARAM_BOOL(fill)
	ZEND_PARSE_PARAMETERS_END();

	many.wanted = wanted_from(count);
	if (async_await_token(token, &many.token)) {
		if (async_await_many_run(&many, triggers)) {
			return_results_and_errors(&many, by_input, fill, return_value);
		}
		async_await_many_free(&many);
	}
}
