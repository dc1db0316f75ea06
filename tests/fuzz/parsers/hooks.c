/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The lists of names in async.hooks and async.hook_libraries, compared with what strtok()
 * makes of them.
 */
#include "parsers.h"

#include "php_async.h"

#include "hook/hook.c"
#include "hook/libc_objects.c"

zend_async_globals async_globals;
HashTable module_registry; /* nothing is loaded */

bool async_libc_is_topic(const char *name, size_t length)
{
	return length == 4 && memcmp(name, "file", 4) == 0;
}

static bool is_listed(const char *list, const char *name)
{
	char *copy = strdup(list), *rest;
	bool found = false;

	for (char *word = strtok_r(copy, ", ", &rest); word; word = strtok_r(NULL, ", ", &rest)) {
		found |= strcmp(word, name) == 0;
	}
	free(copy);
	return found;
}

/* Is "NAME.so" one of the libraries? */
static bool is_library_listed(const char *name)
{
	char path[64];

	snprintf(path, sizeof(path), "/usr/lib/%s.so", name);
	return is_library(path);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *list = malloc(size + 1);

	memcpy(list, data, size);
	list[size] = '\0';
	async_globals.hooks = list;
	EXPECT(async_hooks_are_chosen("stream") == (strcmp(list, "all") == 0 || is_listed(list, "stream")));
	EXPECT(async_hooks_are_chosen("a") == (strcmp(list, "all") == 0 || is_listed(list, "a")));
	async_hooks_is_name(list, strcspn(list, ", "));

	async_globals.hook_libraries = list;
	EXPECT(is_library_listed("libpq"));
	EXPECT(is_library_listed("liba") == is_listed(list, "liba"));
	async_globals.hook_libraries = NULL;
	EXPECT(!is_library_listed("liba"));
	is_library(list);
	free(list);
	return 0;
}
