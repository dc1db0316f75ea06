/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the files about threads share.
 */
#ifndef ASYNC_API_THREAD_H
#define ASYNC_API_THREAD_H

#include "core/compat.h"

extern zend_class_entry *async_ce_thread_transfer;
extern zend_class_entry *async_ce_thread_channel_exception;

/* Copies a value in depth, objects by their declared properties. False with a
 * ThreadTransferException thrown; *copy is UNDEF then. */
bool async_thread_copy(zval *copy, zval *value);

#endif
