/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The functions of namespace Async, for the table in async.c.
 */
#ifndef ASYNC_API_FUNCTIONS_H
#define ASYNC_API_FUNCTIONS_H

#include "core/compat.h"

ZEND_FUNCTION(Async_spawn);
ZEND_FUNCTION(Async_spawn_with);
ZEND_FUNCTION(Async_suspend);
ZEND_FUNCTION(Async_protect);
ZEND_FUNCTION(Async_await);
ZEND_FUNCTION(Async_await_any_or_fail);
ZEND_FUNCTION(Async_await_first_success);
ZEND_FUNCTION(Async_await_all_or_fail);
ZEND_FUNCTION(Async_await_all);
ZEND_FUNCTION(Async_await_any_of_or_fail);
ZEND_FUNCTION(Async_await_any_of);
ZEND_FUNCTION(Async_select);
ZEND_FUNCTION(Async_delay);
ZEND_FUNCTION(Async_timeout);
ZEND_FUNCTION(Async_iterate);
ZEND_FUNCTION(Async_current_coroutine);
ZEND_FUNCTION(Async_current_context);
ZEND_FUNCTION(Async_coroutine_context);
ZEND_FUNCTION(Async_root_context);
ZEND_FUNCTION(Async_request_context);
ZEND_FUNCTION(Async_get_coroutines);
ZEND_FUNCTION(Async_dump);
ZEND_FUNCTION(Async_runtime_stats);
ZEND_FUNCTION(Async_signal);
ZEND_FUNCTION(Async_graceful_shutdown);
ZEND_FUNCTION(Async_spawn_thread);
ZEND_FUNCTION(Async_available_parallelism);
ZEND_FUNCTION(Async_cpu_usage);
ZEND_FUNCTION(Async_loadavg);

#endif
