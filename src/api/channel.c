/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\Channel: the class around coroutine/channel.h. Whoever waits in one of its
 * methods holds a reference to the object.
 */
#include "api/channel.h"

#include <zend_enum.h>
#include <zend_interfaces.h>

#include "api/await.h"
#include "api/classes.h"
#include "api/value_iterator.h"
#include "coroutine/errors.h"
#include "coroutine/scope.h"
#include "channel_arginfo.h"

typedef struct _channel_object {
	async_channel channel; /* first: it begins with its event */
	async_scope_member member; /* of the scope it was made in */
	bool constructed;
	zend_object std; /* last */
} channel_object;

zend_class_entry *async_ce_channel;
static zend_class_entry *ce_exception;
static zend_class_entry *ce_reason;
static zend_object_handlers channel_handlers;

static inline channel_object *from_object(zend_object *object)
{
	return (channel_object *) ((char *) object - XtOffsetOf(channel_object, std));
}

async_channel *async_channel_from_object(zend_object *object)
{
	return &from_object(object)->channel;
}

#define THIS async_channel_from_object(Z_OBJ_P(ZEND_THIS))

/* {{{ Errors */
static const struct {
	const char *name; /* of the case */
	const char *message;
} reasons[] = {
	[ASYNC_CHANNEL_EXPLICIT] = {"EXPLICIT", "Channel is closed"},
	[ASYNC_CHANNEL_DISPOSED] = {"DISPOSED", "Channel disposed"},
	[ASYNC_CHANNEL_NO_PRODUCERS] = {"NO_PRODUCERS", "Channel deadlock: no producers"},
	[ASYNC_CHANNEL_NO_CONSUMERS] = {"NO_CONSUMERS", "Channel deadlock: no consumers"},
	[ASYNC_CHANNEL_DEADLOCK] = {"DEADLOCK", "Channel deadlock"},
	[ASYNC_CHANNEL_SCOPE_DISPOSED] = {"SCOPE_DISPOSED", "Channel closed: owner scope disposed"},
};

zend_object *async_channel_error_new(const async_channel *channel)
{
	zend_object *error = async_error_new(ce_exception, "%s", reasons[channel->closed].message);
	zval reason;

	ZVAL_OBJ(&reason, zend_enum_get_case_cstr(ce_reason, reasons[channel->closed].name));
	zend_update_property(ce_exception, error, ZEND_STRL("reason"), &reason);
	return error;
}

void async_channel_throw(const async_channel *channel, async_exchange outcome, async_event *token)
{
	if (outcome == ASYNC_EXCHANGE_CLOSED) {
		async_error_throw(async_channel_error_new(channel));
	} else if (outcome == ASYNC_EXCHANGE_TOKEN) {
		async_await_throw_cancelled(token);
	}
}
/* }}} */

/* {{{ Its end, for those who await the channel itself */
static zend_string *describe_end(async_event *event)
{
	return async_channel_describe((async_channel *) event);
}

static void settle_end(async_event *event)
{
	event->error = async_channel_error_new((async_channel *) event);
}

static const async_event_kind end_kind = {NULL, NULL, describe_end, settle_end};
/* }}} */

static void scope_closed(async_scope_member *member)
{
	async_channel_close(
		&ASYNC_LIST_ENTRY(member, channel_object, member)->channel, ASYNC_CHANNEL_SCOPE_DISPOSED);
}

static zend_object *create_object(zend_class_entry *ce)
{
	channel_object *self = emalloc(sizeof(*self));

	async_channel_init(&self->channel, 0, &end_kind);
	async_list_init(&self->member.link);
	self->member.scope_closed = scope_closed;
	self->constructed = false;
	zend_object_std_init(&self->std, ce);
	self->std.handlers = &channel_handlers;
	return &self->std;
}

static void free_object(zend_object *object)
{
	channel_object *self = from_object(object);

	async_list_remove(&self->member.link);
	async_channel_free(&self->channel);
	zend_object_std_dtor(object);
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	const async_channel *channel = async_channel_from_object(object);
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

static bool is_in_range(uint32_t argument, zend_long value)
{
	if (value >= 0 && value <= INT32_MAX) {
		return true;
	}
	zend_argument_value_error(argument, "must be between 0 and %d", INT32_MAX);
	return false;
}

ZEND_METHOD(Async_Channel, __construct)
{
	channel_object *self = from_object(Z_OBJ_P(ZEND_THIS));
	zend_long capacity = 0, no_producer = 0, no_consumer = 0;
	bool hard = false;

	ZEND_PARSE_PARAMETERS_START(0, 4)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(capacity)
		Z_PARAM_LONG(no_producer)
		Z_PARAM_LONG(no_consumer)
		Z_PARAM_BOOL(hard)
	ZEND_PARSE_PARAMETERS_END();

	if (!is_in_range(1, capacity) || !is_in_range(2, no_producer) || !is_in_range(3, no_consumer)) {
		RETURN_THROWS();
	}
	if (self->constructed) {
		zend_throw_error(NULL, "Async\\Channel is already constructed");
		RETURN_THROWS();
	}
	self->constructed = true;
	async_scope_attach(async_scope_current(), &self->member);
	self->channel.capacity = (uint32_t) capacity;
	async_channel_set_timeouts(
		&self->channel, async_clock_from_ms(no_producer), async_clock_from_ms(no_consumer), hard);
}

ZEND_METHOD(Async_Channel, send)
{
	async_channel *channel = THIS;
	async_event *token;
	zend_object *cancellation = NULL;
	async_exchange outcome;
	zval *value;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ZVAL(value)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(cancellation, async_ce_completable)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_await_token(cancellation, &token)) {
		RETURN_THROWS();
	}
	outcome = async_channel_send(channel, value, token);
	if (UNEXPECTED(outcome != ASYNC_EXCHANGED)) {
		async_channel_throw(channel, outcome, token);
	}
}

ZEND_METHOD(Async_Channel, sendAsync)
{
	zval *value;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(value)
	ZEND_PARSE_PARAMETERS_END();
	RETURN_BOOL(async_channel_try_send(THIS, value, true));
}

ZEND_METHOD(Async_Channel, recv)
{
	async_channel *channel = THIS;
	async_event *token;
	zend_object *cancellation = NULL;
	async_exchange outcome;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(cancellation, async_ce_completable)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_await_token(cancellation, &token)) {
		RETURN_THROWS();
	}
	outcome = async_channel_receive(channel, return_value, token);
	if (UNEXPECTED(outcome != ASYNC_EXCHANGED)) {
		async_channel_throw(channel, outcome, token);
	}
}

ZEND_METHOD(Async_Channel, recvAsync)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_OBJ(async_channel_receive_later(THIS));
}

ZEND_METHOD(Async_Channel, close)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_channel_close(THIS, ASYNC_CHANNEL_EXPLICIT);
}

ZEND_METHOD(Async_Channel, isClosed)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->closed != ASYNC_CHANNEL_OPEN);
}

ZEND_METHOD(Async_Channel, capacity)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(THIS->capacity);
}

ZEND_METHOD(Async_Channel, count)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_LONG(THIS->count);
}

ZEND_METHOD(Async_Channel, isEmpty)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->count == 0);
}

ZEND_METHOD(Async_Channel, isFull)
{
	const async_channel *channel = THIS;

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(channel->count >= MAX(channel->capacity, 1));
}

ZEND_METHOD(Async_Channel, getIterator)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_create_internal_iterator_zval(return_value, ZEND_THIS);
}

static bool take(zend_object *source, zval *value) /* suspends */
{
	async_channel *channel = async_channel_from_object(source);
	async_exchange outcome = async_channel_receive(channel, value, NULL);

	if (outcome == ASYNC_EXCHANGED) {
		return true;
	}
	if (outcome != ASYNC_EXCHANGE_CLOSED || channel->closed != ASYNC_CHANNEL_EXPLICIT) {
		async_channel_throw(channel, outcome, NULL);
	}
	return false;
}

static zend_object_iterator *get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
	(void) ce;
	return async_value_iterator_new(object, by_ref, "channel", take);
}

void async_channel_register(void)
{
	ce_reason = register_class_Async_ChannelCloseReason();
	ce_exception = register_class_Async_ChannelException(async_ce_exception);
	async_ce_channel = register_class_Async_Channel(async_ce_awaitable, zend_ce_aggregate, zend_ce_countable);
	async_ce_channel->create_object = create_object;
	async_ce_channel->get_iterator = get_iterator;
	channel_handlers = std_object_handlers;
	channel_handlers.offset = XtOffsetOf(channel_object, std);
	channel_handlers.free_obj = free_object;
	channel_handlers.get_gc = get_gc;
	channel_handlers.clone_obj = NULL;
}
