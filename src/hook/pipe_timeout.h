/* SPDX-License-Identifier: BSD-3-Clause
 *
 * stream_set_timeout() for pipes and terminals. Stock PHP refuses it there; while a
 * scheduler runs, reading gives up after the time and the meta data say so.
 */
#ifndef ASYNC_HOOK_PIPE_TIMEOUT_H
#define ASYNC_HOOK_PIPE_TIMEOUT_H

#include "core/clock.h"

/* Of a read from this descriptor that begins now; < 0: none is set. */
async_time async_pipe_timeout_begin(int fd);

/* It has passed. */
void async_pipe_timeout_passed(int fd);

/* Scheduler start: forgets an earlier request. */
void async_pipe_timeouts_reset(void);

void async_pipe_timeout_functions_install(void);
void async_pipe_timeout_functions_uninstall(void);

#endif
