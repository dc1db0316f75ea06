/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Intrusive circular doubly linked list. A node that is in no list points to
 * itself, so removing it twice is harmless: a wait may be taken out of a queue
 * by its waker and again by its owner.
 */
#ifndef ASYNC_CORE_LIST_H
#define ASYNC_CORE_LIST_H

#include <stdbool.h>
#include <stddef.h>

typedef struct _async_list {
	struct _async_list *prev;
	struct _async_list *next;
} async_list;

#define ASYNC_LIST_ENTRY(node, type, member) ((type *) ((char *) (node) - offsetof(type, member)))

static inline void async_list_init(async_list *node)
{
	node->prev = node;
	node->next = node;
}

static inline bool async_list_is_empty(const async_list *node)
{
	return node->next == node;
}

static inline void async_list_insert_before(async_list *position, async_list *node)
{
	node->prev = position->prev;
	node->next = position;
	position->prev->next = node;
	position->prev = node;
}

static inline void async_list_push_back(async_list *head, async_list *node)
{
	async_list_insert_before(head, node);
}

static inline void async_list_push_front(async_list *head, async_list *node)
{
	async_list_insert_before(head->next, node);
}

static inline void async_list_remove(async_list *node)
{
	node->prev->next = node->next;
	node->next->prev = node->prev;
	async_list_init(node);
}

/* The first node, or NULL when the list is empty. */
static inline async_list *async_list_first(const async_list *head)
{
	return head->next == head ? NULL : head->next;
}

/* Takes the first node out, or returns NULL. */
static inline async_list *async_list_pop_front(async_list *head)
{
	async_list *node = async_list_first(head);

	if (node) {
		async_list_remove(node);
	}
	return node;
}

#endif
