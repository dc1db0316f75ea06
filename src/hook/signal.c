/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See signal.h. pcntl runs PHP handlers with all signals blocked and a flag set against
 * running others meanwhile: nothing may suspend there. They are run by the engine's
 * interrupt function (engine.c) and by pcntl_signal_dispatch().
 */
#include "hook/signal.h"

#include <signal.h>
#include <stdio.h>

#include <php.h>

#include "core/function.h"
#include "coroutine/describe.h"
#include "hook/engine.h"
#include "io/signal.h"
#include "reactor/signal.h"

static zif_handler original_signal, original_dispatch;

static ZEND_FUNCTION(hooked_pcntl_signal)
{
	original_signal(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (!EG(exception) && Z_TYPE_P(return_value) == IS_TRUE) {
		async_io_signal_handled((int) zval_get_long(ZEND_CALL_ARG(execute_data, 1)),
			Z_TYPE_P(ZEND_CALL_ARG(execute_data, 2)) != IS_LONG);
	}
}

static ZEND_FUNCTION(hooked_pcntl_signal_dispatch)
{
	async_engine_call_alone(original_dispatch, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

int async_dump_on_sigquit(void)
{
	return async_io_signal_interrupts(SIGQUIT);
}

void async_dump_if_asked(void)
{
	zend_string *text;

	if (EXPECTED(!async_signal_has_interrupted())) {
		return;
	}
	text = async_describe_all();
	fwrite(ZSTR_VAL(text), 1, ZSTR_LEN(text), stderr);
	fflush(stderr);
	zend_string_release(text);
}

void async_signal_hooks_install(void)
{
	original_signal = async_function_replace("pcntl_signal", ZEND_FN(hooked_pcntl_signal));
	original_dispatch =
		async_function_replace("pcntl_signal_dispatch", ZEND_FN(hooked_pcntl_signal_dispatch));
}

void async_signal_hooks_uninstall(void)
{
	async_function_restore("pcntl_signal", ZEND_FN(hooked_pcntl_signal), original_signal);
	async_function_restore("pcntl_signal_dispatch", ZEND_FN(hooked_pcntl_signal_dispatch), original_dispatch);
}
