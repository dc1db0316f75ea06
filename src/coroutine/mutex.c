/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See mutex.h.
 */
#include "coroutine/mutex.h"

#include "coroutine/scheduler.h"

typedef struct _mutex_wait {
	async_wait wait;
	async_list link;
	const char *what;
} mutex_wait;

static zend_string *describe(const async_wait *wait)
{
	const mutex_wait *waiter = (const mutex_wait *) wait;

	return zend_string_init(waiter->what, strlen(waiter->what), 0);
}

static bool leave_queue(async_wait *wait)
{
	async_list_remove(&((mutex_wait *) wait)->link);
	return true;
}

static const async_wait_kind mutex_wait_kind = {describe, leave_queue};

void async_mutex_init(async_mutex *mutex)
{
	mutex->owner = NULL;
	async_list_init(&mutex->waiters);
}

async_wake async_mutex_lock(async_mutex *mutex, const char *what)
{
	mutex_wait waiter;

	if (EXPECTED(!mutex->owner)) {
		mutex->owner = async_the_scheduler.current;
		return ASYNC_WAKE_DONE;
	}
	async_wait_init(&waiter.wait, &mutex_wait_kind);
	waiter.what = what;
	async_list_push_back(&mutex->waiters, &waiter.link);
	return async_wait_park(&waiter.wait, ASYNC_NEVER);
}

void async_mutex_unlock(async_mutex *mutex)
{
	async_list *link = async_list_pop_front(&mutex->waiters);

	if (EXPECTED(!link)) {
		mutex->owner = NULL;
		return;
	}
	mutex_wait *waiter = ASYNC_LIST_ENTRY(link, mutex_wait, link);

	mutex->owner = waiter->wait.coroutine;
	async_wait_wake(&waiter->wait, false);
}

void async_mutex_close(async_mutex *mutex)
{
	async_list *link;

	while ((link = async_list_first(&mutex->waiters))) {
		async_wait_abort(&ASYNC_LIST_ENTRY(link, mutex_wait, link)->wait, ASYNC_WAKE_CLOSED);
	}
}
