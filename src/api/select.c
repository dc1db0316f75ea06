/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\select(): one wait with a party or a listener for each case, all on the call's
 * own memory. The first case that happens takes all others out of their queues at
 * once, so exactly one happens.
 */
#include "api/await.h"
#include "api/channel.h"
#include "api/classes.h"
#include "api/functions.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

typedef enum {
	RECEIVE,
	SEND,
	EVENT,
} case_kind;

typedef struct _select_wait select_wait;

typedef struct _select_case {
	case_kind kind;
	select_wait *select;
	zend_object *object; /* owned: the channel, or what has the event */
	async_channel *channel;
	async_event *event;
	async_party party; /* its value is owned */
	async_listener listener;
	zval key; /* borrowed */
} select_case;

struct _select_wait {
	async_wait wait;
	select_case *cases;
	uint32_t count;
	async_event *token;
	async_listener token_listener;
	select_case *happened; /* or NULL */
	bool closed; /* what happened is that its channel was closed */
};

/* {{{ The wait */
static zend_string *describe(const async_wait *wait)
{
	return zend_strpprintf(0, "the first of %u operations", ((const select_wait *) wait)->count);
}

static void leave_all(select_wait *self)
{
	for (uint32_t i = 0; i < self->count; i++) {
		select_case *one = &self->cases[i];

		if (one->kind == EVENT) {
			async_event_forget(&one->listener);
		} else {
			async_party_leave(&one->party);
		}
	}
}

static bool leave(async_wait *wait)
{
	leave_all((select_wait *) wait);
	return true;
}

static const async_wait_kind select_wait_kind = {describe, leave};

static void happen(select_case *one, bool closed)
{
	select_wait *self = one->select;

	self->happened = one;
	self->closed = closed;
	leave_all(self);
	async_wait_wake(&self->wait, false);
}

static void party_settled(async_party *party, bool exchanged)
{
	happen(ASYNC_LIST_ENTRY(party, select_case, party), !exchanged);
}

static void event_completed(async_listener *listener)
{
	select_case *one = ASYNC_LIST_ENTRY(listener, select_case, listener);

	if (one->select->wait.result == ASYNC_WAKE_NONE) {
		happen(one, false);
	}
}

static void token_completed(async_listener *listener)
{
	select_wait *self = ASYNC_LIST_ENTRY(listener, select_wait, token_listener);

	if (self->wait.result == ASYNC_WAKE_NONE) {
		leave_all(self);
		async_wait_wake(&self->wait, false);
	}
}

static void queue_all(select_wait *self)
{
	for (uint32_t i = 0; i < self->count; i++) {
		select_case *one = &self->cases[i];

		switch (one->kind) {
		case RECEIVE:
			async_channel_queue_receiver(one->channel, &one->party);
			break;
		case SEND:
			async_channel_queue_sender(one->channel, &one->party);
			break;
		case EVENT:
			async_event_listen(one->event, &one->listener);
		}
	}
	if (self->token) {
		self->token_listener.notify = token_completed;
		async_event_listen(self->token, &self->token_listener);
	}
}

/* False with an exception thrown. suspends */
static bool park(select_wait *self)
{
	async_coroutine *coroutine = async_the_scheduler.current;
	select_case *happened;

	async_wait_init(&self->wait, &select_wait_kind);
	queue_all(self);
	async_wait_park(&self->wait, ASYNC_NEVER);
	leave_all(self);
	if (self->token) {
		async_event_forget(&self->token_listener);
	}
	happened = self->happened;
	if (happened && happened->kind == SEND && !self->closed) {
		return true; /* what was sent stays sent */
	}
	if (UNEXPECTED(async_coroutine_has_pending(coroutine))) {
		if (happened && happened->kind == RECEIVE && !self->closed) {
			async_channel_give_back(happened->channel, &happened->party.value);
			ZVAL_UNDEF(&happened->party.value);
		}
		async_coroutine_throw_pending(coroutine);
		return false;
	}
	if (!happened) {
		async_await_throw_cancelled(self->token);
		return false;
	}
	return true;
}
/* }}} */

/* {{{ The cases */
static bool set_case(select_case *one, zval *operation)
{
	ZVAL_DEREF(operation);
	one->party.settled = party_settled;
	async_list_init(&one->party.link);
	ZVAL_UNDEF(&one->party.value);
	one->listener.event = NULL;
	one->listener.notify = event_completed;
	if (Z_TYPE_P(operation) == IS_OBJECT && Z_OBJCE_P(operation) == async_ce_channel) {
		one->kind = RECEIVE;
		one->object = Z_OBJ_P(operation);
	} else if (Z_TYPE_P(operation) == IS_OBJECT
		&& instanceof_function(Z_OBJCE_P(operation), async_ce_completable)
		&& (one->event = async_awaitable_event(Z_OBJ_P(operation)))) {
		one->kind = EVENT;
		one->object = Z_OBJ_P(operation);
	} else if (Z_TYPE_P(operation) == IS_ARRAY && zend_hash_num_elements(Z_ARRVAL_P(operation)) == 2) {
		zval *channel = zend_hash_index_find_deref(Z_ARRVAL_P(operation), 0);
		zval *value = zend_hash_index_find_deref(Z_ARRVAL_P(operation), 1);

		if (!channel || !value || Z_TYPE_P(channel) != IS_OBJECT || Z_OBJCE_P(channel) != async_ce_channel) {
			return false;
		}
		one->kind = SEND;
		one->object = Z_OBJ_P(channel);
		ZVAL_COPY(&one->party.value, value);
	} else {
		return false;
	}
	if (one->kind != EVENT) {
		one->channel = async_channel_from_object(one->object);
	}
	GC_ADDREF(one->object);
	return true;
}

static bool set_cases(select_wait *self, HashTable *operations)
{
	zend_string *name;
	zend_ulong index;
	zval *operation;

	ZEND_HASH_FOREACH_KEY_VAL(operations, index, name, operation) {
		select_case *one = &self->cases[self->count];

		if (!set_case(one, operation)) {
			zend_argument_type_error(
				1, "must contain only Async\\Channel, [Async\\Channel, value] and Async\\Completable");
			return false;
		}
		one->select = self;
		if (name) {
			ZVAL_STR(&one->key, name);
		} else {
			ZVAL_LONG(&one->key, (zend_long) index);
		}
		self->count++;
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* The first case that can happen without waiting, or NULL. */
static select_case *find_ready(select_wait *self)
{
	for (uint32_t i = 0; i < self->count; i++) {
		select_case *one = &self->cases[i];
		bool ready;

		if (one->kind == EVENT) {
			ready = one->event->done;
		} else {
			ready = one->kind == RECEIVE ? async_channel_try_receive(one->channel, &one->party.value)
										 : async_channel_try_send(one->channel, &one->party.value, false);
			if (!ready && one->channel->closed) {
				ready = self->closed = true;
			}
		}
		if (ready) {
			return one;
		}
	}
	return NULL;
}

/* Sets *value, or throws. */
static void get_outcome(select_wait *self, zval *value)
{
	select_case *one = self->happened;

	ZVAL_NULL(value);
	if (self->closed) {
		async_channel_throw(one->channel, ASYNC_EXCHANGE_CLOSED, NULL);
	} else if (one->kind == RECEIVE) {
		ZVAL_COPY_VALUE(value, &one->party.value);
		ZVAL_UNDEF(&one->party.value);
	} else if (one->kind == EVENT) {
		async_event_settle(one->event);
		if (one->object->ce == async_ce_timeout_object && one->event->error->ce == async_ce_timeout) {
			one->event->handled = true; /* that it has fired is what was waited for */
		} else {
			async_await_outcome(one->event, value);
		}
	}
}
/* }}} */

static void run(select_wait *self, zval *return_value)
{
	zval value, key;

	self->happened = find_ready(self);
	if (!self->happened) {
		if (self->token && self->token->done) {
			async_await_throw_cancelled(self->token);
			return;
		}
		if (!async_scheduler_require() || !park(self)) {
			return;
		}
	}
	get_outcome(self, &value);
	if (!EG(exception)) {
		ZVAL_COPY(&key, &self->happened->key);
		array_init_size(return_value, 2);
		add_next_index_zval(return_value, &key);
		add_next_index_zval(return_value, &value);
	}
}

ZEND_FUNCTION(Async_select)
{
	HashTable *operations;
	zend_object *cancellation = NULL;
	select_wait self = {.count = 0};

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ARRAY_HT(operations)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(cancellation, async_ce_completable)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_await_token(cancellation, &self.token)) {
		RETURN_THROWS();
	}
	if (zend_hash_num_elements(operations) == 0) {
		zend_argument_value_error(1, "must not be empty");
		RETURN_THROWS();
	}
	self.cases = safe_emalloc(zend_hash_num_elements(operations), sizeof(select_case), 0);
	if (set_cases(&self, operations)) {
		run(&self, return_value);
	}
	for (uint32_t i = 0; i < self.count; i++) {
		zval_ptr_dtor(&self.cases[i].party.value);
		OBJ_RELEASE(self.cases[i].object);
	}
	efree(self.cases);
}
