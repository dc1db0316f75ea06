/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A PDO object with PDO::ATTR_POOL_ENABLED: how it is constructed without a connection,
 * and its table in the place of a driver's. Its `driver_data` is the pool.
 */
#include "hook/pdo_pool.h"
#include "hook/sqlite_wait.h"

#ifdef ASYNC_HAVE_PDO

# include <php_ini.h>
# include <zend_exceptions.h>
# include <zend_interfaces.h>

# include "core/clock.h"

/* {{{ The table */
static void close_template(pdo_dbh_t *dbh)
{
	async_pdo_pool *pool = dbh->driver_data;

	dbh->driver_data = NULL;
	if (pool) {
		async_pdo_pool_close(pool); /* suspends */
	}
}

static bool in_transaction(pdo_dbh_t *dbh)
{
	return false;
}

static void get_gc(pdo_dbh_t *dbh, zend_get_gc_buffer *buffer)
{
	const async_pdo_pool *pool = dbh->driver_data;

	if (pool && pool->refcount == 1) {
		zend_get_gc_buffer_add_obj(buffer, pool->object);
	}
}

/* They are in the table of a connection, and for SQLite one is made for nothing. suspends */
static const zend_function_entry *get_driver_methods(pdo_dbh_t *dbh, int kind)
{
	async_pdo_pool *pool = dbh->driver_data;
	const zend_function_entry *entries = NULL;
	async_pdo_connection *connection;
	const pdo_dbh_t *other;
	zval memory, dsn;

	if (pool->driver == ASYNC_PDO_SQLITE) {
		object_init_ex(&memory, pool->ce);
		ZVAL_STRING(&dsn, "sqlite::memory:");
		zend_call_known_instance_method_with_1_params(pool->ce->constructor, Z_OBJ(memory), NULL, &dsn);
		zval_ptr_dtor(&dsn);
		other = Z_PDO_DBH_P(&memory);
		if (!EG(exception) && other->methods->get_driver_methods) {
			entries = other->methods->get_driver_methods((pdo_dbh_t *) other, kind);
		}
		zval_ptr_dtor(&memory);
	} else if ((connection = async_pdo_bind(pool))) {
		if (connection->dbh->methods->get_driver_methods) {
			entries = connection->dbh->methods->get_driver_methods(connection->dbh, kind);
		}
		async_pdo_unbind(connection, 0);
	}
	return entries;
}

const struct pdo_dbh_methods async_pdo_template_methods = {
	.closer = close_template,
	.in_transaction = in_transaction,
	.get_driver_methods = get_driver_methods,
	.get_gc = get_gc,
};
/* }}} */

/* {{{ Construction */
typedef struct _settings {
	bool enabled;
	zend_long min;
	zend_long max;
	zend_long check_interval; /* ms */
	zend_long cache_size;
} settings;

static bool has_pool_keys(HashTable *options)
{
	for (zend_ulong key = ASYNC_PDO_ATTR_POOL_ENABLED; key <= ASYNC_PDO_ATTR_POOL_STMT_CACHE_SIZE; key++) {
		if (zend_hash_index_exists(options, key)) {
			return true;
		}
	}
	return false;
}

static zend_long number(HashTable *options, zend_ulong key, zend_long absent)
{
	zval *value = zend_hash_index_find_deref(options, key);

	return value ? zval_get_long(value) : absent;
}

/* Takes those of the pool out of `options`. */
static settings take_settings(HashTable *options)
{
	settings of_pool = {
		.enabled = number(options, ASYNC_PDO_ATTR_POOL_ENABLED, 0) != 0,
		.min = MIN(MAX(number(options, ASYNC_PDO_ATTR_POOL_MIN, 0), 0), UINT32_MAX),
		.max = MIN(MAX(number(options, ASYNC_PDO_ATTR_POOL_MAX, 10), 1), UINT32_MAX),
		.check_interval = MAX(number(options, ASYNC_PDO_ATTR_POOL_HEALTHCHECK_INTERVAL, 0), 0),
		.cache_size = MIN(MAX(number(options, ASYNC_PDO_ATTR_POOL_STMT_CACHE_SIZE, 0), 0), UINT32_MAX),
	};

	of_pool.max = MAX(of_pool.max, of_pool.min);
	for (zend_ulong key = ASYNC_PDO_ATTR_POOL_ENABLED; key <= ASYNC_PDO_ATTR_POOL_STMT_CACHE_SIZE; key++) {
		zend_hash_index_del(options, key);
	}
	return of_pool;
}

/* The options in the frame of the constructor, without those of the pool. */
static bool separate_options(zend_execute_data *execute_data, settings *of_pool)
{
	zval *options = ZEND_CALL_ARG(execute_data, 4), *flags, copy;

	if (ZEND_NUM_ARGS() >= 4 && Z_TYPE_P(options) == IS_ARRAY
		&& (flags = zend_hash_index_find_deref(Z_ARRVAL_P(options), PDO_ATTR_DRIVER_SPECIFIC))) {
		async_sqlite_note_flags(flags); /* PDO::SQLITE_ATTR_OPEN_FLAGS, if that is the driver */
	}
	if (ZEND_NUM_ARGS() < 4 || Z_TYPE_P(options) != IS_ARRAY || !has_pool_keys(Z_ARRVAL_P(options))) {
		return false;
	}
	ZVAL_ARR(&copy, zend_array_dup(Z_ARRVAL_P(options)));
	*of_pool = take_settings(Z_ARRVAL(copy));
	zval_ptr_dtor(options);
	ZVAL_COPY_VALUE(options, &copy);
	return of_pool->enabled;
}

static bool is_available(const char *driver, size_t length)
{
	zval drivers, *value;
	bool found = false;

	zend_call_method_with_0_params(NULL, async_pdo_ce, NULL, "getavailabledrivers", &drivers);
	if (Z_TYPE(drivers) == IS_ARRAY) {
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL(drivers), value) {
			found |= Z_STRLEN_P(value) == length && memcmp(Z_STRVAL_P(value), driver, length) == 0;
		} ZEND_HASH_FOREACH_END();
	}
	zval_ptr_dtor(&drivers);
	return found;
}

static bool is_private_memory(const char *name)
{
	bool memory = !*name || strstr(name, ":memory:") || strstr(name, "mode=memory");

	return memory && !strstr(name, "cache=shared");
}

/* OTHER with an exception thrown, or without: then PDO has something to say. */
static async_pdo_driver find_driver(const char *dsn, HashTable *options)
{
	const char *colon = strchr(dsn, ':');
	async_pdo_driver driver;
	char name[512];

	if (!colon) { /* an alias from php.ini */
		char *alias = NULL;

		snprintf(name, sizeof(name), "pdo.dsn.%s", dsn);
		if (cfg_get_string(name, &alias) == FAILURE || !alias || !(colon = strchr(dsn = alias, ':'))) {
			return ASYNC_PDO_OTHER;
		}
	}
	if (!is_available(dsn, (size_t) (colon - dsn))) {
		return ASYNC_PDO_OTHER;
	}
	driver = async_pdo_driver_of(dsn, (size_t) (colon - dsn));
	if (number(options, PDO_ATTR_PERSISTENT, 0)) {
		zend_throw_exception(
			async_pdo_exception_ce, "PDO::ATTR_POOL_ENABLED cannot be used with PDO::ATTR_PERSISTENT", 0);
	} else if (driver == ASYNC_PDO_OTHER) {
		zend_throw_exception_ex(async_pdo_exception_ce, 0,
			"Driver \"%.*s\" does not support PDO::ATTR_POOL_ENABLED", (int) (colon - dsn), dsn);
	} else if (driver == ASYNC_PDO_SQLITE && is_private_memory(colon + 1)) {
		zend_throw_exception(async_pdo_exception_ce,
			"PDO::ATTR_POOL_ENABLED needs a database that connections can share; "
			"in memory that is \"sqlite:file:NAME?mode=memory&cache=shared\"",
			0);
	} else {
		return driver;
	}
	return ASYNC_PDO_OTHER;
}

/* Those of PDO itself are set at the template, with the checks of setAttribute(). */
static void set_options(zend_object *object, HashTable *options)
{
	zend_function *set = zend_hash_str_find_ptr(&async_pdo_ce->function_table, "setattribute", 12);
	static const zend_ulong attributes[] = {PDO_ATTR_ERRMODE, PDO_ATTR_CASE, PDO_ATTR_ORACLE_NULLS,
		PDO_ATTR_DEFAULT_FETCH_MODE, PDO_ATTR_STATEMENT_CLASS, PDO_ATTR_STRINGIFY_FETCHES};

	for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]) && !EG(exception); i++) {
		zval *value = zend_hash_index_find_deref(options, attributes[i]), attribute, result;

		if (value) {
			ZVAL_LONG(&attribute, (zend_long) attributes[i]);
			zend_call_known_instance_method_with_2_params(set, object, &result, &attribute, value);
			zval_ptr_dtor(&result);
		}
	}
}

static zend_class_entry *internal_class(zend_class_entry *ce)
{
	while (ce->type != ZEND_INTERNAL_CLASS) {
		ce = ce->parent;
	}
	return ce;
}

static pdo_driver_t drivers[] = {
	[ASYNC_PDO_PGSQL] = {PDO_DRIVER_HEADER(pgsql), NULL},
	[ASYNC_PDO_MYSQL] = {PDO_DRIVER_HEADER(mysql), NULL},
	[ASYNC_PDO_SQLITE] = {PDO_DRIVER_HEADER(sqlite), NULL},
};

/* The arguments are in the frame, and right. suspends */
static void construct(
	zend_object *object, async_pdo_driver driver, const settings *of_pool, zend_execute_data *execute_data)
{
	pdo_dbh_t *dbh = php_pdo_dbh_fetch_inner(object);
	async_pdo_pool *pool;
	zval arguments[4];

	for (uint32_t i = 0; i < 4; i++) {
		ZVAL_COPY(&arguments[i], ZEND_CALL_ARG(execute_data, i + 1));
	}
	pool = async_pdo_pool_new(dbh, internal_class(object->ce), driver, arguments);
	pool->cache_size = (uint32_t) of_pool->cache_size;
	dbh->methods = &async_pdo_template_methods;
	dbh->driver_data = pool;
	dbh->driver = &drivers[driver];
	dbh->auto_commit = 1;
	dbh->error_mode = PDO_ERRMODE_EXCEPTION;
	dbh->default_fetch_type = PDO_FETCH_BOTH;
	set_options(object, Z_ARRVAL(arguments[3]));
	if (!EG(exception)) {
		async_pool_configure(pool->pool, (uint32_t) of_pool->min, (uint32_t) of_pool->max,
			async_clock_from_ms(of_pool->check_interval));
		async_pdo_pool_fill(pool);
	}
}

static bool parse(INTERNAL_FUNCTION_PARAMETERS, char **dsn, HashTable **options)
{
	char *user, *password;
	size_t length, user_length, password_length;

	return zend_parse_parameters(ZEND_NUM_ARGS(), "ss!s!h", dsn, &length, &user, &user_length, &password,
			   &password_length, options)
		== SUCCESS;
}

/* False when the call is over: there is no pool in it, or an exception is thrown. */
static bool asks_for_pool(
	const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS, settings *of_pool, char **dsn, HashTable **options)
{
	if (!separate_options(execute_data, of_pool)) {
		async_pdo_call_constructor(wrap, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return false;
	}
	return parse(INTERNAL_FUNCTION_PARAM_PASSTHRU, dsn, options);
}

void async_pdo_construct(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	async_pdo_driver driver;
	settings of_pool;
	HashTable *options;
	char *dsn;

	if (!asks_for_pool(wrap, INTERNAL_FUNCTION_PARAM_PASSTHRU, &of_pool, &dsn, &options)) {
		return;
	}
	if (Z_PDO_DBH_P(ZEND_THIS)->driver) {
		zend_throw_error(NULL, "PDO object is already constructed");
		RETURN_THROWS();
	}
	driver = find_driver(dsn, options);
	if (driver != ASYNC_PDO_OTHER) {
		construct(Z_OBJ_P(ZEND_THIS), driver, &of_pool, execute_data);
	} else if (!EG(exception)) {
		async_pdo_call_constructor(wrap, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

/* PDO::connect() of 8.4 makes an object of the driver's own class. */
void async_pdo_connect(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	static const char *const classes[] = {"", "pdo\\pgsql", "pdo\\mysql", "pdo\\sqlite"};
	zend_class_entry *ce = Z_CE_P(ZEND_THIS), *of_driver;
	async_pdo_driver driver;
	settings of_pool;
	HashTable *options;
	char *dsn;

	if (!asks_for_pool(wrap, INTERNAL_FUNCTION_PARAM_PASSTHRU, &of_pool, &dsn, &options)) {
		return;
	}
	driver = find_driver(dsn, options);
	of_driver = zend_hash_str_find_ptr(CG(class_table), classes[driver], strlen(classes[driver]));
	if (driver == ASYNC_PDO_OTHER || (ce != async_pdo_ce && !instanceof_function(ce, of_driver))) {
		if (!EG(exception)) {
			async_pdo_call_constructor(wrap, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		}
		return;
	}
	object_init_ex(return_value, ce == async_pdo_ce ? of_driver : ce);
	construct(Z_OBJ_P(return_value), driver, &of_pool, execute_data);
}
/* }}} */

/* {{{ The class */
ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_get_pool, 0, 0, Async\\Pool, 1)
ZEND_END_ARG_INFO
()

	static ZEND_NAMED_FUNCTION(get_pool)
{
	const async_pdo_pool *pool;

	ZEND_PARSE_PARAMETERS_NONE();
	pool = async_pdo_pool_of(Z_PDO_DBH_P(ZEND_THIS));
	if (pool) {
		RETURN_OBJ_COPY(pool->object);
	}
}

void async_pdo_template_install(zend_class_entry *ce)
{
	/* Only a constructor may be declared anew with any signature and visibility. Classes that extend PDO
	 * have a getPool() of their own, perhaps. */
	static const zend_function_entry functions[] = {
		{.fname = "getPool",
			.handler = get_pool,
			.arg_info = arginfo_get_pool,
			.flags = ZEND_ACC_PUBLIC | ZEND_ACC_CTOR},
		ZEND_FE_END,
	};
	static const char *const names[] = {"ATTR_POOL_ENABLED", "ATTR_POOL_MIN", "ATTR_POOL_MAX",
		"ATTR_POOL_HEALTHCHECK_INTERVAL", "ATTR_POOL_STMT_CACHE_SIZE"};

	for (int i = 0; i < 5; i++) {
		zend_declare_class_constant_long(ce, names[i], strlen(names[i]), ASYNC_PDO_ATTR_POOL_ENABLED + i);
	}
	zend_register_functions(ce, functions, &ce->function_table, MODULE_PERSISTENT);
}
/* }}} */

#endif
