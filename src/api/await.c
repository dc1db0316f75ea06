/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See await.h. The objects that own the events are arguments of the PHP function
 * that waits, which keeps them alive.
 */
#include "api/await.h"

#include <zend_exceptions.h>

#include "api/classes.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "coroutine/wait.h"

typedef struct _await_wait {
	async_wait wait;
	async_event *event;
	async_listener event_listener;
	async_listener token_listener;
} await_wait;

static zend_string *describe(const async_wait *wait)
{
	async_event *event = ((const await_wait *) wait)->event;

	return event->kind->describe(event);
}

static const async_wait_kind await_kind = {describe, NULL};

static void event_completed(async_listener *listener)
{
	async_wait_wake(&ASYNC_LIST_ENTRY(listener, await_wait, event_listener)->wait, false);
}

static void token_completed(async_listener *listener)
{
	async_wait_wake(&ASYNC_LIST_ENTRY(listener, await_wait, token_listener)->wait, false);
}

bool async_await_token(zend_object *object, async_event **token)
{
	*token = object ? async_awaitable_event(object) : NULL;
	if (UNEXPECTED(object && !*token)) {
		async_throw(async_ce_exception, "Expected item to be an Async\\Awaitable object");
		return false;
	}
	return true;
}

void async_await_outcome(async_event *event, zval *return_value)
{
	async_event_settle(event);
	event->handled = true;
	if (event->error) {
		GC_ADDREF(event->error);
		async_error_throw(event->error);
	} else {
		ZVAL_COPY(return_value, &event->result);
	}
}

void async_await_throw_cancelled(async_event *token)
{
	zend_object *error = async_error_new(async_ce_operation_canceled, "Operation has been cancelled");

	async_event_settle(token);
	token->handled = true;
	if (token->error) {
		GC_ADDREF(token->error);
		async_error_set_previous(error, token->error);
	}
	async_error_throw(error);
}

void async_await(async_event *event, async_event *token, zval *return_value)
{
	await_wait wait;

	if (event->done) {
		async_await_outcome(event, return_value);
		return;
	}
	if (token == event) {
		token = NULL;
	}
	if (token && token->done) {
		async_await_throw_cancelled(token);
		return;
	}
	if (!async_scheduler_require()) {
		return;
	}
	async_wait_init(&wait.wait, &await_kind);
	wait.event = event;
	wait.event_listener.notify = event_completed;
	async_event_listen(event, &wait.event_listener);
	if (token) {
		wait.token_listener.notify = token_completed;
		async_event_listen(token, &wait.token_listener);
	}
	async_wait_park(&wait.wait, ASYNC_NEVER);
	async_event_forget(&wait.event_listener);
	if (token) {
		async_event_forget(&wait.token_listener);
	}
	if (async_coroutine_throw_pending(async_the_scheduler.current)) {
		return;
	}
	if (event->done) {
		async_await_outcome(event, return_value);
	} else {
		async_await_throw_cancelled(token);
	}
}
