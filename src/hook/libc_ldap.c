/* SPDX-License-Identifier: BSD-3-Clause
 *
 * libldap and liblber: what they wait in, for calls that have the turn at their connection
 * (turn_ldap.h). Any other use of the library, such as the look-up of a user by a module of libc,
 * holds locks that are not ours to know. Not looking up names: that happens under a lock which
 * all connections share.
 */
#ifndef _GNU_SOURCE
# define _GNU_SOURCE
#endif
#include "hook/libc_table.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/types.h>

#include "hook/hook.h"
#include "hook/plt.h"
#include "hook/turn_ldap.h"

/* With the turn at a connection what stands in for the function elsewhere, else libc's own. */
#define GATED(name, type, parameters, arguments) \
 static type(*suspending_##name) parameters; \
 static type(*real_##name) parameters; \
 static type hooked_##name parameters \
 { \
  if (async_libc_refuses()) { \
   return -1; \
  } \
  return (async_libc_may_suspend() && async_turn_is_in_ldap() ? suspending_##name : real_##name) arguments; \
 }

GATED(poll, int, (struct pollfd * fds, nfds_t count, int timeout), (fds, count, timeout))
GATED(connect, int, (int fd, const struct sockaddr *address, socklen_t size), (fd, address, size))
GATED(read, ssize_t, (int fd, void *buffer, size_t length), (fd, buffer, length))
GATED(write, ssize_t, (int fd, const void *buffer, size_t length), (fd, buffer, length))

typedef struct _gate {
	const char *name;
	void *gated; /* NULL: as elsewhere */
	void **suspending, **original;
} gate;

#define GATE(name) \
 { \
#  name, (void *) hooked_##name, (void **) &suspending_##name, (void **) &real_##name \
 }

static const gate gates[] = {
	GATE(poll), GATE(connect), GATE(read), GATE(write),
	{"close", NULL, NULL, NULL}, /* what a descriptor stands for is remembered */
};

size_t async_libc_ldap_hooks(async_plt_hook *hooks)
{
	size_t count = 0;

	if (!async_hooks_are_chosen("turns")) {
		return 0;
	}
	for (size_t i = 0; i < sizeof(gates) / sizeof(gates[0]); i++) {
		const async_libc_function *function = async_libc_find_chosen(gates[i].name);

		if (!function) {
			continue;
		}
		if (gates[i].gated) {
			*gates[i].suspending = function->replacement;
			*gates[i].original = *function->original;
		}
		hooks[count++] =
			(async_plt_hook) {gates[i].name, gates[i].gated ? gates[i].gated : function->replacement, 0};
	}
	return count;
}
