/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The events that wait to be delivered: filtered, merged, held back.
 */
#include "api/watcher.h"

enum { /* slots of FileSystemEvent, in the order of the stub */
	PATH,
	FILENAME,
	RENAMED,
	CHANGED,
};

static bool has_extension(const zval *extensions, const zend_string *name)
{
	zval *entry;

	if (zend_hash_num_elements(Z_ARRVAL_P(extensions)) == 0) {
		return true;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(extensions), entry) {
		size_t length = Z_STRLEN_P(entry);
		const char *extension = Z_STRVAL_P(entry), *end = ZSTR_VAL(name) + ZSTR_LEN(name);

		if (length > 0 && extension[0] == '.') {
			extension++;
			length--;
		}
		if (ZSTR_LEN(name) > length && end[-(ptrdiff_t) length - 1] == '.'
			&& memcmp(end - length, extension, length) == 0) {
			return true;
		}
	} ZEND_HASH_FOREACH_END();
	return false;
}

static void set_event(zval *event, zend_string *path, zend_string *name, bool renamed, bool changed)
{
	object_init_ex(event, async_ce_file_system_event);
	ZVAL_STR_COPY(OBJ_PROP_NUM(Z_OBJ_P(event), PATH), path);
	if (name) {
		ZVAL_STR_COPY(OBJ_PROP_NUM(Z_OBJ_P(event), FILENAME), name);
	} else {
		ZVAL_NULL(OBJ_PROP_NUM(Z_OBJ_P(event), FILENAME));
	}
	ZVAL_BOOL(OBJ_PROP_NUM(Z_OBJ_P(event), RENAMED), renamed);
	ZVAL_BOOL(OBJ_PROP_NUM(Z_OBJ_P(event), CHANGED), changed);
}

/* Nobody has seen this one yet: it may still change. */
static void merge(zval *event, bool renamed, bool changed)
{
	if (renamed) {
		ZVAL_TRUE(OBJ_PROP_NUM(Z_OBJ_P(event), RENAMED));
	}
	if (changed) {
		ZVAL_TRUE(OBJ_PROP_NUM(Z_OBJ_P(event), CHANGED));
	}
}

void async_watcher_add_event(
	async_watcher *watcher, zend_string *path, zend_string *name, bool renamed, bool changed)
{
	bool was_empty = zend_hash_num_elements(&watcher->events) == 0;
	zend_string *key;
	zval event, *same;

	if (name && !has_extension(&watcher->extensions, name)) {
		return;
	}
	watcher->last = async_clock_now();
	if (was_empty) {
		watcher->first = watcher->last;
	}
	if (!watcher->coalesce && !watcher->debounce) {
		set_event(&event, path, name, renamed, changed);
		zend_hash_next_index_insert(&watcher->events, &event);
		return;
	}
	if (watcher->debounce) {
		path = watcher->path;
		name = NULL;
	}
	key = zend_strpprintf(0, "%s/%s", ZSTR_VAL(path), name ? ZSTR_VAL(name) : "");
	same = zend_hash_find(&watcher->events, key);
	if (same) {
		merge(same, renamed, changed);
	} else {
		set_event(&event, path, name, renamed, changed);
		zend_hash_add_new(&watcher->events, key, &event);
	}
	zend_string_release(key);
}

bool async_watcher_take(async_watcher *watcher, zval *event, async_time *due)
{
	HashPosition position;
	zval *first;
	zend_string *key;
	zend_ulong index;

	*due = ASYNC_NEVER;
	zend_hash_internal_pointer_reset_ex(&watcher->events, &position);
	first = zend_hash_get_current_data_ex(&watcher->events, &position);
	if (!first) {
		return false;
	}
	if (watcher->debounce && !watcher->closed) {
		*due = async_clock_after(watcher->last, watcher->debounce);
		if (watcher->max_hold) {
			*due = MIN(*due, async_clock_after(watcher->first, watcher->max_hold));
		}
		if (*due > async_clock_now()) {
			return false;
		}
	}
	ZVAL_COPY(event, first);
	if (zend_hash_get_current_key_ex(&watcher->events, &key, &index, &position) == HASH_KEY_IS_STRING) {
		zend_hash_del(&watcher->events, key);
	} else {
		zend_hash_index_del(&watcher->events, index);
	}
	return true;
}
