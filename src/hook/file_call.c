/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See file_call.h. A call is on the C stack of its coroutine, which points to the innermost
 * one. It visits its stream only once it has to wait: data that is in the page cache costs
 * no more than the look at two pointers.
 */
#include "hook/file_call.h"

#include <errno.h>

#include "core/function.h"
#include "hook/engine.h"
#include "hook/file_prefetch.h"

int async_file_resource_type;

int async_file_call_visit(async_file_call *call)
{
	int error;

	if (UNEXPECTED(async_pipe_is_closing())) {
		return -EBADF;
	}
	if (!call->stream || call->visits) {
		return 0;
	}
	error = async_pipe_visit_stream(call->stream, &call->visit);
	call->visits = error == 0;
	return error;
}

/* A call that was broken off has taken nothing from the file, unless it has passed that on and
 * returns how much. */
static void give_back(async_file_call *self, const zval *return_value)
{
	if (EG(exception) && self->stream->position != self->start && !self->stream->readfilters.head
		&& Z_TYPE_P(return_value) != IS_LONG) {
		php_stream_seek(self->stream, self->start, SEEK_SET);
	}
}

/* What is to be in the page cache before a call, of its stream. */
typedef struct _part {
	zend_off_t from;
	size_t length; /* 0: nothing; the call itself may wait for it */
} part;

static const part no_part = {0, 0};

/* suspends */
static bool fetch(async_file_call *self, part wanted)
{
	int error = async_file_prefetch(self, async_pipe_descriptor(self->stream), wanted.from, wanted.length);

	if (UNEXPECTED(error == -ECANCELED)) {
		async_hook_throw_pending();
	}
	return error == 0;
}

/* In a native Fiber the calls of a coroutine would end in any order: nothing waits there. */
static zend_always_inline bool call_alone(
	INTERNAL_FUNCTION_PARAMETERS, zif_handler original, php_stream *stream, part wanted)
{
	async_coroutine *coroutine = async_the_scheduler.current;
	async_file_call self;
	void *outer;
	bool called = true;

	if (UNEXPECTED(!async_scheduler_can_suspend() || EG(active_fiber))) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return true;
	}
	self.frame = execute_data;
	self.stream = stream;
	self.start = stream ? stream->position : 0;
	self.visits = self.cancelled = false;
	outer = coroutine->file_call;
	if (wanted.length) {
		called = fetch(&self, wanted);
	} else {
		coroutine->file_call = &self;
	}
	if (EXPECTED(called)) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
	coroutine->file_call = outer;
	if (UNEXPECTED(self.cancelled && stream)) {
		stream->eof = 0;
	}
	if (UNEXPECTED(self.visits)) {
		give_back(&self, return_value);
		async_pipe_leave(&self.visit);
	}
	return called;
}

/* Of a stream that somebody else is inside of. */
static bool call_in_turn(INTERNAL_FUNCTION_PARAMETERS, zif_handler original, php_stream *stream, part wanted)
{
	async_pipe_visit visit;
	async_pipe_entry entry = async_pipe_enter_stream(stream, false, &visit);
	bool called = entry != ASYNC_PIPE_REFUSED;

	if (entry == ASYNC_PIPE_ENTERED) {
		called = call_alone(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, stream, wanted);
		async_pipe_leave(&visit);
	} else if (entry == ASYNC_PIPE_NONE) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
	return called;
}

static zend_always_inline bool call_function(
	INTERNAL_FUNCTION_PARAMETERS, zif_handler original, php_stream *stream, part wanted)
{
	if (UNEXPECTED(stream && async_pipe_is_visited(stream))) {
		return call_in_turn(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, stream, wanted);
	}
	return call_alone(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, stream, wanted);
}

bool async_file_call_function(INTERNAL_FUNCTION_PARAMETERS, zif_handler original, php_stream *stream)
{
	return call_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, stream, no_part);
}

bool async_file_call_prefetching(
	INTERNAL_FUNCTION_PARAMETERS, zif_handler original, php_stream *stream, zend_off_t from, size_t length)
{
	return call_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, stream, (part) {from, length});
}
