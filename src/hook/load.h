/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Objects that are loaded while the hooks are in use.
 */
#ifndef ASYNC_HOOK_LOAD_H
#define ASYNC_HOOK_LOAD_H

/* Wraps dl(), which the SAPI adds after every MINIT. */
void async_load_function_install(void);
void async_load_function_uninstall(void);

#endif
