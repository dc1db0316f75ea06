/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The pool of a template: what is done with connections when they are made, lent and
 * dropped. The queue is coroutine/pool.c.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include <zend_exceptions.h>

# include "coroutine/errors.h"
# include "coroutine/scheduler.h"

static async_pdo_connection *connection_of(const zval *resource)
{
	if (Z_TYPE_P(resource) != IS_OBJECT || !instanceof_function(Z_OBJCE_P(resource), async_pdo_ce)) {
		return NULL;
	}
	return async_pdo_connection_find(Z_PDO_DBH_P(resource));
}

/* The functions that the user has defined for a template of SQLite. */
static bool define_functions(async_pdo_pool *pool, zend_object *object)
{
	zval *pair;

	ZEND_HASH_FOREACH_VAL(&pool->functions, pair) {
		zval method, result, *arguments = zend_hash_index_find(Z_ARRVAL_P(pair), 1);
		zend_fcall_info fci;
		zend_fcall_info_cache fcc;
		zend_object *self = object;

		ZVAL_COPY_VALUE(&method, zend_hash_index_find(Z_ARRVAL_P(pair), 0));
		ZVAL_UNDEF(&result);
		fcc.function_handler = object->handlers->get_method(&self, Z_STR(method), NULL);
		fcc.called_scope = object->ce;
		fcc.object = object;
		if (!fcc.function_handler) {
			return false;
		}
		memset(&fci, 0, sizeof(fci));
		fci.size = sizeof(fci);
		fci.object = object;
		fci.retval = &result;
		ZVAL_UNDEF(&fci.function_name);
		zend_fcall_info_args(&fci, arguments);
		zend_call_function(&fci, &fcc);
		zend_fcall_info_args_clear(&fci, true);
		zval_ptr_dtor(&result);
		if (EG(exception)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* suspends */
static bool create(async_pool *engine, zval *resource)
{
	async_pdo_pool *pool = engine->data;
	async_pdo_connection *connection;
	pdo_dbh_t *dbh;

	object_init_ex(resource, pool->ce);
	pool->opened = true;
	pool->refcount++; /* the template may go meanwhile */
	zend_call_known_function(
		pool->ce->constructor, Z_OBJ_P(resource), pool->ce, NULL, 4, pool->arguments, NULL);
	if (UNEXPECTED(EG(exception))) {
		async_error_raise_cancellation();
		zval_ptr_dtor(resource);
		async_pdo_pool_release(pool);
		return false;
	}
	dbh = Z_PDO_DBH_P(resource);
	connection = async_pdo_connection_of(dbh);
	connection->pool = pool;
	connection->object = Z_OBJ_P(resource);
	connection->driver_methods = dbh->methods;
	connection->methods = *dbh->methods;
	dbh->methods = &connection->methods;
	async_pdo_cache_install(connection);
	if (!define_functions(pool, Z_OBJ_P(resource))) {
		zval_ptr_dtor(resource);
		return false;
	}
	return true;
}

/* suspends */
static void destroy(async_pool *engine, zval *resource)
{
	async_pdo_connection *connection = connection_of(resource);

	if (connection && (connection->broken || async_pdo_is_lost(connection))) {
		connection->methods.rollback = NULL; /* it would wait for what is still running */
	}
	zval_ptr_dtor(resource);
}

static bool before_acquire(async_pool *engine, zval *resource)
{
	async_pdo_connection *connection = connection_of(resource);

	return connection && async_pdo_is_alive(connection);
}

static bool before_release(async_pool *engine, zval *resource)
{
	async_pdo_connection *connection = connection_of(resource);

	return connection && connection->pool && !connection->broken;
}

/* In the background: asks the server. suspends */
static bool check(async_pool *engine, zval *resource)
{
	async_pdo_connection *connection = connection_of(resource);
	zend_result alive;

	if (!connection || !async_pdo_is_alive(connection)) {
		return false;
	}
	if (connection->driver != ASYNC_PDO_MYSQL) {
		return true; /* pdo_pgsql would connect anew */
	}
	alive = connection->dbh->methods->check_liveness(connection->dbh);
	if (EG(exception)) {
		OBJ_RELEASE(async_error_take());
		return false;
	}
	return alive == SUCCESS;
}

static void hold(async_pool *engine)
{
	((async_pdo_pool *) engine->data)->refcount++;
}

static void release(async_pool *engine)
{
	async_pdo_pool_release(engine->data);
}

static const async_pool_ops ops = {
	.create = create,
	.destroy = destroy,
	.before_acquire = before_acquire,
	.before_release = before_release,
	.check = check,
	.hold = hold,
	.release = release,
};

async_pdo_pool *async_pdo_pool_new(
	pdo_dbh_t *template, zend_class_entry *ce, async_pdo_driver driver, zval *arguments)
{
	async_pdo_pool *pool = ecalloc(1, sizeof(*pool));

	pool->refcount = 1;
	pool->template = template;
	pool->ce = ce;
	pool->driver = driver;
	memcpy(pool->arguments, arguments, sizeof(pool->arguments));
	zend_hash_init(&pool->bindings, 8, NULL, NULL, 0);
	zend_hash_init(&pool->attributes, 8, NULL, ZVAL_PTR_DTOR, 0);
	zend_hash_init(&pool->functions, 8, NULL, ZVAL_PTR_DTOR, 0);
	pool->object = async_pool_new_object(&ops, pool, &pool->pool);
	return pool;
}

bool async_pdo_pool_fill(async_pdo_pool *pool)
{
	if (async_pool_fill(pool->pool) != ASYNC_POOL_ACQUIRED && !EG(exception)) {
		zend_throw_exception(async_pdo_exception_ce, "Failed to acquire connection from pool", 0);
	}
	return !EG(exception);
}

void async_pdo_pool_close(async_pdo_pool *pool)
{
	async_destruction destruction;

	async_destruction_begin(&destruction);
	pool->template = NULL;
	async_pool_close(pool->pool);
	async_pdo_bindings_free(pool);
	async_pdo_pool_release(pool);
	async_destruction_end(&destruction);
}

void async_pdo_pool_release(async_pdo_pool *pool)
{
	if (--pool->refcount) {
		return;
	}
	for (int i = 0; i < 4; i++) {
		zval_ptr_dtor(&pool->arguments[i]);
	}
	zend_hash_destroy(&pool->bindings);
	zend_hash_destroy(&pool->attributes);
	zend_hash_destroy(&pool->functions);
	OBJ_RELEASE(pool->object);
	efree(pool);
}

#endif
