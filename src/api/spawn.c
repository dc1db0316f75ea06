/* SPDX-License-Identifier: BSD-3-Clause
 *
 * spawn() and spawn_with(), ScopeProvider and SpawnStrategy.
 */
#include "api/spawn.h"

#include <zend_interfaces.h>

#include "api/classes.h"
#include "api/functions.h"
#include "api/scope.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "scope_provider_arginfo.h"

zend_class_entry *async_ce_scope_provider;
zend_class_entry *async_ce_spawn_strategy;

/* Keeps the task until it runs. A method that exists only through __call() has a
 * temporary function, which is resolved anew at the call. */
static void store_task(async_coroutine *coroutine, zend_fcall_info *fci, zend_fcall_info_cache *fcc)
{
	ZVAL_COPY(&coroutine->callable, &fci->function_name);
	if (fcc->function_handler && (fcc->function_handler->common.fn_flags & ZEND_ACC_CALL_VIA_TRAMPOLINE)) {
		zend_release_fcall_info_cache(fcc);
	} else {
		coroutine->fcc = *fcc;
	}
	if (fci->param_count) {
		coroutine->params = safe_emalloc(fci->param_count, sizeof(zval), 0);
		for (uint32_t i = 0; i < fci->param_count; i++) {
			ZVAL_COPY(&coroutine->params[i], &fci->params[i]);
		}
		coroutine->param_count = fci->param_count;
	}
	if (fci->named_params) {
		coroutine->named_params = zend_array_dup(fci->named_params);
	}
}

bool async_spawn_is_allowed(const async_scope *scope)
{
	if (EXPECTED(!async_scope_is_closed(scope))) {
		return true;
	}
	if ((scope->flags & ASYNC_SCOPE_DISPOSED) && scope->present == 0) {
		async_throw(async_ce_exception, "Scope object has been disposed");
	} else {
		async_throw(async_ce_exception, "Cannot spawn a coroutine in a closed scope");
	}
	return false;
}

async_coroutine *async_spawn_prepare(zend_fcall_info *fci, zend_fcall_info_cache *fcc, async_scope *scope)
{
	async_coroutine *coroutine;

	if (UNEXPECTED(async_the_scheduler.state == ASYNC_SCHEDULER_OFF)) {
		async_throw(async_ce_exception, "Cannot spawn a coroutine when async is disabled");
		goto refused;
	}
	if (UNEXPECTED(!async_scheduler_start())
		|| !async_spawn_is_allowed(scope ? scope : async_scope_current())) {
		goto refused;
	}
	coroutine = async_coroutine_new();
	store_task(coroutine, fci, fcc);
	return coroutine;

refused:
	zend_release_fcall_info_cache(fcc);
	return NULL;
}

ZEND_FUNCTION(Async_spawn)
{
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	async_coroutine *coroutine;

	ZEND_PARSE_PARAMETERS_START(1, -1)
		Z_PARAM_FUNC(fci, fcc)
		Z_PARAM_VARIADIC_WITH_NAMED(fci.params, fci.param_count, fci.named_params)
	ZEND_PARSE_PARAMETERS_END();

	coroutine = async_spawn_prepare(&fci, &fcc, NULL);
	if (UNEXPECTED(!coroutine)) {
		RETURN_THROWS();
	}
	async_coroutine_enqueue(coroutine);
	RETURN_OBJ(&coroutine->std);
}

/* The Scope that a provider names, with a reference; the caller's for null. NULL with
 * an exception thrown. re-enters userland */
static zend_object *ask_provider(zend_object *provider)
{
	zval scope;

	if (provider->ce == async_ce_scope) {
		GC_ADDREF(provider);
		return provider;
	}
	ZVAL_UNDEF(&scope);
	zend_call_method_with_0_params(provider, provider->ce, NULL, "providescope", &scope);
	if (EG(exception)) {
		zval_ptr_dtor(&scope);
		return NULL;
	}
	if (Z_TYPE(scope) == IS_NULL) {
		return async_scope_get_object(async_scope_current());
	}
	if (Z_TYPE(scope) != IS_OBJECT || Z_OBJCE(scope) != async_ce_scope) {
		zend_type_error("%s::provideScope(): Return value must be of type ?Async\\Scope, %s returned",
			ZSTR_VAL(provider->ce->name), async_compat_value_name(&scope));
		zval_ptr_dtor(&scope);
		return NULL;
	}
	return Z_OBJ(scope);
}

/* re-enters userland */
static bool call_hook(zend_object *strategy, const char *hook, async_coroutine *coroutine, zend_object *scope)
{
	zval arguments[2], result;
	zend_function *method = zend_hash_str_find_ptr(&strategy->ce->function_table, hook, strlen(hook));

	ZVAL_OBJ(&arguments[0], &coroutine->std);
	ZVAL_OBJ(&arguments[1], scope);
	ZVAL_UNDEF(&result);
	zend_call_known_function(method, strategy, strategy->ce, &result, 2, arguments, NULL);
	zval_ptr_dtor(&result);
	return !EG(exception);
}

static async_coroutine *spawn_with(
	zend_object *provider, zend_object *scope_object, zend_fcall_info *fci, zend_fcall_info_cache *fcc)
{
	bool is_strategy = instanceof_function(provider->ce, async_ce_spawn_strategy);
	async_scope *scope = async_scope_from_object(scope_object);
	async_coroutine *coroutine = async_spawn_prepare(fci, fcc, scope);

	if (!coroutine) {
		return NULL;
	}
	if (is_strategy
		&& (!call_hook(provider, "beforecoroutineenqueue", coroutine, scope_object)
			|| !async_spawn_is_allowed(scope))) {
		OBJ_RELEASE(&coroutine->std);
		return NULL;
	}
	async_coroutine_enqueue_in(coroutine, scope);
	if (is_strategy && !call_hook(provider, "aftercoroutineenqueue", coroutine, scope_object)) {
		OBJ_RELEASE(&coroutine->std);
		return NULL;
	}
	return coroutine;
}

ZEND_FUNCTION(Async_spawn_with)
{
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
	async_coroutine *coroutine;
	zend_object *provider, *scope;

	ZEND_PARSE_PARAMETERS_START(2, -1)
		Z_PARAM_OBJ_OF_CLASS(provider, async_ce_scope_provider)
		Z_PARAM_FUNC(fci, fcc)
		Z_PARAM_VARIADIC_WITH_NAMED(fci.params, fci.param_count, fci.named_params)
	ZEND_PARSE_PARAMETERS_END();

	if (async_the_scheduler.state != ASYNC_SCHEDULER_OFF && !async_scheduler_start()) {
		zend_release_fcall_info_cache(&fcc);
		RETURN_THROWS();
	}
	scope = ask_provider(provider);
	if (!scope) {
		zend_release_fcall_info_cache(&fcc);
		RETURN_THROWS();
	}
	coroutine = spawn_with(provider, scope, &fci, &fcc);
	OBJ_RELEASE(scope);
	if (!coroutine) {
		RETURN_THROWS();
	}
	RETURN_OBJ(&coroutine->std);
}

void async_scope_provider_register(void)
{
	async_ce_scope_provider = register_class_Async_ScopeProvider();
	async_ce_spawn_strategy = register_class_Async_SpawnStrategy(async_ce_scope_provider);
}
