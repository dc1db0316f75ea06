/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Functions that open a file by its name, read it and close it: file_get_contents() and its
 * like. Nobody else knows the stream meanwhile.
 */
#include "hook/file_call.h"

#include <errno.h>

#include "core/function.h"
#include "hook/engine.h"
#include "hook/file_prefetch.h"

/* Has the name a scheme, as streams.c sees it? A mere ':' is none. */
static bool is_url(const char *name)
{
	size_t length = strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

	return name[length] == ':'
		&& ((length > 1 && strncmp(name + length, "://", 3) == 0) || strncmp(name, "data:", 5) == 0);
}

/* The path, when the wrapper of plain files opens it, or NULL. */
static const char *plain_path(const zval *value)
{
	const char *name, *path;

	if (Z_TYPE_P(value) != IS_STRING) {
		return NULL;
	}
	name = Z_STRVAL_P(value);
	if (memchr(name, ':', Z_STRLEN_P(value)) && is_url(name)
		&& strncasecmp(name, "file://", sizeof("file://") - 1) != 0) {
		return NULL;
	}
	/* What is in place of that wrapper may be anything. */
	return zend_hash_str_exists(php_stream_get_url_stream_wrappers_hash(), "file", 4)
			&& php_stream_locate_url_wrapper(name, &path, 0) == &php_plain_files_wrapper
		? path
		: NULL;
}

/* In a phar, ext/phar may take a name for one of a file of the archive, which it reads itself. */
static bool is_in_phar(void)
{
	return strncasecmp(zend_get_executed_filename(), "phar:", sizeof("phar:") - 1) == 0;
}

static void call_reading(INTERNAL_FUNCTION_PARAMETERS, zif_handler original, uint32_t name)
{
	if (ZEND_NUM_ARGS() >= name && async_scheduler_can_suspend() && !is_in_phar()
		&& plain_path(ZEND_CALL_ARG(execute_data, name))) {
		async_file_call_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, NULL);
	} else {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

/* Its other file is empty or half-written while it goes on: nothing runs in between. */
static void call_copying(INTERNAL_FUNCTION_PARAMETERS, zif_handler original, uint32_t name)
{
	const char *path = ZEND_NUM_ARGS() >= name && async_scheduler_can_suspend() && !is_in_phar()
		? plain_path(ZEND_CALL_ARG(execute_data, name))
		: NULL;

	if (path && UNEXPECTED(async_file_prefetch_name(path) == -ECANCELED)) {
		async_hook_throw_pending();
		RETURN_FALSE;
	}
	original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

/* The same, when its data comes from a stream. */
static void call_storing(INTERNAL_FUNCTION_PARAMETERS, zif_handler original, uint32_t source)
{
	php_stream *stream = ZEND_NUM_ARGS() >= source && async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE
		? async_file_from(ZEND_CALL_ARG(execute_data, source))
		: NULL;

	if (EXPECTED(!stream)) {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	} else if (!async_file_call_prefetching(
				   INTERNAL_FUNCTION_PARAM_PASSTHRU, original, stream, stream->position, SIZE_MAX)) {
		RETURN_FALSE;
	}
}

/* To wrap one more: a line here, with which argument is the name of the file, or its stream. */
#define WRAPPED(_) \
 _(file_get_contents, reading, 1) \
 _(file, reading, 1) \
 _(md5_file, reading, 1) \
 _(sha1_file, reading, 1) \
 _(hash_file, reading, 2) \
 _(hash_hmac_file, reading, 2) \
 _(readfile, reading, 1) \
 _(copy, copying, 1) \
 _(file_put_contents, storing, 2)

#define DEFINE(name, kind, argument) \
 static zif_handler original_##name; \
 static ZEND_FUNCTION(hooked_##name) \
 { \
  call_##kind(INTERNAL_FUNCTION_PARAM_PASSTHRU, original_##name, argument); \
 }
WRAPPED(DEFINE)
#undef DEFINE

static const async_function_hook functions[] = {
#define ENTRY(name, kind, argument) {#name, ZEND_FN(hooked_##name), &original_##name},
	WRAPPED(ENTRY)
#undef ENTRY
};

enum {
	FUNCTIONS = sizeof(functions) / sizeof(functions[0]),
};

void async_file_functions_install(void)
{
	async_functions_replace(functions, FUNCTIONS);
}

void async_file_functions_uninstall(void)
{
	async_functions_restore(functions, FUNCTIONS);
}
