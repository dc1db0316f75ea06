/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A coroutine: one task with a life of its own. Its C and VM stack are a
 * *context* (context.h), borrowed from a pool at the first run and handed back
 * when the task ends. The PHP object Async\Coroutine is part of the same
 * allocation; the scheduler holds one reference to it until the task is done.
 */
#ifndef ASYNC_COROUTINE_COROUTINE_H
#define ASYNC_COROUTINE_COROUTINE_H

#include "core/compat.h"
#include "core/list.h"
#include "core/object.h"
#include "coroutine/event.h"

typedef struct _async_context async_context;
typedef struct _async_coroutine async_coroutine;
typedef struct _async_wait async_wait;
typedef struct _async_scope async_scope;

typedef enum {
	ASYNC_COROUTINE_CREATED, /* never ran */
	ASYNC_COROUTINE_RUNNING, /* started; may be parked or ready at the moment */
	ASYNC_COROUTINE_FINISHED,
} async_coroutine_state;

enum {
	ASYNC_COROUTINE_MAIN = 1 << 0, /* the script itself */
	ASYNC_COROUTINE_READY = 1 << 1, /* in the ready queue */
	ASYNC_COROUTINE_PROTECTED = 1 << 2, /* inside protect(): cancellations are kept back */
	ASYNC_COROUTINE_CANCEL_REQUESTED = 1 << 3, /* somebody asked it to stop, once */
	ASYNC_COROUTINE_PRIORITY = 1 << 4, /* goes to the head of the ready queue */
	ASYNC_COROUTINE_ORPHANED = 1 << 5, /* its error was reported when it ended */
	ASYNC_COROUTINE_INTERNAL = 1 << 6, /* runs C code; not listed to userland */
	ASYNC_COROUTINE_NEVER_RAN = 1 << 7, /* finished without having started */
	ASYNC_COROUTINE_ZOMBIE = 1 << 8, /* goes on, but nobody waits for its end */
	ASYNC_COROUTINE_INTERRUPTIBLE = 1 << 9, /* in a call that every signal handler ends */
	ASYNC_COROUTINE_RESTARTABLE = 1 << 10, /* in a call that SA_RESTART continues */
	ASYNC_COROUTINE_PROMPT = 1 << 11, /* lets nobody run where a call never waits */
};

/* C code as the body of a coroutine. Leaves its outcome in EG(exception). */
typedef void (*async_coroutine_entry)(async_coroutine *coroutine); /* re-enters userland */

typedef struct _async_library_call async_library_call;

struct _async_coroutine {
	async_event event; /* first: completion, result, error; who awaits it */

	async_coroutine_state state;
	uint32_t flags;

	async_list ready; /* in the ready queue */
	async_list all; /* in the list of unfinished coroutines, or of unheard errors */

	async_context *context; /* NULL before the first run, after the end, and for main */

	/* Where to continue: the context that parked. That is not always
	 * `context`, since a native Fiber inside the coroutine may have parked it. */
	zend_fiber_context *resume;

	async_wait *wait; /* what it is parked on, or NULL */
	zend_object *cancellation; /* owned; to throw at the next suspension point */

	zend_fcall_info_cache fcc; /* the task */
	zval callable;
	zval error_handler; /* to be adopted when it starts (error_handler.h) */
	zval *params; /* owned, param_count values */
	uint32_t param_count;
	HashTable *named_params; /* owned, or NULL */
	async_coroutine_entry entry; /* instead of a callable, with `data` */
	void *data;

	HashTable *finally; /* callbacks in order, or NULL */
	async_list endings; /* what it gives back at its end (ending.h) */

	async_scope *scope; /* owned while it is unfinished; NULL for the main scope */
	async_list in_scope; /* in the list of a scope other than the main one */
	zend_object *values; /* its private Async\Context, owned, or NULL */

	zend_string *spawn_file; /* interned or owned, or NULL */
	uint32_t spawn_line;
	zend_execute_data *suspended_frame; /* top frame while parked */
	async_library_call *library_call; /* the innermost one (library_call.h), on its stack, or NULL */

	void *file_call; /* of the hooks: the function that reads a file in it, on its stack, or NULL */
	int *connecting; /* of the hooks: the socket of a stream that it connects, on its stack, or NULL */

	zend_object std; /* last: property table follows */
};

/* Set by api/ at MINIT: the class entry and handlers of Async\Coroutine. */
extern zend_class_entry *async_coroutine_ce;
extern zend_object_handlers async_coroutine_handlers;

static inline async_coroutine *async_coroutine_from_object(zend_object *object)
{
	return (async_coroutine *) ((char *) object - XtOffsetOf(async_coroutine, std));
}

/* The number of its object, by which messages name it. */
static inline uint32_t async_coroutine_number(async_coroutine *coroutine)
{
	async_object_show(&coroutine->std);
	return coroutine->std.handle;
}

/* A new coroutine in state CREATED, refcount 1, not queued. */
async_coroutine *async_coroutine_new(void);

/* create_object and free_obj of the class. free_obj raises the stored error of a
 * coroutine that nobody ever asked for it. */
zend_object *async_coroutine_create_object(zend_class_entry *ce);
void async_coroutine_free_object(zend_object *object);

/* Records the running line as the place where the coroutine was spawned: for one that is
 * not enqueued right now. */
void async_coroutine_locate(async_coroutine *coroutine);

/* Puts a new coroutine into the ready queue; the scheduler takes a reference.
 * Records the spawn location. It belongs to the scope of the running coroutine. */
void async_coroutine_enqueue(async_coroutine *coroutine);
void async_coroutine_enqueue_in(async_coroutine *coroutine, async_scope *scope);

/* Asks a coroutine to stop, with `error` (borrowed). The first request stays:
 * later ones are ignored. A task that never ran ends at once; a parked coroutine
 * is woken as soon as no kernel operation can touch its stack any more; the
 * running one gets it at its next suspension point. `force` ignores protect(). */
void async_coroutine_cancel(async_coroutine *coroutine, zend_object *error, bool force);

/* The same with an error that others get, too. One that is cancelled again may have the former
 * cancellation, which is also that of others, on its way: thrown then, the error gets it as its
 * previous one. Twice, and the engine forgets to release it; so it gets an error of its own. */
void async_coroutine_cancel_one_of(async_coroutine *coroutine, zend_object *error, bool force);

/* True when a cancellation is to be thrown at the next suspension point. */
static inline bool async_coroutine_has_pending(const async_coroutine *coroutine)
{
	return coroutine->cancellation && !(coroutine->flags & ASYNC_COROUTINE_PROTECTED);
}

/* Throws the pending cancellation of the running coroutine, if there is one that
 * may be thrown now. Returns true when EG(exception) was set. */
bool async_coroutine_throw_pending(async_coroutine *coroutine);

/* Runs the body on the current context and completes the event. Called by the
 * context loop only. re-enters userland, suspends */
void async_coroutine_run(async_coroutine *coroutine);

/* Ends a coroutine that never ran, with `error` (owned). */
void async_coroutine_fail(async_coroutine *coroutine, zend_object *error);

/* Raises the errors of those that have failed, still exist, and were not asked: at the
 * end of the request, since what is in a cycle is not destroyed before. */
void async_coroutine_raise_unheard(void);

/* True when the coroutine waits (for an event, or in the ready queue after it
 * has run). */
static inline bool async_coroutine_is_suspended(const async_coroutine *coroutine)
{
	return coroutine->state == ASYNC_COROUTINE_RUNNING
		&& (coroutine->wait || (coroutine->flags & ASYNC_COROUTINE_READY));
}

#endif
