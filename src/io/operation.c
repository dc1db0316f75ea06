/* SPDX-License-Identifier: BSD-3-Clause
 *
 * One coroutine, one operation: started, parked on, and complete before the
 * coroutine goes on, whatever happens meanwhile. The kernel may write to the
 * buffer until then, and it usually lies on the stack of the caller.
 */
#include "io/operation.h"

#include <errno.h>

#include "coroutine/scheduler.h"

typedef struct _operation_wait {
	async_wait wait;
	async_op *op;
} operation_wait;

ASYNC_TLS unsigned async_io_direct_count;

int async_io_yield(void)
{
	/* The code that runs may itself be unwinding with an exception. */
	zend_object *before = EG(exception);

	async_io_direct_count = 0;
	async_scheduler_yield();
	return EG(exception) == before ? 0 : -ECANCELED;
}

int async_io_wake_error(async_wake wake)
{
	switch (wake) {
	case ASYNC_WAKE_TIMEOUT:
		return -ETIMEDOUT;
	case ASYNC_WAKE_CLOSED:
		return -EBADF;
	default:
		return -ECANCELED;
	}
}

int async_io_start(async_op *op)
{
	int error;

	while (UNEXPECTED((error = async_reactor_start(op)) == -EAGAIN)) {
		error = async_io_yield();
		if (error) {
			return error;
		}
	}
	return error;
}

static zend_string *describe_operation(const async_wait *wait)
{
	const async_op *op = ((const operation_wait *) wait)->op;
	const char *what = "recv";

	if (op->code == ASYNC_OP_POLL) {
		short events = op->poll.events & (POLLIN | POLLOUT);

		what = events == POLLIN ? "wait for reading" : events == POLLOUT ? "wait for writing" : "poll";
	}
	return zend_strpprintf(0, "%s on fd %d", what, op->fd);
}

static bool abort_operation(async_wait *wait)
{
	async_reactor_cancel(((operation_wait *) wait)->op);
	return false;
}

static const async_wait_kind operation_kind = {describe_operation, abort_operation};

bool async_io_is_run_on(const async_wait *wait, int fd)
{
	return wait->kind == &operation_kind && ((const operation_wait *) wait)->op->fd == fd;
}

static void operation_complete(async_op *op)
{
	operation_wait *self = op->data;

	async_wait_wake(&self->wait, op->result == -ECANCELED);
}

static int run(async_op *op, async_time deadline, async_io_timer *timer, async_time timeout)
{
	operation_wait self;
	async_wake wake;
	int error;

	async_wait_init(&self.wait, &operation_kind);
	if (UNEXPECTED(async_coroutine_has_pending(self.wait.coroutine))) {
		return -ECANCELED;
	}
	self.op = op;
	op->state = ASYNC_OP_IDLE;
	op->complete = operation_complete;
	op->data = &self;
	error = async_io_start(op);
	if (UNEXPECTED(error)) {
		return error;
	}
	async_io_direct_count = 0;
	++*async_io_waits_on(op->fd);
	if (timer) {
		async_io_timer_begin(timer, &self.wait, timeout);
	}
	wake = async_wait_park(&self.wait, deadline);
	if (timer) {
		async_io_timer_end(timer);
	}
	--*async_io_waits_on(op->fd);
	if (UNEXPECTED(op->state != ASYNC_OP_IDLE)) {
		/* The scheduler ended the wait without us: never return before the kernel. */
		async_reactor_cancel_sync(op);
	}
	/* What the kernel has done counts more than why the wait ended. */
	return EXPECTED(op->result != -ECANCELED) ? op->result : async_io_wake_error(wake);
}

int async_io_run(async_op *op, async_time deadline)
{
	return run(op, deadline, NULL, -1);
}

int async_io_run_timed(async_op *op, async_io_timer *timer, async_time timeout)
{
	return timer ? run(op, ASYNC_NEVER, timer, timeout) : run(op, async_io_expiry(timeout), NULL, -1);
}
