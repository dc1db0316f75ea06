/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See scope.h: how a scope ends. Cancelling runs destructors of tasks that never
 * started, and those may do anything to the tree: every walk is over a copy that
 * owns what it lists.
 */
#include "coroutine/scope.h"

#include "coroutine/errors.h"
#include "coroutine/finally.h"
#include "coroutine/scheduler.h"

static async_scope *first_of(async_scope *scope)
{
	while (!async_list_is_empty(&scope->children)) {
		scope = ASYNC_LIST_ENTRY(scope->children.next, async_scope, sibling);
	}
	return scope;
}

static async_scope *next_of(async_scope *scope)
{
	if (scope->sibling.next != &scope->parent->children) {
		return first_of(ASYNC_LIST_ENTRY(scope->sibling.next, async_scope, sibling));
	}
	return scope->parent;
}

typedef struct _scope_list {
	async_scope **scopes; /* each with a reference */
	size_t count;
} scope_list;

/* The tree of `top`, children before their parent. */
static scope_list collect(async_scope *top)
{
	scope_list list = {NULL, 1};

	for (async_scope *scope = first_of(top); scope != top; scope = next_of(scope)) {
		list.count++;
	}
	list.scopes = safe_emalloc(list.count, sizeof(*list.scopes), 0);
	list.count = 0;
	for (async_scope *scope = first_of(top);; scope = next_of(scope)) {
		async_scope_addref(scope);
		list.scopes[list.count++] = scope;
		if (scope == top) {
			return list;
		}
	}
}

static void close_members(async_scope *scope)
{
	async_list *link;

	while ((link = async_list_pop_front(&scope->members))) {
		async_scope_member *member = ASYNC_LIST_ENTRY(link, async_scope_member, link);

		member->scope_closed(member);
	}
}

/* re-enters userland: destructors */
static void empty_one(async_scope *scope, zend_object *error, bool safely)
{
	async_coroutine **coroutines;
	size_t count = 0;

	for (async_list *link = scope->coroutines.next; link != &scope->coroutines; link = link->next) {
		count++;
	}
	if (count == 0) {
		return;
	}
	coroutines = safe_emalloc(count, sizeof(*coroutines), 0);
	count = 0;
	for (async_list *link = scope->coroutines.next; link != &scope->coroutines; link = link->next) {
		coroutines[count] = ASYNC_LIST_ENTRY(link, async_coroutine, in_scope);
		GC_ADDREF(&coroutines[count++]->std);
	}
	for (size_t i = 0; i < count; i++) {
		async_coroutine *coroutine = coroutines[i];

		/* One that has failed is telling the handlers about it: let it. */
		if (!coroutine->event.done) {
			if (!safely) {
				async_coroutine_cancel_one_of(coroutine, error, false);
			} else if (coroutine->scope) {
				async_scope_make_zombie(coroutine);
			}
		}
		OBJ_RELEASE(&coroutine->std);
	}
	efree(coroutines);
}

static void end(async_scope *top, zend_object *error, async_scope_manner manner, uint32_t flags)
{
	scope_list list;

	if (async_scope_is_main(top)) {
		return;
	}
	list = collect(top);
	for (size_t i = 0; i < list.count; i++) {
		list.scopes[i]->flags |= flags;
	}
	for (size_t i = 0; i < list.count; i++) {
		async_scope *scope = list.scopes[i];
		bool safe = scope->flags & ASYNC_SCOPE_SAFE;

		close_members(scope);
		empty_one(scope, error, manner == ASYNC_SCOPE_SAFELY || (manner == ASYNC_SCOPE_BY_FLAG && safe));
		async_scope_finalize(scope);
		async_scope_release(scope);
	}
	efree(list.scopes);
}

void async_scope_cancel(async_scope *scope, zend_object *error, async_scope_manner manner)
{
	end(scope, error, manner, ASYNC_SCOPE_CANCELLED);
}

void async_scope_dispose(async_scope *scope, zend_object *error, async_scope_manner manner)
{
	end(scope, error, manner, ASYNC_SCOPE_CANCELLED | ASYNC_SCOPE_DISPOSED);
}

void async_scope_dispose_after(async_scope *scope, zend_long ms)
{
	async_deadline_arm(&scope->deadline, async_clock_after(async_clock_now(), async_clock_from_ms(ms)));
}

/* Body of an internal coroutine. */
static void dispose_in_time(async_coroutine *coroutine)
{
	async_scope *scope = coroutine->data;
	zend_object *error = async_error_new(async_ce_cancellation, "Scope has been disposed due to timeout");

	async_scope_dispose(scope, error, ASYNC_SCOPE_HARD);
	OBJ_RELEASE(error);
	async_scope_release(scope);
}

/* Not done here: it may run PHP code, and whoever asks for the time is parking. */
void async_scope_disposal_due(async_deadline *deadline)
{
	async_scope *scope = ASYNC_LIST_ENTRY(deadline, async_scope, deadline);
	async_coroutine *coroutine = async_coroutine_new();

	async_scope_addref(scope);
	coroutine->entry = dispose_in_time;
	coroutine->data = scope;
	coroutine->flags |= ASYNC_COROUTINE_INTERNAL;
	async_coroutine_enqueue_in(coroutine, &async_the_main_scope);
	OBJ_RELEASE(&coroutine->std);
}

void async_scope_finally(async_scope *scope, zval *callback)
{
	if (!scope->finally) {
		scope->finally = zend_new_array(1);
	}
	Z_TRY_ADDREF_P(callback);
	zend_hash_next_index_insert_new(scope->finally, callback);
}

void async_scope_finalize(async_scope *scope)
{
	HashTable *callbacks = scope->finally;
	zend_object *object;

	if (!async_scope_is_closed(scope) || scope->present > 0 || (scope->flags & ASYNC_SCOPE_FINALIZED)) {
		return;
	}
	scope->flags |= ASYNC_SCOPE_FINALIZED;
	async_deadline_disarm(&scope->deadline);
	if (!callbacks || async_the_scheduler.state == ASYNC_SCHEDULER_OFF || !async_scheduler_start()) {
		return;
	}
	scope->finally = NULL;
	object = async_scope_get_object(scope);
	async_finally_spawn(callbacks, object, scope);
	OBJ_RELEASE(object);
}
