/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Nobody is ready, nothing is in flight, no deadline is armed, and still coroutines
 * wait: they would wait for ever.
 */
#ifndef ASYNC_COROUTINE_DEADLOCK_H
#define ASYNC_COROUTINE_DEADLOCK_H

#include <stdbool.h>

/* Prints the report (unless async.debug_deadlock is off), cancels every waiting
 * coroutine and makes a DeadlockError the error the script ends with. */
void async_deadlock_resolve(void);

/* async.debug_deadlock */
void async_deadlock_set_report(bool print);

#endif
