/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turns at the connections of ext/mysqli, which are those of mysqlnd: an object of mysqli
 * may be closed while statements and results keep the connection.
 */
#include "hook/turn.h"

#if __has_include(<ext/mysqli/php_mysqli_structs.h>)

# include <ext/mysqlnd/mysqlnd.h>
# include <ext/mysqlnd/mysqlnd_structs.h>
# include <ext/mysqlnd/mysqlnd_connection.h>
# include <ext/mysqli/php_mysqli_structs.h>

# include "coroutine/scheduler.h"

/* MY_MYSQL, MY_STMT or MYSQL_RES; NULL when it is closed. */
static void *resource_of(const zend_object *object)
{
	const mysqli_object *ours =
		(const mysqli_object *) ((const char *) object - XtOffsetOf(mysqli_object, zo));
	const MYSQLI_RESOURCE *resource = ours->ptr;

	return resource ? resource->ptr : NULL;
}

static const void *link_connection(const zend_object *object)
{
	const MY_MYSQL *link = resource_of(object);

	return link && link->mysql ? link->mysql->data : NULL;
}

static const MYSQLND_STMT_DATA *statement_of(const zend_object *object)
{
	const MY_STMT *statement = resource_of(object);

	return statement && statement->stmt ? statement->stmt->data : NULL;
}

static const void *statement_connection(const zend_object *object)
{
	const MYSQLND_STMT_DATA *statement = statement_of(object);

	return statement ? statement->conn : NULL;
}

static bool is_on_its_way(const MYSQLND_RES *result)
{
	return result && result->unbuf && !result->unbuf->eof_reached;
}

static bool statement_receives(const zend_object *object)
{
	const MYSQLND_STMT_DATA *statement = statement_of(object);

	return statement
		&& (statement->state == MYSQLND_STMT_WAITING_USE_OR_STORE || is_on_its_way(statement->result));
}

/* What has been stored needs no connection. */
static const void *result_connection(const zend_object *object)
{
	const MYSQLND_RES *result = resource_of(object);

	return is_on_its_way(result) ? result->conn : NULL;
}

static bool result_receives(const zend_object *object)
{
	return result_connection(object) != NULL;
}

static void hold(const void *connection)
{
	MYSQLND_CONN_DATA *server = (MYSQLND_CONN_DATA *) connection;

	server->m->get_reference(server);
}

static void release(const void *connection)
{
	MYSQLND_CONN_DATA *server = (MYSQLND_CONN_DATA *) connection;

	server->m->free_reference(server);
}

static bool is_busy(const void *connection)
{
	MYSQLND_CONN_DATA *server = (MYSQLND_CONN_DATA *) connection;

	switch (GET_CONNECTION_STATE(&server->state)) {
	case CONN_QUERY_SENT:
	case CONN_SENDING_LOAD_DATA:
	case CONN_FETCHING_DATA:
	case CONN_NEXT_RESULT_PENDING:
		return true;
	default:
		return false;
	}
}

static void break_off(const void *connection)
{
	MYSQLND_CONN_DATA *server = (MYSQLND_CONN_DATA *) connection;

	SET_CONNECTION_STATE(&server->state, CONN_QUIT_SENT);
}

/* {{{ mysqli_poll(): a turn at each of its connections, so that none is closed meanwhile */
typedef struct _poll_visits {
	async_turn_visit *visits;
	uint32_t count;
} poll_visits;

static int compare(const void *left, const void *right)
{
	uintptr_t a = (uintptr_t) ((const async_turn_visit *) left)->connection;
	uintptr_t b = (uintptr_t) ((const async_turn_visit *) right)->connection;

	return a < b ? -1 : a > b;
}

static HashTable *poll_argument(zend_execute_data *execute_data, uint32_t number)
{
	const zval *argument =
		ZEND_NUM_ARGS() >= number ? ZEND_CALL_ARG(execute_data, number) : &EG(uninitialized_zval);

	ZVAL_DEREF(argument);
	return Z_TYPE_P(argument) == IS_ARRAY ? Z_ARRVAL_P(argument) : NULL;
}

static void collect(poll_visits *all, zend_execute_data *execute_data)
{
	HashTable *lists[3];
	uint32_t most = 0;
	zval *value;

	for (int i = 0; i < 3; i++) {
		lists[i] = poll_argument(execute_data, (uint32_t) i + 1);
		most += lists[i] ? zend_hash_num_elements(lists[i]) : 0;
	}
	all->visits = safe_emalloc(most, sizeof(*all->visits), 0);
	all->count = 0;
	for (int i = 0; i < 3; i++) {
		if (!lists[i]) {
			continue;
		}
		ZEND_HASH_FOREACH_VAL(lists[i], value) {
			const void *connection = async_turn_connection_of(&async_turn_mysqli, value);

			if (connection) {
				all->visits[all->count++].connection = connection;
			}
		} ZEND_HASH_FOREACH_END();
	}
	/* Everybody takes them in the same order. */
	qsort(all->visits, all->count, sizeof(*all->visits), compare);
}

static void poll(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	poll_visits all;
	uint32_t entered = 0;

	collect(&all, execute_data);
	while (entered < all.count
		&& async_turn_visit_begin(&all.visits[entered], client, all.visits[entered].connection, true)) {
		entered++;
	}
	if (entered == all.count) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
	while (entered) {
		async_turn_visit_end(&all.visits[--entered]);
	}
	efree(all.visits);
}
/* }}} */

static const async_turn_rule rules[] = {
	{"__construct", 0, 1, NULL}, /* of statements and results */
	{"poll", 0, 0, poll},
	{"mysqli_poll", 0, 0, poll},
	{"reap_async_query", ASYNC_TURN_TAKES_OVER, 0, NULL},
	{"mysqli_reap_async_query", ASYNC_TURN_TAKES_OVER, 0, NULL},
# define MEMORY(method) \
  {method, ASYNC_TURN_FREE, 0, NULL}, \
  { \
   "mysqli_" method, ASYNC_TURN_FREE, 0, NULL \
  }
# define STATEMENT_MEMORY(method) \
  {method, ASYNC_TURN_FREE, 0, NULL}, \
  { \
   "mysqli_stmt_" method, ASYNC_TURN_FREE, 0, NULL \
  }
	MEMORY("affected_rows"),
	MEMORY("character_set_name"),
	MEMORY("connect_errno"),
	MEMORY("connect_error"),
	MEMORY("errno"),
	MEMORY("error"),
	MEMORY("error_list"),
	MEMORY("escape_string"),
	MEMORY("fetch_field"),
	MEMORY("fetch_field_direct"),
	MEMORY("fetch_fields"),
	MEMORY("fetch_lengths"),
	MEMORY("field_count"),
	MEMORY("field_seek"),
	MEMORY("field_tell"),
	MEMORY("get_charset"),
	MEMORY("get_client_info"),
	MEMORY("get_client_stats"),
	MEMORY("get_client_version"),
	MEMORY("get_connection_stats"),
	MEMORY("get_host_info"),
	MEMORY("get_links_stats"),
	MEMORY("get_proto_info"),
	MEMORY("get_server_info"),
	MEMORY("get_server_version"),
	MEMORY("info"),
	MEMORY("insert_id"),
	MEMORY("num_fields"),
	MEMORY("real_escape_string"),
	MEMORY("report"),
	MEMORY("sqlstate"),
	MEMORY("thread_id"),
	MEMORY("thread_safe"),
	MEMORY("warning_count"),
	STATEMENT_MEMORY("attr_get"),
	STATEMENT_MEMORY("param_count"),
	STATEMENT_MEMORY("errno"),
	STATEMENT_MEMORY("error"),
	STATEMENT_MEMORY("error_list"),
	STATEMENT_MEMORY("affected_rows"),
	STATEMENT_MEMORY("insert_id"),
	STATEMENT_MEMORY("field_count"),
	STATEMENT_MEMORY("sqlstate"),
	{NULL, 0, 0, NULL},
};

static async_turn_class classes[] = {
	{"mysqli", link_connection, NULL, NULL, NULL},
	{"mysqli_stmt", statement_connection, statement_receives, NULL, NULL},
	{"mysqli_result", result_connection, result_receives, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

const async_turn_client async_turn_mysqli = {
	.extension = "mysqli",
	.what = "turn at a MySQL connection",
	.rules = rules,
	.classes = classes,
	.hold = hold,
	.release = release,
	.is_busy = is_busy,
	.break_off = break_off,
};

/* {{{ foreach over a result */
static zend_object_iterator *(*original_get_iterator)(zend_class_entry *ce, zval *object, int by_ref);
static ASYNC_TLS zend_object_iterator_funcs iterator_functions;
static ASYNC_TLS const zend_object_iterator_funcs *original_iterator;

static void step(zend_object_iterator *iterator, void (*original)(zend_object_iterator *))
{
	async_turn_visit visit;

	if (EXPECTED(async_turn_visit_begin(
			&visit, &async_turn_mysqli, result_connection(Z_OBJ(iterator->data)), true))) {
		original(iterator);
		async_turn_visit_end(&visit);
	}
}

static void move_forward(zend_object_iterator *iterator)
{
	step(iterator, original_iterator->move_forward);
}

static void rewind_rows(zend_object_iterator *iterator)
{
	step(iterator, original_iterator->rewind);
}

static zend_object_iterator *get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
	zend_object_iterator *iterator = original_get_iterator(ce, object, by_ref);

	if (iterator) {
		if (UNEXPECTED(!original_iterator)) {
			original_iterator = iterator->funcs;
			iterator_functions = *original_iterator;
			iterator_functions.move_forward = move_forward;
			iterator_functions.rewind = rewind_rows;
		}
		iterator->funcs = &iterator_functions;
	}
	return iterator;
}
/* }}} */

void async_turn_mysqli_install(void)
{
	zend_class_entry *result;

	async_turn_client_install(&async_turn_mysqli);
	result = classes[2].ce;
	if (result) {
		original_get_iterator = result->get_iterator;
		result->get_iterator = get_iterator;
	}
}

#else

void async_turn_mysqli_install(void)
{
}

#endif
