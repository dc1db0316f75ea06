/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The session of a connection of a pool: what the next user must not see of the last one,
 * and what it must see of the template.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include <dlfcn.h>
# include <poll.h>

# include "coroutine/errors.h"
# include "coroutine/scheduler.h"

/* What the server has said meanwhile, which may be a notification. */
static void consume_input(const async_pdo_connection *connection)
{
	static int (*consume)(void *server);
	static bool known;
	void *server = *(void **) connection->dbh->driver_data; /* its first member */

	if (UNEXPECTED(!known)) {
		*(void **) &consume = dlsym(RTLD_DEFAULT, "PQconsumeInput");
		known = true;
	}
	if (consume) {
		consume(server); /* its last words */
		consume(server); /* that it has hung up */
	}
}

bool async_pdo_is_alive(async_pdo_connection *connection)
{
	short events;

	if (connection->broken || async_pdo_is_lost(connection)) {
		return false;
	}
	events = async_pdo_events(connection);
	if (EXPECTED(!events)) {
		return true;
	}
	if (connection->driver == ASYNC_PDO_PGSQL) {
		consume_input(connection);
		return !async_pdo_is_lost(connection);
	}
	return (events & ~POLLIN) == 0; /* with TLS there may be something to read */
}

/* With the turn. suspends */
static bool clean(async_pdo_connection *connection)
{
	pdo_dbh_t *dbh = connection->dbh;
	zend_string *sql;
	bool done;

	if (async_pdo_in_transaction(connection)) {
		if (!dbh->methods->rollback || !dbh->methods->rollback(dbh)) {
			return false;
		}
		dbh->in_txn = false;
	}
	if (!connection->dirty) {
		return dbh->auto_commit;
	}
	/* Statements that are alive would lose what they have prepared. */
	if (connection->driver != ASYNC_PDO_PGSQL || GC_REFCOUNT(connection->object) > 2) {
		return false;
	}
	sql = ZSTR_INIT_LITERAL("DISCARD ALL", 0);
	done = dbh->methods->doer(dbh, sql) >= 0;
	zend_string_release(sql);
	connection->dirty = !done;
	if (done) {
		async_pdo_cache_clear(connection, false);
	}
	return done;
}

void async_pdo_session_end(async_pdo_connection *connection)
{
	if (!connection->broken) {
		if (async_pdo_enter(connection, NULL, ASYNC_PDO_TURN)) {
			connection->broken |= !clean(connection);
			async_pdo_leave(connection, NULL, ASYNC_PDO_SERVER);
		} else {
			connection->broken = true;
		}
	}
	if (UNEXPECTED(EG(exception))) {
		connection->broken = true;
		OBJ_RELEASE(async_error_take());
	}
}

/* suspends */
static bool update_attributes(async_pdo_connection *connection)
{
	async_pdo_pool *pool = connection->pool;
	bool takes_turns = async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE;
	HashTable *attributes;
	zend_ulong attribute;
	zval *value;

	if (takes_turns && !async_pdo_enter(connection, NULL, ASYNC_PDO_TURN)) {
		return false;
	}
	connection->settings = pool->settings;
	attributes = zend_array_dup(&pool->attributes); /* others may set more meanwhile */
	async_pdo_cache_clear(connection, true);
	ZEND_HASH_FOREACH_NUM_KEY_VAL(attributes, attribute, value) {
		connection->dbh->methods->set_attribute(connection->dbh, (zend_long) attribute, value);
	} ZEND_HASH_FOREACH_END();
	zend_array_destroy(attributes);
	if (takes_turns) {
		async_pdo_leave(connection, NULL, ASYNC_PDO_TURN);
	}
	return true;
}

bool async_pdo_session_update(async_pdo_connection *connection)
{
	const pdo_dbh_t *template = connection->pool->template;
	pdo_dbh_t *dbh = connection->dbh;

	if (!template) {
		return true;
	}
	dbh->error_mode = template->error_mode;
	dbh->desired_case = template->desired_case;
	dbh->oracle_nulls = template->oracle_nulls;
	dbh->stringify = template->stringify;
	dbh->default_fetch_type = template->default_fetch_type;
	dbh->def_stmt_ce = template->def_stmt_ce;
	zval_ptr_dtor(&dbh->def_stmt_ctor_args);
	ZVAL_COPY(&dbh->def_stmt_ctor_args, &template->def_stmt_ctor_args);
	return EXPECTED(connection->settings == connection->pool->settings) || update_attributes(connection);
}

#endif
