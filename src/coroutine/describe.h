/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Words about a coroutine, for reports and for the getters of Async\Coroutine.
 */
#ifndef ASYNC_COROUTINE_DESCRIBE_H
#define ASYNC_COROUTINE_DESCRIBE_H

#include "coroutine/coroutine.h"

/* "file:line", or "unknown". Owned by the caller. */
zend_string *async_describe_spawn_location(const async_coroutine *coroutine);
zend_string *async_describe_suspend_location(const async_coroutine *coroutine);

/* The innermost user frame of a suspended coroutine: sets *file (borrowed) and
 * *line, or returns false. */
bool async_describe_suspended_at(const async_coroutine *coroutine, zend_string **file, uint32_t *line);

/* The report of Async\dump(). Owned by the caller. */
zend_string *async_describe_all(void);

/* "created", "queued", "running", "suspended" or "finished". */
const char *async_describe_state(const async_coroutine *coroutine);

#endif
