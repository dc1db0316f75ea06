/* SPDX-License-Identifier: BSD-3-Clause
 *
 * zend_fiber_switch_context() without what it costs on x86-64.
 *
 * A processor predicts the target of each `ret` with a stack of its own, onto which
 * every `call` pushes. The engine's jump_fcontext() is called, but leaves with a `jmp`:
 * from then on that stack is one entry too high, and every `ret` of the resumed
 * coroutine is predicted wrongly, from here up to the PHP code, at some 15 cycles each.
 * Calling zend_fiber_switch_context() without a `call` makes up for it: 11 of 44 ns of
 * a switch by suspend(), and more for fread(), which returns through more functions.
 */
#ifndef ASYNC_COROUTINE_RETURN_STACK_H
#define ASYNC_COROUTINE_RETURN_STACK_H

#include "core/compat.h"

/* The engine's function or ours. Set once, at module start. */
extern void (*async_return_stack_switch)(zend_fiber_transfer *transfer); /* suspends */

void async_return_stack_module_startup(void);

#endif
