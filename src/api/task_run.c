/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See task_group.h: the life of a task. A queued one is a coroutine that was not
 * enqueued yet. Ends of tasks come from the end of their coroutine, where nothing may
 * switch contexts.
 */
#include "api/task_group.h"

#include "api/spawn.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "coroutine/wait.h"

typedef struct _spawner {
	async_wait wait;
	async_list link;
	bool granted; /* a place in the queue is reserved for it */
} spawner;

static bool has_place(const async_task_group *group)
{
	return group->queue_limit == UINT32_MAX || group->queued + group->reserved < group->queue_limit;
}

static void wake_spawners(async_task_group *group)
{
	async_list *link;

	while ((group->closed || has_place(group)) && (link = async_list_pop_front(&group->spawners))) {
		spawner *spawner = ASYNC_LIST_ENTRY(link, struct _spawner, link);

		spawner->granted = true;
		group->reserved++;
		async_wait_wake(&spawner->wait, false);
	}
}

static void start_queued(async_task_group *group);

static void settle(async_task *task, zval *result, zend_object *error)
{
	async_task_group *group = task->group;
	async_coroutine *coroutine = task->coroutine;

	task->state = ASYNC_TASK_SETTLED;
	task->coroutine = NULL;
	if (error) {
		GC_ADDREF(error);
		task->error = error;
	} else {
		ZVAL_COPY(&task->result, result);
		group->succeeded++;
	}
	async_list_push_back(&group->settled, &task->link);
	OBJ_RELEASE(&coroutine->std);
}

static void ended(async_listener *listener)
{
	async_task *task = ASYNC_LIST_ENTRY(listener, async_task, listener);
	async_task_group *group = task->group;
	async_event *event = listener->event;

	/* Whoever is told may let go of the group. */
	GC_ADDREF(&group->std);
	group->running--;
	settle(task, &event->result, event->error);
	if (!group->starting) {
		start_queued(group);
		async_task_group_changed(group);
	}
	OBJ_RELEASE(&group->std);
}

static void start(async_task *task)
{
	task->state = ASYNC_TASK_RUNNING;
	task->group->running++;
	task->listener.notify = ended;
	async_event_listen(&task->coroutine->event, &task->listener);
	async_coroutine_enqueue_in(task->coroutine, task->group->scope);
}

/* A task may end while it is being started: no recursion, however many are queued. */
static void start_queued(async_task_group *group)
{
	if (group->queued > 0 && (async_scope_is_closed(group->scope) || async_the_scheduler.exiting)) {
		zend_object *error = async_error_new(async_ce_cancellation, "TaskGroup cancelled");

		async_task_group_drop_queue(group, error);
		OBJ_RELEASE(error);
	}
	group->starting = true;
	while (group->queued > 0 && group->running < group->concurrency) {
		async_list *link = async_list_pop_front(&group->queue);

		group->queued--;
		start(ASYNC_LIST_ENTRY(link, async_task, link));
	}
	group->starting = false;
	wake_spawners(group);
}

void async_task_group_drop_queue(async_task_group *group, zend_object *error)
{
	async_list *link;

	while ((link = async_list_pop_front(&group->queue))) {
		group->queued--;
		settle(ASYNC_LIST_ENTRY(link, async_task, link), NULL, error); /* re-enters userland: destructors */
	}
}

void async_task_group_close(async_task_group *group)
{
	group->closed = true;
	wake_spawners(group);
	async_task_group_changed(group);
}

/* The scope is somebody else's: only the tasks. A task that never started ends at once,
 * which changes the list. */
static void cancel_running(async_task_group *group, zend_object *error)
{
	async_coroutine **coroutines = safe_emalloc(group->running, sizeof(*coroutines), 1);
	uint32_t count = 0;

	for (async_list *link = group->order.next; link != &group->order; link = link->next) {
		async_task *task = ASYNC_LIST_ENTRY(link, async_task, in_order);

		if (task->state == ASYNC_TASK_RUNNING) {
			GC_ADDREF(&task->coroutine->std);
			coroutines[count++] = task->coroutine;
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		async_coroutine_cancel_one_of(coroutines[i], error, false);
		OBJ_RELEASE(&coroutines[i]->std);
	}
	efree(coroutines);
}

void async_task_group_cancel(async_task_group *group, zend_object *error)
{
	GC_ADDREF(&group->std);
	group->closed = true;
	async_task_group_drop_queue(group, error);
	if (group->scope_object) {
		cancel_running(group, error);
	} else {
		async_scope_cancel(group->scope, error, ASYNC_SCOPE_HARD);
	}
	async_task_group_close(group);
	OBJ_RELEASE(&group->std);
}

static zend_string *describe_spawner(const async_wait *wait)
{
	(void) wait;
	return ZSTR_INIT_LITERAL("a place in the queue of a TaskGroup", 0);
}

static bool abort_spawner(async_wait *wait)
{
	async_list_remove(&ASYNC_LIST_ENTRY(wait, spawner, wait)->link);
	return true;
}

static const async_wait_kind spawner_kind = {describe_spawner, abort_spawner};

/* False with an exception thrown. suspends */
static bool wait_for_place(async_task_group *group)
{
	spawner spawner;

	if (!async_scheduler_require()) {
		return false;
	}
	async_wait_init(&spawner.wait, &spawner_kind);
	spawner.granted = false;
	async_list_push_back(&group->spawners, &spawner.link);
	async_wait_park(&spawner.wait, ASYNC_NEVER);
	if (spawner.granted) {
		group->reserved--;
	}
	if (async_coroutine_throw_pending(async_the_scheduler.current)) {
		wake_spawners(group);
		return false;
	}
	return true;
}

bool async_task_is_allowed(async_task_group *group, zval *key)
{
	if (group->closed) {
		async_throw(async_ce_exception, "Cannot spawn tasks on a %s TaskGroup",
			group->used && group->finalized ? "completed" : "closed");
		return false;
	}
	if (Z_TYPE_P(key) == IS_STRING && zend_symtable_exists(&group->tasks, Z_STR_P(key))) {
		async_throw(async_ce_exception, "Duplicate key \"%s\"", Z_STRVAL_P(key));
		return false;
	}
	if (Z_TYPE_P(key) == IS_LONG && zend_hash_index_exists(&group->tasks, Z_LVAL_P(key))) {
		async_throw(async_ce_exception, "Duplicate key " ZEND_LONG_FMT, Z_LVAL_P(key));
		return false;
	}
	return true;
}

static void add(async_task_group *group, async_task *task, zval *key)
{
	zend_ulong index;

	if (Z_TYPE_P(key) == IS_UNDEF) {
		while (!zend_hash_index_add_ptr(&group->tasks, group->next_key, task)) {
			group->next_key++;
		}
		ZVAL_LONG(&task->key, (zend_long) group->next_key++);
	} else if (Z_TYPE_P(key) == IS_STRING && !ZEND_HANDLE_NUMERIC(Z_STR_P(key), index)) {
		zend_hash_add_new_ptr(&group->tasks, Z_STR_P(key), task);
		ZVAL_COPY(&task->key, key);
	} else {
		if (Z_TYPE_P(key) == IS_LONG) {
			index = (zend_ulong) Z_LVAL_P(key);
		}
		zend_hash_index_add_new_ptr(&group->tasks, index, task);
		ZVAL_LONG(&task->key, (zend_long) index);
	}
	async_list_push_back(&group->order, &task->in_order);
}

static async_task *make(async_task_group *group, async_coroutine *coroutine)
{
	async_task *task = emalloc(sizeof(*task));

	group->used = true;
	task->group = group;
	task->coroutine = coroutine;
	task->state = ASYNC_TASK_QUEUED;
	task->seen = false;
	ZVAL_UNDEF(&task->result);
	task->error = NULL;
	task->listener.event = NULL;
	async_list_init(&task->listener.link);
	async_list_init(&task->link);
	return task;
}

bool async_task_spawn(async_task_group *group, zval *key, async_coroutine *coroutine)
{
	async_task *task;

	if (group->running >= group->concurrency && !has_place(group)
		&& (!wait_for_place(group) || !async_task_is_allowed(group, key))) {
		OBJ_RELEASE(&coroutine->std);
		return false;
	}
	task = make(group, coroutine);
	add(group, task, key);
	if (group->running < group->concurrency) {
		start(task);
	} else {
		async_list_push_back(&group->queue, &task->link);
		group->queued++;
	}
	return true;
}

void async_task_remove(async_task *task)
{
	if (Z_TYPE(task->key) == IS_STRING) {
		zend_hash_del(&task->group->tasks, Z_STR(task->key));
	} else {
		zend_hash_index_del(&task->group->tasks, (zend_ulong) Z_LVAL(task->key));
	}
	if (!async_task_failed(task)) {
		task->group->succeeded--;
	}
	async_list_remove(&task->in_order);
	async_list_remove(&task->link);
	async_list_push_back(&task->group->gone, &task->link);
}

void async_task_group_sweep(async_task_group *group)
{
	async_list *link;

	while ((link = async_list_pop_front(&group->gone))) {
		async_task_free(ASYNC_LIST_ENTRY(link, async_task, link));
	}
}

void async_task_free(async_task *task)
{
	if (task->state == ASYNC_TASK_RUNNING) {
		/* What it fails with concerns others now. */
		async_event_forget(&task->listener);
		task->coroutine->event.handled = !async_list_is_empty(&task->coroutine->event.listeners);
	}
	if (task->coroutine) {
		OBJ_RELEASE(&task->coroutine->std);
	}
	if (task->error) {
		OBJ_RELEASE(task->error);
	}
	zval_ptr_dtor(&task->result);
	zval_ptr_dtor(&task->key);
	efree(task);
}
