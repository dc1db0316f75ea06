/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Callbacks that run after the end of a coroutine, a scope or a group, each in a
 * coroutine of its own.
 */
#ifndef ASYNC_COROUTINE_FINALLY_H
#define ASYNC_COROUTINE_FINALLY_H

#include "coroutine/coroutine.h"

void async_finally_add(async_coroutine *coroutine, zval *callback);

/* Starts coroutines in `scope` that call `callbacks` (owned) with `finished`. */
void async_finally_spawn(HashTable *callbacks, zend_object *finished, async_scope *scope);

/* Adds an error to a CompositeException. Both borrowed. */
void async_error_add(zend_object *composite, zend_object *added);

/* Collects what several callbacks throw: nothing, the one error, or all of them in
 * a CompositeException. Takes over both; returns what is owned by the caller. */
zend_object *async_error_combine(zend_object *collected, zend_object *added);

#endif
