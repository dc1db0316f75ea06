/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See describe.h.
 */
#include "coroutine/describe.h"

#include <zend_smart_str.h>

#include "coroutine/scheduler.h"
#include "coroutine/wait.h"

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

static void append_string(smart_str *text, const char *format, zend_string *string)
{
	smart_str_append_printf(text, format, ZSTR_VAL(string));
	zend_string_release(string);
}

static void append_coroutine(smart_str *text, const async_coroutine *coroutine, async_time now)
{
	const async_wait *wait = coroutine->wait;

	smart_str_append_printf(text, "Coroutine %u", coroutine->std.handle);
	append_string(text, " spawned at %s", async_describe_spawn_location(coroutine));
	if (async_coroutine_is_suspended(coroutine)) {
		append_string(text, ", suspended at %s", async_describe_suspend_location(coroutine));
	}
	smart_str_append_printf(text, " (%s%s%s%s)\n", coroutine->flags & ASYNC_COROUTINE_MAIN ? "main, " : "",
		async_describe_state(coroutine),
		coroutine->wait && (coroutine->flags & ASYNC_COROUTINE_READY) ? ", ready" : "",
		coroutine->cancellation ? ", cancelled" : "");
	if (wait) {
		smart_str_append_printf(text, "  waiting for %" PRId64 " ms, for:\n",
			(int64_t) (MAX(now - wait->since, 0) / ASYNC_NS_PER_MS));
		append_string(text, "    - %s\n", wait->kind->describe(wait));
	}
	smart_str_appendc(text, '\n');
}

zend_string *async_describe_all(void)
{
	const async_scheduler *scheduler = &async_the_scheduler;
	async_time now = async_clock_now();
	smart_str text = {0};

	smart_str_appends(&text, "=== COROUTINES START ===\n");
	if (scheduler->state == ASYNC_SCHEDULER_ACTIVE) {
		smart_str_append_printf(&text, "Coroutines: %u, ready: %u, active_events: %u\n\n",
			scheduler->count + scheduler->zombies + 1, scheduler->ready_count, async_ports.in_flight());
		for (async_list *link = scheduler->all.next; link != &scheduler->all; link = link->next) {
			append_coroutine(&text, ASYNC_LIST_ENTRY(link, async_coroutine, all), now);
		}
	} else {
		smart_str_appends(&text, "Coroutines: 0, ready: 0, active_events: 0\n\n");
	}
	smart_str_appends(&text, "=== COROUTINES END   ===\n");
	return smart_str_extract(&text);
}
