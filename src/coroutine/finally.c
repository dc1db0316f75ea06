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

zend_object *async_error_combine(zend_object *collected, zend_object *added)
{
	zval composite, argument;

	if (!collected || !added) {
		return collected ? collected : added;
	}
	if (collected->ce != async_ce_composite) {
		ZVAL_OBJ(&argument, collected);
		collected = async_error_new(async_ce_composite, "Multiple exceptions occurred");
		zend_call_known_instance_method_with_1_params(
			zend_hash_str_find_ptr(&async_ce_composite->function_table, ZEND_STRL("addexception")), collected, NULL,
			&argument);
		zval_ptr_dtor(&argument);
	}
	ZVAL_OBJ(&composite, collected);
	ZVAL_OBJ(&argument, added);
	zend_call_known_instance_method_with_1_params(
		zend_hash_str_find_ptr(&async_ce_composite->function_table, ZEND_STRL("addexception")), Z_OBJ(composite),
		NULL, &argument);
	zval_ptr_dtor(&argument);
	return collected;
}

/* Body of the internal coroutine; `data` is the finished coroutine (owned). */
static void call_callbacks(async_coroutine *coroutine)
{
	async_coroutine *finished = coroutine->data;
	HashTable *callbacks = finished->finally;
	zend_object *error = NULL;
	zval *callback, argument, result;

	finished->finally = NULL;
	ZVAL_OBJ(&argument, &finished->std);
	ZEND_HASH_FOREACH_VAL(callbacks, callback) {
		ZVAL_UNDEF(&result);
		call_user_function(NULL, NULL, callback, &result, 1, &argument);
		zval_ptr_dtor(&result);
		error = async_error_combine(error, async_error_take());
	} ZEND_HASH_FOREACH_END();
	zend_array_release(callbacks);
	OBJ_RELEASE(&finished->std);
	if (error) {
		async_error_throw(error);
	}
}

void async_finally_spawn(async_coroutine *finished)
{
	async_coroutine *caller = async_coroutine_new();

	GC_ADDREF(&finished->std);
	caller->entry = call_callbacks;
	caller->data = finished;
	caller->flags |= ASYNC_COROUTINE_INTERNAL;
	async_coroutine_enqueue(caller);
	OBJ_RELEASE(&caller->std);
}
