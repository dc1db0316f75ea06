/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Waiting for blocked signals: pcntl_sigwaitinfo() and pcntl_sigtimedwait(). A signalfd
 * tells when one of them is pending; it is then taken as ever.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc.h"
#include "hook/libc_table.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <time.h>
#include <unistd.h>

#include "io/io.h"
#include "io/leftover.h"

static int (*real_sigwaitinfo)(const sigset_t *, siginfo_t *);
static int (*real_sigtimedwait)(const sigset_t *, siginfo_t *, const struct timespec *);

static int take_signal(const sigset_t *set, siginfo_t *info)
{
	static const struct timespec at_once;
	int number;

	do {
		number = sigtimedwait(set, info, &at_once);
	} while (number < 0 && errno == EINTR);
	return number < 0 ? -errno : number;
}

/* The number of the signal or -errno; -EAGAIN after the time. */
static int wait_for_signal(int fd, const sigset_t *set, siginfo_t *info, async_time deadline)
{
	int result;

	while ((result = take_signal(set, info)) == -EAGAIN) {
		result = async_io_poll(fd, POLLIN, deadline);
		if (result < 0) {
			return result == -ETIMEDOUT ? -EAGAIN : result;
		}
	}
	return result;
}

/* The kernel hands a signal to who waits for it before any handler runs, blocked or not;
 * a signalfd hears of blocked ones only. Those that were not blocked are again when the
 * last coroutine that waits for them has ended. */
static ASYNC_TLS unsigned waiting[NSIG];
static ASYNC_TLS sigset_t were_open; /* of those that somebody waits for */

static void begin_waiting(const sigset_t *set)
{
	sigset_t former;

	pthread_sigmask(SIG_BLOCK, set, &former);
	for (int number = 1; number < NSIG; number++) {
		if (sigismember(set, number) == 1 && waiting[number]++ == 0) {
			if (sigismember(&former, number) == 0) {
				sigaddset(&were_open, number);
			} else {
				sigdelset(&were_open, number);
			}
		}
	}
}

static void end_waiting(const sigset_t *set)
{
	sigset_t open_again;

	sigemptyset(&open_again);
	for (int number = 1; number < NSIG; number++) {
		if (sigismember(set, number) == 1 && --waiting[number] == 0 && sigismember(&were_open, number) == 1) {
			sigaddset(&open_again, number);
		}
	}
	pthread_sigmask(SIG_UNBLOCK, &open_again, NULL);
}

void async_libc_signals_abandon(void)
{
	sigset_t open_again;

	sigemptyset(&open_again);
	for (int number = 1; number < NSIG; number++) {
		if (waiting[number] && sigismember(&were_open, number) == 1) {
			sigaddset(&open_again, number);
		}
		waiting[number] = 0;
	}
	pthread_sigmask(SIG_UNBLOCK, &open_again, NULL);
}

static int wait_with_descriptor(const sigset_t *set, siginfo_t *info, async_time patience)
{
	int saved_errno = errno;
	int fd = signalfd(-1, set, SFD_NONBLOCK | SFD_CLOEXEC);
	async_leftover opened;
	int result;

	if (fd < 0) {
		return (int) async_libc_result(-errno, saved_errno);
	}
	async_leftover_begin(&opened, fd, NULL);
	begin_waiting(set);
	result = wait_for_signal(fd, set, info, async_clock_after(async_clock_now(), patience));
	end_waiting(set);
	async_leftover_end(&opened);
	return (int) async_libc_result(result, saved_errno);
}

static int hooked_sigwaitinfo(const sigset_t *set, siginfo_t *info)
{
	return async_libc_may_suspend() ? wait_with_descriptor(set, info, -1) : real_sigwaitinfo(set, info);
}

static int hooked_sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *limit)
{
	if (!async_libc_may_suspend() || !limit || limit->tv_sec < 0 || limit->tv_nsec < 0
		|| limit->tv_nsec >= ASYNC_NS_PER_S || (limit->tv_sec == 0 && limit->tv_nsec == 0)) {
		return real_sigtimedwait(set, info, limit);
	}
	return wait_with_descriptor(set, info, async_libc_duration(limit->tv_sec, limit->tv_nsec));
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(sigwaitinfo),
	ASYNC_LIBC_FUNCTION(sigtimedwait),
};

ASYNC_LIBC_TOPIC(signal, functions);
