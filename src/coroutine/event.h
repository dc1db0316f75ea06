/* SPDX-License-Identifier: BSD-3-Clause
 *
 * An event happens once and then keeps its outcome: the end of a coroutine, a
 * timeout that fires, a future. Listeners are told in the order in which they
 * came. A PHP object that implements Async\Completable starts with its event, but for
 * Async\Future, which shares that of a state.
 */
#ifndef ASYNC_COROUTINE_EVENT_H
#define ASYNC_COROUTINE_EVENT_H

#include "core/compat.h"
#include "core/list.h"

typedef struct _async_event async_event;
typedef struct _async_listener async_listener;

typedef struct _async_event_kind {
	/* A waiter has come; e.g. a timeout arms its timer. May be NULL. */
	void (*on_listen)(async_event *event);
	/* The last waiter has gone. May be NULL. */
	void (*on_forsaken)(async_event *event);
	/* For reports, e.g. "coroutine 7 spawned at file:1". Owned by the caller. */
	zend_string *(*describe)(async_event *event);
	/* Makes the outcome of an event that was completed without one, when it is first
	 * asked for. May be NULL. */
	void (*settle)(async_event *event);
} async_event_kind;

struct _async_event {
	const async_event_kind *kind;
	async_list listeners;
	bool done;
	bool handled; /* somebody took the outcome, so an error is no surprise */
	zval result; /* UNDEF while pending or failed */
	zend_object *error; /* owned, or NULL */
};

struct _async_listener {
	async_list link;
	async_event *event;
	/* Called once, when the event is done. Must not switch contexts. */
	void (*notify)(async_listener *listener);
};

void async_event_init(async_event *event, const async_event_kind *kind);

/* Frees the outcome. No listener may be left. */
void async_event_free(async_event *event);

/* Only for pending events: ask event->done first. */
void async_event_listen(async_event *event, async_listener *listener);

/* No-op when the listener was told already. */
void async_event_forget(async_listener *listener);

/* Completes the event: takes over `result` (or NULL) and `error` (or NULL) and
 * tells every listener. Returns false and frees both when it was done before. */
bool async_event_complete(async_event *event, zval *result, zend_object *error);

/* Call before reading `result` or `error` of a completed event. */
static inline void async_event_settle(async_event *event)
{
	if (!event->error && Z_TYPE(event->result) == IS_UNDEF && event->kind->settle) {
		event->kind->settle(event);
	}
}

/* The event at the start of a PHP object that implements Completable. */
static inline async_event *async_event_from_object(zend_object *object)
{
	return (async_event *) ((char *) object - object->handlers->offset);
}

#endif
