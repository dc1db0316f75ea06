/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Streams of pipes and terminals: proc_open(), popen(), STDIN, STDOUT, STDERR. Their
 * implementation (main/streams/plain_wrapper.c) stays; it waits in read(2) and write(2),
 * which suspend. Coroutines that share one need more: what a parked reader will fill is
 * the buffer of the stream, which another call would move or free. The same holds for
 * regular files while one waits for the disk (file_call.h).
 */
#ifndef ASYNC_HOOK_PIPE_H
#define ASYNC_HOOK_PIPE_H

#include "hook/stream.h"

/* The stream of a pipe or terminal that a value names, or NULL. */
php_stream *async_pipe_from(const zval *value);

/* -1 when it has none. */
int async_pipe_descriptor(php_stream *stream);

typedef struct _async_pipe_visit {
	async_stream *state; /* exists while somebody is inside */
	async_mutex *turn;
	async_stream_visit visit;
} async_pipe_visit;

typedef enum {
	ASYNC_PIPE_NONE, /* no pipe, or nobody can be in the way */
	ASYNC_PIPE_ENTERED,
	ASYNC_PIPE_REFUSED, /* closed, cancelled, or somebody's turn that cannot be waited for */
} async_pipe_entry;

/* Before a PHP call that reads from a stream, or writes to it. ENTERED: to be left again.
 * suspends when taken */
async_pipe_entry async_pipe_enter(const zval *stream, bool writes, async_pipe_visit *visit);
void async_pipe_leave(async_pipe_visit *visit);

/* The same for a stream, which may be one of a regular file; NONE if that is not visited. */
async_pipe_entry async_pipe_enter_stream(php_stream *stream, bool writes, async_pipe_visit *visit);

/* From inside of a call that reads a regular file, before it waits. 0, to be left, or
 * -errno. suspends when taken */
int async_pipe_visit_stream(php_stream *stream, async_pipe_visit *visit);

/* Is somebody inside? A bit that stock PHP does not use. */
#define ASYNC_PIPE_VISITED 0x40000000

static inline bool async_pipe_is_visited(const php_stream *stream)
{
	return (stream->flags & ASYNC_PIPE_VISITED) != 0;
}

/* Calls a PHP function whose first argument is the stream, with the turn if that is a pipe.
 * False when that was not to be had: then it has not been called. suspends when taken */
bool async_pipe_call(INTERNAL_FUNCTION_PARAMETERS, zif_handler original, bool writes);

/* Is the running coroutine inside of a pipe that another one closes? */
bool async_pipe_is_closing(void);

/* Scheduler start. */
void async_pipes_reset(void);

/* The end of the request, after a fatal error: who was inside never leaves. */
void async_pipes_abandon(void);

/* Wraps the functions that write and that close. MINIT and MSHUTDOWN. */
void async_pipe_functions_install(void);
void async_pipe_functions_uninstall(void);

#endif
