/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See turn.h. Wraps the functions and methods of a client, and the objects that they are
 * given or return: freeing one talks to the server, too, and is a turn then.
 */
#include "hook/turn.h"

#include <pthread.h>

#include <zend_exceptions.h>

#include "core/function.h"
#include "coroutine/errors.h"
#include "coroutine/library_call.h"
#include "coroutine/scheduler.h"
#include "hook/wrap.h"

/* One for each client and rule, until the process ends. */
typedef struct _wrapped {
	const async_turn_client *client;
	const async_turn_rule *rule;
	struct _wrapped *older;
} wrapped;

/* The handlers of the objects of a class, with some functions changed. */
typedef struct _attached {
	zend_object_handlers handlers; /* first: objects point to it */
	const zend_object_handlers *original;
	const async_turn_client *client;
	const async_turn_class *class;
} attached;

static const async_turn_rule plain_turn = {NULL, 0, 0, NULL};

/* {{{ objects */
static void free_object(zend_object *object);
static void destroy_object(zend_object *object);

static inline const attached *attached_of(const zend_object *object)
{
	return object->handlers->free_obj == free_object ? (const attached *) object->handlers : NULL;
}

static inline const void *connection_of(const async_turn_class *class, const zend_object *object)
{
	return class->connection ? class->connection(object) : object;
}

static inline bool takes_over(const async_turn_class *class, const zend_object *object)
{
	return class->takes_over && class->takes_over(object);
}

/* Made once per process from the handlers of the first object. */
static const attached *attached_from(
	const async_turn_client *client, async_turn_class *class, const zend_object_handlers *original)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	attached *made;

	pthread_mutex_lock(&lock);
	made = class->attached;
	if (!made) {
		made = pemalloc(sizeof(*made), true);
		made->handlers = *original;
		made->handlers.free_obj = free_object;
		made->handlers.dtor_obj = destroy_object;
		made->original = original;
		made->client = client;
		made->class = class;
		class->attached = made;
	}
	pthread_mutex_unlock(&lock);
	return made;
}

/* The class of an object, whose freeing is watched from now on. */
static const async_turn_class *attach(const async_turn_client *client, zend_object *object)
{
	const attached *known = attached_of(object);

	if (EXPECTED(known)) {
		return known->client == client ? known->class : NULL;
	}
	for (async_turn_class *class = client->classes; class->name; class ++) {
		if (class->ce && instanceof_function(object->ce, class->ce)) {
			known = attached_from(client, class, object->handlers);
			if (EXPECTED(known->original == object->handlers)) {
				object->handlers = &known->handlers;
			}
			return class;
		}
	}
	return NULL;
}

static void destroy_object(zend_object *object)
{
	const attached *known = attached_of(object);
	const void *connection;

	known->original->dtor_obj(object); /* re-enters userland */
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		&& (connection = connection_of(known->class, object))) {
		async_turn_postpone(connection, object, takes_over(known->class, object));
	}
}

/* Nobody else is in between, see destroy_object(). */
static void free_object(zend_object *object)
{
	const attached *known = attached_of(object);
	const async_turn_client *client = known->client;
	const void *connection = connection_of(known->class, object);
	async_turn *turn = NULL;
	bool begun = false;

	if (connection && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		turn = async_turn_try(connection, client->what, takes_over(known->class, object));
	} else if (connection && client->break_off && async_turn_is_abandoned(connection)) {
		client->break_off(connection);
	}
	if (turn && client->hold) {
		client->hold(connection);
	}
	known->original->free_obj(object); /* suspends */
	if (!turn) {
		return;
	}
	if (client->hold) {
		begun = client->is_busy(connection);
		client->release(connection);
	}
	async_turn_leave(turn, begun);
}
/* }}} */

/* {{{ calls */
static zval *subject_of(const async_turn_rule *rule, zend_execute_data *execute_data)
{
	uint32_t number = rule->argument ? rule->argument : 1;
	zval *argument = ZEND_NUM_ARGS() >= number ? ZEND_CALL_ARG(execute_data, number) : NULL;

	if (Z_TYPE(EX(This)) == IS_OBJECT && !(rule->argument && argument && Z_TYPE_P(argument) == IS_OBJECT)) {
		return &EX(This);
	}
	return argument;
}

/* What a call works on. */
typedef struct _subject {
	zend_object *object; /* NULL: none of ours */
	const async_turn_class *class;
	const void *connection;
	bool goes_on; /* with what others have begun */
} subject;

static void find_subject(subject *found, const async_turn_client *client, const async_turn_rule *rule,
	zend_execute_data *execute_data)
{
	zval *value = subject_of(rule, execute_data);

	found->connection = NULL;
	found->object = NULL;
	found->class = NULL;
	if (value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) == IS_OBJECT && (found->class = attach(client, Z_OBJ_P(value)))) {
			found->object = Z_OBJ_P(value);
			found->connection = connection_of(found->class, found->object);
			return;
		}
	}
	if (client->fallback) {
		found->connection = client->fallback(rule, execute_data);
	}
}

/* The call may have to wait, and the connection of its object may be another one then, or
 * none. */
static bool is_still(const subject *used, const async_turn_client *client, const async_turn_rule *rule,
	zend_execute_data *execute_data)
{
	return used->connection
		== (used->object ? connection_of(used->class, used->object) : client->fallback(rule, execute_data));
}

const void *async_turn_connection_of(const async_turn_client *client, const zval *value)
{
	const async_turn_class *class;

	ZVAL_DEREF(value);
	class = Z_TYPE_P(value) == IS_OBJECT ? attach(client, Z_OBJ_P(value)) : NULL;
	return class ? connection_of(class, Z_OBJ_P(value)) : NULL;
}

/* The turn at what the call works on; NULL when it works on no connection, or with an
 * exception thrown when the turn is not to be had. suspends */
static async_turn *enter(const async_turn_client *client, const async_turn_rule *rule, subject *used,
	zend_execute_data *execute_data)
{
	find_subject(used, client, rule, execute_data);
	while (used->connection) {
		async_turn *turn;

		used->goes_on =
			(rule->flags & ASYNC_TURN_TAKES_OVER) || (used->class && takes_over(used->class, used->object));
		turn = async_turn_enter(used->connection, client->what, used->goes_on);

		if (UNEXPECTED(!turn)) {
			return NULL;
		}
		if (EXPECTED(is_still(used, client, rule, execute_data))) {
			return turn;
		}
		async_turn_leave(turn, false);
		find_subject(used, client, rule, execute_data);
	}
	return NULL;
}

/* Of a client that does not tell. */
static bool goes_on(const async_turn_client *client, const async_turn_rule *rule, const subject *used,
	const zval *result, bool begun)
{
	if (Z_TYPE_P(result) == IS_FALSE) {
		return begun && !(rule->flags & ASYNC_TURN_CLOSES_IF_FALSE);
	}
	if (rule->flags & ASYNC_TURN_OPENS) {
		return true;
	}
	return begun
		&& (!(rule->flags & ASYNC_TURN_CLOSES) || (client->is_open && client->is_open(used->object)));
}

void async_turn_call(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	subject used;
	async_turn *turn = enter(client, rule, &used, execute_data);
	bool begun = false, left_by_others;

	if (!turn) {
		if (EXPECTED(!used.connection)) {
			async_library_call_function(original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
			async_error_raise_cancellation();
		}
		return;
	}
	if (client->hold) {
		client->hold(used.connection);
	}
	left_by_others = !turn->begun && !used.goes_on && client->is_busy && !(rule->flags & ASYNC_TURN_PASSES)
		&& client->is_busy(used.connection);
	if (UNEXPECTED(!async_library_call_try(original, INTERNAL_FUNCTION_PARAM_PASSTHRU))) {
		if (client->hold) {
			client->release(used.connection);
		}
		async_library_call_leave();
	}
	async_error_raise_cancellation();
	if (UNEXPECTED(rule->flags & ASYNC_TURN_PASSES)) {
		begun = turn->begun;
	} else if (client->hold || EXPECTED(is_still(&used, client, rule, execute_data))) {
		begun = client->is_busy ? !left_by_others && client->is_busy(used.connection)
								: goes_on(client, rule, &used, return_value, turn->begun);
	}
	if (client->hold) {
		client->release(used.connection);
	}
	async_turn_leave(turn, begun);
	if (Z_TYPE_P(return_value) == IS_OBJECT) {
		attach(client, Z_OBJ_P(return_value));
	}
}

bool async_turn_visit_begin(
	async_turn_visit *visit, const async_turn_client *client, const void *connection, bool takes_over)
{
	visit->client = client;
	visit->connection = connection;
	visit->turn = NULL;
	if (!connection || async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		return true;
	}
	client->hold(connection);
	visit->turn = async_turn_enter(connection, client->what, takes_over);
	if (UNEXPECTED(!visit->turn)) {
		client->release(connection);
		return false;
	}
	return true;
}

void async_turn_visit_end(async_turn_visit *visit)
{
	bool begun;

	if (visit->turn) {
		begun = visit->client->is_busy(visit->connection);
		visit->client->release(visit->connection);
		async_turn_leave(visit->turn, begun);
	}
}

static void call(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	const wrapped *how = wrap->detail;
	const async_turn_rule *rule = how->rule;

	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE && !(rule->flags & ASYNC_TURN_ALWAYS)) {
		wrap->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else if (UNEXPECTED(rule->around)) {
		rule->around(how->client, rule, wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else {
		async_turn_call(how->client, rule, wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}
/* }}} */

/* {{{ installing */
static bool is_for(const async_turn_rule *rule, const char *name)
{
	size_t length = strlen(rule->name);

	if (rule->name[length - 1] == '*') {
		return strncasecmp(rule->name, name, length - 1) == 0;
	}
	return strcasecmp(rule->name, name) == 0;
}

static const async_turn_rule *find_rule(const async_turn_client *client, const char *name)
{
	for (const async_turn_rule *rule = client->rules; rule && rule->name; rule++) {
		if (is_for(rule, name)) {
			return rule;
		}
	}
	return &plain_turn;
}

static const wrapped *wrapped_by(const async_turn_client *client, const async_turn_rule *rule)
{
	static wrapped *newest;
	wrapped *how = newest;

	while (how && (how->client != client || how->rule != rule)) {
		how = how->older;
	}
	if (!how) {
		how = pemalloc(sizeof(*how), true);
		*how = (wrapped) {client, rule, newest};
		newest = how;
	}
	return how;
}

static void wrap_function(const async_turn_client *client, zend_internal_function *function)
{
	const async_turn_rule *rule = find_rule(client, ZSTR_VAL(function->function_name));

	if (!(rule->flags & ASYNC_TURN_FREE)) {
		async_wrap_function(function, call, wrapped_by(client, rule));
	}
}

static void wrap_methods(const async_turn_client *client, zend_class_entry *ce)
{
	zend_function *function;

	ZEND_HASH_MAP_FOREACH_PTR(&ce->function_table, function) {
		if (function->type == ZEND_INTERNAL_FUNCTION) {
			wrap_function(client, &function->internal_function);
		}
	} ZEND_HASH_FOREACH_END();
}

static bool is_of(const async_turn_client *client, const zend_class_entry *ce)
{
	for (const async_turn_class *class = client->classes; class->name; class ++) {
		if (class->ce && instanceof_function(ce, class->ce)) {
			return true;
		}
	}
	return false;
}

void async_turn_client_install(const async_turn_client *client)
{
	const zend_module_entry *module = NULL;
	zend_class_entry *ce;

	for (async_turn_class *class = client->classes; class->name; class ++) {
		class->ce = zend_hash_str_find_ptr(CG(class_table), class->name, strlen(class->name));
	}
	ZEND_HASH_MAP_FOREACH_PTR(CG(class_table), ce) {
		if (is_of(client, ce)) {
			wrap_methods(client, ce);
		}
	} ZEND_HASH_FOREACH_END();
	if (client->extension) {
		module = zend_hash_str_find_ptr(&module_registry, client->extension, strlen(client->extension));
	}
	for (const zend_function_entry *entry = module ? module->functions : NULL; entry && entry->fname;
		 entry++) {
		zend_internal_function *function = async_function_find(entry->fname);

		if (function) {
			wrap_function(client, function);
		}
	}
}
/* }}} */
