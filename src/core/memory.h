/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Memory that outlives a request or that the kernel may still write to. It is
 * taken from libc, never from the Zend heap, which is reset at request end.
 * Like PHP's own permanent allocator these functions do not return on failure.
 */
#ifndef ASYNC_CORE_MEMORY_H
#define ASYNC_CORE_MEMORY_H

#include <php.h>

#define async_malloc(size) __zend_malloc(size)
#define async_calloc(count, size) __zend_calloc(count, size)
#define async_realloc(pointer, size) __zend_realloc(pointer, size)
#define async_free(pointer) free(pointer)

#endif
