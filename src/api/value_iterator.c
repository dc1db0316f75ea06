/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See value_iterator.h. A value is taken only when the loop asks for it, so that leaving
 * the loop loses none.
 */
#include "api/value_iterator.h"

#include <zend_interfaces.h>

typedef struct _value_iterator {
	zend_object_iterator it; /* data: the source, owned */
	zval value; /* owned; UNDEF when the next one is to be taken */
	async_value_taker take;
	bool ended;
} value_iterator;

static int valid(zend_object_iterator *it) /* suspends */
{
	value_iterator *iterator = (value_iterator *) it;

	if (Z_TYPE(iterator->value) == IS_UNDEF && !iterator->ended) {
		iterator->ended = !iterator->take(Z_OBJ(it->data), &iterator->value);
	}
	return iterator->ended ? FAILURE : SUCCESS;
}

static zval *current(zend_object_iterator *it)
{
	return valid(it) == SUCCESS ? &((value_iterator *) it)->value : NULL;
}

static void key(zend_object_iterator *it, zval *key)
{
	(void) it;
	ZVAL_NULL(key);
}

static void forward(zend_object_iterator *it)
{
	value_iterator *iterator = (value_iterator *) it;
	zval value;

	ZVAL_COPY_VALUE(&value, &iterator->value);
	ZVAL_UNDEF(&iterator->value);
	zval_ptr_dtor(&value);
}

static void destroy(zend_object_iterator *it)
{
	forward(it);
	zval_ptr_dtor(&it->data);
}

static HashTable *get_gc(zend_object_iterator *it, zval **table, int *count)
{
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	zend_get_gc_buffer_add_zval(buffer, &it->data);
	zend_get_gc_buffer_add_zval(buffer, &((value_iterator *) it)->value);
	zend_get_gc_buffer_use(buffer, table, count);
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

zend_object_iterator *async_value_iterator_new(
	zval *source, int by_ref, const char *name, async_value_taker take)
{
	value_iterator *iterator;

	if (by_ref) {
		zend_throw_error(NULL, "Cannot iterate %s by reference", name);
		return NULL;
	}
	iterator = emalloc(sizeof(*iterator));
	zend_iterator_init(&iterator->it);
	iterator->it.funcs = &functions;
	ZVAL_OBJ_COPY(&iterator->it.data, Z_OBJ_P(source));
	ZVAL_UNDEF(&iterator->value);
	iterator->take = take;
	iterator->ended = false;
	return &iterator->it;
}
