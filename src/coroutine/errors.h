/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The exceptions that this floor and those above throw. The class entries are
 * set by api/exceptions.c at MINIT.
 */
#ifndef ASYNC_COROUTINE_ERRORS_H
#define ASYNC_COROUTINE_ERRORS_H

#include "core/compat.h"

extern zend_class_entry *async_ce_cancellation; /* Async\AsyncCancellation */
extern zend_class_entry *async_ce_operation_canceled; /* Async\OperationCanceledException */
extern zend_class_entry *async_ce_exception; /* Async\AsyncException */
extern zend_class_entry *async_ce_timeout; /* Async\TimeoutException */
extern zend_class_entry *async_ce_deadlock; /* Async\DeadlockError */
extern zend_class_entry *async_ce_service_unavailable; /* Async\ServiceUnavailableException */
extern zend_class_entry *async_ce_composite; /* Async\CompositeException */
extern zend_class_entry *async_ce_context; /* Async\ContextException */

void async_throw(zend_class_entry *ce, const char *format, ...) ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);

/* A new exception object with that message, not thrown. Owned by the caller. */
zend_object *async_error_new(zend_class_entry *ce, const char *format, ...)
	ZEND_ATTRIBUTE_FORMAT(printf, 2, 3);

/* The cancellation that was given (borrowed), or a new one with that message when it is
 * NULL. Owned by the caller. */
zend_object *async_cancellation_or(zend_object *given, const char *message);

/* Another one with the same message and previous error. */
zend_object *async_cancellation_copy(zend_object *error);

static inline bool async_error_is_cancellation(const zend_object *error)
{
	return instanceof_function(error->ce, async_ce_cancellation);
}

/* Takes EG(exception) away: owned by the caller, NULL when there is none. */
zend_object *async_error_take(void);

/* Throws `error` (owned). Also works for unwind_exit objects. */
void async_error_throw(zend_object *error);

/* The same where `error` breaks off the call of a C function that waits. */
void async_error_throw_into_call(zend_object *error);

/* True while such an error is on its way out of that function. */
bool async_error_breaks_off_call(void);

/* True when `other` is `error` or one of its previous ones. */
bool async_error_contains(zend_object *error, const zend_object *other);

/* Appends `previous` (owned) to the chain of `error`, unless it is in there: then the
 * engine's zend_exception_set_previous() would keep the reference. */
void async_error_set_previous(zend_object *error, zend_object *previous);

/* A client library fails when its wait is cancelled, and an extension reports that on top of
 * the cancellation: changes the two in EG(exception), so that the cancellation is what is
 * caught. */
void async_error_raise_cancellation(void);

/* The exception in flight while an object is destroyed. Around PHP code that runs in a
 * dtor_obj handler: what that throws gets the one in flight as previous. */
typedef struct _async_destruction {
	zend_object *exception;
	const zend_op *opline_before_exception;
} async_destruction;

void async_destruction_begin(async_destruction *destruction);
void async_destruction_end(const async_destruction *destruction);

/* The same, but what has been thrown is dropped. */
void async_destruction_end_silently(const async_destruction *destruction);

#endif
