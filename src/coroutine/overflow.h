/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A coroutine that overflows its C stack hits the guard page below it. Instead of a
 * bare SIGSEGV the process ends with a message that says what to do.
 */
#ifndef ASYNC_COROUTINE_OVERFLOW_H
#define ASYNC_COROUTINE_OVERFLOW_H

/* Once per process, at the first use of the scheduler. Other faults go to the
 * handler that was there before. */
void async_overflow_install(void);
void async_overflow_uninstall(void);

/* Gives back what belongs to the calling thread. */
void async_overflow_thread_ends(void);

#endif
