/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Turns at the connections of ext/ldap, which are objects. Also functions that never wait
 * lock a connection, so that none is free.
 */
#include "hook/turn.h"

#include "coroutine/library_call.h"

static int compare(const void *a, const void *b)
{
	const void *const *x = a, *const *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* The connections among the values, in an order that is the same for everybody. */
static uint32_t connections_of(const async_turn_client *client, HashTable *list, const void **connections)
{
	uint32_t count = 0;
	zval *value;

	ZEND_HASH_FOREACH_VAL(list, value) {
		if ((connections[count] = async_turn_connection_of(client, value))) {
			count++;
		}
	} ZEND_HASH_FOREACH_END();
	qsort(connections, count, sizeof(*connections), compare);
	return count;
}

static void search_in(
	const async_turn_client *client, HashTable *list, zif_handler original, INTERNAL_FUNCTION_PARAMETERS)
{
	uint32_t size = zend_hash_num_elements(list) + 1, taken = 0, count;
	const void **connections = safe_emalloc(size, sizeof(*connections), 0);
	async_turn **turns = safe_emalloc(size, sizeof(*turns), 0);

	count = connections_of(client, list, connections);
	while (taken < count && (turns[taken] = async_turn_enter(connections[taken], client->what, false))) {
		taken++;
	}
	if (EXPECTED(taken == count)) {
		async_library_call_function(original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
	while (taken--) {
		async_turn_leave(turns[taken], false);
	}
	efree(turns);
	efree(connections);
}

/* In one connection, or in several at the same time. */
static void search(const async_turn_client *client, const async_turn_rule *rule, zif_handler original,
	INTERNAL_FUNCTION_PARAMETERS)
{
	zval *argument = ZEND_NUM_ARGS() ? ZEND_CALL_ARG(execute_data, 1) : NULL;

	if (argument && Z_TYPE_P(argument) == IS_ARRAY) {
		search_in(client, Z_ARRVAL_P(argument), original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else {
		async_turn_call(client, rule, original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

static const async_turn_rule rules[] = {
	{"ldap_list", 0, 0, search},
	{"ldap_read", 0, 0, search},
	{"ldap_search", 0, 0, search},
	{NULL, 0, 0, NULL},
};

static async_turn_class classes[] = {
	{"ldap\\connection", NULL, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client ldap = {
	.extension = "ldap",
	.what = "turn at an LDAP connection",
	.rules = rules,
	.classes = classes,
};

bool async_turn_is_in_ldap(void)
{
	return async_turn_is_inside(&ldap);
}

void async_turn_ldap_install(void)
{
	async_turn_client_install(&ldap);
}
