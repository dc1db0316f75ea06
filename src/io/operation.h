/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the files of io/ share.
 */
#ifndef ASYNC_IO_OPERATION_H
#define ASYNC_IO_OPERATION_H

#include "coroutine/scheduler.h"
#include "io/io.h"

extern ASYNC_TLS unsigned async_io_direct_count;

enum {
	/* System calls in a row that succeed at once before others get a turn. */
	ASYNC_IO_BUDGET = 64,
};

/* To be called before a system call that may succeed without waiting, so that one
 * busy descriptor cannot keep the thread for itself. suspends at times */
static inline int async_io_take_turn(int fd)
{
	return EXPECTED(++async_io_direct_count < ASYNC_IO_BUDGET) ? 0 : async_io_yield(fd);
}

/* A call that fails before it makes one. */
static inline void async_io_count_attempt(void)
{
	async_io_direct_count++;
}

/* Would the next such call suspend? */
static inline bool async_io_turn_is_due(void)
{
	return async_io_direct_count + 1 >= ASYNC_IO_BUDGET;
}

/* When the timeout of something that starts now ends. */
async_time async_io_expiry(async_time timeout);

/* Ties a timer to a wait for one use. */
void async_io_timer_begin(async_io_timer *timer, async_wait *wait, async_time expires);
void async_io_timer_end(async_io_timer *timer);

/* Must the running coroutine not begin a wait? It is to be cancelled, or it was in the same
 * C function, which goes on regardless: streams.c writes what is left of a copy. PHP code
 * never runs with an exception; what it frees while it unwinds may wait. */
bool async_io_is_cancelled(const async_coroutine *coroutine);

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

/* Is this wait one for operations, or to begin with them, and one of them on that descriptor? */
bool async_io_is_run_on(const async_wait *wait, int fd);
bool async_io_is_poll_on(const async_wait *wait, int fd);

/* {{{ alone.c: waits of a coroutine but for which nothing can happen */
/* A signal that somebody waits for is an operation, too, as is the work of other threads. */
static inline bool async_io_is_alone(void)
{
	return async_the_reactor.in_flight == 0 && async_list_is_empty(&async_the_scheduler.ready);
}

/* The number of descriptors that are ready. 0: not alone, or nothing so far; then the wait
 * is one as always. */
int async_io_poll_alone(struct pollfd *fds, nfds_t count, async_time deadline);

/* The result of the operation; -EAGAIN as above: its time may be over. */
int async_io_run_alone(async_op *op, async_time deadline);
/* }}} */

/* Starts an operation of a wait; lets others run and retries while the kernel takes no
 * more. suspends at times */
int async_io_start(async_op *op, async_wait *wait);

#endif
