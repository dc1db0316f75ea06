/* SPDX-License-Identifier: BSD-3-Clause
 *
 * flock(2) that suspends. The kernel tells nobody that a lock is free: the first
 * coroutine that waits for a file tries again and again, after 1 ms, 2 ms ... 50 ms,
 * and at once when this process unlocks something. The others of that file queue up
 * behind it. No thread is kept, so any number may wait for one that holds the lock.
 */
#include "io/disk.h"

#include <errno.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "io/operation.h"

#define FIRST_PAUSE ASYNC_NS_PER_MS
#define LONGEST_PAUSE (50 * ASYNC_NS_PER_MS)

typedef struct _lock_wait {
	async_wait wait;
	async_list link; /* in `waiting` */
	dev_t device;
	ino_t inode;
	int fd;
	bool is_parked;
} lock_wait;

static ASYNC_TLS async_list waiting; /* all files, in the order of asking */

static zend_string *describe(const async_wait *wait)
{
	return zend_strpprintf(0, "lock on fd %d", ((const lock_wait *) wait)->fd);
}

static const async_wait_kind lock_kind = {describe, NULL};

static bool same_file(const lock_wait *a, const lock_wait *b)
{
	return a->device == b->device && a->inode == b->inode;
}

/* Nobody has asked for this file before. */
static bool is_first(const lock_wait *self)
{
	for (async_list *link = waiting.next; link != &self->link; link = link->next) {
		if (same_file(ASYNC_LIST_ENTRY(link, lock_wait, link), self)) {
			return false;
		}
	}
	return true;
}

static void wake(lock_wait *self)
{
	if (self->is_parked) {
		async_wait_wake(&self->wait, false);
	}
}

static void wake_next(const lock_wait *self)
{
	for (async_list *link = waiting.next; link != &waiting; link = link->next) {
		lock_wait *other = ASYNC_LIST_ENTRY(link, lock_wait, link);

		if (same_file(other, self)) {
			wake(other);
			return;
		}
	}
}

void async_io_unlocked(void)
{
	for (async_list *link = waiting.next; link && link != &waiting; link = link->next) {
		lock_wait *self = ASYNC_LIST_ENTRY(link, lock_wait, link);

		if (is_first(self)) {
			wake(self);
		}
	}
}

static int identify(lock_wait *self)
{
	struct stat status;

	if (fstat(self->fd, &status) != 0) {
		return -errno;
	}
	if (self->inode && (self->device != status.st_dev || self->inode != status.st_ino)) {
		return -EBADF; /* closed by another coroutine, and opened for something else */
	}
	self->device = status.st_dev;
	self->inode = status.st_ino;
	return 0;
}

static int try_lock(int fd, int operation)
{
	return flock(fd, operation | LOCK_NB) == 0 ? 0 : -errno;
}

/* The wait of one pause, or until it is this one's turn. 0, or -ECANCELED. */
static int pause_for(lock_wait *self, async_time pause)
{
	async_wake woken;

	async_wait_init(&self->wait, &lock_kind);
	self->is_parked = true;
	woken = async_wait_park(&self->wait, async_clock_after(async_clock_now(), pause));
	self->is_parked = false;
	return woken == ASYNC_WAKE_DONE || woken == ASYNC_WAKE_TIMEOUT ? 0 : async_io_wake_error(woken);
}

static int wait_for_lock(lock_wait *self, int operation)
{
	async_time pause = FIRST_PAUSE;
	int error;

	for (;;) {
		bool first = is_first(self);

		error = identify(self);
		if (error == 0 && first) {
			error = try_lock(self->fd, operation);
			if (error != -EWOULDBLOCK) {
				return error;
			}
			error = 0;
		}
		if (error) {
			return error;
		}
		error = pause_for(self, first ? pause : -1);
		if (error) {
			return error;
		}
		pause = first ? MIN(2 * pause, LONGEST_PAUSE) : FIRST_PAUSE;
	}
}

int async_io_flock(int fd, int operation)
{
	lock_wait self = {.fd = fd};
	int error;

	if (!waiting.next) {
		async_list_init(&waiting);
	}
	if (async_list_is_empty(&waiting)) {
		error = try_lock(fd, operation);
		if (error != -EWOULDBLOCK) {
			return error;
		}
	}
	error = identify(&self);
	if (error) {
		return error;
	}
	async_io_direct_count = 0;
	async_list_push_back(&waiting, &self.link);
	error = wait_for_lock(&self, operation);
	async_list_remove(&self.link);
	wake_next(&self);
	return error;
}
