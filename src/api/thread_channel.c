/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\ThreadChannel inside one thread: a channel with a buffer, of copies.
 */
#include "api/thread.h"

#include <zend_interfaces.h>

#include "api/await.h"
#include "api/classes.h"
#include "coroutine/channel.h"
#include "coroutine/errors.h"
#include "thread_channel_arginfo.h"

typedef struct _thread_channel_object {
	async_channel channel; /* first; its capacity is 0 until constructed */
	zend_object std; /* last */
} thread_channel_object;

static zend_object_handlers handlers;

static inline async_channel *from_object(zend_object *object)
{
	return &((thread_channel_object *) ((char *) object - XtOffsetOf(thread_channel_object, std)))->channel;
}

#define THIS from_object(Z_OBJ_P(ZEND_THIS))

static zend_string *describe_end(async_event *event)
{
	return async_channel_describe((async_channel *) event);
}

static zend_object *closed_error(void)
{
	return async_error_new(async_ce_thread_channel_exception, "ThreadChannel is closed");
}

static void settle_end(async_event *event)
{
	event->error = closed_error();
}

static const async_event_kind end_kind = {NULL, NULL, describe_end, settle_end};

static zend_object *create_object(zend_class_entry *ce)
{
	thread_channel_object *self = emalloc(sizeof(*self));

	async_channel_init(&self->channel, 0, &end_kind);
	zend_object_std_init(&self->std, ce);
	self->std.handlers = &handlers;
	return &self->std;
}

static void free_object(zend_object *object)
{
	async_channel_free(from_object(object));
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	const async_channel *channel = from_object(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	for (uint32_t i = 0; i < channel->count; i++) {
		zend_get_gc_buffer_add_zval(buffer, &channel->ring[(channel->head + i) & (channel->size - 1)]);
	}
	if (channel->end.error) {
		zend_get_gc_buffer_add_obj(buffer, channel->end.error);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}

ZEND_METHOD(Async_ThreadChannel, __construct)
{
	zend_long capacity = 16;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(capacity)
	ZEND_PARSE_PARAMETERS_END();

	if (capacity < 1 || capacity > INT32_MAX) {
		zend_argument_value_error(1, "must be between 1 and %d", INT32_MAX);
		RETURN_THROWS();
	}
	if (THIS->capacity) {
		zend_throw_error(NULL, "Async\\ThreadChannel is already constructed");
		RETURN_THROWS();
	}
	THIS->capacity = (uint32_t) capacity;
}

static void throw_outcome(async_exchange outcome, async_event *token)
{
	if (outcome == ASYNC_EXCHANGE_CLOSED) {
		async_error_throw(closed_error());
	} else if (outcome == ASYNC_EXCHANGE_TOKEN) {
		async_await_throw_cancelled(token);
	}
}

ZEND_METHOD(Async_ThreadChannel, send)
{
	async_channel *channel = THIS;
	async_event *token;
	zend_object *cancellation = NULL;
	zval *value, copy;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ZVAL(value)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(cancellation, async_ce_completable)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_await_token(cancellation, &token) || !async_thread_copy(&copy, value)) {
		RETURN_THROWS();
	}
	throw_outcome(async_channel_send(channel, &copy, token), token);
	zval_ptr_dtor(&copy);
}

ZEND_METHOD(Async_ThreadChannel, recv)
{
	async_channel *channel = THIS;
	async_event *token;
	zend_object *cancellation = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(cancellation, async_ce_completable)
	ZEND_PARSE_PARAMETERS_END();

	if (async_await_token(cancellation, &token)) {
		throw_outcome(async_channel_receive(channel, return_value, token), token);
	}
}

ZEND_METHOD(Async_ThreadChannel, close)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_channel_close(THIS, ASYNC_CHANNEL_EXPLICIT);
}

ZEND_METHOD(Async_ThreadChannel, isClosed)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->closed != ASYNC_CHANNEL_OPEN);
}

ZEND_METHOD(Async_ThreadChannel, capacity)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(THIS->capacity);
}

ZEND_METHOD(Async_ThreadChannel, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(THIS->count);
}

ZEND_METHOD(Async_ThreadChannel, isEmpty)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->count == 0);
}

ZEND_METHOD(Async_ThreadChannel, isFull)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->count >= THIS->capacity);
}

void async_thread_channel_register(void)
{
	zend_class_entry *ce = register_class_Async_ThreadChannel(async_ce_awaitable, zend_ce_countable);

	ce->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = XtOffsetOf(thread_channel_object, std);
	handlers.free_obj = free_object;
	handlers.get_gc = get_gc;
	handlers.clone_obj = NULL;
}
