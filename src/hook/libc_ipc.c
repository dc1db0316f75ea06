/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Semaphores and message queues of System V (sem_acquire(), msg_receive(), msg_send()).
 * They have no descriptor, so each call is tried again and again without waiting; what
 * it waits for may come from another coroutine.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>

#include "core/libc.h"
#include "io/io.h"

enum {
	MOST_OPERATIONS = 8, /* of one semop() that suspends; ext/sysvsem has 3 */
};

static int (*real_semop)(int, struct sembuf *, size_t);
static ssize_t (*real_msgrcv)(int, void *, size_t, long, int);
static int (*real_msgsnd)(int, const void *, size_t, int);

typedef struct _operations {
	struct sembuf list[MOST_OPERATIONS];
	size_t count;
} operations;

static ssize_t attempt_semop(int id, void *arguments)
{
	operations *self = arguments;

	return semop(id, self->list, self->count) == 0 ? 0 : -errno;
}

/* True for operations of which none says that it must not wait. */
static bool copy_without_waiting(operations *copy, const struct sembuf *list, size_t count)
{
	if (count > MOST_OPERATIONS) {
		return false;
	}
	memcpy(copy->list, list, count * sizeof(*list));
	copy->count = count;
	for (size_t i = 0; i < count; i++) {
		if (list[i].sem_flg & IPC_NOWAIT) {
			return false;
		}
		copy->list[i].sem_flg |= IPC_NOWAIT;
	}
	return true;
}

static int hooked_semop(int id, struct sembuf *list, size_t count)
{
	int saved_errno = errno;
	operations copy;

	if (!async_libc_may_suspend() || !copy_without_waiting(&copy, list, count)) {
		return real_semop(id, list, count);
	}
	return (int) async_libc_result(async_io_insist(id, attempt_semop, &copy, ASYNC_NEVER), saved_errno);
}

typedef struct _message {
	void *buffer;
	size_t size;
	long type;
	int flags;
} message;

static ssize_t attempt_msgrcv(int id, void *arguments)
{
	const message *self = arguments;
	ssize_t size = msgrcv(id, self->buffer, self->size, self->type, self->flags | IPC_NOWAIT);

	if (size >= 0) {
		return size;
	}
	return errno == ENOMSG ? -EAGAIN : -errno;
}

static ssize_t hooked_msgrcv(int id, void *buffer, size_t size, long type, int flags)
{
	int saved_errno = errno;

	/* MSG_COPY takes a place, not a type, and never waits. */
	if (!async_libc_may_suspend() || (flags & (IPC_NOWAIT | MSG_COPY))) {
		return real_msgrcv(id, buffer, size, type, flags);
	}
	return async_libc_result(
		async_io_insist(id, attempt_msgrcv, &(message) {buffer, size, type, flags}, ASYNC_NEVER),
		saved_errno);
}

static ssize_t attempt_msgsnd(int id, void *arguments)
{
	const message *self = arguments;

	return msgsnd(id, self->buffer, self->size, self->flags | IPC_NOWAIT) == 0 ? 0 : -errno;
}

static int hooked_msgsnd(int id, const void *buffer, size_t size, int flags)
{
	int saved_errno = errno;
	message self = {(void *) (uintptr_t) buffer, size, 0, flags};

	if (!async_libc_may_suspend() || (flags & IPC_NOWAIT)) {
		return real_msgsnd(id, buffer, size, flags);
	}
	return (int) async_libc_result(async_io_insist(id, attempt_msgsnd, &self, ASYNC_NEVER), saved_errno);
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(semop),
	ASYNC_LIBC_FUNCTION(msgrcv),
	ASYNC_LIBC_FUNCTION(msgsnd),
};

ASYNC_LIBC_TOPIC(ipc, functions);
