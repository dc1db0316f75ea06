/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What a call gives back after its wait: a descriptor, or memory of libc. After a fatal error
 * nobody comes back from a wait, and the end of the request does it instead.
 */
#ifndef ASYNC_IO_LEFTOVER_H
#define ASYNC_IO_LEFTOVER_H

#include "core/list.h"

/* On the stack of the call, from begin to end. */
typedef struct _async_leftover {
	async_list link;
	int fd; /* -1: none */
	void *memory; /* NULL: none */
} async_leftover;

/* Before the wait. Takes over both; what is set to none is taken back. */
void async_leftover_begin(async_leftover *self, int fd, void *memory);

/* After it: closes and frees. */
void async_leftover_end(async_leftover *self);

/* Request end, after the reactor has been drained. */
void async_leftovers_reset(void);

#endif
