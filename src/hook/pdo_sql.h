/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What an SQL text does to the session of a connection, as far as one can see without
 * being the server.
 */
#ifndef ASYNC_HOOK_PDO_SQL_H
#define ASYNC_HOOK_PDO_SQL_H

#include <stdbool.h>
#include <stddef.h>

/* Does this leave something behind in the session that the server does not tell us of?
 * Says yes when in doubt. `sql` ends with a null byte, and may contain others. */
bool async_pdo_sql_makes_dirty(const char *sql, size_t length);

#endif
