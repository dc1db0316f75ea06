/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turns at the connections of ext/pgsql, which are those of libpq. The structures of the
 * extension are private, but those of connections, large objects and results begin with
 * the connection of libpq.
 */
#include "hook/turn.h"

#include <dlfcn.h>
#include <sys/socket.h>

#include <zend_smart_str.h>

#include "coroutine/scheduler.h"

enum {
	TRANSACTION_ACTIVE = 1, /* PQTRANS_ACTIVE: a command is in progress */
	CONNECT_FORCE_NEW = 2, /* PGSQL_CONNECT_FORCE_NEW */
};

static int (*transaction_status)(const void *connection);
static int (*socket_of)(const void *connection);
static int (*consume_input)(const void *connection); /* 0: that was the end */
static zend_class_entry *result_ce;

/* Of functions that are called without a connection: the one that was opened last. The
 * extension has a reference to it as long as it is that. */
static ASYNC_TLS zend_object *last_link;

static const void *first_member(const zend_object *object)
{
	return async_turn_first_member(object);
}

static bool is_busy(const void *connection)
{
	return transaction_status && transaction_status(connection) == TRANSACTION_ACTIVE;
}

/* Before it ends a connection, the extension reads what is still to come. A persistent one is
 * made anew by the next request, if libpq knows by then that it is broken. */
static void break_off(const void *connection)
{
	int fd = socket_of ? socket_of(connection) : -1;

	if (fd >= 0) {
		shutdown(fd, SHUT_RDWR);
		while (consume_input && consume_input(connection)) {
		}
	}
}

/* {{{ functions that find their connection elsewhere */
static void open_link(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
	} else {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
	if (Z_TYPE_P(return_value) == IS_OBJECT) {
		last_link = Z_OBJ_P(return_value);
	}
}

static void close_link(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	const zval *given = ZEND_NUM_ARGS() ? ZEND_CALL_ARG(execute_data, 1) : NULL;
	zend_object *closed = given && Z_TYPE_P(given) == IS_OBJECT ? Z_OBJ_P(given) : last_link;

	if (!closed) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	GC_ADDREF(closed);
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
	} else {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
	if (Z_TYPE_P(return_value) == IS_TRUE && closed == last_link) {
		last_link = NULL;
	}
	OBJ_RELEASE(closed);
}

static const async_turn_rule rules[] = {
	{"pg_connect", ASYNC_TURN_ALWAYS, 0, open_link},
	{"pg_pconnect", ASYNC_TURN_ALWAYS | ASYNC_TURN_PASSES, 0, open_link},
	{"pg_close", ASYNC_TURN_ALWAYS, 0, close_link},
	/* Of results, which may outlive their connection: they ask it for names. */
	{"pg_field_table", ASYNC_TURN_PASSES, 0, NULL},
	{"pg_field_type", ASYNC_TURN_PASSES, 0, NULL},
	{"pg_fieldtype", ASYNC_TURN_PASSES, 0, NULL},
	{"pg_trace", 0, 3, NULL},
#define GOES_ON(name) \
 { \
  name, ASYNC_TURN_TAKES_OVER, 0, NULL \
 }
	GOES_ON("pg_cancel_query"),
	GOES_ON("pg_connect_poll"),
	GOES_ON("pg_connection_busy"),
	GOES_ON("pg_consume_input"),
	GOES_ON("pg_end_copy"),
	GOES_ON("pg_flush"),
	GOES_ON("pg_get_notify"),
	GOES_ON("pg_get_result"),
	GOES_ON("pg_put_copy_data"),
	GOES_ON("pg_put_copy_end"),
	GOES_ON("pg_put_line"),
#define MEMORY(name) \
 { \
  name, ASYNC_TURN_FREE, 0, NULL \
 }
	MEMORY("pg_affected_rows"),
	MEMORY("pg_client_encoding"),
	MEMORY("pg_clientencoding"),
	MEMORY("pg_cmdtuples"),
	MEMORY("pg_connection_status"),
	MEMORY("pg_dbname"),
	MEMORY("pg_errormessage"),
	MEMORY("pg_escape_bytea"),
	MEMORY("pg_escape_identifier"),
	MEMORY("pg_escape_literal"),
	MEMORY("pg_escape_string"),
	MEMORY("pg_fetch_all"),
	MEMORY("pg_fetch_all_columns"),
	MEMORY("pg_fetch_array"),
	MEMORY("pg_fetch_assoc"),
	MEMORY("pg_fetch_object"),
	MEMORY("pg_fetch_result"),
	MEMORY("pg_fetch_row"),
	MEMORY("pg_field_is_null"),
	MEMORY("pg_field_name"),
	MEMORY("pg_field_num"),
	MEMORY("pg_field_prtlen"),
	MEMORY("pg_field_size"),
	MEMORY("pg_field_type_oid"),
	MEMORY("pg_fieldisnull"),
	MEMORY("pg_fieldname"),
	MEMORY("pg_fieldnum"),
	MEMORY("pg_fieldprtlen"),
	MEMORY("pg_fieldsize"),
	MEMORY("pg_free_result"),
	MEMORY("pg_freeresult"),
	MEMORY("pg_get_pid"),
	MEMORY("pg_getlastoid"),
	MEMORY("pg_host"),
	MEMORY("pg_jit"),
	MEMORY("pg_last_error"),
	MEMORY("pg_last_notice"),
	MEMORY("pg_last_oid"),
	MEMORY("pg_num_fields"),
	MEMORY("pg_num_rows"),
	MEMORY("pg_numfields"),
	MEMORY("pg_numrows"),
	MEMORY("pg_options"),
	MEMORY("pg_parameter_status"),
	MEMORY("pg_port"),
	MEMORY("pg_result"),
	MEMORY("pg_result_error"),
	MEMORY("pg_result_error_field"),
	MEMORY("pg_result_memory_size"),
	MEMORY("pg_result_seek"),
	MEMORY("pg_result_status"),
	MEMORY("pg_set_error_context_visibility"),
	MEMORY("pg_set_error_verbosity"),
	MEMORY("pg_socket"),
	MEMORY("pg_socket_poll"),
	MEMORY("pg_transaction_status"),
	MEMORY("pg_tty"),
	MEMORY("pg_unescape_bytea"),
	MEMORY("pg_untrace"),
	MEMORY("pg_version"),
	{NULL, 0, 0, NULL},
};

/* The persistent connection that pg_pconnect() is going to reset, or one turn for all that
 * make the same: the second would replace the first. No address is odd. */
static const void *persistent(zend_execute_data *execute_data)
{
	const zend_resource *found;
	const void *connection;
	smart_str name = {0};

	if (ZEND_NUM_ARGS() < 1 || Z_TYPE_P(ZEND_CALL_ARG(execute_data, 1)) != IS_STRING) {
		return NULL;
	}
	smart_str_appends(&name, "pgsql");
	smart_str_append(&name, Z_STR_P(ZEND_CALL_ARG(execute_data, 1)));
	smart_str_appendc(&name, '_');
	smart_str_append_long(&name,
		ZEND_NUM_ARGS() > 1 && Z_TYPE_P(ZEND_CALL_ARG(execute_data, 2)) == IS_LONG
			? Z_LVAL_P(ZEND_CALL_ARG(execute_data, 2)) & ~CONNECT_FORCE_NEW
			: 0);
	smart_str_0(&name);
	found = zend_hash_find_ptr(&EG(persistent_list), name.s);
	connection = found && found->ptr ? found->ptr : (const void *) (uintptr_t) (ZSTR_H(name.s) | 1);
	smart_str_free(&name);
	return connection;
}

static const void *fallback(const async_turn_rule *rule, zend_execute_data *execute_data)
{
	const zval *first = ZEND_NUM_ARGS() ? ZEND_CALL_ARG(execute_data, 1) : NULL;

	if (rule->around == open_link) {
		return strcmp(rule->name, "pg_pconnect") == 0 ? persistent(execute_data) : NULL;
	}
	if (first && Z_TYPE_P(first) == IS_OBJECT) {
		return Z_OBJCE_P(first) == result_ce ? first_member(Z_OBJ_P(first)) : NULL;
	}
	return last_link ? first_member(last_link) : NULL;
}
/* }}} */

static async_turn_class classes[] = {
	{"pgsql\\connection", first_member, NULL, NULL, NULL},
	{"pgsql\\lob", first_member, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

const async_turn_client async_turn_pgsql = {
	.extension = "pgsql",
	.what = "turn at a PostgreSQL connection",
	.rules = rules,
	.classes = classes,
	.fallback = fallback,
	.is_busy = is_busy,
	.break_off = break_off,
};

void async_turn_pgsql_request_startup(void)
{
	last_link = NULL;
}

void async_turn_pgsql_install(void)
{
	async_turn_client_install(&async_turn_pgsql);
	if (!classes[0].ce) {
		return;
	}
	result_ce = zend_hash_str_find_ptr(CG(class_table), ZEND_STRL("pgsql\\result"));
	*(void **) &transaction_status = dlsym(RTLD_DEFAULT, "PQtransactionStatus");
	*(void **) &socket_of = dlsym(RTLD_DEFAULT, "PQsocket");
	*(void **) &consume_input = dlsym(RTLD_DEFAULT, "PQconsumeInput");
}
