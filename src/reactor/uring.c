/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The io_uring back end: one ring per thread, one io_uring_enter() per poll.
 *
 * The ring is only used where SINGLE_ISSUER and DEFER_TASKRUN exist (kernel 6.1):
 * completions are then produced inside io_uring_enter() and nowhere else, so other
 * system calls of this thread are never interrupted, and a batch costs one switch
 * into the kernel.
 *
 * user_data is the address of the operation; 0 marks a CQE that nobody waits for.
 * An address may be used again as soon as the operation is complete. A cancel
 * request that is still queued by then cannot hit the next operation there: SQEs
 * are consumed in order, so it is looked up before that one exists in the kernel.
 */
#include "reactor/backend.h"

#include <errno.h>
#include <liburing.h>
#include <poll.h>
#include <sched.h>
#include <string.h>
#include <unistd.h>

#include "core/valgrind.h"

#define REQUIRED_FEATURES (IORING_FEAT_EXT_ARG | IORING_FEAT_NODROP | IORING_FEAT_FAST_POLL)

/* Room for everything that can complete between two polls: an overflowing CQ is
 * not lost (NODROP), but costs an allocation per completion. */
#define CQ_PER_SQ 8

static ASYNC_TLS struct io_uring ring;

/* A RECV whose link is in no list waits as such. One that the kernel refuses to
 * wait for is in `polling`, and its user_data belongs to a POLL. */
static ASYNC_TLS async_list polling;

/* Valgrind (3.19 at least) does not see what the kernel reads and writes for an operation,
 * and lets no other thread run during io_uring_enter(). */
static ASYNC_TLS bool on_valgrind;
#define VALGRIND_SLICE (10 * ASYNC_NS_PER_MS)

ASYNC_TLS const char *async_uring_refused;

/* Some sandboxes let a ring be created and fail every io_uring_enter(). */
static int verify(struct io_uring *candidate)
{
	struct io_uring_cqe *cqe;
	struct io_uring_sqe *sqe = io_uring_get_sqe(candidate);
	int result;

	io_uring_prep_nop(sqe);
	io_uring_sqe_set_data(sqe, NULL);
	do {
		result = io_uring_submit_and_wait(candidate, 1);
	} while (result == -EINTR);
	if (result < 0) {
		return result;
	}
	result = io_uring_wait_cqe(candidate, &cqe);
	if (result < 0) {
		return result;
	}
	result = cqe->res;
	io_uring_cqe_seen(candidate, cqe);
	return result;
}

static int create(struct io_uring *candidate, unsigned entries)
{
	struct io_uring_params params = {
		.flags = IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN | IORING_SETUP_TASKRUN_FLAG
			| IORING_SETUP_SUBMIT_ALL | IORING_SETUP_CQSIZE | IORING_SETUP_CLAMP,
		.cq_entries = entries * CQ_PER_SQ,
	};
	int error;

	async_uring_refused = "io_uring_setup";
	error = io_uring_queue_init_params(entries, candidate, &params);
	if (error) {
		return error;
	}
	async_uring_refused = "io_uring_enter";
	error = (params.features & REQUIRED_FEATURES) == REQUIRED_FEATURES ? verify(candidate) : -EOPNOTSUPP;
	if (error) {
		io_uring_queue_exit(candidate);
	}
	return error;
}

int async_uring_probe(void)
{
	struct io_uring candidate;
	int error = create(&candidate, 2);

	if (error == 0) {
		io_uring_queue_exit(&candidate);
	}
	return error;
}

static int uring_open(unsigned entries)
{
	int error = create(&ring, entries ? entries : 1);

	if (error) {
		return error;
	}
	/* A child must not see the ring: it would share head and tail with us. */
	error = io_uring_ring_dontfork(&ring);
	if (error) {
		io_uring_queue_exit(&ring);
		return error;
	}
	/* Saves the look-up of the descriptor in each enter; may fail, e.g. when
	 * 16 rings are registered already. */
	io_uring_register_ring_fd(&ring);
	async_list_init(&polling);
	on_valgrind = RUNNING_ON_VALGRIND != 0;
	return 0;
}

static void uring_close(void)
{
	io_uring_queue_exit(&ring);
}

/* The mappings do not exist in the child, and by now something else may live at
 * their addresses: io_uring_queue_exit() would unmap that. */
static void uring_forked(void)
{
	close(ring.ring_fd);
	memset(&ring, 0, sizeof(ring));
}

/* A full SQ is handed to the kernel without waiting. NULL when the kernel takes
 * nothing now because it is short of memory or has too many completions pending. */
static struct io_uring_sqe *take_sqe(void)
{
	struct io_uring_sqe *sqe = io_uring_get_sqe(&ring);

	if (UNEXPECTED(!sqe)) {
		io_uring_submit(&ring);
		sqe = io_uring_get_sqe(&ring);
	}
	return sqe;
}

/* Urgent data needs care (kernel 6.18 and before): POLLPRI does not count when the
 * kernel decides whether a wake-up concerns an operation, so POLLRDBAND, which is
 * announced together with it, is asked for as well; and the announcement, which
 * comes with ordinary data too, is taken for the truth, see urgent_goes_on(). */
static int queue_poll(async_op *op, short events)
{
	struct io_uring_sqe *sqe = take_sqe();

	if (UNEXPECTED(!sqe)) {
		return -EAGAIN;
	}
	io_uring_prep_poll_add(
		sqe, op->fd, (unsigned short) events | (events & POLLPRI ? (unsigned) POLLRDBAND : 0));
	io_uring_sqe_set_data(sqe, op);
	return 0;
}

static int uring_start(async_op *op)
{
	struct io_uring_sqe *sqe;

	async_list_init(&op->link);
	if (op->code == ASYNC_OP_POLL) {
		return queue_poll(op, op->poll.events);
	}
	sqe = take_sqe();
	if (UNEXPECTED(!sqe)) {
		return -EAGAIN;
	}
	if (op->code == ASYNC_OP_RECV) {
		/* Not POLL_FIRST: in a busy server the data is there by the time of the submission,
		 * and one failed attempt costs less than a poll and its task work. */
		io_uring_prep_recv(sqe, op->fd, op->recv.buffer, op->recv.length, op->recv.flags);
	} else if (op->code == ASYNC_OP_SEND) {
		io_uring_prep_send(sqe, op->fd, op->send.buffer, op->send.length, op->send.flags | MSG_DONTWAIT);
	} else {
		io_uring_prep_read(sqe, op->fd, op->read.buffer, (unsigned) op->read.length, op->read.offset);
	}
	io_uring_sqe_set_data(sqe, op);
	return 0;
}

/* Needs no SQE (kernel 6.0), but is a system call of its own. */
static void cancel_now(uint64_t user_data, unsigned flags)
{
	struct io_uring_sync_cancel_reg request;

	memset(&request, 0, sizeof(request));
	request.addr = user_data;
	request.fd = -1;
	request.flags = flags;
	io_uring_register_sync_cancel(&ring, &request);
}

static void queue_cancel(uint64_t user_data, unsigned flags)
{
	struct io_uring_sqe *sqe = take_sqe();

	if (UNEXPECTED(!sqe)) {
		cancel_now(user_data, flags);
		return;
	}
	io_uring_prep_cancel64(sqe, user_data, (int) flags);
	io_uring_sqe_set_data(sqe, NULL);
	/* The operation's own completion is all we want to be woken for. */
	sqe->flags |= IOSQE_CQE_SKIP_SUCCESS;
}

static void uring_cancel(async_op *op)
{
	queue_cancel((uintptr_t) op, 0);
}

static void uring_cancel_all(void)
{
	queue_cancel(0, IORING_ASYNC_CANCEL_ALL | IORING_ASYNC_CANCEL_ANY);
}

static bool uring_has_queued(void)
{
	return io_uring_sq_ready(&ring) != 0;
}

/* The kernel holds the file, not the number, while an operation is in flight. */
static void uring_forget(int fd)
{
}

/* True when a RECV is not over yet: -EAGAIN reaches us when the kernel had to
 * leave the waiting to one of its worker threads and the socket is O_NONBLOCK; the
 * other errors when a sandbox knows the ring but not the operation. */
static bool recv_goes_on(async_op *op, int *result)
{
	bool polled = !async_list_is_empty(&op->link);

	if (EXPECTED(!polled && *result >= 0)) {
		return false;
	}
	if (polled) {
		async_list_remove(&op->link);
	}
	if (polled ? *result >= 0 : (*result == -EINVAL || *result == -EOPNOTSUPP)) {
		*result = async_reactor_recv(op);
	}
	if (*result != -EAGAIN && *result != -EINTR) {
		return false;
	}
	if (op->state == ASYNC_OP_CANCELLING) {
		*result = -ECANCELED;
		return false;
	}
	if (queue_poll(op, POLLIN)) {
		*result = -EAGAIN;
		return false;
	}
	async_list_push_back(&polling, &op->link);
	return true;
}

/* True when a POLL for urgent data is not over yet; else `result` is exact. */
static bool urgent_goes_on(async_op *op, int *result)
{
	struct pollfd exact = {.fd = op->fd, .events = op->poll.events};

	if (*result < 0) {
		return false;
	}
	if (poll(&exact, 1, 0) > 0) {
		*result = exact.revents & POLLNVAL ? -EBADF : exact.revents;
		return false;
	}
	if (op->state == ASYNC_OP_CANCELLING) {
		*result = -ECANCELED;
		return false;
	}
	*result = queue_poll(op, op->poll.events);
	return *result == 0;
}

static bool goes_on(async_op *op, int *result)
{
	if (op->code == ASYNC_OP_RECV) {
		return recv_goes_on(op, result);
	}
	return op->code == ASYNC_OP_POLL && UNEXPECTED(op->poll.events & (POLLPRI | POLLRDBAND))
		&& urgent_goes_on(op, result);
}

/* What the kernel could reach up to now must still be there, however the operation has ended. */
static void tell_valgrind(const async_op *op, int result)
{
	void *written = NULL;

	if (op->code == ASYNC_OP_RECV) {
		written = op->recv.buffer;
		(void) VALGRIND_CHECK_MEM_IS_ADDRESSABLE(written, op->recv.length);
	} else if (op->code == ASYNC_OP_READ) {
		written = op->read.buffer;
		(void) VALGRIND_CHECK_MEM_IS_ADDRESSABLE(written, op->read.length);
	} else if (op->code == ASYNC_OP_SEND) {
		(void) VALGRIND_CHECK_MEM_IS_ADDRESSABLE(op->send.buffer, op->send.length);
	}
	if (written && result > 0) {
		(void) VALGRIND_MAKE_MEM_DEFINED(written, result);
	}
}

/* Completes all that is there; returns how many CQEs that were. Operations only
 * note who is to be resumed, so walking the CQ meanwhile is safe. */
static unsigned reap(void)
{
	struct io_uring_cqe *cqe;
	unsigned head, count = 0;

	io_uring_for_each_cqe(&ring, head, cqe) {
		async_op *op = io_uring_cqe_get_data(cqe);
		int result = cqe->res;

		count++;
		if (!op) {
			continue;
		}
		if (goes_on(op, &result)) {
			continue;
		}
		if (UNEXPECTED(on_valgrind)) {
			tell_valgrind(op, result);
		}
		async_reactor_complete(op, result);
	}
	io_uring_cq_advance(&ring, count);
	return count;
}

static bool kernel_has_news(void)
{
	return (IO_URING_READ_ONCE(*ring.sq.kflags) & (IORING_SQ_TASKRUN | IORING_SQ_CQ_OVERFLOW)) != 0;
}

/* The one system call of a poll. >= 0: SQEs submitted, or -errno. */
static int enter(async_time timeout)
{
	struct io_uring_cqe *cqe;
	struct __kernel_timespec limit;

	if (timeout <= 0 || io_uring_cq_ready(&ring)) {
		if (!io_uring_sq_ready(&ring) && !kernel_has_news()) {
			return 0;
		}
		return io_uring_submit_and_get_events(&ring);
	}
	if (timeout == ASYNC_NEVER) {
		return io_uring_submit_and_wait(&ring, 1);
	}
	limit.tv_sec = timeout / ASYNC_NS_PER_S;
	limit.tv_nsec = timeout % ASYNC_NS_PER_S;
	return io_uring_submit_and_wait_timeout(&ring, &cqe, 1, &limit, NULL);
}

static int uring_poll(async_time timeout)
{
	int result;
	unsigned count;

	if (UNEXPECTED(on_valgrind)) {
		sched_yield(); /* to the worker threads */
		timeout = MIN(timeout, VALGRIND_SLICE);
	}
	result = enter(timeout);
	count = reap();

	/* Completions that found the CQ full wait in the kernel for room. */
	while (UNEXPECTED(IO_URING_READ_ONCE(*ring.sq.kflags) & IORING_SQ_CQ_OVERFLOW)) {
		unsigned more;

		io_uring_get_events(&ring);
		more = reap();
		if (more == 0) {
			break;
		}
		count += more;
	}

	switch (result) {
	case -EINTR:
		return -EINTR;
	case -ETIME: /* the timeout */
	case -EAGAIN: /* out of memory, or ... */
	case -EBUSY: /* ... too many completions pending: reaping has helped */
		return 0;
	default:
		/* When SQEs were submitted the kernel reports their number, even if a
		 * signal ended the wait that followed. */
		return result > 0 && count == 0 && timeout > 0 ? -EINTR : MIN(result, 0);
	}
}

const async_reactor_backend async_reactor_uring = {
	.name = "io_uring",
	.open = uring_open,
	.close = uring_close,
	.start = uring_start,
	.cancel = uring_cancel,
	.cancel_all = uring_cancel_all,
	.poll = uring_poll,
	.has_queued = uring_has_queued,
	.forget = uring_forget,
	.forked = uring_forked,
};
