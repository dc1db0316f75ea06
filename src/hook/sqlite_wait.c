/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See sqlite_wait.h. The library sleeps with the mutex of the database locked, which lets
 * the same thread in again. So it may suspend only where turns keep every other coroutine
 * out of the database: in a call of ext/sqlite3 or PDO. With a shared cache there is a
 * second mutex, that of the cache, which other databases use; then it blocks.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/sqlite_wait.h"

#include <dlfcn.h>
#include <errno.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "coroutine/errors.h"
#include "hook/libc_table.h"
#include "hook/pdo.h"
#include "hook/plt.h"
#include "hook/turn.h"
#include "io/io.h"

enum {
	/* Of sqlite3.h, which need not be installed. */
	OPEN_SHAREDCACHE = 0x00020000,
	DBSTATUS_CACHE_USED = 1,
	DBSTATUS_CACHE_USED_SHARED = 11,
};

static int (*real_usleep)(useconds_t);
static int (*real_nanosleep)(const struct timespec *, struct timespec *);

static bool shares_caches; /* a database of this process may */
static ASYNC_TLS HashTable *with_streams; /* databases, by address; one that is gone stays in */

void async_sqlite_note_flags(const zval *flags)
{
	if (Z_TYPE_P(flags) == IS_LONG && (Z_LVAL_P(flags) & OPEN_SHAREDCACHE)) {
		shares_caches = true;
	}
}

void async_sqlite_note_stream(const void *database)
{
	if (!with_streams) {
		ALLOC_HASHTABLE(with_streams);
		zend_hash_init(with_streams, 8, NULL, NULL, 0);
	}
	zend_hash_index_add_empty_element(with_streams, (zend_ulong) (uintptr_t) database);
}

void async_sqlite_request_shutdown(void)
{
	if (with_streams) {
		zend_hash_destroy(with_streams);
		FREE_HASHTABLE(with_streams);
		with_streams = NULL;
	}
}

/* "file:name?cache=shared" shows in the name; otherwise what a cache costs is divided among
 * those who share it. */
static bool shares_cache(const void *database)
{
	static const char *(*filename)(const void *database, const char *name);
	static const char *(*parameter)(const char *filename, const char *name);
	static int (*status)(const void *database, int operation, int *current, int *high, int reset);
	const char *file, *cache;
	int all = 0, part = 0, ignored;

	if (UNEXPECTED(!filename)) {
		*(void **) &parameter = dlsym(RTLD_DEFAULT, "sqlite3_uri_parameter");
		*(void **) &status = dlsym(RTLD_DEFAULT, "sqlite3_db_status");
		*(void **) &filename = dlsym(RTLD_DEFAULT, "sqlite3_db_filename");
	}
	if (!filename || !parameter || !status || shares_caches) {
		return true;
	}
	file = filename(database, "main");
	cache = file ? parameter(file, "cache") : NULL;
	if (cache && strcmp(cache, "shared") == 0) {
		return true;
	}
	return status(database, DBSTATUS_CACHE_USED, &all, &ignored, 0) != 0
		|| status(database, DBSTATUS_CACHE_USED_SHARED, &part, &ignored, 0) != 0 || all != part;
}

static bool may_suspend_in(const void *database)
{
	return !(with_streams && zend_hash_index_exists(with_streams, (zend_ulong) (uintptr_t) database))
		&& !shares_cache(database);
}

/* The running coroutine is inside of a call, and nobody else can enter that database. */
static bool may_suspend(void)
{
	int inside = 0;

	if (!async_libc_may_suspend()) {
		return false;
	}
	if (!async_turn_each_inside(async_turn_sqlite.what, may_suspend_in, &inside)) {
		return false;
	}
#ifdef ASYNC_HAVE_PDO
	if (!async_pdo_each_inside(ASYNC_PDO_SQLITE, may_suspend_in, &inside)) {
		return false;
	}
#endif
	return inside > 0;
}

/* The library counts its attempts, not the time: after a cancellation the rest of them
 * follow at once. It does not look at the result. */
static void sleep_suspended(async_time duration)
{
	int saved_errno = errno;

	if (!EG(exception) || !async_error_is_cancellation(EG(exception))) {
		async_libc_result(async_io_sleep(duration), saved_errno);
	}
	errno = saved_errno;
}

static int hooked_usleep(useconds_t microseconds)
{
	if (!may_suspend()) {
		return async_libc_refuses() ? -1 : real_usleep(microseconds);
	}
	sleep_suspended((async_time) microseconds * 1000);
	return 0;
}

static int hooked_nanosleep(const struct timespec *duration, struct timespec *rest)
{
	if (!may_suspend()) {
		return async_libc_refuses() ? -1 : real_nanosleep(duration, rest);
	}
	sleep_suspended(async_libc_duration(duration->tv_sec, duration->tv_nsec));
	return 0;
}

static bool is_sqlite(const async_plt_object *object)
{
	const char *slash = object->path ? strrchr(object->path, '/') : NULL;

	return slash && strncmp(slash + 1, "libsqlite3.", sizeof("libsqlite3.") - 1) == 0;
}

static async_libc_function functions[] = {
	ASYNC_LIBC_FUNCTION(usleep),
	ASYNC_LIBC_FUNCTION(nanosleep),
};

async_libc_topic async_libc_sqlite = {"sqlite", functions, 2, false, is_sqlite};
