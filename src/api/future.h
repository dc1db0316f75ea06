/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Futures, for C code that makes them. A future is two objects: the state
 * (Async\FutureState) is the event with its outcome, and Async\Future is what
 * userland waits on; several of them may share one state.
 */
#ifndef ASYNC_API_FUTURE_H
#define ASYNC_API_FUTURE_H

#include "coroutine/event.h"

typedef struct _async_location {
	zend_string *file; /* owned, or NULL */
	uint32_t line;
} async_location;

typedef struct _async_future_state async_future_state;

struct _async_future_state {
	async_event event; /* first, see event.h */
	async_location created;
	async_location completed;

	/* For who is going to complete it and holds no reference: the future was cancelled,
	 * or nobody can see it any more. Called at most once, never after the completion.
	 * May be NULL. */
	void (*abandoned)(async_future_state *state);
	void *source; /* free for whoever set `abandoned` */
	zend_object *held; /* owned, or NULL: what has to live as long as the state */

	zend_object std; /* last */
};

static inline async_future_state *async_future_state_from_object(zend_object *object)
{
	return (async_future_state *) ((char *) object - XtOffsetOf(async_future_state, std));
}

/* A pending state, created at the running line of PHP code. Owned by the caller:
 * release it by async_future_state_release(). */
async_future_state *async_future_state_new(void);

static inline void async_future_state_release(async_future_state *state)
{
	OBJ_RELEASE(&state->std);
}

/* An Async\Future on that state; takes a reference to it. */
zend_object *async_future_new(async_future_state *state);

/* Completed ones. They take over the argument. */
zend_object *async_future_new_completed(zval *result);
zend_object *async_future_new_failed(zend_object *error);

/* Take over `result` or `error`; false and freed when it was completed before. */
bool async_future_complete(async_future_state *state, zval *result);
bool async_future_fail(async_future_state *state, zend_object *error);

/* The event of an Async\Future object. */
async_event *async_future_event(zend_object *object);

/* For the files of the two classes. */
extern zend_class_entry *async_ce_future_state;
extern zend_class_entry *async_ce_future;
extern zend_object_handlers async_future_handlers;

void async_future_record_completion(async_future_state *state);
void async_location_return(const async_location *location, zval *return_value);
void async_location_return_string(const async_location *location, zval *return_value);
void async_future_return_info(const async_future_state *state, zval *return_value);

/* {{{ map(), catch(), finally(): see future_chain.c */
typedef enum {
	ASYNC_FUTURE_MAP,
	ASYNC_FUTURE_CATCH,
	ASYNC_FUTURE_FINALLY,
} async_future_handler;

/* The state of a future for what `callback` makes of the outcome of `source`. NULL with
 * an exception thrown. */
async_future_state *async_future_chain(
	async_future_state *source, async_future_handler handler, zval *callback);

/* The references that pending callbacks of a state hold, for its get_gc. */
void async_future_chain_gc(const async_event *event, zend_get_gc_buffer *buffer);

/* The state will never complete: frees the callbacks that wait for it. */
void async_future_chain_forsake(async_event *event);
/* }}} */

#endif
