/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A call of C code that holds, while it waits, what nobody else knows of: memory, locks, and
 * descriptors of a connection that it has not returned yet. After a fatal error no PHP code is
 * resumed, but such a call is: what it waits for fails, and it gives back what it holds. It goes
 * on under an exception like that of exit, so that it calls no PHP code, and is silent.
 */
#ifndef ASYNC_COROUTINE_LIBRARY_CALL_H
#define ASYNC_COROUTINE_LIBRARY_CALL_H

#include "coroutine/coroutine.h"

/* On the stack of the call, from begin to end. */
struct _async_library_call {
	async_library_call *outer; /* in the same coroutine */
	const zend_execute_data *frame; /* of the PHP function that is such a call, or NULL */
};

void async_library_call_begin(async_library_call *self);

/* False after a fatal error: the call gives back what it has got, and must then call
 * async_library_call_leave() instead of returning. */
bool async_library_call_end(async_library_call *self);
ZEND_NORETURN void async_library_call_leave(void);

/* The original of a PHP function, as such a call: returns what async_library_call_end() does.
 * suspends, re-enters userland */
bool async_library_call_try(zif_handler original, INTERNAL_FUNCTION_PARAMETERS);

/* The same, where nothing is to be given back. */
void async_library_call_function(zif_handler original, INTERNAL_FUNCTION_PARAMETERS);

/* True inside of a call that goes on after a fatal error: nothing may wait any more. */
extern ASYNC_TLS const async_library_call *async_library_call_going_on;

static inline bool async_library_call_is_futile(void)
{
	return async_library_call_going_on != NULL;
}

/* After a fatal error: all calls are to stop waiting, when the reactor is drained next ... */
void async_library_calls_abort(void);
/* ... and then to come to their ends, but for one in the running coroutine. Runs C code of
 * libraries, and no PHP code. */
void async_library_calls_finish(void);
/* Is there such a one? Then it goes on by returning from its wait, unless it is given up. */
bool async_library_call_goes_on(void);
void async_library_call_give_up(void);
/* On the stack of a call that is about to go on. */
void async_library_call_resumed(void);

#endif
