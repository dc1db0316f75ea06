/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See blocking_snapshot.h. Nothing here follows a pointer of the other thread by itself.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/blocking_snapshot.h"

#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
	MOST_VISITED = 1000, /* frames; of files that are included there may be many, which have no name */
};

/* write(2) gives EFAULT where a load would be a segmentation fault. The bare system call:
 * sanitizers check the memory that is handed to the function, as if it were a load. */
static bool copy(void *target, const int pipe[2], const void *source, size_t size)
{
	ssize_t written = source ? syscall(SYS_write, pipe[1], source, size) : 0;
	char rest[512];

	if (written == (ssize_t) size) {
		return read(pipe[0], target, size) == (ssize_t) size;
	}
	while (written > 0 && read(pipe[0], rest, sizeof(rest)) > 0) {
	}
	return false;
}

static void copy_string(char *target, size_t size, const int pipe[2], const zend_string *source)
{
	zend_string head;
	size_t length;

	target[0] = '\0';
	if (!copy(&head, pipe, source, XtOffsetOf(zend_string, val))) {
		return;
	}
	length = MIN(ZSTR_LEN(&head), size - 1);
	if (length && copy(target, pipe, (const char *) source + XtOffsetOf(zend_string, val), length)) {
		target[length] = '\0';
	}
}

static void name(async_snapshot_frame *frame, const int pipe[2], const zend_function *function)
{
	char text[ASYNC_SNAPSHOT_NAME] = "";
	zend_class_entry scope;

	if (function->common.scope && copy(&scope, pipe, function->common.scope, sizeof(scope))) {
		copy_string(text, sizeof(text), pipe, scope.name);
	}
	if (function->common.function_name) {
		char method[ASYNC_SNAPSHOT_NAME];

		copy_string(method, sizeof(method), pipe, function->common.function_name);
		snprintf(frame->function, sizeof(frame->function), "%.150s%s%.350s", text, *text ? "::" : "", method);
	}
}

static void locate(async_snapshot_frame *frame, const int pipe[2], const zend_execute_data *caller)
{
	zend_op_array code;
	zend_op opline;

	if (copy(&code, pipe, caller->func, sizeof(code)) && ZEND_USER_CODE(code.type)
		&& copy(&opline, pipe, caller->opline, sizeof(opline))) {
		copy_string(frame->file, sizeof(frame->file), pipe, code.filename);
		frame->line = opline.lineno;
	}
}

void async_snapshot_take(async_snapshot *snapshot, const int pipe[2], const zend_execute_data *frame)
{
	zend_execute_data data;
	zend_function function;

	snapshot->count = 0;
	/* What only looks like frames may be a circle. */
	for (int visited = 0; visited < MOST_VISITED && snapshot->count < ASYNC_SNAPSHOT_FRAMES
		 && copy(&data, pipe, frame, sizeof(data))
		 && copy(&function, pipe, data.func, sizeof(function.common));
		 visited++) {
		async_snapshot_frame *entry = &snapshot->frames[snapshot->count];

		memset(entry, 0, sizeof(*entry));
		entry->internal = !ZEND_USER_CODE(function.type);
		name(entry, pipe, &function);
		frame = data.prev_execute_data;
		if (copy(&data, pipe, frame, sizeof(data))) {
			locate(entry, pipe, &data);
		}
		snapshot->count += entry->function[0] != '\0';
	}
}
