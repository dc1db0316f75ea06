/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Making coroutines of PHP callables.
 */
#ifndef ASYNC_API_SPAWN_H
#define ASYNC_API_SPAWN_H

#include "coroutine/scope.h"

/* Starts the scheduler. NULL with an exception thrown when nothing may be spawned in
 * `scope` (NULL: that of the caller). A new coroutine that is not queued otherwise.
 * Takes over what `fcc` may hold. */
async_coroutine *async_spawn_prepare(zend_fcall_info *fci, zend_fcall_info_cache *fcc, async_scope *scope);

/* False with an exception thrown: the scope is closed. */
bool async_spawn_is_allowed(const async_scope *scope);

#endif
