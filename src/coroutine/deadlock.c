/* SPDX-License-Identifier: BSD-3-Clause
 *
 * See deadlock.h. The script that waits for the end of the others (its drain) is
 * not part of the deadlock.
 */
#include "coroutine/deadlock.h"

#include <main/php.h>

#include "coroutine/channel.h"
#include "coroutine/describe.h"
#include "coroutine/errors.h"
#include "coroutine/scheduler.h"
#include "coroutine/wait.h"

static ASYNC_TLS bool print_report = true;

void async_deadlock_set_report(bool print)
{
	print_report = print;
}

static bool is_waiting(const async_coroutine *coroutine)
{
	return !(coroutine->wait && coroutine->wait == async_the_scheduler.drain_wait);
}

static uint32_t count_waiting(void)
{
	uint32_t count = 0;

	for (async_list *link = async_the_scheduler.all.next; link != &async_the_scheduler.all;
		 link = link->next) {
		count += is_waiting(ASYNC_LIST_ENTRY(link, async_coroutine, all));
	}
	return count;
}

static void print_coroutine(async_coroutine *coroutine)
{
	zend_string *spawned = async_describe_spawn_location(coroutine);
	zend_string *suspended = async_describe_suspend_location(coroutine);

	php_printf("Coroutine %u spawned at %s, suspended at %s (%s)\n", async_coroutine_number(coroutine),
		ZSTR_VAL(spawned), ZSTR_VAL(suspended), async_describe_state(coroutine));
	zend_string_release(spawned);
	zend_string_release(suspended);
	if (coroutine->wait) {
		zend_string *what = coroutine->wait->kind->describe(coroutine->wait);

		php_printf("  waiting for:\n    - %s\n\n", ZSTR_VAL(what));
		zend_string_release(what);
	} else {
		php_printf("  waiting for: <nothing>\n\n");
	}
}

static void print_all(uint32_t waiting)
{
	php_printf("\n=== DEADLOCK REPORT START ===\n");
	php_printf("Coroutines waiting: %u, active_events: 0\n\n", waiting);
	for (async_list *link = async_the_scheduler.all.next; link != &async_the_scheduler.all;
		 link = link->next) {
		async_coroutine *coroutine = ASYNC_LIST_ENTRY(link, async_coroutine, all);

		if (is_waiting(coroutine)) {
			print_coroutine(coroutine);
		}
	}
	php_printf("=== DEADLOCK REPORT END   ===\n\n");
}

void async_deadlock_resolve(void)
{
	uint32_t waiting = count_waiting();
	zend_execute_data *frame = EG(current_execute_data);
	zend_object *cancellation;

	if (async_channel_resolve_deadlock()) {
		return;
	}
	if (print_report) {
		print_all(waiting);
	}
	/* The error belongs to no line of code. */
	EG(current_execute_data) = NULL;
	if (!async_the_scheduler.exit_error) {
		async_the_scheduler.exit_error = async_error_new(
			async_ce_deadlock, "Deadlock detected: no active coroutines, %u coroutines in waiting", waiting);
	}
	cancellation = async_error_new(async_ce_cancellation, "Deadlock detected");
	EG(current_execute_data) = frame;

	async_the_scheduler.closing = true;
	async_scheduler_cancel_all(cancellation);
	OBJ_RELEASE(cancellation);
}
