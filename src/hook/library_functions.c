/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See library_functions.h. Not here are those of clients that take turns (turn_call.c, pdo_call.c), and
 * SoapClient (soap.c).
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/library_functions.h"

#include <dlfcn.h>

#include "core/function.h"
#include "coroutine/library_call.h"
#include "hook/wrap.h"

/* In lower case. */
static const struct {
	const char *class; /* NULL for functions */
	const char *name;
} functions[] = {
	/* A connection, until it is made. */
	{NULL, "ssh2_connect"},
	{NULL, "stomp_connect"},
	{"stomp", "__construct"},
	/* A persistent stream, which the next request would find without TLS. */
	{NULL, "pfsockopen"},
	{NULL, "stream_socket_client"},
	/* A document of libxml. */
	{NULL, "simplexml_load_file"},
	{"domdocument", "load"},
	{"domdocument", "loadhtmlfile"},
};

static void call(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	async_library_call_function(wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

/* It waits for a lock or a server. PHP takes a session for started before it has read its data,
 * and at the end of the request would write an empty one: this one is closed as it is. */
static void start_session(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	if (UNEXPECTED(!async_library_call_try(wrap->original, INTERNAL_FUNCTION_PARAM_PASSTHRU))) {
		int (*php_session_flush)(int write);

		*(void **) &php_session_flush = dlsym(RTLD_DEFAULT, "php_session_flush");
		if (php_session_flush) {
			php_session_flush(false);
		}
		async_library_call_leave();
	}
}

static HashTable *table_of(const char *class)
{
	zend_class_entry *ce;

	if (!class) {
		return CG(function_table);
	}
	ce = zend_hash_str_find_ptr(CG(class_table), class, strlen(class));
	return ce ? &ce->function_table : NULL;
}

void async_library_functions_install(void)
{
	for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++) {
		HashTable *table = table_of(functions[i].class);
		zend_internal_function *function = table ? async_function_find_in(table, functions[i].name) : NULL;

		if (function) {
			async_wrap_function(function, call, NULL);
		}
	}
	if (async_function_find("session_start")) {
		async_wrap_function(async_function_find("session_start"), start_session, NULL);
	}
}
