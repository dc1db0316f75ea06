/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The error handlers of PHP code, which belong to the coroutine that sets them. Libraries
 * set one around a call that may wait, such as stream_select(), and restore the former
 * one after it: it must neither get the errors of others nor be taken off by them.
 *
 * All coroutines *share* one stack of handlers until one of them changes it while others
 * exist. That one goes on with a copy of its *own*, until the copy is like the shared
 * stack again, or the coroutine ends. A new coroutine begins with the handler that is in
 * force where it is created.
 *
 * While a handler runs, the engine takes it out of EG(user_error_handler); when it waits,
 * the other coroutines must still have it.
 */
#ifndef ASYNC_COROUTINE_ERROR_HANDLER_H
#define ASYNC_COROUTINE_ERROR_HANDLER_H

#include "core/compat.h"

typedef struct _async_error_handlers {
	zval handler; /* undefined while it runs, as in the engine */
	int levels; /* for which it is called */
	zend_stack former; /* what restore_error_handler() goes back to */
	zend_stack former_levels;
	zval in_force; /* the handler, also while it runs */
	zend_stack interrupted; /* for each in `former`: the one that was running when it was set, or undefined */
} async_error_handlers;

typedef struct _async_error_handler_state {
	async_error_handlers own; /* if is_own */
	bool is_own;
	bool runs;
} async_error_handler_state;

extern ASYNC_TLS zval async_error_handler_in_force;
extern ASYNC_TLS bool async_error_handlers_are_own;

/* True in the dynamic extent of a call of the handler. */
static inline bool async_error_handler_runs(void)
{
	return (Z_TYPE(EG(user_error_handler)) == IS_UNDEF) & (Z_TYPE(async_error_handler_in_force) != IS_UNDEF);
}

void async_error_handler_module_startup(void);
void async_error_handler_module_shutdown(void);

/* With the scheduler's start and end in a request. */
void async_error_handler_begin(void);
void async_error_handler_end(void);

/* Around the time in which others run: in between the engine has the shared ones, and none runs. */
void async_error_handler_save(async_error_handler_state *state);
void async_error_handler_restore(const async_error_handler_state *state);

/* *handler is what a coroutine that is created now has to adopt when it begins to run, or undefined. */
void async_error_handler_note(zval *handler);
void async_error_handler_adopt(zval *handler);

static inline void async_error_handler_inherit(zval *handler)
{
	ZVAL_UNDEF(handler);
	if (UNEXPECTED(async_error_handlers_are_own)) {
		async_error_handler_note(handler);
	}
}

/* At the end of a coroutine. re-enters userland: destructors */
void async_error_handler_give_up(void);

#endif
