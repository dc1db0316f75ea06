/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The stack of another thread, which may be anything by the time it is copied: the input
 * is memory full of pointers into itself (and to nowhere).
 */
#include "parsers.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "hook/blocking_snapshot.c"

enum { ARENA = 64 * 1024 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char *arena;
	static int ends[2];
	static async_snapshot snapshot;
	uint64_t *words;

	if (!arena) {
		/* The page behind it cannot be read. */
		arena = mmap(NULL, ARENA + 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		EXPECT(arena != MAP_FAILED && mprotect(arena, ARENA, PROT_READ | PROT_WRITE) == 0);
		EXPECT(pipe2(ends, O_NONBLOCK) == 0);
	}
	memset(arena, 0, ARENA);
	words = (uint64_t *) arena;
	/* Two bytes of input make one word: a small number, or the address of a place. */
	for (size_t i = 0; i + 1 < size && i / 2 < ARENA / sizeof(*words); i += 2) {
		uint16_t value = (uint16_t) (data[i] | data[i + 1] << 8);

		words[i / 2] = value & 1 ? (uint64_t) (uintptr_t) arena + (value & ~7u) : value >> 1;
	}
	async_snapshot_take(&snapshot, ends, (const zend_execute_data *) arena);
	EXPECT(snapshot.count <= ASYNC_SNAPSHOT_FRAMES);
	for (uint32_t i = 0; i < snapshot.count; i++) {
		EXPECT(memchr(snapshot.frames[i].function, '\0', ASYNC_SNAPSHOT_NAME));
		EXPECT(memchr(snapshot.frames[i].file, '\0', ASYNC_SNAPSHOT_PATH));
	}
	return 0;
}
