/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See hook.h.
 */
#include "hook/hook.h"

#include <pthread.h>

#include <php.h>
#include <ext/standard/info.h>

#include "php_async.h"

#include "hook/engine.h"
#include "hook/entry.h"
#include "hook/file_call.h"
#include "hook/fork.h"
#include "hook/function.h"
#include "hook/libc.h"
#include "hook/library_functions.h"
#include "hook/load.h"
#include "hook/pipe.h"
#include "hook/pipe_timeout.h"
#include "hook/pdo.h"
#include "hook/signal.h"
#include "hook/sleep.h"
#include "hook/soap.h"
#include "hook/sqlite_wait.h"
#include "hook/stream.h"
#include "hook/stream_select.h"
#include "hook/transport.h"
#include "hook/turn.h"

/* The tables that are patched belong to the process, also under ZTS. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool installed;

bool async_hooks_is_name(const char *name, size_t length)
{
	static const char *const names[] = {"stream", "function", "libc", "pdo", "turns"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0) {
			return true;
		}
	}
	return async_libc_is_topic(name, length);
}

bool async_hooks_are_chosen(const char *name)
{
	const char *list = ASYNC_G(hooks);

	if (!list || strcmp(list, "all") == 0) {
		return true;
	}
	while (*list) {
		size_t length = strcspn(list, ", ");

		if (strlen(name) == length && memcmp(name, list, length) == 0) {
			return true;
		}
		list += length + strspn(list + length, ", ");
	}
	return false;
}

void async_hooks_module_startup(void)
{
	bool functions = async_hooks_are_chosen("function");

	/* What suspends in a pipe must not be disturbed there. */
	if (functions || async_hooks_are_chosen("libc") || async_hooks_are_chosen("file")) {
		async_functions_install();
		async_pipe_functions_install();
		async_file_objects_install();
		async_file_functions_install();
		async_pipe_timeout_functions_install();
	}
	if (functions) {
		async_stream_select_install();
		async_sleep_functions_install();
	}
	if (async_hooks_are_chosen("pdo")) {
		async_pdo_install();
	}
	if (async_hooks_are_chosen("turns")) {
		async_turns_install();
	}
	async_library_functions_install();
	async_fork_install();
	async_signal_hooks_install();
	async_soap_faults_install();
	async_engine_interrupts_install();
}

void async_hooks_request_startup(void)
{
	async_pdo_request_startup();
	async_turns_request_startup();
}

void async_hooks_request_shutdown(void)
{
	async_streams_abandon();
	async_pipes_abandon();
	async_libc_signals_abandon();
	async_sqlite_request_shutdown();
	async_entries_leave();
}

int async_hooks_install(void)
{
	pthread_mutex_lock(&lock);
	if (!installed) {
		installed = true;
		async_engine_hooks_install();
		if (async_hooks_are_chosen("stream")) {
			async_transports_install();
		}
		async_libc_install();
		async_load_function_install();
	}
	pthread_mutex_unlock(&lock);
	return 0;
}

void async_hooks_update(bool anyhow)
{
	pthread_mutex_lock(&lock);
	if (installed) {
		async_libc_update(anyhow);
	}
	pthread_mutex_unlock(&lock);
}

void async_hooks_attach_existing(void)
{
	async_hooks_update(false);
	async_entries_enter();
	async_libc_enter_process();
	async_stream_tls_reset();
	async_pipes_reset();
	async_pipe_timeouts_reset();
	if (async_hooks_are_chosen("stream")) {
		async_transports_attach_existing();
	}
}

void async_hooks_uninstall(void)
{
	if (installed) {
		installed = false;
		async_load_function_uninstall();
		async_libc_uninstall();
		async_transports_uninstall();
		async_engine_hooks_uninstall();
	}
	async_fork_uninstall();
	async_pipe_timeout_functions_uninstall();
	async_sleep_functions_uninstall();
	async_signal_hooks_uninstall();
	async_engine_interrupts_uninstall();
	async_stream_select_uninstall();
	async_file_functions_uninstall();
	async_file_objects_uninstall();
	async_pipe_functions_uninstall();
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
