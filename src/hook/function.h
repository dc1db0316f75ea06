/* SPDX-License-Identifier: BSD-3-Clause
 *
 * PHP functions that are wrapped, where no function table of a stream or of the engine
 * is in between.
 */
#ifndef ASYNC_HOOK_FUNCTION_H
#define ASYNC_HOOK_FUNCTION_H

#include "core/function.h"

/* Only hook/handler.c calls these. */
void async_functions_install(void);
void async_functions_uninstall(void);
void async_functions_lead_to_wrappers(bool lead); /* or, while the handlers stay, past them */
zif_handler async_functions_wrapper(zif_handler original); /* NULL when it has none */

void async_functions_info(void);

#endif
