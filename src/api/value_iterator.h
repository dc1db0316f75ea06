/* SPDX-License-Identifier: BSD-3-Clause
 *
 * foreach over an object that gives away values without keys, and waits for them.
 */
#ifndef ASYNC_API_VALUE_ITERATOR_H
#define ASYNC_API_VALUE_ITERATOR_H

#include "core/compat.h"

/* Takes the next value out of `source`. False at the end, or with an exception thrown.
 * suspends */
typedef bool (*async_value_taker)(zend_object *source, zval *value);

/* For get_iterator of the class, which errors call `name`. */
zend_object_iterator *async_value_iterator_new(
	zval *source, int by_ref, const char *name, async_value_taker take);

#endif
