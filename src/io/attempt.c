/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Any system call that has a form that does not wait, as one that waits.
 */
#include "io/operation.h"

#include <errno.h>

ssize_t async_io_persist(
	int fd, short events, async_io_attempt attempt, void *arguments, async_io_patience patience)
{
	async_time deadline = 0;
	ssize_t result = async_io_take_turn();

	if (UNEXPECTED(result)) {
		return result;
	}
	while ((result = attempt(fd, arguments)) == -EAGAIN) {
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
