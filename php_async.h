/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The public header: what other extensions written in C may use.
 */
#ifndef PHP_ASYNC_H
#define PHP_ASYNC_H

#include <php.h>

#define PHP_ASYNC_VERSION "0.1.0"

#define PHP_ASYNC_API ZEND_DLEXPORT

extern zend_module_entry async_module_entry;
#define phpext_async_ptr &async_module_entry

ZEND_BEGIN_MODULE_GLOBALS(async)
	char *reactor; /* async.reactor */
	char *hooks; /* async.hooks */
	char *hook_libraries; /* async.hook_libraries */
	char *stack_allocator; /* async.stack_allocator */
	zend_long stack_size; /* async.stack_size, bytes */
	zend_long ring_entries; /* async.ring_entries */
	zend_long blocking_threshold; /* async.blocking_threshold, ms */
	bool dump_on_sigquit; /* async.dump_on_sigquit */
	bool debug_deadlock; /* async.debug_deadlock */
	bool autostart; /* async.autostart */
ZEND_END_MODULE_GLOBALS(async)

ZEND_EXTERN_MODULE_GLOBALS(async)
#define ASYNC_G(v) ZEND_MODULE_GLOBALS_ACCESSOR(async, v)

#if defined(ZTS) && defined(COMPILE_DL_ASYNC)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

BEGIN_EXTERN_C()

/* True when the running code is in a coroutine and may be suspended. The functions
 * below may be called only then. */
PHP_ASYNC_API bool php_async_can_suspend(void);

/* Waits until one of `events` (as for poll(2)) is ready on `fd`, at most
 * `timeout_ms` (< 0: without limit). Returns the events that are ready, 0 on
 * timeout, or -errno; -ECANCELED means that an exception was thrown. suspends */
PHP_ASYNC_API int php_async_wait_fd(int fd, short events, zend_long timeout_ms);

/* Returns 0, or -ECANCELED with an exception thrown. suspends */
PHP_ASYNC_API int php_async_sleep(zend_long ms);

END_EXTERN_C()

#endif
