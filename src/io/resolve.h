/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The resolver of libc as awaitable operations: the same answers, from a worker
 * thread. Each returns 0 with `*answer` set to what the function itself has returned,
 * or -errno as async_io_job(). A look-up that was cancelled goes on in its thread, with
 * nobody to listen.
 */
#ifndef ASYNC_IO_RESOLVE_H
#define ASYNC_IO_RESOLVE_H

#include <netdb.h>
#include <resolv.h>
#include <stdbool.h>
#include <sys/socket.h>

/* True when no server has to be asked, so that the function may as well be called. */
bool async_io_is_numeric(const char *name, int flags);

/* The list is to be freed by freeaddrinfo(). suspends */
int async_io_getaddrinfo(
	const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **list, int *answer);

/* suspends */
int async_io_gethostbyname_r(const char *name, struct hostent *host, char *buffer, size_t size,
	struct hostent **result, int *h_error, int *answer);

/* suspends */
int async_io_getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
	char *service, socklen_t service_size, int flags, int *answer);

/* With the options of a resolver's state, where there is one. *h_error is set, too. suspends */
int async_io_res_search(unsigned long options, const char *name, int class, int type, unsigned char *buffer,
	int size, int *h_error, int *answer);

#endif
