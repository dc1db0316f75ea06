/* SPDX-License-Identifier: BSD-3-Clause
 *
 * How long a thread could have run, but had to wait for a CPU. The kernel adds a wait when it
 * is over: the figure is complete when the thread itself asks, and for others it may lack
 * the wait that goes on.
 */
#ifndef ASYNC_HOOK_RUN_DELAY_H
#define ASYNC_HOOK_RUN_DELAY_H

#include "core/clock.h"

/* A descriptor for the calling thread, which other threads can use, too; -1 when the
 * kernel does not count. */
int async_run_delay_open(void);

/* Since the thread began; 0 for -1. */
async_time async_run_delay_read(int fd);

#endif
