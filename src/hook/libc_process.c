/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Waiting for child processes: proc_close(), pclose(), exec() and its relatives,
 * pcntl_wait() and pcntl_waitpid().
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>

#include <php.h>
#include <ext/standard/file.h>

#include "io/process.h"
#include "io/signal.h"

static pid_t (*real_wait)(int *) = wait;
static pid_t (*real_wait3)(int *, int, struct rusage *) = wait3;
static pid_t (*real_wait4)(pid_t, int *, int, struct rusage *) = wait4;
static pid_t (*real_waitpid)(pid_t, int *, int) = waitpid;
static int (*real_pclose)(FILE *) = pclose;

/* proc_close() tells its destructor by a global to wait. Others, which drop a process
 * meanwhile, must not see it; and nobody but the destructor knows the child. */
static pid_t wait_for(pid_t process, int *status, int options, struct rusage *usage)
{
	int saved_errno = errno;
	int closes = FG(pclose_wait);
	pid_t found;

	FG(pclose_wait) = 0;
	async_io_begin_call(ASYNC_COROUTINE_RESTARTABLE);
	found = async_io_wait4(process, status, options, usage);
	async_io_end_call();
	FG(pclose_wait) = closes;
	if (found == -ECANCELED && closes && process > 0) {
		async_io_reap_later(process);
	}
	return (pid_t) async_libc_result(found, saved_errno);
}

static bool waits(int options)
{
	return !(options & WNOHANG) && async_libc_may_suspend();
}

static pid_t hooked_wait(int *status)
{
	return waits(0) ? wait_for(-1, status, 0, NULL) : real_wait(status);
}

static pid_t hooked_wait3(int *status, int options, struct rusage *usage)
{
	return waits(options) ? wait_for(-1, status, options, usage) : real_wait3(status, options, usage);
}

static pid_t hooked_wait4(pid_t process, int *status, int options, struct rusage *usage)
{
	return waits(options) ? wait_for(process, status, options, usage)
						  : real_wait4(process, status, options, usage);
}

static pid_t hooked_waitpid(pid_t process, int *status, int options)
{
	return waits(options) ? wait_for(process, status, options, NULL) : real_waitpid(process, status, options);
}

/* pclose() has no form that does not wait, and needs a thread. */
static bool may_close_in_thread(void)
{
#ifdef __GLIBC__
	return async_libc_may_suspend();
#else
	return false; /* a popen() that runs meanwhile fails with EBADF (musl 1.2.3) */
#endif
}

static int hooked_pclose(FILE *file)
{
	int saved_errno = errno;
	int closes = FG(pclose_wait);
	bool started;
	int status, result;

	if (async_libc_in_process) {
		async_libc_forget(fileno(file));
	}
	if (!may_close_in_thread()) {
		return real_pclose(file);
	}
	FG(pclose_wait) = 0;
	result = async_io_pclose(file, &status, &started);
	FG(pclose_wait) = closes;
	if (!started) {
		return real_pclose(file);
	}
	if (result == 0) {
		if (status >= 0) {
			errno = saved_errno;
		}
		return status;
	}
	return (int) async_libc_result(result, saved_errno);
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(wait),
	ASYNC_LIBC_FUNCTION(wait3),
	ASYNC_LIBC_FUNCTION(wait4),
	ASYNC_LIBC_FUNCTION(waitpid),
	ASYNC_LIBC_FUNCTION(pclose),
};

ASYNC_LIBC_TOPIC(process, functions);
