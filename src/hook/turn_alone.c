/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Libraries that one coroutine at a time can be in, whatever its connection: libc-client (ext/imap)
 * collects the results of a call in globals, libnetsnmp has one list of sessions and waits
 * for all of them. Others go on meanwhile; those that want in wait for their turn.
 */
#include "hook/turn.h"

/* {{{ imap */
static const char the_mailboxes;

static const void *any_mailbox(const zend_object *object)
{
	return &the_mailboxes;
}

static const void *some_mailbox(const async_turn_rule *rule, zend_execute_data *execute_data)
{
	return &the_mailboxes;
}

/* They only work on strings, or look at what the request has noted. */
static const async_turn_rule imap_rules[] = {
	{"imap_8bit", ASYNC_TURN_FREE, 0, NULL},
	{"imap_alerts", ASYNC_TURN_FREE, 0, NULL},
	{"imap_base64", ASYNC_TURN_FREE, 0, NULL},
	{"imap_binary", ASYNC_TURN_FREE, 0, NULL},
	{"imap_errors", ASYNC_TURN_FREE, 0, NULL},
	{"imap_last_error", ASYNC_TURN_FREE, 0, NULL},
	{"imap_mime_header_decode", ASYNC_TURN_FREE, 0, NULL},
	{"imap_qprint", ASYNC_TURN_FREE, 0, NULL},
	{"imap_rfc822*", ASYNC_TURN_FREE, 0, NULL},
	{"imap_utf*", ASYNC_TURN_FREE, 0, NULL},
	{NULL, 0, 0, NULL},
};

static async_turn_class imap_classes[] = {
	{"imap\\connection", any_mailbox, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client imap = {
	.extension = "imap",
	.what = "turn to use the IMAP library",
	.rules = imap_rules,
	.classes = imap_classes,
	.fallback = some_mailbox,
};

bool async_turn_is_in_imap(void)
{
	return async_turn_is_inside(&imap);
}
/* }}} */

/* {{{ snmp */
static const char the_sessions;

static const void *any_session(const zend_object *object)
{
	return &the_sessions;
}

static const void *some_session(const async_turn_rule *rule, zend_execute_data *execute_data)
{
	return &the_sessions;
}

/* snmp_set_quick_print() and the like. */
static const async_turn_rule snmp_rules[] = {
	{"snmp_*", ASYNC_TURN_FREE, 0, NULL},
	{NULL, 0, 0, NULL},
};

static async_turn_class snmp_classes[] = {
	{"snmp", any_session, NULL, NULL, NULL},
	{NULL, NULL, NULL, NULL, NULL},
};

static const async_turn_client snmp = {
	.extension = "snmp",
	.what = "turn to use the SNMP library",
	.rules = snmp_rules,
	.classes = snmp_classes,
	.fallback = some_session,
};

bool async_turn_is_in_snmp(void)
{
	return async_turn_is_inside(&snmp);
}
/* }}} */

void async_turn_alone_install(void)
{
	async_turn_client_install(&imap);
	async_turn_client_install(&snmp);
}
