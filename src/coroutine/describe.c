/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See describe.h.
 */
#include "coroutine/describe.h"

#include "coroutine/scheduler.h"

static zend_string *location(zend_string *file, uint32_t line)
{
	return file ? zend_strpprintf(0, "%s:%u", ZSTR_VAL(file), line) : ZSTR_INIT_LITERAL("unknown", 0);
}

zend_string *async_describe_spawn_location(const async_coroutine *coroutine)
{
	return location(coroutine->spawn_file, coroutine->spawn_line);
}

bool async_describe_suspended_at(const async_coroutine *coroutine, zend_string **file, uint32_t *line)
{
	const zend_execute_data *frame;

	if (!async_coroutine_is_suspended(coroutine)) {
		return false;
	}
	frame = coroutine->suspended_frame;
	while (frame && (!frame->func || !ZEND_USER_CODE(frame->func->common.type))) {
		frame = frame->prev_execute_data;
	}
	if (!frame) {
		return false;
	}
	*file = frame->func->op_array.filename;
	*line = frame->opline->lineno;
	return true;
}

zend_string *async_describe_suspend_location(const async_coroutine *coroutine)
{
	zend_string *file = NULL;
	uint32_t line = 0;

	async_describe_suspended_at(coroutine, &file, &line);
	return location(file, line);
}

const char *async_describe_state(const async_coroutine *coroutine)
{
	switch (coroutine->state) {
	case ASYNC_COROUTINE_CREATED:
		return coroutine->flags & ASYNC_COROUTINE_READY ? "queued" : "created";
	case ASYNC_COROUTINE_FINISHED:
		return "finished";
	default:
		return async_coroutine_is_suspended(coroutine) ? "suspended" : "running";
	}
}
