/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See task_group.h: the objects of both classes, and what becomes of the tasks when
 * the last reference to one is lost.
 */
#include "api/task_group.h"

#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

static void scope_closed(async_scope_member *member)
{
	async_task_group *group = ASYNC_LIST_ENTRY(member, async_task_group, member);
	zend_object *error = async_error_new(async_ce_cancellation, "TaskGroup cancelled");

	GC_ADDREF(&group->std);
	group->closed = true;
	async_task_group_drop_queue(group, error);
	async_task_group_close(group);
	OBJ_RELEASE(error);
	OBJ_RELEASE(&group->std);
}

zend_object *async_task_group_create(zend_class_entry *ce, zend_object_handlers *handlers)
{
	async_task_group *group = ecalloc(1, sizeof(*group));

	zend_hash_init(&group->tasks, 0, NULL, NULL, 0);
	async_list_init(&group->order);
	async_list_init(&group->queue);
	async_list_init(&group->settled);
	async_list_init(&group->gone);
	async_list_init(&group->spawners);
	async_list_init(&group->watches);
	async_list_init(&group->joins);
	async_list_init(&group->member.link);
	group->member.scope_closed = scope_closed;
	zend_object_std_init(&group->std, ce);
	group->std.handlers = handlers;
	return &group->std;
}

/* The tasks that are left are treated as the scope says; errors that nobody has seen go
 * the way of errors. */
static void destroy_object(zend_object *object)
{
	async_task_group *group = async_task_group_from_object(object);
	zend_object *error;

	if (!group->scope || async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		return;
	}
	async_list_remove(&group->member.link);
	group->closed = true;
	if (!group->errors_handled && (error = async_task_group_errors(group, true))) {
		async_scope_throw(group->scope_object ? group->scope : group->scope->parent, error);
	}
	if (!group->scope_object && !async_scope_is_empty(group->scope, true)) {
		error = async_error_new(async_ce_cancellation, "Scope is being disposed due to object destruction");
		async_scope_dispose(group->scope, error, ASYNC_SCOPE_BY_FLAG);
		OBJ_RELEASE(error);
	}
}

static void free_object(zend_object *object)
{
	async_task_group *group = async_task_group_from_object(object);
	async_list *link;

	async_list_remove(&group->member.link);
	while ((link = async_list_pop_front(&group->order))) {
		async_task_free(ASYNC_LIST_ENTRY(link, async_task, in_order));
	}
	async_task_group_sweep(group);
	async_task_group_forsake(group);
	zend_hash_destroy(&group->tasks);
	if (group->finally) {
		zend_array_release(group->finally);
	}
	zend_object_std_dtor(object);
	async_scope_release(group->scope);
	if (group->scope_object) {
		OBJ_RELEASE(group->scope_object);
	}
}

static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	async_task_group *group = async_task_group_from_object(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	for (async_list *link = group->order.next; link != &group->order; link = link->next) {
		async_task *task = ASYNC_LIST_ENTRY(link, async_task, in_order);

		zend_get_gc_buffer_add_zval(buffer, &task->result);
		if (task->error) {
			zend_get_gc_buffer_add_obj(buffer, task->error);
		}
		if (task->coroutine) {
			zend_get_gc_buffer_add_obj(buffer, &task->coroutine->std);
		}
	}
	if (group->scope_object) {
		zend_get_gc_buffer_add_obj(buffer, group->scope_object);
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return group->finally;
}

void async_task_group_setup_class(zend_class_entry *ce, zend_object_handlers *handlers)
{
	ce->get_iterator = async_task_group_get_iterator;
	*handlers = std_object_handlers;
	handlers->offset = XtOffsetOf(async_task_group, std);
	handlers->dtor_obj = destroy_object;
	handlers->free_obj = free_object;
	handlers->get_gc = get_gc;
	handlers->clone_obj = NULL;
}
