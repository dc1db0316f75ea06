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

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

#include "coroutine/library_call.h"
#include "coroutine/scheduler.h"
#include "hook/pdo.h"

struct _async_plt_object;

typedef struct _async_libc_function {
	const char *name;
	void *replacement;
	void **original; /* found when it is installed */
	unsigned slots; /* of the loaded objects that lead to the replacement */
} async_libc_function;

typedef struct _async_libc_topic {
	const char *name; /* in async.hooks */
	async_libc_function *functions;
	size_t count;
	bool chosen; /* by async.hooks */
	/* Whose calls, when it is not those of async_libc_wants(). */
	bool (*wants)(const struct _async_plt_object *object);
} async_libc_topic;

#define ASYNC_LIBC_FUNCTION(name) \
 { \
#  name, (void *) hooked_##name, (void **) &real_##name, 0 \
 }

#define ASYNC_LIBC_TOPIC(topic, functions) \
 async_libc_topic async_libc_##topic = { \
	 #topic, functions, sizeof(functions) / sizeof((functions)[0]), false, NULL}

/* One line here and one in libc.c for each topic. */
extern async_libc_topic async_libc_dns;
extern async_libc_topic async_libc_disk;
extern async_libc_topic async_libc_poll;
extern async_libc_topic async_libc_socket;
extern async_libc_topic async_libc_connect;
extern async_libc_topic async_libc_file;
extern async_libc_topic async_libc_sleep;
extern async_libc_topic async_libc_sqlite;
extern async_libc_topic async_libc_process;
extern async_libc_topic async_libc_ipc;
extern async_libc_topic async_libc_signal;
extern async_libc_topic async_libc_pgsql;

/* dlopen(3): of no topic, and hooked with any. */
extern async_libc_function async_libc_loading;

/* NULL when libc lacks it, or its topic is not chosen. */
async_libc_function *async_libc_find_chosen(const char *name);

/* {{{ libc_gate.c: libraries that suspend in some places only */
typedef struct _async_libc_gate async_libc_gate;

typedef struct _async_libc_gated {
	bool (*wants)(const struct _async_plt_object *object); /* NULL at the end of the list */
	const async_libc_gate *gates;
	size_t count;
} async_libc_gated;

extern const async_libc_gated async_libc_gated_libraries[];

/* Fills in what such a library gets instead, and returns how many that are: `count` at most. */
struct _async_plt_hook;
size_t async_libc_gated_hooks(const async_libc_gated *library, struct _async_plt_hook *hooks);
/* }}} */

/* Without ZTS the scheduler is one global, visible to every thread: libcurl's
 * resolver, worker threads of extensions and ours must not take it for theirs. */
extern ASYNC_TLS pthread_t async_libc_thread;
extern ASYNC_TLS bool async_libc_in_process;

/* A thread that PHP's scheduler runs on, in this process. */
static inline bool async_libc_is_php_thread(void)
{
	return async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE && async_libc_in_process
		&& pthread_equal(pthread_self(), async_libc_thread);
}

static inline bool async_libc_may_suspend(void)
{
	return async_scheduler_can_suspend() && async_libc_is_php_thread();
}

/* The same in a connection. */
static inline bool async_libc_may_suspend_at(int fd)
{
	return async_libc_may_suspend() && !async_pdo_must_block(fd);
}

/* In a call that goes on after a fatal error what would wait fails. */
static inline bool async_libc_refuses(void)
{
	if (EXPECTED(!async_library_call_is_futile()) || !pthread_equal(pthread_self(), async_libc_thread)) {
		return false;
	}
	errno = ECANCELED;
	return true;
}

/* Of a timespec; a year that does not come is without end. */
static inline async_time async_libc_duration(time_t seconds, long nanoseconds)
{
	return seconds >= ASYNC_NEVER / ASYNC_NS_PER_S - 1 ? -1 : seconds * ASYNC_NS_PER_S + nanoseconds;
}

/* This number is closed where we do not see it, and will stand for something else. */
void async_libc_forget(int fd);

/* The patience (io.h) of a call on a socket: none with O_NONBLOCK, SO_RCVTIMEO or
 * SO_SNDTIMEO if there is one, else endless. */
async_time async_libc_patience_to_receive(int fd);
async_time async_libc_patience_to_send(int fd);
async_time async_libc_patience(int fd); /* of other files */

/* Writes like a blocking send(2) or write(2): everything, or -errno if nothing. */
ssize_t async_libc_send_all(int fd, const void *buffer, size_t length, int flags);

/* The end of a replacement that waited: `result`, or errno set to -result, -1, and the
 * cancellation thrown if it was one. */
ssize_t async_libc_result(ssize_t result, int saved_errno);

#endif
