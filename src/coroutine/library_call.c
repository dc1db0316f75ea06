/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See library_call.h. Whoever cleans up after a fatal error switches to each coroutine that is
 * in a call, and is switched back to when that is over. The context stays suspended there until
 * all contexts are destroyed.
 */
#include "coroutine/library_call.h"

#include <zend_exceptions.h>

#include "coroutine/lifecycle.h"
#include "coroutine/scheduler.h"
#include "coroutine/switch.h"
#include "coroutine/wait.h"

ASYNC_TLS const async_library_call *async_library_call_going_on;
static ASYNC_TLS const async_library_call *call_of_current; /* is to go on, or NULL */
static ASYNC_TLS zend_fiber_context *finisher; /* who has resumed a call */

/* What is put aside while a call goes on. */
static ASYNC_TLS struct {
	int error_reporting;
	int error_type;
	zend_string *error_message;
	zend_string *error_file;
	uint32_t error_line;
} aside;

void async_library_call_begin(async_library_call *self)
{
	async_coroutine *coroutine = async_the_scheduler.current;

	self->outer = coroutine->library_call;
	self->frame = NULL;
	coroutine->library_call = self;
}

bool async_library_call_end(async_library_call *self)
{
	async_the_scheduler.current->library_call = self->outer;
	return EXPECTED(!async_library_call_going_on) || self != async_library_call_going_on;
}

bool async_library_call_try(zif_handler original, INTERNAL_FUNCTION_PARAMETERS)
{
	async_library_call call;
	volatile bool bailed_out = false;

	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return true;
	}
	async_library_call_begin(&call);
	call.frame = execute_data;
	zend_try {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} zend_catch {
		bailed_out = true;
	} zend_end_try();
	if (UNEXPECTED(!async_library_call_end(&call))) {
		return false;
	}
	if (UNEXPECTED(bailed_out)) {
		zend_bailout();
	}
	return true;
}

void async_library_call_function(zif_handler original, INTERNAL_FUNCTION_PARAMETERS)
{
	if (UNEXPECTED(!async_library_call_try(original, INTERNAL_FUNCTION_PARAM_PASSTHRU))) {
		async_library_call_leave();
	}
}

/* {{{ Nothing is heard of a call that goes on */
static void swap_last_error(void)
{
	int type = PG(last_error_type);
	zend_string *message = PG(last_error_message), *file = PG(last_error_file);
	uint32_t line = (uint32_t) PG(last_error_lineno);

	PG(last_error_type) = aside.error_type;
	PG(last_error_message) = aside.error_message;
	PG(last_error_file) = aside.error_file;
	PG(last_error_lineno) = aside.error_line;
	aside.error_type = type;
	aside.error_message = message;
	aside.error_file = file;
	aside.error_line = line;
}

void async_library_call_resumed(void)
{
	aside.error_reporting = EG(error_reporting);
	aside.error_type = 0;
	aside.error_message = aside.error_file = NULL;
	swap_last_error();
	EG(error_reporting) = 0;
	EG(error_handling) = EH_THROW; /* and not to the handler of the script */
	EG(exception_class) = NULL;
	zend_set_memory_limit(SIZE_MAX); /* most fatal errors are for want of memory */
	if (EXPECTED(!EG(exception))) {
		EG(exception) = zend_create_unwind_exit();
	}
}

static void end_silence(void)
{
	zend_object *exception = EG(exception);

	if (EXPECTED(exception)) {
		EG(exception) = NULL;
		OBJ_RELEASE(exception);
	}
	if (zend_set_memory_limit(PG(memory_limit)) == FAILURE) {
		zend_set_memory_limit(zend_memory_usage(true));
	}
	EG(error_handling) = EH_NORMAL;
	EG(error_reporting) = aside.error_reporting;
	swap_last_error();
	if (aside.error_message) {
		zend_string_release(aside.error_message);
		zend_string_release(aside.error_file);
	}
}
/* }}} */

void async_library_call_leave(void)
{
	end_silence();
	async_library_call_going_on = NULL;
	if (finisher) {
		async_switch_jump(finisher);
	}
	async_lifecycle_forget_waits();
	zend_bailout();
}

/* A PHP function may have called PHP code, and that has parked. */
static bool is_on_top(const async_library_call *call, const async_coroutine *coroutine)
{
	const zend_execute_data *frame = coroutine->suspended_frame;

	if (!call->frame) {
		return true;
	}
	while (frame && frame != call->frame && frame->func && frame->func->type == ZEND_INTERNAL_FUNCTION) {
		frame = frame->prev_execute_data;
	}
	return frame == call->frame;
}

/* The outermost one that can be left without PHP code in between. */
static const async_library_call *call_of(const async_coroutine *coroutine)
{
	const async_library_call *call = coroutine->library_call, *found = NULL;

	/* One that is not parked has met its end in the call: its stack has overflown. */
	if (EXPECTED(!call) || !async_coroutine_is_suspended(coroutine)) {
		return NULL;
	}
	while (call && is_on_top(call, coroutine)) {
		found = call;
		call = call->outer;
	}
	return found;
}

void async_library_calls_abort(void)
{
	async_list *all = &async_the_scheduler.all;

	for (async_list *link = all->next; link != all; link = link->next) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_coroutine, all);

		if (call_of(coroutine) && coroutine->wait) {
			async_wait_abort(coroutine->wait, ASYNC_WAKE_CANCELLED);
		}
	}
}

static void finish(async_coroutine *coroutine, const async_library_call *call)
{
	async_library_call_going_on = call;
	finisher = EG(current_fiber_context);
	async_the_scheduler.current = coroutine;
	async_switch_to_call(coroutine->resume);
	finisher = NULL;
}

void async_library_calls_finish(void)
{
	async_coroutine *current = async_the_scheduler.current;
	async_list *all = &async_the_scheduler.all;

	call_of_current = NULL;
	for (async_list *link = all->next; link != all; link = link->next) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_coroutine, all);
		const async_library_call *call = call_of(coroutine);
		bool can_go_on = call && (!coroutine->wait || coroutine->wait->result != ASYNC_WAKE_NONE);

		if (can_go_on && coroutine != current) {
			finish(coroutine, call);
			async_the_scheduler.current = current;
		} else if (can_go_on) {
			call_of_current = call;
		}
		coroutine->library_call = NULL;
	}
}

void async_library_call_give_up(void)
{
	call_of_current = NULL;
}

bool async_library_call_goes_on(void)
{
	async_library_call_going_on = call_of_current;
	call_of_current = NULL;
	return async_library_call_going_on != NULL;
}
