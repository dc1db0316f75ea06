/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See task_group.h: who waits for what. A pending join keeps the group alive, while
 * the group does not keep the future: when nobody can see it any more, the join goes.
 */
#include "api/task_group.h"

#include "api/await.h"
#include "coroutine/errors.h"
#include "coroutine/finally.h"
#include "coroutine/scheduler.h"

typedef struct _join {
	async_list link;
	async_task_group *group; /* keeps a reference */
	async_future_state *state; /* borrowed */
	async_task_join wanted;
	bool ignore_errors;
} join;

zend_object *async_task_group_errors(async_task_group *group, bool unseen)
{
	zend_object *composite = NULL;

	for (async_list *link = group->order.next; link != &group->order; link = link->next) {
		async_task *task = ASYNC_LIST_ENTRY(link, async_task, in_order);

		if (!task->error || (unseen && (task->seen || async_error_is_cancellation(task->error)))) {
			continue;
		}
		if (!composite) {
			composite = async_error_new(async_ce_composite, "One or more tasks failed");
		}
		async_error_add(composite, task->error);
		task->seen = true;
	}
	return composite;
}

static void collect_results(async_task_group *group, zval *results)
{
	array_init(results);
	for (async_list *link = group->order.next; link != &group->order; link = link->next) {
		async_task *task = ASYNC_LIST_ENTRY(link, async_task, in_order);

		if (task->state == ASYNC_TASK_SETTLED && !async_task_failed(task)) {
			array_set_zval_key(Z_ARRVAL_P(results), &task->key, &task->result); /* counts it */
		}
	}
}

/* A set gives its outcomes away. */
static void consume_settled(async_task_group *group)
{
	async_list *link;

	while (group->is_set && (link = async_list_first(&group->settled))) {
		async_task_remove(ASYNC_LIST_ENTRY(link, async_task, link));
	}
}

static void give(async_task *task, zval *result, zend_object **error)
{
	if (task->error) {
		*error = task->error;
		GC_ADDREF(*error);
		task->seen = true;
	} else {
		ZVAL_COPY(result, &task->result);
	}
	if (task->group->is_set) {
		async_task_remove(task);
	}
}

static bool join_all(async_task_group *group, bool ignore_errors, zval *result, zend_object **error)
{
	if (!async_task_group_is_done(group)) {
		return false;
	}
	*error = ignore_errors ? NULL : async_task_group_errors(group, false);
	if (!*error) {
		collect_results(group, result);
	}
	consume_settled(group);
	return true;
}

static bool join_first(async_task_group *group, zval *result, zend_object **error)
{
	async_list *first = async_list_first(&group->settled);

	if (first) {
		give(ASYNC_LIST_ENTRY(first, async_task, link), result, error);
		return true;
	}
	if (group->closed && async_task_group_is_done(group)) {
		*error = async_error_new(async_ce_exception, "Cannot race on an empty TaskGroup");
		return true;
	}
	return false;
}

static bool join_any(async_task_group *group, zval *result, zend_object **error)
{
	async_list *link = group->settled.next;

	if (group->succeeded > 0) {
		while (async_task_failed(ASYNC_LIST_ENTRY(link, async_task, link))) {
			link = link->next;
		}
		give(ASYNC_LIST_ENTRY(link, async_task, link), result, error);
		return true;
	}
	if (!async_task_group_is_done(group)) {
		return false;
	}
	*error = async_task_group_errors(group, false);
	if (!*error) {
		if (!group->closed) {
			return false;
		}
		*error = async_error_new(async_ce_exception, "Cannot call any() on an empty TaskGroup");
	}
	consume_settled(group);
	return true;
}

/* False: not yet. Otherwise the outcome is the caller's. */
static bool resolve(
	async_task_group *group, async_task_join wanted, bool ignore_errors, zval *result, zend_object **error)
{
	ZVAL_UNDEF(result);
	*error = NULL;
	switch (wanted) {
	case ASYNC_TASK_JOIN_ALL:
		return join_all(group, ignore_errors, result, error);
	case ASYNC_TASK_JOIN_FIRST:
		return join_first(group, result, error);
	case ASYNC_TASK_JOIN_ANY:
		return join_any(group, result, error);
	default:
		ZEND_UNREACHABLE();
	}
}

static void end_join(join *join)
{
	async_task_group *group = join->group;

	async_list_remove(&join->link);
	efree(join);
	OBJ_RELEASE(&group->std);
}

static void abandoned(async_future_state *state)
{
	end_join(state->source);
}

void async_task_group_forsake(async_task_group *group)
{
	async_list *link;

	while ((link = async_list_pop_front(&group->joins))) {
		join *join = ASYNC_LIST_ENTRY(link, struct _join, link);

		join->state->abandoned = NULL;
		efree(join);
	}
	async_list_remove(&group->watches);
	async_list_remove(&group->spawners);
}

static void complete_joins(async_task_group *group)
{
	async_list *link = group->joins.next;

	while (link != &group->joins) {
		join *join = ASYNC_LIST_ENTRY(link, struct _join, link);
		async_future_state *state = join->state;
		zend_object *error;
		zval result;

		link = link->next;
		if (!resolve(group, join->wanted, join->ignore_errors, &result, &error)) {
			continue;
		}
		GC_ADDREF(&state->std);
		if (error) {
			async_future_fail(state, error);
		} else {
			async_future_complete(state, &result);
		}
		async_future_state_release(state);
		end_join(join);
	}
}

void async_task_group_join(
	async_task_group *group, async_task_join wanted, bool ignore_errors, zval *return_value)
{
	async_future_state *state;
	zend_object *error;
	zval result;
	join *join;

	if (wanted != ASYNC_TASK_JOIN_ALL && async_list_is_empty(&group->order)) {
		async_throw(async_ce_exception,
			wanted == ASYNC_TASK_JOIN_FIRST ? "Cannot race on an empty TaskGroup"
											: "Cannot call any() on an empty TaskGroup");
		RETURN_THROWS();
	}
	group->errors_handled = true;
	if (resolve(group, wanted, ignore_errors, &result, &error)) {
		async_task_group_sweep(group);
		RETURN_OBJ(error ? async_future_new_failed(error) : async_future_new_completed(&result));
	}
	state = async_future_state_new();
	join = emalloc(sizeof(*join));
	GC_ADDREF(&group->std);
	*join = (struct _join) {.group = group, .state = state, .wanted = wanted, .ignore_errors = ignore_errors};
	async_list_push_back(&group->joins, &join->link);
	state->abandoned = abandoned;
	state->source = join;
	RETVAL_OBJ(async_future_new(state));
	async_future_state_release(state);
}

static zend_string *describe(async_event *event)
{
	(void) event;
	return ZSTR_INIT_LITERAL("tasks of a TaskGroup", 0);
}

static const async_event_kind watch_kind = {NULL, NULL, describe, NULL};

bool async_task_watch_wait(async_task_watch *watch)
{
	zval unused;

	if (watch->is_over(watch)) {
		return true;
	}
	ZVAL_UNDEF(&unused);
	async_event_init(&watch->event, &watch_kind);
	async_list_push_back(&watch->group->watches, &watch->link);
	async_await(&watch->event, NULL, &unused);
	async_list_remove(&watch->link);
	async_event_free(&watch->event);
	return !EG(exception);
}

static void finalize(async_task_group *group)
{
	HashTable *callbacks = group->finally;

	if (!group->closed || !async_task_group_is_done(group) || group->finalized) {
		return;
	}
	group->finalized = true;
	if (callbacks && async_the_scheduler.state != ASYNC_SCHEDULER_OFF && async_scheduler_start()) {
		group->finally = NULL;
		async_finally_spawn(callbacks, &group->std, group->scope);
	}
}

void async_task_group_changed(async_task_group *group)
{
	async_list *link = group->watches.next;

	GC_ADDREF(&group->std);
	complete_joins(group);
	while (link != &group->watches) {
		async_task_watch *watch = ASYNC_LIST_ENTRY(link, async_task_watch, link);

		link = link->next;
		if (watch->is_over(watch)) {
			async_event_complete(&watch->event, NULL, NULL);
		}
	}
	finalize(group);
	async_task_group_sweep(group);
	OBJ_RELEASE(&group->std);
}
