/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The object Async\Pool, for its files.
 */
#ifndef ASYNC_API_POOL_H
#define ASYNC_API_POOL_H

#include "coroutine/pool.h"

/* The PHP functions of a pool; null when there is none. */
typedef struct _async_pool_callbacks {
	zval factory;
	zval destructor;
	zval healthcheck;
	zval before_acquire;
	zval before_release;
} async_pool_callbacks;

typedef struct _async_pool_object {
	async_pool pool;
	async_pool_callbacks callbacks; /* UNDEF until constructed */
	zend_object *strategy; /* owned, or NULL */
	zend_object *state; /* a case of CircuitBreakerState, which lives as long as the request */
	zend_object std; /* last */
} async_pool_object;

extern const async_pool_ops async_pool_callback_ops;

/* False when the circuit breaker is open; asks the strategy whether it may recover.
 * re-enters userland */
bool async_pool_is_available(async_pool_object *self);

/* {{{ See circuit_breaker.c */
extern zend_class_entry *async_ce_circuit_breaker;
extern zend_class_entry *async_ce_circuit_breaker_strategy;

zend_object *async_circuit_breaker_state(const char *name);

/* `error` NULL: a success. What they throw is dropped, unless it is a cancellation. re-enter userland */
void async_circuit_breaker_report(zend_object *strategy, zend_object *source, zend_object *error);
bool async_circuit_breaker_should_recover(zend_object *strategy);
/* }}} */

/* Drops what a callback has thrown, but neither a cancellation nor an exit. */
void async_callback_swallow(void);

#endif
