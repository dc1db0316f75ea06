/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See error_handler.h. The handlers of the running coroutine are those of the engine.
 * What the script sets is learnt by wrapping the two functions that set it; the shared
 * ones change only while a single coroutine exists.
 */
#include "coroutine/error_handler.h"

#include "core/function.h"
#include "coroutine/scheduler.h"

ASYNC_TLS zval async_error_handler_in_force;
ASYNC_TLS bool async_error_handlers_are_own;

static ASYNC_TLS zend_stack interrupted;
static ASYNC_TLS async_error_handlers shared; /* while the running coroutine has its own */

static zif_handler original_set, original_restore;

/* {{{ A stack of handlers */
static void copy_zvals(zend_stack *copy, const zend_stack *original)
{
	zend_stack_init(copy, sizeof(zval));
	for (int i = 0; i < original->top; i++) {
		zval *element = (zval *) original->elements + i;

		Z_TRY_ADDREF_P(element);
		zend_stack_push(copy, element);
	}
}

static void copy_levels(zend_stack *copy, const zend_stack *original)
{
	zend_stack_init(copy, sizeof(int));
	for (int i = 0; i < original->top; i++) {
		zend_stack_push(copy, (int *) original->elements + i);
	}
}

static void release_zvals(zend_stack *stack)
{
	for (int i = 0; i < stack->top; i++) {
		zval_ptr_dtor((zval *) stack->elements + i);
	}
	zend_stack_destroy(stack);
}

static void release(async_error_handlers *handlers)
{
	zval_ptr_dtor(&handlers->handler);
	zval_ptr_dtor(&handlers->in_force);
	release_zvals(&handlers->former);
	release_zvals(&handlers->interrupted);
	zend_stack_destroy(&handlers->former_levels);
}

/* Out of the engine, which is to get others. */
static void take(async_error_handlers *handlers)
{
	ZVAL_COPY_VALUE(&handlers->handler, &EG(user_error_handler));
	handlers->levels = EG(user_error_handler_error_reporting);
	handlers->former = EG(user_error_handlers);
	handlers->former_levels = EG(user_error_handlers_error_reporting);
	ZVAL_COPY_VALUE(&handlers->in_force, &async_error_handler_in_force);
	handlers->interrupted = interrupted;
}

static void put(const async_error_handlers *handlers)
{
	ZVAL_COPY_VALUE(&EG(user_error_handler), &handlers->handler);
	EG(user_error_handler_error_reporting) = handlers->levels;
	EG(user_error_handlers) = handlers->former;
	EG(user_error_handlers_error_reporting) = handlers->former_levels;
	ZVAL_COPY_VALUE(&async_error_handler_in_force, &handlers->in_force);
	interrupted = handlers->interrupted;
}
/* }}} */

/* {{{ Own and shared ones */
static void become_own(void)
{
	async_error_handlers own;

	take(&shared);
	ZVAL_COPY(&own.handler, &shared.handler);
	own.levels = shared.levels;
	copy_zvals(&own.former, &shared.former);
	copy_levels(&own.former_levels, &shared.former_levels);
	ZVAL_COPY(&own.in_force, &shared.in_force);
	copy_zvals(&own.interrupted, &shared.interrupted);
	put(&own);
	if (async_error_handler_runs()) {
		ZVAL_COPY(&shared.handler, &shared.in_force);
	}
	async_error_handlers_are_own = true;
}

static void become_shared(void)
{
	bool runs = async_error_handler_runs();
	async_error_handlers own;

	take(&own);
	put(&shared);
	async_error_handlers_are_own = false;
	if (runs) {
		zval_ptr_dtor(&EG(user_error_handler));
		ZVAL_UNDEF(&EG(user_error_handler));
	}
	release(&own);
}

static bool are_the_same(const zval *a, const zval *b)
{
	return Z_TYPE_P(a) == Z_TYPE_P(b) && (Z_TYPE_P(a) == IS_UNDEF || Z_PTR_P(a) == Z_PTR_P(b));
}

static bool are_as_shared(void)
{
	return EG(user_error_handlers).top == shared.former.top
		&& EG(user_error_handler_error_reporting) == shared.levels
		&& are_the_same(&async_error_handler_in_force, &shared.in_force);
}

static void share_if_equal(void)
{
	if (async_error_handlers_are_own && are_as_shared()) {
		become_shared();
	}
}

void async_error_handler_note(zval *handler)
{
	if (Z_TYPE(async_error_handler_in_force) == IS_UNDEF) {
		ZVAL_NULL(handler);
	} else {
		ZVAL_COPY(handler, &async_error_handler_in_force);
	}
	Z_EXTRA_P(handler) = (uint32_t) EG(user_error_handler_error_reporting);
}

void async_error_handler_adopt(zval *handler)
{
	become_own();
	zval_ptr_dtor(&EG(user_error_handler));
	zval_ptr_dtor(&async_error_handler_in_force);
	EG(user_error_handler_error_reporting) = (int) Z_EXTRA_P(handler);
	if (Z_TYPE_P(handler) == IS_NULL) {
		ZVAL_UNDEF(handler);
	}
	ZVAL_COPY_VALUE(&EG(user_error_handler), handler);
	ZVAL_COPY(&async_error_handler_in_force, handler);
	ZVAL_UNDEF(handler);
	share_if_equal();
}

void async_error_handler_give_up(void)
{
	if (UNEXPECTED(async_error_handlers_are_own)) {
		become_shared();
	}
}

void async_error_handler_save(async_error_handler_state *state)
{
	state->runs = async_error_handler_runs();
	state->is_own = async_error_handlers_are_own;
	if (state->is_own) {
		take(&state->own);
		put(&shared);
		async_error_handlers_are_own = false;
	} else if (state->runs) {
		ZVAL_COPY(&EG(user_error_handler), &async_error_handler_in_force);
	}
}

void async_error_handler_restore(const async_error_handler_state *state)
{
	if (state->is_own) {
		take(&shared);
		put(&state->own);
		async_error_handlers_are_own = true;
	} else if (state->runs) {
		zval_ptr_dtor(&EG(user_error_handler));
		ZVAL_UNDEF(&EG(user_error_handler));
	}
}
/* }}} */

/* {{{ The two functions */
static void note_in_force(void)
{
	ZVAL_COPY(&async_error_handler_in_force, &EG(user_error_handler));
}

static void prepare_change(void)
{
	const async_list *all = &async_the_scheduler.all;
	bool is_alone = all->next == all->prev;

	if (!is_alone) {
		if (!async_error_handlers_are_own) {
			become_own();
		}
	} else if (async_error_handlers_are_own) {
		async_error_handlers_are_own = false; /* those whom it shared with have gone */
		release(&shared);
	}
}

static ZEND_FUNCTION(async_set_error_handler)
{
	bool runs;
	int depth;

	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		original_set(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	prepare_change();
	runs = async_error_handler_runs();
	depth = EG(user_error_handlers).top;
	original_set(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (EG(user_error_handlers).top != depth) {
		zval former;

		ZVAL_COPY_VALUE(&former, &async_error_handler_in_force);
		note_in_force();
		if (!runs) {
			zval_ptr_dtor(&former);
			ZVAL_UNDEF(&former);
		}
		zend_stack_push(&interrupted, &former);
	}
	share_if_equal();
}

static ZEND_FUNCTION(async_restore_error_handler)
{
	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		original_restore(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	prepare_change();
	original_restore(INTERNAL_FUNCTION_PARAM_PASSTHRU); /* re-enters userland: destructors */
	zval_ptr_dtor(&async_error_handler_in_force);
	ZVAL_UNDEF(&async_error_handler_in_force);
	if (!zend_stack_is_empty(&interrupted)) {
		ZVAL_COPY_VALUE(&async_error_handler_in_force, (zval *) zend_stack_top(&interrupted));
		zend_stack_del_top(&interrupted);
	}
	if (Z_TYPE(async_error_handler_in_force) == IS_UNDEF) {
		note_in_force();
	}
	share_if_equal();
}
/* }}} */

void async_error_handler_begin(void)
{
	zend_stack_init(&interrupted, sizeof(zval));
	note_in_force();
}

void async_error_handler_end(void)
{
	zval handler;

	if (async_error_handlers_are_own) {
		async_error_handlers_are_own = false;
		release(&shared);
	}
	ZVAL_COPY_VALUE(&handler, &async_error_handler_in_force);
	ZVAL_UNDEF(&async_error_handler_in_force);
	zval_ptr_dtor(&handler);
	release_zvals(&interrupted);
}

void async_error_handler_module_startup(void)
{
	ZVAL_UNDEF(&async_error_handler_in_force);
	original_set = async_function_replace("set_error_handler", ZEND_FN(async_set_error_handler));
	original_restore = async_function_replace("restore_error_handler", ZEND_FN(async_restore_error_handler));
}

void async_error_handler_module_shutdown(void)
{
	async_function_restore("set_error_handler", ZEND_FN(async_set_error_handler), original_set);
	async_function_restore("restore_error_handler", ZEND_FN(async_restore_error_handler), original_restore);
}
