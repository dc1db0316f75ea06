/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What only a driver knows about a connection. The structures of drivers are private, but
 * begin with the handle of their library.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "hook/pdo.h"

#ifdef ASYNC_HAVE_PDO

#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#if __has_include(<ext/mysqlnd/mysqlnd_structs.h>)
# include <ext/mysqlnd/mysqlnd.h>
# include <ext/mysqlnd/mysqlnd_structs.h>
# include <ext/mysqlnd/mysqlnd_connection.h>
# define HAVE_MYSQLND 1
#endif

/* pdo_sqlite before 8.4 knows only of transactions that PDO has begun. The structure of
 * the driver is private, but begins with the handle of the library. */
static bool sqlite_in_transaction(const pdo_dbh_t *dbh)
{
	static int (*get_autocommit)(void *sqlite);
	static bool known;

	if (UNEXPECTED(!known)) {
		*(void **) &get_autocommit = dlsym(RTLD_DEFAULT, "sqlite3_get_autocommit");
		known = true;
	}
	return get_autocommit ? get_autocommit(*(void **) dbh->driver_data) == 0 : dbh->in_txn;
}

bool async_pdo_in_transaction(const async_pdo_connection *connection)
{
	pdo_dbh_t *dbh = connection->dbh;

	if (!dbh->driver_data) {
		return false;
	}
	if (dbh->methods->in_transaction) {
		return dbh->methods->in_transaction(dbh);
	}
	return connection->driver == ASYNC_PDO_SQLITE ? sqlite_in_transaction(dbh) : dbh->in_txn;
}

#ifdef HAVE_MYSQLND
/* pdo_mysql may be built with libmysqlclient instead. */
static bool uses_mysqlnd(void)
{
	static int known = -1;

	if (UNEXPECTED(known < 0)) {
		const zend_module_entry *module = zend_hash_str_find_ptr(&module_registry, "pdo_mysql", 9);
		int found = 0;

		for (const zend_module_dep *dep = module ? module->deps : NULL; dep && dep->name; dep++) {
			found |= strcmp(dep->name, "mysqlnd") == 0;
		}
		known = found;
	}
	return known > 0;
}
#endif

/* Of mysqlnd; what it says when another library is used means neither idle nor lost. */
static int mysql_state(const async_pdo_connection *connection)
{
#ifdef HAVE_MYSQLND
	/* The structure of the driver is private, but begins with this pointer. */
	if (connection->dbh->driver_data && uses_mysqlnd()) {
		MYSQLND *server = *(MYSQLND **) connection->dbh->driver_data;

		return server && server->data ? (int) GET_CONNECTION_STATE(&server->data->state) : CONN_QUIT_SENT;
	}
#endif
	return -1;
}

bool async_pdo_is_fetching(const async_pdo_connection *connection)
{
#ifdef HAVE_MYSQLND
	if (connection->driver == ASYNC_PDO_MYSQL) {
		int state = mysql_state(connection);

		return state == CONN_FETCHING_DATA || state == CONN_NEXT_RESULT_PENDING;
	}
#endif
	return false;
}

/* pdo_pgsql has words for the status of libpq, and libpq itself is not linked. */
static bool pgsql_is_lost(pdo_dbh_t *dbh)
{
	zval status;
	bool lost;

	ZVAL_NULL(&status);
	if (!dbh->driver_data || dbh->methods->get_attribute(dbh, PDO_ATTR_CONNECTION_STATUS, &status) != 1) {
		return true;
	}
	lost = Z_TYPE(status) != IS_STRING || strncmp(Z_STRVAL(status), "Connection OK", 13) != 0;
	zval_ptr_dtor(&status);
	return lost;
}

bool async_pdo_is_lost(const async_pdo_connection *connection)
{
	if (connection->driver == ASYNC_PDO_PGSQL) {
		return pgsql_is_lost(connection->dbh);
	}
#ifdef HAVE_MYSQLND
	if (connection->driver == ASYNC_PDO_MYSQL) {
		return mysql_state(connection) == CONN_QUIT_SENT;
	}
#endif
	return false;
}

static int pgsql_socket(const pdo_dbh_t *dbh)
{
	static int (*socket_of)(const void *server);
	static bool known;

	if (UNEXPECTED(!known)) {
		*(void **) &socket_of = dlsym(RTLD_DEFAULT, "PQsocket");
		known = true;
	}
	/* The structure of the driver begins with the handle of the library. */
	return socket_of && dbh->driver_data ? socket_of(*(void **) dbh->driver_data) : -1;
}

#ifdef HAVE_MYSQLND
static int mysql_socket(const pdo_dbh_t *dbh)
{
	MYSQLND_VIO *vio = (*(MYSQLND **) dbh->driver_data)->data->vio;
	php_stream *stream = vio && vio->data ? vio->data->m.get_stream(vio) : NULL;
	int fd = -1;

	return stream
			&& php_stream_cast(
				   stream, PHP_STREAM_AS_FD_FOR_SELECT | PHP_STREAM_CAST_INTERNAL, (void **) &fd, 0)
				== SUCCESS
		? fd
		: -1;
}
#endif

int async_pdo_socket(const async_pdo_connection *connection)
{
	if (connection->driver == ASYNC_PDO_PGSQL) {
		return pgsql_socket(connection->dbh);
	}
#ifdef HAVE_MYSQLND
	if (connection->driver == ASYNC_PDO_MYSQL && mysql_state(connection) >= 0) {
		return mysql_socket(connection->dbh);
	}
#endif
	return -1;
}

short async_pdo_events(const async_pdo_connection *connection)
{
	struct pollfd socket = {.fd = -1, .events = POLLIN | POLLRDHUP};

#ifdef HAVE_MYSQLND
	if (connection->driver == ASYNC_PDO_MYSQL && mysql_state(connection) != CONN_READY) {
		return 0;
	}
#endif
	socket.fd = async_pdo_socket(connection);
	return socket.fd >= 0 && poll(&socket, 1, 0) > 0 ? socket.revents : 0;
}

void async_pdo_cut_off(async_pdo_connection *connection)
{
	int fd = async_pdo_socket(connection), pair[2];

	if (fd >= 0 && socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) == 0) {
		dup3(pair[0], fd, O_CLOEXEC);
		close(pair[0]);
		close(pair[1]);
	}
#ifdef HAVE_MYSQLND
	if (fd >= 0 && connection->driver == ASYNC_PDO_MYSQL) {
		MYSQLND *server = *(MYSQLND **) connection->dbh->driver_data;

		SET_CONNECTION_STATE(&server->data->state, CONN_QUIT_SENT); /* says no farewell */
	}
#endif
}

#endif
