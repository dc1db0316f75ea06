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

bool async_plt_restore(void)
{
	bool all = true;

	for (size_t i = 0; i < patched_count; i++) {
		const patched_slot *entry = &patched[i];

		if (*entry->slot != entry->replacement || !store(entry->slot, entry->previous, entry->read_only)) {
			all = false;
		}
	}
	async_free(patched);
	patched = NULL;
	patched_count = 0;
	return all;
}

unsigned async_plt_count(void)
{
	return (unsigned) patched_count;
}

unsigned async_plt_active(void)
{
	unsigned count = 0;

	for (size_t i = 0; i < patched_count; i++) {
		count += *patched[i].slot == patched[i].replacement;
	}
	return count;
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
	ElfW(Addr) address; /* lies in the object looked for */
	async_plt_hook *hooks;
	size_t hook_count;
	int result;
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

static int patch_slot(const elf_object *object, void **slot, async_plt_hook *hook)
{
	ElfW(Addr) address = (ElfW(Addr)) slot;
	patched_slot entry = {
		.slot = slot,
		.previous = *slot,
		.replacement = hook->replacement,
		.read_only = address >= object->relro_start && address < object->relro_end,
	};

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

static int visit(struct dl_phdr_info *info, size_t size, void *data)
{
	search *wanted = data;
	elf_object object = {.base = info->dlpi_addr};
	const ElfW(Dyn) *dynamic = NULL;
	ElfW(Addr) page_mask = ~((ElfW(Addr)) sysconf(_SC_PAGESIZE) - 1);

	(void) size;
	if (!contains(info, wanted->address)) {
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
		wanted->result = patch_object(&object, wanted->hooks, wanted->hook_count);
	}
	return 1;
}

int async_plt_patch(const void *address, async_plt_hook *hooks, size_t count)
{
	search wanted = {.address = (ElfW(Addr)) address, .hooks = hooks, .hook_count = count};

	dl_iterate_phdr(visit, &wanted);
	return wanted.result;
}

#else

int async_plt_patch(const void *address, async_plt_hook *hooks, size_t count)
{
	(void) address;
	(void) hooks;
	(void) count;
	return -ENOTSUP;
}

#endif
