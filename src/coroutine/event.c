/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See event.h. The event owns its outcome; listeners belong to those who wait.
 */
#include "coroutine/event.h"

void async_event_init(async_event *event, const async_event_kind *kind)
{
	event->kind = kind;
	async_list_init(&event->listeners);
	event->done = false;
	event->handled = false;
	ZVAL_UNDEF(&event->result);
	event->error = NULL;
}

void async_event_free(async_event *event)
{
	zend_object *error = event->error;

	event->error = NULL;
	zval_ptr_dtor(&event->result);
	ZVAL_UNDEF(&event->result);
	if (error) {
		OBJ_RELEASE(error);
	}
}

void async_event_listen(async_event *event, async_listener *listener)
{
	ZEND_ASSERT(!event->done);
	listener->event = event;
	async_list_push_back(&event->listeners, &listener->link);
	event->handled = true;
	if (event->kind->on_listen) {
		event->kind->on_listen(event);
	}
}

void async_event_forget(async_listener *listener)
{
	async_event *event = listener->event;

	if (!event || async_list_is_empty(&listener->link)) {
		return;
	}
	async_list_remove(&listener->link);
	if (!event->done && event->kind->on_forsaken && async_list_is_empty(&event->listeners)) {
		event->kind->on_forsaken(event);
	}
}

bool async_event_complete(async_event *event, zval *result, zend_object *error)
{
	async_list *link;

	if (event->done) {
		if (result) {
			zval_ptr_dtor(result);
		}
		if (error) {
			OBJ_RELEASE(error);
		}
		return false;
	}
	event->done = true;
	event->error = error;
	if (result && !error) {
		ZVAL_COPY_VALUE(&event->result, result);
	}
	while ((link = async_list_pop_front(&event->listeners))) {
		async_listener *listener = ASYNC_LIST_ENTRY(link, async_listener, link);

		listener->notify(listener);
	}
	return true;
}
