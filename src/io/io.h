/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Awaitable operations. Each suspends the running coroutine until it is done
 * and returns a result >= 0 or -errno; none throws, none emits a warning.
 * -ETIMEDOUT: the deadline passed. -ECANCELED: the coroutine was cancelled, and
 * the caller owes it async_coroutine_throw_pending(). -EBADF: the descriptor is
 * being closed by another coroutine (ASYNC_WAKE_CLOSED). The caller has asked
 * async_scheduler_can_suspend() before.
 *
 * When an operation completes although it was being cancelled, its result wins:
 * data that has left the kernel is never dropped. The cancellation stays pending
 * and is thrown at the next suspension point.
 */
#ifndef ASYNC_IO_IO_H
#define ASYNC_IO_IO_H

#include <poll.h>
#include <sys/types.h>

#include "coroutine/wait.h"
#include "reactor/reactor.h"

/* A time limit that is used again and again, one per direction of a stream. It
 * stays armed between uses and is pushed back when it fires early, so that a
 * read costs no heap operation. */
typedef struct _async_io_timer {
	async_deadline deadline;
	async_time expires; /* when the current use times out */
	async_wait *wait; /* the wait to time out, or NULL between uses */
} async_io_timer;

void async_io_timer_init(async_io_timer *timer);
void async_io_timer_free(async_io_timer *timer); /* disarms */

/* Runs one operation to its end, with a reusable timer or NULL. `deadline` is absolute.
 * suspends */
int async_io_run(async_op *op, async_io_timer *timer, async_time deadline);

/* Waits until one of `events` (poll(2)) is ready; returns the ready ones. suspends */
int async_io_poll(int fd, short events, async_time deadline);

/* Receives at most `length` bytes. Tries at once when `likely`, which is worth it
 * only if data is probably there already. Ignores O_NONBLOCK. suspends */
ssize_t async_io_recv(
	int fd, void *buffer, size_t length, int flags, bool likely, async_io_timer *timer, async_time timeout);

/* Waits until there is something to receive, or the end of the stream. suspends */
int async_io_wait_readable(int fd, async_io_timer *timer, async_time timeout);

/* Sends everything; returns the bytes sent, which are fewer than `length` only when
 * *error is set (-errno). `timeout` counts anew after each progress. suspends */
size_t async_io_send(int fd, const void *buffer, size_t length, int flags, async_io_timer *timer,
	async_time timeout, int *error);

/* A system call that does not wait: its result, or -errno. */
typedef ssize_t (*async_io_attempt)(int fd, void *arguments);

/* How long a call on this descriptor may wait in all, in ns: 0 not at all, < 0 without
 * limit. Asked only when it would have to wait. */
typedef async_time (*async_io_patience)(int fd);

/* Attempts again whenever one of `events` is ready, until the result is not -EAGAIN;
 * that is the result when the patience has come to its end. suspends */
ssize_t async_io_persist(
	int fd, short events, async_io_attempt attempt, void *arguments, async_io_patience patience);

/* The same for what nothing reports: attempts again after pauses of 1 to 50 ms, until the
 * result is not -EAGAIN or `deadline` has passed. suspends */
ssize_t async_io_insist(int fd, async_io_attempt attempt, void *arguments, async_time deadline);

/* Before fd is closed: ends the waits of other coroutines on it with -EBADF, and the
 * reactor forgets it. Never suspends. */
void async_io_closing(int fd);

/* Whoever waits has been abandoned, as after a fatal error, and counts no more. */
void async_io_waits_reset(void);

/* Counts a system call that did not wait: true when there were so many in a row that it is
 * time to let others run. */
bool async_io_is_greedy(void);

/* Lets the others run before the next use of a descriptor (-1: of several). 0, or -errno as
 * after a wait. suspends */
int async_io_yield(int fd);

/* `duration` < 0: without end. suspends */
int async_io_sleep(async_time duration);

/* The same; -EINTR when a handler of pcntl_signal() gets a signal meanwhile. *left: what
 * is left of it then, or after another error. suspends */
int async_io_sleep_interruptibly(async_time duration, async_time *left);

/* poll(2) on many descriptors; `timeout` relative, < 0 for none. Returns the number
 * of descriptors with revents set, 0 on timeout, or -errno. suspends */
int async_io_poll_many(struct pollfd *fds, nfds_t count, async_time timeout);

#endif
