/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See libc_objects.h. A library that holds a mutex of its own while it waits would lock
 * up when another coroutine on the same thread enters it (or would let it in when the
 * mutex is recursive). Hence a list of those that do not. For some others there are
 * turns (libc_gate.c).
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_objects.h"

#include <dlfcn.h>
#include <link.h>
#include <string.h>

#include "php_async.h"

#include <zend_extensions.h>

/* Compared up to the first '.' or '-' of the file name: libcurl-gnutls.so.4 is libcurl,
 * but see is_named(). */
static const char *const libraries[] = {
	"libpq",
	"libcurl",
	"libmemcached",
	"libmemcachedprotocol",
	"librabbitmq",
	"libmariadb",
	"libmysqlclient",
	"libssh2",
	"libssh",
	"libhiredis",
	"libhiredis_ssl",
	"libgearman",
	"libsybdb",
	"libct",
	"libmosquitto",
};

/* Debuggers and profilers talk to others about PHP code and must not let it run
 * meanwhile; other event loops wait on purpose; the rest says why. */
static const char *const other_extensions[] = {
	"async", "xdebug", "ddtrace", "datadog-profiling", "newrelic", "blackfire", "tideways", "excimer",
	"swoole", "openswoole", "swow", "uv", "ev", "event", "parallel", "pthreads",
	"mongodb", /* see libc_gate.c */
};

static bool is_one_of(const char *name, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(name, list[i]) == 0) {
			return true;
		}
	}
	return false;
}

/* Does "libpq" name libpq.so.5, libldap libldap-2.5.so.0? */
static bool is_named(const char *file, const char *name, size_t length)
{
	return length && strncmp(file, name, length) == 0 && (file[length] == '.' || file[length] == '-');
}

static const char *file_of(const char *path)
{
	return strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
}

bool async_libc_is_imap(const async_plt_object *object)
{
	return object->path && is_named(file_of(object->path), ZEND_STRL("libc-client"));
}

bool async_libc_is_snmp(const async_plt_object *object)
{
	return object->path && is_named(file_of(object->path), ZEND_STRL("libnetsnmp"));
}

bool async_libc_is_ldap(const async_plt_object *object)
{
	const char *file = object->path ? file_of(object->path) : "";

	return is_named(file, ZEND_STRL("libldap")) || is_named(file, ZEND_STRL("liblber"));
}

static bool is_library(const char *path)
{
	const char *file = file_of(path);
	const char *name = ASYNC_G(hook_libraries);

	for (size_t i = 0; i < sizeof(libraries) / sizeof(libraries[0]); i++) {
		if (is_named(file, libraries[i], strlen(libraries[i]))) {
			return true;
		}
	}
	while (name && *name) {
		size_t length = strcspn(name, ", ");

		if (is_named(file, name, length)) {
			return true;
		}
		name += length + strspn(name + length, ", ");
	}
	return false;
}

static bool is_zend_extension(const void *handle)
{
	for (zend_llist_element *element = zend_extensions.head; element; element = element->next) {
		if (((zend_extension *) element->data)->handle == handle) {
			return true;
		}
	}
	return false;
}

static bool is_extension(const async_plt_object *object)
{
	zend_module_entry *module;

	ZEND_HASH_FOREACH_PTR(&module_registry, module) {
		const struct link_map *map = module->handle;

		if (map && map->l_addr == object->base && !is_zend_extension(map)) {
			return !is_one_of(
				module->name, other_extensions, sizeof(other_extensions) / sizeof(other_extensions[0]));
		}
	} ZEND_HASH_FOREACH_END();
	return false;
}

bool async_libc_is_mongodb(const async_plt_object *object)
{
	const zend_module_entry *module = zend_hash_str_find_ptr(&module_registry, ZEND_STRL("mongodb"));
	const struct link_map *map = module ? module->handle : NULL;

	return map && map->l_addr == object->base;
}

bool async_libc_wants(const async_plt_object *object)
{
	/* Not &symbol, which in a program that is not position independent may be an
	 * address in our own procedure linkage table. */
	const void *core = dlsym(RTLD_DEFAULT, "php_stream_xport_get_hash");

	return (core && async_plt_contains(object, core)) || is_extension(object)
		|| (object->path && is_library(object->path));
}
