/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The PHP object of a scope.
 */
#ifndef ASYNC_API_SCOPE_H
#define ASYNC_API_SCOPE_H

#include "coroutine/scope.h"

typedef struct _async_scope_object {
	async_scope *scope; /* with a reference, unless it is the main scope */
	zend_object std; /* last */
} async_scope_object;

/* The scope behind an Async\Scope. */
static inline async_scope *async_scope_from_object(zend_object *object)
{
	return ((async_scope_object *) ((char *) object - XtOffsetOf(async_scope_object, std)))->scope;
}

#endif
