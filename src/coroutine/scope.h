/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A scope: the coroutines that belong together, and scopes below it. Cancelling it
 * cancels the whole tree; an error in it that nobody handles ends the tree and goes
 * up. The main scope is the parent of last resort: it is never cancelled and keeps no
 * list, so that a coroutine in it (scope == NULL) costs nothing.
 */
#ifndef ASYNC_COROUTINE_SCOPE_H
#define ASYNC_COROUTINE_SCOPE_H

#include "coroutine/coroutine.h"
#include "coroutine/deadline.h"

enum {
	ASYNC_SCOPE_SAFE = 1 << 0, /* its coroutines become zombies instead of being cancelled */
	ASYNC_SCOPE_CANCELLED = 1 << 1, /* closed for spawn */
	ASYNC_SCOPE_DISPOSED = 1 << 2, /* dispose*() was called, or all has ended after a cancel */
	ASYNC_SCOPE_FINALIZED = 1 << 3, /* its finally callbacks were started */
};

struct _async_scope {
	uint32_t refcount; /* the PHP object, each child, each unfinished coroutine */
	uint32_t flags;
	async_scope *parent; /* owned; NULL for a root */
	async_list children;
	async_list sibling; /* in the parent's list */
	async_list coroutines; /* unfinished ones, zombies included */

	/* Coroutines, plus one for each child in which the same count is not 0. */
	uint32_t active; /* zombies left out */
	uint32_t present;

	async_list watches; /* of async_scope_watch */
	async_list members; /* of async_scope_member */
	async_deadline deadline; /* disposeAfterTimeout() */
	zval handler; /* of errors in this scope, or UNDEF */
	zval child_handler; /* of errors that come from child scopes, or UNDEF */
	HashTable *finally; /* callbacks in order, or NULL */
	zend_object *values; /* Async\Context, owned, or NULL */
	zend_object *object; /* Async\Scope, borrowed, or NULL */
};

/* Something that is to be closed together with the scope it was made in. */
typedef struct _async_scope_member {
	async_list link;
	/* The scope was cancelled or disposed. Must not switch contexts. */
	void (*scope_closed)(struct _async_scope_member *member);
} async_scope_member;

/* Somebody waits for the end of the scope: `event` completes as soon as no coroutine
 * is left. Lives on the stack of the one who waits. */
typedef struct _async_scope_watch {
	async_event event;
	async_list link;
	bool zombies; /* waits for them, too */
	bool collects; /* takes the errors that nobody handles */
	zval errors; /* array of those errors, or UNDEF; completes the event */
} async_scope_watch;

/* The parent of all scopes made by Scope::inherit() in the script itself. */
extern ASYNC_TLS async_scope async_the_main_scope;

static inline bool async_scope_is_main(const async_scope *scope)
{
	return scope == &async_the_main_scope;
}

/* Never NULL. */
static inline async_scope *async_scope_of(const async_coroutine *coroutine)
{
	return coroutine && coroutine->scope ? coroutine->scope : &async_the_main_scope;
}

/* The scope of the running code. Never NULL. */
async_scope *async_scope_current(void);

/* A new scope with one reference; `parent` NULL makes a root. */
async_scope *async_scope_new(async_scope *parent, bool safe);

static inline void async_scope_addref(async_scope *scope)
{
	scope->refcount++;
}

void async_scope_release(async_scope *scope);

/* The request begins; the request has ended. */
void async_scope_request_startup(void);
void async_scope_request_shutdown(void);

/* Nothing may be spawned in it. */
static inline bool async_scope_is_closed(const async_scope *scope)
{
	return scope->flags & (ASYNC_SCOPE_CANCELLED | ASYNC_SCOPE_DISPOSED);
}

/* True when `scope` is `ancestor` or below it. */
bool async_scope_is_within(const async_scope *scope, const async_scope *ancestor);

/* A coroutine that is in a scope other than the main one is spawned, or has ended. */
void async_scope_enter(async_scope *scope, async_coroutine *coroutine);
void async_scope_leave(async_coroutine *coroutine);

/* Makes an unfinished coroutine one that nobody waits for. */
void async_scope_make_zombie(async_coroutine *coroutine);

/* The opposite: at the end of the script even those have to end. */
void async_scope_revive(async_coroutine *coroutine);

/* How an unsafe scope, or a safe one, is emptied. */
typedef enum {
	ASYNC_SCOPE_BY_FLAG, /* cancels its coroutines or makes them zombies */
	ASYNC_SCOPE_SAFELY, /* makes them zombies */
	ASYNC_SCOPE_HARD, /* cancels them */
} async_scope_manner;

/* Closes the tree for spawn and empties it, children first, with `error` (borrowed).
 * May run destructors of tasks that never ran. re-enters userland */
void async_scope_cancel(async_scope *scope, zend_object *error, async_scope_manner manner);

/* The same, for good. */
void async_scope_dispose(async_scope *scope, zend_object *error, async_scope_manner manner);

/* Disposes it, cancelling everything, in `ms` milliseconds. */
void async_scope_dispose_after(async_scope *scope, zend_long ms);

void async_scope_disposal_due(async_deadline *deadline);

/* Starts the finally callbacks when the scope is cancelled and nothing is left in it. */
void async_scope_finalize(async_scope *scope);

void async_scope_finally(async_scope *scope, zval *callback);

/* No-op for the main scope, which is never closed. Undone by removing the link. */
void async_scope_attach(async_scope *scope, async_scope_member *member);

void async_scope_watch_start(async_scope *scope, async_scope_watch *watch, bool zombies);
/* After its event has completed because of errors: for the next ones. */
void async_scope_watch_again(async_scope_watch *watch);
void async_scope_watch_stop(async_scope_watch *watch);

/* What is waited for is the case. */
static inline bool async_scope_is_empty(const async_scope *scope, bool zombies)
{
	return (zombies ? scope->present : scope->active) == 0;
}

/* Looks for somebody who takes an error: from `scope` upwards a handler, or a watch
 * that collects. Scopes without either are cancelled. True when it was handled;
 * otherwise *error is what is left to report: a handler may have thrown another one.
 * Takes over and gives back one reference. suspends, re-enters userland */
bool async_scope_handle(async_scope *scope, async_coroutine *coroutine, zend_object **error);

/* A coroutine in `scope` fails with `error` (owned): for one that nobody asked for. */
void async_scope_throw(async_scope *scope, zend_object *error);

/* The PHP object of a scope, with a reference for the caller; made when there is
 * none. Set by api/ at MINIT. */
extern zend_object *(*async_scope_get_object)(async_scope *scope);

#endif
