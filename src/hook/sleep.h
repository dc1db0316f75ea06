/* SPDX-License-Identifier: BSD-3-Clause
 *
 * sleep(), usleep(), time_nanosleep() and time_sleep_until() where the libc functions
 * behind them cannot be hooked: in a PHP that is linked statically.
 */
#ifndef ASYNC_HOOK_SLEEP_H
#define ASYNC_HOOK_SLEEP_H

void async_sleep_functions_install(void);
void async_sleep_functions_uninstall(void);

#endif
