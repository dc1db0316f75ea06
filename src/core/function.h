/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Internal PHP functions whose handler we replace. Argument information stays, so
 * reflection and type errors do too.
 */
#ifndef ASYNC_CORE_FUNCTION_H
#define ASYNC_CORE_FUNCTION_H

#include "core/compat.h"

/* Puts `replacement` in place of the function's handler and returns the former one.
 * NULL and nothing done when there is no such function (another SAPI, or
 * disable_functions). */
static inline zif_handler async_function_replace(const char *name, zif_handler replacement)
{
	zend_function *function = zend_hash_str_find_ptr(CG(function_table), name, strlen(name));
	zif_handler former;

	if (!function || function->type != ZEND_INTERNAL_FUNCTION) {
		return NULL;
	}
	former = function->internal_function.handler;
	function->internal_function.handler = replacement;
	return former;
}

/* Puts `original` back, unless somebody else has replaced ours meanwhile. */
static inline void async_function_restore(const char *name, zif_handler replacement, zif_handler original)
{
	zend_function *function = zend_hash_str_find_ptr(CG(function_table), name, strlen(name));

	if (function && function->type == ZEND_INTERNAL_FUNCTION && original
		&& function->internal_function.handler == replacement) {
		function->internal_function.handler = original;
	}
}

#endif
