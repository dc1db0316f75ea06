/* SPDX-License-Identifier: BSD-3-Clause
 *
 * fsync(2) on a worker thread. The job has a descriptor of its own: the coroutine's may
 * be closed before the job is through.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "io/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "core/memory.h"
#include "io/job.h"

typedef struct _sync_job {
	async_job job;
	int fd;
	bool data_only;
	int error;
} sync_job;

static void run_sync(async_job *job)
{
	sync_job *self = ASYNC_LIST_ENTRY(job, sync_job, job);

	self->error = (self->data_only ? fdatasync(self->fd) : fsync(self->fd)) == 0 ? 0 : -errno;
}

static void free_sync(async_job *job)
{
	sync_job *self = ASYNC_LIST_ENTRY(job, sync_job, job);

	close(self->fd);
	async_free(self);
}

int async_io_sync(int fd, bool data_only, bool *started)
{
	sync_job *self;
	int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	int result;

	*started = false;
	if (own < 0) {
		return -errno;
	}
	self = async_calloc(1, sizeof(*self));
	self->job.kind = ASYNC_JOB_FILE;
	self->job.run = run_sync;
	self->job.free = free_sync;
	self->fd = own;
	self->data_only = data_only;
	result = async_io_job(&self->job, data_only ? "fdatasync" : "fsync");
	*started = result == 0 || result == -ECANCELED;
	if (result == 0) {
		result = self->error;
		free_sync(&self->job);
	} else if (result != -ECANCELED) {
		free_sync(&self->job);
	}
	return result;
}
