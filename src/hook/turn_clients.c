/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turns at the objects of clients that are one connection each, or a set of connections of
 * their own, and the list of all clients.
 */
#include "hook/turn.h"

#include <zend_interfaces.h>

#include "coroutine/scheduler.h"

#define PLAIN \
 { \
  NULL, 0, 0, NULL \
 }

/* {{{ phpredis: commands between MULTI and EXEC belong together, as from WATCH on */
static bool is_queueing(zend_object *object)
{
	zval mode;
	bool queueing;

	ZVAL_UNDEF(&mode);
	zend_call_method_with_0_params(object, object->ce, NULL, "getmode", &mode);
	queueing = Z_TYPE(mode) == IS_LONG && Z_LVAL(mode) != 0;
	zval_ptr_dtor(&mode);
	return queueing;
}

/* Persistent connections, unless phpredis keeps a pool of them: objects that name the same
 * one share the stream, which the first of them makes. Set once that has happened. */
static bool redis_shares;

static void open_persistent(const async_turn_client *client, const async_turn_rule *rule,
	zif_handler original, INTERNAL_FUNCTION_PARAMETERS)
{
	static const char pooling[] = "redis.pconnect.pooling_enabled", turn_to_open;
	async_turn *turn;
	bool shares = !zend_ini_long(pooling, sizeof(pooling) - 1, 0);

	if (shares) {
		redis_shares = true;
	}
	if (async_the_scheduler.state != ASYNC_SCHEDULER_ACTIVE) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
		return;
	}
	if (!shares) {
		async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
		return;
	}
	turn = async_turn_enter(&turn_to_open, "turn to open a persistent Redis connection", false);
	if (turn) {
		async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU); /* suspends */
		async_turn_leave(turn, false);
	}
}

/* Its structure begins with a pointer to one that begins with the stream. */
static const void *redis_connection(const zend_object *object)
{
	void *const *socket;

	if (EXPECTED(!redis_shares)) {
		return object;
	}
	socket = async_turn_first_member(object);
	return socket && *socket ? *socket : object;
}

static const async_turn_rule redis_rules[] = {
	{"close", ASYNC_TURN_CLOSES, 0, NULL},
	{"discard", ASYNC_TURN_CLOSES, 0, NULL},
	{"exec", ASYNC_TURN_CLOSES, 0, NULL},
	{"multi", ASYNC_TURN_OPENS, 0, NULL},
	{"pconnect", ASYNC_TURN_ALWAYS, 0, open_persistent},
	{"pipeline", ASYNC_TURN_OPENS, 0, NULL},
	{"popen", ASYNC_TURN_ALWAYS, 0, open_persistent},
	{"reset", ASYNC_TURN_CLOSES, 0, NULL},
	{"unwatch", ASYNC_TURN_CLOSES, 0, NULL},
	{"watch", ASYNC_TURN_OPENS, 0, NULL},
	{"getmode", ASYNC_TURN_FREE, 0, NULL},
	PLAIN,
};

static async_turn_class redis_classes[] = {
	{"redis", redis_connection, NULL, NULL, NULL},
	{"rediscluster", NULL, NULL, NULL, NULL},
	{"redissentinel", NULL, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client redis = {
	.what = "turn at a Redis object",
	.rules = redis_rules,
	.classes = redis_classes,
	.is_open = is_queueing,
};
/* }}} */

/* {{{ memcached: answers that were asked for are fetched one by one */
/* With a callback nothing is left to fetch. */
static void get_delayed(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	static const async_turn_rule opens = {"getdelayed", ASYNC_TURN_OPENS, 0, NULL}, plain = PLAIN;
	uint32_t callback = strcmp(rule->name, "getdelayed") == 0 ? 3 : 4;
	bool given = ZEND_NUM_ARGS() >= callback && Z_TYPE_P(ZEND_CALL_ARG(execute_data, callback)) > IS_NULL;

	async_turn_call(client, given ? &plain : &opens, original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static const async_turn_rule memcached_rules[] = {
	{"fetch", ASYNC_TURN_CLOSES_IF_FALSE, 0, NULL},
	{"fetchall", ASYNC_TURN_CLOSES | ASYNC_TURN_CLOSES_IF_FALSE, 0, NULL},
	{"getdelayed", 0, 0, get_delayed},
	{"getdelayedbykey", 0, 0, get_delayed},
	{"quit", ASYNC_TURN_CLOSES, 0, NULL},
	{"getresultcode", ASYNC_TURN_FREE, 0, NULL},
	{"getresultmessage", ASYNC_TURN_FREE, 0, NULL},
	PLAIN,
};

/* The first member of its structure; objects of the same persistent id share it. */
static const void *memcached_connection(const zend_object *object)
{
	return async_turn_first_member(object);
}

static async_turn_class memcached_classes[] = {
	{"memcached", memcached_connection, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client memcached = {
	.what = "turn at a Memcached object",
	.rules = memcached_rules,
	.classes = memcached_classes,
};
/* }}} */

/* {{{ gearman and ftp */
static async_turn_class gearman_classes[] = {
	{"gearmanclient", NULL, NULL, NULL, NULL},
	{"gearmanworker", NULL, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client gearman = {
	.what = "turn at a Gearman object",
	.classes = gearman_classes,
};

static async_turn_class ftp_classes[] = {
	{"ftp\\connection", NULL, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client ftp = {
	.extension = "ftp",
	.what = "turn at an FTP connection",
	.classes = ftp_classes,
};
/* }}} */

void async_turns_install(void)
{
	async_turn_mysqli_install();
	async_turn_pgsql_install();
	async_turn_client_install(&async_turn_sqlite);
	async_turn_client_install(&redis);
	async_turn_client_install(&memcached);
	async_turn_client_install(&gearman);
	async_turn_client_install(&ftp);
	async_turn_alone_install();
	async_turn_amqp_install();
	async_turn_curl_install();
	async_turn_ldap_install();
	async_turn_mongodb_install();
}

void async_turns_request_startup(void)
{
	async_turns_forget();
	async_turn_pgsql_request_startup();
}
