/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See pdo.h. Streams that a driver makes of large objects. PHP's stream functions use them
 * at any time and without a turn, and the driver closes those of PostgreSQL at the end of
 * the transaction, whoever is inside. So nobody ever waits in a connection that has some,
 * neither in a stream nor in a query: it blocks.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include "coroutine/scheduler.h"
# include "hook/sqlite_wait.h"

static ASYNC_TLS uint32_t with_streams; /* connections of PostgreSQL that have some */

void async_pdo_streams_request_startup(void)
{
	with_streams = 0;
}

/* Without a transaction they are not closed before the connection is. */
static void note_large_object(async_pdo_connection *connection)
{
	with_streams += connection->streams == ASYNC_PDO_NO_STREAMS;
	connection->streams = connection->streams != ASYNC_PDO_STREAMS && async_pdo_in_transaction(connection)
		? ASYNC_PDO_STREAMS_OF_TRANSACTION
		: ASYNC_PDO_STREAMS;
}

void async_pdo_note_stream(pdo_dbh_t *dbh, const zval *result)
{
	if (EXPECTED(Z_TYPE_P(result) != IS_RESOURCE) || !dbh->driver || !dbh->driver_data) {
		return;
	}
	switch (async_pdo_driver_of(dbh->driver->driver_name, dbh->driver->driver_name_len)) {
	case ASYNC_PDO_SQLITE:
		async_sqlite_note_stream(*(void **) dbh->driver_data);
		break;
	case ASYNC_PDO_PGSQL:
		if (async_the_scheduler.state != ASYNC_SCHEDULER_OFF) {
			note_large_object(async_pdo_connection_of(dbh));
		}
		break;
	default:
		break;
	}
}

void async_pdo_streams_end(async_pdo_connection *connection)
{
	if (UNEXPECTED(connection->streams != ASYNC_PDO_NO_STREAMS)) {
		connection->streams = ASYNC_PDO_NO_STREAMS;
		with_streams--;
	}
}

bool async_pdo_must_block(int fd)
{
	return UNEXPECTED(with_streams) && async_pdo_connection_has_streams(fd);
}

#else

bool async_pdo_must_block(int fd)
{
	return false;
}

#endif
