/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The libc boundary: functions of libc that wait, as the php binary (or libphp.so)
 * calls them. Connecting, TLS and everything else in PHP's core that waits in poll(2)
 * becomes cooperative this way.
 */
#ifndef ASYNC_HOOK_LIBC_H
#define ASYNC_HOOK_LIBC_H

void async_libc_install(void);
void async_libc_uninstall(void);
void async_libc_info(void);

/* The calling thread of this process runs PHP: its calls may suspend. Undone in a
 * forked child, which must say so again. */
void async_libc_enter_process(void);

#endif
