/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Whose turn it is at a connection. A call is one turn, first come first served. The turn
 * is kept after the call while rows of an unbuffered result are on their way.
 *
 * Invariant: a driver's function that talks to the server runs for one coroutine at a
 * time, also where a statement is freed.
 */
#include "hook/pdo.h"

#ifdef ASYNC_HAVE_PDO

# include <zend_exceptions.h>

# include "coroutine/describe.h"
# include "coroutine/scheduler.h"

static zend_string *name_of(const async_coroutine *coroutine)
{
	zend_string *location, *name;

	if (coroutine->flags & ASYNC_COROUTINE_MAIN) {
		return ZSTR_INIT_LITERAL("the main coroutine", 0);
	}
	location = async_describe_spawn_location(coroutine);
	name = zend_strpprintf(0, "coroutine %u spawned at %s", coroutine->std.handle, ZSTR_VAL(location));
	zend_string_release(location);
	return name;
}

static void refuse(const char *format, const async_coroutine *other)
{
	zend_string *theirs = name_of(other), *mine = name_of(async_the_scheduler.current);

	zend_throw_exception_ex(async_pdo_exception_ce, 0, format, ZSTR_VAL(theirs), ZSTR_VAL(mine));
	zend_string_release(theirs);
	zend_string_release(mine);
}

static bool is_mine(const async_pdo_connection *connection)
{
	return connection->turn.owner == async_the_scheduler.current;
}

/* Nobody is inside; the turn is kept only for the rows that are on their way. */
static void stop_keeping(async_pdo_connection *connection)
{
	connection->kept = false;
	async_ending_remove(&connection->holder_ending);
	async_mutex_hand_over(&connection->turn, async_the_scheduler.current);
}

/* suspends */
static bool take_turn(async_pdo_connection *connection, const zend_object *statement)
{
	if (connection->kept && (is_mine(connection) || (statement && statement == connection->cursor))) {
		stop_keeping(connection);
		return true;
	}
	if (async_mutex_is_locked(&connection->turn)) {
		if (is_mine(connection)) {
			return true;
		}
		if (!async_scheduler_can_suspend()) {
			refuse("The connection is in use by %s, and %s cannot wait for it here", connection->turn.owner);
			return false;
		}
	}
	if (EXPECTED(async_mutex_lock(&connection->turn, "turn at a database connection") == ASYNC_WAKE_DONE)) {
		return true;
	}
	async_coroutine_throw_pending(async_the_scheduler.current);
	return false;
}

bool async_pdo_enter(async_pdo_connection *connection, const zend_object *statement, async_pdo_need need)
{
	if (UNEXPECTED(!take_turn(connection, statement))) {
		return false;
	}
	connection->depth++;
	if (need == ASYNC_PDO_SERVER && connection->owner && connection->owner != async_the_scheduler.current) {
		if (async_pdo_in_transaction(connection) && !async_pdo_is_lost(connection)) {
			refuse("The connection is in a transaction of %s, which %s cannot take part in; "
				   "with PDO::ATTR_POOL_ENABLED each coroutine has a connection of its own",
				connection->owner);
			async_pdo_leave(connection, NULL, ASYNC_PDO_TURN);
			return false;
		}
		connection->owner = NULL;
		async_ending_remove(&connection->owner_ending);
	}
	return true;
}

/* With the turn: what others could not free while it was taken. suspends */
static void free_unwanted(async_pdo_connection *connection)
{
	while (connection->unwanted_count) {
		OBJ_RELEASE(connection->unwanted[--connection->unwanted_count]);
	}
}

static void note_transaction(async_pdo_connection *connection)
{
	if (EXPECTED(!async_pdo_in_transaction(connection))) {
		if (connection->owner) {
			connection->owner = NULL;
			async_ending_remove(&connection->owner_ending);
		}
		if (UNEXPECTED(connection->streams == ASYNC_PDO_STREAMS_OF_TRANSACTION)) {
			async_pdo_streams_end(connection);
		}
	} else if (!connection->owner && !async_pdo_is_lost(connection)) {
		connection->owner = async_the_scheduler.current;
		async_ending_add(connection->owner, &connection->owner_ending);
	}
}

void async_pdo_leave(async_pdo_connection *connection, const zend_object *cursor, async_pdo_need need)
{
	if (connection->depth > 1) {
		connection->depth--;
		return;
	}
	if (UNEXPECTED(connection->unwanted_count)) {
		free_unwanted(connection);
	}
	if (need == ASYNC_PDO_SERVER) {
		note_transaction(connection);
	}
	connection->depth = 0;
	if (UNEXPECTED(async_pdo_is_fetching(connection))) {
		if (cursor) {
			connection->cursor = cursor;
		}
		connection->kept = true;
		async_ending_add(connection->turn.owner, &connection->holder_ending);
	} else {
		connection->cursor = NULL;
		async_mutex_unlock(&connection->turn);
	}
}

bool async_pdo_may_free(async_pdo_connection *connection, zend_object *statement)
{
	if (!async_mutex_is_locked(&connection->turn)) {
		return true;
	}
	if (is_mine(connection) || (connection->kept && statement == connection->cursor)) {
		return true;
	}
	if (connection->unwanted_count == connection->unwanted_size) {
		connection->unwanted_size = connection->unwanted_size ? connection->unwanted_size * 2 : 4;
		connection->unwanted =
			safe_erealloc(connection->unwanted, connection->unwanted_size, sizeof(*connection->unwanted), 0);
	}
	GC_ADDREF(statement);
	connection->unwanted[connection->unwanted_count++] = statement;
	return false;
}

#endif
