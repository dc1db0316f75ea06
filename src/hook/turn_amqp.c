/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turns at the connections of ext/amqp: channels, queues and exchanges keep theirs in a
 * property. consume() is one turn until it ends, as its frames may be for anybody.
 */
#include "hook/turn.h"

static const void *connection_of(const zend_object *object)
{
	zend_class_entry *declares = object->ce;
	zval storage, *connection;

	while (declares->type != ZEND_INTERNAL_CLASS) {
		declares = declares->parent;
	}
	connection =
		zend_read_property(declares, (zend_object *) object, ZEND_STRL("connection"), true, &storage);
	ZVAL_DEREF(connection);
	return Z_TYPE_P(connection) == IS_OBJECT ? Z_OBJ_P(connection) : NULL;
}

/* A channel is opened by its constructor; freeing one that has done nothing else closes it. */
static void construct(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	async_turn_connection_of(client, &EX(This));
}

static const async_turn_rule rules[] = {
	{"__construct", 0, 1, construct},
	{"get", 0, 0, NULL},
	{"get*", ASYNC_TURN_FREE, 0, NULL},
	{"hasargument", ASYNC_TURN_FREE, 0, NULL},
	{"is*", ASYNC_TURN_FREE, 0, NULL},
	{"setargument*", ASYNC_TURN_FREE, 0, NULL},
	{"setflags", ASYNC_TURN_FREE, 0, NULL},
	{"setname", ASYNC_TURN_FREE, 0, NULL},
	{"settype", ASYNC_TURN_FREE, 0, NULL},
	{NULL, 0, 0, NULL},
};

static async_turn_class classes[] = {
	{"amqpconnection", NULL, NULL, NULL, NULL},
	{"amqpchannel", connection_of, NULL, NULL, NULL},
	{"amqpexchange", connection_of, NULL, NULL, NULL},
	{"amqpqueue", connection_of, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client amqp = {
	.what = "turn at an AMQP connection",
	.rules = rules,
	.classes = classes,
};

void async_turn_amqp_install(void)
{
	async_turn_client_install(&amqp);
}
