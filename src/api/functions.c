/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The functions of namespace Async, except spawn() and the await family.
 */
#include <php.h>
#include <zend_closures.h>

#include "api/await.h"
#include "api/classes.h"
#include "api/functions.h"
#include "coroutine/context.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "coroutine/wait.h"

ZEND_FUNCTION(Async_suspend)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		return;
	}
	if (async_scheduler_require()) {
		async_scheduler_yield();
	}
}

ZEND_FUNCTION(Async_protect)
{
	zval *closure;
	async_coroutine *coroutine = async_the_scheduler.current;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(closure, zend_ce_closure)
	ZEND_PARSE_PARAMETERS_END();

	if (coroutine) {
		coroutine->flags |= ASYNC_COROUTINE_PROTECTED;
	}
	call_user_function(NULL, NULL, closure, return_value, 0, NULL);
	/* The closure may have started the scheduler. */
	if (!coroutine) {
		return;
	}
	coroutine->flags &= ~ASYNC_COROUTINE_PROTECTED;
	if (!EG(exception) && async_coroutine_throw_pending(coroutine)) {
		zval_ptr_dtor(return_value);
		ZVAL_UNDEF(return_value);
	}
}

ZEND_FUNCTION(Async_await)
{
	zend_object *awaitable, *cancellation = NULL;
	async_event *event, *token;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(awaitable, async_ce_completable)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(cancellation, async_ce_completable)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_await_token(awaitable, &event) || !async_await_token(cancellation, &token)) {
		RETURN_THROWS();
	}
	async_await(event, token, return_value);
}

static zend_string *describe_delay(const async_wait *wait)
{
	(void) wait;
	return ZSTR_INIT_LITERAL("delay", 0);
}

static const async_wait_kind delay_kind = {describe_delay, NULL};

ZEND_FUNCTION(Async_delay)
{
	zend_long ms;
	async_wait wait;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(ms)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_scheduler_require()) {
		RETURN_THROWS();
	}
	if (ms <= 0) {
		async_scheduler_yield();
		return;
	}
	async_wait_init(&wait, &delay_kind);
	async_wait_park(&wait, async_clock_after(async_clock_now(), async_clock_from_ms(ms)));
	async_coroutine_throw_pending(async_the_scheduler.current);
}

ZEND_FUNCTION(Async_timeout)
{
	zend_long ms;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(ms)
	ZEND_PARSE_PARAMETERS_END();

	if (ms <= 0) {
		zend_value_error("Timeout value must be greater than 0");
		RETURN_THROWS();
	}
	RETURN_OBJ(async_timeout_new(ms));
}

ZEND_FUNCTION(Async_current_coroutine)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		async_throw(async_ce_exception, "The current coroutine is not defined");
		RETURN_THROWS();
	}
	async_object_show(&async_the_scheduler.current->std);
	RETURN_OBJ_COPY(&async_the_scheduler.current->std);
}

ZEND_FUNCTION(Async_get_coroutines)
{
	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		return;
	}
	for (async_list *link = async_the_scheduler.all.next; link != &async_the_scheduler.all;
		 link = link->next) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_coroutine, all);

		if (!(coroutine->flags & ASYNC_COROUTINE_INTERNAL)) {
			async_object_show(&coroutine->std);
			GC_ADDREF(&coroutine->std);
			add_next_index_object(return_value, &coroutine->std);
		}
	}
}

ZEND_FUNCTION(Async_runtime_stats)
{
	const async_scheduler *scheduler = &async_the_scheduler;
	bool active = scheduler->state == ASYNC_SCHEDULER_ACTIVE;
	async_context_stats contexts;

	ZEND_PARSE_PARAMETERS_NONE();
	async_context_get_stats(&contexts);
	array_init_size(return_value, 10);
	/* Of what the reference names, there are no microtasks and no second queue here. */
	add_assoc_long(return_value, "coroutines_total", active ? scheduler->count + scheduler->zombies + 1 : 0);
	add_assoc_long(return_value, "coroutines_active", active ? scheduler->count + 1 : 0);
	add_assoc_long(return_value, "microtasks_queue", 0);
	add_assoc_long(return_value, "coroutine_queue", active ? scheduler->ready_count : 0);
	add_assoc_long(return_value, "resumed_queue", 0);
	add_assoc_long(return_value, "fiber_pool_count", active ? contexts.idle : 0);
	add_assoc_long(return_value, "fiber_pool_capacity", active ? contexts.count : 0);
	add_assoc_long(return_value, "fiber_pool_min", 0);
	add_assoc_long(return_value, "fiber_stack_size", active ? (zend_long) async_stack_get_size() : 0);
	add_assoc_long(
		return_value, "fiber_pool_virtual_bytes", active ? (zend_long) async_stack_get_mapped() : 0);
}

ZEND_FUNCTION(Async_graceful_shutdown)
{
	zend_object *error = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(error, async_ce_cancellation)
	ZEND_PARSE_PARAMETERS_END();

	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		async_scheduler_shutdown(error);
	}
}
