/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See chaos.h. An operation that is `kept` is over for the real back end and in flight
 * for everybody else, so it owns its buffer as before. One that is in `late` waits for
 * the kernel to hear that it is cancelled.
 */
#include "reactor/chaos.h"

#ifdef ASYNC_CHAOS

# include <errno.h>
# include <string.h>
# include <sys/socket.h>
# include <sys/stat.h>

# include "core/memory.h"
# include "reactor/backend.h"

/* While something is kept, the kernel is waited for no longer than that. */
# define LONGEST_DELAY (200 * 1000)

typedef struct _set {
	async_op **ops;
	unsigned count;
	unsigned capacity;
} set;

static ASYNC_TLS const async_reactor_backend *real;
static ASYNC_TLS set kept, late;

static void add(set *self, async_op *op)
{
	if (self->count == self->capacity) {
		self->capacity = self->capacity ? 2 * self->capacity : 16;
		self->ops = async_realloc(self->ops, self->capacity * sizeof(async_op *));
	}
	self->ops[self->count++] = op;
}

/* False if it was not in there. */
static bool take(set *self, const async_op *op)
{
	for (unsigned i = 0; i < self->count; i++) {
		if (self->ops[i] == op) {
			self->ops[i] = self->ops[--self->count];
			return true;
		}
	}
	return false;
}

static void clear(set *self)
{
	async_free(self->ops);
	*self = (set) {.count = 0};
}

size_t async_chaos_length(int fd, size_t length, int flags)
{
	struct stat status;
	int type;
	socklen_t size = sizeof(type);

	if (length < 2 || (flags & (MSG_WAITALL | MSG_PEEK | MSG_OOB)) || !async_chaos_strikes(ASYNC_CHAOS_SHORT)
		|| fstat(fd, &status) != 0) {
		return length;
	}
	if (S_ISSOCK(status.st_mode)) {
		if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) != 0 || type != SOCK_STREAM) {
			return length;
		}
	} else if (!S_ISFIFO(status.st_mode)) {
		return length;
	}
	return 1 + async_chaos_below((unsigned) (length > 65536 ? 65536 : length));
}

static int chaos_open(unsigned entries)
{
	return real->open(entries);
}

static void chaos_close(void)
{
	clear(&kept);
	clear(&late);
	real->close();
}

static void chaos_forked(void)
{
	clear(&kept);
	clear(&late);
	real->forked();
}

static int chaos_start(async_op *op)
{
	if (async_chaos_strikes(ASYNC_CHAOS_REFUSE)) {
		return -EAGAIN;
	}
	if (op->code == ASYNC_OP_RECV) {
		if (async_chaos_strikes(ASYNC_CHAOS_EAGAIN)) {
			op->result = -EAGAIN;
			add(&kept, op);
			return 0;
		}
		op->recv.length = async_chaos_length(op->fd, op->recv.length, op->recv.flags);
	}
	return real->start(op);
}

static bool is_kept(const async_op *op)
{
	for (unsigned i = 0; i < kept.count; i++) {
		if (kept.ops[i] == op) {
			return true;
		}
	}
	return false;
}

static void chaos_cancel(async_op *op)
{
	if (is_kept(op)) {
		return; /* the completion has won */
	}
	if (async_chaos_strikes(ASYNC_CHAOS_LATE_CANCEL)) {
		add(&late, op);
	} else {
		real->cancel(op);
	}
}

static void chaos_cancel_all(void)
{
	clear(&late);
	real->cancel_all();
}

bool async_chaos_keeps(async_op *op, int result)
{
	take(&late, op);
	if (!async_chaos_strikes(ASYNC_CHAOS_DELAY)) {
		return false;
	}
	op->result = result;
	add(&kept, op);
	return true;
}

/* In any order, at least one; what has just come may stay for another round. */
static void release(unsigned before)
{
	unsigned count = kept.count && (before || async_chaos_below(2)) ? 1 + async_chaos_below(kept.count) : 0;

	while (count--) {
		unsigned i = async_chaos_below(kept.count);
		async_op *op = kept.ops[i];

		kept.ops[i] = kept.ops[--kept.count];
		async_reactor_deliver(op, op->result);
	}
}

static int chaos_poll(async_time timeout)
{
	unsigned before = kept.count;
	int error;

	if (async_chaos_strikes(ASYNC_CHAOS_EINTR)) {
		return -EINTR;
	}
	while (late.count) {
		real->cancel(late.ops[--late.count]);
	}
	if (before) {
		timeout = MIN(timeout, (async_time) async_chaos_below(LONGEST_DELAY));
	}
	error = real->poll(timeout);
	release(before);
	return error;
}

static bool chaos_has_queued(void)
{
	return kept.count || late.count || real->has_queued();
}

static void chaos_forget(int fd)
{
	real->forget(fd);
}

static const async_reactor_backend chaos = {
	.name = "chaos",
	.open = chaos_open,
	.close = chaos_close,
	.start = chaos_start,
	.cancel = chaos_cancel,
	.cancel_all = chaos_cancel_all,
	.poll = chaos_poll,
	.has_queued = chaos_has_queued,
	.forget = chaos_forget,
	.forked = chaos_forked,
};

const async_reactor_backend *async_chaos_backend(const async_reactor_backend *opened)
{
	real = opened;
	return &chaos;
}

#endif
