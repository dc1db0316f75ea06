/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See pipe_timeout.h. A pipe may be closed in ways that are not seen here, and its
 * descriptor be another one's then: an entry counts only while its stream exists.
 */
#include "hook/pipe_timeout.h"

#include <php.h>

#include "core/function.h"
#include "core/memory.h"
#include "hook/pipe.h"

typedef struct _pipe_timeout {
	php_stream *stream;
	zend_long handle; /* of its resource */
	int fd;
	async_time timeout;
	bool passed; /* in the last read */
} pipe_timeout;

static ASYNC_TLS pipe_timeout *entries;
static ASYNC_TLS size_t count;

void async_pipe_timeouts_reset(void)
{
	async_free(entries);
	entries = NULL;
	count = 0;
}

static bool exists(const pipe_timeout *entry)
{
	zval *resource = zend_hash_index_find(&EG(regular_list), (zend_ulong) entry->handle);

	return resource && Z_RES_VAL_P(resource) == entry->stream;
}

static pipe_timeout *find(int fd)
{
	for (size_t i = 0; i < count; i++) {
		if (entries[i].fd == fd && exists(&entries[i])) {
			return &entries[i];
		}
	}
	return NULL;
}

async_time async_pipe_timeout_begin(int fd)
{
	pipe_timeout *entry = find(fd);

	if (EXPECTED(!entry)) {
		return -1;
	}
	entry->passed = false;
	return entry->timeout;
}

void async_pipe_timeout_passed(int fd)
{
	pipe_timeout *entry = find(fd);

	if (entry) {
		entry->passed = true;
	}
}

static void forget_dead(void)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		if (exists(&entries[i])) {
			entries[kept++] = entries[i];
		}
	}
	count = kept;
}

static bool set_timeout(const zval *value, zend_long seconds, zend_long microseconds)
{
	php_stream *stream = async_pipe_from(value);
	int fd = stream ? async_pipe_descriptor(stream) : -1;
	pipe_timeout *entry;

	if (fd < 0) {
		return false;
	}
	entry = find(fd);
	if (!entry) {
		forget_dead();
		entries = async_realloc(entries, (count + 1) * sizeof(*entries));
		entry = &entries[count++];
		*entry = (pipe_timeout) {.stream = stream, .handle = Z_RES_HANDLE_P(value), .fd = fd};
	}
	if (seconds < 0 || seconds >= ASYNC_NEVER / ASYNC_NS_PER_S - 1) {
		entry->timeout = -1;
	} else {
		entry->timeout = seconds * ASYNC_NS_PER_S + microseconds % 1000000 * 1000;
	}
	return true;
}

static void call_set_timeout(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (Z_TYPE_P(return_value) == IS_FALSE && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE) {
		uint32_t arguments = ZEND_NUM_ARGS();
		zend_long seconds = zval_get_long(ZEND_CALL_ARG(execute_data, 2));
		zend_long microseconds = arguments > 2 ? zval_get_long(ZEND_CALL_ARG(execute_data, 3)) : 0;

		RETVAL_BOOL(set_timeout(ZEND_CALL_ARG(execute_data, 1), seconds, microseconds));
	}
}

static void call_get_meta_data(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	if (UNEXPECTED(count) && Z_TYPE_P(return_value) == IS_ARRAY) {
		php_stream *stream = async_pipe_from(ZEND_CALL_ARG(execute_data, 1));
		const pipe_timeout *entry = stream ? find(async_pipe_descriptor(stream)) : NULL;

		if (entry && entry->passed) {
			add_assoc_bool(return_value, "timed_out", true);
		}
	}
}

#define WRAPPED(_) \
 _(stream_set_timeout, set_timeout) \
 _(socket_set_timeout, set_timeout) \
 _(stream_get_meta_data, get_meta_data) \
 _(socket_get_status, get_meta_data)

#define DEFINE(name, kind) \
 static zif_handler original_##name; \
 static ZEND_FUNCTION(hooked_##name) \
 { \
  call_##kind(INTERNAL_FUNCTION_PARAM_PASSTHRU, original_##name); \
 }
WRAPPED(DEFINE)
#undef DEFINE

static const async_function_hook functions[] = {
#define ENTRY(name, kind) {#name, ZEND_FN(hooked_##name), &original_##name},
	WRAPPED(ENTRY)
#undef ENTRY
};

enum {
	FUNCTIONS = sizeof(functions) / sizeof(functions[0]),
};

void async_pipe_timeout_functions_install(void)
{
	async_functions_replace(functions, FUNCTIONS);
}

void async_pipe_timeout_functions_uninstall(void)
{
	async_functions_restore(functions, FUNCTIONS);
}
