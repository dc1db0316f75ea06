/* SPDX-License-Identifier: BSD-3-Clause
 *
 * PDO::ATTR_POOL_STMT_CACHE_SIZE: what a driver has prepared outlives its PDOStatement, and
 * is used for the next one with the same SQL on that connection.
 *
 * Invariant: what is prepared belongs to one statement, or to the cache of its connection
 * while no statement has it; there, it refers to no value of a script.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include <dlfcn.h>

typedef struct _prepared {
	struct pdo_stmt_methods methods; /* in the place of the driver's */
	const struct pdo_stmt_methods *driver;
	uint32_t generation; /* of the cache when it was prepared */
	bool executed; /* once with success: only then pdo_pgsql has surely prepared it */
	bool unfit; /* not to be used for another statement */

	/* Of a statement, while none has it. */
	void *driver_data;
	HashTable *bound_param_map;
	const char *named_rewrite_template;
	unsigned supports_placeholders;
} prepared;

static int execute(pdo_stmt_t *statement);
static int destroy(pdo_stmt_t *statement);

static prepared *prepared_of(const pdo_stmt_t *statement)
{
	if (!statement->methods || statement->methods->executer != execute) {
		return NULL;
	}
	return ASYNC_LIST_ENTRY((struct pdo_stmt_methods *) statement->methods, prepared, methods);
}

/* {{{ One that is prepared */
static void give_to_statement(prepared *prepared, pdo_stmt_t *statement)
{
	statement->methods = &prepared->methods;
	statement->driver_data = prepared->driver_data;
	statement->bound_param_map = prepared->bound_param_map;
	statement->named_rewrite_template = prepared->named_rewrite_template;
	statement->supports_placeholders = prepared->supports_placeholders & 3;
}

static void take_from_statement(prepared *prepared, pdo_stmt_t *statement)
{
	static const struct pdo_stmt_methods none;

	prepared->driver_data = statement->driver_data;
	prepared->bound_param_map = statement->bound_param_map;
	prepared->named_rewrite_template = statement->named_rewrite_template;
	prepared->supports_placeholders = statement->supports_placeholders;
	statement->methods = &none;
	statement->driver_data = NULL;
	statement->bound_param_map = NULL;
}

static void free_parameter_map(pdo_stmt_t *statement)
{
	if (statement->bound_param_map) {
		zend_hash_destroy(statement->bound_param_map);
		FREE_HASHTABLE(statement->bound_param_map);
		statement->bound_param_map = NULL;
	}
}

/* `at_server`: there as well; without, pdo_pgsql does not talk to the server. suspends */
static void drop(async_pdo_connection *connection, prepared *prepared, bool at_server)
{
	pdo_stmt_t statement;

	memset(&statement, 0, sizeof(statement));
	statement.dbh = connection->dbh;
	if (at_server) {
		ZVAL_OBJ(&statement.database_object_handle, connection->object);
	}
	give_to_statement(prepared, &statement);
	free_parameter_map(&statement);
	destroy(&statement);
}

static int destroy(pdo_stmt_t *statement)
{
	prepared *prepared = prepared_of(statement);
	int result = prepared->driver->dtor(statement);

	efree(prepared);
	return result;
}
/* }}} */

/* {{{ Executing */
static bool is_stale(async_pdo_connection *connection, pdo_stmt_t *statement)
{
	const zval *code;
	zval info;
	bool stale;

	if (connection->driver == ASYNC_PDO_PGSQL) {
		return strcmp(statement->error_code, "0A000") == 0 /* its plan cannot change so much */
			|| strcmp(statement->error_code, "26000") == 0; /* the server knows it no more */
	}
	array_init(&info);
	connection->dbh->methods->fetch_err(connection->dbh, statement, &info);
	code = zend_hash_index_find(Z_ARRVAL(info), 0);
	stale = code && Z_TYPE_P(code) == IS_LONG
		&& (Z_LVAL_P(code) == 1243 || Z_LVAL_P(code) == 1615 || Z_LVAL_P(code) == 2057);
	zval_ptr_dtor(&info);
	return stale;
}

/* PDO describes them anew after the next execution. */
static void forget_columns(pdo_stmt_t *statement)
{
	for (int i = 0; statement->columns && i < statement->column_count; i++) {
		if (statement->columns[i].name) {
			zend_string_release(statement->columns[i].name);
		}
	}
	if (statement->columns) {
		efree(statement->columns);
		statement->columns = NULL;
	}
	statement->column_count = 0;
	statement->executed = false;
}

/* Tells the driver's new state what is bound. */
static bool bind_again(pdo_stmt_t *statement)
{
	struct pdo_bound_param_data *parameter;

	if (statement->bound_params) {
		ZEND_HASH_FOREACH_PTR(statement->bound_params, parameter) {
			if (!statement->methods->param_hook(statement, parameter, PDO_PARAM_EVT_ALLOC)
				|| !statement->methods->param_hook(statement, parameter, PDO_PARAM_EVT_EXEC_PRE)) {
				return false;
			}
		} ZEND_HASH_FOREACH_END();
	}
	return true;
}

/* suspends */
static bool prepare_again(async_pdo_connection *connection, pdo_stmt_t *statement, prepared *prepared)
{
	pdo_dbh_t *dbh = connection->dbh;
	bool done;

	prepared->driver->dtor(statement);
	statement->driver_data = NULL;
	free_parameter_map(statement);
	forget_columns(statement);
	done = connection->driver_methods->preparer(dbh, statement->query_string, statement, NULL);
	statement->methods = &prepared->methods;
	if (!done) {
		memcpy(statement->error_code, dbh->error_code, sizeof(pdo_error_type));
		return false;
	}
	if (statement->supports_placeholders == PDO_PLACEHOLDER_NONE) {
		return false; /* emulated now */
	}
	prepared->unfit = false;
	strcpy(statement->error_code, PDO_ERR_NONE);
	return bind_again(statement);
}

/* suspends */
static int execute(pdo_stmt_t *statement)
{
	prepared *prepared = prepared_of(statement);
	async_pdo_connection *connection;

	if (EXPECTED(prepared->driver->executer(statement))) {
		return prepared->executed = true;
	}
	connection = async_pdo_connection_find(statement->dbh);
	/* pdo_mysql keeps the text of an error with what is prepared. */
	prepared->unfit |= connection->driver != ASYNC_PDO_PGSQL;
	if (EG(exception) || !is_stale(connection, statement)) {
		return false;
	}
	prepared->unfit = true;
	if (!prepared->executed) {
		return false; /* it is not the cache's doing */
	}
	prepared->executed = false;
	if (connection->driver == ASYNC_PDO_PGSQL && async_pdo_in_transaction(connection)) {
		return false; /* the transaction has failed */
	}
	if (!prepare_again(connection, statement, prepared) || !prepared->driver->executer(statement)) {
		return false;
	}
	return prepared->executed = true;
}
/* }}} */

/* {{{ Keeping */
/* Values of the script: pdo_pgsql does not own what it points to. */
static void forget_values(async_pdo_connection *connection, pdo_stmt_t *statement)
{
	struct pdo_bound_param_data nothing = {.stmt = statement, .param_type = PDO_PARAM_NULL, .is_param = true};
	zend_long count = statement->bound_param_map ? zend_hash_num_elements(statement->bound_param_map) : 0;
	const struct pdo_stmt_methods *methods = statement->methods;

	ZVAL_NULL(&nothing.parameter);
	for (;; nothing.paramno++) {
		/* pdo_mysql knows the number, and says so only by refusing the next. */
		if (connection->driver == ASYNC_PDO_PGSQL
				? nothing.paramno >= count
				: !methods->param_hook(statement, &nothing, PDO_PARAM_EVT_ALLOC)) {
			break;
		}
		methods->param_hook(statement, &nothing, PDO_PARAM_EVT_EXEC_PRE);
	}
}

/* That of pdo_pgsql, which closes no cursor, stays until the next execution. Its structure
 * is private, but begins with that of the connection and the result. */
static void forget_result(async_pdo_connection *connection, pdo_stmt_t *statement)
{
	static void (*clear)(void *result);
	static bool known;
	void **members = statement->driver_data;

	if (connection->driver != ASYNC_PDO_PGSQL || members[0] != connection->dbh->driver_data) {
		return;
	}
	if (UNEXPECTED(!known)) {
		*(void **) &clear = dlsym(RTLD_DEFAULT, "PQclear");
		known = true;
	}
	if (clear && members[1]) {
		clear(members[1]);
		members[1] = NULL;
	}
}

/* In such a transaction of PostgreSQL nothing can be dropped at the server. */
static bool has_failed_transaction(const async_pdo_connection *connection)
{
	static int (*status_of)(const void *server);
	static bool known;

	if (connection->driver != ASYNC_PDO_PGSQL) {
		return false;
	}
	if (UNEXPECTED(!known)) {
		*(void **) &status_of = dlsym(RTLD_DEFAULT, "PQtransactionStatus");
		known = true;
	}
	return status_of && connection->dbh->driver_data
		&& status_of(*(void **) connection->dbh->driver_data) == 3; /* PQTRANS_INERROR */
}

/* A large object: its number is a type of the parameter, and the driver's. */
static bool has_bound_object(const pdo_stmt_t *statement)
{
	const struct pdo_bound_param_data *parameter;

	if (statement->bound_params) {
		ZEND_HASH_FOREACH_PTR(statement->bound_params, parameter) {
			if (parameter->driver_data) {
				return true;
			}
		} ZEND_HASH_FOREACH_END();
	}
	return false;
}

static bool is_worth_keeping(
	const async_pdo_connection *connection, const pdo_stmt_t *statement, const prepared *prepared)
{
	if (prepared->unfit || prepared->generation != connection->generation || connection->dirty
		|| connection->broken || connection->pool->pool->closed || has_bound_object(statement)
		|| zend_hash_exists(connection->prepared, statement->query_string)) {
		return false;
	}
	if (connection->driver == ASYNC_PDO_PGSQL) {
		/* Its first execution may have failed after it was prepared. */
		return prepared->executed || has_failed_transaction(connection);
	}
	return !statement->error_code[0] || strcmp(statement->error_code, PDO_ERR_NONE) == 0;
}

/* Drops what was used least recently. suspends */
static void trim(async_pdo_connection *connection)
{
	while (zend_hash_num_elements(connection->prepared) > connection->pool->cache_size
		&& !has_failed_transaction(connection)) {
		zend_string *sql;
		prepared *oldest;

		zend_hash_internal_pointer_reset(connection->prepared);
		oldest = zend_hash_get_current_data_ptr(connection->prepared);
		zend_hash_get_current_key(connection->prepared, &sql, NULL);
		zend_hash_del(connection->prepared, sql);
		drop(connection, oldest, true);
	}
}

void async_pdo_cache_keep(async_pdo_connection *connection, pdo_stmt_t *statement)
{
	prepared *prepared = prepared_of(statement);

	if (!prepared || !is_worth_keeping(connection, statement, prepared)) {
		return;
	}
	if (statement->executed && !prepared->driver->cursor_closer(statement)) {
		return;
	}
	forget_values(connection, statement);
	forget_result(connection, statement);
	take_from_statement(prepared, statement);
	zend_hash_add_new_ptr(connection->prepared, statement->query_string, prepared);
	trim(connection);
}

void async_pdo_cache_clear(async_pdo_connection *connection, bool at_server)
{
	HashTable *all = connection->prepared;
	prepared *prepared;

	connection->generation++;
	if (!all || zend_hash_num_elements(all) == 0) {
		return;
	}
	ALLOC_HASHTABLE(connection->prepared);
	zend_hash_init(connection->prepared, 8, NULL, NULL, 0);
	ZEND_HASH_FOREACH_PTR(all, prepared) {
		drop(connection, prepared, at_server);
	} ZEND_HASH_FOREACH_END();
	zend_hash_destroy(all);
	FREE_HASHTABLE(all);
}
/* }}} */

/* {{{ The connection */
/* Nothing but what PDO takes out of them itself. */
static bool are_plain(const zval *options)
{
	zend_ulong key;

	if (options) {
		ZEND_HASH_FOREACH_NUM_KEY(Z_ARRVAL_P(options), key) {
			if (key != PDO_ATTR_STATEMENT_CLASS) {
				return false;
			}
		} ZEND_HASH_FOREACH_END();
	}
	return true;
}

/* suspends */
static bool prepare(pdo_dbh_t *dbh, zend_string *sql, pdo_stmt_t *statement, zval *options)
{
	async_pdo_connection *connection = async_pdo_connection_find(dbh);
	bool caches = !connection->dirty && are_plain(options);
	prepared *prepared = caches ? zend_hash_find_ptr(connection->prepared, sql) : NULL;

	if (prepared) {
		zend_hash_del(connection->prepared, sql);
		give_to_statement(prepared, statement);
		return true;
	}
	if (!connection->driver_methods->preparer(dbh, sql, statement, options)) {
		return false;
	}
	if (caches && statement->supports_placeholders != PDO_PLACEHOLDER_NONE) { /* not emulated */
		prepared = ecalloc(1, sizeof(*prepared));
		prepared->driver = statement->methods;
		prepared->methods = *statement->methods;
		prepared->methods.executer = execute;
		prepared->methods.dtor = destroy;
		prepared->generation = connection->generation;
		statement->methods = &prepared->methods;
	}
	return true;
}

/* What is prepared has the attributes of its time. Those of the pool are set already, see
 * async_pdo_session_update(). suspends */
static bool set_attribute(pdo_dbh_t *dbh, zend_long attribute, zval *value)
{
	async_pdo_connection *connection = async_pdo_connection_find(dbh);
	zval *current = zend_hash_index_find(&connection->pool->attributes, (zend_ulong) attribute);

	if (!current || !zend_is_identical(current, value)) {
		async_pdo_cache_clear(connection, true);
	}
	return connection->driver_methods->set_attribute(dbh, attribute, value);
}

static void close_connection(pdo_dbh_t *dbh)
{
	async_pdo_connection *connection = async_pdo_connection_find(dbh);

	async_pdo_cache_clear(connection, false);
	zend_hash_destroy(connection->prepared);
	FREE_HASHTABLE(connection->prepared);
	connection->prepared = NULL;
	connection->driver_methods->closer(dbh);
}

void async_pdo_cache_install(async_pdo_connection *connection)
{
	if (connection->pool->cache_size == 0 || connection->driver == ASYNC_PDO_SQLITE) {
		return;
	}
	ALLOC_HASHTABLE(connection->prepared);
	zend_hash_init(connection->prepared, 8, NULL, NULL, 0);
	connection->methods.preparer = prepare;
	connection->methods.set_attribute = set_attribute;
	connection->methods.closer = close_connection;
}
/* }}} */

#endif
