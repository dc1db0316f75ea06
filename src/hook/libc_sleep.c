/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Sleeping. A cancellation ends it with ECANCELED, not EINTR: whoever sees that goes on
 * to sleep.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

#include "io/io.h"

static unsigned (*real_sleep)(unsigned);
static int (*real_usleep)(useconds_t);
static int (*real_nanosleep)(const struct timespec *, struct timespec *);
static int (*real_clock_nanosleep)(clockid_t, int, const struct timespec *, struct timespec *);

static unsigned hooked_sleep(unsigned seconds)
{
	int saved_errno = errno;
	async_time left;

	if (seconds == 0 || !async_libc_may_suspend()) {
		return async_libc_refuses() ? 0 : real_sleep(seconds);
	}
	if (async_libc_result(async_io_sleep_interruptibly(seconds * ASYNC_NS_PER_S, &left), saved_errno) == 0) {
		return 0;
	}
	return (unsigned) (left / ASYNC_NS_PER_S);
}

static int hooked_usleep(useconds_t microseconds)
{
	int saved_errno = errno;
	async_time left;

	if (!async_libc_may_suspend()) {
		return async_libc_refuses() ? -1 : real_usleep(microseconds);
	}
	return (int) async_libc_result(
		async_io_sleep_interruptibly((async_time) microseconds * 1000, &left), saved_errno);
}

static bool is_valid(const struct timespec *time)
{
	return time && time->tv_sec >= 0 && time->tv_nsec >= 0 && time->tv_nsec < ASYNC_NS_PER_S;
}

static struct timespec to_timespec(async_time time)
{
	return (struct timespec) {.tv_sec = time / ASYNC_NS_PER_S, .tv_nsec = time % ASYNC_NS_PER_S};
}

static int hooked_nanosleep(const struct timespec *duration, struct timespec *rest)
{
	int saved_errno = errno, result;
	async_time left;

	if (!is_valid(duration) || !async_libc_may_suspend()) {
		return async_libc_refuses() ? -1 : real_nanosleep(duration, rest);
	}
	result = async_io_sleep_interruptibly(async_libc_duration(duration->tv_sec, duration->tv_nsec), &left);
	if (result == -EINTR && rest) {
		*rest = to_timespec(left);
	}
	return (int) async_libc_result(result, saved_errno);
}

/* Gives the error back instead of setting errno. */
static int hooked_clock_nanosleep(
	clockid_t clock, int flags, const struct timespec *time, struct timespec *rest)
{
	int saved_errno = errno, result;
	async_time duration, left;

	if ((clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC) || !is_valid(time)
		|| !async_libc_may_suspend()) {
		return async_libc_refuses() ? ECANCELED : real_clock_nanosleep(clock, flags, time, rest);
	}
	duration = async_libc_duration(time->tv_sec, time->tv_nsec);
	if (flags & TIMER_ABSTIME) {
		struct timespec now;

		clock_gettime(clock, &now);
		if (duration >= 0) {
			duration = MAX(duration - async_libc_duration(now.tv_sec, now.tv_nsec), 0);
		}
	}
	result = async_io_sleep_interruptibly(duration, &left);
	if (result == -EINTR && rest && !(flags & TIMER_ABSTIME)) {
		*rest = to_timespec(left);
	}
	result = (int) async_libc_result(result, saved_errno) ? errno : 0;
	errno = saved_errno;
	return result;
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(sleep),
	ASYNC_LIBC_FUNCTION(usleep),
	ASYNC_LIBC_FUNCTION(nanosleep),
	ASYNC_LIBC_FUNCTION(clock_nanosleep),
};

ASYNC_LIBC_TOPIC(sleep, functions);
