/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See heap.h. The array only grows; it is given back by async_heap_free().
 */
#include "core/heap.h"

#include "core/memory.h"

static void place(async_heap *heap, async_heap_node *node, uint32_t index)
{
	heap->nodes[index] = node;
	node->index = index;
}

static void sift_up(async_heap *heap, async_heap_node *node, uint32_t index)
{
	while (index > 0) {
		uint32_t parent = (index - 1) / 2;

		if (heap->nodes[parent]->key <= node->key) {
			break;
		}
		place(heap, heap->nodes[parent], index);
		index = parent;
	}
	place(heap, node, index);
}

static void sift_down(async_heap *heap, async_heap_node *node, uint32_t index)
{
	for (;;) {
		uint32_t child = 2 * index + 1;

		if (child >= heap->count) {
			break;
		}
		if (child + 1 < heap->count && heap->nodes[child + 1]->key < heap->nodes[child]->key) {
			child++;
		}
		if (node->key <= heap->nodes[child]->key) {
			break;
		}
		place(heap, heap->nodes[child], index);
		index = child;
	}
	place(heap, node, index);
}

void async_heap_insert(async_heap *heap, async_heap_node *node, async_time key)
{
	if (heap->count == heap->capacity) {
		heap->capacity = heap->capacity ? heap->capacity * 2 : 64;
		heap->nodes = async_realloc(heap->nodes, heap->capacity * sizeof(*heap->nodes));
	}
	node->key = key;
	sift_up(heap, node, heap->count++);
}

void async_heap_remove(async_heap *heap, async_heap_node *node)
{
	uint32_t index = node->index;
	async_heap_node *last;

	if (index == ASYNC_HEAP_NOWHERE) {
		return;
	}
	node->index = ASYNC_HEAP_NOWHERE;
	last = heap->nodes[--heap->count];
	if (last == node) {
		return;
	}
	if (index > 0 && last->key < heap->nodes[(index - 1) / 2]->key) {
		sift_up(heap, last, index);
	} else {
		sift_down(heap, last, index);
	}
}

void async_heap_free(async_heap *heap)
{
	async_free(heap->nodes);
	*heap = (async_heap) {0};
}
