/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The object Async\FileSystemWatcher, for its files. No coroutine reads behind its back:
 * the kernel's queue is the buffer, and whoever iterates moves it into `events`.
 */
#ifndef ASYNC_API_WATCHER_H
#define ASYNC_API_WATCHER_H

#include "core/clock.h"
#include "coroutine/scope.h"

typedef struct _async_watcher {
	async_event end; /* first, see event.h: it is closed */
	int fd; /* of inotify; -1 when closed */
	bool closed;
	bool recursive;
	bool coalesce;
	async_time debounce;
	async_time max_hold;
	zend_string *path; /* owned; NULL until constructed */
	zval extensions; /* array */
	HashTable directories; /* watch descriptor => path */
	HashTable events; /* of FileSystemEvent, in order; by path and name when they are merged */
	async_time first; /* when the oldest and the newest event were read */
	async_time last;
	async_list readers; /* who waits */
	async_scope_member member; /* of the scope it was made in */
	zend_object std; /* last */
} async_watcher;

static inline async_watcher *async_watcher_from_object(zend_object *object)
{
	return (async_watcher *) ((char *) object - XtOffsetOf(async_watcher, std));
}

/* Starts to watch; 0 or -errno. */
int async_watcher_open(async_watcher *watcher);

/* Moves what the kernel has into `events`. */
void async_watcher_read(async_watcher *watcher);

/* Takes the next event (or with a debounce time all of them) out. False: none yet, and
 * *due says when to ask again even if nothing happens. */
bool async_watcher_take(async_watcher *watcher, zval *event, async_time *due);

/* For watcher_events.c */
extern zend_class_entry *async_ce_file_system_event;
void async_watcher_add_event(
	async_watcher *watcher, zend_string *path, zend_string *name, bool renamed, bool changed);

#endif
