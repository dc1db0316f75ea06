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

#define THIS async_task_group_from_object(Z_OBJ_P(ZEND_THIS))

ZEND_METHOD(Async_TaskSet, joinNext)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_task_group_join(THIS, ASYNC_TASK_JOIN_FIRST, false, return_value);
}

ZEND_METHOD(Async_TaskSet, joinAny)
{
	ZEND_PARSE_PARAMETERS_NONE();
	async_task_group_join(THIS, ASYNC_TASK_JOIN_ANY, false, return_value);
}

ZEND_METHOD(Async_TaskSet, joinAll)
{
	bool ignore_errors = false;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(ignore_errors)
	ZEND_PARSE_PARAMETERS_END();

	async_task_group_join(THIS, ASYNC_TASK_JOIN_ALL, ignore_errors, return_value);
}

void async_task_set_register(void)
{
	async_ce_task_set =
		register_class_Async_TaskSet(async_ce_awaitable, zend_ce_countable, zend_ce_aggregate);
	async_ce_task_set->create_object = create_object;
	async_task_group_setup_class(async_ce_task_set, &handlers);
}
