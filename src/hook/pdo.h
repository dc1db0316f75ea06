/* SPDX-License-Identifier: BSD-3-Clause
 *
 * PDO in coroutines. Coroutines that share one connection take turns, call by call; what
 * one of them has begun (a transaction, rows that are still on their way) stays its own
 * until it is over. With PDO::ATTR_POOL_ENABLED they share a pool of connections instead
 * (pdo_pool.h).
 *
 * No symbol of PDO or of a driver is linked: what is needed is found through its classes
 * and the tables in its structures.
 */
#ifndef ASYNC_HOOK_PDO_H
#define ASYNC_HOOK_PDO_H

#include "core/compat.h"

#if __has_include(<ext/pdo/php_pdo_driver.h>)
# include <ext/pdo/php_pdo_driver.h>

# include "coroutine/ending.h"
# include "coroutine/mutex.h"
# define ASYNC_HAVE_PDO 1
#endif

/* MINIT, after PDO and its drivers: nothing happens when PDO is not loaded. */
void async_pdo_install(void);

/* RINIT: the connections of the last request are gone. */
void async_pdo_request_startup(void);

/* In the child: connections of pools are those of the parent. */
void async_pdo_forked(void);

/* Is it the socket of a connection that is used without turns, too? Then nobody may suspend
 * there (pdo_stream.c). */
bool async_pdo_must_block(int fd);

#ifdef ASYNC_HAVE_PDO

typedef enum {
	ASYNC_PDO_OTHER,
	ASYNC_PDO_PGSQL,
	ASYNC_PDO_MYSQL,
	ASYNC_PDO_SQLITE,
} async_pdo_driver;

typedef enum {
	ASYNC_PDO_NO_STREAMS,
	ASYNC_PDO_STREAMS_OF_TRANSACTION, /* end with it */
	ASYNC_PDO_STREAMS,
} async_pdo_streams;

typedef struct _async_pdo_pool async_pdo_pool;
typedef struct _async_pdo_binding async_pdo_binding;

/* A connection that coroutines have used, or one of a pool. It lives as long as `dbh`. */
typedef struct _async_pdo_connection {
	pdo_dbh_t *dbh;
	async_pdo_driver driver;

	async_mutex turn;
	uint32_t depth; /* calls of the one whose turn it is that are inside */
	bool kept; /* its calls are over, but rows are still on their way */
	const zend_object *cursor; /* whose rows; only compared */
	async_ending holder_ending;

	async_coroutine *owner; /* of the open transaction, NULL when it is nobody's */
	async_ending owner_ending;
	async_pdo_streams streams; /* of large objects that are open, for PostgreSQL */

	async_pdo_pool *pool; /* NULL for a connection of its own; holds a reference */
	zend_object *object; /* of a pool: the PDO object around it */
	async_pdo_binding *binding; /* of a pool: of the coroutine that uses it, or NULL */
	bool acquired; /* of a pool: it is not idle, and we hold a reference to `object` */
	bool dirty; /* the session has state that the next user must not see */
	bool broken; /* not to be used again */
	bool given_up; /* a call ended after a fatal error, and its answer may still come */
	bool forked; /* of a pool: opened by the parent of this process */
	uint32_t settings; /* what of the pool's attributes it has */
	struct pdo_dbh_methods methods; /* of a pool: in the place of the driver's */
	const struct pdo_dbh_methods *driver_methods; /* of a pool */
	HashTable *prepared; /* of a pool with a cache: what no statement has, by its SQL */
	uint32_t generation; /* of that cache */

	zend_object **unwanted; /* statements to free with the next turn */
	uint32_t unwanted_count;
	uint32_t unwanted_size;
} async_pdo_connection;

typedef enum {
	ASYNC_PDO_FREE, /* lets go of something */
	ASYNC_PDO_TURN, /* reads what is there, or asks about the connection */
	ASYNC_PDO_SERVER, /* has the server do something */
} async_pdo_need;

extern zend_class_entry *async_pdo_ce;
extern zend_class_entry *async_pdo_statement_ce;
extern zend_class_entry *async_pdo_exception_ce;

async_pdo_driver async_pdo_driver_of(const char *name, size_t length);

/* {{{ pdo_connection.c */
/* NULL when no coroutine has used it. */
async_pdo_connection *async_pdo_connection_find(const pdo_dbh_t *dbh);
async_pdo_connection *async_pdo_connection_of(pdo_dbh_t *dbh);

/* `dbh` is gone; it may have been freed already. */
void async_pdo_connection_forget(const pdo_dbh_t *dbh);

/* async_turn_each_inside() for those of a driver, by the handle of its library. */
bool async_pdo_each_inside(async_pdo_driver driver, bool (*condition)(const void *handle), int *count);

/* Has one with this socket streams of large objects? */
bool async_pdo_connection_has_streams(int fd);

/* False with an exception thrown where a child would go on with what its parent has begun. */
bool async_pdo_may_go_on(const async_pdo_connection *connection, async_pdo_need need);
/* }}} */

/* {{{ pdo_driver.c */
bool async_pdo_in_transaction(const async_pdo_connection *connection);

/* The client library has noticed that the connection is lost. */
bool async_pdo_is_lost(const async_pdo_connection *connection);

/* Those of poll(2) that the socket has now; 0 also where it is not known. */
short async_pdo_events(const async_pdo_connection *connection);

/* Rows of a result are still on their way: the server takes no other command now. */
bool async_pdo_is_fetching(const async_pdo_connection *connection);

/* -1 when it has none, or when that is not known. */
int async_pdo_socket(const async_pdo_connection *connection);

/* Puts a socket without a peer into the place of its own: what is said to the server from
 * now on, as when it is closed, is not heard. */
void async_pdo_cut_off(async_pdo_connection *connection);
/* }}} */

/* {{{ pdo_turn.c: with an active scheduler only */
/* Waits for the turn. False with an exception thrown when it is not to be had.
 * `statement` is the one that is used, or NULL. suspends */
bool async_pdo_enter(async_pdo_connection *connection, const zend_object *statement, async_pdo_need need);

/* `cursor`: the statement that may have rows on their way now, or NULL. suspends */
void async_pdo_leave(async_pdo_connection *connection, const zend_object *cursor, async_pdo_need need);

/* Takes the turn for freeing a statement. False when somebody is in between: then it is
 * freed later, and there is one more reference to it. */
bool async_pdo_may_free(async_pdo_connection *connection, zend_object *statement);
/* }}} */

/* {{{ pdo_stream.c: streams of large objects */
void async_pdo_streams_request_startup(void);

/* After a call: a driver may have made one. */
void async_pdo_note_stream(pdo_dbh_t *dbh, const zval *result);

/* They are closed, with their transaction or their connection. */
void async_pdo_streams_end(async_pdo_connection *connection);
/* }}} */

/* {{{ pdo_object.c: the handlers of PDO's classes */
void async_pdo_objects_install(void);

/* One use of a statement: a turn at its connection, and the end of that connection's loan
 * when the statement was what it was lent for. */
typedef struct _async_pdo_visit {
	zend_object *statement;
	zend_object *holder; /* the PDO object, owned; NULL when there is nothing to do */
	async_pdo_connection *connection;
	async_pdo_need need;
	bool took_turn;
} async_pdo_visit;

/* False with an exception thrown. suspends */
bool async_pdo_visit_begin(async_pdo_visit *visit, zend_object *statement, async_pdo_need need);

/* The statement may have been freed meanwhile. suspends */
void async_pdo_visit_end(async_pdo_visit *visit);
/* }}} */

/* {{{ pdo_call.c: the methods of PDO's classes */
void async_pdo_calls_install(void);

/* A method that a driver adds to one object. */
void async_pdo_wrap_driver_method(zend_function *function);
/* }}} */

#endif

#endif
