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
	async_time start;

	if (seconds == 0 || !async_libc_may_suspend()) {
		return real_sleep(seconds);
	}
	start = async_clock_now();
	if (async_libc_result(async_io_sleep(seconds * ASYNC_NS_PER_S), saved_errno) == 0) {
		return 0;
	}
	return seconds - (unsigned) MIN((async_clock_now() - start) / ASYNC_NS_PER_S, seconds);
}

static int hooked_usleep(useconds_t microseconds)
{
	int saved_errno = errno;

	if (!async_libc_may_suspend()) {
		return real_usleep(microseconds);
	}
	return (int) async_libc_result(async_io_sleep((async_time) microseconds * 1000), saved_errno);
}

static bool is_valid(const struct timespec *time)
{
	return time && time->tv_sec >= 0 && time->tv_nsec >= 0 && time->tv_nsec < ASYNC_NS_PER_S;
}

static int hooked_nanosleep(const struct timespec *duration, struct timespec *rest)
{
	int saved_errno = errno;

	if (!is_valid(duration) || !async_libc_may_suspend()) {
		return real_nanosleep(duration, rest);
	}
	return (int) async_libc_result(
		async_io_sleep(async_libc_duration(duration->tv_sec, duration->tv_nsec)), saved_errno);
}

/* Gives the error back instead of setting errno. */
static int hooked_clock_nanosleep(
	clockid_t clock, int flags, const struct timespec *time, struct timespec *rest)
{
	int saved_errno = errno, result;
	async_time duration;

	if ((clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC) || !is_valid(time)
		|| !async_libc_may_suspend()) {
		return real_clock_nanosleep(clock, flags, time, rest);
	}
	duration = async_libc_duration(time->tv_sec, time->tv_nsec);
	if (flags & TIMER_ABSTIME) {
		struct timespec now;

		clock_gettime(clock, &now);
		if (duration >= 0) {
			duration = MAX(duration - async_libc_duration(now.tv_sec, now.tv_nsec), 0);
		}
	}
	result = (int) async_libc_result(async_io_sleep(duration), saved_errno) ? errno : 0;
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
