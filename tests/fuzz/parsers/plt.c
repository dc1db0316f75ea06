/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Objects as ld.so leaves them, with tables that the input describes: only slots of hooked
 * and undefined symbols are rewritten, and all are put back.
 */
#include "parsers.h"

#include <link.h>

static int visit_all(int (*callback)(struct dl_phdr_info *info, size_t size, void *data), void *data);
#define dl_iterate_phdr(callback, data) visit_all(callback, data)
#include "hook/plt.c"
#undef dl_iterate_phdr

enum {
	SYMBOLS = 16,
	RELOCATIONS = 32,
	SLOTS = 512, /* a page */
	STRINGS = 128,
};

/* One object; the slots begin at a page, all of which RELRO protects if it is used. */
typedef struct _image {
	void *slots[SLOTS];
	ElfW(Dyn) dynamic[16];
	ElfW(Sym) symbols[SYMBOLS];
	ElfW(Rela) relocations[2][RELOCATIONS];
	char strings[STRINGS];
} image;

static image *the_image;
static ElfW(Phdr) headers[3];
static unsigned header_count;

static const uint8_t *at, *end;

static uint8_t next(void)
{
	return at < end ? *at++ : 0;
}

static int visit_all(int (*callback)(struct dl_phdr_info *info, size_t size, void *data), void *data)
{
	struct dl_phdr_info info = {
		.dlpi_addr = (ElfW(Addr)) the_image,
		.dlpi_name = "fuzz",
		.dlpi_phdr = headers,
		.dlpi_phnum = (ElfW(Half)) header_count,
		.dlpi_adds = 1,
	};

	return callback(&info, sizeof(info), data);
}

void *__zend_realloc(void *pointer, size_t size)
{
	return realloc(pointer, size);
}

void *__zend_calloc(size_t count, size_t size)
{
	return calloc(count, size);
}

static const char *const names[] = {"poll", "read", "readv", "rea", "", "close"};
enum { NAMES = sizeof(names) / sizeof(names[0]) };

static void make_strings(ElfW(Word) offsets[NAMES])
{
	size_t used = 1;

	for (int i = 0; i < NAMES; i++) {
		offsets[i] = (ElfW(Word)) used;
		strcpy(the_image->strings + used, names[i]);
		used += strlen(names[i]) + 1;
	}
}

static void make_tables(void)
{
	ElfW(Word) offsets[NAMES];
	int used = 0;
	unsigned relative = next() % (RELOCATIONS + 1);
	struct {
		ElfW(Sxword) tag;
		ElfW(Xword) value;
	} tags[] = {
		{DT_SYMTAB, (ElfW(Addr)) the_image->symbols},
		{DT_STRTAB, (ElfW(Addr)) the_image->strings},
		{DT_RELA, (ElfW(Addr)) the_image->relocations[0]},
		{DT_RELASZ, (next() % (RELOCATIONS + 1)) * sizeof(ElfW(Rela))},
		{DT_RELACOUNT, relative},
		{DT_JMPREL, (ElfW(Addr)) the_image->relocations[1]},
		{DT_PLTRELSZ, (next() % (RELOCATIONS + 1)) * sizeof(ElfW(Rela))},
		{DT_NEEDED, 1},
	};
	unsigned order = next(), missing = next(), relocated = next();

	make_strings(offsets);
	for (int i = 0; i < SYMBOLS; i++) {
		the_image->symbols[i].st_name = offsets[next() % NAMES];
		the_image->symbols[i].st_shndx = next() & 1 ? SHN_UNDEF : 1;
	}
	for (int table = 0; table < 2; table++) {
		for (int i = 0; i < RELOCATIONS; i++) {
			ElfW(Rela) *relocation = &the_image->relocations[table][i];
			static const unsigned types[] = {
				R_X86_64_JUMP_SLOT, R_X86_64_GLOB_DAT, R_X86_64_RELATIVE, R_X86_64_64};

			relocation->r_offset = offsetof(image, slots) + (next() % SLOTS) * sizeof(void *);
			relocation->r_info = ELF64_R_INFO((ElfW(Xword))(next() % SYMBOLS), types[next() % 4]);
		}
	}
	for (int i = 0; i < 8; i++) {
		int n = (i + (int) order) % 8;
		bool is_address = tags[n].tag == DT_SYMTAB || tags[n].tag == DT_STRTAB || tags[n].tag == DT_RELA
			|| tags[n].tag == DT_JMPREL;

		if (missing & (1u << n) && next() & 1) {
			continue;
		}
		the_image->dynamic[used].d_tag = tags[n].tag;
		/* Another libc than glibc leaves offsets. */
		the_image->dynamic[used++].d_un.d_val =
			is_address && relocated & 1 ? tags[n].value - (ElfW(Addr)) the_image : tags[n].value;
	}
	the_image->dynamic[used].d_tag = DT_NULL;
}

static void make_headers(void)
{
	static const ElfW(Phdr) load = {.p_type = PT_LOAD, .p_memsz = sizeof(image)};
	static const ElfW(Phdr) dynamic = {.p_type = PT_DYNAMIC, .p_vaddr = offsetof(image, dynamic)};
	static const ElfW(Phdr) relro = {.p_type = PT_GNU_RELRO, .p_memsz = SLOTS * sizeof(void *)};
	uint8_t choice = next();

	header_count = 0;
	headers[header_count++] = load;
	if (choice & 1) {
		headers[header_count++] = dynamic;
	}
	if (choice & 2) {
		headers[header_count++] = relro;
	}
}

static bool want(const async_plt_object *object)
{
	return async_plt_contains(object, the_image->slots);
}

/* Does a relocation of this slot name a hooked symbol? */
static bool may_be_rewritten(size_t slot, const char *name)
{
	for (int table = 0; table < 2; table++) {
		for (int i = 0; i < RELOCATIONS; i++) {
			const ElfW(Rela) *relocation = &the_image->relocations[table][i];
			const ElfW(Sym) *symbol = &the_image->symbols[ELF64_R_SYM(relocation->r_info)];

			if (relocation->r_offset == slot * sizeof(void *) && symbol->st_shndx == SHN_UNDEF
				&& strcmp(the_image->strings + symbol->st_name, name) == 0) {
				return true;
			}
		}
	}
	return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char read_instead, poll_instead;
	async_plt_hook hooks[] = {{"read", &read_instead, 0}, {"poll", &poll_instead, 0}};
	unsigned rewritten = 0;
	int result;

	if (!the_image) {
		the_image = mmap(NULL, (sizeof(image) + 4095) & ~4095ul, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		EXPECT(the_image != MAP_FAILED);
	}
	mprotect(the_image->slots, sizeof(the_image->slots), PROT_READ | PROT_WRITE);
	memset(the_image, 0, sizeof(*the_image));
	at = data;
	end = data + size;
	make_headers();
	make_tables();
	for (size_t i = 0; i < SLOTS; i++) {
		the_image->slots[i] = &the_image->slots[i];
	}
	if (header_count == 3) {
		mprotect(the_image->slots, sizeof(the_image->slots), PROT_READ);
	}
	result = async_plt_patch(want, hooks, 2);
	EXPECT(result >= 0 && (unsigned) result == hooks[0].slots + hooks[1].slots);
	for (size_t i = 0; i < SLOTS; i++) {
		if (the_image->slots[i] != &the_image->slots[i]) {
			rewritten++;
			EXPECT(may_be_rewritten(i, the_image->slots[i] == &read_instead ? "read" : "poll"));
		}
	}
	EXPECT(rewritten == (unsigned) result);
	EXPECT(async_plt_patch(want, hooks, 2) == 0); /* all of them are known */
	EXPECT(async_plt_restore());
	for (size_t i = 0; i < SLOTS; i++) {
		EXPECT(the_image->slots[i] == &the_image->slots[i]);
	}
	return 0;
}
