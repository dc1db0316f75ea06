/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The methods of a template. Most are run on a connection of the pool, which takes the
 * place of the template in the frame of the call; what that needs no connection for is
 * run on the template itself.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include <zend_exceptions.h>

# include "coroutine/scheduler.h"
# include "hook/pdo_sql.h"

static void run_on(const async_wrap *wrap, async_pdo_connection *connection, async_pdo_need need,
	INTERNAL_FUNCTION_PARAMETERS)
{
	zend_object *template = Z_OBJ_P(ZEND_THIS), *object = connection->object;
	bool takes_turns = async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE;

	if (UNEXPECTED(!async_pdo_may_go_on(connection, need)
			|| (takes_turns && !async_pdo_enter(connection, NULL, need)))) {
		async_pdo_unbind(connection, 0);
		return;
	}
	if (need == ASYNC_PDO_SERVER) {
		async_pdo_forget_last_id(connection);
	}
	GC_ADDREF(object);
	Z_OBJ(EX(This)) = object;
	async_pdo_run(wrap, connection, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	Z_OBJ(EX(This)) = template;
	async_pdo_note_stream(connection->dbh, return_value);
	if (takes_turns) {
		async_pdo_leave(connection, Z_TYPE_P(return_value) == IS_OBJECT ? Z_OBJ_P(return_value) : NULL, need);
	}
	async_pdo_unbind(connection, 1);
	OBJ_RELEASE(object);
}

void async_pdo_pooled_call(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS)
{
	async_pdo_connection *connection = async_pdo_bind(pool);

	if (UNEXPECTED(!connection)) {
		RETURN_FALSE;
	}
	run_on(wrap, connection, need, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void async_pdo_pooled_sql(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS)
{
	async_pdo_connection *connection = async_pdo_bind(pool);
	const zval *sql = ZEND_CALL_ARG(execute_data, 1);

	if (UNEXPECTED(!connection)) {
		RETURN_FALSE;
	}
	if (!connection->dirty && ZEND_NUM_ARGS() >= 1 && Z_TYPE_P(sql) == IS_STRING) {
		connection->dirty = async_pdo_sql_makes_dirty(Z_STRVAL_P(sql), Z_STRLEN_P(sql));
	}
	run_on(wrap, connection, need, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

void async_pdo_pooled_peek(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS)
{
	async_pdo_binding *binding = async_pdo_binding_find(pool);

	if (binding && binding->connection) {
		run_on(wrap, binding->connection, need, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else {
		wrap->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

void async_pdo_pooled_last_id(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS)
{
	async_pdo_binding *binding = async_pdo_binding_find(pool);

	if (!binding || !binding->connection) {
		if (binding && binding->last_id && ZEND_NUM_ARGS() == 0) {
			RETURN_STR_COPY(binding->last_id);
		}
		RETURN_FALSE;
	}
	run_on(wrap, binding->connection, need, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

/* What the running coroutine has done last. */
void async_pdo_pooled_error(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS)
{
	async_pdo_binding *binding = async_pdo_binding_find(pool);
	zend_object *template = Z_OBJ_P(ZEND_THIS);

	if (binding && binding->connection) {
		Z_OBJ(EX(This)) = binding->connection->object;
		wrap->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		Z_OBJ(EX(This)) = template;
		return;
	}
	memcpy(pool->template->error_code, binding ? binding->error_code : "\0\0\0\0\0", sizeof(pdo_error_type));
	if (binding && Z_TYPE(binding->error_info) == IS_ARRAY
		&& zend_string_equals_literal_ci(EX(func)->common.function_name, "errorInfo")) {
		ZEND_PARSE_PARAMETERS_NONE();
		RETURN_COPY(&binding->error_info);
	}
	wrap->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

/* {{{ Attributes */
static bool attribute_of(zend_execute_data *execute_data, zend_long *attribute)
{
	const zval *value = ZEND_CALL_ARG(execute_data, 1);

	if (ZEND_NUM_ARGS() < 1 || Z_TYPE_P(value) != IS_LONG) {
		return false;
	}
	*attribute = Z_LVAL_P(value);
	return true;
}

/* Belongs to PDO itself: the template has it, and connections copy it from there. */
static bool is_of_template(zend_long attribute)
{
	switch (attribute) {
	case PDO_ATTR_PERSISTENT:
	case PDO_ATTR_CASE:
	case PDO_ATTR_ORACLE_NULLS:
	case PDO_ATTR_ERRMODE:
	case PDO_ATTR_DRIVER_NAME:
	case PDO_ATTR_STATEMENT_CLASS:
	case PDO_ATTR_DEFAULT_FETCH_MODE:
	case PDO_ATTR_STRINGIFY_FETCHES:
		return true;
	default:
		return false;
	}
}

static void keep_attribute(async_pdo_pool *pool, zend_long attribute, zval *value)
{
	zval *current = zend_hash_index_find(&pool->attributes, (zend_ulong) attribute);
	zval copy;

	ZVAL_DEREF(value);
	if (current && zend_is_identical(current, value)) {
		return;
	}
	ZVAL_DUP(&copy, value);
	zend_hash_index_update(&pool->attributes, (zend_ulong) attribute, &copy);
	pool->settings++;
}

static void refuse_attribute(const char *what)
{
	zend_throw_exception_ex(async_pdo_exception_ce, 0,
		"SQLSTATE[IM001]: Driver does not support this function: the attribute is a "
		"construction-only attribute and cannot be %s at runtime",
		what);
}

void async_pdo_pooled_set_attribute(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS)
{
	zend_long attribute = -1;

	if (!attribute_of(execute_data, &attribute) || ZEND_NUM_ARGS() != 2 || is_of_template(attribute)) {
		wrap->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		if (!EG(exception) && Z_TYPE_P(return_value) == IS_TRUE && attribute == PDO_ATTR_STRINGIFY_FETCHES
			&& pool->driver == ASYNC_PDO_MYSQL) {
			keep_attribute(pool, attribute, ZEND_CALL_ARG(execute_data, 2));
		}
		return;
	}
	if (async_pdo_is_pool_attribute(attribute)) {
		refuse_attribute("set");
		return;
	}
	async_pdo_pooled_call(wrap, pool, need, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (!EG(exception) && Z_TYPE_P(return_value) == IS_TRUE) {
		keep_attribute(pool, attribute, ZEND_CALL_ARG(execute_data, 2));
	}
}

void async_pdo_pooled_get_attribute(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS)
{
	zend_long attribute = -1;

	if (!attribute_of(execute_data, &attribute) || ZEND_NUM_ARGS() != 1 || is_of_template(attribute)) {
		wrap->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	switch (attribute) {
	case ASYNC_PDO_ATTR_POOL_ENABLED:
		RETURN_TRUE;
	case ASYNC_PDO_ATTR_POOL_MIN:
		RETURN_LONG(pool->pool->min);
	case ASYNC_PDO_ATTR_POOL_MAX:
		RETURN_LONG(pool->pool->max);
	case ASYNC_PDO_ATTR_POOL_STMT_CACHE_SIZE:
		RETURN_LONG(pool->cache_size);
	case ASYNC_PDO_ATTR_POOL_HEALTHCHECK_INTERVAL:
		refuse_attribute("read");
		return;
	default:
		async_pdo_pooled_call(wrap, pool, need, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}
/* }}} */

/* {{{ What SQLite has for one connection only */
static bool is_one_of(const zend_string *name, const char *const *list)
{
	while (*list && strcasecmp(*list, ZSTR_VAL(name)) != 0) {
		list++;
	}
	return *list != NULL;
}

/* The same name, and for functions the same number of arguments, is there already. */
static bool is_defined(async_pdo_pool *pool, const zend_string *method, const zval *arguments)
{
	const zval *pair, *name = zend_hash_index_find(Z_ARRVAL_P(arguments), 0);
	bool aggregate =
		php_memnistr(ZSTR_VAL(method), "aggregate", 9, ZSTR_VAL(method) + ZSTR_LEN(method)) != NULL;
	const zval *count = zend_hash_index_find(Z_ARRVAL_P(arguments), aggregate ? 3 : 2);

	ZEND_HASH_FOREACH_VAL(&pool->functions, pair) {
		const zval *other = zend_hash_index_find(Z_ARRVAL_P(pair), 1);
		const zval *other_name = zend_hash_index_find(Z_ARRVAL_P(other), 0);
		const zval *other_count = zend_hash_index_find(Z_ARRVAL_P(other), aggregate ? 3 : 2);

		if (zend_string_equals_ci(method, Z_STR_P(zend_hash_index_find(Z_ARRVAL_P(pair), 0)))
			&& zend_string_equals_ci(Z_STR_P(name), Z_STR_P(other_name))
			&& (count ? zval_get_long((zval *) count) : -1)
				== (other_count ? zval_get_long((zval *) other_count) : -1)) {
			return true;
		}
	} ZEND_HASH_FOREACH_END();
	return false;
}

static void define(async_pdo_pool *pool, INTERNAL_FUNCTION_PARAMETERS)
{
	zend_string *method = EX(func)->common.function_name;
	zval arguments, pair, name;

	if (ZEND_NUM_ARGS() < 2 || Z_TYPE_P(ZEND_CALL_ARG(execute_data, 1)) != IS_STRING) {
		zend_throw_error(NULL, "%s() expects a name and a callback", ZSTR_VAL(method));
		return;
	}
	if (pool->opened) {
		zend_throw_exception_ex(async_pdo_exception_ce, 0,
			"%s() must be called before the first connection of the pool is made", ZSTR_VAL(method));
		return;
	}
	array_init_size(&arguments, ZEND_NUM_ARGS());
	for (uint32_t i = 1; i <= ZEND_NUM_ARGS(); i++) {
		zval *argument = ZEND_CALL_ARG(execute_data, i);

		Z_TRY_ADDREF_P(argument);
		add_next_index_zval(&arguments, argument);
	}
	if (is_defined(pool, method, &arguments)) {
		zend_throw_exception_ex(async_pdo_exception_ce, 0, "%s(): \"%s\" is defined already",
			ZSTR_VAL(method), Z_STRVAL_P(ZEND_CALL_ARG(execute_data, 1)));
		zval_ptr_dtor(&arguments);
		return;
	}
	array_init_size(&pair, 2);
	ZVAL_STR_COPY(&name, method);
	add_next_index_zval(&pair, &name);
	add_next_index_zval(&pair, &arguments);
	zend_hash_next_index_insert(&pool->functions, &pair);
	RETURN_TRUE;
}

void async_pdo_pooled_driver(
	const async_wrap *wrap, async_pdo_pool *pool, async_pdo_need need, INTERNAL_FUNCTION_PARAMETERS)
{
	static const char *const defining[] = {"sqliteCreateFunction", "sqliteCreateAggregate",
		"sqliteCreateCollation", "createFunction", "createAggregate", "createCollation", NULL};
	static const char *const refused[] = {"setAuthorizer", "openBlob", "loadExtension", NULL};
	const zend_string *name = EX(func)->common.function_name;

	if (pool->driver == ASYNC_PDO_SQLITE && is_one_of(name, defining)) {
		define(pool, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else if (pool->driver == ASYNC_PDO_SQLITE && is_one_of(name, refused)) {
		zend_throw_exception_ex(
			async_pdo_exception_ce, 0, "%s() cannot be used with PDO::ATTR_POOL_ENABLED", ZSTR_VAL(name));
	} else {
		async_pdo_pooled_call(wrap, pool, need, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}
/* }}} */

#endif
