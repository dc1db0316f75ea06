/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Signals of the process, told to the threads that listen to them. A handler of ours
 * stands in front of whoever handles the signal otherwise, and calls it; where nobody
 * does, the default action does not take place while somebody listens.
 */
#ifndef ASYNC_REACTOR_SIGNAL_H
#define ASYNC_REACTOR_SIGNAL_H

#include <stdbool.h>
#include <stdint.h>

#include "core/compat.h"

enum {
	ASYNC_SIGNALS = 64, /* the highest number */
};

/* In a set of signals. */
#define ASYNC_SIGNAL_BIT(number) (UINT64_C(1) << ((number) -1))

/* This thread wants to hear of a signal: 0 or -errno. No-op when it does already. */
int async_signal_listen(int number);
void async_signal_unlisten(int number);

/* Once this thread listens: the signal also sets `vm_interrupt`, wherever the thread is. */
void async_signal_interrupts(int number, zend_atomic_bool *vm_interrupt);

/* True once after such a signal. */
bool async_signal_has_interrupted(void);

/* An eventfd that is readable when a signal has come; -errno. */
int async_signal_descriptor(void);

/* The set of those that have come to this thread since the last call. */
uint64_t async_signal_take(void);

/* One that async_signal_take() would take has come. */
bool async_signal_is_pending(void);

/* Somebody may have set a handler of his own: ours goes in front again. */
void async_signal_refresh(int number);

/* Does the kernel restart the system calls that the handlers of these signals interrupt? */
bool async_signals_restart(uint64_t signals);

/* In a forked child that goes on to run PHP: takes nothing that was meant for its parent. */
void async_signal_forked(void);

/* This thread ends. */
void async_signal_thread_ends(void);

#endif
