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

/* Starts an operation; waits and retries while the kernel takes no more. suspends at
 * times */
int async_io_start(async_op *op);

#endif
