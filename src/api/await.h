/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Waiting for events on behalf of PHP code.
 */
#ifndef ASYNC_API_AWAIT_H
#define ASYNC_API_AWAIT_H

#include "coroutine/event.h"

/* The event behind an object, or NULL when the object is none of ours. */
async_event *async_awaitable_event(zend_object *object);

/* What to await instead of the object, owned: for a TaskGroup or TaskSet a future of its
 * outcomes, for others themselves. */
zend_object *async_awaitable_stand_in(zend_object *object);

/* The event behind a cancellation token (or NULL for none). False with an exception
 * thrown for an object that is none of ours. */
bool async_await_token(zend_object *object, async_event **token);

/* Sets return_value to the outcome of a completed event, or throws its error. */
void async_await_outcome(async_event *event, zval *return_value);

/* Throws OperationCanceledException because of a completed token. */
void async_await_throw_cancelled(async_event *token);

/* Waits for `event`, or until `token` (or NULL) completes. Sets return_value or
 * throws. suspends */
void async_await(async_event *event, async_event *token, zval *return_value);

#endif
