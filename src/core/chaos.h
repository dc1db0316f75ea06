/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Faults on purpose, for tests: what a kernel may do at its worst, and every order in
 * which coroutines may run. Only in builds with --enable-async-chaos; in all others the
 * questions below are constants and the code behind them is gone.
 *
 * ASYNC_CHAOS=SEED in the environment switches it on; ASYNC_CHAOS=SEED:shuffle,collect
 * only some of it, and ASYNC_CHAOS_WITHOUT=shuffle all but that; the latter is for tests
 * that cannot bear it, which say why behind a space. The same seed gives the same decisions.
 */
#ifndef ASYNC_CORE_CHAOS_H
#define ASYNC_CORE_CHAOS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum {
	ASYNC_CHAOS_SHUFFLE, /* any ready coroutine runs next that suspend() allows to */
	ASYNC_CHAOS_SHORT, /* less is read or written than could be */
	ASYNC_CHAOS_EAGAIN, /* it would block, though it would not */
	ASYNC_CHAOS_EINTR, /* a signal that nobody has sent */
	ASYNC_CHAOS_DELAY, /* completions come late and in another order */
	ASYNC_CHAOS_LATE_CANCEL, /* the kernel hears of a cancel later */
	ASYNC_CHAOS_REFUSE, /* the kernel takes no operation now */
	ASYNC_CHAOS_POLL, /* the kernel is asked though somebody is ready */
	ASYNC_CHAOS_COLLECT, /* the cycle collector runs after a switch */
	ASYNC_CHAOS_KINDS,
} async_chaos_kind;

#ifdef ASYNC_CHAOS

/* Is it time for this fault? */
bool async_chaos_strikes(async_chaos_kind kind);

/* 0 ... limit - 1 */
unsigned async_chaos_below(unsigned limit);

#else

# define async_chaos_strikes(kind) false

#endif
#endif
