/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See pipe.h. The arguments of a call keep its stream alive, so that only fclose(),
 * pclose(), proc_close() and the end of a process's resource can take it away from somebody
 * inside. The state of a pipe, which is an async_stream of which only turns and visits are
 * used, lives from the first visit to the end of the last one, or of the call that closes.
 * That long the stream counts as being freed already (in_free), which nobody does twice.
 */
#include "hook/pipe.h"

#include <errno.h>
#include <fcntl.h>

#include <ext/standard/file.h>
#include <ext/standard/proc_open.h>

#include "hook/engine.h"
#include "hook/entry.h"

typedef struct _pipe_state {
	async_stream stream; /* first */
	async_list link; /* in `pipes` */
	php_stream *of;
} pipe_state;

static void destroy(pipe_state *state);

static ASYNC_TLS async_list pipes; /* that somebody is inside of */
static ASYNC_TLS unsigned closing; /* how many of them are being closed */

void async_pipes_reset(void)
{
	async_list_init(&pipes);
	closing = 0;
}

void async_pipes_abandon(void)
{
	async_list *link;

	while (pipes.next && (link = async_list_first(&pipes))) {
		destroy(ASYNC_LIST_ENTRY(link, pipe_state, link));
	}
}

bool async_pipe_is_closing(void)
{
	if (EXPECTED(!closing)) {
		return false;
	}
	for (async_list *link = pipes.next; link != &pipes; link = link->next) {
		pipe_state *state = ASYNC_LIST_ENTRY(link, pipe_state, link);

		if (state->stream.closing && async_stream_is_inside(&state->stream)) {
			return true;
		}
	}
	return false;
}

/* Of a plain file of any kind. */
static php_stream *plain_from(const zval *value)
{
	php_stream *stream;

	if (Z_TYPE_P(value) != IS_RESOURCE || Z_RES_TYPE_P(value) != php_file_le_stream()) {
		return NULL;
	}
	stream = Z_RES_VAL_P(value);
	return stream->ops == &php_stream_stdio_ops ? stream : NULL;
}

static bool is_pipe(const php_stream *stream)
{
	return (stream->flags & PHP_STREAM_FLAG_NO_SEEK) != 0;
}

php_stream *async_pipe_from(const zval *value)
{
	php_stream *stream = plain_from(value);

	return stream && is_pipe(stream) ? stream : NULL;
}

static pipe_state *find(const php_stream *stream)
{
	if (EXPECTED(!async_pipe_is_visited(stream))) {
		return NULL;
	}
	for (async_list *link = pipes.next; link && link != &pipes; link = link->next) {
		pipe_state *state = ASYNC_LIST_ENTRY(link, pipe_state, link);

		if (state->of == stream) {
			return state;
		}
	}
	return NULL;
}

static pipe_state *find_or_create(php_stream *stream)
{
	pipe_state *state = find(stream);

	if (!state) {
		state = ecalloc(1, sizeof(*state));
		async_stream_reset(&state->stream);
		state->of = stream;
		stream->in_free++;
		stream->flags |= ASYNC_PIPE_VISITED;
		async_list_push_front(&pipes, &state->link);
	}
	return state;
}

/* From now on others can close it. Its resource has been closed meanwhile where a process
 * has gone, of which it was a pipe: then that is done now. */
static void release(pipe_state *state)
{
	php_stream *stream = state->of;

	state->of = NULL;
	stream->in_free--;
	stream->flags &= ~ASYNC_PIPE_VISITED;
	if (UNEXPECTED(stream->res->type < 0)) {
		php_stream_free(stream, PHP_STREAM_FREE_CLOSE | PHP_STREAM_FREE_RSRC_DTOR);
	}
}

static void destroy(pipe_state *state)
{
	if (state->of) {
		release(state);
	}
	async_list_remove(&state->link);
	efree(state);
}

int async_pipe_descriptor(php_stream *stream)
{
	int fd = -1;

	return stream->ops->cast(stream, PHP_STREAM_AS_FD, (void **) &fd) == SUCCESS ? fd : -1;
}

static bool is_blocking(php_stream *stream)
{
	int fd = async_pipe_descriptor(stream);

	return fd >= 0 && !(fcntl(fd, F_GETFL) & O_NONBLOCK);
}

/* Regular files have one position, and one turn. */
static int enter(pipe_state *state, bool writes, async_pipe_visit *visit)
{
	int error;

	visit->state = &state->stream;
	visit->turn = writes && is_pipe(state->of) ? &state->stream.write_turn : &state->stream.read_turn;
	async_stream_enter(visit->state, &visit->visit);
	error = async_stream_take_turn(
		visit->state, visit->turn, &visit->visit, writes ? ASYNC_STREAM_WRITE_TURN : ASYNC_STREAM_READ_TURN);
	if (UNEXPECTED(error)) {
		async_pipe_leave(visit);
	}
	return error;
}

async_pipe_entry async_pipe_enter(const zval *value, bool writes, async_pipe_visit *visit)
{
	php_stream *stream = async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE ? plain_from(value) : NULL;

	return stream ? async_pipe_enter_stream(stream, writes, visit) : ASYNC_PIPE_NONE;
}

async_pipe_entry async_pipe_enter_stream(php_stream *stream, bool writes, async_pipe_visit *visit)
{
	bool may_suspend = async_scheduler_can_suspend();
	pipe_state *state = may_suspend && is_pipe(stream) ? find_or_create(stream) : find(stream);
	int error;

	if (!state) {
		return ASYNC_PIPE_NONE;
	}
	if (state->stream.closing) {
		/* Whoever tries until the end of the stream must not keep the one that closes from it. */
		if (may_suspend) {
			async_scheduler_yield();
		}
		return ASYNC_PIPE_REFUSED;
	}
	if (!is_pipe(stream)) {
		if (!may_suspend) {
			return ASYNC_PIPE_NONE; /* whoever waits in it finds that out (file_read.c) */
		}
	} else if (async_stream_is_busy(writes ? &state->stream.write_turn : &state->stream.read_turn)
		&& (!may_suspend || !is_blocking(stream))) {
		return ASYNC_PIPE_REFUSED;
	}
	error = enter(state, writes, visit);
	if (EXPECTED(!error)) {
		return ASYNC_PIPE_ENTERED;
	}
	if (error == -ECANCELED) {
		async_hook_throw_pending();
	}
	return ASYNC_PIPE_REFUSED;
}

int async_pipe_visit_stream(php_stream *stream, async_pipe_visit *visit)
{
	pipe_state *state = find_or_create(stream);

	return state->stream.closing ? -EBADF : enter(state, false, visit);
}

void async_pipe_leave(async_pipe_visit *visit)
{
	async_stream_leave_turn(visit->turn, &visit->visit);
	async_stream_leave(visit->state, &visit->visit);
	if (!visit->state->closing && async_list_is_empty(&visit->state->visits)) {
		destroy((pipe_state *) visit->state);
	}
}

bool async_pipe_call(INTERNAL_FUNCTION_PARAMETERS, zif_handler original, bool writes)
{
	async_pipe_visit visit;
	async_pipe_entry entry = ZEND_NUM_ARGS() > 0
		? async_pipe_enter(ZEND_CALL_ARG(execute_data, 1), writes, &visit)
		: ASYNC_PIPE_NONE;

	if (UNEXPECTED(entry == ASYNC_PIPE_REFUSED)) {
		return false;
	}
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (entry == ASYNC_PIPE_ENTERED) {
		async_pipe_leave(&visit);
	}
	return true;
}

static void call_writing(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	if (UNEXPECTED(!async_pipe_call(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, true))) {
		RETURN_FALSE;
	}
}

/* Moves in the stream, or does to it what a parked reader must not meet. Pipes are left alone. */
static bool call_touching(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	php_stream *stream = ZEND_NUM_ARGS() > 0 && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		? plain_from(ZEND_CALL_ARG(execute_data, 1))
		: NULL;

	if (UNEXPECTED(stream && !is_pipe(stream) && async_pipe_is_visited(stream))) {
		return async_pipe_call(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, true);
	}
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	return true;
}

static void call_changing(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	if (UNEXPECTED(!call_touching(INTERNAL_FUNCTION_PARAM_PASSTHRU, original))) {
		RETURN_FALSE;
	}
}

/* What is buffered goes through a new filter of the reading side, into a buffer that may be another
 * one then: a reader inside, who has been given an address in it, must have left. */
static void call_filtering(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	zval *argument = ZEND_NUM_ARGS() > 0 ? ZEND_CALL_ARG(execute_data, 1) : NULL;
	php_stream *stream = argument && Z_TYPE_P(argument) == IS_RESOURCE && async_scheduler_can_suspend()
			&& Z_RES_TYPE_P(argument) == php_file_le_stream()
		? Z_RES_VAL_P(argument)
		: NULL;
	async_stream_visit visit;
	async_stream *hooked;
	int error;

	if (EXPECTED(!stream || stream->readpos == stream->writepos)) {
		call_changing(INTERNAL_FUNCTION_PARAM_PASSTHRU, original);
	} else if (!async_stream_is_hooked(stream)) {
		if (UNEXPECTED(!async_pipe_call(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, false))) {
			RETURN_FALSE;
		}
	} else {
		hooked = async_stream_of(stream);
		async_stream_enter(hooked, &visit);
		error = async_stream_take_turn(hooked, &hooked->read_turn, &visit, ASYNC_STREAM_READ_TURN);
		if (EXPECTED(!error)) {
			original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
			async_stream_leave_read_turn(stream, hooked, &visit);
		} else {
			RETVAL_FALSE;
			if (error == -ECANCELED) {
				async_hook_throw_pending();
			}
		}
		async_stream_leave(hooked, &visit);
	}
}

static void call_seeking(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	if (UNEXPECTED(!call_touching(INTERNAL_FUNCTION_PARAM_PASSTHRU, original))) {
		RETURN_LONG(-1);
	}
}

/* Before a pipe that somebody is inside of is closed. False where nothing may be suspended,
 * so that the others cannot leave, or when it is being closed already. suspends */
static bool evict(pipe_state *state)
{
	bool evicted = false;

	state->of->flags |= PHP_STREAM_FLAG_SUPPRESS_ERRORS;
	if (!state->stream.closing) {
		closing++;
		evicted = async_stream_evict(&state->stream);
		closing--;
	}
	return evicted;
}

/* A stream that the others cannot leave stays open until the last reference to it is gone. */
static void call_closing(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	php_stream *stream = NULL;
	pipe_state *state = NULL;

	if (ZEND_NUM_ARGS() == 1 && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		&& (stream = plain_from(ZEND_CALL_ARG(execute_data, 1)))) {
		state = find(stream);
	}
	if (EXPECTED(!state)) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	if (!evict(state)) {
		RETURN_FALSE;
	}
	release(state);
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	destroy(state);
}

/* The state of the first pipe of a process that somebody is inside of. */
static pipe_state *find_visited(const zval *value)
{
	const char *type = Z_TYPE_P(value) == IS_RESOURCE ? zend_rsrc_list_get_rsrc_type(Z_RES_P(value)) : NULL;
	const php_process_handle *process;

	if (!type || strcmp(type, "process") != 0 || !(process = Z_RES_VAL_P(value))) {
		return NULL;
	}
	for (int i = 0; i < process->npipes; i++) {
		const php_stream *stream = process->pipes[i] ? process->pipes[i]->ptr : NULL; /* closed: NULL */
		pipe_state *state = stream ? find(stream) : NULL;

		if (state) {
			return state;
		}
	}
	return NULL;
}

/* The destructor of a process closes its pipes. While one is left others may come in
 * elsewhere, or end the process: it is looked at anew each time. */
static void call_ending(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	pipe_state *state;

	while (ZEND_NUM_ARGS() == 1 && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		&& (state = find_visited(ZEND_CALL_ARG(execute_data, 1)))) {
		if (!evict(state)) {
			RETURN_LONG(-1);
		}
		destroy(state);
	}
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

#define WRAPPED(_) \
 _(fwrite, writing) \
 _(fputs, writing) \
 _(fputcsv, writing) \
 _(fprintf, writing) \
 _(vfprintf, writing) \
 _(fseek, seeking) \
 _(rewind, changing) \
 _(ftruncate, changing) \
 _(stream_filter_append, filtering) \
 _(stream_filter_prepend, filtering) \
 _(fclose, closing) \
 _(pclose, closing) \
 _(proc_close, ending)

#define DEFINE(name, kind) \
 static zif_handler original_##name; \
 static void hooked_##name(INTERNAL_FUNCTION_PARAMETERS) \
 { \
  call_##kind(INTERNAL_FUNCTION_PARAM_PASSTHRU, original_##name); \
 } \
 ASYNC_ENTRY_DEFINE(name)
WRAPPED(DEFINE)
#undef DEFINE

static const async_entry list[] = {
#define ENTRY(name, kind) ASYNC_ENTRY(name)
	WRAPPED(ENTRY)
#undef ENTRY
};

static async_entries functions = {list, sizeof(list) / sizeof(list[0]), NULL};

void async_pipe_functions_install(void)
{
	async_entries_install(&functions, CG(function_table));
}

void async_pipe_functions_uninstall(void)
{
	async_entries_uninstall(&functions, CG(function_table));
}
