/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A descriptor that is watched for reading for as long as somebody may be woken
 * through it: an eventfd, which worker threads and signal handlers write to. It counts
 * as one operation in flight meanwhile.
 */
#ifndef ASYNC_IO_NOTICE_H
#define ASYNC_IO_NOTICE_H

#include "coroutine/deadline.h"
#include "reactor/reactor.h"

typedef struct _async_notice {
	async_op op;
	async_deadline again; /* an operation cannot be started where another completes */
	bool wanted;
	/* Called when there is something to read, which has been read. As async_op's
	 * `complete`: must not switch contexts or start operations. */
	void (*received)(struct _async_notice *notice);
} async_notice;

#define ASYNC_NOTICE_INIT(callback) \
 { \
  .received = (callback) \
 }

/* Starts to watch `fd`, unless that is done already: 0 or -errno. */
int async_notice_want(async_notice *notice, int fd);

/* No-op when it is not watched. */
void async_notice_unwant(async_notice *notice);

/* In a forked child: the reactor has forgotten the operation, see async_reactor_forked(). */
void async_notice_forked(async_notice *notice);

/* Request end: forgets all, after the reactor has been drained. */
void async_notice_reset(async_notice *notice);

#endif
