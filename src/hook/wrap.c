/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See wrap.h. What is around a function is noted in the function itself, in a place that
 * the engine keeps for extensions and copies with the rest. The wraps live as long as the
 * process: closures of the last request may still name them.
 */
#include "hook/wrap.h"

#include <pthread.h>

#include <zend_extensions.h>

/* By handler. Threads that serve requests share it. */
static HashTable wraps;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int place = -1; /* in `reserved` of each function */

static void handler(INTERNAL_FUNCTION_PARAMETERS)
{
	const async_wrap *wrap = EX(func)->internal_function.reserved[place];

	wrap->around(wrap, INTERNAL_FUNCTION_PARAM_PASSTHRU);
}

static async_wrap *wrap_of(zif_handler original)
{
	zend_ulong key = (zend_ulong) (uintptr_t) original;
	async_wrap *wrap = zend_hash_index_find_ptr(&wraps, key);

	if (!wrap) {
		wrap = pemalloc(sizeof(*wrap), true);
		wrap->original = original;
		wrap->around = NULL;
		zend_hash_index_add_new_ptr(&wraps, key, wrap);
	}
	return wrap;
}

const async_wrap *async_wrap_find(const zend_internal_function *function)
{
	return function->handler == handler ? function->reserved[place] : NULL;
}

bool async_wrap_function(zend_internal_function *function, async_wrap_around around, const void *detail)
{
	async_wrap *wrap;

	if (async_wrap_find(function)) {
		ZEND_ASSERT(async_wrap_find(function)->around == around);
		return true;
	}
	pthread_mutex_lock(&lock);
	if (UNEXPECTED(place < 0)) {
		place = zend_get_resource_handle("async");
		zend_hash_init(&wraps, 256, NULL, NULL, true);
	}
	if (EXPECTED(place >= 0)) {
		wrap = wrap_of(function->handler);
		if (!wrap->around) {
			wrap->around = around;
			wrap->detail = detail;
		}
		function->reserved[place] = wrap;
		function->handler = handler;
	}
	pthread_mutex_unlock(&lock);
	return place >= 0;
}
