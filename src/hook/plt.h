/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Redirects calls that one loaded ELF object makes to functions of others, by
 * rewriting the slots of its global offset table. Data pointers only: no code is
 * changed, no memory is ever writable and executable.
 */
#ifndef ASYNC_HOOK_PLT_H
#define ASYNC_HOOK_PLT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct _async_plt_hook {
	const char *symbol;
	void *replacement;
	unsigned slots; /* set: slots of this symbol that were rewritten */
} async_plt_hook;

/* Rewrites the slots of the object that contains `address`. Returns their number, 0
 * when the object has none (statically linked), or -errno. */
int async_plt_patch(const void *address, async_plt_hook *hooks, size_t count);

/* Puts back every slot that still holds our pointer. False when another hooker has
 * taken one over: our code must then stay mapped. */
bool async_plt_restore(void);

/* Slots rewritten, and how many of them hold our pointer at the moment. */
unsigned async_plt_count(void);
unsigned async_plt_active(void);

#endif
