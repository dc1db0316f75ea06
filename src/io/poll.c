/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Readiness of one descriptor, and of many. The many share one wait: the first
 * operation that completes cancels the others, the last one wakes the coroutine,
 * so none is in flight when it goes on. The exact answer then comes from poll(2)
 * itself, which also knows what has happened meanwhile.
 */
#include "io/operation.h"

#include <errno.h>

#include "core/memory.h"
#include "io/leftover.h"

enum {
	FEW = 8, /* as many operations find room on the stack */
};

typedef struct _poll_wait {
	async_wait wait;
	async_op *ops;
	unsigned count;
	unsigned in_flight;
	bool ending; /* the operations have been cancelled */
	bool ready; /* one has completed on its own */
	int error; /* ... but failed */
} poll_wait;

static int poll_now(struct pollfd *fds, nfds_t count)
{
	int result;

	do {
		result = poll(fds, count, 0);
	} while (result < 0 && errno == EINTR);
	return result < 0 ? -errno : result;
}

int async_io_poll(int fd, short events, async_time deadline)
{
	async_op op = {.code = ASYNC_OP_POLL, .fd = fd, .poll = {.events = events}};

	if (deadline != ASYNC_NEVER && deadline <= async_clock_now()) {
		struct pollfd one = {.fd = fd, .events = events};
		int result = async_io_take_turn(fd);

		if (result == 0) {
			result = poll_now(&one, 1);
		}
		if (result > 0) {
			return one.revents & POLLNVAL ? -EBADF : one.revents;
		}
		return result ? result : -ETIMEDOUT;
	}
	return async_io_run(&op, NULL, deadline);
}

static void cancel_all(poll_wait *self)
{
	self->ending = true;
	for (unsigned i = 0; i < self->count; i++) {
		async_reactor_cancel(&self->ops[i]);
	}
}

static zend_string *describe_poll(const async_wait *wait)
{
	const poll_wait *self = (const poll_wait *) wait;

	return self->count == 1 ? zend_strpprintf(0, "poll on fd %d", self->ops[0].fd)
							: zend_strpprintf(0, "poll on %u descriptors", self->count);
}

static bool abort_poll(async_wait *wait)
{
	poll_wait *self = (poll_wait *) wait;

	if (self->in_flight == 0) {
		return true;
	}
	if (!self->ending) {
		cancel_all(self);
	}
	return false;
}

static const async_wait_kind poll_kind = {describe_poll, abort_poll};

bool async_io_is_poll_on(const async_wait *wait, int fd)
{
	const poll_wait *self = (const poll_wait *) wait;

	if (wait->kind == &poll_kind) {
		for (unsigned i = 0; i < self->count; i++) {
			if (self->ops[i].fd == fd) {
				return true;
			}
		}
	}
	return false;
}

static void poll_complete(async_op *op)
{
	poll_wait *self = op->data;

	self->in_flight--;
	if (op->result != -ECANCELED) {
		self->ready = true;
		self->error = MIN(op->result, 0);
	}
	if (self->in_flight == 0) {
		async_wait_wake(&self->wait, !self->ready);
	} else if (!self->ending) {
		cancel_all(self);
	}
}

/* Cancels what is in flight without suspending. */
static void reap(poll_wait *self)
{
	for (unsigned i = 0; i < self->count; i++) {
		--*async_io_waits_on(self->ops[i].fd);
		if (UNEXPECTED(self->ops[i].state != ASYNC_OP_IDLE)) {
			async_reactor_cancel_sync(&self->ops[i]);
		}
	}
}

/* One operation for each descriptor. */
static void prepare(poll_wait *self, const struct pollfd *fds, nfds_t count)
{
	self->count = 0;
	for (nfds_t i = 0; i < count; i++) {
		async_op *op = &self->ops[self->count];

		if (fds[i].fd >= 0) {
			*op =
				(async_op) {.code = ASYNC_OP_POLL, .fd = fds[i].fd, .complete = poll_complete, .data = self};
			op->poll.events = fds[i].events;
			self->count++;
			++*async_io_waits_on(op->fd);
		}
	}
}

static int start_all(poll_wait *self)
{
	for (unsigned i = 0; i < self->count; i++) {
		int error = async_io_start(&self->ops[i], &self->wait);

		if (UNEXPECTED(error)) {
			return error;
		}
		self->in_flight++;
	}
	if (UNEXPECTED(self->ending)) {
		/* One completed while a start had to wait; now it is everybody's turn. */
		cancel_all(self);
	}
	return 0;
}

/* Until one descriptor is ready or the time has come: 0, -ETIMEDOUT, -ECANCELED ... */
static int wait_for_one(poll_wait *self, const struct pollfd *fds, nfds_t count, async_time deadline)
{
	async_wake wake;
	int error;

	async_wait_init(&self->wait, &poll_kind);
	if (UNEXPECTED(async_io_is_cancelled(self->wait.coroutine))) {
		return -ECANCELED;
	}
	self->in_flight = 0;
	self->ending = self->ready = false;
	self->error = 0;
	async_io_direct_count = 0;
	prepare(self, fds, count);
	error = start_all(self);
	if (UNEXPECTED(error)) {
		reap(self);
		return error;
	}
	wake = async_wait_park(&self->wait, deadline);
	reap(self);
	return wake == ASYNC_WAKE_DONE && self->wait.pending != ASYNC_WAKE_CLOSED
		? 0
		: async_io_wake_error(self->wait.pending);
}

int async_io_poll_many(struct pollfd *fds, nfds_t count, async_time timeout)
{
	async_op few[FEW];
	poll_wait self = {.ops = few};
	async_time deadline = async_io_expiry(timeout);
	async_leftover many;
	int result = timeout ? async_io_poll_alone(fds, count, deadline) : 0;

	if (result == 0 && (result = async_io_take_turn(count == 1 ? fds[0].fd : -1)) == 0) {
		result = poll_now(fds, count);
	}
	if (result || timeout == 0) {
		return result;
	}
	if (count > FEW) {
		self.ops = async_malloc(count * sizeof(async_op));
		async_leftover_begin(&many, -1, self.ops);
	}
	do {
		result = wait_for_one(&self, fds, count, deadline);
		if (result && result != -ETIMEDOUT) {
			break;
		}
		/* Nothing, without a timeout: another coroutine has been faster. */
		deadline = result ? 0 : deadline;
		result = poll_now(fds, count);
	} while (result == 0 && deadline != 0 && self.error == 0);
	if (self.ops != few) {
		async_leftover_end(&many);
	}
	return result ? result : self.error;
}
