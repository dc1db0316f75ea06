/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the PHP frames of a parked coroutine hold, for the cycle collector.
 */
#ifndef ASYNC_COROUTINE_FRAMES_H
#define ASYNC_COROUTINE_FRAMES_H

#include "coroutine/coroutine.h"

/* Adds the references of the frames, those of a native Fiber inside of it included. Nothing
 * for the running coroutine, the script, and one that has not begun or has ended. */
void async_frames_gc(const async_coroutine *coroutine, zend_get_gc_buffer *buffer);

#endif
