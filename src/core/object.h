/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Objects of ours that userland has not seen hold no handle, so that the numbers which
 * var_dump() and spl_object_id() show are those of stock PHP. The engine needs a handle
 * only to free an object, and to list all of them at the end of a request.
 */
#ifndef ASYNC_CORE_OBJECT_H
#define ASYNC_CORE_OBJECT_H

#include <php.h>

enum {
	ASYNC_NO_HANDLE = 0, /* the engine numbers from 1 */
};

static inline bool async_object_is_hidden(const zend_object *object)
{
	return object->handle == ASYNC_NO_HANDLE;
}

/* Gives the handle of a new object back; the next object takes it. */
static inline void async_object_hide(zend_object *object)
{
	ZEND_OBJECTS_STORE_ADD_TO_FREE_LIST(object->handle);
	object->handle = ASYNC_NO_HANDLE;
}

/* Before userland may see the object. */
static inline void async_object_show(zend_object *object)
{
	if (UNEXPECTED(async_object_is_hidden(object))) {
		zend_objects_store_put(object);
	}
}

/* In place of OBJ_RELEASE(), for the one reference that may be the last. */
static inline void async_object_release_hidden(zend_object *object)
{
	async_object_show(object);
	OBJ_RELEASE(object);
}

#endif
