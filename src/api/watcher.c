/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Async\FileSystemWatcher. The descriptor is closed by close() or, while somebody waits
 * for it, by the last one who does.
 */
#include "api/watcher.h"

#include <errno.h>
#include <unistd.h>
#include <zend_interfaces.h>

#include "api/classes.h"
#include "api/value_iterator.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "file_system_watcher_arginfo.h"
#include "io/io.h"

typedef struct _watcher_reader {
	async_list link;
	async_coroutine *coroutine;
} watcher_reader;

zend_class_entry *async_ce_file_system_event;
static zend_class_entry *ce_watcher;
static zend_object_handlers watcher_handlers;

#define THIS async_watcher_from_object(Z_OBJ_P(ZEND_THIS))

/* {{{ Closing */
static void close_descriptor(async_watcher *watcher)
{
	if (watcher->fd >= 0) {
		async_reactor_forget(watcher->fd);
		close(watcher->fd);
		watcher->fd = -1;
	}
}

static void close_watcher(async_watcher *watcher)
{
	zval null;

	if (watcher->closed) {
		return;
	}
	async_watcher_read(watcher);
	watcher->closed = true;
	ZVAL_NULL(&null);
	async_event_complete(&watcher->end, &null, NULL);
	if (async_list_is_empty(&watcher->readers)) {
		close_descriptor(watcher);
		return;
	}
	for (async_list *link = watcher->readers.next; link != &watcher->readers; link = link->next) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, watcher_reader, link)->coroutine;

		if (coroutine->wait) {
			async_wait_abort(coroutine->wait, ASYNC_WAKE_CLOSED);
		}
	}
}

static zend_string *describe_end(async_event *event)
{
	(void) event;
	return ZSTR_INIT_LITERAL("the end of a FileSystemWatcher", 0);
}

static const async_event_kind end_kind = {NULL, NULL, describe_end, NULL};

static void scope_closed(async_scope_member *member)
{
	close_watcher(ASYNC_LIST_ENTRY(member, async_watcher, member));
}
/* }}} */

/* {{{ Iterating */
/* False with an exception thrown. suspends */
static bool wait_for_events(async_watcher *watcher, async_time due)
{
	watcher_reader reader = {.coroutine = async_the_scheduler.current};
	int result;

	async_list_push_back(&watcher->readers, &reader.link);
	result = async_io_poll(watcher->fd, POLLIN, due);
	async_list_remove(&reader.link);
	if (watcher->closed && async_list_is_empty(&watcher->readers)) {
		close_descriptor(watcher);
	}
	if (result == -ECANCELED) {
		async_coroutine_throw_pending(async_the_scheduler.current);
		return false;
	}
	if (result < 0 && result != -ETIMEDOUT && result != -EBADF) {
		async_throw(
			async_ce_exception, "Cannot watch \"%s\": %s", ZSTR_VAL(watcher->path), strerror(-result));
		return false;
	}
	return true;
}

static bool take(zend_object *source, zval *event) /* suspends */
{
	async_watcher *watcher = async_watcher_from_object(source);
	async_time due;

	for (;;) {
		async_watcher_read(watcher);
		if (async_watcher_take(watcher, event, &due)) {
			return true;
		}
		if (watcher->closed || !async_scheduler_start()) {
			return false;
		}
		if (!async_scheduler_can_suspend()) {
			async_throw(async_ce_exception, "FileSystemWatcher iterator can only be used inside a coroutine");
			return false;
		}
		if (!wait_for_events(watcher, due)) {
			return false;
		}
	}
}

static zend_object_iterator *get_iterator(zend_class_entry *ce, zval *object, int by_ref)
{
	(void) ce;
	return async_value_iterator_new(object, by_ref, "FileSystemWatcher", take);
}
/* }}} */

static zend_object *create_object(zend_class_entry *ce)
{
	async_watcher *watcher = ecalloc(1, sizeof(*watcher));

	async_event_init(&watcher->end, &end_kind);
	watcher->fd = -1;
	watcher->closed = true; /* until constructed */
	ZVAL_EMPTY_ARRAY(&watcher->extensions);
	zend_hash_init(&watcher->directories, 8, NULL, ZVAL_PTR_DTOR, 0);
	zend_hash_init(&watcher->events, 8, NULL, ZVAL_PTR_DTOR, 0);
	async_list_init(&watcher->readers);
	async_list_init(&watcher->member.link);
	watcher->member.scope_closed = scope_closed;
	zend_object_std_init(&watcher->std, ce);
	watcher->std.handlers = &watcher_handlers;
	return &watcher->std;
}

static void free_object(zend_object *object)
{
	async_watcher *watcher = async_watcher_from_object(object);

	async_list_remove(&watcher->member.link);
	close_descriptor(watcher);
	zend_hash_destroy(&watcher->directories);
	zend_hash_destroy(&watcher->events);
	zval_ptr_dtor(&watcher->extensions);
	if (watcher->path) {
		zend_string_release(watcher->path);
	}
	zend_object_std_dtor(object);
}

/* A list of their own: a reference in the caller's may become anything later. */
static bool copy_extensions(zval *copy, HashTable *extensions)
{
	zval *entry;

	array_init(copy);
	ZEND_HASH_FOREACH_VAL(extensions, entry) {
		ZVAL_DEREF(entry);
		if (Z_TYPE_P(entry) != IS_STRING) {
			zval_ptr_dtor(copy);
			zend_argument_type_error(6, "must contain only strings");
			return false;
		}
		add_next_index_str(copy, zend_string_copy(Z_STR_P(entry)));
	} ZEND_HASH_FOREACH_END();
	return true;
}

ZEND_METHOD(Async_FileSystemWatcher, __construct)
{
	async_watcher *watcher = THIS;
	zend_string *path;
	bool recursive = false, coalesce = true;
	zend_long debounce = 0, hold = 0;
	zval *extensions = NULL, copy;
	int error;

	ZEND_PARSE_PARAMETERS_START(1, 6)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(recursive)
		Z_PARAM_BOOL(coalesce)
		Z_PARAM_LONG(debounce)
		Z_PARAM_LONG(hold)
		Z_PARAM_ARRAY(extensions)
	ZEND_PARSE_PARAMETERS_END();

	if (debounce < 0 || hold < 0) {
		zend_argument_value_error(debounce < 0 ? 4 : 5, "must be greater than or equal to 0");
		RETURN_THROWS();
	}
	if (watcher->path) {
		zend_throw_error(NULL, "Async\\FileSystemWatcher is already constructed");
		RETURN_THROWS();
	}
	if (extensions) {
		if (!copy_extensions(&copy, Z_ARRVAL_P(extensions))) {
			RETURN_THROWS();
		}
		ZVAL_COPY_VALUE(&watcher->extensions, &copy);
	}
	watcher->path = zend_string_copy(path);
	watcher->recursive = recursive;
	watcher->coalesce = coalesce;
	watcher->debounce = async_clock_from_ms(debounce);
	watcher->max_hold = async_clock_from_ms(hold);
	error = async_watcher_open(watcher);
	if (error) {
		async_throw(async_ce_exception, "Cannot watch \"%s\": %s", ZSTR_VAL(path), strerror(-error));
		RETURN_THROWS();
	}
	watcher->closed = false;
	async_scope_attach(async_scope_current(), &watcher->member);
}

ZEND_METHOD(Async_FileSystemWatcher, close)
{
	ZEND_PARSE_PARAMETERS_NONE();
	close_watcher(THIS);
}

ZEND_METHOD(Async_FileSystemWatcher, isClosed)
{
	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_BOOL(THIS->closed);
}

ZEND_METHOD(Async_FileSystemWatcher, getIterator)
{
	ZEND_PARSE_PARAMETERS_NONE();
	zend_create_internal_iterator_zval(return_value, ZEND_THIS);
}

void async_watcher_register(void)
{
	async_ce_file_system_event = register_class_Async_FileSystemEvent();
	ce_watcher = register_class_Async_FileSystemWatcher(async_ce_awaitable, zend_ce_aggregate);
	ce_watcher->create_object = create_object;
	ce_watcher->get_iterator = get_iterator;
	watcher_handlers = std_object_handlers;
	watcher_handlers.offset = XtOffsetOf(async_watcher, std);
	watcher_handlers.free_obj = free_object;
	watcher_handlers.clone_obj = NULL;
}
