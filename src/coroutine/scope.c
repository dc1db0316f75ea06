/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See scope.h: the tree and its counts. A scope counts a child only while there is
 * something in the child, so that a coroutine that comes or goes costs one step
 * except for the first and the last. All walks are loops: trees may be deep.
 */
#include "coroutine/scope.h"

#include "coroutine/scheduler.h"

ASYNC_TLS async_scope async_the_main_scope;
zend_object *(*async_scope_get_object)(async_scope *scope);

static void init(async_scope *scope)
{
	memset(scope, 0, sizeof(*scope));
	scope->refcount = 1;
	async_list_init(&scope->children);
	async_list_init(&scope->sibling);
	async_list_init(&scope->coroutines);
	async_list_init(&scope->watches);
	async_list_init(&scope->members);
	async_deadline_init(&scope->deadline, async_scope_disposal_due);
	ZVAL_UNDEF(&scope->handler);
	ZVAL_UNDEF(&scope->child_handler);
}

async_scope *async_scope_new(async_scope *parent, bool safe)
{
	async_scope *scope = emalloc(sizeof(*scope));

	init(scope);
	if (safe) {
		scope->flags |= ASYNC_SCOPE_SAFE;
	}
	if (parent) {
		async_scope_addref(parent);
		scope->parent = parent;
		async_list_push_back(&parent->children, &scope->sibling);
	}
	return scope;
}

/* re-enters userland: destructors */
static void release_values(async_scope *scope)
{
	zend_object *values = scope->values;
	HashTable *finally = scope->finally;

	scope->values = NULL;
	scope->finally = NULL;
	zval_ptr_dtor(&scope->handler);
	ZVAL_UNDEF(&scope->handler);
	zval_ptr_dtor(&scope->child_handler);
	ZVAL_UNDEF(&scope->child_handler);
	if (finally) {
		zend_array_release(finally);
	}
	if (values) {
		OBJ_RELEASE(values);
	}
}

void async_scope_release(async_scope *scope)
{
	while (scope && --scope->refcount == 0) {
		async_scope *parent = scope->parent;

		ZEND_ASSERT(!async_scope_is_main(scope));
		async_list_remove(&scope->sibling);
		async_list_remove(&scope->watches);
		async_list_remove(&scope->members);
		async_deadline_disarm(&scope->deadline);
		release_values(scope);
		efree(scope);
		scope = parent;
	}
}

void async_scope_request_startup(void)
{
	init(&async_the_main_scope);
	async_the_main_scope.flags |= ASYNC_SCOPE_SAFE;
}

void async_scope_request_shutdown(void)
{
	release_values(&async_the_main_scope);
}

async_scope *async_scope_current(void)
{
	return async_scope_of(async_the_scheduler.current);
}

bool async_scope_is_within(const async_scope *scope, const async_scope *ancestor)
{
	while (scope && scope != ancestor) {
		scope = scope->parent;
	}
	return scope != NULL;
}

static void wake_watches(async_scope *scope)
{
	async_list *link = scope->watches.next;

	while (link != &scope->watches) {
		async_scope_watch *watch = ASYNC_LIST_ENTRY(link, async_scope_watch, link);

		link = link->next;
		if (async_scope_is_empty(scope, watch->zombies)) {
			async_list_remove(&watch->link);
			async_event_complete(&watch->event, NULL, NULL);
		}
	}
}

static void count_active(async_scope *scope)
{
	while (scope && scope->active++ == 0) {
		scope = scope->parent;
	}
}

static void uncount_active(async_scope *scope)
{
	while (scope && --scope->active == 0) {
		wake_watches(scope);
		scope = scope->parent;
	}
}

static void uncount_present(async_scope *scope)
{
	while (scope && --scope->present == 0) {
		if (scope->flags & ASYNC_SCOPE_CANCELLED) {
			scope->flags |= ASYNC_SCOPE_DISPOSED;
		}
		async_scope_finalize(scope);
		if (scope->present > 0) {
			/* It has callbacks to run first; they were counted again. */
			if (scope->parent) {
				scope->parent->present--;
			}
			return;
		}
		wake_watches(scope);
		scope = scope->parent;
	}
}

void async_scope_enter(async_scope *scope, async_coroutine *coroutine)
{
	async_scope *counted = scope;

	async_scope_addref(scope);
	coroutine->scope = scope;
	async_list_push_back(&scope->coroutines, &coroutine->in_scope);
	count_active(scope);
	while (counted && counted->present++ == 0) {
		counted = counted->parent;
	}
}

void async_scope_leave(async_coroutine *coroutine)
{
	async_scope *scope = coroutine->scope;

	async_list_remove(&coroutine->in_scope);
	if (!(coroutine->flags & ASYNC_COROUTINE_ZOMBIE)) {
		uncount_active(scope);
	}
	uncount_present(scope);
	coroutine->scope = NULL;
	async_scope_release(scope);
}

void async_scope_make_zombie(async_coroutine *coroutine)
{
	if (coroutine->flags & ASYNC_COROUTINE_ZOMBIE) {
		return;
	}
	coroutine->flags |= ASYNC_COROUTINE_ZOMBIE;
	async_scheduler_zombie();
	uncount_active(coroutine->scope);
}

void async_scope_revive(async_coroutine *coroutine)
{
	coroutine->flags &= ~ASYNC_COROUTINE_ZOMBIE;
	count_active(coroutine->scope);
}

void async_scope_attach(async_scope *scope, async_scope_member *member)
{
	if (async_scope_is_main(scope)) {
		async_list_init(&member->link);
	} else {
		async_list_push_back(&scope->members, &member->link);
	}
}

static zend_string *describe(async_event *event)
{
	(void) event;
	return ZSTR_INIT_LITERAL("the end of a scope", 0);
}

static const async_event_kind watch_kind = {NULL, NULL, describe, NULL};

void async_scope_watch_start(async_scope *scope, async_scope_watch *watch, bool zombies)
{
	async_event_init(&watch->event, &watch_kind);
	watch->zombies = zombies;
	watch->collects = false;
	ZVAL_UNDEF(&watch->errors);
	async_list_push_back(&scope->watches, &watch->link);
	if (async_scope_is_empty(scope, zombies)) {
		async_event_complete(&watch->event, NULL, NULL);
	}
}

void async_scope_watch_again(async_scope_watch *watch)
{
	async_event_free(&watch->event);
	async_event_init(&watch->event, &watch_kind);
}

void async_scope_watch_stop(async_scope_watch *watch)
{
	async_list_remove(&watch->link);
	zval_ptr_dtor(&watch->errors);
	ZVAL_UNDEF(&watch->errors);
	async_event_free(&watch->event);
}
