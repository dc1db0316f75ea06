/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A descriptor that goes away under those who wait on it.
 */
#include "io/operation.h"

#include <string.h>

#include "coroutine/scheduler.h"

ASYNC_TLS unsigned async_io_waits[ASYNC_IO_COUNTERS];

void async_io_waits_reset(void)
{
	memset(async_io_waits, 0, sizeof(async_io_waits));
}

void async_io_closing(int fd)
{
	if (UNEXPECTED(*async_io_waits_on(fd))) {
		async_list *all = &async_the_scheduler.all;

		/* To abort only marks coroutines as ready, or cancels an operation. */
		for (async_list *link = all->next; link != all; link = link->next) {
			async_wait *wait = ASYNC_LIST_ENTRY(link, async_coroutine, all)->wait;

			if (wait && (async_io_is_run_on(wait, fd) || async_io_is_poll_on(wait, fd))) {
				async_wait_abort(wait, ASYNC_WAKE_CLOSED);
				/* The kernel may have been faster, and the coroutine has not run since: what
				 * was ready then is another file soon. */
				wait->pending = ASYNC_WAKE_CLOSED;
			}
		}
	}
	async_reactor_forget(fd);
}
