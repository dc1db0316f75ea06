/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The epoll back end, for machines where no ring can be had. A descriptor is
 * registered once in its life, edge-triggered. How the two operations live with
 * edges:
 *
 * POLL: the descriptor may have been closed and its number reused by a library
 * that does not tell us. Each start therefore does an EPOLL_CTL_MOD: it fails with
 * ENOENT when the registration has died with the file, and it reports readiness
 * that exists already, as if it were an edge.
 *
 * RECV: only used where async_reactor_forget() is called before each close, so a
 * registration made for a RECV is trusted and costs no further system call. Edges
 * that come while nobody receives are remembered (`readable`).
 *
 * An operation that is over is moved to `finished`, whoever finds that out; poll()
 * completes what is there, in one place.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE /* POLLRDHUP */
#endif

#include "reactor/backend.h"

#include <errno.h>
#include <linux/time_types.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/valgrind.h"
#include "reactor/descriptor.h"

_Static_assert(EPOLLIN == POLLIN && EPOLLOUT == POLLOUT && EPOLLPRI == POLLPRI && EPOLLERR == POLLERR
		&& EPOLLHUP == POLLHUP && EPOLLRDHUP == POLLRDHUP,
	"epoll and poll use the same bits");

/* Always registered; what a POLL asks for comes on top. */
#define EDGES ((uint32_t) (EPOLLIN | EPOLLPRI | EPOLLRDHUP | EPOLLET))

/* Conditions under which recv(2) has something to say. */
#define READABLE ((uint32_t) (EPOLLIN | EPOLLRDHUP | EPOLLHUP | EPOLLERR))

/* After these a short read does not mean that nothing is left: the end of the
 * stream follows, an error, or data behind the urgent mark. */
#define LASTING ((uint32_t) (EPOLLRDHUP | EPOLLHUP | EPOLLERR | EPOLLPRI))

/* op->result of an operation that is not over. */
#define WAITING (-EINPROGRESS)

static ASYNC_TLS int epoll_fd = -1;
static ASYNC_TLS async_list finished;
static bool has_pwait2 = true; /* epoll_pwait2(), as far as is known */

static int epoll_open(unsigned entries)
{
	epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (epoll_fd < 0) {
		return -errno;
	}
	async_list_init(&finished);
	if (RUNNING_ON_VALGRIND) {
		has_pwait2 = false; /* up to 3.19 it complains of a system call that it does not know */
	}
	return 0;
}

/* After a fork this only drops the child's reference: no EPOLL_CTL_DEL, which would
 * reach into the parent's set. */
static void epoll_close(void)
{
	close(epoll_fd);
	epoll_fd = -1;
	async_descriptors_free();
}

static void finish(async_op *op, int result)
{
	op->result = result;
	async_list_remove(&op->link);
	async_list_push_back(&finished, &op->link);
}

/* What still waits on a number that means another file by now. */
static void finish_orphans(async_descriptor *descriptor)
{
	async_list *link;

	while ((link = async_list_first(&descriptor->waiting))) {
		finish(ASYNC_LIST_ENTRY(link, async_op, link), -EBADF);
	}
}

/* The edges that matter: a socket is nearly always writable, and to hear of that
 * each time would end a wait for nothing. */
static uint32_t interest(const async_descriptor *descriptor, short events)
{
	uint32_t edges = EDGES | (uint16_t) events;
	const async_list *link;

	for (link = descriptor->waiting.next; link != &descriptor->waiting; link = link->next) {
		const async_op *op = ASYNC_LIST_ENTRY(link, async_op, link);

		if (op->code == ASYNC_OP_POLL) {
			edges |= (uint16_t) op->poll.events;
		}
	}
	return edges;
}

/* 0, or -EPERM for a file that is always ready, or -errno. The generation in the
 * event tells this registration from older ones with the same number. */
static int arm(int fd, async_descriptor *descriptor, short events)
{
	struct epoll_event event = {.events = interest(descriptor, events)};
	int protocol;
	socklen_t size = sizeof(protocol);

	event.data.u64 = (uint64_t) descriptor->generation << 32 | (uint32_t) fd;
	if (descriptor->registered && epoll_ctl(epoll_fd, EPOLL_CTL_MOD, fd, &event) == 0) {
		return 0;
	}
	if (descriptor->registered) {
		if (errno != ENOENT && errno != EBADF) {
			return -errno;
		}
		finish_orphans(descriptor);
		async_descriptor_renew(descriptor);
		event.data.u64 = (uint64_t) descriptor->generation << 32 | (uint32_t) fd;
	}
	/* EEXIST: forgotten, but the same file has come back by dup2(2). */
	if (epoll_ctl(epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0
		&& (errno != EEXIST || epoll_ctl(epoll_fd, EPOLL_CTL_MOD, fd, &event) < 0)) {
		return -errno;
	}
	descriptor->registered = true;
	descriptor->tcp =
		getsockopt(fd, SOL_SOCKET, SO_PROTOCOL, &protocol, &size) == 0 && protocol == IPPROTO_TCP;
	return 0;
}

/* Not so for a peek, for datagrams, and for Unix sockets, where recv(2) stops at a
 * message that carries descriptors or other credentials. */
static bool short_read_is_the_end(const async_op *op, const async_descriptor *descriptor)
{
	return descriptor->tcp && !descriptor->lasting && !(op->recv.flags & (MSG_PEEK | MSG_OOB));
}

static void try_recv(async_op *op, async_descriptor *descriptor)
{
	int result = async_reactor_recv(op);

	if (result == -EAGAIN) {
		descriptor->readable = false;
		return;
	}
	if (result >= 0 && (size_t) result < op->recv.length && short_read_is_the_end(op, descriptor)) {
		descriptor->readable = false;
	}
	finish(op, result);
}

static int start_recv(async_op *op, async_descriptor *descriptor)
{
	if (UNEXPECTED(!descriptor->trusted)) {
		int error = arm(op->fd, descriptor, 0);

		if (error) {
			return error == -EPERM ? -ENOTSOCK : error;
		}
		descriptor->trusted = true;
	}
	async_list_push_back(&descriptor->waiting, &op->link);
	if (descriptor->readable) {
		try_recv(op, descriptor);
	}
	return 0;
}

static int start_poll(async_op *op, async_descriptor *descriptor)
{
	int error = arm(op->fd, descriptor, op->poll.events);

	if (error && error != -EPERM) {
		return error;
	}
	async_list_push_back(&descriptor->waiting, &op->link);
	if (error == -EPERM) {
		finish(op, op->poll.events & (POLLIN | POLLOUT | POLLRDNORM | POLLWRNORM));
	}
	return 0;
}

static int epoll_start(async_op *op)
{
	async_descriptor *descriptor;

	if (op->fd < 0) {
		return -EBADF;
	}
	if (UNEXPECTED(op->code == ASYNC_OP_READ || op->code == ASYNC_OP_SEND)) {
		return -EOPNOTSUPP;
	}
	descriptor = async_descriptor_get(op->fd);
	async_list_init(&op->link);
	op->result = WAITING;
	return op->code == ASYNC_OP_RECV ? start_recv(op, descriptor) : start_poll(op, descriptor);
}

static void epoll_cancel(async_op *op)
{
	if (op->result == WAITING) {
		finish(op, -ECANCELED);
	}
}

static void cancel_on(async_descriptor *descriptor)
{
	async_list *link;

	while ((link = async_list_first(&descriptor->waiting))) {
		finish(ASYNC_LIST_ENTRY(link, async_op, link), -ECANCELED);
	}
}

static void epoll_cancel_all(void)
{
	async_descriptors_each(cancel_on);
}

/* Operations that are over already count: poll() has work. */
static bool epoll_has_queued(void)
{
	return !async_list_is_empty(&finished);
}

static void epoll_forget(int fd)
{
	async_descriptor *descriptor = async_descriptor_find(fd);

	if (!descriptor || !descriptor->registered) {
		return;
	}
	/* Closing the number is not enough when the file lives on under another one,
	 * or in a forked child: its edges would wake us for nothing. */
	epoll_ctl(epoll_fd, EPOLL_CTL_DEL, fd, NULL);
	finish_orphans(descriptor);
	async_descriptor_renew(descriptor);
}

static void dispatch(const struct epoll_event *event)
{
	async_descriptor *descriptor = async_descriptor_find((int) (uint32_t) event->data.u64);
	async_list *link, *next;

	if (!descriptor || !descriptor->registered || descriptor->generation != event->data.u64 >> 32) {
		return;
	}
	if (event->events & READABLE) {
		descriptor->readable = true;
	}
	if (event->events & LASTING) {
		descriptor->lasting = true;
	}
	for (link = descriptor->waiting.next; link != &descriptor->waiting; link = next) {
		async_op *op = ASYNC_LIST_ENTRY(link, async_op, link);

		next = link->next;
		if (op->code == ASYNC_OP_RECV) {
			if (descriptor->readable) {
				try_recv(op, descriptor);
			}
		} else {
			uint32_t ready = event->events & ((uint16_t) op->poll.events | EPOLLERR | EPOLLHUP);

			if (ready) {
				finish(op, (int) ready);
			}
		}
	}
}

/* Nanoseconds need epoll_pwait2() (kernel 5.11); before, and in sandboxes without
 * it, the timeout is rounded up. */
static int wait_for_events(struct epoll_event *events, int capacity, async_time timeout)
{
	async_time ms;

	if (timeout <= 0 || timeout == ASYNC_NEVER) {
		return epoll_wait(epoll_fd, events, capacity, timeout <= 0 ? 0 : -1);
	}
#ifdef SYS_epoll_pwait2
	if (has_pwait2) {
		struct __kernel_timespec limit = {timeout / ASYNC_NS_PER_S, timeout % ASYNC_NS_PER_S};
		int count = (int) syscall(SYS_epoll_pwait2, epoll_fd, events, capacity, &limit, NULL, (size_t) 0);

		if (count >= 0 || (errno != ENOSYS && errno != EPERM)) {
			return count;
		}
		has_pwait2 = false;
	}
#endif
	ms = (timeout - 1) / ASYNC_NS_PER_MS + 1;
	return epoll_wait(epoll_fd, events, capacity, ms > INT_MAX ? INT_MAX : (int) ms);
}

static int epoll_poll(async_time timeout)
{
	struct epoll_event events[256];
	int count = wait_for_events(events, sizeof(events) / sizeof(events[0]), epoll_has_queued() ? 0 : timeout);
	int error = count < 0 ? -errno : 0;
	async_list *link;

	for (int i = 0; i < count; i++) {
		dispatch(&events[i]);
	}
	while ((link = async_list_pop_front(&finished))) {
		async_op *op = ASYNC_LIST_ENTRY(link, async_op, link);

		async_reactor_complete(op, op->result);
	}
	return error;
}

const async_reactor_backend async_reactor_epoll = {
	.name = "epoll",
	.open = epoll_open,
	.close = epoll_close,
	.start = epoll_start,
	.cancel = epoll_cancel,
	.cancel_all = epoll_cancel_all,
	.poll = epoll_poll,
	.has_queued = epoll_has_queued,
	.forget = epoll_forget,
	.forked = epoll_close,
};
