/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See run_delay.h. The thread's CPU time would not do instead: what it lacks to the time
 * that has passed may also have been slept in a call that blocks.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/run_delay.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

int async_run_delay_open(void)
{
	return open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);
}

async_time async_run_delay_read(int fd)
{
	char text[80];
	char *time_run;
	ssize_t length = fd >= 0 ? pread(fd, text, sizeof(text) - 1, 0) : -1;

	if (length <= 0) {
		return 0;
	}
	text[length] = '\0';
	/* sscanf() would be a quarter of what the detector costs. */
	strtoll(text, &time_run, 10);
	return strtoll(time_run, NULL, 10);
}
