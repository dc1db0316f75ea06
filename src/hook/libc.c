/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See libc.h. A hooked function passes the call through unless it comes from PHP's
 * thread, in the process that runs the reactor, at a place where the coroutine may be
 * suspended. Signal handlers of PHP code run where it may not (pcntl blocks fiber
 * switches). errno stays untouched by calls that succeed.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc.h"

#include <dlfcn.h>
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/socket.h>

#include <php.h>
#include <ext/standard/info.h>

#include "coroutine/scheduler.h"
#include "hook/engine.h"
#include "hook/plt.h"
#include "hook/stream.h"
#include "io/io.h"

static int (*real_poll)(struct pollfd *, nfds_t, int) = poll;

/* Without ZTS the scheduler is one global, visible to every thread: libcurl's
 * resolver, worker threads of extensions and ours must not take it for theirs. */
static ASYNC_TLS pthread_t php_thread;
static ASYNC_TLS bool in_php_process;

static int patch_error;

static bool may_suspend(void)
{
	return in_php_process && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		&& pthread_equal(pthread_self(), php_thread) && async_scheduler_can_suspend();
}

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

	if (timeout == 0 || !may_suspend()) {
		return real_poll(fds, count, timeout);
	}
	result = async_io_poll_many(fds, count, timeout < 0 ? -1 : timeout * ASYNC_NS_PER_MS);
	if (result >= 0) {
		errno = saved_errno;
		return result;
	}
	if (result == -ECANCELED || result == -EBADF) {
		if (!async_stream_tls_break_off() && count == 1 && result == -ECANCELED) {
			end_connection(fds[0].fd);
		}
	}
	if (result == -ECANCELED) {
		async_hook_throw_pending();
	}
	errno = -result;
	return -1;
}

/* To hook one more function: a line here, its original above. */
static struct {
	async_plt_hook plt;
	void **original;
} functions[] = {
	{{"poll", (void *) hooked_poll, 0}, (void **) &real_poll},
};

enum {
	FUNCTIONS = sizeof(functions) / sizeof(functions[0]),
};

void async_libc_enter_process(void)
{
	php_thread = pthread_self();
	in_php_process = true;
}

static void forked(void)
{
	in_php_process = false;
}

void async_libc_install(void)
{
	static bool watching_forks;
	async_plt_hook hooks[FUNCTIONS];
	/* Not &symbol, which in a program that is not position independent may be an
	 * address in our own procedure linkage table. */
	void *core = dlsym(RTLD_DEFAULT, "php_stream_xport_get_hash");

	for (int i = 0; i < FUNCTIONS; i++) {
		void *original = dlsym(RTLD_DEFAULT, functions[i].plt.symbol);

		if (original) {
			*functions[i].original = original;
		}
		hooks[i] = functions[i].plt;
	}
	if (!watching_forks) {
		watching_forks = true;
		pthread_atfork(NULL, NULL, forked);
	}
	patch_error = core ? async_plt_patch(core, hooks, FUNCTIONS) : -ENOENT;
	for (int i = 0; i < FUNCTIONS; i++) {
		functions[i].plt.slots = hooks[i].slots;
	}
}

void async_libc_uninstall(void)
{
	Dl_info self;

	in_php_process = false;
	if (!async_plt_restore() && dladdr((void *) hooked_poll, &self) && self.dli_fname) {
		/* Somebody else's hook may still call ours: never unload this code. */
		dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
	}
}

void async_libc_info(void)
{
	char names[512] = "";
	char text[600];
	size_t length = 0;

	for (int i = 0; i < FUNCTIONS; i++) {
		if (functions[i].plt.slots && length < sizeof(names)) {
			length += (size_t) snprintf(
				names + length, sizeof(names) - length, "%s%s", length ? ", " : "", functions[i].plt.symbol);
		}
	}
	if (length) {
		snprintf(text, sizeof(text), "%s (%u of %u slots)", names, async_plt_active(), async_plt_count());
	} else if (patch_error < 0) {
		snprintf(text, sizeof(text), "none: %s", strerror(-patch_error));
	} else {
		snprintf(text, sizeof(text), "none: the php binary has no slots for them");
	}
	php_info_print_table_row(2, "Hooked libc functions", text);
}
