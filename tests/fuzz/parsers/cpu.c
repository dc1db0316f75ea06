/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The files of the kernel that say how many CPUs there are and how busy they are: pieces
 * of the input, one for each file that is opened, in turns.
 */
#include "parsers.h"

#include <php.h>

static FILE *open_piece(const char *path);
#define fopen(path, mode) open_piece(path)
#include "api/cpu.c"
#undef fopen

static const uint8_t *input;
static size_t input_size, position;

static FILE *open_piece(const char *path)
{
	const uint8_t *end;
	size_t start = position < input_size ? position : 0, length;

	EXPECT(strlen(path) < 512);
	end = memchr(input + start, 0xff, input_size - start);
	length = end ? (size_t) (end - input) - start : input_size - start;
	position = start + length + 1;
	return length ? fmemopen((void *) (uintptr_t) (input + start), length, "r") : NULL;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	cpu_sample sample;

	if (size == 0) {
		return 0;
	}
	input = data;
	input_size = size;
	position = 0;
	read_system(&sample);
	EXPECT(count_available() >= 1);
	return 0;
}
