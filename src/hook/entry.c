/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See entry.h. Under ZTS all threads have the same entries: a wrapper that is called in one without
 * a scheduler passes on.
 */
#include "hook/entry.h"

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static async_entries *installed;
static uint32_t threads; /* with a scheduler */
static ASYNC_TLS bool entered;

static void lead(const async_entries *entries, bool to_wrappers)
{
	for (size_t i = 0; i < entries->count; i++) {
		const async_entry *entry = &entries->list[i];

		__atomic_store_n(entry->target, to_wrappers ? entry->wrapper : *entry->original, __ATOMIC_RELAXED);
	}
}

static void place(const async_entries *entries, HashTable *functions)
{
	for (size_t i = 0; i < entries->count; i++) {
		const async_entry *entry = &entries->list[i];
		zend_internal_function *function = async_function_find_in(functions, entry->name);

		if (function && (!*entry->original || *entry->original == function->handler)) {
			*entry->original = function->handler;
			function->handler = entry->handler;
		}
	}
}

void async_entries_install(async_entries *self, HashTable *functions)
{
	place(self, functions);
	lead(self, false);
	self->next = installed;
	installed = self;
}

void async_entries_inherit(const async_entries *self, HashTable *functions)
{
	place(self, functions);
}

void async_entries_uninstall(const async_entries *self, HashTable *functions)
{
	for (size_t i = 0; i < self->count; i++) {
		zend_internal_function *function = async_function_find_in(functions, self->list[i].name);

		if (function && function->handler == self->list[i].handler) {
			function->handler = *self->list[i].original;
		}
	}
}

static void lead_all(bool to_wrappers)
{
	for (const async_entries *entries = installed; entries; entries = entries->next) {
		lead(entries, to_wrappers);
	}
}

void async_entries_enter(void)
{
	if (!entered) {
		entered = true;
		pthread_mutex_lock(&lock);
		if (threads++ == 0) {
			lead_all(true);
		}
		pthread_mutex_unlock(&lock);
	}
}

void async_entries_leave(void)
{
	if (entered) {
		entered = false;
		pthread_mutex_lock(&lock);
		if (--threads == 0) {
			lead_all(false);
		}
		pthread_mutex_unlock(&lock);
	}
}
