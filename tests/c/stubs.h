/* SPDX-License-Identifier: BSD-3-Clause
 *
 * A test program in C is linked without PHP: the few functions of it that are
 * called live here, and so does the counting of checks. Included once per program.
 */
#ifndef ASYNC_TESTS_C_STUBS_H
#define ASYNC_TESTS_C_STUBS_H

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/compat.h"

#include <zend_signal.h>

/* PHP's own printf is not linked. */
#undef vsnprintf

void *__zend_malloc(size_t size)
{
	return malloc(size);
}

void *__zend_calloc(size_t count, size_t size)
{
	return calloc(count, size);
}

void *__zend_realloc(void *pointer, size_t size)
{
	return realloc(pointer, size);
}

int ap_php_snprintf(char *buffer, size_t size, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(buffer, size, format, arguments);
	va_end(arguments);
	return length;
}

#ifdef ZEND_SIGNALS
void zend_sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
	sigaction(number, action, before);
}
#endif

static unsigned checks_failed;
static unsigned tests_passed, tests_failed;
static const char *running = "";

#define CHECK(condition) \
 do { \
  if (!(condition)) { \
   checks_failed++; \
   printf("%s:%d: in %s: %s\n", __FILE__, __LINE__, running, #condition); \
  } \
 } while (0)

#define CHECK_INT(expression, expected) \
 do { \
  long check_got = (long) (expression), check_want = (long) (expected); \
  if (check_got != check_want) { \
   checks_failed++; \
   printf("%s:%d: in %s: %s is %ld, not %ld\n", __FILE__, __LINE__, running, #expression, check_got, \
	   check_want); \
  } \
 } while (0)

typedef struct {
	const char *name;
	void (*run)(void);
} test;

#define TEST(function) \
 { \
#  function, function \
 }

static void run_test(const test *one)
{
	checks_failed = 0;
	running = one->name;
	one->run();
	printf("%s %s\n", checks_failed ? "not ok" : "ok", one->name);
	if (checks_failed) {
		tests_failed++;
	} else {
		tests_passed++;
	}
}

static int report(void)
{
	printf("%u passed, %u failed\n", tests_passed, tests_failed);
	return tests_failed ? 1 : 0;
}

#endif
