/* SPDX-License-Identifier: BSD-3-Clause */
#include "io/operation.h"

#include <errno.h>
#include <inttypes.h>

#include "io/signal.h"

typedef struct _sleep_wait {
	async_wait wait;
	async_time duration;
} sleep_wait;

static zend_string *describe_sleep(const async_wait *wait)
{
	async_time duration = ((const sleep_wait *) wait)->duration;

	if (duration < 0) {
		return zend_strpprintf(0, "sleep without end");
	}
	if (duration % ASYNC_NS_PER_MS) {
		return zend_strpprintf(0, "sleep of %" PRId64 " us", duration / 1000);
	}
	return zend_strpprintf(0, "sleep of %" PRId64 " ms", duration / ASYNC_NS_PER_MS);
}

static const async_wait_kind sleep_kind = {describe_sleep, NULL};

int async_io_sleep(async_time duration)
{
	sleep_wait self;
	async_wake wake;

	async_io_direct_count = 0;
	async_wait_init(&self.wait, &sleep_kind);
	self.duration = duration;
	/* The exact clock: a sleep must not be shorter than asked for. */
	wake = async_wait_park(&self.wait, async_clock_after(async_clock_now(), duration));
	return wake == ASYNC_WAKE_TIMEOUT || wake == ASYNC_WAKE_DONE ? 0 : async_io_wake_error(wake);
}

int async_io_sleep_interruptibly(async_time duration, async_time *left)
{
	async_time start = async_clock_now();
	int error;

	async_io_begin_call(ASYNC_COROUTINE_INTERRUPTIBLE);
	error = async_io_sleep(duration);
	async_io_end_call();
	*left = error ? MAX(duration - (async_clock_now() - start), 0) : 0;
	return error;
}
