/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\TaskSet: a TaskGroup that gives each outcome away once.
 */
#include <zend_interfaces.h>

#include "api/classes.h"
#include "api/task_group.h"
#include "task_set_arginfo.h"

zend_class_entry *async_ce_task_set;
static zend_object_handlers handlers;

static zend_object *create_object(zend_class_entry *ce)
{
	return async_task_group_create(ce, &handlers);
}

static void join(zval *object, async_task_join wanted, bool ignore_errors, zval *return_value)
{
	async_task_group *group = async_task_group_from_object(Z_OBJ_P(object));
	zend_object *future = async_task_group_join(group, wanted, ignore_errors);

	if (future) {
		RETURN_OBJ(future);
	}
}

ZEND_METHOD(Async_TaskSet, joinNext)
{
	ZEND_PARSE_PARAMETERS_NONE();
	join(ZEND_THIS, ASYNC_TASK_JOIN_FIRST, false, return_value);
}

ZEND_METHOD(Async_TaskSet, joinAny)
{
	ZEND_PARSE_PARAMETERS_NONE();
	join(ZEND_THIS, ASYNC_TASK_JOIN_ANY, false, return_value);
}

ZEND_METHOD(Async_TaskSet, joinAll)
{
	bool ignore_errors = false;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(ignore_errors)
	ZEND_PARSE_PARAMETERS_END();

	join(ZEND_THIS, ASYNC_TASK_JOIN_ALL, ignore_errors, return_value);
}

void async_task_set_register(void)
{
	async_ce_task_set =
		register_class_Async_TaskSet(async_ce_awaitable, zend_ce_countable, zend_ce_aggregate);
	async_ce_task_set->create_object = create_object;
	async_task_group_setup_class(async_ce_task_set, &handlers);
}
