/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See hook.h.
 */
#include "hook/hook.h"

#include <pthread.h>

#include <php.h>
#include <ext/standard/info.h>

#include "hook/engine.h"
#include "hook/fork.h"
#include "hook/function.h"
#include "hook/libc.h"
#include "hook/transport.h"

/* The tables that are patched belong to the process, also under ZTS. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool installed;

void async_hooks_module_startup(void)
{
	async_functions_install();
	async_fork_install();
}

int async_hooks_install(void)
{
	pthread_mutex_lock(&lock);
	if (!installed) {
		installed = true;
		async_engine_hooks_install();
		async_transports_install();
		async_libc_install();
	}
	pthread_mutex_unlock(&lock);
	return 0;
}

void async_hooks_attach_existing(void)
{
	async_libc_enter_process();
	async_transports_attach_existing();
}

void async_hooks_uninstall(void)
{
	if (installed) {
		installed = false;
		async_libc_uninstall();
		async_transports_uninstall();
		async_engine_hooks_uninstall();
	}
	async_fork_uninstall();
	async_functions_uninstall();
}

void async_hooks_info(void)
{
	if (!installed) {
		php_info_print_table_row(2, "Hooks", "not installed (no scheduler has been started)");
		return;
	}
	async_transports_info();
	async_functions_info();
	async_libc_info();
}
