/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The libc boundary: functions of libc that wait, as the php binary (or libphp.so),
 * extensions and client libraries call them. Connecting, TLS and everything else in PHP's
 * core that waits in poll(2) becomes cooperative this way.
 */
#ifndef ASYNC_HOOK_LIBC_H
#define ASYNC_HOOK_LIBC_H

#include <stdbool.h>
#include <stddef.h>

void async_libc_install(void);

/* Looks at what has been loaded since. Costs next to nothing if that is nothing, unless
 * it is to look `anyhow`. */
void async_libc_update(bool anyhow);
void async_libc_uninstall(void);
void async_libc_info(void);

/* How many slots lead a function to us: not 0 when calls of it do. A program that is linked
 * statically has none. For names in the tables of libc_*.c; may be kept. */
const unsigned *async_libc_slots(const char *name);

/* A name for async.hooks? */
bool async_libc_is_topic(const char *name, size_t length);

/* The end of the request: who waits for signals after a fatal error never ends. */
void async_libc_signals_abandon(void);

/* The calling thread of this process runs PHP: its calls may suspend. Undone in a
 * forked child, which must say so again. */
void async_libc_enter_process(void);

#endif
