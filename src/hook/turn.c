/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See turn.h. The turns that somebody has, by connection.
 *
 * Invariant: a turn in the table has an owner. It is freed by whoever gives it up when
 * nobody waits for it, and handed to the first who waits otherwise.
 */
#include "hook/turn.h"

#include <zend_exceptions.h>

#include "core/memory.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"

enum {
	CHAINS = 1024,
};

static ASYNC_TLS async_turn *turns[CHAINS];
static ASYNC_TLS uint32_t turn_count;
static ASYNC_TLS async_turn *spare; /* the one freed last */

static async_turn **chain_of(const void *connection)
{
	uintptr_t address = (uintptr_t) connection >> 4;

	return &turns[(address ^ (address >> 10)) % CHAINS];
}

void async_turns_forget(void)
{
	for (int i = 0; turn_count && i < CHAINS; i++) {
		while (turns[i]) {
			async_turn *turn = turns[i];

			turns[i] = turn->next;
			async_free(turn);
			turn_count--;
		}
	}
}

static async_turn *find(const void *connection)
{
	async_turn *turn = *chain_of(connection);

	while (UNEXPECTED(turn) && turn->connection != connection) {
		turn = turn->next;
	}
	return turn;
}

static bool is_mine(const async_turn *turn)
{
	return turn->mutex.owner == async_the_scheduler.current;
}

static void end_turn(async_turn *turn)
{
	async_turn **place = chain_of(turn->connection);

	if (UNEXPECTED(!async_list_is_empty(&turn->mutex.waiters))) {
		async_mutex_unlock(&turn->mutex);
		return;
	}
	while (*place != turn) {
		place = &(*place)->next;
	}
	*place = turn->next;
	turn_count--;
	if (UNEXPECTED(turn->unwanted)) {
		efree(turn->unwanted);
	}
	if (UNEXPECTED(spare)) {
		async_free(turn);
	} else {
		spare = turn;
	}
}

/* With the turn: what others could not free while it was taken. suspends */
static void free_unwanted(async_turn *turn)
{
	while (turn->unwanted_count) {
		OBJ_RELEASE(turn->unwanted[--turn->unwanted_count]);
	}
}

/* Whoever comes next finds the connection as it is, as in stock PHP. */
static void holder_ends(async_ending *ending, async_coroutine *coroutine)
{
	async_turn *turn = ASYNC_LIST_ENTRY(ending, async_turn, holder_ending);

	turn->kept = false;
	turn->depth = 1;
	async_turn_leave(turn, false);
}

static async_turn *new_turn(const void *connection, const char *what)
{
	async_turn **chain = chain_of(connection), *turn = spare;

	if (EXPECTED(turn)) {
		spare = NULL;
	} else {
		turn = async_malloc(sizeof(*turn));
	}
	*turn = (async_turn) {.next = *chain, .connection = connection, .what = what, .depth = 1};
	async_mutex_init(&turn->mutex);
	async_mutex_hand_over(&turn->mutex, async_the_scheduler.current);
	async_ending_init(&turn->holder_ending, holder_ends);
	*chain = turn;
	turn_count++;
	return turn;
}

/* Without waiting. False when another coroutine has it. */
static bool take(async_turn *turn, bool takes_over)
{
	if (is_mine(turn) || (turn->kept && takes_over)) {
		if (turn->kept) {
			turn->kept = false;
			async_ending_remove(&turn->holder_ending);
			async_mutex_hand_over(&turn->mutex, async_the_scheduler.current);
		}
		turn->depth++;
		return true;
	}
	return false;
}

async_turn *async_turn_try(const void *connection, const char *what, bool takes_over)
{
	async_turn *turn = find(connection);

	if (EXPECTED(!turn)) {
		return new_turn(connection, what);
	}
	return take(turn, takes_over) ? turn : NULL;
}

async_turn *async_turn_enter(const void *connection, const char *what, bool takes_over)
{
	async_turn *turn = async_turn_try(connection, what, takes_over);

	if (EXPECTED(turn)) {
		return turn;
	}
	if (UNEXPECTED(!async_scheduler_can_suspend())) {
		async_throw(async_ce_exception,
			"Another coroutine uses the connection, and it is impossible to wait for the %s here", what);
		return NULL;
	}
	turn = find(connection);
	if (UNEXPECTED(async_mutex_lock(&turn->mutex, what) != ASYNC_WAKE_DONE)) {
		async_coroutine_throw_pending(async_the_scheduler.current);
		return NULL;
	}
	turn->depth = 1;
	return turn;
}

void async_turn_leave(async_turn *turn, bool begun)
{
	turn->begun = begun;
	if (UNEXPECTED(turn->depth > 1)) {
		turn->depth--;
		return;
	}
	if (UNEXPECTED(begun)) {
		turn->depth = 0;
		turn->kept = true;
		async_ending_add(turn->mutex.owner, &turn->holder_ending);
		return;
	}
	if (UNEXPECTED(turn->unwanted_count)) {
		free_unwanted(turn);
	}
	turn->depth = 0;
	end_turn(turn);
}

bool async_turn_postpone(const void *connection, zend_object *object, bool takes_over)
{
	async_turn *turn = find(connection);

	if (EXPECTED(!turn) || is_mine(turn) || (turn->kept && takes_over)) {
		return false;
	}
	if (turn->unwanted_count == turn->unwanted_size) {
		turn->unwanted_size = turn->unwanted_size ? turn->unwanted_size * 2 : 4;
		turn->unwanted = safe_erealloc(turn->unwanted, turn->unwanted_size, sizeof(*turn->unwanted), 0);
	}
	GC_ADDREF(object);
	turn->unwanted[turn->unwanted_count++] = object;
	return true;
}

bool async_turn_each_inside(const char *what, bool (*condition)(const void *connection), int *count)
{
	for (int i = 0; turn_count && i < CHAINS; i++) {
		for (const async_turn *turn = turns[i]; turn; turn = turn->next) {
			if (is_mine(turn) && turn->depth > 0 && turn->what == what) {
				if (!condition(turn->connection)) {
					return false;
				}
				++*count;
			}
		}
	}
	return true;
}

static bool any(const void *connection)
{
	return true;
}

bool async_turn_is_inside(const async_turn_client *client)
{
	int inside = 0;

	async_turn_each_inside(client->what, any, &inside);
	return inside > 0;
}

bool async_turn_is_abandoned(const void *connection)
{
	async_turn *turn;

	if (async_the_scheduler.state == ASYNC_SCHEDULER_ACTIVE || !(turn = find(connection)) || !turn->depth) {
		return false;
	}
	turn->depth = 0;
	return true;
}
