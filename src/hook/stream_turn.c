/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Whose turn it is to read or to write.
 */
#include "hook/stream.h"

#include <errno.h>

int async_stream_take_turn(
	async_stream *hooked, async_mutex *turn, async_stream_visit *visit, const char *what)
{
	async_wake wake;

	if (UNEXPECTED(turn->owner == visit->coroutine)) {
		return 0;
	}
	wake = async_mutex_lock(turn, what);
	if (UNEXPECTED(wake != ASYNC_WAKE_DONE)) {
		return wake == ASYNC_WAKE_CANCELLED ? -ECANCELED : -EBADF;
	}
	if (UNEXPECTED(hooked->closing)) {
		async_mutex_unlock(turn);
		return -EBADF;
	}
	visit->has_turn = true;
	return 0;
}

void async_stream_leave_turn(async_mutex *turn, async_stream_visit *visit)
{
	if (visit->has_turn) {
		visit->has_turn = false;
		async_mutex_unlock(turn);
	}
}

bool async_stream_is_busy(const async_mutex *turn)
{
	return async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE && async_mutex_is_locked(turn)
		&& turn->owner != async_the_scheduler.current;
}
