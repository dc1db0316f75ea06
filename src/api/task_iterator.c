/* SPDX-License-Identifier: BSD-3-Clause
 *
 * foreach over a TaskGroup or TaskSet: key => [result, error] in the order of the
 * spawn. The loop waits for the next task to settle, and ends when the group is closed
 * and has no more. Tasks of a group stay where they are, so that a loop remembers the
 * last one; from a set each loop takes the first.
 */
#include <zend_interfaces.h>

#include "api/task_group.h"
#include "coroutine/scheduler.h"

typedef struct _task_iterator {
	zend_object_iterator it; /* data: the group, owned */
	async_task *last; /* of a group: the one given last */
	zval key;
	zval outcome; /* UNDEF at the end */
} task_iterator;

static async_task_group *group_of(const task_iterator *iterator)
{
	return async_task_group_from_object(Z_OBJ(iterator->it.data));
}

static async_task *next_of(async_task_group *group, async_task *last)
{
	async_list *link = last && !group->is_set ? last->in_order.next : group->order.next;

	return link == &group->order ? NULL : ASYNC_LIST_ENTRY(link, async_task, in_order);
}

static bool is_over(async_task_watch *watch)
{
	async_task *next = next_of(watch->group, watch->task);

	return next ? next->state == ASYNC_TASK_SETTLED : watch->group->closed;
}

static void clear(task_iterator *iterator)
{
	zval key, outcome;

	ZVAL_COPY_VALUE(&key, &iterator->key);
	ZVAL_COPY_VALUE(&outcome, &iterator->outcome);
	ZVAL_UNDEF(&iterator->key);
	ZVAL_UNDEF(&iterator->outcome);
	zval_ptr_dtor(&key);
	zval_ptr_dtor(&outcome);
}

static void give(task_iterator *iterator, async_task *task)
{
	async_task_group *group = task->group;
	zval error;

	ZVAL_COPY(&iterator->key, &task->key);
	array_init_size(&iterator->outcome, 2);
	if (task->error) {
		add_next_index_null(&iterator->outcome);
		ZVAL_OBJ_COPY(&error, task->error);
		add_next_index_zval(&iterator->outcome, &error);
	} else {
		Z_TRY_ADDREF(task->result);
		add_next_index_zval(&iterator->outcome, &task->result);
		add_next_index_null(&iterator->outcome);
	}
	task->seen = true;
	iterator->last = task;
	if (group->is_set) {
		async_task_remove(task);
		iterator->last = NULL;
		async_task_group_sweep(group);
	}
}

/* suspends */
static void fetch(task_iterator *iterator)
{
	async_task_watch watch = {.is_over = is_over, .group = group_of(iterator), .task = iterator->last};
	async_task *next;

	clear(iterator);
	while (!is_over(&watch)) {
		/* Another loop may have been faster. */
		if (!async_scheduler_require() || !async_task_watch_wait(&watch)) {
			return;
		}
	}
	next = next_of(watch.group, watch.task);
	if (next) {
		give(iterator, next);
	}
}

static void destroy(zend_object_iterator *it)
{
	clear((task_iterator *) it);
	zval_ptr_dtor(&it->data);
}

static void rewind_all(zend_object_iterator *it)
{
	((task_iterator *) it)->last = NULL;
	fetch((task_iterator *) it);
}

static void forward(zend_object_iterator *it)
{
	fetch((task_iterator *) it);
}

static int valid(zend_object_iterator *it)
{
	return Z_TYPE(((task_iterator *) it)->outcome) != IS_UNDEF ? SUCCESS : FAILURE;
}

static zval *current(zend_object_iterator *it)
{
	return &((task_iterator *) it)->outcome;
}

static void key(zend_object_iterator *it, zval *key)
{
	ZVAL_COPY(key, &((task_iterator *) it)->key);
}

static HashTable *get_gc(zend_object_iterator *it, zval **table, int *count)
{
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	zend_get_gc_buffer_add_zval(buffer, &it->data);
	zend_get_gc_buffer_add_zval(buffer, &((task_iterator *) it)->outcome);
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}

static const zend_object_iterator_funcs functions = {
	.dtor = destroy,
	.valid = valid,
	.get_current_data = current,
	.get_current_key = key,
	.move_forward = forward,
	.rewind = rewind_all,
	.get_gc = get_gc,
};

zend_object_iterator *async_task_group_get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
	task_iterator *iterator;

	if (by_ref) {
		zend_throw_error(
			NULL, "Cannot iterate %s by reference", ce == async_ce_task_set ? "TaskSet" : "TaskGroup");
		return NULL;
	}
	iterator = emalloc(sizeof(*iterator));
	zend_iterator_init(&iterator->it);
	iterator->it.funcs = &functions;
	ZVAL_OBJ_COPY(&iterator->it.data, Z_OBJ_P(object));
	iterator->last = NULL;
	ZVAL_UNDEF(&iterator->key);
	ZVAL_UNDEF(&iterator->outcome);
	return &iterator->it;
}
