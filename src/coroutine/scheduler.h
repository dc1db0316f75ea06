/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The scheduler of this thread: who is ready, who exists, and the life of a
 * request. There is no scheduler context: a coroutine that parks picks the next
 * ready one itself and switches to it, and runs the reactor when nobody is ready.
 */
#ifndef ASYNC_COROUTINE_SCHEDULER_H
#define ASYNC_COROUTINE_SCHEDULER_H

#include "coroutine/coroutine.h"
#include "core/clock.h"

typedef enum {
	ASYNC_SCHEDULER_OFF, /* outside of a request, or it can no longer run PHP code */
	ASYNC_SCHEDULER_READY, /* in a request, not started */
	ASYNC_SCHEDULER_ACTIVE,
} async_scheduler_state;

typedef struct _async_scheduler {
	async_scheduler_state state;
	uint32_t no_suspension; /* > 0: nothing may suspend now */
	async_coroutine *current; /* the running coroutine; NULL before the start */
	async_coroutine *main;
	async_list ready; /* FIFO of coroutines */
	async_list all; /* unfinished coroutines */
	async_list unheard; /* finished ones whose error nobody has asked for, while they live */
	uint32_t ready_count;
	uint32_t count; /* unfinished coroutines, main and zombies excluded */
	uint32_t zombies; /* unfinished, but the script does not wait for them */
	async_time now; /* the clock when the reactor was last asked */
	async_time turn; /* from one switch to the next, on average over the time before; waiting counts, too */
	bool idle; /* in the kernel, until something happens */
	bool closing; /* everything has been cancelled, once */
	bool exiting; /* by exit: what is spawned now never runs */
	bool bailed_out; /* after a fatal error: no PHP code is resumed */
	zend_object *exit_error; /* owned: the uncaught error the script ends with */
	async_wait *drain_wait; /* of main, while it waits for the end of all others */
} async_scheduler;

extern ASYNC_TLS async_scheduler async_the_scheduler;

/* What coroutine/ needs from below and above, by function pointer: it knows no
 * file descriptor. Set at MINIT by async.c. */
typedef struct _async_scheduler_ports {
	/* Waits in the kernel, at most `timeout` ns; completes operations. */
	int (*poll)(async_time timeout);
	/* Operations in flight: somebody may still be woken. */
	unsigned (*in_flight)(void);
	/* Cancels and reaps everything in flight. */
	void (*drain)(void);
	/* Afterwards: takes what never returns from its waits off all lists. */
	void (*forget)(void);
	/* Called once per request when the scheduler starts; 0 or -errno, with the
	 * exception thrown. Opens the reactor and installs the hooks. */
	int (*started)(void);
} async_scheduler_ports;

extern async_scheduler_ports async_ports;

/* Starts the scheduler unless it runs: the running script becomes the main
 * coroutine. Returns false with an exception thrown when that is impossible. */
bool async_scheduler_start(void);

/* True when the running code may be suspended. What is hooked blocks otherwise.
 * zend_fiber_switch_blocked() is not asked: up to 8.3 it is set in every destructor,
 * where a coroutine may well wait (engine_state.h). */
static inline bool async_scheduler_can_suspend(void)
{
	return async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE && async_the_scheduler.no_suspension == 0;
}

/* Starts the scheduler and says whether the caller may suspend; throws if not. */
bool async_scheduler_require(void);

/* Puts a coroutine at the tail (or, with PRIORITY, the head) of the ready queue.
 * No-op when it is there already. */
static inline void async_scheduler_ready(async_coroutine *coroutine)
{
	if (coroutine->flags & ASYNC_COROUTINE_READY) {
		return;
	}
	coroutine->flags |= ASYNC_COROUTINE_READY;
	async_the_scheduler.ready_count++;
	if (UNEXPECTED(coroutine->flags & ASYNC_COROUTINE_PRIORITY)) {
		async_list_push_front(&async_the_scheduler.ready, &coroutine->ready);
	} else {
		async_list_push_back(&async_the_scheduler.ready, &coroutine->ready);
	}
}

/* Gives up the thread until woken: the caller has made sure somebody will put the
 * running coroutine into the ready queue. suspends, re-enters userland */
void async_scheduler_switch(void);

/* Lets the others run and continues at the tail of the queue. A pending
 * cancellation is thrown (EG(exception)). suspends */
void async_scheduler_yield(void);

/* Runs the others until all are done. Called in the main coroutine at the end of
 * the script. suspends, re-enters userland */
void async_scheduler_drain(void);

/* Cancels every coroutine, the caller included, with `error` (borrowed, or NULL for
 * the default "Graceful shutdown"). */
void async_scheduler_shutdown(zend_object *error);

/* exit in any coroutine: cancels everything; what is spawned from now on never runs. */
void async_scheduler_exit(void);

/* `error` (owned) was caught by nobody: shuts down, and the script ends with it. */
void async_scheduler_raise(zend_object *error);

/* Cancels every coroutine, protected ones too, with `error` (borrowed). */
void async_scheduler_cancel_all(zend_object *error);

/* A coroutine has ended. */
void async_scheduler_left(async_coroutine *coroutine);

/* A coroutine has become a zombie. */
void async_scheduler_zombie(void);

static inline void async_no_suspension_enter(void)
{
	async_the_scheduler.no_suspension++;
}

static inline void async_no_suspension_leave(void)
{
	async_the_scheduler.no_suspension--;
}

#endif
