/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Worker threads, for calls that have no form that does not block: look-ups of names,
 * fsync(2), pclose(3). They are shared by all threads of PHP, block every signal and never touch
 * memory of the Zend heap: a job owns all it works on.
 */
#ifndef ASYNC_REACTOR_WORKER_H
#define ASYNC_REACTOR_WORKER_H

#include <stdbool.h>

#include "core/list.h"

typedef struct _async_job async_job;

typedef enum {
	ASYNC_JOB_QUEUED,
	ASYNC_JOB_RUNNING,
	ASYNC_JOB_DONE,
	ASYNC_JOB_ABANDONED, /* its worker frees it */
} async_job_state;

/* Kinds of jobs do not wait for each other: each has its share of the threads. */
typedef enum {
	ASYNC_JOB_LOOKUP,
	ASYNC_JOB_FILE,
	ASYNC_JOB_PROCESS,
	ASYNC_JOB_KINDS,
} async_job_kind;

struct _async_job {
	async_job_kind kind;
	void (*run)(async_job *job); /* in a worker: no PHP, no Zend memory */
	void (*free)(async_job *job); /* in whatever thread lets go of it last */

	/* The rest is set by async_worker_submit(). */
	async_job_state state;
	async_list link; /* in the queue, or among the done jobs of its thread */
	struct _async_mailbox *mailbox;
	void *data; /* for who has submitted it */
};

/* Most threads of each kind; those that run already stay until they are idle. */
void async_worker_set_limit(unsigned limit);

/* Hands a job over. 0, or -errno: no thread could be started, the job stays the
 * caller's. Its end makes async_worker_descriptor() readable. */
int async_worker_submit(async_job *job);

/* The same for a job whose end interests nobody: its worker frees it. */
int async_worker_submit_detached(async_job *job);

/* Gives a job up. True: it is done (or has not begun) and the caller's again, also to
 * free. False: a worker frees it when it is through. */
bool async_worker_abandon(async_job *job);

/* The eventfd of the calling thread, made when first asked for; or -errno. */
int async_worker_descriptor(void);

/* The next job of the calling thread that has been done, or NULL. */
async_job *async_worker_next_done(void);

/* Threads at the moment, for phpinfo(). */
unsigned async_worker_count(void);

/* Lets go of the descriptor of this thread. */
void async_worker_thread_ends(void);

/* MSHUTDOWN: idle threads end; the busy ones free what they work on. */
void async_workers_stop(void);

#endif
