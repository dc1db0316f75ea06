/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Registration of the classes of namespace Async, in this order at MINIT.
 */
#ifndef ASYNC_API_CLASSES_H
#define ASYNC_API_CLASSES_H

#include "core/compat.h"

struct _async_coroutine;

extern zend_class_entry *async_ce_awaitable;
extern zend_class_entry *async_ce_completable;
extern zend_class_entry *async_ce_timeout_object; /* Async\Timeout */
extern zend_class_entry *async_ce_scope_provider;
extern zend_class_entry *async_ce_spawn_strategy;
extern zend_class_entry *async_ce_scope;

void async_exceptions_register(void);
void async_awaitable_register(void);
void async_coroutine_register(void);
void async_timeout_register(void);
void async_scope_provider_register(void);
void async_scope_register(void);
void async_context_register(void);
void async_task_group_register(void);
void async_task_set_register(void);
void async_future_state_register(void);
void async_future_register(void);
void async_signal_register(void);
void async_channel_register(void);
void async_circuit_breaker_register(void);
void async_pool_register(void);
void async_cpu_register(void);
void async_watcher_register(void);
void async_thread_register(void);
void async_thread_channel_register(void);

/* The private Async\Context of a coroutine, made when there is none. Borrowed. */
zend_object *async_context_of_coroutine(struct _async_coroutine *coroutine);

/* A new Timeout object. */
zend_object *async_timeout_new(zend_long ms);

#endif
