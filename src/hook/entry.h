/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Wrappers of PHP functions that may be called for every byte. What a call costs without a
 * scheduler must not show, and yet handlers of ours cannot come and go: the JIT compiles the one
 * that it finds into a call, and closures and classes that inherit a method copy it. So they
 * stay, and are nothing but a jump: to the wrapper while a scheduler runs, else to the original.
 */
#ifndef ASYNC_HOOK_ENTRY_H
#define ASYNC_HOOK_ENTRY_H

#include "core/function.h"

typedef struct _async_entry {
	const char *name; /* of the function or method, lower case */
	zif_handler handler; /* jumps to `target` */
	zif_handler *target;
	zif_handler wrapper;
	zif_handler *original; /* NULL where there is no such function */
} async_entry;

/* For a function with a wrapper hooked_NAME() and a variable original_NAME. Other threads may
 * call while the target changes. */
#define ASYNC_ENTRY_DEFINE(name) \
 static zif_handler target_##name; \
 static void enter_##name(INTERNAL_FUNCTION_PARAMETERS) \
 { \
  __atomic_load_n(&target_##name, __ATOMIC_RELAXED)(INTERNAL_FUNCTION_PARAM_PASSTHRU); \
 }

#define ASYNC_ENTRY(name) {#name, enter_##name, &target_##name, hooked_##name, &original_##name},

typedef struct _async_entries {
	const async_entry *list;
	size_t count;
	struct _async_entries *next; /* set when they are installed */
} async_entries;

/* MINIT: places the handlers in a table of functions, and in that of a class that has inherited
 * them already. */
void async_entries_install(async_entries *self, HashTable *functions);
void async_entries_inherit(const async_entries *self, HashTable *functions);

/* MSHUTDOWN: puts back what nobody else has replaced meanwhile. */
void async_entries_uninstall(const async_entries *self, HashTable *functions);

/* The start of a scheduler, and RSHUTDOWN. */
void async_entries_enter(void);
void async_entries_leave(void);

#endif
