/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What we know about each connection, by its `dbh`. An entry is made at the first use in a
 * coroutine and goes with the connection.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include <zend_exceptions.h>

# include "coroutine/scheduler.h"

static ASYNC_TLS HashTable *connections;

static inline zend_ulong key_of(const pdo_dbh_t *dbh)
{
	return (zend_ulong) (uintptr_t) dbh;
}

void async_pdo_request_startup(void)
{
	connections = NULL; /* the heap it was on is gone */
	async_pdo_streams_request_startup();
	async_pdo_persistent_request_startup();
}

async_pdo_driver async_pdo_driver_of(const char *name, size_t length)
{
	static const char *const names[] = {"", "pgsql", "mysql", "sqlite"};

	for (int i = ASYNC_PDO_PGSQL; i <= ASYNC_PDO_SQLITE; i++) {
		if (length == strlen(names[i]) && memcmp(name, names[i], length) == 0) {
			return (async_pdo_driver) i;
		}
	}
	return ASYNC_PDO_OTHER;
}

async_pdo_connection *async_pdo_connection_find(const pdo_dbh_t *dbh)
{
	return connections ? zend_hash_index_find_ptr(connections, key_of(dbh)) : NULL;
}

/* The transaction stays open, but from now on it is anybody's. */
static void owner_ends(async_ending *ending, async_coroutine *coroutine)
{
	ASYNC_LIST_ENTRY(ending, async_pdo_connection, owner_ending)->owner = NULL;
}

/* Whoever comes next finds the rows still on their way, as in stock PHP. */
static void holder_ends(async_ending *ending, async_coroutine *coroutine)
{
	async_pdo_connection *connection = ASYNC_LIST_ENTRY(ending, async_pdo_connection, holder_ending);

	connection->kept = false;
	async_mutex_unlock(&connection->turn);
}

async_pdo_connection *async_pdo_connection_of(pdo_dbh_t *dbh)
{
	async_pdo_connection *connection = async_pdo_connection_find(dbh);

	if (EXPECTED(connection)) {
		return connection;
	}
	connection = ecalloc(1, sizeof(*connection));
	connection->dbh = dbh;
	connection->driver = async_pdo_driver_of(dbh->driver->driver_name, dbh->driver->driver_name_len);
	async_mutex_init(&connection->turn);
	async_ending_init(&connection->holder_ending, holder_ends);
	async_ending_init(&connection->owner_ending, owner_ends);
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE && async_pdo_in_transaction(connection)) {
		connection->owner = async_the_scheduler.main; /* nobody else has used it */
	}
	if (!connections) {
		ALLOC_HASHTABLE(connections);
		zend_hash_init(connections, 8, NULL, NULL, 0);
	}
	zend_hash_index_add_new_ptr(connections, key_of(dbh), connection);
	return connection;
}

void async_pdo_connection_forget(const pdo_dbh_t *dbh)
{
	async_pdo_connection *connection = async_pdo_connection_find(dbh);

	if (!connection) {
		return;
	}
	zend_hash_index_del(connections, key_of(dbh));
	if (zend_hash_num_elements(connections) == 0) {
		zend_hash_destroy(connections);
		FREE_HASHTABLE(connections);
		connections = NULL;
	}
	async_ending_remove(&connection->holder_ending);
	async_ending_remove(&connection->owner_ending);
	async_mutex_close(&connection->turn);
	async_pdo_streams_end(connection);
	if (connection->pool) {
		async_pdo_pool_release(connection->pool);
	}
	if (connection->unwanted) {
		efree(connection->unwanted);
	}
	efree(connection);
}

bool async_pdo_each_inside(async_pdo_driver driver, bool (*condition)(const void *handle), int *count)
{
	const async_pdo_connection *connection;

	if (!connections) {
		return true;
	}
	ZEND_HASH_FOREACH_PTR(connections, connection) {
		if (connection->driver == driver && connection->depth > 0
			&& connection->turn.owner == async_the_scheduler.current && connection->dbh->driver_data) {
			/* The structures of the drivers are private, but begin with this pointer. */
			if (!condition(*(void **) connection->dbh->driver_data)) {
				return false;
			}
			++*count;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

bool async_pdo_connection_has_streams(int fd)
{
	const async_pdo_connection *connection;

	ZEND_HASH_FOREACH_PTR(connections, connection) {
		if (connection->streams != ASYNC_PDO_NO_STREAMS && async_pdo_socket(connection) == fd) {
			return true;
		}
	} ZEND_HASH_FOREACH_END();
	return false;
}

void async_pdo_forked(void)
{
	async_pdo_connection *connection;

	if (!connections) {
		return;
	}
	ZEND_HASH_FOREACH_PTR(connections, connection) {
		if (connection->pool) {
			connection->forked = connection->broken = true;
			async_pdo_cut_off(connection);
		}
	} ZEND_HASH_FOREACH_END();
}

/* SQLite reads and writes its file for whatever is asked of it, with locks that are not
 * inherited. */
bool async_pdo_may_go_on(const async_pdo_connection *connection, async_pdo_need need)
{
	if (EXPECTED(!connection->forked) || need == ASYNC_PDO_FREE
		|| (need == ASYNC_PDO_TURN && connection->driver != ASYNC_PDO_SQLITE)) {
		return true;
	}
	zend_throw_exception(async_pdo_exception_ce,
		"The connection belongs to the parent process; what it has begun cannot go on in a child", 0);
	return false;
}

#else

void async_pdo_request_startup(void)
{
}

void async_pdo_forked(void)
{
}

#endif
