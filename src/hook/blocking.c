/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See blocking.h. The thread only looks: at the number of switches, whether the scheduler
 * is idle, and, when it is time, at the frames of the running code. PHP's thread pays
 * nothing for that. The warning is given where the engine asks for interrupts, usually
 * when the call that blocked has returned. Only there it is known how long the thread has
 * waited for a CPU, which is nobody's fault: without that time, it may not be due.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/blocking.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <php.h>
#include <zend_smart_str.h>

#include "core/memory.h"
#include "coroutine/scheduler.h"
#include "coroutine/switch.h"
#include "hook/blocking_snapshot.h"
#include "hook/run_delay.h"

enum {
	LOOKS = 4, /* within the threshold */
	SHORTEST_PAUSE = 6 * 1000 * 1000, /* ns; to be woken up alone may take 40 µs of a virtual CPU */
	STACK_SIZE = 256 * 1024,
};

typedef struct _detector {
	bool running;
	async_time threshold;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool stopping; /* under the lock */
	int pipe[2]; /* for snapshots */
	int run_delay; /* descriptor, or -1 */

	/* Of the thread that is watched; only read. */
	const unsigned *switches;
	const async_scheduler *scheduler;
	zend_execute_data *const *frame;
	zend_atomic_bool *vm_interrupt;

	/* What is to be reported; under the lock, but for `due`. */
	bool due;
	bool dismissed; /* the last one was not */
	unsigned since_switch;
	async_time since, until; /* it has been seen to run */
	async_time delay; /* at `since`, or before */
	async_snapshot *snapshot; /* owned while it runs */
} detector;

static ASYNC_TLS detector own;

/* {{{ In the thread */
static zend_execute_data *frame_of(const detector *self)
{
	return __atomic_load_n(self->frame, __ATOMIC_RELAXED);
}

static unsigned switches_of(const detector *self)
{
	return __atomic_load_n(self->switches, __ATOMIC_ACQUIRE); /* before the clock is read */
}

static bool is_idle(const detector *self)
{
	return __atomic_load_n(&self->scheduler->idle, __ATOMIC_ACQUIRE)
		|| __atomic_load_n(&self->scheduler->state, __ATOMIC_RELAXED) != ASYNC_SCHEDULER_ACTIVE;
}

typedef struct _turn {
	unsigned count; /* of switches before it */
	async_time since; /* it has begun then, or earlier */
	async_time delay; /* at that time, or before */
} turn;

/* In this order: this thread may have to wait for a CPU in between, and the turn must not
 * seem longer than it is. */
static turn turn_of(const detector *self)
{
	turn current = {.count = switches_of(self)};

	current.delay = async_run_delay_read(self->run_delay);
	current.since = async_clock_now();
	return current;
}

static async_time duration_of(const detector *self, const turn *current, async_time now)
{
	return now - current->since - (async_run_delay_read(self->run_delay) - current->delay);
}

static void accuse(detector *self, const turn *current, async_time now)
{
	const zend_execute_data *frame = frame_of(self);

	async_snapshot_take(self->snapshot, self->pipe, frame);
	if (frame_of(self) != frame) {
		self->snapshot->count = 0; /* it has gone on: no single call is to blame */
	}
	if (switches_of(self) == current->count) {
		self->since_switch = current->count;
		self->since = current->since;
		self->until = now;
		self->delay = current->delay;
		__atomic_store_n(&self->due, true, __ATOMIC_RELEASE);
		zend_atomic_bool_store_ex(self->vm_interrupt, true);
	}
}

static void pause_until(detector *self, async_time when)
{
	struct timespec end = {when / ASYNC_NS_PER_S, when % ASYNC_NS_PER_S};

	pthread_cond_timedwait(&self->wake, &self->lock, &end);
}

static void *watch(void *argument)
{
	detector *self = argument;
	turn current = turn_of(self);
	async_time now = current.since;
	bool accused = false;

	pthread_mutex_lock(&self->lock);
	while (!self->stopping) {
		pause_until(self, now + MAX(self->threshold / LOOKS, SHORTEST_PAUSE));
		now = async_clock_now();
		if (is_idle(self) || switches_of(self) != current.count) {
			current = turn_of(self);
			accused = false;
		} else if ((!accused || self->dismissed) && !self->due && now - current.since >= self->threshold
			&& duration_of(self, &current, now) >= self->threshold) {
			self->dismissed = false;
			accuse(self, &current, now);
			accused = true;
		}
	}
	pthread_mutex_unlock(&self->lock);
	return NULL;
}
/* }}} */

/* {{{ In PHP's thread */
static void describe_calls(smart_str *text, const async_snapshot *snapshot)
{
	for (uint32_t i = 0; i < snapshot->count; i++) {
		const async_snapshot_frame *frame = &snapshot->frames[i];

		smart_str_append_printf(text, "\n#%u ", i);
		if (frame->file[0]) {
			smart_str_append_printf(text, "%s(%u): ", frame->file, frame->line);
		} else {
			smart_str_appends(text, "[internal function]: ");
		}
		smart_str_append_printf(text, "%s()", frame->function);
	}
}

static void warn(const async_snapshot *snapshot, async_time duration)
{
	const async_snapshot_frame *call = snapshot->count ? &snapshot->frames[0] : NULL;
	smart_str text = {0};

	smart_str_append_printf(&text, "A coroutine kept the others waiting for %" PRId64 " ms",
		(int64_t) (duration / ASYNC_NS_PER_MS));
	if (call) {
		smart_str_append_printf(&text, " in %s()", call->function);
		describe_calls(&text, snapshot);
	}
	smart_str_0(&text);
	async_no_suspension_enter();
	if (call && call->internal && call->file[0]) {
		zend_string *file = zend_string_init(call->file, strlen(call->file), 0);

		zend_error_at(E_WARNING, file, call->line, "%s", ZSTR_VAL(text.s)); /* re-enters userland */
		zend_string_release(file);
	} else {
		zend_error(E_WARNING, "%s", ZSTR_VAL(text.s)); /* re-enters userland */
	}
	async_no_suspension_leave();
	smart_str_free(&text);
}

/* Of the turn that is accused, without waits for a CPU. When it is over already, these may
 * be later ones, so that it is at least as much. */
static async_time own_duration(void)
{
	async_time until = async_switch_count == own.since_switch ? async_clock_now() : own.until;

	return until - own.since - (async_run_delay_read(own.run_delay) - own.delay);
}

void async_blocking_report(void)
{
	async_time duration;
	async_snapshot *snapshot;

	if (EXPECTED(!__atomic_load_n(&own.due, __ATOMIC_ACQUIRE))) {
		return;
	}
	snapshot = emalloc(sizeof(*snapshot));
	pthread_mutex_lock(&own.lock);
	*snapshot = *own.snapshot;
	duration = own_duration();
	own.dismissed = duration < own.threshold;
	own.due = false;
	pthread_mutex_unlock(&own.lock);
	if (duration >= own.threshold && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		&& async_the_scheduler.count > 0) {
		warn(snapshot, duration);
	}
	efree(snapshot);
}

static int start_thread(detector *self)
{
	pthread_attr_t attributes;
	sigset_t all, mask;
	int error;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_SIZE);
	/* Signals are for PHP's thread. */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &mask);
	error = pthread_create(&self->thread, &attributes, watch, self);
	pthread_sigmask(SIG_SETMASK, &mask, NULL);
	pthread_attr_destroy(&attributes);
	return -error;
}

static void prepare(detector *self, async_time threshold)
{
	pthread_condattr_t monotonic;

	memset(self, 0, sizeof(*self));
	self->threshold = threshold;
	self->snapshot = async_calloc(1, sizeof(*self->snapshot));
	self->switches = &async_switch_count;
	self->scheduler = &async_the_scheduler;
	self->frame = &EG(current_execute_data);
	self->vm_interrupt = &EG(vm_interrupt);
	pthread_mutex_init(&self->lock, NULL);
	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_cond_init(&self->wake, &monotonic);
	pthread_condattr_destroy(&monotonic);
}

static void let_go(void)
{
	own.running = false;
	own.due = false;
	close(own.pipe[0]);
	close(own.pipe[1]);
	if (own.run_delay >= 0) {
		close(own.run_delay);
	}
	async_free(own.snapshot);
}

int async_blocking_start(async_time threshold)
{
	int pipe[2], error;

	if (pipe2(pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
		return -errno;
	}
	prepare(&own, threshold);
	own.pipe[0] = pipe[0];
	own.pipe[1] = pipe[1];
	own.run_delay = async_run_delay_open();
	error = start_thread(&own);
	own.running = error == 0;
	if (error) {
		let_go();
	}
	return error;
}

void async_blocking_stop(void)
{
	if (!own.running) {
		return;
	}
	pthread_mutex_lock(&own.lock);
	own.stopping = true;
	pthread_cond_signal(&own.wake);
	pthread_mutex_unlock(&own.lock);
	pthread_join(own.thread, NULL);
	pthread_cond_destroy(&own.wake);
	pthread_mutex_destroy(&own.lock);
	let_go();
}

void async_blocking_forked(void)
{
	if (own.running) {
		let_go();
		async_blocking_start(own.threshold);
	}
}
/* }}} */
