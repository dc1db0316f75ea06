/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turn-taking between coroutines, first come first served. Unlocking hands the
 * mutex to the first waiter: nobody can barge in between.
 */
#ifndef ASYNC_COROUTINE_MUTEX_H
#define ASYNC_COROUTINE_MUTEX_H

#include "coroutine/wait.h"

typedef struct _async_mutex {
	async_coroutine *owner; /* NULL when free; may be a stale pointer for no one but itself */
	async_list waiters;
} async_mutex;

void async_mutex_init(async_mutex *mutex);

/* DONE: locked. Otherwise not locked, for that reason. Waiting shows up in reports
 * as `what` (a string literal). suspends when taken */
async_wake async_mutex_lock(async_mutex *mutex, const char *what);

void async_mutex_unlock(async_mutex *mutex);

/* A locked one belongs to another coroutine from now on. */
static inline void async_mutex_hand_over(async_mutex *mutex, async_coroutine *owner)
{
	mutex->owner = owner;
}

/* Wakes all waiters with ASYNC_WAKE_CLOSED. */
void async_mutex_close(async_mutex *mutex);

static inline bool async_mutex_is_locked(const async_mutex *mutex)
{
	return mutex->owner != NULL;
}

#endif
