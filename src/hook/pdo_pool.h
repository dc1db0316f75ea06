/* SPDX-License-Identifier: BSD-3-Clause
 *
 * PDO::ATTR_POOL_ENABLED. Such a PDO object is a template: it has no connection, and lends
 * each coroutine one from its pool, for as long as that needs the same one. A connection
 * of the pool is a PDO object of its own. A method of the template is run on it; the
 * statements it makes belong to it, and keep it when the template is gone.
 */
#ifndef ASYNC_HOOK_PDO_POOL_H
#define ASYNC_HOOK_PDO_POOL_H

#include "hook/pdo.h"

#ifdef ASYNC_HAVE_PDO

# include "coroutine/pool.h"
# include "hook/wrap.h"

/* Values of the attributes: neither PDO's own nor a driver's (those begin with 1000). */
enum {
	ASYNC_PDO_ATTR_POOL_ENABLED = 800,
	ASYNC_PDO_ATTR_POOL_MIN,
	ASYNC_PDO_ATTR_POOL_MAX,
	ASYNC_PDO_ATTR_POOL_HEALTHCHECK_INTERVAL,
	ASYNC_PDO_ATTR_POOL_STMT_CACHE_SIZE,
};

static inline bool async_pdo_is_pool_attribute(zend_long attribute)
{
	return attribute >= ASYNC_PDO_ATTR_POOL_ENABLED && attribute <= ASYNC_PDO_ATTR_POOL_STMT_CACHE_SIZE;
}

struct _async_pdo_pool {
	uint32_t refcount; /* the template, and each connection */
	pdo_dbh_t *template; /* NULL when that is gone */
	zend_object *object; /* Async\Pool, owned */
	async_pool *pool; /* inside of it */
	zend_class_entry *ce; /* of its connections */
	async_pdo_driver driver;
	zval arguments[4]; /* of their constructor */
	HashTable bindings; /* by coroutine, 0 for the main one */
	HashTable attributes; /* of the driver, to be set at each connection */
	uint32_t settings; /* counts changes of `attributes` */
	HashTable functions; /* pairs: method of the driver and its arguments */
	bool opened; /* a connection has been made */
	uint32_t cache_size;
};

/* What a coroutine has to do with a pool, from its first use to its end. */
struct _async_pdo_binding {
	async_ending ending;
	async_pdo_pool *pool;
	async_coroutine *coroutine; /* NULL: main */
	async_pdo_connection *connection; /* that it uses, or NULL */
	pdo_error_type error_code; /* of its last call, when it has no connection */
	zval error_info;
	zend_string *last_id; /* of the last statement, when that is freed; or NULL */
};

/* {{{ pdo_pool.c */
/* `arguments`: taken over. */
async_pdo_pool *async_pdo_pool_new(
	pdo_dbh_t *template, zend_class_entry *ce, async_pdo_driver driver, zval *arguments);

/* The template is gone. suspends */
void async_pdo_pool_close(async_pdo_pool *pool);
void async_pdo_pool_release(async_pdo_pool *pool);

/* Makes connections until there are `min`. False with an exception thrown. suspends */
bool async_pdo_pool_fill(async_pdo_pool *pool);
/* }}} */

/* {{{ pdo_bind.c */
/* That of the running coroutine; NULL when it has none. */
async_pdo_binding *async_pdo_binding_find(async_pdo_pool *pool);
async_pdo_binding *async_pdo_binding_of(async_pdo_pool *pool);

/* The connection of the running coroutine, a new one if need be. NULL with the failure
 * reported as the template's error mode says. suspends */
async_pdo_connection *async_pdo_bind(async_pdo_pool *pool);

/* After a call on a connection of a pool: gives it back when nothing keeps it.
 * `references`: those to its object that the caller holds. suspends */
void async_pdo_unbind(async_pdo_connection *connection, uint32_t references);

/* Before a statement is freed: what lastInsertId() is to say when the connection goes with it. */
void async_pdo_keep_last_id(async_pdo_connection *connection);
void async_pdo_forget_last_id(async_pdo_connection *connection);

/* The template and its pool go. suspends */
void async_pdo_bindings_free(async_pdo_pool *pool);
/* }}} */

/* {{{ pdo_session.c */
/* Is a connection that was idle still there? Does not ask the server. */
bool async_pdo_is_alive(async_pdo_connection *connection);

/* Rolls back, and makes the session what it was at first, or calls the connection broken.
 * Leaves no exception. suspends */
void async_pdo_session_end(async_pdo_connection *connection);

/* Gives the connection the settings of the template. False with an exception thrown when
 * its turn is not to be had. suspends */
bool async_pdo_session_update(async_pdo_connection *connection);
/* }}} */

/* {{{ pdo_cache.c */
/* For a new connection, if its pool has a cache of prepared statements. */
void async_pdo_cache_install(async_pdo_connection *connection);

/* Before a statement is freed, in its turn: keeps what is prepared for the next one with
 * the same SQL. suspends */
void async_pdo_cache_keep(async_pdo_connection *connection, pdo_stmt_t *statement);

/* `at_server`: what is prepared is dropped there, too, since it still exists. suspends */
void async_pdo_cache_clear(async_pdo_connection *connection, bool at_server);
/* }}} */

/* {{{ pdo_persistent.c */
void async_pdo_persistent_request_startup(void);

/* Several PDO objects use it. */
bool async_pdo_is_shared(const pdo_dbh_t *dbh);

/* Nobody finds the connection any more, and the last object that has it closes it. */
void async_pdo_persistent_discard(pdo_dbh_t *dbh);

/* The constructor of PDO, or PDO::connect(), for a connection without a pool. suspends */
void async_pdo_call_constructor(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS);

/* The method itself, with the turn at the connection. suspends, re-enters userland */
void async_pdo_run(const async_wrap *wrap, async_pdo_connection *connection, INTERNAL_FUNCTION_PARAMETERS);
/* }}} */

/* {{{ pdo_template.c */
extern const struct pdo_dbh_methods async_pdo_template_methods;

static inline async_pdo_pool *async_pdo_pool_of(const pdo_dbh_t *dbh)
{
	return dbh->methods == &async_pdo_template_methods ? dbh->driver_data : NULL;
}

/* PDO::__construct() and PDO::connect(). */
void async_pdo_construct(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS);
void async_pdo_connect(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS);

/* The constants and getPool(). */
void async_pdo_template_install(zend_class_entry *ce);
/* }}} */

/* {{{ pdo_pooled.c: methods of a template */
typedef void (*async_pdo_pooled)(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS);

/* Runs the method on a connection of the pool. */
void async_pdo_pooled_call(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS);
/* The same for those whose first argument is SQL. */
void async_pdo_pooled_sql(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS);
/* Without a connection they are answered by the template, or say no. */
void async_pdo_pooled_peek(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS);
void async_pdo_pooled_last_id(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS);
void async_pdo_pooled_error(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS);
void async_pdo_pooled_set_attribute(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS);
void async_pdo_pooled_get_attribute(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS);
/* Methods that drivers add. */
void async_pdo_pooled_driver(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS);
/* }}} */

#endif

#endif
