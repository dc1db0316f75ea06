/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the files libc_*.c share. Each of them is one topic: a table of functions of libc
 * with what stands in for them. A replacement passes the call through unless it comes
 * from PHP's thread, in the process that runs the reactor, at a place where the
 * coroutine may be suspended; it leaves errno alone when the call succeeds. Signal
 * handlers of PHP code run where it may not.
 */
#ifndef ASYNC_HOOK_LIBC_TABLE_H
#define ASYNC_HOOK_LIBC_TABLE_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "coroutine/scheduler.h"

typedef struct _async_libc_function {
	const char *name;
	void *replacement;
	void **original; /* initialised with the function itself, for calls before the install */
	unsigned slots; /* of the loaded objects that lead to the replacement */
} async_libc_function;

typedef struct _async_libc_topic {
	const char *name; /* in async.hooks */
	async_libc_function *functions;
	size_t count;
	bool chosen; /* by async.hooks */
} async_libc_topic;

#define ASYNC_LIBC_FUNCTION(name) \
 { \
#  name, (void *) hooked_##name, (void **) &real_##name, 0 \
 }

#define ASYNC_LIBC_TOPIC(topic, functions) \
 async_libc_topic async_libc_##topic = {#topic, functions, sizeof(functions) / sizeof((functions)[0]), false}

/* One line here and one in libc.c for each topic. */
extern async_libc_topic async_libc_poll;

/* Without ZTS the scheduler is one global, visible to every thread: libcurl's
 * resolver, worker threads of extensions and ours must not take it for theirs. */
extern ASYNC_TLS pthread_t async_libc_thread;
extern ASYNC_TLS bool async_libc_in_process;

static inline bool async_libc_may_suspend(void)
{
	return async_scheduler_can_suspend() && async_libc_in_process
		&& pthread_equal(pthread_self(), async_libc_thread);
}

/* The end of a replacement that waited: `result`, or errno set to -result, -1, and the
 * cancellation thrown if it was one. */
ssize_t async_libc_result(ssize_t result, int saved_errno);

#endif
