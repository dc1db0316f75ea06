/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The life of a request: the script becomes the main coroutine, the rest runs when
 * it ends, everything is unwound before PHP frees its heap.
 */
#ifndef ASYNC_COROUTINE_LIFECYCLE_H
#define ASYNC_COROUTINE_LIFECYCLE_H

#include "core/compat.h"

void async_lifecycle_module_startup(void);
void async_lifecycle_module_shutdown(void);

/* Gives back what the calling thread has kept from one request to the next. */
void async_lifecycle_thread_ends(void);

void async_lifecycle_request_startup(void);

/* RSHUTDOWN: runs what destructors have spawned, unwinds the rest, reaps the kernel's
 * operations and gives back all stacks. */
void async_lifecycle_request_shutdown(void);

/* Makes the running script the main coroutine. False with an exception thrown. */
bool async_lifecycle_start(void);

/* What a new coroutine's EG(error_reporting) is: the ini setting, whatever @ is
 * silencing at the moment. */
int async_lifecycle_error_reporting(void);

/* After a fatal error no parked coroutine goes on. Operations and deadlines of waits lie
 * on C stacks, the script's among them: this lets go of all, and must be called before
 * the longjmp() of the bailout gives the stack of such a wait to others. May be called again. */
void async_lifecycle_abandon(void);

/* The same, unless the running coroutine has parked in a call that goes on (library_call.h):
 * true, and the wait of that call stays. */
bool async_lifecycle_abandon_others(void);
void async_lifecycle_forget_waits(void); /* at its end */

/* exit was executed by the script itself (see exit.c). */
void async_lifecycle_script_exits(void);

#endif
