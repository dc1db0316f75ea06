/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Tasks with keys, at most so many of them running at a time: what the classes
 * TaskGroup and TaskSet share. A group keeps the outcome of a task; a set gives it away
 * once and forgets the task.
 */
#ifndef ASYNC_API_TASK_GROUP_H
#define ASYNC_API_TASK_GROUP_H

#include "api/future.h"
#include "coroutine/scope.h"

typedef struct _async_task_group async_task_group;

typedef enum {
	ASYNC_TASK_QUEUED,
	ASYNC_TASK_RUNNING,
	ASYNC_TASK_SETTLED,
} async_task_state;

typedef struct _async_task {
	async_listener listener; /* to the end of its coroutine, while it runs */
	async_task_group *group;
	async_coroutine *coroutine; /* owned until it is settled */
	async_task_state state;
	bool seen; /* its error is no surprise any more */
	zval key; /* string or int, owned */
	zval result; /* UNDEF unless it succeeded */
	zend_object *error; /* owned, or NULL */
	async_list in_order; /* of the spawn */
	async_list link; /* in `queue` or `settled` of the group */
} async_task;

struct _async_task_group {
	bool is_set; /* a TaskSet */
	bool closed; /* for spawn */
	bool errors_handled; /* somebody asked for outcomes, or does not want to know */
	bool used; /* there was a task */
	bool starting; /* queued tasks are being started: not again from within */
	bool finalized; /* the finally callbacks were started */
	uint32_t concurrency; /* UINT32_MAX for no limit */
	uint32_t queue_limit; /* the same */
	uint32_t running;
	uint32_t queued;
	uint32_t reserved; /* places in the queue that spawners were woken for */
	uint32_t succeeded; /* settled ones without an error, that are still here */
	zend_ulong next_key; /* where to look for the next number */
	HashTable tasks; /* by key */
	async_list order; /* of the spawn */
	async_list queue; /* those not started */
	async_list settled; /* in the order in which they ended */
	async_list gone; /* given away, to be freed when it is safe to run destructors */
	async_list spawners; /* that wait for a place in the queue */
	async_list watches;
	async_list joins;
	async_scope_member member; /* closes the group with its scope */
	async_scope *scope; /* with a reference; NULL if the constructor has thrown */
	zend_object *scope_object; /* owned: the Scope it was given; NULL if the scope is its own */
	HashTable *finally; /* callbacks in order, or NULL */
	zend_object std; /* last */
};

extern zend_class_entry *async_ce_task_group;
extern zend_class_entry *async_ce_task_set;

static inline async_task_group *async_task_group_from_object(zend_object *object)
{
	return (async_task_group *) ((char *) object - XtOffsetOf(async_task_group, std));
}

static inline bool async_task_group_is_done(const async_task_group *group)
{
	return group->running + group->queued == 0;
}

static inline bool async_task_failed(const async_task *task)
{
	return task->error != NULL;
}

/* {{{ task_group_object.c */
void async_task_group_setup_class(zend_class_entry *ce, zend_object_handlers *handlers);
zend_object *async_task_group_create(zend_class_entry *ce, zend_object_handlers *handlers);
/* }}} */

/* {{{ task_run.c: the life of a task */
/* Adds a task; `key` UNDEF for the next number. Waits for a place in the queue. False
 * with an exception thrown. Takes over `coroutine`, which is not queued. suspends */
bool async_task_spawn(async_task_group *group, zval *key, async_coroutine *coroutine);

/* Whether a task may be spawned with that key. False with an exception thrown. */
bool async_task_is_allowed(async_task_group *group, zval *key);

/* No more spawns. */
void async_task_group_close(async_task_group *group);

/* Settles the queued tasks with `error` (borrowed); they never run. */
void async_task_group_drop_queue(async_task_group *group, zend_object *error);

/* Closes and cancels. */
void async_task_group_cancel(async_task_group *group, zend_object *error);

/* A set forgets a task; it is freed at the next sweep. */
void async_task_remove(async_task *task);

/* Frees what was removed. re-enters userland: destructors */
void async_task_group_sweep(async_task_group *group);

void async_task_free(async_task *task);
/* }}} */

/* {{{ task_wait.c: those who wait for a group */
typedef struct _async_task_watch {
	async_event event;
	async_list link;
	bool (*is_over)(struct _async_task_watch *watch); /* what it waits for is the case */
	async_task_group *group;
	async_task *task; /* free for is_over() */
} async_task_watch;

/* False with an exception thrown. suspends */
bool async_task_watch_wait(async_task_watch *watch);

typedef enum {
	ASYNC_TASK_JOIN_ALL,
	ASYNC_TASK_JOIN_FIRST,
	ASYNC_TASK_JOIN_ANY,
} async_task_join;

/* Returns a future of what is asked for, or throws. */
void async_task_group_join(
	async_task_group *group, async_task_join wanted, bool ignore_errors, zval *return_value);

/* The group is being freed: its futures will never complete. */
void async_task_group_forsake(async_task_group *group);

/* Something has changed: looks who waits for it. */
void async_task_group_changed(async_task_group *group);

/* A CompositeException of the errors, those seen before left out if `unseen`; NULL when
 * there is none. */
zend_object *async_task_group_errors(async_task_group *group, bool unseen);
/* }}} */

zend_object_iterator *async_task_group_get_iterator(zend_class_entry *ce, zval *object, int by_ref);

#endif
