/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Internal PHP functions whose handler we replace. Argument information stays, so
 * reflection and type errors do too. And functions of our own that are in no table.
 */
#ifndef ASYNC_CORE_FUNCTION_H
#define ASYNC_CORE_FUNCTION_H

#include "core/compat.h"

/* In a table of functions, or of methods. */
static inline zend_internal_function *async_function_find_in(HashTable *functions, const char *name)
{
	zend_function *function = zend_hash_str_find_ptr(functions, name, strlen(name));

	return function && function->type == ZEND_INTERNAL_FUNCTION ? &function->internal_function : NULL;
}

/* NULL when there is no such function (another SAPI, or disable_functions). */
static inline zend_internal_function *async_function_find(const char *name)
{
	return async_function_find_in(CG(function_table), name);
}

/* Puts `replacement` in place of the function's handler and returns the former one, or
 * NULL when there is no such function. */
static inline zif_handler async_function_replace(const char *name, zif_handler replacement)
{
	zend_internal_function *function = async_function_find(name);
	zif_handler former = NULL;

	if (function) {
		former = function->handler;
		function->handler = replacement;
	}
	return former;
}

/* True while the function's handler is ours. */
static inline bool async_function_is_replaced(const char *name, zif_handler replacement)
{
	const zend_internal_function *function = async_function_find(name);

	return function && function->handler == replacement;
}

/* Puts `original` back, unless somebody else has replaced ours meanwhile. */
static inline void async_function_restore(const char *name, zif_handler replacement, zif_handler original)
{
	if (original && async_function_is_replaced(name, replacement)) {
		async_function_replace(name, original);
	}
}

typedef struct _async_function_hook {
	const char *name;
	zif_handler handler;
	zif_handler *original; /* NULL where there is no such function */
} async_function_hook;

static inline void async_functions_replace(const async_function_hook *hooks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		*hooks[i].original = async_function_replace(hooks[i].name, hooks[i].handler);
	}
}

/* What somebody else has replaced meanwhile stays: he may call ours. */
static inline void async_functions_restore(const async_function_hook *hooks, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		async_function_restore(hooks[i].name, hooks[i].handler, *hooks[i].original);
	}
}

/* For functions that are not in the global table. Only for those in there the engine provides
 * the cache in which observers keep their handlers, and it takes every function for
 * observable that has a place for one. */
static inline void async_functions_hide(HashTable *functions)
{
	zend_internal_function *function;

	ZEND_HASH_FOREACH_PTR(functions, function) {
		ZEND_MAP_PTR_INIT(function->run_time_cache, NULL);
	} ZEND_HASH_FOREACH_END();
}

#endif
