/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The methods of PDO, of PDOStatement and of what drivers derive from them: each call
 * that needs the connection is a turn.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include "coroutine/library_call.h"
# include "coroutine/scheduler.h"

typedef struct _method {
	const char *name; /* lower case */
	bool is_free; /* works on what PDO has in memory */
	async_pdo_need need;
	async_pdo_pooled pooled; /* what a template does; NULL for statements */
} method;

/* What is not listed has the server do something; that goes for the methods of drivers. */
static const method methods[] = {
	{"begintransaction", false, ASYNC_PDO_SERVER, async_pdo_pooled_call},
	{"commit", false, ASYNC_PDO_SERVER, async_pdo_pooled_peek},
	{"errorcode", true, ASYNC_PDO_TURN, async_pdo_pooled_error},
	{"errorinfo", true, ASYNC_PDO_TURN, async_pdo_pooled_error},
	{"exec", false, ASYNC_PDO_SERVER, async_pdo_pooled_sql},
	{"getattribute", false, ASYNC_PDO_TURN, async_pdo_pooled_get_attribute},
	{"intransaction", true, ASYNC_PDO_TURN, async_pdo_pooled_peek},
	{"lastinsertid", false, ASYNC_PDO_SERVER, async_pdo_pooled_last_id},
	{"prepare", false, ASYNC_PDO_SERVER, async_pdo_pooled_sql},
	{"query", false, ASYNC_PDO_SERVER, async_pdo_pooled_sql},
	{"quote", false, ASYNC_PDO_TURN, async_pdo_pooled_call},
	{"rollback", false, ASYNC_PDO_SERVER, async_pdo_pooled_peek},
	{"setattribute", false, ASYNC_PDO_TURN, async_pdo_pooled_set_attribute},
	{NULL, false, ASYNC_PDO_SERVER, async_pdo_pooled_driver},
};

static const method statement_methods[] = {
	{"bindcolumn", true, ASYNC_PDO_TURN, NULL},
	{"bindparam", true, ASYNC_PDO_TURN, NULL},
	{"bindvalue", true, ASYNC_PDO_TURN, NULL},
	{"closecursor", false, ASYNC_PDO_TURN, NULL},
	{"columncount", true, ASYNC_PDO_TURN, NULL},
	{"debugdumpparams", true, ASYNC_PDO_TURN, NULL},
	{"errorcode", true, ASYNC_PDO_TURN, NULL},
	{"errorinfo", true, ASYNC_PDO_TURN, NULL},
	{"execute", false, ASYNC_PDO_SERVER, NULL},
	{"getiterator", true, ASYNC_PDO_TURN, NULL},
	{"nextrowset", false, ASYNC_PDO_SERVER, NULL},
	{"rowcount", true, ASYNC_PDO_TURN, NULL},
	{"setfetchmode", true, ASYNC_PDO_TURN, NULL},
	{NULL, false, ASYNC_PDO_TURN, NULL},
};

static const method *find_method(const method *list, const zend_string *name)
{
	while (list->name && strcasecmp(list->name, ZSTR_VAL(name)) != 0) {
		list++;
	}
	return list;
}

/* A connection of its own answers for the attributes of a pool: there is none. */
static bool asks_for_pool(const method *method, zend_execute_data *execute_data)
{
	const zval *attribute = ZEND_CALL_ARG(execute_data, 1);

	return method->pooled == async_pdo_pooled_get_attribute && ZEND_NUM_ARGS() == 1
		&& Z_TYPE_P(attribute) == IS_LONG && async_pdo_is_pool_attribute(Z_LVAL_P(attribute));
}

void async_pdo_run(const async_wrap *wrap, async_pdo_connection *connection, INTERNAL_FUNCTION_PARAMETERS)
{
	if (UNEXPECTED(!async_library_call_try(wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU))) {
		if (connection) {
			connection->depth = 0; /* it is over: nothing is half done */
			connection->given_up = true;
		}
		async_library_call_leave();
	}
}

static void call(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	const method *method = wrap->detail;
	pdo_dbh_t *dbh = Z_PDO_DBH_P(ZEND_THIS);
	async_pdo_pool *pool = async_pdo_pool_of(dbh);
	async_pdo_connection *connection;

	if (UNEXPECTED(pool)) {
		method->pooled(wrap, pool, method->need, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	if (UNEXPECTED(asks_for_pool(method, execute_data))) {
		RETURN_FALSE;
	}
	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE || method->is_free || !dbh->driver) {
		wrap->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		async_pdo_note_stream(dbh, return_value);
		return;
	}
	connection = async_pdo_connection_of(dbh);
	if (UNEXPECTED(!async_pdo_enter(connection, NULL, method->need))) {
		RETURN_THROWS();
	}
	async_pdo_run(wrap, connection, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	async_pdo_note_stream(dbh, return_value);
	async_pdo_leave(
		connection, Z_TYPE_P(return_value) == IS_OBJECT ? Z_OBJ_P(return_value) : NULL, method->need);
}

static void call_statement(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	const method *method = wrap->detail;
	zend_object *statement = Z_OBJ_P(ZEND_THIS);
	async_pdo_visit visit;

	if (UNEXPECTED(!async_pdo_visit_begin(&visit, statement, method->need))) {
		RETURN_THROWS();
	}
	async_pdo_run(wrap, visit.connection, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	async_pdo_visit_end(&visit);
}

void async_pdo_wrap_driver_method(zend_function *function)
{
	async_wrap_function(
		&function->internal_function, call, find_method(methods, function->common.function_name));
}

static void wrap_class(zend_class_entry *ce)
{
	bool is_statement = instanceof_function(ce, async_pdo_statement_ce);
	zend_function *function;

	ZEND_HASH_MAP_FOREACH_PTR(&ce->function_table, function) {
		zend_internal_function *internal = &function->internal_function;
		const zend_string *name = function->common.function_name;
		const method *found = find_method(is_statement ? statement_methods : methods, name);

		if (function->type != ZEND_INTERNAL_FUNCTION) {
			continue;
		}
		if (is_statement) {
			if (!found->is_free && !(function->common.fn_flags & ZEND_ACC_CTOR)) {
				async_wrap_function(internal, call_statement, found);
			}
		} else if (function->common.fn_flags & ZEND_ACC_CTOR) {
			async_wrap_function(internal, async_pdo_construct, NULL);
		} else if (!(function->common.fn_flags & ZEND_ACC_STATIC)) {
			async_wrap_function(internal, call, found);
		} else if (zend_string_equals_literal(name, "connect")) {
			async_wrap_function(internal, async_pdo_connect, NULL);
		}
	} ZEND_HASH_FOREACH_END();
}

void async_pdo_calls_install(void)
{
	zend_class_entry *ce;

	ZEND_HASH_MAP_FOREACH_PTR(CG(class_table), ce) {
		if (instanceof_function(ce, async_pdo_ce)) {
			wrap_class(ce);
			async_pdo_template_install(ce);
		} else if (instanceof_function(ce, async_pdo_statement_ce)) {
			wrap_class(ce);
		}
	} ZEND_HASH_FOREACH_END();
}

#endif
