/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See await_many.h. Outcomes that arrive after the decision are waited for but do
 * not become part of the answer.
 */
#include "api/await_many.h"

#include "api/await.h"
#include "api/classes.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

static zend_string *describe(const async_wait *wait)
{
	const async_await_many *many = ASYNC_LIST_ENTRY(wait, async_await_many, wait);

	return zend_strpprintf(0, "%u awaitables", many->pending);
}

static const async_wait_kind many_kind = {describe, NULL};

static bool is_over(const async_await_many *many)
{
	bool all_in = many->input_ended && many->pending == 0;

	return all_in || (many->decided && many->leave_at_once);
}

void async_await_many_check(async_await_many *many)
{
	if (many->found >= many->wanted || many->failed || (many->input_ended && many->pending == 0)) {
		many->decided = true;
	} else if (!many->decided && many->token && many->token->done) {
		many->decided = true;
		many->cut_short = true;
	}
	if (many->waiting && is_over(many)) {
		async_wait_wake(&many->wait, false);
	}
}

/* The item's event is done. */
static void count(async_await_many *many, async_await_item *item)
{
	async_event_settle(item->event);
	item->event->handled = true;
	if (!many->decided) {
		item->counted = true;
		async_list_push_back(&many->completed, &item->completed);
		if (!item->event->error) {
			many->found++;
		} else if (many->fail_on_error) {
			many->failed = item->event;
		}
	}
}

static void item_completed(async_listener *listener)
{
	async_await_item *item = ASYNC_LIST_ENTRY(listener, async_await_item, listener);

	item->many->pending--;
	count(item->many, item);
	async_await_many_check(item->many);
}

static void token_completed(async_listener *listener)
{
	async_await_many_check(ASYNC_LIST_ENTRY(listener, async_await_many, token_listener));
}

bool async_await_many_add(async_await_many *many, zval *trigger, zval *key)
{
	async_await_item *item;
	zend_object *object = NULL;
	async_event *event;

	ZVAL_DEREF(trigger);
	if (Z_TYPE_P(trigger) <= IS_NULL) {
		return true;
	}
	if (Z_TYPE_P(trigger) == IS_OBJECT) {
		object = async_awaitable_stand_in(Z_OBJ_P(trigger));
	}
	event = object ? async_awaitable_event(object) : NULL;
	if (!event) {
		if (object) {
			OBJ_RELEASE(object);
		}
		async_throw(async_ce_exception, "Expected item to be an Async\\Awaitable object");
		return false;
	}
	item = emalloc(sizeof(*item));
	item->many = many;
	item->object = object;
	item->event = event;
	item->counted = false;
	ZVAL_COPY(&item->key, key);
	item->listener.notify = item_completed;
	item->listener.event = NULL;
	async_list_init(&item->completed);
	async_list_push_back(&many->items, &item->in_order);
	if (event->done) {
		count(many, item);
	} else {
		many->pending++;
		async_event_listen(event, &item->listener);
	}
	async_await_many_check(many);
	return true;
}

/* False: the wait was ended from outside, with the exception thrown. */
static bool park(async_await_many *many)
{
	async_wait_init(&many->wait, &many_kind);
	many->waiting = true;
	async_wait_park(&many->wait, ASYNC_NEVER);
	many->waiting = false;
	return !async_coroutine_throw_pending(async_the_scheduler.current);
}

bool async_await_many_run(async_await_many *many, zval *iterable)
{
	async_await_input input;
	bool listening = false, alive = true;

	async_list_init(&many->items);
	async_list_init(&many->completed);
	alive = async_await_input_start(&input, many, iterable);
	async_await_many_check(many);
	while (alive && !is_over(many) && !async_await_input_failed(&input)) {
		if (!async_scheduler_require()) {
			alive = false;
			break;
		}
		if (many->token && !many->token->done && !listening) {
			many->token_listener.notify = token_completed;
			async_event_listen(many->token, &many->token_listener);
			listening = true;
		}
		alive = park(many);
	}
	if (listening) {
		async_event_forget(&many->token_listener);
	}
	alive = async_await_input_finish(&input) && alive;
	if (!alive) {
		return false;
	}
	if (many->failed) {
		zval unused;

		async_await_outcome(many->failed, &unused);
		return false;
	}
	if (many->cut_short) {
		async_await_throw_cancelled(many->token);
		return false;
	}
	return true;
}

static void add_keyed(zval *array, const zval *key, zval *value)
{
	if (Z_TYPE_P(key) == IS_STRING) {
		zend_symtable_update(Z_ARRVAL_P(array), Z_STR_P(key), value);
	} else if (Z_TYPE_P(key) == IS_LONG) {
		zend_hash_index_update(Z_ARRVAL_P(array), Z_LVAL_P(key), value);
	} else {
		zend_hash_next_index_insert(Z_ARRVAL_P(array), value);
	}
}

static void add_result(const async_await_item *item, bool fill, zval *array)
{
	zval value;

	if (item->counted && !item->event->error) {
		ZVAL_COPY(&value, &item->event->result);
	} else if (fill) {
		ZVAL_NULL(&value);
	} else {
		return;
	}
	add_keyed(array, &item->key, &value);
}

void async_await_many_results(async_await_many *many, bool by_input, bool fill, zval *return_value)
{
	async_list *head = by_input ? &many->items : &many->completed;

	array_init(return_value);
	for (async_list *link = head->next; link != head; link = link->next) {
		add_result(by_input ? ASYNC_LIST_ENTRY(link, async_await_item, in_order)
							: ASYNC_LIST_ENTRY(link, async_await_item, completed),
			fill, return_value);
	}
}

static void add_error(const async_await_item *item, zval *array)
{
	if (item->counted && item->event->error) {
		zval value;

		ZVAL_OBJ_COPY(&value, item->event->error);
		add_keyed(array, &item->key, &value);
	}
}

void async_await_many_errors(async_await_many *many, bool by_input, zval *return_value)
{
	async_list *head = by_input ? &many->items : &many->completed;

	array_init(return_value);
	for (async_list *link = head->next; link != head; link = link->next) {
		add_error(by_input ? ASYNC_LIST_ENTRY(link, async_await_item, in_order)
						   : ASYNC_LIST_ENTRY(link, async_await_item, completed),
			return_value);
	}
}

zval *async_await_many_first_result(async_await_many *many)
{
	for (async_list *link = many->completed.next; link != &many->completed; link = link->next) {
		async_await_item *item = ASYNC_LIST_ENTRY(link, async_await_item, completed);

		if (!item->event->error) {
			return &item->event->result;
		}
	}
	return NULL;
}

void async_await_many_free(async_await_many *many)
{
	async_list *link;

	while ((link = async_list_pop_front(&many->items))) {
		async_await_item *item = ASYNC_LIST_ENTRY(link, async_await_item, in_order);

		if (item->listener.event) {
			async_event_forget(&item->listener);
		}
		async_list_remove(&item->completed);
		zval_ptr_dtor(&item->key);
		OBJ_RELEASE(item->object);
		efree(item);
	}
}
