/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The resolver, as PHP's core, ext/sockets and client libraries call it. Names that are
 * addresses cost no thread. When no thread is to be had, the call blocks as ever.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <netdb.h>
#include <resolv.h>

#include <php.h>
#include <ext/standard/file.h>

#include "hook/engine.h"
#include "io/leftover.h"
#include "io/resolve.h"

static int (*real_getaddrinfo)(
	const char *, const char *, const struct addrinfo *, struct addrinfo **) = getaddrinfo;
static int (*real_gethostbyname_r)(
	const char *, struct hostent *, char *, size_t, struct hostent **, int *) = gethostbyname_r;
static int (*real_getnameinfo)(
	const struct sockaddr *, socklen_t, char *, socklen_t, char *, socklen_t, int) = getnameinfo;
#ifdef HAVE_RES_NSEARCH
static int (*real_res_nsearch)(res_state, const char *, int, int, unsigned char *, int) = res_nsearch;
#else
static int (*real_res_search)(const char *, int, int, unsigned char *, int) = res_search;
#endif

static bool is_cancelled(int result)
{
	if (result == -ECANCELED) {
		async_hook_throw_pending();
		return true;
	}
	return false;
}

static int hooked_getaddrinfo(
	const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **list)
{
	int answer, result;

	if (!async_libc_may_suspend() || async_io_is_numeric(node, hints ? hints->ai_flags : 0)) {
		return async_libc_refuses() ? EAI_AGAIN : real_getaddrinfo(node, service, hints, list);
	}
	result = async_io_getaddrinfo(node, service, hints, list, &answer);
	if (result == 0) {
		return answer;
	}
	return is_cancelled(result) ? EAI_AGAIN : real_getaddrinfo(node, service, hints, list);
}

/* PHP keeps its buffer in a global, which every call of gethostbyname() frees first:
 * while one waits, its buffer must not be found there. */
static int look_up_host(const char *name, struct hostent *host, char *buffer, size_t size,
	struct hostent **found, int *h_error, int *answer)
{
	bool is_global = FG(tmp_host_buf) == buffer;
	async_leftover taken;
	int result;

	if (is_global) {
		async_leftover_begin(&taken, -1, buffer);
		FG(tmp_host_buf) = NULL;
		FG(tmp_host_buf_len) = 0;
	}
	result = async_io_gethostbyname_r(name, host, buffer, size, found, h_error, answer);
	if (is_global) {
		taken.memory = NULL;
		async_leftover_end(&taken);
		if (FG(tmp_host_buf)) {
			free(FG(tmp_host_buf));
		}
		FG(tmp_host_buf) = buffer;
		FG(tmp_host_buf_len) = size;
	}
	return result;
}

static int hooked_gethostbyname_r(
	const char *name, struct hostent *host, char *buffer, size_t size, struct hostent **found, int *h_error)
{
	int answer, result;

	if (!async_libc_may_suspend() || async_io_is_numeric(name, 0)) {
		return real_gethostbyname_r(name, host, buffer, size, found, h_error);
	}
	result = look_up_host(name, host, buffer, size, found, h_error, &answer);
	if (result == 0) {
		return answer;
	}
	if (is_cancelled(result)) {
		*found = NULL;
		*h_error = TRY_AGAIN;
		return EAGAIN;
	}
	return real_gethostbyname_r(name, host, buffer, size, found, h_error);
}

static int hooked_getnameinfo(const struct sockaddr *address, socklen_t length, char *host,
	socklen_t host_size, char *service, socklen_t service_size, int flags)
{
	int answer, result;

	if (!async_libc_may_suspend() || (flags & NI_NUMERICHOST) || !host || address->sa_family == AF_UNIX) {
		return real_getnameinfo(address, length, host, host_size, service, service_size, flags);
	}
	result = async_io_getnameinfo(address, length, host, host_size, service, service_size, flags, &answer);
	if (result == 0) {
		return answer;
	}
	return is_cancelled(result)
		? EAI_AGAIN
		: real_getnameinfo(address, length, host, host_size, service, service_size, flags);
}

/* False when the original has to do it. */
static bool search(unsigned long options, const char *name, int class, int type, unsigned char *buffer,
	int size, int *answer)
{
	int result, h_error;

	if (!async_libc_may_suspend()) {
		return false;
	}
	result = async_io_res_search(options, name, class, type, buffer, size, &h_error, answer);
	if (is_cancelled(result)) {
		*answer = -1;
		h_error = TRY_AGAIN;
	} else if (result != 0) {
		return false;
	}
	h_errno = h_error;
	return true;
}

#ifdef HAVE_RES_NSEARCH
static int hooked_res_nsearch(
	res_state state, const char *name, int class, int type, unsigned char *buffer, int size)
{
	int answer;

	if (!search(state->options, name, class, type, buffer, size, &answer)) {
		return real_res_nsearch(state, name, class, type, buffer, size);
	}
	state->res_h_errno = h_errno;
	return answer;
}
#else
static int hooked_res_search(const char *name, int class, int type, unsigned char *buffer, int size)
{
	int answer;

	if (!search(0, name, class, type, buffer, size, &answer)) {
		return real_res_search(name, class, type, buffer, size);
	}
	return answer;
}
#endif

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(getaddrinfo),
	ASYNC_LIBC_FUNCTION(gethostbyname_r),
	ASYNC_LIBC_FUNCTION(getnameinfo),
#ifdef HAVE_RES_NSEARCH
	ASYNC_LIBC_FUNCTION(res_nsearch),
#else
	ASYNC_LIBC_FUNCTION(res_search),
#endif
};

ASYNC_LIBC_TOPIC(dns, functions);
