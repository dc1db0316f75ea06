/* SPDX-License-Identifier: BSD-3-Clause
 *
 * SplFileObject: its methods read a stream that nobody else knows, but coroutines may share
 * the object. Each call is one turn. A class that inherits a method has a copy of it: one that
 * was declared while the wrappers were not there (handler.h) blocks.
 */
#include "hook/file_call.h"

#include <ext/spl/spl_directory.h>

#include "hook/wrap.h"

/* All that read the stream, or move in it. */
static const char *const methods[] = {"fgets", "fgetc", "fread", "fgetcsv", "fscanf", "fpassthru", "current",
	"next", "rewind", "key", "seek", "getcurrentline", "__tostring", "fwrite", "fputcsv", "ftruncate",
	"fseek"};

static const char *const classes[] = {"splfileobject", "spltempfileobject"};

static php_stream *stream_of(zend_execute_data *execute_data)
{
	const spl_filesystem_object *object;
	php_stream *stream;

	if (Z_TYPE(EX(This)) != IS_OBJECT) {
		return NULL;
	}
	object = (const void *) ((const char *) Z_OBJ(EX(This)) - XtOffsetOf(spl_filesystem_object, std));
	stream = object->type == SPL_FS_FILE ? object->u.file.stream : NULL;
	return stream && stream->ops == &php_stream_stdio_ops && !(stream->flags & PHP_STREAM_FLAG_NO_SEEK)
		? stream
		: NULL;
}

static void call_method(const async_wrap *wrap, INTERNAL_FUNCTION_PARAMETERS)
{
	php_stream *stream = async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE ? stream_of(execute_data) : NULL;

	if (stream) {
		/* Not called only when the coroutine was cancelled: nobody can close the stream. */
		async_file_call_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, wrap->original, stream);
	} else {
		wrap->original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

static void wrap(zend_internal_function *method)
{
	async_wrap_function(method, call_method, NULL);
}

static void each_method(void (*act)(zend_internal_function *method))
{
	for (size_t c = 0; c < sizeof(classes) / sizeof(classes[0]); c++) {
		zend_class_entry *ce = zend_hash_str_find_ptr(CG(class_table), classes[c], strlen(classes[c]));

		for (size_t m = 0; ce && m < sizeof(methods) / sizeof(methods[0]); m++) {
			zend_function *method =
				zend_hash_str_find_ptr(&ce->function_table, methods[m], strlen(methods[m]));

			if (method && method->type == ZEND_INTERNAL_FUNCTION) {
				act(&method->internal_function);
			}
		}
	}
}

void async_file_objects_install(void)
{
	each_method(wrap);
}

void async_file_objects_withdraw(void)
{
	each_method(async_wrap_withdraw);
}

void async_file_objects_restore(void)
{
	each_method(async_wrap_restore);
}
