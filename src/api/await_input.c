/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The input of await_*(): an array, or a Traversable, which a coroutine of its own
 * reads, so that it may suspend and what it has given already is being waited for.
 */
#include <zend_interfaces.h>

#include "api/await_many.h"
#include "api/await.h"
#include "api/classes.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

static void end_input(async_await_many *many)
{
	many->input_ended = true;
	async_await_many_check(many);
}

static bool read_array(async_await_many *many, HashTable *array)
{
	zend_string *string_key;
	zend_ulong index;
	zval *trigger, key;

	ZEND_HASH_FOREACH_KEY_VAL(array, index, string_key, trigger) {
		if (string_key) {
			ZVAL_STR(&key, string_key);
		} else {
			ZVAL_LONG(&key, (zend_long) index);
		}
		if (!async_await_many_add(many, trigger, &key)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	end_input(many);
	return true;
}

static bool read_key(zend_object_iterator *iterator, zval *key)
{
	ZVAL_NULL(key);
	if (iterator->funcs->get_current_key) {
		iterator->funcs->get_current_key(iterator, key); /* re-enters userland */
	}
	if (EG(exception)) {
		return false;
	}
	if (Z_TYPE_P(key) != IS_STRING && Z_TYPE_P(key) != IS_LONG && Z_TYPE_P(key) != IS_NULL) {
		zval_ptr_dtor(key);
		async_throw(async_ce_exception, "Invalid key type: must be string, long or null");
		return false;
	}
	return true;
}

static bool read_one(async_await_many *many, zend_object_iterator *iterator)
{
	zval *trigger = iterator->funcs->get_current_data(iterator); /* re-enters userland */
	zval key;
	bool added;

	if (EG(exception) || !trigger || !read_key(iterator, &key)) {
		return false;
	}
	added = async_await_many_add(many, trigger, &key);
	zval_ptr_dtor(&key);
	return added;
}

/* Body of the reader; what the iterator throws becomes the coroutine's error. */
static void read_traversable(async_coroutine *reader)
{
	async_await_input *input = reader->data;
	async_await_many *many = input->many;
	zend_class_entry *ce = Z_OBJCE(input->iterable);
	zend_object_iterator *iterator;

	if (async_coroutine_throw_pending(reader)) {
		return;
	}
	iterator = ce->get_iterator(ce, &input->iterable, 0);
	if (!iterator || EG(exception)) {
		goto end;
	}
	iterator->index = 0;
	if (iterator->funcs->rewind) {
		iterator->funcs->rewind(iterator);
	}
	while (
		!EG(exception) && !many->decided && iterator->funcs->valid(iterator) == SUCCESS && !EG(exception)) {
		if (!read_one(many, iterator)) {
			break;
		}
		iterator->index++;
		iterator->funcs->move_forward(iterator);
	}
end:
	if (iterator) {
		zend_iterator_dtor(iterator);
	}
	if (!EG(exception)) {
		end_input(many);
	} else if (many->waiting) {
		async_wait_wake(&many->wait, false);
	}
}

bool async_await_input_start(async_await_input *input, async_await_many *many, zval *iterable)
{
	input->many = many;
	input->reader = NULL;
	if (Z_TYPE_P(iterable) == IS_ARRAY) {
		return read_array(many, Z_ARRVAL_P(iterable));
	}
	if (!async_scheduler_require()) {
		return false;
	}
	ZVAL_COPY_VALUE(&input->iterable, iterable); /* an argument of the caller keeps it */
	input->reader = async_coroutine_new();
	input->reader->entry = read_traversable;
	input->reader->data = input;
	input->reader->flags |= ASYNC_COROUTINE_INTERNAL;
	input->reader->event.handled = true;
	async_coroutine_enqueue(input->reader);
	return true;
}

bool async_await_input_failed(const async_await_input *input)
{
	return input->reader && input->reader->event.error;
}

static zend_string *describe(const async_wait *wait)
{
	(void) wait;
	return ZSTR_INIT_LITERAL("the end of an iterator", 0);
}

static const async_wait_kind reader_kind = {describe, NULL};

typedef struct _reader_wait {
	async_wait wait;
	async_listener listener;
} reader_wait;

static void reader_ended(async_listener *listener)
{
	async_wait_wake(&ASYNC_LIST_ENTRY(listener, reader_wait, listener)->wait, false);
}

static void wait_for_reader(async_coroutine *reader)
{
	zend_object *cancellation = async_error_new(async_ce_cancellation, "Coroutine cancelled");

	async_coroutine_cancel(reader, cancellation, true);
	OBJ_RELEASE(cancellation);
	while (!reader->event.done) {
		reader_wait wait;
		async_coroutine *self = async_the_scheduler.current;
		uint32_t protection = self->flags & ASYNC_COROUTINE_PROTECTED;

		/* The reader uses this stack: not even a cancellation may leave it now. */
		self->flags |= ASYNC_COROUTINE_PROTECTED;
		async_wait_init(&wait.wait, &reader_kind);
		wait.listener.notify = reader_ended;
		async_event_listen(&reader->event, &wait.listener);
		async_wait_park(&wait.wait, ASYNC_NEVER);
		async_event_forget(&wait.listener);
		self->flags = (self->flags & ~ASYNC_COROUTINE_PROTECTED) | protection;
	}
}

bool async_await_input_finish(async_await_input *input)
{
	async_coroutine *reader = input->reader;
	zend_object *error = NULL;

	if (!reader) {
		return !EG(exception);
	}
	if (!reader->event.done) {
		/* An exception of the caller is kept aside by the switch. */
		wait_for_reader(reader);
	} else if (reader->event.error && !EG(exception)) {
		error = reader->event.error;
		GC_ADDREF(error);
	}
	OBJ_RELEASE(&reader->std);
	if (error) {
		async_error_throw(error);
	}
	return !EG(exception);
}
