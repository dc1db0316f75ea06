/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See stack.h. Slots are never returned to the system one by one: a free slot
 * keeps its guard and its place in the mapping. The free list is an array, used
 * last in first out, so that warm stacks are taken first and unused ones are
 * never touched.
 */
#include "coroutine/stack.h"

#include <errno.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "core/memory.h"
#include "core/valgrind.h"

#ifndef MADV_GUARD_INSTALL
# define MADV_GUARD_INSTALL 102 /* Linux 6.13 */
#endif

enum {
	FIRST_SLAB_SLOTS = 16,
	LARGEST_SLAB_SLOTS = 1024,
	FREE_LIST_STEP = 128,
};

typedef struct _slab {
	char *base;
	size_t slots;
	size_t carved;
	struct _slab *older;
} slab;

typedef struct _stack_pool {
	size_t slot_size;
	size_t page_size;
	slab *newest;
	void **free;
	size_t free_count;
	size_t free_capacity;
	size_t mapped;
	size_t mprotect_budget; /* guards that may still be made with mprotect() */
	bool no_guard_regions; /* MADV_GUARD_INSTALL was refused, or does nothing */
	bool has_guard_regions;
} stack_pool;

static ASYNC_TLS stack_pool pool = {.slot_size = 256 * 1024};

void async_stack_set_size(size_t size)
{
	if (!pool.newest) {
		pool.slot_size = size;
	}
}

size_t async_stack_get_size(void)
{
	return pool.slot_size;
}

/* A guard by mprotect() splits the mapping in two; leave the rest of the process
 * two fifths of what the kernel allows. */
static size_t read_mprotect_budget(void)
{
	unsigned long limit = 65530;
	FILE *file = fopen("/proc/sys/vm/max_map_count", "r");

	if (file) {
		if (fscanf(file, "%lu", &limit) != 1) {
			limit = 65530;
		}
		fclose(file);
	}
	return limit / 10 * 6 / 2;
}

/* Emulators of other processors (qemu-user) accept any advice and do nothing. The call that
 * tells must be one that valgrind leaves to the kernel: it answers some, such as getrlimit(),
 * by itself, and dies in the guard. */
static bool is_guarded(char *page)
{
	return uname((struct utsname *) page) != 0 && errno == EFAULT;
}

static int install_guard(char *slot)
{
	if (!pool.no_guard_regions) {
		if (madvise(slot, pool.page_size, MADV_GUARD_INSTALL) == 0
			&& (EXPECTED(pool.has_guard_regions) || is_guarded(slot))) {
			pool.has_guard_regions = true;
			return 0;
		}
		pool.no_guard_regions = true;
		pool.mprotect_budget = read_mprotect_budget();
	}
	if (pool.mprotect_budget == 0) {
		return -ENOSPC;
	}
	if (mprotect(slot, pool.page_size, PROT_NONE) != 0) {
		return errno == ENOMEM ? -ENOSPC : -errno;
	}
	pool.mprotect_budget--;
	return 0;
}

static int add_slab(void)
{
	size_t slots = FIRST_SLAB_SLOTS;
	slab *added;
	char *base;

	if (!pool.page_size) {
		pool.page_size = (size_t) sysconf(_SC_PAGESIZE);
	}
	if (pool.newest) {
		slots = pool.newest->slots * 2 > LARGEST_SLAB_SLOTS ? LARGEST_SLAB_SLOTS : pool.newest->slots * 2;
	}
	base = mmap(NULL, slots * pool.slot_size, PROT_READ | PROT_WRITE,
		MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
	if (base == MAP_FAILED) {
		return -ENOMEM;
	}
	/* A huge page behind stacks that use one page each would multiply memory. */
	(void) madvise(base, slots * pool.slot_size, MADV_NOHUGEPAGE);

	added = async_malloc(sizeof(*added));
	*added = (slab) {base, slots, 0, pool.newest};
	pool.newest = added;
	pool.mapped += slots * pool.slot_size;
	return 0;
}

static int carve(void **slot)
{
	char *base;
	int error;

	if (!pool.newest || pool.newest->carved == pool.newest->slots) {
		error = add_slab();
		if (error) {
			return error;
		}
	}
	base = pool.newest->base + pool.newest->carved * pool.slot_size;
	error = install_guard(base);
	if (error) {
		return error;
	}
	pool.newest->carved++;
	*slot = base;
	(void) VALGRIND_STACK_REGISTER(base + pool.page_size, base + pool.slot_size);
	return 0;
}

int async_stack_acquire(async_stack *stack)
{
	void *slot;

	if (pool.free_count) {
		slot = pool.free[--pool.free_count];
	} else {
		int error = carve(&slot);

		if (error) {
			return error;
		}
	}
	stack->pointer = (char *) slot + pool.page_size;
	stack->size = pool.slot_size - pool.page_size;
	(void) VALGRIND_MAKE_MEM_UNDEFINED(stack->pointer, stack->size);
	return 0;
}

void async_stack_release(const async_stack *stack)
{
	if (pool.free_count == pool.free_capacity) {
		pool.free_capacity = pool.free_capacity ? pool.free_capacity * 2 : FREE_LIST_STEP;
		pool.free = async_realloc(pool.free, pool.free_capacity * sizeof(*pool.free));
	}
	pool.free[pool.free_count++] = (char *) stack->pointer - pool.page_size;
	(void) VALGRIND_MAKE_MEM_NOACCESS(stack->pointer, stack->size);
}

void async_stack_trim(const async_stack *stack, const void *keep)
{
	uintptr_t end = (uintptr_t) keep & ~(uintptr_t) (pool.page_size - 1);

	if (end > (uintptr_t) stack->pointer) {
		(void) madvise(stack->pointer, end - (uintptr_t) stack->pointer, MADV_DONTNEED);
	}
}

size_t async_stack_get_mapped(void)
{
	return pool.mapped;
}

void async_stack_free_all(void)
{
	while (pool.newest) {
		slab *each = pool.newest;

		pool.newest = each->older;
		munmap(each->base, each->slots * pool.slot_size);
		async_free(each);
	}
	async_free(pool.free);
	pool = (stack_pool) {.slot_size = pool.slot_size};
}
