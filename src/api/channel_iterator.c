/* SPDX-License-Identifier: BSD-3-Clause
 *
 * foreach over a channel. A value is taken only when the loop asks for it, so that
 * leaving the loop loses none.
 */
#include <zend_interfaces.h>

#include "api/channel.h"
#include "coroutine/errors.h"

typedef struct _channel_iterator {
	zend_object_iterator it;
	zval channel; /* owned */
	zval value; /* owned; UNDEF when the next one is to be taken */
	bool ended;
} channel_iterator;

static void destroy(zend_object_iterator *it)
{
	channel_iterator *iterator = (channel_iterator *) it;

	zval_ptr_dtor(&iterator->value);
	zval_ptr_dtor(&iterator->channel);
}

static int valid(zend_object_iterator *it) /* suspends */
{
	channel_iterator *iterator = (channel_iterator *) it;
	async_channel *channel = async_channel_from_object(Z_OBJ(iterator->channel));
	async_exchange outcome;

	if (Z_TYPE(iterator->value) != IS_UNDEF) {
		return SUCCESS;
	}
	if (iterator->ended) {
		return FAILURE;
	}
	outcome = async_channel_receive(channel, &iterator->value, NULL);
	if (outcome == ASYNC_EXCHANGED) {
		return SUCCESS;
	}
	iterator->ended = true;
	if (outcome != ASYNC_EXCHANGE_CLOSED || channel->closed != ASYNC_CHANNEL_EXPLICIT) {
		async_channel_throw(channel, outcome, NULL);
	}
	return FAILURE;
}

static zval *current(zend_object_iterator *it)
{
	return valid(it) == SUCCESS ? &((channel_iterator *) it)->value : NULL;
}

static void key(zend_object_iterator *it, zval *key)
{
	(void) it;
	ZVAL_NULL(key);
}

static void forward(zend_object_iterator *it)
{
	channel_iterator *iterator = (channel_iterator *) it;
	zval value;

	ZVAL_COPY_VALUE(&value, &iterator->value);
	ZVAL_UNDEF(&iterator->value);
	zval_ptr_dtor(&value);
}

static HashTable *get_gc(zend_object_iterator *it, zval **table, int *count)
{
	channel_iterator *iterator = (channel_iterator *) it;

	*table = &iterator->channel; /* and the value behind it */
	*count = 2;
	return NULL;
}

static const zend_object_iterator_funcs functions = {
	.dtor = destroy,
	.valid = valid,
	.get_current_data = current,
	.get_current_key = key,
	.move_forward = forward,
	.get_gc = get_gc,
};

zend_object_iterator *async_channel_get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
	channel_iterator *iterator;

	(void) ce;
	if (by_ref) {
		zend_throw_error(NULL, "Cannot iterate channel by reference");
		return NULL;
	}
	iterator = emalloc(sizeof(*iterator));
	zend_iterator_init(&iterator->it);
	iterator->it.funcs = &functions;
	ZVAL_OBJ_COPY(&iterator->channel, Z_OBJ_P(object));
	ZVAL_UNDEF(&iterator->value);
	iterator->ended = false;
	return &iterator->it;
}
