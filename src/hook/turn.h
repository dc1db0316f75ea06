/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turns at the connections of client libraries (PDO has its own, pdo_turn.c): a call that
 * has X as its connection is one turn of X, first come first served. The turn stays with
 * its coroutine after the call while what the call has begun goes on: rows that are still
 * on their way, a query that was sent, a transaction that is being queued.
 *
 * A connection is known by an address that is compared and never followed. A turn exists
 * only while somebody has it: connections come and go without our knowing.
 *
 * To add a client: describe it (async_turn_client) and call async_turn_client_install();
 * turn_clients.c has the simple ones. No symbol of the client is linked.
 */
#ifndef ASYNC_HOOK_TURN_H
#define ASYNC_HOOK_TURN_H

#include "core/compat.h"
#include "coroutine/ending.h"
#include "coroutine/mutex.h"

typedef struct _async_turn_client async_turn_client;

/* {{{ turn.c: with an active scheduler only */
typedef struct _async_turn {
	struct _async_turn *next; /* in the same chain of the table */
	const void *connection;
	const char *what; /* the one whose turn it is waited for */
	async_mutex mutex;
	uint32_t depth; /* calls of the one whose turn it is that are inside */
	bool begun; /* the connection takes no other command until something is over */
	bool kept; /* its calls are over, but what it has begun goes on */
	async_ending holder_ending;
	zend_object **unwanted; /* objects to free when the connection is free */
	uint32_t unwanted_count;
	uint32_t unwanted_size;
} async_turn;

/* Waits for the turn of the running coroutine; `what` (a literal) shows up in reports.
 * `takes_over`: goes on with what another coroutine has begun, unless that is inside of a
 * call. NULL with an exception thrown when the turn is not to be had. suspends */
async_turn *async_turn_enter(const void *connection, const char *what, bool takes_over);

/* Everything that async_turn_enter() does without waiting; NULL when it would. */
async_turn *async_turn_try(const void *connection, const char *what, bool takes_over);

/* `begun`: the connection takes no other command now. suspends */
void async_turn_leave(async_turn *turn, bool begun);

/* An object of the connection is about to be freed. True when somebody else has the turn:
 * then it is freed later, and there is one more reference to it. */
bool async_turn_postpone(const void *connection, zend_object *object, bool takes_over);

/* Is the running coroutine inside of a call of this client? */
bool async_turn_is_inside(const async_turn_client *client);

/* Asks `condition` about each connection that the running coroutine is inside of, among
 * those that are waited for with the words `what`, and counts them. False when one says no. */
bool async_turn_each_inside(const char *what, bool (*condition)(const void *connection), int *count);

/* After a fatal error: a call was inside, and never returns. True once, for the first object
 * of the connection that is freed: the connection may go with it. */
bool async_turn_is_abandoned(const void *connection);

/* RINIT: what was left is gone with the heap. */
void async_turns_forget(void);
/* }}} */

/* {{{ turn_call.c: the functions and methods of a client */
typedef struct _async_turn_class async_turn_class;
typedef struct _async_turn_rule async_turn_rule;

/* What is particular about a function. */
enum {
	ASYNC_TURN_FREE = 1 << 0, /* needs no turn: it looks at what is in memory */
	ASYNC_TURN_TAKES_OVER = 1 << 1, /* goes on with what anybody has begun */
	ASYNC_TURN_OPENS = 1 << 2, /* begins something, unless it returns false ... */
	ASYNC_TURN_CLOSES = 1 << 3, /* ... that this ends */
	ASYNC_TURN_CLOSES_IF_FALSE = 1 << 4, /* ... or this when it has nothing more */
	ASYNC_TURN_PASSES = 1 << 5, /* neither begins nor ends anything, and may find no connection */
	ASYNC_TURN_ALWAYS = 1 << 6, /* `around` is called without a scheduler, too */
};

struct _async_turn_rule {
	/* Of the function or method, lower case; "x*" is for all that begin with x, and the first
	 * that fits counts. NULL at the end of a list. */
	const char *name;
	uint32_t flags;
	uint32_t argument; /* which one has the connection, 0: the object of the method, or 1 */
	/* Instead of a turn at one connection: calls async_turn_call() or the original. */
	void (*around)(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
		INTERNAL_FUNCTION_PARAMETERS);
};

/* Objects that are a connection or belong to one. */
struct _async_turn_class {
	const char *name; /* lower case; NULL at the end of a list */
	/* NULL when there is none, or when nothing of the object is on the way. NULL for all:
	 * the object itself is the connection. */
	const void *(*connection)(const zend_object *object);
	/* What is being received is for this object: whoever uses it goes on with it. */
	bool (*takes_over)(const zend_object *object);
	zend_class_entry *ce; /* set when it is installed */
	void *attached;
};

struct _async_turn_client {
	const char *extension; /* its functions are wrapped, too, when it is not NULL */
	const char *what; /* is waited for */
	const async_turn_rule *rules; /* for functions that are not named there: a plain turn */
	async_turn_class *classes;
	/* Where a function uses a connection that is none of its arguments, or NULL. */
	const void *(*fallback)(const async_turn_rule *rule, zend_execute_data *execute_data);
	/* Keep a connection that a call may close, and let go of it. NULL: is_busy() is asked
	 * only while the object of the call has its connection. */
	void (*hold)(const void *connection);
	void (*release)(const void *connection);
	/* After a call: does the connection take no other command now? NULL: the rules tell. */
	bool (*is_busy)(const void *connection);
	/* Of a call that CLOSES: has an outer one begun something as well? Or NULL. */
	bool (*is_open)(zend_object *object);
	/* After a fatal error a call is inside that never returns: makes the connection one that
	 * can be freed without waiting for an answer. Or NULL. */
	void (*break_off)(const void *connection);
};

/* Of the structure of an object, which is private: where extensions mostly have the connection. */
static inline void *async_turn_first_member(const zend_object *object)
{
	return *(void *const *) ((const char *) object - object->handlers->offset);
}

/* MINIT. Nothing happens when the extension is not loaded. */
void async_turn_client_install(const async_turn_client *client);

/* One call as one turn. suspends, re-enters userland */
void async_turn_call(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS);

/* The connection of a value, NULL when it has none. */
const void *async_turn_connection_of(const async_turn_client *client, const zval *value);

/* One use of an object where no function is called, for clients with hold(). */
typedef struct _async_turn_visit {
	const async_turn_client *client;
	const void *connection;
	async_turn *turn; /* NULL: there is nothing to leave */
} async_turn_visit;

/* False with an exception thrown. suspends */
bool async_turn_visit_begin(
	async_turn_visit *visit, const async_turn_client *client, const void *connection, bool takes_over);

/* suspends */
void async_turn_visit_end(async_turn_visit *visit);
/* }}} */

/* {{{ turn_clients.c: those that we know. MINIT and RINIT */
void async_turns_install(void);
void async_turns_request_startup(void);
/* }}} */

/* {{{ the larger ones */
extern const async_turn_client async_turn_mysqli, async_turn_pgsql, async_turn_sqlite;

void async_turn_alone_install(void);
void async_turn_amqp_install(void);
void async_turn_curl_install(void);
void async_turn_ldap_install(void);
void async_turn_mongodb_install(void);
void async_turn_mysqli_install(void);
void async_turn_pgsql_install(void);
void async_turn_pgsql_request_startup(void);

/* Is the running coroutine in a call of theirs that may suspend? */
bool async_turn_is_in_imap(void);
bool async_turn_is_in_ldap(void);
bool async_turn_is_in_mongodb(void);
bool async_turn_is_in_snmp(void);
/* }}} */

#endif
