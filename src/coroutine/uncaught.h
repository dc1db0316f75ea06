/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Errors that nobody caught. The engine prints what the script itself throws as
 * soon as the script ends; with coroutines it must come after they are unwound, and
 * an uncaught cancellation of the script must not be printed at all. The engine
 * offers one place to step in: the user exception handler.
 */
#ifndef ASYNC_COROUTINE_UNCAUGHT_H
#define ASYNC_COROUTINE_UNCAUGHT_H

void async_uncaught_module_startup(void);
void async_uncaught_module_shutdown(void);

/* Puts our handler in front of the user's for this request. */
void async_uncaught_install(void);

/* Reports the scheduler's exit_error, if any, as the engine would: to the user's handler, or
 * as "Fatal error: Uncaught …". re-enters userland */
void async_uncaught_report(void);

/* Request end: drops what is left. */
void async_uncaught_forget(void);

#endif
