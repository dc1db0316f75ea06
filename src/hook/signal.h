/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Handlers of signals that PHP code sets: what is written with pcntl for one flow of
 * control goes on to work for many.
 */
#ifndef ASYNC_HOOK_SIGNAL_H
#define ASYNC_HOOK_SIGNAL_H

/* SIGQUIT prints all coroutines to stderr from now on, until the end of the request: 0 or
 * -errno. */
int async_dump_on_sigquit(void);

/* In the engine's interrupt function: prints them, if that was asked for. */
void async_dump_if_asked(void);

void async_signal_hooks_install(void);
void async_signal_hooks_uninstall(void);

#endif
