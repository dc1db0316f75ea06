/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What libpq opens and does not return before it is connected: a socket, and some memory. Nobody
 * else could give that back after a fatal error elsewhere, or when the client of a request has
 * gone. It waits by poll(2), as any library.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <dlfcn.h>

#include "coroutine/library_call.h"

static void *(*real_PQconnectdb)(const char *);

static void finish(void *connection)
{
	void (*PQfinish)(void *);

	*(void **) &PQfinish = dlsym(RTLD_DEFAULT, "PQfinish");
	if (PQfinish) {
		PQfinish(connection);
	}
}

static void *hooked_PQconnectdb(const char *information)
{
	async_library_call call;
	void *connection;

	if (!async_libc_may_suspend()) {
		return real_PQconnectdb(information);
	}
	async_library_call_begin(&call);
	connection = real_PQconnectdb(information); /* suspends */
	if (UNEXPECTED(!async_library_call_end(&call))) {
		finish(connection);
		async_library_call_leave();
	}
	return connection;
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(PQconnectdb),
};

ASYNC_LIBC_TOPIC(pgsql, functions);
