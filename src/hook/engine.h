/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Function pointers of the engine that are wrapped: places where nothing may be
 * suspended, and the warnings of calls that were broken off by a cancellation.
 */
#ifndef ASYNC_HOOK_ENGINE_H
#define ASYNC_HOOK_ENGINE_H

#include <php.h>

void async_engine_hooks_install(void);
void async_engine_hooks_uninstall(void);

/* MINIT and MSHUTDOWN. */
void async_engine_interrupts_install(void);
void async_engine_interrupts_uninstall(void);

/* Calls an internal function's handler during which nothing may suspend. re-enters userland */
void async_engine_call_alone(zif_handler function, INTERNAL_FUNCTION_PARAMETERS);

/* Throws the cancellation that the running coroutine is owed after -ECANCELED. */
void async_hook_throw_pending(void);

#endif
