/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Whose calls of libc functions may suspend.
 */
#ifndef ASYNC_HOOK_LIBC_OBJECTS_H
#define ASYNC_HOOK_LIBC_OBJECTS_H

#include "hook/plt.h"

/* PHP itself, the extensions, and client libraries that are known to bear it: those of
 * the list here and of async.hook_libraries. */
bool async_libc_wants(const async_plt_object *object);

/* Libraries of libc_gate.c: libc-client, libldap with its liblber, libmongoc, which is a part of
 * ext/mongodb, and libnetsnmp. */
bool async_libc_is_imap(const async_plt_object *object);
bool async_libc_is_ldap(const async_plt_object *object);
bool async_libc_is_mongodb(const async_plt_object *object);
bool async_libc_is_snmp(const async_plt_object *object);

#endif
