/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See process.h. One child is waited for by a descriptor of it (pidfd), and then reaped
 * by the system call itself. What has no descriptor - any child, stopped ones - is looked
 * for again and again.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include <errno.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/memory.h"
#include "core/valgrind.h"
#include "io/io.h"
#include "io/job.h"
#include "io/leftover.h"
#include "io/process.h"

#ifndef SYS_pidfd_open
# define SYS_pidfd_open 434
#endif

#define FIRST_PAUSE ASYNC_NS_PER_MS
#define LONGEST_PAUSE (20 * ASYNC_NS_PER_MS)

static pid_t reap_now(pid_t process, int *status, int options, struct rusage *usage)
{
	pid_t found;

	do {
		found = wait4(process, status, options | WNOHANG, usage);
	} while (found < 0 && errno == EINTR);
	return found < 0 ? -errno : found;
}

/* -1 when there is none for what is being waited for. */
static int open_process(pid_t process, int options)
{
	/* Valgrind 3.19 complains of a system call that it does not know. */
	if (process <= 0 || options & (WUNTRACED | WCONTINUED) || RUNNING_ON_VALGRIND) {
		return -1;
	}
	return (int) syscall(SYS_pidfd_open, process, 0);
}

pid_t async_io_wait4(pid_t process, int *status, int options, struct rusage *usage)
{
	async_time pause = FIRST_PAUSE;
	pid_t found = reap_now(process, status, options, usage);
	async_leftover opened;
	int fd;

	if (found != 0) {
		return found;
	}
	fd = open_process(process, options);
	async_leftover_begin(&opened, fd, NULL);
	while (found == 0) {
		int error = fd >= 0 ? async_io_poll(fd, POLLIN, ASYNC_NEVER) : async_io_sleep(pause);

		if (error < 0) {
			found = error;
			break;
		}
		pause = MIN(2 * pause, LONGEST_PAUSE);
		found = reap_now(process, status, options, usage);
		if (found == 0 && fd >= 0) {
			fd = -1; /* somebody else has traced or reaped it; never spin */
		}
	}
	async_leftover_end(&opened);
	return found;
}

/* {{{ Jobs */
typedef struct _process_job {
	async_job job;
	pid_t process; /* or */
	FILE *file;
	int status;
	int error;
} process_job;

static void free_job(async_job *job)
{
	async_free(ASYNC_LIST_ENTRY(job, process_job, job));
}

static process_job *new_job(void (*run)(async_job *))
{
	process_job *self = async_calloc(1, sizeof(*self));

	self->job.kind = ASYNC_JOB_PROCESS;
	self->job.run = run;
	self->job.free = free_job;
	return self;
}

static void run_wait(async_job *job)
{
	process_job *self = ASYNC_LIST_ENTRY(job, process_job, job);

	waitpid(self->process, &self->status, 0);
}

static void run_pclose(async_job *job)
{
	process_job *self = ASYNC_LIST_ENTRY(job, process_job, job);

	errno = 0;
	self->status = pclose(self->file);
	self->error = errno;
}

/* Given up before it began: without it the child would stay a zombie. */
static void free_pclose(async_job *job)
{
	process_job *self = ASYNC_LIST_ENTRY(job, process_job, job);

	if (job->state == ASYNC_JOB_QUEUED) {
		job->free = free_job;
		if (async_worker_submit_detached(job) == 0) {
			return;
		}
		fclose(self->file);
	}
	async_free(self);
}
/* }}} */

void async_io_reap_later(pid_t process)
{
	process_job *self = new_job(run_wait);

	self->process = process;
	if (async_worker_submit_detached(&self->job) != 0) {
		free_job(&self->job);
	}
}

int async_io_pclose(FILE *file, int *status, bool *started)
{
	process_job *self = new_job(run_pclose);
	int result;

	self->file = file;
	self->job.state = ASYNC_JOB_QUEUED;
	self->job.free = free_pclose;
	result = async_io_job(&self->job, "end of a process");
	*started = result == 0 || result == -ECANCELED;
	if (result == 0) {
		*status = self->status;
		errno = self->error;
	}
	if (result != -ECANCELED) {
		free_job(&self->job);
	}
	return result;
}
