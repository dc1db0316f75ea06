/* SPDX-License-Identifier: BSD-3-Clause
 *
 * poll(2) and its relatives: what client libraries wait in. The arrays of the caller are
 * on its stack or in its heap, and it is parked: nothing is copied.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <poll.h>
#include <sys/socket.h>

#include "hook/stream.h"
#include "io/io.h"

static int (*real_poll)(struct pollfd *, nfds_t, int) = poll;

/* Some callers, like the handshake of ext/openssl (8.2 to 8.4), do not look at what
 * poll() returns and would wait again until their own timeout. A connection in the
 * middle of which somebody stopped is lost anyway: let them see its end. */
static void end_connection(int fd)
{
	int type, listening;
	socklen_t size = sizeof(type);

	if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) == 0 && type == SOCK_STREAM
		&& getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) == 0 && !listening) {
		shutdown(fd, SHUT_RDWR);
	}
}

static int hooked_poll(struct pollfd *fds, nfds_t count, int timeout)
{
	int saved_errno = errno;
	int result;

	if (timeout == 0 || !async_libc_may_suspend()) {
		return real_poll(fds, count, timeout);
	}
	result = async_io_poll_many(fds, count, timeout < 0 ? -1 : timeout * ASYNC_NS_PER_MS);
	if (result == -ECANCELED || result == -EBADF) {
		if (!async_stream_tls_break_off() && count == 1 && result == -ECANCELED) {
			end_connection(fds[0].fd);
		}
	}
	return (int) async_libc_result(result, saved_errno);
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(poll),
};

ASYNC_LIBC_TOPIC(poll, functions);
