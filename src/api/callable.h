/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Callables that are kept to be called later.
 */
#ifndef ASYNC_API_CALLABLE_H
#define ASYNC_API_CALLABLE_H

#include <zend_closures.h>

#include "core/compat.h"

/* Stores a parsed callable. What only the caller may call, a private method, becomes a
 * closure. A method that exists only through __call() is resolved anew at the call. */
static inline void async_callable_keep(zval *kept, const zend_fcall_info *fci, zend_fcall_info_cache *fcc)
{
	zend_function *function = fcc->function_handler;
	bool is_closure =
		Z_TYPE(fci->function_name) == IS_OBJECT && Z_OBJCE(fci->function_name) == zend_ce_closure;
	zval object;

	if (function && (function->common.fn_flags & ZEND_ACC_CALL_VIA_TRAMPOLINE)) {
		zend_release_fcall_info_cache(fcc);
	} else if (function && !is_closure) {
		ZVAL_UNDEF(&object);
		if (fcc->object) {
			ZVAL_OBJ(&object, fcc->object);
		}
		zend_create_fake_closure(
			kept, function, function->common.scope, fcc->called_scope, fcc->object ? &object : NULL);
		return;
	}
	ZVAL_COPY(kept, &fci->function_name);
}

/* For parameters declared as Closure. False with the TypeError thrown. */
static inline bool async_callable_is_closure(zval *argument, uint32_t number)
{
	if (Z_TYPE_P(argument) == IS_OBJECT && Z_OBJCE_P(argument) == zend_ce_closure) {
		return true;
	}
	zend_argument_type_error(number, "argument must be callable");
	return false;
}

#endif
