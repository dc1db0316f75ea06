/* SPDX-License-Identifier: BSD-3-Clause
 *
 * recv(2) of large messages where the processor copies badly.
 *
 * The kernel copies with `rep movsb` where that is said to be fast. On AMD Zen 3 and 4 it
 * takes 10 to 20 times as long when the target starts less than 32 bytes behind the source,
 * seen modulo 4096. Large memory of PHP begins at a page, so that the bytes of a large
 * string are 24 behind one, and the data of a large message often begins at a page, too.
 * There the data is received a little further behind, and moved.
 */
#include "reactor/reactor.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include "core/clock.h"
#include "core/memory.h"

enum {
	PAGE = 4096,
	CACHE_LINE = 64,
	SLOW_DISTANCE = 32,
	WORTH_IT = 16 * 1024, /* bytes */
};

/* {{{ how this processor copies */
#ifdef __x86_64__
enum {
	PROBE = 2 * PAGE,
	TRIES = 8,
	MUCH_SLOWER = 4,
};

/* The shortest of some tries. */
static async_time time_of_copy(void *target, const void *source)
{
	async_time best = ASYNC_NEVER;

	for (int i = 0; i < TRIES; i++) {
		async_time start = async_clock_now(), taken;
		void *to = target;
		size_t length = PROBE;
		const void *from = source;

		__asm__ volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(length) : : "memory");
		taken = async_clock_now() - start;
		best = MIN(best, taken);
	}
	return best;
}

static bool probe(void)
{
	char *memory = async_malloc(2 * PROBE + 2 * PAGE);
	char *source = (char *) (((uintptr_t) memory + PAGE - 1) & ~(uintptr_t) (PAGE - 1));
	char *target = source + PROBE;
	async_time good, bad;

	memset(memory, 0, 2 * PROBE + 2 * PAGE);
	good = time_of_copy(target + CACHE_LINE, source);
	bad = time_of_copy(target + _ZSTR_HEADER_SIZE, source);
	async_free(memory);
	return bad > MUCH_SLOWER * good;
}
#else
static bool probe(void)
{
	return false;
}
#endif

static bool copies_badly(void)
{
	static enum { UNKNOWN, NO, YES } known; /* threads that find out at once find the same */

	if (UNEXPECTED(known == UNKNOWN)) {
		known = probe() ? YES : NO;
	}
	return known == YES;
}
/* }}} */

ssize_t async_reactor_receive_behind(int fd, char *buffer, size_t length, int flags)
{
	char rest[CACHE_LINE];
	size_t gap = CACHE_LINE - (uintptr_t) buffer % CACHE_LINE, moved;
	struct iovec pieces[] = {{buffer + gap, length - gap}, {rest, gap}};
	struct msghdr message = {.msg_iov = pieces, .msg_iovlen = 2};
	ssize_t count = recvmsg(fd, &message, flags);

	if (count > 0) {
		moved = MIN((size_t) count, length - gap);
		memmove(buffer, buffer + gap, moved);
		memcpy(buffer + moved, rest, (size_t) count - moved);
	}
	return count;
}

ssize_t async_reactor_receive(int fd, void *buffer, size_t length, int flags)
{
	size_t behind = (uintptr_t) buffer % PAGE;
	bool apart =
		length >= WORTH_IT && behind > 0 && behind < SLOW_DISTANCE && flags == MSG_DONTWAIT && copies_badly();
	ssize_t count;

	do {
		count = UNEXPECTED(apart) ? async_reactor_receive_behind(fd, buffer, length, flags)
								  : recv(fd, buffer, length, flags);
	} while (count < 0 && errno == EINTR);
	return count < 0 ? -errno : count;
}
