/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See notice.h. The operation is one-shot: after each completion it is started again
 * by a deadline that is due at once.
 */
#include "io/notice.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

static int start(async_notice *notice)
{
	return notice->op.state == ASYNC_OP_IDLE ? async_reactor_start(&notice->op) : 0;
}

static void start_again(async_deadline *deadline)
{
	async_notice *notice = ASYNC_LIST_ENTRY(deadline, async_notice, again);

	if (notice->wanted && start(notice) != 0) {
		async_deadline_arm(&notice->again, async_clock_after(async_clock_now(), ASYNC_NS_PER_MS));
	}
}

static void complete(async_op *op)
{
	async_notice *notice = op->data;
	uint64_t count;

	if (notice->wanted) {
		async_deadline_arm(&notice->again, 1);
	}
	if (op->result != -ECANCELED) {
		(void) !read(op->fd, &count, sizeof(count));
		notice->received(notice);
	}
}

int async_notice_want(async_notice *notice, int fd)
{
	int error;

	if (notice->wanted) {
		return 0;
	}
	if (notice->op.state == ASYNC_OP_IDLE) {
		if (!notice->op.complete) {
			async_deadline_init(&notice->again, start_again);
		}
		notice->op = (async_op) {.code = ASYNC_OP_POLL, .fd = fd, .complete = complete, .data = notice};
		notice->op.poll.events = POLLIN;
	}
	error = start(notice);
	if (UNEXPECTED(error == -EAGAIN)) {
		async_deadline_arm(&notice->again, 1); /* the kernel takes nothing now */
		error = 0;
	}
	notice->wanted = error == 0;
	return error;
}

void async_notice_unwant(async_notice *notice)
{
	if (notice->wanted) {
		notice->wanted = false;
		async_deadline_disarm(&notice->again);
		async_reactor_cancel(&notice->op);
	}
}

void async_notice_forked(async_notice *notice)
{
	async_notice_reset(notice);
	notice->op.state = ASYNC_OP_IDLE;
}

void async_notice_reset(async_notice *notice)
{
	notice->wanted = false;
	if (notice->op.complete) {
		async_deadline_disarm(&notice->again);
	}
}
