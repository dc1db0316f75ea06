/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Completions from the kernel. An operation is started once, is in flight
 * until the kernel is done with it, and completes exactly once. Two back ends
 * (uring.c, epoll.c) complete the same operations; which one is used is decided
 * at run time when the reactor is opened.
 *
 * Lifetime: from a successful async_reactor_start() until `complete` is called,
 * the operation and every buffer it names belong to the reactor. Cancelling
 * changes nothing about that: the kernel may still be writing.
 */
#ifndef ASYNC_REACTOR_REACTOR_H
#define ASYNC_REACTOR_REACTOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/clock.h"
#include "core/compat.h"
#include "core/list.h"

typedef enum {
	ASYNC_OP_POLL, /* result: the poll(2) events that are ready */
	/* result: bytes, 0 at end of stream. Only for descriptors that are not closed
	 * without async_reactor_forget() before; wait with POLL for all others. */
	ASYNC_OP_RECV,
	/* result: bytes of a regular file. -EOPNOTSUPP where the back end cannot wait for disks. */
	ASYNC_OP_READ,
	/* result: bytes; -EAGAIN instead of waiting. Only where the reactor `sends`. */
	ASYNC_OP_SEND,
} async_op_code;

typedef enum {
	ASYNC_OP_IDLE, /* not started, or complete */
	ASYNC_OP_IN_FLIGHT,
	ASYNC_OP_CANCELLING, /* still in flight */
} async_op_state;

typedef struct _async_op async_op;

/* Called from async_reactor_poll() with op->result set and op->state IDLE. May
 * mark coroutines ready and cancel other operations; must not start, poll, switch
 * contexts or run PHP code. */
typedef void (*async_op_complete)(async_op *op);

struct _async_op {
	async_op_code code;
	async_op_state state;
	int fd;
	int result; /* >= 0, or -errno; -ECANCELED after a cancel that won the race */
	async_op_complete complete;
	void *data; /* for `complete` */
	union {
		struct {
			short events; /* of poll(2) */
		} poll;
		struct {
			void *buffer;
			size_t length;
			int flags; /* of recv(2) */
		} recv;
		struct {
			const void *buffer;
			size_t length;
			int flags; /* of send(2) */
		} send;
		struct {
			void *buffer;
			size_t length;
			uint64_t offset;
		} read;
	};
	async_list link; /* for the back end */
};

typedef enum {
	ASYNC_REACTOR_AUTO,
	ASYNC_REACTOR_IO_URING,
	ASYNC_REACTOR_EPOLL,
} async_reactor_choice;

/* What a back end implements. Errors are -errno. */
typedef struct _async_reactor_backend {
	const char *name;

	int (*open)(unsigned entries);
	void (*close)(void);

	/* Takes the operation, or returns -errno and leaves it alone. */
	int (*start)(async_op *op);

	/* Asks the kernel to give up; `complete` is still called, later. */
	void (*cancel)(async_op *op);

	/* The same for everything in flight. May have to be repeated. */
	void (*cancel_all)(void);

	/* Submits what is queued, waits at most `timeout` ns (0: not at all,
	 * ASYNC_NEVER: without limit) for at least one completion, and completes
	 * all that are there. 0, -EINTR when a signal may have ended the wait, or what
	 * makes every further call fail, too. */
	int (*poll)(async_time timeout);

	/* True when operations were queued that the kernel has not seen yet. */
	bool (*has_queued)(void);

	/* The descriptor is about to be closed and has no operation in flight. */
	void (*forget)(int fd);

	/* In a forked child: lets go of what was inherited. The parent goes on. */
	void (*forked)(void);
} async_reactor_backend;

typedef struct _async_reactor {
	const async_reactor_backend *backend; /* NULL while closed */
	unsigned in_flight; /* operations started and not complete */
	bool sends; /* has ASYNC_OP_SEND: many cost one system call */
	char reason[160]; /* why this back end, for phpinfo */
} async_reactor;

extern ASYNC_TLS async_reactor async_the_reactor;

/* Opens a back end, once per thread; later calls only return 0. With AUTO any
 * failure of io_uring, of whatever errno, falls back to epoll. `entries` is the
 * size of the submission queue. */
int async_reactor_open(async_reactor_choice choice, unsigned entries);

/* Every operation must be complete (see async_reactor_drain). */
void async_reactor_close(void);

/* In a forked child, by itself (pthread_atfork) unless fork(2) was bypassed: drops the
 * parent's ring or epoll set without touching what is in flight there. Operations
 * that were in flight are forgotten. The next start or poll opens a new one. */
void async_reactor_forked(void);

int async_reactor_start(async_op *op);

/* recv(2), or -errno. What it does not fill of the buffer may be written to, too. Never suspends. */
ssize_t async_reactor_receive(int fd, void *buffer, size_t length, int flags);

/* recv(2) by way of memory up to 64 bytes behind `buffer`, for more than 64 bytes. Only for
 * async_reactor_receive() and tests. */
ssize_t async_reactor_receive_behind(int fd, char *buffer, size_t length, int flags);

/* What a RECV does, at once: bytes or -errno. */
int async_reactor_recv(const async_op *op);

/* No-op unless the operation is in flight. */
void async_reactor_cancel(async_op *op);

int async_reactor_poll(async_time timeout);

/* Cancels everything in flight and polls until the last completion is in. */
void async_reactor_drain(void);

/* Cancels one operation and polls until it is complete; completions of others
 * are delivered on the way. For places where no coroutine may be suspended. */
void async_reactor_cancel_sync(async_op *op);

static inline bool async_reactor_has_queued(void)
{
	return async_the_reactor.backend->has_queued();
}

static inline void async_reactor_forget(int fd)
{
	if (async_the_reactor.backend) {
		async_the_reactor.backend->forget(fd);
	}
}

/* Opens and closes a ring to learn whether io_uring works here: 0 or -errno. */
int async_uring_probe(void);

extern const async_reactor_backend async_reactor_uring;
extern const async_reactor_backend async_reactor_epoll;

#endif
