/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Reading of regular files that would wait for the disk: by the ring where there is one that
 * can, else on a worker thread. What a worker reads into belongs to its job, since the
 * coroutine may be cancelled and gone before the disk answers.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "io/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "core/memory.h"
#include "io/job.h"

typedef struct _read_job {
	async_job job;
	int fd;
	off_t offset;
	size_t length;
	ssize_t result;
	char data[];
} read_job;

static void run_read(async_job *job)
{
	read_job *self = ASYNC_LIST_ENTRY(job, read_job, job);

	do {
		self->result = pread(self->fd, self->data, self->length, self->offset);
	} while (self->result < 0 && errno == EINTR);
	if (self->result < 0) {
		self->result = -errno;
	}
}

static void free_read(async_job *job)
{
	read_job *self = ASYNC_LIST_ENTRY(job, read_job, job);

	close(self->fd);
	async_free(self);
}

static ssize_t read_by_worker(int fd, void *buffer, size_t length, off_t offset, bool *started)
{
	int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	read_job *self;
	ssize_t result;

	if (own < 0) {
		return -errno;
	}
	self = async_calloc(1, sizeof(*self) + length);
	self->job.kind = ASYNC_JOB_FILE;
	self->job.run = run_read;
	self->job.free = free_read;
	self->fd = own;
	self->offset = offset;
	self->length = length;
	result = async_io_job(&self->job, "reading a file");
	*started = result == 0 || result == -ECANCELED;
	if (result == 0) {
		result = self->result;
		if (result > 0) {
			memcpy(buffer, self->data, (size_t) result);
		}
		free_read(&self->job);
	} else if (result != -ECANCELED) {
		free_read(&self->job);
	}
	return result;
}

ssize_t async_io_read_file(int fd, void *buffer, size_t length, off_t offset, bool *started)
{
	async_op op = {.code = ASYNC_OP_READ, .fd = fd};
	int result;

	*started = true;
	op.read.buffer = buffer;
	op.read.length = length;
	op.read.offset = offset;
	result = async_io_run(&op, NULL, ASYNC_NEVER);
	/* epoll, or a sandbox that knows the ring but not the operation. */
	if (result == -EOPNOTSUPP || result == -EINVAL || result == -ENOSYS || result == -EPERM
		|| result == -EAGAIN) {
		*started = false;
		return read_by_worker(fd, buffer, length, offset, started);
	}
	return result;
}
