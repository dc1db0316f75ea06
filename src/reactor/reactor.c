/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Which back end is used and why, and the bookkeeping that both share: state and
 * number of the operations in flight. The reactor stays open for as long as its
 * thread lives. A forked child starts with a back end that does nothing but open
 * the real one when it is needed: most children call exec.
 */
#include "reactor/backend.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

/* A drain repeats its request to cancel: an operation that was between two states
 * inside the kernel may have missed it. */
#define DRAIN_ROUND (100 * ASYNC_NS_PER_MS)

ASYNC_TLS async_reactor async_the_reactor;

/* How the reactor was opened, to do the same after a fork. */
static ASYNC_TLS async_reactor_choice opened_choice;
static ASYNC_TLS unsigned opened_entries;

static bool watches_forks; /* of the process */

/* The sysctl of kernel 6.6: 0 on, 1 for privileged processes, 2 off; -1 unknown. */
static int io_uring_disabled(void)
{
	char digit = 0;
	int fd = open("/proc/sys/kernel/io_uring_disabled", O_RDONLY | O_CLOEXEC);

	if (fd < 0) {
		return -1;
	}
	if (read(fd, &digit, 1) != 1 || digit < '0' || digit > '9') {
		digit = '0' - 1;
	}
	close(fd);
	return digit - '0';
}

static void explain(const char *prefix, int error)
{
	static const struct {
		int error;
		const char *text;
	} known[] = {
		{EPERM, "EPERM (seccomp?)"},
		{EACCES, "EACCES (security policy?)"},
		{ENOSYS, "ENOSYS (kernel or sandbox without io_uring)"},
		{EOPNOTSUPP, "EOPNOTSUPP (sandbox?)"},
		{EINVAL, "EINVAL (kernel older than 6.1?)"},
		{ENOMEM, "ENOMEM (RLIMIT_MEMLOCK?)"},
		{EMFILE, "EMFILE (too many open files)"},
		{ENFILE, "ENFILE (too many open files in the system)"},
	};
	char *reason = async_the_reactor.reason;
	size_t size = sizeof(async_the_reactor.reason);
	int disabled = error == EPERM ? io_uring_disabled() : 0;

	if (disabled > 0) {
		snprintf(reason, size, "%sio_uring_disabled=%d", prefix, disabled);
		return;
	}
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (known[i].error == error) {
			snprintf(reason, size, "%s%s failed with %s", prefix, async_uring_refused, known[i].text);
			return;
		}
	}
	snprintf(reason, size, "%s%s failed with errno %d", prefix, async_uring_refused, error);
}

static int open_backend(async_reactor_choice choice, unsigned entries)
{
	async_reactor *reactor = &async_the_reactor;
	int error;

	if (choice != ASYNC_REACTOR_EPOLL) {
		error = async_reactor_uring.open(entries);
		if (error == 0) {
			reactor->backend = async_chaos_backend(&async_reactor_uring);
			reactor->sends = true;
			snprintf(reactor->reason, sizeof(reactor->reason), "io_uring");
			return 0;
		}
		if (choice == ASYNC_REACTOR_IO_URING) {
			explain("", -error);
			return error;
		}
		explain("epoll: ", -error);
	} else {
		snprintf(reactor->reason, sizeof(reactor->reason), "epoll: chosen by async.reactor");
	}

	error = async_reactor_epoll.open(entries);
	if (error) {
		snprintf(reactor->reason, sizeof(reactor->reason), "epoll_create1 failed with errno %d", -error);
		return error;
	}
	reactor->backend = async_chaos_backend(&async_reactor_epoll);
	reactor->sends = false;
	return 0;
}

int async_reactor_open(async_reactor_choice choice, unsigned entries)
{
	if (async_the_reactor.backend) {
		return 0;
	}
	/* Any library may fork; the handler goes when this object is unloaded. */
	if (!__atomic_exchange_n(&watches_forks, true, __ATOMIC_RELAXED)
		&& pthread_atfork(NULL, NULL, async_reactor_forked) != 0) {
		__atomic_store_n(&watches_forks, false, __ATOMIC_RELAXED);
	}
	opened_choice = choice;
	opened_entries = entries;
	async_the_reactor.in_flight = 0;
	return open_backend(choice, entries);
}

void async_reactor_close(void)
{
	if (async_the_reactor.backend) {
		ZEND_ASSERT(async_the_reactor.in_flight == 0);
		async_the_reactor.backend->close();
		async_the_reactor.backend = NULL;
	}
}

/* The back end of a forked child that has not needed one yet. */
static void dormant_nothing(void)
{
}

static void dormant_forget(int fd)
{
}

static void dormant_cancel(async_op *op)
{
}

static bool dormant_has_queued(void)
{
	return false;
}

/* An inherited choice of io_uring is a wish here: the child must go on. */
static int dormant_open(unsigned entries)
{
	int error = open_backend(opened_choice, entries);

	return error && opened_choice == ASYNC_REACTOR_IO_URING ? open_backend(ASYNC_REACTOR_AUTO, entries)
															: error;
}

static int dormant_start(async_op *op)
{
	int error = dormant_open(opened_entries);

	return error ? error : async_the_reactor.backend->start(op);
}

static int dormant_poll(async_time timeout)
{
	int error = dormant_open(opened_entries);

	return error ? error : async_the_reactor.backend->poll(timeout);
}

static const async_reactor_backend dormant = {
	.name = "none since fork",
	.open = dormant_open,
	.close = dormant_nothing,
	.start = dormant_start,
	.cancel = dormant_cancel,
	.cancel_all = dormant_nothing,
	.poll = dormant_poll,
	.has_queued = dormant_has_queued,
	.forget = dormant_forget,
	.forked = dormant_nothing,
};

/* The back end has let go of everything; the next operation opens one again. */
static void go_dormant(void)
{
	async_the_reactor.backend = &dormant;
	async_the_reactor.sends = false;
	async_the_reactor.in_flight = 0;
}

void async_reactor_forked(void)
{
	if (async_the_reactor.backend) {
		async_the_reactor.backend->forked();
		go_dormant();
	}
}

int async_reactor_start(async_op *op)
{
	int error;

	ZEND_ASSERT(op->state == ASYNC_OP_IDLE);
	op->state = ASYNC_OP_IN_FLIGHT;
	error = async_the_reactor.backend->start(op);
	if (UNEXPECTED(error)) {
		op->state = ASYNC_OP_IDLE;
		return error;
	}
	async_the_reactor.in_flight++;
	return 0;
}

void async_reactor_cancel(async_op *op)
{
	if (op->state == ASYNC_OP_IN_FLIGHT) {
		op->state = ASYNC_OP_CANCELLING;
		async_the_reactor.backend->cancel(op);
	}
}

int async_reactor_poll(async_time timeout)
{
	return async_the_reactor.backend->poll(timeout);
}

/* True after an error that will not go away, say because a sandbox was closed around
 * the running process. No completion will ever come. Closing the back end makes the
 * kernel let go of all buffers; the next operation opens one again. */
static bool is_broken(int error)
{
	if (EXPECTED(error >= 0 || error == -EINTR)) {
		return false;
	}
	async_the_reactor.backend->close();
	go_dormant();
	return true;
}

void async_reactor_drain(void)
{
	while (async_the_reactor.backend && async_the_reactor.in_flight) {
		async_the_reactor.backend->cancel_all();
		if (is_broken(async_the_reactor.backend->poll(DRAIN_ROUND))) {
			return;
		}
	}
}

void async_reactor_cancel_sync(async_op *op)
{
	async_reactor_cancel(op);
	while (op->state != ASYNC_OP_IDLE) {
		if (is_broken(async_the_reactor.backend->poll(ASYNC_NEVER))) {
			op->state = ASYNC_OP_IDLE;
			op->result = -ECANCELED;
		}
	}
}

int async_reactor_recv(const async_op *op)
{
	return (int) async_reactor_receive(
		op->fd, op->recv.buffer, op->recv.length, op->recv.flags | MSG_DONTWAIT);
}
