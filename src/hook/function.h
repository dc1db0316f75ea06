/* SPDX-License-Identifier: BSD-3-Clause
 *
 * PHP functions that are wrapped, where no function table of a stream or of the engine
 * is in between.
 */
#ifndef ASYNC_HOOK_FUNCTION_H
#define ASYNC_HOOK_FUNCTION_H

/* MINIT and MSHUTDOWN. */
void async_functions_install(void);
void async_functions_uninstall(void);

void async_functions_info(void);

#endif
