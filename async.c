/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Module entry: MINIT to RSHUTDOWN, ini, phpinfo. The only place that sees all
 * floors; it connects coroutine/ to the reactor and the hooks.
 */
#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#include "php_async.h"

#include <ext/standard/info.h>
#include <zend_exceptions.h>

#include "api/classes.h"
#include "api/cpu.h"
#include "api/functions.h"
#include "coroutine/context.h"
#include "coroutine/deadlock.h"
#include "coroutine/errors.h"
#include "coroutine/lifecycle.h"
#include "coroutine/scheduler.h"
#include "io/io.h"
#include "io/job.h"
#include "io/leftover.h"
#include "io/signal.h"
#include "functions_arginfo.h"
#include "hook/blocking.h"
#include "hook/hook.h"
#include "hook/signal.h"
#include "reactor/reactor.h"
#include "reactor/signal.h"

ZEND_DECLARE_MODULE_GLOBALS(async)

enum {
	SMALLEST_STACK = 64 * 1024,
	LARGEST_STACK = 8 * 1024 * 1024,
};

/* {{{ ini */
static async_reactor_choice parse_reactor(const char *value)
{
	if (strcmp(value, "io_uring") == 0) {
		return ASYNC_REACTOR_IO_URING;
	}
	return strcmp(value, "epoll") == 0 ? ASYNC_REACTOR_EPOLL : ASYNC_REACTOR_AUTO;
}

static async_stack_allocator parse_allocator(const char *value)
{
	if (strcmp(value, "slab") == 0) {
		return ASYNC_STACK_SLAB;
	}
	return strcmp(value, "zend") == 0 ? ASYNC_STACK_ZEND : ASYNC_STACK_AUTO;
}

static PHP_INI_MH(on_update_reactor)
{
	const char *value = ZSTR_VAL(new_value);

	if (parse_reactor(value) == ASYNC_REACTOR_AUTO && strcmp(value, "auto") != 0) {
		zend_error(E_WARNING, "async.reactor must be auto, io_uring or epoll, \"%s\" given", value);
		return FAILURE;
	}
	return OnUpdateString(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

static PHP_INI_MH(on_update_hooks)
{
	const char *name = ZSTR_VAL(new_value);

	if (strcmp(name, "all") != 0 && strcmp(name, "none") != 0) {
		while (*name) {
			size_t length = strcspn(name, ", ");

			if (!async_hooks_is_name(name, length)) {
				zend_error(E_WARNING, "async.hooks must be all, none or a list of hooks, \"%s\" given",
					ZSTR_VAL(new_value));
				return FAILURE;
			}
			name += length + strspn(name + length, ", ");
		}
	}
	return OnUpdateString(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

static PHP_INI_MH(on_update_allocator)
{
	const char *value = ZSTR_VAL(new_value);

	if (parse_allocator(value) == ASYNC_STACK_AUTO && strcmp(value, "auto") != 0) {
		zend_error(E_WARNING, "async.stack_allocator must be auto, slab or zend, \"%s\" given", value);
		return FAILURE;
	}
	return OnUpdateString(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

/* False with a warning when it is not from `least` to `most`; `range` says that in words. */
static bool parse_quantity(zend_ini_entry *entry, zend_string *value, zend_long least, zend_long most,
	const char *range, zend_long *quantity)
{
	*quantity = zend_ini_parse_quantity_warn(value, entry->name);
	if (*quantity >= least && *quantity <= most) {
		return true;
	}
	zend_error(
		E_WARNING, "%s must be between %s, \"%s\" given", ZSTR_VAL(entry->name), range, ZSTR_VAL(value));
	return false;
}

static PHP_INI_MH(on_update_stack_size)
{
	zend_long size;

	return parse_quantity(entry, new_value, SMALLEST_STACK, LARGEST_STACK, "64K and 8M", &size)
		? OnUpdateLong(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage)
		: FAILURE;
}

static PHP_INI_MH(on_update_ring_entries)
{
	zend_long entries;

	return parse_quantity(entry, new_value, 1, 32768, "1 and 32768", &entries)
		? OnUpdateLong(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage)
		: FAILURE;
}

static PHP_INI_MH(on_update_worker_threads)
{
	zend_long threads;

	if (!parse_quantity(entry, new_value, 1, 4096, "1 and 4096", &threads)) {
		return FAILURE;
	}
	async_worker_set_limit((unsigned) threads);
	return SUCCESS;
}

static PHP_INI_MH(on_update_blocking_threshold)
{
	zend_long ms;

	return parse_quantity(entry, new_value, 0, 3600 * 1000, "0 and 3600000", &ms)
		? OnUpdateLong(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage)
		: FAILURE;
}

static PHP_INI_MH(on_update_debug_deadlock)
{
	async_deadlock_set_report(zend_ini_parse_bool(new_value));
	return OnUpdateBool(entry, new_value, mh_arg1, mh_arg2, mh_arg3, stage);
}

PHP_INI_BEGIN()
	STD_PHP_INI_ENTRY("async.reactor", "auto", PHP_INI_SYSTEM, on_update_reactor, reactor, zend_async_globals,
		async_globals)
	STD_PHP_INI_ENTRY(
		"async.hooks", "all", PHP_INI_SYSTEM, on_update_hooks, hooks, zend_async_globals, async_globals)
	STD_PHP_INI_ENTRY("async.hook_libraries", "", PHP_INI_SYSTEM, OnUpdateString, hook_libraries,
		zend_async_globals, async_globals)
	STD_PHP_INI_ENTRY("async.stack_size", "262144", PHP_INI_SYSTEM, on_update_stack_size, stack_size,
		zend_async_globals, async_globals)
	STD_PHP_INI_ENTRY("async.stack_allocator", "auto", PHP_INI_SYSTEM, on_update_allocator, stack_allocator,
		zend_async_globals, async_globals)
	STD_PHP_INI_ENTRY("async.ring_entries", "1024", PHP_INI_SYSTEM, on_update_ring_entries, ring_entries,
		zend_async_globals, async_globals)
	PHP_INI_ENTRY("async.worker_threads", "256", PHP_INI_SYSTEM, on_update_worker_threads)
	STD_PHP_INI_ENTRY("async.blocking_threshold", "0", PHP_INI_SYSTEM | PHP_INI_PERDIR,
		on_update_blocking_threshold, blocking_threshold, zend_async_globals, async_globals)
	STD_PHP_INI_BOOLEAN("async.debug_deadlock", "1", PHP_INI_ALL, on_update_debug_deadlock, debug_deadlock,
		zend_async_globals, async_globals)
	STD_PHP_INI_BOOLEAN("async.dump_on_sigquit", "0", PHP_INI_SYSTEM | PHP_INI_PERDIR, OnUpdateBool,
		dump_on_sigquit, zend_async_globals, async_globals)
	STD_PHP_INI_BOOLEAN("async.autostart", "0", PHP_INI_SYSTEM | PHP_INI_PERDIR, OnUpdateBool, autostart,
		zend_async_globals, async_globals)
PHP_INI_END()
/* }}} */

/* {{{ What coroutine/ needs from the other floors */
static unsigned in_flight(void)
{
	return async_the_reactor.in_flight - async_io_signals_are_in_background();
}

static void drain(void)
{
	if (async_the_reactor.backend) {
		async_reactor_drain();
	}
}

static void forget_waits(void)
{
	async_io_jobs_reset();
	async_io_signals_reset();
	async_leftovers_reset();
	async_io_waits_reset();
}

static int started(void)
{
	int error;

	async_stack_set_size((size_t) ASYNC_G(stack_size));
	async_context_set_allocator(parse_allocator(ASYNC_G(stack_allocator)));
	error = async_reactor_open(parse_reactor(ASYNC_G(reactor)), (unsigned) ASYNC_G(ring_entries));
	if (error) {
		async_throw(async_ce_exception, "Cannot start the reactor: %s", strerror(-error));
		return error;
	}
	async_hooks_install();
	async_hooks_attach_existing();
	error = async_io_signals_start();
	if (!error && ASYNC_G(dump_on_sigquit)) {
		error = async_dump_on_sigquit();
	}
	if (error) {
		async_throw(async_ce_exception, "Cannot listen to signals: %s", strerror(-error));
		return error;
	}
	if (ASYNC_G(blocking_threshold) > 0) {
		error = async_blocking_start(async_clock_from_ms(ASYNC_G(blocking_threshold)));
		if (error) {
			zend_error(E_WARNING, "async.blocking_threshold: %s", strerror(-error));
		}
	}
	return 0;
}
/* }}} */

/* {{{ C API, see php_async.h */
PHP_ASYNC_API bool php_async_can_suspend(void)
{
	return async_scheduler_can_suspend();
}

static int throw_if_cancelled(int result)
{
	if (result == -ECANCELED) {
		async_coroutine_throw_pending(async_the_scheduler.current);
	}
	return result;
}

PHP_ASYNC_API int php_async_wait_fd(int fd, short events, zend_long timeout_ms)
{
	async_time deadline =
		timeout_ms < 0 ? ASYNC_NEVER : async_clock_after(async_clock_now(), async_clock_from_ms(timeout_ms));
	int result = async_io_poll(fd, events, deadline);

	return result == -ETIMEDOUT ? 0 : throw_if_cancelled(result);
}

PHP_ASYNC_API int php_async_sleep(zend_long ms)
{
	return throw_if_cancelled(async_io_sleep(async_clock_from_ms(ms)));
}
/* }}} */

/* Not PHP_GINIT_FUNCTION: its parameter would shadow the global of that name. */
static void init_globals(void *globals)
{
#if defined(COMPILE_DL_ASYNC) && defined(ZTS)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	memset(globals, 0, sizeof(zend_async_globals));
}

/* The end of a thread, where threads serve requests; nothing is left to do at that of
 * the process. */
static void free_globals(void *globals)
{
	if (async_the_reactor.backend) {
		async_reactor_close();
	}
	async_worker_thread_ends();
	async_signal_thread_ends();
	async_lifecycle_thread_ends();
}

static PHP_MINIT_FUNCTION(async)
{
	REGISTER_INI_ENTRIES();
	async_ports.poll = async_reactor_poll;
	async_ports.in_flight = in_flight;
	async_ports.drain = drain;
	async_ports.forget = forget_waits;
	async_ports.started = started;
	async_exceptions_register();
	async_awaitable_register();
	async_coroutine_register();
	async_timeout_register();
	async_scope_provider_register();
	async_scope_register();
	async_context_register();
	async_task_group_register();
	async_task_set_register();
	async_future_state_register();
	async_future_register();
	async_signal_register();
	async_channel_register();
	async_circuit_breaker_register();
	async_pool_register();
	async_cpu_register();
	async_watcher_register();
	async_thread_register();
	async_thread_channel_register();
	async_lifecycle_module_startup();
	async_hooks_module_startup();
	return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(async)
{
	async_hooks_uninstall();
	async_lifecycle_module_shutdown();
	async_workers_stop();
	if (async_the_reactor.backend) {
		async_reactor_close();
	}
	UNREGISTER_INI_ENTRIES();
	return SUCCESS;
}

static PHP_RINIT_FUNCTION(async)
{
#if defined(COMPILE_DL_ASYNC) && defined(ZTS)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	async_hooks_request_startup();
	async_lifecycle_request_startup();
	if (UNEXPECTED(ASYNC_G(autostart)) && !async_scheduler_start()) {
		return FAILURE;
	}
	return SUCCESS;
}

static PHP_RSHUTDOWN_FUNCTION(async)
{
	async_blocking_stop();
	async_lifecycle_request_shutdown();
	async_hooks_request_shutdown();
	async_io_signals_reset();
	async_cpu_request_shutdown();
	return SUCCESS;
}

static const char *describe_reactor(void)
{
	static ASYNC_TLS char text[192];

	if (!async_the_reactor.backend
		&& async_reactor_open(parse_reactor(ASYNC_G(reactor)), (unsigned) ASYNC_G(ring_entries)) != 0) {
		return async_the_reactor.reason;
	}
	snprintf(text, sizeof(text), "%s", async_the_reactor.reason);
	return text;
}

static PHP_MINFO_FUNCTION(async)
{
	async_context_set_allocator(parse_allocator(ASYNC_G(stack_allocator)));
	php_info_print_table_start();
	php_info_print_table_row(2, "async support", "enabled");
	php_info_print_table_row(2, "Version", PHP_ASYNC_VERSION);
	php_info_print_table_row(2, "Reactor", describe_reactor());
	php_info_print_table_row(2, "Coroutine stacks", async_context_describe_allocator());
	async_hooks_info();
	php_info_print_table_end();
	DISPLAY_INI_ENTRIES();
}

/* Optional: they only have to be loaded, and their functions registered, before us. */
static const zend_module_dep dependencies[] = {
	ZEND_MOD_REQUIRED("standard")
	ZEND_MOD_OPTIONAL("openssl")
	ZEND_MOD_OPTIONAL("sockets")
	ZEND_MOD_OPTIONAL("pcntl")
	ZEND_MOD_OPTIONAL("curl")
	ZEND_MOD_OPTIONAL("ftp")
	ZEND_MOD_OPTIONAL("ldap")
	ZEND_MOD_OPTIONAL("gearman")
	ZEND_MOD_OPTIONAL("memcached")
	ZEND_MOD_OPTIONAL("mysqli")
	ZEND_MOD_OPTIONAL("pdo")
	ZEND_MOD_OPTIONAL("pdo_mysql")
	ZEND_MOD_OPTIONAL("pdo_pgsql")
	ZEND_MOD_OPTIONAL("pdo_sqlite")
	ZEND_MOD_OPTIONAL("pgsql")
	ZEND_MOD_OPTIONAL("redis")
	ZEND_MOD_OPTIONAL("soap")
	ZEND_MOD_OPTIONAL("sqlite3")
	ZEND_MOD_END
};

zend_module_entry async_module_entry = {
	STANDARD_MODULE_HEADER_EX,
	NULL,
	dependencies,
	"async",
	ext_functions,
	PHP_MINIT(async),
	PHP_MSHUTDOWN(async),
	PHP_RINIT(async),
	PHP_RSHUTDOWN(async),
	PHP_MINFO(async),
	PHP_ASYNC_VERSION,
	PHP_MODULE_GLOBALS(async),
	init_globals,
	free_globals,
	NULL,
	STANDARD_MODULE_PROPERTIES_EX,
};

#ifdef COMPILE_DL_ASYNC
# ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
# endif
ZEND_GET_MODULE(async)
#endif
