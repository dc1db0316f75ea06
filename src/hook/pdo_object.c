/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The objects PDO and PDOStatement where no method is called: how they are freed, what
 * methods a driver adds, and foreach. Freeing a statement talks to the server, and so
 * takes a turn.
 */
#include "hook/pdo_pool.h"

#ifdef ASYNC_HAVE_PDO

# include "coroutine/scheduler.h"

static zend_object *(*original_create)(zend_class_entry *ce);
static zend_object *(*original_create_statement)(zend_class_entry *ce);
static zend_object_iterator *(*original_get_iterator)(zend_class_entry *ce, zval *object, int by_ref);

/* Copies with some functions changed, made from those of the first object. */
static ASYNC_TLS zend_object_handlers handlers;
static ASYNC_TLS zend_object_handlers statement_handlers;
static ASYNC_TLS const zend_object_handlers *original;
static ASYNC_TLS const zend_object_handlers *original_statement;

/* NULL when the connection is gone, or when there is nothing to be done about it. */
static async_pdo_connection *connection_of(const pdo_stmt_t *statement)
{
	const zval *handle = &statement->database_object_handle;

	if (!statement->dbh || Z_TYPE_P(handle) != IS_OBJECT
		|| !IS_OBJ_VALID(EG(objects_store).object_buckets[Z_OBJ_HANDLE_P(handle)])
		|| (OBJ_FLAGS(Z_OBJ_P(handle)) & IS_OBJ_FREE_CALLED) || !statement->dbh->driver) {
		return NULL;
	}
	switch (async_the_scheduler.state) {
	case ASYNC_SCHEDULER_ACTIVE:
		return async_pdo_connection_of(statement->dbh);
	case ASYNC_SCHEDULER_READY:
		return async_pdo_connection_find(statement->dbh);
	default:
		return NULL;
	}
}

bool async_pdo_visit_begin(async_pdo_visit *visit, zend_object *statement, async_pdo_need need)
{
	visit->statement = statement;
	visit->holder = NULL;
	visit->connection = connection_of(php_pdo_stmt_fetch_object(statement));
	visit->need = need;
	visit->took_turn = false;
	if (!visit->connection) {
		return true;
	}
	if (UNEXPECTED(!async_pdo_may_go_on(visit->connection, need))) {
		return false;
	}
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		if (UNEXPECTED(!async_pdo_enter(visit->connection, statement, need))) {
			return false;
		}
		visit->took_turn = true;
	}
	visit->holder = Z_OBJ(php_pdo_stmt_fetch_object(statement)->database_object_handle);
	GC_ADDREF(visit->holder);
	return true;
}

void async_pdo_visit_end(async_pdo_visit *visit)
{
	if (!visit->holder) {
		return;
	}
	if (visit->took_turn) {
		async_pdo_leave(visit->connection, visit->statement, visit->need);
	}
	if (visit->connection->pool) {
		async_pdo_unbind(visit->connection, 1);
	}
	OBJ_RELEASE(visit->holder);
}

/* {{{ PDO */
static zend_function *get_method(zend_object **object, zend_string *name, const zval *key)
{
	zend_function *function = original->get_method(object, name, key);

	/* Methods of drivers are made for one handle, and are not in the class. */
	if (function && function->type == ZEND_INTERNAL_FUNCTION
		&& (function->common.fn_flags & (ZEND_ACC_NEVER_CACHE | ZEND_ACC_CALL_VIA_TRAMPOLINE))
			== ZEND_ACC_NEVER_CACHE) {
		async_pdo_wrap_driver_method(function);
	}
	return function;
}

/* After a fatal error the calls of parked coroutines never return. */
static bool is_abandoned(const pdo_dbh_t *dbh)
{
	const async_pdo_connection *connection;

	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		return false;
	}
	connection = dbh ? async_pdo_connection_find(dbh) : NULL;
	return connection && connection->depth > 0;
}

/* They returned, but the server was not heard. */
static bool is_given_up(const pdo_dbh_t *dbh)
{
	const async_pdo_connection *connection = dbh ? async_pdo_connection_find(dbh) : NULL;

	return connection && connection->given_up;
}

/* {{{ In a child SQLite would roll back the transaction of the parent, in the file */
static bool is_in_parents_transaction(const pdo_dbh_t *dbh)
{
	const async_pdo_connection *connection = dbh ? async_pdo_connection_find(dbh) : NULL;

	return connection && connection->forked && connection->driver == ASYNC_PDO_SQLITE
		&& async_pdo_in_transaction(connection);
}

/* Until the process ends. */
typedef struct _left_open {
	void *database;
	struct _left_open *next;
} left_open;

/* Frees only the memory of PDO. */
static void leave_open(pdo_dbh_t *dbh)
{
	static ASYNC_TLS left_open *newest;
	left_open *left = pemalloc(sizeof(*left), true);

	*left = (left_open) {*(void **) dbh->driver_data, newest};
	newest = left;
	efree(dbh->driver_data);
	dbh->driver_data = NULL;
}

static int leave_statement_open(pdo_stmt_t *statement)
{
	efree(statement->driver_data);
	statement->driver_data = NULL;
	return 1;
}

static const struct pdo_stmt_methods methods_of_parent = {.dtor = leave_statement_open};
/* }}} */

/* Others use the connection, too. PDO rolls back what is open in it, whosever it is: that
 * must be in a turn, and not that of another coroutine. */
static void free_sharing_object(zend_object *object, pdo_dbh_t *dbh)
{
	const struct pdo_dbh_methods *of_driver = dbh->methods;
	async_pdo_connection *connection = async_pdo_connection_of(dbh);
	const async_coroutine *current = async_the_scheduler.current;
	bool is_free = !async_mutex_is_locked(&connection->turn) || connection->turn.owner == current;
	struct pdo_dbh_methods methods = *of_driver;

	if (is_free && (!connection->owner || connection->owner == current)
		&& async_pdo_enter(connection, NULL, ASYNC_PDO_TURN)) {
		original->free_obj(object); /* suspends */
		async_pdo_leave(connection, NULL, ASYNC_PDO_SERVER);
		return;
	}
	methods.rollback = NULL;
	dbh->methods = &methods;
	original->free_obj(object);
	dbh->methods = of_driver;
}

/* The connection goes with its last object. A rollback would wait for the end of the query that
 * nobody waits for; the server does it then. */
static void free_abandoned_object(zend_object *object, pdo_dbh_t *dbh)
{
	static ASYNC_TLS struct pdo_dbh_methods methods;
	const struct pdo_dbh_methods *of_driver = dbh->methods;
	bool is_last = true;

	if (dbh->is_persistent) {
		async_pdo_persistent_discard(dbh);
		is_last = dbh->refcount == 1;
	}
	methods = *of_driver;
	methods.rollback = NULL;
	dbh->methods = &methods;
	original->free_obj(object);
	if (is_last) {
		async_pdo_connection_forget(dbh);
	} else {
		dbh->methods = of_driver;
	}
}

static void free_object(zend_object *object)
{
	pdo_dbh_t *dbh = php_pdo_dbh_fetch_inner(object);

	if (UNEXPECTED(dbh->is_persistent) && dbh->methods && async_pdo_is_shared(dbh)
		&& async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		free_sharing_object(object, dbh);
		return;
	}
	if (UNEXPECTED(is_abandoned(dbh) || is_given_up(dbh)) && dbh->methods) {
		free_abandoned_object(object, dbh);
		return;
	}
	if (UNEXPECTED(is_in_parents_transaction(dbh))) {
		static const struct pdo_dbh_methods methods = {.closer = leave_open};

		dbh->methods = &methods;
	}
	original->free_obj(object); /* suspends */
	async_pdo_connection_forget(dbh);
}

static zend_object *create_object(zend_class_entry *ce)
{
	zend_object *object = original_create(ce);

	if (UNEXPECTED(!original)) {
		original = object->handlers;
		handlers = *original;
		handlers.get_method = get_method;
		handlers.free_obj = free_object;
	}
	if (EXPECTED(object->handlers == original)) {
		object->handlers = &handlers;
	}
	return object;
}
/* }}} */

/* {{{ PDOStatement */
/* NULL when the PDO object is gone already. */
static pdo_dbh_t *usable_dbh(const pdo_stmt_t *statement)
{
	const zval *handle = &statement->database_object_handle;

	if (!statement->dbh || Z_TYPE_P(handle) != IS_OBJECT
		|| !IS_OBJ_VALID(EG(objects_store).object_buckets[Z_OBJ_HANDLE_P(handle)])
		|| (OBJ_FLAGS(Z_OBJ_P(handle)) & IS_OBJ_FREE_CALLED)) {
		return NULL;
	}
	return statement->dbh;
}

static void destroy_statement(zend_object *object)
{
	async_pdo_connection *connection;

	original_statement->dtor_obj(object); /* re-enters userland */
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		&& (connection = connection_of(php_pdo_stmt_fetch_object(object)))) {
		async_pdo_may_free(connection, object);
	}
}

/* Without it drivers do not talk to the server, where a query may still run. */
static void free_without_connection(zend_object *object)
{
	zval *handle = &php_pdo_stmt_fetch_object(object)->database_object_handle, holder;

	ZVAL_COPY_VALUE(&holder, handle);
	ZVAL_UNDEF(handle);
	original_statement->free_obj(object);
	zval_ptr_dtor(&holder);
}

/* The turn is free or ours, see destroy_statement(). */
static void free_statement(zend_object *object)
{
	static const struct pdo_stmt_methods none;
	pdo_stmt_t *statement = php_pdo_stmt_fetch_object(object);
	async_pdo_visit visit;

	if (UNEXPECTED(is_given_up(usable_dbh(statement)))) {
		free_without_connection(object);
		return;
	}
	if (UNEXPECTED(is_abandoned(usable_dbh(statement)))) {
		/* Half done: pdo_pgsql may still point to a result it has cleared. The memory goes
		 * with the heap. */
		statement->methods = &none;
	} else if (UNEXPECTED(is_in_parents_transaction(usable_dbh(statement)))) {
		statement->methods = &methods_of_parent;
	}
	if (!async_pdo_visit_begin(&visit, object, ASYNC_PDO_FREE) || !visit.holder) {
		original_statement->free_obj(object);
		return;
	}
	if (visit.connection->prepared && !visit.connection->broken) {
		async_pdo_cache_keep(visit.connection, statement); /* suspends */
	}
	async_pdo_keep_last_id(visit.connection);
	if (visit.connection->broken) {
		free_without_connection(object);
	} else {
		original_statement->free_obj(object); /* suspends */
	}
	visit.statement = NULL;
	async_pdo_visit_end(&visit);
}

static zend_object *create_statement(zend_class_entry *ce)
{
	zend_object *object = original_create_statement(ce);

	if (UNEXPECTED(!original_statement)) {
		original_statement = object->handlers;
		statement_handlers = *original_statement;
		statement_handlers.dtor_obj = destroy_statement;
		statement_handlers.free_obj = free_statement;
	}
	if (EXPECTED(object->handlers == original_statement)) {
		object->handlers = &statement_handlers;
	}
	return object;
}
/* }}} */

/* {{{ foreach */
static ASYNC_TLS zend_object_iterator_funcs iterator_functions;
static ASYNC_TLS const zend_object_iterator_funcs *original_iterator;

static void move_forward(zend_object_iterator *iterator)
{
	async_pdo_visit visit;

	if (EXPECTED(async_pdo_visit_begin(&visit, Z_OBJ(iterator->data), ASYNC_PDO_TURN))) {
		original_iterator->move_forward(iterator);
		async_pdo_visit_end(&visit);
	}
}

static zend_object_iterator *get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
	zend_object_iterator *iterator;
	async_pdo_visit visit;

	if (UNEXPECTED(!async_pdo_visit_begin(&visit, Z_OBJ_P(object), ASYNC_PDO_TURN))) {
		return NULL;
	}
	iterator = original_get_iterator(ce, object, by_ref);
	async_pdo_visit_end(&visit);
	if (iterator) {
		if (UNEXPECTED(!original_iterator)) {
			original_iterator = iterator->funcs;
			iterator_functions = *original_iterator;
			iterator_functions.move_forward = move_forward;
		}
		iterator->funcs = &iterator_functions;
	}
	return iterator;
}
/* }}} */

void async_pdo_objects_install(void)
{
	zend_class_entry *ce;

	original_create = async_pdo_ce->create_object;
	original_create_statement = async_pdo_statement_ce->create_object;
	original_get_iterator = async_pdo_statement_ce->get_iterator;
	ZEND_HASH_MAP_FOREACH_PTR(CG(class_table), ce) {
		if (ce->create_object == original_create) {
			ce->create_object = create_object;
		} else if (ce->create_object == original_create_statement) {
			ce->create_object = create_statement;
			ce->get_iterator = get_iterator;
		}
	} ZEND_HASH_FOREACH_END();
}

#endif
