/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The circuit breaker: an enum and two interfaces, and how C code calls a strategy.
 */
#include "api/pool.h"

#include <zend_enum.h>
#include <zend_exceptions.h>

#include "api/classes.h"
#include "coroutine/errors.h"
#include "circuit_breaker_arginfo.h"

zend_class_entry *async_ce_circuit_breaker;
zend_class_entry *async_ce_circuit_breaker_strategy;
static zend_class_entry *ce_state;

zend_object *async_circuit_breaker_state(const char *name)
{
	return zend_enum_get_case_cstr(ce_state, name);
}

void async_callback_swallow(void)
{
	zend_object *error = EG(exception);

	if (!error || zend_is_unwind_exit(error) || zend_is_graceful_exit(error)
		|| async_error_is_cancellation(error)) {
		return;
	}
	zend_clear_exception();
}

void async_circuit_breaker_report(zend_object *strategy, zend_object *source, zend_object *error)
{
	zval arguments[2], name, result;

	ZVAL_OBJ(&arguments[0], source);
	if (error) {
		ZVAL_OBJ(&arguments[1], error);
		ZVAL_STRING(&name, "reportFailure");
	} else {
		ZVAL_STRING(&name, "reportSuccess");
	}
	ZVAL_UNDEF(&result);
	GC_ADDREF(strategy); /* it may be replaced meanwhile */
	zend_call_method_if_exists(strategy, Z_STR(name), &result, error ? 2 : 1, arguments);
	OBJ_RELEASE(strategy);
	zval_ptr_dtor(&result);
	zval_ptr_dtor(&name);
	async_callback_swallow();
}

bool async_circuit_breaker_should_recover(zend_object *strategy)
{
	zval name, result;
	bool yes;

	ZVAL_STRING(&name, "shouldRecover");
	ZVAL_UNDEF(&result);
	GC_ADDREF(strategy);
	zend_call_method_if_exists(strategy, Z_STR(name), &result, 0, NULL);
	OBJ_RELEASE(strategy);
	yes = Z_TYPE(result) == IS_TRUE;
	zval_ptr_dtor(&result);
	zval_ptr_dtor(&name);
	async_callback_swallow();
	return yes;
}

void async_circuit_breaker_register(void)
{
	ce_state = register_class_Async_CircuitBreakerState();
	async_ce_circuit_breaker = register_class_Async_CircuitBreaker();
	async_ce_circuit_breaker_strategy = register_class_Async_CircuitBreakerStrategy();
}
