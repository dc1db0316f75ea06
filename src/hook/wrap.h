/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Code around internal functions that are known at run time only, such as the methods of
 * an extension that may be absent. A copy that the engine makes of a function (closures,
 * inheritance) keeps what is around it.
 */
#ifndef ASYNC_HOOK_WRAP_H
#define ASYNC_HOOK_WRAP_H

#include "core/compat.h"

typedef struct _async_wrap async_wrap;

/* In the place of the function: calls wrap->original, or does not. */
typedef void (*async_wrap_around)(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS);

struct _async_wrap {
	zif_handler original;
	async_wrap_around around;
	const void *detail; /* of whoever wraps */
};

/* Functions with the same handler share one wrap, that of the first. False when the engine
 * has no place left for it. At MINIT, or on the private copy of a function. */
bool async_wrap_function(zend_internal_function *function, async_wrap_around around, const void *detail);

/* NULL when the function is not wrapped. */
const async_wrap *async_wrap_find(const zend_internal_function *function);

#endif
