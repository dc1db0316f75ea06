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

#include "hook/engine.h"
#include "hook/libc_table.h"
#include "hook/plt.h"

/* To hook one more function: a line in the table of its topic (libc_*.c). */
static async_libc_topic *const topics[] = {
	&async_libc_poll,
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
	for (int t = 0; t < TOPICS; t++) {
		for (size_t i = 0; i < topics[t]->count; i++) {
			if (topics[t]->functions[i].replacement == hook->replacement) {
				return &topics[t]->functions[i];
			}
		}
	}
	return NULL;
}

void async_libc_install(void)
{
	static bool watching_forks;
	async_plt_hook hooks[MOST_FUNCTIONS];
	size_t count = 0;
	/* Not &symbol, which in a program that is not position independent may be an
	 * address in our own procedure linkage table. */
	void *core = dlsym(RTLD_DEFAULT, "php_stream_xport_get_hash");

	for (int t = 0; t < TOPICS; t++) {
		for (size_t i = 0; i < topics[t]->count; i++) {
			async_libc_function *function = &topics[t]->functions[i];
			void *original = dlsym(RTLD_DEFAULT, function->name);

			if (original && count < MOST_FUNCTIONS) {
				*function->original = original;
				hooks[count++] = (async_plt_hook) {function->name, function->replacement, 0};
			}
		}
	}
	if (!watching_forks) {
		watching_forks = true;
		pthread_atfork(NULL, NULL, forked);
	}
	patch_error = core ? async_plt_patch(core, hooks, count) : -ENOENT;
	for (size_t i = 0; i < count; i++) {
		function_of(&hooks[i])->slots = hooks[i].slots;
	}
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

void async_libc_info(void)
{
	char names[512] = "";
	char text[600];
	size_t length = 0;

	for (int t = 0; t < TOPICS; t++) {
		for (size_t i = 0; i < topics[t]->count; i++) {
			const async_libc_function *function = &topics[t]->functions[i];

			if (function->slots && length < sizeof(names)) {
				length += (size_t) snprintf(
					names + length, sizeof(names) - length, "%s%s", length ? ", " : "", function->name);
			}
		}
	}
	if (length) {
		snprintf(text, sizeof(text), "%s (%u of %u slots)", names, async_plt_active(), async_plt_count());
	} else if (patch_error < 0) {
		snprintf(text, sizeof(text), "none: %s", strerror(-patch_error));
	} else {
		snprintf(text, sizeof(text), "none: the php binary has no slots for them");
	}
	php_info_print_table_row(2, "Hooked libc functions", text);
}
