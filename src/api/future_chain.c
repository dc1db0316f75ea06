/* SPDX-License-Identifier: BSD-3-Clause
 *
 * map(), catch() and finally(). A link listens to the source's event and belongs to
 * it; when the event is done, a coroutine takes the link over, calls the callback if
 * that is interested in this outcome, and completes the target.
 */
#include "api/future.h"

#include <zend_exceptions.h>

#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "coroutine/scope.h"

typedef struct _chain_link {
	async_listener listener;
	async_list doomed;
	async_future_handler handler;
	zval callback; /* owned */
	async_future_state *source; /* owned, once it is done */
	async_future_state *target; /* owned */
	async_scope *scope; /* owned: of the subscriber */
} chain_link;

static void source_completed(async_listener *listener);

static chain_link *link_from(async_list *link)
{
	async_listener *listener = ASYNC_LIST_ENTRY(link, async_listener, link);

	return listener->notify == source_completed ? ASYNC_LIST_ENTRY(listener, chain_link, listener) : NULL;
}

/* re-enters userland: destructors */
static void free_link(chain_link *link)
{
	zval callback;
	async_future_state *source = link->source, *target = link->target;

	ZVAL_COPY_VALUE(&callback, &link->callback);
	async_scope_release(link->scope);
	efree(link);
	zval_ptr_dtor(&callback);
	async_future_state_release(target);
	if (source) {
		async_future_state_release(source);
	}
}

static void complete_target(async_future_state *target, zval *result, zend_object *error)
{
	if (error) {
		async_future_fail(target, error);
	} else {
		if (Z_TYPE_P(result) == IS_UNDEF) {
			ZVAL_NULL(result);
		}
		async_future_complete(target, result);
	}
}

static void pass_on(chain_link *link)
{
	const async_event *event = &link->source->event;
	zval result;

	ZVAL_UNDEF(&result);
	if (event->error) {
		GC_ADDREF(event->error);
	} else {
		ZVAL_COPY(&result, &event->result);
	}
	complete_target(link->target, &result, event->error);
}

/* Nothing to override an outcome with: finally() only observes, unless it throws. */
static void call_back(chain_link *link)
{
	const async_event *event = &link->source->event;
	zval argument, result;
	zend_object *error;

	if (event->error) {
		ZVAL_OBJ(&argument, event->error);
	} else {
		ZVAL_COPY_VALUE(&argument, &event->result);
	}
	ZVAL_UNDEF(&result);
	call_user_function(NULL, NULL, &link->callback, &result, 1, &argument);
	error = EG(exception);
	if (error && (zend_is_unwind_exit(error) || zend_is_graceful_exit(error))) {
		return; /* the coroutine ends by it */
	}
	error = async_error_take();
	if (error && link->handler == ASYNC_FUTURE_FINALLY && event->error && error != event->error) {
		GC_ADDREF(event->error);
		async_error_set_previous(error, event->error);
	}
	if (!error && link->handler == ASYNC_FUTURE_FINALLY) {
		zval_ptr_dtor(&result);
		pass_on(link);
		return;
	}
	async_future_record_completion(link->target);
	complete_target(link->target, &result, error);
}

/* Body of the coroutine. */
static void run_link(async_coroutine *coroutine)
{
	chain_link *link = coroutine->data;
	bool failed = link->source->event.error != NULL;

	if (async_coroutine_throw_pending(coroutine)) {
		async_future_fail(link->target, async_error_take());
	} else if (async_scope_of(coroutine) != link->scope) {
		async_future_fail(
			link->target, async_error_new(async_ce_cancellation, "The scope has been cancelled"));
	} else if (failed ? link->handler == ASYNC_FUTURE_MAP : link->handler == ASYNC_FUTURE_CATCH) {
		pass_on(link);
	} else {
		call_back(link);
	}
	free_link(link);
}

static void spawn(chain_link *link, async_future_state *source)
{
	async_coroutine *coroutine;

	GC_ADDREF(&source->std);
	link->source = source;
	if (UNEXPECTED(async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE)) {
		free_link(link); /* too late in the request: no callback can run */
		return;
	}
	coroutine = async_coroutine_new();
	coroutine->entry = run_link;
	coroutine->data = link;
	coroutine->flags |= ASYNC_COROUTINE_INTERNAL;
	/* Nothing new starts in a closed scope: there only the target is told. */
	async_coroutine_enqueue_in(
		coroutine, async_scope_is_closed(link->scope) ? &async_the_main_scope : link->scope);
	OBJ_RELEASE(&coroutine->std);
}

static void source_completed(async_listener *listener)
{
	spawn(ASYNC_LIST_ENTRY(listener, chain_link, listener), (async_future_state *) listener->event);
}

async_future_state *async_future_chain(
	async_future_state *source, async_future_handler handler, zval *callback)
{
	chain_link *link;
	async_future_state *target;

	if (!async_scheduler_start()) {
		return NULL;
	}
	target = async_future_state_new();
	link = emalloc(sizeof(*link));
	link->handler = handler;
	link->source = NULL;
	link->scope = async_scope_current();
	async_scope_addref(link->scope);
	link->target = target;
	GC_ADDREF(&target->std);
	ZVAL_COPY(&link->callback, callback);
	async_list_init(&link->doomed);
	link->listener.notify = source_completed;
	if (source->event.done) {
		source->event.handled = true;
		spawn(link, source);
	} else {
		async_event_listen(&source->event, &link->listener);
	}
	return target;
}

void async_future_chain_gc(const async_event *event, zend_get_gc_buffer *buffer)
{
	for (async_list *node = event->listeners.next; node != &event->listeners; node = node->next) {
		chain_link *link = link_from(node);

		if (link) {
			zend_get_gc_buffer_add_zval(buffer, &link->callback);
			zend_get_gc_buffer_add_obj(buffer, &link->target->std);
		}
	}
}

/* A chain of many pending futures goes link by link, not by recursion: freeing one
 * link frees its target, which comes back here. */
void async_future_chain_forsake(async_event *event)
{
	static ASYNC_TLS async_list *waiting;
	async_list here, *node;

	if (EXPECTED(async_list_is_empty(&event->listeners))) {
		return;
	}
	async_list_init(&here);
	while ((node = async_list_pop_front(&event->listeners))) {
		chain_link *link = link_from(node);

		if (link) {
			async_list_push_back(waiting ? waiting : &here, &link->doomed);
		}
	}
	if (waiting) {
		return;
	}
	waiting = &here;
	while ((node = async_list_pop_front(&here))) {
		free_link(ASYNC_LIST_ENTRY(node, chain_link, doomed));
	}
	waiting = NULL;
}
