/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A back end that stands before the real one and makes a bad kernel of it.
 */
#ifndef ASYNC_REACTOR_CHAOS_H
#define ASYNC_REACTOR_CHAOS_H

#include "core/chaos.h"
#include "reactor/reactor.h"

#ifdef ASYNC_CHAOS

/* Of the whole process: what stands in for the back end that has been opened. */
const async_reactor_backend *async_chaos_backend(const async_reactor_backend *real);

/* Called when the real back end is done with an operation: true when its completion
 * is kept back. */
bool async_chaos_keeps(async_op *op, int result);

/* How much of a transfer is allowed: at least 1 byte, and all of it where that is
 * visible otherwise, as with datagrams. */
size_t async_chaos_length(int fd, size_t length, int flags);

#else

# define async_chaos_backend(real) (real)
# define async_chaos_keeps(op, result) false
# define async_chaos_length(fd, length, flags) (length)

#endif
#endif
