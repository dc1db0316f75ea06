/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\signal() and the enum Async\Signal. The future's state owns the wait, without
 * the wait holding the state: a future that is dropped gives the signal back.
 */
#include <php.h>
#include <signal.h>
#include <zend_compile.h>
#include <zend_enum.h>

#include "api/await.h"
#include "api/classes.h"
#include "api/functions.h"
#include "api/future.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "io/signal.h"
#include "signal_arginfo.h"

typedef struct _signal_wait {
	async_signal_watch watch;
	async_listener token_listener; /* the state holds the token */
	async_future_state *state; /* owns this */
	zend_object *signal; /* the case, which lives as long as the enum */
} signal_wait;

static zend_class_entry *ce_signal;

static void end(signal_wait *self)
{
	self->state->abandoned = NULL;
	async_io_signal_unwatch(&self->watch);
	if (self->token_listener.event) {
		async_event_forget(&self->token_listener);
	}
	efree(self);
}

static void received(async_signal_watch *watch)
{
	signal_wait *self = ASYNC_LIST_ENTRY(watch, signal_wait, watch);
	async_future_state *state = self->state;
	zval result;

	ZVAL_OBJ_COPY(&result, self->signal);
	end(self);
	async_future_complete(state, &result);
}

/* Owned: the token's own error, or one of ours for a token that has succeeded. */
static zend_object *take_error(async_event *token)
{
	async_event_settle(token);
	token->handled = true;
	if (token->error) {
		GC_ADDREF(token->error);
		return token->error;
	}
	return async_error_new(async_ce_cancellation, "Signal wait cancelled");
}

static void token_completed(async_listener *listener)
{
	signal_wait *self = ASYNC_LIST_ENTRY(listener, signal_wait, token_listener);
	async_future_state *state = self->state;
	zend_object *error = take_error(listener->event);

	end(self);
	async_future_fail(state, error);
}

static void abandoned(async_future_state *state)
{
	end(state->source);
}

/* Numbers that mean something else here: the signals are of another system. */
static bool is_foreign(zend_long number)
{
	return number == SIGTTIN || number == SIGTTOU;
}

static signal_wait *start(zend_object *signal, zend_long number)
{
	signal_wait *self = ecalloc(1, sizeof(*self));

	self->watch.number = (int) number;
	self->watch.received = received;
	self->signal = signal;
	if (is_foreign(number) || async_io_signal_watch(&self->watch) != 0) {
		efree(self);
		return NULL;
	}
	return self;
}

ZEND_FUNCTION(Async_signal)
{
	zend_object *signal, *token_object = NULL, *future;
	async_event *token;
	signal_wait *self;
	zend_long number;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_OBJ_OF_CLASS(signal, ce_signal)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(token_object, async_ce_completable)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_await_token(token_object, &token) || !async_scheduler_start()) {
		RETURN_THROWS();
	}
	number = Z_LVAL_P(zend_enum_fetch_case_value(signal));
	if (token && token->done) {
		RETURN_OBJ(async_future_new_failed(take_error(token)));
	}
	self = start(signal, number);
	if (!self) {
		async_throw(async_ce_exception, "Unknown signal number: " ZEND_LONG_FMT, number);
		RETURN_THROWS();
	}
	self->state = async_future_state_new();
	self->state->abandoned = abandoned;
	self->state->source = self;
	if (token) {
		GC_ADDREF(token_object);
		self->state->held = token_object;
		self->token_listener.notify = token_completed;
		async_event_listen(token, &self->token_listener);
	}
	future = async_future_new(self->state);
	async_future_state_release(self->state);
	RETURN_OBJ(future);
}

void async_signal_register(void)
{
	ce_signal = register_class_Async_Signal();
}
