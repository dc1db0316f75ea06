/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Whose turn it is to read or to write.
 */
#include "hook/stream.h"

#include <errno.h>

#include "io/operation.h"

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

bool async_stream_give_way(php_stream *stream, async_mutex *turn, ssize_t *result)
{
	async_stream *hooked = async_stream_of(stream);
	async_stream_visit visit;
	bool goes_on = false;

	if (EXPECTED(!async_io_turn_is_due()) || async_stream_is_blocking(stream)
		|| !async_scheduler_can_suspend()) {
		return true;
	}
	async_stream_enter(hooked, &visit);
	if (EXPECTED(!async_stream_is_busy(turn))) {
		async_stream_take_turn(hooked, turn, &visit, NULL);
	}
	async_io_yield(async_stream_socket(stream)->socket); /* suspends */
	if (UNEXPECTED(hooked->closing || async_stream_is_blocking(stream))) {
		*result = hooked->closing ? -1 : 0;
	} else {
		goes_on = true;
	}
	if (visit.has_turn && turn == &hooked->read_turn) {
		async_stream_leave_read_turn(stream, hooked, &visit);
	} else {
		async_stream_leave_turn(turn, &visit);
	}
	async_stream_leave(hooked, &visit);
	return goes_on;
}
