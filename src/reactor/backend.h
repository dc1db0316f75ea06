/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the back ends share with reactor.c and nobody else.
 */
#ifndef ASYNC_REACTOR_BACKEND_H
#define ASYNC_REACTOR_BACKEND_H

#include "reactor/chaos.h"

/* The end of an operation: after this it belongs to its starter again. */
static inline void async_reactor_deliver(async_op *op, int result)
{
	op->result = result;
	op->state = ASYNC_OP_IDLE;
	async_the_reactor.in_flight--;
	op->complete(op);
}

/* What a back end calls when it is done with an operation. */
static inline void async_reactor_complete(async_op *op, int result)
{
	if (!async_chaos_keeps(op, result)) {
		async_reactor_deliver(op, result);
	}
}

/* The system call with which the last ring could not be opened. */
extern ASYNC_TLS const char *async_uring_refused;

#endif
