/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See leftover.h. The stacks that the list goes through stay until it is reset.
 */
#include "io/leftover.h"

#include <unistd.h>

#include "core/memory.h"
#include "io/operation.h"

static ASYNC_TLS async_list all;

void async_leftover_begin(async_leftover *self, int fd, void *memory)
{
	if (UNEXPECTED(!all.next)) {
		async_list_init(&all);
	}
	self->fd = fd;
	self->memory = memory;
	async_list_push_back(&all, &self->link);
}

static void give_back(async_leftover *self)
{
	async_list_remove(&self->link);
	if (self->fd >= 0) {
		close(self->fd);
	}
	async_free(self->memory);
}

void async_leftover_end(async_leftover *self)
{
	if (self->fd >= 0) {
		async_io_closing(self->fd);
	}
	give_back(self);
}

void async_leftovers_reset(void)
{
	while (all.next && !async_list_is_empty(&all)) {
		async_leftover *leftover = ASYNC_LIST_ENTRY(all.next, async_leftover, link);

		if (leftover->fd >= 0) {
			async_reactor_forget(leftover->fd);
		}
		give_back(leftover);
	}
}
