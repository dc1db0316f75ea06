/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Stock PHP calls that wait: who waits changes, nothing else. Outside of a running
 * scheduler, and wherever suspension is forbidden, each hook is the original call.
 */
#ifndef ASYNC_HOOK_HOOK_H
#define ASYNC_HOOK_HOOK_H

#include <stdbool.h>
#include <stddef.h>

/* What async.hooks may name, apart from all and none: stream, function, pdo, turns, libc and
 * the topics of libc. */
bool async_hooks_is_name(const char *name, size_t length);

/* Is one of them on? */
bool async_hooks_are_chosen(const char *name);

/* MINIT: wraps PHP functions. The JIT compiles the handler that it finds into a call, and
 * under ZTS each thread copies the table, so this cannot wait for the first use; until
 * then the wrappers only pass on, or are passed by (entry.h). */
void async_hooks_module_startup(void);

/* RINIT, and the end of RSHUTDOWN. */
void async_hooks_request_startup(void);
void async_hooks_request_shutdown(void);

/* Installs the rest, once per process: at the first start of a scheduler, so that
 * an extension that is loaded but unused costs nothing. Idempotent. 0 or -errno;
 * what could not be hooked blocks as before and is named by async_hooks_info(). */
int async_hooks_install(void);

/* At each start of the scheduler: takes over the socket streams that exist already,
 * and the persistent ones of earlier requests. */
void async_hooks_attach_existing(void);

/* After objects may have been loaded: hooks what they call. Cheap if there are none. One
 * that has become an extension since it was loaded is seen only `anyhow`. */
void async_hooks_update(bool anyhow);

/* MSHUTDOWN: puts back what still points to us. */
void async_hooks_uninstall(void);

/* Rows for phpinfo(): what is active. */
void async_hooks_info(void);

#endif
