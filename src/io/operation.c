/* SPDX-License-Identifier: BSD-3-Clause
 *
 * One coroutine, one operation: started, parked on, and complete before the
 * coroutine goes on, whatever happens meanwhile. The kernel may write to the
 * buffer until then, and it usually lies on the stack of the caller.
 */
#include "io/operation.h"

#include <errno.h>

#include "coroutine/errors.h"
#include "coroutine/library_call.h"
#include "coroutine/scheduler.h"

typedef struct _operation_wait {
	async_wait wait;
	async_op *op;
} operation_wait;

ASYNC_TLS unsigned async_io_direct_count;

bool async_io_is_greedy(void)
{
	return UNEXPECTED(++async_io_direct_count >= ASYNC_IO_BUDGET);
}

/* Lets others run though the wait has not begun: who closes the descriptor meanwhile, or
 * cancels, finds it all the same. */
static int yield(async_wait *wait)
{
	async_coroutine *self = wait->coroutine;

	async_io_direct_count = 0;
	if (UNEXPECTED(async_coroutine_has_pending(self) || async_library_call_is_futile())) {
		return -ECANCELED;
	}
	wait->since = async_the_scheduler.now;
	self->wait = wait;
	async_scheduler_ready(self);
	async_scheduler_switch();
	self->wait = NULL;
	return wait->pending == ASYNC_WAKE_NONE ? 0 : async_io_wake_error(wait->pending);
}

typedef struct _turn_wait {
	async_wait wait;
	int fd;
} turn_wait;

static zend_string *describe_turn(const async_wait *wait)
{
	return zend_strpprintf(0, "its turn to use fd %d", ((const turn_wait *) wait)->fd);
}

static const async_wait_kind turn_kind = {describe_turn, NULL};

int async_io_yield(int fd)
{
	turn_wait self = {.fd = fd};
	int error;

	async_wait_init(&self.wait, &turn_kind);
	++*async_io_waits_on(fd);
	error = yield(&self.wait);
	--*async_io_waits_on(fd);
	return error;
}

bool async_io_is_cancelled(const async_coroutine *coroutine)
{
	const zend_execute_data *frame;

	if (UNEXPECTED(async_coroutine_has_pending(coroutine) || async_library_call_is_futile())) {
		return true;
	}
	if (EXPECTED(!EG(exception)) || !async_error_is_cancellation(EG(exception))) {
		return false;
	}
	frame = EG(current_execute_data);
	return frame && frame->func && frame->func->type == ZEND_INTERNAL_FUNCTION;
}

int async_io_wake_error(async_wake wake)
{
	switch (wake) {
	case ASYNC_WAKE_TIMEOUT:
		return -ETIMEDOUT;
	case ASYNC_WAKE_CLOSED:
		return -EBADF;
	case ASYNC_WAKE_INTERRUPTED:
		return -EINTR;
	default:
		return -ECANCELED;
	}
}

int async_io_start(async_op *op, async_wait *wait)
{
	int error;

	while (UNEXPECTED((error = async_reactor_start(op)) == -EAGAIN)) {
		error = yield(wait);
		if (error) {
			return error;
		}
	}
	return error;
}

static zend_string *describe_operation(const async_wait *wait)
{
	const async_op *op = ((const operation_wait *) wait)->op;
	const char *what = op->code == ASYNC_OP_READ ? "read" : op->code == ASYNC_OP_SEND ? "send" : "recv";

	if (op->code == ASYNC_OP_POLL) {
		short events = op->poll.events & (POLLIN | POLLOUT);

		what = events == POLLIN ? "wait for reading" : events == POLLOUT ? "wait for writing" : "poll";
	}
	return zend_strpprintf(0, "%s on fd %d", what, op->fd);
}

static bool abort_operation(async_wait *wait)
{
	async_op *op = ((operation_wait *) wait)->op;

	async_reactor_cancel(op);
	return op->state == ASYNC_OP_IDLE; /* the kernel has refused it so far */
}

static const async_wait_kind operation_kind = {describe_operation, abort_operation};

bool async_io_is_run_on(const async_wait *wait, int fd)
{
	return (wait->kind == &operation_kind && ((const operation_wait *) wait)->op->fd == fd)
		|| (wait->kind == &turn_kind && ((const turn_wait *) wait)->fd == fd);
}

static void operation_complete(async_op *op)
{
	operation_wait *self = op->data;

	async_wait_wake(&self->wait, op->result == -ECANCELED);
}

/* What the kernel has done counts more than why the wait was to end, unless that is
 * nothing. And to try what a file is ready for while it is being closed would be to wait
 * once more, or on another file; what was read by its number may be of another file, too. */
static bool is_in_vain(const async_op *op, async_wake reason)
{
	bool moves_data = op->code == ASYNC_OP_RECV || op->code == ASYNC_OP_SEND;

	return op->result == -ECANCELED || op->result == -EAGAIN || (!moves_data && reason == ASYNC_WAKE_CLOSED);
}

int async_io_run(async_op *op, async_io_timer *timer, async_time deadline)
{
	operation_wait self;
	int error;

	if (UNEXPECTED(async_io_is_alone()) && (error = async_io_run_alone(op, deadline)) != -EAGAIN) {
		return error;
	}
	async_wait_init(&self.wait, &operation_kind);
	if (UNEXPECTED(async_io_is_cancelled(self.wait.coroutine))) {
		return -ECANCELED;
	}
	self.op = op;
	op->state = ASYNC_OP_IDLE;
	op->complete = operation_complete;
	op->data = &self;
	++*async_io_waits_on(op->fd);
	error = async_io_start(op, &self.wait);
	if (UNEXPECTED(error)) {
		--*async_io_waits_on(op->fd);
		return error;
	}
	async_io_direct_count = 0;
	if (timer) {
		async_io_timer_begin(timer, &self.wait, deadline);
	}
	async_wait_park(&self.wait, timer ? ASYNC_NEVER : deadline);
	if (timer) {
		async_io_timer_end(timer);
	}
	--*async_io_waits_on(op->fd);
	if (UNEXPECTED(op->state != ASYNC_OP_IDLE)) {
		/* The scheduler ended the wait without us: never return before the kernel. */
		async_reactor_cancel_sync(op);
	}
	return UNEXPECTED(self.wait.pending != ASYNC_WAKE_NONE) && is_in_vain(op, self.wait.pending)
		? async_io_wake_error(self.wait.pending)
		: op->result;
}
