/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See worker.h. One lock guards everything. Threads are started when no idle one is
 * left for a job and end after some seconds without work. A forked child has none
 * of them: it forgets the pool and makes a new one when it needs it.
 *
 * Each thread that ends waits for the one that ended before it, and who stops them waits
 * for the last one: then libc, too, has given back what it kept for them (the resolver
 * has a state for each thread).
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "reactor/worker.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "core/clock.h"
#include "core/compat.h"

enum {
	STACK_SIZE = 512 * 1024,
	IDLE_SECONDS = 10,
	STOP_MS = 200,
};

/* One for each thread of PHP. */
typedef struct _async_mailbox {
	int fd; /* eventfd; -1 before it is needed */
	pid_t owner; /* the process that made it: a child must not share it */
	async_list done;
} async_mailbox;

typedef struct _share {
	async_list queue;
	unsigned queued;
	unsigned threads;
	unsigned idle;
	pthread_cond_t work;
} share;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t ended = PTHREAD_COND_INITIALIZER;
static share shares[ASYNC_JOB_KINDS];
static unsigned limit = 256;
static bool prepared, stopping, watches_forks;

/* Under the lock: who ended last, and is still to be joined. */
static struct ended_thread {
	pthread_t id;
	bool exists;
} last_ended;

static ASYNC_TLS async_mailbox the_mailbox = {.fd = -1};

/* Under the lock, or in a forked child. */
static void prepare(void)
{
	pthread_condattr_t monotonic;

	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	for (int i = 0; i < ASYNC_JOB_KINDS; i++) {
		shares[i] = (share) {.queued = 0};
		async_list_init(&shares[i].queue);
		pthread_cond_init(&shares[i].work, &monotonic);
	}
	pthread_cond_init(&ended, &monotonic);
	pthread_condattr_destroy(&monotonic);
	stopping = false;
	last_ended.exists = false;
	prepared = true;
}

static void forked(void)
{
	static const pthread_mutex_t unlocked = PTHREAD_MUTEX_INITIALIZER;

	lock = unlocked;
	if (prepared) {
		prepare();
	}
}

static struct timespec later(async_time duration)
{
	async_time when = async_clock_now() + duration;

	return (struct timespec) {when / ASYNC_NS_PER_S, when % ASYNC_NS_PER_S};
}

/* The next job, or NULL when this thread is to end. Called with the lock. */
static async_job *next_job(share *self)
{
	struct timespec end = later(IDLE_SECONDS * ASYNC_NS_PER_S);

	while (async_list_is_empty(&self->queue)) {
		int error;

		if (stopping) {
			return NULL;
		}
		self->idle++;
		error = pthread_cond_timedwait(&self->work, &lock, &end);
		self->idle--;
		if (error == ETIMEDOUT && async_list_is_empty(&self->queue)) {
			return NULL;
		}
	}
	self->queued--;
	return ASYNC_LIST_ENTRY(async_list_pop_front(&self->queue), async_job, link);
}

static void deliver(async_job *job)
{
	static const uint64_t one = 1;
	async_mailbox *mailbox = job->mailbox;
	bool first = async_list_is_empty(&mailbox->done);

	job->state = ASYNC_JOB_DONE;
	async_list_push_back(&mailbox->done, &job->link);
	if (first) {
		/* Cannot fail: the counter is far from its end. */
		(void) !write(mailbox->fd, &one, sizeof(one));
	}
}

static void join(struct ended_thread thread)
{
	if (thread.exists) {
		pthread_join(thread.id, NULL);
	}
}

static void *work(void *argument)
{
	share *self = argument;
	struct ended_thread before;
	async_job *job;

	pthread_mutex_lock(&lock);
	while ((job = next_job(self))) {
		if (job->state == ASYNC_JOB_QUEUED) {
			job->state = ASYNC_JOB_RUNNING;
		}
		pthread_mutex_unlock(&lock);
		job->run(job);
		pthread_mutex_lock(&lock);
		if (job->state == ASYNC_JOB_ABANDONED) {
			pthread_mutex_unlock(&lock);
			job->free(job);
			pthread_mutex_lock(&lock);
		} else {
			deliver(job);
		}
	}
	self->threads--;
	before = last_ended;
	last_ended = (struct ended_thread) {pthread_self(), true};
	pthread_cond_broadcast(&ended);
	pthread_mutex_unlock(&lock);
	join(before);
	return NULL;
}

/* A thread may be busy for longer than this extension is loaded. */
static void stay_mapped(void)
{
	Dl_info self;

	if (dladdr((void *) (uintptr_t) work, &self) && self.dli_fname) {
		dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
	}
}

static int start_thread(share *self)
{
	pthread_attr_t attributes;
	pthread_t thread;
	sigset_t all, before;
	int error;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	/* Signals are for PHP: their handlers look at its globals. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	error = pthread_create(&thread, &attributes, work, self);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	pthread_attr_destroy(&attributes);
	if (error == 0) {
		self->threads++;
	}
	return -error;
}

void async_worker_set_limit(unsigned most)
{
	limit = most;
}

static int submit(async_job *job, async_job_state state)
{
	share *self = &shares[job->kind];
	int error = 0;

	pthread_mutex_lock(&lock);
	if (!prepared) {
		prepare();
		stay_mapped();
	}
	if (!watches_forks) {
		watches_forks = pthread_atfork(NULL, NULL, forked) == 0;
	}
	stopping = false;
	if (self->queued >= self->idle && self->threads < limit) {
		error = start_thread(self);
	}
	if (error == 0 || self->threads > 0) {
		error = 0;
		job->state = state;
		job->mailbox = &the_mailbox;
		async_list_push_back(&self->queue, &job->link);
		self->queued++;
		pthread_cond_signal(&self->work);
	}
	pthread_mutex_unlock(&lock);
	return error;
}

int async_worker_submit(async_job *job)
{
	int error = async_worker_descriptor();

	return error < 0 ? error : submit(job, ASYNC_JOB_QUEUED);
}

int async_worker_submit_detached(async_job *job)
{
	return submit(job, ASYNC_JOB_ABANDONED);
}

bool async_worker_abandon(async_job *job)
{
	bool ours = true;

	pthread_mutex_lock(&lock);
	switch (job->state) {
	case ASYNC_JOB_RUNNING:
		job->state = ASYNC_JOB_ABANDONED;
		ours = false;
		break;
	case ASYNC_JOB_QUEUED:
		shares[job->kind].queued--;
		ZEND_FALLTHROUGH;
	default:
		async_list_remove(&job->link);
	}
	pthread_mutex_unlock(&lock);
	return ours;
}

int async_worker_descriptor(void)
{
	async_mailbox *mailbox = &the_mailbox;
	pid_t process = getpid();

	if (mailbox->fd >= 0 && mailbox->owner == process) {
		return mailbox->fd;
	}
	if (mailbox->fd >= 0) {
		close(mailbox->fd);
	}
	async_list_init(&mailbox->done);
	mailbox->owner = process;
	mailbox->fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return mailbox->fd < 0 ? -errno : mailbox->fd;
}

async_job *async_worker_next_done(void)
{
	async_list *link;

	pthread_mutex_lock(&lock);
	link = async_list_pop_front(&the_mailbox.done);
	pthread_mutex_unlock(&lock);
	return link ? ASYNC_LIST_ENTRY(link, async_job, link) : NULL;
}

unsigned async_worker_count(void)
{
	unsigned count = 0;

	pthread_mutex_lock(&lock);
	for (int i = 0; i < ASYNC_JOB_KINDS; i++) {
		count += shares[i].threads;
	}
	pthread_mutex_unlock(&lock);
	return count;
}

static bool any_idle(void)
{
	for (int i = 0; i < ASYNC_JOB_KINDS; i++) {
		if (shares[i].idle) {
			return true;
		}
	}
	return false;
}

/* No job of this thread is under way: the reactor has been drained. */
void async_worker_thread_ends(void)
{
	if (the_mailbox.fd >= 0) {
		close(the_mailbox.fd);
		the_mailbox.fd = -1;
	}
}

void async_workers_stop(void)
{
	struct timespec end = later(STOP_MS * ASYNC_NS_PER_MS);
	struct ended_thread last;

	pthread_mutex_lock(&lock);
	if (prepared) {
		stopping = true;
		for (int i = 0; i < ASYNC_JOB_KINDS; i++) {
			pthread_cond_broadcast(&shares[i].work);
		}
		while (any_idle() && pthread_cond_timedwait(&ended, &lock, &end) == 0) {
		}
	}
	last = last_ended;
	last_ended.exists = false;
	pthread_mutex_unlock(&lock);
	join(last);
	async_worker_thread_ends();
}
