/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Stock PHP calls that wait: who waits changes, nothing else. Outside of a running
 * scheduler, and wherever suspension is forbidden, each hook is the original call.
 */
#ifndef ASYNC_HOOK_HOOK_H
#define ASYNC_HOOK_HOOK_H

/* Installs everything, once per process: at the first start of a scheduler, so that
 * an extension that is loaded but unused costs nothing. Idempotent. 0 or -errno;
 * what could not be hooked blocks as before and is named by async_hooks_info(). */
int async_hooks_install(void);

/* At each start of the scheduler: takes over the socket streams that exist already,
 * and the persistent ones of earlier requests. */
void async_hooks_attach_existing(void);

/* In a forked child that goes on running PHP code, after async_reactor_forked(). */
void async_hooks_forked(void);

/* MSHUTDOWN: puts back what still points to us. */
void async_hooks_uninstall(void);

/* Rows for phpinfo(): what is active. */
void async_hooks_info(void);

#endif
