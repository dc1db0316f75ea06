/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The busy wait of SQLite: while somebody else holds the lock of a file, the library
 * sleeps between its attempts, as long as the timeout of the database allows.
 */
#ifndef ASYNC_HOOK_SQLITE_WAIT_H
#define ASYNC_HOOK_SQLITE_WAIT_H

#include "core/compat.h"

/* A database has been, or is to be, opened with these flags. */
void async_sqlite_note_flags(const zval *flags);

/* Streams of the library can be read at any time: what its owner waits for from now on
 * must not suspend. */
void async_sqlite_note_stream(const void *database);

/* RSHUTDOWN. */
void async_sqlite_request_shutdown(void);

#endif
