/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Which coroutine uses which connection of a pool. A connection stays with its coroutine
 * while a transaction is open, a statement of it is alive, or its session is dirty; when
 * the coroutine ends, at the latest with its last statement.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include <zend_exceptions.h>

# include "coroutine/errors.h"
# include "coroutine/scheduler.h"

/* The main coroutine is the same before and after the scheduler has started. */
static async_coroutine *running(void)
{
	async_coroutine *current = async_the_scheduler.current;

	return current && !(current->flags & ASYNC_COROUTINE_MAIN) ? current : NULL;
}

async_pdo_binding *async_pdo_binding_find(async_pdo_pool *pool)
{
	return zend_hash_index_find_ptr(&pool->bindings, (zend_ulong) (uintptr_t) running());
}

/* No call is inside of it, and no statement is left. */
static bool is_unused(const async_pdo_connection *connection, uint32_t references)
{
	return connection->depth == 0 && GC_REFCOUNT(connection->object) == 1 + references;
}

static void forget_errors(pdo_dbh_t *dbh)
{
	strcpy(dbh->error_code, PDO_ERR_NONE);
	if (dbh->query_stmt) {
		dbh->query_stmt = NULL;
		zval_ptr_dtor(&dbh->query_stmt_zval);
	}
}

/* Keeps what errorCode() and errorInfo() say, since the connection goes to another. */
static void remember_errors(async_pdo_binding *binding, pdo_dbh_t *dbh)
{
	const char *code = dbh->query_stmt ? dbh->query_stmt->error_code : dbh->error_code;

	if (Z_TYPE(binding->error_info) != IS_UNDEF) {
		zval_ptr_dtor(&binding->error_info);
		ZVAL_UNDEF(&binding->error_info);
	}
	memcpy(binding->error_code, code, sizeof(pdo_error_type));
	if (UNEXPECTED(strcmp(code, PDO_ERR_NONE) != 0 && code[0])) {
		array_init(&binding->error_info);
		add_next_index_string(&binding->error_info, code);
		if (dbh->methods->fetch_err) {
			dbh->methods->fetch_err(dbh, dbh->query_stmt, &binding->error_info);
		}
		while (zend_hash_num_elements(Z_ARRVAL(binding->error_info)) < 3) {
			add_next_index_null(&binding->error_info);
		}
	}
}

static void unlink_binding(async_pdo_connection *connection)
{
	async_pdo_binding *binding = connection->binding;

	if (binding) {
		remember_errors(binding, connection->dbh);
		binding->connection = NULL;
		connection->binding = NULL;
	}
}

/* PostgreSQL would have to be asked. */
void async_pdo_keep_last_id(async_pdo_connection *connection)
{
	pdo_dbh_t *dbh = connection->dbh;

	if (connection->binding && connection->driver != ASYNC_PDO_PGSQL && dbh->methods->last_id) {
		async_pdo_forget_last_id(connection);
		connection->binding->last_id = dbh->methods->last_id(dbh, NULL);
	}
}

void async_pdo_forget_last_id(async_pdo_connection *connection)
{
	if (connection->binding && connection->binding->last_id) {
		zend_string_release(connection->binding->last_id);
		connection->binding->last_id = NULL;
	}
}

/* To the pool, which drops it when it is broken. An exception on its way stays. suspends */
static void give_back(async_pdo_connection *connection)
{
	async_pdo_pool *pool = connection->pool;
	async_destruction destruction;
	zval resource;

	async_destruction_begin(&destruction); /* perhaps that of a statement or template */
	ZVAL_OBJ(&resource, connection->object);
	connection->acquired = false;
	forget_errors(connection->dbh);
	zval_ptr_dtor(&connection->dbh->def_stmt_ctor_args);
	ZVAL_UNDEF(&connection->dbh->def_stmt_ctor_args);
	pool->refcount++;
	async_pool_release(pool->pool, &resource);
	async_pdo_pool_release(pool);
	async_destruction_end_silently(&destruction);
}

void async_pdo_unbind(async_pdo_connection *connection, uint32_t references)
{
	if (!connection->acquired || connection->depth) {
		return;
	}
	if (UNEXPECTED(EG(exception))) {
		connection->broken |=
			async_error_is_cancellation(EG(exception)) && connection->pool->driver != ASYNC_PDO_SQLITE;
	}
	if (UNEXPECTED(EG(exception) || strcmp(connection->dbh->error_code, PDO_ERR_NONE) != 0)) {
		connection->broken |= async_pdo_is_lost(connection);
	}
	if (UNEXPECTED(connection->broken)) {
		unlink_binding(connection); /* the next use is that of another connection */
	} else if (connection->binding
		&& (connection->dirty || !connection->dbh->auto_commit || async_pdo_in_transaction(connection))) {
		return;
	}
	if (!is_unused(connection, references)) {
		return;
	}
	/* Of a coroutine that has ended before its statements. */
	connection->broken |= !connection->binding && (connection->dirty || async_pdo_in_transaction(connection));
	connection->broken |=
		async_pdo_is_fetching(connection); /* PDO::exec() of a SELECT leaves its rows there */
	unlink_binding(connection);
	give_back(connection);
}

static void free_binding(async_pdo_binding *binding)
{
	async_ending_remove(&binding->ending);
	zval_ptr_dtor(&binding->error_info);
	if (binding->last_id) {
		zend_string_release(binding->last_id);
	}
	efree(binding);
}

static void coroutine_ends(async_ending *ending, async_coroutine *coroutine)
{
	async_pdo_binding *binding = ASYNC_LIST_ENTRY(ending, async_pdo_binding, ending);
	async_pdo_connection *connection = binding->connection;
	async_pdo_pool *pool = binding->pool;

	zend_hash_index_del(&pool->bindings, (zend_ulong) (uintptr_t) coroutine);
	if (connection) {
		zend_object *object = connection->object;

		GC_ADDREF(object);
		binding->connection = NULL;
		connection->binding = NULL;
		async_pdo_session_end(connection); /* suspends */
		async_pdo_unbind(connection, 1);
		OBJ_RELEASE(object);
	}
	free_binding(binding);
}

async_pdo_binding *async_pdo_binding_of(async_pdo_pool *pool)
{
	async_pdo_binding *binding = async_pdo_binding_find(pool);

	if (EXPECTED(binding)) {
		return binding;
	}
	binding = ecalloc(1, sizeof(*binding));
	binding->pool = pool;
	binding->coroutine = running();
	ZVAL_UNDEF(&binding->error_info);
	async_ending_init(&binding->ending, coroutine_ends);
	if (binding->coroutine) {
		async_ending_add(binding->coroutine, &binding->ending);
	}
	zend_hash_index_add_new_ptr(&pool->bindings, (zend_ulong) (uintptr_t) binding->coroutine, binding);
	return binding;
}

/* In the words of PDO, as the template's error mode wants it. */
static void report_failure(async_pdo_pool *pool)
{
	static const char message[] = "SQLSTATE[HY000]: General error: Failed to acquire connection from pool";
	zend_object *error;
	zval value;

	if (!pool->template || pool->template->error_mode == PDO_ERRMODE_EXCEPTION) {
		error = zend_throw_exception(async_pdo_exception_ce, message, 0);
		ZVAL_STRING(&value, "HY000");
		zend_update_property_ex(zend_ce_exception, error, ZSTR_KNOWN(ZEND_STR_CODE), &value);
		zval_ptr_dtor(&value);
		array_init(&value);
		add_next_index_string(&value, "HY000");
		add_next_index_long(&value, 0);
		add_next_index_string(&value, "Failed to acquire connection from pool");
		zend_update_property(async_pdo_exception_ce, error, "errorInfo", sizeof("errorInfo") - 1, &value);
		zval_ptr_dtor(&value);
	} else if (pool->template->error_mode == PDO_ERRMODE_WARNING) {
		php_error_docref(NULL, E_WARNING, "%s", message);
	}
}

/* In a child, before it uses another one. False with an exception thrown when something had
 * been begun with it, which must not go on elsewhere. suspends */
static bool let_go_of_forked(async_pdo_connection *connection)
{
	bool begun = connection->dirty || !connection->dbh->auto_commit || async_pdo_in_transaction(connection);
	bool refused = begun && !async_pdo_may_go_on(connection, ASYNC_PDO_SERVER);

	async_pdo_unbind(connection, 0);
	return !refused;
}

async_pdo_connection *async_pdo_bind(async_pdo_pool *pool)
{
	async_pdo_binding *binding = async_pdo_binding_of(pool);
	async_pdo_connection *connection = binding->connection;
	zval resource;

	if (UNEXPECTED(connection && connection->forked)) {
		if (!let_go_of_forked(connection)) {
			return NULL;
		}
		connection = NULL;
	}
	if (!connection) {
		if (async_pool_acquire(pool->pool, &resource, true, ASYNC_NEVER) != ASYNC_POOL_ACQUIRED) {
			if (!EG(exception)) {
				report_failure(pool);
			}
			return NULL;
		}
		connection = async_pdo_connection_find(Z_PDO_DBH_P(&resource));
		connection->acquired = true;
		connection->binding = binding;
		binding->connection = connection;
	}
	if (UNEXPECTED(!async_pdo_session_update(connection))) {
		async_pdo_unbind(connection, 0);
		return NULL;
	}
	return connection;
}

void async_pdo_bindings_free(async_pdo_pool *pool)
{
	zend_ulong key;
	async_pdo_binding *binding;

	while (zend_hash_num_elements(&pool->bindings)) {
		zend_hash_internal_pointer_reset(&pool->bindings);
		zend_hash_get_current_key(&pool->bindings, NULL, &key);
		binding = zend_hash_get_current_data_ptr(&pool->bindings);
		zend_hash_index_del(&pool->bindings, key);
		if (binding->connection) {
			async_pdo_connection *connection = binding->connection;

			binding->connection = NULL;
			connection->binding = NULL;
			if (is_unused(connection, 0)) {
				give_back(connection); /* the pool is closed: it is destroyed, and rolls back */
			}
		}
		free_binding(binding);
	}
}

#endif
