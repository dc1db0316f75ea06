/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The constructor of PDO where PDO::ATTR_PERSISTENT has several objects share a connection.
 * PDO looks for one by the arguments, asks it whether it is alive, whoever is in the middle
 * of a query there, and else connects and puts the new one in the place of what is kept by
 * then, which it closes under those who use it. Here one such constructor runs at a time,
 * with the turn of the connection that it will find.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include "coroutine/errors.h"
# include "coroutine/library_call.h"
# include "coroutine/scheduler.h"

static ASYNC_TLS async_mutex constructing;

void async_pdo_persistent_request_startup(void)
{
	async_mutex_init(&constructing);
}

static zend_resource *kept(const char *id, size_t length)
{
	return zend_hash_str_find_ptr(&EG(persistent_list), id, length);
}

bool async_pdo_is_shared(const pdo_dbh_t *dbh)
{
	const zend_resource *entry;

	if (!dbh->is_persistent || !dbh->persistent_id) {
		return false;
	}
	entry = kept(dbh->persistent_id, dbh->persistent_id_len);
	return dbh->refcount > (entry && entry->ptr == dbh ? 2 : 1);
}

/* The key of PDO, or NULL when the connection is not to be kept. */
static zend_string *key_of(zend_execute_data *execute_data)
{
	const char *text[3] = {"", "", ""};
	const zval *options = ZEND_CALL_ARG(execute_data, 4), *value;

	if (ZEND_NUM_ARGS() < 4 || Z_TYPE_P(options) != IS_ARRAY
		|| !(value = zend_hash_index_find_deref(Z_ARRVAL_P(options), PDO_ATTR_PERSISTENT))
		|| !zend_is_true((zval *) value)) {
		return NULL;
	}
	for (uint32_t i = 0; i < 3; i++) {
		if (Z_TYPE_P(ZEND_CALL_ARG(execute_data, i + 1)) == IS_STRING) {
			text[i] = Z_STRVAL_P(ZEND_CALL_ARG(execute_data, i + 1));
		}
	}
	return Z_TYPE_P(value) == IS_STRING
			&& !is_numeric_string(Z_STRVAL_P(value), Z_STRLEN_P(value), NULL, NULL, 0)
		? strpprintf(0, "PDO:DBH:DSN=%s:%s:%s:%s", text[0], text[1], text[2], Z_STRVAL_P(value))
		: strpprintf(0, "PDO:DBH:DSN=%s:%s:%s", text[0], text[1], text[2]);
}

/* A lost one is no longer found; it goes with the last object that uses it. */
static void let_go(pdo_dbh_t *dbh, zend_resource *entry)
{
	entry->ptr = NULL;
	zend_hash_str_del(&EG(persistent_list), dbh->persistent_id, dbh->persistent_id_len);
	dbh->refcount--;
}

void async_pdo_persistent_discard(pdo_dbh_t *dbh)
{
	zend_resource *entry = dbh->persistent_id ? kept(dbh->persistent_id, dbh->persistent_id_len) : NULL;

	if (entry && entry->ptr == dbh) {
		let_go(dbh, entry);
	}
}

/* Nobody uses it any more, and PDO has no other way to close it. */
static void close_lost(pdo_dbh_t *dbh, int type)
{
	static const char key[] = "async: PDO connection to close";

	dbh->refcount = 1;
	zend_register_persistent_resource(key, sizeof(key) - 1, dbh, type);
	zend_hash_str_del(&EG(persistent_list), key, sizeof(key) - 1);
}

/* With its turn: PDO shall take it as it is, or not find it. suspends */
static void construct_with(
	const async_wrap *wrap, pdo_dbh_t *dbh, zend_resource *entry, INTERNAL_FUNCTION_PARAMETERS)
{
	/* Not on this stack, should the request end in here: `dbh` stays. */
	static ASYNC_TLS struct pdo_dbh_methods methods;
	const struct pdo_dbh_methods *original = dbh->methods;

	if (original->check_liveness && original->check_liveness(dbh) == FAILURE) {
		let_go(dbh, entry);
		async_library_call_function(wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	methods = *original;
	methods.check_liveness = NULL;
	dbh->methods = &methods;
	async_library_call_function(wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	dbh->methods = original;
}

/* suspends */
static void construct(const async_wrap *wrap, const zend_string *key, INTERNAL_FUNCTION_PARAMETERS)
{
	zend_resource *entry = kept(ZSTR_VAL(key), ZSTR_LEN(key));
	pdo_dbh_t *dbh = entry ? entry->ptr : NULL;
	async_pdo_connection *connection = dbh ? async_pdo_connection_find(dbh) : NULL;
	int type;

	if (!connection) { /* nobody has used it in this request */
		async_library_call_function(wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	type = entry->type;
	dbh->refcount++; /* it stays, and so does `connection`, whoever goes meanwhile */
	if (async_pdo_enter(connection, NULL, ASYNC_PDO_TURN)) {
		construct_with(wrap, dbh, entry, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		async_pdo_leave(connection, NULL, ASYNC_PDO_TURN);
	}
	if (!async_pdo_is_shared(dbh)) {
		async_pdo_connection_forget(dbh);
	}
	if (--dbh->refcount == 0) {
		close_lost(dbh, type);
	}
}

void async_pdo_call_constructor(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	zend_string *key = async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE ? key_of(execute_data) : NULL;

	if (EXPECTED(!key) || (async_mutex_is_locked(&constructing) && !async_scheduler_can_suspend())) {
		async_library_call_function(wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else if (async_mutex_lock(&constructing, "turn to open a persistent connection") == ASYNC_WAKE_DONE) {
		construct(wrap, key, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		async_mutex_unlock(&constructing);
	} else {
		async_coroutine_throw_pending(async_the_scheduler.current);
	}
	if (key) {
		zend_string_release(key);
	}
	async_error_raise_cancellation();
}

#endif
