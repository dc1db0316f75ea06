/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A wait of the only coroutine that can do anything: nobody is ready, and nothing but its
 * own descriptors and the next deadline can change that. One poll(2) does what an operation
 * would take a submission and a completion for.
 */
#include "io/operation.h"

#include <errno.h>
#include <limits.h>
#include <sys/socket.h>

#include "coroutine/deadline.h"
#include "coroutine/scheduler.h"
#include "coroutine/switch.h"
#include "reactor/chaos.h"

int async_io_poll_alone(struct pollfd *fds, nfds_t count, async_time deadline)
{
	int timeout = -1, result;

	if (!async_io_is_alone() || async_io_is_cancelled(async_the_scheduler.current)
		|| async_chaos_strikes(ASYNC_CHAOS_POLL)) {
		return 0;
	}
	deadline = MIN(deadline, async_deadline_next());
	if (deadline != ASYNC_NEVER) {
		async_time left = (deadline - async_clock_now()) / ASYNC_NS_PER_MS;

		if (left <= 0) {
			return 0;
		}
		timeout = (int) MIN(left, INT_MAX);
	}
	async_the_scheduler.idle = true;
	result = poll(fds, count, timeout);
	async_switch_idled(); /* this coroutine has let go of the processor */
	return MAX(result, 0);
}

int async_io_run_alone(async_op *op, async_time deadline)
{
	bool receives = op->code == ASYNC_OP_RECV;
	struct pollfd one = {.fd = op->fd, .events = receives ? POLLIN : op->poll.events};

	/* poll(2) finds regular files always ready. */
	if (op->code == ASYNC_OP_READ || op->code == ASYNC_OP_SEND || (receives && op->recv.flags & MSG_WAITALL)
		|| !async_io_poll_alone(&one, 1, deadline)) {
		return -EAGAIN;
	}
	return receives ? async_reactor_recv(op) : one.revents & POLLNVAL ? -EBADF : one.revents;
}
