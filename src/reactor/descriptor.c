/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The table grows by pieces that stay where they are: each descriptor is the head
 * of a list.
 */
#include "reactor/descriptor.h"

#include <string.h>

#include "core/compat.h"
#include "core/memory.h"

enum {
	PIECE_BITS = 8,
	PIECE_SIZE = 1 << PIECE_BITS,
};

static ASYNC_TLS async_descriptor **pieces;
static ASYNC_TLS unsigned piece_count;

static void reserve(unsigned wanted)
{
	unsigned count = piece_count ? piece_count : 4;

	while (count < wanted) {
		count *= 2;
	}
	pieces = async_realloc(pieces, count * sizeof(*pieces));
	memset(pieces + piece_count, 0, (count - piece_count) * sizeof(*pieces));
	piece_count = count;
}

static async_descriptor *new_piece(void)
{
	async_descriptor *piece = async_calloc(PIECE_SIZE, sizeof(*piece));

	for (int i = 0; i < PIECE_SIZE; i++) {
		async_list_init(&piece[i].waiting);
	}
	return piece;
}

async_descriptor *async_descriptor_get(int fd)
{
	unsigned piece = (unsigned) fd >> PIECE_BITS;

	if (UNEXPECTED(piece >= piece_count)) {
		reserve(piece + 1);
	}
	if (UNEXPECTED(!pieces[piece])) {
		pieces[piece] = new_piece();
	}
	return &pieces[piece][fd & (PIECE_SIZE - 1)];
}

async_descriptor *async_descriptor_find(int fd)
{
	unsigned piece = (unsigned) fd >> PIECE_BITS;

	return piece < piece_count && pieces[piece] ? &pieces[piece][fd & (PIECE_SIZE - 1)] : NULL;
}

void async_descriptor_renew(async_descriptor *descriptor)
{
	descriptor->generation++;
	descriptor->registered = false;
	descriptor->trusted = false;
	descriptor->tcp = false;
	descriptor->readable = false;
	descriptor->lasting = false;
}

void async_descriptors_each(void (*visit)(async_descriptor *descriptor))
{
	for (unsigned piece = 0; piece < piece_count; piece++) {
		for (int i = 0; pieces[piece] && i < PIECE_SIZE; i++) {
			visit(&pieces[piece][i]);
		}
	}
}

void async_descriptors_free(void)
{
	for (unsigned piece = 0; piece < piece_count; piece++) {
		async_free(pieces[piece]);
	}
	async_free(pieces);
	pieces = NULL;
	piece_count = 0;
}
