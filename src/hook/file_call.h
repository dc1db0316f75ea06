/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Calls of PHP functions in which reading a regular file may suspend. Nowhere else it may:
 * include, the compiler, opcache and phar read by the same read(2), and so do C libraries,
 * with half-done state that others would see. A call is meant only while the function
 * itself reads, not what it calls in PHP.
 */
#ifndef ASYNC_HOOK_FILE_CALL_H
#define ASYNC_HOOK_FILE_CALL_H

#include "hook/pipe.h"

typedef struct _async_file_call {
	const zend_execute_data *frame; /* of the function */
	php_stream *stream; /* that it reads; NULL: one that only it knows */
	zend_off_t start; /* its position before the call */
	async_pipe_visit visit; /* of the stream, once it has waited */
	bool visits;
	bool cancelled; /* before it has read anything, which it shall not do any more */
} async_file_call;

/* Around the call of a function that reads `stream`, or uses it in a way that a parked
 * reader must not meet; NULL: streams of its own. False when it has not been called:
 * the coroutine was cancelled, or another one closes the stream. suspends */
bool async_file_call_function(INTERNAL_FUNCTION_PARAMETERS, zif_handler original, php_stream *stream);

/* The same for a function in which nothing may suspend once it has begun: what it is going to
 * take from the stream is in the page cache when it is called (file_prefetch.h). suspends */
bool async_file_call_prefetching(
	INTERNAL_FUNCTION_PARAMETERS, zif_handler original, php_stream *stream, zend_off_t from, size_t length);

/* Before the coroutine waits inside of the call's stream. 0, -EBADF: another one closes that;
 * or -ECANCELED. suspends when taken */
int async_file_call_visit(async_file_call *call);

/* The call of the running coroutine that reads right now, or NULL. */
static inline async_file_call *async_file_call_current(void)
{
	async_file_call *call = async_the_scheduler.current->file_call;

	return call && call->frame == EG(current_execute_data) ? call : NULL;
}

/* php_file_le_stream(), which never changes, without the call. */
extern int async_file_resource_type;

/* The stream of a regular file that a value names, or NULL. */
static inline php_stream *async_file_from(const zval *value)
{
	php_stream *stream;

	if (Z_TYPE_P(value) != IS_RESOURCE || Z_RES_TYPE_P(value) != async_file_resource_type) {
		return NULL;
	}
	stream = Z_RES_VAL_P(value);
	return stream->ops == &php_stream_stdio_ops && !(stream->flags & PHP_STREAM_FLAG_NO_SEEK) ? stream : NULL;
}

/* SplFileObject, and functions that open a file by its name. MINIT and MSHUTDOWN. */
void async_file_functions_install(void);
void async_file_functions_uninstall(void);
void async_file_objects_install(void);
void async_file_objects_uninstall(void);

#endif
