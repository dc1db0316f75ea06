/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turns at the databases of ext/sqlite3. The structures of the extension are private: that
 * of a database begins with an int and the handle of the library, that of a statement
 * with one of the library and its database, that of a result with its database.
 */
#include "hook/sqlite_wait.h"
#include "hook/turn.h"

#include "coroutine/scheduler.h"

typedef struct _database {
	int initialised;
	const void *handle;
} database;

static const void *structure_of(const zend_object *object)
{
	return (const char *) object - object->handlers->offset;
}

static const void *handle_of(const database *database)
{
	return database && database->initialised ? database->handle : NULL;
}

static const void *database_connection(const zend_object *object)
{
	return handle_of(structure_of(object));
}

static const void *statement_connection(const zend_object *object)
{
	return handle_of(((const database *const *) structure_of(object))[1]);
}

static const void *result_connection(const zend_object *object)
{
	return handle_of(((const database *const *) structure_of(object))[0]);
}

/* Works on two databases. */
static void backup(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	static const async_turn_rule inner = {"backup", 0, 0, NULL};
	const void *from = async_turn_connection_of(client, ZEND_THIS);
	const void *to =
		ZEND_NUM_ARGS() ? async_turn_connection_of(client, ZEND_CALL_ARG(execute_data, 1)) : NULL;
	const void *first = from < to ? from : to; /* everybody takes them in the same order */
	const void *second = from < to ? to : from;
	async_turn *turns[2];

	if (!from || !to || from == to) {
		async_turn_call(client, &inner, original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	turns[0] = async_turn_enter(first, client->what, false);
	if (UNEXPECTED(!turns[0])) {
		return;
	}
	turns[1] = async_turn_enter(second, client->what, false);
	if (EXPECTED(turns[1])) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		async_turn_leave(turns[1], false);
	}
	async_turn_leave(turns[0], false);
}

static void open_database(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	if (ZEND_NUM_ARGS() >= 2) {
		async_sqlite_note_flags(ZEND_CALL_ARG(execute_data, 2));
	}
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

static void open_blob(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	const void *database = database_connection(Z_OBJ_P(ZEND_THIS));

	if (database) {
		async_sqlite_note_stream(database);
	}
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

static const async_turn_rule rules[] = {
	{"__construct", ASYNC_TURN_ALWAYS, 0, open_database},
	{"open", ASYNC_TURN_ALWAYS, 0, open_database},
	{"openblob", ASYNC_TURN_ALWAYS, 0, open_blob},
	{"backup", 0, 0, backup},
#define MEMORY(name) \
 { \
  name, ASYNC_TURN_FREE, 0, NULL \
 }
	MEMORY("changes"),
	MEMORY("columnname"),
	MEMORY("enableexceptions"),
	MEMORY("escapestring"),
	MEMORY("lasterrorcode"),
	MEMORY("lasterrormsg"),
	MEMORY("lastextendederrorcode"),
	MEMORY("lastinsertrowid"),
	MEMORY("numcolumns"),
	MEMORY("paramcount"),
	MEMORY("version"),
	{NULL, 0, 0, NULL},
};

static async_turn_class classes[] = {
	{"sqlite3", database_connection, NULL, NULL, NULL},
	{"sqlite3stmt", statement_connection, NULL, NULL, NULL},
	{"sqlite3result", result_connection, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

const async_turn_client async_turn_sqlite = {
	.what = "turn at an SQLite database",
	.rules = rules,
	.classes = classes,
};
