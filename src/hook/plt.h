/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Redirects calls that loaded ELF objects make to functions of others, by rewriting
 * the slots of their global offset tables. Data pointers only: no code is
 * changed, no memory is ever writable and executable.
 */
#ifndef ASYNC_HOOK_PLT_H
#define ASYNC_HOOK_PLT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct _async_plt_hook {
	const char *symbol;
	void *replacement;
	unsigned slots; /* set: slots of this symbol that were rewritten */
} async_plt_hook;

/* An object that is loaded now. */
typedef struct _async_plt_object {
	const char *path; /* "" for the program itself */
	uintptr_t base; /* as in struct link_map */
	const void *info; /* for async_plt_contains() */
} async_plt_object;

bool async_plt_contains(const async_plt_object *object, const void *address);

/* Rewrites the slots of the objects that `wanted` picks, but for those that were
 * rewritten before. Returns the number of new ones, or -errno when there is none for
 * lack of a permission. */
int async_plt_patch(bool (*wanted)(const async_plt_object *object), async_plt_hook *hooks, size_t count);

/* True when objects have been loaded since the last async_plt_patch(). Cheap. */
bool async_plt_is_outdated(void);

/* Puts back every slot that still holds our pointer. False when another hooker has
 * taken one over: our code must then stay mapped. */
bool async_plt_restore(void);

/* Calls `visit` for each object with rewritten slots: how many there are, and how many
 * hold our pointer at the moment. */
void async_plt_each(void (*visit)(const char *path, unsigned slots, unsigned active, void *data), void *data);

#endif
