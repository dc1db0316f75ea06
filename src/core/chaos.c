/* SPDX-License-Identifier: BSD-3-Clause
 *
 * The dice of chaos.h: one generator for each thread, all with the same seed.
 */
#include "core/chaos.h"

#ifdef ASYNC_CHAOS

# include <stdint.h>
# include <stdlib.h>
# include <string.h>

# include "core/compat.h"

/* One in so many questions is answered with yes. */
static const struct {
	const char *name;
	unsigned char rarity;
} kinds[ASYNC_CHAOS_KINDS] = {
	[ASYNC_CHAOS_SHUFFLE] = {"shuffle", 1},
	[ASYNC_CHAOS_SHORT] = {"short", 3},
	[ASYNC_CHAOS_EAGAIN] = {"eagain", 4},
	[ASYNC_CHAOS_EINTR] = {"eintr", 8},
	[ASYNC_CHAOS_DELAY] = {"delay", 2},
	[ASYNC_CHAOS_LATE_CANCEL] = {"late-cancel", 2},
	[ASYNC_CHAOS_REFUSE] = {"refuse", 8},
	[ASYNC_CHAOS_POLL] = {"poll", 4},
	[ASYNC_CHAOS_COLLECT] = {"collect", 4},
};

static ASYNC_TLS uint64_t state; /* 0: the environment has not been asked */
static ASYNC_TLS unsigned enabled; /* a bit for each kind */

static unsigned parse_kinds(const char *list)
{
	unsigned bits = 0;

	while (*list && *list != ' ') {
		size_t length = strcspn(list, ", ");

		for (int i = 0; i < ASYNC_CHAOS_KINDS; i++) {
			if (strlen(kinds[i].name) == length && strncmp(kinds[i].name, list, length) == 0) {
				bits |= 1u << i;
			}
		}
		list += length + (list[length] == ',');
	}
	return bits;
}

static uint64_t next(void)
{
	uint64_t z = state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

static void begin(void)
{
	const char *wish = getenv("ASYNC_CHAOS"), *without = getenv("ASYNC_CHAOS_WITHOUT");
	char *rest = NULL;

	state = UINT64_C(1) << 63;
	if (wish && *wish) {
		state |= strtoull(wish, &rest, 10);
		enabled = *rest == ':' ? parse_kinds(rest + 1) : ~0u;
		enabled &= ~(without ? parse_kinds(without) : 0);
	}
}

bool async_chaos_strikes(async_chaos_kind kind)
{
	if (!state) {
		begin();
	}
	return (enabled & 1u << kind) && next() % kinds[kind].rarity == 0;
}

unsigned async_chaos_below(unsigned limit)
{
	return (unsigned) (next() % limit);
}

#endif
