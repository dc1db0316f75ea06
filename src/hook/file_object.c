/* SPDX-License-Identifier: BSD-3-Clause
 *
 * SplFileObject: its methods read a stream that nobody else knows, but coroutines may share
 * the object. Each call is one turn.
 */
#include "hook/file_call.h"

#include <ext/spl/spl_directory.h>

#include "hook/entry.h"

/* All that read the stream, or move in it. */
#define METHODS(_) \
 _(fgets) \
 _(fgetc) \
 _(fread) \
 _(fgetcsv) \
 _(fscanf) \
 _(fpassthru) \
 _(current) \
 _(next) \
 _(rewind) \
 _(key) \
 _(seek) \
 _(getcurrentline) \
 _(__tostring) \
 _(fwrite) \
 _(fputcsv) \
 _(ftruncate) \
 _(fseek)

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

static void call_method(INTERNAL_FUNCTION_PARAMETERS, zif_handler original)
{
	php_stream *stream = async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE ? stream_of(execute_data) : NULL;

	if (stream) {
		/* Not called only when the coroutine was cancelled: nobody can close the stream. */
		async_file_call_function(INTERNAL_FUNCTION_PARAM_PASSTHRU, original, stream);
	} else {
		original(INTERNAL_FUNCTION_PARAM_PASSTHRU);
	}
}

#define DEFINE(name) \
 static zif_handler original_##name; \
 static void hooked_##name(INTERNAL_FUNCTION_PARAMETERS) \
 { \
  call_method(INTERNAL_FUNCTION_PARAM_PASSTHRU, original_##name); \
 } \
 ASYNC_ENTRY_DEFINE(name)
METHODS(DEFINE)
#undef DEFINE

static const async_entry list[] = {METHODS(ASYNC_ENTRY)};

static async_entries methods = {list, sizeof(list) / sizeof(list[0]), NULL};

void async_file_objects_install(void)
{
	async_entries_install(&methods, &spl_ce_SplFileObject->function_table);
	async_entries_inherit(&methods, &spl_ce_SplTempFileObject->function_table);
}

void async_file_objects_uninstall(void)
{
	async_entries_uninstall(&methods, &spl_ce_SplFileObject->function_table);
	async_entries_uninstall(&methods, &spl_ce_SplTempFileObject->function_table);
}
