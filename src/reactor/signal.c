/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See signal.h. The handler runs on any thread, at any time: it walks a list whose
 * nodes are never freed, sets a bit and writes to an eventfd. The lock is for those who
 * change the list and the handlers, with signals blocked.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "reactor/signal.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <php.h>
#include <zend_signal.h>

#include "core/compat.h"
#include "core/memory.h"

/* One for each thread that has ever listened; used again after its end. */
typedef struct _receiver {
	struct _receiver *next;
	bool taken;
	int fd;
	uint64_t wanted;
	uint64_t pending;
	uint64_t interrupting; /* of those that are wanted */
	zend_atomic_bool *vm_interrupt; /* set by these */
	bool interrupted;
} receiver;

typedef struct _front {
	struct sigaction before;
	bool installed;
	bool chained; /* `before` is somebody's handler, which runs as well */
	unsigned listeners; /* threads */
} front;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static receiver *receivers;
static front fronts[ASYNC_SIGNALS + 1];
static ASYNC_TLS receiver *own;
static pid_t process; /* whose threads the receivers are */

/* {{{ In the signal handler */
static void tell(int number)
{
	static const uint64_t one = 1;

	for (receiver *self = __atomic_load_n(&receivers, __ATOMIC_ACQUIRE); self; self = self->next) {
		if (__atomic_load_n(&self->wanted, __ATOMIC_RELAXED) & ASYNC_SIGNAL_BIT(number)) {
			if (__atomic_load_n(&self->interrupting, __ATOMIC_ACQUIRE) & ASYNC_SIGNAL_BIT(number)) {
				__atomic_store_n(&self->interrupted, true, __ATOMIC_RELAXED);
				zend_atomic_bool_store_ex(self->vm_interrupt, true);
			}
			__atomic_fetch_or(&self->pending, ASYNC_SIGNAL_BIT(number), __ATOMIC_RELEASE);
			(void) !write(__atomic_load_n(&self->fd, __ATOMIC_RELAXED), &one, sizeof(one));
		}
	}
}

/* Something the running code has done, which nobody has sent. */
static bool is_fault(int number, const siginfo_t *info)
{
	return (number == SIGSEGV || number == SIGILL || number == SIGFPE || number == SIGBUS)
		&& info->si_code > 0;
}

static bool is_function(const struct sigaction *action)
{
	return (action->sa_flags & SA_SIGINFO)
		|| (action->sa_handler != SIG_DFL && action->sa_handler != SIG_IGN);
}

/* A child that is about to run another program has nobody who listens. */
static bool is_other_process(void)
{
	return getpid() != __atomic_load_n(&process, __ATOMIC_RELAXED);
}

static void handle(int number, siginfo_t *info, void *context)
{
	const front *self = &fronts[number];
	bool fault = is_fault(number, info), elsewhere = fault || is_other_process();
	int saved_errno = errno;

	if (self->chained || (elsewhere && is_function(&self->before))) {
		if (self->before.sa_flags & SA_SIGINFO) {
			self->before.sa_sigaction(number, info, context);
		} else {
			self->before.sa_handler(number);
		}
	} else if (elsewhere && self->before.sa_handler == SIG_DFL) {
		signal(number, SIG_DFL);
		if (!fault) {
			kill(getpid(), number); /* a fault happens again on return */
		}
	}
	if (!elsewhere) {
		tell(number);
	}
	errno = saved_errno;
}
/* }}} */

/* {{{ Handlers */
static bool is_ours(const struct sigaction *action)
{
	return (action->sa_flags & SA_SIGINFO) && action->sa_sigaction == handle;
}

/* The kernel's view of a signal, or what was that before us. */
static int look(int number, struct sigaction *action)
{
	if (sigaction(number, NULL, action) != 0) {
		return -errno;
	}
	if (is_ours(action)) {
		*action = fronts[number].before;
	}
	return 0;
}

#ifdef ZEND_SIGNALS
/* PHP puts one handler in front of these at request start, and of others when pcntl asks
 * for them. It looks up in a table what to do. */
static bool is_of_zend(int number, const struct sigaction *action)
{
	static const int signals[] = {SIGPROF, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGUSR1, SIGUSR2};
	struct sigaction other;

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		if (signals[i] != number && look(signals[i], &other) == 0 && (other.sa_flags & SA_SIGINFO)
			&& other.sa_sigaction == action->sa_sigaction) {
			return true;
		}
	}
	return false;
}
#endif

/* Is `action` a handler that is to run as well? */
static bool is_handled(int number, const struct sigaction *action)
{
	if (!is_function(action)) {
		return false;
	}
#ifdef ZEND_SIGNALS
	struct sigaction entry;

	zend_sigaction(number, NULL, &entry);
	if (entry.sa_handler != SIG_DFL && entry.sa_handler != SIG_IGN) {
		return true;
	}
	if (is_of_zend(number, action)) {
		return false;
	}
#endif
	/* What is there for faults (overflow.c) is not for signals that were sent. */
	return number != SIGSEGV && number != SIGBUS && number != SIGILL && number != SIGFPE;
}

static int install(int number)
{
	struct sigaction now, action = {.sa_sigaction = handle, .sa_flags = SA_RESTART};
	front *self = &fronts[number];

	if (sigaction(number, NULL, &now) != 0) {
		return -errno;
	}
	if (is_ours(&now)) {
		now = self->before;
	}
	sigemptyset(&action.sa_mask);
	if (is_handled(number, &now)) {
		/* System calls are interrupted as by that handler alone. */
		action.sa_mask = now.sa_mask;
		action.sa_flags = now.sa_flags & ~(int) SA_RESETHAND;
	}
	action.sa_flags |= SA_SIGINFO | SA_ONSTACK;
	self->before = now;
	self->chained = is_handled(number, &now);
	if (sigaction(number, &action, NULL) != 0) {
		return -errno;
	}
	self->installed = true;
	return 0;
}

static void uninstall(int number)
{
	front *self = &fronts[number];
	struct sigaction now;

	if (self->installed && sigaction(number, NULL, &now) == 0 && is_ours(&now)) {
		sigaction(number, &self->before, NULL);
	}
	self->installed = false;
}
/* }}} */

/* {{{ The lock */
static void enter(sigset_t *mask)
{
	sigset_t all;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, mask);
	pthread_mutex_lock(&lock);
}

static void leave(const sigset_t *mask)
{
	pthread_mutex_unlock(&lock);
	pthread_sigmask(SIG_SETMASK, mask, NULL);
}
/* }}} */

static void take_receiver(void)
{
	receiver *self = receivers;

	while (self && self->taken) {
		self = self->next;
	}
	if (!self) {
		self = async_calloc(1, sizeof(*self));
		self->fd = -1;
		self->next = receivers;
		__atomic_store_n(&receivers, self, __ATOMIC_RELEASE);
	}
	self->taken = true;
	process = getpid();
	own = self;
}

int async_signal_descriptor(void)
{
	int fd;

	if (!own) {
		sigset_t mask;

		enter(&mask);
		take_receiver();
		leave(&mask);
	}
	if (own->fd < 0) {
		fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
		if (fd < 0) {
			return -errno;
		}
		__atomic_store_n(&own->fd, fd, __ATOMIC_RELAXED);
	}
	return own->fd;
}

int async_signal_listen(int number)
{
	int error = number >= 1 && number <= ASYNC_SIGNALS ? async_signal_descriptor() : -EINVAL;
	sigset_t mask;

	if (error < 0) {
		return error;
	}
	if (own->wanted & ASYNC_SIGNAL_BIT(number)) {
		return 0;
	}
	enter(&mask);
	error = fronts[number].listeners ? 0 : install(number);
	if (error == 0) {
		fronts[number].listeners++;
		__atomic_fetch_and(&own->pending, ~ASYNC_SIGNAL_BIT(number), __ATOMIC_RELAXED);
		__atomic_fetch_or(&own->wanted, ASYNC_SIGNAL_BIT(number), __ATOMIC_RELEASE);
	}
	leave(&mask);
	return error;
}

void async_signal_unlisten(int number)
{
	sigset_t mask;

	if (!own || !(own->wanted & ASYNC_SIGNAL_BIT(number))) {
		return;
	}
	enter(&mask);
	__atomic_fetch_and(&own->wanted, ~ASYNC_SIGNAL_BIT(number), __ATOMIC_RELEASE);
	__atomic_fetch_and(&own->interrupting, ~ASYNC_SIGNAL_BIT(number), __ATOMIC_RELEASE);
	if (--fronts[number].listeners == 0) {
		uninstall(number);
	}
	leave(&mask);
}

void async_signal_interrupts(int number, zend_atomic_bool *vm_interrupt)
{
	own->vm_interrupt = vm_interrupt;
	__atomic_fetch_or(&own->interrupting, ASYNC_SIGNAL_BIT(number), __ATOMIC_RELEASE);
}

bool async_signal_has_interrupted(void)
{
	return own && __atomic_load_n(&own->interrupted, __ATOMIC_RELAXED)
		&& __atomic_exchange_n(&own->interrupted, false, __ATOMIC_RELAXED);
}

uint64_t async_signal_take(void)
{
	return own ? __atomic_exchange_n(&own->pending, 0, __ATOMIC_ACQUIRE) : 0;
}

bool async_signal_is_pending(void)
{
	return own && __atomic_load_n(&own->pending, __ATOMIC_RELAXED);
}

void async_signal_refresh(int number)
{
	sigset_t mask;

	if (number >= 1 && number <= ASYNC_SIGNALS) {
		enter(&mask);
		if (fronts[number].listeners) {
			install(number);
		}
		leave(&mask);
	}
}

bool async_signals_restart(uint64_t signals)
{
	for (int number = 1; number <= ASYNC_SIGNALS; number++) {
		if ((signals & ASYNC_SIGNAL_BIT(number)) && !(fronts[number].before.sa_flags & SA_RESTART)) {
			return false;
		}
	}
	return true;
}

void async_signal_forked(void)
{
	static const pthread_mutex_t unlocked = PTHREAD_MUTEX_INITIALIZER;
	sigset_t mask;

	lock = unlocked;
	process = getpid();
	enter(&mask);
	for (receiver *self = receivers; self; self = self->next) {
		if (self->fd >= 0) {
			close(self->fd);
			self->fd = -1;
		}
		self->pending = 0;
		self->interrupted = false;
		if (self != own) {
			self->wanted = 0;
			self->taken = false;
		}
	}
	for (int number = 1; number <= ASYNC_SIGNALS; number++) {
		fronts[number].listeners = own && (own->wanted & ASYNC_SIGNAL_BIT(number));
		if (!fronts[number].listeners) {
			uninstall(number);
		}
	}
	leave(&mask);
}

void async_signal_thread_ends(void)
{
	sigset_t mask;

	for (int number = 1; number <= ASYNC_SIGNALS; number++) {
		async_signal_unlisten(number);
	}
	if (own) {
		enter(&mask);
		own->taken = false;
		own = NULL;
		leave(&mask);
	}
}
