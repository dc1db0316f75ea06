/* SPDX-License-Identifier: BSD-3-Clause
 *
 * For the libFuzzer targets of the extension's parsers. Each includes the source that it
 * is about, so that it reaches static functions. It is linked without PHP; what of PHP is
 * named there and never called stays unresolved.
 */
#ifndef ASYNC_TESTS_FUZZ_PARSERS_H
#define ASYNC_TESTS_FUZZ_PARSERS_H

#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPECT(condition) \
 do { \
  if (!(condition)) { \
   fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition); \
   abort(); \
  } \
 } while (0)

/* PHP's own ones, as far as they are called. */
int ap_php_snprintf(char *buffer, size_t size, const char *format, ...)
	__attribute__((weak, format(printf, 3, 4)));

int ap_php_snprintf(char *buffer, size_t size, const char *format, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(buffer, size, format, arguments);
	va_end(arguments);
	return length;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
