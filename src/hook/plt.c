/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See plt.h. Slots are found by name through the relocations that ld.so processed:
 * R_*_JUMP_SLOT for calls, R_*_GLOB_DAT for addresses and -fno-plt calls. With full
 * RELRO they lie in pages that ld.so made read-only; such a page is writable for the
 * time of one aligned store.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/plt.h"

#include <elf.h>
#include <errno.h>
#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/memory.h"

#if defined(__x86_64__) && defined(__LP64__)
# define IS_SLOT(type) ((type) == R_X86_64_JUMP_SLOT || (type) == R_X86_64_GLOB_DAT)
#elif defined(__aarch64__) && defined(__LP64__)
# define IS_SLOT(type) ((type) == R_AARCH64_JUMP_SLOT || (type) == R_AARCH64_GLOB_DAT)
#endif

typedef struct _patched_slot {
	void **slot;
	void *previous; /* may be the lazy binding stub; never called by us */
	void *replacement;
	bool read_only;
} patched_slot;

static patched_slot *patched;
static size_t patched_count;

/* Of ld.so, at the last look. */
static unsigned long long objects_added, objects_removed;

static bool taken_over; /* a slot that we wrote holds somebody else's pointer */

static bool store(void **slot, void *value, bool read_only)
{
	uintptr_t page_size = (uintptr_t) sysconf(_SC_PAGESIZE);
	void *page = (void *) ((uintptr_t) slot & ~(page_size - 1));

	if (read_only && mprotect(page, page_size, PROT_READ | PROT_WRITE) != 0) {
		return false;
	}
	__atomic_store_n(slot, value, __ATOMIC_SEQ_CST);
	if (read_only) {
		mprotect(page, page_size, PROT_READ);
	}
	return true;
}

static bool contains(const struct dl_phdr_info *info, ElfW(Addr) address)
{
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *header = &info->dlpi_phdr[i];

		if (header->p_type == PT_LOAD && address - info->dlpi_addr - header->p_vaddr < header->p_memsz) {
			return true;
		}
	}
	return false;
}

bool async_plt_contains(const async_plt_object *object, const void *address)
{
	return contains(object->info, (ElfW(Addr)) address);
}

static int restore_object(struct dl_phdr_info *info, size_t size, void *data)
{
	(void) size;
	(void) data;
	for (size_t i = 0; i < patched_count; i++) {
		const patched_slot *entry = &patched[i];

		if (contains(info, (ElfW(Addr)) entry->slot)
			&& (*entry->slot != entry->replacement
				|| !store(entry->slot, entry->previous, entry->read_only))) {
			taken_over = true;
		}
	}
	return 0;
}

/* An object may have been unloaded, with its slots: PHP does that to extensions that
 * were loaded after us before it comes to our shutdown. */
bool async_plt_restore(void)
{
	dl_iterate_phdr(restore_object, NULL);
	async_free(patched);
	patched = NULL;
	patched_count = 0;
	objects_added = objects_removed = 0;
	return !taken_over;
}

typedef struct _each {
	void (*visit)(const char *path, unsigned slots, unsigned active, void *data);
	void *data;
} each;

static int visit_object(struct dl_phdr_info *info, size_t size, void *data)
{
	const each *visitor = data;
	unsigned slots = 0, active = 0;

	(void) size;
	for (size_t i = 0; i < patched_count; i++) {
		if (contains(info, (ElfW(Addr)) patched[i].slot)) {
			slots++;
			active += *patched[i].slot == patched[i].replacement;
		}
	}
	if (slots) {
		visitor->visit(info->dlpi_name, slots, active, visitor->data);
	}
	return 0;
}

void async_plt_each(void (*visit)(const char *path, unsigned slots, unsigned active, void *data), void *data)
{
	each visitor = {visit, data};

	dl_iterate_phdr(visit_object, &visitor);
}

static int look_at_counters(struct dl_phdr_info *info, size_t size, void *data)
{
	(void) size;
	*(bool *) data = info->dlpi_adds != objects_added;
	return 1;
}

bool async_plt_is_outdated(void)
{
	bool outdated = false;

	dl_iterate_phdr(look_at_counters, &outdated);
	return outdated;
}

#ifdef IS_SLOT

typedef struct _elf_object {
	ElfW(Addr) base;
	ElfW(Addr) relro_start, relro_end;
	const ElfW(Sym) * symbols;
	const char *strings;
	const ElfW(Rela) * relocations[2]; /* DT_RELA, DT_JMPREL */
	size_t count[2];
} elf_object;

typedef struct _search {
	bool (*wanted)(const async_plt_object *object);
	async_plt_hook *hooks;
	size_t hook_count;
	int slots;
	int error;
} search;

/* glibc relocates the addresses in the dynamic section, musl leaves them relative. */
static ElfW(Addr) absolute(const elf_object *object, ElfW(Addr) value)
{
	return value < object->base ? value + object->base : value;
}

static void read_dynamic(elf_object *object, const ElfW(Dyn) * dynamic)
{
	size_t relative = 0;

	for (; dynamic->d_tag != DT_NULL; dynamic++) {
		ElfW(Addr) address = absolute(object, dynamic->d_un.d_ptr);

		switch (dynamic->d_tag) {
		case DT_SYMTAB:
			object->symbols = (const ElfW(Sym) *) address;
			break;
		case DT_STRTAB:
			object->strings = (const char *) address;
			break;
		case DT_RELA:
			object->relocations[0] = (const ElfW(Rela) *) address;
			break;
		case DT_RELASZ:
			object->count[0] = dynamic->d_un.d_val / sizeof(ElfW(Rela));
			break;
		case DT_RELACOUNT:
			relative = dynamic->d_un.d_val;
			break;
		case DT_JMPREL:
			object->relocations[1] = (const ElfW(Rela) *) address;
			break;
		case DT_PLTRELSZ:
			object->count[1] = dynamic->d_un.d_val / sizeof(ElfW(Rela));
			break;
		default:
			break;
		}
	}
	/* The linker puts relative relocations, which have no symbol, first. */
	if (object->relocations[0] && relative <= object->count[0]) {
		object->relocations[0] += relative;
		object->count[0] -= relative;
	}
}

static bool is_patched(void **slot)
{
	for (size_t i = 0; i < patched_count; i++) {
		if (patched[i].slot == slot) {
			return true;
		}
	}
	return false;
}

static int patch_slot(const elf_object *object, void **slot, async_plt_hook *hook)
{
	ElfW(Addr) address = (ElfW(Addr)) slot;
	patched_slot entry = {
		.slot = slot,
		.previous = *slot,
		.replacement = hook->replacement,
		.read_only = address >= object->relro_start && address < object->relro_end,
	};

	if (is_patched(slot)) {
		return 0;
	}
	if (!store(slot, hook->replacement, entry.read_only)) {
		return -errno;
	}
	patched = async_realloc(patched, (patched_count + 1) * sizeof(*patched));
	patched[patched_count++] = entry;
	hook->slots++;
	return 1;
}

static int patch_object(const elf_object *object, async_plt_hook *hooks, size_t hook_count)
{
	int slots = 0;

	for (int table = 0; table < 2; table++) {
		const ElfW(Rela) *relocation = object->relocations[table];

		for (size_t i = 0; relocation && i < object->count[table]; i++, relocation++) {
			const ElfW(Sym) *symbol = &object->symbols[ELF64_R_SYM(relocation->r_info)];

			/* A symbol the object defines itself is not a call to libc. */
			if (!IS_SLOT(ELF64_R_TYPE(relocation->r_info)) || symbol->st_shndx != SHN_UNDEF) {
				continue;
			}
			for (size_t h = 0; h < hook_count; h++) {
				if (strcmp(object->strings + symbol->st_name, hooks[h].symbol) == 0) {
					int result =
						patch_slot(object, (void **) (object->base + relocation->r_offset), &hooks[h]);

					if (result < 0) {
						return slots ? slots : result;
					}
					slots += result;
				}
			}
		}
	}
	return slots;
}

static int visit(struct dl_phdr_info *info, size_t size, void *data)
{
	search *wanted = data;
	elf_object object = {.base = info->dlpi_addr};
	const ElfW(Dyn) *dynamic = NULL;
	ElfW(Addr) page_mask = ~((ElfW(Addr)) sysconf(_SC_PAGESIZE) - 1);
	async_plt_object candidate = {.path = info->dlpi_name, .base = info->dlpi_addr, .info = info};

	(void) size;
	objects_added = info->dlpi_adds;
	if (!wanted->wanted(&candidate)) {
		return 0;
	}
	for (int i = 0; i < info->dlpi_phnum; i++) {
		const ElfW(Phdr) *header = &info->dlpi_phdr[i];

		if (header->p_type == PT_DYNAMIC) {
			dynamic = (const ElfW(Dyn) *) (info->dlpi_addr + header->p_vaddr);
		} else if (header->p_type == PT_GNU_RELRO) {
			/* ld.so protects whole pages only. */
			object.relro_start = (info->dlpi_addr + header->p_vaddr) & page_mask;
			object.relro_end = (info->dlpi_addr + header->p_vaddr + header->p_memsz) & page_mask;
		}
	}
	if (dynamic) {
		read_dynamic(&object, dynamic);
	}
	if (object.symbols && object.strings) {
		int result = patch_object(&object, wanted->hooks, wanted->hook_count);

		if (result >= 0) {
			wanted->slots += result;
		} else {
			wanted->error = result;
		}
	}
	return 0;
}

static int find_alive(struct dl_phdr_info *info, size_t size, void *data)
{
	bool *alive = data;

	(void) size;
	objects_removed = info->dlpi_subs;
	for (size_t i = 0; i < patched_count; i++) {
		if (contains(info, (ElfW(Addr)) patched[i].slot)) {
			alive[i] = *patched[i].slot == patched[i].replacement;
			taken_over = taken_over || !alive[i];
		}
	}
	return 0;
}

static int look_at_removals(struct dl_phdr_info *info, size_t size, void *data)
{
	(void) size;
	*(bool *) data = info->dlpi_subs != objects_removed;
	return 1;
}

/* Forgets slots of unloaded objects: another one may lie there now. */
static void forget_unloaded(void)
{
	bool outdated = false;
	bool *alive;
	size_t count = 0;

	dl_iterate_phdr(look_at_removals, &outdated);
	if (!outdated) {
		return;
	}
	alive = async_calloc(patched_count + 1, sizeof(*alive));
	dl_iterate_phdr(find_alive, alive);
	for (size_t i = 0; i < patched_count; i++) {
		if (alive[i]) {
			patched[count++] = patched[i];
		}
	}
	patched_count = count;
	async_free(alive);
}

int async_plt_patch(bool (*wanted)(const async_plt_object *object), async_plt_hook *hooks, size_t count)
{
	search search = {.wanted = wanted, .hooks = hooks, .hook_count = count};

	forget_unloaded();
	dl_iterate_phdr(visit, &search);
	return search.slots ? search.slots : search.error;
}

#else

int async_plt_patch(bool (*wanted)(const async_plt_object *object), async_plt_hook *hooks, size_t count)
{
	(void) wanted;
	(void) hooks;
	(void) count;
	return -ENOTSUP;
}

#endif
