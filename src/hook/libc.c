/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See libc.h. Installs the tables of the files libc_*.c, and knows which thread of which
 * process may suspend.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>

#include <php.h>
#include <ext/standard/info.h>
#include <zend_smart_str.h>

#include "hook/engine.h"
#include "hook/hook.h"
#include "hook/libc_objects.h"
#include "hook/libc_table.h"
#include "hook/plt.h"

/* To hook one more function: a line in the table of its topic (libc_*.c). */
static async_libc_topic *const topics[] = {
	&async_libc_dns,
	&async_libc_disk,
	&async_libc_poll,
	&async_libc_socket,
	&async_libc_connect,
	&async_libc_file,
	&async_libc_sleep,
	&async_libc_sqlite,
	&async_libc_process,
	&async_libc_ipc,
	&async_libc_signal,
	&async_libc_pgsql,
};

enum {
	TOPICS = sizeof(topics) / sizeof(topics[0]),
	MOST_FUNCTIONS = 64,
};

ASYNC_TLS pthread_t async_libc_thread;
ASYNC_TLS bool async_libc_in_process;

static int patch_error;

ssize_t async_libc_result(ssize_t result, int saved_errno)
{
	if (result >= 0) {
		errno = saved_errno;
		return result;
	}
	if (result == -ECANCELED) {
		async_hook_throw_pending();
	}
	errno = (int) -result;
	return -1;
}

void async_libc_enter_process(void)
{
	async_libc_thread = pthread_self();
	async_libc_in_process = true;
}

static void forked(void)
{
	async_libc_in_process = false;
}

static async_libc_function *function_of(const async_plt_hook *hook)
{
	if (hook->replacement == async_libc_loading.replacement) {
		return &async_libc_loading;
	}
	for (int t = 0; t < TOPICS; t++) {
		for (size_t i = 0; i < topics[t]->count; i++) {
			if (topics[t]->functions[i].replacement == hook->replacement) {
				return &topics[t]->functions[i];
			}
		}
	}
	return NULL;
}

bool async_libc_is_topic(const char *name, size_t length)
{
	for (int t = 0; t < TOPICS; t++) {
		if (strlen(topics[t]->name) == length && memcmp(topics[t]->name, name, length) == 0) {
			return true;
		}
	}
	return false;
}

async_libc_function *async_libc_find_chosen(const char *name)
{
	for (int t = 0; t < TOPICS; t++) {
		for (size_t i = 0; topics[t]->chosen && !topics[t]->wants && i < topics[t]->count; i++) {
			async_libc_function *function = &topics[t]->functions[i];

			if (strcmp(function->name, name) == 0) {
				return *function->original ? function : NULL;
			}
		}
	}
	return NULL;
}

/* The chosen functions of the topics that want the same objects. */
static size_t collect(async_plt_hook *hooks, bool (*wants)(const async_plt_object *object))
{
	size_t count = 0;

	for (int t = 0; t < TOPICS; t++) {
		for (size_t i = 0; topics[t]->chosen && topics[t]->wants == wants && i < topics[t]->count; i++) {
			async_libc_function *function = &topics[t]->functions[i];

			ZEND_ASSERT(count < MOST_FUNCTIONS - 1);
			if (*function->original) {
				hooks[count++] = (async_plt_hook) {function->name, function->replacement, 0};
			}
		}
	}
	return count;
}

static int patch(async_plt_hook *hooks, size_t count, bool (*wants)(const async_plt_object *object))
{
	int error = count ? async_plt_patch(wants, hooks, count) : 0;

	for (size_t i = 0; i < count; i++) {
		function_of(&hooks[i])->slots += hooks[i].slots;
	}
	return MIN(error, 0);
}

/* The objects that are loaded now. */
static void patch_all(void)
{
	async_plt_hook hooks[MOST_FUNCTIONS];
	size_t count = collect(hooks, NULL);

	if (count) {
		hooks[count++] = (async_plt_hook) {async_libc_loading.name, async_libc_loading.replacement, 0};
	}
	patch_error = patch(hooks, count, async_libc_wants);
	for (int t = 0; t < TOPICS; t++) {
		if (topics[t]->wants) {
			patch(hooks, collect(hooks, topics[t]->wants), topics[t]->wants);
		}
	}
	for (const async_libc_gated *library = async_libc_gated_libraries; library->wants; library++) {
		count = async_libc_gated_hooks(library, hooks);
		async_plt_patch(library->wants, hooks, count);
		for (size_t i = 0; i < count; i++) {
			async_libc_find_chosen(hooks[i].symbol)->slots += hooks[i].slots;
		}
	}
}

void async_libc_install(void)
{
	static bool watching_forks;

	for (int t = 0; t < TOPICS; t++) {
		topics[t]->chosen = async_hooks_are_chosen("libc") || async_hooks_are_chosen(topics[t]->name);
		for (size_t i = 0; i < topics[t]->count; i++) {
			void *original = dlsym(RTLD_DEFAULT, topics[t]->functions[i].name);

			if (original) {
				*topics[t]->functions[i].original = original;
			}
		}
	}
	if (!watching_forks) {
		watching_forks = true;
		pthread_atfork(NULL, NULL, forked);
	}
	patch_all();
}

void async_libc_update(bool anyhow)
{
	if (anyhow || UNEXPECTED(async_plt_is_outdated())) {
		patch_all();
	}
}

const unsigned *async_libc_slots(const char *name)
{
	for (int t = 0; t < TOPICS; t++) {
		for (size_t i = 0; i < topics[t]->count; i++) {
			if (strcmp(topics[t]->functions[i].name, name) == 0) {
				return &topics[t]->functions[i].slots;
			}
		}
	}
	ZEND_UNREACHABLE();
}

void async_libc_uninstall(void)
{
	Dl_info self;

	async_libc_in_process = false;
	if (!async_plt_restore() && dladdr((void *) forked, &self) && self.dli_fname) {
		/* Somebody else's hook may still call ours: never unload this code. */
		dlopen(self.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
	}
}

static void show_object(const char *path, unsigned slots, unsigned active, void *data)
{
	const char *file = strrchr(path, '/') ? strrchr(path, '/') + 1 : *path ? path : "php";

	if (slots == active) {
		smart_str_append_printf(data, "%s%s (%u)", ((smart_str *) data)->s ? ", " : "", file, slots);
	} else {
		smart_str_append_printf(data, "%s%s (%u, %u of them taken over by another extension)",
			((smart_str *) data)->s ? ", " : "", file, slots, slots - active);
	}
}

static void show_row(const char *title, smart_str *text, const char *otherwise)
{
	smart_str_0(text);
	php_info_print_table_row(2, title, text->s ? ZSTR_VAL(text->s) : otherwise);
	smart_str_free(text);
}

void async_libc_info(void)
{
	smart_str names = {0}, objects = {0};

	for (int t = 0; t < TOPICS; t++) {
		for (size_t i = 0; i < topics[t]->count; i++) {
			const async_libc_function *function = &topics[t]->functions[i];

			if (function->slots) {
				smart_str_append_printf(
					&names, "%s%s (%u)", names.s ? ", " : "", function->name, function->slots);
			}
		}
	}
	show_row("Hooked libc functions (slots)", &names,
		patch_error ? strerror(-patch_error) : "none: not chosen, or PHP has no slots for them");
	async_plt_each(show_object, &objects);
	show_row("... in the calls of", &objects, "none");
}
