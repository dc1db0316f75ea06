/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the epoll back end knows about a descriptor: a table indexed by its number.
 */
#ifndef ASYNC_REACTOR_DESCRIPTOR_H
#define ASYNC_REACTOR_DESCRIPTOR_H

#include <stdbool.h>
#include <stdint.h>

#include "core/list.h"

typedef struct _async_descriptor {
	async_list waiting; /* operations in flight */
	uint32_t generation; /* of the registration; events of older ones are ignored */
	bool registered; /* as far as we know */
	bool trusted; /* cannot be closed without async_reactor_forget() */
	bool tcp; /* a short read means that nothing is left */
	bool readable; /* recv(2) is worth a try */
	bool lasting; /* ... and stays so after a short read */
} async_descriptor;

/* Never moves and never fails; fd >= 0. */
async_descriptor *async_descriptor_get(int fd);

/* NULL when there was never an operation on this number. */
async_descriptor *async_descriptor_find(int fd);

/* The number stands for another file now. */
void async_descriptor_renew(async_descriptor *descriptor);

void async_descriptors_each(void (*visit)(async_descriptor *descriptor));
void async_descriptors_free(void);

#endif
