/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Binary min-heap of nodes that live inside other structs. Each node knows its
 * index, so removing one from the middle needs no search.
 */
#ifndef ASYNC_CORE_HEAP_H
#define ASYNC_CORE_HEAP_H

#include <stdbool.h>
#include <stdint.h>

#include "core/clock.h"

#define ASYNC_HEAP_NOWHERE UINT32_MAX

typedef struct _async_heap_node {
	async_time key;
	uint32_t index; /* ASYNC_HEAP_NOWHERE when in no heap */
} async_heap_node;

typedef struct _async_heap {
	async_heap_node **nodes; /* malloc'ed: lives for the process */
	uint32_t count;
	uint32_t capacity;
} async_heap;

static inline void async_heap_node_init(async_heap_node *node)
{
	node->index = ASYNC_HEAP_NOWHERE;
}

static inline bool async_heap_contains(const async_heap_node *node)
{
	return node->index != ASYNC_HEAP_NOWHERE;
}

static inline async_heap_node *async_heap_top(const async_heap *heap)
{
	return heap->count ? heap->nodes[0] : NULL;
}

void async_heap_insert(async_heap *heap, async_heap_node *node, async_time key);
void async_heap_remove(async_heap *heap, async_heap_node *node); /* no-op when in no heap */
void async_heap_free(async_heap *heap);

#endif
