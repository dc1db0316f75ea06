/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\Context and the functions that find one. The scope, or the coroutine, owns its
 * context; a context knows the scope above, so that it stays usable without its own.
 */
#include "api/classes.h"
#include "api/functions.h"
#include "api/scope.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "context_arginfo.h"

typedef struct _context_object {
	HashTable strings; /* key => value */
	HashTable objects; /* handle of the key => value */
	HashTable keys; /* handle of the key => key, which keeps the handle from being reused */
	async_scope *above; /* with a reference, or NULL: where else to look */
	zend_object std; /* last */
} context_object;

static zend_class_entry *context_ce;
static zend_object_handlers handlers;

static context_object *from_object(zend_object *object)
{
	return (context_object *) ((char *) object - XtOffsetOf(context_object, std));
}

#define THIS from_object(Z_OBJ_P(ZEND_THIS))

static zend_object *create_object(zend_class_entry *ce)
{
	context_object *context = emalloc(sizeof(*context));

	zend_hash_init(&context->strings, 0, NULL, ZVAL_PTR_DTOR, 0);
	zend_hash_init(&context->objects, 0, NULL, ZVAL_PTR_DTOR, 0);
	zend_hash_init(&context->keys, 0, NULL, ZVAL_PTR_DTOR, 0);
	context->above = NULL;
	zend_object_std_init(&context->std, ce);
	context->std.handlers = &handlers;
	return &context->std;
}

static void free_object(zend_object *object)
{
	context_object *context = from_object(object);

	zend_hash_destroy(&context->strings);
	zend_hash_destroy(&context->objects);
	zend_hash_destroy(&context->keys);
	zend_object_std_dtor(object);
	async_scope_release(context->above);
}

static void tell(HashTable *values, zend_get_gc_buffer *buffer)
{
	zval *value;

	ZEND_HASH_FOREACH_VAL(values, value) {
		zend_get_gc_buffer_add_zval(buffer, value);
	} ZEND_HASH_FOREACH_END();
}

/* No table is returned: the collector takes that for one with a life of its own. */
static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	context_object *context = from_object(object);
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();

	tell(&context->strings, buffer);
	tell(&context->objects, buffer);
	tell(&context->keys, buffer);
	zend_get_gc_buffer_use(buffer, table, count);
	return NULL;
}

static zend_function *get_constructor(zend_object *object)
{
	(void) object;
	zend_throw_error(NULL, "Async\\Context cannot be constructed directly, use Async\\current_context()");
	return NULL;
}

/* The context of a scope, made when there is none. Borrowed. */
static zend_object *of_scope(async_scope *scope)
{
	if (!scope->values) {
		scope->values = create_object(context_ce);
		if (scope->parent) {
			async_scope_addref(scope->parent);
			from_object(scope->values)->above = scope->parent;
		}
	}
	return scope->values;
}

zend_object *async_context_of_coroutine(async_coroutine *coroutine)
{
	if (!coroutine->values) {
		coroutine->values = create_object(context_ce);
	}
	return coroutine->values;
}

static zval *find_local(context_object *context, zend_string *name, zend_object *object)
{
	return name ? zend_hash_find(&context->strings, name)
				: zend_hash_index_find(&context->objects, object->handle);
}

static zval *find(context_object *context, zend_string *name, zend_object *object)
{
	zval *value = find_local(context, name, object);

	for (async_scope *scope = context->above; !value && scope; scope = scope->parent) {
		if (scope->values) {
			value = find_local(from_object(scope->values), name, object);
		}
	}
	return value;
}

/* Strict whatever the caller's mode: 1 is no key. False with the TypeError thrown. */
static bool get_key(zval *key, zend_string **name, zend_object **object)
{
	*name = Z_TYPE_P(key) == IS_STRING ? Z_STR_P(key) : NULL;
	*object = Z_TYPE_P(key) == IS_OBJECT ? Z_OBJ_P(key) : NULL;
	if (!*name && !*object) {
		zend_argument_type_error(1, "must be of type string|object, %s given", async_compat_value_name(key));
		return false;
	}
	return true;
}

typedef enum {
	RETURN_FOUND,
	RETURN_OR_THROW,
	RETURN_WHETHER,
} answer;

/* The six methods that look for a key. */
static void look(INTERNAL_FUNCTION_PARAMETERS, bool local, answer wanted)
{
	zend_string *name;
	zend_object *object;
	zval *key, *value;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(key)
	ZEND_PARSE_PARAMETERS_END();

	if (!get_key(key, &name, &object)) {
		RETURN_THROWS();
	}
	value = local ? find_local(THIS, name, object) : find(THIS, name, object);
	if (wanted == RETURN_WHETHER) {
		RETURN_BOOL(value != NULL);
	}
	if (value) {
		RETURN_COPY(value);
	}
	if (wanted == RETURN_OR_THROW) {
		async_throw(
			async_ce_context, "Context key \"%s\" not found", ZSTR_VAL(name ? name : object->ce->name));
	}
}

ZEND_METHOD(Async_Context, find)
{
	look(INTERNAL_FUNCTION_PARAM_PASSTHRU, false, RETURN_FOUND);
}

ZEND_METHOD(Async_Context, get)
{
	look(INTERNAL_FUNCTION_PARAM_PASSTHRU, false, RETURN_OR_THROW);
}

ZEND_METHOD(Async_Context, has)
{
	look(INTERNAL_FUNCTION_PARAM_PASSTHRU, false, RETURN_WHETHER);
}

ZEND_METHOD(Async_Context, findLocal)
{
	look(INTERNAL_FUNCTION_PARAM_PASSTHRU, true, RETURN_FOUND);
}

ZEND_METHOD(Async_Context, getLocal)
{
	look(INTERNAL_FUNCTION_PARAM_PASSTHRU, true, RETURN_OR_THROW);
}

ZEND_METHOD(Async_Context, hasLocal)
{
	look(INTERNAL_FUNCTION_PARAM_PASSTHRU, true, RETURN_WHETHER);
}

/* The entry is gone before a destructor runs. */
static void remove_value(context_object *context, zend_string *name, zend_object *object)
{
	zval *value = find_local(context, name, object), *key, former_value, former_key;

	if (!value) {
		return;
	}
	ZVAL_COPY(&former_value, value);
	ZVAL_UNDEF(&former_key);
	if (name) {
		zend_hash_del(&context->strings, name);
	} else {
		key = zend_hash_index_find(&context->keys, object->handle);
		ZVAL_COPY(&former_key, key);
		zend_hash_index_del(&context->objects, object->handle);
		zend_hash_index_del(&context->keys, object->handle);
	}
	zval_ptr_dtor(&former_value); /* re-enters userland */
	zval_ptr_dtor(&former_key);
}

ZEND_METHOD(Async_Context, set)
{
	context_object *context = THIS;
	zend_string *name;
	zend_object *object;
	zval *key, *value;
	bool replace = false;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_ZVAL(key)
		Z_PARAM_ZVAL(value)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(replace)
	ZEND_PARSE_PARAMETERS_END();

	if (!get_key(key, &name, &object)) {
		RETURN_THROWS();
	}
	if (find_local(context, name, object)) {
		if (!replace) {
			async_throw(async_ce_exception, "Context key already exists and replace is false");
			RETURN_THROWS();
		}
		remove_value(context, name, object);
	}
	Z_TRY_ADDREF_P(value);
	if (name) {
		zend_hash_update(&context->strings, name, value);
	} else {
		zend_hash_index_update(&context->objects, object->handle, value);
		Z_ADDREF_P(key);
		zend_hash_index_update(&context->keys, object->handle, key);
	}
	RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(Async_Context, unset)
{
	zend_string *name;
	zend_object *object;
	zval *key;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(key)
	ZEND_PARSE_PARAMETERS_END();

	if (!get_key(key, &name, &object)) {
		RETURN_THROWS();
	}
	remove_value(THIS, name, object);
	RETURN_COPY(ZEND_THIS);
}

ZEND_FUNCTION(Async_current_context)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (!async_scheduler_start()) {
		RETURN_THROWS();
	}
	RETURN_OBJ_COPY(of_scope(async_scope_current()));
}

ZEND_FUNCTION(Async_coroutine_context)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (!async_scheduler_start()) {
		RETURN_THROWS();
	}
	RETURN_OBJ_COPY(async_context_of_coroutine(async_the_scheduler.current));
}

ZEND_FUNCTION(Async_root_context)
{
	ZEND_PARSE_PARAMETERS_NONE();
	if (!async_scheduler_start()) {
		RETURN_THROWS();
	}
	RETURN_OBJ_COPY(of_scope(&async_the_main_scope));
}

/* Only a server that handles several requests in one script would have any. */
ZEND_FUNCTION(Async_request_context)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_NULL();
}

void async_context_register(void)
{
	context_ce = register_class_Async_Context();
	context_ce->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = XtOffsetOf(context_object, std);
	handlers.free_obj = free_object;
	handlers.get_gc = get_gc;
	handlers.get_constructor = get_constructor;
	handlers.clone_obj = NULL;
}
