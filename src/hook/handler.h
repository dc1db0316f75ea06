/* SPDX-License-Identifier: BSD-3-Clause
 *
 * When the wrappers of PHP's stream functions are in their place. A call that goes through
 * one pays for a jump to our code and back, which is 5 to 10 % of reading a buffered byte:
 * they are there while a scheduler runs, and otherwise only where that cannot be changed
 * at run time.
 */
#ifndef ASYNC_HOOK_HANDLER_H
#define ASYNC_HOOK_HANDLER_H

/* MINIT: in place, for the scripts that opcache preloads. */
void async_handlers_install(void);
void async_handlers_uninstall(void);

/* RINIT, the start of a scheduler, RSHUTDOWN. */
void async_handlers_request_startup(void);
void async_handlers_enter(void);
void async_handlers_leave(void);

#endif
