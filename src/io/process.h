/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The end of child processes.
 */
#ifndef ASYNC_IO_PROCESS_H
#define ASYNC_IO_PROCESS_H

#include <stdio.h>
#include <sys/resource.h>
#include <sys/types.h>

/* wait4(2): the process, or -errno. suspends */
pid_t async_io_wait4(pid_t process, int *status, int options, struct rusage *usage);

/* Somebody gave up waiting for a child that nobody else can wait for. */
void async_io_reap_later(pid_t process);

/* pclose(3), also when the coroutine is cancelled: then nobody gets the status. 0, or
 * -errno; *started is false when no thread was to be had. suspends */
int async_io_pclose(FILE *file, int *status, bool *started);

#endif
