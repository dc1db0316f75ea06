/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The inotify side of a watcher: one watch for each directory. inotify knows no
 * recursion: a directory that appears is watched as soon as its event is read, and what
 * it contains by then is reported as new.
 */
#include "api/watcher.h"

#include <dirent.h>
#include <errno.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	MOST_DIRECTORIES = 8192,
	CONTENT = IN_ATTRIB | IN_MODIFY,
	WATCHED = CONTENT | IN_CREATE | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_MOVED_FROM | IN_MOVED_TO,
};

static zend_string *join(const zend_string *directory, const char *name)
{
	return zend_strpprintf(0, "%s/%s", ZSTR_VAL(directory), name);
}

/* Takes over `path`. */
static int add_watch(async_watcher *watcher, zend_string *path, uint32_t flags)
{
	int wd = inotify_add_watch(watcher->fd, ZSTR_VAL(path), WATCHED | flags);
	zval value;

	if (wd < 0) {
		zend_string_release(path);
		return -errno;
	}
	ZVAL_STR(&value, path);
	zend_hash_index_update(&watcher->directories, (zend_ulong) wd, &value);
	return 0;
}

static bool is_directory(const char *path, const struct dirent *entry)
{
	struct stat status;

	if (entry->d_type != DT_UNKNOWN) {
		return entry->d_type == DT_DIR;
	}
	return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Appends the directories in `path` to `found`. */
static void list_directory(async_watcher *watcher, zend_string *path, HashTable *found, bool report)
{
	DIR *directory = opendir(ZSTR_VAL(path));
	struct dirent *entry;

	while (directory && (entry = readdir(directory))) {
		zend_string *child;
		zval value;

		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) {
			continue;
		}
		if (report) {
			zend_string *name = zend_string_init(entry->d_name, strlen(entry->d_name), 0);

			async_watcher_add_event(watcher, path, name, true, false);
			zend_string_release(name);
		}
		child = join(path, entry->d_name);
		if (is_directory(ZSTR_VAL(child), entry)) {
			ZVAL_STR(&value, child);
			zend_hash_next_index_insert(found, &value);
		} else {
			zend_string_release(child);
		}
	}
	if (directory) {
		closedir(directory);
	}
}

/* Watches everything below `root`, which is watched already. */
static void add_below(async_watcher *watcher, zend_string *root, bool report)
{
	HashTable found; /* a list that grows while it is worked off */
	zval value, *next;

	zend_hash_init(&found, 8, NULL, ZVAL_PTR_DTOR, 0);
	ZVAL_STR_COPY(&value, root);
	zend_hash_next_index_insert(&found, &value);
	for (zend_ulong i = 0; (next = zend_hash_index_find(&found, i)); i++) {
		zend_string *path = zend_string_copy(Z_STR_P(next));

		if (i > 0
			&& (zend_hash_num_elements(&watcher->directories) >= MOST_DIRECTORIES
				|| add_watch(watcher, zend_string_copy(path), IN_DONT_FOLLOW | IN_ONLYDIR) != 0)) {
			zend_string_release(path);
			continue;
		}
		list_directory(watcher, path, &found, report);
		zend_string_release(path);
	}
	zend_hash_destroy(&found);
}

int async_watcher_open(async_watcher *watcher)
{
	int error;

	watcher->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (watcher->fd < 0) {
		return -errno;
	}
	error = add_watch(watcher, zend_string_copy(watcher->path), 0);
	if (error) {
		return error;
	}
	if (watcher->recursive) {
		add_below(watcher, watcher->path, false);
	}
	return 0;
}

/* A directory has moved away: its watches would report under a wrong path. */
static void remove_below(async_watcher *watcher, const zend_string *directory, const char *name)
{
	zend_string *moved = join(directory, name);
	zend_ulong wd;
	zval *path;

	ZEND_HASH_FOREACH_NUM_KEY_VAL(&watcher->directories, wd, path) {
		size_t length = ZSTR_LEN(moved);

		if (Z_STRLEN_P(path) >= length && memcmp(Z_STRVAL_P(path), ZSTR_VAL(moved), length) == 0
			&& (Z_STRVAL_P(path)[length] == '/' || Z_STRVAL_P(path)[length] == '\0')) {
			inotify_rm_watch(watcher->fd, (int) wd); /* IN_IGNORED takes it out */
		}
	} ZEND_HASH_FOREACH_END();
	zend_string_release(moved);
}

static void directory_event(async_watcher *watcher, zend_string *path, const struct inotify_event *event)
{
	if (event->mask & IN_MOVED_FROM) {
		remove_below(watcher, path, event->name);
	} else if ((event->mask & (IN_CREATE | IN_MOVED_TO))
		&& zend_hash_num_elements(&watcher->directories) < MOST_DIRECTORIES) {
		zend_string *child = join(path, event->name);

		if (add_watch(watcher, zend_string_copy(child), IN_DONT_FOLLOW | IN_ONLYDIR) == 0) {
			add_below(watcher, child, true);
		}
		zend_string_release(child);
	}
}

static void handle(async_watcher *watcher, const struct inotify_event *event)
{
	zval *directory = zend_hash_index_find(&watcher->directories, (zend_ulong) event->wd);
	zend_string *path, *name;

	if (event->mask & IN_Q_OVERFLOW) {
		async_watcher_add_event(watcher, watcher->path, NULL, true, true);
		return;
	}
	if (event->mask & IN_IGNORED) {
		zend_hash_index_del(&watcher->directories, (zend_ulong) event->wd);
		return;
	}
	if (!directory) {
		return;
	}
	path = zend_string_copy(Z_STR_P(directory));
	if (event->len > 0) {
		name = zend_string_init(event->name, strlen(event->name), 0);
	} else { /* the watched path itself */
		const char *slash = strrchr(ZSTR_VAL(path), '/');

		name = slash ? zend_string_init(slash + 1, strlen(slash + 1), 0) : zend_string_copy(path);
	}
	/* The parent reports what happens to a directory below, too. */
	if (event->len > 0 || zend_string_equals(path, watcher->path)) {
		async_watcher_add_event(watcher, path, name, event->mask & WATCHED & ~CONTENT, event->mask & CONTENT);
	}
	if (watcher->recursive && event->len > 0 && (event->mask & IN_ISDIR)) {
		directory_event(watcher, path, event);
	}
	zend_string_release(name);
	zend_string_release(path);
}

void async_watcher_read(async_watcher *watcher)
{
	char buffer[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
	ssize_t length;

	while (watcher->fd >= 0 && (length = read(watcher->fd, buffer, sizeof(buffer))) > 0) {
		for (char *at = buffer; at < buffer + length;) {
			const struct inotify_event *event = (const struct inotify_event *) at;

			at += sizeof(*event) + event->len;
			handle(watcher, event);
		}
	}
}
