/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the back ends share with reactor.c and nobody else.
 */
#ifndef ASYNC_REACTOR_BACKEND_H
#define ASYNC_REACTOR_BACKEND_H

#include "reactor/reactor.h"

/* The end of an operation: after this it belongs to its starter again. */
static inline void async_reactor_complete(async_op *op, int result)
{
	op->result = result;
	op->state = ASYNC_OP_IDLE;
	async_the_reactor.in_flight--;
	op->complete(op);
}

/* recv(2) that never blocks: bytes or -errno. */
int async_reactor_recv(const async_op *op);

#endif
