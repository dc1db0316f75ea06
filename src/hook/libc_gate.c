/* SPDX-License-Identifier: BSD-3-Clause
 *
 * Libraries that suspend only for who has a turn of their extension:
 * - libc-client and libnetsnmp, which are for one caller at a time (turn_alone.c).
 * - libldap and liblber. Any other use of them, such as the look-up of a user by a module of libc,
 *   holds locks that are not ours to know. Not looking up names: that happens under a lock
 *   which all connections share.
 * - libmongoc, a part of mongodb.so, whose managers share connections. Its sockets do not block.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <netdb.h>
#include <poll.h>
#include <resolv.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

#include "hook/hook.h"
#include "hook/libc_objects.h"
#include "hook/plt.h"
#include "hook/turn.h"

/* What stands in for a function of libc elsewhere, and libc's own. */
#define FUNCTION(name, refused, type, parameters, arguments) \
 static type(*suspending_##name) parameters, (*real_##name) parameters;

#define GATED(client, name, refused, type, parameters, arguments) \
 static type client##_##name parameters \
 { \
  if (async_libc_refuses()) { \
   return refused; \
  } \
  return (async_libc_may_suspend() && async_turn_is_in_##client() ? suspending_##name : real_##name) \
	  arguments; \
 }

/* FUNCTION(...), or GATED(client, ...). */
#define POLL(what, ...) \
 what(__VA_ARGS__ poll, -1, int, (struct pollfd * fds, nfds_t count, int timeout), (fds, count, timeout))
#define SELECT(what, ...) \
 what(__VA_ARGS__ select, -1, int, \
	 (int count, fd_set *read, fd_set *write, fd_set *except, struct timeval *limit), \
	 (count, read, write, except, limit))
#define CONNECT(what, ...) \
 what(__VA_ARGS__ connect, -1, int, (int fd, const struct sockaddr *address, socklen_t size), \
	 (fd, address, size))
#define READ(what, ...) \
 what(__VA_ARGS__ read, -1, ssize_t, (int fd, void *buffer, size_t length), (fd, buffer, length))
#define WRITE(what, ...) \
 what(__VA_ARGS__ write, -1, ssize_t, (int fd, const void *buffer, size_t length), (fd, buffer, length))
#define RESOLVE(what, ...) \
 what(__VA_ARGS__ getaddrinfo, EAI_AGAIN, int, \
	 (const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **list), \
	 (node, service, hints, list))
#define SEARCH(what, ...) \
 what(__VA_ARGS__ res_nsearch, -1, int, \
	 (res_state state, const char *name, int class, int type, unsigned char *buffer, int size), \
	 (state, name, class, type, buffer, size))
#define SLEEP(what, ...) what(__VA_ARGS__ sleep, seconds, unsigned, (unsigned seconds), (seconds))
#define USLEEP(what, ...) what(__VA_ARGS__ usleep, -1, int, (useconds_t microseconds), (microseconds))

POLL(FUNCTION)
SELECT(FUNCTION)
CONNECT(FUNCTION)
READ(FUNCTION)
WRITE(FUNCTION)
RESOLVE(FUNCTION)
SEARCH(FUNCTION)
SLEEP(FUNCTION)
USLEEP(FUNCTION)

POLL(GATED, imap, )
SELECT(GATED, imap, )
CONNECT(GATED, imap, )
READ(GATED, imap, )
WRITE(GATED, imap, )
RESOLVE(GATED, imap, )
SLEEP(GATED, imap, )

POLL(GATED, ldap, )
CONNECT(GATED, ldap, )
READ(GATED, ldap, )
WRITE(GATED, ldap, )

POLL(GATED, mongodb, )
RESOLVE(GATED, mongodb, )
SEARCH(GATED, mongodb, )
USLEEP(GATED, mongodb, )

SELECT(GATED, snmp, )
RESOLVE(GATED, snmp, )

struct _async_libc_gate {
	const char *name;
	void *gated; /* NULL: as elsewhere */
	void **suspending, **original;
};

#define GATE(client, name) \
 { \
#  name, (void *) client##_##name, (void **) &suspending_##name, (void **) &real_##name \
 }

/* What a descriptor stands for is remembered. */
#define CLOSE \
 { \
  "close", NULL, NULL, NULL \
 }

static const async_libc_gate imap[] = {GATE(imap, poll), GATE(imap, select), GATE(imap, connect),
	GATE(imap, read), GATE(imap, write), GATE(imap, getaddrinfo), GATE(imap, sleep), CLOSE};

static const async_libc_gate ldap[] = {
	GATE(ldap, poll), GATE(ldap, connect), GATE(ldap, read), GATE(ldap, write), CLOSE};

static const async_libc_gate mongodb[] = {GATE(mongodb, poll), GATE(mongodb, getaddrinfo),
	GATE(mongodb, res_nsearch), GATE(mongodb, usleep), CLOSE};

static const async_libc_gate snmp[] = {GATE(snmp, select), GATE(snmp, getaddrinfo), CLOSE};

const async_libc_gated async_libc_gated_libraries[] = {
	{async_libc_is_imap, imap, sizeof(imap) / sizeof(imap[0])},
	{async_libc_is_ldap, ldap, sizeof(ldap) / sizeof(ldap[0])},
	{async_libc_is_mongodb, mongodb, sizeof(mongodb) / sizeof(mongodb[0])},
	{async_libc_is_snmp, snmp, sizeof(snmp) / sizeof(snmp[0])},
	{NULL, NULL, 0},
};

size_t async_libc_gated_hooks(const async_libc_gated *library, async_plt_hook *hooks)
{
	size_t count = 0;

	if (!async_hooks_are_chosen("turns")) {
		return 0;
	}
	for (size_t i = 0; i < library->count; i++) {
		const async_libc_gate *gate = &library->gates[i];
		const async_libc_function *function = async_libc_find_chosen(gate->name);

		if (!function) {
			continue;
		}
		if (gate->gated) {
			*gate->suspending = function->replacement;
			*gate->original = *function->original;
		}
		hooks[count++] = (async_plt_hook) {gate->name, gate->gated ? gate->gated : function->replacement, 0};
	}
	return count;
}
