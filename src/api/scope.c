/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\Scope. A scope has at most one object at a time, and may outlive it: then its
 * coroutines are being cancelled, or they are zombies.
 */
#include "api/scope.h"

#include "api/callable.h"
#include "api/classes.h"
#include "api/spawn.h"
#include "coroutine/errors.h"
#include "coroutine/finally.h"
#include "coroutine/scheduler.h"
#include "scope_arginfo.h"

#define THIS async_scope_from_object(Z_OBJ_P(ZEND_THIS))

zend_class_entry *async_ce_scope;
static zend_object_handlers handlers;

/* {{{ The object */
static async_scope_object *from_object(zend_object *object)
{
	return (async_scope_object *) ((char *) object - XtOffsetOf(async_scope_object, std));
}

/* Takes over a reference to the scope. */
static zend_object *make_object(async_scope *scope)
{
	async_scope_object *object = emalloc(sizeof(*object));

	object->scope = scope;
	scope->object = &object->std;
	zend_object_std_init(&object->std, async_ce_scope);
	object->std.handlers = &handlers;
	return &object->std;
}

static zend_object *create_object(zend_class_entry *ce)
{
	(void) ce;
	return make_object(async_scope_new(NULL, false));
}

static zend_object *get_object(async_scope *scope)
{
	if (scope->object) {
		GC_ADDREF(scope->object);
		return scope->object;
	}
	async_scope_addref(scope);
	return make_object(scope);
}

static bool is_bare(const async_scope *scope)
{
	return scope->present == 0 && !scope->finally && async_list_is_empty(&scope->children)
		&& async_list_is_empty(&scope->members);
}

/* re-enters userland */
static void dispose(async_scope *scope, const char *reason, async_scope_manner manner)
{
	zend_object *error;

	if (is_bare(scope)) {
		/* Nothing that would look at the error. */
		if (!async_scope_is_main(scope)) {
			scope->flags |= ASYNC_SCOPE_CANCELLED | ASYNC_SCOPE_DISPOSED;
			async_scope_finalize(scope);
		}
		return;
	}
	error = async_error_new(async_ce_cancellation, "%s", reason);
	async_scope_dispose(scope, error, manner);
	OBJ_RELEASE(error);
}

/* The last reference is gone. A finally callback may bring the object back. */
static void destroy_object(zend_object *object)
{
	async_scope *scope = from_object(object)->scope;

	if (!(scope->flags & ASYNC_SCOPE_DISPOSED) && async_the_scheduler.state != ASYNC_SCHEDULER_OFF) {
		dispose(scope, "Scope is being disposed due to object destruction", ASYNC_SCOPE_BY_FLAG);
	}
}

/* While nothing is in a scope, its handlers belong to the object. */
static bool owns_handlers(const async_scope *scope)
{
	return scope->present == 0 && !async_scope_is_main(scope);
}

static void free_object(zend_object *object)
{
	async_scope *scope = from_object(object)->scope;

	scope->object = NULL;
	if (owns_handlers(scope) || (async_the_scheduler.no_suspension > 0 && !async_scope_is_main(scope))) {
		/* Nobody will fail in it any more; or the collector takes them. */
		zval_ptr_dtor(&scope->handler);
		ZVAL_UNDEF(&scope->handler);
		zval_ptr_dtor(&scope->child_handler);
		ZVAL_UNDEF(&scope->child_handler);
	}
	zend_object_std_dtor(object);
	async_scope_release(scope);
}

/* What else a scope holds may be garbage only while nothing but the object keeps it. */
static HashTable *get_gc(zend_object *object, zval **table, int *count)
{
	async_scope *scope = from_object(object)->scope;
	zend_get_gc_buffer *buffer = zend_get_gc_buffer_create();
	HashTable *finally = NULL;

	if (owns_handlers(scope)) {
		zend_get_gc_buffer_add_zval(buffer, &scope->handler);
		zend_get_gc_buffer_add_zval(buffer, &scope->child_handler);
	}
	if (scope->refcount == 1) {
		if (scope->values) {
			zend_get_gc_buffer_add_obj(buffer, scope->values);
		}
		finally = scope->finally;
	}
	zend_get_gc_buffer_use(buffer, table, count);
	return finally;
}
/* }}} */

ZEND_METHOD(Async_Scope, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

ZEND_METHOD(Async_Scope, inherit)
{
	zend_object *object = NULL;
	async_scope *parent;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(object, async_ce_scope)
	ZEND_PARSE_PARAMETERS_END();

	parent = object ? async_scope_from_object(object) : async_scope_current();
	if (async_scope_is_closed(parent)) {
		async_throw(
			async_ce_exception, "Cannot inherit a Scope from a parent Scope that has already been disposed.");
		RETURN_THROWS();
	}
	RETURN_OBJ(make_object(async_scope_new(parent, parent->flags & ASYNC_SCOPE_SAFE)));
}

ZEND_METHOD(Async_Scope, provideScope)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(Async_Scope, asNotSafely)
{
	ZEND_PARSE_PARAMETERS_NONE();
	THIS->flags &= ~ASYNC_SCOPE_SAFE;
	RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(Async_Scope, allowZombies)
{
	ZEND_PARSE_PARAMETERS_NONE();
	THIS->flags |= ASYNC_SCOPE_SAFE;
	RETURN_COPY(ZEND_THIS);
}

ZEND_METHOD(Async_Scope, spawn)
{
	zend_fcall_info fci = {0};
	zend_fcall_info_cache fcc;
	zval *callable, *params;
	uint32_t count;
	HashTable *named_params;
	async_coroutine *coroutine;
	async_scope *scope = THIS;

	ZEND_PARSE_PARAMETERS_START(1, -1)
		Z_PARAM_ZVAL(callable)
		Z_PARAM_VARIADIC_WITH_NAMED(params, count, named_params)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_callable_is_closure(callable, 1)
		|| zend_fcall_info_init(callable, 0, &fci, &fcc, NULL, NULL) == FAILURE) {
		RETURN_THROWS();
	}
	fci.params = params;
	fci.param_count = count;
	fci.named_params = named_params;
	coroutine = async_spawn_prepare(&fci, &fcc, scope);
	if (!coroutine) {
		RETURN_THROWS();
	}
	async_coroutine_enqueue_in(coroutine, scope);
	RETURN_OBJ(&coroutine->std);
}

ZEND_METHOD(Async_Scope, cancel)
{
	zend_object *error = NULL;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_OBJ_OF_CLASS_OR_NULL(error, async_ce_cancellation)
	ZEND_PARSE_PARAMETERS_END();

	error = async_cancellation_or(error, "Scope was cancelled");
	async_scope_cancel(THIS, error, ASYNC_SCOPE_BY_FLAG);
	OBJ_RELEASE(error);
}

ZEND_METHOD(Async_Scope, isFinished)
{
	ZEND_PARSE_PARAMETERS_NONE();
	/* What may still run then are its finally callbacks. */
	RETURN_BOOL(async_scope_is_empty(THIS, false) || (THIS->flags & ASYNC_SCOPE_FINALIZED));
}

ZEND_METHOD(Async_Scope, isClosed)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->flags & ASYNC_SCOPE_DISPOSED);
}

ZEND_METHOD(Async_Scope, isCancelled)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->flags & ASYNC_SCOPE_CANCELLED);
}

/* re-enters userland: destructor of the former one */
static void set_handler(INTERNAL_FUNCTION_PARAMETERS, zval *slot)
{
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	zval former;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_FUNC(fci, fcc)
	ZEND_PARSE_PARAMETERS_END();

	ZVAL_COPY_VALUE(&former, slot);
	async_callable_keep(slot, &fci, &fcc);
	zval_ptr_dtor(&former);
	(void) return_value;
}

ZEND_METHOD(Async_Scope, setExceptionHandler)
{
	set_handler(INTERNAL_FUNCTION_PARAM_PASSTHRU, &THIS->handler);
}

ZEND_METHOD(Async_Scope, setChildScopeExceptionHandler)
{
	set_handler(INTERNAL_FUNCTION_PARAM_PASSTHRU, &THIS->child_handler);
}

ZEND_METHOD(Async_Scope, finally)
{
	zval *callback, result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ZVAL(callback)
	ZEND_PARSE_PARAMETERS_END();

	if (!async_callable_is_closure(callback, 1)) {
		RETURN_THROWS();
	}
	if (!(THIS->flags & ASYNC_SCOPE_FINALIZED)) {
		async_scope_finally(THIS, callback);
		return;
	}
	ZVAL_UNDEF(&result);
	call_user_function(NULL, NULL, callback, &result, 1, ZEND_THIS);
	zval_ptr_dtor(&result);
}

ZEND_METHOD(Async_Scope, dispose)
{
	ZEND_PARSE_PARAMETERS_NONE();
	dispose(THIS, "Scope was cancelled", ASYNC_SCOPE_BY_FLAG);
}

ZEND_METHOD(Async_Scope, disposeSafely)
{
	ZEND_PARSE_PARAMETERS_NONE();
	dispose(THIS, "Scope was cancelled", ASYNC_SCOPE_SAFELY);
}

ZEND_METHOD(Async_Scope, disposeAfterTimeout)
{
	zend_long timeout;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(timeout)
	ZEND_PARSE_PARAMETERS_END();

	if (timeout < 0) {
		zend_argument_value_error(1, "must be greater than or equal to 0");
		RETURN_THROWS();
	}
	if (!async_scope_is_empty(THIS, true) && !async_scope_is_main(THIS)) {
		async_scope_dispose_after(THIS, timeout);
	}
}

ZEND_METHOD(Async_Scope, getChildScopes)
{
	const async_scope *scope = THIS;

	ZEND_PARSE_PARAMETERS_NONE();
	array_init(return_value);
	for (async_list *link = scope->children.next; link != &scope->children; link = link->next) {
		async_scope *child = ASYNC_LIST_ENTRY(link, async_scope, sibling);

		if (child->object) {
			GC_ADDREF(child->object);
			add_next_index_object(return_value, child->object);
		}
	}
}

void async_scope_register(void)
{
	async_ce_scope = register_class_Async_Scope(async_ce_scope_provider);
	async_ce_scope->create_object = create_object;
	handlers = std_object_handlers;
	handlers.offset = XtOffsetOf(async_scope_object, std);
	handlers.dtor_obj = destroy_object;
	handlers.free_obj = free_object;
	handlers.get_gc = get_gc;
	handlers.clone_obj = NULL;
	async_scope_get_object = get_object;
}
