/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The interfaces Awaitable and Completable. They mark what the await functions take;
 * an event behind them exists only in classes of this extension.
 */
#include "api/await.h"
#include "api/classes.h"
#include "api/future.h"
#include "api/task_group.h"
#include "awaitable_arginfo.h"

zend_class_entry *async_ce_awaitable;
zend_class_entry *async_ce_completable;

static bool is_group(const zend_object *object)
{
	return object->ce == async_ce_task_group || object->ce == async_ce_task_set;
}

async_event *async_awaitable_event(zend_object *object)
{
	if (object->ce->type != ZEND_INTERNAL_CLASS || !instanceof_function(object->ce, async_ce_awaitable)
		|| is_group(object)) {
		return NULL;
	}
	if (object->handlers == &async_future_handlers) {
		return async_future_event(object);
	}
	return async_event_from_object(object);
}

zend_object *async_awaitable_stand_in(zend_object *object)
{
	zval future;

	if (!is_group(object)) {
		GC_ADDREF(object);
		return object;
	}
	/* It may be filled again after its end, which an event cannot. */
	async_task_group_join(async_task_group_from_object(object), ASYNC_TASK_JOIN_ALL, false, &future);
	return Z_OBJ(future);
}

void async_awaitable_register(void)
{
	async_ce_awaitable = register_class_Async_Awaitable();
	async_ce_completable = register_class_Async_Completable(async_ce_awaitable);
}
