/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See function.h. Only `handler` is replaced: argument information, and with it
 * reflection, named arguments and type errors, stays the original's.
 */
#include "hook/function.h"

#include <php.h>
#include <ext/standard/info.h>

#include "coroutine/scheduler.h"
#include "hook/stream.h"

static zif_handler original_socket_pair;
static zif_handler original_copy;

static php_stream *stream_from(zval *value)
{
	if (Z_TYPE_P(value) != IS_RESOURCE
		|| (Z_RES_TYPE_P(value) != php_file_le_stream() && Z_RES_TYPE_P(value) != php_file_le_pstream())) {
		return NULL;
	}
	return Z_RES_VAL_P(value);
}

static async_stream *hooked_from(zval *value)
{
	php_stream *stream = stream_from(value);

	return stream && async_stream_is_hooked(stream) ? async_stream_of(stream) : NULL;
}

/* Makes streams without a transport. */
static void stream_socket_pair(INTERNAL_FUNCTION_PARAMETERS)
{
	zval *entry;

	original_socket_pair(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE && Z_TYPE_P(return_value) == IS_ARRAY) {
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(return_value), entry) {
			php_stream *stream = stream_from(entry);

			if (stream) {
				async_stream_attach(stream, false);
			}
		} ZEND_HASH_FOREACH_END();
	}
}

/* Works on two streams: while it waits in one of them, closing the other must not free
 * it. A visit to both keeps them. */
static void stream_copy_to_stream(INTERNAL_FUNCTION_PARAMETERS)
{
	async_stream *from = NULL, *to = NULL;
	async_stream_visit at_from, at_to;

	if (async_scheduler_can_suspend() && ZEND_NUM_ARGS() >= 2) {
		from = hooked_from(ZEND_CALL_ARG(execute_data, 1));
		to = hooked_from(ZEND_CALL_ARG(execute_data, 2));
	}
	if (from) {
		async_stream_enter(from, &at_from);
		at_from.abortable = false;
	}
	if (to) {
		async_stream_enter(to, &at_to);
		at_to.abortable = false;
		at_to.source = from;
	}
	original_copy(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (to && !at_to.gone) {
		async_stream_leave(to, &at_to);
	}
	if (from && !at_from.gone) {
		async_stream_leave(from, &at_from);
	}
}

/* To wrap one more function: a line here, its original above. */
static const struct {
	const char *name;
	zif_handler handler;
	zif_handler *original;
} functions[] = {
	{"stream_socket_pair", stream_socket_pair, &original_socket_pair},
	{"stream_copy_to_stream", stream_copy_to_stream, &original_copy},
};

enum {
	FUNCTIONS = sizeof(functions) / sizeof(functions[0]),
};

static zend_internal_function *find(const char *name)
{
	zend_function *function = zend_hash_str_find_ptr(CG(function_table), name, strlen(name));

	return function && function->type == ZEND_INTERNAL_FUNCTION ? &function->internal_function : NULL;
}

void async_functions_install(void)
{
	for (int i = 0; i < FUNCTIONS; i++) {
		zend_internal_function *function = find(functions[i].name);

		if (function) {
			*functions[i].original = function->handler;
			function->handler = functions[i].handler;
		}
	}
}

void async_functions_uninstall(void)
{
	for (int i = 0; i < FUNCTIONS; i++) {
		zend_internal_function *function = find(functions[i].name);

		if (function && function->handler == functions[i].handler) {
			function->handler = *functions[i].original;
		}
	}
}

void async_functions_info(void)
{
	char names[200] = "";
	size_t length = 0;

	for (int i = 0; i < FUNCTIONS; i++) {
		zend_internal_function *function = find(functions[i].name);

		if (function && function->handler == functions[i].handler && length < sizeof(names)) {
			length += (size_t) snprintf(
				names + length, sizeof(names) - length, "%s%s", length ? ", " : "", functions[i].name);
		}
	}
	php_info_print_table_row(2, "Hooked functions", length ? names : "none");
}
