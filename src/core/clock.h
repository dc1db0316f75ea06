/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Time. All durations and deadlines inside the extension are signed
 * nanoseconds of CLOCK_MONOTONIC.
 */
#ifndef ASYNC_CORE_CLOCK_H
#define ASYNC_CORE_CLOCK_H

#include <stdint.h>
#include <time.h>

typedef int64_t async_time;

#define ASYNC_NEVER INT64_MAX
#define ASYNC_NS_PER_MS INT64_C(1000000)
#define ASYNC_NS_PER_S INT64_C(1000000000)

static inline async_time async_clock_read(clockid_t clock)
{
	struct timespec ts;

	clock_gettime(clock, &ts);
	return (async_time) ts.tv_sec * ASYNC_NS_PER_S + ts.tv_nsec;
}

static inline async_time async_clock_now(void)
{
	return async_clock_read(CLOCK_MONOTONIC);
}

/* Moves in steps of one timer interrupt (1 to 10 ms) but costs a third. */
static inline async_time async_clock_coarse(void)
{
	return async_clock_read(CLOCK_MONOTONIC_COARSE);
}

static inline async_time async_clock_from_ms(int64_t ms)
{
	return ms > ASYNC_NEVER / ASYNC_NS_PER_MS ? ASYNC_NEVER : ms * ASYNC_NS_PER_MS;
}

/* now + duration, saturating at ASYNC_NEVER; a negative duration means never. */
static inline async_time async_clock_after(async_time now, async_time duration)
{
	return (duration < 0 || duration >= ASYNC_NEVER - now) ? ASYNC_NEVER : now + duration;
}

#endif
