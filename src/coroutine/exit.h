/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Notices that the script calls exit. The engine leaves no trace of it once the
 * script has been unwound, but the other coroutines must then be cancelled instead
 * of run to their end.
 */
#ifndef ASYNC_COROUTINE_EXIT_H
#define ASYNC_COROUTINE_EXIT_H

void async_exit_module_startup(void);
void async_exit_module_shutdown(void);

#endif
