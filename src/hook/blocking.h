/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The detector of blocking calls: a thread of its own sees that one coroutine keeps PHP's
 * thread for too long, and has the engine warn at the next place where that is safe.
 */
#ifndef ASYNC_HOOK_BLOCKING_H
#define ASYNC_HOOK_BLOCKING_H

#include "core/clock.h"

/* Watches the calling thread from now on: 0 or -errno. */
int async_blocking_start(async_time threshold);

/* No-op when it is not watched. */
void async_blocking_stop(void);

/* In a forked child, which has no such thread any more. */
void async_blocking_forked(void);

/* In the engine's interrupt function: the warning, if one is due. re-enters userland */
void async_blocking_report(void);

#endif
