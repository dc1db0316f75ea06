/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See finally.h.
 */
#include "coroutine/finally.h"

#include "coroutine/errors.h"

void async_finally_add(async_coroutine *coroutine, zval *callback)
{
	if (!coroutine->finally) {
		coroutine->finally = zend_new_array(1);
	}
	Z_TRY_ADDREF_P(callback);
	zend_hash_next_index_insert_new(coroutine->finally, callback);
}

void async_error_add(zend_object *composite, zend_object *added)
{
	zval argument;

	ZVAL_OBJ(&argument, added);
	zend_call_known_instance_method_with_1_params(
		zend_hash_str_find_ptr(&async_ce_composite->function_table, ZEND_STRL("addexception")), composite,
		NULL, &argument);
}

zend_object *async_error_combine(zend_object *collected, zend_object *added)
{
	if (!collected || !added) {
		return collected ? collected : added;
	}
	if (collected->ce != async_ce_composite) {
		zend_object *first = collected;

		collected = async_error_new(async_ce_composite, "Multiple exceptions occurred");
		async_error_add(collected, first);
		OBJ_RELEASE(first);
	}
	async_error_add(collected, added);
	OBJ_RELEASE(added);
	return collected;
}

/* The callbacks of one object. They run side by side; the last one to end throws
 * what they have thrown together. */
typedef struct _finally_group {
	zend_object *finished; /* owned */
	uint32_t running;
	zend_object *error; /* owned */
} finally_group;

/* Body of an internal coroutine: its callable is the callback. */
static void call_callback(async_coroutine *caller)
{
	finally_group *group = caller->data;
	zval argument, result;
	zend_object *error;

	ZVAL_OBJ(&argument, group->finished);
	ZVAL_UNDEF(&result);
	call_user_function(NULL, NULL, &caller->callable, &result, 1, &argument);
	zval_ptr_dtor(&result);
	group->error = async_error_combine(group->error, async_error_take());
	if (--group->running > 0) {
		return;
	}
	error = group->error;
	OBJ_RELEASE(group->finished);
	efree(group);
	if (error) {
		async_error_throw(error);
	}
}

void async_finally_spawn(HashTable *callbacks, zend_object *finished, async_scope *scope)
{
	finally_group *group = emalloc(sizeof(*group));
	zval *callback;

	GC_ADDREF(finished);
	*group = (finally_group) {finished, zend_hash_num_elements(callbacks), NULL};
	ZEND_HASH_FOREACH_VAL(callbacks, callback) {
		async_coroutine *caller = async_coroutine_new();

		ZVAL_COPY(&caller->callable, callback);
		caller->entry = call_callback;
		caller->data = group;
		caller->flags |= ASYNC_COROUTINE_INTERNAL;
		async_coroutine_enqueue_in(caller, scope);
		OBJ_RELEASE(&caller->std);
	} ZEND_HASH_FOREACH_END();
	zend_array_release(callbacks);
}
