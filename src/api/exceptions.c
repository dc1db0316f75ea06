/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The exception classes. On stock PHP no third root beside Exception and Error is
 * possible; AsyncCancellation is an Error so that catch (\Exception) lets it pass.
 */
#include "api/classes.h"

#include <zend_exceptions.h>

#include "coroutine/errors.h"
#include "exceptions_arginfo.h"

ZEND_METHOD(Async_CompositeException, addException)
{
	zval *exception, *exceptions, rv;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(exception, zend_ce_throwable)
	ZEND_PARSE_PARAMETERS_END();

	exceptions =
		zend_read_property(async_ce_composite, Z_OBJ_P(ZEND_THIS), ZEND_STRL("exceptions"), true, &rv);
	if (Z_TYPE_P(exceptions) == IS_ARRAY) {
		SEPARATE_ARRAY(exceptions);
		Z_ADDREF_P(exception);
		zend_hash_next_index_insert_new(Z_ARRVAL_P(exceptions), exception);
	}
}

ZEND_METHOD(Async_CompositeException, getExceptions)
{
	zval rv;

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(
		zend_read_property(async_ce_composite, Z_OBJ_P(ZEND_THIS), ZEND_STRL("exceptions"), true, &rv));
}

void async_exceptions_register(void)
{
	async_ce_cancellation = register_class_Async_AsyncCancellation(zend_ce_error);
	async_ce_operation_canceled = register_class_Async_OperationCanceledException(async_ce_cancellation);
	async_ce_exception = register_class_Async_AsyncException(zend_ce_exception);
	register_class_Async_InputOutputException(zend_ce_exception);
	register_class_Async_DnsException(zend_ce_exception);
	async_ce_timeout = register_class_Async_TimeoutException(zend_ce_exception);
	register_class_Async_PollException(zend_ce_exception);
	async_ce_deadlock = register_class_Async_DeadlockError(zend_ce_error);
	async_ce_context = register_class_Async_ContextException(async_ce_exception);
	async_ce_service_unavailable = register_class_Async_ServiceUnavailableException(async_ce_exception);
	async_ce_composite = register_class_Async_CompositeException(zend_ce_exception);
}
