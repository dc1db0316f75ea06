/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What we tell valgrind, and where we do without things that it does not know. All of
 * it is nothing where its headers were missing at build time.
 */
#ifndef ASYNC_CORE_VALGRIND_H
#define ASYNC_CORE_VALGRIND_H

#if __has_include(<valgrind/memcheck.h>)
# include <valgrind/memcheck.h>
#else
# define RUNNING_ON_VALGRIND 0
# define VALGRIND_CHECK_MEM_IS_ADDRESSABLE(address, length) ((void) 0)
# define VALGRIND_MAKE_MEM_DEFINED(address, length) ((void) 0)
# define VALGRIND_MAKE_MEM_NOACCESS(address, length) ((void) 0)
# define VALGRIND_MAKE_MEM_UNDEFINED(address, length) ((void) 0)
# define VALGRIND_STACK_REGISTER(start, end) ((void) 0)
#endif

#endif
