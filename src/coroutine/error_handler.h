/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The user's error handler. While it runs the engine takes it out of
 * EG(user_error_handler); when it waits, the other coroutines must still have it.
 */
#ifndef ASYNC_COROUTINE_ERROR_HANDLER_H
#define ASYNC_COROUTINE_ERROR_HANDLER_H

#include "core/compat.h"

/* The handler that was set last; UNDEF for none. Owned. */
extern ASYNC_TLS zval async_users_error_handler;

/* True inside a call of the handler. */
static inline bool async_error_handler_runs(void)
{
	return Z_TYPE(EG(user_error_handler)) != Z_TYPE(async_users_error_handler);
}

void async_error_handler_module_startup(void);
void async_error_handler_module_shutdown(void);

/* At the start of the scheduler and at the end of the request. */
void async_error_handler_remember(void);
void async_error_handler_forget(void);

#endif
