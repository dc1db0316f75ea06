/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Function pointers of the engine that are wrapped: places where nothing may be
 * suspended, and the warnings of calls that were broken off by a cancellation.
 */
#ifndef ASYNC_HOOK_ENGINE_H
#define ASYNC_HOOK_ENGINE_H

void async_engine_hooks_install(void);
void async_engine_hooks_uninstall(void);

/* Throws the cancellation that the running coroutine is owed after -ECANCELED. */
void async_hook_throw_pending(void);

#endif
