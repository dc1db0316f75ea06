/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See function.h. Only `handler` is replaced: argument information, and with it
 * reflection, named arguments and type errors, stays the original's.
 */
#include "hook/function.h"

#include <errno.h>

#include <php.h>
#include <ext/standard/info.h>

#include "coroutine/scheduler.h"
#include "hook/engine.h"
#include "hook/entry.h"
#include "hook/file_call.h"
#include "hook/pipe.h"
#include "hook/stream.h"

/* To wrap one more function: a line in one of the two lists. Reading functions come
 * with the number of bytes that are all they look at (0: not known), the number that they take
 * at once if they can get them (0: as little as stock PHP gives them), and their result when
 * nothing can be read. */
#define READING_FUNCTIONS(_) \
 _(fgets, 0, 0, RETVAL_FALSE) \
 _(fgetc, 1, 0, RETVAL_FALSE) \
 _(fgetcsv, 0, 0, RETVAL_FALSE) \
 _(fread, length_argument(execute_data, 0), length_argument(execute_data, 0), RETVAL_FALSE) \
 _(fscanf, 0, 0, RETVAL_FALSE) \
 _(fpassthru, 0, 0, RETVAL_LONG(-1)) \
 _(stream_get_line, 0, 0, RETVAL_FALSE) \
 _(stream_get_contents, 0, length_argument(execute_data, SIZE_MAX), RETVAL_EMPTY_STRING())

#define OTHER_FUNCTIONS(_) \
 _(stream_socket_pair, , ) \
 _(stream_copy_to_stream, , )

#define DECLARE(name, ...) static zif_handler original_##name;
READING_FUNCTIONS(DECLARE)
OTHER_FUNCTIONS(DECLARE)
#undef DECLARE

static php_stream *stream_from(zval *value)
{
	if (Z_TYPE_P(value) != IS_RESOURCE
		|| (Z_RES_TYPE_P(value) != php_file_le_stream() && Z_RES_TYPE_P(value) != php_file_le_pstream())) {
		return NULL;
	}
	return Z_RES_VAL_P(value);
}

static async_stream *hooked_from(zval *value)
{
	php_stream *stream = stream_from(value);

	return stream && async_stream_is_hooked(stream) ? async_stream_of(stream) : NULL;
}

/* Makes streams without a transport. */
static void hooked_stream_socket_pair(INTERNAL_FUNCTION_PARAMETERS)
{
	zval *entry;

	original_stream_socket_pair(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE && Z_TYPE_P(return_value) == IS_ARRAY) {
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(return_value), entry) {
			php_stream *stream = stream_from(entry);

			if (stream) {
				async_stream_attach(stream, false);
			}
		} ZEND_HASH_FOREACH_END();
	}
}

/* Works on two streams: while it waits in one of them, closing the other must not free
 * it. A visit to both keeps them. */
static void copy_to_stream(INTERNAL_FUNCTION_PARAMETERS)
{
	async_stream *from = NULL, *to = NULL;
	async_stream_visit at_from, at_to;

	if (async_scheduler_can_suspend() && ZEND_NUM_ARGS() >= 2) {
		from = hooked_from(ZEND_CALL_ARG(execute_data, 1));
		to = hooked_from(ZEND_CALL_ARG(execute_data, 2));
	}
	if (from) {
		async_stream_enter(from, &at_from);
		at_from.abortable = false;
	}
	if (to) {
		async_stream_enter(to, &at_to);
		at_to.abortable = false;
		at_to.source = from;
	}
	original_stream_copy_to_stream(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (to) {
		async_stream_leave(to, &at_to);
	}
	if (from) {
		async_stream_leave(from, &at_from);
	}
}

static void copy_with_turns(INTERNAL_FUNCTION_PARAMETERS)
{
	async_pipe_visit at_from, at_to;
	async_pipe_entry from = ASYNC_PIPE_NONE, to = ASYNC_PIPE_NONE;

	if (ZEND_NUM_ARGS() >= 2) {
		from = async_pipe_enter(ZEND_CALL_ARG(execute_data, 1), false, &at_from);
		to = from != ASYNC_PIPE_REFUSED ? async_pipe_enter(ZEND_CALL_ARG(execute_data, 2), true, &at_to)
										: ASYNC_PIPE_NONE;
	}
	if (EXPECTED(from != ASYNC_PIPE_REFUSED && to != ASYNC_PIPE_REFUSED)) {
		copy_to_stream(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else {
		RETVAL_FALSE;
	}
	if (to == ASYNC_PIPE_ENTERED) {
		async_pipe_leave(&at_to);
	}
	if (from == ASYNC_PIPE_ENTERED) {
		async_pipe_leave(&at_from);
	}
}

/* Does writing to it only write? Other kinds of streams, a phar for one, may read files of
 * theirs meanwhile. Files are not among those: copied to, they are half-written until the end. */
static bool is_simple(const php_stream *stream)
{
	return stream
		&& (stream->ops == &php_stream_memory_ops || stream->ops == &php_stream_temp_ops
			|| (stream->ops == &php_stream_stdio_ops && stream->flags & PHP_STREAM_FLAG_NO_SEEK)
			|| async_stream_is_hooked(stream));
}

/* From the offset that stream_copy_to_stream() is told, or where the source is. */
static bool copy_in_one_go(INTERNAL_FUNCTION_PARAMETERS, php_stream *file)
{
	zval *length = ZEND_CALL_ARG(execute_data, 3), *offset = ZEND_CALL_ARG(execute_data, 4);
	bool is_part = ZEND_NUM_ARGS() >= 3 && Z_TYPE_P(length) == IS_LONG;
	bool moves = ZEND_NUM_ARGS() >= 4 && Z_TYPE_P(offset) == IS_LONG && Z_LVAL_P(offset) > 0;

	return async_file_call_prefetching(INTERNAL_FUNCTION_PARAM_PASSTHRU, copy_with_turns, file,
		moves ? Z_LVAL_P(offset) : file->position, is_part ? (size_t) Z_LVAL_P(length) : SIZE_MAX);
}

static void hooked_stream_copy_to_stream(INTERNAL_FUNCTION_PARAMETERS)
{
	php_stream *file = NULL, *to = NULL;
	bool called = true;

	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE && ZEND_NUM_ARGS() >= 2) {
		file = async_file_from(ZEND_CALL_ARG(execute_data, 1));
		to = stream_from(ZEND_CALL_ARG(execute_data, 2));
	}
	if (!file) {
		copy_with_turns(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else if (is_simple(to)) {
		called = async_file_call_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, copy_with_turns, file);
	} else {
		called = copy_in_one_go(INTERNAL_FUNCTION_PARAM_PASSTHRU, file);
	}
	if (UNEXPECTED(!called)) {
		RETURN_FALSE;
	}
}

/* The second argument, `all` when it is absent. Whoever asks for a part of the stream
 * must not find that more has been read: a later read would take the rest and then
 * wait for more (before 8.4). */
static size_t length_argument(zend_execute_data *execute_data, size_t all)
{
	zval *argument = ZEND_CALL_ARG(execute_data, 2);

	if (ZEND_NUM_ARGS() < 2) {
		return all;
	}
	return all == 0 && Z_TYPE_P(argument) == IS_LONG && Z_LVAL_P(argument) > 0 ? (size_t) Z_LVAL_P(argument)
																			   : 0;
}

/* The stream that a call is going to wait for. */
static php_stream *blocking_stream(zend_execute_data *execute_data)
{
	php_stream *stream;

	if (UNEXPECTED(!async_scheduler_can_suspend())) {
		return NULL;
	}
	stream = stream_from(ZEND_CALL_ARG(execute_data, 1));
	if (!stream || !async_stream_is_hooked(stream)) {
		return NULL;
	}
	return async_stream_is_blocking(stream) ? stream : NULL;
}

/* A call that reads is one turn, however often it reads: half a line is of no use to
 * the next reader. False when the turn was not to be had. */
static bool call_reading(INTERNAL_FUNCTION_PARAMETERS, zif_handler original, size_t length)
{
	php_stream *stream = blocking_stream(execute_data);
	async_stream *hooked;
	async_stream_visit visit;
	int error;

	if (!stream) {
		return async_pipe_call(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, false);
	}
	hooked = async_stream_of(stream);
	async_stream_enter(hooked, &visit);
	error = async_stream_take_turn(hooked, &hooked->read_turn, &visit, ASYNC_STREAM_READ_TURN);
	if (EXPECTED(!error)) {
		async_stream_read_mode mode = async_stream_begin_long_read(stream, hooked, length);

		if (mode == ASYNC_STREAM_READS_UNBUFFERED) {
			error = async_stream_await_data(stream);
		}
		visit.abortable = false;
		if (EXPECTED(!error)) {
			original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		}
		if (mode != ASYNC_STREAM_READS_AS_EVER && EXPECTED(!hooked->stream_is_gone)) {
			async_stream_end_long_read(stream, hooked, mode);
		}
		async_stream_leave_turn(&hooked->read_turn, &visit);
	} else if (error == -ECANCELED) {
		async_hook_throw_pending();
	}
	async_stream_leave(hooked, &visit);
	return !error;
}

/* True when nothing can wait or be in the way: the buffer has all that the call looks at, or
 * its stream is of a kind that is left alone. */
static zend_always_inline bool is_instant(const zval *argument, size_t needed)
{
	const php_stream *stream;

	if (UNEXPECTED(Z_TYPE_P(argument) != IS_RESOURCE || Z_RES_TYPE_P(argument) != async_file_resource_type)) {
		return false;
	}
	stream = Z_RES_VAL_P(argument);
	if (stream->ops != &php_stream_stdio_ops) {
		return stream->ops->close != async_stream_close;
	}
	return needed && (size_t) (stream->writepos - stream->readpos) >= needed
		&& !async_pipe_is_visited(stream);
}

#define DEFINE(name, needed, length, failure) \
 static void hooked_##name(INTERNAL_FUNCTION_PARAMETERS) \
 { \
  php_stream *file; \
  if (EXPECTED(async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) || ZEND_NUM_ARGS() < 1 \
	  || is_instant(ZEND_CALL_ARG(execute_data, 1), needed)) { \
   original_##name(INTERNAL_FUNCTION_PARAM_PASSTHRU); \
   return; \
  } \
  file = async_file_from(ZEND_CALL_ARG(execute_data, 1)); \
  if (UNEXPECTED(file ? !async_file_call_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, original_##name, file) \
					  : !call_reading(INTERNAL_FUNCTION_PARAM_PASSTHRU, original_##name, length))) { \
   failure; \
  } \
 }
READING_FUNCTIONS(DEFINE)
#undef DEFINE

#define DEFINE(name, ...) ASYNC_ENTRY_DEFINE(name)
READING_FUNCTIONS(DEFINE)
OTHER_FUNCTIONS(DEFINE)
#undef DEFINE

static const async_entry list[] = {
#define ENTRY(name, ...) ASYNC_ENTRY(name)
	READING_FUNCTIONS(ENTRY) OTHER_FUNCTIONS(ENTRY)
#undef ENTRY
};

static async_entries functions = {list, sizeof(list) / sizeof(list[0]), NULL};

void async_functions_install(void)
{
	async_file_resource_type = php_file_le_stream();
	async_entries_install(&functions, CG(function_table));
}

void async_functions_uninstall(void)
{
	async_entries_uninstall(&functions, CG(function_table));
}

void async_functions_info(void)
{
	char names[200] = "";
	size_t length = 0;

	for (size_t i = 0; i < functions.count; i++) {
		if (async_function_is_replaced(list[i].name, list[i].handler) && length < sizeof(names)) {
			length += (size_t) snprintf(
				names + length, sizeof(names) - length, "%s%s", length ? ", " : "", list[i].name);
		}
	}
	php_info_print_table_row(2, "Hooked functions", length ? names : "none");
}
