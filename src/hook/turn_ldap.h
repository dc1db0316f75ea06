/* SPDX-License-Identifier: BSD-3-Clause
 *
 * libldap holds locks of a connection while it waits for the server: it suspends for who
 * has the turn at a connection of ext/ldap, and nowhere else.
 */
#ifndef ASYNC_HOOK_TURN_LDAP_H
#define ASYNC_HOOK_TURN_LDAP_H

#include <stdbool.h>

/* Is the running coroutine inside of a call on such a connection? */
bool async_turn_is_in_ldap(void);

#endif
