/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Any system call that has a form that does not wait, as one that waits.
 */
#include "io/operation.h"

#include <errno.h>

#include "reactor/chaos.h"

enum {
	FIRST_PAUSE_MS = 1,
	LONGEST_PAUSE_MS = 50,
};

/* Who has no patience is told the truth. */
static ssize_t attempt_or_not(int fd, async_io_attempt attempt, void *arguments, async_io_patience patience)
{
	if (async_chaos_strikes(ASYNC_CHAOS_EAGAIN) && patience(fd) != 0) {
		return -EAGAIN;
	}
	return attempt(fd, arguments);
}

/* A library that gets an error instead of data that is there may believe that nothing is on its
 * way any more, and give it to the next caller: being cancelled ends waits, not attempts. */
static ssize_t take_turn(int fd)
{
	int error = async_io_take_turn(fd);

	return error == -ECANCELED ? 0 : error;
}

/* Is it the turn of others, and in a library that is left only where it expects to wait? */
static bool is_prompt(int fd, async_io_patience patience)
{
	return UNEXPECTED(async_the_scheduler.current->flags & ASYNC_COROUTINE_PROMPT) && async_io_turn_is_due()
		&& patience(fd) == 0;
}

ssize_t async_io_persist(
	int fd, short events, async_io_attempt attempt, void *arguments, async_io_patience patience)
{
	async_time deadline = 0;
	ssize_t result = is_prompt(fd, patience) ? 0 : take_turn(fd);

	if (UNEXPECTED(result)) {
		return result;
	}
	while ((result = attempt_or_not(fd, attempt, arguments, patience)) == -EAGAIN) {
		if (deadline == 0) {
			async_time timeout = patience(fd);

			if (timeout == 0) {
				return -EAGAIN;
			}
			deadline = async_io_expiry(timeout);
		}
		result = async_io_poll(fd, events, deadline);
		if (result < 0) {
			return result == -ETIMEDOUT ? -EAGAIN : result;
		}
	}
	return result;
}

ssize_t async_io_insist(int fd, async_io_attempt attempt, void *arguments, async_time deadline)
{
	int pause = FIRST_PAUSE_MS;
	ssize_t result = take_turn(-1); /* it may be no descriptor */

	if (UNEXPECTED(result)) {
		return result;
	}
	while ((result = attempt(fd, arguments)) == -EAGAIN && async_clock_now() < deadline) {
		result = async_io_sleep(pause * ASYNC_NS_PER_MS);
		if (result) {
			return result;
		}
		pause = MIN(pause * 2, LONGEST_PAUSE_MS);
	}
	return result;
}
