/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Copies in depth for what goes to another thread: an object that occurs twice is one
 * object in the copy, too. References become values. Nothing of PHP code runs: what was
 * made of a value that is then refused goes without its destructors.
 */
#include "api/thread.h"

#include "coroutine/errors.h"

enum {
	DEEPEST = 512,
};

typedef struct _copying {
	HashTable objects; /* handle => copy, borrowed */
	unsigned depth;
} copying;

static bool copy_value(copying *state, zval *copy, zval *value);

static bool copy_array(copying *state, zval *copy, HashTable *array)
{
	zend_string *name;
	zend_ulong index;
	zval *value, entry;

	array_init_size(copy, zend_hash_num_elements(array));
	ZEND_HASH_FOREACH_KEY_VAL_IND(array, index, name, value)
	{
		if (!copy_value(state, &entry, value)) {
			return false;
		}
		if (name) {
			zend_hash_update(Z_ARRVAL_P(copy), name, &entry);
		} else {
			zend_hash_index_update(Z_ARRVAL_P(copy), index, &entry);
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

static bool may_copy(zend_object *object)
{
	const zend_class_entry *ce = object->ce;

	while (ce->parent) {
		ce = ce->parent;
	}
	if (object->handlers != &std_object_handlers
		|| (ce->type == ZEND_INTERNAL_CLASS && ce != zend_standard_class_def)) {
		async_throw(async_ce_thread_transfer, "Cannot transfer object of class %s between threads",
			ZSTR_VAL(object->ce->name));
		return false;
	}
	if (object->properties
		&& zend_hash_num_elements(object->properties) > (uint32_t) object->ce->default_properties_count) {
		async_throw(
			async_ce_thread_transfer, "Cannot transfer object with dynamic properties between threads");
		return false;
	}
	return true;
}

static bool copy_object(copying *state, zval *copy, zend_object *object)
{
	zend_object *made = zend_hash_index_find_ptr(&state->objects, object->handle);

	if (made || (object->ce->ce_flags & ZEND_ACC_ENUM)) {
		ZVAL_OBJ_COPY(copy, made ? made : object);
		return true;
	}
	if (!may_copy(object) || object_init_ex(copy, object->ce) != SUCCESS) {
		return false;
	}
	made = Z_OBJ_P(copy);
	GC_ADD_FLAGS(made, IS_OBJ_DESTRUCTOR_CALLED);
	zend_hash_index_add_new_ptr(&state->objects, object->handle, made);
	for (int i = 0; i < object->ce->default_properties_count; i++) {
		zval *from = OBJ_PROP_NUM(object, i), *to = OBJ_PROP_NUM(made, i), value;

		if (Z_TYPE_P(from) == IS_UNDEF) {
			zval_ptr_dtor(to);
			ZVAL_UNDEF(to);
			continue;
		}
		if (!copy_value(state, &value, from)) {
			return false;
		}
		zval_ptr_dtor(to);
		ZVAL_COPY_VALUE(to, &value);
	}
	return true;
}

static bool copy_nested(copying *state, zval *copy, zval *value)
{
	if (state->depth >= DEEPEST) {
		async_throw(async_ce_thread_transfer, "Cannot transfer a value nested deeper than %d between threads",
			DEEPEST);
		return false;
	}
	if (Z_TYPE_P(value) == IS_ARRAY) {
		return copy_array(state, copy, Z_ARRVAL_P(value));
	}
	return copy_object(state, copy, Z_OBJ_P(value));
}

static bool copy_value(copying *state, zval *copy, zval *value)
{
	bool copied;

	ZVAL_UNDEF(copy);
	ZVAL_DEREF(value);
	switch (Z_TYPE_P(value)) {
	case IS_STRING:
		ZVAL_STR(copy, zend_string_init(Z_STRVAL_P(value), Z_STRLEN_P(value), 0));
		return true;
	case IS_ARRAY:
	case IS_OBJECT:
		state->depth++;
		copied = copy_nested(state, copy, value);
		state->depth--;
		if (!copied) {
			zval_ptr_dtor(copy);
			ZVAL_UNDEF(copy);
		}
		return copied;
	case IS_RESOURCE:
		async_throw(async_ce_thread_transfer, "Cannot transfer a resource between threads");
		return false;
	default:
		ZVAL_COPY_VALUE(copy, value);
		return true;
	}
}

bool async_thread_copy(zval *copy, zval *value)
{
	copying state = {.depth = 0};
	zend_object *made;
	bool copied;

	zend_hash_init(&state.objects, 0, NULL, NULL, 0);
	copied = copy_value(&state, copy, value);
	if (copied) {
		ZEND_HASH_FOREACH_PTR(&state.objects, made) {
			GC_DEL_FLAGS(made, IS_OBJ_DESTRUCTOR_CALLED);
		} ZEND_HASH_FOREACH_END();
	}
	zend_hash_destroy(&state.objects);
	return copied;
}
