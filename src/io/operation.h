/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the files of io/ share.
 */
#ifndef ASYNC_IO_OPERATION_H
#define ASYNC_IO_OPERATION_H

#include "io/io.h"

extern ASYNC_TLS unsigned async_io_direct_count;

enum {
	/* System calls in a row that succeed at once before others get a turn. */
	ASYNC_IO_BUDGET = 64,
};

/* Lets the others run. 0, or -ECANCELED: the cancellation has been thrown. suspends */
int async_io_yield(void);

/* To be called before a system call that may succeed without waiting, so that one
 * busy descriptor cannot keep the thread for itself. suspends at times */
static inline int async_io_take_turn(void)
{
	return EXPECTED(++async_io_direct_count < ASYNC_IO_BUDGET) ? 0 : async_io_yield();
}

/* When the timeout of something that starts now ends. */
async_time async_io_expiry(async_time timeout);

/* Ties a timer to a wait for one use. */
void async_io_timer_begin(async_io_timer *timer, async_wait *wait, async_time timeout);
void async_io_timer_end(async_io_timer *timer);

/* The -errno of a wait that did not end with DONE. */
int async_io_wake_error(async_wake wake);

/* How many operations in flight a descriptor has, more or less: numbers share counters.
 * Closing a descriptor is so frequent that it must not look at every coroutine. */
enum {
	ASYNC_IO_COUNTERS = 4096,
};

extern ASYNC_TLS unsigned async_io_waits[ASYNC_IO_COUNTERS];

static inline unsigned *async_io_waits_on(int fd)
{
	return &async_io_waits[(unsigned) fd % ASYNC_IO_COUNTERS];
}

/* Is this wait one for operations, and one of them on that descriptor? */
bool async_io_is_run_on(const async_wait *wait, int fd);
bool async_io_is_poll_on(const async_wait *wait, int fd);

/* Starts an operation; waits and retries while the kernel takes no more. suspends at
 * times */
int async_io_start(async_op *op);

#endif
