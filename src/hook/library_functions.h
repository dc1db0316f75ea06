/* SPDX-License-Identifier: BSD-3-Clause
 *
 * PHP functions that hold, while they wait, what no object or resource owns, and of which
 * nothing else is changed. After a fatal error they go on (library_call.h) and give it back.
 */
#ifndef ASYNC_HOOK_LIBRARY_FUNCTIONS_H
#define ASYNC_HOOK_LIBRARY_FUNCTIONS_H

/* MINIT. Only hook/hook.c calls it. */
void async_library_functions_install(void);

#endif
