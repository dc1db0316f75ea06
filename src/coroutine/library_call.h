/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A call of a C library that holds, while it waits, what nobody else knows of: memory and
 * descriptors of a connection that it has not returned yet. After a fatal error no PHP code is
 * resumed, but such a call is: what it waits for fails, and it gives back what it holds.
 */
#ifndef ASYNC_COROUTINE_LIBRARY_CALL_H
#define ASYNC_COROUTINE_LIBRARY_CALL_H

#include "coroutine/coroutine.h"

/* On the stack of the call, from begin to end. */
typedef struct _async_library_call {
	async_list link;
	async_coroutine *coroutine;
} async_library_call;

void async_library_call_begin(async_library_call *self);

/* False after a fatal error: the call gives back what it has got, and must then call
 * async_library_call_leave() instead of returning. */
bool async_library_call_end(async_library_call *self);
ZEND_NORETURN void async_library_call_leave(void);

/* True inside of a call that goes on after a fatal error: nothing may wait any more. */
bool async_library_call_is_futile(void);

/* After a fatal error: all calls are to stop waiting, when the reactor is drained next ... */
void async_library_calls_abort(void);
/* ... and then to come to their ends, but for one in the running coroutine. Runs C code of
 * libraries, and no PHP code. */
void async_library_calls_finish(void);
/* Is there such a one? Then it goes on by returning from its wait. */
bool async_library_call_goes_on(void);

#endif
