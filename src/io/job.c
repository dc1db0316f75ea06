/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See job.h. Whoever waits for a job is listed in memory of the job's waiter; a waiter
 * that leaves early takes itself out and gives the job up. One that never comes back,
 * after a fatal error, has its job given up at the end of the request, done or not.
 */
#include "io/job.h"

#include <errno.h>

#include "coroutine/wait.h"
#include "io/notice.h"
#include "io/operation.h"

typedef struct _job_wait {
	async_wait wait;
	async_job *job;
	bool done;
	async_list link; /* in `waiting` */
	const char *what;
} job_wait;

static ASYNC_TLS async_list waiting;

static void received(async_notice *notice)
{
	async_job *job;

	(void) notice;
	while ((job = async_worker_next_done())) {
		job_wait *self = job->data;

		self->done = true;
		async_wait_wake(&self->wait, false);
	}
}

static ASYNC_TLS async_notice notice = ASYNC_NOTICE_INIT(received);

static zend_string *describe(const async_wait *wait)
{
	const char *what = ((const job_wait *) wait)->what;

	return zend_string_init(what, strlen(what), 0);
}

static const async_wait_kind job_kind = {describe, NULL};

int async_io_job(async_job *job, const char *what)
{
	job_wait self = {.job = job, .what = what};
	int error = async_worker_descriptor();

	if (error < 0) {
		return error;
	}
	async_wait_init(&self.wait, &job_kind);
	if (UNEXPECTED(async_io_is_cancelled(self.wait.coroutine))) {
		job->free(job);
		return -ECANCELED;
	}
	error = async_notice_want(&notice, error);
	if (error) {
		return error;
	}
	if (!waiting.next) {
		async_list_init(&waiting);
	}
	async_list_push_back(&waiting, &self.link);
	job->data = &self;
	error = async_worker_submit(job);
	if (error == 0) {
		async_io_direct_count = 0;
		async_wait_park(&self.wait, ASYNC_NEVER);
	}
	async_list_remove(&self.link);
	if (async_list_is_empty(&waiting)) {
		async_notice_unwant(&notice);
	}
	if (error || self.done) {
		return error;
	}
	if (async_worker_abandon(job)) {
		job->free(job);
	}
	return -ECANCELED;
}

void async_io_jobs_reset(void)
{
	async_list *link;

	while (waiting.next && (link = async_list_pop_front(&waiting))) {
		async_job *job = ASYNC_LIST_ENTRY(link, job_wait, link)->job;

		if (async_worker_abandon(job)) {
			job->free(job);
		}
	}
	async_notice_reset(&notice);
}
