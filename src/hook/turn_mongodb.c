/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turns at the clients of libmongoc, which ext/mongodb shares between all managers of the same
 * address and options. The structures of the extension are private, but have begun like this from
 * 1.10 on. libmongoc waits for who has a turn, and blocks otherwise (libc_gate.c), as it does
 * everywhere once a structure has turned out to be another one.
 */
#include "hook/turn.h"

static zend_class_entry *manager_ce;

/* Connections that are none: of objects without a manager that we see, and of the registry of
 * clients, which a constructor looks into before it waits and writes to after it. */
static const char unknown, registry;

static bool is_unknown;

/* What a structure has at a place, if it is a manager. */
static const zend_object *manager_in(const zend_object *object, size_t place)
{
	size_t size = (size_t) object->handlers->offset;
	const zval *value = (const zval *) ((const char *) object - size + place);

	if (place + sizeof(zval) > size || Z_TYPE_P(value) != IS_OBJECT || Z_OBJCE_P(value) != manager_ce) {
		return NULL;
	}
	return Z_OBJ_P(value);
}

/* Its first member; but a manager with encryption also uses the client of the one that has its keys. */
static const void *client_of(const zend_object *manager)
{
	const zend_object *keys = manager_in(manager, 56);

	return async_turn_first_member(keys ? keys : manager);
}

static const void *connection_in(const zend_object *object, size_t place)
{
	const zend_object *manager = manager_in(object, place);

	if (UNEXPECTED(!manager)) {
		is_unknown = true;
		return &unknown;
	}
	return client_of(manager);
}

static const void *connection_of_server(const zend_object *object)
{
	return connection_in(object, 0);
}

/* Cursors, sessions and encryptions: behind a pointer to what they are in libmongoc. */
static const void *connection_of_others(const zend_object *object)
{
	return connection_in(object, sizeof(void *));
}

static void construct(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	async_turn *turn;

	if (Z_OBJCE(EX(This)) != manager_ce) {
		async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	turn = async_turn_enter(&registry, client->what, false);
	if (turn) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
		async_turn_leave(turn, false);
		async_turn_connection_of(client, &EX(This));
	}
}

/* While it is sent, nobody must add to it. */
static void execute_bulk(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	const void *bulk = NULL;
	async_turn *turn = NULL;

	for (uint32_t i = 1; i <= MIN(ZEND_NUM_ARGS(), 2) && !bulk; i++) {
		bulk = async_turn_connection_of(client, ZEND_CALL_ARG(execute_data, i));
	}
	if (bulk && !(turn = async_turn_enter(bulk, client->what, false))) {
		return;
	}
	async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
	if (turn) {
		async_turn_leave(turn, false);
	}
}

/* What is unknown shows up here, before anybody can use it. */
static void check_result(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
	async_turn_connection_of(client, return_value);
}

static const async_turn_rule rules[] = {
	{"__construct", 0, 0, construct},
	{"executebulkwrite*", 0, 0, execute_bulk},
	{"*", 0, 0, check_result},
	{NULL, 0, 0, NULL},
};

static async_turn_class classes[] = {
	{"mongodb\\driver\\manager", client_of, NULL, NULL, NULL},
	{"mongodb\\driver\\server", connection_of_server, NULL, NULL, NULL},
	{"mongodb\\driver\\cursor", connection_of_others, NULL, NULL, NULL},
	{"mongodb\\driver\\session", connection_of_others, NULL, NULL, NULL},
	{"mongodb\\driver\\clientencryption", connection_of_others, NULL, NULL, NULL},
	{"mongodb\\driver\\bulkwrite", NULL, NULL, NULL, NULL},
	{"mongodb\\driver\\bulkwritecommand", NULL, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client mongodb = {
	.what = "turn at a MongoDB client",
	.rules = rules,
	.classes = classes,
};

bool async_turn_is_in_mongodb(void)
{
	return async_turn_is_inside(&mongodb) && !is_unknown;
}

void async_turn_mongodb_install(void)
{
	async_turn_client_install(&mongodb);
	manager_ce = classes[0].ce;
}
