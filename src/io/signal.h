/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Signals as events of the reactor: for those who wait for one, and for calls that the
 * handler of a signal (pcntl_signal()) ends early in stock PHP.
 */
#ifndef ASYNC_IO_SIGNAL_H
#define ASYNC_IO_SIGNAL_H

#include "core/list.h"
#include "coroutine/scheduler.h"

typedef struct _async_signal_watch {
	int number;
	async_list link;
	/* Called once; the watch has ended then. As async_op's `complete`: must not switch
	 * contexts, start operations or run PHP code. */
	void (*received)(struct _async_signal_watch *watch);
} async_signal_watch;

/* 0 or -errno. */
int async_io_signal_watch(async_signal_watch *watch);

/* No-op when the watch has ended. */
void async_io_signal_unwatch(async_signal_watch *watch);

/* pcntl_signal() has given the signal to a PHP function, or to nobody. */
void async_io_signal_handled(int number, bool by_php);

/* Has the signal set EG(vm_interrupt), and async_signal_has_interrupted() say so, until
 * the end of the request: 0 or -errno. */
int async_io_signal_interrupts(int number);

/* Those that have come so far have no part in calls that begin from now on. */
void async_io_signals_settle(void);

/* Until async_io_end_call() the waits of the running coroutine end with -EINTR when a
 * handler of pcntl_signal() gets a signal. `flag`: ASYNC_COROUTINE_INTERRUPTIBLE, or
 * RESTARTABLE for a call that the kernel restarts if the handler was set so. */
static inline void async_io_begin_call(uint32_t flag)
{
	async_io_signals_settle();
	async_the_scheduler.current->flags |= flag;
}

static inline void async_io_end_call(void)
{
	async_the_scheduler.current->flags &=
		~(uint32_t) (ASYNC_COROUTINE_INTERRUPTIBLE | ASYNC_COROUTINE_RESTARTABLE);
}

/* One operation in flight is not waited for by anybody. */
bool async_io_signals_are_in_background(void);

/* The scheduler has started: 0 or -errno. */
int async_io_signals_start(void);

/* In a forked child that goes on to run PHP. */
void async_io_signals_forked(void);

/* Request end, after the reactor has been drained. */
void async_io_signals_reset(void);

#endif
