/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See sleep.h. Whatever is not a plain wait is left to the original: the errors, the
 * conversions and the calls that do not wait.
 */
#include "hook/sleep.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <sys/time.h>

#include <php.h>

#include "core/function.h"
#include "coroutine/scheduler.h"
#include "hook/engine.h"
#include "hook/libc.h"
#include "io/io.h"

#define CANCELLED ((async_time) -1)

static zif_handler original_sleep, original_usleep, original_nanosleep, original_until;
static const unsigned *slots_of_sleep, *slots_of_usleep, *slots_of_nanosleep;

/* Argument `number` of `count`, if it is an integer from 0 to `most`; else -1. */
static zend_long whole_argument(
	zend_execute_data *execute_data, uint32_t number, uint32_t count, zend_long most)
{
	const zval *argument = ZEND_CALL_ARG(execute_data, number);

	return ZEND_NUM_ARGS() == count && Z_TYPE_P(argument) == IS_LONG && Z_LVAL_P(argument) >= 0
			&& Z_LVAL_P(argument) <= most
		? Z_LVAL_P(argument)
		: -1;
}

static bool stands_in_for(const unsigned *slots)
{
	return async_scheduler_can_suspend() && *slots == 0;
}

/* What is left of it after a signal, or CANCELLED. suspends */
static async_time wait_for(async_time duration)
{
	async_time left;

	if (async_io_sleep_interruptibly(duration, &left) == -ECANCELED) {
		async_hook_throw_pending();
		return CANCELLED;
	}
	return left;
}

static ZEND_FUNCTION(hooked_sleep)
{
	zend_long seconds = whole_argument(execute_data, 1, 1, UINT_MAX);

	if (seconds > 0 && stands_in_for(slots_of_sleep)) {
		async_time left = wait_for(seconds * ASYNC_NS_PER_S);

		RETURN_LONG(left == CANCELLED ? seconds : left / ASYNC_NS_PER_S);
	}
	original_sleep(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static ZEND_FUNCTION(hooked_usleep)
{
	zend_long microseconds = whole_argument(execute_data, 1, 1, UINT_MAX);

	if (microseconds > 0 && stands_in_for(slots_of_usleep)) {
		wait_for(microseconds * 1000);
		return;
	}
	original_usleep(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static ZEND_FUNCTION(hooked_time_nanosleep)
{
	zend_long seconds = whole_argument(execute_data, 1, 2, UINT_MAX);
	zend_long nanoseconds = whole_argument(execute_data, 2, 2, ASYNC_NS_PER_S - 1);

	if (seconds >= 0 && nanoseconds >= 0 && seconds + nanoseconds > 0 && stands_in_for(slots_of_nanosleep)) {
		async_time left = wait_for(seconds * ASYNC_NS_PER_S + nanoseconds);

		if (left <= 0) {
			RETURN_BOOL(left == 0);
		}
		array_init_size(return_value, 2);
		add_assoc_long(return_value, "seconds", left / ASYNC_NS_PER_S);
		add_assoc_long(return_value, "nanoseconds", left % ASYNC_NS_PER_S);
		return;
	}
	original_nanosleep(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static ZEND_FUNCTION(hooked_time_sleep_until)
{
	const zval *target = ZEND_CALL_ARG(execute_data, 1);
	struct timeval now;
	double seconds;

	if (ZEND_NUM_ARGS() == 1 && (Z_TYPE_P(target) == IS_DOUBLE || Z_TYPE_P(target) == IS_LONG)
		&& stands_in_for(slots_of_nanosleep) && gettimeofday(&now, NULL) == 0) {
		seconds = zval_get_double((zval *) target) - (double) now.tv_sec - (double) now.tv_usec / 1e6;
		if (seconds > 0 && seconds < UINT_MAX) {
			async_time left = (async_time) ceil(seconds * 1e9);

			/* A signal does not end it. */
			do {
				left = wait_for(left);
			} while (left > 0);
			RETURN_BOOL(left == 0);
		}
	}
	original_until(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static const async_function_hook functions[] = {
	{"sleep", ZEND_FN(hooked_sleep), &original_sleep},
	{"usleep", ZEND_FN(hooked_usleep), &original_usleep},
	{"time_nanosleep", ZEND_FN(hooked_time_nanosleep), &original_nanosleep},
	{"time_sleep_until", ZEND_FN(hooked_time_sleep_until), &original_until},
};

enum {
	FUNCTIONS = sizeof(functions) / sizeof(functions[0]),
};

void async_sleep_functions_install(void)
{
	slots_of_sleep = async_libc_slots("sleep");
	slots_of_usleep = async_libc_slots("usleep");
	slots_of_nanosleep = async_libc_slots("nanosleep");
	async_functions_replace(functions, FUNCTIONS);
}

void async_sleep_functions_uninstall(void)
{
	async_functions_restore(functions, FUNCTIONS);
}
