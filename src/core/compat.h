/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The only file that looks at the PHP version. Everything that differs between
 * 8.2 and the newest supported PHP has one name here.
 */
#ifndef ASYNC_CORE_COMPAT_H
#define ASYNC_CORE_COMPAT_H

#include <php.h>
#include <zend_closures.h>
#include <zend_fibers.h>

#if PHP_VERSION_ID < 80200
# error "async needs PHP 8.2 or newer"
#endif

/* State of one scheduler belongs to one thread. */
#ifdef ZTS
# define ASYNC_TLS __thread
#else
# define ASYNC_TLS
#endif

/* zend_fiber_init_context() returned bool (true = success) before 8.3 and
 * returns zend_result (0 = success) since. */
static inline bool async_compat_init_context(
	zend_fiber_context *context, void *kind, zend_fiber_coroutine function, size_t stack_size)
{
#if PHP_VERSION_ID < 80300
	return zend_fiber_init_context(context, kind, function, stack_size);
#else
	return zend_fiber_init_context(context, kind, function, stack_size) == SUCCESS;
#endif
}

/* 8.3 added a limit check for the C stack (ZEND_CHECK_STACK_LIMIT). A fresh
 * context inherits the limits of the one that switched to it: set them. */
static inline void async_compat_set_stack_limits(zend_fiber_stack *stack)
{
#ifdef ZEND_CHECK_STACK_LIMIT
	EG(stack_base) = zend_fiber_stack_base(stack);
	EG(stack_limit) = zend_fiber_stack_limit(stack);
#else
	(void) stack;
#endif
}

/* The lowest usable address of a stack; the page below it is its guard. The struct is
 * private, but in all versions begins with this pointer. */
static inline const char *async_compat_stack_bottom(const zend_fiber_stack *stack)
{
	return *(const char *const *) stack;
}

/* "int", or the class of an object, as error messages name an argument. */
static inline const char *async_compat_value_name(const zval *value)
{
#if PHP_VERSION_ID < 80300
	return zend_zval_type_name(value);
#else
	return zend_zval_value_name(value);
#endif
}

/* Before 8.4 exit is an opcode, afterwards it is a function. */
#define ASYNC_EXIT_IS_OPCODE (PHP_VERSION_ID < 80400)

/* 8.4 lets a read that already returned data end without waiting again. */
#if PHP_VERSION_ID >= 80400
# define ASYNC_STREAM_HAS_BUFFERED_DATA(stream) ((stream)->has_buffered_data)
#else
# define ASYNC_STREAM_HAS_BUFFERED_DATA(stream) ((void) (stream), false)
#endif

#endif
