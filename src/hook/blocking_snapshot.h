/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What PHP code another thread runs at the moment, as seen from outside.
 */
#ifndef ASYNC_HOOK_BLOCKING_SNAPSHOT_H
#define ASYNC_HOOK_BLOCKING_SNAPSHOT_H

#include "core/compat.h"

enum {
	ASYNC_SNAPSHOT_FRAMES = 20,
	ASYNC_SNAPSHOT_NAME = 512,
	ASYNC_SNAPSHOT_PATH = 512,
};

typedef struct _async_snapshot_frame {
	char function[ASYNC_SNAPSHOT_NAME]; /* "Class::name" */
	bool internal; /* written in C */
	char file[ASYNC_SNAPSHOT_PATH]; /* where it was called; empty if by C code */
	uint32_t line;
} async_snapshot_frame;

typedef struct _async_snapshot {
	uint32_t count; /* of calls, the innermost first */
	async_snapshot_frame frames[ASYNC_SNAPSHOT_FRAMES];
} async_snapshot;

/* Reads memory that may change or go away meanwhile, which the kernel copies or refuses:
 * `pipe` is a non-blocking pipe for this purpose. The result is only worth something if
 * the other thread has not moved on. */
void async_snapshot_take(async_snapshot *snapshot, const int pipe[2], const zend_execute_data *frame);

#endif
